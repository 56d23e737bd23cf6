"""Which of the lines above a text is its title: of those that may be, the one that says most of what the text says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from memokit.reading.headers.fields import parse_field
from memokit.reading.headers.headings import ANOTHERS, CAPTION, HELD, SIGNS, SMALL
from memokit.reading.headers.issuers import is_office
from memokit.reading.headers.lines import (
    STAMP,
    find_dated_line,
    is_masthead,
    is_person,
    is_press,
    parse_byline,
)
from memokit.reading.headers.others import is_part_of_a_page
from memokit.reading.headers.phrases import A_DAY
from memokit.reading.headers.publishers import is_place, known_publisher
from memokit.reading.headers.titles import LONGEST_TITLE, is_of_words, is_titlelike, repeated_title

TITLE_WORDS, MOST_WORDS, MENU_WORDS = 4, 40, 10
DIFFERENT = 0.65
"""No fewer words of a title are different."""
"""A title has mostly four words; so many with capitals, none of them small, are a menu on one line."""
PROSE = 900
"""So many characters of the text below are looked at for the words of a title."""
STEM, MOST_SHARED = 6, 4
"""Words are alike that have so many letters in common at their beginning; more of them than this say nothing more."""
_TERM = re.compile(r".{3,80}:\s\d{4}\s?[‐–—-]\s?(?:\d{4}|present)$")
"""The years of somebody's office."""
_OPEN_ENDS = (" OF", " TO", " THE", " AND", " ON", " FOR", " IN", " AT", " BY", " A", " WITH")
_SMALL_BEGINNINGS = ("OF ", "ON ", "FOR ", "BY ", "AND ", "AT ", "TO ", "IN ")
_BYLINES = ("by ", "from ", "updated", "published", "posted", "written")
FIRST = 1.0
"""So much speaks for the first that may be the title: a subtitle stands below."""
ENDS = (".", "!", "?", "…", '."', ".”", '!"', "?”")
"""What a sentence ends with."""
IMAGE = re.compile(r"!?\[[^\]\n]{0,200}\]\([^)\n]{0,400}\)|https?://\S+$|</?[a-z][^<>\n]{0,200}>$|<!--")
"""A picture, an address, or a mark of HTML."""
NOTE = re.compile(
    r"©|copyright\b|this article is more than\b|interviewed by\b|neutral citation\b|counsel\b\s?:|(?:before|(?:others? |also |members )?present|absent|attendance|in attendance|coram|heard|judges?|appearances)\s?:|(?:download|updated|photos?:|image:|caption|check against|as (?:prepared|delivered)|posted|retrieved|printed|last|case \d|(?:released|issued|communicated|edited) by)\b",
    re.IGNORECASE,
)
"""What a note on a text begins with."""
_OPENS = re.compile(
    r"note\s?:|whereas\b|(?:petitioner|respondent|appellant|bench|coram)s?\s?:|in the (?:\w+ ){0,5}(?:court|tribunal)\b",
    re.IGNORECASE,
)
"""What a note, an order and a judgment begin with: no title does."""
_NO_TITLE = re.compile(
    rf"[{{<|•·«+-]|[IVX]{{1,5}}\.\s|\[[^\]]*\]$|(?:www\.)?[\w-]+(?:\.[\w-]+)+$|\d{{1,2}}[:.]\d\d\b|(?:19|20)\d\d [A-Z][a-z]{{2}} |{A_DAY.pattern}"
)
"""An item of a list, the name of a host, a clock, a day."""
_SALUTED = re.compile(
    r"(?:dear\s[^\n.!?]{2,80}|honou?rable (?:members|colleagues)(?: of the [a-z]+)?|ladies and gentlemen|(?:dear )?(?:friends|colleagues|comrades|delegates)|mr\.? (?:president|speaker|chair(?:man)?|secretary[ -]general)|madam (?:president|speaker|chair)|your excellenc(?:y|ies)|excellencies)[.!]?",
    re.IGNORECASE,
)
"""With this speeches begin, and none is called so."""
_CRUMBS = re.compile(r"[\w ]{2,30}(?:\s[>»›→]\s[\w –-]{2,40}){1,6}")
"""The way to a page: `Newsroom > Media Statements`."""
_INVITES = (
    "welcome to ",
    "reading time",
    "more information",
    "select this",
    "laserfiche",
    " on youtube",
    "off the wire",
    "subscribe",
    "log in",
    "sign up",
    "click here",
    "cookies",
    "all rights reserved",
    "your connection to",
    " logo",
)
_NUMBERS = re.compile(r"\d{3}[-. ]\d{3}[-. ]?\d{2,4}|\b\d{5}\b|\b\d{4} [A-Z]{2}\b")
"""Of a telephone, a street."""
_PLACED = re.compile(r"\w+(?:,?\s\w+){0,2}[,:]\s$")
"""What stands before the day of a letter or a statement: `Kelda, Orla, 5 March 2019`."""
_WRITTEN_AT = re.compile(r"\sat\s[\w-]+\.[a-z]{2,}")
"""The address of a writer: `ann at orla.example`."""
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_FIELD = re.compile(r"[A-Z][\w ]{1,24}(?:\s:\s|:\s(?:\S+|[A-Z\d]\S*\s[A-Z\d]\S*)$)")
"""`Party: Green`, `Attendance : Ann Smith, Jo Doe`"""
_CREDITS = ("photo", "courtesy", "getty", "/")
_LETTERHEADS = frozenset(
    [
        "hon",
        "honorable",
        "honourable",
        "mp",
        "mps",
        "minister",
        "ministry",
        "department",
        "senator",
        "committee",
        "embassy",
        "court",
        "office",
    ]
)
"""Of a heading in capitals one of these makes a letterhead."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_WORDS_OF_SENTENCES = frozenset(
    (
        *("A", "An", "And", "Are", "As", "At", "By", "For", "From", "Has"),
        *("In", "Is", "Of", "On", "Or", "That", "The", "To", "Was", "Will", "With"),
    )
)


class Line(NamedTuple):
    """A line above a text, and where it stands."""

    words: str
    """Without the marks of a heading and of emphasis."""
    begin: int
    end: int
    marked: bool = False
    """Whether a heading's mark stands before it."""


