"""What kind of document a text is, where neither a title nor its layout says so: by how it tells what it tells.

A report says what others said, and on which day of the week; a speech greets those who hear it and says `we`; the record
of a sitting says who met, or names who speaks; a release says that it is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from memokit.lexicon import one_of, read_rows, read_words
from memokit.reading.headers.lines import is_person

WINDOW, HEAD, RELEASE = 1000, 700, 400
"""So many characters at the beginning of a text tell its kind; a speech greets, and a release says what it is, within fewer."""

_TELLS = (" said", " told ", " according to ", " reported", " added", " announced", " says ", " stated")
"""How a report tells whose words it has; counted, which is much quicker than a pattern is."""
_MINE = (" I ", " we ", " We ", " my ", " our ")
"""How somebody speaks of their own doings."""
MANY_TELLING, FEW_OF_MINE, MANY_OF_MINE = 4, 1, 5
_QUOTED = re.compile(r"[“\"][^“”\"\n]{0,600}[”\"]")
_WHEN = (
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "yesterday",
    " today",
)
_GOVERNMENT = re.compile(r"\.gov(?:\.[a-z]{2})?$")
_NO_PAPER = re.compile(r"\.(?:gov|mil|int|edu|org)(?:\.[a-z]{2})?$")


@cache
def _papers() -> frozenset[str]:
    """The publishers whose hosts are those of papers, agencies and stations, and of no office."""
    offices = read_words("offices")
    rows = [row for row in read_rows("publishers") if len(row) > 2]
    private = (row for row in rows if any(not _NO_PAPER.search(host) for host in row[2].split(",")))
    return frozenset(row[0] for row in private if offices.isdisjoint(row[0].lower().split()))


@cache
def _governments() -> frozenset[str]:
    """The publishers whose hosts are a government's."""
    rows = (row for row in read_rows("publishers") if len(row) > 2)
    return frozenset(row[0] for row in rows if any(_GOVERNMENT.search(host) for host in row[2].split(",")))


def is_government(source: str | None) -> bool:
    """Whether a source is an office of a government: what it reports of itself is no news.

    >>> is_government("The White House"), is_government("Reuters"), is_government(None)
    (True, False, False)
    """
    return source is not None and source in _governments()


def is_report(text: str, source: str | None) -> bool:
    """Whether a text is news: it tells what others said, on a day of the week, and speaks of nobody's own doings.

    Of a paper or an agency (`source`) less is enough.

    >>> is_report("The envoy said on Monday that talks go on. “We shall stay,” she told reporters.", None)
    True
    >>> is_report("We said on Monday that our talks go on, and I told them so.", None)
    False
    """
    window = text[:WINDOW]
    is_paper = source is not None and source in _papers()
    tells = is_paper or any(map(window.__contains__, _TELLS))
    if not tells or not (is_paper or any(map(window.__contains__, _WHEN)) or _tells_often(window)):
        return False
    return _of_mine(window) <= FEW_OF_MINE or _of_mine(_QUOTED.sub(" ", window)) <= FEW_OF_MINE


def _tells_often(words: str) -> bool:
    return sum(map(words.count, _TELLS)) >= MANY_TELLING


def _of_mine(words: str) -> int:
    return sum(map(words.count, _MINE))


_GREETINGS = (
    *("ladies and gentlemen", "excellencies", "your excellency", "mr. president,"),
    *("mr president", "madam president", "mr. speaker,", "mr speaker,", "madam speaker,"),
    *("mr. chair", "mr chair", "madam chair", "distinguished guests"),
    *("distinguished delegates", "distinguished colleagues", "fellow citizens"),
    *("fellow americans", "my fellow", "dear friends", "dear colleagues", "friends,"),
    *("comrades,", "honourable members", "honorable members", "good morning", "good afternoon"),
    *("good evening", "hello, ", "hello everyone", "thank you very", "thank you so"),
    *("thank you all", "thank you, ", "a pleasure to", "great pleasure", "is an honour"),
    *("is an honor", "my honour to", "my honor to", "honoured to", "honored to"),
)
"""How those who hear are greeted, or what is said to them first."""
_TO_ONE = re.compile(r"^\W{0,8}(?:my )?dear\b(?! (?:friends|colleagues|citizens|comrades))", re.MULTILINE)
"""A letter begins so, in small letters."""


def is_speech(text: str) -> bool:
    """Whether somebody speaks to those who hear: they are greeted, and it is about what `we` and `I` do.

    >>> is_speech("Good morning, friends. Today we meet, and I thank you all. There we are: my dam, our pride. What we do, I say.")
    True
    """
    if text.find(" we ", 0, WINDOW) < 0 and text.find(" I ", 0, WINDOW) < 0:
        return False
    if _of_mine(text[:WINDOW]) < MANY_OF_MINE:
        return False
    start = text[:HEAD].lower()
    return any(map(start.__contains__, _GREETINGS)) and not _TO_ONE.search(start)


