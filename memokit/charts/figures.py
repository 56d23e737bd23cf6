"""What all charts share: the size and look of a figure, scales and labels, captions, and marks that lead to their words.

Scales are drawn as a few collections of lines and plain texts: matplotlib's own axis makes six objects of each tick
and measures each several times, which is most of the time that a chart takes. For the same reason there is no layout
engine: the room for labels is told beforehand, from the width of their letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from textwrap import fill

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import Collection, LineCollection
from matplotlib.figure import Figure
from matplotlib.font_manager import findfont, get_font
from matplotlib.ticker import MaxNLocator

from memokit.charts.marks import LONGEST_KEY, mark, printable

WIDTH, ROW_HEIGHT, HEIGHT = 8.2, 0.22, 2.1
"""Inches: the width of a figure, the height of a row, and of axes that have no rows."""
LONGEST_LABEL, LONGEST_TITLE = 34, 90
CAPTION_WIDTH = 135
"""Characters in a line of a caption: as many as the figure is wide."""
MOST_TICKS = 14
STYLE = mpl.rc_params_from_file(str(files("memokit.charts") / "memokit.mplstyle"), use_default_template=False)
COLOURS: list[str] = [f"#{colour.lstrip('#')}" for colour in STYLE["axes.prop_cycle"].by_key()["color"]]
QUIET = "#808080"
UNDATED = "undated"
TITLE, LINE, LEGEND_LINE, EDGE, PAD = 0.28, 0.15, 0.2, 0.08, 4
"""Inches above axes for the title, of a line of small words, of a line of a legend, and at an edge; points between a
scale and its words."""
UNIT_BELOW = 0.38
"""Inches below axes for a scale of numbers and its unit."""
TICK = 3.5
"""Length of a tick, in points."""


def axes_of(
    inside: float,
    title: str,
    table: pd.DataFrame,
    *,
    left: float,
    below: float = UNIT_BELOW,
    right: float = EDGE,
    above: float = 0.0,
    note: str = "",
) -> Axes:
    """Axes `inside` inches high in a figure of their own, with so much room about them.

    The title stands above; at the foot stands what the table was counted from, with a note where there is one.
    """
    caption = _caption(table, note)
    foot = LINE * (caption.count("\n") + 1) + 0.05 if caption else 0
    height = TITLE + above + inside + below + foot
    figure = Figure(figsize=(WIDTH, height))
    box = (left / WIDTH, (below + foot) / height, (WIDTH - left - right) / WIDTH, inside / height)
    axes = bare(figure, box)
    axes.set_title(shorten(title, LONGEST_TITLE), pad=6 + 72 * above)
    if caption:
        figure.text(0.01, 0.04 / height, caption, va="bottom", fontsize=7.5)
    return axes


def bare(figure: Figure, box: tuple[float, float, float, float]) -> Axes:
    """Axes without any of matplotlib's scales: only a line below and one at the left."""
    axes = figure.add_axes(box)
    axes.set_axis_off()
    _lines(axes, [[(0, 1), (0, 0), (1, 0)]], axes.transAxes, zorder=2.5)
    return axes


def _caption(table: pd.DataFrame, note: str) -> str:
    parts = [table.attrs.get("sample"), note or table.attrs.get("note")]
    lines = ". ".join(str(part).rstrip(".") for part in parts if part)
    return fill(printable(lines) + ".", CAPTION_WIDTH) if lines else ""


def shorten(label: object, longest: int = LONGEST_LABEL) -> str:
    """A label at most `longest` characters long, without control or direction marks."""
    words = printable(label)
    if words.startswith("_"):
        words = "\u2009" + words  # matplotlib leaves out what begins with an underscore
    return words if len(words) <= longest else words[: longest - 1] + "…"


def width_of(labels: Iterable[str], size: float = 9) -> float:
    """How many inches the widest of `labels` takes, letters of `size` points."""
    lines = [line for label in labels for line in label.split("\n")]
    return max((sum(map(_advance, line)) for line in lines), default=0.0) * size / 72


