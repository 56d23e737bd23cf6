"""Days in the head of a text that are another's: of a page that was shown, of an entry in a list, of what is attached."""

from __future__ import annotations

import re
from datetime import date

from memokit.reading.headers.datelines import Dateline, find_dateline
from memokit.reading.headers.lines import find_dated_line
from memokit.reading.headers.titles import LONGEST_HEAD
from memokit.reading.records import Stated

SHOWN = "page shown"
"""The rule of a day on which a page was shown: it is kept beside the document's own, and used for nothing."""
SHOWN_LATER, LONG_AFTER = 31, 60
"""A page is shown later than its document was written: by more days than this, where both are printed; than the other,
where both have their year."""
ATTACHED = re.compile(
    r"^[ \t*_#]{0,8}(?:tab|(?:attachment|enclosure)s?(?!\s?:\s{0,3}[-–—]{2})|annex|appendix|exhibit|related(?=\s*:?$| (?:links?|stories|articles|news|content|posts|topics|reading|coverage|documents?|items|reports?)\b)|similar documents|recommended|you may also like|see also|(?:recent |latest |reader |user )?comments?|more from|most read)\b.{0,40}$",
    re.IGNORECASE | re.MULTILINE,
)
"""Below such a line stands another document."""
_MENU_ITEM = re.compile(
    r"(?:home|search|log ?in|sign[ -]?(?:up|in)|contact(?: us)?|about(?: us| [A-Z][\w-]{1,20})?|help|online help|subscribe(?: now)?|(?:news )?archives?|latest news.{0,12}|(?:world |local |top |breaking )?news|documents|web ?sites?|bookmark|site ?map|privacy(?: policy)?|f\.?a\.?q\.?s?|tools|services|announcements|world|sports?|business|politics|opinions?|editorials?|entertainment|lifestyle|technology|science|health|travel|weather|videos?|photos?|galler(?:y|ies)|podcasts?|jobs|advertis(?:e|ing)(?: with us)?|newsletters?|fact[ -]?checks?|e-?paper|classifieds|obituaries|menu|more|from [A-Z][a-z]+|rss|facebook|twitter|youtube|instagram|topics|my photo|warning message|follow us:?|(?:facebook|twitter|instagram|youtube|whatsapp|linkedin)(?:-\w+)? sharing button)",
    re.IGNORECASE,
)
_CALENDAR = re.compile(r"\s*(?:S\s+M\s+T\s+W\s+T\s+F\s+S|M\s+T\s+W\s+T\s+F\s+S\s+S)\b")
"""The weekdays of a page's calendar, below its month."""
_NO_DAY = re.compile(r"^Date:\s{1,8}Share post:", re.MULTILINE)
"""An article's own day, which some makers of pages leave empty."""
_TONGUES = re.compile(
    r"\|\s?(?:English|Spanish|Español|French|Français|German|Deutsch|Russian|Arabic|Portuguese)\s?(?:\||$)"
)


def is_beside_tongues(line: str) -> bool:
    """Whether a line offers a page in other languages: a day on it is that on which the page was shown.

    >>> is_beside_tongues("Monday 19th of February 2018 | Spanish | English"), is_beside_tongues("5 March 2019 | Kelda")
    (True, False)
    """
    return "|" in line and _TONGUES.search(line) is not None


