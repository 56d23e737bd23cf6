"""What a line of a header can be that is no field: a date, a byline, a masthead, or a stamp that is no date."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from memokit.calendar.written import MONTHS, WRITTEN, Written, parse_whole
from memokit.lexicon import read_words
from memokit.reading.headers.citations import CITES, find_citation
from memokit.reading.headers.fields import MONITORED, cut_last_date
from memokit.reading.headers.publishers import is_place, known_publisher

_DIGIT = re.compile(r"\d")
# Lines about the handling of a document; a date in or just below them is not the document's.
STAMP = re.compile(
    r"""
    (?:\d{4}\s+release\b|released?\s+(?:under|in\s+(?:full|part))|approved\s+for\s+(?:public\s+)?release|declassified|declassify
    |sanitized\s+copy|case\s?(?:\#|:|(?:no|number)[.:]{0,2}\s?(?:[FM]L?-\d|\d{6}))|doc(?:ument)?\s?(?:no\b|id)|docid|nw\s\d|no\s+objection\s+to|authority\s+nnd|unclassified\s+u\.?s
    |review\s+date|date\s+(?:of\s+)?(?:review|declass|info|acquired|received|accessed|retrieved)|retrieved|accessed|printed|downloaded|reproduced|scraped|crawled|fetched|timestamp
    |microfilmed|verdate|received|copyright|©|page\s+\d|\(44\s+u\.?s\.?c)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b\d{1,3}\s?(?:secs?|seconds?|mins?|minutes?|hrs?|hours?|h|m|d|days?|weeks?|months?|years?)\.? ago\b|\b(?:yesterday|just now)\b",
    re.IGNORECASE,
)
_PREFIX = re.compile(
    r"""
    (?:vol(?:ume)?\.?\s[\dIVXLC]{1,8}(?:[,.]?\s{0,3}(?:no|number|issue)\.?\s?\d{1,6})?\s?[:,.|—–-]{1,3}\s*)?
    (?P<update>(?:page\s+)?(?:last\s+|latest\s+)?(?:updated?|modified|revised|reviewed?|still\s+(?:current|valid)(?=\s+(?:on|at))|current(?=\s+(?:on|at)))(?:\s+(?:on|at))?)?
    (?P<own>original(?=:)|this\s+article\s+is\s+from|this\s+(?:is\s+)?(?:an\s+)?(?:archived?\s+)?(?:article|story|post)\s+(?:was\s+)?(?:first\s+|originally\s+)?(?:published|posted)(?:\s+on)?|(?:first\s+|originally\s+|date\s+)?(?:published|posted|released|issued|filed|dated|sent|created|aired|broadcast|debated|decided|(?:publication|document)\s+date|pub\s?date)(?:\s+(?:on|at|by))?
      |adopted(?:\s+by\s+[^\d\n,]{3,60}?(?:\s+at\s+its\s+\d{1,5}(?:st|nd|rd|th)\s+meeting)?,?\s+on|\s+on)?
      |(?:for\s+)?immediate\s+release|for\s+release(?:\s+on|\s+at|\s+upon\s+delivery)?|released?|(?:press|news|media)\s+(?:release|statement|note)|date|dtg|dist(?:r(?:ibution)?)?\.?|(?-i:DAY)\s\d{1,3}(?=\s[-–—]\s)|night\s+of(?:\s+the)?|as\s+of|as\s+at|for(?=\s+[A-Z][A-Za-z]{2,8}\.?\s+\d{1,2},\s+\d{4}$)|(?:for\s+)?(?:the\s+)?(?:week|period)\s+(?:of|ending|beginning|commencing)(?:\s\d{4}\s?hrs)?|on|by(?=\s+[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:st|nd|rd|th)?,\s\d{4}$))?
    \s*[:,–—|-]{0,2}\s*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_POSTED_BY = re.compile(
    r"(?:(?:posted|published|submitted|written|uploaded)\s+)?by\s+(?P<name>[^\d\n|]{2,60}?|\w{2,20}(?=\s))\s*(?:,|\bon\b|\bat\b)\s+(?P<rest>.{6,50}?)\s?\|?$",
    re.IGNORECASE,
)
_NAMED_ON = re.compile(
    r"(?P<name>[A-Z][\w.'’-]{1,20}(?:\s[\w.'’-]{1,20}){0,3})\son\s(?P<rest>[^\n|]{6,40}?,?\s(?:at\s)?\d{1,2}[:.]\d\d(?:\s?[AaPp]\.?[Mm]\.?)?)$"
)
"""A weblog's line below its title: `Ann Smith on 5 March 2019, 9:12 am`."""
_REMARKED = re.compile(r"(?P<day>[^()\n]{6,40}?)\s\([^()\n]{2,40}\)$")
_BYLINE = re.compile(
    r"(?:(?:by:?|from|written by|reported by)\s+(?=(?-i:[A-Z]))|by\s+(?=\w{2,20}$))(?P<name>[^\W\d_][^\d\n|]{1,90})$",
    re.IGNORECASE,
)
# Nearly no character can begin what stands between two pieces: that is asked first.
_PARTS = re.compile(
    r"(?=[\s|•·;,/])(?:\s*[|•·]\s*|;\s+|,\s+(?=(?:last\s+)?(?:updated|revised|modified)\s)|\s{3,}|\t+|\s+[–—]\s+|\s+--?\s+|\s//?\s|/\s(?=[A-Z])|(?<!ritten)(?<!eported)\s+(?=by\s[A-Za-z]|By:?\s[A-Z])|\s+(?=(?:Published|Updated|Posted)\s|(?:Press|News|Media)\s(?:Release|Statement)\b|\d{1,3}[ -][Mm]in|Issue\sN(?:o|umber)\b))"
)
_BARS = re.compile(r"\S\s*[|•·\t]\s*\S|\S\s/\s\S")
# The name of a desk that runs into the date: `World NewsJanuary 7, 2016`.
_GLUED = re.compile(
    r"(?<=[a-z])(?=[A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4})|(?<=NEWS)(?=[A-Z]{3,9}\s\d{1,2},\s\d{4})"
)
_MASTHEAD = re.compile(
    r"""(?:(?:the\s+)?(?:office|department|ministry|embassy|bureau|mission|secretariat|directorate|headquarters|federal|united\s+states\s+(?:government|senate|department)|u\.?s\.?\s+(?:embassy|mission|consulate))\b
    |(?:press|news|media)\s+(?:release|office|service|advisory|statement|note|section)|for\s+immediate|news\s+story$|memorandum$|memo$|bulletin$|communiqu[eé]$|immediate\s+release$
    |(?:top\s+)?secret\b|confidential\b|unclassified\b|classified\b|limited\s+official\s+use|eyes\s+only|urgent$|immediate$|special\s+to\b|contact\b
    |(?:news\s+)?release\s+(?:no|number)|no\.\s|volume\b|vol\.|page\s)""",
    re.VERBOSE | re.IGNORECASE,
)
OFFICE = re.compile(
    r"(?:the\s+)?(?:office of|department of|ministry of|embassy of|bureau of|u\.?s\.? |united states )",
    re.IGNORECASE,
)


MOST_SMALL = 6
"""`Adopted by the Security Council at its 7451st meeting, on 28 May 2015` has so many words in small letters."""
LONGEST_PERSON = 60
LINES_KEPT = 1024
"""So many lines are kept with what they state: a line of a header is asked for twice or three times."""


class DatedLine(NamedTuple):
    """A line that is a date: what is written, the rule, and the place, source or author beside it."""

    written: Written
    rule: str
    place: str | None = None
    source: str | None = None
    author: str | None = None


@lru_cache(maxsize=LINES_KEPT)
def find_dated_line(line: str, *, order: str | None = None) -> DatedLine | None:
    """The date that `line` states and nothing but: alone, labelled, or beside a byline, a place, a source."""
    lowered = line.casefold() if len(line) <= 160 else ""
    if not _may_hold_a_day(lowered) or (_is_sentence(line) and not CITES.match(line)):
        return None
    if (
        _has_word(lowered, "ago", "yesterday", "just now")
        and _RELATIVE.search(line)
        and not _BARS.search(line)
    ):
        return None
    if line[0] in "[(" and line[-1] in "])":
        line = line[1:-1]
    prefix = _PREFIX.match(line)
    rule = "update line" if prefix and prefix["update"] else "date line"
    rest = line[prefix.end() :] if prefix and (prefix["own"] or prefix["update"]) else line
    may_be_named = rest is line and " on " in line
    posted = _POSTED_BY.match(line) if "by" in lowered else _NAMED_ON.match(line) if may_be_named else None
    if posted and (written := _stands_alone(posted["rest"], order, labelled=True)):
        return DatedLine(written, "date line", author=posted["name"].strip(" ,"))
    written = _stands_alone(rest, order, labelled=rest is not line)
    if written is None and (remarked := _REMARKED.match(rest)):
        written = _stands_alone(remarked["day"], order, labelled=rest is not line)
    if written:
        return DatedLine(written, rule)
    own, day = (
        cut_last_date(line, order=order) if " in " in lowered and MONITORED.match(line) else (line, None)
    )
    if day:
        return DatedLine(day, rule, source=own)
    if cited := find_citation(line):
        return DatedLine(cited.written, rule, source=cited.source)
    found: Written | None = None
    place = source = author = None
    is_labelled = numbered = False
    n_names = n_known = n_free = 0
    for part in _pieces(rest):
        label = _PREFIX.match(part)
        own = part[label.end() :] if label and (label["own"] or label["update"]) else part
        day = _stands_alone(own, order, labelled=own is not part)
        if day:
            is_labelled |= own is not part
            is_update = label is not None and label["update"] is not None
            if found is None or (rule == "update line" and label and label["own"] and not is_update):
                found, rule = day, "update line" if is_update else "date line" if is_labelled else rule
        elif byline := _BYLINE.match(part):
            author, n_known = byline["name"].strip(" ,."), n_known + 1
        elif known_publisher(part) or _HOST.fullmatch(part):
            source, n_known = part, n_known + 1
        elif told := _TOLD.match(part):
            source, n_known = told["source"] or source, n_known + 1
        elif _is_beside(part) or (label and label["update"] and _is_beside(own)):
            n_known += 1
            numbered |= _VOLUME.match(part) is not None
        elif PRESS.fullmatch(part):
            source, n_known = part, n_known + 1
        elif _is_placed(part) or (
            is_town(part) and (part in rest.split(",")[0] or f", {part}," in f"{rest},")
        ):
            place, n_known = part, n_known + 1
        elif _is_namelike(part) or _TOPICS.match(part):
            author = author or (part if is_person(part) else None)
            n_names += 1
        elif "|" in line and not n_free:
            n_free += 1  # a title between bars
        else:
            return None
    apart = is_labelled or _BARS.search(rest)
    precise = ("day", "none", "month") if numbered else ("day", "none")
    if found is None or (n_names and not (apart and found.precision in precise)):
        return None
    return DatedLine(found, rule, place, source, author) if n_names <= 1 + n_known else None


def _may_hold_a_day(lowered: str) -> bool:
    """Whether a figure and the name of a month stand in a line, or figures as a date in figures has them."""
    if not _DIGIT.search(lowered):
        return False
    if _FIGURES.search(lowered):
        return True
    return any(_names_a_month(lowered, start) for start in _MONTH_STARTS if start in lowered)


def _is_sentence(line: str) -> bool:
    """Whether so many words of a line begin small that it is no date with what may stand beside one, and no bar cuts it."""
    return "|" not in line and sum(word[0].islower() for word in line.split()) > MOST_SMALL


def _names_a_month(lowered: str, start: str) -> bool:
    """Whether somewhere the name of a month goes on from these letters, and no longer word does."""
    at = lowered.find(start)
    while at >= 0:
        word = _LETTERS.match(lowered, at)
        if word and word[0] in MONTHS:
            return True
        at = lowered.find(start, at + 1)
    return False


def _has_word(lowered: str, *words: str) -> bool:
    """Whether one of `words` stands somewhere in a line: sooner told than by a pattern."""
    return any(map(lowered.__contains__, words))


_LETTERS = re.compile(r"[^\W\d_]+")
_MONTH_STARTS = tuple(sorted({name[:3] for name in MONTHS}))
_DATE_STARTS = frozenset((*_MONTH_STARTS, "mon", "tue", "wed", "thu", "fri", "sat", "sun", "the"))
_FIGURES = re.compile(r"\d(?:\s?[/.-]\s?\d|\d{7}|\s\d\d\s\d{4})")


PRESS = re.compile(
    r"(?:The\s)?(?:[A-Z][\w.&’'-]{0,20}\s){1,4}(?:Times|Post|News|Journal|Herald|Gazette|List|Tribune|Star|Daily|Weekly|Review|Courier|Chronicle|Press|Observer|Telegraph|Mail|Express|Monitor|Magazine|Bulletin|Record|Register|Standard|Dispatch|Examiner|Globe|Inquirer|Independent|Citizen|Echo|Mercury|Radio|TV|Television)"
)
"""The name of a newspaper or a station that is in no list, by its last word."""


def is_press(line: str) -> bool:
    """Whether a line is such a name behind `The`, perhaps in capitals.

    >>> is_press("The Orla Gazette"), is_press("THE ORLA GAZETTE"), is_press("The last days of the Star")
    (True, True, False)
    """
    the = line[:4]
    if the != "The " and the != "THE ":
        return False
    return PRESS.fullmatch(line.title() if line.isupper() else line) is not None


_VOLUME = re.compile(r"(?:vol(?:ume)?|no|issue)\b", re.IGNORECASE)
_HOST = re.compile(
    r"[\w-]{2,40}(?:\.[\w-]{2,40}){0,2}\.(?:com|org|net|gov|info|int|mil|edu|[a-z]{2})", re.IGNORECASE
)
"""The host of a page."""


def is_host(words: str) -> bool:
    """Whether words are the host of a page."""
    return _HOST.fullmatch(words) is not None


def _is_namelike(part: str) -> bool:
    """A few words with capitals: a person, a desk, a town."""
    words = part.split()
    small = ("of", "the", "de", "for", "and", "in")
    return len(part) <= 60 and len(words) <= 6 and all(w[0].isupper() or w in small for w in words)


_TOPICS = re.compile(r"(?:topics?|tags?|filed under|categor(?:y|ies)|section)\s?:", re.IGNORECASE)


def _pieces(line: str) -> list[str]:
    """The pieces of a line: between bars and dashes, and in each of these a date after a comma."""
    line = _GLUED.sub(" | ", line)
    pieces = [piece.strip(" ,.;*_") for piece in _PARTS.split(line) if piece.strip(" ,.;*_")]
    cut = [part for piece in pieces[:7] for part in _cut_at_date(piece)]
    return [part for piece in cut for part in _cut_after_date(piece)]


LONGEST_BEFORE_DIGIT = 60
"""A date has a digit within so many characters."""
_JOINTS = re.compile(r"[,.;(]\s*|\s+(?=\d)|\s(?=\w{3,9}\.? \d)")


def _cut_at_date(piece: str) -> list[str]:
    """A place, a publisher, a desk or a byline, and the date that follows it; else the piece whole."""
    for joint in _JOINTS.finditer(piece[:100]):
        head, tail = piece[: joint.start()].strip(" ,.;"), piece[joint.end() :].strip()
        begins = tail[:1].isdigit() or tail[:3].lower() in _DATE_STARTS
        if head and begins and _DIGIT.search(tail, 0, LONGEST_BEFORE_DIGIT) and WRITTEN.match(tail):
            if (
                _is_placed(head)
                or known_publisher(head)
                or PRESS.fullmatch(head)
                or _BYLINE.match(head)
                or _is_beside(head)
            ):
                return [head, tail]
            if (
                "," in joint.group()
                and is_town(head)
                and (day := parse_whole(tail))
                and day.precision == "day"
            ):
                return [head, tail]
    return [piece]


def _cut_after_date(piece: str) -> list[str]:
    """A date, and what follows it behind commas: a weekday, an edition, a town, an agency; else the piece whole."""
    match = WRITTEN.match(piece) if "," in piece or ". " in piece else None
    behind = piece[match.end() :] if match else ""
    if not match or not _BEHIND.match(behind):
        return [piece]
    parts = [part.strip(" ,.;") for part in behind.split(",") if part.strip(" ,.;")]
    beside = [part for part in parts if not _A_WEEKDAY.fullmatch(part)]
    fits = (_is_beside(part) or is_place(part) or known_publisher(part) or is_town(part) for part in beside)
    return [match.group().strip(" ,"), *beside] if all(fits) else [piece]


_BEHIND = re.compile(r"[.,]\s[^\d\n]{2,60}$")
_A_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_TOWN = re.compile(r"(?:[A-Z][a-z]{3,20}|(?!.*\b(?:OF|THE|AND|IN|ON|AT|FOR)\b)[A-Z]{3,20}(?: [A-Z]{3,20})?)$")


_SHORT_WEEKDAYS = ("mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun")


_RECORDS = frozenset(
    ("order", "paper", "debate", "debates", "agenda", "minutes", "hansard", "votes", "proceedings")
)
"""What a parliament's papers are called, and no town."""


def is_town(word: str) -> bool:
    """One word with a capital, or a few all in capitals, that can be a town, and is no weekday, month or feast."""
    return (
        _TOWN.match(word) is not None
        and not word.lower().endswith(("day", "mas", "ed"))
        and word.lower() not in _SHORT_WEEKDAYS
        and not _MASTHEAD.match(word)
        and _RECORDS.isdisjoint(word.lower().split())
        and not WRITTEN.match(f"{word} 1")
    )


def _is_placed(words: str) -> bool:
    """Whether words are a place, or a town in one: `Kelda, Texas`."""
    town, _, region = words.rpartition(", ")
    return is_place(words) or (is_town(town) and is_place(region))


_COUNTED = re.compile(
    r"(?:\d{1,5}\s?words?|doc(?:ument)?\.?\s(?:no\.?\s)?\d{1,6}|\d{1,3}\s?m(?:in)?|(?:page|pages|pg|p|pp)\.?\s?[A-Z]{0,2}-?\d{1,4}|vol(?:ume)?\.?\s[\dIVXLC]{1,8}(?:,?\s(?:no|number|issue)\.?\s\d{1,6})?|(?:issue\s)?(?:no|issue|number)[.:]?\s\d{1,6}|\d{1,2}(?::\d\d)?\s?[ap]\.?m\.?(?:\s[A-Z]{2,4})?|\d{1,2}:\d\d(?::\d\d)?(?:\s[A-Z]{2,4})?)",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?=.{0,10}[/:(])[A-Z]{1,4}[A-Z\d/:.()-]{2,30}")
"""The mark of a file: `W/OM12:KCM`, `GR-OSCE(2002)CB2`."""
_VENUE = re.compile(r"(?:[A-Z][\w.’'-]{1,20}\s){1,4}(?:Hall|House|Palace|Castle|Hotel|Cent(?:er|re)|Chamber)")
"""Where a speech was given, beside its day: `Rideau Hall`."""
_DESK = re.compile(
    r"(?:(?:world|top|latest|breaking|us|u\.s\.|uk|business|politics)\snews|world|politics|news|business|middle east|africa|asia|europe|us|uk|opinion|analysis|live|comments?|(?:\d{1,3}(?:,\d{3})*|[\d.]{1,5}[km]?|\d{1,9})\s(?:comments?|shares?|views?)|share|read more|\d{1,3}[ -]min(?:ute)?s?(?: read| listen)?|(?:press|news|media) (?:release|statement)|(?:[a-z]{3,12} ){1,2}edition(?: - final)?|(?:top\s)?secret|confidential|unclassified|restricted|version\s[\d.]{1,8}|rev(?:ision)?\.?\s[\d.]{1,8}|@\w{2,30}|(?:[\w.&]{1,20}\s){0,3}(?:staff|special|senior|political|foreign)\s(?:writer|reporter|correspondent)s?)",
    re.IGNORECASE,
)


def _is_beside(part: str) -> bool:
    """What may stand beside a date and tells nothing: a clock, a count of words, a desk's name in capitals."""
    return any(pattern.fullmatch(part) for pattern in (_RELATIVE, _COUNTED, _DESK, _CODE, _VENUE))


_TOLD = re.compile(
    r"(?:source:\s?(?P<source>[^:|]{2,40})|(?:editor|edited by|author|reporter|read|views|word count):\s?[^:|]{1,40})$",
    re.IGNORECASE,
)
"""`Source: Orla News`, `Editor: ann` beside a day."""
_MAY_COUNT = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2}|\d{8}|\d{4}-\d\d|\d{1,2}-\d{1,2}-\d{2}")
_DOTTED = re.compile(r"\d\d\.\d\d\.\d\d")
LONGEST_SPACED = 10
_SPACED = re.compile(r"(\d{1,2}) (\d\d) ((?:19|20)\d\d)")
"""Between the figures of such a day stand blanks: `20 06 2018`."""


def _stands_alone(words: str, order: str | None, *, labelled: bool) -> Written | None:
    """A date that is all of `words`; a year alone, or digits that could count something, are none."""
    if not _DIGIT.search(words):
        return None
    spaced = _SPACED.fullmatch(words) if len(words) <= LONGEST_SPACED else None
    written = parse_whole("/".join(spaced.groups()) if spaced else words, order=order)
    if written is None or written.precision == "year":
        return None
    if not labelled and _MAY_COUNT.fullmatch(words.strip()):
        return written if _DOTTED.fullmatch(words.strip()) else None
    return written


_FILING = re.compile(
    r"Case:?\s\S{4,40}\s{1,20}(?:ECF\s(?:No\.?|Doc\.?)|Doc(?:ument)?)\s?#?:?\s?[\d-]{1,9}\b[^\n]{0,60}?\sFiled:?\s(?:in\s\w{2,12}\s(?:on\s)?)?(?P<day>\d\d/\d\d/\d{2,4})\b"
)


def day_of_filing(line: str) -> Written | None:
    """The day in the stamp of a court of the United States, which puts the month first; None where it is none.

    >>> day_of_filing("Case: 1:26-cv-06266 Document #: 17 Filed: 03/05/26 Page 1 of 14").value
    '2026-03-05'
    """
    filing = _FILING.match(line) if line.startswith("Case") else None
    return parse_whole(filing["day"], order="mdy") if filing else None


def parse_byline(line: str) -> str | None:
    """The author of a line such as `By ANN SMITH`, or None."""
    match = _BYLINE.match(line) if line[:2].lower() == "by" or line[:2].lower() == "wr" else None
    return match["name"].strip(" ,.") if match and len(match["name"].split()) <= 10 else None


def is_masthead(line: str) -> bool:
    """Whether a line names an office, a kind of release or a handling, and no title."""
    return known_publisher(line) is not None or _MASTHEAD.match(line) is not None


_ADDRESSED = re.compile(
    r"(?:(?:the\s+)?(?:rt|hon(?:ou?rable)?|senator|dr|mr|mrs|ms|prof(?:essor)?|sir|dame|lord|h\.?\s?e|congress(?:wo)?man|rep|sen|ambassador|justice|judge|general|colonel|admiral)\b\.?\s+)+",
    re.IGNORECASE,
)
"""How somebody is addressed: `Senator the Hon`, `H.E. Mr.`."""
_HONOURS = re.compile(r",?\s(?:MP|MLA|MSP|MS|TD|AM|CSC|KC|QC|OBE|CBE|Jr\.?|III?)$")


def is_person(line: str) -> bool:
    """Whether a line is the name of a person and nothing else: its first word is a given name, or how somebody is addressed.

    >>> is_person("Ann Smith"), is_person("Senator the Hon Halima Torvald MP"), is_person("Dam Talks")
    (True, True, False)
    """
    if line.isupper() or len(line) > LONGEST_PERSON:
        return False
    addressed = _ADDRESSED.match(line)
    words = _HONOURS.sub("", line[addressed.end() :] if addressed else line).split()
    return (
        2 <= len(words) <= 4
        and (addressed is not None or words[0].lower() in read_words("given_names"))
        and all(
            word[0].isupper() and word.replace(".", "").replace("-", "").replace("’", "").isalpha()
            for word in words
        )
    )
