"""Word (`.docx`): paragraphs and tables in order, by python-docx; then read as the text that they are."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from memokit.model import Code
from memokit.reading.encoding import Decoded
from memokit.reading.formats.archive import unpacks_too_far
from memokit.reading.formats.text import read_decoded
from memokit.reading.records import FileContent, FileRow, Options, set_aside

if TYPE_CHECKING:
    from docx.document import Document

_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_word(content: bytes, path: str, options: Options) -> FileContent:
    """The memos of a Word document: one, several, or an export."""
    if content.startswith(_LOCKED):
        what = "locked by a password or an old .doc; save it as .docx without a password; it was set aside"
        return set_aside(path, Code.LOCKED, what, "word")
    if trouble := unpacks_too_far(content):
        return set_aside(path, *trouble, "word")
    try:
        import docx

        text = "\n".join(_lines(docx.Document(BytesIO(content))))
    except Exception as error:  # python-docx raises what lxml and zipfile raise, whatever is broken
        if isinstance(error, MemoryError):
            raise
        return set_aside(path, Code.DAMAGED, "a damaged Word document; it was set aside", "word")
    if not text.strip():
        return set_aside(path, Code.EMPTY, "a Word document without text; nothing to read", "word")
    return without_characters(read_decoded(Decoded(text, "utf-8"), path, options, "word"))


def without_characters(found: FileContent) -> FileContent:
    """The content of a container format: its characters are not those of the file, and not counted."""
    row = found.row
    counted = FileRow(
        row.path,
        row.format,
        row.status,
        row.reason,
        row.n_articles,
        row.n_memos,
        row.n_set_aside,
        n_mended=row.n_mended,
    )
    return FileContent(counted, found.drafts, found.problems)


def _lines(document: Document) -> Iterator[str]:
    """The words of paragraphs and of table rows, in order."""
    for block in document.iter_inner_content():
        yield from _block(block)


def _block(block: Any) -> Iterator[str]:
    rows = getattr(block, "rows", None)
    if rows is None:
        yield block.text
        return
    for row in rows:
        cells: list[str] = []
        for cell in row.cells:
            words = " ".join(cell.text.split())
            if not cells or cells[-1] != words:
                cells.append(words)
        yield "\t".join(cells)