_SIGNS_OF_SITTINGS = (
    *("hearing", "transcript", "hansard", " met at ", " sat at ", "ommencing", "to order"),
    *("took the chair", "question proposed"),
)
"""No record says of itself what it is without one of these."""
_MET = re.compile(
    r"\b(?:house|senate|assembly|parliament|chamber|legislature|council|committee|commission|tribunal|court|subcommittee) (?:met|sat) at\b"
    r"|\bhearings?\s{1,80}(?:held\s)?before\s{1,80}(?:the|a)\b"
    r"|\b(?:this is a |unedited |uncorrected |verbatim )(?:rush )?transcript\b|\bthe transcript follows\b|\bedited hansard\b"
    r"|\bupon commencing\b|\bmotion made,? and question proposed\b|\bi call (?:this|the) meeting to order\b|\bspeaker\b[^.\n]{0,60}\btook the chair\b"
)
_TITLES = read_words("speaker_titles")
_TITLE = one_of({*_TITLES, "JUDGE", "THE"})
_LABEL = re.compile(
    r"(?:\d{1,2}\s{1,12}|[•*§-]\s{1,4})?[*_]{0,3}(?:(?:Rt\.? )?"
    + _TITLE
    + r")\.?(?: (?:Hon|Rt|Right|Acting|Deputy|Vice)\.?){0,3}(?: (?:[A-Z]\.){1,3}){0,3}(?: [A-Z][a-z]{2,12}){0,2} [A-Z][A-Z’'-]{2,24}(?: [A-Z]{2,20}){0,3}(?: of [A-Z][a-z]+)?(?:\s?\([^()\n]{1,90}\)){0,2}[*_]{0,3}(?:\s?[—:]|\.\s)"
)
"""Who speaks, in capitals behind a title: `Mr LIND (3:33 PM) —`, `The CHAIRMAN. `, `The Hon. A. MAHR (Kelda) (15:36): `."""
_TIMED = re.compile(
    r"[*_]{0,3}[A-Z][\w.'’-]{1,20}(?: [A-Z\d][\w.'’-]{0,20}){0,3}[*_]{0,3}:?[ \t]{1,4}\(?\d{1,2}:\d\d(?::\d\d)?\)?:?[*_]{0,3}[ \t]*$"
)
"""Who speaks, and when, on a line of its own, as machines write down what they hear: `Ann Lind 0:26`."""
_ALONE = re.compile(
    r"(?:\*\*(?:Question|Answer|Operator|Moderator|Interviewer|Q|A)\*\*:?|(?:Question|Answer):|(?:(?:MR|MRS|MS|MISS|DR|JUDGE|JUSTICE|SENATOR|LORD|SIR|HON)\.? [A-Z][A-Z .'’-]{1,40}|THE (?:PRESIDENT|CHAIR(?:MAN)?|SPEAKER|COURT|WITNESS|REGISTRAR|CLERK|INTERPRETER|MARSHAL)):)[ \t]*$"
)
_NAME_ALONE = re.compile(
    r"[\s•*_-]{0,8}(?P<name>[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{0,20}){1,3})(?:, [^\n:]{3,60})?:[*_\s]{0,4}$"
)
"""The name of somebody, alone on a line before a colon: one that is known as a name, or that comes again."""
_STARTS = frozenset(f"{title}{stop}"[:3] for title in (*_TITLES, "Rt") for stop in " .")
"""The first three letters of a line that names who speaks behind a title."""
_MARKED = re.compile(r"(?:\d{1,2}|[•*§-])\s{1,12}" + _TITLE + r"\b")
"""A number of a line, or a mark, before who speaks."""
_ASKED = re.compile(r"\s{0,16}\d{1,2}\s{1,16}(?:Q[.:]?|A[.:])\s{1,12}\S")
"""A question or an answer on a line with its number, as depositions have them: `5   Q.  Where were you?`."""
_NUMBERS = frozenset(" 0123456789")
_LAST, _MARKS = frozenset("0123456789):* "), frozenset("0123456789•*§-")
"""What a line ends with that holds who speaks and when, and what a marked one begins with."""
LABELS, LABELLED_WITHIN = 2, 2000
"""So many lines that name who speaks, within so many characters, make a record of it."""


