"""The day that stands apart in the head of a text whose header is not known: on a line of its own, behind a label.

Saved pages, scans and collections put titles, menus, summaries and notes of an archive above the day; none of
these is a header that ends at it. So the whole head is looked at, but only where nothing else states a day. What a
label, a volume or a court says is believed; of days that only stand alone there must be one, since two may be
entries of a list, or other articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import NamedTuple

from memokit.calendar.written import WRITTEN, Written, parse_whole, written_as
from memokit.reading.headers.fields import date_of_value, parse_field
from memokit.reading.headers.lines import ATTACHED, STAMP, find_dated_line, is_above_a_menu
from memokit.reading.headers.publishers import is_place
from memokit.reading.headers.titles import DATED_TITLE, GOES_ON, OPEN_END, continues, is_prose
from memokit.reading.records import Stated

HEAD, LINES = 3000, 40
"""So many characters, and lines with a year in them, are looked at."""
LONGEST, LONG_HEAD, BEFORE = 160, 1500, 40
"""A line of a day alone is no longer; a longer one is looked at where it begins within so many characters. A day begins
no further before its year."""
_YEARS = (re.compile(r"20(?=\d\d)"), re.compile(r"1(?=[5-9]\d\d)"))
"""No day is stated here without its year; two patterns that begin with a letter run quicker than one with a choice."""
_DIGIT = re.compile(r"\d")
_EDGES = " \t\n\xa0\r•*_#>`–—-"
_DASHES = re.compile(r"(?<=\d)[\u2010-\u2013](?=\d\d(?!\d))")
_LINK = re.compile(r"\[([^\[\]\n]{1,80})\]\([^()\n]{1,300}\)")
_SUPPLIED = re.compile(r"\[([A-Z][a-z]{2,8}day),?\][, ]*")
"""A weekday that an editor supplied."""
_CUT = re.compile(r"\b[A-Z][a-z]{2,8}\.? \d{1,2},$")
"""A line that is cut before its year."""
_ACT = re.compile(
    r"(?:[\w ]{0,60}\s)?(?:decision|regulation|directive|resolution|opinion|recommendation|order|decree)\b.{0,60}$",
    re.IGNORECASE,
)
"""An act whose day stands on the next line: `COUNCIL DECISION 2003/292/CFSP`, `of 20 October 2003`."""
_OWN_LABEL = re.compile(
    r"(?:date|(?:publication|publish(?:ed)?|issue|release|posting|press\s+release)\s+date|published|posted|issued|released|date\s+(?:published|issued|posted|of\s+(?:publication|issue|report|document)))\s?:?$",
    re.IGNORECASE,
)
"""What stands alone above the day of a document."""

_SAYS_SO = re.compile(
    r"(?:(?:first|originally) )?(?:published|posted|issued|released|dated?|filed|decided)\b", re.IGNORECASE
)
_WORDED = r"(?:\d{1,2}(?:\s?[-–]\s?\d{1,2})?(?:\s?(?:st|nd|rd|th))?\s[A-Z][A-Za-z]{2,8}\.?|[A-Z][A-Za-z]{2,8}\.?\s\d{1,2}(?:\s?[-–]\s?\d{1,2})?(?:\s?(?:st|nd|rd|th))?),?\s?(?:(?:1[5-9]|20)\d\d|\[(?:1[5-9]|20)\d\d\]\d?)"
_DAY = rf"(?P<day>(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|MON|TUE|WED|THU|FRI|SAT|SUN)(?:[A-Za-z]{{0,6}}),?\s)?(?:{_WORDED}|(?:19|20)\d\d-\d\d-\d\d))"
_CLOCK = r"(?:(?:at\s)?\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?,?\s(?:[A-Za-z]+\s){0,3}?(?:on\s)?)?"
_END = r"(?:,?\s\d{1,2}:\d\d.{0,24})?$"


def _pattern(words: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(words.replace("DAY", _DAY).replace("CLOCK", _CLOCK).replace("END", _END), flags)


_A_DAY = re.compile(_DAY)
# `Argued: March 21, 2012 Decided: July 20, 2012`, `published at 14:39 British Summer Time 19 October 2019`; further
# on in a paragraph, such a label is that of an entry in a list
_LABELS = (
    _pattern(
        r"(?:^|(?<=[.;|)\]•·?!”\"])\s{0,4}|\s{2,}|(?<=[a-z\d])\s(?=[A-Z]))(?:[Dd]ecided|[Dd]ecision(?:\s[Dd]ated?)?|[Pp]ronounced|[Ff]iled|Date\sof\s(?:[Dd]ecision|[Jj]udgment|[Oo]rder)|[Pp]ublished|[Pp]osted|[Ii]ssued?|Statement\sas\sof|Aired)(?:\son|\sof)?\s?[:,–—-]?\s{0,3}CLOCKDAY"
    ),
)
_OWN = (
    _pattern(r"(?:^|\s)(?:Date|DATE|Dated|DATED)\s?:\s{0,8}DAY"),
    _pattern(r"^(?:Date|DATE|Dated|DATED)\s{1,8}DAY"),
    _pattern(r"^(?:Written|Delivered|Spoken)\b:?\s(?:[Ww]ritten\s|[Dd]elivered\s)?(?:on\s)?DAY"),
    _pattern(r"<[Dd]ate(?:=\"|>)\s?DAY"),
    # the first line of a message in an archive: `Ann Smith on Tue, 9 Dec 2003 14:42:28 +0100 (CET)`
    _pattern(r"^[\w .'’-]{2,60}\son\sDAY\s\d\d:\d\d:\d\d\s[+-]\d{4}"),
)
"""What says of a day that it is the document's own, whatever others say of it."""
_LABELLED = (
    _pattern(
        r"\b(?:press\srelease|statement|communiqu[eé]|notice|report)\s(?:was\s)?(?:issued|published|released)\sby\s[^.\n]{3,120}?\son\sDAY",
        re.IGNORECASE,
    ),
    # a court, a council, a volume, a page
    _pattern(r"^[A-Z][^\n]{2,100}?\s[Vv][Ss]?\.?\s[A-Z][^\n]{2,100}?\son\sDAY(?=$|Bench|\s*\()"),
    _pattern(r"^(?:Minutes|MINUTES)\sof\s[^\n]{4,140}?\sheld\s[^\n]{0,80}?(?:on\s)?DAY"),
    _pattern(r"\bMinutes\sof\sa\sMeeting\sof\s[^\n]{4,100}?\sheld\s[^\n]{0,60}?on\sDAY"),
    _pattern(
        r"\b(?:REGULAR|SPECIAL|Regular|Special)\s(?:[A-Z][A-Za-z]+\s){0,2}(?:MEETING|Meeting|SESSION|Session)(?:\s(?:MINUTES|Minutes))?\s?[-–—,:]\s?DAY"
    ),
    _pattern(r"\b[Vv](?:ol|OL)(?:\.|ume|UME)\s[\dIVXL]{1,6}\b[^\n]{0,60}?\bDAY,?\s(?:No|NO|Number|Issue)\b"),
    _pattern(r"\b[Vv]ol(?:\.|ume)\s?[\dIVXL]{1,6},?\s(?:Number|Issue|No\.?)\s?\d{1,5}\s\(DAY\)"),
    _pattern(r"\bDAY,?\s+(?:Issue|Vol(?:\.|ume)|No\.|Number)\s?(?:No)?[#:]?\s?[\dIVXL]{1,6}\b"),
    _pattern(r"\bVol(?:\.|ume)\s?[\dIVXL]{1,6},?\s+(?:No|Number|Issue)\.?\s?\d{1,5}[,:]?\s{1,20}DAY"),
    _pattern(r"^DAY\s+[A-Z][\w ]{2,30}\s(?:#|No\.?|Number)\s?[\d.-]{1,12}$"),
    _pattern(r"^\d{1,6}\s[A-Z][A-Z —.–-]{6,60}\sDAY\b"),
    _pattern(r"(?:^|\b(?:Circuit|Court|District|Division|Term|Chamber)[,.]{0,2}\s{0,2})DAY\.$"),
    _pattern(
        r"\b(?:in|at)\sthe\s(?:House|Senate|Chamber|Assembly|Parliament|Dáil)\b[^.\n]{0,40}?\sCLOCKDAY\.?$"
    ),
    _pattern(
        r"[.,]\sDAY\s(?=Good\s(?:morning|afternoon|evening)|Thank\syou|Ladies\sand|As\s(?:prepared|delivered))"
    ),
    _pattern(r"\bDAY;\s(?:Page|page|p\.)\s?[A-Z]{0,2}-?\d"),
    _pattern(r"\b(?:INSTRUCTION|DIRECTIVE|ORDER|CIRCULAR|REGULATION|BULLETIN)\s[\d./-]{1,12}\sDAY"),
    _pattern(
        r"\b(?:decision|regulation|directive|resolution|opinion|recommendation|order|decree)\s.{0,60}?\sof\sDAY$",
        re.IGNORECASE,
    ),
    _pattern(r"^(?=[MTWFS][a-z]{2,8},)DAY,?\s(?:at\s)?\d{1,2}[:.]\d\d\s?[ap]\.?m\.?,?\s[A-Z]"),
    _pattern(
        r"^DAY\s(?:Letters?|Editorials?|News|Sports?|Opinions?|Features?|Columns?|Business|Politics|World|Commentary|Analysis)\b.{0,40}$"
    ),
    _pattern(r"^To\s[A-Z][^\n]{2,60}?\s{2,}DAY$"),
    _pattern(r"^DAY\s+RELEASED?\sIN\s(?:FULL|PART)"),
    _pattern(
        r"^(?:Cablegram|Telegram|Dispatch|Despatch|Letter|Memorandum|Minute|Note)\b[^\n]{0,60}?\s[A-Z]{3,20}(?:\s[A-Z]{2,20}){0,3},\sDAY(?:,\s\d.{3,20})?$"
    ),
    _pattern(
        r"^(?:(?:Opening|Closing|Keynote|Introductory|Welcoming|Welcome|Concluding)\s)?(?:[Rr]emarks|[Ss]peech|[Aa]ddress|[Ll]ecture|Keynote|[Pp]resentation|[Ii]ntervention|[Ss]tatement|[Ii]nterview)\s(?:by|of|with|at)\b[^\n]{10,300}?,\s(?:on\s)?DAY\.?$"
    ),
    # a memorandum whose lines have run together: `LIMITED OFFICIAL USE December 23 1976 NODIS TO The Secretary`
    _pattern(
        r"\b(?:USE|SECRET|CONFIDENTIAL|UNCLASSIFIED|IN FULL|IN PART)\sDAY\s(?:[A-Z]{4,8}\s)?(?:TO|To|FROM|From|MEMORANDUM)\b"
    ),
)
# A day at the end of a line that names a kind of document, a file, or to whom it was written.
_ENDINGS = (
    _pattern(r"^(?:to|from)\s[A-Z].{2,60}?\s(?:to|from)\s[A-Z].{2,60}?,?\s+DAYEND", re.IGNORECASE),
    _pattern(
        r"\b(?:Review|News|Newsletter|Digest|Bulletin|Update|Committee|Council|Board|Commission|Press Secretary|Public Affairs|C-?SPAN)\b[^.\n]{0,60}?[,:]?\s+DAYEND"
    ),
    _pattern(r"^[\d-]{5,20}\s+DAYEND"),
    # a line in capitals: `HIGH COMMISSION, CANBERRA 6 FEBRUARY 1990`
    _pattern(
        r"^(?=[A-Z])(?![^\n]*\b(?:DATE|BIRTH|BORN|DIED|DEATH|EXPIR|DUE|VALID|DEADLINE|HEARING|TRIAL|ARREST|EFFECTIVE|NEXT|REVIEW|RECEIVED|ELECTION|ANNIVERSARY|PERIOD|ENDING))[^a-z\n]{5,100}?(?<![–—-])(?<!\b(?:OF|ON|TO|BY))(?<!\b(?:THE|AND))(?<!\b(?:FROM))(?<!\b(?:SINCE|UNTIL|AFTER))(?<!\bBEFORE)[,:]?\s+DAY[\s|]{0,4}$"
    ),
    _pattern(
        r"^(?:Mr|Mrs|Ms|Dr|Sen|Rep|Rev|Senator|Representative|Minister|President)\.?\s[A-Z][^\n]{2,60}?\s[–—-]\sDAY$"
    ),
    _pattern(r"\b(?:[Dd]ecision|[Mm]eeting|[Bb]riefing)\s(?:taken|held|given)\s(?:on\s)?DAY$"),
    # `News Briefing Secretary Ann Smith Monday, October 22, 2001 - 1:25 p.m. EDT`: with its weekday, behind a name
    _pattern(
        r"^(?=[A-Z])(?!.{0,120}\b(?:[Nn]ext|[Hh]earing|[Dd]eadline|[Dd]ue|[Uu]ntil|[Bb]efore|[Ww]ill|[Oo]n|[Ww]hen|WHEN)\b).{2,110}?(?:\b[A-Z][\w.’'-]*|\))\s+(?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)DAY(?:\s?[,–—-]\s?\d.{3,24})?$"
    ),
)
_WRITTEN_AT = _pattern(r"(?P<place>(?:[^\W\d_a-z][\w.'’-]*,?\s|(?:de|of|near|the|and)\s){1,9}?)DAY\.?$")
# `Ann Smith, President of the Bank, Frankfurt am Main, 6 September 2012`
_SPOKEN_AT = _pattern(r"^(?P<lead>[A-Z][^.\n]{6,120}),\s?(?P<place>[A-Z][\w ]{2,30}),\s?DAY$")
_OFFICES = re.compile(
    r"Department|Dep['’]t|Office|Head ?[Qq](?:uarte)?rs|H'?d ?Q|Camp|Fort|Legation|Embassy|Consulate|Mansion|Hospital|Barracks|Steamer|U\. ?S\. ?S"
)
_SALUTES = re.compile(
    r"(?:my\s)?(?:very\s)?(?:dear(?:est)?|d\.?r?\.?\ssir|sir|madam|gentlemen|general|captain|colonel|excellency|your)\b",
    re.IGNORECASE,
)


