"""The words that stand in quotes: those of one speaker, or of all others."""

from __future__ import annotations

import numpy as np

from memokit.corpus import Corpus
from memokit.measures.index import Index, Rows, folded, index_of


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


def quotes_with(corpus: Corpus, rows: Rows) -> dict[str, int]:
    """In how many of the quotes `rows` of the root each word stands, in lower case."""
    index, quotes = index_of(corpus), corpus.root.quotes
    words = folded(index, "lower")
    pieces = [(n, *span) for n, spans in enumerate(quotes["spans"].iloc[rows]) for span in spans]
    if not pieces:
        return {}
    number, start, end = np.array(pieces, np.int64).T
    memo = corpus.root.memo_of("quotes")[rows][number].astype(np.int64) << 31
    places = index.memo.astype(np.int64) << 31 | index.start
    bounds = np.stack([np.searchsorted(places, memo | start), np.searchsorted(places, memo | end)], 1)
    sizes = bounds[:, 1] - bounds[:, 0]
    ends = np.cumsum(sizes)
    own = np.arange(ends[-1]) + np.repeat(bounds[:, 0] - ends + sizes, sizes)
    held = np.unique(np.repeat(number, sizes) * len(words.words) + words.of_form[index.word[own]])
    counts = np.bincount(held % max(1, len(words.words)), minlength=len(words.words))
    return {words.words[word]: int(counts[word]) for word in np.flatnonzero(counts).tolist()}


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
