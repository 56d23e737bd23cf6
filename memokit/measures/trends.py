"""How often words stand, period by period, with the interval of the rate."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from memokit.corpus import Corpus
from memokit.measures import formulas
from memokit.measures.index import Rows, index_of, sizes_of
from memokit.measures.keys import UNDATED, key_in
from memokit.measures.origins import without_repeats
from memokit.measures.periods import periods
from memokit.measures.phrases import rows_of
from memokit.measures.sample import check_copies, sample

Spans = list[tuple[str, str | None]]


def trend(
    corpus: Corpus, words: Sequence[str], *, by: str = "week", fold: str = "lower", copies: str = "all"
) -> pd.DataFrame:
    """How often `words` (or phrases, `*` for any letters) stand in the memos of each period, a row a word and period.

    Columns: word, period (first day, or `undated`), last_day, n, n_tokens, n_memos (memos of the period),
    per_1000_tokens, low, high (95 % interval of the rate), key, n_memos_with (those the word stands in). Periods
    without memos are rows too, their n_tokens 0. Memos that are not dated to a day, known to the month or year only
    among them, are in the row `undated`. `by` is `day`, `week` (Monday to Sunday) or `month`; `copies` as in
    `frequency`.
    """
    check_copies(copies)
    spans, of_memo = _places(corpus, by)
    of_root = np.zeros(len(corpus.root), np.int64)
    of_root[corpus.rows] = of_memo
    tokens = np.bincount(of_memo, weights=sizes_of(corpus), minlength=len(spans)).astype(np.int64)
    memos = np.bincount(of_memo, minlength=len(spans))
    parts = [_of_word(corpus, word, fold, copies, spans, of_root) for word in words]
    n, n_with, keys = (list(part) for part in zip(*parts, strict=True)) if parts else ([], [], [])
    counted = np.concatenate(n) if n else np.array([], np.int64)
    sizes = np.tile(tokens, len(parts))
    low, high = formulas.rate_interval.arrays(counted, sizes)
    frame = pd.DataFrame(
        {
            "word": pd.array(np.repeat(np.array(words, object), len(spans)), dtype="str"),
            "period": pd.array([first for first, _ in spans] * len(parts), dtype="str"),
            "last_day": pd.array([last for _, last in spans] * len(parts), dtype="str"),
            "n": counted,
            "n_tokens": sizes,
            "n_memos": np.tile(memos, len(parts)),
            "per_1000_tokens": 1000 * counted / np.maximum(sizes, 1),
            "low": np.nan_to_num(low),
            "high": np.nan_to_num(high),
            "key": pd.array([key for part in keys for key in part], dtype="str"),
            "n_memos_with": np.concatenate(n_with) if n else counted,
        }
    )
    frame.attrs["sample"] = sample(corpus)
    return frame


def _places(corpus: Corpus, by: str) -> tuple[Spans, Rows]:
    """The periods from the first memo to the last, `undated` after them where there are such, and that of each memo."""
    days = corpus.days
    undated = np.isnat(days)
    known = days[~undated]
    spans: Spans = list(periods(str(known.min()), str(known.max()), by)) if len(known) else []
    of_memo = np.full(len(days), len(spans), np.int64)
    firsts = np.array([first for first, _ in spans], "datetime64[D]")
    of_memo[~undated] = np.searchsorted(firsts, known, side="right") - 1
    if undated.any():
        spans.append((UNDATED, None))
    return spans, of_memo


def _of_word(
    corpus: Corpus, word: str, fold: str, copies: str, spans: Spans, of_root: Rows
) -> tuple[Rows, Rows, list[str]]:
    """In each period how often the word stands, and in how many memos, with the keys."""
    rows, length = rows_of(corpus, word, fold)
    rows = without_repeats(corpus, rows, length) if copies == "once" else rows
    memo = index_of(corpus).memo[rows]
    n = np.bincount(of_root[memo], minlength=len(spans))
    first_of_memo = memo[np.diff(memo, prepend=-1) != 0]
    n_with = np.bincount(of_root[first_of_memo], minlength=len(spans))
    about = {"word": word, "fold": fold, "copies": copies}
    keys = [
        key_in(corpus, **about, period=UNDATED)
        if last is None
        else key_in(corpus, **about, from_=first, to=last)
        for first, last in spans
    ]
    return n, n_with, keys
