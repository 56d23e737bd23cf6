"""The figures of a report as files: the drawings that notebooks show, as SVG and as PNG."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from memokit.charts import font_files

_DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_DPI, _ZOOM = 96, 2


def drawings(html: str) -> list[str]:
    """Each `<svg>` element in a piece of HTML."""
    return _DRAWING.findall(html)


def write_figures(named: dict[str, str], folder: Path) -> None:
    """Each drawing as `<name>.svg` and `<name>.png`, on white."""
    for name, svg in named.items():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.svg").write_text(_XML + svg + "\n", "utf-8")
        picture = png(svg)
        if picture:
            (folder / f"{name}.png").write_bytes(picture)


def png(svg: str) -> bytes | None:
    """A drawing as PNG, twice its size, in the fonts that come with the charts; None where it is no valid SVG."""
    import resvg_py

    options: dict[str, Any] = {"font_files": font_files(), "skip_system_fonts": True, "background": "white"}
    options |= {"font_family": "DejaVu Sans", "sans_serif_family": "DejaVu Sans", "dpi": _DPI, "zoom": _ZOOM}
    try:
        return bytes(resvg_py.svg_to_bytes(svg_string=svg, **options))
    except ValueError:
        return None


def pictures(data: dict[str, Any]) -> Iterator[tuple[str, bytes]]:
    """The pictures of an output that has no drawing: PNG or JPEG, as kind and bytes."""
    for kind in ("image/png", "image/jpeg"):
        if kind in data:
            yield kind.removeprefix("image/"), base64.b64decode(data[kind])
