"""Mentions: what the words that name a speaker are, a name, a pronoun, a role, an organisation or a group.

`the Russian foreign minister, Sergey Lavrov` is a name; `Sen. Brian Schatz of Hawaii` too; `a Clinton campaign
spokesman` is a role with no name.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from memokit.language.names.words import SUFFIXES
from memokit.language.speakers.cast import Cast, head_of, person_nouns
from memokit.lexicon import read_words

PRONOUNS = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f", "hers": "f"}
SEVERAL = frozenset(
    [
        "they",
        "them",
        "their",
        "we",
        "our",
        "us",
        "both",
        "some",
        "many",
        "most",
        "others",
        "few",
        "several",
        "all",
        "these",
        "those",
    ]
)
NOBODY = frozenset(
    [
        "i",
        "my",
        "me",
        "you",
        "your",
        "it",
        "its",
        "this",
        "that",
        "which",
        "one",
        "someone",
        "somebody",
        "anyone",
        "everyone",
        "nobody",
        "who",
    ]
)
QUANTIFIERS = read_words("quantifiers")
INDEFINITE = frozenset(["a", "an", "another", "one", "any", "every", "each"])
DEFINITE = frozenset(["the", "his", "her", "their", "its", "our", "my", "this", "that"])
_BREAK = re.compile(r",(?!\s(?:Jr|Sr|II|III|IV)\b)|\s\(|\s(?:who|which|whose|that)\s|\s[–—]|\s--")
_OF = re.compile(r"\s(?:of|from|at|for|in|with|on|to|near|by)\s")


class Mention(NamedTuple):
    """What a mention is (`name`, `pronoun`, `role`, `body`, `several`, `unnamed`, `nobody`) and for whom."""

    kind: str
    name: str | None = None
    """The fullest name, of a name; the head noun, of a role or body."""
    gender: str | None = None


@cache
def _unnamed() -> frozenset[str]:
    return read_words("unnamed")


@cache
def _collectives() -> frozenset[str]:
    return read_words("collectives")


def read_mention(text: str, start: int, end: int, cast: Cast) -> Mention:
    """What the words of `text[start:end]` are."""
    words = text[start:end].strip()
    low = words.lower()
    if low in PRONOUNS:
        return Mention("pronoun", None, PRONOUNS[low])
    if low in SEVERAL:
        return Mention("several")
    if low in NOBODY:
        return Mention("nobody")
    cut = _BREAK.search(text, start, end)
    stop = cut.start() if cut else end
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    named = _named(text, start, stop, end, cast)
    return Mention("name", named) if named else _phrase(text, start, stop, cast)


def _named(text: str, start: int, stop: int, end: int, cast: Cast) -> str | None:
    """The person that the mention names: at its end, before `of Hawaii`, or after a role and a comma."""
    rows = cast.within(start, end)
    for row in rows:
        if row.end < stop and _OF.match(text, row.end, stop):
            lead = text[start : row.start]
            if not _OF.search(f" {lead}") and "'s " not in lead and "’s " not in lead:
                return row.entity
    for row in rows:
        if row.end in (stop, stop - 1) or (row.end == stop - 2 and text[row.end] in "'’"):
            return row.entity
    for row in rows:
        between = text[stop : row.start].strip()
        if row.start >= stop and between in (",", "") and head_of(text[start:stop]) in person_nouns():
            return row.entity
    return None


def _phrase(text: str, start: int, stop: int, cast: Cast) -> Mention:
    """A mention without a person's name: a role, a body, a group, or words with a capital."""
    words = text[start:stop].split()
    if not words:
        return Mention("nobody")
    first, head = words[0].lower(), head_of(text[start:stop])
    gender = None
    if (
        first in QUANTIFIERS
        or head in _collectives()
        or (head.endswith("men") and head[:-2] + "an" in person_nouns())
    ):
        return Mention("several")
    capital = words[-1][:1].isupper()
    if first in INDEFINITE:
        return Mention("unnamed")
    if head in read_words("bodies") or head in read_words("organisation_words"):
        return Mention("body", head)
    if capital and head not in person_nouns():
        return Mention("written", _without_article(" ".join(words)))
    if head in person_nouns():
        return Mention("role", head, gender)
    if head in _unnamed() or (first not in DEFINITE and not words[0].endswith(("'s", "’s"))):
        return Mention("unnamed") if not capital else Mention("written", " ".join(words))
    return Mention("role", head)


def _without_article(words: str) -> str:
    return re.sub(r"^(?:the|an?)\s", "", words, flags=re.IGNORECASE)


def is_suffix(word: str) -> bool:
    """Whether `word` is `Jr`, `Sr`, `II` and the like."""
    return word.lower().strip(".,") in SUFFIXES
