"""What the memos talk about: frequency, trend and keyness of words. Every row has a key to its occurrences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import sqrt

import numpy as np
import pandas as pd

from memokit.corpus import Corpus
from memokit.lexicon import read_words
from memokit.measures import formulas
from memokit.measures.counts import Pairs, pairs_of
from memokit.measures.index import dates_of, index_of, n_tokens, sizes_of
from memokit.measures.occurrences import UNDATED, key_in
from memokit.measures.periods import period_of, periods
from memokit.measures.phrases import rows_of

Z95 = 1.959963985
SHOWN_FORMS = 5
FEWEST = 3
"""A word of fewer occurrences in both corpora together is not ranked by keyness."""


def stop_words() -> frozenset[str]:
    """The list of words that say little; give your own to `frequency` and `keyness` to change it."""
    return read_words("stop_words")


def frequency(
    corpus: Corpus,
    *,
    fold: str = "lower",
    hidden: Iterable[str] | None = None,
    top: int | None = None,
) -> pd.DataFrame:
    """How often each word stands in the memos, those in most memos first.

    Columns: word, n_memos, n_sources, n, per_1000_tokens, forms (as written), key. `hidden` words (by
    default `stop_words()`) and numbers are left out; `top` cuts the list.
    """
    pairs = pairs_of(corpus, fold)
    words = pairs.folded.words
    counts, in_memos = pairs.counts(corpus)
    in_sources = _in_sources(corpus, pairs)
    hide = frozenset(hidden) if hidden is not None else stop_words()
    shown = [
        n
        for n, word in enumerate(words)
        if counts[n] and word not in hide and not word[0].isdigit() and len(word) > 1
    ]
    shown.sort(key=lambda n: (-in_memos[n], -counts[n], words[n]))
    forms = _forms(pairs.index.forms, pairs.folded.of_form, set(shown[:top]))
    rate = 1000 / max(1, n_tokens(corpus))
    return _frequency_frame(
        [
            (
                words[n],
                int(in_memos[n]),
                int(in_sources[n]),
                int(counts[n]),
                counts[n] * rate,
                forms[n],
                key_in(corpus, word=_asked(words[n], forms[n], fold), fold=fold),
            )
            for n in shown[:top]
        ]
    )


def _asked(word: str, forms: str, fold: str) -> str:
    """What a key asks for: a stem has a stem of its own now and then, so it is asked for by a written form."""
    return forms.split(", ")[0] if fold == "stem" else word


def _in_sources(corpus: Corpus, pairs: Pairs) -> np.ndarray:
    """In how many sources each word stands; memos that name none count as one."""
    word, _, memo = pairs.of(corpus.rows)
    sources = corpus.root.sources
    stands = np.zeros((pairs.n_words, len(sources.categories) + 1), bool)
    stands[word, sources.codes[memo]] = True
    return stands.sum(axis=1)


def _forms(forms: Sequence[str], of_form: np.ndarray, shown: set[int]) -> dict[int, str]:
    """The written forms of each shown word, the first few."""
    found: dict[int, list[str]] = {n: [] for n in shown}
    for form, n in zip(forms, of_form.tolist(), strict=True):
        if n in found and len(found[n]) < SHOWN_FORMS:
            found[n].append(form)
    return {n: ", ".join(written) for n, written in found.items()}


def _frequency_frame(rows: list[tuple]) -> pd.DataFrame:
    names = ["word", "n_memos", "n_sources", "n", "per_1000_tokens", "forms", "key"]
    return pd.DataFrame(rows, columns=names)


def rate_interval(n: int, tokens: int) -> tuple[float, float]:
    """The 95 % interval of a rate per 1,000 tokens, by Byar's approximation to the Poisson (Breslow and Day 1987).

    >>> low, high = rate_interval(10, 1000)
    >>> round(low, 1), round(high, 1)
    (4.8, 18.4)
    """
    if tokens <= 0:
        return 0.0, 0.0
    low = n * (1 - 1 / (9 * n) - Z95 / (3 * sqrt(n))) ** 3 if n else 0.0
    high = (n + 1) * (1 - 1 / (9 * (n + 1)) + Z95 / (3 * sqrt(n + 1))) ** 3
    return 1000 * max(0.0, low) / tokens, 1000 * high / tokens


def trend(corpus: Corpus, words: Sequence[str], *, by: str = "week", fold: str = "lower") -> pd.DataFrame:
    """How often `words` (or phrases) stand in the memos of each period, a row a word and period.

    Columns: word, period (first day, or `undated`), last_day, n, n_tokens, n_memos, per_1000_tokens, low,
    high, key. Periods without memos are rows too; memos not dated to a day are in the row `undated`.
    """
    index = index_of(corpus)
    days = dates_of(corpus)
    known = sorted(day for day in days if day)
    spans = list(periods(known[0], known[-1], by)) if known else []
    place = {first: n for n, (first, _) in enumerate(spans)}
    of_memo = np.array([place[period_of(day, by)[0]] if day else len(spans) for day in days], np.int64)
    if any(day is None for day in days):
        spans.append((UNDATED, None))  # type: ignore[arg-type]
    sizes = np.bincount(of_memo, weights=sizes_of(corpus), minlength=len(spans)).astype(int)
    memos = np.bincount(of_memo, minlength=len(spans))
    of_root = np.zeros(len(corpus.root), np.int64)
    of_root[corpus.rows] = of_memo
    rows = []
    for word in words:
        hits = np.bincount(of_root[index.memo[rows_of(corpus, word, fold)[0]]], minlength=len(spans))
        for (first, last), n, size, n_memos in zip(
            spans, hits.tolist(), sizes.tolist(), memos.tolist(), strict=True
        ):
            low, high = rate_interval(n, size)
            undated = first == UNDATED
            key = key_in(
                corpus,
                word=word,
                fold=fold,
                period=UNDATED if undated else None,
                from_=None if undated else first,
                to=last,
            )
            rate = 1000 * n / size if size else 0.0
            rows.append((word, first, last, n, size, n_memos, rate, low, high, key))
    names = [
        "word",
        "period",
        "last_day",
        "n",
        "n_tokens",
        "n_memos",
        "per_1000_tokens",
        "low",
        "high",
        "key",
    ]
    return pd.DataFrame(rows, columns=names)


def keyness(
    target: Corpus,
    reference: Corpus,
    *,
    fold: str = "lower",
    hidden: Iterable[str] | None = None,
    top: int | None = None,
) -> pd.DataFrame:
    """Words that stand out in `target` against `reference`, by the lower bound of the Log Ratio's interval.

    Columns: word, n_target, n_reference, per_1000_target, per_1000_reference, g2 (4 terms, signed),
    log_ratio, low, high (95 %), key (in the target). Only words more frequent in the target are rows.
    """
    (a_of, c), (b_of, d) = _counts(target, fold), _counts(reference, fold)
    hide = frozenset(hidden) if hidden is not None else stop_words()
    rows = []
    for word, a in a_of.items():
        b = b_of.get(word, 0)
        if (
            word in hide
            or word[0].isdigit()
            or len(word) < 2
            or a + b < FEWEST
            or not c
            or not d
            or a / c <= b / d
        ):
            continue
        interval = formulas.log_ratio_interval(a, b, c, d) or (0.0, 0.0)
        value, ratio = formulas.g2(a, b, c, d), formulas.log_ratio(a, b, c, d)
        rows.append(
            (
                word,
                a,
                b,
                1000 * a / c,
                1000 * b / d,
                value,
                ratio,
                *interval,
                key_in(target, word=word, fold=fold),
            )
        )
    rows.sort(key=lambda row: (-row[7], row[0]))
    names = [
        "word",
        "n_target",
        "n_reference",
        "per_1000_target",
        "per_1000_reference",
        "g2",
        "log_ratio",
        "low",
        "high",
        "key",
    ]
    return pd.DataFrame(rows[:top], columns=names)


def _counts(corpus: Corpus, fold: str) -> tuple[dict[str, int], int]:
    pairs = pairs_of(corpus, fold)
    counts = pairs.counts(corpus)[0].tolist()
    return {word: n for word, n in zip(pairs.folded.words, counts, strict=True) if n}, sum(counts)
