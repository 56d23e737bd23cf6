"""Written dates → value and precision.

Only what is printed counts: a month stays a month, a year a year, and a day and month without a year
stay `XXXX-12-31`. Where the order of day and month cannot be told, there is no date but its two readings.
Which of the dates of a memo is its own is not decided here but in `reading`.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from memokit.calendar.clocks import BEFORE, NOTHING_MORE, clock_of
from memokit.lexicon import one_of, read_rows

MONTHS = {name: int(number) for name, number in read_rows("months")}
_MONTH = one_of(MONTHS) + r"(?![^\W\d_])\.?"
_WEEKDAY = r"(?P<weekday>mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs?|ur)?(?:day)?\b\.?\s?,?\s+"
_DAY = r"\d{1,2}(?:(?:\s?(?:st|nd|rd|th)|d)\b)?(?![\d:])"
_LAST_DAY = r"(?:[012]?\d|3[01])(?:\s?(?:st|nd|rd|th)\b)?(?![\d:])"
_YEAR = r"(?:1[5-9]\d\d|20\d\d|[’‘']?\d{2})(?![\d:])"
# `24Œ25`: a dash of some PDF documents.
_DASH = r"\s?(?:[-–—/Œ]|to|through|and|&)\s?"

WRITTEN = re.compile(
    rf"""
    (?:{_WEEKDAY})?(?:the\s+)?
    (?:
        (?=\d)(?:
            (?P<iso>\d{{4}}-\d\d-\d\d)(?!\d)(?P<clock>[T ]\s?\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?(?:\s?(?:Z|UTC|GMT)(?![^\W\d_])|\s?[+-]\d\d:?\d\d)?)?
          | (?P<group>(?P<g_day>\d\d)(?P<g_hour>[01]\d|2[0-3])(?P<g_minute>[0-5]\d)\s?(?:Z|GMT|UTC)\s{{0,3}}(?P<g_month>[a-z]{{3,9}})\.?\s{{0,3}}(?P<g_year>\d{{4}}|\d\d))(?!\d)
          | (?P<compact>(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?:T?(?P<c_clock>(?:[01]\d|2[0-3])[0-5]\d[0-5]\d)(?P<c_zone>Z)?)?(?!\d)
          | (?P<ymonth>\d{{4}}-(?:0[1-9]|1[0-2]))(?![\d-])
          | (?P<big>(?:1[89]|20)\d\d(?:(?P<big_mark>[/.:-])\s?\d{{1,2}}(?P=big_mark)\s?\d{{1,2}}|\s[–-]\s\d\d\s[–-]\s\d\d))(?!\d)
          | (?P<digits>\d{{1,2}}\s?(?P<mark>[/.-])\s?\d{{1,2}}\s?(?P=mark)\s?(?:\d{{4}}|[’']?\d{{2}}))(?!\d)
          | (?P<y0>(?:1[89]|20)\d\d)[ -](?P<m0>{_MONTH})[ -](?P<d0>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)
          | (?P<d1>{_DAY})(?:{_DASH}(?P<d1last>{_LAST_DAY}))?[\s,./-]{{0,3}}(?:day\s+)?(?:of\s+)?(?P<m1>{_MONTH})
          (?:\.?\s?,?[\s./-]{{0,3}}\[?(?P<y1>{_YEAR})\]?)?(?:{_DASH}(?P<d1end>{_DAY})\s+(?P<m1end>{_MONTH})(?:,?\s+(?P<y1end>{_YEAR}))?)?
          | (?P<y4>(?:19|20)\d\d)(?![\d\w])
        )
      | (?=[jfmasond])(?:
            (?P<m5>{_MONTH})\s{{1,2}}(?P<d5>\d{{1,2}})\s(?P<clock5>\d\d:\d\d:\d\d)\s(?:(?:[A-Z]{{2,5}}|[+-]\d{{4}})\s)?(?P<y5>(?:19|20)\d\d)(?!\d)
          | (?P<m2>{_MONTH})(?:[\s-]{{0,3}}|,\s?(?=\d{{1,2}},?\s(?:19|20)\d\d\b))(?:the\s+)?(?P<d2>{_DAY})(?:{_DASH}(?P<d2last>{_LAST_DAY}))?(?:(?:\.?,|\s,|-|\.)?\s{{0,3}}\[?(?P<y2>{_YEAR})\]?)?
          (?:{_DASH}(?P<m2end>{_MONTH})\s+(?P<d2end>{_DAY})(?:,?\s+(?P<y2end>{_YEAR}))?)?
          | (?P<m3>{_MONTH})(?:,?\s+|-)(?:of\s+)?(?P<y3>\d{{4}})(?!\d)
        )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
LONGEST = 80
"""No written date, with its weekday and clock, is longer than this."""

NEW_STYLE = 1926
"""From this year on all states have the Gregorian calendar."""
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Written(NamedTuple):
    """A written date: its value, how precise it is, and the last day of a range."""

    value: str
    precision: str
    last: str | None = None
    instant: str | None = None
    readings: tuple[str, ...] = ()
    """Both readings of an ambiguous date, day first and month first; then `precision` is `none`."""
    order: str | None = None
    """`dmy` or `mdy` where digits show which order their writer uses: 24/12/2020."""
    short_year: bool = False
    """Whether only two digits of the year are printed."""


def two_digit_year(year: int) -> int:
    """00–68 are 20xx, 69–99 are 19xx (POSIX).

    >>> two_digit_year(68), two_digit_year(69)
    (2068, 1969)
    """
    return year + (2000 if year <= 68 else 1900)


def parse_written(text: str, *, order: str | None = None) -> Written | None:
    """The date that `text` begins with, or None.

    `order` (`"dmy"` or `"mdy"`) settles 03/04/2020; so does a weekday beside it that fits only one reading.

    >>> parse_written("31 Dec 2020").value
    '2020-12-31'
    """
    if written := _iso(text) or plain_day(text):
        return written
    match = WRITTEN.match(text)
    return written_as(match, order=order) if match else None


KEPT, LONGEST_ISO = 256, 64
"""So many days in ISO 8601 are kept: a memo's field, its name and its text mostly have the same."""
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?))?", re.ASCII)


def _iso(text: str) -> Written | None:
    """The day, and the instant, where `text` is one in ISO 8601 and nothing else: most are, and need no other pattern."""
    return _iso_day(text) if text[4:5] == "-" and len(text) <= LONGEST_ISO else None


@lru_cache(maxsize=KEPT)
def _iso_day(text: str) -> Written | None:
    match = _ISO.fullmatch(text)
    if not match:
        return None
    day, clock = match.groups()
    try:
        date.fromisoformat(day)
    except ValueError:
        return None
    return Written(day, "day", None, f"{day}T{clock}" if clock else None)


_PLAIN = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
    r"(?:(\d{1,2}) ([A-Za-z]{3,9})\.?|([A-Za-z]{3,9})\.? (\d{1,2}))(?:,? ((?:19|20)\d\d))?",
    re.ASCII,
)


def plain_day(text: str) -> Written | None:
    """The day where `text` is `6 Jan 2031`, `January 6, 2031` or `Jan 6` and nothing else: most need no longer pattern.

    >>> plain_day("Monday, 6 Jan 2031").value, plain_day("Jan 6").value, plain_day("6 Jan 2031 at noon")
    ('2031-01-06', 'XXXX-01-06', None)
    """
    match = _PLAIN.fullmatch(text)
    if not match:
        return None
    day_first, month_behind, month_first, day_behind, year = match.groups()
    month, day = MONTHS.get((month_behind or month_first).lower()), int(day_first or day_behind)
    if not month:
        return None
    if year:
        return _day(int(year), month, day)
    return Written(f"XXXX-{month:02d}-{day:02d}", "month_day") if _day(2000, month, day) else None


def parse_whole(text: str, *, order: str | None = None) -> Written | None:
    """The date that `text` is, with its clock but nothing else beside it, or None.

    >>> parse_whole("10:31 AM ET, Thu January 7, 2016").value
    '2016-01-07'
    >>> parse_whole("Thursday, 7 January 2016, they met")
    """
    text = text[: LONGEST + 1].strip(" \t.,;*_()[]<>")
    if len(text) > LONGEST:
        return None
    if written := _iso(text) or plain_day(text):
        return written
    before, match = None, WRITTEN.match(text)
    after = NOTHING_MORE.match(text[match.end() :]) if match else None
    if after is None and (before := BEFORE.match(text)):
        match = WRITTEN.match(text, before.end())
        after = NOTHING_MORE.match(text[match.end() :]) if match else None
    if not match:
        return None
    written = written_as(match, order=order) if after else None
    if written and written.precision == "none" and after and after["weekday"]:
        written = _digits(match["digits"], order, after["weekday"])
    if written is None or after is None or written.instant or written.precision != "day":
        return written
    clock = clock_of(before) or clock_of(after)
    return written._replace(instant=f"{written.value}T{clock}") if clock else written


def written_as(match: re.Match[str], *, order: str | None = None) -> Written | None:
    """The date that a match of `WRITTEN` writes, or None where there is no such day."""
    if match["m1"] or match["m2"]:
        return _with_month_name(match)
    if match["iso"]:
        written = _day(*map(int, match["iso"].split("-")))
        if not written or not match["clock"]:
            return written
        clock = "".join(match["clock"].lstrip("T ").split()).replace(",", ".")
        if clock[-3:].upper() in ("UTC", "GMT"):
            clock = clock[:-3] + "Z"
        return Written(written.value, "day", None, f"{match['iso']}T{clock}")
    if match["group"]:
        return _date_time_group(match)
    if match["compact"]:
        digits = match["compact"]
        written = _day(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
        return _with_clock(written, match["c_clock"], match["c_zone"])
    if match["ymonth"]:
        return Written(match["ymonth"], "month")
    if match["big"]:
        return _day(*map(int, re.split(r"[/.:–-]", match["big"])))
    if match["m5"]:
        written = _day(int(match["y5"]), _month(match["m5"]), int(match["d5"]))
        return _with_clock(written, match["clock5"].replace(":", ""), None)
    if match["digits"]:
        return _digits(match["digits"], order, match["weekday"])
    if match["y0"]:
        return _day(int(match["y0"]), _month(match["m0"]), int(match["d0"]))
    if match["m3"]:
        return Written(f"{match['y3']}-{_month(match['m3']):02d}", "month")
    return Written(match["y4"], "year")


_JOINED = re.compile(r"&|\band\b")
NEAR = 7
"""Two days of two months that `and` joins over more days than this are no range: courts print those of the hearing and of the judgment."""
_DAY_FIRST = ("m1", "d1", "y1", "d1last", "m1end", "d1end", "y1end")
_MONTH_FIRST = ("m2", "d2", "y2", "d2last", "m2end", "d2end", "y2end")


def _with_month_name(part: re.Match[str]) -> Written | None:
    """`31 Dec 2020`, `December 31, 2020`, and ranges of both."""
    groups = part.group(*(_DAY_FIRST if part["m1"] else _MONTH_FIRST))
    month_name, day, year, last_day, last_month, last_month_day, last_year = groups
    month, first = _month(month_name), _number(day)
    printed = year or last_year
    if printed is None:
        return Written(f"XXXX-{month:02d}-{first:02d}", "month_day") if _day(2000, month, first) else None
    written = _day(_year(printed), month, first)
    end = None
    if last_month:
        end = _day(_year(last_year or printed), _month(last_month), _number(last_month_day))
    elif last_day:
        end = _day(_year(printed), month, _number(last_day))
    if written is None:
        return None
    if end and last_month and _JOINED.search(part.group()) and _days_apart(written.value, end.value) > NEAR:
        return end._replace(short_year=_is_short(printed))
    if end and "/" in part.group() and _is_dual(written.value, end.value):
        return end._replace(short_year=_is_short(printed))
    last = end.value if end and end.value > written.value else None
    return Written(written.value, "day", last, short_year=_is_short(printed))


def _is_dual(old: str, new: str) -> bool:
    """Whether two days are one in the old style and the new: `5/18 March 1917`."""
    return int(old[:4]) < NEW_STYLE and _days_apart(old, new) in (10, 11, 12, 13)


def _days_apart(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _with_clock(written: Written | None, clock: str | None, zone: str | None) -> Written | None:
    """A day with the clock that stands behind it: 150400."""
    if not written or not clock:
        return written
    instant = f"{written.value}T{clock[:2]}:{clock[2:4]}:{clock[4:]}{(zone or '').upper()}"
    return written._replace(instant=instant)


def _date_time_group(part: re.Match[str]) -> Written | None:
    """`081248Z FEB 96`: day, hour and minute in UTC, month, year."""
    month = MONTHS.get((part["g_month"] or "").lower())
    year = part["g_year"] or ""
    written = _day(_year(year), month, int(part["g_day"] or 0)) if month else None
    clock = f"T{part['g_hour']}:{part['g_minute']}Z"
    return written and written._replace(instant=written.value + clock, short_year=_is_short(year))


def _month(word: str) -> int:
    return MONTHS[word.rstrip(".").lower()]


def _number(word: str) -> int:
    return int(word[:2]) if word[:2].isdigit() else int(word[:1])


def _is_short(year: str) -> bool:
    return len(year.lstrip("’‘'")) == 2


def _year(word: str) -> int:
    digits = word.lstrip("’‘'")
    return int(digits) if len(digits) == 4 else two_digit_year(int(digits))


def _day(year: int, month: int, day: int) -> Written | None:
    try:
        return Written(date(year, month, day).isoformat(), "day")
    except ValueError:
        return None


def _digits(text: str, order: str | None, weekday: str | None) -> Written | None:
    """24/12/2020 one way or the other: by `order`, the only reading there is, or its weekday; else both."""
    first, second, last = (piece.strip() for piece in re.split(r"[/.-]", text))
    year, short = _year(last), _is_short(last)
    readings = {
        "dmy": _day(year, int(second), int(first)),
        "mdy": _day(year, int(first), int(second)),
    }
    if ". " in text:
        del readings["mdy"]  # `10. 1. 2009`: nobody writes the month first so
    there = {name: written for name, written in readings.items() if written}
    if len(there) == 1:
        ((shown, only),) = there.items()
        fits = order in (None, shown)
        return only._replace(order=shown, short_year=short) if fits else None
    if order in there:
        return there[order]._replace(short_year=short)
    if weekday:
        fitting = [w for w in there.values() if _falls_on(w.value, weekday)]
        if len({w.value for w in fitting}) == 1:
            return fitting[0]._replace(short_year=short)
    values = tuple(written.value for written in there.values())
    if len(set(values)) == 1:
        return there["dmy"]._replace(short_year=short)
    return Written("", "none", readings=values, short_year=short) if values else None


def _falls_on(value: str, weekday: str) -> bool:
    return date.fromisoformat(value).weekday() == _WEEKDAYS.index(weekday.lower())
