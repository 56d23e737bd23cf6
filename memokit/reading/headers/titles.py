"""What tells a title from prose, from what a page has around an article, and from the site; and the day that it states."""

from __future__ import annotations

import re
from functools import lru_cache

from memokit.calendar.written import parse_written
from memokit.reading.records import Stated

LINES_KEPT = 1024
"""So many lines are kept with whether they are wrapped: a line is asked for several times."""
LONGEST_HEAD = 8000
"""A header lies within so many characters."""
PROSE_LENGTH, PROSE_WORDS = 110, 16
LONGEST_TITLE = 300
OPEN_END = re.compile(
    r"(?:,|\b(?:on|of|in|at|the|a|dated|until|to|from|and|or|through|by|since|before|after|for|effective|around|about|was|is|late|early))$"
)
GOES_ON = re.compile(r"(?!at \d|by [A-Z][^\n]{2,60}$|\w+ [A-Z]{4})[a-z]\S*(?:\s\S+){3}")
"""Below a day, the rest of a sentence; no clock, no byline, and no heading."""
_DATED_TITLE = re.compile(
    r"""(?:^(?:executive\s+order|proclamation|presidential\s+determination|public\s+law|decree|directive|circular|order)\s(?:no\.?\s?)?[\w/.-]{1,12}(?=\s(?:of|dated)\s)
      |\b(?:call|statement|speech|remarks|readout|visit|update|round-?up|digest|letter|talks|summit|address|message)\b[^\n:]{0,80}(?=:\s)
      |\b(?:trip|mission|field|visit|travel)\s+report|\b(?:telcon|memcon|telephone\s+(?:call|conversation)|phone\s+call|conversation)
      |(?<!next\s)(?<!coming\s)(?<!future\s)(?<!notice\sof\s)(?P<kind>briefing|gaggle|minutes|transcript|interview|press\s+conference|news\s+conference|operational\s+update|bulletin|daily\s+summary|situation\s+report|sitrep|snapshot|flash\s+update|meeting(?!:)|hearing(?!:)
      |judgment|sitting|proceedings|testimony|deposition|(?:volume|vol\.|number|no\.|issue)\s?\d{1,5}|decided|handed\s+down)\b)
    [^\n]{0,120}?(?:[,:–—-]\s*(?:decided\s+)?|\s\((?:as\s+of\s+)?|\s(?:of|dated|as\s+of|on|for|held(?:\s+on)?)\s+|(?<=decided)\s+|(?<=down)\s+)(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?P<date>[^\n,–—(]{3,16},?\s(?:1[89]|20)\d\d)\)?\]?(?:,?\s(?:at\s)?\d{1,2}[:.]?\d\d(?:\s?(?:hrs|h|[ap]\.?m\.?))?)?$""",
    re.VERBOSE | re.IGNORECASE,
)

_DATED_SIGNS = (
    *(
        "order",
        "proclamation",
        "determination",
        "law",
        "decree",
        "directive",
        "circular",
        "call",
        "statement",
    ),
    *("speech", "remarks", "readout", "visit", "update", "round", "digest", "letter", "talks", "summit"),
    *("address", "message", "report", "con", "briefing", "gaggle", "minutes", "transcript", "interview"),
    *(
        "bulletin",
        "summary",
        "sitrep",
        "snapshot",
        "meeting",
        "hearing",
        "judgment",
        "judgement",
        "committee",
        "sitting",
        "proceedings",
    ),
    *("testimony", "deposition", "vol", "number", "no", "issue", "decided", "handed"),
)
"""No title that states a day is without one of these, nor without a year near its end: both are sooner found."""
_LAST_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_IN_DIGITS = re.compile(
    r"(?:\s[-–—]\s|\b(?:committee|meeting|hearing|minutes|briefing|session)\s)(?P<date>\d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)(?:(?:19|20)\d\d|\d\d))\)?$",
    re.IGNORECASE,
)
_LAST_DIGITS = re.compile(r"\d[./-](?:\d\d){1,2}\)?$")
_APART = re.compile(r"(?:\(|\s[-–—]\s)(?P<date>(?:19|20)\d\d(?P<mark>[-./])\d\d(?P=mark)\d\d)\)?$")
NEAR_THE_END = 24
_FIRST_DAY = re.compile(r"\b(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})\s?[–—-]\s?$")
"""The first day of a range that reaches into another month: `May 17–May 23, 2026`."""


