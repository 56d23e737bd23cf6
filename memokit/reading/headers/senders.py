"""Whose a text is, as all of it shows: the name above a page's menu, papers and agencies beside and below it, its rights, its file."""

from __future__ import annotations

import re
from itertools import islice

from memokit.reading.headers.header import Header
from memokit.reading.headers.issuers import LONGEST_NAME, is_name
from memokit.reading.headers.lines import PRESS, find_dated_line, is_host, is_person
from memokit.reading.headers.names import source_in_name
from memokit.reading.headers.others import is_age, is_part_of_a_page
from memokit.reading.headers.publishers import is_place, known_publisher, publisher_of

HEAD, PAPER_WORDS, HEAD_LINES = 1500, 5, 30
"""A dateline is looked for in so many characters; a paper's name has so few words; so many lines of a header are looked at."""
_WRITERS = re.compile(r"(?:staff|special|senior) (?:writer|reporter|correspondent)s?", re.IGNORECASE)
_TO_EDITOR = re.compile(
    r"^(?:To the )?Editor,? (?:of )?(?P<name>(?:The )?[A-Z][\w’' ]{2,40})[:,][ \t]*$", re.MULTILINE
)


def source_around(text: str, header: Header, title: str | None, path: str | None) -> str | None:
    """The source of a text whose header names none, the surest sign first; None where nothing tells it.

    The file's name, the name above a page's menu, the byline, the paper beside the writer, what the text says of where
    it is from, and who has the rights to it.

    >>> source_around("Talks go on.\\n\\n© 2023 The Orla Post Ltd. All rights reserved.", Header(), None, "talks.txt")
    'The Orla Post'
    """
    named = (source_in_name(path) or site_in_name(path, title)) if path else None
    above = masthead(text, title) if header.body and not named else None
    if named or above:
        return named or above
    by = publisher_by(header.author) if header.author else None
    beside = paper_beside(text[: header.body]) if header.body else None
    return (
        by
        or beside
        or sender(text, placed=header.place is not None)
        or holder_of_rights(text)
        or listed_above(text)
        or site_of(text)
    )


def paper_beside(head: str) -> str | None:
    """The paper between its writer and a day, below a staff writer, or above an article's age; None where none is.

    >>> paper_beside("Talks go on\\nAnn Smith\\nKelda Courier\\nAugust 5, 2004"), paper_beside("Kelda Courier\\n4 days ago")
    ('Kelda Courier', 'Kelda Courier')
    """
    lines = [line.strip("#*_> \t") for line in head.split("\n", HEAD_LINES)[:HEAD_LINES] if line.strip()]
    for above, line, below in zip(("", *lines), lines, (*lines[1:], ""), strict=False):
        if not (is_name(line) and 1 < len(line.split()) <= PAPER_WORDS) or is_person(line):
            continue
        is_below_writer = is_person(above) and find_dated_line(below) is not None
        if is_below_writer or _WRITERS.fullmatch(above) or is_age(below):
            return line
    return None


_STOPS = '.!?”"'
TOP_LINES = 12
"""So many lines at the top of a text are asked whether they are a publisher's name."""
_OWN_ADDRESS = re.compile(
    r"^[ \t]*(?:[A-Z][\w ]{2,30}:\s{0,2})?(?P<address>https?://\S{4,300})[ \t]*$", re.MULTILINE
)
_MAIL = re.compile(r"[\w.+-]{1,60}@(?P<host>[\w-]{1,40}(?:\.[\w-]{1,30}){1,4})")
_NOT_OWN = re.compile(
    r"(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|live|msn|aol|icloud|me|mac|protonmail|proton|gmx|yandex|mail|inbox|rediffmail|comcast|verizon|att|earthlink|bit|t|tinyurl|facebook|fb|twitter|x|youtube|youtu|instagram|linkedin|wa|whatsapp|example|google|goo|archive|wikipedia|wikimedia|flickr|vimeo|tiktok|medium|blogspot|wordpress|substack|github|creativecommons)\.",
    re.IGNORECASE,
)
"""Whose hosts are anybody's."""


def listed_above(text: str) -> str | None:
    """The publisher whose name is one of the first lines of a text; None where none is.

    >>> listed_above("Talks go on\\n\\nReuters\\n\\nThe envoy spoke."), listed_above("The envoy spoke.")
    ('Reuters', None)
    """
    lines = islice(filter(None, map(str.strip, text[:HEAD].split("\n"))), TOP_LINES)
    names = (line for line in lines if len(line) <= LONGEST_NAME and line[-1] not in _STOPS)
    return next(filter(None, map(known_publisher, names)), None)


