"""Exports of news archives: many articles in one text, as Nexis and Factiva lay them out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from memokit.calendar.written import Written, parse_whole
from memokit.reading.formats.parts import Part
from memokit.reading.memos import Article
from memokit.reading.records import Stated

RULE = "export"
HEAD_LINES = 25

_NEXIS_BREAK = re.compile(
    r"^[ \t]{0,80}(?:(?:Document\s+)?\d{1,5} of \d{1,5}(?: DOCUMENTS?)?|End of Document)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
# A pattern that begins with one letter runs through a text quicker than a search for words does.
_MAYBE_FACTIVA = re.compile(r"D(?=ocument [A-Z])")
_MAYBE_NEXIS = re.compile(r"L(?=ENGTH:|ength:)")
_NEXIS_SIGN = re.compile(r"^[ \t]{0,80}LENGTH:\s{1,4}[\d,]{1,7} words", re.MULTILINE | re.IGNORECASE)
_NEXIS_FIELD = re.compile(
    r"(?P<key>BYLINE|SECTION|LENGTH|DATELINE|HIGHLIGHT|HEADLINE|SERIES|DISTRIBUTION|TYPE|Copyright \d{4}[^:\n]{0,80}):?(?:\s+(?P<value>\S.*))?$",
    re.IGNORECASE,
)
_NEXIS_TAIL = re.compile(
    r"^[ \t]{0,80}(?:(?:LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|GRAPHIC|DOCUMENT-TYPE|JOURNAL-CODE|ACC-NO|URL|SUBJECT|CORRECTION-DATE|NOTES):\s"
    r"|Load-Date:|Classification[ \t]*$|Graphic[ \t]*$|Copyright (?:\(c\) )?\d{4} [^\n]{3,80}$)",
    re.MULTILINE,
)
_COVER = re.compile(
    r"^[ \t]{0,8}(?:Time of Request|Download Request|Print Request|Search Terms|Send To|User Name)\b",
    re.MULTILINE | re.IGNORECASE,
)
"""What stands above the first article: who asked for which."""
_LISTED = re.compile(r"^1\. (?P<title>[^\n]{8,300}?)[ \t]*\n", re.MULTILINE)
_BODY_MARK = re.compile(r"^[ \t]{0,8}Body[ \t]*$", re.MULTILINE)

_FACTIVA_END = re.compile(
    r"^[ \t]{0,8}(?:AN[ \t]{1,8})?Document [A-Z][A-Za-z0-9]{12,40}[ \t]*$", re.MULTILINE
)
_LOGOS = ("Factiva", "Dow Jones Factiva", "DOW JONES")
_FACTIVA_WORDS = re.compile(r"^[ \t]{0,8}[\d,]{1,7} words[ \t]*$", re.MULTILINE)
_TAG = re.compile(
    r"^(?P<tag>SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CLM|CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN)(?:[ \t]{1,8}|[ \t]*\n)",
    re.MULTILINE,
)


COVER = 2000
"""So many characters at the top say whose export a text is."""
_PROQUEST_BREAK = re.compile(r"^Document \d{1,5} of \d{1,5}[ \t]*\n", re.MULTILINE)
_PROQUEST_FIELD = re.compile(
    r"^(?P<key>Author|Publication info|Abstract|Links|Subject|Location|People|Company / organization|Identifier / keyword|Title|Publication title|Pages|Publication year|Publication date|Section|Publisher|Place of publication|Country of publication|Publication subject|ISSN|Source type|Language of publication|Document type|ProQuest document ID|Document URL|Copyright|Last updated|Database|Credit):(?P<value>[^\n]*)",
    re.MULTILINE,
)
_FULL_TEXT = re.compile(r"^Full text:[ \t]*", re.MULTILINE)
_RULE = re.compile(r"^_{20,}[ \t]*$", re.MULTILINE)


def find_exported(text: str) -> list[Part]:
    """The articles of an export, in order; none where the text is no export.

    A stretch between two marks without a date or a body is an article all the same: it will be set aside.
    """
    if text.find("ProQuest", 0, COVER) >= 0 and _PROQUEST_BREAK.search(text):
        return _proquest(text)
    if _MAYBE_FACTIVA.search(text) and _FACTIVA_END.search(text):
        if _TAG.search(text) or _FACTIVA_WORDS.search(text):
            return list(_factiva(text))
    elif (
        _MAYBE_NEXIS.search(text)
        and _NEXIS_SIGN.search(text)
        and (_NEXIS_BREAK.search(text) or _COVER.search(text, 0, COVER))
    ):
        first, *rest = _between(text, _NEXIS_BREAK)
        stretches = [_below_cover(text, *first), *rest]
        if (
            len(stretches) > 1
            and _COVER.search(text, *stretches[0])
            and not _NEXIS_SIGN.search(text, *stretches[0])
        ):
            stretches = stretches[1:]
        return [_nexis(text, start, end) for start, end in stretches]
    return []


def _below_cover(text: str, start: int, end: int) -> tuple[int, int]:
    """The first article of an export without the cover that lists it: it begins where its title stands again."""
    listed = _LISTED.search(text, start, min(end, start + COVER)) if _COVER.search(text, start, end) else None
    again = text.find(f"\n{listed['title']}\n", listed.end() - 1, end) if listed else -1
    return (again + 1, end) if again >= 0 else (start, end)


def _proquest(text: str) -> list[Part]:
    """The articles of an export of ProQuest: each between rules, its title first, then a field a line."""
    starts = [match.end() for match in _PROQUEST_BREAK.finditer(text)]
    parts = []
    for start, limit in pairwise([*starts, len(text)]):
        rule = _RULE.search(text, start, limit)
        end = rule.start() if rule else limit
        fields = {
            match["key"].lower(): match["value"].strip()
            for match in _PROQUEST_FIELD.finditer(text, start, end)
        }
        opened = _FULL_TEXT.search(text, start, end)
        begin = opened.end() if opened else start
        closed = _PROQUEST_FIELD.search(text, begin, end)
        stop = closed.start() if closed else end
        title = next(iter(_lines(text, start, end)), None)
        said = {
            "title": fields.get("title") or (title.words if title else None),
            "source": fields.get("publication title", "").partition(";")[0].partition(",")[0],
            "author": fields.get("author"),
        }
        written = parse_whole(fields.get("publication date", ""))
        parts.append(Part(start, end, _article(said, written, text[begin:stop]), ((begin, stop),)))
    return parts


def _between(text: str, mark: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The stretches between marks that are not blank."""
    start = 0
    for match in (*mark.finditer(text), None):
        end = match.start() if match else len(text)
        if text[start:end].strip():
            yield start, end
        start = match.end() if match else end


