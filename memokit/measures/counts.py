"""How often each word, or run of words, stands in each memo: counted once a corpus, added up for every part of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from memokit.corpus import Corpus
from memokit.errors import UsageError
from memokit.measures.index import Folded, Index, Rows, folded, index_of, ranges

LONGEST_RUN = 5
FEWEST_RUNS = 2
"""A run of several words that stands only once in the whole corpus is not kept."""
CHUNK = 4_000_000
"""So many rows are sorted at once: it bounds the memory."""


@dataclass(frozen=True, eq=False)
class Pairs:
    """The pairs of word and memo, in order of memo: `word` and how often (`count`); memo m has those from
    `offsets[m]` to `offsets[m + 1]`. `runs` tells the first row of each run of several words, None for words."""

    index: Index
    folded: Folded
    length: int
    word: npt.NDArray[np.int32]
    count: npt.NDArray[np.int32]
    offsets: Rows
    runs: Rows | None

    @cached_property
    def n_words(self) -> int:
        """How many words, or runs of words, there are."""
        return len(self.folded.words) if self.runs is None else len(self.runs)

    @cached_property
    def n(self) -> Rows:
        """How often each stands in the whole corpus."""
        return self._add(self.word, self.count)

    @cached_property
    def n_memos(self) -> Rows:
        """In how many memos of the whole corpus each stands."""
        return np.bincount(self.word, minlength=self.n_words)

    def _add(self, word: np.ndarray, count: np.ndarray) -> Rows:
        return np.bincount(word, weights=count, minlength=self.n_words).astype(np.int64)

    def of(self, rows: Rows) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Word, count and memo of the pairs of the memos `rows`."""
        sizes = np.diff(self.offsets)[rows]
        if len(rows) == len(self.offsets) - 1:
            return self.word, self.count, np.repeat(rows.astype(np.int32), sizes)
        taken = ranges(self.offsets, rows)
        return self.word[taken], self.count[taken], np.repeat(rows.astype(np.int32), sizes)

    def counts(self, corpus: Corpus) -> tuple[Rows, Rows]:
        """How often each stands in `corpus`, and in how many of its memos."""
        if len(corpus) == len(corpus.root):
            return self.n, self.n_memos
        rows = corpus.rows
        most = self.offsets[-1] < 2 * np.diff(self.offsets)[rows].sum()
        if most:  # then those that are left out are fewer to add up
            rows = np.flatnonzero(~corpus.holds)
        taken = ranges(self.offsets, rows)
        word = self.word[taken]
        n, n_memos = self._add(word, self.count[taken]), np.bincount(word, minlength=self.n_words)
        return (self.n - n, self.n_memos - n_memos) if most else (n, n_memos)

    def label(self, number: int) -> str:
        """Word or run `number` as it is counted."""
        words = self.folded.words
        if self.runs is None:
            return words[number]
        row = self.runs[number]
        return " ".join(words[n] for n in self.folded.of_form[self.index.word[row : row + self.length]])


def pairs_of(corpus: Corpus, fold: str, length: int = 1) -> Pairs:
    """The pairs of the corpus that `corpus` is a part of, for runs of `length` words; worked out once."""
    if not 1 <= length <= LONGEST_RUN:
        raise UsageError(f"length {length!r}; from 1 to {LONGEST_RUN} words")
    index = index_of(corpus)
    key = ("pairs", fold, length)
    if key not in index.kept:
        index.kept[key] = _count(index, folded(index, fold), length)
    return index.kept[key]  # type: ignore[return-value]


def _count(index: Index, known: Folded, length: int) -> Pairs:
    code = known.of_form[index.word] if len(index.word) else np.array([], np.int32)
    runs, n_codes = None, max(1, len(known.words))
    if length > 1:
        code, runs = _runs(index, code, length)
        n_codes = max(1, len(runs))
    words, counts, sizes = [], [], []
    n_memos = len(index.offsets) - 1
    first = 0
    while first < n_memos:
        after = int(np.searchsorted(index.offsets, index.offsets[first] + CHUNK, side="right"))
        after = min(n_memos, max(first + 1, after - 1))
        part = slice(index.offsets[first], index.offsets[after])
        kept = code[part] >= 0
        both = (index.memo[part][kept] - first).astype(np.int64) * n_codes + code[part][kept]
        both, count = np.unique(both, return_counts=True)
        memo, word = np.divmod(both, n_codes)
        words.append(word.astype(np.int32))
        counts.append(count.astype(np.int32))
        sizes.append(np.bincount(memo, minlength=after - first))
        first = after
    empty = [np.array([], np.int32)]
    offsets = np.concatenate(([0], np.cumsum(np.concatenate(sizes or empty), dtype=np.int64)))
    return Pairs(
        index, known, length, np.concatenate(words or empty), np.concatenate(counts or empty), offsets, runs
    )


def _runs(index: Index, word: np.ndarray, length: int) -> tuple[np.ndarray, Rows]:
    """The run of `length` words that begins at each row, -1 where none does, and the first row of each run.

    A run stands within one sentence. A run that is rare is left out at once, with all longer ones.
    """
    code, n_words = word.astype(np.int64), int(word.max(initial=0)) + 1
    firsts = np.array([], np.int64)
    for shift in range(1, length):
        rows = np.flatnonzero(code[:-shift] >= 0) if len(code) > shift else np.array([], np.int64)
        rows = rows[~index.begins[rows + shift]]
        both = code[rows] * n_words + word[rows + shift]
        _, first, number, counts = np.unique(both, return_index=True, return_inverse=True, return_counts=True)
        often = counts >= FEWEST_RUNS
        renumbered = np.where(often, np.cumsum(often) - 1, -1)
        code = np.full(len(word), -1, np.int64)
        code[rows] = renumbered[number]
        firsts = rows[first[often]]
    return code, firsts