class _Found(NamedTuple):
    written: Written
    sure: int
    """0 where only its standing alone says that it is the document's, 2 where its label does, else 1."""


def find_apart(text: str, *, order: str | None = None) -> tuple[Stated, ...]:
    """The day that lines of the head of `text` state; empty where none does, or lines state two alone.

    >>> [one.written.value for one in find_apart("Menu\\nThe talks went on, the ministry says.\\n\\n6 April 2010\\n\\nMore")]
    ['2010-04-06']
    """
    days: list[_Found] = []
    for start, end in islice(_lines_with_a_year(text), LINES):
        found = _find(text, start, end, order)
        if found and ATTACHED.search(text, 0, start):
            break
        if found:
            days.append(found)
    surest = max((day.sure for day in days), default=0)
    stated = [day.written for day in days if day.sure == surest]
    return (Stated(stated[0], "line apart"),) if len({one.value for one in stated}) == 1 else ()


def _lines_with_a_year(text: str) -> Iterator[tuple[int, int]]:
    """Where the lines of the head stand in which a full day may be written; long ones only near the beginning."""
    done = 0
    for at in sorted(year.start() for century in _YEARS for year in century.finditer(text, 0, HEAD)):
        if at < done:
            continue
        start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        end = end if end >= 0 else len(text)
        first = max(start, at - BEFORE)
        if not _DIGIT.search(text, first, at) and not _DIGIT.search(text, at + 4, at + 10):
            continue
        if end - start <= LONGEST or (start < LONG_HEAD and _A_DAY.search(text, first, at + 10)):
            done = end
            yield start, min(end, HEAD + LONGEST)


