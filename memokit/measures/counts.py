"""How often each word, or run of words, stands in each memo: counted once a corpus, added up for every part of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple
from urllib.parse import quote

import numpy as np
import numpy.typing as npt
import pandas as pd

from memokit.corpus import Corpus
from memokit.errors import UsageError
from memokit.measures.index import Folded, Index, Kept, Rows, T, folded, index_of, ranges
from memokit.measures.origins import repeats_in

LONGEST_RUN = 5
FEWEST_RUNS = 2
"""A run of several words that stands only once in the whole corpus is not kept."""
SHOWN_FORMS = 5
MANY = 10
"""From a tenth of the memos on, their pairs are picked out by flags, which are read in order, not by numbers."""
CHUNK = 4_000_000
"""So many rows are sorted at once: it bounds the memory."""


class Labels(NamedTuple):
    """What stands for each word or run: as counted, how a key begins that asks for it, and as written (a few forms)."""

    words: pd.api.extensions.ExtensionArray
    asked: pd.api.extensions.ExtensionArray
    forms: pd.api.extensions.ExtensionArray


def _forms_of(index: Index, known: Folded) -> list[list[str]]:
    """The written forms of each word, the commonest first."""
    times = np.diff(index.postings[1])
    found: list[list[str]] = [[] for _ in known.words]
    for form in np.argsort(-times, kind="stable").tolist():
        found[known.of_form[form]].append(index.forms[form])
    return found


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
    code: npt.NDArray[np.int32] | None = None
    """The run that begins at each row of the index, -1 where none does; None for words."""
    kept: Kept = field(default_factory=Kept)

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
        taken = self._taken(rows)
        return self.word[taken], self.count[taken], np.repeat(rows.astype(np.int32), sizes)

    def _taken(self, rows: Rows) -> np.ndarray:
        """What selects the pairs of the memos `rows`: their numbers, or a flag for each where they are many."""
        sizes = np.diff(self.offsets)
        if MANY * len(rows) < len(sizes):
            return ranges(self.offsets, rows)
        flags = np.zeros(len(sizes), bool)
        flags[rows] = True
        return np.repeat(flags, sizes)

    def counts(self, corpus: Corpus) -> tuple[Rows, Rows]:
        """How often each stands in `corpus`, and in how many of its memos."""
        if len(corpus) == len(corpus.root):
            return self.n, self.n_memos
        rows = corpus.rows
        most = self.offsets[-1] < 2 * np.diff(self.offsets)[rows].sum()
        if most:  # then those that are left out are fewer to add up
            rows = np.flatnonzero(~corpus.holds)
        taken = self._taken(rows)
        word = self.word[taken]
        n, n_memos = self._add(word, self.count[taken]), np.bincount(word, minlength=self.n_words)
        return (self.n - n, self.n_memos - n_memos) if most else (n, n_memos)

    def once(self, corpus: Corpus) -> tuple[Rows, Rows]:
        """As `counts`, but copied passages count once, in the first memo of `corpus` that has them."""
        return self._once_for_all("once", corpus, self._once)

    def _once_for_all(self, what: str, corpus: Corpus, count: Callable[[Corpus], T]) -> T:
        """`count(corpus)`, kept where that is the whole corpus."""
        return self.kept.once(what, lambda: count(corpus)) if corpus.root is corpus else count(corpus)

    def _once(self, corpus: Corpus) -> tuple[Rows, Rows]:
        n, n_memos = self.counts(corpus)
        rows = repeats_in(corpus)
        if self.length > 1 and len(rows):  # a run is a repeat where all its words are
            follows = np.ones(len(rows), bool)
            for shift in range(1, self.length):
                place = np.minimum(np.searchsorted(rows, rows + shift), len(rows) - 1)
                follows &= rows[place] == rows + shift
            rows = rows[follows]
        word = self._codes(rows)
        rows, word = rows[word >= 0], word[word >= 0]
        if not len(rows):
            return n, n_memos
        both = self.index.memo[rows].astype(np.int64) * self.n_words + word
        both, repeated = np.unique(both, return_counts=True)
        gone = self._count_at(both) == repeated
        dropped = np.bincount(both[gone] % self.n_words, minlength=self.n_words)
        return n - np.bincount(word, minlength=self.n_words), n_memos - dropped

    def _codes(self, rows: Rows) -> npt.NDArray[np.int32]:
        return self.folded.of_form[self.index.word[rows]] if self.code is None else self.code[rows]

    def _count_at(self, both: Rows) -> Rows:
        """How often the word stands in the memo, for pairs told as memo times `n_words` plus word."""
        memo, word = np.divmod(both, self.n_words)
        low, high = self.offsets[memo], self.offsets[memo + 1]
        while (low < high).any():  # within a memo the words stand in order
            middle = (low + high) // 2
            less = (low < high) & (self.word[np.minimum(middle, len(self.word) - 1)] < word)
            low, high = np.where(less, middle + 1, low), np.where(less, high, np.minimum(middle, high))
        return self.count[low].astype(np.int64)

    def heaviest(self, corpus: Corpus) -> tuple[Rows, Rows]:
        """For each word the most times that it stands in one memo of `corpus`, and the first such memo; 0 and
        that of no meaning where it stands in none."""
        return self._once_for_all("heaviest", corpus, self._heaviest)

    def _heaviest(self, corpus: Corpus) -> tuple[Rows, Rows]:
        word, count, memo = self.of(corpus.rows)
        last = len(self.offsets)
        most = np.zeros(self.n_words, np.int64)
        np.maximum.at(most, word, count.astype(np.int64) * last + (last - 1 - memo))
        return most // last, last - 1 - most % last

    def n_sources(self, corpus: Corpus) -> Rows:
        """In how many sources of `corpus` each word stands; memos that name none count as one."""
        return self._once_for_all("sources", corpus, self._n_sources)

    def _n_sources(self, corpus: Corpus) -> Rows:
        word, _, memo = self.of(corpus.rows)
        sources = corpus.root.sources
        stands = np.zeros((self.n_words, len(sources.categories) + 1), bool)
        stands[word, sources.codes[memo]] = True
        return np.asarray(stands.sum(axis=1))

    @cached_property
    def alphabetical(self) -> Rows:
        """The place of each word or run in alphabetical order."""
        places = np.empty(self.n_words, np.int64)
        places[self.alphabetical_order] = np.arange(self.n_words)
        return places

    @cached_property
    def alphabetical_order(self) -> Rows:
        """All words or runs, in alphabetical order."""
        return np.argsort(np.asarray(self.labels.words, object), kind="stable")

    def ordered(self, shown: Rows, *counts: Rows) -> Rows:
        """The words `shown`, those with the largest counts first, the first of `counts` before the next, then in
        alphabetical order; in one sort, where all of that fits in one number."""
        keys = [self.alphabetical[shown], *(-count[shown] for count in reversed(counts))]
        one, size = np.zeros(len(shown), np.int64), 1
        for key in keys:
            low, high = (int(key.min()), int(key.max())) if len(key) else (0, 0)
            one += (key - low) * size
            size *= high - low + 1
            if size >= 2**62:
                return shown[np.lexsort(keys)]
        return shown[np.argsort(one)]

    @cached_property
    def forms(self) -> list[list[str]]:
        """The written forms of each word, the commonest first."""
        return _forms_of(self.index, self.folded)

    @cached_property
    def labels(self) -> Labels:
        """Each word or run as it is counted, the beginning of its key, and as it is written."""
        forms = self.forms
        words, stem = self.folded.words, self.folded.fold == "stem"
        asked = [known[0] for known in forms] if stem else words
        if self.runs is None:
            return _labels(words, asked, [", ".join(known[:SHOWN_FORMS]) for known in forms])
        rows = [self.index.word[self.runs + shift] for shift in range(self.length)]
        folded_rows = [self.folded.of_form[part] for part in rows]
        written = [known[0] for known in forms]
        return _labels(*(_joined(names, folded_rows) for names in (words, asked, written)))


def _joined(names: Sequence[str], parts: list[np.ndarray]) -> list[str]:
    """Runs of words: those that `parts` number, one of each."""
    return [" ".join(run) for run in zip(*([names[n] for n in part] for part in parts), strict=True)]


def _labels(words: list[str], asked: list[str], written: list[str]) -> Labels:
    begun = [f"word={quote(word)}" for word in asked]
    return Labels(*(pd.array(part, dtype="str") for part in (words, begun, written)))


def pairs_of(corpus: Corpus, fold: str, length: int = 1) -> Pairs:
    """The pairs of the corpus that `corpus` is a part of, for runs of `length` words; worked out once."""
    if not 1 <= length <= LONGEST_RUN:
        raise UsageError(f"length {length!r}; from 1 to {LONGEST_RUN} words")
    index = index_of(corpus)
    return index.kept.once(("pairs", fold, length), lambda: _count(index, folded(index, fold), length))


def _count(index: Index, known: Folded, length: int) -> Pairs:
    code = known.of_form[index.word] if len(index.word) else np.array([], np.int32)
    runs, n_codes = None, max(1, len(known.words))
    if length > 1:
        code, runs = _runs(index, code, length)
        code = code.astype(np.int32)
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
    pairs = (np.concatenate(part or empty) for part in (words, counts))
    return Pairs(index, known, length, *pairs, offsets, runs, None if runs is None else code)


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
