"""What two memos have in common, exactly: their shingles, and the passages that these make up."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from memokit.corpus import Corpus
from memokit.measures.index import folded, index_of
from memokit.measures.origins import SHINGLE

CLOSE = 5
"""Words in the shingles that resemblance is counted in: in a dispatch of sixty words, one changed word in a shingle
of ten would change a fifth of them."""


class Shared(NamedTuple):
    """The passages of a memo that another has too, as rows (first, after) of the index; Jaccard's resemblance of the
    two, from 0 to 1; and whether they are the same word for word."""

    runs: list[tuple[int, int]]
    resemblance: float
    same: bool


def shared(corpus: Corpus, memo: int, other: int) -> Shared:
    """What `memo` has in common with `other`, both told by their numbers in the root of `corpus`.

    Passages are at least `SHINGLE` words long, or all words of a memo that has fewer; resemblance is counted in
    shingles of `CLOSE` words.
    """
    own, its = _words(corpus, memo), _words(corpus, other)
    length = min(SHINGLE, len(own), len(its))
    if own == its and own:
        first = int(index_of(corpus).offsets[memo])
        return Shared([(first, first + len(own))], 1.0, True)
    if length < SHINGLE:
        return Shared([], 0.0, False)
    mine = [own[n : n + SHINGLE] for n in range(len(own) - SHINGLE + 1)]
    theirs = {its[n : n + SHINGLE] for n in range(len(its) - SHINGLE + 1)}
    common = theirs.intersection(mine)
    covered = np.zeros(len(own), bool)
    for n, shingle in enumerate(mine):
        if shingle in common:
            covered[n : n + SHINGLE] = True
    edges = np.flatnonzero(np.diff(covered, prepend=False, append=False)) + int(
        index_of(corpus).offsets[memo]
    )
    runs = list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
    return Shared(runs, _resemblance(own, its), False)


def _resemblance(own: tuple[int, ...], its: tuple[int, ...]) -> float:
    """Jaccard's: the shingles of both, by those of either."""
    mine, theirs = ({words[n : n + CLOSE] for n in range(len(words) - CLOSE + 1)} for words in (own, its))
    return len(mine & theirs) / len(mine | theirs)


def _words(corpus: Corpus, memo: int) -> tuple[int, ...]:
    index = index_of(corpus)
    rows = slice(index.offsets[memo], index.offsets[memo + 1])
    return tuple(folded(index, "lower").of_form[index.word[rows]].tolist())
