"""Days: written in figures, by day and month, or by weekday; one function a kind of the grammar."""

from __future__ import annotations

import re
from datetime import date, timedelta

from memokit.calendar.values import add_months, days_of, nearest_weekday
from memokit.calendar.written import MONTHS, two_digit_year
from memokit.language.times.anchors import last_day_named
from memokit.language.times.direction import looks_ahead, nearest, was_to
from memokit.language.times.months import month_numbers
from memokit.language.times.scan import Meaning, Place, date_of
from memokit.language.times.words import CLASSES, VALUES, weekday_number
from memokit.language.times.years import DETACHED, detached_year
from memokit.lexicon import one_of

LONGEST_HEAD = 20_000
"""So much of a memo is asked how it writes its dates."""
FULL = "full date"


def _iso_value(year: int | str, month: int, day: int) -> str:
    year = f"{year:04d}" if isinstance(year, int) else year
    return f"{year}-{month:02d}-{day:02d}"


def iso(place: Place) -> Meaning | None:
    value = place.text
    if "T" in value:
        return ("TIME", value, None, FULL) if days_of(value) else None
    return date_of(value, FULL)


def slashes(place: Place) -> Meaning | None:
    """24/12/2020, 10-30-89: by the reading there is; where there are two, the day first unless the memo is American."""
    first, second, last = (int(n) for n in re.findall(r"\d+", place.text))
    if first > 31:
        return date_of(_iso_value(first, second, last), FULL)
    year = two_digit_year(last) if last < 100 else last
    if "-" in place.text or ("." in place.text and second > 12):
        first, second = second, first
    if first <= 12 and second <= 12 and _is_month_first(place, year, first, second):
        first, second = second, first
    day, month = (first, second) if second <= 12 else (second, first)
    if month > 12:
        return None
    return date_of(_iso_value(year, month, day), FULL)


_MONTH_FIRST = re.compile(r"(?!May\b)[A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d|[ap]\.?m\.? E[SD]?T\b")
NEAR_MEMO_DAYS = 31
"""The reading of 11/02/89 that lies so near the memo, where the other does not, is the one meant."""


def _is_month_first(place: Place, year: int, first: int, second: int) -> bool:
    """Whether 11/02/89 is 2 November: near the memo's day, or in a memo that writes `November 2, 1989`."""
    if place.today:
        readings = (date(year, first, second), date(year, second, first))
        near = [abs((day - place.today).days) <= NEAR_MEMO_DAYS for day in readings]
        if near[0] != near[1]:
            return near[0]
    return bool(_MONTH_FIRST.search(place.memo.text, 0, LONGEST_HEAD))


def days(place: Place) -> Meaning | None:
    """`24-27 December`: one expression with both ends."""
    months, year = month_numbers(place), place.written_year
    numbers = [int(re.sub(r"\D", "", word)) for word in place.all("day", "nth")]
    if pair := place.word("pair"):
        numbers = [int(n) for n in pair.split("/")]
    if place.has_short_year and CLASSES["day"] == place.letters[-1]:
        numbers.pop()
    first_year: int | str
    if year is None:
        year = detached_year(place)
    if year is None:
        coming = _yearless(place, months[-1], numbers[1])
        if coming is None:
            return None
        last_year: int | str = coming[0][:4]
        first_year = last_year
    else:
        last_year = year
        years = place.all("year")
        first_year = int(years[0]) if years else year
    if isinstance(last_year, int) and first_year == last_year and months[0] > months[-1]:
        first_year = last_year - 1
    if isinstance(last_year, str) and last_year.isdigit() and months[0] > months[-1]:
        first_year = f"{int(last_year) - 1:04d}"
    value = f"{_iso_value(first_year, months[0], numbers[0])}/{_iso_value(last_year, months[-1], numbers[1])}"
    return date_of(value, "a range of days")


def day(place: Place) -> Meaning | None:
    """`24 December`, `Monday, May 3, 2010`, `the first of June`."""
    month = month_numbers(place)[0]
    word = place.word("day", "nth", "ordinal") or ""
    number = int(VALUES[word]) if word in VALUES else int(re.sub(r"\D", "", word))
    if not days_of(_iso_value(2000, month, number)):
        return None
    year = place.written_year
    if year is not None:
        return date_of(_iso_value(year, month, number), FULL, place.mod)
    year = detached_year(place)
    if year is None:
        year = _year_of_the_end(place, month)
    if year is not None:
        return date_of(_iso_value(year, month, number), DETACHED, place.mod)
    if (month, number) == (9, 11) and _is_of_2001(place):
        return date_of("2001-09-11", "named day")
    found = _with_weekday(place, month, number) or _yearless(place, month, number)
    return date_of(*found, place.mod) if found else None


