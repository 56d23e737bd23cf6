"""Records → DataFrame, by the declared schemas. Rows come in input order, then start, then end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd

from memokit.language.sentences import find_paragraphs
from memokit.model import AnnotatedMemo, Problem
from memokit.reading import FileRow
from memokit.tables.schemas import LEDGER, SCHEMAS, SPANS, Column

_KIND_OF = {"w": "word", "n": "number", "p": "punctuation"}
Row = tuple[Any, ...]


def build(table: str, annotated: Sequence[AnnotatedMemo], problems: Iterable[Problem] = ()) -> pd.DataFrame:
    """Table `table` of `annotated`, with the declared columns and dtypes; `problems` fill the table of that name.

    >>> build("memos", []).columns[0]
    'memo_id'
    """
    if table == "tokens":
        return _tokens(annotated)
    if table == "problems":
        rows: Iterable[Row] = (
            (p.path, p.memo_id, p.stage, str(p.code), p.start, p.end, p.message) for p in problems
        )
    else:
        rows = (row for memo in annotated for row in _ROWS[table](memo))
    return _frame(SCHEMAS[table], list(rows))


def build_ledger(files: Iterable[FileRow]) -> pd.DataFrame:
    """What was read and what was not: one row a file, with the columns of `LEDGER`, in reading order.

    >>> build_ledger([]).columns[0]
    'path'
    """
    return _frame(LEDGER, [tuple(getattr(row, column.name) for column in LEDGER) for row in files])


def _frame(schema: Sequence[Column], rows: list[Row]) -> pd.DataFrame:
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    data = {}
    for column, values in zip(schema, columns, strict=True):
        if column.dtype == SPANS:
            data[column.name] = pd.Series(list(values), dtype="object")
        else:
            data[column.name] = pd.array(list(values), dtype=column.dtype)
    return pd.DataFrame(data)


def _memo(a: AnnotatedMemo) -> Iterator[Row]:
    m = a.memo
    yield (
        *(m.memo_id, m.path, m.position, m.date, m.date_precision, m.date_last, m.instant, m.date_rule),
        *(m.source, m.place, m.title, m.author, m.language, m.document_type),
        *(len(find_paragraphs(m.text)), len(a.sentences), len(a.tokens)),
        *(m.body_start, m.body_end, m.sha256, m.text),
    )


def _sentences(a: AnnotatedMemo) -> Iterator[Row]:
    for number, s in enumerate(a.sentences):
        yield a.memo.memo_id, number, s.paragraph, s.start, s.end, a.memo.text[s.start : s.end]


def _sentence_of(a: AnnotatedMemo, starts: Sequence[int]) -> list[int | None]:
    """The number of the sentence that each of `starts` falls in or after; None before the first."""
    found = np.searchsorted([s.start for s in a.sentences], starts, side="right") - 1
    return [int(n) if n >= 0 else None for n in found]


def _times(a: AnnotatedMemo) -> Iterator[Row]:
    sentences = _sentence_of(a, [t.start for t in a.times])
    for number, (t, sentence) in enumerate(zip(a.times, sentences, strict=True)):
        words = a.memo.text[t.start : t.end]
        yield (
            *(a.memo.memo_id, number, t.start, t.end, words, t.type, t.value, t.mod),
            *(t.first_day, t.last_day, t.rule, sentence),
        )


def _names(a: AnnotatedMemo) -> Iterator[Row]:
    for number, n in enumerate(a.names):
        words = a.memo.text[n.start : n.end]
        yield a.memo.memo_id, number, n.start, n.end, words, n.kind, n.entity, n.rule


def _quotes(a: AnnotatedMemo) -> Iterator[Row]:
    text = a.memo.text
    sentences = _sentence_of(a, [q.start for q in a.quotes])
    for number, (q, sentence) in enumerate(zip(a.quotes, sentences, strict=True)):
        words = " ".join(text[start:end] for start, end in q.spans)
        yield (
            *(a.memo.memo_id, number, q.start, q.end, [list(span) for span in q.spans], words, q.kind),
            *_words_at(text, q.cue),
            *_words_at(text, q.mention),
            *(q.speaker, q.speaker_role, q.speaker_rule, sentence),
            *(q.said_first_day, q.said_last_day, q.said_rule),
        )


def _words_at(text: str, span: tuple[int, int] | None) -> tuple[str | None, int | None, int | None]:
    return (text[span[0] : span[1]], *span) if span else (None, None, None)


def _tokens(annotated: Sequence[AnnotatedMemo]) -> pd.DataFrame:
    """The tokens table, column by column: there are too many rows to make each a tuple."""
    ids: list[str] = []
    numbers: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    sentences: list[int | None] = []
    kinds: list[str] = []
    for a in annotated:
        ids += [a.memo.memo_id] * len(a.tokens)
        numbers += range(len(a.tokens))
        starts += a.tokens.starts
        ends += a.tokens.ends
        words += a.tokens.words
        sentences += _sentence_of(a, a.tokens.starts)
        kinds += [_KIND_OF[k] for k in a.tokens.kinds]
    columns = (ids, numbers, starts, ends, words, sentences, kinds)
    pairs = zip(SCHEMAS["tokens"], columns, strict=True)
    return pd.DataFrame({c.name: pd.array(values, dtype=c.dtype) for c, values in pairs})


_ROWS = {"memos": _memo, "sentences": _sentences, "times": _times, "names": _names, "quotes": _quotes}
