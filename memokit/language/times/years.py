"""Years: four digits, or two after an apostrophe, where they are no number of things; and those of what stands before."""

from __future__ import annotations

import re

from memokit.calendar.written import two_digit_year
from memokit.language.times.scan import Meaning, Place, date_of
from memokit.language.times.words import CLASSES

DETACHED = "its year stands after it"
"""The rule of a day or month to which `detached_year` gives its year."""


def year(place: Place) -> Meaning | None:
    """`2011`, `early 2021`, `1988-89`, `the year 2000`: not a number of things."""
    mod = place.mod
    years = place.all("year")
    if not years:
        return _quoted_year(place)
    if place.has("about"):
        return date_of(years[0], "year", "APPROX") if 1000 <= int(years[0]) <= 2099 else None
    if not (mod or place.has("unit") or _is_year(place)):
        return None
    if place.has("dash", "joint") and not place.has("early"):
        return _years(place, years)
    return date_of(years[0], "year", mod)


def _years(place: Place, years: list[str]) -> Meaning | None:
    first = int(years[0])
    if not re.fullmatch(r"\d\d|\d{4}", place.words[-1]):
        return None
    last = int(years[1]) if len(years) > 1 else first // 100 * 100 + int(place.words[-1])
    if not first < last <= first + 60:
        return None
    return date_of(f"{first}/{last}", "a range of years")


def _quoted_year(place: Place) -> Meaning | None:
    """`'98`: two digits after an apostrophe, where a year can stand."""
    if len(place.words[-1]) != 2 or not place.lead(
        "in", "since", "of", "by", "month", "season", "early", "until", "from", "to"
    ):
        return None
    if place.memo.text[place.end - 3 : place.end - 2] not in "'’‘":
        return None
    return date_of(str(two_digit_year(int(place.words[-1]))), "year")


_COUNTS = frozenset(CLASSES[name] for name in ("money", "about", "nearly", "than", "least", "most", "some"))
_LEADS = frozenset(
    CLASSES[name]
    for name in ("in", "since", "until", "by", "from", "between", "before", "after", "early", "open")
)
_AFTER_NUMBERS = frozenset(
    CLASSES[name] for name in ("percent", "unit", "units", "zone", "number", "money", "ampm")
)
_DIGITS = frozenset(CLASSES[name] for name in ("number", "year", "day"))
_NUMBERED = frozenset(
    [
        "resolution",
        "resolutions",
        "no",
        "number",
        "room",
        "article",
        "section",
        "page",
        "flight",
        "route",
        "highway",
        "boeing",
        "airbus",
        "windows",
        "unit",
        "line",
        "interstate",
        "chapter",
        "law",
        "rule",
        "order",
        "act",
        "bill",
        "form",
        "model",
        "channel",
        "point",
        "points",
    ]
)


def _is_year(place: Place) -> bool:
    """Whether four digits are a year: not money, no designation (`Resolution 1970`), no count (`2000 fighters`)."""
    before, after = place.before(), place.after()
    value = int(place.word("year") or 0)
    if before == CLASSES["the"] and after and after in (CLASSES["unit"], CLASSES["quarter"]):
        return 1900 <= value <= 2099
    if (before and before in _COUNTS) or (after and after in _AFTER_NUMBERS):
        return False
    words = place.words_before(2)
    if (words and words[-1].rstrip(".") in _NUMBERED) or words[-2:] == ["no", "."]:
        return False
    if before == CLASSES["dash"] and place.before(2)[0] in _DIGITS:
        return False
    if before and before in _LEADS:
        return True
    if not 1900 <= value <= 2099:
        return False
    return not (
        after == CLASSES["things"]
        and before not in (CLASSES["the"], CLASSES["s"], CLASSES["this"], CLASSES["dash"])
    )


_DETACHED = re.compile(r"\s?(?:\([^()]{1,40}\)|[)\]])?,?\s(?:in|of)\s((?:19|20)\d\d)\b|\s\(((?:19|20)\d\d)\)")


def detached_year(place: Place) -> int | None:
    """A year that follows at once: `24 December) in 2021`, `May of next year`, `October last year`."""
    after = place.memo.text[place.end : place.end + 60]
    if match := _DETACHED.match(after):
        return int(match[1] or match[2])
    words = place.words_after(4)
    if words[:1] in (["of"], ["in"]):
        words = words[1:]
    if words[:1] == ["the"]:
        words = words[1:]
    if place.today and len(words) > 1 and re.fullmatch(r"year(?:['’]s)?", words[1]):
        return (
            {"last": -1, "next": 1, "this": 0, "previous": -1, "following": 1}.get(words[0], 99)
            + place.today.year
            if words[0] in ("last", "next", "this")
            else None
        )
    return None
