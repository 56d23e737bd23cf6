"""Lines that cite where a text appeared: a newspaper's page, a database's record, a gazette's number, a broadcast."""

from __future__ import annotations

import re
from typing import NamedTuple

from memokit.calendar.written import Written, parse_whole

_CITATIONS = (
    # a monitored broadcast, a rush transcript: `Text of report by Orla TV on 5 March`
    re.compile(
        r"(?:Text|Excerpts?)\s(?:of|from)\s(?P<name>\b)[^\n]{4,160}?\son\s(?P<day>\d{1,2}\s[A-Z][a-z]{2,8}(?:\s\d{4})?)\.?$"
    ),
    re.compile(
        r"This\sis\sa\s(?:rush\s)?transcript\s(?:from|of)\s(?P<name>\b)?[^\n]{2,80}?\s(?P<day>[A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4})\.(?:\sThis\s[^\n]{0,120})?$"
    ),
    # a newspaper's page: `The Orla Gazette, 14 April 2011, p. A12`
    re.compile(
        r"(?P<name>[A-Z][^\d\n,|]{2,60}),\s+(?P<day>[^\n|]{6,40}),\s+(?:section\s\w{1,3},?\s+)?(?:p|pp|pg|page)\.?\s?[A-Z]?-?\d{1,4}\b.{0,10}$",
        re.IGNORECASE,
    ),
    # a library's clipping: `Kelda Post, The (ORLA) - March 5, 2019`
    re.compile(
        r"(?P<name>[A-Z][\w.&’' -]{2,50}(?:,\sThe)?)\s\([^()\n]{2,40}\)\s[-–]\s(?P<day>[A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4})$"
    ),
    # an archive's headline, a terminal's line: `OP  05 MAR 91 / Talks go on`, `OPR 5-MAR-1997 14:12`
    re.compile(
        r"(?P<name>[A-Z]{2,5})\s{1,3}(?P<day>\d{1,2}[\s-][A-Z]{3}[\s-]\d{2,4})\s(?:/\s\S.*|\d\d:\d\d.{0,10}$)"
    ),
    # a database's file of a newspaper: `The Orla Post (1974-Current file); Aug 10, 1990;`
    re.compile(
        r"(?P<name>[A-Z][^\d\n();]{2,60})\s\((?:1[5-9]|20)\d\d-[^()\n]{2,20}\);\s(?P<day>[A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4});?.{0,40}$"
    ),
    # a magazine in a library: `Orla Listener, Volume 12, Issue 311, 8 June 1945, Page 8`
    re.compile(
        r"(?P<name>[A-Z][^\d\n,]{2,60}),\s(?:Volume\s[\w ]{1,12},\s)?Issue\s[\d,]{1,6},\s(?P<day>\d{1,2} [A-Z][a-z]{2,8} \d{4})(?:,\s(?:Page|Supplement)\b.{0,30})?$"
    ),
    # a library's newspaper: `Kelda daily bee. (Kelda [Orl.]) 187?-1922, March 19, 1886, Image 1`
    re.compile(
        r"(?P<name>[A-Z][^\n(]{2,80}?)\.?\s\([^\n)]{2,60}\)\s[\d?]{4}-[\d?a-z]{4,7},\s(?P<day>[A-Z][a-z]{2,8} \d{1,2}, \d{4})(?:,\s.{0,60})?$"
    ),
    # a page of printed translations: `III. 14 Aug 85    DD 3    USSR INTERNATIONAL AFFAIRS`
    re.compile(
        r"(?:[IVX]{1,4}\.\s)?(?P<day>\d{1,2}\s[A-Z][a-z]{2,8}\s\d\d)\s{3,}(?P<name>\b)[A-Z]{1,2}\s\d{1,3}\s{3,}[A-Z][A-Z, ]{3,60}$"
    ),
    # a parliament's volume and columns: `HC Deb 21 March 2011 vol 525 cc700-802`
    re.compile(
        r"(?P<name>[A-Z][\w ]{1,30} Debs?),?\s(?P<day>[^\n,]{6,24}?),?\s(?:vol(?:ume)?\.?\s?\d{1,4}\b|(?:cc?|cols?\.?)\s?\d).{0,30}$"
    ),
    # a gazette, by volume and number: `[Federal Register Volume 80, Number 75 (Monday, April 20, 2015)]`
    re.compile(
        r"(?P<name>[A-Z][A-Za-z ]{2,40}?),?\s(?:Volume|Vol\.?)\s?\d{1,4},?\s(?:Number|Issue|No\.?)\s?\d{1,4}\s\((?P<day>[^()\n]{8,40})\)$"
    ),
    # a journal's citation: `. 2020 Jan 28;18(1):e100159. doi: …`
    re.compile(
        r"(?P<name>[A-Z][\w &]{2,60})?\.\s?(?P<day>(?:19|20)\d\d\s[A-Z][a-z]{2}\s\d{1,2})[;:]\s?\d{1,4}\b.{0,80}$"
    ),
    # a database of newspapers: `The Orla Gazette (1923-); Kelda [Kelda]05 Mar 1975: 1.`
    re.compile(
        r"(?=[^\n\[]{2,250}\[)(?:[^\n\[\]]{0,80}\.\s{2,})?(?P<name>[A-Z][^\n\[\]();]{2,60})[^\n\[\]]{0,80}\[[^\n\[\]]{2,40}\]\s?(?P<day>\d{1,2} [A-Z][a-z]{2} \d{4}):\s?[\w.:-]{1,8}$"
    ),
)
CITES = re.compile(r"(?:Text|Excerpts?|This)\s")
"""The first two of these begin so, and may be long."""


class Citation(NamedTuple):
    """The day that a citation has, and whose it is."""

    written: Written
    source: str | None


def find_citation(line: str) -> Citation | None:
    """The day and the publication that a line cites; None where it cites none.

    >>> find_citation("The Orla Gazette, 14 April 2011, p. A12").source
    'The Orla Gazette'
    """
    for citation in _CITATIONS:
        cited = citation.match(line)
        if cited and (day := parse_whole(cited["day"])) and day.precision in ("day", "month_day"):
            return Citation(day, (cited["name"] or "").strip() or None)
    return None
