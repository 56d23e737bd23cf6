"""The day that stands apart in the head of a text whose header is not known: on a line of its own, behind a label.

Saved pages, scans and collections put titles, menus, summaries and notes of an archive above the day; none of
these is a header that ends at it. So the whole head is looked at, but only where nothing else states a day. What a
label, a volume or a court says is believed; of days that only stand alone there must be one, since two may be
entries of a list, or other articles.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from memokit.calendar.written import Written, parse_written
from memokit.reading.headers.datelines import find_dateline
from memokit.reading.headers.fields import date_of_value, parse_field
from memokit.reading.headers.headings import ANOTHERS, days_of_heading, is_named, month_of_heading
from memokit.reading.headers.letters import is_salutation
from memokit.reading.headers.lines import STAMP, find_dated_line
from memokit.reading.headers.others import ATTACHED, is_beside_tongues, is_page_clock
from memokit.reading.headers.phrase_tables import ANYWHERE, LABELS, OWN
from memokit.reading.headers.phrases import A_DAY, days_in, days_of
from memokit.reading.headers.publishers import is_place
from memokit.reading.headers.spoiled import plain_line
from memokit.reading.headers.titles import GOES_ON, OPEN_END, continues, is_wrapped
from memokit.reading.headers.years import A_YEAR, HEAD, years_in
from memokit.reading.records import Stated

_LAST_YEARS = tuple(
    re.compile(rf"{century}\d\d(?:[^\w\n]{{0,4}}|[ ][A-Za-z]{{4,12}})(?:\n|\Z)") for century in (20, 19)
)
"""A year at the end of a line, or before its last word: `June 2020 Newsletter`."""
TOP, LONGEST_MONTH = 600, 100
"""A month is looked for in so many characters, on lines that are no longer."""
LONGEST_HEADING, _STOPS = 180, (".", "!", "?", '"', "”")
LINES = 40
"""So many lines with a year in them are looked at."""
LONGEST, LONG_LABELLED, LONG_HEAD, BEFORE = 160, 240, 1500, 40
"""A line of a day alone is no longer; a longer one is looked at where it begins within so many characters. A day begins
no further before its year."""
LONGEST_BANNER = 60
"""The banner of a page is no longer."""
_DIGIT = re.compile(r"\d")
_EDGES = " \t\n\xa0\r•*_#>`–—-"
_RELEASED = re.compile(
    r"\s{0,80}(?:declassified|sanitized|approved for release|released in|unclassified\s+u\.?s)", re.IGNORECASE
)
STAMP_LENGTH = 200
"""A stamp is no longer."""
_CUT = re.compile(r"\b[A-Z][a-z]{2,8}\.? \d{1,2},$")
"""A line that is cut before its year."""
_ACT = re.compile(
    r"(?:[\w ]{0,60}\s)?(?:decision|regulation|directive|resolution|opinion|recommendation|order|decree)\b.{0,60}$",
    re.IGNORECASE,
)
"""An act whose day stands on the next line: `COUNCIL DECISION 2003/292/CFSP`, `of 20 October 2003`."""
_DATE_LABEL = re.compile(r"D(?:ATE|ate)\b\s?:?")
_OWN_LABEL = re.compile(
    r"(?:date|(?:judgment\s)?(?:delivered|decided|pronounced)(?:\son)?|(?:publication|publish(?:ed)?|issue|release|posting|creation|doc(?:ument)?|press\s+release)[\s_]date|published|posted|issued|released|date\s+(?:published|issued|posted|of\s+(?:publication|issue|report|document|judge?ment|decision|order)))\s?:?$",
    re.IGNORECASE,
)
"""What stands alone above the day of a document."""

_OWN_END = re.compile(
    r"[-–—.)]\s?(?:decided|delivered|pronounced)\son\s?:?$|\b(?:letter|statement|memorandum|memo|text|resolution|remarks)\b[^\n]{0,40}\b(?:follows?|below|reads?)\s?:$",
    re.IGNORECASE,
)
"""The end of a line above such a day: `Appeal No. 7 of 2021-Decided on`, `The full text of the letter follows:`."""
_FIRST_LABEL = re.compile(r"(?:originally|first)\s(?:published|posted|issued)\s?:?$", re.IGNORECASE)
_SAYS_SO = re.compile(
    r"(?:^|\|\s?)(?:this article is from\b|(?:(?:first|originally) )?(?:published|posted|issued|released|dated?|filed|decided)\b|original:)",
    re.IGNORECASE,
)


_UPDATED = re.compile(r",?\s(?:last\s)?updated\b.*$", re.IGNORECASE)
"""What may stand behind the day on which it was published."""
_LEADS = re.compile(r"\s(?:[–—]|--?)\s(?=[A-Z\"“])")
"""`5 March 2019 – The state has …`: such a day leads into its text, whatever stands above."""

_SPOKEN = re.compile(
    r"(?:(?:opening|closing|keynote|welcome|welcoming|concluding)\s)?(?:remarks|speech|address|statement)\b.{3,120},$",
    re.IGNORECASE,
)
"""A title above its day: `Welcome remarks to the country team,`."""
_ABOVE_A_DAY = frozenset(("on", "on the", "dated", "the"))
"""On a cover such words stand alone between blank lines."""
_LETTERHEAD = re.compile(r"(?:[A-Z\[][\w.'’\]-]*,?\s){1,5}")
"""Where a letter was written, before its day: `Kelda Hundred [Orla] July 4th 1864`."""
_FILE = re.compile(r"\d\s[^\s_]{2,40}_\S{1,40}_\S")
"""The name of a file behind a day: `7/29/2019 Telegram_11-26-63_Tele`."""
_DECLASSIFY = re.compile(r"\bDECL(?:ASSIFY ON)?\s?:", re.IGNORECASE)
"""When a cable is to be declassified: `E.O. 12958: DECL: 06/10/2013`."""
_BY_NUMBER = re.compile(r"\d\s{2,40}By:\s?\d")
"""Who looked at a paper again, by a number: `Date: 14 AUG 1978    By: 25`."""
_OTHERS = (_FILE, _BY_NUMBER, _DECLASSIFY)
"""The day on a line with one of these is not the document's."""
_RELEASE = re.compile(r"for immediate release\b", re.IGNORECASE)
_WIDE = re.compile(r"\s{4,}")
"""Between two columns: below `For Immediate Release:   Contact:` the day stands in the first."""

