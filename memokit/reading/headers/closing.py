"""The day that the end of a text states, where its beginning states none.

`Done at Orla this 5th day of March 2019.`, `Kelda, 5 March 2019` below a letter, `— Ann Smith (@ann) March 5, 2019`.
A day alone at the end is none: it may be that of another article.
"""

from __future__ import annotations

import re
from itertools import pairwise

from memokit.calendar.worded import find_worded
from memokit.calendar.written import WRITTEN, Written, parse_whole, written_as
from memokit.reading.headers.lines import STAMP, find_dated_line, is_town
from memokit.reading.headers.others import ATTACHED
from memokit.reading.headers.publishers import is_place
from memokit.reading.headers.years import years_in
from memokit.reading.records import Stated

END, LINES = 600, 3
"""So many characters at the end are looked at, and in them so many lines that are not blank."""
_IN_WORDS = ("thousand", "hundred")
_WITNESS = re.compile(r"\bin (?:witness|testimony) whereof\b", re.IGNORECASE)
"""Below the day of an order that ends so, those sign who witnessed it."""
_MARKS = ("GMT", "/", "AP-")
_SIGNS = ("20", "19", "18", "17", "16", "15", *_MARKS)
"""No line states a day at the end without one of these: a century, the marks of a wire. Sooner found than figures are."""
_DONE = re.compile(
    r"""(?:^|[.;]\s)(?:in\ witness\ whereof[^.;]{0,160}?)?
    \b(?:dated|done|signed|given|executed|so\ ordered|(?:adopted|passed|enacted|approved)(?=\ this\ ))\b (?:\ under\ my\ hand(?:\ and\ seal)?)? (?:\ (?:at|in)\ [^\d\n.;]{2,60}?)? ,? \ (?:on\ )? (?:this\ )? (?=(?:the\ )?\w{1,9},?\ )
    |\bin\ (?:witness|testimony)\ whereof\b[^;\n]{0,300}?\ (?:on\ )?this\ (?=\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_PUBLISHED = re.compile(r"[\W_]{0,3}(?:originally|first)\s(?:published|posted)(?:\son|:)?\s", re.IGNORECASE)
_DEEDS = ("dated", "done", "signed", "given", "executed", "ordered", "this ")
# The last line of a wire's article: initials, and when it was sent: `afp/as/bj 051412 GMT MAR 19`.
_SENT = re.compile(
    r"(?:-0-|#|/|[a-z]{2,4}/|AFP\s)[^\n]{0,40}?(?<![\w/])(?P<day>\d{2}(?:\d{4})?\s?(?:(?:GMT|Z)\s)?[A-Za-z]{3}\s?\d{2,4})(?:\s\d{4}(?:\s?(?:GMT|Z))?)?$"
)
# An aggregator's: `Source: The Orla Star March 5, 2019 20:03 UTC`.
_FROM = re.compile(
    r"Source:\s[^\n]{2,60}?\s(?P<day>[A-Z][a-z]{2,8} \d{1,2}, \d{4})(?:\s\d{1,2}:\d\d(?:\s[A-Z]{3})?)?$"
)
# An agency's own: `AP-NY-03-05-19 1422EDT<`, the month first.
_WIRE = re.compile(r"AP-[A-Z]{2}-(?P<day>\d\d-\d\d-\d\d(?:\d\d)?)\s\d{4}E[SD]T\W{0,3}$")
# A portal's own: `BDST: 1514 HRS, MAR 14, 2018`.
_HOURS = re.compile(r"[A-Z]{2,5}:\s\d{4}\sHRS?,\s(?P<day>[A-Z]{3,9}\.?\s\d{1,2},\s\d{4})$", re.IGNORECASE)
_SIGNED = re.compile(r"[—–-]\s?[^\n@()]{2,60}\(@\w{1,30}\)\s(?P<day>[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})$")
# A page's own citation: `Smith, Ann. “Talks go on.” March 5, 2019`.
_CITED = re.compile(
    r"[A-Z][\w’' -]{1,30}, [A-Z][^\n“\"]{1,60}\. [“\"][^\n“”\"]{8,200}[.?!]?[”\"][.,]? (?P<day>[A-Z][a-z]{2,8} \d{1,2}, \d{4})\.?$"
)
# A government's release, above what its page says of it: `Ends/Monday, March 12, 2012`, `Issued at HKT 20:03`.
_ENDS = re.compile(r"^Ends/\s?(?P<day>[^\n]{8,40})$", re.MULTILINE)


def find_closing(text: str) -> tuple[Stated, ...]:
    """The date stated by the last lines of `text`; empty where there is none.

    >>> [one.written.value for one in find_closing("They agreed.\\n\\nDone at Kelda, this 5th day of March, 2019.")]
    ['2019-03-05']
    """
    end = text[-END:]
    if any(map(end.lower().__contains__, _IN_WORDS)) and (worded := find_worded(end)):
        return (Stated(worded, "closing line"),)
    if not (years_in(end) or any(map(end.__contains__, _MARKS))):
        return ()
    ended = _ENDS.search(end) if "Ends/" in end else None
    if ended and (written := parse_whole(ended["day"].strip())):
        return (Stated(written, "closing line"),)
    lines = [line.strip() for line in end.split("\n") if line.strip()]
    for above, line in reversed(list(pairwise(["", *lines[-LINES:]]))):
        if not any(map(line.__contains__, _SIGNS)):
            continue
        place = above.rstrip(",")
        written = _closes(
            f"{place}, {line}" if is_place(place) or (place != above and is_town(place)) else line
        )
        if written and written.precision == "day":
            return () if ATTACHED.search(text, 0, text.rfind(line)) else (Stated(written, "closing line"),)
    witnessed = next(filter(None, map(_closes, lines[:-LINES])), None) if _WITNESS.search(end) else None
    return (Stated(witnessed, "closing line"),) if witnessed else ()


def _first(line: str, *patterns: re.Pattern[str]) -> re.Match[str] | None:
    return next((match for pattern in patterns if (match := pattern.match(line))), None)


def _closes(line: str) -> Written | None:
    if wired := _WIRE.match(line):
        return parse_whole(wired["day"], order="mdy")
    if signed := (_SIGNED.search(line) if "(@" in line else None) or _first(
        line, _SENT, _FROM, _CITED, _HOURS
    ):
        return parse_whole(signed["day"])
    holds = line.lower().__contains__
    published = [first] if (first := _PUBLISHED.match(line)) else []
    for done in [*published, *(_DONE.finditer(line) if any(map(holds, _DEEDS)) else ())]:
        match = WRITTEN.match(line, done.end())
        if match and (written := written_as(match)):
            return written
    dated = find_dated_line(line) if len(line) <= 80 and not STAMP.match(line) else None
    return dated.written if dated and dated.place and dated.rule == "date line" else None
