"""What an expression counts from when that is not the memo's day: the day or period named last."""

from __future__ import annotations

import re
from datetime import date

from memokit.calendar.values import add_months, days_of
from memokit.language.times.direction import looks_ahead
from memokit.language.times.scan import Place
from memokit.language.times.words import NUMERALS

REACH, MOST = 600, 8
"""A day named more than so many characters or expressions before is no longer the one that `two days earlier` counts from."""


def last_day_named(place: Place) -> date | None:
    """The last day that the memo named before the expression; none that is still to come where the verb is of the past."""
    for time in reversed(place.named[-MOST:]):
        if place.start - time.end > REACH:
            return None
        if time.first_day and time.first_day == time.last_day:
            day = date.fromisoformat(time.first_day)
            if place.today is None or day <= place.today or looks_ahead(place) is not False:
                return day
    return None


def last_period_named(place: Place, pattern: str = r"\d{4}-(?:Q[1-4]|H[12]|\d\d)") -> str | None:
    """The value of the last quarter, half or month (or what `pattern` says) named before the expression."""
    for time in reversed(place.named[-MOST:]):
        if place.start - time.end > REACH:
            return None
        if time.type in ("DATE", "TIME") and re.fullmatch(pattern, time.value):
            return time.value
    return None


def years_on(value: str, years: int) -> str | None:
    """The same period of another year: `1989-Q3` a year back is `1988-Q3`.

    >>> years_on("1989-Q3", -1), years_on("2020-02-29", 1)
    ('1988-Q3', '2021-02-28')
    """
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        try:
            return add_months(date.fromisoformat(value), 12 * years).isoformat()
        except (ValueError, OverflowError):
            return None
    moved = f"{int(value[:4]) + years:04d}{value[4:]}"
    return moved if days_of(moved) else None


def ordinal_number(place: Place) -> int | None:
    """The number of `tenth`, `21st`, `twenty-first` in an expression."""
    if digits := place.word("cent", "nth"):
        return int(re.sub(r"\D", "", digits))
    number = sum(NUMERALS.get(word, 0) for word in place.all("numeral")) + int(place.value("ordinal") or 0)
    return number or None
