"""The page of a report: what the notebooks say and show, without code, in one file that loads nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup
from nbconvert.filters import markdown2html
from nbformat import NotebookNode

from memokit.reports.doors import Door
from memokit.reports.markup import Resolve, own
from memokit.reports.run import Failure
from memokit.reports.sources import Source

NOT_SHOWN = "not-in-report"
"""The tag of a cell that is about the notebook and not about the memos."""
LONGEST_PIECE = 2_000_000
"""An output of more bytes is left out of the page, with a line that says so."""
PIECES_BYTES = 6_000_000
FIRST = ("01_timeline", "02_quotes", "03_keywords")
"""The reader's order: when, who, what; then notebooks of one's own."""
READ = "00_start_here"
"""The notebook that tells what was read and what was not: an annex."""
ASIDE = ("04_read_a_memo",)
"""Notebooks whose matter the annexes hold already."""


EMPTY = Markup("")


HEADINGS = {
    "sources": "Numbered sources",
    "statements": "Statements behind the numbers",
    "read": "What was read and what was not",
    "receipt": "Receipt",
}
"""The annexes of a page, in order."""


@dataclass(frozen=True)
class Part:
    """One section of the page: its id, its heading, and pieces of HTML."""

    id: str
    title: str
    pieces: tuple[Markup, ...]


@dataclass(frozen=True)
class Page:
    """All that a page holds, in order."""

    title: str
    lead: Sequence[Markup] = ()
    short: Sequence[Markup] = ()
    failure: Failure | None = None
    parts: Sequence[Part] = ()
    sources: Sequence[Source] = ()
    sources_line: str = ""
    doors: Sequence[Door] = ()
    abouts: Mapping[int, str] = field(default_factory=dict)
    read: Sequence[Markup] = ()
    receipt: Markup = EMPTY
    annexes: Sequence[str] = ("sources", "statements", "read", "receipt")

    def render(self) -> str:
        """The page as HTML."""
        room = files("memokit.reports")
        environment = Environment(
            autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        template = environment.from_string(room.joinpath("page.html.j2").read_text("utf-8"))
        style = Markup(room.joinpath("page.css").read_text("utf-8"))
        told = {name: getattr(self, name) for name in self.__dataclass_fields__}
        doors = [{**door._asdict(), "counted": counted(door)} for door in self.doors]
        return template.render(told | {"style": style, "doors": doors, "headings": HEADINGS})


def counted(door: Door) -> str:
    """How many places a number has, and how many of their sentences are listed."""
    places = f"{door.places:,} {'place' if door.places == 1 else 'places'} in {door.memos:,} {'memo' if door.memos == 1 else 'memos'}"
    if door.sentences < 0 or len(door.lines) < door.sentences:
        listed = f"{len(door.lines):,} sentences of {door.places:,} places listed"
        return f"{places}; {listed}; all in tables/occurrences.parquet"
    return places


def ranked(names: Sequence[str]) -> list[str]:
    """Notebooks' names in the reader's order, without those that are not shown as sections."""
    kept = [name for name in names if name != READ and name not in ASIDE]
    return sorted(kept, key=lambda name: FIRST.index(name) if name in FIRST else len(FIRST))


def part(name: str, notebook: NotebookNode, resolve: Resolve, failure: Failure | None) -> Part:
    """The section that a notebook makes."""
    return Part(f"notebook-{name}", _title(notebook, name), tuple(pieces(name, notebook, resolve, failure)))


def _title(notebook: NotebookNode, name: str) -> str:
    heads = (c.source for c in notebook.cells if c.cell_type == "markdown" and c.source.startswith("# "))
    first: str = next(heads, f"# {name}")
    return first.split("\n")[0].removeprefix("# ")


def pieces(
    name: str, notebook: NotebookNode, resolve: Resolve, failure: Failure | None = None
) -> Iterator[Markup]:
    """What a notebook shows, in order: prose and outputs; a control that needs a kernel is left out."""
    code, room, number = -1, PIECES_BYTES, 0
    for cell in notebook.cells:
        code += cell.cell_type == "code"
        for shown in _shown(cell):
            if len(shown) > min(LONGEST_PIECE, room):
                yield Markup(
                    '<p class="quiet">An output of {:,} bytes is left out; it is in notebooks/{}.ipynb.</p>'
                ).format(len(shown), name)
                continue
            room -= len(shown)
            yield Markup(own(shown, f"{name}-{number}", resolve))
            number += 1
        if failure and failure.notebook == name and cell.cell_type == "code" and code == failure.cell:
            yield Markup('<p class="banner" role="alert">Here the notebook stopped: {}</p>').format(
                failure.reason
            )


def _shown(cell: NotebookNode) -> Iterator[str]:
    if NOT_SHOWN in cell.metadata.get("tags", ()):
        return
    if cell.cell_type == "markdown":
        source = cell.source
        if source.startswith("# "):
            source = source.partition("\n")[2]
        if source.strip():
            yield _HEADING_LINK.sub("", markdown2html(source))
    elif cell.cell_type == "code":
        yield from filter(None, map(_output, cell.outputs))


_HEADING_LINK = re.compile(r'<a class="anchor-link"[^>]*>[^<]*</a>')


def _output(output: NotebookNode) -> str | None:
    if output.output_type == "error":
        return f'<pre class="error">{escape(output.ename)}: {escape(output.evalue)}</pre>'
    if output.output_type == "stream":
        return f"<pre>{escape(output.text)}</pre>" if output.name == "stdout" else None
    data: dict[str, Any] = output.get("data", {})
    if "application/vnd.jupyter.widget-view+json" in data:
        return None
    if "text/html" in data:
        return f'<div class="output">{_joined(data["text/html"])}</div>'
    if "image/svg+xml" in data:
        drawn = _joined(data["image/svg+xml"])
        return f'<div class="output">{drawn[drawn.index("<svg") :] if "<svg" in drawn else ""}</div>'
    if "image/png" in data:
        return f'<div class="output"><img alt="" src="data:image/png;base64,{_joined(data["image/png"]).strip()}"></div>'
    return f"<pre>{escape(_joined(data['text/plain']))}</pre>" if "text/plain" in data else None


def _joined(text: str | list[str]) -> str:
    return text if isinstance(text, str) else "".join(text)
