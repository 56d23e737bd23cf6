"""Hostile text: a text twice as long takes no more than a small multiple of the work."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

import memokit as mk
from memokit.language.annotate import annotate
from memokit.lexicon import read_rows
from memokit.model import Memo

UNITS = [
    '" ',
    "said ",
    '"He said that." ',
    "He said that it was so. Ann Smith said no.\n",
    "the man, who, ",
    "'a ",
    "1/1/",
    "last ",
    "“",
    "said said said ",
    "according to ",
    "Ann Smith, ",
    '"He said," he said. ',
    '"a\n',
    "of the man of ",
    "said (",
    "a.\t",
]


def _steps(text: str) -> int:
    """How many lines of Python run while `text` is annotated: work, counted without a clock."""
    count = 0

    def trace(frame, event, arg):  # type: ignore[no-untyped-def]
        nonlocal count
        count += event == "line"
        return trace

    sys.settrace(trace)
    try:
        mk.parse(text, date="2020-01-01")
    finally:
        sys.settrace(None)
    return count


@pytest.mark.parametrize("unit", UNITS)
def test_work_grows_with_length_and_not_with_its_square(unit: str) -> None:
    mk.parse("warm up", date="2020-01-01")
    short, long = (_steps(unit * n) for n in (300, 1200))
    assert long < 6 * short


TIME_WORDS = [row[0] for row in read_rows("time_words")]
TIME_WORDS += ["the", "same", "-", "1", "2020", "31", "XVI", "9999", "0", "last", "later", ",", "."]


@given(
    st.lists(st.sampled_from(TIME_WORDS), max_size=14).map(" ".join),
    st.sampled_from(["2020-12-31", "0001-01-01", "9999-12-31", None]),
)
def test_any_row_of_time_words_is_read(text: str, date: str | None) -> None:
    memo = Memo("1", text, date=date, date_precision="day" if date else "none", language="en")
    assert all(text[time.start : time.end].strip() for time in annotate(memo).times)


@pytest.mark.parametrize("text", ["It begins as planned to p.m. as", "Eid al-Fitr to continues"])
def test_a_text_that_breaks_off_is_read(text: str) -> None:
    assert mk.parse(text, date="2020-12-31").memo.text == text