_Reading = tuple[Written | None, int]


class _Found(NamedTuple):
    written: Written
    sure: int
    """0 where only its standing alone says that it is the document's, 2 where its label does, else 1."""


def find_apart(
    text: str,
    *,
    order: str | None = None,
    but: Stated | None = None,
    sure: int = 0,
    years: Sequence[int] | None = None,
    beside: tuple[int, int] = (0, 0),
) -> tuple[Stated, ...]:
    """The day that lines of the head of `text` state, and others that differ; empty where two are as sure.

    `but` is a date that is already known, and stands here for nothing; days less sure than `sure` stand for nothing too.
    `years` are where years stand in the head, where that is known. Of days that are equally sure those that stand
    `beside` the title, between its beginning and that of the text, are the document's.

    >>> [one.written.value for one in find_apart("Menu\\nThe talks went on, the ministry says.\\n\\n6 April 2010\\n\\nMore")]
    ['2010-04-06']
    """
    days: list[_Found] = []
    near: list[_Found] = []
    for start, end in islice(_lines_with_a_year(text, years_in(text) if years is None else years), LINES):
        found = _find(text, start, end, order)
        if found and ATTACHED.search(text, 0, start):
            break
        is_near = beside[0] <= start < beside[1]
        found = [
            day
            for day in found
            if (is_near or day.sure >= sure) and not (but and _is_in(day.written.value, but.written))
        ]
        days += found
        near += found if is_near else []
    if not days:
        days = [*islice(_labelled(text, order), LINES)]
    if not days:
        return ()
    both = days
    if any(day.written.value for day in days):
        days = [day for day in days if day.written.value]  # one that can be read both ways tells less
    if but and (fitting := [exact for day in both if (exact := _fitting(day, but.written))]):
        days = fitting
    first = _surest(days) or _surest(near)
    if first is None:
        return ()
    others = {_key(day.written): day.written for day in days if _key(day.written) != _key(first)}
    return tuple(Stated(written, "line apart") for written in (first, *others.values()))


def find_labelled(text: str) -> Stated | None:
    """The first day of a line that says it is that of publication: `Filed on June 2, 2020 | Last updated …`.

    >>> find_labelled("Talks go on\\n\\nFiled on June 2, 2020 | Last updated on June 3, 2020").written.value
    '2020-06-02'
    """
    for line in map(str.strip, text.split("\n")):
        if len(line) <= LONGEST and _SAYS_SO.match(line) and (dated := find_dated_line(line)):
            exact = dated.rule == "date line" and dated.written.precision == "day"
            return Stated(dated.written, "line apart") if exact else None
    return None


def find_month_apart(text: str) -> tuple[Stated, ...]:
    """The one month that short headings at the top of `text` print; empty where there is none, or several.

    >>> [one.written.value for one in find_month_apart("Monetary Programme, September 2024\\n\\nThe board met.")]
    ['2024-09']
    """
    top = text[:TOP]
    if not any(year.search(top) for year in _LAST_YEARS):
        return ()
    lines = (line.strip(_EDGES) for line in top.split("\n"))
    found = {month for line in lines if len(line) <= LONGEST_MONTH and (month := month_of_heading(line))}
    written = parse_written(found.pop()) if len(found) == 1 else None
    return (Stated(written, "line apart"),) if written and written.precision == "month" else ()


