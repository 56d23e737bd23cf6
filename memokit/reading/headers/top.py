"""What stands between a header, or the beginning of a text, and its first paragraph: the title, and all that is beside it.

Saved pages and scans put menus, buttons, sections, captions and bylines there. Of the lines that may be the title the
one is taken that says most of what the text below says. Where there is no paragraph, nothing is cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from memokit.reading.headers.datelines import Dateline, find_dateline
from memokit.reading.headers.header import Header, ranked
from memokit.reading.headers.headings import ANOTHERS, CAPTION, SMALL
from memokit.reading.headers.issuers import is_office, is_person, issuer, writer
from memokit.reading.headers.lines import STAMP, find_dated_line, is_masthead, parse_byline
from memokit.reading.headers.others import is_part_of_a_page
from memokit.reading.headers.phrases import A_DAY
from memokit.reading.headers.publishers import is_place, known_publisher
from memokit.reading.headers.titles import cut_site, is_prose, is_titlelike, is_wrapped, repeated_title
from memokit.reading.records import Stated

TOP, LINES = 3000, 40
"""The first paragraph begins within so many characters, and so many lines that are not blank."""
FEW_WORDS, TITLE_WORDS, MOST_WORDS = 2, 4, 40
"""A title has two words or more, mostly four."""
PROSE = 1200
"""So many characters of the text below are looked at for the words of a title."""
DATELINE = 400
"""A dateline stands within so many characters."""
LONGEST_TITLE, WRAPPED, NARROW = 300, 45, 25
"""No title is longer, and no line of a wrapped paragraph shorter, be it as narrow as the last where the next begins small."""
_DASHES = ("-", "–", "—", ":")
_MARKS = "#*_> \t\xa0"
_WORD = re.compile(r"[^\W\d_]{3,}")
_WORDS = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
STEM = 6
"""Words are alike that have so many letters in common at their beginning."""
_SALUTATION = re.compile(
    r"(?:dear|honou?rable|your excellenc|excellenc|ladies and gentlemen|m[rs]s?\.? (?:president|speaker|chair|secretary)|madam(?:e)? |fellow|my fellow|good (?:morning|afternoon|evening)|thank you|friends|distinguished|whereas|to the editor)",
    re.IGNORECASE,
)
"""What is spoken or written begins so, however short the line is."""
_TURN = re.compile(r"[A-Z][\w.'’ -]{1,40}(?: \([^()\n]{1,60}\))?: [A-Z“\"][^\n]*[.?!…”\"]$")
_ITEM = re.compile(r"(?:\(?[a-z\d]{1,3}[.)]|\d{1,3}\s)\s?[^\W\d_]\S*(?:\s\S+){3}")
"""`1. To receive apologies for absence`, `(a) how many desks were bought`"""
_IMAGE = re.compile(r"!?\[[^\]\n]{0,200}\]\([^)\n]{0,400}\)|https?://\S+$|</?[a-z][^<>\n]{0,200}>$|<!--")
_ENDS = (".", "!", "?", "…", '."', ".”", '!"', "?”")
_NO_TITLE = re.compile(
    rf"[\[{{<|•·«+-]|(?:www\.)?[\w-]+(?:\.[\w-]+)+$|\d{{1,2}}[:.]\d\d\b|{A_DAY.pattern}"
    r"|(?i:©|copyright\b|(?:download|updated|photos?:|image:|caption|check against|as (?:prepared|delivered)|posted|retrieved|printed|last|subjects?:)\b)"
)
"""What begins so is an item of a list, the name of a host, a clock, a day, or a note."""
_FIELD = re.compile(r"[A-Z][\w ]{1,24}:\s\S+(?:\s\S+)?$")
"""`Party: Green`"""
_LETTERHEAD = re.compile(
    r"\b(?:Hon(?:ou?rable)?\b|MPs?\b|Minist(?:er|ry)\b|Department\b|Office of|Senator\b|Committee\b|Embassy\b|COURT\b|THE HON\b|MINIST(?:ER|RY)\b|DEPARTMENT\b|SENATOR\b)"
)


class _Line(NamedTuple):
    words: str
    """Without the marks of a heading and of emphasis."""
    begin: int
    end: int
    marked: bool = False
    """Whether a heading's mark stands before it."""


