"""Which rows of the tables of quotes and times a key asks for: by speaker, kind, reporting word, days and words."""

from __future__ import annotations

from collections.abc import Mapping
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
import pandas as pd

from memokit.corpus import Corpus
from memokit.errors import UsageError
from memokit.measures.index import index_of
from memokit.measures.phrases import rows_of

Mask = npt.NDArray[np.bool_]

LONGEST_DAYS = 31
"""A time expression of more days than a month places nothing on a line of days; it is counted as `long`."""
QUOTE_PARTS = ("quotes", "speaker", "kind", "cue", "said")
TIME_PARTS = ("times", "day", "days", "perhaps")


def quote_rows(corpus: Corpus, asked: Mapping[str, str]) -> Mask:
    """For each row of the root's quotes, whether it is in `corpus` and as `asked`.

    `speaker` (empty: of nobody named), `kind`, `cue` (the reporting word, case folded), `said` (`A/B`: said on
    days from A to B; `none`: no day is told), `has` (phrases with commas between, one of which stands in it).
    """
    frame = corpus.root.quotes
    wanted = corpus.holds[corpus.root.memo_of("quotes")]
    for name in ("speaker", "kind", "cue"):
        if name in asked:
            wanted &= _is(codes_of(corpus, name), asked[name].lower() if name == "cue" else asked[name])
    if "said" in asked:
        wanted &= _in_days(corpus, "quotes", asked["said"])
    if asked.get("has"):
        wanted &= _holding(corpus, "quotes", frame["start"], frame["end"], asked["has"])
    return wanted


def time_rows(corpus: Corpus, asked: Mapping[str, str]) -> Mask:
    """For each row of the root's times, whether it is in `corpus` and as `asked`.

    `day` (this day and no longer time), `days` (`A/B`: all its days are in A to B; `known`; `none`: a date whose days are
    not known; `long`: more than a month), `perhaps` (`A/B`: some of its days are, but not all), `by` (within a
    quote of this speaker), `has` (phrases with commas between, one of which stands in its sentence).
    """
    wanted = corpus.holds[corpus.root.memo_of("times")]
    if "day" in asked:
        day = _pair(asked["day"])[0]
        first, last = days_of(corpus, "times")
        wanted &= (first == day) & (last == day)
    if "days" in asked:
        wanted &= _in_days(corpus, "times", asked["days"])
    if "perhaps" in asked:
        wanted &= _touching(corpus, asked["perhaps"])
    if asked.get("by"):
        wanted &= _said_by(corpus, asked["by"])
    if asked.get("has"):
        own = corpus.root.sentences.take(sentence_rows(corpus))
        wanted &= _holding(corpus, "times", own["start"], own["end"], asked["has"])
    return wanted


def _is(column: pd.Categorical, value: str) -> Mask:
    found: Mask = column.codes == (column.categories.get_indexer([value])[0] if value else -1)
    return found if value in column.categories or not value else np.zeros(len(found), bool)


_CODES: WeakKeyDictionary[Corpus, dict[str, pd.Categorical]] = WeakKeyDictionary()


def codes_of(corpus: Corpus, column: str) -> pd.Categorical:
    """A column of the root's quotes as numbers, its words in alphabetical order; a cue in lower case. Worked out once."""
    kept = _CODES.setdefault(corpus.root, {})
    if column not in kept:
        words = corpus.root.quotes[column]
        kept[column] = pd.Categorical(words.str.lower() if column == "cue" else words)
    return kept[column]


_KEPT: WeakKeyDictionary[Corpus, dict[str, tuple[np.ndarray, np.ndarray]]] = WeakKeyDictionary()


def days_of(corpus: Corpus, table: str) -> tuple[np.ndarray, np.ndarray]:
    """First and last day of each row of the root's `times`, or on which each of its `quotes` was said.

    Days of numpy, NaT where there is none; worked out once.
    """
    kept = _KEPT.setdefault(corpus.root, {})
    if table not in kept:
        prefix = "said_" if table == "quotes" else ""
        columns = (corpus.root.table(table)[f"{prefix}{end}_day"] for end in ("first", "last"))
        first, last = (column.fillna("NaT").to_numpy(str).astype("datetime64[D]") for column in columns)
        kept[table] = first, last
    return kept[table]


def sentence_rows(corpus: Corpus) -> npt.NDArray[np.int64]:
    """For each row of the root's times, the row of its sentence in the root's sentences."""
    root = corpus.root
    begins = np.searchsorted(root.memo_of("sentences"), root.memo_of("times"))
    return begins + root.times["sentence"].to_numpy(np.int64)


def _in_days(corpus: Corpus, table: str, value: str) -> Mask:
    first, last = days_of(corpus, table)
    if value == "known":
        return ~np.isnat(first)
    if value == "none":
        found: Mask = np.isnat(first)
        return found if table == "quotes" else found & _dates(corpus)
    length = (last - first).astype(np.int64) + 1
    if value == "long":
        return ~np.isnat(first) & (length > LONGEST_DAYS)
    low, high = _pair(value)
    return (first >= low) & (last <= high) & (length <= LONGEST_DAYS)


def _dates(corpus: Corpus) -> Mask:
    return corpus.root.times["type"].isin(("DATE", "TIME")).to_numpy(bool)


def _touching(corpus: Corpus, value: str) -> Mask:
    low, high = _pair(value)
    first, last = days_of(corpus, "times")
    short = (last - first).astype(np.int64) + 1 <= LONGEST_DAYS
    return (first <= high) & (last >= low) & short & ~((first >= low) & (last <= high))


def _pair(value: str) -> tuple[np.datetime64, np.datetime64]:
    first, _, last = value.partition("/")
    try:
        return np.datetime64(first, "D"), np.datetime64(last or first, "D")
    except ValueError:
        raise UsageError(f"days {value[:40]!r}; write 2020-12-01/2020-12-31") from None


def _said_by(corpus: Corpus, speaker: str) -> Mask:
    """The times that stand within a quote of `speaker`."""
    root = corpus.root
    quotes, times = root.quotes, root.times
    own = _is(codes_of(corpus, "speaker"), speaker)
    places = _places(root.memo_of("quotes")[own], quotes["start"].to_numpy(np.int64)[own])
    ends = _places(root.memo_of("quotes")[own], quotes["end"].to_numpy(np.int64)[own])
    at = _places(root.memo_of("times"), times["start"].to_numpy(np.int64))
    before = np.searchsorted(places, at, side="right") - 1
    return (before >= 0) & (at < np.append(ends, 0)[before])


def _holding(corpus: Corpus, table: str, start: pd.Series, end: pd.Series, has: str) -> Mask:
    """For each row from `start` to `end` of its memo, whether one of the phrases stands in it."""
    index, memo = index_of(corpus), corpus.root.memo_of(table)
    low = _places(memo, start.to_numpy(np.int64))
    high = _places(memo, end.to_numpy(np.int64))
    found = np.zeros(len(low), bool)
    for phrase in filter(None, map(str.strip, has.split(","))):
        rows = np.asarray(rows_of(corpus, phrase, "lower")[0])
        at = np.sort(_places(index.memo[rows], index.start[rows].astype(np.int64)))
        found |= np.searchsorted(at, high) > np.searchsorted(at, low)
    return found


def _places(memo: np.ndarray, start: np.ndarray) -> npt.NDArray[np.int64]:
    """One ascending number for a place: memo, then offset (a memo has fewer than 2**31 characters)."""
    return memo.astype(np.int64) << 31 | start.astype(np.int64)
