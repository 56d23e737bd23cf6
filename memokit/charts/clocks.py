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

from memokit.charts.figures import (
    COLOURS,
    STYLE,
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
MOST_OUTLETS, LONGEST_OUTLET = 12, 20
FEW = 10
"""A bar of what has no day is cut only beyond so many."""
ROW = 0.14
HEIGHTS = (0.8, 0.52, 0.72)
"""Of the three clocks, in inches: with their rows of outlets, they stand on one screen of 768 lines."""
ABOVE, BELOW = (0.22, 0.03, 0.57, 0.57), 0.33
"""Room above each of the four axes, and below the last, in inches."""
LEFT, WIDE = 0.15, 0.84
"""Where the axes begin, and how wide they are, as parts of the figure."""
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
    reported: pd.DataFrame,
    coverage: pd.DataFrame,
    said: pd.DataFrame,
    happened: pd.DataFrame,
    *,
    all_outlets: Sequence[str] = (),
) -> Figure:
    """Memos by period and outlet, and under them by outlet and day; then quotes by the day on which they were said;
    then expressions by the days they speak of, pale where these may be in the period or beside it.

    The tables are those of `measures.reported`, `coverage`, `said` and `happened`, over the same periods. Where no memo
    has a day, the periods are those of which the text tells. Where the tables tell of a part of a collection, its
    `all_outlets` give each outlet the colour that it has in the whole.
    """
    spans = _periods(reported) or sorted({*_periods(said), *_periods(happened)})
    outlets = _outlets(reported)
    rows = ROW * max(1, len(outlets)) + 0.1
    heights = [HEIGHTS[0], rows, *HEIGHTS[1:]]
    ends = _ends(said, happened)
    places = _places(spans, ends)
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(WIDTH, sum(heights) + sum(ABOVE) + BELOW))
        axes = [bare(figure, box) for box in _boxes(heights)]
        colours = _colours(all_outlets or outlets)
        _reported(axes[0], reported, places, colours)
        _coverage(axes[1], coverage, outlets, colours, spans)
        _undated(axes[1], reported, outlets, colours, places)
        _clock(axes[2], said, places, SAID, "Said: quotes, by the day on which they were said")
        _clock(axes[3], happened, places, HAPPENED, "Happened or planned: the days that the text speaks of")
        for one in axes[1:]:
            _days(one, spans, places, ("undated",) if one is axes[1] else ends)
        _span(axes, places)
    return figure


def _boxes(heights: Sequence[float]) -> Iterator[tuple[float, float, float, float]]:
    """Where the four axes stand in the figure: the second close under the first, the others with room for a title."""
    total = sum(heights) + sum(ABOVE) + BELOW
    top = 1.0
    for height, room in zip(heights, ABOVE, strict=True):
        top -= (height + room) / total
        yield LEFT, top, WIDE, height / total


def _periods(table: pd.DataFrame) -> list[str]:
    """The periods that begin on a day."""
    return [period for period in dict.fromkeys(table["period"]) if period not in ENDS]


def _outlets(reported: pd.DataFrame) -> list[str]:
    """The outlets with most memos, in alphabetical order."""
    totals = reported.groupby("source", sort=False)["n_memos"].sum()
    kept = totals.sort_values(ascending=False, kind="stable").index[:MOST_OUTLETS]
    return [name for name in dict.fromkeys(reported["source"]) if name in set(kept)]


def _colours(outlets: Sequence[str]) -> dict[str, str]:
    return {name: COLOURS[n % len(COLOURS)] for n, name in enumerate(outlets)}


def _ends(*clocks: pd.DataFrame) -> tuple[str, ...]:
    """What stands beside the periods: what has no day, always, and of the others those that hold anything."""
    held = {name for table in clocks for name in table.loc[table["n"] > 0, "period"]}
    return tuple(name for name in ENDS if name in held or name == "undated")


def _places(spans: Sequence[str], ends: Sequence[str]) -> dict[str, float]:
    """Where each period stands, and what has no day."""
    found = {span: float(n) for n, span in enumerate(spans)}
    room = GAP * max(1.0, len(spans) / 20)
    after = [name for name in ("after", "long", "undated") if name in ends]
    beyond = {name: len(spans) - 1 + n * room for n, name in enumerate(after, start=1)}
    return {**found, **({"before": -room} if "before" in ends else {}), **beyond}


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
    columns = (shown[name].tolist() for name in ("period", "last_day", "source", "n_memos", "key"))
    for period, last, source, n, key in zip(*columns, strict=True):
        low = below.get(period, 0)
        words = f"{source}, {_when(period, last)}: {_count(n, 'memo')}"
        by_outlet.setdefault(source, []).append((places[period] - BAR / 2, low, BAR, n, key, words))
        below[period] = low + n
    for source, marks in by_outlet.items():
        _draw(axes, marks, color=colours.get(source, "#808080"))
    axes.set_title("Reported: memos, by the day printed on them")
    numbers_left(axes, 1.12 * max(below.values(), default=1), "memos", most=3, whole=True)


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
                (x, rows[source] - 0.36, w, 0.72, key, f"{source}, {_when(a, b)}: {_count(n, 'memo')}")
                for x, w, a, b, n, key in zip(left[own].tolist(), width[own].tolist(), *columns, strict=True)
            ]
            _draw(axes, marks, color=colours[source])
    rows_left(axes, [shorten(name, LONGEST_OUTLET) for name in outlets], fontsize=7.5)


