"""Headers: date, source, place, title and author of a memo, and where its body begins."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import yaml

from memokit.calendar.written import WRITTEN, Written, parse_written

HEADER_LINES = 12
LONGEST_LINE = 400

_MEMO_LINE = re.compile(r"(?P<date>[^;\n]{4,40});\s*(?P<source>[^:;\n]{1,60}):[ \t]*")
_DATELINE = re.compile(
    r"""
    (?P<place>[A-Z][\w.'’ -]{1,40}(?:,\s[A-Z][\w.'’ ]{1,30}?)?)
    (?:,\s+|\s+\((?=[A-Z][a-z]{2}))?
    (?P<date>(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}\.?)(?:,?\s\d{4})?)?\)?,?
    \s*(?:\((?P<source>[A-Z][\w.&/ -]{1,40})\))?
    \s+(?:--?|–|—)\s+
    """,
    re.VERBOSE,
)
_FIELD = re.compile(
    r"[*_\s]*(?P<key>memorandum for|to|from|date|subject|re|source|title|by|author|place|for)"
    r"\s*:[*_]*[ \t]*(?P<value>[^\n]*)",
    re.IGNORECASE,
)
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<yaml>.{0,20000}?)\n---[ \t]*(?:\n|$)", re.DOTALL)
_TITLE_MARK = re.compile(r"#{1,2}[ \t]+(?P<title>[^\n]+)")


@dataclass(frozen=True, slots=True)
class Header:
    """What a header says, and where in the decoded text the body begins."""

    body: int = 0
    date: Written | None = None
    date_rule: str | None = None
    source: str | None = None
    place: str | None = None
    title: str | None = None
    author: str | None = None


def find_header(text: str, *, order: str | None = None) -> Header:
    """The header at the start of `text`; an empty one where there is none that we know.

    >>> header = find_header("31 Dec 2020; MEMO: Siala spoke.")
    >>> header.date.value, header.source, header.body
    ('2020-12-31', 'MEMO', 19)
    """
    for find in (_front_matter, _memo_line, _block, _dateline):
        header = find(text, order)
        if header:
            return header
    return _date_line(text, order) or Header()


def _memo_line(text: str, order: str | None) -> Header | None:
    """`31 Dec 2020; MEMO: …`"""
    match = _MEMO_LINE.match(text)
    if not match:
        return None
    written = _whole(match["date"], order)
    if not written:
        return None
    return Header(match.end(), written, "memo line", match["source"].strip())


def _whole(text: str, order: str | None) -> Written | None:
    """`text` as a date where nothing else stands in it."""
    text = text.strip(" \t.,*_")
    match = WRITTEN.match(text)
    return parse_written(text, order=order) if match and match.end() == len(text) else None


def _front_matter(text: str, order: str | None) -> Header | None:
    """A YAML block between lines of `---`, and a repeated title below it."""
    match = _FRONT_MATTER.match(text)
    if not match:
        return None
    try:
        fields = yaml.load(match["yaml"], Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        return None
    if not isinstance(fields, dict):
        return None
    words = {str(k).lower(): v.strip() for k, v in fields.items() if isinstance(v, str) and v.strip()}
    header = Header(match.end(), None, "front matter", words.get("source") or words.get("publisher"))
    header = replace(
        header,
        date=parse_written(words.get("date", ""), order=order),
        place=words.get("place"),
        title=words.get("title"),
        author=words.get("author"),
    )
    heading = re.compile(r"\s*").match(text, header.body)
    mark = _TITLE_MARK.match(text, heading.end() if heading else header.body)
    return replace(header, body=mark.end(), title=header.title or mark["title"].strip()) if mark else header


def _block(text: str, order: str | None) -> Header | None:
    """`MEMORANDUM FOR: / FROM: / DATE: / SUBJECT:`; a value may stand on the next line."""
    position, fields = 0, {}
    lines = text[: HEADER_LINES * LONGEST_LINE].split("\n")
    pending: str | None = None
    for line in lines[: 2 * HEADER_LINES]:
        match = _FIELD.match(line)
        value = (match["value"] if match else line).strip(" \t*_")
        if match:
            key = match["key"].lower()
            fields[key] = value
            pending = None if value else key
        elif pending and value:
            fields[pending], pending = value, None
        elif value and not (position == 0 and value.isupper() and len(value) < 40):
            break
        position += len(line) + 1
    if len(fields) < 2 or "date" not in fields:
        return None
    header = Header(min(position, len(text)), _whole(fields["date"], order), "block")
    return replace(
        header,
        source=fields.get("source") or fields.get("from"),
        author=fields.get("by") or fields.get("author"),
        title=fields.get("subject") or fields.get("re") or fields.get("title"),
        place=fields.get("place"),
    )


def _dateline(text: str, order: str | None) -> Header | None:
    """`CAIRO, Dec 31 (Reuters) - …`, perhaps below a title."""
    start, title = 0, None
    for _ in range(3):
        match = _DATELINE.match(text, start)
        if match and match["place"].split(",")[0].isupper() and (match["date"] or match["source"]):
            date = parse_written(match["date"], order=order) if match["date"] else None
            return Header(match.end(), date, "dateline", match["source"], match["place"].strip(), title)
        end = text.find("\n", start)
        line = text[start:end].strip() if end >= 0 else ""
        if end < 0 or len(line) > LONGEST_LINE:
            return None
        title = title or line.lstrip("# ") or None
        start = end + 1
    return None


def _date_line(text: str, order: str | None) -> Header | None:
    """A line that is a date, at the top or just below a title."""
    start, title = 0, None
    for _ in range(4):
        end = text.find("\n", start)
        line = text[start : end if end >= 0 else len(text)].strip()
        if len(line) > LONGEST_LINE:
            return None
        written = _whole(line, order) if line else None
        if written:
            body = end + 1 if end >= 0 else len(text)
            return Header(body, written, "date line", title=title)
        if end < 0 or (line and title):
            return None
        title = line.lstrip("# ") or title
        start = end + 1
    return None
