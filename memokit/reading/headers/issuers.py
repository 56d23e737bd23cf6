"""Who issued a text and who wrote it, as the lines around its title and its last lines show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from memokit.lexicon import one_of, read_words
from memokit.reading.headers.headings import HELD, SMALL
from memokit.reading.headers.lines import PRESS, is_person, is_press, parse_byline
from memokit.reading.headers.others import is_part_of_a_page
from memokit.reading.headers.publishers import known_publisher, publisher_of

LONGEST_NAME, NAME_WORDS, NAMING_LINES = 90, 11, 12
"""The name of an office is no longer, has no more words, and stands in one of the first lines: below are contents."""
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
    lines = [HELD.split(line, maxsplit=1)[0].strip("|() ") for line in lines if line != title]
    if lines and (found := _addressed(lines[0])):
        return found
    for line, below in pairwise((*lines[:NAMING_LINES], "")):
        if found := _named(line):
            return _whole(found, below)
    if found := _behind_label(text) or _signed(text):
        return found
    stated = _ISSUED.match(title) if title else None
    if stated and (known_publisher(stated["name"]) or is_office(stated["name"])):
        return known_publisher(stated["name"]) or stated["name"]
    return next((found for line in lines if (found := _addressed(line))), None)


_OPEN = re.compile(r"\b(?:of|for|the|and|on|to)$", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:OF|FOR|AND|THE|of|for|and) (?=[A-Z])")


def _whole(name: str, below: str) -> str:
    """A name with the line below that it goes on in.

    >>> _whole("COURT OF THE REPUBLIC", "OF ORLA"), _whole("Office for the Coordination of", "Water"), _whole("Court", "Case")
    ('COURT OF THE REPUBLIC OF ORLA', 'Office for the Coordination of Water', 'Court')
    """
    goes_on = bool(below) and len(name) + len(below) < LONGEST_NAME and is_name(below)
    return f"{name} {below}" if goes_on and (_OPEN.search(name) or _GOES_ON.match(below)) else name


_NO_OFFICE = re.compile(
    r"about\s|(?:first|second|third|fourth|fifth|special|criminal|civil) division$|.*\b(?:respondent|petitioner|appellant|appellee|plaintiff|defendant|applicant)s?\b",
    re.IGNORECASE,
)
"""A division of a court, a party before it, a page about an office."""
_LOGO = re.compile(r"(?P<name>[A-Z][^\n|]{2,50}?)\s[Ll]ogo$")


def _named(line: str) -> str | None:
    """The publisher that a line is, or names behind `Source`, `From` or `By`."""
    if len(line) > LONGEST_NAME:
        return None
    if known := known_publisher(line):
        return known
    match = _FROM.match(line) if line[:1] in _FROM_STARTS else None
    if not match:
        if told := _LOGO.match(line):
            return known_publisher(told["name"]) or told["name"]
        is_own = (is_office(line) and not _NO_OFFICE.match(line)) or is_press(line)
        return line.removeprefix("IN THE ").rstrip(" ,") if is_own else None
    return _source(match["name"], is_labelled=_LABELLED.match(line) is not None)


def _source(name: str, *, is_labelled: bool) -> str | None:
    """A name behind a label, where it is a publisher's or an office's; behind `Source:` any name is."""
    name = _DAY.sub("", name).strip(" .()")
    if known := known_publisher(name):
        return known
    if "://" in name:
        return publisher_of(name)
    return name if is_office(name) or PRESS.fullmatch(name) or (is_labelled and is_name(name)) else None


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
        and is_name(line)
    )


def is_name(line: str) -> bool:
    """Whether a line can be a name: a few words with capitals, and no mark of a sentence.

    >>> is_name("Orla Business Ledger"), is_name("Talks go on")
    (True, False)
    """
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
