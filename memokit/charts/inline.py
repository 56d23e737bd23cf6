"""A figure as inline SVG: deterministic, with real text, and with every id prefixed by a name."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from html import escape, unescape
from pathlib import Path

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from memokit.charts.figures import titles
from memokit.charts.marks import Marks

_GAP = re.compile(r'<g id="[^"]*marks_(\d+)"\s*(?:/>|>\s*</g>)')
_ID = re.compile(r'\bid="([^"]+)"')
_REFERENCE = re.compile(r'(url\(#|href="#)([^)"]+)')
_LINK = re.compile(r'<a xlink:href="(#[^"]*)"[^>]*>')
_TEXT_COLOUR = re.compile(r"(<text [^>]*fill: )#[0-9a-f]{6}")
_NO_METADATA = dict.fromkeys(("Date", "Creator", "Format", "Type"))


def svg(chart: Axes | Figure, name: str, *, description: str = "") -> str:
    """`chart` as an `<svg>` element, the same for the same chart; `name` begins each of its ids.

    `description` is read out by screen readers. Links that marks carry (`set_url`) are kept, each with what its mark
    shows as its title. Words take the colour of the text about the chart.
    """
    figure = chart.get_figure(root=True) if isinstance(chart, Axes) else chart
    marks = [one for axes in figure.axes for one in axes.collections if isinstance(one, Marks)]
    drawn = _drawn(figure, marks, name)
    own = set(_ID.findall(drawn))
    drawn = _ID.sub(lambda m: f'id="{name}-{m[1]}"', drawn)
    drawn = _REFERENCE.sub(lambda m: m[1] + (f"{name}-{m[2]}" if m[2] in own else m[2]), drawn)
    drawn = _TEXT_COLOUR.sub(r"\1currentColor", drawn)
    drawn = _LINK.sub(lambda m: _titled(m, titles(figure)), drawn)
    height = 72 * figure.get_figheight()
    drawn = _GAP.sub(lambda m: marks[int(m[1])].written(height), drawn)
    label = escape(description or name, quote=True)
    return drawn.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1).strip()


def _drawn(figure: Figure, marks: Sequence[Marks], name: str) -> str:
    """What matplotlib draws, with a gap for each of `marks`."""
    out = io.StringIO()
    for number, one in enumerate(marks):
        one.gap = f"marks_{number}"
    try:
        with mpl.rc_context({"svg.hashsalt": name, "svg.fonttype": "none"}):
            figure.savefig(out, format="svg", metadata=_NO_METADATA, transparent=True)
    finally:
        for one in marks:
            one.gap = ""
    drawn = out.getvalue()
    return drawn[drawn.index("<svg") :]


def _titled(link: re.Match[str], known: dict[str, str]) -> str:
    """A link with what its mark shows, where that is known."""
    words = escape(known.get(unescape(link[1]), ""), quote=True)
    return f'<a xlink:href="{link[1]}" aria-label="{words}"><title>{words}</title>' if words else link[0]


def font_files() -> list[str]:
    """The fonts that the charts are drawn in, as files: what turns an SVG into a picture needs them."""
    folder = Path(mpl.get_data_path()) / "fonts" / "ttf"
    return sorted(str(path) for path in folder.glob("DejaVuSans*.ttf"))