def day_of_title(line: str) -> re.Match[str] | None:
    """The day that ends a title: `Press briefing by the envoy, March 10, 2021`; None where there is none.

    >>> day_of_title("Press briefing by the envoy, March 10, 2021")["date"]
    'March 10, 2021'
    >>> day_of_title("House Rivers Committee 3/21/18")["date"]
    '3/21/18'
    """
    end = max(0, len(line) - NEAR_THE_END)
    if _LAST_DIGITS.search(line, end) and (digits := _IN_DIGITS.search(line)):
        return digits if any(map(line.lower().__contains__, _DATED_SIGNS)) else None
    if not _LAST_YEAR.search(line, end):
        return None
    if apart := _APART.search(line):
        return apart
    return _DATED_TITLE.search(line) if any(map(line.lower().__contains__, _DATED_SIGNS)) else None


def stated_by_title(title: str, order: str | None) -> Stated | None:
    """The day in full that a title states, with its rule; None where it states none."""
    match = day_of_title(title)
    first = _FIRST_DAY.search(title, 0, match.start("date")) if match else None
    day = title[first.start() : match.end("date")] if match and first else match["date"] if match else ""
    written = parse_written(day.strip(), order=order) if day else None
    return Stated(written, "title") if written and written.precision == "day" else None


def is_prose(line: str) -> bool:
    """Whether a line is a sentence or more of text, and no heading."""
    words = line.count(" ") + 1
    if len(line) >= PROSE_LENGTH or words > PROSE_WORDS:
        return True
    return words >= 8 and line.endswith((".", "!", "?", ".”", '."', ",”"))


_MET_ON = re.compile(r"\b(?:meeting|session|sitting|hearing|conference)\b.{0,80}\bon$", re.IGNORECASE)
"""`Conclusions of a meeting held at 12 Main Street on`: its day stands on the next line."""


def continues(above: str, line: str) -> bool:
    """Whether a line goes on with the sentence of the line above it."""
    if line.endswith((",", ";")):
        return True
    if _MET_ON.search(above):
        return False
    return is_wrapped(above) and (line.endswith(".") or OPEN_END.search(above) is not None)


@lru_cache(maxsize=LINES_KEPT)
def is_wrapped(line: str) -> bool:
    """Whether a line has the look of prose wrapped by hand: long, and mostly in small letters."""
    if not 45 <= len(line) <= PROSE_LENGTH:
        return False
    words = line.split()
    return sum(word[0].islower() for word in words) >= 0.45 * len(words)


_OF_WORDS = re.compile(
    r"(?:(?:opening|closing|keynote|introductory|welcoming|concluding|full text of|joint|press|media|official|acceptance) ){0,2}(?:statement|remarks|speech|address|message|lecture|press release|press statement|communiqu[eé]|intervention)s? (?:of|by|from|on|regarding|concerning|delivered by|given by|at)\b",
    re.IGNORECASE,
)
_SENTENCE_WITHIN = re.compile(r"[a-z]{3}[.!?]\s+[A-Z]")


def is_of_words(line: str) -> bool:
    """Whether a line is the title of what is said, however long it is, and be there a stop at its end.

    >>> is_of_words("Statement by the Minister for Rivers on the talks that were held at the dam last week."), is_of_words("Speech is silver.")
    (True, False)
    """
    return (
        line[:1].isupper()
        and len(line) <= LONGEST_TITLE
        and _OF_WORDS.match(line) is not None
        and _SENTENCE_WITHIN.search(line) is None
    )


_NO_TITLE = re.compile(r"^-?\d+(?:\.\d+)?\s?°?[CF]$|\b0\d{3}$|;\s*$|\bCx\d|^\W{3}|^[\d\W]+$")


