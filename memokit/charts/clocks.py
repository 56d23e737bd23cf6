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

from memokit.charts.figures import COLOURS, STYLE, WIDTH, link_each, shorten

BAR, GAP = 0.84, 1.6
"""Width of a bar, and how far what has no day stands from what has one, in periods."""
TICKS = 10
MOST_OUTLETS = 12
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
    reported: pd.DataFrame, coverage: pd.DataFrame, said: pd.DataFrame, happened: pd.DataFrame
) -> Figure:
    """Memos by period and outlet, and under them by outlet and day; then quotes by the day on which they were said;
    then expressions by the days they speak of, pale where these may be in the period or beside it.

    The tables are those of `measures.reported`, `coverage`, `said` and `happened`, over the same periods.
    """
    spans = [period for period in dict.fromkeys(reported["period"]) if period != "undated"]
    outlets = _outlets(reported)
    rows = ROW * max(1, len(outlets)) + 0.1
    heights = [HEIGHTS[0], rows, *HEIGHTS[1:]]
    ends = _ends(said, happened)
    places = _places(spans, ends)
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(WIDTH, sum(heights) + sum(ABOVE) + BELOW))
        axes = [figure.add_axes(box) for box in _boxes(heights)]
        colours = _colours(outlets)
        _reported(axes[0], reported, places, colours)
        _coverage(axes[1], coverage, outlets, colours, spans)
        _undated(axes[1], reported, outlets, colours, places)
        _clock(axes[2], said, places, SAID, "Said: quotes, by the day on which they were said")
        _clock(axes[3], happened, places, HAPPENED, "Happened or planned: the days that the text speaks of")
        for one in axes[1:]:
            _days(one, spans, places, ("undated",) if one is axes[1] else ends)
        axes[0].tick_params(labelbottom=False, bottom=False)
    return figure


def _boxes(heights: Sequence[float]) -> Iterator[tuple[float, float, float, float]]:
    """Where the four axes stand in the figure: the second close under the first, the others with room for a title."""
    total = sum(heights) + sum(ABOVE) + BELOW
    top = 1.0
    for height, room in zip(heights, ABOVE, strict=True):
        top -= (height + room) / total
        yield LEFT, top, WIDE, height / total


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
    shapes = [[(x, y), (x + w, y), (x + w, y + h), (x, y + h)] for x, y, w, h, *_ in marks]
    shown = PolyCollection(shapes, linewidths=0, **look)  # type: ignore[arg-type]
    axes.add_collection(shown, autolim=False)
    link_each(shown, [mark[4] for mark in marks], [mark[5] for mark in marks])


def _reported(
    axes: Axes, table: pd.DataFrame, places: Mapping[str, float], colours: Mapping[str, str]
) -> None:
    below: dict[str, int] = {}
    by_outlet: dict[str, list[Mark]] = {}
    for row in table[table["n_memos"] > 0].itertuples():
        at, low = places[row.period] - BAR / 2, below.get(row.period, 0)
        words = f"{row.source}, {_when(row.period, row.last_day)}: {_count(row.n_memos, 'memo')}"
        by_outlet.setdefault(row.source, []).append((at, low, BAR, row.n_memos, row.key, words))
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
            columns = (shown[name][own] for name in ("key", "first_day", "last_day", "n_memos"))
            marks = [
                (
                    float(x),
                    rows[source] - 0.36,
                    float(w),
                    0.72,
                    key,
                    f"{source}, {_when(a, b)}: {_count(n, 'memo')}",
                )
                for x, w, key, a, b, n in zip(left[own], width[own], *columns, strict=True)
            ]
            _draw(axes, marks, facecolors=colours[source])
    axes.set_ylim(-0.6, max(1, len(outlets)) - 0.4)
    axes.set_yticks(list(rows.values()), [shorten(name)[:22] for name in rows])
    axes.tick_params(axis="y", length=0, labelsize=7.5)
    axes.grid(visible=False)


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
        low = len(outlets) - 1 - outlets.index(row.source) - 0.36
        words = f"{row.source}, undated: {_count(row.n_memos, 'memo')}"
        mark = (places["undated"] - BAR / 2, low, BAR, 0.72, row.key, words)
        _draw(axes, [mark], facecolors=colours[row.source])


def _clock(axes: Axes, table: pd.DataFrame, places: Mapping[str, float], colour: str, title: str) -> None:
    what = "quote" if title.startswith("Said") else "day spoken of"
    sure, perhaps = [], []
    for row in table.itertuples():
        at, when = places.get(row.period, 0.0) - BAR / 2, _when(row.period, row.last_day)
        if row.n:
            sure.append((at, 0, BAR, row.n, row.key, f"{when}: {_count(row.n, what)}"))
        if row.n_perhaps:
            words = f"perhaps {when}: {_count(row.n_perhaps, what)}"
            perhaps.append((at, row.n, BAR, row.n_perhaps, row.key_perhaps, words))
    _draw(axes, sure, facecolors=colour)
    _draw(axes, perhaps, facecolors=colour, alpha=0.3)
    dated = table[~table["period"].isin(list(ENDS))]
    tallest = int((dated["n"] + dated["n_perhaps"]).max()) if len(dated) else 0
    others = table[table["period"].isin(list(ENDS))]
    top = max(1, tallest, min(int(others["n"].max()) if len(others) else 0, 2 * max(tallest, 1)))
    axes.set_ylim(0, 1.2 * top)
    for row in others.itertuples():
        if row.n:
            cut = row.n > 1.2 * top  # its number stands above the axes, where the bar is not
            words, at = f"{row.n:,}" + (" ↑" if cut else ""), 1.22 * top if cut else row.n
            axes.text(places[row.period], at, words, ha="center", va="bottom", fontsize=7)
    axes.set_ylabel("quotes" if what == "quote" else "times")
    if perhaps:
        title += " (pale: perhaps then)"
    axes.set_title(title)
    _whole_numbers(axes)


def _whole_numbers(axes: Axes) -> None:
    axes.yaxis.set_major_locator(mpl.ticker.MaxNLocator(3, integer=True))


def _days(axes: Axes, spans: Sequence[str], places: Mapping[str, float], ends: Sequence[str]) -> None:
    """The ticks of the days, and those of what has none."""
    step = max(1, -(-len(spans) // TICKS))
    ticks = [(places[span], _day(span, n == 0)) for n, span in enumerate(spans[::step])]
    ticks += [(places[name], "undated" if len(ends) == 1 else ENDS[name]) for name in ends]
    axes.set_xticks([at for at, _ in ticks], [label for _, label in ticks], fontsize=7)
    _span(axes, places)


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


def _span(axes: Axes, places: Mapping[str, float]) -> None:
    first = min(places.values())
    for one in axes.figure.axes:
        room = max(0.7, (places["undated"] - first) / 40)
        one.set_xlim(first - room, places["undated"] + room)
