"""Charts of words over memos and beside each other, and of quotes over time."""

from __future__ import annotations

from typing import Any

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba

from memokit.charts.figures import (
    COLOURS,
    LINE,
    QUIET,
    ROW_HEIGHT,
    STYLE,
    UNIT_BELOW,
    axes_of,
    labels_below,
    link_each,
    numbers_below,
    room_for_rows,
    rows_left,
    shorten,
    unit_below,
)
from memokit.charts.marks import mark

_UNITS = {
    "log_dice": "logDice (14: never apart)",
    "mi": "MI, in bits",
    "t": "t",
}
_LOOKS = {
    # how a later quote stands to the first: words in the legend, shape, colour
    "first": ("first seen", "o", COLOURS[0]),
    "same": ("the same words", "o", COLOURS[4]),
    "changed": ("changed", "D", COLOURS[1]),
    "shortened": ("shortened or longer", "v", COLOURS[2]),
    "turned": ("negation, modality or number changed", "X", COLOURS[5]),
    "mouth": ("in another mouth", "s", COLOURS[3]),
}
LONGEST_QUOTE = 44
ABOVE_SPREAD = 0.36
"""Inches above for what the marks of a spread mean, in two lines."""
BELOW_STRIP = 0.86
"""Inches below a strip for tilted days and what they are of."""
MOST_TICKS_OF_STRIP = 9


def plot_dispersion(table: pd.DataFrame, *, title: str = "Where the words stand, memo by memo") -> Axes:
    """A strip a word: a line at each memo it stands in, memos in order of time, darker for more hits.

    `table` is `measures.strip`'s. Each line links to its key.
    """
    words = list(dict.fromkeys(table["word"]))
    labels = [shorten(word) for word in words]
    inside = 1.3 * ROW_HEIGHT * max(1, len(words))
    with mpl.rc_context(STYLE):
        axes = axes_of(inside, title, table, left=room_for_rows(labels), below=BELOW_STRIP)
        n_memos = int(table.attrs.get("n_memos", 0))
        axes.set_xlim(-0.5, max(1, n_memos) - 0.5)
        for number, word in enumerate(words):
            own = table[(table["word"] == word) & (table["n"] > 0)]
            if not len(own):
                continue
            shades = (0.35 + 0.65 * np.minimum(1, (own["n"].to_numpy(float) - 1) / 3)).tolist()
            marks = axes.vlines(
                own["place"].to_numpy(float),
                number - 0.38,
                number + 0.38,
                lw=1.6,
                color=[to_rgba(COLOURS[0], shade) for shade in shades],
            )
            columns = (own[name] for name in ("source", "date", "n"))
            said = [f"{word}, {source}, {day}: {n}" for source, day, n in zip(*columns, strict=True)]
            link_each(marks, own["key"].tolist(), said)
        rows_left(axes, labels)
        _dates_below(axes, table.attrs.get("dates", []))
        unit_below(axes, "memos in order of time", BELOW_STRIP - UNIT_BELOW + LINE)
    return axes


