"""Hostile text: a text twice as long takes no more than a small multiple of the work."""

from __future__ import annotations

import sys

import pytest

import memokit as mk

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
