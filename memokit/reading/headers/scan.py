"""The lines at the start of a text, from the first to where the body begins.

Each line is a field, a date, a dateline, a byline, a masthead, a stamp, or none of these; those that are none
may be the title. The header ends with the last line that was recognised.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from memokit.reading.headers.datelines import LONGEST_SEGMENT, Dateline, find_dateline
from memokit.reading.headers.fields import (
    cut_last_date,
    date_of_value,
    parse_columns,
    parse_field,
    parse_label,
)
from memokit.reading.headers.header import Header, ranked
from memokit.reading.headers.issuers import is_office
from memokit.reading.headers.lines import (
    OFFICE,
    PRESS,
    STAMP,
    day_of_filing,
    find_dated_line,
    is_masthead,
    parse_byline,
)
from memokit.reading.headers.mail_heads import parse_mail_head
from memokit.reading.headers.names import date_in_name, date_in_release_number, source_in_name
from memokit.reading.headers.others import (
    SHOWN,
    begins_a_chronicle,
    begins_an_entry,
    is_beside_tongues,
    is_far,
    is_page_clock,
)
from memokit.reading.headers.publishers import is_place, known_publisher, publisher_of
from memokit.reading.headers.titles import (
    GOES_ON,
    LONGEST_HEAD,
    PROSE_LENGTH,
    continues,
    is_prose,
    is_wrapped,
    stated_by_title,
)
from memokit.reading.headers.top import find_top, prose_at_once
from memokit.reading.records import Stated

LINES = 40
"""So many lines that are not blank are looked at."""
STRANGERS = 7
"""A header holds no more lines in a row than this that are not recognised."""
FEW_STRANGERS = 3
MASTHEAD_WORDS = 6
"""What begins as a masthead and has more words may be a title: `U.S. Embassy condemns attack near the airport`."""
_TITLED = re.compile(r"(?:press|news|media) (?:release|statement)\s?:\s?\S+(?:\s\S+){2}", re.IGNORECASE)
"""A release's title behind what it is: `PRESS RELEASE: Talks go on`."""
NEAR_A_STAMP = 3
_DIGIT_DATE = re.compile(
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}|\b\d{1,2},? (?:19|20)\d\d\b|\b[A-Za-z]{3,9} (?:19|20)\d\d\b"
)
_DIGIT = re.compile(r"\d")
_LABELLED = re.compile(r"(?:document|publi|post|issue|release|date|filed|sent)", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"page\s\d{1,4}(?:\sof\s\d{1,4})?", re.IGNORECASE)
_PAGE = re.compile(r"\s{0,80}page\b", re.IGNORECASE)
_TITLE_MARK = re.compile(r"#{1,3}[ \t]+|#(?=[A-Z])")
_ANY_SIGN = re.compile(r"[-–—―/_\d(\[]")
"""No dateline without a colon is without one of these."""
_FORWARDED = re.compile(r"-{2,}\s?(?:begin )?(?:forwarded|original) message", re.IGNORECASE)
"""Below it stands another's header."""
_SYMBOL = re.compile(r"\(?[A-Z]{1,6}[/.-][A-Z0-9/.()-]{1,30}$")
"""The symbol of a document: `SC/12190`, `NR-007-16`."""
_CODE_LINE = re.compile(r"[A-Z]{2,4}(?:_ENG_)?\d{6,8}[.-]?\d{0,4}(?:\s+[A-Z][A-Z ]{2,20})?$")


class _Scan:
    """What the lines have told so far."""

    n_lines = 0
    """So many lines were taken in, this one too."""
    known = 0
    """How many of the strangers stand within the header."""
    source: str | None = None
    office: str | None = None
    place: str | None = None
    author: str | None = None
    pending: str | None = None
    """A field whose value stands on the next line."""
    since = 0
    since_stamp = 99
    anchored = datelined = agency = False
    shown = on_top = False
    """Whether the first day stands alone near the top, or on the first line: it may be the day on which a page was shown."""
    wired = False
    """Whether the number of a wire's article stands above, so that a dateline is to come."""
    titled: str | None = None
    """The line that states a day as a title does."""
    last = ""
    """The line just above, where no blank line stands between."""
    last_end = 0

    def __init__(self, body: int, order: str | None) -> None:
        self.body, self.order = body, order
        self.stated: list[Stated] = []
        self.fields: dict[str, str] = {}
        self.strangers: list[tuple[str, int]] = []
        """Lines that were not recognised, with where they end, in order."""

    def anchor(self, end: int) -> None:
        """The header reaches to `end`."""
        self.body, self.since, self.anchored = end, 0, True
        self.known = len(self.strangers)


