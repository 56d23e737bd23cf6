"""Keyword in context: each occurrence with the words to its left and right."""

from __future__ import annotations

import numpy as np
import pandas as pd

from memokit.corpus import Corpus
from memokit.errors import UsageError
from memokit.language.tokens import fold as fold_word
from memokit.measures.index import Index, Rows, index_of
from memokit.measures.keys import make_key
from memokit.measures.origins import without_repeats
from memokit.measures.phrases import rows_of
from memokit.measures.sample import check_copies, sample

ORDERS = ("place", "date", "source", "left", "right", "1L", "2L", "3L", "1R", "2R", "3R")
_BESIDE = {"left": -1, "1L": -1, "2L": -2, "3L": -3, "right": 1, "1R": 1, "2R": 2, "3R": 3}
_COLUMNS = ("memo_id", "start", "end", "date", "source", "left", "keyword", "right", "speaker", "key")


def kwic(
    corpus: Corpus,
    phrase: str,
    *,
    fold: str = "lower",
    width: int = 60,
    order: str = "place",
    copies: str = "all",
    limit: int | None = None,
) -> pd.DataFrame:
    """Each place where `phrase` (a word, several, `*` for any letters) stands, with `width` characters about it.

    Columns: memo_id, start, end, date, source, left, keyword, right, speaker (where it stands in a quote), key.
    `order` is `place` (input order), `date`, `source`, or a neighbour: `1L` to `3L` words before (`left` is 1L),
    `1R` to `3R` after (`right` is 1R), within the memo; rows alike in that stand in input order, and what has none
    stands last. `limit` cuts the rows after they are put in order; `attrs["total"]` is the number of all. White space
    in the contexts is one space. `copies` as in `frequency`.

    >>> import memokit as mk
    >>> mk.kwic(mk.read("seeds"), "foreign minist*", limit=1, width=9)["left"].tolist()
    ['Libyan ']
    """
    check_copies(copies)
    if order not in ORDERS:
        raise UsageError(f"order {order!r}; one of {', '.join(ORDERS)}")
    index = index_of(corpus)
    rows, length = rows_of(corpus, phrase, fold)
    rows = without_repeats(corpus, rows, length) if copies == "once" else rows
    total = len(rows)
    rows = _ordered(corpus, index, rows, length, order)[:limit]
    found = [_row(corpus, index, row, row + length - 1, width) for row in rows.tolist()]
    columns = list(zip(*found, strict=True)) or [()] * len(_COLUMNS)
    frame = pd.DataFrame(
        {
            name: pd.Series(list(values), dtype="Int64" if name in ("start", "end") else "str")
            for name, values in zip(_COLUMNS, columns, strict=True)
        }
    )
    frame.attrs["total"], frame.attrs["sample"] = total, sample(corpus)
    return frame


def _ordered(corpus: Corpus, index: Index, rows: Rows, length: int, order: str) -> Rows:
    """`rows` in the order asked for."""
    if order == "place" or not len(rows):
        return rows
    memo = index.memo[rows]
    if order == "source":
        codes = np.asarray(corpus.root.sources.codes, np.int64)[memo]
        return rows[
            np.argsort(np.where(codes < 0, len(corpus.root.sources.categories), codes), kind="stable")
        ]
    if order == "date":
        dates = [corpus.root.annotated[n].memo.date or "~" for n in memo.tolist()]
        return rows[np.argsort(np.array(dates), kind="stable")]
    shift = _BESIDE[order]
    beside = rows + (shift if shift < 0 else length - 1 + shift)
    inside = (beside >= index.offsets[memo]) & (beside < index.offsets[memo + 1])
    forms = [fold_word(index.forms[n]) for n in index.word[np.clip(beside, 0, len(index.word) - 1)].tolist()]
    keys = ["0" + form if there else "1" for form, there in zip(forms, inside.tolist(), strict=True)]
    return rows[np.argsort(np.array(keys), kind="stable")]


def _row(corpus: Corpus, index: Index, first: int, last: int, width: int) -> tuple[object, ...]:
    """One line: the index tells the place of the words, the memo what stands about them."""
    annotated = corpus.root.annotated[int(index.memo[first])]
    memo, start, end = annotated.memo, int(index.start[first]), int(index.end[last])
    left, right = memo.text[max(0, start - width) : start], memo.text[end : end + width]
    left = " ".join(left.split()) + " " * left[-1:].isspace()
    right = " " * right[:1].isspace() + " ".join(right.split())
    inside = (quote for quote in annotated.quotes for a, b in quote.spans if a <= start < b)
    quote = next(inside, None)
    speaker = quote.speaker if quote else None
    key = make_key(place=f"{memo.memo_id}:{start}:{end}")
    about = (memo.memo_id, start, end, memo.date, memo.source)
    return (*about, left, memo.text[start:end], right, speaker, key)
