"""Which words stand near a node word: within so many words of the sentence, or anywhere in it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from memokit.corpus import Corpus
from memokit.errors import UsageError
from memokit.measures.index import Index, Rows, index_of
from memokit.measures.phrases import rows_of

SENTENCE = "sentence"
WIDEST = 50


def sentences_of(index: Index) -> tuple[npt.NDArray[np.int32], Rows]:
    """The number of the sentence that each row stands in, and the first row of each sentence, with the end of all."""
    return index.kept.once("sentences", lambda: _sentences(index))


def _sentences(index: Index) -> tuple[npt.NDArray[np.int32], Rows]:
    number = np.cumsum(index.begins, dtype=np.int32) - 1
    return number, np.append(np.flatnonzero(index.begins), len(index.begins))


def rows_near(corpus: Corpus, node: str, fold: str, window: int | str) -> tuple[Rows, Rows]:
    """The rows at which `node` begins, and all rows near it, itself left out, in order.

    `window` counts words on either side within the sentence; `sentence` takes all of the sentence.
    """
    wide = parse_window(window)
    index = index_of(corpus)
    nodes, length = rows_of(corpus, node, fold)
    number, bounds = sentences_of(index)
    first, after = bounds[number[nodes]], bounds[number[nodes] + 1] if len(nodes) else nodes
    if wide is not None:
        first, after = np.maximum(first, nodes - wide), np.minimum(after, nodes + length + wide)
    change = np.zeros(len(index.word) + 1, np.int32)
    np.add.at(change, first, 1)
    np.add.at(change, after, -1)
    near = np.cumsum(change[:-1]) > 0
    for shift in range(length):
        near[nodes + shift] = False
    return nodes, np.flatnonzero(near)


def is_near(corpus: Corpus, rows: Rows, node: str, fold: str, window: int | str) -> npt.NDArray[np.bool_]:
    """For each of `rows`, whether it stands near `node`."""
    return np.isin(rows, rows_near(corpus, node, fold, window)[1], assume_unique=True)


def parse_window(window: int | str) -> int | None:
    """How many words on either side; None for the whole sentence."""
    if window == SENTENCE:
        return None
    if str(window).isdecimal() and 1 <= int(str(window)[:4]) <= WIDEST:
        return int(window)
    raise UsageError(f"window {window!r}; from 1 to {WIDEST} words, or {SENTENCE!r}")
