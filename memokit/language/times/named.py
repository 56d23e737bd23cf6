"""Named days: fixed ones, those that move with Easter or the moon, and those of the country a memo is about.

Days of the Hijri calendar are counted by its Umm al-Qura tables and marked as approximate: the new moon is seen
a day earlier or later elsewhere. Libraries are imported only when such a day is met.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache

from memokit.calendar.written import parse_written
from memokit.language.times.anchors import ordinal_number, years_on
from memokit.language.times.countries import code_of, country_of
from memokit.language.times.direction import nearest
from memokit.language.times.scan import Meaning, Place
from memokit.lexicon import read_rows

_ROWS = {row[0]: (row[1], row[2]) for row in read_rows("named_days")}
_NAMES = "|".join(re.escape(name).replace("'", "['’]") for name in sorted(_ROWS, key=len, reverse=True))
_NAMED = re.compile(
    rf"(?P<name>{_NAMES})\b(?:(?:,|\sof|\sin)?\s(?P<year>\d{{4}})\b(?:\sAH\b)?)?", re.IGNORECASE
)
_HIJRI = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<name>{_NAMES})\b(?:,?\s(?P<year>\d{{4}})\b(?:\sAH\b)?)?",
    re.IGNORECASE,
)
_DETACHED = re.compile(r"\s\([^()]{1,30}\)\s(?:in|of)\s((?:19|20)\d\d)\b")
_BASE = re.compile(r"\sof\s(?:the\s)?([^,;]{6,20}\b\d{4})\b")
_MERCHANDISE = re.compile(
    r"\s(?:(?:and|or)\s[A-Z]\w+\s(?:[A-Z]\w+\s)?)?"
    r"(?:sales|season|shopping|shoppers|holidays?|gifts?|presents?|trees?|cards?|part(?:y|ies)|bonus(?:es)?|carols?|lights|cake|pudding|eggs?)\b"
)
"""A word after a named day that makes it a kind of thing: `Christmas sales`, `Easter eggs`."""
APPROXIMATE = "Hijri calendar, a day more or less"
FIRST_HIJRI_YEAR, LAST_HIJRI_YEAR = 1343, 1500
"""The years that the Umm al-Qura tables cover."""

Span = tuple[date, date]


def named(place: Place) -> Meaning | None:
    """`Christmas Eve`, `Ramadan`, `Independence Day`, `9/11`."""
    if place.text == "9/11":
        return "DATE", "2001-09-11", None, "named day"
    which = place.words[0] if place.has("last", "next", "this") else ""
    match = _NAMED.match(place.memo.text, place.start + (len(which) + 1 if which else 0))
    if not match or not match.group()[0].isupper() or match.end() > place.sentence_end:
        return None
    if _MERCHANDISE.match(place.memo.text, match.end()):
        return None
    name = match["name"].lower().replace("’", "'")
    how, what = _ROWS[name]
    written = int(match["year"]) if match["year"] else None
    place.extend(match.end())
    if how == "hijri_month" and written and written < 1600:
        span = _hijri_span(written, int(what), None)
        return _meaning(span, APPROXIMATE) if span else None
    if written is None and (detached := _DETACHED.match(place.memo.text, place.end)):
        written = int(detached[1])
    return _in_a_year(place, how, what, written, which)


def _in_a_year(place: Place, how: str, what: str, written: int | None, which: str) -> Meaning | None:
    code = what.split()[0] if how == "of" else _country(place) if how == "country" else ""
    words = what.partition(" ")[2] if how == "of" else what
    if how == "dated":
        return "DATE", what, None, "named day"
    if how == "country" and not code:
        return "DATE", "XXXX-XX-XX", None, "a named day, of a country that is not told"
    approximate = how.startswith("hijri")
    rule = APPROXIMATE if approximate else f"named day of {code}" if code else "named day"
    if written is None and place.today is None:
        month_day = what if how == "fixed" else "XX-XX"
        return "DATE", f"XXXX-{month_day}", None, rule + "; the memo's day is not known"
    years = [written] if written else [place.today.year + n for n in (-1, 0, 1)]  # type: ignore[union-attr]
    spans = [span for year in years for span in _spans(how, words, code, year)]
    if not spans:
        return (
            "DATE",
            "XXXX-XX-XX" if written is None else str(written),
            None,
            rule + "; its day is not known",
        )
    if written:
        return _meaning(spans[0], rule)
    today = place.today
    assert today is not None
    if which:
        return _meaning(_told_span(which, today, sorted(spans)), rule)
    now = next((span for span in spans if span[0] <= today <= span[1]), None)
    chosen = now[0] if now else nearest(place, [first for first, _ in spans])[0]
    return _meaning(next(span for span in spans if span[0] == chosen), rule)


def _country(place: Place) -> str:
    """The country named right before it (`Russia's Victory Day`), else the one the memo is about."""
    return next(filter(None, map(code_of, reversed(place.words_before(1)))), "") or country_of(place.memo)


def _told_span(which: str, today: date, spans: list[Span]) -> Span:
    """The last one before `today`, the next one after it, or that of this year."""
    if which == "last":
        return next((span for span in reversed(spans) if span[1] < today), spans[0])
    if which == "next":
        return next((span for span in spans if span[0] > today), spans[-1])
    return next((span for span in spans if span[0].year == today.year), spans[-1])


def _meaning(span: Span, rule: str) -> Meaning:
    first, last = span
    value = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return "DATE", value, "APPROX" if rule == APPROXIMATE else None, rule


def hijri(place: Place) -> Meaning | None:
    """`12 Ramadan 1442`: a date of the Hijri calendar."""
    match = _HIJRI.match(place.memo.text, place.start)
    if not match or _ROWS[match["name"].lower().replace("’", "'")][0] != "hijri_month":
        return None
    month, number = int(_ROWS[match["name"].lower().replace("’", "'")][1]), int(match["day"])
    place.extend(match.end())
    if match["year"]:
        span = _hijri_span(int(match["year"]), month, number)
        return _meaning(span, APPROXIMATE) if span else None
    if place.today is None:
        return "DATE", "XXXX-XX-XX", "APPROX", APPROXIMATE
    spans = [s for n in (-1, 0, 1) for s in _hijri_spans(place.today.year + n, month, number)]
    return (
        _meaning((day := nearest(place, [first for first, _ in spans])[0], day), APPROXIMATE)
        if spans
        else None
    )


def anniversary(place: Place) -> Meaning | None:
    """`the tenth anniversary of 17 February 2011`: a day only where the day it is counted from is told."""
    base = _BASE.match(place.memo.text, place.end)
    written = parse_written(base[1]) if base else None
    number = ordinal_number(place)
    if written is None or written.precision != "day" or number is None:
        return "DATE", "XXXX-XX-XX", None, "an anniversary; the day it counts from is not told"
    value = years_on(written.value, number)
    return ("DATE", value, None, "counted from the day named after it") if value else None


@cache
def _spans(how: str, what: str, code: str, year: int) -> tuple[Span, ...]:
    """First and last day of a named day in a year; none where it is not known, two where the moon brings it twice."""
    if how == "fixed":
        month, day = map(int, what.split("-"))
        return ((date(year, month, day),) * 2,)
    if how == "easter":
        from dateutil.easter import easter

        return ((easter(year) + timedelta(int(what)),) * 2,) if 1583 <= year <= 4099 else ()
    if how == "weekday":
        return ((_nth_weekday(year, *map(int, what.split())),) * 2,)
    if how == "hijri":
        month, day = map(int, what.split("-"))
        return _hijri_spans(year, month, day)
    if how == "hijri_month":
        return _hijri_spans(year, int(what), None)
    return _of_country(code, what, year)


def _nth_weekday(year: int, month: int, which: int, weekday: int) -> date:
    first = date(year, month, 1)
    first += timedelta((weekday - first.weekday()) % 7)
    if which > 0:
        return first + timedelta(7 * (which - 1))
    return first + timedelta((monthrange(year, month)[1] - first.day) // 7 * 7)


def _hijri_span(year: int, month: int, day: int | None) -> Span | None:
    from hijridate import Hijri

    try:
        first = date.fromisoformat(str(Hijri(year, month, day or 1).to_gregorian()))
        length = 1 if day else Hijri(year, month, 1).month_length()
    except (ValueError, OverflowError):
        return None
    return first, first + timedelta(length - 1)


def _hijri_spans(year: int, month: int, day: int | None) -> tuple[Span, ...]:
    """The days of a Hijri month or date that begin in a year of ours; a Hijri year is eleven days shorter."""
    about = round((year - 622) * 33 / 32)
    found = [_hijri_span(hijri_year, month, day) for hijri_year in (about - 1, about, about + 1)]
    return tuple(span for span in found if span and span[0].year == year)


@cache
def _of_country(code: str, words: str, year: int) -> tuple[Span, ...]:
    import holidays

    try:
        there = holidays.country_holidays(code, years=year, observed=False)
        if "en_US" in there.supported_languages:
            there = holidays.country_holidays(code, years=year, observed=False, language="en_US")
    except (NotImplementedError, AttributeError):
        return ()
    found = sorted(day for day, name in there.items() if words.lower() in name.lower())
    return ((found[0],) * 2,) if found else ()