def _year_of_the_end(place: Place, month: int) -> int | None:
    """The year of `December 10 to December 11, 2021`, which stands at the end."""
    match = _END.match(place.memo.text, place.end, place.end + 40)
    if not match:
        return None
    last = MONTHS[(match["month"] or match["month2"]).rstrip(".").lower()]
    return int(match["year"]) - (month > last)


def _with_weekday(place: Place, month: int, number: int) -> tuple[str, str] | None:
    """`Monday, July 19th`: of the year, last, this or next, in which that day is a Monday."""
    word, today = place.word("weekday", "short_weekday"), place.today
    if word is None or today is None:
        return None
    values = [_iso_value(year, month, number) for year in (today.year, today.year - 1, today.year + 1)]
    fits = [v for v in values if days_of(v) and date.fromisoformat(v).weekday() == weekday_number(word)]
    return (fits[0], "day and month, in the year of that weekday") if fits else None


_ATTACKS = frozenset(["attack", "attacks", "terror", "terrorist", "terrorists", "hijackings", "hijackers"])


def _is_of_2001(place: Place) -> bool:
    """Whether 11 September is that of the attacks: told so, or looked back upon from another year."""
    today = place.today
    if today is None or today < date(2001, 9, 11):
        return False
    if _ATTACKS & set(place.words_after(3)):
        return True
    return (
        place.lead("since", "after", "before") and (today.year, today.month) > (2002, 9) and today.month != 9
    )


def part_of(place: Place) -> Meaning | None:
    """`the night of 3 March`, `the morning of Sept. 11, 2001`."""
    found = (
        weekday(place)
        if place.has("weekday")
        else day(place)
        if month_numbers(place)
        else day_of_month(place)
    )
    part = place.value("part") or "TMO"
    if found is None or (place.has("units") and "hours" not in place.words):
        return None
    _, value, mod, rule = found
    return "TIME", value.removesuffix(part) + part, mod, rule


def _yearless(place: Place, month: int, number: int) -> tuple[str, str] | None:
    """Value and rule of a day and month without a year; None where no year has such a day."""
    if not days_of(_iso_value(2000, month, number)):
        return None
    today = place.today
    if today is None:
        memo = place.memo
        year = memo.date[:4] if memo.date and memo.date_precision in ("month", "year") else "XXXX"
        return _iso_value(year, month, number), "day and month; the memo's day is not known"
    reach = 8 if (month, number) == (2, 29) else 1
    values = [_iso_value(year, month, number) for year in range(today.year - reach, today.year + reach + 1)]
    there = [date.fromisoformat(value) for value in values if days_of(value)]
    chosen, rule = nearest(place, there)
    return chosen.isoformat(), f"day and month, {rule}"


def first_day(place: Place) -> Meaning | None:
    """The 24 of `24 to 27 December`: the month and year are those of the day that follows."""
    after = place.memo.text[place.end : place.end + 60]
    match = _FOLLOWING.match(after)
    if not match:
        return None
    month, last = MONTHS[match["month"].rstrip(".").lower()], int(re.sub(r"\D", "", match["day"]))
    number = int(re.sub(r"\D", "", place.text))
    if match["year"]:
        value: str | None = _iso_value(int(match["year"]), month, number)
    else:
        found = _yearless(place, month, last)
        value = f"{found[0][:8]}{number:02d}" if found else None
    return date_of(value, "the month stands after it") if value else None


_NAMES = one_of(MONTHS)
_FOLLOWING = re.compile(
    rf"(?:,?\s?(?:to|and|or|until|till|through|,|\d{{1,2}},?(?:st|nd|rd|th)?)\s?){{1,3}}(?:the\s)?"
    rf"(?P<day>(?<!\d)\d{{1,2}})(?:st|nd|rd|th)?(?:\sof)?\s(?P<month>{_NAMES})\b\.?(?:,?\s(?P<year>\d{{4}}))?",
    re.IGNORECASE,
)
_END = re.compile(
    rf"\s?(?:to|until|till|through|-|–|—)\s?(?:(?P<month>{_NAMES})\b\.?\s\d{{1,2}},?|\d{{1,2}}\s(?P<month2>{_NAMES})\b\.?,?)\s(?P<year>\d{{4}})\b",
    re.IGNORECASE,
)


