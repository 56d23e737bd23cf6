"""When things happened: memos by period and outlet, and the dated entries of the text.

Which entries tell of one event is the business of `events`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd

from memokit.corpus import Corpus
from memokit.measures.keys import NO_SOURCE, UNDATED, key_in, make_key
from memokit.measures.periods import periods
from memokit.measures.sample import sample
from memokit.measures.tenses import tense_of
from memokit.model import AnnotatedMemo, Quote, TimeExpression


def reported(corpus: Corpus, *, by: str = "week") -> pd.DataFrame:
    """How many memos each outlet has in each period, empty periods too, `undated` last.

    Columns: period (first day), last_day, source, n_memos, key. Outlets come in alphabetical order.
    """
    days, codes = corpus.days, corpus.sources.codes
    known = ~np.isnat(days)
    dated = periods(str(days[known].min()), str(days[known].max()), by) if known.any() else []
    spans: list[tuple[str, str | None]] = list(dated)
    period = np.searchsorted(np.array([first for first, _ in spans], "datetime64[D]"), days, "right") - 1
    if not known.all():
        period[~known] = len(spans)
        spans.append((UNDATED, None))
    names = [*corpus.sources.categories, None]
    present = sorted(set(codes.tolist()), key=lambda code: code % len(names))  # -1, no outlet, is last
    counts = np.zeros((len(spans), len(names)), np.int64)
    np.add.at(counts, (period, codes), 1)
    rows = [
        (*span, names[code] or NO_SOURCE, int(counts[n, code]), _cell(corpus, span, names[code]))
        for n, span in enumerate(spans)
        for code in present
    ]
    frame = pd.DataFrame(rows, columns=["period", "last_day", "source", "n_memos", "key"])
    frame.attrs["sample"] = sample(corpus)
    return frame


def _cell(corpus: Corpus, span: tuple[str, str | None], source: str | None) -> str:
    """The key of the memos of a period and outlet."""
    first, last = span
    when = {"period": UNDATED} if first == UNDATED else {"from_": first, "to": last}
    return key_in(corpus, **when, source=source or "")


LONGEST_DAYS = 184
"""A span of more days than half a year places nothing on a line of days."""

WHO = ("person", "organisation")
BY_MEMO_DATE = "the memo's date; no day is named"


class Entry(NamedTuple):
    """A row of the timeline."""

    first_day: str
    last_day: str
    stated: str | None
    what: str
    tense: str
    source: str | None
    date: str | None
    memo_id: str
    sentence: int
    key: str
    time: int | None
    who: str | None
    clause: str
    said: bool
    rule: str
    value: str


def timeline(corpus: Corpus, *, undated: bool = False) -> pd.DataFrame:
    """The dated entries: each sentence with an expression of known days, in order of first day.

    Columns: first_day, last_day, stated (the words that tell the day), what (the sentence), tense (`happened`,
    `happening` on the memo's day, `planned`), source, date (of the memo), memo_id, sentence, key, time (its number
    among the memo's times), who (the persons and organisations of the clause, joined by "; "), clause (what the
    day is told of: the quoted words that it stands in, else the sentence), said (whether it is the day on which
    something was said), rule (why this day), value (the day as TIMEX3).

    A sentence with two such expressions is two entries. Spans of more than half a year are left out: they place
    nothing on a line of days. With `undated`, a sentence that names no day is an entry on the memo's day, where
    that is known; `stated` and `time` are then NA. Days told by other events ("after the vote") are not found.

    >>> import memokit as mk
    >>> entries = timeline(mk.read("seeds"))
    >>> entries[["first_day", "stated", "tense"]].values.tolist()[0]
    ['2020-12-11', 'mid-December', 'happened']
    """
    rows = [row for annotated in corpus.annotated for row in _entries(annotated, undated)]
    table = pd.DataFrame(rows, columns=list(Entry._fields)).astype(_DTYPES)
    return table.sort_values(["first_day", "last_day"], kind="stable", ignore_index=True)


_DTYPES = dict.fromkeys(Entry._fields, "str") | {"sentence": "Int64", "time": "Int64", "said": "bool"}


def _entries(annotated: AnnotatedMemo, undated: bool) -> Iterator[Entry]:
    memo, sentences = annotated.memo, annotated.sentences
    starts = [sentence.start for sentence in sentences]
    quotes = _Quotes(annotated, starts)
    dated = set()
    for number, time in enumerate(annotated.times):
        if time.first_day is None or time.last_day is None:
            continue
        where = max(bisect_right(starts, time.start) - 1, 0)
        dated.add(where)
        days = (date.fromisoformat(time.last_day) - date.fromisoformat(time.first_day)).days
        if days >= LONGEST_DAYS:
            continue
        start, end = quotes.clause(where, time) or (sentences[where].start, sentences[where].end)
        said = quotes.is_said(where, time)
        clause = memo.text[start:end]
        span = (time.first_day, time.last_day)
        tense = tense_of(clause, time.start - start, time.end - start, span, memo.day, said=said)
        yield Entry(
            *span,
            memo.text[time.start : time.end],
            memo.text[sentences[where].start : sentences[where].end],
            tense,
            memo.source,
            memo.date,
            memo.memo_id,
            where,
            make_key(time=f"{memo.memo_id}:{number}"),
            number,
            _who(annotated, start, end),
            clause,
            said,
            time.rule,
            time.value,
        )
    if undated and memo.day:
        yield from _on_the_memos_day(annotated, memo.day, dated)


def _on_the_memos_day(annotated: AnnotatedMemo, day: str, dated: set[int]) -> Iterator[Entry]:
    """An entry for each sentence that names no day."""
    memo = annotated.memo
    for where, sentence in enumerate(annotated.sentences):
        if where in dated:
            continue
        words = memo.text[sentence.start : sentence.end]
        yield Entry(
            day,
            day,
            None,
            words,
            tense_of(words, len(words), len(words), (day, day), day),
            memo.source,
            memo.date,
            memo.memo_id,
            where,
            make_key(sentence=f"{memo.memo_id}:{where}"),
            None,
            _who(annotated, sentence.start, sentence.end),
            words,
            False,
            BY_MEMO_DATE,
            day,
        )


class _Quotes:
    """The quotes of a memo by the sentences they stand in."""

    def __init__(self, annotated: AnnotatedMemo, starts: list[int]) -> None:
        self._text = annotated.memo.text
        self._inside: dict[int, list[tuple[int, int]]] = {}
        self._said: dict[int, list[Quote]] = {}
        for quote in annotated.quotes:
            for start, end in quote.spans:
                self._inside.setdefault(bisect_right(starts, start) - 1, []).append((start, end))
            if quote.cue and quote.said_first_day:
                self._said.setdefault(bisect_right(starts, quote.cue[0]) - 1, []).append(quote)

    def clause(self, sentence: int, time: TimeExpression) -> tuple[int, int] | None:
        """The quoted words of the sentence that `time` stands in."""
        spans = self._inside.get(sentence, ())
        return next((span for span in spans if span[0] <= time.start and time.end <= span[1]), None)

    def is_said(self, sentence: int, time: TimeExpression) -> bool:
        """Whether `time` tells when something was said."""
        return any(
            (quote.said_first_day, quote.said_last_day) == (time.first_day, time.last_day)
            and not any(start <= time.start < end for start, end in quote.spans)
            for quote in self._said.get(sentence, ())
        )


def _who(annotated: AnnotatedMemo, start: int, end: int) -> str | None:
    """The persons and organisations named from `start` to `end`, by their fullest names, each once."""
    names, text = annotated.names, annotated.memo.text
    first = bisect_left(names, start, key=lambda name: name.start)
    found: dict[str, None] = {}
    for name in names[first:]:
        if name.start >= end:
            break
        if name.kind in ("person", "organisation", "role", "pronoun"):
            fullest = name.entity or (text[name.start : name.end] if name.kind in WHO else None)
            if fullest:
                found[fullest] = None
    return "; ".join(found) or None
