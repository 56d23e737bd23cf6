"""One function a chart: from a table of `measures` to Axes."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

import matplotlib as mpl
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure

WIDTH, ROW_HEIGHT = 8.2, 0.26
LONGEST_LABEL, LONGEST_KEY = 34, 300
MOST_TICKS = 14
_STYLE = mpl.rc_params_from_file(
    str(files("memokit.charts") / "memokit.mplstyle"), use_default_template=False
)
_KIND_WORDS = {"direct": "quotation", "mixed": "partial quotation", "indirect": "paraphrase"}


def _axes(height: float) -> Axes:
    with mpl.rc_context(_STYLE):
        return Figure(figsize=(WIDTH, height), layout="constrained").subplots()


def shorten(label: object) -> str:
    """A label at most `LONGEST_LABEL` characters long, without control or direction marks."""
    words = "".join(c for c in str(label) if c.isprintable())
    if words.startswith("_"):
        words = "\u2009" + words  # matplotlib leaves out what begins with an underscore
    return words if len(words) <= LONGEST_LABEL else words[: LONGEST_LABEL - 1] + "…"


def _link(mark: Artist, key: str) -> None:
    """Make a mark a link to its key, where that is no longer than a link should be."""
    if len(key) <= LONGEST_KEY:
        mark.set_url("#" + key)


def plot_reported(table: pd.DataFrame, *, title: str = "Memos reported, by outlet") -> Axes:
    """Memos by period and outlet, stacked; an empty period is an empty place, `undated` stands apart.

    `table` is `measures.reported`'s. Each bar links to its key.
    """
    axes = _axes(3.0)
    with mpl.rc_context(_STYLE):
        spans = list(dict.fromkeys(table["period"]))
        below = [0] * len(spans)
        for source, own in table.groupby("source", sort=False):
            counts = own["n_memos"].tolist()
            bars = axes.bar(range(len(spans)), counts, bottom=below, width=0.8, label=shorten(source))
            for bar, key in zip(bars, own["key"], strict=True):
                _link(bar, key)
            below = [a + b for a, b in zip(below, counts, strict=True)]
        _period_axis(axes, spans)
        axes.set_ylabel("memos")
        axes.set_title(title)
        axes.yaxis.get_major_locator().set_params(integer=True)
        if len(spans):
            axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0))
    return axes


def _period_axis(axes: Axes, spans: Sequence[str]) -> None:
    step = max(1, -(-len(spans) // MOST_TICKS))
    shown = [n for n, span in enumerate(spans) if n % step == 0 or span == "undated"]
    axes.set_xticks(shown, [spans[n] for n in shown], rotation=45, ha="right", rotation_mode="anchor")


def plot_trend(table: pd.DataFrame, *, title: str = "How often, per 1,000 words") -> Axes:
    """The rate of each word over periods with its 95 % band; a gap where there is no memo.

    `table` is `measures.trend`'s; its `undated` row is a mark of its own at the right.
    """
    axes = _axes(3.0)
    with mpl.rc_context(_STYLE):
        spans = list(dict.fromkeys(table["period"]))
        for word, own in table.groupby("word", sort=False):
            own = own.reset_index(drop=True)
            drawn = own.where(own["n_tokens"] > 0)
            dated = drawn[own["period"] != "undated"]
            (line,) = axes.plot(
                dated.index, dated["per_1000_tokens"], marker="o", ms=3.5, lw=1.4, label=shorten(word)
            )
            axes.fill_between(
                dated.index, dated["low"], dated["high"], color=line.get_color(), alpha=0.12, lw=0
            )
            rest = drawn[own["period"] == "undated"]
            axes.plot(rest.index, rest["per_1000_tokens"], marker="D", ms=4, ls="", color=line.get_color())
        _period_axis(axes, spans)
        axes.set_ylabel("per 1,000 words")
        axes.set_ylim(bottom=0)
        axes.set_title(title)
        if len(spans):
            axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0))
    return axes


def _bars(table: pd.DataFrame, label: str, value: str, title: str, unit: str) -> Axes:
    axes = _axes(0.9 + ROW_HEIGHT * max(1, len(table)))
    with mpl.rc_context(_STYLE):
        rows = table.iloc[::-1]
        bars = axes.barh(range(len(rows)), rows[value], height=0.7)
        for bar, key in zip(bars, rows["key"], strict=True):
            _link(bar, key)
        axes.set_yticks(range(len(rows)), [shorten(name) for name in rows[label]])
        axes.grid(axis="y", visible=False)
        axes.grid(axis="x", visible=True)
        axes.xaxis.get_major_locator().set_params(integer=True)
        axes.set_xlabel(unit)
        axes.set_title(title)
    return axes


def plot_words(table: pd.DataFrame, *, title: str = "Words in most memos") -> Axes:
    """In how many memos each word stands. `table` is `measures.frequency`'s, the first row at the top."""
    return _bars(table, "word", "n_memos", title, "memos")


def plot_keyness(table: pd.DataFrame, *, title: str = "Words that stand out") -> Axes:
    """Each word's Log Ratio with its 95 % interval; 1 is twice as frequent. `table` is `measures.keyness`'s."""
    axes = _axes(0.9 + ROW_HEIGHT * max(1, len(table)))
    with mpl.rc_context(_STYLE):
        rows = table.iloc[::-1].reset_index(drop=True)
        axes.hlines(rows.index, rows["low"], rows["high"], lw=2, alpha=0.5)
        axes.plot(rows["log_ratio"], rows.index, "o", ms=5)
        axes.axvline(0, color="0.5", lw=0.8)
        axes.set_yticks(range(len(rows)), [shorten(word) for word in rows["word"]])
        axes.grid(axis="x", visible=True)
        axes.set_xlabel("Log Ratio: 1 is twice as frequent, 2 four times (line: 95 % interval)")
        axes.set_title(title)
    return axes


def plot_speakers(table: pd.DataFrame, *, title: str = "Who is quoted") -> Axes:
    """Quotes by speaker and kind, stacked. `table` is `measures.speakers`', the first row at the top."""
    axes = _axes(1.2 + ROW_HEIGHT * max(1, len(table)))
    with mpl.rc_context(_STYLE):
        rows = table.iloc[::-1].reset_index(drop=True)
        left = [0] * len(rows)
        for kind, words in _KIND_WORDS.items():
            counts = rows[kind].tolist() if len(rows) else []
            bars = axes.barh(range(len(rows)), counts, left=left, height=0.7, label=words)
            for bar, key, n in zip(bars, rows["key"], counts, strict=True):
                if n:
                    _link(bar, f"{key}&kind={kind}")
            left = [a + b for a, b in zip(left, counts, strict=True)]
        axes.set_yticks(range(len(rows)), [shorten(name) for name in rows["speaker"]])
        axes.grid(axis="y", visible=False)
        axes.grid(axis="x", visible=True)
        axes.xaxis.get_major_locator().set_params(integer=True)
        axes.set_xlabel("quotes")
        axes.set_title(title)
        axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0))
    return axes
