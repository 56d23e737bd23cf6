"""Weeks, months, quarters, seasons, years, decades and centuries: one function a kind of the grammar."""

from __future__ import annotations

import re
from datetime import date, timedelta

from memokit.calendar.values import add_months, days_of, week_of
from memokit.calendar.written import MONTHS, two_digit_year
from memokit.language.times.anchors import last_day_named, last_period_named, ordinal_number, years_on
from memokit.language.times.countries import is_southern
from memokit.language.times.direction import looks_ahead
from memokit.language.times.months import month_value
from memokit.language.times.scan import Meaning, Place
from memokit.language.times.words import CLASSES, VALUES

UNDATED = "relative; the memo's day is not known"
NOT_NAMED = "no day is named before it"
_BACK, _ON = ("last", "prior", "past", "latest"), ("next", "following", "coming")


def step(place: Place) -> int:
    """-1, 0 or 1: last, this or next."""
    return -1 if place.has(*_BACK) else 1 if place.has(*_ON) else 0


def moved(day: date, steps: int, unit: str) -> str | None:
    """The unit that lies so many steps from that of `day`, at its own grain; None off the calendar.

    >>> moved(date(2020, 12, 31), -1, "week"), moved(date(2020, 12, 31), 2, "quarter")
    ('2020-W52', '2021-Q2')
    """
    try:
        if unit in ("day", "days"):
            return (day + timedelta(steps)).isoformat()
        if unit.startswith(("week", "fortnight")) and "end" not in unit:
            return week_of(day + timedelta(7 * steps * (2 if unit[0] == "f" else 1)))
        if unit.startswith("weekend"):
            return week_of(day + timedelta(7 * steps)) + "-WE"
        if unit.startswith("month"):
            return add_months(day, steps).isoformat()[:7]
        if unit.startswith("quarter"):
            there = add_months(day, 3 * steps)
            return f"{there.year:04d}-Q{(there.month + 2) // 3}"
        year = day.year + steps * {"d": 10, "c": 100, "m": 1000}.get(unit[0], 1)
        if not 1 <= year <= 9999:
            return None
        return f"{year:04d}"[: {"d": 3, "c": 2, "m": 1}.get(unit[0], 4)]
    except (ValueError, OverflowError):
        return None


_GRAINS = {"month": r"\d{4}-\d\d", "year": r"\d{4}", "quarter": r"\d{4}-Q[1-4]", "week": r"\d{4}-W\d\d"}
"""`the previous month` counts from the month named before, `the following year` from the year."""


def unit(place: Place) -> Meaning | None:
    """`last week`, `this year`, `the following day`, `the end of next month`, `later this year`, `year-end`."""
    word = place.word("unit", "quarter", "weekend", "century", "yearend") or ""
    if word in ("minute", "hour"):
        return None
    if place.has("fiscal"):
        return _fiscal_unit(place, word)
    mod = place.mod
    if place.has("yearend") or (
        (place.has("edge") and place.words[-1] == "end") or place.words[-3:-1] == ["-", "end"]
    ):
        mod, word = "END", "year" if place.has("yearend") else word
        if place.written_year:
            return "DATE", str(place.written_year), "END", "the end of a year"
    steps = step(place)
    counts = place.has("the", "that") and place.has("next", "following", "prior", "that", "same")
    counts = counts or (word == "day" and place.has("the"))
    named = last_period_named(place, _GRAINS[word]) if counts and word in _GRAINS else None
    base = date.fromisoformat((days_of(named) or [""])[0]) if named else None
    base = base or (last_day_named(place) if counts else None)
    if place.has("that") and base is None:
        return "DATE", "XXXX-XX-XX" if word == "day" else "XXXX", None, NOT_NAMED
    if place.has("last", "following", "next") and place.has("the") and base is None and _is_told(place, word):
        return "DATE", "XXXX-XX-XX" if word == "day" else "XXXX", mod, NOT_NAMED
    rule = "relative to the day named before" if base else "relative to the memo"
    base = base or place.today
    if base is None:
        return "DATE", "XXXX-XX-XX" if word == "day" else "XXXX", mod, UNDATED
    value = moved(base, steps, word)
    return ("DATE", value, mod, rule) if value else None