class _Line(NamedTuple):
    words: str
    start: int
    end: int


_PAGE_OF = re.compile(r"\s{0,40}Page \d{1,5} of \d{1,5}\s*$", re.IGNORECASE)


def _lines(text: str, start: int, end: int) -> list[_Line]:
    """The first lines that are not blank, stripped, with where they stand."""
    found: list[_Line] = []
    for match in re.compile(r"[^\n]+").finditer(text, start, end):
        if match.group().strip() and not _PAGE_OF.match(match.group()):
            found.append(_Line(match.group().strip(), match.start(), match.end()))
            if len(found) == HEAD_LINES:
                break
    return found


_EDITION = re.compile(
    r"(?<=\d{4}),?\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?,?\s?[A-Z][\w ,.()-]{1,60}$"
)
"""What stands behind the day of a paper: `Sunday, AM cycle`, `Monday, Late Edition - Final`."""


def _dated(lines: list[_Line]) -> tuple[int, Written | None]:
    for number, line in enumerate(lines):
        written = parse_whole(_EDITION.sub("", line.words))
        if written and written.precision in ("day", "month"):
            return number, written
    return 0, None


def _article(fields: dict[str, str | None], written: Written | None, text: str) -> Article:
    said = {key: value for key, value in fields.items() if value}
    return Article(text, said, (Stated(written, RULE),) if written else (), alone=False)


