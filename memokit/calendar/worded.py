"""Days written in words: `this twenty-first day of April, in the year of our Lord two thousand twenty-two`."""

from __future__ import annotations

import re
from datetime import date

from memokit.calendar.written import MONTHS, Written
from memokit.lexicon import one_of, read_rows

FIRST_YEAR = 1500
"""An earlier year is one that a scan has spoiled."""
_NUMBERS = {word: int(number) for word, number in read_rows("numerals")}
_UNITS = {word: number for word, number in _NUMBERS.items() if 0 < number < 100 and word.isalpha()}
_ORDINALS = {
    **{row[0]: int(row[2]) for row in read_rows("time_words") if row[1] == "ordinal" and row[0] != "final"},
    "thirtieth": 30,
}
_TENS = {word: number for word, number in _UNITS.items() if number in (20, 30)}
_WORD = one_of(_UNITS)
_WORDED = re.compile(
    rf"(?<!after\sthe\s)(?<!from\sthe\s)(?<!until\sthe\s)(?<!before\sthe\s)(?<!since\sthe\s)\b(?P<tens>(?:{'|'.join(_TENS)})[\s-]+)?(?P<day>{one_of(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))\s+(?:\([A-Z .]{{3,20}}\)\s+)?day\s+of\s+(?P<month>{one_of(MONTHS)}),?\s+"
    rf"(?:(?:in\s+)?the\s+year(?:\s+of\s+our\s+lord)?,?\s+)?"
    rf"(?:(?P<thousands>one|two)\s+thousand,?|(?P<hundreds>{_WORD})\s+hundred)(?:\s+(?:and\s+)?(?P<more>{_WORD})\s+hundred)?"
    rf"(?:\s+(?:and\s+)?(?P<rest>{_WORD}(?:[\s-]+{_WORD})?))?\b",
    re.IGNORECASE,
)


def find_worded(text: str) -> Written | None:
    """The last day in `text` that is written in words with its year, and from or until which nothing lasts, or None.

    >>> find_worded("this twenty-first day of April, in the year of our Lord two thousand twenty-two").value
    '2022-04-21'
    >>> find_worded("this fourth day of November, one thousand eight hundred and ninety-")
    >>> find_worded("on and after the First Day of July One thousand eight hundred and sixty-seven they shall be one")
    >>> find_worded("Done this fourth day of November one thousand nine hundred and fifty.").value
    '1950-11-04'
    >>> find_worded("this 2nd day of July, in the year of Our Lord, nineteen hundred and fifty-seven").value
    '1957-07-02'
    """
    *_, last = (None, *_WORDED.finditer(text))
    if last is None or text.startswith("-", last.end()):
        return None  # none, or its year is cut
    ordinal = last["day"].lower()
    day = (_ORDINALS[ordinal] if ordinal in _ORDINALS else int(ordinal[:-2])) + (
        _TENS[last["tens"].lower().rstrip(" \t\n-")] if last["tens"] else 0
    )
    hundreds = 10 * _number(last["thousands"]) + _number(last["hundreds"]) + _number(last["more"])
    year = 100 * hundreds + sum(map(_number, re.split(r"[\s-]+", last["rest"] or "")))
    if year < FIRST_YEAR:
        return None
    try:
        return Written(date(year, MONTHS[last["month"].lower()], day).isoformat(), "day")
    except ValueError:
        return None


def _number(word: str | None) -> int:
    return _UNITS[word.lower()] if word else 0
