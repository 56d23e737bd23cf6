"""Open dates: 03/04/2020, a day without its year, a year of two digits. Evidence settles them, or nothing does.

For the order of day and month: the user's word, a date beside it that fits one reading only, the same day in the name, in
an address or in words, dates of the same source, file or text that can be read one way only, the source's country, a
language other than English (these all write the day first), a day just before it, without a year, that the text tells of.
For a year: a full date stated beside it, the file's name, the same day in the text with its year. Time stamps of files,
today, and lines of copyright, whose year is often that of the site, are never evidence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

from memokit.calendar.worded import find_worded
from memokit.calendar.written import WRITTEN, Written, parse_written, plain_day
from memokit.reading.headers.names import years_in_name, years_with_day
from memokit.reading.headers.others import SHOWN
from memokit.reading.headers.phrases import days_in
from memokit.reading.kinds import is_foreign
from memokit.reading.records import Draft, Stated

# How a country writes dates in digits, where it does so one way only. Others mostly write the day first.
_MONTH_FIRST = frozenset({"us", "ph"})
_EITHER = frozenset({"ca", "cn", "jp", "kr", "kp", "hu", "lt", "mn", "tw", "za", "se"})
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_NAMED_DAY = re.compile(r"(?<![A-Za-z])(?P<month>[A-Za-z]{3,9})[-_ ]?(?P<day>\d{1,2})(?!\d)")
_NAMED_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_OLD_YEAR = re.compile(r"(?<![\d/.-])\d{1,2}([/.-])\d{1,2}\1(?P<year>69|[7-9]\d)(?![\d/.-])")
_IN_DIGITS = re.compile(
    r"(?<![\d/.-])(?:\d{1,2}([/-])\d{1,2}\1(?:(?:19|20)\d\d|\d\d)|\d\d\.\d\d\.(?:(?:19|20)\d\d|\d\d)|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d)(?![\d/-])"
)
NAMED = "file name"
HEAD = 2500
"""So many characters at the beginning of a memo are searched for years of two digits."""
YEARS_LOOKED_AT = DAYS_LOOKED_AT = 100
NEAR_DAYS, FAR_DAYS = 7, 20
"""A date beside an ambiguous one settles it where one reading is as near as this and the other that far."""


FAR_YEARS, LATEST = 30, 2030
"""A year further from another says nothing of its century, where it may be of this one: no memo is of a later year."""


class Settled(NamedTuple):
    """The date that is used, by which rule, and the stated dates that disagree with it."""

    written: Written | None
    rule: str | None
    others: tuple[Stated, ...] = ()


class Evidence:
    """Which order of day and month the sources and files of a reading show."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self._orders: dict[tuple[str, str], Counter[str]] = {}
        for draft in drafts:
            for one in draft.stated:
                if one.written.order:
                    for key in _keys(draft, one.rule):
                        self._orders.setdefault(key, Counter())[one.written.order] += 1

    def order(self, draft: Draft) -> str | None:
        """The one order that its source, or else its file, or the names of files show, or that of its country; None where only both are seen."""
        shown = list(filter(None, map(self._orders.get, _keys(draft, draft.stated[0].rule))))
        alone = next((seen for seen in shown if len(seen) == 1), None)
        if shown:
            return next(iter(alone)) if alone else None
        if draft.country is None or draft.country in _EITHER:
            return None
        return "mdy" if draft.country in _MONTH_FIRST else "dmy"


def _keys(draft: Draft, rule: str) -> list[tuple[str, str]]:
    """Where the same order is to be expected: days in the names of a folder's files are written alike."""
    if rule == NAMED and draft.path:
        return [("names", draft.path.rpartition("/")[0])]
    return [(kind, key) for kind, key in (("source", draft.source), ("file", draft.path)) if key]


def settle(draft: Draft, evidence: Evidence) -> Settled:
    """The date of `draft`."""
    if not draft.stated:
        return Settled(None, None)
    first, *rest = draft.stated
    written = first.written
    if written.precision == "day" and not rest:
        return Settled(written, first.rule)
    if written.precision == "none":
        written = _by_order(written, rest, evidence.order(draft), draft)
    elif written.precision == "month_day" and first.rule != "given":
        written, first = _with_year(first, rest, draft)
    others = []
    for one in rest:
        if one.written.value != written.value or one.written.precision != "day":
            one = one if one.written.precision != "none" else _read_like(one, written)
            if _disagree(written, one.written):
                others.append(one)
    return Settled(written, first.rule, tuple(others))


