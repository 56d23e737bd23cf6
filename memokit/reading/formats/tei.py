"""Editions in TEI, as archives keep letters and papers: a document each, or one document.

The marks are read as text (see `tagged`); nothing in them is declared, opened or fetched.
"""

from __future__ import annotations

import re
from itertools import pairwise

from memokit.calendar.written import parse_whole
from memokit.reading.formats.parts import Part
from memokit.reading.formats.tagged import joined, spans_of, value_of
from memokit.reading.memos import Article
from memokit.reading.records import Stated

HEAD, EDITION = 4000, 20_000
"""A document's head is looked for in so many characters; what is said of an edition, in so many."""
_BEGINS = re.compile(
    r"\s{0,200}(?:<[?!][^<>]{0,500}>\s{0,20}){0,12}<(?:TEI(?:\.2)?|teiCorpus)[\s>]", re.IGNORECASE
)
_DOCUMENT = re.compile(r"<div\b[^<>]{0,500}\btype=[\"'](?:document|letter)[\"'][^<>]{0,500}>")
_TITLE = re.compile(r"<(?P<key>head|title)(?:\s[^<>]{0,300})?>")
_DATELINE = re.compile(r"<(?P<key>dateline|opener)(?:\s[^<>]{0,300})?>")
_DAY = re.compile(r"\b(?:when|when-iso|doc-dateTime-min|notBefore)=[\"'](?P<day>\d{4}-\d\d-\d\d)")
_PLACE = re.compile(r"<(?P<key>placeName|settlement)(?:\s[^<>]{0,300})?>")
_OWN = re.compile(
    r"<(?:dateline|opener|creation|correspAction\s[^<>]{0,100}\bsent\b|sourceDesc|origDate)[\s>]",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"<(?:sp|u)\s[^<>]{0,300}\bwho=")
_DATE = re.compile(r"<date\b[^<>]{0,200}?(?:\bwhen=[\"'](?=\d)|>\s{0,9})(?P<day>\d{4}-\d\d-\d\d)(?![\d-])")
SITTING, WITHIN = 2000, 600
"""The day of a sitting, or of a document's origin, stands within so many characters of the mark around it."""
_AUTHOR = re.compile(r"<(?P<key>author)(?:\s[^<>]{0,300})?>")
_NOT_READ = re.compile(r"<(?P<key>note|fw|teiHeader)(?:\s[^<>]{0,500})?>")


def is_tei(text: str) -> bool:
    """Whether a text begins as such an edition does."""
    return "<" in text[:HEAD] and _BEGINS.match(text) is not None


def find_tei(text: str) -> list[Part]:
    """The documents of an edition in TEI, in order; none where the text is no such edition.

    >>> (part,) = find_tei('<TEI><text><body><div type="document"><head>Memo</head><p>The dam stands.</p></div></body></text></TEI>')
    >>> part.article.fields, part.article.text
    ({'title': 'Memo'}, 'The dam stands.')
    """
    if not is_tei(text):
        return []
    starts = [match.start() for match in _DOCUMENT.finditer(text)]
    if starts:
        return [_part(text, a, b, a) for a, b in pairwise([*starts, len(text)])]
    body = text.find("<body")
    return [_part(text, 0, len(text), body)] if body >= 0 else []


def _part(text: str, start: int, end: int, body: int) -> Part:
    """One document: its title, day and place, and its words below them."""
    fields: dict[str, str] = {}
    first = body
    for key, pattern, since in (
        ("title", _TITLE, start),
        ("author", _AUTHOR, start),
        ("place", _PLACE, body),
    ):
        match = pattern.search(text, since, min(end, since + HEAD))
        value, stop = value_of(text, match["key"], match.end(), end) if match else ("", 0)
        if match and not value and key == "title":
            stop = text.find(f"</{match['key']}>", match.end(), min(end, match.end() + HEAD))
            value = joined(text, [*spans_of(text, match.end(), stop)]) if stop >= 0 else ""
        if value:
            fields[key] = value.strip(" ,;")
            first = max(first, stop) if key == "title" and stop > body else first
    if dateline := _DATELINE.search(text, first, min(end, first + HEAD)):
        stop = text.find(f"</{dateline['key']}>", dateline.end(), min(end, dateline.end() + HEAD))
        first = stop if stop >= 0 else first
    own = _without_notes(text[first:end])
    spans = tuple((first + a, first + b) for a, b in spans_of(own, 0, len(own)))
    words = joined(text, spans)
    return Part(
        start, end, Article(words, fields, _stated(text, start, end), alone=False), spans or ((end, end),)
    )


def _without_notes(text: str) -> str:
    """`text` with blanks in place of its notes, as long as before."""
    pieces: list[str] = []
    at = 0
    while match := _NOT_READ.search(text, at):
        stop = text.find(f"</{match['key']}>", match.end())
        if stop < 0:
            break
        pieces += [text[at : match.start()], " " * (stop - match.start())]
        at = stop
    return "".join((*pieces, text[at:]))


def _stated(text: str, start: int, end: int) -> tuple[Stated, ...]:
    """The day in a document's mark, or in its dateline, or in what is said of its origin."""
    mark = text[start : text.find(">", start, end) + 1]
    day = _DAY.search(mark)
    day = day or _day_in_title(text, start, end)
    for own in _OWN.finditer(text, start, min(end, start + EDITION)):
        made = text.find("<revisionDesc", own.end(), own.end() + WITHIN)  # when the edition was changed
        day = day or _DAY.search(text, own.start(), made if made >= 0 else min(end, own.end() + WITHIN))
    day = day or _day_of_sitting(text, start, end)
    written = parse_whole(day["day"]) if day else None
    return (Stated(written, "export"),) if written else ()


def _day_in_title(text: str, start: int, end: int) -> re.Match[str] | None:
    """The day that is marked within the title of a document."""
    title = text.find("<titleStmt", start, min(end, start + HEAD))
    close = text.find("</titleStmt", title, title + HEAD) if title >= 0 else -1
    return _DATE.search(text, title, close) if close >= 0 else None


def _day_of_sitting(text: str, start: int, end: int) -> re.Match[str] | None:
    """The day of a debate, whose speakers have marks of their own: where it was held, or that of its record."""
    body = text.find("<body", start, end)
    if body < 0 or not _SPOKEN.search(text, body, min(end, body + HEAD)):
        return None
    for mark in ("<setting", "<publicationStmt"):
        at = text.find(mark, start, body)
        day = _DATE.search(text, at, min(body, at + SITTING)) if at >= 0 else None
        if day:
            return day
    return None
