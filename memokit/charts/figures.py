"""What all charts share: the size and look of a figure, labels, captions, and marks that lead to their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.resources import files
from textwrap import fill

import matplotlib as mpl
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import Collection
from matplotlib.figure import Figure

WIDTH, ROW_HEIGHT = 8.2, 0.22
LONGEST_LABEL, LONGEST_KEY, LONGEST_TITLE = 34, 300, 90
CAPTION_WIDTH = 135
"""Characters in a line of a caption: as many as the figure is wide."""
MOST_TICKS = 14
STYLE = mpl.rc_params_from_file(str(files("memokit.charts") / "memokit.mplstyle"), use_default_template=False)
COLOURS: list[str] = [f"#{colour.lstrip('#')}" for colour in STYLE["axes.prop_cycle"].by_key()["color"]]
QUIET = "#808080"
UNDATED = "undated"


def axes_of(height: float) -> Axes:
    """The axes of a figure of its own, `height` inches high."""
    with mpl.rc_context(STYLE):
        return Figure(figsize=(WIDTH, height), layout="constrained").subplots()


def printable(words: object) -> str:
    """`words` without control or direction marks."""
    return "".join(c for c in str(words) if c.isprintable())


def shorten(label: object, longest: int = LONGEST_LABEL) -> str:
    """A label at most `longest` characters long, without control or direction marks."""
    words = printable(label)
    if words.startswith("_"):
        words = "\u2009" + words  # matplotlib leaves out what begins with an underscore
    return words if len(words) <= longest else words[: longest - 1] + "…"


def link(mark: Artist, key: str, words: str) -> None:
    """Make a mark a link to its key, where that is no longer than a link should be; `words` say what it shows."""
    if len(key) <= LONGEST_KEY:
        mark.set_url("#" + key)
        _say(mark, [key], [words])


def link_each(marks: Collection, keys: Sequence[str], words: Sequence[str]) -> None:
    """Make each mark of a collection a link to its key; `words` say what each shows."""
    marks.set_urls([f"#{key}" if 0 < len(key) <= LONGEST_KEY else None for key in keys])
    _say(marks, keys, words)


def _say(mark: Artist, keys: Iterable[str], words: Iterable[str]) -> None:
    """Keep what marks show, by their links, for `svg` to tell."""
    figure = mark.get_figure(root=True)
    if figure is not None:
        titles(figure).update({f"#{key}": printable(said) for key, said in zip(keys, words, strict=True)})


def titles(figure: Figure) -> dict[str, str]:
    """What each linked mark of a figure shows, by its link."""
    if not hasattr(figure, "mark_titles"):
        figure.mark_titles = {}  # type: ignore[attr-defined]
    return figure.mark_titles  # type: ignore[attr-defined,no-any-return]


def finish(axes: Axes, title: str, table: pd.DataFrame, *, note: str = "") -> None:
    """The title above, and below it what the table was counted from, with a note where there is one."""
    axes.set_title(shorten(title, LONGEST_TITLE))
    parts = [table.attrs.get("sample"), note or table.attrs.get("note")]
    lines = ". ".join(str(part).rstrip(".") for part in parts if part)
    figure = axes.get_figure(root=True)
    if lines and figure is not None:
        figure.supxlabel(fill(printable(lines) + ".", CAPTION_WIDTH), x=0.01, ha="left", fontsize=7.5)


def rows_axis(axes: Axes, labels: Iterable[object], unit: str) -> None:
    """One row a label, the first at the top, with a scale of `unit` below."""
    shown = [shorten(label) for label in labels]
    axes.set_yticks(range(len(shown)), shown)
    axes.set_ylim(len(shown) - 0.4, -0.6)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="y", visible=False)
    axes.grid(axis="x", visible=True)
    axes.set_xlabel(unit)


def periods_axis(axes: Axes, spans: Sequence[str]) -> None:
    """The first days of periods, as many as fit, and `undated`."""
    step = max(1, -(-len(spans) // MOST_TICKS))
    shown = [n for n, span in enumerate(spans) if n % step == 0 or span == UNDATED]
    if len(shown) > 1 and shown[-1] - shown[-2] < step and spans[shown[-1]] == UNDATED:
        del shown[-2]  # the two would stand on each other
    axes.set_xticks(shown, [spans[n] for n in shown], rotation=45, ha="right", rotation_mode="anchor")


def legend(axes: Axes) -> None:
    """The legend beside the axes, where there is anything in it."""
    if axes.get_legend_handles_labels()[0]:
        axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0))


def legend_inside(axes: Axes) -> None:
    """The legend at the lower right, where rows that grow shorter leave room for it."""
    axes.legend(loc="lower right")


def legend_above(axes: Axes) -> None:
    """The legend above the axes in as few lines as it needs: what stands in rows needs the width."""
    marks, words = axes.get_legend_handles_labels()
    figure = axes.get_figure(root=True)
    if marks and figure is not None:
        figure.legend(marks, words, loc="outside upper left", ncols=3)
