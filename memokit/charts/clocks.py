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
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure

from memokit.charts.plots import _STYLE, LONGEST_KEY, WIDTH, shorten

BAR, GAP = 0.84, 1.6
"""Width of a bar, and how far what has no day stands from what has one, in periods."""
TICKS = 10
MOST_OUTLETS = 12
ROW = 0.17
ABOVE, BELOW = (0.24, 0.04, 0.68, 0.68), 0.5
"""Room above each of the four axes, and below the last, in inches."""
SAID, HAPPENED = "#56B4E9", "#009E73"
ENDS = {
    "undated": "no day",
    "before": "before",
    "after": "after",
    "long": "over a\nmonth",
}
Mark = tuple[float, float, float, float, str]
"""Left, bottom, width and height of a mark, and the key that it links to."""


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
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(WIDTH, sum(heights) + sum(ABOVE) + BELOW))
        axes = [figure.add_axes(box) for box in _boxes(heights)]
        colours = _colours(outlets)
        _reported(axes[0], reported, places, colours)
        _coverage(axes[1], coverage, outlets, colours, spans)
        _clock(axes[2], said, places, SAID, "Said: quotes, by the day on which they were said")
        _clock(axes[3], happened, places, HAPPENED, "Happened or planned: the days that the text speaks of")
        for one, words in zip(
            (axes[1], axes[2], axes[3]), ("day of the memo", "day said", "day spoken of"), strict=True
        ):
            _days(one, spans, places, words)
        axes[0].tick_params(labelbottom=False, bottom=False)
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
    cycle = _STYLE["axes.prop_cycle"].by_key()["color"]
    return {name: f"#{cycle[n % len(cycle)].lstrip('#')}" for n, name in enumerate(outlets)}


def _places(spans: Sequence[str]) -> dict[str, float]:
    """Where each period stands, and what has no day."""
    found = {span: float(n) for n, span in enumerate(spans)}
    n, room = float(len(spans)), GAP * max(1.0, len(spans) / 20)
    ends = {"after": n - 1 + room, "long": n - 1 + 2 * room, "undated": n - 1 + 3 * room}
    return {**found, "before": -room, **ends}


def _draw(axes: Axes, marks: Sequence[Mark], **look: object) -> None:
    """`marks` as one collection, each a link to its key."""
    shapes = [[(x, y), (x + w, y), (x + w, y + h), (x, y + h)] for x, y, w, h, _ in marks]
    shown = PolyCollection(shapes, linewidths=0, **look)  # type: ignore[arg-type]
    shown.set_urls([f"#{key}" if 0 < len(key) <= LONGEST_KEY else None for *_, key in marks])
    axes.add_collection(shown, autolim=False)


def _reported(
    axes: Axes, table: pd.DataFrame, places: Mapping[str, float], colours: Mapping[str, str]
) -> None:
    below: dict[str, int] = {}
    by_outlet: dict[str, list[Mark]] = {}
    for row in table[table["n_memos"] > 0].itertuples():
        at, low = places[row.period] - BAR / 2, below.get(row.period, 0)
        by_outlet.setdefault(row.source, []).append((at, low, BAR, row.n_memos, row.key))
        below[row.period] = low + row.n_memos
    for source, marks in by_outlet.items():
        _draw(axes, marks, facecolors=colours.get(source, "#808080"))
    axes.set_ylim(0, 1.12 * max(below.values(), default=1))
    axes.set_ylabel("memos")
    axes.set_title("Reported: memos, by the day printed on them")
    _whole_numbers(axes)


def _coverage(
    axes: Axes,
    table: pd.DataFrame,
    outlets: Sequence[str],
    colours: Mapping[str, str],
    spans: Sequence[str],
) -> None:
    rows = {name: len(outlets) - 1 - n for n, name in enumerate(outlets)}
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
            marks = [
                (float(x), rows[source] - 0.36, float(w), 0.72, key)
                for x, w, key in zip(left[own], width[own], shown["key"][own], strict=True)
            ]
            _draw(axes, marks, facecolors=colours[source])
    axes.set_ylim(-0.6, max(1, len(outlets)) - 0.4)
    axes.set_yticks(list(rows.values()), [shorten(name)[:22] for name in rows])
    axes.tick_params(axis="y", length=0, labelsize=7.5)
    axes.grid(visible=False)


def _clock(axes: Axes, table: pd.DataFrame, places: Mapping[str, float], colour: str, title: str) -> None:
    sure = [(places[r.period] - BAR / 2, 0, BAR, r.n, r.key) for r in table.itertuples() if r.n]
    perhaps = [
        (places[r.period] - BAR / 2, r.n, BAR, r.n_perhaps, r.key_perhaps)
        for r in table.itertuples()
        if r.n_perhaps
    ]
    _draw(axes, sure, facecolors=colour)
    _draw(axes, perhaps, facecolors=colour, alpha=0.3)
    dated = table[~table["period"].isin(list(ENDS))]
    tallest = int((dated["n"] + dated["n_perhaps"]).max()) if len(dated) else 0
    others = table[table["period"].isin(list(ENDS))]
    top = max(1, tallest, min(int(others["n"].max()) if len(others) else 0, 2 * max(tallest, 1)))
    axes.set_ylim(0, 1.2 * top)
    for row in others.itertuples():
        if row.n:
            words = f"{row.n:,}" + (" ↑" if row.n > 1.2 * top else "")
            axes.text(places[row.period], min(row.n, 1.02 * top), words, ha="center", va="bottom", fontsize=7)
    axes.set_ylabel("quotes" if "quotes" in title else "times")
    if perhaps:
        title += " (pale: perhaps then)"
    axes.set_title(title)
    _whole_numbers(axes)


def _whole_numbers(axes: Axes) -> None:
    axes.yaxis.set_major_locator(mpl.ticker.MaxNLocator(3, integer=True))


def _days(axes: Axes, spans: Sequence[str], places: Mapping[str, float], words: str) -> None:
    """The ticks of the days, and those of what has none."""
    step = max(1, -(-len(spans) // TICKS))
    ticks = [(places[span], _day(span, n == 0)) for n, span in enumerate(spans[::step])]
    if words != "day of the memo":
        ticks += [(places[name], label) for name, label in ENDS.items()]
    else:
        ticks.append((places["undated"], "undated"))
    axes.set_xticks([at for at, _ in ticks], [label for _, label in ticks], fontsize=7)
    axes.set_xlabel(words, fontsize=8, loc="right", labelpad=0)
    _span(axes, places)


def _day(day: str, first: bool) -> str:
    """`6 Jan`, with the year where it is the first or a new one."""
    when = date.fromisoformat(day)
    new = first or (when.month == 1 and when.day <= 7)
    return f"{when.day} {when:%b}" + (f"\n{when.year}" if new else "")


def _span(axes: Axes, places: Mapping[str, float]) -> None:
    for one in axes.figure.axes:
        room = max(0.7, (places["undated"] - places["before"]) / 40)
        one.set_xlim(places["before"] - room, places["undated"] + room)
