"""One function a chart of words, memos and speakers: from a table of `measures` to Axes."""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes

from memokit.charts.figures import (
    COLOURS,
    LONGEST_KEY,
    QUIET,
    ROW_HEIGHT,
    STYLE,
    UNDATED,
    WIDTH,
    axes_of,
    finish,
    legend,
    legend_inside,
    link,
    link_each,
    periods_axis,
    rows_axis,
    shorten,
)

FEWEST_ROWS = 6
"""From so many speakers on, there is room for a legend beside the short bars."""
_KIND_WORDS = {"direct": "quotation", "mixed": "partial quotation", "indirect": "paraphrase"}
__all__ = ["LONGEST_KEY", "WIDTH", "plot_frequency", "plot_keyness", "plot_reported", "plot_speakers"]
__all__ += ["plot_trend", "plot_words", "shorten"]


def plot_reported(table: pd.DataFrame, *, title: str = "Memos reported, by outlet") -> Axes:
    """Memos by period and outlet, stacked; an empty period is an empty place, `undated` stands apart.

    `table` is `measures.reported`'s. Each bar links to its key.
    """
    axes = axes_of(3.2)
    with mpl.rc_context(STYLE):
        spans = list(dict.fromkeys(table["period"]))
        below = [0] * len(spans)
        for source, own in table.groupby("source", sort=False):
            counts = own["n_memos"].tolist()
            bars = axes.bar(range(len(spans)), counts, bottom=below, width=0.8, label=shorten(source))
            for bar, period, n, key in zip(bars, own["period"], counts, own["key"], strict=True):
                link(bar, key, f"{source}, {period}: {n} memo{'s' * (n != 1)}")
            below = [a + b for a, b in zip(below, counts, strict=True)]
        periods_axis(axes, spans)
        axes.set_ylabel("memos")
        axes.yaxis.get_major_locator().set_params(integer=True)
        legend(axes)
        finish(axes, title, table)
    return axes


def plot_trend(table: pd.DataFrame, *, title: str = "How often, per 1,000 words") -> Axes:
    """The rate of each word over periods with its 95 % band; where there is no memo, a gap on grey ground.

    `table` is `measures.trend`'s; its `undated` row is a mark of its own at the right. Each mark links to its key.
    """
    axes = axes_of(3.2)
    with mpl.rc_context(STYLE):
        spans = list(dict.fromkeys(table["period"]))
        for n, (word, own) in enumerate(table.groupby("word", sort=False)):
            own, colour = own.reset_index(drop=True), COLOURS[n % len(COLOURS)]
            drawn = own.where(own["n_tokens"] > 0)
            dated = drawn[own["period"] != UNDATED]
            axes.plot(dated.index, dated["per_1000_tokens"], lw=1.4, color=colour, label=shorten(word))
            axes.fill_between(dated.index, dated["low"], dated["high"], color=colour, alpha=0.13, lw=0)
            known = own[own["n_tokens"] > 0]
            for shape, part in (("o", known["period"] != UNDATED), ("D", known["period"] == UNDATED)):
                marks = axes.scatter(
                    known.index[part],
                    known["per_1000_tokens"][part],
                    s=15,
                    marker=shape,
                    color=colour,
                    zorder=3,
                )
                link_each(marks, known["key"][part].tolist(), _said_of_trend(known[part]))
        _empty_periods(axes, table)
        _undated_apart(axes, table, spans)
        periods_axis(axes, spans)
        axes.set_ylabel("per 1,000 words")
        axes.set_ylim(bottom=0)
        legend(axes)
        finish(axes, title, table)
    return axes


def _said_of_trend(own: pd.DataFrame) -> list[str]:
    columns = (own[name] for name in ("word", "period", "n", "n_memos"))
    return [
        f"{word}, {period}: {n} times in {memos} memos"
        for word, period, n, memos in zip(*columns, strict=True)
    ]


def _empty_periods(axes: Axes, table: pd.DataFrame) -> None:
    """Grey ground where there is no memo, in one piece for periods that follow each other."""
    one = table.drop_duplicates("period").reset_index(drop=True)
    empty = one.index[one["n_memos"] == 0].tolist()
    starts = [n for n in empty if n - 1 not in empty]
    ends = [n for n in empty if n + 1 not in empty]
    for number, (first, last) in enumerate(zip(starts, ends, strict=True)):
        label = "no memos" if number == 0 else "_"
        axes.axvspan(first - 0.5, last + 0.5, color=QUIET, alpha=0.15, lw=0, label=label)


def _undated_apart(axes: Axes, table: pd.DataFrame, spans: Sequence[str]) -> None:
    """The interval of the undated mark, and a line between it and the periods."""
    if UNDATED not in spans:
        return
    place = spans.index(UNDATED)
    axes.axvline(place - 0.5, color=QUIET, lw=0.6, ls=":")
    for n, own in enumerate(table[table["period"] == UNDATED].itertuples()):
        axes.vlines(place, own.low, own.high, color=COLOURS[n % len(COLOURS)], lw=2, alpha=0.3)


