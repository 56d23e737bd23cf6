"""The day of a line that is a heading and no sentence: `Weekly Report - 14 May 2020 (WR-20-19)`.

Such a line is told by its words: before the day hardly one begins with a small letter, none says that the day is
another's, and what follows does not go on as a sentence does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from memokit.calendar.written import MONTHS
from memokit.lexicon import one_of

FIRST_WORDS = 6
LONGEST, BEFORE, SMALL_SHARE = 160, 160, 0.2
"""So many characters before the day are looked at; of the words in them no more than a fifth begin small."""
_WORD = re.compile(r"[^\W\d_]+")
HELD = re.compile(r"\sHELD\s(?:IN|AT|ON)\b")
"""Behind a title in capitals, where and when a meeting was."""
_PICTURED = "\U0001f000-\U0001faff\u2600-\u27bf\ufe0f"
PICTURES = re.compile(f"^[\\s{_PICTURED}]+")
"""Little pictures that stand before a line."""
PICTURED = re.compile(f"[{_PICTURED}]+")
"""Little pictures anywhere in a line."""
SIGNS = re.compile(f"^[\\s»›•·/|{_PICTURED}]+")
"""These, and signs that stand before a title: `» Talks go on`; before a line they may be those of a menu."""
SMALL = re.compile(
    r"of|the|and|for|in|at|to|by|an?|on|per|re|from|with|no|vs?|st|nd|rd|th|d[eu]|des|del|der|l[ae]|von|am"
)
"""Small words of headings."""
_JOINT = re.compile(
    r"on|since|until|till|from|by|of|before|after|between|and|or|the|to|in|for|at|during|then", re.IGNORECASE
)
"""A day behind one of these is that of an event, as it is behind any word in small letters."""
_KINDS = r"(?:news|edition|issue|statement|communiqu[eé]|bulletin|report|sitrep|minutes|letter|memorandum|judgment|proceedings|debates?|digest|sitting|session|speech|address|remarks|briefing|(?:tele)?conference|telecon|meeting|agenda|newsletter|record|hansard|interview|update|summary|transcript|journal)"
_STATES = re.compile(
    rf"\b(?:as|held) (?:on|of|at)$|\b{_KINDS} (?:of|for|from|dated|on)$",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"\b{_KINDS}(?: (?:of|for|from|dated|on)|\s?[,:(–—-])?$|\s{{4}}$", re.IGNORECASE)
"""A kind of document just before the day, or the day at the right hand: then it is no entry."""
_ITEM = re.compile(r"\d{1,4}[.)]\s")
_DOCUMENT = re.compile(
    r"^(?:\w+ ){0,4}(?:communiqu[eé]|statement|briefing|report|minutes|update|bulletin|newsletter|agenda|summary|transcript|digest|review|notes?|meeting)$",
    re.IGNORECASE,
)
"""A few words that name a kind of document: `Cabinet communique`."""
ANOTHERS = re.compile(
    r"\b(?:birth|born|died|death|expir|due\b|valid|deadline|(?:re)?hearing|denied|trial|arrest|effective|next\b|reviewed|review date|received|elections?\b|anniversary|remember|commemorat|in memory|period|ending|commencing|updated\b|modified|revised|retrieved|accessed|printed|since|until|copyright|declass|approved for|created|joined|posts|scanned|captured|scraped|crawled|fetched|timestamp|last\b|established|founded|request\b|\best\b|argued|heard\b|submitted|signed|yours?\b|references?\b|scheduled|filmed|events?\b|date of|(?:no|number|nr)[.:]?\s?$|#$|:\s[A-Z][\w ]{1,30} Press,$)",
    re.IGNORECASE,
)
CAPTION = re.compile(r"\bphoto|\bcourtesy\b|\bgetty\b|/(?:AP|IC|AFP|REUTERS)\b", re.IGNORECASE)
"""What follows a day beneath a picture."""
_SENTENCE = re.compile(r"[a-z]{3}[.!?]\s[A-Z][a-z]{0,8}\s[a-z]")
"""Where one sentence ends and another begins: in a long line no heading."""
_DASHES = (" - ", " – ", " — ")
_REACHES = re.compile(r"\s?(?:[–—-]+|to|through|until)", re.IGNORECASE)
_CLOCK = re.compile(r"\s*[,–—@-]?\s*(?:at\s)?\d{1,2}[:.]?\d\d")

_MONTH = re.compile(
    rf"(?<!\d\s)(?<!\d\.\s)(?<![\w–-])(?P<month>{one_of(MONTHS)}\.? (?:19|20)\d\d)$",
    re.IGNORECASE,
)
_ISSUE = re.compile(r"(?:issue|vol(?:ume)?|no|number)\.?\s\d{1,5}\s?[:,–-]\s", re.IGNORECASE)
_KIND_BEHIND = re.compile(rf"(?<=\d)\s{_KINDS}$", re.IGNORECASE)
"""`June 2020 Newsletter`"""
_ABOUT = re.compile(r"\b(?:c|ca|circa|about|xx?)\.?$", re.IGNORECASE)
"""No month is stated behind one of these."""
_PAGE = re.compile(r"(?:pages?|pg|pp?|vol|no|col|sec)\b")


def days_of_heading(line: str, days: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    """Which of the days in a line that is a heading stand before a sentence; none where it is one, or they are another's.

    >>> from memokit.reading.headers.phrases import days_in
    >>> def days(line): return [day.group() for day in days_of_heading(line, days_in(line))]
    >>> days("Weekly Report - 14 May 2020 (WR-20-19)")
    ['14 May 2020']
    >>> days("The envoy came to Kelda, 14 May 2020"), days("Next Meeting: 14 May 2020")
    ([], [])
    """
    found: list[re.Match[str]] = []
    end = 0
    for day in days:
        before = line[max(end, day.start() - BEFORE) : day.start()].rstrip()
        if found and _REACHES.fullmatch(before):
            return []  # a period
        if not _is_heading(before) or _goes_on(line, day.end()):
            break
        if len(line) > LONGEST and _SENTENCE.search(before):
            break
        found.append(day)
        end = day.end()
        if len(line) > LONGEST:
            break
    return [] if found and CAPTION.search(line, end, end + BEFORE) else found


def is_named(before: str) -> bool:
    """Whether the words before a day name a kind of document, or leave the day at the right hand.

    >>> is_named("Situation Report on "), is_named("Brigade,       "), is_named("Kelda, ")
    (True, True, False)
    """
    named = _NAMED.search(before) or _NAMED.search(before.rstrip())
    return named is not None and not _ITEM.match(before)


def month_of_heading(line: str) -> str | None:
    """The month that ends a heading, where no day of it is named.

    >>> month_of_heading("Monetary Programme, September 2024"), month_of_heading("The dam was built in May 1998")
    ('September 2024', None)
    """
    end = _KIND_BEHIND.sub("", _ISSUE.sub("", line)).rstrip(" .)]*_")
    month = _MONTH.search(end) if end[-4:].isdigit() else None
    before = end[: month.start()].rstrip() if month else ""
    return month["month"] if month and _is_heading(before) and not _ABOUT.search(before) else None


def _is_heading(before: str) -> bool:
    """Whether the words before a day are a heading's, and none of them says that the day is another's."""
    words: list[str] = _WORD.findall(before)
    if not words:
        return not before.endswith(":")
    joined = before[-1].isalpha() and (words[-1][0].islower() or _JOINT.fullmatch(words[-1]) is not None)
    beside = before[_last_bar(before) :]
    if (joined and not _STATES.search(before) and not _DOCUMENT.match(before)) or ANOTHERS.search(beside):
        return False
    if before[-1] in ":;" and (len(words) == 1 or "date" in before.lower()) and not before.isupper():
        return False  # a label that is not known to be the document's
    small = sum(word[0].islower() and not SMALL.fullmatch(word) for word in words)
    return small <= max(1, SMALL_SHARE * len(words))


def _last_bar(before: str) -> int:
    """Where the last dash or bar before a day stands that parts it from a title, with whatever that speaks of."""
    # The bars of a table part a label from its value.
    bars = _DASHES if before.startswith("|") else (*_DASHES, " | ")
    return max(0, *(f"{before} ".rfind(bar) for bar in bars))


def _goes_on(line: str, end: int) -> bool:
    """Whether a sentence goes on behind a day, or what happened on it."""
    rest = line[end : end + BEFORE]
    if rest.startswith(": ") or (rest.startswith(",") and _is_clause(rest)):
        return True
    word = rest.lstrip(" \t.,;:)]|*_–—-")
    beside = rest.startswith("   ") or _CLOCK.match(rest) or _PAGE.match(word)
    return word[:1].islower() and not beside


def _is_clause(rest: str) -> bool:
    """Whether what follows a day behind a comma is some words of a sentence."""
    words = _WORD.findall(_CLOCK.sub("", rest[: FIRST_WORDS * 8]))[:FIRST_WORDS]
    return len(words) == FIRST_WORDS and sum(word[0].islower() for word in words) > len(words) / 2
