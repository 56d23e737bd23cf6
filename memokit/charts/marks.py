"""Bars and cells: rectangles of one look, each a link to its key, with what it shows as its title.

To matplotlib they are one collection. In a drawing there are hundreds of them, and `svg` writes them itself:
matplotlib takes ten times as long for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.colors import to_hex

LONGEST_KEY = 300
"""A longer key is no link."""
Box = tuple[float, float, float, float]
"""Left, bottom, width and height."""


class Marks(PolyCollection):
    """Rectangles; `boxes` are their left, bottom, width and height, a row each."""

    gap = ""
    """While `svg` draws: the name of the group that it will fill."""

    def __init__(self, boxes: npt.NDArray[np.float64], titles: Sequence[str], **look: Any) -> None:
        self.boxes, self.titles = boxes, tuple(titles)
        x, y, w, h = boxes.T
        corners = np.stack([np.stack([x, x + w, x + w, x], 1), np.stack([y, y, y + h, y + h], 1)], 2)
        super().__init__(list(corners), linewidths=0, **look)

    def draw(self, renderer: Any) -> None:
        """As any collection; for `svg` an empty group, and where on the page the corners are."""
        if not self.gap:
            super().draw(renderer)
            return
        renderer.open_group("marks", self.gap)
        renderer.close_group("marks")
        first = self.get_transform().transform(self.boxes[:, :2])
        self.on_page = first, self.get_transform().transform(self.boxes[:, :2] + self.boxes[:, 2:]) - first

    def written(self, height: float) -> str:
        """The marks as SVG, on a page `height` points high."""
        first, size = self.on_page
        columns = zip(first.tolist(), size.tolist(), self.get_urls(), self.titles, strict=True)
        drawn = [_linked(_path(x, height - y, w, -h), url, words) for (x, y), (w, h), url, words in columns]
        alpha = self.get_alpha()
        pale = f"; opacity: {alpha}" if alpha is not None else ""
        colours = self.get_facecolor()
        return f'<g style="fill: {to_hex(colours[0])}{pale}">{"".join(drawn)}</g>' if drawn else ""


def _path(x: float, y: float, w: float, h: float) -> str:
    return f'<path d="M{x:.2f} {y:.2f}h{w:.2f}v{h:.2f}h{-w:.2f}z"/>'


def _linked(drawn: str, url: str | None, words: str) -> str:
    if not url:
        return drawn
    said = escape(words, quote=True)
    return f'<a xlink:href="{escape(url, quote=True)}" aria-label="{said}"><title>{said}</title>{drawn}</a>'


def printable(words: object) -> str:
    """`words` without control or direction marks."""
    text = str(words)
    return text if text.isprintable() else "".join(c for c in text if c.isprintable())


def mark(axes: Axes, boxes: Iterable[Box], keys: Iterable[str], words: Iterable[str], **look: Any) -> Marks:
    """Draw `boxes` on `axes`, each a link to its key where that is no longer than a link should be; `words` say what each shows."""
    places = np.array(list(boxes), float).reshape(-1, 4)
    marks = Marks(places, [printable(said) for said in words], **look)
    marks.set_urls([f"#{key}" if 0 < len(key) <= LONGEST_KEY else None for key in keys])
    axes.add_collection(marks, autolim=False)
    return marks
