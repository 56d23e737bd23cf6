"""Who issued a text and who wrote it, as the lines around its title and its last lines show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise

from memokit.lexicon import one_of, read_words
from memokit.reading.headers.headings import SMALL
from memokit.reading.headers.lines import PRESS, find_dated_line, is_host, is_person, is_press, parse_byline
from memokit.reading.headers.others import is_age, is_part_of_a_page
from memokit.reading.headers.publishers import is_place, known_publisher, publisher_of

LONGEST_NAME, NAME_WORDS, PAPER_WORDS, HEAD_LINES = 90, 11, 5, 30
HEAD, LAST, LONGEST_SIGN = 1500, 200, 40
"""A label is looked for in so many characters of a text, an agency that signs in so many at its end; the longest of these."""
_WORDS = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*\.?")
_NO_NAME = re.compile(r"[—–:;•|\"“?!]|\s-\s")
_BODIES = read_words("offices")
"""What an office is called: one of these stands in its name."""
_KINDS = one_of(_BODIES)
_OFFICE = re.compile(
    rf"(?:(?:american|u\.s\.)\s)?embassy\s|(?:[^\W\d_][\w.’'-]*\s){{0,3}}{_KINDS}\s(?:of|for|on|to)\s|(?![^\n]*['’]s?\s)[^\n]*(?<!\bin)(?<!\bthe)(?<!\bof)(?<!\bat)(?<!\bto)\s{_KINDS}(?:\s\([A-Z]{{2,8}}\))?$",
    re.IGNORECASE,
)
"""`Ministry of Foreign Affairs of Orla`, `Supreme Court of Orla`, `Orla Planning Commission`."""
_FROM = re.compile(
    r"(?:(?:source|from|(?:published|issued|communicated|released) by|publisher|via)\s?:?|(?:press|news|media) release\s?[–—-]|by:?)\s+(?P<name>[^\n|]{2,80}?)(?:\s\|.*|\s[–—-]\s.*)?$",
    re.IGNORECASE,
)
_FROM_STARTS = frozenset("sfpibvcrnmSFPIBVCRNM")
_LABELLED = re.compile(
    r"(?:source\s?:|(?:press|news|media) release\s?[–—-]|(?:published|issued|communicated|released) by(?:\s?:)?|publisher\s?:)\s",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"(?:^|\|)[ \t]{0,4}Source\s?:[ \t]{1,3}(?P<name>[^|\n]{2,60})", re.MULTILINE)
_SUBJECTS = ("foreign policy", "time")
"""Names of publishers that as a line of their own are subjects."""
_DAY = re.compile(r"\s[A-Z][a-z]{2,8} \d{1,2}, \d{4}.*$")
_ADDRESS = re.compile(
    r"(?:[-*•\s]{0,4}[*_]{0,2}(?:url|link|source url|original url|address|source|read more(?: at)?|original)[*_]{0,2}\s?:[*_]{0,2}\s{0,4})?<?(?P<address>https?://[^\s<>]{4,300})>?$",
    re.IGNORECASE,
)
_LINKED = re.compile(
    r"\[(?:source|original)[^\]\n]{0,30}\]\((?P<address>https?://[^\s()]{4,300})\)", re.IGNORECASE
)
_SIGNED = re.compile(
    r"(?:^|\s|[.”\"])(?:[—–-]{1,2}\s?(?P<dashed>[A-Z][\w .&/-]{1,30})|[(\[](?P<enclosed>[A-Z][\w .&/-]{1,30})[)\]])\s*$"
)
"""`… said the minister. —PTI`"""
_BY = re.compile(r"(?:(?:written |posted |reported )?by|authors?)\s?:?$", re.IGNORECASE)
_ISSUED = re.compile(
    r"(?:(?:press|media|joint|official)\s)?(?:statement|communiqu[eé]|minutes|meeting|record)\s(?:by|of|from)\s(?:the\s)?(?P<name>[A-Z][^\n,:]{3,80}?)(?=\s(?:on|regarding|concerning|about|following|to|at|in|after|re)\b|,|:|$)",
    re.IGNORECASE,
)


def issuer(lines: Iterable[str], title: str | None, text: str) -> str | None:
    """The office or publisher that one of `lines`, the title or the end of `text` names; None where none does.

    >>> issuer(["Ministry of Water of Orla", "Talks go on"], "Talks go on", ""), issuer(["Source: AAP"], None, "")
    ('Ministry of Water of Orla', 'AAP')
    """
    lines = [line.strip("|() ") for line in lines if line != title]
    if lines and (found := _addressed(lines[0])):
        return found
    for line in lines:
        if found := _named(line):
            return found
    if found := _behind_label(text) or _signed(text):
        return found
    stated = _ISSUED.match(title) if title else None
    if stated and (known_publisher(stated["name"]) or is_office(stated["name"])):
        return known_publisher(stated["name"]) or stated["name"]
    return next((found for line in lines if (found := _addressed(line))), None)


_LOGO = re.compile(r"(?P<name>[A-Z][^\n|]{2,50}?)\s[Ll]ogo$")
_TO_EDITOR = re.compile(
    r"^(?:To the )?Editor,? (?:of )?(?P<name>(?:The )?[A-Z][\w’' ]{2,40})[:,][ \t]*$", re.MULTILINE
)
_WRITERS = re.compile(r"(?:staff|special|senior) (?:writer|reporter|correspondent)s?", re.IGNORECASE)


def paper_beside(head: str) -> str | None:
    """The paper between its writer and a day, below a staff writer, or above an article's age; None where none is.

    >>> paper_beside("Talks go on\\nAnn Smith\\nKelda Courier\\nAugust 5, 2004"), paper_beside("Kelda Courier\\n4 days ago")
    ('Kelda Courier', 'Kelda Courier')
    """
    lines = [line.strip("#*_> \t") for line in head.split("\n", HEAD_LINES)[:HEAD_LINES] if line.strip()]
    for above, line, below in zip(("", *lines), lines, (*lines[1:], ""), strict=False):
        if not (_is_name(line) and 1 < len(line.split()) <= PAPER_WORDS) or is_person(line):
            continue
        is_below_writer = is_person(above) and find_dated_line(below) is not None
        if is_below_writer or _WRITERS.fullmatch(above) or is_age(below):
            return line
    return None


def _named(line: str) -> str | None:
    """The publisher that a line is, or names behind `Source`, `From` or `By`."""
    if len(line) > LONGEST_NAME:
        return None
    if (known := known_publisher(line)) and line.lower() not in _SUBJECTS:
        return known
    match = _FROM.match(line) if line[:1] in _FROM_STARTS else None
    if not match:
        if told := _LOGO.match(line):
            return known_publisher(told["name"]) or told["name"]
        return line.removeprefix("IN THE ") if is_office(line) or is_press(line) else None
    return _source(match["name"], is_labelled=_LABELLED.match(line) is not None)


def _source(name: str, *, is_labelled: bool) -> str | None:
    """A name behind a label, where it is a publisher's or an office's; behind `Source:` any name is."""
    name = _DAY.sub("", name).strip(" .()")
    if known := known_publisher(name):
        return known
    if "://" in name:
        return publisher_of(name)
    return name if is_office(name) or PRESS.fullmatch(name) or (is_labelled and _is_name(name)) else None


def _behind_label(text: str) -> str | None:
    """The name behind `Source:` at the beginning of a line, or behind a bar, in the head of `text`."""
    if text.find("ource", 0, HEAD) < 0:
        return None
    match = _SOURCE.search(text, 0, HEAD)
    return _source(match["name"], is_labelled=True) if match else None


def is_office(line: str) -> bool:
    """Whether a line is the name of an office, a court, a party: all its words with capitals, one that says what it is.

    >>> is_office("SUPREME COURT OF ORLA"), is_office("Court blames the ministry"), is_office("Talks go on")
    (True, False, False)
    """
    return (
        len(line) <= LONGEST_NAME
        and line[:1].isupper()
        and not _BODIES.isdisjoint(line.lower().split())
        and _OFFICE.match(line) is not None
        and _is_name(line)
    )


def _is_name(line: str) -> bool:
    words: list[str] = _WORDS.findall(line)
    has_figure = any(map(str.isdigit, line)) or _NO_NAME.search(line) is not None
    return (
        0 < len(words) <= NAME_WORDS
        and not has_figure
        and all(word[0].isupper() or SMALL.fullmatch(word) for word in words)
    )


def _signed(text: str) -> str | None:
    """The agency that the last line of `text` names: `—PTI`, `(Reuters)`."""
    if text[-LONGEST_SIGN:].rstrip().endswith((".", "!", "?", '"', "”")):
        return None
    last = text[-LAST:].rstrip().rpartition("\n")[2].strip("*_ ")
    sign = _SIGNED.search(last, max(0, len(last) - LONGEST_SIGN))
    if sign:
        return known_publisher(sign["dashed"] or sign["enclosed"])
    source = _FROM.match(last) if _LABELLED.match(last) else None
    return _source(source["name"], is_labelled=True) if source else None


def _addressed(line: str) -> str | None:
    match = _ADDRESS.match(line) or _LINKED.search(line) if "://" in line else None
    return publisher_of(match["address"]) if match else None


def writer(lines: Sequence[str], title: str | None) -> str | None:
    """The name in a byline, below `By` alone, or on a line of its own that begins with a given name.

    >>> writer(["Talks go on", "Ann Smith"], "Talks go on"), writer(["By", "Eric"], None), writer(["Talks go on"], None)
    ('Ann Smith', 'Eric', None)
    """
    for line, below in pairwise((*lines, "")):
        if (author := parse_byline(line.rstrip(" :"))) and ":" not in author:
            return author
        if _BY.match(line) and below and not is_part_of_a_page(below) and len(below.split()) <= 5:
            return None if any(map(str.isdigit, below)) else below
    return next((line for line in lines if line != title and is_person(line)), None)


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


def masthead(text: str, title: str | None) -> str | None:
    """The name of a site that stands above its menu, as a page that was copied has it; None where no menu follows.

    >>> masthead("Orla Courant\\nHome\\nNews\\nSports\\nContact\\nTalks go on\\n", "Talks go on")
    'Orla Courant'
    """
    first, _, rest = text[:TOP].lstrip().partition("\n")
    first = first.strip()
    name = first.partition(",")[0].strip(" |-–—")
    if len(name) > LONGEST_NAME or name.count(" ") >= MASTHEAD_WORDS or not _is_name(name):
        return None
    is_name = (
        not is_part_of_a_page(name)
        and (" " in name or name.isupper() or known_publisher(name) is not None)
        and not is_place(name)
    )
    if not is_name or (title and (first in title or title in first)):
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
            if is_dated and _is_name(name) and not _NO_HOLDER.match(name):
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
