"""Datelines: `CAIRO, Dec 31 (Reuters) - …`, `KABUL, Afghanistan (Nov. 20, 2011) – …`, `(CNN) -- …`.

A dateline is cut at its dashes into segments, and each segment peeled: agency in brackets, date, place.
Whatever is left over makes it no dateline.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from memokit.calendar.clocks import NOTHING_MORE
from memokit.calendar.written import WRITTEN, Written, parse_whole, plain_day, written_as
from memokit.lexicon import read_words
from memokit.reading.headers.publishers import is_place, known_publisher

LONGEST_SEGMENT = 110
SEGMENTS = 4
PLACE_WORDS, MOST_WORDS = 4, 6
# Nearly no character can begin a dash: that is asked first.
_DASH = re.compile(
    r"(?=[\s.:_–—―-])(?:\s?(?:--+|[–—―])\s?|\s+[-_](?:\s+|$)|(?<=[).])\s?[-_:]\s+|(?<=[\w)”\"]/)\.?\s+|(?<=\w\s/)\.?\s+|\s?:(?:\s+(?=[A-Z\"“]|\([A-Z]{2,6}\))|$)|(?:(?<=\b(?:19|20)\d\d)|(?<=[A-Z]{4}))\.\s+(?=[A-Z\"“]))"
)
_SIGN = re.compile(r"[-–—―:|/_\d(\[]")
"""No dateline is without one of these: a dash, a bracket, a figure. Sooner found than a dash is."""
# It begins with a set of signs, which is quicker than a choice.
_DASH_SIGN = re.compile(
    r"[-–—―:/_.\d](?:(?<=[–—―])|-|(?<=[^\d.])\.?\s|(?<=\d)\.\s|(?<=[A-Z]{4}\.)\s|(?<=[:-])$)"
)
_COUNTRY = re.compile(r"(?<=[A-Za-z]) \[[A-Z][A-Za-z .]{1,30}\](?=,)")
"""`Kelda [Orla], March 5 (ANI):`: the country of a town."""
_NOTE = re.compile(r"\[(?:text|excerpts?|report|passage omitted|by [^\]\n]{1,60})\]\s*", re.IGNORECASE)
_BRACKETS = re.compile(
    r"\s*[,.]?\s*\((?P<words>[^()\n]{2,50})\)\s*|\s*[,.]?\s*/\s?(?P<slashed>[A-Z\d][^/\n]{1,40}?)\s?/\s*"
)
_LAST_BRACKET = re.compile(r"\s*\((?P<words>[A-Za-z][\w.&’'/ -]{1,40})\)[\s,.]*$")
_AGENCY = re.compile(r"(?:[A-Z]|\d[\d-]{0,5}[A-Z])[\w.&’'“”\"/ -]{1,40}$")
_REMARK = re.compile(
    r"(?:\d(?:st|nd|rd|th)\s)?(?:UPDATED?|CORRECT(?:ED|ION)|LEAD|VIDEO|PHOTOS?|LIVE|BREAKING|EXCLUSIVE)\b",
    re.IGNORECASE,
)
"""In brackets behind a place, no agency: `KELDA (UPDATED) –`."""
_WEEKDAY = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s*$|(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)\.?,?\s*$",
    re.IGNORECASE,
)
_WEEKDAY_ENDS = ("day", "mon", "tue", "tues", "wed", "weds", "thu", "thurs", "fri", "sat", "sun")
_LED = re.compile(
    r"(?P<source>(?=.{0,40}\b(?:News|Press|Agency|Service|Wire|Radio|TV|Online|Times|Post)\b)[A-Z][\w.&’' -]{2,40}), (?P<place>[A-Z][A-Z .-]{2,30}(?:, [A-Z][\w.]{1,12})?)$"
)
"""`News Orla, NEW YORK, NY`: who sends it before where it is from."""
_SHORTENED = re.compile(r", [A-Z][a-z]{1,4}$|\b[A-Z]\.[A-Z]$")
_DIGIT = re.compile(r"\d")
# A date begins with a digit, `the`, or the name of a day or a month.
_DATE_STARTS = re.compile(r"(?:^|(?<=[\s,.;]))(?=[JFMASONDTWjfmasondtw\d])")
# A place is a few words with capitals, and small words between them (`Rio de Janeiro`).
_PLACE = re.compile(
    r"(?:(?:\(?[^\W\d_a-z][\w.'’-]*\)?|\([A-Z]/[A-Z]\)|de|la|el|al|es|do|of|the|on|sur|and|Ciudad)(?:[ /]|,\s|$|(?<=-))){1,8}$"
)
_NOT_PLACES = frozenset(
    [
        "on",
        "in",
        "by",
        "at",
        "since",
        "until",
        "after",
        "before",
        "from",
        "between",
        "during",
        "the",
        "a",
        "an",
        "it",
        "this",
        "that",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "today",
        "yesterday",
        "note",
        "update",
        "photo",
        "aired",
        "picture",
        "correction",
        "chapter",
        "section",
        "minutes",
        "meeting",
        "distributed",
        "updated",
        "published",
        "posted",
    ]
)
_BODY = re.compile(
    r"\b(?:Release|Office|Statement|Report|Bulletin|Committee|Ministry|Department|Order|Paper|Debates?|Agenda|Hansard|Session|Newsletter)\b",
    re.IGNORECASE,
)
"""No place has one of these in it."""


class Dateline(NamedTuple):
    """A dateline: where its words end, and what they say."""

    end: int
    written: Written | None
    place: str | None
    source: str | None


_NOTHING = Dateline(0, None, None, None)


def find_dateline(line: str, *, order: str | None = None, awaited: bool = False) -> Dateline | None:
    """The dateline at the start of `line`, or None; where one is awaited, a place in capitals is enough.

    >>> found = find_dateline("PORTLAND, Ore., Feb 26 - The mill closed.")
    >>> found.place, found.written.value, found.end
    ('PORTLAND, Ore.', 'XXXX-02-26', 25)
    """
    note = _NOTE.match(line) if line.startswith("[") else None
    start = end = note.end() if note else len(line) - len(line.lstrip())
    if not _SIGN.search(line, start, start + LONGEST_SEGMENT):
        return None
    found = _NOTHING
    for number in range(SEGMENTS):
        dash = _dash(line, end)
        if not dash or (dash.start() == end and number == 0):
            break
        words = line[end : dash.start()]
        # `KELDA--(BUSINESS WIRE)--Jan. 7, 2016--`: an agency in brackets behind the dash awaits a place before it
        bracketed = number == 0 and line.startswith("(", dash.end()) and _is_loud(words)
        expected = awaited or bracketed or (found.written is not None and "," in words)
        more = _segment(words, order, awaited=expected)
        if more is None or _clash(found, more):
            break
        if "." in dash.group() and not (more.place and (_is_loud(more.place) or is_place(more.place))):
            break
        colon = ":" in dash.group()
        if colon and not (more.written or more.source):
            break
        found = Dateline(
            0, found.written or more.written, found.place or more.place, found.source or more.source
        )
        end = dash.end()
    is_one = found.source is None or found.written is not None
    if end > start and is_one and _DIGIT.match(line, end) and parse_whole(line[end:]):
        return None  # `Ann Smith, 5 March 1938 – 7 June 2019`
    if line.startswith(("...", "…"), end):
        return None  # what a search engine shows of a page
    if end > start and (
        _convinces(found, line[start:end]) or (awaited and found.place and _is_loud(found.place))
    ):
        over = NOTHING_MORE.match(
            f" {line[end:]}"
        )  # a clock, and nothing else: `Moscow, February 22, 1946--9 p.m.`
        return Dateline(len(line) if over else end, found.written, found.place, found.source)
    return _without_dash(line, start, order)


def _dash(line: str, start: int) -> re.Match[str] | None:
    """The first dash from `start` on, with the space around it; the pattern is tried where a sign of one stands."""
    sign = _DASH_SIGN.search(line, start, start + LONGEST_SEGMENT)
    if not sign:
        return None
    before = len(line[start : sign.start()].rstrip())
    return _DASH.search(line, start + before, start + LONGEST_SEGMENT)


def _segment(words: str, order: str | None, *, awaited: bool = False) -> Dateline | None:
    """What a segment says, or None where words are left over."""
    rest, source, written = _COUNTRY.sub("", words).strip(), None, None
    for _ in range(3):
        bracket = _last_bracket(rest)
        if bracket is None or rest[bracket.end() :].strip(" ,.;"):
            break
        inner = bracket["words"] or bracket["slashed"]
        day = parse_whole(inner, order=order) if _DIGIT.search(inner) else None
        if day and day.precision in ("day", "month_day", "none"):
            written = day
        elif not source and not _REMARK.match(inner) and (_AGENCY.match(inner) or known_publisher(inner)):
            source = inner.strip()
        rest = rest[: bracket.start()]
    if written is None:
        rest, written, after = _cut_date(rest, order)
        if written and not source and (early := _LAST_BRACKET.search(rest)):
            # the agency before the day: `CAIRO (dpa) Jan. 7, 2010 —`
            rest, source = rest[: early.start()], early["words"].strip()
        if after and not rest.strip() and is_place(after):
            rest = after  # `20 April 2015, Geneva –`
        elif after:
            if source or not (known_publisher(after) or (_AGENCY.match(after) and len(after.split()) < 3)):
                return None
            source = after
    if written and rest.rstrip().rstrip(",.").lower().endswith(_WEEKDAY_ENDS):
        rest = _WEEKDAY.sub("", rest)
    rest = rest.strip(" ,.;|" if written else " ,;|")
    if rest and not source and (bracketless := known_publisher(rest)) and written and not is_place(rest):
        return Dateline(0, written, None, rest if bracketless else None)
    if written and not source and (led := _LED.match(rest)) and is_place(led["place"]):
        source, rest = led["source"], led["place"]
    if rest and not _is_placelike(rest):
        return None
    if rest and written is None and source is None and not is_place(rest) and not awaited:
        return None
    place = f"{rest}." if rest and f"{rest}." in words and _SHORTENED.search(rest) else rest
    return Dateline(0, written, place or None, source)


def _last_bracket(words: str) -> re.Match[str] | None:
    """What stands in brackets, or between strokes, at the end of `words`, with the marks around it."""
    end = words.rstrip(" ,.;").rstrip()[-1:]
    if end == ")":
        before = words[: words.rfind("(")].rstrip()
        if before.endswith((",", ".")):
            before = before[:-1].rstrip()
        return _BRACKETS.match(words, len(before))
    if end == "/":
        *_, last = (None, *_BRACKETS.finditer(words))
        return last
    return None


def _cut_date(words: str, order: str | None) -> tuple[str, Written | None, str]:
    """`words` before a date in them, the date, and what stands after it."""
    for place in _DATE_STARTS.finditer(words) if _DIGIT.search(words) else ():
        if day := plain_day(words[place.start() :]):
            return words[: place.start()], day, ""
        match = WRITTEN.match(words, place.start())
        if not match or not _DIGIT.search(match.group()):
            continue
        written = written_as(match, order=order)
        if written and written.precision in ("day", "month_day", "none"):
            return words[: place.start()], written, words[match.end() :].strip(" ,.;")
    return words, None, ""


def _is_placelike(words: str) -> bool:
    first = words.split()[0].strip(",.").casefold()
    plain = first not in _NOT_PLACES or is_place(words)
    return len(words) <= 60 and plain and _PLACE.match(words) is not None and not _BODY.search(words)


def _clash(found: Dateline, more: Dateline) -> bool:
    """Whether a later segment says otherwise what an earlier one said: then it is the text."""
    is_placed_again = found.place and more.place and found.place != more.place
    return bool(is_placed_again or (found.written and more.written) or (found.source and more.source))


def _convinces(found: Dateline, words: str) -> bool:
    """A place in capitals with a date or an agency; or a known place, or an agency, with a date."""
    if found.place and len(found.place.split()) > MOST_WORDS:
        return False
    loud = bool(found.place) and _is_loud(found.place or "")
    if found.place and found.written:
        # a town that is not listed convinces with a full date: `Kelda, 7 January 2016 –`
        full = found.written.precision == "day" and len(found.place.split()) <= PLACE_WORDS
        return loud or full or found.source is not None or is_place(found.place)
    if found.place and found.source:
        return loud or (is_place(found.place) and known_publisher(found.source) is not None)
    if found.place:
        return loud and is_place(found.place) and ":" not in words
    if found.source and known_publisher(found.source):
        return True
    return found.written is not None and found.written.precision == "day" and found.source is None


def _is_loud(place: str) -> bool:
    first = place.split(",")[0]
    if first.isupper():
        return sum(map(str.isalpha, first)) > 1
    letters = [c for c in first if c.isalpha()]
    small = sum(c.islower() for c in letters)
    if len(letters) < 2 or small == 0:
        return len(letters) >= 2
    return small <= (1 if "Mc" in first else 0) + len(re.findall(r"\b(?:de|la|el|al|do)\b", first)) * 2


_BARE = re.compile(
    r"(?P<lead>[A-Z][^()\n]{2,60}\([^()\n]{2,40}\)(?:\s?\([^()\n]{2,40}\))?)\s*(?P<rest>$|[A-Z\"“‘])"
)


_AGENCY_ALONE = re.compile(r"\((?P<source>[A-Z][\w.& -]{1,30})\)\s*(?=[A-Z\"“‘'])")


# `[Kelda – 7 January 2016]`, `(Geneva, 7 January 2016) -`
_ENCLOSED = re.compile(r"[\[(](?P<inner>[^\[\]()\n]{8,80})[\])]\s*(?:[-–—:]+\s*)?(?=$|[A-Z\"“‘])")


def _enclosed(line: str, start: int, order: str | None) -> Dateline | None:
    """A place and a full date, or a day with its clock, in brackets before the text."""
    match = _ENCLOSED.match(line, start)
    found = _segment(re.sub(r"\s[–—-]+\s", ", ", match["inner"]), order) if match else None
    if not match or not found or not found.written or found.written.precision != "day":
        return None
    if not found.place and not found.written.instant:
        return None
    return found._replace(end=match.end())


# `2019-03-05 Talks go on`, `2019/03/05: …`
_ISO_LEAD = re.compile(
    r"(?P<day>(?:19|20)\d\d(?P<mark>[-/_.])\d\d(?P=mark)\d\d)(?:[T ]\d\d:\d\d(?::\d\d)?Z?)?(?:\s?[:–—-])?\s(?=\S*[^\W\d])"
)


_GLUED = re.compile(
    r"(?P<day>\d{1,2} [A-Z][a-z]{2,8}\.?,? (?:19|20)\d\d|[A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d)(?=[A-Z“\"])"
)
"""A day that runs into the text: `5 March 2019The envoy spoke.`"""


def _without_dash(line: str, start: int, order: str | None) -> Dateline | None:
    """`KUALA LUMPUR, April 1, 1997 (AFP)` at the end of a line or before a capital."""
    if line[start : start + 1] in ("[", "(") and (enclosed := _enclosed(line, start, order)):
        return enclosed
    if line[start : start + 2] in ("19", "20") and (led := _ISO_LEAD.match(line, start)):
        written = parse_whole(re.sub(r"[/_.]", "-", led["day"]))
        return Dateline(led.end(), written, None, None) if written and len(line) <= LONGEST_SEGMENT else None
    if (glued := _GLUED.match(line, start)) and (day := plain_day(glued["day"].replace(".", ""))):
        return Dateline(glued.end(), day, None, None)
    match = _BARE.match(line, start) if "(" in line else None
    if not match:
        alone = _AGENCY_ALONE.match(line, start) if line.startswith("(", start) else None
        known = alone and known_publisher(alone["source"])
        return Dateline(alone.end(), None, None, alone["source"]) if alone and known else None
    found = _segment(match["lead"], order)
    listed = bool(found and found.source and found.place and is_place(found.place))
    if found and found.place and found.written and (listed or _is_loud(found.place)):
        return found._replace(end=match.start("rest"))
    return None


_LEAD = re.compile(
    r"(?:\((?P<enclosed>[A-Z][\w.,’' -]{2,40})\)\s?[–—-]+|(?P<sent>[A-Z][\w.,’' -]{2,40}?)\s?\((?P<source>[A-Z][\w.& -]{1,30})\)\s?[–—-]+|(?P<plain>[A-Z][\w.,’' -]{2,40}?)\s?(?:[:|]|\s[–—]))\s+(?=[A-Z\"“‘])"
)
LEAD_WORDS, LONGEST_LEAD = 3, 90
_CHANNEL = re.compile(
    r"(?:(?P<place>[A-Z][\w.,’' -]{2,40}?)\s)?(?P<source>CNN)(?:\sBusiness)?\s{0,3}[—–]\s{0,3}(?=[A-Z\"“‘]|$)"
)
"""A channel leads in so, without brackets: `New York CNN — `."""


def find_lead(line: str) -> Dateline | None:
    """The place, and the agency, that lead into the first paragraph of a text without a day; None where none does.

    >>> find_lead("(KELDA) – The envoy spoke.").place, find_lead("Geneva: The envoy spoke.").place
    ('KELDA', 'Geneva')
    >>> find_lead("New York CNN — The envoy spoke.").source
    'CNN'
    >>> find_lead("Smith: The envoy spoke."), find_lead("Old Kelda (Mizzima) – The envoy spoke.").source
    (None, 'Mizzima')
    """
    channel = _CHANNEL.match(line) if "CNN" in line[:LONGEST_LEAD] else None
    if channel:
        return Dateline(channel.end(), None, channel["place"], channel["source"])
    match = _LEAD.match(line) if _SIGN.search(line, 0, LONGEST_LEAD) else None
    if not match:
        return None
    place = match["enclosed"] or match["sent"] or match["plain"]
    listed = is_place(place)
    if match["sent"] and not listed:
        words = place.split()
        listed = len(words) <= LEAD_WORDS and words[0].lower() not in read_words("given_names")
        listed = listed and all(word[0].isupper() for word in words) and _is_placelike(place)
    if match["enclosed"] and not listed:
        listed = place.isupper() and _is_placelike(place)
    source = None if match["sent"] and _REMARK.match(match["source"]) else match["source"]
    return Dateline(match.end(), None, place, source) if listed else None
