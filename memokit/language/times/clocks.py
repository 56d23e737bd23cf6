"""Clock times and the day they are of."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from memokit.language.times.anchors import last_day_named
from memokit.language.times.days import day as named_day
from memokit.language.times.days import which_weekday
from memokit.language.times.scan import Meaning, Place
from memokit.language.times.words import CLASSES, NUMERALS, VALUES, weekday_number

_LEADS = frozenset(
    CLASSES[name]
    for name in ("at", "by", "until", "before", "after", "from", "since", "about", "to", "between", "on")
)


CLOCK, DAYLESS_CLOCK = "clock time", "clock time; of the day named before it, or the memo's own"


def clock(place: Place) -> Meaning | None:
    """`15:00 GMT Saturday`, `2:30 p.m. on Tuesday`, `noon`, `6 o'clock`."""
    hm = _hour_minute(place)
    if hm is None or (place.letters == CLASSES["hm"] and not (place.before() and place.before() in _LEADS)):
        return None
    day = _day(place)
    if place.has(*_MONTHS) and day is None:
        return None
    stamp = day.isoformat() if day else "XXXX-XX-XX"
    utc = any(zone in ("gmt", "utc", "z") for zone in place.all("zone")) or place.has("zulu")
    own = place.has("weekday", "deictic", *_MONTHS)
    rule = CLOCK if own else DAYLESS_CLOCK if day else "clock time; its day is not known"
    return "TIME", f"{stamp}T{hm}{'Z' if utc else ''}", "APPROX" if place.has("about") else None, rule


def _hour_minute(place: Place) -> str | None:
    first = place.words[1 if place.letters[0] == CLASSES["about"] else 0]
    if noon := place.word("noon"):
        return VALUES[noon]
    if first in NUMERALS:
        return f"{NUMERALS[first]:02d}:00" if 1 <= NUMERALS[first] <= 12 else None
    digits = re.findall(r"\d+", first)
    if len(digits) == 1 and len(digits[0]) in (3, 4):
        digits = [digits[0][:-2], digits[0][-2:]]
    if not digits:
        return None
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    half = place.value("ampm") or (first[-2] if first[-2:] in ("am", "pm") else "")
    if hour > (12 if half else 24) or minute > 59 or (half and hour == 0):
        return None
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}"


_MONTHS = ("month", "also_month", "short_month")
_CLOCKS_END = ["on", "of", "ampm", "zone", "close", "hm", "hmampm", "noon", "oclock", "zulu", "local", "time"]
"""What a clock can end with, before the day it is of."""


def _day_named(place: Place) -> date | None:
    """The day and month that stand after the clock: `6:20 a.m. on Feb. 5`."""
    letters = place.letters
    begin = max(letters.rfind(CLASSES[name]) for name in _CLOCKS_END) + 1
    meaning = named_day(replace(place, begin=place.begin + begin))
    return date.fromisoformat(meaning[1]) if meaning and not meaning[1].startswith("XXXX") else None


def _day(place: Place) -> date | None:
    """The day named with it, before it in its sentence, or the memo's own."""
    if place.has(*_MONTHS):
        return _day_named(place)
    if place.today is None:
        return None
    if word := place.word("weekday"):
        return which_weekday(place, weekday_number(word))[0]
    if deictic := place.value("deictic"):
        return place.today + timedelta(int(deictic))
    named = place.named[-1] if place.named else None
    if (
        named
        and named.start >= place.sentence_start
        and place.start - named.end < 40
        and named.first_day == named.last_day
        and named.first_day
    ):
        return last_day_named(place)
    return place.today
