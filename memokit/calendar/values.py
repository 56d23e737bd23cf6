"""TIMEX3 values and the calendar: the days of a value, weekdays, weeks, and steps of months."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from memokit.lexicon import read_rows

WEEKDAYS = {name: int(number) for name, number in read_rows("weekdays")}
"""Weekday names to numbers, Monday 0."""

_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
_SOUTHERN = {"SP": (9, 11), "SU": (12, 2), "FA": (3, 5), "WI": (6, 8)}
_PART_OF_MONTH = {"START": (1, 10), "MID": (11, 20), "END": (21, 31)}
_PART_OF_YEAR = {"START": (1, 4), "MID": (5, 8), "END": (9, 12)}
_PART_OF_DECADE = {"START": (0, 3), "MID": (4, 6), "END": (7, 9)}

Days = tuple[str, str]


KEPT_VALUES = 4096
"""The days of so many values are remembered: most values of a corpus come often."""


@lru_cache(KEPT_VALUES)
def days_of(value: str, mod: str | None = None, *, southern: bool = False) -> Days | None:
    """The first and last day that a DATE or TIME value covers, or None where it names no days.

    Early, mid and late are thirds, by the house's convention (docs/columns.md). Seasons are meteorological; those
    of the southern half of the earth where `southern`.

    >>> days_of("2020-12", "MID")
    ('2020-12-11', '2020-12-20')
    >>> days_of("2020-W53")
    ('2020-12-28', '2021-01-03')
    """
    if "/" in value:
        ends = [days_of(part, southern=southern) for part in value.split("/")]
        return (ends[0][0], ends[-1][1]) if ends[0] and ends[-1] else None
    value = value.split("T")[0]
    try:
        return _days(value, mod, _SOUTHERN if southern else _SEASON_MONTHS)
    except ValueError:
        return None


def _days(value: str, mod: str | None, seasons: dict[str, tuple[int, int]]) -> Days | None:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return date.fromisoformat(value).isoformat(), value
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        year, month = int(match[1]), int(match[2])
        first, last = _PART_OF_MONTH.get(mod or "", (1, 31))
        return _span(date(year, month, first), date(year, month, min(last, monthrange(year, month)[1])))
    if match := re.fullmatch(r"\d{4}", value):
        first, last = _PART_OF_YEAR.get(mod or "", (1, 12))
        return _months(int(value), first, int(value), last)
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return _span(monday + timedelta(5 if match[3] else 0), monday + timedelta(6))
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        quarter = int(match[2])
        return _months(int(match[1]), 3 * quarter - 2, int(match[1]), 3 * quarter)
    if match := re.fullmatch(r"(\d{4})-H([12])", value):
        return _months(int(match[1]), 6 * int(match[2]) - 5, int(match[1]), 6 * int(match[2]))
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        year, (first, last) = int(match[1]), seasons[match[2]]
        return _months(year, first, year + (last < first), last)
    if match := re.fullmatch(r"\d{3}", value):
        low, high = _PART_OF_DECADE.get(mod or "", (0, 9))
        return f"{value}{low}-01-01", f"{value}{high}-12-31"
    return None


def _span(first: date, last: date) -> Days:
    return first.isoformat(), last.isoformat()


def _months(year: int, month: int, last_year: int, last_month: int) -> Days:
    return _span(date(year, month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1]))


def week_of(day: date) -> str:
    """The ISO week of `day` as TIMEX3 writes it.

    >>> week_of(date(2020, 12, 31))
    '2020-W53'
    """
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def add_months(day: date, months: int) -> date:
    """`day` moved by `months`; the last day of the month where that month is shorter.

    >>> add_months(date(2021, 1, 31), 1)
    datetime.date(2021, 2, 28)
    """
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(f"year {year} is not on the calendar")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def nearest_weekday(day: date, weekday: int, *, ahead: bool) -> date:
    """The next such weekday after `day`, or the last one before it.

    >>> nearest_weekday(date(2020, 12, 31), 2, ahead=False)
    datetime.date(2020, 12, 30)
    """
    step = (weekday - day.weekday()) % 7 if ahead else -((day.weekday() - weekday) % 7)
    return day + timedelta(step or (7 if ahead else -7))
