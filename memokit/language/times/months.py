"""Months, with a year or without: `December 2020`, `last March`, `January-March`, `in February`."""

from __future__ import annotations

import re
from datetime import date

from memokit.calendar.written import MONTHS
from memokit.language.times.direction import looks_ahead, told_only_after
from memokit.language.times.scan import Meaning, Place, date_of
from memokit.language.times.words import ALSO_WORDS
from memokit.language.times.years import DETACHED, detached_year


def months(place: Place) -> Meaning | None:
    """`January-March 2020`: one expression with both ends."""
    first, last = month_numbers(place)
    year = place.written_year
    if year is None and place.today:
        year = int(month_value(place, last, looks_ahead(place))[:4])
    if year is None:
        return None
    value = f"{year - (first > last):04d}-{first:02d}/{year:04d}-{last:02d}"
    return date_of(value, "a range of months")


_MONTH_LEADS = (
    "in",
    "since",
    "by",
    "until",
    "of",
    "from",
    "before",
    "after",
    "between",
    "over",
    "early",
    "last",
    "next",
    "this",
)


def month(place: Place) -> Meaning | None:
    """`in February`, `early June`, `last March`, `mid-December 2020`."""
    number = month_numbers(place)[0]
    word = place.word("month", "also_month", "short_month") or ""
    year = place.written_year
    doubtful = word in ALSO_WORDS or (len(word) < 4 and word != "may")
    if doubtful and len(place.words) == 1 and not _is_month(place):
        return None
    mod = place.mod
    if place.words[0] == "the" and place.has("joint") and place.trail("neutral", "things"):
        return None  # the article is that of what follows: `the mid-May session`
    if year is not None:
        return date_of(f"{year:04d}-{number:02d}", "month and year", mod)
    detached = detached_year(place)
    if detached is not None:
        return date_of(f"{detached:04d}-{number:02d}", DETACHED, mod)
    if place.today is None:
        return date_of(f"XXXX-{number:02d}", "month; the memo's day is not known", mod)
    if place.has("last"):
        return date_of(
            month_value(place, number, None, strictly=-1), "the last such month before the memo", mod
        )
    if place.has("next"):
        return date_of(
            month_value(place, number, None, strictly=1), "the next such month after the memo", mod
        )
    if (first := _month_before(place)) is not None:
        year = first.year + (number < first.month)
        return date_of(f"{year:04d}-{number:02d}", "month, the next one after that before it", mod)
    ahead = _is_month_ahead(place, number)
    rule = "month, the next one by the verb" if ahead else "month, the last one"
    return date_of(month_value(place, number, ahead), rule, mod)


_INTO = re.compile(r",?\s(?:and\s)?(?:into|to|through|until|till)\s(?:the\s)?")


def _month_before(place: Place) -> date | None:
    """The first day of the month that leads to this one: `from November to February`, `March into April`."""
    if not place.named or not re.fullmatch(r"\d{4}-\d\d", place.named[-1].value):
        return None
    joined = _INTO.fullmatch(place.memo.text, place.named[-1].end, place.start)
    return date.fromisoformat(place.named[-1].value + "-01") if joined else None


def _is_month_ahead(place: Place, number: int) -> bool | None:
    """What the verbs say, unless the thing that the month names tells more: `the October report`, `November delivery`."""
    ahead, thing = looks_ahead(place), place.words_after(1)
    if thing in _FUTURES:
        return True
    just_past = place.today is not None and 1 <= (place.today.month - number) % 12 <= JUST_PAST_MONTHS
    if ahead is None and thing in _ELECTIONS and not just_past:
        return True
    if ahead and just_past and told_only_after(place):
        return False
    names_a_thing = place.trail("neutral", "things", "act", "plan") and not place.lead(*_MONTH_LEADS)
    return False if ahead and names_a_thing and just_past else ahead


_FUTURES = (["delivery"], ["futures"], ["contract"], ["contracts"])
"""What is traded for a month to come: `crude for November delivery`."""
_ELECTIONS = (["election"], ["elections"], ["referendum"])
"""What is spoken of beforehand, unless it was in the months just past."""
JUST_PAST_MONTHS = 2
"""`the October jobs report` of December is the one just past, even where it `is expected to show` something."""


def _is_month(place: Place) -> bool:
    """Whether a bare `May` or `Jan` is the month: a preposition before it, no name after it."""
    if place.trail("name", "also_month"):
        return False
    if place.lead(*_MONTH_LEADS) or place.words_after(1) in _FUTURES:
        return True
    joined = place.lead("to", "and", "or", "dash") and place.named and place.named[-1].end >= place.start - 5
    return bool(joined) and re.fullmatch(r"[\dX]{4}-\d\d", place.named[-1].value) is not None


def month_value(place: Place, number: int, ahead: bool | None, *, strictly: int = 0) -> str:
    """The month of that number that is meant: the last one, or the next one where `ahead`."""
    today = place.today
    assert today is not None
    year = today.year
    if strictly < 0:
        year -= number >= today.month
    elif strictly > 0:
        year += number <= today.month
    elif ahead:
        year += number < today.month
    elif number > today.month and not (
        ahead is None and number == today.month + 1 and place.lead("by", "until")
    ):
        year -= 1
    return f"{year:04d}-{number:02d}"


def month_numbers(place: Place) -> list[int]:
    """The months named in the expression, in order."""
    return [MONTHS[word] for word in place.all("month", "also_month", "short_month")]