def plot_words(table: pd.DataFrame, *, title: str = "Words in most memos") -> Axes:
    """In how many memos each word stands; a line in the bar where fewer of them are independent of each other.

    `table` is `measures.frequency`'s, the first row at the top. Each bar links to its key.
    """
    axes = axes_of(0.75 + 0.25 * bool(table.attrs) + ROW_HEIGHT * max(1, len(table)))
    with mpl.rc_context(STYLE):
        bars = axes.barh(range(len(table)), table["n_memos"], height=0.7)
        for bar, row in zip(bars, table.itertuples(), strict=True):
            own = getattr(row, "n_independent", row.n_memos)
            fewer = f", at most {own} independent" if own < row.n_memos else ""
            link(bar, row.key, f"{row.word}: {row.n} times in {row.n_memos} memos{fewer}")
        copied = _copied(table)
        ends = copied.index - 0.35, copied.index + 0.35
        axes.vlines(copied["n_independent"] if len(copied) else [], *ends, color=COLOURS[1], lw=2.2)
        unit = "memos (line: at most so many independent of each other)" if len(copied) else "memos"
        rows_axis(axes, table["word"], unit)
        axes.xaxis.get_major_locator().set_params(integer=True)
        finish(axes, title, table)
    return axes


def _copied(table: pd.DataFrame) -> pd.DataFrame:
    if "n_independent" not in table:
        return table.iloc[:0]
    own = table.reset_index(drop=True)
    return own[own["n_independent"] < own["n_memos"]]


def plot_frequency(table: pd.DataFrame, *, title: str = "How often, per 1,000 words") -> Axes:
    """The rate of each word with its 95 % interval. `table` is `measures.frequency`'s, the first row at the top."""
    axes = axes_of(1.15 + ROW_HEIGHT * max(1, len(table)))
    with mpl.rc_context(STYLE):
        bars = axes.barh(range(len(table)), table["per_1000_tokens"], height=0.7, alpha=0.5)
        for bar, row in zip(bars, table.itertuples(), strict=True):
            link(bar, row.key, f"{row.word}: {row.n} times, {row.per_1000_tokens:.2f} per 1,000 words")
        axes.hlines(range(len(table)), table["low"], table["high"], color=QUIET, lw=2)
        rows_axis(axes, table["word"], "per 1,000 words (line: 95 % interval)")
        axes.set_xlim(left=0)
        finish(axes, title, table)
    return axes


def plot_keyness(table: pd.DataFrame, *, title: str = "Words that stand out") -> Axes:
    """Each word's Log Ratio with its 95 % interval; 1 is twice as frequent; a ring where the interval holds 0.

    `table` is `measures.keyness`'s. Each mark links to its key.
    """
    axes = axes_of(1.35 + ROW_HEIGHT * max(1, len(table)))
    with mpl.rc_context(STYLE):
        rows = table.reset_index(drop=True)
        colour = [COLOURS[0] if ratio >= 0 else COLOURS[5] for ratio in rows["log_ratio"]]
        sure = (rows["low"] > 0) | (rows["high"] < 0)
        axes.hlines(rows.index, rows["low"], rows["high"], lw=2, alpha=0.65, color=colour)
        marks = axes.scatter(
            rows["log_ratio"],
            rows.index,
            s=26,
            zorder=3,
            edgecolors=colour,
            facecolors=[c if certain else "none" for c, certain in zip(colour, sure, strict=True)],
        )
        said = zip(*(rows[name] for name in ("word", "n_target", "n_reference", "log_ratio")), strict=True)
        link_each(
            marks,
            rows["key"].tolist(),
            [f"{w}: {a} times here, {b} there, {r:.2f} doublings" for w, a, b, r in said],
        )
        axes.axvline(0, color=QUIET, lw=0.8)
        unit = "doublings: 1 is twice as frequent, 2 four times (line: 95 % interval; ring: it holds 0)"
        rows_axis(axes, rows["word"], unit)
        finish(axes, title, table)
    return axes


def plot_speakers(table: pd.DataFrame, *, title: str = "Who is quoted") -> Axes:
    """Quotes by speaker and kind, stacked. `table` is `measures.speakers`', the first row at the top."""
    axes = axes_of(0.75 + 0.25 * bool(table.attrs) + ROW_HEIGHT * max(1, len(table)))
    with mpl.rc_context(STYLE):
        left = [0] * len(table)
        for kind, words in _KIND_WORDS.items():
            counts = table[kind].tolist() if len(table) else []
            bars = axes.barh(range(len(table)), counts, left=left, height=0.7, label=words)
            columns = (table[name] for name in ("speaker", "n_quotes", "key"))
            for bar, n, speaker, whole, key in zip(bars, counts, *columns, strict=True):
                if n:  # a mark that is not seen is no stop of the Tab key
                    own = key if n == whole else f"{key}&kind={kind}"
                    link(bar, own, f"{speaker}, {words}: {n}")
            left = [a + b for a, b in zip(left, counts, strict=True)]
        rows_axis(axes, table["speaker"], "quotes")
        axes.xaxis.get_major_locator().set_params(integer=True)
        if len(table) >= FEWEST_ROWS:
            legend_inside(axes)
        elif len(table):
            legend(axes)
        finish(axes, title, table)
    return axes