def scan_lines(text: str, start: int = 0, *, order: str | None = None) -> Header | None:
    """The header that the lines from `start` on make; None where no line is recognised."""
    if (prose := prose_at_once(text, start)) is not None and _is_bare(text, prose, order):
        return None
    scan = _Scan(start, order)
    for line, begin, end in _lines(text, start):
        if begin != scan.last_end:
            scan.last = ""
        if not _take(scan, line, begin, end, text):
            break
        scan.last, scan.last_end = line, end
    _dated_title(scan)
    if not scan.anchored or not (scan.stated or scan.source or scan.datelined or len(scan.fields) >= 2):
        return None
    if begins_a_chronicle(scan.stated, text, scan.body, beside=scan.source or scan.author or scan.place):
        return None
    if scan.shown and is_far(scan.stated):
        scan.stated[0] = Stated(scan.stated[0].written, SHOWN)
    said = scan.fields
    sender = said.get("from") or said.get("originator")
    header = Header(
        scan.body,
        stated=ranked(scan.stated),
        source=scan.source
        or said.get("source")
        or sender
        or scan.office
        or publisher_of(said.get("address", "")),
        place=scan.place or said.get("place"),
        title=scan.fields.get("title") or scan.titled,
        author=scan.author or said.get("author") or (sender if said.get("source") else None),
        document_type="news" if scan.author or scan.datelined else None,
        wired=scan.datelined and scan.agency,
        shown=scan.shown and scan.on_top and len(scan.stated) == 1,
    )
    above = [line for line, _ in scan.strangers[: scan.known]]
    return find_top(text, header, above=above, is_over=scan.datelined, order=order)


def _is_bare(text: str, prose: int, order: str | None) -> bool:
    """Whether a first paragraph begins with no sign of a field or a table, and no dateline: most without a header do."""
    first = text[prose : prose + LONGEST_SEGMENT]
    if not (first[0].isalpha() or first[0] in "“\"‘'") or ":" in first or "\t" in first:
        return False
    return not _ANY_SIGN.search(first) or find_dateline(first.partition("\n")[0], order=order) is None


def _lines(text: str, start: int) -> Iterator[tuple[str, int, int]]:
    """The lines that are not blank, stripped, with their place; the last may be cut short."""
    limit = min(len(text), start + LONGEST_HEAD)
    number = 0
    while start < limit and number < LINES:
        end = text.find("\n", start, limit)
        stop = end if end >= 0 else limit
        line = text[start:stop].strip()
        if "\t" in line and " " not in line:
            line = line.replace("\t", " ")  # some e-books have tabs for blanks
        if line:
            number += 1
            yield line, start, min(stop + 1, len(text))
        start = stop + 1


def _take(scan: _Scan, line: str, begin: int, end: int, text: str) -> bool:
    """Take one line in; False where the body begins."""
    scan.since_stamp += 1
    scan.n_lines += 1
    plain = _unmarked(line) if "#" in line or "*" in line or "_" in line or line[0] == ">" else line
    if line.startswith("|"):
        cells = [cell.strip("*_ \t") for cell in line.strip("|").split("|")]
        if not any(cell.strip("-: ") for cell in cells):
            return _take_beside(scan, end)
        held = [cell for cell in cells if cell]
        if len(cells) == 2:
            line = plain = f"{held[0].rstrip(':')}: {held[1]}" if len(held) == 2 else held[0]
    if scan.stated and _FORWARDED.match(line):
        return False
    if filed := day_of_filing(plain):
        scan.stated.append(Stated(filed, "stamp"))
        scan.anchor(end)
        return True
    if STAMP.match(plain) and len(plain) < 160:
        # A stamp that holds its date is over; one that does not may have it on a line below.
        scan.since_stamp = 99 if _DIGIT_DATE.search(plain) or _PAGE_NUMBER.fullmatch(plain) else 0
        _release_number(scan, plain)
        return True
    fields = parse_field(line)
    if fields and "Subject" in line and (mail := parse_mail_head(line)):
        body = text.index(line, begin) + mail.end
        _take_fields(scan, mail.fields, end if mail.end == len(line) else body, text)
        return mail.end == len(line)
    if fields and "|" in plain and find_dated_line(plain, order=scan.order):
        return _take_plain(
            scan, plain, end, text, marked=plain != line
        )  # `Source: Orla News| 2019-03-05|Editor: Smith`
    if fields and not (len(scan.fields) > 1 and scan.since > 2):
        scan.pending = None
        return _take_fields(scan, fields, end, text)
    if scan.pending == "author" and find_dated_line(plain, order=scan.order):
        scan.pending = None  # a byline without a name
    if scan.pending and len(plain) < 160:
        key, scan.pending = scan.pending, None
        return _take_fields(scan, [(key, plain)], end, text)
    if (label := parse_label(plain)) and date_of_value(_following(text, end), order=scan.order):
        scan.pending = label
        return True
    if line.count("\t") > 1 and (fields := parse_columns(line, _following(text, end))):
        below = text.find("\n", end)
        return _take_fields(scan, fields, below + 1 if below >= 0 else len(text), text)
    mark = len(line) - len(plain) if line[0] == "#" and line.endswith(plain) else 0
    mark = mark or (line[0] in "*_" and len(line) - len(line.lstrip("*_")))
    dateline = find_dateline(line[mark:], order=scan.order, awaited=scan.wired)
    if dateline:
        dateline = dateline._replace(end=dateline.end + mark)
        if begins_an_entry(dateline, scan.last, text, end):
            return False
        # `Orla, October 26th 2021 - 14:55 UTC` may be the clock of a page, above the article's own day
        rest = line[dateline.end :].strip()
        alone = line[-1].isalnum() and (not rest or _CLOCK.fullmatch(rest) is not None)
        if alone and is_page_clock(text, end):
            return _take_beside(scan, end)
        _take_dateline(
            scan, dateline, begin + len(text[begin:end]) - len(text[begin:end].lstrip()), alone=alone
        )
        return alone
    return _take_plain(scan, plain, end, text, marked=plain != line)