def _nexis(text: str, start: int, end: int) -> Part:
    """One article: its source and date stand above or below the title, its fields before and after the body."""
    lines = _lines(text, start, end)
    at, written = _dated(lines[:8])
    above = lines[:at] if written else []
    title = above[0].words if len(above) > 1 else None
    source = above[-1].words if above else None
    begin = lines[at].end if written else start
    fields: dict[str, str] = {}
    for line in lines[at + 1 :] if written else lines:
        field = _NEXIS_FIELD.match(line.words)
        if line.words == "Body":
            break
        if field:
            fields[field["key"].lower()] = field["value"] or ""
            begin = line.end
        elif title is None and not re.search(r"\bedition\b", line.words, re.IGNORECASE):
            title, begin = line.words, line.end
        elif "length" in fields:
            break
    mark = _BODY_MARK.search(text, start, end)
    begin = mark.end() if mark else begin
    tail = _NEXIS_TAIL.search(text, begin, end)
    stop = tail.start() if tail else end
    author = re.sub(r"^by\s+", "", fields.get("byline", ""), flags=re.IGNORECASE)
    said = {
        "title": fields.get("headline") or title,
        "source": source,
        "author": author,
        "place": fields.get("dateline"),
    }
    return Part(start, end, _article(said, written, text[begin:stop]), ((begin, stop),))


def _factiva(text: str) -> Iterator[Part]:
    start = 0
    for mark in _FACTIVA_END.finditer(text):
        tagged = list(_TAG.finditer(text, start, mark.start()))
        if any(tag["tag"] in ("HD", "PD") for tag in tagged):
            yield _tagged(text, start, mark.end(), tagged, mark.start())
        else:
            yield _untagged(text, start, mark.end(), mark.start())
        start = mark.end()
    if text[start:].strip():
        yield Part(start, len(text), Article("", alone=False), ((start, start),))


def _tagged(text: str, start: int, end: int, tags: list[re.Match[str]], stop: int) -> Part:
    """`HD`, `BY`, `PD`, `SN`, …, the body under `LP` and `TD`."""
    values: dict[str, tuple[int, int]] = {}
    for tag, following in zip(tags, [*tags[1:], None], strict=True):
        values.setdefault(tag["tag"], (tag.end(), following.start() if following else stop))

    def words(tag: str) -> str | None:
        return " ".join(text[slice(*values[tag])].split()) if tag in values else None

    body = tuple(values[tag] for tag in ("LP", "TD") if tag in values) or ((stop, stop),)
    day, clock = words("PD"), words("ET")
    written = (
        (parse_whole(f"{day} {clock}") or parse_whole(day) if clock else parse_whole(day)) if day else None
    )
    author = re.sub(r"^by\s+", "", words("BY") or "", flags=re.IGNORECASE)
    said = {"title": words("HD"), "source": words("SN"), "author": author}
    joined = "\n\n".join(text[a:b].strip("\n") for a, b in body)
    trimmed = tuple(_trim(text, a, b) for a, b in body)
    return Part(start, end, _article(said, written, joined), trimmed)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The interval without the line ends at its ends."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip("\n")), max(
        start, end - (len(words) - len(words.rstrip("\n")))
    )


def _untagged(text: str, start: int, end: int, stop: int) -> Part:
    """Title, author, `345 words`, date, clock, source, code, language, copyright; then the body."""
    lines = _lines(text, start, stop)
    counted = next((n for n, line in enumerate(lines) if _FACTIVA_WORDS.match(line.words)), None)
    if counted is None:
        return Part(start, end, Article(text[start:stop], alone=False), ((start, stop),))
    above, below = lines[:counted], lines[counted + 1 :]
    at, written = _dated(below[:3])
    rest = below[at + 1 :] if written else below
    begin = below[at].end if written and below else lines[counted].end
    source = None
    for line in rest[:9]:
        about = re.match(
            r"\d{1,2}:\d\d|[A-Z0-9]{2,8}$|English$|\(c\)|©|Copyright|Page |\d{1,4}$|[A-Z]$|Volume|Volltext",
            line.words,
            re.IGNORECASE,
        )
        if about:
            begin = line.end
        elif source is None and len(line.words) < 90:
            source, begin = line.words, line.end
        else:
            break
    byline = next((line.words for line in above if re.match(r"by\b", line.words, re.IGNORECASE)), "")
    title = next((line.words for line in above if line.words not in (byline, *_LOGOS)), None)
    said = {"title": title, "source": source, "author": re.sub(r"^by\s+", "", byline, flags=re.IGNORECASE)}
    return Part(start, end, _article(said, written, text[begin:stop]), ((begin, stop),))