def _by_order(written: Written, rest: list[Stated], order: str | None, draft: Draft) -> Written:
    """An ambiguous date as one of its readings, or as it is."""
    without_year = {one.written.value[5:] for one in rest if one.written.precision == "month_day"}
    fitting = [reading[5:] in without_year for reading in written.readings]
    if sum(fitting) == 1:
        return _reading(written, fitting.index(True))
    days = [one.written.value for one in rest if one.written.precision == "day"]
    for day in days:
        gaps = [
            abs((date.fromisoformat(reading) - date.fromisoformat(day)).days) for reading in written.readings
        ]
        if min(gaps) <= NEAR_DAYS and max(gaps) >= FAR_DAYS:
            return _reading(written, gaps.index(min(gaps)))
    names = f"{draft.path or ''} {draft.addresses}"
    named = [
        int(day[:4]) in years_with_day(names, day[5:]) or _is_in_name(day, draft.path)
        for day in written.readings
    ]
    if sum(named) == 1:
        return _reading(written, named.index(True))
    in_words = _days_in_words(f"{draft.title or ''}\n{draft.text[:HEAD]}")
    told = [reading in in_words for reading in written.readings]
    if sum(told) == 1:
        return _reading(written, told.index(True))
    named = [_names_day(reading, draft.text) for reading in written.readings]
    if sum(named) == 1:
        return _reading(written, named.index(True))
    order = order or _order_in(f"{draft.head}\n{draft.text}") or ("dmy" if is_foreign(draft.text) else None)
    if order:
        return _reading(written, 0 if order == "dmy" else 1)
    gaps_of = [_days_told(reading, draft.text) for reading in written.readings]
    fits = [
        any(0 <= gap <= NEAR_DAYS for gap in gaps) and all(abs(gap) >= FAR_DAYS for gap in others)
        for gaps, others in zip(gaps_of, reversed(gaps_of), strict=True)
    ]
    return _reading(written, fits.index(True)) if sum(fits) == 1 else written


def _is_in_name(day: str, name: str | None) -> bool:
    """Whether the name of a file has that day without its year: `Feb11_talks.html`."""
    last = (name or "")[(name or "").rfind("/") + 1 :][:300]
    named = (plain_day(f"{match['month']} {match['day']}") for match in _NAMED_DAY.finditer(last))
    return any(one is not None and one.value[5:] == day[5:] for one in named)


LONGEST_DAY_LINE = 30
_MONTH_DAY = re.compile(r"\b(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})\b(?!,? \d{4}|:)")


def _names_day(day: str, text: str) -> bool:
    """Whether a line at the beginning of a text is that month and day in words, without its year: `Tuesday, March 6`."""
    lines = (line.strip() for line in text[:HEAD].split("\n") if len(line) <= LONGEST_DAY_LINE)
    return any(one is not None and one.value[5:] == day[5:] for one in map(plain_day, filter(None, lines)))


def _days_told(day: str, text: str) -> list[int]:
    """So many days lie between `day` and those that the beginning of a text names in words, without a year in that year."""
    told = (plain_day(match.group()) for match in islice(_MONTH_DAY.finditer(text, 0, HEAD), DAYS_LOOKED_AT))
    near = {_nearest(one.value[5:], day) for one in told if one} | _days_in_words(text)
    return [(date.fromisoformat(day) - date.fromisoformat(one)).days for one in near if one]


def _days_in_words(text: str) -> set[str]:
    """The days that the beginning of a text tells with the names of their months, or all in words."""
    found = [parse_written(match["day"]) for match in days_in(text[:HEAD]) if match["day"]]
    found.append(find_worded(text[:HEAD]))
    return {written.value for written in found if written and written.precision == "day"}


def _order_in(text: str) -> str | None:
    """The order that the other dates of a text show, where some can be read one way only, and all these the same."""
    found = islice(_IN_DIGITS.finditer(text), DAYS_LOOKED_AT)
    shown = {written.order for match in found if (written := parse_written(match.group())) and written.order}
    return shown.pop() if len(shown) == 1 else None


def _reading(written: Written, which: int) -> Written:
    value = written.readings[which]
    return Written(value, "day", short_year=written.short_year)


def _read_like(one: Stated, written: Written) -> Stated:
    """An ambiguous date beside the one used, read as that one where it can be."""
    return Stated(written, one.rule) if written.value in one.written.readings else one


