"""Headlines: sentences in which nearly every word has a capital, so that a capital tells nothing.

There only names are found that the rest of the memo or a word list knows: the words of a person named elsewhere,
a place, an organisation, a given name with the word after it.
"""

from __future__ import annotations

from memokit.language.names.entities import People, keys
from memokit.language.names.pieces import Piece, known_name
from memokit.language.names.runs import Run, Words
from memokit.language.names.words import (
    CALENDAR,
    CAPITAL,
    DEMONYM,
    GIVEN,
    GROUP,
    MODIFIER,
    PARTICLE,
    PLAIN,
    POSSESSIVE,
    PRONOUN,
    ROLE,
    SPEAKS,
    TITLE,
    UPPER,
)

LONGEST_NAME = 5
LEAST_WORDS = 3
LEAST_CAPITALS = 0.75
LONG_WORD = 4
"""In a headline three in four words of four letters and more have a capital."""
CLOSED_WORDS, CLOSED_CAPITALS = 5, 0.9
"""A headline that ends in a full stop has more of them, and a verb or function word with a capital."""
SHOUTED = 3
"""So many long words in capitals only are no name: a headline, or the lead-in of a paragraph."""


def is_headline(words: Words, first: int, last: int) -> bool:
    """Whether nearly all longer words of tokens `[first, last)` have a capital."""
    own = [n for n in range(first, last) if len(words.words[n]) >= LONG_WORD and words.words[n][0].isalpha()]
    capital = sum(1 for n in own if words.flags[n] & CAPITAL)
    if words.words[last - 1] != "." or words.words[last - 2].isupper():
        return len(own) >= LEAST_WORDS and capital >= LEAST_CAPITALS * len(own)
    return (
        len(own) >= CLOSED_WORDS
        and capital >= CLOSED_CAPITALS * len(own)
        and any(_tells_nothing(words.flags[n]) for n in range(first + 1, last))
    )


def _tells_nothing(bits: int) -> bool:
    """Whether only a headline can give a word its capital: a verb of speech, a function word."""
    named = CALENDAR | GIVEN | ROLE | MODIFIER | DEMONYM | GROUP
    return bool(bits & CAPITAL and bits & (PLAIN | SPEAKS | PRONOUN) and not bits & named)


def is_shouted(words: Words, run: Run) -> bool:
    """Whether several long words of a run are in capitals only."""
    long = [
        n for n in range(run.first, run.last) if words.flags[n] & UPPER and len(words.words[n]) >= LONG_WORD
    ]
    return len(long) >= SHOUTED


def headline_pieces(words: Words, run: Run, people: People) -> list[Piece]:
    """The names in a run of a headline, in order."""
    found, n = [], run.first
    while n < run.last:
        piece = _at(words, n, run.last, people)
        if piece:
            found.append(piece)
        n = piece.last if piece else n + 1
    return found


def _at(words: Words, n: int, stop: int, people: People) -> Piece | None:
    """The longest name that begins at token `n`."""
    flags = words.flags
    if not flags[n] & CAPITAL or (flags[n] & PLAIN and not flags[n] & GIVEN):
        return None
    for last in range(min(stop, n + LONGEST_NAME), n, -1):
        own = words.words[n:last]
        if flags[last - 1] & PLAIN and not flags[last - 1] & GIVEN:
            continue
        kind = known_name(own)
        if kind:
            return Piece(n, last, *kind)
        if people.find(keys(own)) is not None and not (last - n == 1 and flags[n] & (PLAIN | ROLE)):
            return Piece(n, last, "person", "headline")
    return _given(words, n, stop)


def _given(words: Words, n: int, stop: int) -> Piece | None:
    """A given name with the surname after it."""
    flags, last = words.flags, n + 1
    if not flags[n] & GIVEN or flags[n] & (POSSESSIVE | PLAIN):
        return None
    while last < stop and (flags[last] & PARTICLE or words.words[last] == "." or len(words.words[last]) == 1):
        last += 1
    if last >= stop or flags[last] & (PLAIN | ROLE | GROUP | SPEAKS | TITLE) or not flags[last] & CAPITAL:
        return None
    return Piece(n, last + 1, "person", "given name")