def site_of(text: str) -> str | None:
    """The site of the addresses that stand alone at a text's beginning or end, or of its mail; None where they are several.

    >>> site_of("Talks go on.\\n\\nContact: press@orla.example, ann@orla.example"), site_of("ann@gmail.com")
    ('orla.example', None)
    """
    ends = text if len(text) <= HEAD + FOOT else f"{text[:HEAD]}\n{text[-FOOT:]}"
    for sign, pattern in (("/", _OWN_ADDRESS), ("@", _MAIL)):
        if sign in ends:
            hosts = (publisher_of(match[1]) for match in pattern.finditer(ends))
            found = {host for host in hosts if host and not _NOT_OWN.search(host)}
            if len(found) == 1:
                return found.pop()
    return None


_DESK = re.compile(
    r"\s(?:(?:staff\s)?(?:writer|reporter|correspondent|editor)s?|news service|staff)$", re.IGNORECASE
)


def publisher_by(author: str) -> str | None:
    """The publisher that a byline names in place of its writer, or behind a stroke; None where it names none.

    >>> publisher_by("Associated Press Writer"), publisher_by("Ann Smith/Orla News Editor"), publisher_by("Ann Smith")
    ('Associated Press', 'Orla News', None)
    """
    writer, _, paper = author.rpartition("/")
    name = _DESK.sub("", paper.strip())
    if known := known_publisher(name):
        return known
    return name if writer and PRESS.fullmatch(name) else None


_WIRED = re.compile(
    r"^[A-Z][A-Z .'’-]{2,30}(?:, [A-Z][\w .]{2,40})?\s\((?P<name>[A-Z][\w .]{1,25})\)\s?(?:[–—]|--?)\s",
    re.MULTILINE,
)
"""A dateline with its agency below what a page has above it: `KELDA, Orla (AP) — `."""
_APPEARED = re.compile(
    r"\b(?:(?:re)?printed from|(?:first|originally) (?:appeared|published) (?:in|on|by)|read the (?:full |whole )?(?:story|article) (?:at|on|in)|courtesy of)\s(?P<name>(?:the\s)?[A-Z][\w.&’'-]*(?:\s[A-Z][\w.&’'-]*){0,4}|[\w-]+(?:\.[\w-]+)+)",
    re.IGNORECASE,
)
_SIGN_LINE = re.compile(r"^[ \t]*(?:[–—-]{1,2}\s?|\()(?P<name>[A-Z][\w .]{1,25})\)?[ \t]*$", re.MULTILINE)
_SIGN_STARTS = ("\n-", "\n–", "\n—", "\n(")
_BRACKET_ENDS = (") -", ") –", ") —", ")-")
_SIGNS_OF_ORIGIN = ("rinted from ", " appeared ", "ublished ", " story ", " article ", "ourtesy of ")
ORIGIN_BEFORE, ORIGIN = 40, 120
"""So many characters before and behind such a sign are looked at."""
_AGENCIES = (
    *("AFP", "Reuters", "Agence France-Presse", "Associated Press", "Xinhua"),
    *("IANS", "PTI", "EFE", "Interfax", "TASS"),
)
_AGENCY = "|".join(_AGENCIES)
_TOLD_TO = re.compile(
    rf"\b(?:[Tt]old (?:the )?(?P<name>{_AGENCY})\b|an? (?P<own>{_AGENCY}) (?:reporter|correspondent|journalist|photographer))"
)
SIGNED_WITHIN = 600


def sender(text: str, *, placed: bool) -> str | None:
    """The agency or paper that a text says it is from: in a dateline further down, where it first appeared, below its last line.

    Whom somebody told it is taken only where the text has the place of a dispatch.

    >>> sender("Home\\nKELDA, Orla (AP) — The dam stands.", placed=False), sender("“No,” he told AFP.", placed=True)
    ('Associated Press', 'Agence France-Presse')
    """
    head, foot = text[:HEAD], text[-SIGNED_WITHIN:]
    if ")" in head and any(map(head.__contains__, _BRACKET_ENDS)):
        wired = _WIRED.search(head)
        if wired and (known := known_publisher(wired["name"])):
            return known
    if found := _appeared(foot):
        return found
    for sign in _SIGN_LINE.finditer(foot) if any(map(foot.__contains__, _SIGN_STARTS)) else ():
        if known := known_publisher(sign["name"]):
            return known
    editor = _TO_EDITOR.search(head) if "ditor" in head else None
    if editor:
        return known_publisher(editor["name"]) or editor["name"]
    told = _TOLD_TO.search(text) if placed and any(map(text.__contains__, _AGENCIES)) else None
    return known_publisher(told["name"] or told["own"]) if told else None


def _appeared(foot: str) -> str | None:
    """Where the end of a text says that it appeared first, or is to be read whole."""
    for sign in _SIGNS_OF_ORIGIN:
        at = foot.find(sign)
        if at >= 0 and (appeared := _APPEARED.search(foot, max(0, at - ORIGIN_BEFORE), at + ORIGIN)):
            name = appeared["name"].removeprefix("the ").rstrip(".")
            return known_publisher(name) or (name if PRESS.fullmatch(name) or is_host(name) else None)
    return None


