"""Tokens: where the words, numbers and marks of a text begin and end.

A possessive, a contraction, a compound with a hyphen and an abbreviation of single letters are one
token each (`Haftar's`, `cannot`, `press-conference`, `U.S.`), as are a number with its separators and
a numeric date (`1,200`, `24/12/2020`). Every other mark is a token of its own. Sentences are the
business of `sentences`.

`TOKEN` is written for NLTK's `RegexpTokenizer` and gives the same spans there (a test holds that). It
is run by `re` here, because NLTK 3.10 runs every pattern under a limit of wall-clock seconds: the same
memo could be read on one machine and fail on a slower one (docs/decisions/0003-tokens.md).
"""

from __future__ import annotations

import re
from itertools import accumulate
from operator import itemgetter

from memokit.model import Tokens

# Combining marks, soft hyphen and joiners stay inside the word that they stand in.
_IN_WORD = r"\w\u0300-\u036f\u00ad\u200c\u200d"

TOKEN = re.compile(
    rf"""
    (?=\S) (?:                                                     # white space is passed over at once
    [A-Za-z]++(?=[ ,\n]) | [A-Za-z]{{2,}}+(?=[.;)])                 # a plain word, the most of them: met first, soon done
  | [,;:()!?"“”’] | \.(?!\.)                                      # and the most marks
  | (?:[^\W\d_]\.){{2,}} (?:['’]s\b)? (?:[-‑][{_IN_WORD}]+)*      # U.S., a.m., U.S.-led
  | (?!https?://)[^\W\d_][{_IN_WORD}]* (?:['’‑&-][{_IN_WORD}]+)*  # Haftar's, al-Sisi, COVID-19, AT&T
  | \d{{4}}-\d\d-\d\d (?:T\d\d:\d\d(?::\d\d)?)? (?![\w-])         # 2020-12-31
  | \d+ (?:[.,:/]\d+)* (?:[^\W\d_A-Z]+ (?:-[^\W\d_A-Z]+)* | -[^\W\d_A-Z]+(?:-[^\W\d_A-Z]+)*)?  # 1,200 1990s 20-year-old
  | https?://[^\s<>"“”«»]+
  | \.\.+ | ``  | '' | --+                                      # an ellipsis, marks typed as two, a dash
  | [^\s] )
    """,
    re.VERBOSE,
)
_TOKENS_AND_GAPS = re.compile(f"({TOKEN.pattern})", re.VERBOSE)


class _Kinds(dict[int, str]):
    """The letter of a token's kind, by the number of its first character."""

    def __missing__(self, first: int) -> str:
        character = chr(first)
        kind = self[first] = "w" if character.isalpha() else "n" if character.isdigit() else "p"
        return kind


_KINDS = _Kinds()
_FIRST = itemgetter(0)


def find_tokens(text: str, *, first: int = 0) -> Tokens:
    """The tokens of `text` from offset `first` on, in order; with the white space between them they rebuild it.

    >>> [t.text for t in find_tokens("Haftar's U.S. visit cost $1,200.")]
    ["Haftar's", 'U.S.', 'visit', 'cost', '$', '1,200', '.']
    """
    pieces = _TOKENS_AND_GAPS.split(text[first:])  # a gap, a token, a gap, ..., a gap
    words = pieces[1::2]
    edges = list(accumulate(map(len, pieces), initial=first))
    return Tokens(edges[1:-1:2], edges[2::2], words, "".join(map(_FIRST, words)).translate(_KINDS))


def fold(word: str) -> str:
    """`word` as it is counted: lower case, without a possessive `'s`.

    >>> fold("Haftar's")
    'haftar'
    """
    word = word.lower()
    return word[:-2] if word.endswith(("'s", "’s")) and len(word) > 2 else word