def _dates_below(axes: Axes, dates: list[str]) -> None:
    """The dates of some memos, as many as fit; those without one say so."""
    step = max(1, -(-len(dates) // MOST_TICKS_OF_STRIP))
    places = list(range(0, len(dates), step))
    labels_below(axes, places, [dates[n] for n in places], ticks=True, tilt=30)


def plot_collocations(table: pd.DataFrame, *, title: str = "") -> Axes:
    """How closely each word keeps to the node. `table` is `measures.collocations`', the first row at the top."""
    order = str(table.attrs.get("order", "log_dice"))
    labels = [shorten(word) for word in table["word"]] if len(table) else []
    about = title or f"Words near {shorten(table.attrs.get('node', ''))}"
    with mpl.rc_context(STYLE):
        inside = ROW_HEIGHT * max(1, len(labels))
        axes = axes_of(inside, about, table, left=room_for_rows(labels))
        values = table[order].astype(float).fillna(0.0).tolist()
        words = [
            f"{r.word}: {r.n} times near, {r.left} before and {r.right} after" for r in table.itertuples()
        ]
        boxes = [(0, row - 0.35, value, 0.7) for row, value in enumerate(values)]
        mark(axes, boxes, table["key"], words, color=COLOURS[0])
        for row, (value, n) in enumerate(zip(values, table["n"], strict=True)):
            axes.text(max(0, value), row, f"\u00a0{n}", va="center", fontsize=7.5)
        rows_left(axes, labels)
        low, high = min([0.0, *values]), max([0.0, *values]) or 1.0
        unit = f"{_UNITS.get(order, order)}; at the bars: how often near"
        numbers_below(axes, 1.08 * low, 1.08 * high, unit)
    return axes


def plot_spread(table: pd.DataFrame, *, title: str = "How quotes spread") -> Axes:
    """A row a quote: each later memo that has it, by days since it was first seen; changes are marks of their own.

    `table` is `measures.spread`'s, or the rows of some of its groups. Memos of one day stand one above the other; a
    memo without a day stands at the right. Each mark links to its quote.
    """
    groups = list(dict.fromkeys(table["group"]))
    firsts = table.drop_duplicates("group")
    labels = [_label(words, day) for words, day in zip(firsts["text"], firsts["first_date"], strict=True)]
    rows = table.reset_index(drop=True)
    beside = 1.12 * max([1.0, *rows["delay_days"].dropna().astype(float)]) + 0.5
    rows["day"] = rows["delay_days"].astype(float).fillna(beside)
    rows["line"] = [groups.index(group) for group in rows["group"]]
    with mpl.rc_context(STYLE):
        inside = 1.5 * ROW_HEIGHT * max(1, len(groups))
        axes = axes_of(inside, title, table, left=room_for_rows(labels), right=0.25, above=ABOVE_SPREAD)
        for line, own in rows.groupby("line"):
            axes.hlines(line, own["day"].min(), own["day"].max(), color=QUIET, lw=0.8, zorder=1)
        rows["line"] += _apart(rows)
        rows["look"] = _looks(rows)
        for look, (words, shape, colour) in _LOOKS.items():
            own = rows[rows["look"] == look]
            if len(own):
                marks = axes.scatter(
                    own["day"], own["line"], s=34, marker=shape, color=colour, label=words, zorder=3
                )
                link_each(marks, own["key"].tolist(), [_said_of(row) for row in own.itertuples()])
        rows_left(axes, labels)
        undated = bool(rows["delay_days"].isna().any())
        room = 0.04 * beside
        last = beside if undated else max([1.0, *rows["day"]])
        numbers_below(axes, -room, last + room, "days after it was first seen", whole=True)
        if undated:
            where = axes.get_xaxis_transform()
            axes.text(beside, 0.01, "no day", transform=where, ha="center", va="bottom", fontsize=7.5)
        if len(rows):
            axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=3, borderaxespad=0.3)
    return axes


def _label(words: str, day: object) -> str:
    return f"“{shorten(words, LONGEST_QUOTE)}”\n{day if isinstance(day, str) else 'no day'}"


def _apart(rows: pd.DataFrame) -> pd.Series:
    """How far below its row a mark stands, so that those of one day do not stand on each other."""
    grouped = rows.groupby(["line", "day"])["line"]
    number, of = grouped.cumcount(), grouped.transform("size")
    return (number - (of - 1) / 2) * np.minimum(0.2, 0.7 / of)


def _looks(table: pd.DataFrame) -> list[str]:
    """Which mark each row has: the gravest thing that can be said of it."""
    found = []
    for how, touched, other in zip(table["change"], table["marks"], table["other_mouth"], strict=True):
        look = {"longer": "shortened"}.get(how, how)
        found.append("mouth" if other else "turned" if touched and how == "changed" else look)
    return found


def _said_of(row: Any) -> str:
    parts = [row.source, row.date, row.speaker, row.changed_words or row.change]
    return ", ".join(str(part) for part in parts if isinstance(part, str) and part)
