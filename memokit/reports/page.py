"""The page of a report: what the notebooks say and show, without code, in one file that loads nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup
from nbconvert.filters import markdown2html
from nbformat import NotebookNode


def page(title: str, notebooks: Sequence[tuple[str, NotebookNode]], failure: str | None = None) -> str:
    """The report's page as HTML; `failure` stands in a banner at its head."""
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string(files("memokit.reports").joinpath("page.html.j2").read_text("utf-8"))
    parts = [_part(name, notebook) for name, notebook in notebooks]
    return template.render(title=title, parts=parts, failure=failure)


def _part(name: str, notebook: NotebookNode) -> dict[str, Any]:
    shown = [piece for cell in notebook.cells for piece in _pieces(cell)]
    pieces = [_own_ids(piece, f"{name}-{number}") for number, piece in enumerate(shown)]
    return {"id": name, "title": _title(notebook, name), "pieces": pieces}


_ID = re.compile(r'\bid="([^"]+)"')
_REFERENCE = re.compile(r'(url\(#|href="#)([^)"]+)')


def _own_ids(piece: Markup, prefix: str) -> Markup:
    """`piece` with its ids, and the references to them, made its own: no id stands twice in the page."""
    own = set(_ID.findall(piece))
    renamed = _ID.sub(lambda m: f'id="{prefix}-{m[1]}"', piece)
    return Markup(_REFERENCE.sub(lambda m: m[1] + (f"{prefix}-{m[2]}" if m[2] in own else m[2]), renamed))


def _title(notebook: NotebookNode, name: str) -> str:
    heads = (c.source for c in notebook.cells if c.cell_type == "markdown" and c.source.startswith("# "))
    first: str = next(heads, f"# {name}")
    return first.split("\n")[0].removeprefix("# ")


def _pieces(cell: NotebookNode) -> list[Markup]:
    """What a cell shows: prose, or its outputs; a control that needs a kernel is left out."""
    tags = cell.metadata.get("tags", ())
    if "not-in-report" in tags:
        return []
    if cell.cell_type == "markdown":
        return [Markup(markdown2html(cell.source))]
    if cell.cell_type != "code":
        return []
    return [Markup(shown) for output in cell.outputs if (shown := _output(output))]


def _output(output: NotebookNode) -> str | None:
    if output.output_type == "error":
        return f'<pre class="error">{escape(output.ename)}: {escape(output.evalue)}</pre>'
    if output.output_type == "stream":
        return f"<pre>{escape(output.text)}</pre>" if output.name == "stdout" else None
    data: dict[str, Any] = output.get("data", {})
    if "application/vnd.jupyter.widget-view+json" in data:
        return None
    if "text/html" in data:
        return f"<div class=output>{data['text/html']}</div>"
    return f"<pre>{escape(data['text/plain'])}</pre>" if "text/plain" in data else None
