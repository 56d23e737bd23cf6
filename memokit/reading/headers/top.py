"""What stands between a header, or the beginning of a text, and its first paragraph: the title, and all that is beside it.

Saved pages and scans put menus, buttons, sections, captions and bylines there. Of the lines that may be the title the
one is taken that says most of what the text below says. Where there is no paragraph, nothing is cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from memokit.reading.headers.datelines import Dateline, find_dateline, find_lead
from memokit.reading.headers.header import Header, ranked
from memokit.reading.headers.headings import PICTURES
from memokit.reading.headers.headlines import (
    ENDS,
    IMAGE,
    NOTE,
    TITLE_WORDS,
    Line,
    find_title,
    is_headline,
    may_be_title,
)
from memokit.reading.headers.issuers import issuer, writer
from memokit.reading.headers.letters import above_addressee, is_salutation, signer
from memokit.reading.headers.lines import find_dated_line, parse_byline
from memokit.reading.headers.others import is_part_of_a_page
from memokit.reading.headers.slugs import line_in_name
from memokit.reading.headers.spoiled import without_attributes
from memokit.reading.headers.titles import (
    LONGEST_TITLE,
    PROSE_LENGTH,
    cut_site,
    is_of_words,
    is_prose,
    is_wrapped,
    repeated_title,
)
from memokit.reading.records import Stated

TOP, LINES = 3000, 40
"""The first paragraph begins within so many characters, and so many lines that are not blank."""
FEW_WORDS, FEW_BLANKS = 2, 9
"""So few words make a sentence; so many blanks may stand before the first line."""
DATELINE = 400
"""A dateline stands within so many characters."""
WRAPPED, NARROW = 45, 25
"""No line of a wrapped paragraph is shorter, be it as narrow as the last where the next begins small."""
BLOCK, BLOCK_LINES, NEXT_LINES, AS_WIDE = 1500, 5, 2, 0.75
"""So many characters and lines below a line are looked at; wrapped lines are nearly as wide as the next."""
_DASHES = ("-", "–", "—", ":")
_MARKS = "#*_> \t\xa0"
_SALUTATION = re.compile(
    r"(?:dear|honou?rable|your excellenc|excellenc|ladies and gentlemen|m[rs]s?\.? (?:president|speaker|chair|secretary)|madam(?:e)? |fellow|my fellow|good (?:morning|afternoon|evening)|thank you|friends|distinguished|whereas|to the editor)",
    re.IGNORECASE,
)
"""What is spoken or written begins so, however short the line is."""
_TURN = re.compile(r"[A-Z][\w.'’ -]{1,40}(?: \([^()\n]{1,60}\))?: [A-Z“\"][^\n]*[.?!…”\"]$")
_ITEM = re.compile(r"(?:\(?[a-z\d]{1,3}[.)]|\d{1,3}\s)\s{0,3}[^\W\d_]\S*(?:\s\S+){3}")
"""`1. To receive apologies for absence`, `(a) how many desks were bought`"""
_POINT = re.compile(r"[-*•+–]\s+\S+(?:[ \t]+\S+){4}")
"""A point of a list, and no item of a menu: below a title it is of the text."""
_CLOCK = re.compile(r"\s*(?:\d\d:\d\d(?:\s[A-Z]{2,5})?)?\s*")
_ITEM_STARTS = frozenset("(0123456789abcdefghijklmnopqrstuvwxyz")
_IMAGE_STARTS = ("!", "[", "<", "http")
_OPENINGS = ("WHEREAS", "Whereas,", "Q ", "Q. ", "Q: ", "Today, ", "Yesterday, ")
_SENTENCES = re.compile(r"(?:[a-z]{4}|\s(?!vs?\b|no\b|ca?\b)[a-z]{1,3})[.!?][\"”’)]*\s[A-Z“\"—–-]")
"""Where one sentence ends and another begins."""
_STOPS = (".", '."', ".”")
_SPOKEN_ENDS = (",", ":", *ENDS)


def find_top(
    text: str,
    header: Header,
    *,
    above: Sequence[str] = (),
    is_over: bool = False,
    order: str | None = None,
) -> Header:
    """`header`, with the title, the author and the place that stand below it, and where the first paragraph begins.

    `above` are lines of the header that may be the title; where it `is_over`, none below is. Without a paragraph
    only a title that stands there twice is told; where the lines below tell nothing, they are left in the body.

    >>> top = find_top("Menu\\nDam talks go on\\nBy Ann Smith\\n\\nThe minister said on Wednesday that they would go on for a week.", Header())
    >>> top.title, top.author, top.body
    ('Dam talks go on', 'Ann Smith', 35)
    """
    prose = header.body if is_over else prose_at_once(text, header.body)
    if prose is not None:
        return _above_nothing(text, header, above, prose, is_over=is_over)
    lines, prose = _above_prose(text, header.body)
    if prose is None:
        title = header.title or find_title(above, (), text, header.body) or repeated_title(text)
        return header._replace(title=title)
    if not lines and not header.body:
        return _above_nothing(text, header, above, prose, is_over=is_over)
    dateline = _dateline(text, prose, order)
    title, site = cut_site(header.title or find_title(above, lines, text, prose))
    own, is_letter = lines, is_salutation(text[prose : prose + PROSE_LENGTH])
    if is_letter:
        own = [*above_addressee(lines, is_dated=bool(header.body and header.stated), order=order)]
        header = header._replace(author=header.author or signer(text, prose))
    found = _beside(header._replace(title=title), own, dateline, order)
    named = site if site and not is_part_of_a_page(site) else None
    found = _issued(found, [*above, *(line.words for line in own)], text, site=named)
    if not header.body:
        return found if found == header else found._replace(body=_behind(prose, dateline))
    body = _below(lines, prose, title)
    return found._replace(body=body if body < prose else _behind(prose, dateline))


def find_named_title(text: str, header: Header, name: str, *, order: str | None = None) -> Header:
    """`header` with the line for its title that the file's name repeats; where it stood in the body, it is of the header.

    >>> find_named_title("Orla Post\\nTalks on Orla again\\nThe envoy spoke.", Header(), "talks-on-orla-again.txt").title
    'Talks on Orla again'
    """
    line = line_in_name(text, name, header.title)
    if not line or _goes_further(header.title, line.words):
        return header
    named = header._replace(title=line.words)
    return named if header.body > line.begin else find_top(text, named._replace(body=line.end), order=order)


def _goes_further(title: str | None, words: str) -> bool:
    """Whether a title is `words` and a line more, and not these and the name of a site."""
    return title is not None and title.startswith(f"{words} ") and title[len(words) + 1].isalnum()


def _above_nothing(text: str, header: Header, above: Sequence[str], prose: int, *, is_over: bool) -> Header:
    """`header` where the text begins right below it, perhaps with a place that leads into it."""
    if above and not header.title:
        header = header._replace(title=find_title(above, (), text, prose))
    lead = None if is_over else find_lead(text[prose : prose + DATELINE])
    if lead:
        source = header.source or lead.source
        header = header._replace(body=prose + lead.end, place=header.place or lead.place, source=source)
    return _issued(header, above, text)


def _issued(header: Header, lines: Sequence[str], text: str, *, site: str | None = None) -> Header:
    """`header` with its source, where that is not known yet and something names it."""
    if header.source:
        return header
    source = site or issuer(lines, header.title, text)
    return header._replace(source=source) if source else header


def _dateline(text: str, prose: int, order: str | None) -> Dateline | None:
    """The dateline at the beginning of the first paragraph; a day alone leads into prose only, else it begins an entry."""
    line = text[prose : prose + DATELINE].partition("\n")[0]
    found = find_dateline(line, order=order)
    if found is None and is_prose(line):
        return find_lead(line)
    return found if found and (found.place or found.source or is_prose(line)) else None


def _behind(prose: int, dateline: Dateline | None) -> int:
    return prose + dateline.end if dateline else prose


def _beside(header: Header, lines: Sequence[Line], dateline: Dateline | None, order: str | None) -> Header:
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


def _above_prose(text: str, start: int) -> tuple[list[Line], int | None]:
    """The lines above the first paragraph of prose, and where it begins; None where none does within the top."""
    lines: list[Line] = []
    for begin, end in _spans(text, start):
        words = text[begin:end].strip(_MARKS).replace("**", "")
        if "{" in words:
            words = without_attributes(words).strip()
        if words and not words[0].isalnum():
            words = PICTURES.sub("", words, count=1)
        marked = text.startswith("#", begin)
        if words and not marked and _begins_body(words, text, end, is_first=not lines):
            while lines and _goes_on(lines, begin, text):
                begin = lines.pop().begin
            return lines, begin
        if _POINT.match(text, begin) and any(may_be_title(line.words) for line in lines):
            return lines, begin
        if words:
            lines.append(Line(words, begin, end, marked))
    return lines, None


def prose_at_once(text: str, start: int) -> int | None:
    """Where the first line from `start` on begins, if it is longer than any title, a long sentence, or wrapped by hand.

    Mostly it is one of these, and nothing else need be asked.

    >>> prose_at_once("\\nThe minister said on Wednesday that talks on the dam would go on for a week. No date was set for them, or for the vote.", 0)
    1
    """
    found = text[start : start + LONGEST_TITLE + 1]
    first = found.lstrip()
    return start + len(found) - len(first) if _is_prose_at_once(first) else None


@lru_cache(16)
def _is_prose_at_once(text: str) -> bool:
    """Whether `text`, as long as the longest title, is of prose from its first line on; asked twice of each memo."""
    first, _, second = text.partition("\n")
    first = first.rstrip()
    if is_of_words(first.strip("#* ")):
        return False
    if len(first) > LONGEST_TITLE - FEW_BLANKS:
        return not first.startswith(_IMAGE_STARTS)
    if is_wrapped(first) and is_wrapped(below := second.partition("\n")[0].strip()):
        return len(first) >= AS_WIDE * len(below)
    if first.startswith(_IMAGE_STARTS) or not is_prose(first):
        return False
    if len(first) >= PROSE_LENGTH and _SENTENCES.search(first):
        return True
    return first.endswith(_STOPS) and not (is_headline(first) or NOTE.match(first))


def _spans(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Where the lines at the top begin and end that are not blank, without the blanks around them; the last may be cut short."""
    limit = min(len(text), start + TOP)
    number = 0
    while start < limit and number < LINES:
        end = text.find("\n", start, limit)
        end = end if end >= 0 else limit
        if line := text[start:end].strip():
            number += 1
            begin = text.index(line, start)
            yield begin, begin + len(line)
        start = end + 1