_OF_SOMETHING = frozenset(CLASSES["of"] + CLASSES[name] for name in ("the", "a", "this", "neutral"))


def _is_told(place: Place, word: str) -> bool:
    """Whether it is counted from something told, not from the memo: `the last week of the siege`, `the next day he fled`."""
    if place.has("last"):
        return word == "day" or place.after(2) in _OF_SOMETHING
    if place.has("following") or word == "day":
        return not looks_ahead(place)
    return not place.lead("in", "over", "for", "of", "by", "until") and looks_ahead(place) is False


def nth_unit(place: Place) -> Meaning | None:
    """`the last day of August`, `the 21st day of April`, `the first week of the month`, `the first months of 1996`."""
    day = "day" in place.words
    which = ordinal_number(place) or 1
    last = place.words[0] == "last" or place.words[1] == "last" or "final" in place.words
    of = place.words.index("of")
    whole = _of_what(place, of)
    if whole is None or not (days := days_of(whole)):
        return "DATE", "XXXX-XX-XX" if day else "XXXX", None, UNDATED
    rule = "of the period named with it"
    if not day:
        return "DATE", whole, "END" if last else "START" if which == 1 else None, rule
    first, end = map(date.fromisoformat, days)
    there = end if last else first + timedelta(which - 1)
    return ("DATE", there.isoformat(), None, rule) if there <= end else None


def straight(place: Place) -> Meaning | None:
    """`a second consecutive day`, `the fifth straight month`: the one that is told of; only a day is known, the memo's own."""
    if place.word("unit") != "day" or place.today is None:
        return "DATE", "XXXX", None, "the one that is told of"
    day = last_day_named(place) if place.named and place.named[-1].start >= place.sentence_start else None
    return "DATE", (day or place.today).isoformat(), None, "the one that is told of"


def _of_what(place: Place, of: int) -> str | None:
    """The month or year that stands after the `of` of the expression."""
    if place.today is None and place.written_year is None:
        return None
    if names := place.all("month", "also_month", "short_month"):
        if place.written_year:
            return f"{place.written_year:04d}-{MONTHS[names[0]]:02d}"
        return month_value(place, MONTHS[names[0]], looks_ahead(place))
    if place.written_year:
        return f"{place.written_year:04d}"
    tail = place.words[of:]
    steps = -1 if "last" in tail else 1 if "next" in tail else 0
    return moved(place.today, steps, tail[-1]) if place.today else None


def _fiscal_unit(place: Place, word: str) -> Meaning | None:
    if word == "year" and place.today:
        return (
            "DATE",
            f"FY{place.today.year + step(place)}",
            place.mod,
            "a fiscal year; its days are not told",
        )
    if word == "quarter" and place.today:
        value = moved(place.today, step(place), word) or ""
        return "DATE", f"FY{value}", place.mod, "a fiscal quarter; its days are not told"
    return None


def fiscal(place: Place) -> Meaning | None:
    """`fiscal 1990`, `the 2020 fiscal year`, `FY2019`: which days a fiscal year has is the payer's own affair."""
    if digits := place.word("fy"):
        year = int(digits[2:])
        year = two_digit_year(year) if year < 100 else year
    else:
        year = int(place.word("year") or 0) or place.written_year or 0
    return "DATE", f"FY{year}", place.mod, "a fiscal year; its days are not told"


_FINISHES = (["ended"], ["closed"], ["finished"], ["opened"], ["started"])
"""Markets end the day or the week that the memo tells of."""