def second_day(place: Place) -> Meaning | None:
    """The 5 of `March 3 and 5`: the month and year are those of the day before it."""
    if not place.named or place.named[-1].end < place.start - 12 or len(place.named[-1].value) != 10:
        return None
    number = int(re.sub(r"\D", "", place.text))
    return date_of(f"{place.named[-1].value[:8]}{number:02d}", "the month stands before it")


def day_of_month(place: Place) -> Meaning | None:
    """`on the 24th`: of the memo's month, or the one beside it that the verb points to."""
    number, today = int(re.sub(r"\D", "", place.word("nth") or "")), place.today
    if today is None:
        return "DATE", f"XXXX-XX-{number:02d}", None, "day of a month; the memo's day is not known"
    ahead = looks_ahead(place)
    step = 1 if ahead and number < today.day else -1 if not ahead and number > today.day else 0
    month = add_months(today.replace(day=1), step)
    return date_of(
        f"{month.isoformat()[:8]}{number:02d}",
        "day of the month, " + ("the next one" if ahead else "the last one"),
    )


_PAPER = re.compile(
    r"\s(?:Times|Telegraph|Mirror|Express|Mail|Herald|Tribune|Post|Independent|Mercury|Star|Night)\b"
)
"""`the Sunday Times`: what makes a weekday the name of something else."""


def weekday(place: Place) -> Meaning | None:
    """`on Monday`, `last Friday`, `every Tuesday`, `Wednesday night`."""
    word = place.word("weekday", "weekdays", "short_weekday") or ""
    number = weekday_number(word)
    if _PAPER.match(place.memo.text, place.end) and not place.has("part"):
        return None
    part = place.value("part") or ""
    if place.has("every", "each") or word not in ("", word.removesuffix("s")):
        return "SET", f"XXXX-WXX-{number + 1}{part}", None, "every such day"
    type_ = "TIME" if part else "DATE"
    mod = place.mod
    if place.today is None:
        return type_, f"XXXX-WXX-{number + 1}{part}", mod, "weekday; the memo's day is not known"
    day, rule = which_weekday(place, number)
    return type_, day.isoformat() + part, mod, rule


def which_weekday(place: Place, number: int) -> tuple[date, str]:
    """The day that a weekday of the expression stands for, and why."""
    today = place.today
    assert today is not None
    week = _week_named(place)
    if week is not None:
        monday = today - timedelta(today.weekday()) + timedelta(7 * week)
        return monday + timedelta(number), "of the week named beside it"
    if place.has("last", "past", "prior"):
        return nearest_weekday(today, number, ahead=False), "the last one before the memo"
    if place.has("next", "coming"):
        return nearest_weekday(today, number, ahead=True), "the next one after the memo"
    if place.has("following") and (anchor := last_day_named(place)):
        return nearest_weekday(anchor, number, ahead=True), "the next one after the day named before"
    if (day_before := _coming_day_before(place)) is not None:
        return nearest_weekday(day_before, number, ahead=True), "the next one after the day beside it"
    ahead = looks_ahead(place) and not (number == (today.weekday() - 1) % 7 and was_to(place))
    if place.has("this") and ahead is None:
        ahead = number >= today.weekday()
    if today.weekday() == number and not (ahead and place.has("this")):
        return today, "the memo's own day"
    if ahead:
        return nearest_weekday(today, number, ahead=True), "the next one, by the verb"
    return nearest_weekday(today, number, ahead=False), "the last one before the memo"


_BESIDE = re.compile(r"(?:,|,?\s(?:or|and|to|through|until))\s(?:on\s)?")


def _coming_day_before(place: Place) -> date | None:
    """The day still to come that stands right before it: `tomorrow or Friday`."""
    if not place.named or place.today is None:
        return None
    day = place.named[-1].first_day
    if day is None or day != place.named[-1].last_day or day <= place.today.isoformat():
        return None
    return (
        date.fromisoformat(day)
        if _BESIDE.fullmatch(place.memo.text, place.named[-1].end, place.start)
        else None
    )


def _week_named(place: Place) -> int | None:
    """-1, 0, 1 for `Monday of last week`, `Tuesday this week`, `Friday next week`."""
    words = [word for word in place.words_after(3) if word != "of"]
    if len(words) > 1 and words[1] == "week" and words[0] in ("last", "this", "next"):
        return {"last": -1, "this": 0, "next": 1}[words[0]]
    return None
