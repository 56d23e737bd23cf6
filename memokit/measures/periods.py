"""Days, weeks and months as periods: their first and last day, and what they are called."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from memokit.errors import UsageError

BY = ("day", "week", "month")


def period_of(day: str, by: str) -> tuple[str, str]:
    """The first and last day of the day, week (Monday to Sunday) or month that holds `day`.

    >>> period_of("2020-12-31", "week")
    ('2020-12-28', '2021-01-03')
    """
    when = date.fromisoformat(day)
    if by == "day":
        return day, day
    if by == "week":
        monday = when - timedelta(when.weekday())
        return monday.isoformat(), (monday + timedelta(6)).isoformat()
    if by == "month":
        last = monthrange(when.year, when.month)[1]
        return when.replace(day=1).isoformat(), when.replace(day=last).isoformat()
    raise UsageError(f"by {by!r}; one of {', '.join(BY)}")


def periods(first: str, last: str, by: str) -> Iterator[tuple[str, str]]:
    """Every period from that of `first` to that of `last`, empty ones too.

    >>> len(list(periods("2020-12-31", "2021-01-04", "week")))
    2
    """
    span = period_of(first, by)
    while span[0] <= last:
        yield span
        span = period_of((date.fromisoformat(span[1]) + timedelta(1)).isoformat(), by)
