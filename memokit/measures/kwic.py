"""Keyword in context: each occurrence with the words to its left and right."""

from __future__ import annotations

import pandas as pd

from memokit.corpus import Corpus
from memokit.errors import UsageError
from memokit.measures.occurrences import make_key, occurrences

ORDERS = ("place", "date", "source", "left", "right")


def kwic(
    corpus: Corpus, phrase: str, *, fold: str = "lower", width: int = 60, order: str = "place"
) -> pd.DataFrame:
    """Each place where `phrase` (a word, several, a word ending in `*`) stands, with `width` characters about it.

    Columns: memo_id, start, end, date, source, left, keyword, right, speaker (where it stands in a quote).
    `order` is `place` (input order), `date`, `source`, `left` (last word before) or `right` (first after).
    """
    if order not in ORDERS:
        raise UsageError(f"order {order!r}; one of {', '.join(ORDERS)}")
    places = occurrences(corpus, make_key(word=phrase, fold=fold))
    rows = [_row(corpus, *place, width) for place in places.itertuples(index=False)]
    names = ["memo_id", "start", "end", "date", "source", "left", "keyword", "right", "speaker"]
    frame = pd.DataFrame(rows, columns=names)
    if order in ("date", "source"):
        return frame.sort_values(order, kind="stable", na_position="last", ignore_index=True)
    if order == "left":
        by = frame["left"].str.split().str[-1].str.lower()
    elif order == "right":
        by = frame["right"].str.split().str[0].str.lower()
    else:
        return frame
    return frame.loc[by.sort_values(kind="stable", na_position="last").index].reset_index(drop=True)


def _row(corpus: Corpus, memo_id: str, start: int, end: int, width: int) -> tuple[object, ...]:
    annotated = corpus.annotated_memo(memo_id)
    text = annotated.memo.text
    left, right = text[max(0, start - width) : start], text[end : end + width]
    left = " ".join(left.split()) + " " * left[-1:].isspace()
    right = " " * right[:1].isspace() + " ".join(right.split())
    inside = (q for q in annotated.quotes for a, b in q.spans if a <= start < b)
    quote = next(inside, None)
    speaker = quote.speaker if quote else None
    return (
        memo_id,
        start,
        end,
        annotated.memo.date,
        annotated.memo.source,
        left,
        text[start:end],
        right,
        speaker,
    )