def _goes_on(lines: Sequence[Line], begin: int, text: str) -> bool:
    """Whether the last line goes on in the paragraph at `begin`: it is wrapped, a salutation, or leads into it."""
    line = lines[-1]
    if line.marked or len(lines) < 2:
        return False
    n_words = line.words.count(" ") + 1
    if line.words.endswith(",") or (line.words.endswith(":") and n_words >= TITLE_WORDS):
        return True
    if line.words.endswith(ENDS) and n_words >= FEW_WORDS and not _is_beside(line.words):
        return any(may_be_title(other.words) for other in lines[:-1])
    return (
        line.end - line.begin >= WRAPPED
        and text[line.end : begin].count("\n") == 1
        and not is_headline(line.words)
    )


def _begins_body(words: str, text: str, end: int, *, is_first: bool) -> bool:
    """Whether a line is prose, a turn or a salutation, or the first of lines that are wrapped."""
    below = text[end + 1 : end + DATELINE].partition("\n")[0].strip()
    if not below and is_of_words(words):
        return False
    if is_prose(words):
        if len(words) > LONGEST_TITLE:
            return not words.startswith(_IMAGE_STARTS) or not IMAGE.match(words)
        # a question alone above the text is its title
        is_title = (
            not below
            and not _SENTENCES.search(words)
            and (not words.endswith(ENDS) or (is_first and words.endswith("?")))
        )
        return not (is_title or IMAGE.match(words) or is_headline(words) or find_dated_line(words))
    if is_first and words.endswith(_STOPS) and words.count(" ") >= FEW_WORDS and not is_headline(words):
        return not _is_beside(words)  # a short sentence
    if below:
        as_wide = len(words) >= AS_WIDE * len(below)  # a title above its standfirst is not
        if as_wide and is_wrapped(words) and (is_wrapped(below) or below.endswith(ENDS)):
            return True
        if len(words) >= NARROW and _is_first_of_wrapped(words, text, end):
            return True
    else:
        below = text[end : end + DATELINE].lstrip().partition("\n")[0]
    if below[:1].islower() and min(len(words), len(below)) >= NARROW:
        return True
    if words.startswith(_OPENINGS):
        return True
    if words.endswith(_SPOKEN_ENDS) and (_TURN.match(words) or _SALUTATION.match(words)):
        return True
    if words[0] in _ITEM_STARTS and _ITEM.match(words) and not find_dated_line(words):
        return True
    if not ("," in words or "(" in words or words[:3].isupper()) or not any(map(words.__contains__, _DASHES)):
        return False  # a dateline has a comma or a bracket, or is loud
    found = find_dateline(words)
    if found is None or _CLOCK.fullmatch(words, found.end):
        return False  # nothing, or the clock of a page, stands behind it
    return bool(found.place or found.source)


def _is_first_of_wrapped(words: str, text: str, end: int) -> bool:
    """Whether a line begins a paragraph that is wrapped by hand: its lines are nearly as wide, and end as a sentence does."""
    below = [line.strip() for line in text[end + 1 : end + BLOCK].split("\n\n", 1)[0].split("\n")]
    widest = max(map(len, below[:NEXT_LINES]))
    if not AS_WIDE * widest <= len(words) <= PROSE_LENGTH or widest > PROSE_LENGTH or words.isupper():
        return False
    begins_small = any(line[:1].islower() for line in below[:BLOCK_LINES]) and not is_headline(words)
    ends = below[-1].endswith(ENDS)
    if begins_small:
        return ends or len(below) > 1  # two lines that end as no sentence does are a title
    return len(words) >= WRAPPED and ends


def _is_beside(words: str) -> bool:
    """Whether a line tells nothing of the text: a part of a page, a day, a byline, a picture."""
    return (
        is_part_of_a_page(words)
        or IMAGE.match(words) is not None
        or NOTE.match(words) is not None
        or parse_byline(words) is not None
        or find_dated_line(words) is not None
    )


def _below(lines: Sequence[Line], prose: int, title: str | None) -> int:
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