def _unmarked(line: str) -> str:
    """A line without the marks of a heading and of emphasis."""
    return _TITLE_MARK.sub("", line).lstrip(">").strip("*_ \t").replace("**", "")


def _following(text: str, start: int) -> str:
    """The next line that is not blank."""
    return text[start : start + 200].lstrip().split("\n", 1)[0].strip()


def _take_fields(scan: _Scan, fields: list[tuple[str, str]], end: int, text: str) -> bool:
    scan.since = 0
    for key, value in fields:
        if key in ("date", "first", "sent", "updated", "delivered"):
            stamped = scan.since_stamp <= NEAR_A_STAMP or _PAGE.match(text, end)
            if not value:
                scan.pending = key
            elif key != "date" or not stamped:
                written = date_of_value(value, order=scan.order)
                rule = _RULES.get(key, "block")
                if written:
                    scan.stated.insert(0 if key == "first" else len(scan.stated), Stated(written, rule))
                    scan.anchor(end)
        elif key != "other":
            if not value:
                scan.pending = key
            value, written = cut_last_date(value, order=scan.order, of_person=key == "author")
            if written:
                scan.stated.append(Stated(written, "block"))
            if value and key not in scan.fields:
                more, end = _continued(text, end) if key == "title" else ("", end)
                scan.fields[key] = f"{value} {more}".strip().partition(" ¶")[0]
        elif value and (number := date_in_release_number(f"no {value}")) and number.precision == "day":
            scan.stated.append(Stated(number, "release number"))
    if len(scan.fields) + bool(scan.stated) >= 2:
        scan.anchor(end)
    return True


_RULES = {"updated": "update line", "delivered": "delivery line"}


def _continued(text: str, end: int) -> tuple[str, int]:
    """The rest of a subject that goes on on the next lines, up to a blank line, and where it ends.

    More than two further lines are the body.
    """
    lines = text[end : end + 4 * PROSE_LENGTH].split("\n")
    blank = next((number for number, line in enumerate(lines) if not line.strip(" \t\xa0\r")), 0)
    rest = lines[:blank]
    if not 0 < len(rest) <= 2 or rest[-1].rstrip().endswith((".", ":", '"', "”")):
        return "", end
    if any(len(line) > PROSE_LENGTH or parse_field(line.strip()) for line in rest):
        return "", end
    stop = end + sum(len(line) + 1 for line in rest)
    return (" ".join(" ".join(rest).split()), stop) if text[stop : stop + LONGEST_HEAD].strip() else ("", end)


_CLOCK = re.compile(r"\d\d:\d\d(?:\s[A-Z]{2,5})?")


def _take_dateline(scan: _Scan, found: Dateline, begin: int, *, alone: bool) -> None:
    if found.written:
        scan.shown |= alone and not scan.stated and len(scan.strangers) <= FEW_STRANGERS and not scan.fields
        scan.stated.append(Stated(found.written, "dateline"))
    scan.datelined, scan.agency = (
        found.place is not None or found.source is not None,
        found.source is not None,
    )
    scan.source = scan.source or found.source
    scan.place = found.place or scan.place
    scan.anchor(begin + found.end)