def _find(text: str, start: int, end: int, order: str | None) -> _Found | None:
    """The day that a line states apart from prose; None where it is that of a stamp, or under a label of another."""
    above = text[max(0, start - LONGEST) : start].rstrip(_EDGES).rpartition("\n")[2].lstrip(_EDGES)
    line, below = text[start:end].strip(_EDGES), text[end : end + LONGEST].lstrip(_EDGES).partition("\n")[0]
    if _CUT.search(above) or (line.startswith("of ") and _ACT.match(above)):
        above, line = "", f"{above} {line}"
    if STAMP.match(line) or STAMP.match(above):
        return None
    if above.endswith(":") and not _OWN_LABEL.match(above):
        return None
    line = _DASHES.sub("-", _SUPPLIED.sub(r"\1, ", _LINK.sub(r"\1", line) if "](" in line else line))
    for written, sure in _readings(line, below, order):
        if written and written.precision == "day" and not written.short_year:
            just_above = text[text.rfind("\n", 0, max(0, start - 1)) + 1 : start].strip(_EDGES)
            goes_on = OPEN_END.search(above) or continues(just_above, line) or GOES_ON.match(below)
            if goes_on and not sure:
                return None
            return None if is_above_a_menu(text[end : end + HEAD]) else _Found(written, sure)
    return None


