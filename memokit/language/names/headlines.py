"""Headlines: sentences in which nearly every word has a capital, so that a capital tells nothing.

There only names are found that the rest of the memo or a word list knows: the words of a person named elsewhere,
a place, an organisation, a given name with the word after it.
"""

from __future__ import annotations

from bisect import bisect_left

from memokit.language.names.entities import People, keys
from memokit.language.names.pieces import Piece, known_name
from memokit.language.names.runs import Run, Words
from memokit.language.names.words import (
    ABSTRACT,
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
    THING,
    TITLE,
    UPPER,
)

LONGEST_NAME = 5
LEAST_WORDS = 3
LEAST_CAPITALS = 0.75
LONG_WORD = 4
"""In a headline three in four words of four letters and more have a capital."""
LEAST_OF_ALL = 0.35
"""And of all its tokens, marks included, so many have one: most sentences are passed over by this alone."""
CLOSED_WORDS, CLOSED_CAPITALS = 5, 0.9
"""A headline that ends in a full stop has more of them, and a verb or function word with a capital."""
CLOSING_MARKS = frozenset(('"', "'", "”", "’", "''", ")", "]", "»"))
SHOUTED = 3
"""So many long words in capitals only are no name: a headline, or the lead-in of a paragraph."""


def is_headline(words: Words, first: int, last: int) -> bool:
    """Whether nearly all longer words of tokens `[first, last)` have a capital."""
    least, hot = LEAST_OF_ALL * (last - first), words.hot
    if first == last or bisect_left(hot, last) - bisect_left(hot, first) < least:
        return False  # all words with a capital are of interest
    if sum([bits & CAPITAL for bits in words.flags[first:last]]) < least:
        return False
    own = [n for n in range(first, last) if len(words.words[n]) >= LONG_WORD and words.words[n][0].isalpha()]
    capital = sum(1 for n in own if words.flags[n] & CAPITAL)
    if not _is_closed(words, first, last):
        return len(own) >= LEAST_WORDS and capital >= LEAST_CAPITALS * len(own)
    return (
        len(own) >= CLOSED_WORDS
        and capital >= CLOSED_CAPITALS * len(own)
        and any(_tells_nothing(words.flags[n]) for n in range(first + 1, last))
    )


def _is_closed(words: Words, first: int, last: int) -> bool:
    """Whether the tokens end in the mark of a sentence, perhaps with a quotation mark after it."""
    while last > first + 1 and words.words[last - 1] in CLOSING_MARKS:
        last -= 1
    return words.words[last - 1] in (".", "?", "!") and not words.words[last - 2].isupper()


def _tells_nothing(bits: int) -> bool:
    """Whether only a headline can give a word its capital: a verb of speech, a function word."""
    named = CALENDAR | GIVEN | ROLE | MODIFIER | DEMONYM | GROUP
    return bool(bits & CAPITAL and bits & (PLAIN | SPEAKS | PRONOUN) and not bits & named)


def is_shouted(words: Words, run: Run) -> bool:
    """Whether several long words of a run are in capitals only."""
    first, last, *_ = run
    long = [n for n in range(first, last) if words.flags[n] & UPPER and len(words.words[n]) >= LONG_WORD]
    return len(long) >= SHOUTED


def headline_pieces(words: Words, run: Run, people: People) -> list[Piece]:
    """The names in a run of a headline, in order."""
    found: list[Piece] = []
    n, last, *_ = run
    while n < last:
        piece = _at(words, n, last, people)
        if piece:
            found.append(piece)
        n = piece.last if piece else n + 1
    return found


def name_only(words: Words, piece: Piece) -> Piece:
    """A person of a headline without the words around the name: `Jake Sullivan` of `Jake Sullivan Meeting`."""
    first, last = piece.first, piece.last
    if piece.kind != "person":
        return piece
    given = [n for n in range(first, last - 1) if words.flags[n] & GIVEN]
    if given and given[0] > first and piece.rule != "title":
        first = given[0]
    for n in range(first + 1, last):
        bits, word = words.flags[n], words.words[n]
        verb = bits & _NO_NAME or (word.endswith("s") and not words.flags[first] & GIVEN)
        if bits & CAPITAL and ((verb and not bits & GIVEN) or _is_surname(words, first, n - 1)):
            last = max(first + 1, n)
            break
    return piece._replace(first=first, last=last, compared=keys(words.words[first:last]))


def _is_surname(words: Words, first: int, n: int) -> bool:
    """Whether token `n` ends a name that a given name begins: a long word that is no given name itself."""
    inside = (
        n > first and words.flags[first] & GIVEN and len(words.words[n]) > 1 and words.words[n][0].isalpha()
    )
    return bool(inside and not words.flags[n] & (GIVEN | PARTICLE))


_NO_NAME = PLAIN | SPEAKS | THING | ABSTRACT | ROLE | GROUP


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
        compared = keys(own)
        if people.find(compared) is not None and not (last - n == 1 and flags[n] & (PLAIN | ROLE)):
            return Piece(n, last, "person", "headline", compared=compared)
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
    return Piece(n, last + 1, "person", "given name", compared=keys(words.words[n : last + 1]))