def bare(place: Place) -> Meaning | None:
    """`for the year`, `in the quarter`, `over the weekend`: the one named last, else the memo's own."""
    word = place.word("unit", "quarter", "weekend") or ""
    finishes = place.words_before(1)[-1:] in _FINISHES
    if word in ("minute", "hour") or (
        place.trail("neutral") and place.lead("comma", "on", "at", "ed", "behind") and not finishes
    ):
        return None
    if place.today is None:
        return "DATE", "XXXX-XX-XX" if word == "day" else "XXXX", None, UNDATED
    if place.has("fiscal"):
        return _fiscal_unit(place, word)
    if word == "quarter":
        named = last_period_named(place, r"\d{4}-Q[1-4]")
        return "DATE", named or str(moved(place.today, -1, word)), None, "the quarter reported on"
    steps = 0
    if word == "weekend":
        steps = 0 if place.today.weekday() >= 5 or looks_ahead(place) else -1
    if word == "day" and (named_day := last_day_named(place)):
        return "DATE", named_day.isoformat(), None, "the day named before"
    return "DATE", str(moved(place.today, steps, word)), None, "the memo's own"


def around(place: Place) -> Meaning | None:
    """`the day before yesterday`, `the day after tomorrow`, `the day before`."""
    word, step = place.words[1], -1 if place.has("before") else 1
    part = place.value("part") or ""
    word = "day" if part else word
    if place.has("deictic"):
        if word != "day":
            return None
        step += int(place.value("deictic") or 0)
    base = (None if place.has("deictic") else last_day_named(place)) or place.today
    if base is None:
        return "DATE", "XXXX-XX-XX" if word == "day" else "XXXX", None, UNDATED
    value = moved(base, step, word)
    rule = "relative to the memo" if base == place.today else "relative to the day named before"
    return ("TIME" if part else "DATE", value + part, None, rule) if value else None


def year_of(place: Place) -> int | None:
    """The year that a quarter or season is said to be of: written, or `of last year`, `of the year`."""
    if place.written_year is not None:
        return place.written_year
    if year := place.word("year"):
        return int(year)
    if place.today and place.has("unit"):
        return place.today.year + step(place)
    return None


def season(place: Place) -> Meaning | None:
    """`last summer`, `the spring of 2014`, `in winter`."""
    word = place.word("season") or ""
    code = VALUES[word]
    if (
        word == "fall"
        and not place.has("year", "last", "next", "this")
        and (place.trail("of") or not place.lead("in", "since", "by"))
    ):
        return None
    if place.text[-len(word) :][0].isupper() and place.trail("name"):
        return None
    mod, year = place.mod, year_of(place)
    if year is not None:
        return "DATE", f"{year}-{code}", mod, "season and year"
    if place.today is None:
        return "DATE", f"XXXX-{code}", mod, "season; the memo's day is not known"
    return (
        "DATE",
        f"{_season_year(place, code)}-{code}",
        mod,
        "season, " + ("the next one" if looks_ahead(place) else "the nearest by its words"),
    )


def _season_year(place: Place, code: str) -> int:
    today = place.today
    assert today is not None
    year, now = today.year, today.isoformat()
    southern = is_southern(place.memo)
    if code == ("SU" if southern else "WI") and today.month <= 2:
        year -= 1
    first, last = days_of(f"{year}-{code}", southern=southern) or ("", "")
    if place.has("last"):
        return year if last < now else year - 1
    if place.has("next"):
        return year if first > now else year + 1
    if place.has("this") or looks_ahead(place):
        return year if last >= now or place.has("this") else year + 1
    return year if first <= now else year - 1


def quarter(place: Place) -> Meaning | None:
    """`the third quarter`, `Q2 2019`, `the first half of last year`, `second-quarter`."""
    word = place.word("ordinal", "qn", "hn") or ""
    number = int(VALUES[word])
    letter = "H" if place.has("half", "hn") else "Q"
    if number > (2 if letter == "H" else 4):
        number = 2 if word == "final" and letter == "H" else number
        if number > (2 if letter == "H" else 4):
            return None
    prefix = "FY" if place.has("fiscal") and not place.has("year") else ""
    year = year_of(place)
    if letter == "H" and year is None and not (place.has("joint", "hn") or _is_business(place)):
        return None
    if year is None and place.today is None:
        return "DATE", f"XXXX-{letter}{number}", place.mod, "quarter; the memo's day is not known"
    if year is None:
        year = _quarter_year(place, number, 3 if letter == "Q" else 6)
    return "DATE", f"{prefix}{year}-{letter}{number}", place.mod, "a part of a year"


