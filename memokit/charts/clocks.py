"""Three clocks, one under the other: when memos were reported, when things were said, and the days spoken of.

They share their scale, so that a week stands under itself, and never an axis: each says whose days it counts. What
has no day stands at the right in a bar of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.transforms import ScaledTranslation

from memokit.charts.figures import (
    COLOURS,
    PAD,
    STYLE,
    TICK,
    WIDTH,
    bare,
    labels_below,
    numbers_left,
    rows_left,
    shorten,
)
from memokit.charts.marks import mark

BAR, GAP = 0.84, 1.6
"""Width of a bar, and how far what has no day stands from what has one, in periods."""
TICKS = 10
MOST_OUTLETS, LONGEST_OUTLET = 12, 21
ROW = 0.17
ABOVE, BELOW = (0.24, 0.04, 0.6, 0.6), 0.36
"""Room above each of the four axes, and below the last, in inches."""
SAID, HAPPENED = "#56B4E9", "#009E73"
ENDS = {
    "undated": "no day",
    "before": "before",
    "after": "after",
    "long": "over a\nmonth",
}
Mark = tuple[float, float, float, float, str, str]
"""Left, bottom, width and height of a mark, the key that it links to, and what it shows."""


def plot_clocks(
    reported: pd.DataFrame, coverage: pd.DataFrame, said: pd.DataFrame, happened: pd.DataFrame
) -> Figure:
    """Memos by period and outlet, and under them by outlet and day; then quotes by the day on which they were said;
    then expressions by the days they speak of, pale where these may be in the period or beside it.

    The tables are those of `measures.reported`, `coverage`, `said` and `happened`, over the same periods.
    """
    spans = [period for period in dict.fromkeys(reported["period"]) if period != "undated"]
    outlets = _outlets(reported)
    rows = ROW * max(1, len(outlets)) + 0.1
    heights = [1.05, rows, 0.75, 1.05]
    places = _places(spans)
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(WIDTH, sum(heights) + sum(ABOVE) + BELOW))
        axes = [bare(figure, box) for box in _boxes(heights)]
        colours = _colours(outlets)
        _reported(axes[0], reported, places, colours)
        _coverage(axes[1], coverage, outlets, colours, spans)
        _clock(axes[2], said, places, SAID, "Said: quotes, by the day on which they were said")
        _clock(axes[3], happened, places, HAPPENED, "Happened or planned: the days that the text speaks of")
        for one, words in zip(
            (axes[1], axes[2], axes[3]), ("day of the memo", "day said", "day spoken of"), strict=True
        ):
            _days(one, spans, places, words)
        _span(axes, places)
    return figure


def _boxes(heights: Sequence[float]) -> Iterator[tuple[float, float, float, float]]:
    """Where the four axes stand in the figure: the second close under the first, the others with room for a title."""
    total = sum(heights) + sum(ABOVE) + BELOW
    top = 1.0
    for height, room in zip(heights, ABOVE, strict=True):
        top -= (height + room) / total
        yield 0.16, top, 0.825, height / total


def _outlets(reported: pd.DataFrame) -> list[str]:
    """The outlets with most memos, in alphabetical order."""
    totals = reported.groupby("source", sort=False)["n_memos"].sum()
    kept = totals.sort_values(ascending=False, kind="stable").index[:MOST_OUTLETS]
    return [name for name in dict.fromkeys(reported["source"]) if name in set(kept)]


def _colours(outlets: Sequence[str]) -> dict[str, str]:
    return {name: COLOURS[n % len(COLOURS)] for n, name in enumerate(outlets)}


def _places(spans: Sequence[str]) -> dict[str, float]:
    """Where each period stands, and what has no day."""
    found = {span: float(n) for n, span in enumerate(spans)}
    n, room = float(len(spans)), GAP * max(1.0, len(spans) / 20)
    ends = {"after": n - 1 + room, "long": n - 1 + 2 * room, "undated": n - 1 + 3 * room}
    return {**found, "before": -room, **ends}


def _draw(axes: Axes, marks: Sequence[Mark], **look: object) -> None:
    """`marks` as one collection, each a link to its key."""
    if marks:
        *boxes, keys, words = zip(*marks, strict=True)
        mark(axes, list(zip(*boxes, strict=True)), keys, words, **look)


def _reported(
    axes: Axes, table: pd.DataFrame, places: Mapping[str, float], colours: Mapping[str, str]
) -> None:
    below: dict[str, int] = {}
    by_outlet: dict[str, list[Mark]] = {}
    shown = table[table["n_memos"] > 0]
    columns = (shown[name].tolist() for name in ("period", "source", "n_memos", "key"))
    for period, source, n, key in zip(*columns, strict=True):
        low = below.get(period, 0)
        words = f"{source}, {_from(period)}: {n} memo{'s' * (n != 1)}"
        by_outlet.setdefault(source, []).append((places[period] - BAR / 2, low, BAR, n, key, words))
        below[period] = low + n
    for source, marks in by_outlet.items():
        _draw(axes, marks, color=colours.get(source, "#808080"))
    axes.set_title("Reported: memos, by the day printed on them")
    numbers_left(axes, 1.12 * max(below.values(), default=1), "memos", most=3, whole=True)


def _from(period: str) -> str:
    """A period in words, one with days by its first."""
    return ENDS[period].replace("\n", " ") if period in ENDS else f"from {period}"


def _coverage(
    axes: Axes,
    table: pd.DataFrame,
    outlets: Sequence[str],
    colours: Mapping[str, str],
    spans: Sequence[str],
) -> None:
    rows = {name: n for n, name in enumerate(outlets)}
    starts = np.array(spans, "datetime64[D]")
    shown = table[table["source"].isin(set(outlets))]
    if len(starts) and len(shown):
        first = shown["first_day"].to_numpy(str).astype("datetime64[D]")
        last = shown["last_day"].to_numpy(str).astype("datetime64[D]")
        n = np.maximum(np.searchsorted(starts, first, side="right") - 1, 0)
        ends = np.append(starts[1:], starts[-1] + (np.diff(starts)[-1] if len(starts) > 1 else 1))
        length = (ends[n] - starts[n]).astype(float)
        left = n - 0.5 + (first - starts[n]).astype(float) / length
        width = np.maximum((last - first + 1).astype(float) / length, 0.12)
        for source in outlets:
            own = (shown["source"] == source).to_numpy()
            columns = (shown[name][own] for name in ("first_day", "last_day", "n_memos", "key"))
            marks = [
                (x, rows[source] - 0.36, w, 0.72, key, f"{source}, {_days_told(a, b)}: {n} memo{'s' * (n != 1)}")
                for x, w, a, b, n, key in zip(left[own].tolist(), width[own].tolist(), *columns, strict=True)
            ]
            _draw(axes, marks, color=colours[source])
    rows_left(axes, [shorten(name, LONGEST_OUTLET) for name in outlets], fontsize=7.5)


def _days_told(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"


def _clock(axes: Axes, table: pd.DataFrame, places: Mapping[str, float], colour: str, title: str) -> None:
    """Bars of what is surely on the days of each period, and on them, pale, what perhaps is.

    A bar of what has no day may be far higher than the others: it is cut, and its number stands in it.
    """
    dated = table[~table["period"].isin(list(ENDS))]
    others = table[table["period"].isin(list(ENDS))]
    tallest = int((dated["n"] + dated["n_perhaps"]).max()) if len(dated) else 0
    highest = max(1, tallest, min(int(others["n"].max()) if len(others) else 0, 2 * max(tallest, 1)))
    top, unit = 1.2 * highest, "quotes" if "quotes" in title else "times"
    sure: list[Mark] = []
    perhaps: list[Mark] = []
    for row in table.itertuples():
        left, said = places[row.period] - BAR / 2, f"{_from(row.period)}: {row.n:,} {unit}"
        if row.n:
            sure.append((left, 0, BAR, min(row.n, top), row.key, said))
        if row.n_perhaps:
            also = f"{_from(row.period)}, perhaps: {row.n_perhaps:,} {unit}"
            perhaps.append((left, row.n, BAR, row.n_perhaps, row.key_perhaps, also))
    _draw(axes, sure, color=colour)
    _draw(axes, perhaps, color=colour, alpha=0.3)
    for row in others.itertuples():
        if row.n:
            words = f"{row.n:,}" + (" ↑" if row.n > top else "")
            height = min(row.n, 1.02 * highest)
            axes.text(places[row.period], height, words, ha="center", va="bottom", fontsize=7)
    axes.set_title(title + (" (pale: perhaps then)" if perhaps else ""))
    numbers_left(axes, top, unit, most=3, whole=True)


def _days(axes: Axes, spans: Sequence[str], places: Mapping[str, float], words: str) -> None:
    """The ticks of the days, and those of what has none."""
    step = max(1, -(-len(spans) // TICKS))
    ticks = [(places[span], _day(span, n == 0)) for n, span in enumerate(spans[::step])]
    if words != "day of the memo":
        ticks += [(places[name], label) for name, label in ENDS.items()]
    else:
        ticks.append((places["undated"], "undated"))
    labels_below(axes, [at for at, _ in ticks], [label for _, label in ticks], ticks=True, fontsize=7)
    where = axes.transAxes + ScaledTranslation(-PAD / 72, -(PAD + TICK) / 72, axes.figure.dpi_scale_trans)
    axes.text(0, 0, words, transform=where, ha="right", va="top", fontsize=7.5)


def _day(day: str, first: bool) -> str:
    """`6 Jan`, with the year where it is the first or a new one."""
    when = date.fromisoformat(day)
    new = first or (when.month == 1 and when.day <= 7)
    return f"{when.day} {when:%b}" + (f"\n{when.year}" if new else "")


def _room(places: Mapping[str, float]) -> float:
    """How far the scale goes on beyond its first and last bar."""
    return max(0.7, (places["undated"] - places["before"]) / 40)


def _span(all_axes: Sequence[Axes], places: Mapping[str, float]) -> None:
    for axes in all_axes:
        axes.set_xlim(places["before"] - _room(places), places["undated"] + _room(places))
