"""Dates and sources in the name of a file, and in the number of an article or a release."""

from __future__ import annotations

import re
from functools import cache

from memokit.calendar.written import Written, parse_written
from memokit.lexicon import read_rows
from memokit.reading.headers.publishers import known_publisher

# `publisher_2016-01-14_slug.txt`, `20160114-slug`, `2016.01.14`, `14-Jan-2016`, `98-01-14.slug` (no day is 98), `14Jan2016slug`.
_SPACED = re.compile(
    r"(?<![\dA-Za-z])(?:(?:(?P<ymd>(?:19|20)\d\d(?:[-_.](?:0[1-9]|1[0-2])[-_.](?:0[1-9]|[12]\d|3[01])|_(?:[1-9]|1[0-2])_(?:[1-9]|[12]\d|3[01])))"
    r"|(?P<compact>(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?:(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d(?:\d{3})?)?)?(?!_p\d)"
    r"|(?P<short>(?:3[2-9]|[4-9]\d)-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))"
    r"|(?P<worded>\d{1,2}(?:st|nd|rd|th)?[-_ ]?[A-Za-z]{3,9}[-_ ,]{1,2}(?:19|20)\d\d|[A-Za-z]{3,9}[-_ ]\d{1,2}[-_ ,]{1,2}(?:19|20)\d\d|(?:1[5-9]|20)\d\d[-_ ][A-Za-z]{3,9}[-_ ]\d{1,2}))(?![\dA-Za-z])"
    r"|(?P<glued>\d{1,2}(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:19|20)\d\d)(?!\d))"
)
# `APW19981205`, `APW_ENG_19981205.0374`, `AP880212-0001`.
_CODED = re.compile(r"(?<![A-Za-z\d])(?P<code>[A-Z]{2,4})(?:_ENG_)?(?P<day>(?:19|20)\d{6}|\d{6})(?!\d)")
# `25122022-talks`, `091_10-19-1961_talks`: the year behind.
_TURNED = re.compile(
    r"(?<![\dA-Za-z])(?P<first>\d\d)(?P<mark>[-_.]?)(?P<second>\d\d)(?P=mark)(?P<year>(?:19|20)\d\d)(?!\d)"
)
_FOLDERS = re.compile(
    r"(?:^|/)(?P<year>(?:19|20)\d\d)[/-](?P<month>0?[1-9]|1[0-2])[/-](?P<day>0?[1-9]|[12]\d|3[01])"
    r"(?=/|[-_ ][^/]{0,80}\b(?:meeting|session|sitting|hearing|briefing|conference|debate|summit)[^/]{0,20}/[^/]*$)"
)
"""`2031/01/06/`, and `2031-01-06-council-meeting/`: other folders that begin with a day may tell when they were made."""
# `/2031/jan/06/`: so the addresses of one newspaper have it.
_WORDED_FOLDERS = re.compile(
    r"/(?P<year>(?:19|20)\d\d)/(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/(?P<day>\d\d)/"
)
_DAY_FIRST = re.compile(r"(?:1[5-9]|20)\d\d-\d\d-\d\d(?![\dA-Za-z])")
_YEAR_FIRST = re.compile(
    r"(?:(?P<year>(?:1[6-9]|20)\d\d)[-_ ](?:[A-Z][\w’'.]{2,20}[-_ ]?){1,2}|[A-Z]{2,3}_\d{1,3}_(?P<session>(?:19|20)\d\d)|[A-Z]{2,6}_(?P<year_behind>(?:19|20)\d\d)_[\w.-]{2,60})\.[a-z]{2,5}$"
)
_LAST_MONTH = re.compile(r"[-_ ](?P<month>[A-Z][a-z]{2,8})[-_ ]?(?P<year>(?:19|20)\d\d)(?:\.[a-z]{2,5})?$")
_SITTING = re.compile(r"ep-(?P<year>\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?:-\d{3})?\.[a-z]{2,4}$")
"""A sitting of the European Parliament: `ep-00-01-17.txt`."""
_TELLING = re.compile(r"(?:1[5-9]|20)\d\d|\d{6}|\d\d-\d\d-\d\d")
"""No name states a day, or is known by one, without such digits."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PUBLISHER = re.compile(r"(?P<publisher>[a-z][a-z .-]{1,40})_(?:19|20)\d\d-\d\d-\d\d_", re.IGNORECASE)
_YEAR_MONTH = re.compile(r"[12][90]\d\d-?[01]\d")
_ADDRESS = re.compile(r"https?://[^\s<>\"]{1,300}")
_ITEM = re.compile(r"\b[A-Z\d]{2,10}(?:19|20)\d{6}\d{2,10}\b")
"""The number of an item with its day: `6FPTS2009060529712`."""
_RELEASE = re.compile(
    r"(?:release|news|press|no|number|nr|#)[ .:]{0,3}(?:no|number|nr)?[ .:#]{0,3}"
    r"(?:(?P<day>(?:19|20)\d\d-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01]))(?!\d)|(?P<month>(?:19|20)\d\d-(?:0[1-9]|1[0-2]))-[A-Z]{1,3}-\d)",
    re.IGNORECASE,
)


@cache
def _codes() -> dict[str, str]:
    return {row[0]: row[1] for row in read_rows("wire_codes")}


def date_in_name(name: str) -> Written | None:
    """The day that the name of a file states, perhaps one that can be read both ways, or that the folders of an archive do.

    >>> date_in_name("orla-post_2016-01-14_dam.txt").value, date_in_name("APW19981205.0374").value
    ('2016-01-14', '1998-12-05')
    """
    last = name[name.rfind("/") + 1 :][:300]
    first = _DAY_FIRST.match(last)
    if first and (stated := parse_written(first.group())) and stated.precision == "day":
        return stated
    if last.startswith("ep-") and (sitting := _SITTING.match(last)):
        century = 19 if int(sitting["year"]) > 90 else 20
        return parse_written(f"{century}{sitting['year']}-{sitting['month']}-{sitting['day']}")
    if _TELLING.search(last):
        for match in _SPACED.finditer(last):
            day = match["ymd"] or match["compact"] or (match["short"] and f"19{match['short']}")
            worded = match["worded"] or match["glued"]
            written = parse_written(re.sub(r"[-_,]+", " ", worded) if worded else _as_iso(day))
            if written and written.precision == "day":
                return written
        coded = _CODED.search(last)
        if coded and coded["code"] in _codes():
            day = coded["day"]
            return parse_written(day if len(day) == 8 else f"19{day}")
        for turned in _TURNED.finditer(last):
            written = parse_written("/".join(turned.group("first", "second", "year")))
            if written and (written.precision == "day" or turned["mark"]):
                return written
    folders = _FOLDERS.search(name[-600:]) if "/" in name else None
    if folders:
        return parse_written(f"{folders['year']}-{int(folders['month']):02d}-{int(folders['day']):02d}")
    worded = _WORDED_FOLDERS.search(name[-600:]) if "/" in name else None
    return parse_written(f"{worded['day']} {worded['month']} {worded['year']}") if worded else None


def _as_iso(day: str) -> str:
    """`2026_6_27` as `2026-06-27`."""
    return "-".join(part.zfill(2) for part in re.split(r"[-_.]", day))


def month_or_year_in_name(name: str) -> Written | None:
    """The month at the end of a file's name, or the year that it begins with, or that stands behind a country and a session.

    >>> month_or_year_in_name("talks-go-on-475901-Jun2012.html").value
    '2012-06'
    >>> month_or_year_in_name("speeches/1961-Torvald.txt").value, month_or_year_in_name("ORL_70_2015.txt").value
    ('1961', '2015')
    >>> month_or_year_in_name("plan-2030.txt")
    """
    last = _LAST_MONTH.search(name)
    if last and (month := parse_written(f"{last['month']} {last['year']}")) and month.precision == "month":
        return month
    first = _YEAR_FIRST.match(name, name.rfind("/") + 1)
    return Written(first["year"] or first["session"] or first["year_behind"], "year") if first else None


def date_in_address(text: str) -> Written | None:
    """The day in the web address that is the first line of `text`; None where there is none.

    >>> date_in_address("https://orla.example/2031/01/06/talks-go-on/\\n\\nThe envoy spoke.").value
    '2031-01-06'
    """
    address = _ADDRESS.match(text.lstrip()[:300]) if text.lstrip()[:4] == "http" else None
    written = date_in_name(address.group() + "/") if address else None
    return written if written and written.precision == "day" else None


def addresses_in(head: str) -> str:
    """The web addresses and the numbers of items in the head of a text, one after the other: days may stand in both."""
    return " ".join(_ADDRESS.findall(head) + _ITEM.findall(head))


def years_with_day(name: str, month_day: str) -> set[int]:
    """The years that stand in a name before a month and day, among other digits too, or behind both.

    >>> years_with_day("P2021102700642.htm", "10-27"), years_with_day("news06082010.htm", "08-06")
    ({2021}, {2010})
    """
    month, day = month_day.split("-")
    before = re.findall(rf"((?:19|20)\d\d)[-_./]?{month}[-_./]?{day}", name[-600:])
    behind = re.findall(
        rf"(?<!\d)(?:{day}[-_./]?{month}|{month}[-_./]?{day})[-_./]?((?:19|20)\d\d)(?!\d)", name[-600:]
    )
    return set(map(int, before + behind))


def years_in_name(name: str) -> set[int]:
    """The years that a name and its folders state."""
    return {int(year) for year in _YEAR.findall(name[-600:])}


def source_in_name(name: str) -> str | None:
    """The publisher that a name begins with, or the wire that its code stands for."""
    last = name[name.rfind("/") + 1 :][:300]
    if not _TELLING.search(last):
        return None
    named = _PUBLISHER.match(last)
    if named:
        return (
            known_publisher(named["publisher"])
            or known_publisher(named["publisher"].replace("-", " "))
            or named["publisher"]
        )
    coded = _CODED.match(last)
    return _codes().get(coded["code"]) if coded else None


def date_in_release_number(line: str) -> Written | None:
    """The day, or the month, in the number of a release: `RELEASE NUMBER 20190415-01`, `2011-11-CA-015`."""
    match = _RELEASE.search(line[:200]) if _YEAR_MONTH.search(line, 0, 200) else None
    return parse_written(match["day"] or match["month"]) if match else None
