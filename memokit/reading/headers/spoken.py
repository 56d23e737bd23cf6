"""Whose speech or statement a text is, as its title says, or a line of its header."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from memokit.lexicon import read_words
from memokit.reading.headers.issuers import is_office
from memokit.reading.headers.lines import is_person
from memokit.reading.headers.publishers import known_publisher

LONGEST_LINE, LONGEST_NAME = 250, 80
"""A line that says whose words follow is no longer; nor is a name with its office."""
NEAR = 12
"""Such a line is one of so many of a header."""
NOUNS = 3
"""So many words for a speech are looked at in a line."""
LEAD = 400
"""Who issues a statement is named within so many characters of a text."""
_QUALITY = r"(?:(?:full|opening|closing|concluding|keynote|inaugural|introductory|welcom(?:e|ing)|prepared|press|public|official|special|joint|formal|brief|televised|video|farewell|victory|concession)\s){0,3}"
_NOUN = r"(?P<noun>speech|address|remarks|statements?|lecture|testimony|message)"
_ABOUT = r"(?:at|to|on|in|before|from|with|following|after|ahead|during|announcing|marking|regarding|about|concerning|calling|as|and|for)"
_HEADED = r"(?:[^:\n]{2,80}:\s)?(?:(?:the|an?|full|complete|edited|unofficial)\s){0,3}(?:(?:text|transcript|translation|version)\s(?:of\s)?(?:the\s|an?\s)?)?"
_WHO = rf"(?:the\s)?(?P<who>[A-Za-z][^\n]{{2,{LONGEST_NAME}}}?)"
_STOP = rf"(?=\s{_ABOUT}\b|\s&|,|:|;|\s?[(\[|—–]|\s-\s|\.?$)"
_THE_NOUN = re.compile(rf"\b{_NOUN}\b", re.IGNORECASE)
_BEFORE = re.compile(rf"{_HEADED}{_QUALITY}", re.IGNORECASE)
_GIVEN = re.compile(
    rf"\s(?:(?:made|delivered|given|issued)\s)?(?P<link>by|from|of)\s{_WHO}{_STOP}", re.IGNORECASE
)
"""What stands before the noun, and behind it: `Statement by the Foreign Minister on …`"""
_BY = re.compile(rf"\s[^,:;\n]{{2,120}}?\sby\s{_WHO}{_STOP}", re.IGNORECASE)
"""`Speech at the dam by Ann Lind`"""
_BEHIND = re.compile(rf"\s{_ABOUT}\b|\s?[:,(|—–-]|$", re.IGNORECASE)
_OWNER = re.compile(
    rf"(?i:{_HEADED})(?P<who>[A-Z](?:(?!['’`´]s?\s)[^:;\n]){{2,{LONGEST_NAME}}})['’`´]s?\s(?:[A-Z][a-z]+\s){{0,3}}(?i:{_QUALITY})"
)
_NAMED = re.compile(
    rf"(?P<who>[A-Z](?:(?!['’`´]s?\s)[^:;\n]){{2,{LONGEST_NAME}}}?)[,:|]?\s(?:[-–—|]\s)?(?i:{_QUALITY})"
)
"""What stands before the noun: `President Lind's Opening …`, `Ann Lind - …`"""
_CAPITAL = r"(?:[A-Z][\w.'’-]*|\([A-Z][^()\n]{0,12}\))"
_LEAD_IN = re.compile(
    rf"(?:[A-Z][\w.,() ]{{2,40}}\s?[–—-]{{1,2}}\s)?(?:(?:Today|Yesterday),?\s)?(?:The\s)?(?P<who>{_CAPITAL}(?:\s(?:(?:of|for|the|and|on)\s){{0,2}}{_CAPITAL}){{0,12}})(?:,\s[^,\n]{{2,100}},)?\s(?:[a-z]+\s(?:[A-Z][a-z]+\s)?){{0,3}}(?:released|issued|made|gave)\s(?:the\sfollowing|this)\s(?:\w+\s)?(?:statement|remarks)"
)
"""`U.S. Senator Ann Lind today released the following statement`"""
_SIGNS = ("speech", "address", "remarks", "statement", "lecture", "testimony", "message")
_STATED = ("statement", "message")
_OPENINGS = ("opening ", "closing ", "inaugural ", "introductory ")
"""Statements of these kinds are spoken."""
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_SMALL = frozenset(
    [
        "of",
        "the",
        "for",
        "and",
        "to",
        "on",
        "in",
        "de",
        "la",
        "del",
        "da",
        "dos",
        "von",
        "van",
        "der",
        "al",
        "bin",
        "ibn",
        "el",
    ]
)
"""What a name or an office has in small letters."""
_LOUD_VERBS = frozenset(
    [
        "draws",
        "sparks",
        "slams",
        "hits",
        "calls",
        "says",
        "urges",
        "cancels",
        "delivers",
        "makes",
        "gives",
        "issues",
        "releases",
        "hails",
        "rejects",
        "answers",
        "responds",
        "defends",
        "attends",
        "welcomes",
        "backs",
        "addresses",
        "attacks",
        "condemns",
    ]
)
"""What headlines tell of a speech: it is not the speech itself."""
_FORMS = (["pm"], ["fm"], ["hm"], ["h.e"], ["hon"], ["sir"], ["taoiseach"])
"""How somebody is addressed, beside the offices."""


LINES_KEPT = 64
"""So many lines are kept with what they say: the title is asked for the kind of document, and for its author."""


class Spoken(NamedTuple):
    """A speech or a statement, and whose it is."""

    kind: str
    """`speech` or `statement`."""
    by: str


def tell_spoken(line: str) -> Spoken | None:
    """Whose speech or statement a text is, as its title or a line above it says; None where it does not.

    A name is taken with an office, a given name or a form of address before it, and behind `by` and `of` alone too.

    >>> tell_spoken("Statement by Foreign Minister Halima Torvald on Orla")
    Spoken(kind='statement', by='Foreign Minister Halima Torvald')
    >>> tell_spoken("Ann Lind - Opening Remarks at the Dam"), tell_spoken("Lind's speech draws protests")
    (Spoken(kind='speech', by='Ann Lind'), None)
    """
    return _tell_spoken(line) if len(line) <= LONGEST_LINE else None


@lru_cache(maxsize=LINES_KEPT)
def _tell_spoken(line: str) -> Spoken | None:
    nouns = islice(_THE_NOUN.finditer(line), NOUNS)
    return next((found for noun in nouns if (found := _around(line, noun))), None)


def _around(line: str, noun: re.Match[str]) -> Spoken | None:
    """Whose speech or statement it is by what stands before and behind that word."""
    before, end = line[: noun.start()], noun.end()
    if _BEFORE.fullmatch(before):
        if (given := _GIVEN.match(line, end)) and _is_name(given["who"]):
            is_certain = not line.isupper() and given["link"].lower() != "from"
            if is_certain or _may_speak(given["who"]):
                return _spoken(noun, given["who"])
        if (by := _BY.match(line, end)) and _may_speak(by["who"]):
            return _spoken(noun, by["who"])
    if not _BEHIND.match(line, end):
        return None
    owned = (way.fullmatch(before) for way in (_OWNER, _NAMED))
    return next((_spoken(noun, one["who"]) for one in owned if one and _may_speak(one["who"])), None)


def _spoken(noun: re.Match[str], who: str) -> Spoken:
    is_opening = noun.string[: noun.start()].lower().endswith(_OPENINGS)
    is_stated = noun["noun"].lower().startswith(_STATED)
    return Spoken("statement" if is_stated and not is_opening else "speech", who.strip(" ,."))


def _is_name(who: str) -> bool:
    """Whether all words but the small ones of names and offices have capitals, and none is a headline's verb."""
    words: list[str] = _WORD.findall(who)
    small = [word for word in words if word[0].islower() and word not in _SMALL]
    is_role = bool(small) and small[0] == words[0] and not read_words("role_heads").isdisjoint(small)
    return bool(words) and (not small or is_role) and _LOUD_VERBS.isdisjoint(map(str.lower, words))


