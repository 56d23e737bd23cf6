"""Copies: memos that repeat an earlier memo, whole, nearly whole, or in a passage; where first, and how much later."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

from memokit.corpus import Corpus
from memokit.measures.index import Index, folded, index_of, kept_for
from memokit.measures.keys import key_in
from memokit.measures.origins import Origins, find_origins, origins_of, time_order
from memokit.measures.sample import sample
from memokit.measures.shared import Shared, shared

EXACT, NEAR, PASSAGE = "exact", "near", "passage"
RESEMBLANCE = 0.5
"""Two memos are near-duplicates from this share of common shingles on (Broder and others 1997 draw the line there)."""
CANDIDATES = 5
"""With so many earlier memos, those that most of its words come from, a memo is compared."""
SHOWN_WORDS = 40
"""The longest passage is shown up to so many words."""
COLUMNS = {
    "memo_id": "str",
    "date": "str",
    "source": "str",
    "kind": "str",
    "of": "str",
    "of_date": "str",
    "of_source": "str",
    "delay_days": "Int64",
    "first_memo": "str",
    "resemblance": "float",
    "share": "float",
    "n_words": "Int64",
    "n_passages": "Int64",
    "words": "str",
    "key": "str",
}


class Copy(NamedTuple):
    """Memo `memo` repeats the earlier memo `of` (both numbers in the root), as `found` says."""

    memo: int
    of: int
    kind: str
    found: Shared


def copies(corpus: Corpus) -> pd.DataFrame:
    """The memos that repeat an earlier one: exactly, nearly, or in a passage of at least ten words.

    Columns: memo_id, date, source, kind (`exact`: the same words, case and marks aside; `near`: at least half of
    the distinct five-word shingles of either are of both; `passage`), of, of_date, of_source (the earlier memo),
    delay_days (from its date to this one's, where both are known to the day), first_memo (the first memo of those
    that are copies of each other), resemblance (Jaccard's, exact), share (of the memo's words that stand in common
    passages), n_words (how many), n_passages, words (the longest passage, up to 40 words), key (the passages).

    Rows come in order of first_memo, then in order of time. A memo that is a copy of one memo and has a passage of
    another, which is no copy of that, is a row for each. Earlier is what is dated first; memos not dated to a day come
    last. What is reworded is not found, nor are passages of fewer than ten words in a row.
    """
    index, memos = index_of(corpus), corpus.root.annotated
    found = find_copies(corpus)
    days = corpus.root.days
    earlier = {copy.memo: copy.of for copy in found if copy.kind != PASSAGE}
    rows = []
    for copy in found:
        memo, of = memos[copy.memo].memo, memos[copy.of].memo
        first = memos[_first(earlier, copy.of)].memo
        delay = (days[copy.memo] - days[copy.of]).astype(int) if memo.day and of.day else None
        size = int(index.offsets[copy.memo + 1] - index.offsets[copy.memo])
        n = sum(after - first for first, after in copy.found.runs)
        about = (memo.memo_id, memo.date, memo.source, copy.kind, of.memo_id, of.date, of.source, delay)
        key = key_in(corpus, copied=memo.memo_id, of=of.memo_id)
        counts = (copy.found.resemblance, n / size, n, len(copy.found.runs))
        rows.append((*about, first.memo_id, *counts, _longest(corpus, index, copy), key))
    columns = list(zip(*rows, strict=True)) or [()] * len(COLUMNS)
    named = zip(COLUMNS.items(), columns, strict=True)
    frame = pd.DataFrame({name: pd.Series(list(values), dtype=dtype) for (name, dtype), values in named})
    frame.attrs["sample"] = sample(corpus)
    return frame


def _longest(corpus: Corpus, index: Index, copy: Copy) -> str:
    first, after = max(copy.found.runs, key=lambda run: run[1] - run[0])
    last = min(after, first + SHOWN_WORDS) - 1
    words = corpus.root.annotated[copy.memo].memo.text[index.start[first] : index.end[last]]
    return " ".join(words.split()) + " …" * (last < after - 1)


def find_copies(corpus: Corpus) -> list[Copy]:
    """Each memo of `corpus` that repeats an earlier one among these, with what it repeats, in the order of `copies`."""
    return kept_for(corpus, "copies", _find)


def _find(corpus: Corpus) -> list[Copy]:
    origins = origins_of(corpus) if corpus.root is corpus else find_origins(corpus)
    found: list[Copy] = []
    first: dict[int, int] = {}
    for memo, candidates in _candidates(corpus, origins):
        own = [(of, shared(corpus, memo, of)) for of in candidates]
        own = [(of, common) for of, common in own if common.runs]
        alike = [(common.resemblance, -origins.rank[of], of) for of, common in own]
        best = max(alike, default=(0.0, 0, -1))
        if best[0] >= RESEMBLANCE:
            first[memo] = first.get(best[2], best[2])
        for of, common in own:
            if of == best[2] and best[0] >= RESEMBLANCE:
                found.append(Copy(memo, of, EXACT if common.same else NEAR, common))
            elif first.get(of, of) != first.get(memo, memo):
                found.append(Copy(memo, of, PASSAGE, common))
    rank = origins.rank
    found.sort(key=lambda copy: (rank[first.get(copy.of, copy.of)], rank[copy.memo], rank[copy.of]))
    return found


def _candidates(corpus: Corpus, origins: Origins) -> Iterator[tuple[int, list[int]]]:
    """The memos with copied words, in order of time, each with the earlier memos that it may repeat."""
    index = index_of(corpus)
    code = folded(index, "lower").of_form
    memos = index.memo[origins.rows]
    bounds = np.searchsorted(memos, np.arange(len(index.offsets)))
    whole: dict[bytes, int] = {}
    for memo in time_order(corpus).tolist():
        of = index.memo[origins.of[bounds[memo] : bounds[memo + 1]]]
        words = code[index.word[index.offsets[memo] : index.offsets[memo + 1]]].tobytes()
        same = whole.setdefault(words, memo)
        if not len(of) or not words:
            continue
        from_, times = np.unique(of, return_counts=True)
        most = from_[np.argsort(-times, kind="stable")][:CANDIDATES].tolist()
        yield memo, list(dict.fromkeys([same] * (same != memo) + most))


def _first(earlier: dict[int, int], memo: int) -> int:
    """The first memo of those that `memo` is a copy of."""
    while memo in earlier:
        memo = earlier[memo]
    return memo
