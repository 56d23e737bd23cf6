"""Mentions: what the words that name a speaker are, a name, a pronoun, a role, an organisation or a group.

`the Russian foreign minister, Sergey Lavrov` is a name; `Sen. Brian Schatz of Hawaii` too; `a Clinton campaign
spokesman` is a role with no name.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from memokit.language.names.words import CAPITAL, DEMONYM, FLAGS, GROUP, MODIFIER, PARTICLE, ROLE
from memokit.language.speakers.cast import Cast, head_of, is_often_unnamed, person_nouns
from memokit.lexicon import read_rows, read_words

QUANTIFIERS = read_words("quantifiers")
INDEFINITE = frozenset(["a", "an", "another", "one", "any", "every", "each"])
DEFINITE = frozenset(["the", "his", "her", "their", "its", "our", "my", "this", "that"])
_BREAK = re.compile(r",(?!\s(?:Jr|Sr|II|III|IV)\b)|\s\(|\s(?:who|which|whose|that)\s|\s[–—]|\s--")
_TWO = re.compile(r"[A-Z][\w’'.-]*,?\s(?:and|or)\s(?:[a-z]+\s){0,3}[A-Z]")
"""Two names: `Velmora and Karsand`, `Voss and the envoy Tarn`."""
_ARTICLE = re.compile(r"^(?:the|an?)\s", re.IGNORECASE)
_OF = re.compile(r"\s(?:of|from|at|for|in|with|on|to|near|by)\s")


_NAMED_AFTER = re.compile(
    r",\s|\s(?:named|called|calling (?:himself|herself)|who (?:gave|identified) (?:his|her) name as|identified as)\s"
)
LONGEST_NAME = 60
"""Characters of a name after the mention."""


RELATIVES = frozenset(("who", "whom", "which", "that"))
"""Words that stand for the name right before them: `Siala, who said …`."""


class Mention(NamedTuple):
    """What a mention is (`name`, `pronoun`, `role`, `body`, `several`, `unnamed`, `nobody`) and for whom."""

    kind: str
    name: str | None = None
    """The fullest name, of a name; the head noun, of a role or body."""
    gender: str | None = None


@cache
def _pronouns() -> dict[str, str]:
    """Words that stand for a speaker by themselves: for `m`, `f`, `several` or `nobody`."""
    return {row[0]: row[1] for row in read_rows("pronoun_kinds")}


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
    if low in RELATIVES:
        before = cast.ending(start)
        return Mention("name", before) if before else Mention("unnamed")
    pronoun = _pronouns().get(low)
    if pronoun in ("m", "f"):
        return Mention("pronoun", None, pronoun)
    if pronoun:
        return Mention(pronoun)
    stop = end
    if len(words.split(None, 1)) > 1:
        cut = _BREAK.search(text, start, end)
        stop = cut.start() if cut else end
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        if _TWO.search(text, start, stop) and not any(
            FLAGS[word] & GROUP for word in text[start:stop].split()
        ):
            return Mention("several")
    named = _named(text, start, stop, end, cast) or cast.covering(start, end)
    if named:
        return Mention("name", named)
    found = _phrase(text, start, stop, cast)
    after = _named_after(text, end, cast) if stop == end and found.kind in ("role", "unnamed") else None
    return Mention("name", after) if after else found


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
        between = text[stop : row.start].lstrip(", ")
        if row.start >= stop and _are_titles(between) and head_of(text[start:stop]) in person_nouns():
            return row.entity
    return None


def _named_after(text: str, end: int, cast: Cast) -> str | None:
    """The person named right after the mention: `Merkel's spokesman, Steffen Seibert`, `a man named Paul`."""
    match = _NAMED_AFTER.match(text, end)
    rows = cast.within(match.end(), match.end() + LONGEST_NAME) if match else []
    return rows[0].entity if match and rows and _are_titles(text[match.end() : rows[0].start]) else None


def _are_titles(words: str) -> bool:
    """Whether there is nothing between a role and the name after it, or titles alone: `Adm.`, `Lt. Gen.`."""
    return len(words) <= LONGEST_NAME and all(FLAGS[word.rstrip(".")] & ROLE for word in words.split())


def _phrase(text: str, start: int, stop: int, cast: Cast) -> Mention:
    """A mention without a person's name: a role, a body, a group, or words with a capital."""
    words = text[start:stop].split()
    if not words:
        return Mention("nobody")
    first, head = words[0].lower(), head_of(text[start:stop])
    if first in QUANTIFIERS or head in _collectives() or _is_plural(head):
        return Mention("several")
    capital = words[-1][:1].isupper()
    if first in INDEFINITE:
        return Mention("unnamed")
    if head in read_words("bodies") or head in read_words("organisation_words"):
        return Mention("body", head)
    bits = FLAGS[words[-1]]
    if bits & CAPITAL and bits & DEMONYM:
        return Mention("several")
    if capital and head not in person_nouns():
        known = cast.known(words[-1])
        if known:
            return Mention("name", known)
        if not all(_may_be_in_name(word) for word in words):
            return Mention("written")
        return Mention("written", without_article(" ".join(words)))
    if head in person_nouns():
        bare = first not in DEFINITE and not words[0].endswith(("'s", "’s"))
        return Mention("unnamed" if bare and is_often_unnamed(head) else "role", head)
    if head in _unnamed() or (first not in DEFINITE and not words[0].endswith(("'s", "’s"))):
        return Mention("unnamed") if not capital else Mention("written", " ".join(words))
    return Mention("role", head)


def _is_plural(head: str) -> bool:
    """Whether a noun means several people: `farmers`, `senators`, `spokesmen`."""
    nouns = person_nouns()
    return (head[-1:] == "s" and head[:-1] in nouns) or (head.endswith("men") and head[:-2] + "an" in nouns)


def _may_be_in_name(word: str) -> bool:
    """Whether a word of a mention can be part of a name: a capital, a figure, a particle, `of`, `the`."""
    small = word.lower() in ("the", "of", "and", "for", "a", "an", "in", "at", "on", "to", "de")
    return (
        small or not word[0].islower() or bool(FLAGS[word] & (CAPITAL | PARTICLE | MODIFIER | ROLE | DEMONYM))
    )


def without_article(words: str) -> str:
    """`words` without the article that they begin with."""
    return _ARTICLE.sub("", words)
