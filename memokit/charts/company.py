"""Charts of words over memos and beside each other, and of quotes over time."""

from __future__ import annotations

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.ticker import MaxNLocator

from memokit.charts.figures import (
    COLOURS,
    QUIET,
    ROW_HEIGHT,
    STYLE,
    axes_of,
    finish,
    legend_above,
    link,
    link_each,
    rows_axis,
    shorten,
)

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
MOST_TICKS_OF_STRIP = 9


def plot_dispersion(table: pd.DataFrame, *, title: str = "Where the words stand, memo by memo") -> Axes:
    """A strip a word: a line at each memo it stands in, memos in order of time, darker for more hits.

    `table` is `measures.strip`'s. Each line links to its key.
    """
    words = list(dict.fromkeys(table["word"]))
    axes = axes_of(1.35 + 1.3 * ROW_HEIGHT * max(1, len(words)))
    with mpl.rc_context(STYLE):
        n_memos = int(table.attrs.get("n_memos", 0))
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
        rows_axis(axes, words, "memos in order of time")
        axes.set_xlim(-0.5, max(1, n_memos) - 0.5)
        _dates_below(axes, table.attrs.get("dates", []))
        finish(axes, title, table)
    return axes


def _dates_below(axes: Axes, dates: list[str]) -> None:
    """The dates of some memos, as many as fit; those without one say so."""
    step = max(1, -(-len(dates) // MOST_TICKS_OF_STRIP))
    places = list(range(0, len(dates), step))
    axes.set_xticks(places, [dates[n] for n in places], rotation=30, ha="right", rotation_mode="anchor")


def plot_collocations(table: pd.DataFrame, *, title: str = "") -> Axes:
    """How closely each word keeps to the node. `table` is `measures.collocations`', the first row at the top."""
    order = str(table.attrs.get("order", "log_dice"))
    axes = axes_of(1.2 + ROW_HEIGHT * max(1, len(table)))
    with mpl.rc_context(STYLE):
        values = table[order].astype(float).fillna(0.0)
        bars = axes.barh(range(len(table)), values, height=0.7)
        for bar, row in zip(bars, table.itertuples(), strict=True):
            link(bar, row.key, f"{row.word}: {row.n} times near, {row.left} before and {row.right} after")
            axes.text(bar.get_width(), bar.get_y() + 0.35, f" {row.n}", va="center", fontsize=7.5)
        rows_axis(axes, table["word"], f"{_UNITS.get(order, order)}; at the bars: how often near")
        axes.margins(x=0.08)
        finish(axes, title or f"Words near {shorten(table.attrs.get('node', ''))}", table)
    return axes


def plot_spread(table: pd.DataFrame, *, title: str = "How quotes spread") -> Axes:
    """A row a quote: each later memo that has it, by days since it was first seen; changes are marks of their own.

    `table` is `measures.spread`'s, or the rows of some of its groups. Memos of one day stand one above the other; a
    memo without a day stands at the right. Each mark links to its quote.
    """
    groups = list(dict.fromkeys(table["group"]))
    axes = axes_of(1.9 + 1.5 * ROW_HEIGHT * max(1, len(groups)))
    with mpl.rc_context(STYLE):
        rows = table.reset_index(drop=True)
        known = rows["delay_days"].dropna().astype(float)
        beside = 1.12 * max([1.0, *known]) + 0.5
        rows["day"] = rows["delay_days"].astype(float).fillna(beside)
        rows["line"] = [groups.index(group) for group in rows["group"]]
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
        firsts = table.drop_duplicates("group")
        labels = zip(firsts["text"], firsts["first_date"], strict=True)
        rows_axis(axes, [""] * len(groups), "days after it was first seen")
        axes.set_yticks(range(len(groups)), [_label(words, day) for words, day in labels])
        _whole_days(axes, beside if rows["delay_days"].isna().any() else None)
        legend_above(axes)
        finish(axes, title, table)
    return axes


def _label(words: str, day: object) -> str:
    return f"“{shorten(words, LONGEST_QUOTE)}”\n{day if isinstance(day, str) else 'no day'}"


def _apart(rows: pd.DataFrame) -> pd.Series:
    """How far below its row a mark stands, so that those of one day do not stand on each other."""
    grouped = rows.groupby(["line", "day"])["line"]
    number, of = grouped.cumcount(), grouped.transform("size")
    return (number - (of - 1) / 2) * np.minimum(0.2, 0.7 / of)


def _whole_days(axes: Axes, undated: float | None) -> None:
    """Days below, whole ones; a word where quotes without a day stand."""
    axes.xaxis.set_major_locator(MaxNLocator(nbins=8, integer=True, min_n_ticks=1))
    if undated is not None:
        where = {"xycoords": ("data", "axes fraction"), "ha": "center", "va": "bottom", "fontsize": 7.5}
        axes.annotate("no day", (undated, 0.01), **where)
    axes.margins(x=0.04)


def _looks(table: pd.DataFrame) -> list[str]:
    """Which mark each row has: the gravest thing that can be said of it."""
    found = []
    for how, touched, other in zip(table["change"], table["marks"], table["other_mouth"], strict=True):
        look = {"longer": "shortened"}.get(how, how)
        found.append("mouth" if other else "turned" if touched and how == "changed" else look)
    return found


def _said_of(row: tuple) -> str:  # type: ignore[type-arg]
    parts = [row.source, row.date, row.speaker, row.changed_words or row.change]  # type: ignore[attr-defined]
    return ", ".join(str(part) for part in parts if isinstance(part, str) and part)
