"""Written dates → value and precision.

Only what is printed counts: a month stays a month, a year a year, and a day and month without a year
stay `XXXX-12-31`. Where the order of day and month cannot be told, there is no date but its two readings.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from memokit.lexicon import read_rows

MONTHS = {name: int(number) for name, number in read_rows("months")}
_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s+"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:\d{4}|[’']?\d{2})(?!\d)"

WRITTEN = re.compile(
    rf"""
    (?:{_WEEKDAY})?
    (?:
        (?P<iso>\d{{4}}-\d\d-\d\d)(?!\d)(?P<clock>[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?
      | (?P<compact>(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)
      | (?P<ymonth>\d{{4}}-\d\d)(?![\d-])
      | (?P<slashes>\d{{1,2}}[/.]\d{{1,2}}[/.](?:\d{{4}}|\d{{2}}))(?!\d)
      | (?P<d1>{_DAY})(?:\s?[-–]\s?(?P<d1last>{_DAY}))?[\s-]+(?:of\s+)?(?P<m1>{_MONTH})(?:,?[\s-]+(?P<y1>{_YEAR}))?
      | (?P<m2>{_MONTH})\s+(?P<d2>{_DAY})(?!\d|:\d)(?:\s?[-–]\s?(?P<d2last>{_DAY}))?(?:,?\s+(?P<y2>{_YEAR}))?
      | (?P<m3>{_MONTH}),?\s+(?P<y3>\d{{4}})(?!\d)
      | (?P<y4>(?:19|20)\d\d)(?![\d\w])
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Written(NamedTuple):
    """A written date: its value, how precise it is, and the last day of a range."""

    value: str
    precision: str
    last: str | None = None
    instant: str | None = None
    readings: tuple[str, ...] = ()
    """Both readings of an ambiguous date; then `precision` is `none`."""


def two_digit_year(year: int) -> int:
    """00–68 are 20xx, 69–99 are 19xx (POSIX).

    >>> two_digit_year(68), two_digit_year(69)
    (2068, 1969)
    """
    return year + (2000 if year <= 68 else 1900)


def parse_written(text: str, *, order: str | None = None) -> Written | None:
    """The date that `text` begins with, or None.

    `order` (`"dmy"` or `"mdy"`) settles 03/04/2020.

    >>> parse_written("31 Dec 2020")
    Written(value='2020-12-31', precision='day', last=None, instant=None, readings=())
    """
    match = WRITTEN.match(text)
    return _read(match, order) if match else None


def _read(match: re.Match[str], order: str | None) -> Written | None:
    part = match.groupdict()
    if part["iso"]:
        written = _day(*map(int, part["iso"].split("-")))
        instant = (part["iso"] + part["clock"].replace(" ", "T")) if part["clock"] else None
        return written._replace(instant=instant) if written else None
    if part["compact"]:
        digits = part["compact"]
        return _day(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    if part["ymonth"]:
        year, month = map(int, part["ymonth"].split("-"))
        return Written(f"{year:04d}-{month:02d}", "month") if 1 <= month <= 12 else None
    if part["slashes"]:
        return _slashes(part["slashes"], order)
    if part["m3"]:
        return Written(f"{part['y3']}-{_month(part['m3']):02d}", "month")
    if part["y4"]:
        return Written(part["y4"], "year")
    which = "1" if part["m1"] else "2"
    month, first = _month(part["m" + which]), _number(part["d" + which])
    last = part[f"d{which}last"]
    printed = part["y" + which]
    if printed is None:
        return Written(f"XXXX-{month:02d}-{first:02d}", "month_day") if _day(2000, month, first) else None
    written = _day(_year(printed), month, first)
    end = _day(_year(printed), month, _number(last)) if last else None
    return written._replace(last=end.value if end else None) if written else None


def _month(word: str) -> int:
    return MONTHS[word.rstrip(".").lower()]


def _number(word: str) -> int:
    return int(re.sub(r"\D", "", word))


def _year(word: str) -> int:
    digits = word.lstrip("’'")
    return int(digits) if len(digits) == 4 else two_digit_year(int(digits))


def _day(year: int, month: int, day: int) -> Written | None:
    try:
        return Written(date(year, month, day).isoformat(), "day")
    except ValueError:
        return None


def _slashes(text: str, order: str | None) -> Written | None:
    """24/12/2020 one way or the other: by `order`, else by which reading there is, else both."""
    first, second, last = re.split(r"[/.]", text)
    year = _year(last)
    day_first, month_first = (_day(year, int(m), int(d)) for d, m in ((first, second), (second, first)))
    if order in ("dmy", "mdy"):
        return day_first if order == "dmy" else month_first
    found = {w.value: w for w in (day_first, month_first) if w}
    if len(found) == 2:
        return Written("", "none", readings=tuple(found))
    return next(iter(found.values()), None)
