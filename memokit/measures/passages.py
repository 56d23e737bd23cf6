"""The sentences behind a number: what a reader sees who asks where it comes from."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import NamedTuple

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


class Passage(NamedTuple):
    """A sentence with what was counted in it: the memo's number in the root, the sentence's there (None where the memo
    has none), its place, and each hit in it."""

    memo: int
    sentence: int | None
    paragraph: int | None
    start: int
    end: int
    hits: list[list[int]]


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
    rows = []
    for found_in, number, paragraph, start, end, hits in find_passages(corpus, places, limit=limit):
        memo = corpus.root.annotated[found_in].memo
        about = (memo.memo_id, memo.date, memo.source, memo.title)
        rows.append((*about, number, paragraph, start, end, memo.text[start:end], hits))
    columns = list(zip(*rows, strict=True)) or [()] * len(COLUMNS)
    found = zip(COLUMNS.items(), columns, strict=True)
    frame = pd.DataFrame({name: pd.Series(list(values), dtype=dtype) for (name, dtype), values in found})
    frame.attrs["total"] = len(places.memo)
    return frame


def find_passages(corpus: Corpus, places: Places, *, limit: int) -> list[Passage]:
    """The sentences in which `places` stand, in their order; at most `limit`."""
    found: list[Passage] = []
    first = 0
    while first < len(places.memo) and len(found) < limit:
        memo = int(places.memo[first])
        after = int(np.searchsorted(places.memo, memo, side="right"))
        spans = zip(places.start[first:after].tolist(), places.end[first:after].tolist(), strict=True)
        found += _sentences(corpus.root.annotated[memo], memo, list(spans))
        first = after
    return found[:limit]


def _sentences(annotated: AnnotatedMemo, memo: int, spans: list[tuple[int, int]]) -> list[Passage]:
    """The sentences of one memo."""
    sentences = annotated.sentences
    if not sentences:
        return [Passage(memo, None, None, 0, len(annotated.memo.text), [list(hit) for hit in spans])]
    found: dict[int, list[list[int]]] = {}
    for start, end in spans:
        n = max(bisect_right(sentences, start, key=_start) - 1, 0)
        own = sentences[n]
        hits = found.setdefault(n, [])
        if start < own.end and end > own.start:
            hits.append([max(start, own.start), min(end, own.end)])
    return [
        Passage(memo, n, sentences[n].paragraph, sentences[n].start, sentences[n].end, hits)
        for n, hits in sorted(found.items())
    ]


_start = attrgetter("start")
