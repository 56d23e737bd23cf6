"""Texts of news archives in which each article stands between marks: `<DOC>` … `</DOC>`, `<REUTERS>` … `</REUTERS>`.

The marks of the old corpora of newswire (SGML without its grammar) are read as text, line by line; nothing in
them is declared, opened or fetched.
"""

from __future__ import annotations

import re
from html import unescape

from memokit.calendar.written import Written, parse_whole
from memokit.reading.formats.parts import Part
from memokit.reading.headers.names import date_in_name, source_in_name
from memokit.reading.memos import Article
from memokit.reading.records import Stated

_BEGINS = re.compile(
    r"\s{0,200}(?:<[?!][^<>]{0,300}>\s{0,20}){0,3}<(?P<mark>DOC|REUTERS)(?=[\s>])", re.IGNORECASE
)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
_ID = re.compile(r"""(?:\bid=["']?|<DOC(?:NO|ID)>\s{0,4})(?P<id>[\w.-]{3,60})""", re.IGNORECASE)
_FIELD = re.compile(
    r"<(?P<key>HEADLINE|HEAD|HL|TITLE|BYLINE|AUTHOR|DATE_TIME|DATETIME|DATE|DD|DATELINE|SOURCE|SO)>(?P<value>[^<]{1,600})",
    re.IGNORECASE,
)
_MEANS = {
    **dict.fromkeys(["headline", "head", "hl", "title"], "title"),
    **dict.fromkeys(["byline", "author"], "author"),
    **dict.fromkeys(["date_time", "datetime", "date", "dd"], "date"),
    **dict.fromkeys(["source", "so"], "source"),
    "dateline": "dateline",
}
_BODY = re.compile(r"<(?P<tag>TEXT|BODY)(?:\s[^<>]{0,100})?>", re.IGNORECASE)
_IN_DATELINE = re.compile(r"(?P<place>[^\d\n]{2,60}?)[\s,]{1,4}(?P<day>\d{4}-\d\d-\d\d[^\n]{0,20})$")


def find_tagged(text: str) -> list[Part]:
    """The articles of such an archive, in order; none where the text is no such archive.

    >>> (part,) = find_tagged('<DOC id="APW_ENG_19981205.0374"><TEXT><P>The dam stands.</P></TEXT></DOC>')
    >>> part.article.text, part.article.stated[0].written.value
    ('The dam stands.', '1998-12-05')
    """
    begins = _BEGINS.match(text)
    if not begins:
        return []
    mark = begins["mark"]
    starts = [match.start() for match in re.finditer(rf"<{mark}(?=[\s>])", text, re.IGNORECASE)]
    return [_part(text, a, b) for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


def _part(text: str, start: int, end: int) -> Part:
    """One article: its fields above its text, and the words of its text without marks."""
    opened = list(_BODY.finditer(text, start, end))
    first = opened[-1].end() if opened else start
    closed = re.compile(r"</(?:TEXT|BODY)>", re.IGNORECASE).search(text, first, end)
    stop = closed.start() if closed else end
    fields: dict[str, str] = {}
    head_end = text.find("<BODY>", start, end) if "<BODY>" in text[start:end] else first
    for match in _FIELD.finditer(text, start, max(first, head_end)):
        fields.setdefault(_MEANS[match["key"].lower()], " ".join(unescape(match["value"]).split()))
    spans = _spans(text, first, stop)
    words = "\n\n".join(_plain(text[a:b]) for a, b in spans)
    dateline = fields.pop("dateline", "")
    found = _IN_DATELINE.match(dateline)
    named = _ID.search(text, start, min(end, start + 400))
    stated = _stated(fields.pop("date", ""), found["day"] if found else "", named["id"] if named else "")
    if found:
        fields["place"] = found["place"].strip(" ,")
    elif dateline:
        # a dateline of the wire stands above its text, and is read there
        words = f"{dateline.rstrip(' -')} - {words}"
    if named and "source" not in fields and (wire := source_in_name(named["id"])):
        fields["source"] = wire
    return Part(start, end, Article(words, fields, stated, alone=False), spans or ((stop, stop),))


def _stated(day: str, in_dateline: str, number: str) -> tuple[Stated, ...]:
    """The dates that the marks state: in a field, beside the place, in the article's number."""
    found: list[tuple[Written | None, str]] = [
        (parse_whole(day), "export"),
        (parse_whole(in_dateline), "export"),
        (date_in_name(number), "article number"),
    ]
    return tuple(Stated(written, rule) for written, rule in found if written)


def _spans(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The stretches between marks that hold words."""
    edges = [start, *(edge for tag in _TAG.finditer(text, start, end) for edge in tag.span()), end]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return tuple(_trimmed(text, a, b) for a, b in pairs if text[a:b].strip())


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))


def _plain(words: str) -> str:
    return unescape(words) if "&" in words else words