_RIGHTS = re.compile(
    r"(?:©|\(c\)|&copy;|copyright)\s{0,3}(?:(?:©|\(c\)|copyright)\s{0,3})?(?:by\s)?(?:(?:19|20)\d\d(?:\s?[-–—,]\s?(?:19|20)?\d\d)?,?\s{0,3})?(?:by\s)?(?P<name>[A-Z][^\n|©<>]{2,60}?)(?:,?\s(?:19|20)\d\d.*)?(?=\s?[.|,;(]|\s[-–—]\s|\sall\srights|\sprivacy|\sterms|\s{2,}|$)",
    re.IGNORECASE | re.MULTILINE,
)
"""`© 2023 The Orla Post. All rights reserved`"""
_COMPANY = re.compile(
    r"[,.]?\s(?:ltd|limited|inc|llc|plc|gmbh|corp(?:oration)?|co(?:mpany)?|pvt|pty|s\.?a|group)\b\.?",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?:19|20)\d\d")
_NO_HOLDER = re.compile(
    r"(?:jelsoft|vbulletin|wordpress|automattic|blogger|phpbb|simple machines|invision|xenforo|disqus|getty|shutterstock|all|rights|notice|policy|law|act|holders?|owner|free|crown|disclaimer|the (?:author|copyright))\b",
    re.IGNORECASE,
)
_SIGNS_OF_RIGHTS = ("opyright", "©", "(c)", "OPYRIGHT")
FOOT, TOP = 1500, 700
"""Who has the rights is told within so many characters at the end of a page, or at its top."""
MASTHEAD_WORDS, MENU_BELOW, LINES_BELOW = 5, 3, 14
"""The name of a site above its menu has so few words; so many of so many lines below are of a menu."""


_WELCOME = re.compile(r"welcome to (?:the )?", re.IGNORECASE)


def masthead(text: str, title: str | None) -> str | None:
    """The name of a site that stands above its menu, as a page that was copied has it; None where no menu follows.

    >>> masthead("Orla Courant\\nHome\\nNews\\nSports\\nContact\\nTalks go on\\n", "Talks go on")
    'Orla Courant'
    """
    first, _, rest = text[:TOP].lstrip().partition("\n")
    first = first.strip()
    name = _WELCOME.sub("", first.partition(",")[0].strip(" |-–—"))
    if len(name) > LONGEST_NAME or name.count(" ") >= MASTHEAD_WORDS or not is_name(name):
        return None
    is_site = (
        not is_part_of_a_page(name)
        and (" " in name or name.isupper() or known_publisher(name) is not None)
        and not is_place(name)
    )
    if not is_site or (title and (first in title or title in first)):
        return None
    below = islice(filter(None, map(str.strip, rest.split("\n"))), LINES_BELOW)
    return (known_publisher(name) or name) if sum(map(is_part_of_a_page, below)) >= MENU_BELOW else None


def holder_of_rights(text: str) -> str | None:
    """Who has the rights to a page, as the line at its foot says; None where none does.

    >>> holder_of_rights("Talks went on.\\n\\n© 2023 The Orla Post Ltd. All rights reserved.")
    'The Orla Post'
    """
    foot = max(0, len(text) - FOOT)
    for sign in _SIGNS_OF_RIGHTS:
        if text.find(sign, foot) >= 0 or text.find(sign, 0, TOP) >= 0:
            break
    else:
        return None
    for part in (text[foot:], text[:TOP]):
        for match in islice(_RIGHTS.finditer(part), MOST_RIGHTS):
            name = _COMPANY.sub("", match["name"]).strip(" ,.-–—&")
            is_dated = (
                _YEARS.search(match.group())
                or "rights reserved" in part[match.end() : match.end() + 40].lower()
            )
            if is_dated and is_name(name) and not _NO_HOLDER.match(name):
                return known_publisher(name) or name
    return None


MOST_RIGHTS = 5
_SITE_BEHIND = re.compile(
    r"(?P<title>.{12,}?)\s[-–—_|]\s(?P<site>[^-–—_|]{2,40}?)(?:\s_\s[^_]{2,30})?\.[a-z]{2,5}$"
)


def site_in_name(name: str, title: str | None) -> str | None:
    """The site behind the title in the name of a page that was saved: `Talks go on - Orla Post.txt`.

    >>> site_in_name("news/Dam talks go on - Orla Post.txt", "Dam talks go on")
    'Orla Post'
    """
    match = _SITE_BEHIND.match(name[name.rfind("/") + 1 :][:250]) if title else None
    if not match or not title or not _same_words(match["title"], title):
        return None
    return known_publisher(match["site"]) or match["site"].strip()


def _same_words(name: str, title: str) -> bool:
    """Whether the name of a file begins as a title does, whatever signs it may not have."""
    first, second = (re.sub(r"\W+", "", words.casefold())[:SAME] for words in (name, title))
    return first == second and len(first) == SAME


SAME = 12