def _readings(line: str, below: str, order: str | None) -> Iterator[tuple[Written | None, int]]:
    """What a line may state, and how sure that is."""
    has_day = _A_DAY.search(line) is not None
    for own in (match for pattern in _OWN if has_day and (match := pattern.search(line, 0, LONGEST))):
        yield _day_in(own, order), 2
    if len(line) <= LONGEST:
        dated = find_dated_line(line, order=order)
        if dated and dated.rule == "date line":
            yield dated.written, int(dated.written.instant is not None or _SAYS_SO.match(line) is not None)
        for key, value in parse_field(line):
            yield date_of_value(value, order=order) if key == "date" else None, 1
    if not has_day:
        return
    if len(line) <= LONGEST:
        titled = None if is_prose(line) or not below else DATED_TITLE.search(line)
        yield parse_whole(titled["date"], order=order) if titled else None, 0
        endings = [match for ending in _ENDINGS if (match := ending.search(line))]
        at = _WRITTEN_AT.match(line)
        if at and (_OFFICES.search(at["place"]) or _SALUTES.match(below)):
            endings.append(at)
        if (
            (spoken := _SPOKEN_AT.search(line))
            and is_place(spoken["place"].split()[0])
            and not is_prose(spoken["lead"])
        ):
            endings.append(spoken)
        for match in endings:
            yield parse_whole(match["day"], order=order), 1
    labels = (label.finditer(line[:LONGEST]) for label in _LABELS)
    for labelled in chain(*labels, *(pattern.finditer(line) for pattern in _LABELLED)):
        yield _day_in(labelled, order), 1


def _day_in(match: re.Match[str], order: str | None) -> Written | None:
    found = WRITTEN.match(match["day"])
    return written_as(found, order=order) if found else None