_NETWORKS = frozenset(
    ["facebook", "twitter", "instagram", "linkedin", "youtube", "reddit", "tiktok", "whatsapp"]
)
"""A line of these is of buttons."""
BULLET_LINES, BULLETS = 3, 2
"""Of so many lines so many are items of a menu."""
_DAYS_AGO = re.compile(r"(?:\d{1,3}|an?) (?:day|week|month|year)s? ago", re.IGNORECASE)
NEAR_LINES, FEW_WORDS = 6, 8
"""In so many lines below a page's clock an article may tell its age by it; up to there the page has so few words."""
_FOLLOW = re.compile(
    r"follow us:?|log ?in|sign in|subscribe|search|menu|no menu items!|spot_img", re.IGNORECASE
)
"""Just below the first line, a day on it is the page's."""
_CRUMBS = re.compile(r"(?:you are here:?\s)?home\s?[/»>|›]", re.IGNORECASE)
"""A page's crumbs stand below its banner."""
MENU, MENU_LINES, MENU_ITEMS, LONGEST_ITEM, TICKER_ITEMS = 400, 14, 3, 32, 2
"""So many characters and lines below a day are looked at, and so many items are a menu, or a ticker's."""
_AGO = re.compile(r"\d{1,2}\s?(?:h|m|hrs?|mins?|hours?|minutes?) ago", re.IGNORECASE)
"""What the line of a ticker begins with."""


_BUTTON = re.compile(
    r"(?:(?:(?:facebook|twitter|whatsapp|e-?mail|linkedin|pinterest|print|telegram|reddit|tumblr|share)\W{0,3}){2,}$|top of page|\d{0,7}\s?(?:like|dislike|share|tweet|comment|view|read)s?\b|share|spread the love|(?:e-?)?mail this|print|published|posted|written by|by|details|category|updated|listen|photo|image|caption|advertisement|download|previous|next|date|topics?|tags?)\b",
    re.IGNORECASE,
)
"""What the buttons and labels around an article begin with."""


_WEATHER = re.compile(
    r"^[ \t]{0,8}(?:\d{1,3}(?:\.\d)?\s?(?:°\s?[CF]?|[CF])(?: [A-Z][a-z]+){0,2}[ \t]{0,8}$|Currently:? \d{1,3}°|[A-Z][a-z]+: \d{1,3}\s?°)",
    re.MULTILINE,
)
_CLOCKS = re.compile(r"^[A-Z][a-z]+: \d\d:\d\d[ \t]*$", re.MULTILINE)
"""Clocks of towns: `London: 04:50`."""
WEATHER = 120
"""So many characters before and behind the end of a day's line, the weather of the day is looked for."""


def is_part_of_a_page(line: str) -> bool:
    """Whether a line is an item of a menu, a button, or an article's age.

    >>> is_part_of_a_page("Log in"), is_part_of_a_page("4 years ago"), is_part_of_a_page("Talks go on")
    (True, True, False)
    """
    return len(line) <= LONGEST_ITEM and (
        _MENU_ITEM.fullmatch(line) is not None
        or _DAYS_AGO.match(line) is not None
        or _AGO.match(line) is not None
        or _BUTTON.match(line) is not None
    )


def is_age(line: str) -> bool:
    """Whether a line is the age of an article: `4 days ago`."""
    return _DAYS_AGO.fullmatch(line) is not None or _AGO.fullmatch(line) is not None


def is_page_clock(text: str, end: int) -> bool:
    """Whether a day whose line ends at `end` is that on which a page was shown: it stands above a menu, or by the weather.

    >>> is_page_clock("Home\\nNews | Sports | Weather\\nTalks go on", 0), is_page_clock("32.9 C\\nMay 6\\nTalks go on", 12)
    (True, True)
    """
    around = text[max(0, end - WEATHER) : end + WEATHER]
    if _WEATHER.search(around) or len(_CLOCKS.findall(text, end, end + WEATHER)) > 1:
        return True
    return _is_above_parts_of_a_page(text, end)


