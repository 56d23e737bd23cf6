"""The words that stand in quotes: those of one speaker, or of all others."""

from __future__ import annotations

import numpy as np

from memokit.corpus import Corpus
from memokit.measures.index import Index, Rows, index_of


def rows_spoken(corpus: Corpus, *, by: str | None = None, but: str | None = None) -> Rows:
    """The rows of the index that stand in the quotes of `by`, or in those of anybody but `but`, in order.

    A quote without a named speaker is one of the others. A word that two quotes hold stands once.
    """
    quotes = corpus.quotes
    wanted = (
        (quotes["speaker"] == by) if by is not None else quotes["speaker"].isna() | (quotes["speaker"] != but)
    )
    memo = corpus.root.ids.get_indexer(quotes["memo_id"])
    index, kept = index_of(corpus), wanted.to_numpy(bool, na_value=False)
    spans = [
        (number, start, end)
        for number, pieces in zip(memo[kept].tolist(), quotes["spans"][kept], strict=True)
        for start, end in pieces
    ]
    return rows_between(
        index, *(np.array(column, np.int64) for column in list(zip(*spans, strict=True)) or [()] * 3)
    )


def rows_between(index: Index, memo: Rows, start: Rows, end: Rows) -> Rows:
    """The rows of the words that begin within any of the intervals `start` to `end` of a memo, in order."""
    if not len(memo):
        return np.array([], np.int64)
    found = [
        np.arange(
            *(
                index.offsets[m]
                + np.searchsorted(index.start[index.offsets[m] : index.offsets[m + 1]], (a, b))
            )
        )
        for m, a, b in zip(memo.tolist(), start.tolist(), end.tolist(), strict=True)
    ]
    return np.unique(np.concatenate(found))
