"""The formulas against published values, and their properties. Sources stand beside the values."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memokit.measures import formulas as f

PUBLISHED = [
    # name, value, published, digits
    ("Rayson's wizard, two terms", f.g2(52, 57, 50000, 75000, terms=2), 2.65, 2),
    ("quanteda.extras", f.g2(10, 5, 100, 200), 7.329812, 6),
    ("quanteda.extras, the other way", f.g2(5, 10, 200, 100), 7.329812, 6),
    ("Dunning 1993, the swiss", f.g2(110, 111, 2552, 29225), 270.72, 2),
    ("Dunning 1993, can be", f.g2(8, 24, 13, 31764), 95.29, 2),
    ("Dunning 1993, a zero cell", f.g2(10, 3, 10, 31767), 167.23, 2),
    ("Gabrielatos and Marchi 2011", f.percent_diff(206523, 178174, 959641, 1562358), 88.7, 1),
    ("Pojanapunya and Todd 2016", f.odds_ratio(16217, 735, 2796938, 2087946), 16.6, 1),
    ("Hardie 2014", f.log_ratio(6, 2, 10000, 10000), 1.585, 3),
    ("Hardie 2014, equal", f.log_ratio(6, 6, 10000, 10000), 0, 9),
    ("Monroe z, flat prior .05", f.log_odds_z(1, 0, 9, 9, prior=0.05, prior_total=0.55), 0.6894227887, 10),
    ("Lijffijt and Gries 2012", f.dp_norm([2, 1, 0], [1, 1, 1]), 0.5, 9),
    ("Gries 2008, even", f.dp([3, 3, 3], [1, 1, 1]), 0, 9),
    ("Carroll 1970", f.juilland_d([0, 4, 3, 2, 1], [1] * 5), 0.6464, 4),
    ("Manning and Schütze 5.3.2", f.t_score(8, 15828, 4675, 14307668), 0.999932, 6),
    ("Manning and Schütze 5.3.2", f.t_score(20, 42, 20, 14307668), 4.4721, 4),
    ("Manning and Schütze 5.4", f.mi(20, 42, 20, 14307668), 18.38, 2),
    ("Manning and Schütze 5.4", f.mi(20, 15019, 15629, 14307668), 0.29, 2),
    ("Church and Hanks 1990", f.mi(8, 1105, 44, 15_000_000), 11.3, 1),
    ("Rychlý 2008, at most 14", f.log_dice(7, 7, 7), 14, 9),
    ("Smadja et al. 1996, derived", f.log_dice(130, 3121, 143), 10.34994, 5),
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


@given(counts())
def test_nothing_is_infinite_and_swapping_turns_the_sign(n: tuple[int, int, int, int]) -> None:
    a, b, c, d = n
    for name in ("g2", "percent_diff", "log_ratio", "odds_ratio"):
        value = getattr(f, name)(a, b, c, d)
        assert value is None or math.isfinite(value), name
    assert f.g2(a, b, c, d) == pytest.approx(f.g2(b, a, d, c), abs=1e-6)
    assert f.g2(a, b, c, d) >= 0
    if a or b:
        assert f.log_ratio(a, b, c, d) == pytest.approx(-f.log_ratio(b, a, d, c))


@given(counts())
def test_doubling_both_doubles_g2_and_leaves_the_ratio(n: tuple[int, int, int, int]) -> None:
    a, b, c, d = n
    assert f.g2(2 * a, 2 * b, 2 * c, 2 * d) == pytest.approx(2 * f.g2(a, b, c, d), rel=1e-6, abs=1e-6)
    if a and b:
        assert f.log_ratio(2 * a, 2 * b, 2 * c, 2 * d) == pytest.approx(f.log_ratio(a, b, c, d))
