"""The formulas, once: scalar functions on counts. Undefined is None; nothing here is inf or nan.

Throughout, `a` and `b` are the frequencies of a word in target and reference, `c` and `d` the sizes of
the two in tokens (UCREL's notation). Tables take the sign of a/c − b/d.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log, log2, sqrt
from statistics import NormalDist

HALF = 0.5
"""What stands for a zero count in a ratio (Hardie 2014)."""


def _term(observed: float, expected: float) -> float:
    return observed * log(observed / expected) if observed > 0 and expected > 0 else 0.0


def g2(a: float, b: float, c: float, d: float, *, terms: int = 4) -> float | None:
    """Log-likelihood ratio G², never below 0 (Dunning 1993); `terms=2` is Rayson and Garside's (2000).

    G² = 2 Σ O ln(O / E) over the four cells (word and not word, target and reference), or over the
    word's two only. None where either size is 0.

    >>> round(g2(10, 5, 100, 200), 6)
    7.329812
    """
    if c <= 0 or d <= 0:
        return None
    if terms not in (2, 4):
        raise ValueError(f"terms is {terms!r}; 2 or 4")
    share = (a + b) / (c + d)
    total = _term(a, c * share) + _term(b, d * share)
    if terms == 4:
        total += _term(c - a, c * (1 - share)) + _term(d - b, d * (1 - share))
    return max(0.0, 2 * total)


def percent_diff(a: float, b: float, c: float, d: float) -> float | None:
    """%DIFF = 100 (a/c − b/d) / (b/d) (Gabrielatos and Marchi 2011). None where b is 0.

    >>> round(percent_diff(206523, 178174, 959641, 1562358), 1)
    88.7
    """
    if c <= 0 or d <= 0 or b <= 0:
        return None
    return 100 * (a / c - b / d) / (b / d)


def log_ratio(a: float, b: float, c: float, d: float) -> float | None:
    """Binary logarithm of the ratio of the rates (Hardie 2014); a zero count stands as 0.5.

    >>> round(log_ratio(6, 2, 10000, 10000), 3)
    1.585
    """
    if c <= 0 or d <= 0 or (a <= 0 and b <= 0):
        return None
    return log2(((a or HALF) / c) / ((b or HALF) / d))


def log_ratio_interval(
    a: float, b: float, c: float, d: float, *, level: float = 0.95
) -> tuple[float, float] | None:
    """`log_ratio` ± z·√(1/a − 1/c + 1/b − 1/d)/ln 2 (Katz 1978), as (low, high).

    >>> low, high = log_ratio_interval(10, 5, 100, 200)
    >>> low < 2 < high
    True
    """
    middle = log_ratio(a, b, c, d)
    if middle is None:
        return None
    a, b = a or HALF, b or HALF
    variance = 1 / a - 1 / c + 1 / b - 1 / d
    half = NormalDist().inv_cdf((1 + level) / 2) * sqrt(max(0.0, variance)) / log(2)
    return middle - half, middle + half


def odds_ratio(a: float, b: float, c: float, d: float) -> float | None:
    """(a/(c−a)) / (b/(d−b)); None where a part of it is 0.

    >>> round(odds_ratio(16217, 735, 2796938, 2087946), 1)
    16.6
    """
    if a >= c or b >= d or b <= 0:
        return None
    return (a / (c - a)) / (b / (d - b))


def log_odds_z(a: float, b: float, c: float, d: float, *, prior: float, prior_total: float) -> float | None:
    """z of the log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008, eq. 16, 22).

    `prior` is the word's pseudo-count, `prior_total` that of all words.

    >>> round(log_odds_z(1, 0, 9, 9, prior=.05, prior_total=.55), 6)
    0.689423
    """
    word_a, word_b = a + prior, b + prior
    rest_a, rest_b = c + prior_total - word_a, d + prior_total - word_b
    if min(word_a, word_b, rest_a, rest_b) <= 0:
        return None
    delta = log(word_a / rest_a) - log(word_b / rest_b)
    return delta / sqrt(1 / word_a + 1 / word_b)


def dp(frequencies: Sequence[float], sizes: Sequence[float]) -> float | None:
    """Deviation of proportions, 0.5 Σ |vᵢ − sᵢ| (Gries 2008): 0 is even. None without a hit.

    >>> dp([3, 3, 3], [1, 1, 1])
    0.0
    """
    hits, total = sum(frequencies), sum(sizes)
    if hits <= 0 or total <= 0:
        return None
    pairs = zip(frequencies, sizes, strict=True)
    return 0.5 * sum(abs(frequency / hits - size / total) for frequency, size in pairs)


def dp_norm(frequencies: Sequence[float], sizes: Sequence[float]) -> float | None:
    """DP / (1 − min s) (Lijffijt and Gries 2012), from 0 to 1.

    >>> round(dp_norm([2, 1, 0], [1, 1, 1]), 6)
    0.5
    """
    value, total = dp(frequencies, sizes), sum(sizes)
    if value is None or len(sizes) < 2:
        return None
    most = 1 - min(sizes) / total
    return value / most if most > 0 else None


def juilland_d(frequencies: Sequence[float], sizes: Sequence[float]) -> float | None:
    """Juilland's D = 1 − V/√(n−1), V the coefficient of variation of the parts' rates.

    >>> round(juilland_d([0, 4, 3, 2, 1], [1, 1, 1, 1, 1]), 4)
    0.6464
    """
    n = len(frequencies)
    if n < 2 or min(sizes) <= 0 or sum(frequencies) <= 0:
        return None
    rates = [frequency / size for frequency, size in zip(frequencies, sizes, strict=True)]
    mean = sum(rates) / n
    deviation = sqrt(sum((rate - mean) ** 2 for rate in rates) / n)
    return 1 - (deviation / mean) / sqrt(n - 1)


def mi(f_xy: float, f_x: float, f_y: float, n: float) -> float | None:
    """Pointwise mutual information, log₂(f_xy n / (f_x f_y)) (Church and Hanks 1990).

    >>> round(mi(20, 42, 20, 14307668), 2)
    18.38
    """
    return log2(f_xy * n / (f_x * f_y)) if min(f_xy, f_x, f_y, n) > 0 else None


def t_score(f_xy: float, f_x: float, f_y: float, n: float) -> float | None:
    """(f_xy − f_x f_y / n) / √f_xy (Manning and Schütze 1999, 5.3).

    >>> round(t_score(20, 42, 20, 14307668), 4)
    4.4721
    """
    return (f_xy - f_x * f_y / n) / sqrt(f_xy) if f_xy > 0 and n > 0 else None


def log_dice(f_xy: float, f_x: float, f_y: float) -> float | None:
    """14 + log₂(2 f_xy / (f_x + f_y)) (Rychlý 2008); 14 at most.

    >>> log_dice(5, 5, 5)
    14.0
    """
    return 14 + log2(2 * f_xy / (f_x + f_y)) if f_xy > 0 and f_x + f_y > 0 else None