def find_title(above: Sequence[str], lines: Sequence[Line], text: str, prose: int) -> str | None:
    """The title among `above`, lines of the header, and `lines` below them; of equals the first.

    `prose` is where the first paragraph of `text` begins. None where no line may be a title.

    >>> find_title(["Since 1872", "Dam talks go on"], (), "The talks on the dam go on.", 0)
    'Dam talks go on'
    """
    if subject := next(filter(None, map(_subject, lines)), None):
        return subject
    if parties := _parties([*above, *(line.words for line in lines)]):
        return parties
    everything = [*(Line(words, 0, 0) for words in above), *lines]
    if crumb := next(filter(None, (_last_crumb(line.words, text) for line in everything)), None):
        return crumb
    may_be = [line for line in everything[: len(above)] if _is_plain(line.words)]
    may_be += [line for line in lines if may_be_title(line.words)]
    if not may_be:
        return None
    best, twice = may_be[0], None
    if len(may_be) > 1:
        twice = repeated_title(text)
        stems = {word[:STEM] for word in _WORD.findall(text[prose : prose + PROSE].lower())}
        below = _below_menu(everything)
        first = next((line for line in may_be if line in below), may_be[0])
        scores = [_score(line, stems, twice) + FIRST * (line is first) for line in may_be]
        best = may_be[scores.index(max(scores))]
    if twice and best.words.startswith(twice):
        return twice
    if best not in lines:
        return _without_signs(_whole_above(best.words, above, text))
    return _without_signs(_whole(best, lines, text))


def _without_signs(title: str) -> str:
    return SIGNS.sub("", title, count=1).strip(" +|*_")


