"""One function a chart of words, memos and speakers: from a table of `measures` to Axes."""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes

from memokit.charts.figures import (
    COLOURS,
    HEIGHT,
    QUIET,
    ROW_HEIGHT,
    STYLE,
    UNDATED,
    axes_of,
    legend,
    legend_inside,
    link_each,
    numbers_below,
    numbers_left,
    periods_below,
    room_for_legend,
    room_for_rows,
    rows_left,
    shorten,
)
from memokit.charts.marks import mark

KIND_WORDS = {"direct": "quotation", "mixed": "partial quotation", "indirect": "paraphrase"}
BAR = 0.7
LEFT, BELOW = 0.66, 0.78
"""Inches at the left for a scale of numbers, and below for tilted days."""
FEWEST_ROWS = 6
"""From so many speakers on, there is room for a legend beside the short bars."""
SPARE = 1.05
"""A scale ends a little after the longest bar."""


def plot_reported(table: pd.DataFrame, *, title: str = "Memos reported, by outlet") -> Axes:
    """Memos by period and outlet, stacked; an empty period is an empty place, `undated` stands apart.

    `table` is `measures.reported`'s. Each bar links to its key.
    """
    spans, outlets = (list(dict.fromkeys(table[name])) for name in ("period", "source"))
    looks = [(shorten(name), COLOURS[n % len(COLOURS)]) for n, name in enumerate(outlets)]
    with mpl.rc_context(STYLE):
        right = room_for_legend(name for name, _ in looks)
        axes = axes_of(HEIGHT, title, table, left=LEFT, below=BELOW, right=right)
        below = [0] * len(spans)
        for (_, colour), source in zip(looks, outlets, strict=True):
            own = table[table["source"] == source]
            rows = list(zip(own["period"], own["n_memos"].tolist(), own["key"], strict=True))
            mark(
                axes,
                [(place - 0.4, below[place], 0.8, n) for place, (_, n, _) in enumerate(rows)],
                [key for *_, key in rows],
                [f"{source}, {period}: {n} memo{'s' * (n != 1)}" for period, n, _ in rows],
                color=colour,
            )
            below = [low + n for low, (_, n, _) in zip(below, rows, strict=True)]
        periods_below(axes, spans)
        numbers_left(axes, SPARE * max(below, default=0) or 1, "memos", whole=True)
        legend(axes, looks)
    return axes


def plot_trend(table: pd.DataFrame, *, title: str = "How often, per 1,000 words") -> Axes:
    """The rate of each word over periods with its 95 % band; where there is no memo, a gap on grey ground.

    `table` is `measures.trend`'s; its `undated` row is a mark of its own at the right. Each mark links to its key.
    """
    spans, words = (list(dict.fromkeys(table[name])) for name in ("period", "word"))
    looks = [(shorten(word), COLOURS[n % len(COLOURS)]) for n, word in enumerate(words)]
    empty = _empty_periods(table)
    with mpl.rc_context(STYLE):
        right = room_for_legend([*(name for name, _ in looks), "no memos"])
        axes = axes_of(HEIGHT, title, table, left=LEFT, below=BELOW, right=right)
        for word, (_, colour) in zip(words, looks, strict=True):
            _draw_trend(axes, table[table["word"] == word].reset_index(drop=True), colour)
        grey = [(first - 0.5, 0, last - first + 1, 1) for first, last in empty]
        nothing = [""] * len(grey)
        mark(axes, grey, nothing, nothing, color=QUIET, alpha=0.15, transform=axes.get_xaxis_transform())
        _undated_apart(axes, table, spans)
        periods_below(axes, spans)
        numbers_left(axes, SPARE * (max(table["high"].max(), 0) if len(table) else 0) or 1, "per 1,000 words")
        legend(axes, [*looks, ("no memos", "#dedede")] if empty else looks)
    return axes


def _draw_trend(axes: Axes, own: pd.DataFrame, colour: str) -> None:
    """One word: its line, its band, and its marks."""
    drawn = own.where(own["n_tokens"] > 0)
    dated = drawn[own["period"] != UNDATED]
    axes.plot(dated.index, dated["per_1000_tokens"], lw=1.4, color=colour)
    axes.fill_between(dated.index, dated["low"], dated["high"], color=colour, alpha=0.13, lw=0)
    known = own[own["n_tokens"] > 0]
    for shape, part in (("o", known["period"] != UNDATED), ("D", known["period"] == UNDATED)):
        if part.any():
            rates = known["per_1000_tokens"][part]
            marks = axes.scatter(
                rates.index, rates, s=15, marker=shape, color=colour, zorder=3, clip_on=False
            )
            link_each(marks, known["key"][part].tolist(), _said_of_trend(known[part]))


def _said_of_trend(own: pd.DataFrame) -> list[str]:
    columns = (own[name] for name in ("word", "period", "n", "n_memos"))
    return [
        f"{word}, {period}: {n} times in {memos} memos"
        for word, period, n, memos in zip(*columns, strict=True)
    ]


