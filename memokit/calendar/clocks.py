"""The clock beside a written date: `10:31 AM ET`, `15:01:01.79`, `12:30 GMT`, `3 p.m.`"""

from __future__ import annotations

import re

# Offsets of the zone names that mean one offset only; `ET` and `CST` do not.
_OFFSETS = {
    "z": "Z",
    "gmt": "Z",
    "utc": "Z",
    "est": "-05:00",
    "edt": "-04:00",
    "pst": "-08:00",
    "pdt": "-07:00",
    "cet": "+01:00",
    "cest": "+02:00",
}
_ZONE = r"(?P<zone>z|gmt|utc|[ecmp][sd]?t|ce?s?t|eet|bst|ist|msk|jst|kst|hkt|ae[sd]t|npt|pkt|pht|wib|wat|sast|[ce]at|nz[sd]t|sgt|myt|ict|trt|irst|brt|gst|ast|ak[sd]t|hst|local time|local|uk|(?:eastern|central|mountain|pacific)\s(?:(?:standard|daylight)\s)?time)"
_CLOCK = rf"""
    (?:
        (?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d(?:[.,]\d{{1,9}})?))?
        \s?(?:(?P<half>[ap])\.?\s?m\b\.?|hrs?\b\.?|hours\b)?
      | (?P<hour_only>1[0-2]|0?[1-9])\s?(?P<half_only>[ap])\.?\s?m\b\.?
      | (?P<four>(?:[01]\d|2[0-3])[0-5]\d)(?=\s?(?:z|gmt|utc|hrs|hours|local)\b)\s?(?:hrs|hours)?
    )
    (?:,?\s{{0,4}}\(?{_ZONE}\b\)?)?
    (?:\s?\(?(?:gmt|utc)?(?P<offset>[+-]\d\d:?\d\d)\)?(?:\s?\([a-z]{{2,5}}\)?)?)?
    (?:\s?\(\d{{4}}\s[a-z]{{2,4}}\))?
"""
BEFORE = re.compile(rf"[\[(]?(?:at\s+)?{_CLOCK}[\])]?\s*[,;|–—-]?\s*(?:on\s+)?", re.VERBOSE | re.IGNORECASE)
"""A clock and what joins it to the date that follows."""

NOTHING_MORE = re.compile(
    rf"""
    \s*+(?:\(?(?P<weekday>mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?\)?\.?\s*+)?
    (?:(?:[,;|–—-]{{0,2}}+|\.\s)\s*+(?:at\s++)?\(?{_CLOCK}|(?<=\s)\(?(?:gmt|utc|e[sd]t)\b)?
    [\s.,;)\]*_-]*$
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What may follow a date on a line of its own: a weekday, a clock or its zone, marks."""


def clock_of(match: re.Match[str] | None) -> str | None:
    """The clock of a match as ISO 8601 writes it, with its offset where that is printed and plain.

    >>> clock_of(NOTHING_MORE.match(" 10:31 p.m. EST"))
    '22:31-05:00'
    """
    if match is None:
        return None
    if match["four"]:
        hour, minute = int(match["four"][:2]), match["four"][2:]
    elif match["hour"] or match["hour_only"]:
        hour, minute = int(match["hour"] or match["hour_only"]), match["minute"] or "00"
    else:
        return None
    half = (match["half"] or match["half_only"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    seconds = f":{match['second'].replace(',', '.')}" if match["second"] else ""
    return f"{hour:02d}:{minute}{seconds}{_offset(match)}"


def _offset(match: re.Match[str]) -> str:
    if match["offset"]:
        digits = match["offset"].replace(":", "")
        return f"{digits[:3]}:{digits[3:]}"
    return _OFFSETS.get((match["zone"] or "").lower(), "")
