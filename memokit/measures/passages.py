"""The sentences behind a number: what a reader sees who asks where it comes from."""

from __future__ import annotations

import numpy as np
import pandas as pd

from memokit.corpus import Corpus
from memokit.measures.occurrences import Places, places_of
from memokit.model import AnnotatedMemo

COLUMNS = {
    "memo_id": "str",
    "date": "str",
    "source": "str",
    "title": "str",
    "sentence": "Int64",
    "paragraph": "Int64",
    "start": "Int64",
    "end": "Int64",
    "text": "str",
    "hits": "object",
}


def passages(corpus: Corpus, key: str, *, limit: int = 200) -> pd.DataFrame:
    """The sentences in which the occurrences of `key` stand, in input order, then by place.

    Columns: memo_id, date, source, title, sentence, paragraph (both from 0), start, end, text, hits (a list of
    [start, end] in the memo's text, cut to this sentence). At most `limit` sentences; `attrs["total"]` is the
    number of all occurrences. An occurrence that goes on over several sentences stands with the first. A memo
    without a sentence is one row, its sentence NA. Raises `UsageError` as `occurrences` does.

    >>> import memokit as mk
    >>> found = passages(mk.read("seeds"), "word=libyan%20foreign%20minister")
    >>> found["hits"][0], found.attrs["total"]
    ([[0, 23]], 1)
    """
    return passages_at(corpus, places_of(corpus, key), limit=limit)


def passages_at(corpus: Corpus, places: Places, *, limit: int = 200) -> pd.DataFrame:
    """The sentences in which `places` stand, as `passages` gives them."""
    rows: list[tuple[object, ...]] = []
    first = 0
    while first < len(places.memo) and len(rows) < limit:
        after = int(np.searchsorted(places.memo, places.memo[first], side="right"))
        annotated = corpus.root.annotated[int(places.memo[first])]
        rows += _sentences(annotated, Places(*(column[first:after] for column in places)))
        first = after
    columns = list(zip(*rows[:limit], strict=True)) or [()] * len(COLUMNS)
    found = zip(COLUMNS.items(), columns, strict=True)
    frame = pd.DataFrame({name: pd.Series(list(values), dtype=dtype) for (name, dtype), values in found})
    frame.attrs["total"] = len(places.memo)
    return frame


def _sentences(annotated: AnnotatedMemo, places: Places) -> list[tuple[object, ...]]:
    """The rows of one memo."""
    memo, sentences = annotated.memo, annotated.sentences
    about = (memo.memo_id, memo.date, memo.source, memo.title)
    if not sentences:
        hits = [list(hit) for hit in zip(places.start.tolist(), places.end.tolist(), strict=True)]
        return [(*about, None, None, 0, len(memo.text), memo.text, hits)]
    number = np.searchsorted([s.start for s in sentences], places.start, side="right") - 1
    found: dict[int, list[list[int]]] = {}
    for n, start, end in zip(
        np.maximum(number, 0).tolist(), places.start.tolist(), places.end.tolist(), strict=True
    ):
        own = sentences[n]
        hits = found.setdefault(n, [])
        if start < own.end and end > own.start:
            hits.append([max(start, own.start), min(end, own.end)])
    rows = []
    for n, hits in sorted(found.items()):
        own = sentences[n]
        text = memo.text[own.start : own.end]
        rows.append((*about, n, own.paragraph, own.start, own.end, text, hits))
    return rows