@cache
def _advance(letter: str) -> float:
    """The width of a letter, in its own size; of one that the font does not have, as wide as high."""
    font = get_font(findfont(STYLE["font.sans-serif"][0]))
    if not font.get_char_index(ord(letter)):
        return 1.0
    glyph = font.load_char(ord(letter), flags=mpl.ft2font.LoadFlags.NO_SCALE)
    return float(glyph.horiAdvance / font.units_per_EM)


def link_each(marks: Collection, keys: Sequence[str], words: Sequence[str]) -> None:
    """Make each mark of a collection a link to its key; `words` say what each shows."""
    marks.set_urls([f"#{key}" if 0 < len(key) <= LONGEST_KEY else None for key in keys])
    figure = marks.get_figure(root=True)
    if figure is not None:
        said = {f"#{key}": printable(told) for key, told in zip(keys, words, strict=True)}
        titles(figure).update(said)


def titles(figure: Figure) -> dict[str, str]:
    """What the linked marks of a figure show, by their links, as far as matplotlib draws them."""
    if not hasattr(figure, "mark_titles"):
        figure.mark_titles = {}  # type: ignore[attr-defined]
    return figure.mark_titles  # type: ignore[attr-defined,no-any-return]


def _lines(axes: Axes, segments: Sequence[object], where: object, *, zorder: float, **look: object) -> None:
    if segments:
        own = {"colors": STYLE["axes.edgecolor"], "linewidths": 0.8, "clip_on": False} | look
        axes.add_collection(
            LineCollection(segments, transform=where, zorder=zorder, **own),  # type: ignore[arg-type]
            autolim=False,
        )


def _grid(axes: Axes, segments: Sequence[object], where: object) -> None:
    look = {"colors": STYLE["grid.color"], "linewidths": STYLE["grid.linewidth"]}
    _lines(axes, segments, where, zorder=0.5, **look)


def labels_left(axes: Axes, places: Iterable[float], labels: Iterable[str], **look: object) -> None:
    """Words at the left of the axes, at places of its own scale."""
    where = axes.get_yaxis_text1_transform(PAD)[0]
    for place, label in zip(places, labels, strict=True):
        axes.text(0, place, label, transform=where, ha="right", va="center_baseline", **look)  # type: ignore[arg-type]


def labels_below(
    axes: Axes,
    places: Iterable[float],
    labels: Iterable[str],
    *,
    ticks: bool,
    tilt: float = 0,
    **look: object,
) -> None:
    """Words below the axes, at places of its own scale, each with a tick or not."""
    where = axes.get_xaxis_text1_transform(PAD + (TICK if ticks else 0))[0]
    own = {"ha": "right" if tilt else "center", "va": "top", "rotation": tilt, "rotation_mode": "anchor"}
    places = list(places)
    for place, label in zip(places, labels, strict=True):
        axes.text(place, 0, label, transform=where, **(own | look))  # type: ignore[arg-type]
    if ticks:
        length = TICK / 72 / _inches(axes)[1]
        segments = [[(place, 0), (place, -length)] for place in places]
        _lines(axes, segments, axes.get_xaxis_transform(), zorder=2.5)


def _inches(axes: Axes) -> tuple[float, float]:
    """Width and height of the axes."""
    wide, high = axes.get_position().size
    figure = axes.get_figure(root=True)
    all_wide, all_high = figure.get_size_inches()  # type: ignore[union-attr]
    return float(wide * all_wide), float(high * all_high)


def rows_left(axes: Axes, labels: Sequence[str], **look: object) -> None:
    """One row a label, the first at the top."""
    axes.set_ylim(len(labels) - 0.4, -0.6)
    labels_left(axes, range(len(labels)), labels, **look)


def numbers_left(axes: Axes, top: float, unit: str, *, most: int = 6, whole: bool = False) -> None:
    """A scale of numbers at the left, from 0 to `top`."""
    axes.set_ylim(0, top)
    ticks = _ticks(0, top, most, whole)
    labels = [_number(tick) for tick in ticks]
    labels_left(axes, ticks, labels)
    _grid(axes, [[(0, tick), (1, tick)] for tick in ticks if tick > 0], axes.get_yaxis_transform())
    where = axes.get_yaxis_text1_transform(2 * PAD + 72 * width_of(labels))[0]
    axes.text(
        0, top / 2, unit, transform=where, rotation=90, ha="right", va="center", rotation_mode="default"
    )