def _undated(
    axes: Axes,
    reported: pd.DataFrame,
    outlets: Sequence[str],
    colours: Mapping[str, str],
    places: Mapping[str, float],
) -> None:
    """A mark for an outlet's undated memos, under their bar."""
    own = reported[(reported["period"] == "undated") & (reported["n_memos"] > 0)]
    for row in own[own["source"].isin(set(outlets))].itertuples():
        words = f"{row.source}, undated: {_count(row.n_memos, 'memo')}"
        top = outlets.index(row.source) - 0.36
        box = (places["undated"] - BAR / 2, top, BAR, 0.72, row.key, words)
        _draw(axes, [box], color=colours[row.source])


def _clock(axes: Axes, table: pd.DataFrame, places: Mapping[str, float], colour: str, title: str) -> None:
    """Bars of what is surely on the days of each period, and on them, pale, what perhaps is.

    A bar of what has no day may be far higher than the others: it is cut, and its number has an arrow.
    """
    what = "quote" if title.startswith("Said") else "day spoken of"
    dated = table[~table["period"].isin(list(ENDS))]
    others = table[table["period"].isin(list(ENDS)) & (table["n"] > 0)]
    tallest = int((dated["n"] + dated["n_perhaps"]).max()) if len(dated) else 0
    highest = max(1, tallest, min(int(others["n"].max()) if len(others) else 0, max(2 * tallest, FEW)))
    top, cut = 1.25 * highest, 1.05 * highest
    sure: list[Mark] = []
    perhaps: list[Mark] = []
    for row in table.itertuples():
        left, when = places.get(row.period, 0.0) - BAR / 2, _when(row.period, row.last_day)
        if row.n:
            sure.append((left, 0, BAR, min(row.n, cut), row.key, f"{when}: {_count(row.n, what)}"))
        if row.n_perhaps:
            words = f"perhaps {when}: {_count(row.n_perhaps, what)}"
            perhaps.append((left, row.n, BAR, row.n_perhaps, row.key_perhaps, words))
    _draw(axes, sure, color=colour)
    _draw(axes, perhaps, color=colour, alpha=0.3)
    for row in others.itertuples():
        words, height = (f"{row.n:,} ↑", cut) if row.n > cut else (f"{row.n:,}", row.n)
        axes.text(places[row.period], height, words, ha="center", va="bottom", fontsize=7)
    axes.set_title(title + (" (pale: perhaps then)" if perhaps else ""))
    numbers_left(axes, top, "quotes" if what == "quote" else "times", most=3, whole=True)


def _days(axes: Axes, spans: Sequence[str], places: Mapping[str, float], ends: Sequence[str]) -> None:
    """The ticks of the days, and those of what has none."""
    step = max(1, -(-len(spans) // TICKS))
    ticks = [(places[span], _day(span, n == 0)) for n, span in enumerate(spans[::step])]
    ticks += [(places[name], "undated" if len(ends) == 1 else ENDS[name]) for name in ends]
    labels_below(axes, [at for at, _ in ticks], [label for _, label in ticks], ticks=True, fontsize=7)


def _when(first: str, last: str | None) -> str:
    """A period in words: `6 Jan to 12 Jan 2031`, or the name of what is no period."""
    if first in ENDS or not last:
        return ENDS.get(first, first).replace("\n", " ")
    a, b = date.fromisoformat(first), date.fromisoformat(last)
    whole = f"{b.day} {b:%b} {b.year}"
    return whole if a == b else f"{a.day} {a:%b} to {whole}"


def _count(number: int, what: str) -> str:
    """`1 memo`, `2 memos`, `3 days spoken of`."""
    noun, _, rest = what.partition(" ")
    return f"{number:,} {noun}{'s' * (number != 1)}{' ' * bool(rest)}{rest}"


def _day(day: str, first: bool) -> str:
    """`6 Jan`, with the year where it is the first or a new one."""
    when = date.fromisoformat(day)
    new = first or (when.month == 1 and when.day <= 7)
    return f"{when.day} {when:%b}" + (f"\n{when.year}" if new else "")


def _span(all_axes: Sequence[Axes], places: Mapping[str, float]) -> None:
    """One scale for all, with room beyond the first and the last bar."""
    first, last = min(places.values()), places["undated"]
    room = max(0.7, (last - first) / 40)
    for axes in all_axes:
        axes.set_xlim(first - room, last + room)
