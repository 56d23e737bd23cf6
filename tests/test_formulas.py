"""The formulas against published values, and their properties. Sources stand beside the values."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.metrics.association import BigramAssocMeasures

from memokit.measures import formulas as f

PUBLISHED = [
    # source, value, published, digits printed
    ("LL wizard, two terms", f.g2(52, 57, 50000, 75000, terms=2), 2.65, 2),
    ("the same with four terms", f.g2(52, 57, 50000, 75000), 2.65406, 5),
    ("quanteda.extras", f.g2(10, 5, 100, 200), 7.329812, 6),
    ("quanteda.extras, the other way", f.g2(5, 10, 200, 100), 7.329812, 6),
    ("the same with two terms", f.g2(10, 5, 100, 200, terms=2), 6.931472, 6),
    ("the same as Log Ratio", f.log_ratio(10, 5, 100, 200), 2.0, 9),
    ("Dunning 1993, the swiss", f.g2(110, 111, 2552, 29225), 270.72, 2),
    ("Dunning 1993, can be", f.g2(8, 24, 13, 31764), 95.29, 2),
    ("Dunning 1993, a zero cell", f.g2(10, 3, 10, 31767), 167.23, 2),
    ("Gabrielatos and Marchi 2011", f.percent_diff(206523, 178174, 959641, 1562358), 88.7, 1),
    ("Pojanapunya and Todd 2016", f.odds_ratio(16217, 735, 2796938, 2087946), 16.6, 1),
    ("Hardie 2014, rates", f.log_ratio(0.0006, 0.0002, 1, 1), 1.585, 3),
    ("Hardie 2014", f.log_ratio(6, 2, 10000, 10000), 1.585, 3),
    ("Hardie 2014, equal", f.log_ratio(6, 6, 10000, 10000), 0, 9),
    ("quanteda, lr without correction", f.g2(7, 2, 10, 9), 4.534939, 6),
    ("quanteda, pmi in nats", f.mi(3, 5, 17, 29) * math.log(2), 0.0232569, 7),
    (
        "Monroe z, flat prior .05: fox",
        f.log_odds_z(1, 0, 9, 9, prior=0.05, prior_total=0.55),
        0.6894227887,
        10,
    ),
    (
        "Monroe z, flat prior .05: donkey",
        f.log_odds_z(0, 1, 9, 9, prior=0.05, prior_total=0.55),
        -0.6894227887,
        10,
    ),
    ("Monroe z, flat prior .05: the", f.log_odds_z(2, 2, 9, 9, prior=0.05, prior_total=0.55), 0, 10),
    (
        "Monroe z, flat prior .01: cat",
        f.log_odds_z(30, 4, 247, 251, prior=0.01, prior_total=0.05),
        4.029022,
        6,
    ),
    (
        "Monroe z, flat prior .01: dog",
        f.log_odds_z(5, 28, 247, 251, prior=0.01, prior_total=0.05),
        -3.716662,
        6,
    ),
    (
        "Monroe z, flat prior .01: the",
        f.log_odds_z(200, 210, 247, 251, prior=0.01, prior_total=0.05),
        -1.874889,
        6,
    ),
    (
        "Monroe z, flat prior .01: purr",
        f.log_odds_z(12, 0, 247, 251, prior=0.01, prior_total=0.05),
        0.715379,
        6,
    ),
    (
        "Monroe z, flat prior .01: leash",
        f.log_odds_z(0, 9, 247, 251, prior=0.01, prior_total=0.05),
        -0.682017,
        6,
    ),
    ("Lijffijt and Gries 2012", f.dp_norm([2, 1, 0], [1, 1, 1]), 0.5, 9),
    ("the same, not normalised", f.dp([2, 1, 0], [1, 1, 1]), 0.3333, 4),
    ("Gries 2008, even", f.dp([3, 3, 3], [1, 1, 1]), 0, 9),
    ("Carroll 1970", f.juilland_d([0, 4, 3, 2, 1], [1] * 5), 0.6464, 4),
    ("Manning and Schütze 5.3.2, new companies", f.t_score(8, 15828, 4675, 14307668), 0.999932, 6),
    ("Manning and Schütze 5.3.2, Ayatollah", f.t_score(20, 42, 20, 14307668), 4.4721, 4),
    ("Manning and Schütze 5.4, Ayatollah", f.mi(20, 42, 20, 14307668), 18.38, 2),
    ("Manning and Schütze 5.4, like people", f.mi(20, 15019, 15629, 14307668), 0.29, 2),
    ("Church and Hanks 1990", f.mi(8, 1105, 44, 15_000_000), 11.3, 1),
    ("Rychlý 2008, at most 14", f.log_dice(7, 7, 7), 14, 9),
    ("Smadja et al. 1996, derived", f.log_dice(130, 3121, 143), 10.34994, 5),
    ("χ² with one degree of freedom", f.p_of_g2(6.634897), 0.01, 6),
]
LYNE = [2, 0, 1, 1, 3, 0, 3, 0, 0, 0], [8143, 8058, 8271, 8125, 7959, 7941, 8146, 8001, 8003, 7930]


@pytest.mark.parametrize(
    ("name", "value", "published", "digits"), PUBLISHED, ids=[row[0] for row in PUBLISHED]
)
def test_a_value_is_the_published_one(name: str, value: float, published: float, digits: int) -> None:
    assert round(value, digits) == pytest.approx(published, abs=10**-digits / 2)


def test_unequal_parts_as_in_lyne_1985() -> None:
    assert round(f.dp(*LYNE), 7) == 0.4990705
    assert round(f.juilland_d(*LYNE), 7) == 0.6038797


def test_the_interval_holds_the_ratio() -> None:
    low, high = f.log_ratio_interval(52, 57, 50000, 75000)
    half = 1.959964 * math.sqrt(1 / 52 - 1 / 50000 + 1 / 57 - 1 / 75000) / math.log(2)
    assert (low, high) == pytest.approx(
        (f.log_ratio(52, 57, 50000, 75000) - half, f.log_ratio(52, 57, 50000, 75000) + half)
    )


@pytest.mark.parametrize(
    "value",
    [
        f.g2(0, 0, 0, 5),
        f.percent_diff(1, 0, 5, 5),
        f.log_ratio(0, 0, 5, 5),
        f.log_ratio_interval(1, 1, 0, 5),
        f.odds_ratio(1, 0, 5, 5),
        f.log_odds_z(1, 1, 2, 2, prior=0, prior_total=-2),
        f.dp([0, 0], [1, 1]),
        f.dp_norm([1], [1]),
        f.juilland_d([1], [1]),
        f.mi(0, 1, 1, 5),
        f.t_score(0, 1, 1, 5),
        f.log_dice(0, 1, 1),
        f.g2(6, 1, 5, 5),
        f.g2(-1, 1, 5, 5),
        f.log_ratio(6, 1, 5, 5),
        f.odds_ratio(5, 1, 5, 9),
        f.odds_ratio(1, 5, 9, 5),
        f.mi(1, 1, 1, 0),
        f.mi(1, -1, -1, 5),
        f.dp([], []),
        f.dp([1, -1], [1, 1]),
        f.dp([1, 1], [0, 0]),
        f.dp_norm([3], [2]),
        f.juilland_d([1, 2], [1, 0]),
        f.log_dice(1, 0, 0),
        f.g2(float("nan"), 1, 5, 5),
        f.g2(1, 1, float("inf"), 5),
    ],
)
def test_undefined_is_none(value: object) -> None:
    assert value is None


def test_terms_are_two_or_four() -> None:
    with pytest.raises(ValueError, match=r"^terms is 3; 2 or 4$"):
        f.g2(1, 1, 2, 2, terms=3)


@st.composite
def counts(draw: st.DrawFn) -> tuple[int, int, int, int]:
    c, d = draw(st.integers(1, 10**7)), draw(st.integers(1, 10**7))
    return draw(st.integers(0, c)), draw(st.integers(0, d)), c, d


RATIOS = ("g2", "percent_diff", "log_ratio", "log_ratio_interval", "odds_ratio")


def _all(n: tuple[int, int, int, int]) -> dict[str, object]:
    """Every formula on two words and two sizes."""
    found = {name: getattr(f, name)(*n) for name in RATIOS}
    found["two terms"] = f.g2(*n, terms=2)
    found["z"] = f.log_odds_z(*n, prior=0.1, prior_total=10)
    return found


@given(counts())
def test_nothing_is_infinite_and_swapping_turns_the_sign(n: tuple[int, int, int, int]) -> None:
    a, b, c, d = n
    for name, value in _all(n).items():
        for number in value if isinstance(value, tuple) else (value,):
            assert number is None or (isinstance(number, float) and math.isfinite(number)), name
    other = _all((b, a, d, c))
    for name in ("g2", "two terms"):
        assert _all(n)[name] == pytest.approx(other[name], rel=1e-9, abs=1e-9)
        assert _all(n)[name] >= 0
    assert _all(n)["z"] == pytest.approx(-other["z"], rel=1e-6, abs=1e-9)
    if a or b:
        assert f.log_ratio(a, b, c, d) == pytest.approx(-f.log_ratio(b, a, d, c), abs=1e-9)
        low, high = f.log_ratio_interval(a, b, c, d)
        assert f.log_ratio_interval(b, a, d, c) == pytest.approx((-high, -low), abs=1e-9)
        assert low <= f.log_ratio(a, b, c, d) <= high


@given(counts())
def test_doubling_both_doubles_g2_and_leaves_the_ratios(n: tuple[int, int, int, int]) -> None:
    a, b, c, d = n
    twice = (2 * a, 2 * b, 2 * c, 2 * d)
    assert f.g2(*twice) == pytest.approx(2 * f.g2(*n), rel=1e-9, abs=1e-9)
    assert f.percent_diff(*twice) == pytest.approx(f.percent_diff(*n))
    assert f.odds_ratio(*twice) == pytest.approx(f.odds_ratio(*n))
    if a and b:
        assert f.log_ratio(*twice) == pytest.approx(f.log_ratio(*n), abs=1e-9)


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(1, 10**4))
def test_equal_rates_are_no_difference(a: int, rest: int, times: int) -> None:
    n = (a, a * times, a + rest, (a + rest) * times)
    assert f.g2(*n) == f.g2(*n, terms=2) == 0
    if a:
        assert f.percent_diff(*n) == pytest.approx(0, abs=1e-9)
        assert f.odds_ratio(*n) == pytest.approx(1)
        assert f.log_ratio(*n) == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize(
    "n", [(10**15, 10**12, 10**18, 10**16), (0, 10**17, 10**18, 10**18), (1, 0, 10**300, 10**300)]
)
def test_huge_counts_stay_numbers(n: tuple[int, int, int, int]) -> None:
    for name, value in _all(n).items():
        for number in value if isinstance(value, tuple) else (value,):
            assert number is None or math.isfinite(number), name


@given(st.lists(counts(), min_size=1, max_size=8))
def test_arrays_are_the_single_values(rows: list[tuple[int, int, int, int]]) -> None:
    columns = np.array(rows, float).T
    for name in (*RATIOS[:3], "odds_ratio"):
        single = [getattr(f, name)(*row) for row in rows]
        expected = [math.nan if value is None else value for value in single]
        assert getattr(f, name).arrays(*columns).tolist() == pytest.approx(expected, nan_ok=True), name


@st.composite
def parts(draw: st.DrawFn) -> tuple[list[int], list[int]]:
    sizes = draw(st.lists(st.integers(1, 10**4), min_size=2, max_size=12))
    return [draw(st.integers(0, size)) for size in sizes], sizes


@given(parts(), st.integers(2, 9))
def test_dispersion_is_bounded_and_does_not_mind_the_scale(
    p: tuple[list[int], list[int]], times: int
) -> None:
    hits, sizes = p
    values = f.dp(hits, sizes), f.dp_norm(hits, sizes), f.juilland_d(hits, sizes)
    if not sum(hits):
        assert values == (None, None, None)
        return
    assert -1e-12 <= values[0] <= values[1] <= 1 + 1e-9
    assert -1e-9 <= values[2] <= 1
    scaled = [times * n for n in hits], [times * n for n in sizes]
    assert (f.dp(*scaled), f.dp_norm(*scaled), f.juilland_d(*scaled)) == pytest.approx(values, abs=1e-9)
    even = f.dp(sizes, sizes), f.juilland_d(sizes, sizes)
    assert even == pytest.approx((0, 1), abs=1e-7)


@given(st.integers(1, 10**6), st.integers(0, 10**6), st.integers(0, 10**6), st.integers(1, 10**9))
def test_company(met: int, more: int, still: int, n: int) -> None:
    x, y = 2 * met + more, 2 * met + still
    assert f.log_dice(met, x, y) <= 14
    assert f.log_dice(2 * met, x, y) == pytest.approx(f.log_dice(met, x, y) + 1)
    assert f.mi(met, x, y, 2 * n) == pytest.approx(f.mi(met, x, y, n) + 1)
    assert f.t_score(met, x, y, 10**30) == pytest.approx(math.sqrt(met), rel=1e-6)


@pytest.mark.parametrize(("ours", "nltk"), [("mi", "pmi"), ("t_score", "student_t")])
def test_ours_are_nltks_where_nltk_has_them(ours: str, nltk: str) -> None:
    for met, x, y, n in [(8, 15828, 4675, 14307668), (20, 42, 20, 14307668), (59, 67, 65, 571007)]:
        expected = getattr(BigramAssocMeasures, nltk)(met, (x, y), n)
        assert getattr(f, ours)(met, x, y, n) == pytest.approx(expected)
    assert f.g2(8, 24, 13, 31764) == pytest.approx(BigramAssocMeasures.likelihood_ratio(8, (13, 32), 31777))


@given(st.integers(0, 10**6), st.integers(1, 10**7))
def test_a_rate_stands_in_its_interval(n: int, tokens: int) -> None:
    low, high = f.rate_interval(n, tokens)
    assert 0 <= low <= 1000 * n / tokens < high


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: f.log_ratio_interval(1, 1, 5, 5, level=1), "level is 1; between 0 and 1"),
        (lambda: f.dp([1, 2], [1]), "2 frequencies and 1 sizes; one of each a part"),
    ],
)
def test_what_cannot_be_asked_is_one_line(call: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError) as error:  # noqa: PT011
        call()
    assert str(error.value) == message
