"""Texts of news archives in which each article stands between marks: `<DOC>` … `</DOC>`, `<REUTERS>`, `<newsitem>`, `<nitf>`.

The marks of the old corpora of newswire (SGML without its grammar) and of XML news are read as text; nothing in
them is declared, opened or fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from memokit.calendar.written import Written, parse_whole, parse_written
from memokit.reading.formats.parts import Part
from memokit.reading.headers.datelines import find_dateline
from memokit.reading.headers.fields import date_of_value
from memokit.reading.headers.lines import find_dated_line, parse_byline
from memokit.reading.headers.names import date_in_name, source_in_name
from memokit.reading.memos import Article
from memokit.reading.records import Stated

_BEGINS = re.compile(
    r"\s{0,200}(?:<[?!][^<>]{0,300}>\s{0,20}){0,3}(?:<[A-Za-z][^<>/]{0,100}>\s{0,20}){0,2}?<(?P<mark>DOC|REUTERS|NEWSITEM|NITF|ARTICLE|STORY|RECORD|HEADER)(?=[\s>])",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
_KEYED = re.compile(r"<(?P<key>[A-Za-z][\w.:-]{0,30})(?P<said>\s[^<>]{0,300})?>")
_CLOSED_BODY = re.compile(r"</(?:TEXT|BODY|BODY\.CONTENT|CONTENT)>", re.IGNORECASE)
LONGEST_FIELD, HEAD = 2000, 400
"""A field of an article is no longer; its number stands within so many characters."""
_ID = re.compile(
    r"""(?:\b(?:item)?id(?:-string)?=["']?|<DOC(?:NO|ID)>\s{0,4})(?P<id>[\w.-]{3,60})""", re.IGNORECASE
)
_MEANS = {
    **dict.fromkeys(["headline", "head", "hl", "hl1", "title", "ti"], "title"),
    **dict.fromkeys(["byline", "author", "creator"], "author"),
    **dict.fromkeys(
        ["date_time", "datetime", "date", "date1", "dd", "pubdate", "pub_date", "publication_date"], "date"
    ),
    **dict.fromkeys(["source", "so", "pub", "publisher", "publication", "newspaper"], "source"),
    "dateline": "dateline",
}
_DATED = re.compile(
    r"""\b(?:date|date\.publication|norm|pubdate)=["'](?P<day>\d{4}-?\d\d-?\d\d)(?:T[\dZ:+-]{1,20})?["']""",
    re.IGNORECASE,
)
"""A day in the mark of an article, of its publication: `date="1996-08-20"`."""
_PAPER = re.compile(r"""\bname=["'](?P<name>[^"'<>]{2,80})["']""")
_DATED_MARKS = ("pubdata", "date.issue", "date.release")
_TEXTS = frozenset(["text", "body", "body.content", "content"])
_FIELDS_INSIDE = re.compile(r"<(?:TITLE|DATELINE|BYLINE|BODY|HL1|body\.content)[\s>]")
"""The text of an article begins below these marks, where they stand within it."""
_IN_DATELINE = re.compile(r"(?P<place>[^\d\n]{2,60}?)[\s,]{1,4}(?P<day>\d{4}-\d\d-\d\d[^\n]{0,20})$")
_PRINTED = re.compile(r"[A-Z]{2,5}\s{1,3}(?P<day>\d{1,2} [A-Z]{3} \d\d)\s/\s(?P<title>\S.*)")
"""A headline behind its paper and its day: `OT  14 MAY 31 / Dam talks go on`."""
_SHORT_DAY = re.compile(r"[4-9]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
"""`910514`: the last century's years can be nothing else."""
_TRANSLATED = re.compile(
    r"\s{0,9}Language:[^\n]{0,80}?\s{1,60}Article Type:[^\n]{0,60}?\s{1,60}(?:\[(?P<by>[^\[\]]{3,300})\]\s{1,60})?(?:\[(?:Text|Excerpts?|Interview|Editorial)[^\[\]]{0,60}\]\s{0,9})?"
)
"""What stands above a translated text: its language, its kind, its writer."""
_IN_LANGUAGE = re.compile(r"\sin [A-Z][a-z]+(?:\s.*)?$")
"""What stands behind the name of a broadcaster: `in Orlan 1100 GMT 26 Feb 94`."""
_BY = re.compile(r"(?:[A-Z][\w-]{2,20} )?(?:by|with)\s(?P<name>[A-Z][^,;:]{3,60})", re.IGNORECASE)


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
    parts = [_part(text, a, b) for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    if mark.upper() in ("DOC", "REUTERS") or any(one.article.stated or one.article.fields for one in parts):
        return parts
    return []


def _part(text: str, start: int, end: int) -> Part:
    """One article: its fields around its text, and the words of its text without marks."""
    fields, said, first = _fields(text, start, end)
    closed = _CLOSED_BODY.search(text, first, end)
    stop = closed.start() if closed else end
    for key, value in _fields(text, stop, end)[0].items():
        fields.setdefault(key, value)
    first = _behind_translators_notes(text, first, stop, fields)
    spans = _spans(text, first, stop)
    words = "\n\n".join(_plain(text[a:b]) for a, b in spans)
    named = _ID.search(text, start, min(end, start + HEAD))
    number = named["id"] if named else ""
    if printed := _PRINTED.match(fields.get("title", "")):
        fields["title"] = printed["title"]
    if text.startswith(("<REUTERS", "<reuters"), start):
        fields.setdefault("source", "Reuters")
    elif number and "source" not in fields and (wire := source_in_name(number)):
        fields["source"] = wire
    if "author" in fields:
        fields["author"] = parse_byline(fields["author"]) or fields["author"]
    stated = _stated(fields.pop("date", ""), said, printed["day"] if printed else "")
    stated += _in_dateline(fields)
    if numbered := date_in_name(number):
        stated += (Stated(numbered, "article number"),)
    return Part(start, end, Article(words, fields, stated, alone=False), spans or ((stop, stop),))


def _fields(text: str, start: int, end: int) -> tuple[dict[str, str], str, int]:
    """What the marks from `start` on say, the day in one of them, and where the text begins; `start` where it does not."""
    found: dict[str, str] = {}
    day, first, at = "", start, start
    while match := _KEYED.search(text, at, end):
        key, said = match["key"].lower(), match["said"] or ""
        at = match.end()
        if said and not day and (match.start() == start or key in _DATED_MARKS):
            dated = _DATED.search(said)
            day = dated["day"] if dated else ""
            if key == "pubdata" and (paper := _PAPER.search(said)):
                found.setdefault("source", unescape(paper["name"]))
        if key in _TEXTS:
            first = at
            if not _FIELDS_INSIDE.search(text, at, min(end, at + HEAD)):
                break
        elif means := _MEANS.get(key) or ("source" if key == "f" and "104" in said else None):
            value, at = _value(text, match["key"], at, end)
            value = _IN_LANGUAGE.sub("", value) if key == "f" else value
            first = at if first > start else first
            if value:
                found.setdefault(means, value)
    return found, day, first


def _value(text: str, key: str, start: int, end: int) -> tuple[str, int]:
    """The words of a field that begins at `start`, without marks, and where it ends; up to the next mark, if it is not closed."""
    stop = text.find(f"</{key}", start, min(end, start + LONGEST_FIELD))
    if stop < 0:
        stop = text.find("<", start, min(end, start + LONGEST_FIELD))
    if stop < 0 or any(tag["key"].lower() in _MEANS for tag in _KEYED.finditer(text, start, stop)):
        return "", start  # it holds fields
    return " ".join(unescape(_TAG.sub(" ", text[start:stop])).split()), stop


def _behind_translators_notes(text: str, first: int, stop: int, fields: dict[str, str]) -> int:
    """Where the words begin below the lines on a translation; `fields` takes their writer."""
    head = text[first : min(stop, first + 3 * HEAD)]
    if "Language:" not in head:
        return first
    notes = _TRANSLATED.match(_TAG.sub(lambda tag: " " * len(tag.group()), head))
    if not notes:
        return first
    if notes["by"] and (by := _BY.search(notes["by"])):
        fields.setdefault("author", by["name"].strip())
    return first + notes.end()


def _stated(day: str, said: str, printed: str) -> tuple[Stated, ...]:
    """The dates that the marks state, in a field, in the mark of the article, before the headline."""
    found = (_day(day), _day(said), parse_whole(printed))
    return tuple(Stated(written, "export") for written in found if written)


def _day(value: str) -> Written | None:
    """The date that a field begins with: `26-FEB-1987 15:01:01.79`, `910514`, `January 23, 1994, Sunday, Home Edition`."""
    if not value:
        return None
    if _SHORT_DAY.fullmatch(value):
        return parse_written(f"19{value}")
    written = parse_whole(value) or date_of_value(value)
    dated = None if written else find_dated_line(value)
    return written or (dated.written if dated else None)


def _in_dateline(fields: dict[str, str]) -> tuple[Stated, ...]:
    """The day in the dateline, which stands apart from the text; `fields` takes its place and its agency."""
    dateline = fields.pop("dateline", "").strip(" -,")
    if not dateline:
        return ()
    if found := _IN_DATELINE.match(dateline):
        fields["place"] = found["place"].strip(" ,")
        written = parse_whole(found["day"])
        return (Stated(written, "export"),) if written else ()
    told = find_dateline(f"{dateline} - ", awaited=True)
    if told is None:
        return ()
    if told.place:
        fields["place"] = told.place
    if told.source:
        fields.setdefault("source", told.source)
    return (Stated(told.written, "dateline"),) if told.written else ()


def _spans(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The stretches between marks that hold words."""
    return tuple(_trimmed(text, a, b) for a, b in _between_tags(text, start, end) if text[a:b].strip())


def _between_tags(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    edges = [start, *(edge for tag in _TAG.finditer(text, start, end) for edge in tag.span()), end]
    return zip(edges[::2], edges[1::2], strict=True)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))


def _plain(words: str) -> str:
    return unescape(words) if "&" in words else words