def find_top(
    text: str,
    header: Header = Header(),
    *,
    above: Sequence[str] = (),
    is_over: bool = False,
    order: str | None = None,
) -> Header:
    """`header`, with the title, the author and the place that stand below it, and where the first paragraph begins.

    `above` are lines of the header that may be the title; where it `is_over`, none below is. Without a paragraph only a title that stands there twice is
    told; where the lines below tell nothing, they are left in the body.

    >>> top = find_top("Menu\\nDam talks go on again\\nBy Ann Smith\\n\\nThe minister said on Wednesday that they would go on for one more week.")
    >>> top.title, top.author, top.body
    ('Dam talks go on again', 'Ann Smith', 45)
    """
    lines, prose = ([], header.body) if is_over else _above_prose(text, header.body)
    if prose is None:
        title = header.title or _best(above, (), "", text) or repeated_title(text)
        return header._replace(title=title)
    dateline = None if is_over else _dateline(text, prose, order)
    title, site = cut_site(header.title or _best(above, lines, text[prose : prose + PROSE], text))
    found = _beside(header._replace(title=title), lines, dateline, order)
    if not found.source and (
        source := site or issuer([*above, *(line.words for line in lines)], title, text)
    ):
        found = found._replace(source=source)
    if not header.body:
        # a text whose top tells nothing keeps it
        return (
            found._replace(body=_behind(prose, dateline))
            if found != header and (lines or dateline)
            else found
        )
    body = _below(lines, prose, title)
    return found._replace(body=body if body < prose else _behind(prose, dateline))


def _dateline(text: str, prose: int, order: str | None) -> Dateline | None:
    """The dateline at the beginning of the first paragraph; a day alone leads into prose only, else it begins an entry."""
    line = text[prose : prose + DATELINE].partition("\n")[0]
    found = find_dateline(line, order=order)
    return found if found and (found.place or found.source or is_prose(line)) else None


def _behind(prose: int, dateline: Dateline | None) -> int:
    return prose + dateline.end if dateline else prose


def _beside(header: Header, lines: Sequence[_Line], dateline: Dateline | None, order: str | None) -> Header:
    """`header` with what stands beside a day among `lines`, in a byline, and in the dateline."""
    dated = [day for line in lines if (day := find_dated_line(line.words, order=order))]
    author = header.author or next((day.author for day in dated if day.author), None)
    found = header._replace(
        source=header.source or next((day.source for day in dated if day.source), None),
        place=header.place or next((day.place for day in dated if day.place), None),
        author=author or writer([line.words for line in lines], header.title),
    )
    if not dateline:
        return found
    stated = (*found.stated, Stated(dateline.written, "dateline")) if dateline.written else found.stated
    return found._replace(
        stated=ranked(stated),
        source=header.source or dateline.source or found.source,
        place=header.place or dateline.place or found.place,
        document_type=found.document_type or "news",
        wired=found.wired or dateline.source is not None,
    )


def _above_prose(text: str, start: int) -> tuple[list[_Line], int | None]:
    """The lines above the first paragraph of prose, and where it begins; None where none does within the top."""
    lines: list[_Line] = []
    for begin, end in _spans(text, start):
        words = text[begin:end].strip(_MARKS).replace("**", "")
        marked = text.startswith("#", begin)
        if not marked and _begins_body(words, text, end):
            while lines and _goes_on(lines, begin, text):
                begin = lines.pop().begin
            return lines, begin
        if words:
            lines.append(_Line(words, begin, end, marked))
    return lines, None


