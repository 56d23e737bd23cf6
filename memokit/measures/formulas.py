"""The formulas, once: functions on counts. Undefined is None; nothing here is inf or nan.

Throughout, `a` and `b` are the frequencies of a word in target and reference, `c` and `d` the sizes of
the two in tokens (UCREL's notation). Tables take the sign of a/c − b/d. Counts that cannot be (negative,
or more hits than tokens) have no value.

Each function takes single counts and gives a number or None. Tables call the same formula on arrays:
`g2.arrays(a, b, c, d)` gives an array with nan where the value is undefined.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from math import erfc, log, sqrt
from statistics import NormalDist
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

HALF = 0.5
"""What stands for a zero count in a ratio (Hardie 2014)."""

Counts = npt.NDArray[np.float64]


class Formula(Protocol):
    """A formula: called with single counts, or through `arrays` with many."""

    arrays: Callable[..., Any]

    def __call__(self, *counts: Any, **options: Any) -> Any: ...


def _on_counts(formula: Callable[..., Any]) -> Formula:
    """`formula`, written for arrays, as a function of single counts; the array form stays at `arrays`."""

    @wraps(formula)
    def single(*counts: Any, **options: Any) -> Any:
        with np.errstate(all="ignore"):
            found = formula(*counts, **options)
        values = tuple(map(float, found)) if isinstance(found, tuple) else (float(found),)
        if not all(np.isfinite(values)):
            return None
        return values if isinstance(found, tuple) else values[0]

    def arrays(*counts: Any, **options: Any) -> Any:
        with np.errstate(all="ignore"):
            found = formula(*counts, **options)
        if isinstance(found, tuple):
            return tuple(np.where(np.isfinite(part), part, np.nan) for part in found)
        return np.where(np.isfinite(found), found, np.nan)

    single.arrays = arrays  # type: ignore[attr-defined]
    return single  # type: ignore[return-value]


def _floats(*counts: Any) -> tuple[Counts, ...]:
    return tuple(np.asarray(count, dtype=np.float64) for count in counts)


def _table(a: Any, b: Any, c: Any, d: Any) -> tuple[Counts, Counts, Counts, Counts]:
    """The four counts as floats; nan where they are no table of two words and two sizes."""
    a, b, c, d = _floats(a, b, c, d)
    possible = (a >= 0) & (b >= 0) & (c > 0) & (d > 0) & (a <= c) & (b <= d)
    possible &= np.isfinite(c) & np.isfinite(d)
    return np.where(possible, a, np.nan), b, c, d


def _term(expected: Counts, off: Counts) -> Counts:
    """O ln(O/E) − (O − E) for O = E + `off`: never below 0, and exact where the two are close."""
    share = np.maximum(off / expected, -1.0)
    value = expected * np.where(share > -1, (1 + share) * np.log1p(share) - share, 1.0)
    return np.where(expected > 0, value, 0.0)


@_on_counts
def g2(a: float, b: float, c: float, d: float, *, terms: int = 4) -> float | None:
    """Log-likelihood ratio G², never below 0 (Dunning 1993); `terms=2` is Rayson and Garside's (2000).

    G² = 2 Σ O ln(O / E) over the four cells (word and not word, target and reference), or over the
    word's two only. Worked out as 2 Σ (O ln(O / E) − O + E), which is the same sum, because O − E adds up
    to 0 over two cells as over four, and is exactly 0 for equal rates. None where either size is 0.

    >>> round(g2(10, 5, 100, 200), 6)
    7.329812
    """
    if terms not in (2, 4):
        raise ValueError(f"terms is {terms!r}; 2 or 4")
    a, b, c, d = _table(a, b, c, d)
    share = a / (c + d) + b / (c + d)
    off = (a * d - b * c) / (c + d)  # the same in every cell, but for its sign
    total = _term(c * share, off) + _term(d * share, -off)
    if terms == 4:
        rest = (c - a) / (c + d) + (d - b) / (c + d)
        total = total + _term(c * rest, -off) + _term(d * rest, off)
    return 2 * total + 0 * a  # nan stays nan


@_on_counts
def p_of_g2(value: float) -> float | None:
    """The probability of a G² of this size or more by chance alone: χ² with one degree of freedom.

    For the form of four terms only; that of two does not follow it.

    >>> round(p_of_g2(3.841459), 4)
    0.05
    """
    return np.asarray(_ERFC(np.sqrt(np.abs(np.asarray(value, np.float64)) / 2)), np.float64)


_ERFC = np.frompyfunc(erfc, 1, 1)


@_on_counts
def percent_diff(a: float, b: float, c: float, d: float) -> float | None:
    """%DIFF = 100 (a/c − b/d) / (b/d) (Gabrielatos and Marchi 2011). None where b is 0.

    >>> round(percent_diff(206523, 178174, 959641, 1562358), 1)
    88.7
    """
    a, b, c, d = _table(a, b, c, d)
    return 100 * (a / c - b / d) / np.where(b > 0, b / d, np.nan)


@_on_counts
def log_ratio(a: float, b: float, c: float, d: float) -> float | None:
    """Binary logarithm of the ratio of the rates (Hardie 2014); a zero count stands as 0.5.

    None where neither has the word.

    >>> round(log_ratio(6, 2, 10000, 10000), 3)
    1.585
    """
    a, b, c, d = _table(a, b, c, d)
    found = np.where(a + b > 0, 1.0, np.nan)
    return found * (np.log2(_half(a) / c) - np.log2(_half(b) / d))


def _half(count: Counts) -> Counts:
    return np.where(count == 0, HALF, count)


@_on_counts
def log_ratio_interval(
    a: float, b: float, c: float, d: float, *, level: float = 0.95
) -> tuple[float, float] | None:
    """`log_ratio` ± z·√(1/a − 1/c + 1/b − 1/d)/ln 2 (Katz 1978), as (low, high).

    >>> low, high = log_ratio_interval(10, 5, 100, 200)
    >>> low < 2 < high
    True
    """
    if not 0 < level < 1:
        raise ValueError(f"level is {level!r}; between 0 and 1")
    middle = log_ratio.arrays(a, b, c, d)
    a, b, c, d = _floats(a, b, c, d)
    variance = 1 / _half(a) - 1 / c + 1 / _half(b) - 1 / d
    half = NormalDist().inv_cdf((1 + level) / 2) * np.sqrt(np.maximum(0.0, variance)) / log(2)
    return middle - half, middle + half


@_on_counts
def odds_ratio(a: float, b: float, c: float, d: float) -> float | None:
    """(a/(c−a)) / (b/(d−b)); None where a part of it is 0.

    >>> round(odds_ratio(16217, 735, 2796938, 2087946), 1)
    16.6
    """
    a, b, c, d = _table(a, b, c, d)
    return (a / (c - a)) * ((d - b) / b) * np.where((b > 0) & (b < d), 1.0, np.nan)


@_on_counts
def log_odds_z(a: float, b: float, c: float, d: float, *, prior: float, prior_total: float) -> float | None:
    """z of the log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008, eq. 16, 22).

    `prior` is the word's pseudo-count, `prior_total` that of all words.

    >>> round(log_odds_z(1, 0, 9, 9, prior=.05, prior_total=.55), 6)
    0.689423
    """
    a, b, c, d, prior, prior_total = _floats(a, b, c, d, prior, prior_total)
    word_a, word_b = a + prior, b + prior
    rest_a, rest_b = c + prior_total - word_a, d + prior_total - word_b
    possible = (np.minimum(a, b) >= 0) & (np.minimum(word_a, word_b) > 0) & (np.minimum(rest_a, rest_b) > 0)
    delta = np.log(word_a / rest_a) - np.log(word_b / rest_b)
    return np.where(possible, delta / np.sqrt(1 / word_a + 1 / word_b), np.nan)


def _parts(frequencies: Sequence[float], sizes: Sequence[float]) -> tuple[Counts, Counts] | None:
    """How often and how long in each part; None where nothing can be said of it."""
    hits, tokens = _floats(frequencies, sizes)
    if hits.shape != tokens.shape or hits.ndim != 1:
        raise ValueError(f"{hits.size} frequencies and {tokens.size} sizes; one of each a part")
    if not len(hits) or not np.isfinite([hits, tokens]).all() or min(hits.min(), tokens.min()) < 0:
        return None
    return (hits, tokens) if hits.sum() > 0 and tokens.sum() > 0 else None


def dp(frequencies: Sequence[float], sizes: Sequence[float]) -> float | None:
    """Deviation of proportions, 0.5 Σ |vᵢ − sᵢ| (Gries 2008): 0 is even. None without a hit.

    >>> dp([3, 3, 3], [1, 1, 1])
    0.0
    """
    parts = _parts(frequencies, sizes)
    if parts is None:
        return None
    hits, tokens = parts
    return float(0.5 * np.abs(hits / hits.sum() - tokens / tokens.sum()).sum())


def dp_norm(frequencies: Sequence[float], sizes: Sequence[float]) -> float | None:
    """DP / (1 − min s) (Lijffijt and Gries 2012), from 0 to 1. None with fewer than two parts.

    >>> round(dp_norm([2, 1, 0], [1, 1, 1]), 6)
    0.5
    """
    value, parts = dp(frequencies, sizes), _parts(frequencies, sizes)
    if value is None or parts is None or len(parts[1]) < 2:
        return None
    most = 1 - parts[1].min() / parts[1].sum()
    return float(value / most) if most > 0 else None


def juilland_d(frequencies: Sequence[float], sizes: Sequence[float]) -> float | None:
    """Juilland's D = 1 − V/√(n−1), V the coefficient of variation of the parts' rates.

    None with fewer than two parts, or an empty one.

    >>> round(juilland_d([0, 4, 3, 2, 1], [1, 1, 1, 1, 1]), 4)
    0.6464
    """
    parts = _parts(frequencies, sizes)
    if parts is None or len(parts[0]) < 2 or parts[1].min() <= 0:
        return None
    rates = parts[0] / parts[1]
    return float(1 - (rates.std() / rates.mean()) / sqrt(len(rates) - 1))


@_on_counts
def mi(f_xy: float, f_x: float, f_y: float, n: float) -> float | None:
    """Pointwise mutual information, log₂(f_xy n / (f_x f_y)) (Church and Hanks 1990).

    >>> round(mi(20, 42, 20, 14307668), 2)
    18.38
    """
    f_xy, f_x, f_y, n = _floats(f_xy, f_x, f_y, n)
    possible = np.minimum(np.minimum(f_xy, n), np.minimum(f_x, f_y)) > 0
    return np.where(possible, np.log2(f_xy / f_x) + np.log2(n / f_y), np.nan)


@_on_counts
def t_score(f_xy: float, f_x: float, f_y: float, n: float) -> float | None:
    """(f_xy − f_x f_y / n) / √f_xy (Manning and Schütze 1999, 5.3).

    >>> round(t_score(20, 42, 20, 14307668), 4)
    4.4721
    """
    f_xy, f_x, f_y, n = _floats(f_xy, f_x, f_y, n)
    possible = (f_xy > 0) & (n > 0) & (f_x >= 0) & (f_y >= 0)
    return np.where(possible, (f_xy - f_x / n * f_y) / np.sqrt(f_xy), np.nan)


@_on_counts
def log_dice(f_xy: float, f_x: float, f_y: float) -> float | None:
    """14 + log₂(2 f_xy / (f_x + f_y)) (Rychlý 2008); 14 where the two never stand apart.

    >>> log_dice(5, 5, 5)
    14.0
    """
    f_xy, f_x, f_y = _floats(f_xy, f_x, f_y)
    possible = (f_xy > 0) & (f_x >= 0) & (f_y >= 0) & (f_x + f_y > 0)
    return np.where(possible, 14 + np.log2(2 * f_xy / (f_x + f_y)), np.nan)


Z95 = NormalDist().inv_cdf(0.975)


@_on_counts
def rate_interval(n: float, tokens: float) -> tuple[float, float] | None:
    """The 95 % interval of a rate per 1,000 tokens, by Byar's approximation to the Poisson (Breslow and Day 1987).

    None where there is no token.

    >>> low, high = rate_interval(10, 1000)
    >>> round(low, 1), round(high, 1)
    (4.8, 18.4)
    """
    n, tokens = _floats(n, tokens)
    some = np.maximum(n, 1)
    low = np.where(n > 0, n * (1 - 1 / (9 * some) - Z95 / (3 * np.sqrt(some))) ** 3, 0.0)
    high = (n + 1) * (1 - 1 / (9 * (n + 1)) + Z95 / (3 * np.sqrt(n + 1))) ** 3
    per = np.where((tokens > 0) & (n >= 0), 1000 / tokens, np.nan)
    return np.maximum(0.0, low) * per, high * per