def _surest(days: Sequence[_Found]) -> Written | None:
    """The day that the surest lines agree on, or that alone is printed twice; None where there is none."""
    surest = [day.written for day in days if day.sure == max(day.sure for day in days)]
    counts = Counter(map(_key, surest)).most_common(2)
    if not counts or (len(counts) > 1 and not counts[0][1] > counts[1][1] == 1):
        return None
    return next(written for written in surest if _key(written) == counts[0][0])


def _labelled(text: str, order: str | None) -> Iterator[_Found]:
    """The days of lines that begin with `Date`, with two digits of their year too: `DATE`, below it `5/26/78`."""
    for label in _DATE_LABEL.finditer(text, 0, HEAD):
        begin = text.rfind("\n", 0, label.start()) + 1
        value = text[label.end() : label.end() + LONGEST].lstrip(_EDGES).partition("\n")[0]
        written = date_of_value(value.strip(_EDGES), order=order)
        if written and written.precision in ("day", "none") and not text[begin : label.start()].strip(_EDGES):
            yield _Found(written, 1)


def _key(written: Written) -> tuple[str, ...]:
    """The day, or both its readings."""
    return written.readings or (written.value,)


def _fitting(day: _Found, vague: Written) -> _Found | None:
    """A day that makes a vague date exact, of both readings of digits the one that does; None where it does not."""
    readings = (Written(value, "day") for value in day.written.readings)
    found = [one for one in readings if _makes_exact(one, vague)] if day.written.readings else []
    if found:
        return _Found(found[0], day.sure)
    return day if day.written.value and _makes_exact(day.written, vague) else None


def _makes_exact(day: Written, vague: Written) -> bool:
    """Whether a day is the one of a month and a day without its year, or in a month or year."""
    if vague.precision == "month_day":
        return day.value[5:] == vague.value[5:]
    return vague.precision in ("month", "year") and day.value.startswith(f"{vague.value}-")


def _is_in(day: str, span: Written) -> bool:
    return span.value <= day <= (span.last or span.value)