def _spans(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Where the lines at the top begin and end that are not blank, without the blanks around them."""
    limit = min(len(text), start + TOP)
    number = 0
    while start < limit and number < LINES:
        end = text.find("\n", start)
        end = end if end >= 0 else len(text)
        if line := text[start:end].strip():
            number += 1
            begin = text.index(line, start)
            yield begin, begin + len(line)
        start = end + 1


def _goes_on(lines: Sequence[_Line], begin: int, text: str) -> bool:
    """Whether the last line goes on in the paragraph at `begin`: it is wrapped, a salutation, or leads into it."""
    line = lines[-1]
    if line.marked or len(lines) < 2:
        return False
    n_words = line.words.count(" ") + 1
    if line.words.endswith(",") or (line.words.endswith(":") and n_words >= TITLE_WORDS):
        return True
    if line.words.endswith(_ENDS) and n_words >= FEW_WORDS and not _is_beside(line.words):
        return any(_may_be_title(other.words) for other in lines[:-1])
    return (
        line.end - line.begin >= WRAPPED
        and text[line.end : begin].count("\n") == 1
        and not _is_headline(line.words)
    )


def _begins_body(words: str, text: str, end: int) -> bool:
    """Whether a line is prose, a turn or a salutation, or the first of lines that are wrapped."""
    below = text[end + 1 : end + DATELINE].partition("\n")[0].strip()
    if is_prose(words):
        is_title = not words.endswith(_ENDS) and not below and len(words) <= LONGEST_TITLE
        return not (is_title or _IMAGE.match(words) or _is_headline(words) or find_dated_line(words))
    if _ITEM.match(words) and not find_dated_line(words):
        return True
    if _TURN.match(words) or (_SALUTATION.match(words) and words.endswith((",", ":", *_ENDS))):
        return True
    if is_wrapped(words) and (is_wrapped(below) or (bool(below) and below.endswith(_ENDS))):
        return True
    next_line = below or text[end : end + DATELINE].strip().partition("\n")[0]
    if next_line[:1].islower() and min(len(words), len(next_line)) >= NARROW:
        return True
    found = find_dateline(words) if any(map(words.__contains__, _DASHES)) else None
    return found is not None and bool(found.place or found.source)


def _is_headline(words: str) -> bool:
    """Whether all words of a line but the small ones of headings begin with a capital."""
    found = _WORDS.findall(words)
    return 1 < len(found) <= MOST_WORDS and all(word[0].isupper() or SMALL.fullmatch(word) for word in found)


def _best(above: Sequence[str], lines: Sequence[_Line], prose: str, text: str) -> str | None:
    """The line that says most of what the prose says; of equals the first."""
    may_be = [_Line(words, 0, 0) for words in above if _may_be_title(words)]
    may_be += [line for line in lines if _may_be_title(line.words)]
    if not may_be:
        return None
    twice = repeated_title(text)
    best = may_be[0]
    if len(may_be) > 1:
        stems = {word[:STEM] for word in _WORD.findall(prose.lower())}
        scores = [_score(line, stems, twice) for line in may_be]
        best = may_be[scores.index(max(scores))]
    if twice and best.words.startswith(twice):
        return twice
    return _whole(best, lines).strip(" +|*_")


def _whole(best: _Line, lines: Sequence[_Line]) -> str:
    """A title in capitals with the lines right above and below it that are in capitals too."""
    if best not in lines or not best.words.isupper():
        return best.words
    first = last = lines.index(best)
    while first and _follows(lines[first - 1], lines[first]):
        first -= 1
    while last + 1 < len(lines) and _follows(lines[last], lines[last + 1]):
        last += 1
    return " ".join(line.words for line in lines[first : last + 1])


def _follows(line: _Line, below: _Line) -> bool:
    return (
        line.words.isupper()
        and below.words.isupper()
        and below.begin - line.end == 1
        and _may_be_title(line.words)
    )


def _score(line: _Line, stems: set[str], twice: str | None) -> float:
    """How much speaks for a line to be the title."""
    words = _WORD.findall(line.words.lower())
    shared = len({word[:STEM] for word in words} & stems)
    n_words = line.words.count(" ") + 1
    return (
        min(shared, 4)
        + 2 * line.marked
        + 3 * (twice is not None and line.words.startswith(twice))
        + 1.5 * (n_words >= TITLE_WORDS)
        - 3 * (CAPTION.search(line.words) is not None or line.words.endswith(")"))
        - 3
        * (
            _LETTERHEAD.search(line.words) is not None
            and not any(map(str.islower, map(_first, line.words.split())))
        )
        - 1 * line.words.endswith(_ENDS)
        - 3 * (is_office(line.words) or is_person(line.words))
        - 2 * (shared == 0)
    )


def _first(word: str) -> str:
    return word[:1]


def _may_be_title(words: str) -> bool:
    return (
        is_titlelike(words)
        and not words.endswith((":", ","))
        and not is_part_of_a_page(words)
        and not (is_masthead(words) and (words.count(" ") < TITLE_WORDS or known_publisher(words)))
        and not _IMAGE.match(words)
        and not _NO_TITLE.match(words)
        and not _FIELD.match(words)
        and not STAMP.match(words)
        and not (A_DAY.search(words) and ("|" in words or ANOTHERS.search(words)))
        and not parse_byline(words)
        and not is_place(words)
        and find_dated_line(words) is None
    )


def _is_beside(words: str) -> bool:
    """Whether a line tells nothing of the text: a part of a page, a day, a byline, a picture."""
    return (
        is_part_of_a_page(words)
        or _IMAGE.match(words) is not None
        or _NO_TITLE.match(words) is not None
        or parse_byline(words) is not None
        or find_dated_line(words) is not None
    )


def _below(lines: Sequence[_Line], prose: int, title: str | None) -> int:
    """Where the body begins below a header: behind the title, and what is beside it."""
    last = max(
        (number for number, line in enumerate(lines) if title and _is_of(line.words, title)), default=-1
    )
    for line in lines[last + 1 :]:
        if not _is_beside(line.words):
            return line.begin
    return prose


def _is_of(words: str, title: str) -> bool:
    """Whether a line is the title, perhaps with the site's name, or a part of a title in capitals."""
    return words.startswith(title) or (words.isupper() and words in title)