def _empty_periods(table: pd.DataFrame) -> list[tuple[int, int]]:
    """The first and last place of each run of periods without a memo."""
    one = table.drop_duplicates("period").reset_index(drop=True)
    empty = one.index[one["n_memos"] == 0].tolist()
    starts = [n for n in empty if n - 1 not in empty]
    ends = [n for n in empty if n + 1 not in empty]
    return list(zip(starts, ends, strict=True))


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
    with mpl.rc_context(STYLE):
        axes, labels = _rows(table, "word", title)
        words = []
        for row in table.itertuples():
            own = getattr(row, "n_independent", row.n_memos)
            fewer = f", at most {own} independent" if own < row.n_memos else ""
            words.append(f"{row.word}: {row.n} times in {row.n_memos} memos{fewer}")
        _bars(axes, [0] * len(table), table["n_memos"], table["key"], words)
        copied = _copied(table)
        if len(copied):
            ends = copied.index - BAR / 2, copied.index + BAR / 2
            axes.vlines(copied["n_independent"], *ends, color=COLOURS[1], lw=2.2)
        unit = "memos (line: at most so many independent of each other)" if len(copied) else "memos"
        rows_left(axes, labels)
        numbers_below(axes, 0, _end(table["n_memos"]), unit, whole=True)
    return axes


def _rows(table: pd.DataFrame, column: str, title: str, right: float = 0.25) -> tuple[Axes, list[str]]:
    """Axes with a row for each of `table`, and the labels of the rows."""
    labels = [shorten(label) for label in table[column]] if len(table) else []
    inside = ROW_HEIGHT * max(1, len(labels))
    return axes_of(inside, title, table, left=room_for_rows(labels), right=right), labels


def _bars(
    axes: Axes,
    left: Sequence[float],
    widths: pd.Series,
    keys: Sequence[str],
    words: Sequence[str],
    colour: str = COLOURS[0],
    **look: object,
) -> None:
    """A bar a row, from `left`."""
    boxes = [
        (begin, row - BAR / 2, width, BAR)
        for row, (begin, width) in enumerate(zip(left, widths.tolist(), strict=True))
    ]
    mark(axes, boxes, keys, words, color=colour, **look)


def _end(values: pd.Series) -> float:
    """Where a scale ends that begins at 0."""
    return SPARE * float(values.max()) if len(values) and values.max() > 0 else 1.0


def _copied(table: pd.DataFrame) -> pd.DataFrame:
    if "n_independent" not in table:
        return table.iloc[:0]
    own = table.reset_index(drop=True)
    return own[own["n_independent"] < own["n_memos"]]


def plot_frequency(table: pd.DataFrame, *, title: str = "How often, per 1,000 words") -> Axes:
    """The rate of each word with its 95 % interval. `table` is `measures.frequency`'s, the first row at the top."""
    with mpl.rc_context(STYLE):
        axes, labels = _rows(table, "word", title)
        words = [
            f"{r.word}: {r.n} times, {r.per_1000_tokens:.2f} per 1,000 words" for r in table.itertuples()
        ]
        _bars(axes, [0] * len(table), table["per_1000_tokens"], table["key"], words, alpha=0.5)
        axes.hlines(range(len(table)), table["low"], table["high"], color=QUIET, lw=2)
        rows_left(axes, labels)
        numbers_below(axes, 0, _end(table["high"]), "per 1,000 words (line: 95 % interval)")
    return axes


def plot_keyness(table: pd.DataFrame, *, title: str = "Words that stand out") -> Axes:
    """Each word's Log Ratio with its 95 % interval; 1 is twice as frequent; a ring where the interval holds 0.

    `table` is `measures.keyness`'s. Each mark links to its key.
    """
    rows = table.reset_index(drop=True)
    with mpl.rc_context(STYLE):
        axes, labels = _rows(rows, "word", title)
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
        rows_left(axes, labels)
        numbers_below(axes, *_ends(rows), unit)
    return axes


def _ends(rows: pd.DataFrame) -> tuple[float, float]:
    """Where a scale begins and ends that holds 0 and every interval, with some room."""
    low, high = (min(0.0, rows["low"].min()), max(0.0, rows["high"].max())) if len(rows) else (0.0, 1.0)
    room = (high - low) * (SPARE - 1) or 1.0
    return low - room, high + room


def plot_speakers(table: pd.DataFrame, *, title: str = "Who is quoted") -> Axes:
    """Quotes by speaker and kind, stacked. `table` is `measures.speakers`', the first row at the top."""
    looks = list(zip(KIND_WORDS.values(), COLOURS, strict=False))
    with mpl.rc_context(STYLE):
        inside = len(table) >= FEWEST_ROWS
        axes, labels = _rows(
            table, "speaker", title, 0.25 if inside else room_for_legend(KIND_WORDS.values())
        )
        left = [0] * len(table)
        for kind, (words, colour) in zip(KIND_WORDS, looks, strict=True):
            # a mark that is not seen is no stop of the Tab key
            rows = [row for row in _of_kind(table, kind) if row[2]]
            mark(
                axes,
                [(left[n], n - BAR / 2, count, BAR) for n, _, count, _ in rows],
                [key for *_, key in rows],
                [f"{speaker}, {words}: {count}" for _, speaker, count, _ in rows],
                color=colour,
            )
            for n, _, count, _ in rows:
                left[n] += count
        rows_left(axes, labels)
        numbers_below(axes, 0, _end(pd.Series(left, dtype=float)), "quotes", whole=True)
        if len(table):
            (legend_inside if inside else legend)(axes, looks)
    return axes


def _of_kind(table: pd.DataFrame, kind: str) -> list[tuple[int, str, int, str]]:
    """Row, speaker, number of quotes of this kind and their key; that of all where all are of it."""
    columns = (table[name].tolist() for name in ("speaker", "n_quotes", kind, "key"))
    return [
        (row, speaker, n, key if n == whole else f"{key}&kind={kind}")
        for row, (speaker, whole, n, key) in enumerate(zip(*columns, strict=True))
    ]