def _with_year(first: Stated, rest: list[Stated], draft: Draft) -> tuple[Written, Stated]:
    """A day and month with the year that stands elsewhere, and the rule that found it."""
    month_day = first.written.value[5:]
    for one in rest:
        if one.written.precision == "day" and one.rule != SHOWN:
            if one.written.value[5:] == month_day:
                return one.written, Stated(one.written, first.rule)
            near = _nearest(month_day, one.written.value)
            if near:
                return _full(near), first
    for year in (_year_in_name(month_day, draft), _year_in_text(month_day, draft.text)):
        if year and (value := _valid(f"{year}-{month_day}")):
            return _full(value), first
    return first.written, first


def _full(value: str) -> Written:
    return Written(value, "day")


def _valid(value: str) -> str | None:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        return None


def _nearest(month_day: str, day: str) -> str | None:
    """The day of that month and day that is within two months of `day`."""
    middle = date.fromisoformat(day)
    found = [
        value
        for year in (middle.year - 1, middle.year, middle.year + 1)
        if (value := _valid(f"{year:04d}-{month_day}"))
    ]
    near = min(found, key=lambda value: abs(date.fromisoformat(value) - middle), default=None)
    return near if near and abs(date.fromisoformat(near) - middle) <= timedelta(60) else None


def _year_in_name(month_day: str, draft: Draft) -> int | None:
    name = draft.path or ""
    years = years_with_day(name, month_day) or years_in_name(name)
    return years.pop() if len(years) == 1 else None


def _year_in_text(month_day: str, text: str) -> int | None:
    """The year of the same month and day where the text prints it in full, and no other."""
    found = set()
    for number, match in enumerate(_YEAR.finditer(text)):
        if number >= YEARS_LOOKED_AT:
            break
        window = text[max(0, match.start() - 24) : match.end()]
        for place in re.finditer(r"(?<![^\W_])(?=[^\W_])", window):
            full = WRITTEN.match(window, place.start())
            if full and full.end() == len(window):
                written = parse_written(window[place.start() :])
                if written and written.precision == "day" and written.value[5:] == month_day:
                    found.add(int(written.value[:4]))
                break
    return found.pop() if len(found) == 1 else None


def _disagree(one: Written, other: Written) -> bool:
    """Whether two dates cannot both be the memo's, as far as each tells."""
    if one.precision == "none":
        return other.precision == "day" and other.value not in one.readings
    if other.precision == "none":
        return one.precision == "day" and one.value not in other.readings
    if "month_day" in (one.precision, other.precision):
        return (
            one.value[5:] != other.value[5:]
            if {one.precision, other.precision} <= {"day", "month_day"}
            else False
        )
    if one.last and one.value <= other.value <= one.last:
        return False
    short = min(len(one.value), len(other.value))
    return one.value[:short] != other.value[:short]


def _gap(value: str, years: list[int]) -> int:
    """How far the year of a date is from the nearest of `years`."""
    return min(abs(int(value[:4]) - year) for year in years)


def in_its_century(written: Written, text: str, name: str) -> Written:
    """A year of two digits in the century that the memo's other years show.

    It is that of a year in the memo's name with the same two digits; else 00–30 are 20xx unless the memo or its name prints other years, in four digits or as 69–99, all of them earlier
    than that, and one of them nearer to the same year of the last century, by less than `FAR_YEARS`. A year after
    `LATEST` is one of the last century, unless the memo prints such a year.

    >>> in_its_century(parse_written("22 Nov 63"), "the election of 1960", "").value
    '1963-11-22'
    """
    values = [value for value in (written.value, *written.readings) if value]
    if not written.short_year or not values:
        return written
    year = int(values[0][:4])
    named = {int(one) for one in _NAMED_YEAR.findall(name[-600:]) if one[2:] == values[0][2:4]}
    if len(named) == 1:
        return _years_back(written, year - named.pop()) or written
    years = [int(one) for one in _YEAR.findall(text)] + sorted(years_in_name(name))
    years += [1900 + int(match["year"]) for match in _OLD_YEAR.finditer(text[:HEAD])]
    if year < 2000 or year <= max(years, default=0):
        return written
    earlier = _years_back(written, 100)
    near = bool(years) and _gap(f"{year - 100}", years) < min(FAR_YEARS, _gap(values[0], years))
    return earlier if earlier and (near or year > LATEST) else written


def _years_back(written: Written, years: int) -> Written | None:
    """The same day so many years before; None where there is no such day."""

    def back(value: str) -> str:
        return f"{int(value[:4]) - years}{value[4:]}"

    values = [back(value) for value in (written.value, *written.readings) if value]
    if not all(map(_valid, values)):
        return None
    if written.precision == "none":
        return written._replace(readings=tuple(values))
    instant = written.instant and back(written.instant)
    return written._replace(value=values[0], instant=instant, last=written.last and back(written.last))