_AGAINST = re.compile(
    r"[-–—\s]{0,4}(?:and\s)?(?P<sign>versus|vs?\.?)[-–—\s]{0,80}(?:(?<=\s)(?:Case |Civil |Action |Cause )*No\.? \S{3,40})?",
    re.IGNORECASE,
)
_AND = re.compile(r"and|&|,", re.IGNORECASE)
_ROLE = re.compile(
    r"[\s.…]{0,30}\b(?:appellants?|respondents?|plaintiffs?|defendants?|petitioners?|applicants?)\b.*$",
    re.IGNORECASE,
)
_CASE = re.compile(r"\w\s(?:versus|vs?\.?)\s\w", re.IGNORECASE)
"""A line that names both parties is the title itself."""
SHORTEST_SUBJECT, CASE = 8, 3
"""A subject has so many characters; so much speaks for a line that names both parties."""
MOST_PARTIES = 4


def _parties(lines: Sequence[str]) -> str | None:
    """The title of a judgment: the lines around `versus`, and those that `and` joins to them; None where no line is that.

    >>> _parties(["HC 1/22", "ANN SMITH", "versus", "JO DOE", "and", "THE MINISTER", "HIGH COURT OF ORLA"])
    'ANN SMITH versus JO DOE and THE MINISTER'
    """
    at = next((number for number, line in enumerate(lines) if number and _AGAINST.fullmatch(line)), None)
    if at is None or at + 1 >= len(lines) or any(map(_CASE.search, lines)):
        return None
    first, last = at - 1, at + 1
    if first and not _ROLE.sub("", lines[first]).strip():
        first -= 1  # what somebody is stands below the name
    while first >= 2 and at - first < 2 * MOST_PARTIES and _AND.fullmatch(lines[first - 1]):
        first -= 2
    while last + 1 < len(lines) and _is_cut(lines[last], lines[last + 1]):
        last += 1
    while last + 2 < len(lines) and last - at < 2 * MOST_PARTIES and _AND.fullmatch(lines[last + 1]):
        last += 2
    named = [_ROLE.sub("", line).strip(" ,-–—") for line in lines[first : last + 1]]
    if against := _AGAINST.fullmatch(lines[at]):
        named[at - first] = against["sign"]  # without the number of the case
    return " ".join(filter(None, named))[:LONGEST_TITLE]


def _is_cut(line: str, below: str) -> bool:
    """Whether a name in capitals goes on on the next line."""
    return line.isupper() and below.isupper() and line[-1].isalpha() and below.endswith((",", "."))


def _subject(line: Line) -> str | None:
    """The value of a field for a title among lines that are no header: `SUBJECT: Talks on the dam`."""
    fields = parse_field(line.words) if line.words[:1] in "SsTtRrHh" and ":" in line.words else []
    return next((value for key, value in fields if key == "title" and len(value) >= SHORTEST_SUBJECT), None)


def _score(line: Line, stems: set[str], twice: str | None) -> float:
    """How much speaks for a line to be the title."""
    words = line.words
    lowered = words.lower()
    shared = len({word[:STEM] for word in _WORD.findall(lowered)} & stems)
    is_capital = is_headline(words)
    return (
        (min(shared, MOST_SHARED) or -2)
        + 2 * line.marked
        + 3 * (twice is not None and words.startswith(twice))
        + CASE * (_CASE.search(words) is not None)
        + 1.5 * (words.count(" ") + 1 >= TITLE_WORDS)
        - 3
        * (
            words.endswith(")")
            or (any(map(lowered.__contains__, _CREDITS)) and CAPTION.search(words) is not None)
        )
        - 3 * (is_capital and not _LETTERHEADS.isdisjoint(lowered.replace(",", " ").split()))
        - 3 * (is_capital and (is_office(words) or is_person(words)))
        - words.endswith(ENDS)
    )