def _take_plain(scan: _Scan, line: str, end: int, text: str, *, marked: bool) -> bool:
    """A date line, a byline, a masthead, or a line of unknown kind; False where it is prose."""
    if _DIGIT.search(line, 0, 160):
        dated = find_dated_line(line, order=scan.order) if scan.since_stamp > 1 else None
        if dated and (line.endswith("||") or is_beside_tongues(line) or is_page_clock(text, end)):
            return _take_beside(scan, end)
        goes_on = dated and not (dated.source or "|" in line) and continues(scan.last, line)
        if dated and not goes_on and not GOES_ON.match(_following(text, end)):
            if not (scan.stated or dated.place or dated.source or dated.author or _LABELLED.match(line)):
                scan.shown = len(scan.strangers) <= FEW_STRANGERS and not scan.fields
                scan.on_top = scan.n_lines == 1
            scan.stated.append(Stated(dated.written, _rule(dated.rule, dated.written.instant, line)))
            scan.place, scan.source = dated.place or scan.place, scan.source or dated.source
            scan.author = scan.author or dated.author
            scan.anchor(end)
            return True
        if _CODE_LINE.match(line) and (written := date_in_name(line)):
            scan.stated.append(Stated(written, "article number"))
            scan.wired = True
            scan.source = scan.source or source_in_name(line)
            scan.anchor(end)
            return True
        _release_number(scan, line)
    author = parse_byline(line)
    if author and scan.since < STRANGERS:
        publisher = known_publisher(author)
        scan.author = scan.author or (None if publisher else author)
        scan.source = scan.source or publisher or _publisher_behind(author)
        scan.since = 0
        if scan.anchored:
            scan.anchor(end)
        return True
    is_own = ":" in line and _TITLED.match(line) is not None
    if (
        not is_own
        and is_masthead(line)
        and not is_prose(line)
        and (line.count(" ") < MASTHEAD_WORDS or is_office(line))
    ):
        scan.source = scan.source or (line if known_publisher(line) else None)
        scan.office = scan.office or (line if OFFICE.match(line) else None)
        return _take_beside(scan, end)
    if _SYMBOL.match(line) and _DIGIT.search(line):
        return _take_beside(scan, end)
    scan.since += 1
    if len(line) < 40 and is_place(line):
        scan.place = scan.place or line
        return scan.since <= STRANGERS
    if is_prose(line) and not marked and not _is_apart(scan, line, end, text):
        # A first line of prose may be a long title; a second is the body.
        return len(scan.strangers) == 0 and not scan.anchored and _keep(scan, line, end)
    if scan.last and is_wrapped(line) and is_wrapped(scan.last):
        return False
    scan.strangers.append((line, end))
    return scan.since <= STRANGERS


def _publisher_behind(author: str) -> str | None:
    """`Ann Smith, CNN`: the publisher behind the comma."""
    behind = author.rpartition(",")[2].strip()
    return behind if "," in author and (known_publisher(behind) or PRESS.fullmatch(behind)) else None


def _take_beside(scan: _Scan, end: int) -> bool:
    """A line that belongs to a header and tells nothing more: just below a part of it, it is part of it."""
    if scan.anchored and scan.since == 0:
        scan.anchor(end)
    else:
        scan.since += 1
    return scan.since <= STRANGERS


def _is_apart(scan: _Scan, line: str, end: int, text: str) -> bool:
    """Whether one short sentence alone between blank lines stands above a date line: a motto, a summary."""
    if scan.anchored or scan.last or len(line) > PROSE_LENGTH or len(scan.strangers) >= FEW_STRANGERS:
        return False
    following = text[end : end + 1] == "\n" and _following(text, end)
    return bool(following) and find_dated_line(str(following), order=scan.order) is not None


def _keep(scan: _Scan, line: str, end: int) -> bool:
    scan.strangers.append((line, end))
    return len(line) < 300 and not line.endswith((".", "”", '"'))


def _rule(rule: str, instant: str | None, line: str) -> str:
    """A date with a clock to the second is a machine's stamp."""
    return "stamp" if rule == "date line" and instant and re.search(r"\d:\d\d:\d\d", line) else rule


def _release_number(scan: _Scan, line: str) -> None:
    written = date_in_release_number(line)
    if written and written.precision == "day":
        scan.stated.append(Stated(written, "release number"))


def _dated_title(scan: _Scan) -> None:
    """`Press briefing by the envoy, March 10, 2021`: where nothing else states a day, the title may."""
    for number, (line, end) in enumerate([*scan.strangers[:4], (scan.fields.get("title", ""), scan.body)]):
        if stated := stated_by_title(line, scan.order):
            scan.stated.append(stated)
            scan.titled = line
            if not scan.anchored:
                scan.anchor(end)
                scan.known = number + 1
            return