_BUSINESS = frozenset(
    [
        "profit",
        "profits",
        "earnings",
        "sales",
        "growth",
        "economy",
        "inflation",
        "revenue",
        "revenues",
        "output",
        "exports",
        "imports",
        "prices",
        "rates",
        "results",
        "net",
        "loss",
        "losses",
    ]
)


def _is_business(place: Place) -> bool:
    """Whether `the first half` is of a year, not of a match: money, percents or trade stand in its sentence."""
    if not place.lead("in", "for", "over"):
        return False
    around = place.before(20) + place.after(20)
    if any(CLASSES[name] in around for name in ("percent", "money", "million")):
        return True
    return bool(_BUSINESS & {*place.words_before(12), *place.words_after(12)})


def _quarter_year(place: Place, number: int, months: int) -> int:
    today = place.today
    assert today is not None
    now = (today.month - 1) // months + 1
    ahead = looks_ahead(place)
    if number < now:
        return today.year + (1 if ahead and now - number > 1 else 0)
    if number == now:
        return today.year
    return today.year if ahead or (number == now + 1 and now > 1) else today.year - 1


def decade(place: Place) -> Meaning | None:
    """`the 1990s`, `the late '80s`, `the sixties`, `the 19th century`."""
    if place.has("century"):
        return _century(place)
    if word := place.word("decadeword"):
        return "DATE", VALUES[word], place.mod, "decade"
    digits = re.sub(r"\D", "", place.word("decade") or "")
    if len(digits) == 2:
        if not place.has("the", "quote", "early") and not place.lead("the", "and"):
            return None
        digits = str(two_digit_year(int(digits)) if int(digits) < 20 else 1900 + int(digits))
    return "DATE", digits[:3], place.mod, "decade"


def _century(place: Place) -> Meaning | None:
    number = ordinal_number(place) or 0
    return ("DATE", f"{number - 1:02d}", place.mod, "century") if 1 <= number <= 30 else None


def same(place: Place) -> Meaning | None:
    """`the same period last year`, `the year-earlier quarter`, `year-ago`: the period named last, a year back."""
    words = place.words
    named = last_period_named(place)
    unit_word = place.word("period", "quarter") or place.word("unit", "weekend", "century") or ""
    back = 0
    if place.has("same"):
        tail = words[words.index(place.word("same") or "") + 2 :]
        if "year" in tail or "years" in tail:
            back = 0 if "this" in tail else -1
        if place.has("year"):
            return _same_of(named, int(place.word("year") or 0))
        if back == 0 and not tail:
            return _same_alone(place, unit_word, named)
    else:
        if words[words.index("-") - 1 if "-" in words else 0] != "year":
            return None
        back = -1
    if named:
        value = years_on(named, back)
        return ("DATE", value, None, "the same period of another year") if value else None
    if place.today is None:
        return "DATE", "XXXX", None, UNDATED
    if "quarter" in words:
        return (
            "DATE",
            years_on(str(moved(place.today, -1, "quarter")), -1) or "XXXX",
            None,
            "a year before the quarter reported on",
        )
    return "DATE", f"{place.today.year + back}", None, "the year before"


def _same_of(named: str | None, year: int) -> Meaning:
    return "DATE", f"{year}{named[4:]}" if named else str(year), None, "the same period of another year"


def _same_alone(place: Place, word: str, named: str | None) -> Meaning | None:
    if word == "period":
        return ("DATE", named, None, "the period named before") if named else None
    base = last_day_named(place) or place.today
    if base is None:
        return "DATE", "XXXX-XX-XX" if word == "day" else "XXXX", None, UNDATED
    value = moved(base, 0, word) if word else None
    return ("DATE", value, None, "the one named before") if value else None
