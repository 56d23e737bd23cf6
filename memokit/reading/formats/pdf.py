"""PDF with a text layer, by pypdfium2; a scanned or a locked one is set aside and says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from memokit.model import Code, Problem
from memokit.reading.encoding import Decoded
from memokit.reading.formats.text import read_decoded
from memokit.reading.formats.word import without_characters
from memokit.reading.records import FileContent, Options, set_aside

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MOST_PAGES, LARGEST_TEXT = 5_000, 50_000_000
FEW_WORDS = 3
"""A page with fewer letters than these words have is a picture of a page."""
_PAGE_NUMBER = re.compile(r"(?:-\s?)?(?:page\s)?\d{1,4}(?:\s?of\s\d{1,4})?(?:\s?-)?$", re.IGNORECASE)


def read_pdf(content: bytes, path: str, options: Options) -> FileContent:
    """The memos of a PDF's text layer, its pages one below the other."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            return set_aside(
                path, Code.LOCKED, "locked by a password; save it without one; it was set aside", "pdf"
            )
        return set_aside(path, Code.DAMAGED, "a damaged PDF; it was set aside", "pdf")
    try:
        pages = list(_pages(document))
    finally:
        document.close()
    scanned = [number for number, page in enumerate(pages, start=1) if not _has_words(page)]
    if not pages or len(scanned) == len(pages):
        what = "a scanned PDF: pictures of pages without text; run text recognition on it; it was set aside"
        return set_aside(path, Code.SCANNED, what, "pdf")
    kept = _without_running_lines(pages)
    found = without_characters(read_decoded(Decoded("\n\n".join(kept), "utf-8"), path, options, "pdf"))
    return FileContent(found.row, found.drafts, (*found.problems, *_notes(path, pages, kept, scanned)))


def _notes(path: str, pages: list[str], kept: list[str], scanned: list[int]) -> Iterator[Problem]:
    """What was left out: running lines, and pages that are pictures."""
    cut = sum(before.count("\n") - after.count("\n") for before, after in zip(pages, kept, strict=True))
    if cut:
        message = f"{path}: page numbers and lines repeated on every page left out: {cut}"
        yield Problem(path, "reading", Code.MENDED, message)
    if scanned:
        listed = ", ".join(map(str, scanned[:10])) + (", …" if len(scanned) > 10 else "")
        yield Problem(path, "reading", Code.SCANNED, f"{path}: pages without text, not read: {listed}")


def _pages(document: PdfDocument) -> list[str]:
    import pypdfium2

    found: list[str] = []
    size = 0
    for number in range(min(len(document), MOST_PAGES)):
        try:
            text = document[number].get_textpage().get_text_bounded()
        except pypdfium2.PdfiumError:
            text = ""
        # PDFium marks a hyphen at a line's end as U+FFFE; what follows it goes on with the word.
        found.append(re.sub("\ufffe\n?", "", text.replace("\r\n", "\n")).replace("\r", "\n").strip())
        size += len(text)
        if size > LARGEST_TEXT:
            break
    return found


def _has_words(page: str) -> bool:
    return sum(map(str.isalpha, page)) > 3 * FEW_WORDS


def _without_running_lines(pages: list[str]) -> list[str]:
    """Pages without page numbers, and without a first or last line that every neighbour repeats."""
    split = [page.split("\n") for page in pages]
    firsts = {a[0] for a, b in pairwise(split) if a[0] and a[0] == b[0]}
    lasts = {a[-1] for a, b in pairwise(split) if a[-1] and a[-1] == b[-1]}
    cleaned = []
    for number, lines in enumerate(split):
        begin = 1 if number and lines[0] in firsts else 0
        end = len(lines) - (1 if lines[-1] in lasts or _PAGE_NUMBER.match(lines[-1].strip()) else 0)
        cleaned.append("\n".join(lines[begin : max(begin, end)]))
    return cleaned
