"""Runs: the capitalised words that belong together, with the small words, dots and commas that join them.

A run is a stretch of tokens, `[first, last)`. What it stands for is told by `pieces`.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from memokit.language.names.words import (
    ABBREVIATED,
    CAPITAL,
    DEMONYM,
    FIRST_HOT,
    FLAGS_OF,
    GENERIC,
    GIVEN,
    GROUP,
    JOINS,
    MODIFIER,
    OPENS,
    PARTICLE,
    PLAIN,
    POSSESSIVE,
    PRONOUN,
    ROLE,
    SUFFIXES,
    UPPER,
    flag_letter,
)
from memokit.model import Sentence, Tokens

NEVER_OF = frozenset(("House", "Senate", "Congress", "Parliament", "NATO"))
"""Bodies that take no `of` or `for` into their name."""
LONGEST = 14
"""A run ends after so many tokens: no name is longer, and hostile text stays cheap."""
PARTICLES_IN_A_ROW = 3
_HOT = re.compile(f"[{chr(FIRST_HOT)}-\uffff]")


Run: TypeAlias = tuple[int, int, bool, int]
"""Tokens `[first, last)`; whether they begin a sentence or a quotation, as any word might; and their sentence."""


class Words:
    """The columns that names are found in: the tokens, what each can be, and the sentence that each stands in."""

    __slots__ = ("ends", "flags", "hot", "sentences", "starts", "text", "words")

    def __init__(
        self, text: str, tokens: Tokens, sentences: tuple[Sentence, ...], letters: str | None = None
    ) -> None:
        self.text = text
        self.starts, self.ends, self.words = tokens.starts, tokens.ends, tokens.words
        letters = "".join(map(flag_letter, tokens.words)) if letters is None else letters
        self.flags = list(map(FLAGS_OF.__getitem__, letters))
        self.hot = [match.start() for match in _HOT.finditer(letters)]
        self.sentences = sentences

    def slice(self, first: int, last: int) -> tuple[int, int]:
        """The characters of tokens `[first, last)`, the possessive of the last left out."""
        end = self.ends[last - 1]
        if self.flags[last - 1] & POSSESSIVE:
            end -= 2 if self.words[last - 1][-1:] == "s" else 1
        return self.starts[first], end


_GOES_ON = CAPITAL | PARTICLE | JOINS


def find_runs(words: Words) -> tuple[list[Run], list[int]]:
    """The runs of `words`, and the numbers of the other words of interest, both in order."""
    flags, starts, sentences = words.flags, words.starts, words.sentences
    runs: list[Run] = []
    others: list[int] = []
    done, number, stop, final = 0, -1, -1, len(flags) - 1
    for i in words.hot:
        if i < done:
            continue
        while starts[i] >= stop and number + 1 < len(sentences):
            number += 1
            stop = sentences[number].end
        bits = flags[i]
        if not bits & CAPITAL or bits & PRONOUN:
            others.append(i)
            continue
        last = _end(words, i, stop) if i < final and flags[i + 1] & _GOES_ON else i + 1
        done = last
        if last > i + 1 or not bits & PLAIN or bits & (ROLE | GIVEN | DEMONYM | UPPER):
            opens = starts[i] == sentences[number].start or (i > 0 and flags[i - 1] & OPENS > 0)
            runs.append((i, last, opens, number))
    return runs, others


def _end(words: Words, first: int, stop: int) -> int:
    """The token after the run that begins at `first`."""
    flags, starts, ends, limit = words.flags, words.starts, words.ends, len(words.words)
    last = i = first + 1
    while i < limit and starts[i] < stop and i - first < LONGEST:
        bits, gap = flags[i], starts[i] - ends[i - 1]
        if gap > 1:
            break
        if bits & CAPITAL and gap:
            if flags[i - 1] & POSSESSIVE and not flags[i - 1] & GENERIC:
                break
            i += 1
        elif gap == 0:
            after = _after_mark(words, i, stop)
            if after == i:
                break
            i = after
        else:
            after = _after_small(words, i, stop)
            if after == i:
                break
            i = after
        last = i
    return last


def _after_mark(words: Words, i: int, stop: int) -> int:
    """The token after a mark that belongs to the run: the dot of `Gen.` and `J.`, the comma of `, Jr.`; else `i`."""
    word, before = words.words[i], words.words[i - 1]
    more = i + 1 < len(words.words) and words.starts[i + 1] < stop
    if word == ".":
        short = len(before) == 1 or before.lower() in ABBREVIATED
        follows = (
            more and words.flags[i + 1] & (CAPITAL | PARTICLE) and words.starts[i + 1] - words.ends[i] <= 1
        )
        return i + 1 if short and (follows or before.lower() in SUFFIXES) else i
    if word == "," and more and words.words[i + 1].lower() in SUFFIXES:
        return i + 2
    return i


def _after_small(words: Words, i: int, stop: int) -> int:
    """The token after the small words that join a name at `i`: `van der`, `of the`, `&`; else `i`."""
    flags, joined = words.flags, i
    word, before = words.words[i], flags[i - 1]
    limit = min(len(flags), i + PARTICLES_IN_A_ROW)
    if flags[i] & PARTICLE and not before & POSSESSIVE:
        while joined < limit and flags[joined] & PARTICLE:
            joined += 1
    elif word == "&":
        joined += 1
    elif word in ("of", "for") and _has_parts(words, i - 1):
        joined += 2 if i + 1 < len(flags) and words.words[i + 1] == "the" else 1
    elif word == "and" and before & MODIFIER:
        joined += 1 if i + 1 < len(flags) and flags[i + 1] & MODIFIER else 0
    fits = joined > i and joined < len(flags) and words.starts[joined] < stop
    if fits and flags[joined] & CAPITAL and not flags[joined] & PRONOUN:
        return joined + 1 if words.starts[joined] - words.ends[joined - 1] == 1 else i
    return i


def _has_parts(words: Words, n: int) -> bool:
    """Whether token `n` is a body or office that is *of* something: `Ministry of`, not `White House for`."""
    bits = words.flags[n]
    return bool(bits & (GROUP | ROLE)) and not bits & POSSESSIVE and words.words[n] not in NEVER_OF