def is_sitting(text: str, head: str = "") -> bool:
    """Whether a text is the record of a debate, a hearing or a talk, by what it says of itself or how it names who speaks.

    >>> is_sitting("The House met at 10 a.m."), is_sitting("Mr LIND (3:33 PM) —I ask.\\n\\nThe SPEAKER —Order.")
    (True, True)
    """
    for part in (head, text[:WINDOW]):
        lowered = part.lower()
        if any(map(lowered.__contains__, _SIGNS_OF_SITTINGS)) and _MET.search(lowered):
            return True
    return sum(1 for _ in islice(_labels(text), LABELS)) == LABELS


def _labels(text: str) -> Iterator[re.Match[str]]:
    """The lines that name who speaks; patterns are tried only at lines that begin or end as such a line does."""
    seen: set[str] = set()
    for line in text[:LABELLED_WITHIN].split("\n"):
        label: re.Match[str] | None = None
        if line[:3] in _STARTS or (line[:1] in _MARKS and _MARKED.match(line)):
            label = _LABEL.match(line)
        elif line[:1] in _NUMBERS and _ASKED.match(line):
            label = _ASKED.match(line)
        elif line[-1:] in _LAST:
            label = _TIMED.match(line) or _ALONE.match(line)
            if not label and (named := _NAME_ALONE.match(line)):
                label = named if named["name"] in seen or is_person(named["name"]) else None
                seen.add(named["name"])
        if label:
            yield label


_SIGNS_OF_RELEASES = ("release", "statement", "communiqu")
_RELEASE = re.compile(
    r"^[\W_]{0,8}(?:(?:for )?immediate release|(?:\w+ )?(?:press|news|media) (?:release|statement)s?\b(?![^\n]{0,40}\b(?:archives?|by (?:year|month|topic))\b)|communiqu[eé]\b|release:)",
    re.MULTILINE,
)


def is_release(lines: str) -> bool:
    """Whether one of the first `lines`, the title among them, says that this is a release.

    >>> is_release("FOR IMMEDIATE RELEASE\\nMarch 5"), is_release("PRESS RELEASE: Talks go on"), is_release("Talks")
    (True, True, False)
    """
    lowered = lines[:RELEASE].lower()
    return any(map(lowered.__contains__, _SIGNS_OF_RELEASES)) and _RELEASE.search(lowered) is not None


_TODAY = re.compile(
    r"\b(?:has )?today,? (?:announced|released|issued|called|urged|welcomed|condemned|introduced|sent|praised|applauded|hailed|filed|launched|unveiled|joined)\b"
    r"|^(?:WASHINGTON[^\n]{0,20} )?Today, [^.\n]{3,80}? (?:announced|released|issued|signed|approved|nominated|launched)\b"
    r"|\b(?:is|are) (?:pleased|proud|delighted) to announce\b|^(?=[^\n]{90})[^\n.]{3,80}\b(?:strongly |firmly )?(?:calls (?:up)?on|condemns|welcomes|urges|deplores|applauds) ",
    re.MULTILINE,
)
_SIGNS_OF_DOINGS = (
    *("oday", "to announce", " calls ", " condemns ", " welcomes ", " urges "),
    *(" deplores ", " applauds "),
)
"""No such beginning is without one of these."""
OPENING = 400


def announces(text: str, source: str | None) -> bool:
    """Whether a text begins as those of offices and bodies do that tell of their own doings; no paper's does.

    >>> announces("Senator Ann Lind today announced a plan.", None), announces("The union condemns the vote", None)
    (True, False)
    >>> announces("Senator Ann Lind today announced a plan.", "Reuters"), announces("She said so.", None)
    (False, False)
    """
    start = text[:OPENING]
    if not any(map(start.__contains__, _SIGNS_OF_DOINGS)) or not _TODAY.search(start):
        return False
    return source not in _papers() and not start.startswith("Dear ")


_NAMED = re.compile(
    r"(?:^|/)(?:\d{4}[-_]?\d\d[-_]?\d\d[-_])?(?:(?P<transcript>transcript)|(?P<statement>(?:press|news|media)[-_]?release|statement[-_](?:by|of|on|from)|joint[-_]statement)|(?P<speech>(?:remarks|speech)[-_](?:by|of|at|to))|(?P<readout>readout))[-_][^/]*$"
    r"|[-_ ](?:(?P<transcript_behind>transcript)|(?P<speech_behind>speech))\.[a-z]{2,8}$",
    re.IGNORECASE,
)


def kind_in_name(name: str) -> str | None:
    """The kind of document that a file's name begins or ends with.

    >>> kind_in_name("a/2014-06-12-press-release-talks.md"), kind_in_name("20190731_transcript.md"), kind_in_name("talks.md")
    ('statement', 'transcript', None)
    """
    named = _NAMED.search(name[-300:])
    return named.lastgroup.removesuffix("_behind") if named and named.lastgroup else None