_FURNITURE = re.compile(
    r"(?:skip (?:to|links)|an official website|jump to|back to|return to|go to|navigation|accessibility links|you are here|compact version|latest (?:news|update)|breaking news|print (?:this )?page|share this|log ?in\b|menu\b|search\b|toggle|subscribe|advertisement|home(?:$|\s?[|>»/])|tag:|posted in|filed under|extracted on|converted (?:on|by)|click here|read more|read the|archive notice|viewing page|size: px|download\s|total page|from wikipedia|table of contents|this (?:document|page|article|site|story) (?:is|was)\b|distributed (?:via|by)\b|available (?:via|from|at|on)\b|recommended sponsor|you are on page|card image|disable autoplay|switch to\b|official websites?\b|secure \.\w+ websites|u\.s\. flag$|dot gov\b|[\d.]{1,6} [KM]i?B$|jump (?:directly )?to\b|error message|no preview|\d{1,6} lines$|printer[ -]friendly|join us|donate\b|agenda item$|already a member|deletions, if any|all information contained|transmit the following|communications section$|freedom of information\b|foreign relations of the united states, \d|from the congressional record|heard on\b|marked for indexing|\[stamp:|document number \d|iir \d|browsing (?:articles|category)|university-wide|find someone|digital archive$|(?:document|file) (?:metadata|text|information|details|analysis\b.*)$|entities mentioned$|case metadata$|about this (?:site|page|document)|show (?:more|less)\b|this is a rush transcript|republic of (?:the )?[A-Z]\w+$|full text$|transcription$|metadata$)",
    re.IGNORECASE,
)
"""What a page has around an article."""


def _may_be_no_title(line: str) -> bool:
    return not line[:1].isalpha() or line[-1:].isdigit() or ";" in line or "Cx" in line


def is_titlelike(line: str) -> bool:
    """Whether a line has the look of a title, and not of what a page has around an article."""
    if len(line) > LONGEST_TITLE or "@" in line or (_may_be_no_title(line) and _NO_TITLE.search(line)):
        return False
    if (
        _FURNITURE.match(line)
        or (line.startswith("(") and line.endswith(")"))
        or line.count("|") > 1
        or "](" in line
    ):
        return False
    return len(line.split()) >= 2 or (len(line) >= 12 and line.isalpha())


LONGEST_REPEATED = 200
REPEATED_WITHIN, REPEATED_WORDS = 1500, 4
_SITE_MARKS = (" - ", " | ", " – ")
"""What stands between a title and the name of its site."""
_SENTENCE_ENDS = ".!?,:;"


def repeated_title(text: str) -> str | None:
    """The line of at least four words that a saved page prints twice near its top, once perhaps with its site's name.

    >>> repeated_title("Dam talks go on again - Orla News\\nMenu\\n\\nDam talks go on again\\n\\nThe envoy spoke.")
    'Dam talks go on again'
    """
    lines = text[:REPEATED_WITHIN].split("\n")
    titles = [
        " ".join(line.strip(" \t#*_").split()) if "  " in line else line.strip(" \t#*_")
        for line in lines
        if len(line) <= LONGEST_REPEATED and line[-1:] not in _SENTENCE_ENDS
    ]
    seen: set[str] = set()
    for line in titles if len(titles) > 1 else ():
        if line in seen and line.count(" ") >= REPEATED_WORDS - 1 and is_titlelike(line):
            return line
        seen.add(line)
        seen.update(line.rpartition(mark)[0] for mark in _SITE_MARKS if mark in line)
    return None


def cut_site(line: str | None) -> tuple[str | None, str | None]:
    """A title without the name of the site behind it, and that name.

    >>> cut_site("Dam talks go on again | Orla News"), cut_site("Dam talks - a chronicle")
    (('Dam talks go on again', 'Orla News'), ('Dam talks - a chronicle', None))
    """
    title, bar, site = (line or "").rpartition(" | ")
    if bar and title.count(" ") >= REPEATED_WORDS - 2:
        return cut_site(title)[0], site.strip()
    return line, None