def numbers_below(axes: Axes, low: float, high: float, unit: str, *, whole: bool = False) -> None:
    """A scale of numbers below, from `low` to `high`, and its unit."""
    axes.set_xlim(low, high)
    ticks = _ticks(low, high, 8, whole)
    labels_below(axes, ticks, map(_number, ticks), ticks=False)
    _grid(axes, [[(tick, 0), (tick, 1)] for tick in ticks], axes.get_xaxis_transform())
    unit_below(axes, unit)


def unit_below(axes: Axes, unit: str, under: float = LINE) -> None:
    """What the scale below counts, under labels that are so many inches high."""
    where = axes.get_xaxis_text1_transform(PAD + 72 * under + 2)[0]
    axes.text(sum(axes.get_xlim()) / 2, 0, unit, transform=where, ha="center", va="top")


def _ticks(low: float, high: float, most: int, whole: bool) -> list[float]:
    """Round numbers from `low` to `high`, at most one more than `most` of them."""
    found = MaxNLocator(most, integer=whole, steps=[1, 2, 2.5, 3, 4, 5, 10], min_n_ticks=1).tick_values(
        low, high
    )
    room = 1e-9 * max(abs(low), abs(high), 1e-9)
    return [float(tick) for tick in found if low - room <= tick <= high + room]


def _number(value: float) -> str:
    """`1,500`, `0.25`, with a minus that is one."""
    return f"{value:,.10g}".replace("-", "−")


def periods_below(axes: Axes, spans: Sequence[str]) -> None:
    """The first days of periods, as many as fit, and `undated`."""
    axes.set_xlim(-0.6, max(1, len(spans)) - 0.4)
    step = max(1, -(-len(spans) // MOST_TICKS))
    shown = [n for n, span in enumerate(spans) if n % step == 0 or span == UNDATED]
    if len(shown) > 1 and shown[-1] - shown[-2] < step and spans[shown[-1]] == UNDATED:
        del shown[-2]  # the two would stand on each other
    labels_below(axes, shown, [spans[n] for n in shown], ticks=True, tilt=45)


Looks = Sequence[tuple[str, str]]
"""What a legend shows: words, and the colour that stands for them."""


def legend(axes: Axes, looks: Looks) -> None:
    """At the right of the axes a square of each colour and what it stands for."""
    wide, high = _inches(axes)
    _legend(axes, looks, wide + 0.14, high - 0.13)


def legend_inside(axes: Axes, looks: Looks) -> None:
    """The legend at the lower right of the axes, where rows that grow shorter leave room for it."""
    wide = _inches(axes)[0]
    _legend(
        axes, looks, wide - room_for_legend(words for words, _ in looks), LEGEND_LINE * (len(looks) - 0.4)
    )


def _legend(axes: Axes, looks: Looks, left: float, top: float) -> None:
    """A legend whose first line is in the middle at `top`, in inches from the lower left of the axes."""
    wide, high = _inches(axes)
    for n, (words, colour) in enumerate(looks):
        x, middle = left / wide, (top - n * LEGEND_LINE) / high
        box = (x, middle - 0.05 / high, 0.2 / wide, 0.1 / high)
        mark(axes, [box], [""], [""], color=colour, transform=axes.transAxes, clip_on=False)
        axes.text(x + 0.28 / wide, middle, words, transform=axes.transAxes, va="center", fontsize=8)


def room_for_legend(labels: Iterable[str]) -> float:
    """Inches at the right of the axes that a legend takes."""
    return 0.44 + width_of(labels, 8) + EDGE


def room_for_rows(labels: Iterable[str]) -> float:
    """Inches at the left of the axes that the labels of rows take."""
    return PAD / 72 + width_of(labels) + EDGE
