"""Headers: date, source, place, title and author of a memo, and where its body begins.

`find_header` looks at the start of a text only. What the file's name and the other memos tell about an
open date is the business of `settle`.
"""

from __future__ import annotations

import re

from memokit.calendar.written import parse_whole
from memokit.reading.headers.cables import find_cable, find_misread_cable
from memokit.reading.headers.datelines import find_dateline
from memokit.reading.headers.front_matter import find_front_matter
from memokit.reading.headers.header import Header, ranked
from memokit.reading.headers.mail_heads import find_bare_head, find_mail_block
from memokit.reading.headers.scan import scan_lines
from memokit.reading.headers.titles import stated_by_title
from memokit.reading.headers.top import find_named_title, find_top
from memokit.reading.records import Stated

__all__ = ["ROW", "Header", "find_header", "find_marked_title", "find_named_title", "find_top"]

_MEMO_LINE = re.compile(
    r"[\s*_>]{0,8}(?P<date>[^;\n]{4,40});[ \t]{0,8}(?P<source>[^:;\n]{1,60}):[*_]{0,3}[ \t]*"
)
ROW = re.compile(r"\s*(?P<date>[^\t\n;]{6,30})\t(?=[^\n]{100})")
"""A row of a list of articles: a date, a tab, and an article on one line."""
_TITLE_MARK = re.compile(r"\s*#{1,2}[ \t]+(?P<title>[^\n]+)")
_FIRST_LINE = re.compile(r"\s*(?P<line>[^\n]{0,400})")
_SHOUT = re.compile(r"\d{6}\s?Z(?:\s{0,3}[A-Z]{3}|\s{1,60}\d{1,2}\s[A-Z]{3}\s\d\d)", re.IGNORECASE)


def find_header(text: str, *, order: str | None = None) -> Header:
    """The header at the start of `text`; an empty one where there is none that we know.

    >>> header = find_header("31 Dec 2020; MEMO: Siala spoke.")
    >>> header.date.value, header.source, header.body
    ('2020-12-31', 'MEMO', 19)
    """
    first = text[:40].lstrip()[:3]
    may_be_front = first in ("---", "+++") or first[:1] == "{" or first.islower()
    front = find_front_matter(text, order=order) if may_be_front else None
    if front:
        return _below(text, front, order)
    header = find_bare_head(text, order=order) if first == "Fro" else None
    header = header or _memo_line(text, order) or (_row(text, order) if "\t" in text[:40] else None)
    head = text[:3000]
    if (
        header is None
        and any(_follows_a_digit(head, sign) for sign in "Zz")
        and (shout := _SHOUT.search(head))
    ):
        header = find_cable(text) or find_cable(text, head.rfind("\n", 0, shout.start()) + 1)
    return (
        header or scan_lines(text, order=order) or _mail(text, order) or find_misread_cable(text) or Header()
    )


def _mail(text: str, order: str | None) -> Header | None:
    """The head of a mail below the stamps of those who released it."""
    begin = find_mail_block(text)
    return scan_lines(text, begin, order=order) if begin else None


def _follows_a_digit(head: str, sign: str) -> bool:
    """Whether `sign` stands somewhere behind a digit, perhaps with a space between: sooner told than by a pattern."""
    at = head.find(sign)
    while at >= 0:
        if head[max(0, at - 2) : at].rstrip()[-1:].isdigit():
            return True
        at = head.find(sign, at + 1)
    return False


def _memo_line(text: str, order: str | None) -> Header | None:
    """`31 Dec 2020; MEMO: …`"""
    match = _MEMO_LINE.match(text)
    written = parse_whole(match["date"], order=order) if match else None
    if not match or not written:
        return None
    return Header(match.end(), stated=(Stated(written, "memo line"),), source=match["source"].strip(" *_"))


def _row(text: str, order: str | None) -> Header | None:
    match = ROW.match(text)
    written = parse_whole(match["date"], order=order) if match else None
    return Header(match.end(), stated=(Stated(written, "memo line"),)) if match and written else None


def _below(text: str, front: Header, order: str | None) -> Header:
    """Front matter, and below it the title again, or a dateline."""
    begin, line = _first_line(text, front.body)
    if line.startswith("#") and (mark := _TITLE_MARK.match(text, front.body)):
        front = front._replace(body=mark.end(), title=front.title or mark["title"].strip())
        begin, line = _first_line(text, front.body)
    found = find_dateline(line, order=order)
    if not found or not (found.place or found.source):
        return front if front.stated else _undated(text, front, order)
    stated = (*front.stated, Stated(found.written, "dateline")) if found.written else front.stated
    return front._replace(
        body=begin + found.end,
        stated=ranked(stated),
        place=front.place or found.place,
        source=front.source or found.source,
        document_type="news",
        wired=found.source is not None,
    )


def _first_line(text: str, start: int) -> tuple[int, str]:
    """The first line from `start` on that is not blank, and where it begins."""
    first = _FIRST_LINE.match(text, start)
    return (first.start("line"), first["line"]) if first else (start, "")


def _undated(text: str, front: Header, order: str | None) -> Header:
    """Front matter without a date above a header that may have one."""
    more = scan_lines(text, front.body, order=order)
    titled = stated_by_title(front.title or "", order) if more is None or not more.stated else None
    stated = (titled,) if titled else ()
    if more is None:
        return front._replace(stated=stated)
    return more._replace(
        stated=more.stated or stated,
        source=front.source or more.source,
        place=front.place or more.place,
        title=front.title or more.title,
        author=front.author or more.author,
    )


def find_marked_title(text: str) -> Header:
    """The Markdown heading at the top of a text that has no other header; an empty header where there is none.

    >>> find_marked_title("# Dam talks go on\\n- one\\n- two").title
    'Dam talks go on'
    """
    mark = _TITLE_MARK.match(text[:2000])
    return Header(mark.end(), title=mark["title"].strip("# ")) if mark else Header()