_CRUMB = re.compile(
    r"(?:home|you are here)\b[^\n]{0,120}\s[»>›/|→]\s(?P<last>[^\n»>›|→]{12,200})$", re.IGNORECASE
)
"""The way to a page, with its title at the end: `Home » News » Talks on the dam go on`."""
CRUMBS_WITHIN = 3000
"""That title stands on a line of its own within so many characters."""
_GAPS = re.compile(r"(?<=\S)\s{2,}(?=\S)")
WIDE_GAP, WIDE_GAPS, GAPS = 3, 2, 4
"""So many gaps that are so wide, or so many of any, are between the items of a menu."""


def _last_crumb(words: str, text: str) -> str | None:
    """What the way to a page ends with, where the page has that for a line of its own."""
    crumb = _CRUMB.match(words) if words[:1] in "HhYy" else None
    last = crumb["last"].strip() if crumb else ""
    is_own = last.count(" ") + 1 >= TITLE_WORDS and f"\n{last}\n" in text[:CRUMBS_WITHIN]
    return last if is_own else None


def _below_menu(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines below the first menu, where there is one: above it mostly the name of a site stands."""
    menus = [is_menu_line(line.words) for line in lines]
    first = menus.index(True) if True in menus else 0
    return lines[first + menus[first:].index(False) :] if False in menus[first:] else lines


def is_menu_line(words: str) -> bool:
    """Whether wide gaps divide a line into items.

    >>> is_menu_line("JOIN   DONATE   SHOP"), is_menu_line("No. 5          5 March 2019")
    (True, False)
    """
    gaps = [len(gap) for gap in _GAPS.findall(words)] if "  " in words and ":" not in words else []
    return len(gaps) >= GAPS or sum(gap >= WIDE_GAP for gap in gaps) >= WIDE_GAPS


def _whole(best: Line, lines: Sequence[Line], text: str) -> str:
    """A title with what belongs to it: in capitals, the lines right above and below in capitals too; else one that goes on."""
    first = last = lines.index(best)
    if best.words.isupper():
        while first and _follows(lines[first - 1], lines[first], text):
            first -= 1
        while last + 1 < len(lines) and _follows(lines[last], lines[last + 1], text):
            last += 1
        return HELD.split(" ".join(line.words for line in lines[first : last + 1]), maxsplit=1)[0]
    if last + 1 < len(lines) and _goes_on(best, lines[last + 1]):
        last += 1
    return " ".join(line.words for line in lines[first : last + 1])


def _whole_above(title: str, above: Sequence[str], text: str) -> str:
    """A title among the lines of a header, with the line right below it that it goes on in: in capitals too, or small."""
    at = above.index(title)
    below = above[at + 1] if at + 1 < len(above) else ""
    is_open = title.upper().endswith(_OPEN_ENDS) and below[:1].isalpha()
    is_like = is_open or (below.isupper() if title.isupper() else below[:1].islower())
    goes_on = is_like and _is_right_below(title, below, text) and find_dated_line(below) is None
    is_own = goes_on and not (is_office(below) or is_person(below) or below.lower().startswith(_BYLINES))
    return f"{title} {below}" if is_own and len(title) + len(below) < LONGEST_TITLE else title


def _is_right_below(line: str, below: str, text: str) -> bool:
    """Whether a line stands right below another, with no blank line between."""
    at = text.find(line)
    rest = text[at + len(line) :].lstrip(" \t*_") if at >= 0 and below else ""
    gap = "\n" * line.isupper() if line.endswith(_OPEN_ENDS) else ""
    return rest[:1] == "\n" and rest[1:].removeprefix(gap).lstrip(" \t*_#").startswith(below)


def _follows(line: Line, below: Line, text: str) -> bool:
    is_loud = line.words.isupper() and below.words.isupper()
    is_open = line.words.endswith(_OPEN_ENDS)
    goes_on = is_open or below.words.startswith(_SMALL_BEGINNINGS)
    is_near = text.count("\n", line.end, below.begin) <= 1 + is_open
    return is_loud and is_near and (may_be_title(line.words) or goes_on)


def _goes_on(line: Line, below: Line) -> bool:
    """Whether a title goes on on the line right below it: the line begins small, or is in brackets, and is no sentence."""
    return (
        below.begin - line.end == 1
        and (below.words[:1].islower() or below.words[:1] == "(" or line.words.upper().endswith(_OPEN_ENDS))
        and len(line.words) + len(below.words) < LONGEST_TITLE
        and not below.words.endswith((*ENDS, ":"))
        and not below.words.lower().startswith(_BYLINES)
        and find_dated_line(below.words) is None
    )


def is_headline(words: str) -> bool:
    """Whether all words of a line but the small ones of headings begin with a capital.

    >>> is_headline("Police Arrest the Mayor of Kelda"), is_headline("Police arrest the mayor")
    (True, False)
    """
    found = words.split()
    return 1 < len(found) <= MOST_WORDS and all(
        not word[0].islower() or SMALL.fullmatch(word) for word in found
    )


def may_be_title(words: str) -> bool:
    """Whether a line is neither a part of a page, a day, a place, a name nor a note.

    >>> may_be_title("Dam talks go on"), may_be_title("Party: Green"), may_be_title("GENEVA, Switzerland")
    (True, False, False)
    """
    return (
        _is_plain(words)
        and not (is_masthead(words) and (words.count(" ") < TITLE_WORDS or known_publisher(words)))
        and not (":" in words and parse_field(words))
        and not STAMP.match(words)
        and not parse_byline(words)
        and not is_place(words)
        and find_dated_line(words) is None
    )


def _is_plain(words: str) -> bool:
    """Whether a line has the look of a title; what a header is made of is known already among the lines of one."""
    if not words:
        return False
    first, last = words[0], words[-1]
    if first.islower() or last in ":,—–" or not is_titlelike(words) or is_part_of_a_page(words):
        return False
    n_words = words.count(" ") + 1
    is_sentence = last == "." and n_words >= TITLE_WORDS and ("," in words or not is_headline(words))
    if is_sentence and not is_of_words(words):
        return False
    has_figure = _DIGIT.search(words) is not None
    is_odd = has_figure or not first.isalpha() or "." in words or "/" in words
    if is_odd and (_is_mostly_signs(words) or IMAGE.match(words) or _NO_TITLE.match(words)):
        return False
    if has_figure and (_NUMBERS.search(words) or _is_of_a_day(words)):
        return False
    return not (
        NOTE.match(words)
        or _OPENS.match(words)
        or _SALUTED.fullmatch(words)
        or _CRUMBS.fullmatch(words)
        or _TERM.match(words)
        or (":" in words and _FIELD.match(words))
        or _invites(words)
        or (n_words >= MENU_WORDS and _is_menu(words))
        or is_menu_line(words)
        or is_press(words)
    )


def _is_mostly_signs(words: str) -> bool:
    return 5 * sum(map(str.isalpha, words)) < 2 * len(words)


def _is_of_a_day(words: str) -> bool:
    """Whether a line has a day that is another's, or beside a bar, or with a place and nothing else."""
    day = A_DAY.search(words) if _YEAR.search(words) else None
    if not day:
        return False
    if "|" in words or ANOTHERS.search(words):
        return True
    return day.end() == len(words) and _PLACED.fullmatch(words, 0, day.start()) is not None


def _invites(words: str) -> bool:
    """Whether a line asks its reader for something, or names the address of its writer."""
    lowered = words.lower()
    return any(map(lowered.__contains__, _INVITES)) or (
        " at " in lowered and _WRITTEN_AT.search(lowered) is not None
    )


def _is_menu(words: str) -> bool:
    """Whether all words of a line begin with capitals, and not all are in capitals, or many stand twice: the items of a menu.

    A headline has a comma, or words that no item has: `Who Will Pay For The Dam`.
    """
    if words.isupper() or "," in words:
        return False
    found = words.split()
    if len(set(found)) < DIFFERENT * len(found):
        return True
    return all(word[:1].isupper() for word in found) and len(_WORDS_OF_SENTENCES.intersection(found)) < 2
