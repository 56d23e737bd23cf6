"""Two more clocks beside the memos' own days: the days on which things were said, and those the text speaks of."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from memokit.corpus import Corpus
from memokit.measures.keys import NO_SOURCE, UNDATED, key_in
from memokit.measures.periods import period_of, periods
from memokit.measures.rows import LONGEST_DAYS, Mask, days_of, quote_rows, time_rows

COLUMNS = ["period", "last_day", "n", "n_perhaps", "key", "key_perhaps"]
LONG = "long"
MOST_PERIODS = 400
"""More periods than these are not drawn one by one: those at the ends are counted as one, `before` and `after`."""


def happened(
    corpus: Corpus, *, by: str = "week", has: str = "", speaker: str = "", within: Iterable[str] = ()
) -> pd.DataFrame:
    """How many expressions of the text speak of the days of each period, empty periods too.

    Columns: period (first day; `before`, `after`: outside `within`; `long`: more than a month; `undated`: a date whose
    days are not known), last_day, n (all its days are in the period), n_perhaps (some are), key, key_perhaps. `has`
    and `speaker` are as in keys: phrases in the sentence, and words said by one person.
    """
    asked = {"has": has or None, "by": speaker or None}
    wanted = time_rows(corpus, {name: value for name, value in asked.items() if value})
    first, last = (days[wanted] for days in days_of(corpus, "times"))
    dates = corpus.root.times["type"].isin(("DATE", "TIME")).to_numpy(bool)[wanted]
    return _clock(corpus, "days", first, last, dates, by, asked, list(within))


def said(
    corpus: Corpus, *, by: str = "week", has: str = "", speaker: str = "", within: Iterable[str] = ()
) -> pd.DataFrame:
    """How many quotes were said on the days of each period, as far as the memos tell; columns as of `happened`."""
    asked = {"has": has or None, "speaker": speaker or None}
    wanted = quote_rows(corpus, {name: value for name, value in asked.items() if value})
    first, last = (days[wanted] for days in days_of(corpus, "quotes"))
    return _clock(corpus, "said", first, last, np.ones(len(first), bool), by, asked, list(within))


def _clock(
    corpus: Corpus,
    name: str,
    first: np.ndarray,
    last: np.ndarray,
    dates: Mask,
    by: str,
    asked: dict[str, str | None],
    within: list[str],
) -> pd.DataFrame:
    known = ~np.isnat(first)
    long = known & ((last - first).astype(np.int64) + 1 > LONGEST_DAYS)
    low, high = first[known & ~long], last[known & ~long]

    def row(label: str, end: str | None, value: str, n: int, perhaps: int = 0) -> tuple[object, ...]:
        keys = [key_in(corpus, **{part: value}, **asked) for part in (name, "perhaps") if part != name or n]
        return label, end, n, perhaps, keys[0] if n else "", keys[-1] if perhaps else ""

    spans = _spans(low, high, by, within)
    rows = []
    if spans:
        edges = [np.datetime64(spans[0][0]), np.datetime64(spans[-1][1])]
        before, after = low < edges[0], high > edges[1]
        if before.any():
            end = str(edges[0] - 1)
            inside = before & (high < edges[0])
            rows.append(row("before", end, f"0001-01-01/{end}", int(inside.sum())))
        for begin, end in spans:
            a, b = np.datetime64(begin), np.datetime64(end)
            inside = (low >= a) & (high <= b)
            touching = (low <= b) & (high >= a) & ~inside if name == "days" else np.zeros(len(low), bool)
            rows.append(row(begin, end, f"{begin}/{end}", int(inside.sum()), int(touching.sum())))
        if after.any():
            begin = str(edges[1] + 1)
            inside = after & (low > edges[1])
            rows.append(row("after", None, f"{begin}/9999-12-31", int(inside.sum())))
    if long.any():
        rows.append(row(LONG, None, "long", int(long.sum())))
    rows.append(row(UNDATED, None, "none", int((~known & dates).sum())))
    return pd.DataFrame(rows, columns=COLUMNS)


def _spans(low: np.ndarray, high: np.ndarray, by: str, within: list[str]) -> list[tuple[str, str]]:
    """The periods from the first day to the last, at most `MOST_PERIODS`; those of `within` where it is given."""
    if within:
        return list(periods(period_of(within[0], by)[0], within[1], by))
    if not len(low):
        return []
    found = []
    for span in periods(str(low.min()), str(high.max()), by):
        found.append(span)
        if len(found) == MOST_PERIODS:
            break
    return found


MOST_CELLS = 600
"""More marks than these, and memos by outlet are told by week, then by month."""


def coverage(corpus: Corpus, *, most: int = MOST_CELLS) -> pd.DataFrame:
    """The days on which each outlet has memos: what is not there is a gap in the collection, not silence.

    Columns: source, first_day, last_day, n_memos, key. By day, or by week or month where there are more than `most`
    cells. Undated memos are in no row.
    """
    days, sources = corpus.days, corpus.sources
    known = ~np.isnat(days)
    names = [*sources.categories, None]
    for by in ("day", "week", "month"):
        first, _ = _bounds(days[known], by)
        cells = sources.codes[known].astype(np.int64) << 32 | first.astype(np.int64) + _BIAS
        cells, counts = np.unique(cells, return_counts=True)
        if len(cells) <= most:
            break
    begins = ((cells & 0xFFFFFFFF) - _BIAS).astype("datetime64[D]")
    ends = _bounds(begins, by)[1]
    spans = zip(
        (cells >> 32).tolist(),
        begins.astype(str).tolist(),
        ends.astype(str).tolist(),
        counts.tolist(),
        strict=True,
    )
    rows = [
        (
            names[code] or NO_SOURCE,
            begin,
            end,
            n,
            key_in(corpus, from_=begin, to=end, source=names[code] or ""),
        )
        for code, begin, end, n in spans
    ]
    return pd.DataFrame(rows, columns=["source", "first_day", "last_day", "n_memos", "key"])


_BIAS = 1 << 31
"""Added to a day's number, which is below 0 before 1970, so that it sorts within its outlet's."""


def _bounds(days: np.ndarray, by: str) -> tuple[np.ndarray, np.ndarray]:
    """First and last day of the day, week or month of each of `days`."""
    if by == "day":
        return days, days
    if by == "week":
        monday = days - ((days.astype(np.int64) + 3) % 7)  # 1970-01-01 was a Thursday
        return monday, monday + 6
    month = days.astype("datetime64[M]")
    return month.astype("datetime64[D]"), (month + 1).astype("datetime64[D]") - 1
