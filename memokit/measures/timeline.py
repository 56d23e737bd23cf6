"""When things happened: memos by period and outlet, and the dated entries of the text."""

from __future__ import annotations

import re

import pandas as pd

from memokit.corpus import Corpus
from memokit.measures.index import dates_of
from memokit.measures.occurrences import UNDATED, key_in, make_key
from memokit.measures.periods import period_of, periods
from memokit.measures.sample import sample

NO_SOURCE = "(no outlet)"


def reported(corpus: Corpus, *, by: str = "week") -> pd.DataFrame:
    """How many memos each outlet has in each period, empty periods too, `undated` last.

    Columns: period (first day), last_day, source, n_memos, key. Outlets come in alphabetical order.
    """
    days = dates_of(corpus)
    known = sorted(day for day in days if day)
    spans: list[tuple[str, str | None]] = list(periods(known[0], known[-1], by)) if known else []
    if len(known) < len(days):
        spans.append((UNDATED, None))
    names = [annotated.memo.source for annotated in corpus.annotated]
    counts: dict[tuple[str, str | None], int] = {}
    for day, source in zip(days, names, strict=True):
        cell = (period_of(day, by)[0] if day else UNDATED, source)
        counts[cell] = counts.get(cell, 0) + 1
    rows = []
    for first, last in spans:
        for source in sorted(set(names), key=lambda name: name or "\uffff"):
            undated = first == UNDATED
            key = key_in(
                corpus,
                period=UNDATED if undated else None,
                from_=None if undated else first,
                to=last,
                source=source or "",
            )
            rows.append((first, last, source or NO_SOURCE, counts.get((first, source), 0), key))
    frame = pd.DataFrame(rows, columns=["period", "last_day", "source", "n_memos", "key"])
    frame.attrs["sample"] = sample(corpus)
    return frame


_PLANNED = re.compile(
    r"\b(?:will|shall|to be held|scheduled|planned|plans|expected|due to|is to|are to|set for)\b", re.I
)


def timeline(corpus: Corpus) -> pd.DataFrame:
    """The dated entries: each sentence with an expression of known days, in order of first day.

    Columns: first_day, last_day, stated (the words), what (the sentence), tense (`planned` where the
    sentence speaks of plans and the day is after the memo's, else `happened`), source, date, memo_id,
    sentence, key. A sentence with two such expressions is two entries. Years and longer spans are left out:
    they place nothing on a line of days.
    """
    times = corpus.times.dropna(subset="first_day")
    times = times[times["value"].str.len() > 4]
    about = corpus.memos[["memo_id", "source", "date"]]
    entries = times.merge(about, on="memo_id").merge(
        corpus.sentences[["memo_id", "sentence", "text"]].rename(columns={"text": "what"}),
        on=["memo_id", "sentence"],
    )
    rows = zip(entries["first_day"], entries["date"].fillna("9999"), entries["what"], strict=True)
    tense = ["planned" if day > memo and _PLANNED.search(words) else "happened" for day, memo, words in rows]
    entries["tense"] = pd.array(tense, dtype="str")
    pairs = zip(entries["memo_id"], entries["time"], strict=True)
    entries["key"] = pd.array([make_key(time=f"{memo}:{number}") for memo, number in pairs], dtype="str")
    entries = entries.rename(columns={"text": "stated"})
    names = [
        "first_day",
        "last_day",
        "stated",
        "what",
        "tense",
        "source",
        "date",
        "memo_id",
        "sentence",
        "key",
    ]
    return entries[names].sort_values(["first_day", "last_day"], kind="stable", ignore_index=True)