def _is_above_parts_of_a_page(text: str, end: int) -> bool:
    """Whether a menu, crumbs, a ticker or an article's age stands below a day; an age, only where the day is at the top."""
    lines = [line.strip(" \t*•·-") for line in text[end : end + MENU].split("\n") if line.strip()]
    parts = [part.strip() for line in lines[:MENU_LINES] for part in line.split("|")]
    short = (part for part in parts if len(part) <= LONGEST_ITEM)
    if sum(_MENU_ITEM.fullmatch(part) is not None for part in short) >= MENU_ITEMS:
        return True
    if lines and (
        _CRUMBS.match(lines[0]) or (_FOLLOW.fullmatch(lines[0]) and not text[:end].rstrip().count("\n"))
    ):
        return True
    if _CALENDAR.match(text, end):
        return True
    if text.find("Share post:", end, end + MENU) >= 0 and _NO_DAY.search(text, end, end + MENU):
        return True
    if _is_first(text[:end]) and (
        _has_buttons(lines[:NEAR_LINES]) or _begins_with_bullets(text[end : end + MENU])
    ):
        return True
    if any(map(_DAYS_AGO.fullmatch, lines[:NEAR_LINES])):
        return len(text[:end].split()) <= FEW_WORDS
    return sum(_AGO.match(line) is not None for line in lines[:MENU_LINES]) >= TICKER_ITEMS


def _is_first(above: str) -> bool:
    """Whether nothing but ways to skip stands above the day that ends `above`."""
    return all(line.lower().startswith("skip to ") for line in above.strip().split("\n")[:-1] if line.strip())


def _has_buttons(lines: list[str]) -> bool:
    """Whether one of `lines` names some networks."""
    return any(len(_NETWORKS.intersection(line.lower().split())) >= MENU_ITEMS for line in lines)


def _begins_with_bullets(below: str) -> bool:
    """Whether short items of a list stand below the name of a site, or above all."""
    lines = [line.strip() for line in below.split("\n") if line.strip()][:BULLET_LINES]
    return sum(line[0] in "•*" and len(line) <= LONGEST_ITEM for line in lines) >= BULLETS


def is_far(stated: list[Stated]) -> bool:
    """Whether the first day is more than a month from the next one, which then is the document's.

    Without its year it gives way to the day of a dateline as soon as that is another one.
    """
    if len(stated) < 2 or any(one.written.precision not in ("day", "month_day") for one in stated[:2]):
        return False
    if stated[1].rule in ("update line", "delivery line"):
        return False  # what was written on the first day was changed, or sent, on the other
    first, second = (one.written.value for one in stated[:2])
    if first[:4] == "XXXX":
        return stated[1].rule == "dateline" and first[5:] != second[5:]
    try:
        there = date.fromisoformat(second.replace("XXXX", first[:4]))
    except ValueError:
        return False
    gap = abs((date.fromisoformat(first) - there).days)
    return min(gap, 365 - gap) > SHOWN_LATER if second[:4] == "XXXX" else gap > LONG_AFTER


_YEAR_ENTRY = re.compile(r"(?:c\. ?)?(?:1[5-9]|20)\d\d\s?[:–—-]\s")


def begins_an_entry(found: Dateline, above: str, text: str, end: int) -> bool:
    """Whether a date and a dash begin an entry of a list of days: then the line above or the next begins likewise."""
    if found.place or found.source:
        return False
    if _YEAR_ENTRY.match(above):
        return True
    following = text[end : end + 400].lstrip().split("\n", 1)[0]
    another = find_dateline(following)
    return another is not None and another.written is not None and another.place is None


_ENTRY = re.compile(r"(?:^|\n)[ \t]*\n(?P<day>[^\n]{6,30})\n[ \t]*(?=\S)")
ENTRIES = 2


def begins_a_chronicle(stated: list[Stated], text: str, body: int, *, beside: str | None) -> bool:
    """Whether the date begins the first entry of a list of days: it stands right above its text, as others do.

    What stands `beside` it (a source, an author, a place) says that it does not.
    """
    if not 0 < len(stated) < 4 or any(one.rule != "date line" for one in stated):
        return False
    if len(stated) > 2 and len({one.written.value for one in stated}) > 2:
        return True
    if text[body : body + 1] == "\n" or beside:
        return False
    later = _ENTRY.finditer(text, body, body + LONGEST_HEAD)
    return sum(find_dated_line(match["day"].strip()) is not None for match in later) >= ENTRIES