def _lines_with_a_year(text: str, years: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where the lines of the head stand in which a full day may be written; long ones only near the beginning."""
    done = 0
    for at in years:
        if at < done:
            continue
        start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        end = end if end >= 0 else len(text)
        first = max(start, at - BEFORE)
        if not _DIGIT.search(text, first, at) and not _DIGIT.search(text, at + 4, at + 10):
            continue
        if end - start <= LONGEST or (start < LONG_HEAD and A_DAY.search(text, first, at + 10)):
            done = end
            yield start, min(end, HEAD + LONGEST)


def _find(text: str, start: int, end: int, order: str | None) -> list[_Found]:
    """The day that a line states apart from prose; none where it is that of a stamp, or under a label of another.

    A heading may hold several: then it is an entry of a list.
    """
    above = text[max(0, start - LONGEST) : start].rstrip(_EDGES).rpartition("\n")[2].lstrip(_EDGES)
    line, below = text[start:end].strip(_EDGES), text[end : end + LONGEST].lstrip(_EDGES).partition("\n")[0]
    if _CUT.search(above) or (line.startswith("of ") and _ACT.match(above)):
        above, line = "", f"{above} {line}"
    is_first = _FIRST_LABEL.match(above) is not None
    is_own = is_first or _OWN_LABEL.match(above) is not None or _OWN_END.search(above) is not None
    is_numbered = line.startswith("1 ") and "\n2 " in text[end : end + HEAD]
    stamped = STAMP.match(line) or (STAMP.match(above) and not (is_numbered or A_YEAR.search(above)))
    if _RELEASE.match(above):
        line = _WIDE.split(line, maxsplit=1)[0]
    elif stamped or (above.endswith(":") and not is_own and A_DAY.match(line)):
        return []
    if (line.endswith(":") and A_DAY.match(below)) or (line.endswith("||") and len(line) <= LONGEST_BANNER):
        return []  # entries of a list, or the banner of a page
    if is_beside_tongues(line):
        return []
    if is_numbered:
        line = line[2:]  # the number of a page, or of a line: another follows
    if "pdf icon" in line.lower() or any(pattern.search(line) for pattern in _OTHERS):
        return []  # minutes that are attached to an item, or the stamp of a store of documents or of an examiner
    line = plain_line(line)
    days = [*days_in(line)]
    if not days and len(line) > LONGEST:
        return []
    stated = _exact(_readings(line, order, has_day=bool(days), is_own=is_own, is_first=is_first))
    found = [*islice(stated, 1)] or [*_exact(_in_heading(text[:start], line, days, order))]
    if not found and days and days[-1].end() == len(line) and is_salutation(below):
        is_head = _LETTERHEAD.fullmatch(line, 0, days[-1].start()) is not None
        found = [*_exact([(_day_in(days[-1], order), 1)])] if is_head else []
    if not found or _is_in_stamp(text, start) or (is_page_clock(text, end) and not _SAYS_SO.search(line)):
        return []
    just_above = text[text.rfind("\n", 0, max(0, start - 1)) + 1 : start].strip(_EDGES)
    begins = (
        A_DAY.match(line) is not None
    )  # then a comma above it goes on into it, and one behind it is its own
    # `Brussels,` above its day; below the text it is where that was signed, which may be another day's
    is_placed = is_place(above.rstrip(",")) and not _is_below_prose(text[:start])
    is_placed |= _SPOKEN.match(above) is not None or is_salutation(below)
    if begins and days and _LEADS.match(line, days[0].end()):
        return found
    is_placed |= above.lower() in _ABOVE_A_DAY
    goes_on = (
        (OPEN_END.search(above if begins else above.rstrip(",")) is not None and not is_placed)
        or GOES_ON.match(below) is not None
        or continues(just_above, line.rstrip(" ,;") if begins else line)
    )
    is_of_another = begins and _is_of_another(text[:start], just_above)
    return [] if (goes_on or is_of_another) and not found[0].sure else found


def _is_of_another(above: str, title: str) -> bool:
    """Whether a day stands right below a title, and a text begins above both: the title is of another story."""
    first = above.lstrip().partition("\n")[0]
    is_title = bool(title) and title[-1].isalnum() and len(title) <= LONGEST_HEADING
    is_text = len(first) > 2 * LONGEST_HEADING or (len(first) > LONGEST_HEADING and _is_paragraph(first))
    return is_title and is_text


def _is_in_stamp(text: str, start: int) -> bool:
    """Whether the lines right above, up to a blank one, begin with a stamp of those who released a paper."""
    block = text[max(0, start - STAMP_LENGTH) : start].rpartition("\n\n")[2]
    return any(map(_RELEASED.match, block.split("\n")))


def _exact(readings: Iterable[_Reading]) -> Iterator[_Found]:
    """The readings that are a day, or one of two, with all digits of its year."""
    for written, sure in readings:
        if written and written.precision in ("day", "none") and not written.short_year:
            yield _Found(written, sure)


def _in_heading(
    above: str, line: str, days: Sequence[re.Match[str]], order: str | None
) -> Iterator[_Reading]:
    """The days of a line that is a heading above the text; below it are notes, and lists of books."""
    leads = bool(days) and days[0].start() == 0 and _LEADS.match(line, days[0].end()) is not None
    days = days_of_heading(line, days)
    if days and (leads or not _holds_prose(above)):
        for day in days:
            yield parse_written(day.group(), order=order), int(is_named(line[: day.start()]))


def _holds_prose(above: str) -> bool:
    return any(_is_paragraph(line) for line in above.split("\n") if len(line) > LONGEST_HEADING)


def _is_below_prose(above: str) -> bool:
    """Whether a paragraph stands above, be it wrapped by hand."""
    return _holds_prose(above) or any(map(is_wrapped, above.split("\n")))


def _is_paragraph(line: str) -> bool:
    """Whether a long line is sentences, and no long title."""
    words = line.split()
    return line.rstrip().endswith(_STOPS) and sum(word[0].islower() for word in words) > len(words) / 2


def _readings(
    line: str, order: str | None, *, has_day: bool, is_own: bool, is_first: bool
) -> Iterator[_Reading]:
    """What a line may state, and how sure that is; `is_first`: a label says that it was first published then."""
    is_short = len(line) <= LONGEST
    if has_day:
        for own in days_of(OWN, line[:LONG_LABELLED]):
            yield _day_in(own, order), 2
    led = find_dateline(line, order=order) if has_day and not is_short else None
    if led and led.place and led.written and led.written.precision == "day":
        yield led.written, 1  # a dateline below a summary
    if is_short:
        dated = find_dated_line(line, order=order)
        if dated and dated.rule == "date line":
            beside = dated.place or dated.written.instant
            says_so = is_own or beside is not None or _SAYS_SO.search(line) is not None
            if says_so or not ANOTHERS.search(_UPDATED.sub("", line)):
                yield dated.written, int(says_so) + is_first
        for key, value in parse_field(line):
            yield date_of_value(value, order=order) if key == "date" else None, 1
    if has_day:
        for match in chain(days_of(LABELS, line[:LONGEST]), days_of(ANYWHERE, line)):
            yield _day_in(match, order), 1


def _day_in(match: re.Match[str], order: str | None) -> Written | None:
    said = match.groupdict()
    if month_first := said.get("mdy"):
        return parse_written(month_first, order="mdy")
    return parse_written(said.get("day") or said["digits"] or "", order=order)
