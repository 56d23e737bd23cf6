"""Letters: what each token can be to `times`, `names` and `quotes`, which all go by its word alone.

Each of them has its own letters (in its `words`). Here a token is looked up once for all three, because looking words
up in dictionaries that are larger than the memory near the processor took a tenth of all time.
"""

from __future__ import annotations

from collections.abc import Sequence
from sys import intern
from typing import NamedTuple

from memokit.language.names.words import flag_letter
from memokit.language.quotes.words import quote_letters
from memokit.language.times.words import class_letters
from memokit.model import Tokens

KEPT_WORDS = 100_000
"""So many different words are remembered; then the memory begins anew."""
_SEVERAL = "\0"
"""Stands for the letters of a compound, which has several for `times`."""


class Letters(NamedTuple):
    """The letters of a memo's tokens, as `times`, `names` and `quotes` take them."""

    times: str
    names: str
    quotes: tuple[str, str]


class _Known(dict[str, str]):
    """Four letters a word: two for `quotes`, one for `names`, one for `times`."""

    def __missing__(self, word: str) -> str:
        if len(self) >= KEPT_WORDS:
            self.clear()
        own = class_letters(word)
        found = quote_letters(word) + flag_letter(word) + (own if len(own) == 1 else _SEVERAL)
        found = self[word] = intern(found)
        return found


_KNOWN = _Known()


def find_letters(tokens: Tokens) -> Letters:
    """The letters of `tokens`.

    >>> from memokit.language.tokens import find_tokens
    >>> find_letters(find_tokens("He said so.")).quotes
    ('PvA.', ' f  ')
    """
    found = "".join(map(_KNOWN.__getitem__, tokens.words))
    return Letters(_spelled_out(found[3::4], tokens.words), found[2::4], (found[::4], found[1::4]))


def _spelled_out(letters: str, words: Sequence[str]) -> str:
    """`letters` with all those of the compounds."""
    pieces = letters.split(_SEVERAL)
    if len(pieces) == 1:
        return letters
    place, found = len(pieces[0]), [pieces[0]]
    for piece in pieces[1:]:
        found += [class_letters(words[place]), piece]
        place += 1 + len(piece)
    return "".join(found)