def _is_somebody(who: str) -> bool:
    """Whether a given name, an office or a form of address is among the words."""
    lowered = [word.lower().rstrip(".") for word in _WORD.findall(who)]
    return (
        lowered[:1] in _FORMS
        or not read_words("role_heads").isdisjoint(lowered)
        or not read_words("given_names").isdisjoint(lowered[:-1])
    )


def _may_speak(who: str) -> bool:
    return _is_name(who) and (_is_somebody(who) or is_office(who) or known_publisher(who) is not None)


def speaks_of_words(title: str, head: str) -> bool:
    """Whether a title or a header names a speech or a statement at all."""
    lowered = f"{title}\n{head}".lower()
    return any(map(lowered.__contains__, _SIGNS))


def spoken_by(lines: Iterable[str]) -> Spoken | None:
    """Whose words follow, by the first of `lines` that says so.

    >>> spoken_by(["Dam talks go on", "Speech by Halima Torvald at the dam"])
    Spoken(kind='speech', by='Halima Torvald')
    """
    return next((found for line in lines if (found := tell_spoken(line))), None)


def person_among(lines: Iterable[str]) -> str | None:
    """The person who stands on a line of their own above a statement or a speech."""
    return next((line for line in lines if is_person(line)), None)


def led_in_by(text: str) -> str | None:
    """Who is said to have released the statement that follows, where a text begins with that.

    >>> led_in_by("Senator Ann Lind (R-OR) today released the following statement on the dam: “We …")
    'Senator Ann Lind (R-OR)'
    """
    if text.find(" statement", 0, LEAD) < 0 and text.find(" remarks", 0, LEAD) < 0:
        return None
    match = _LEAD_IN.match(text, 0, LEAD)
    return match["who"] if match else None
