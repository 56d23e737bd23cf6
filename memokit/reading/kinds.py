"""What kind of document a memo is, and whether it is English."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain, islice

from memokit.lexicon import read_words
from memokit.reading.genres import (
    announces,
    is_government,
    is_release,
    is_report,
    is_sitting,
    is_speech,
    kind_in_name,
)
from memokit.reading.headers.spoken import NEAR, led_in_by, person_among, speaks_of_words, spoken_by
from memokit.reading.layout import marked_lines

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

# English where its commonest words make up a fifth of the first 200 words (house rule); a text of
# fewer than 50 words is taken as English where it is in Latin letters.
FIRST_WORDS, FEW_WORDS, SHARE = 200, 50, 0.2
# Cut at spaces, a word may keep a mark and be missed: only a clear share is taken without a closer look.
CLEAR_SHARE = 0.25
LOOK, FEWER_PIECES, PIECES = 1200, 90, 190
PLAIN = 25
"""So many of the first pieces are a quarter of a hundred words, and enough."""
"""So many characters, or pieces between spaces, are hardly more than two hundred words: where they hold a fifth of these, the others do not matter."""
LONG_LOOK = 1600
"""So many characters are mostly two hundred words or more."""
SMALL_SHARE, FOREIGN_SHARE, TIMES_FOREIGN = 0.05, 0.1, 3
"""A list or a telegram has fewer: these must then be three times the commonest words of other languages."""
STRETCH, FURTHER = 100, 20_000
"""Where the first words are not plainly English, so many words at a time are looked at, within so many characters."""
LOOKED_AT = 4000
"""Two hundred words are hardly longer than this."""

_BEYOND_LATIN = "\u0250"
_MARKS = "#*_> \t\xa0"
SHORT_HEAD = 30
"""No shorter header says whose speech follows."""
FEW_COLONS = 2
HEAD_LINES, FIRST_LINES = 300, 100
"""A release says what it is within so many characters of its header, or below it."""
TURNS, FORM_LINES, FORM_SHARE = 3, 6, 0.5
_NAMED_TURN = re.compile(
    r"[*_]{0,3}(?P<who>[A-Z][A-Z.'’ -]{2,60}|(?:Mr|Ms|Mrs|Dr)\.? [A-Z][\w’'-]{1,30}|Q|A)(?: \([^)\n]{1,60}\))?:[*_]{0,3}\s"
)
_FIRST_QUESTION = re.compile(r"[*_]{0,3}Q[*_]{0,3}(?:[ \t\xa0]{2,}|\t| (?=[A-Z]))")
_QUESTION = re.compile("\n" + _FIRST_QUESTION.pattern)
TURN_HEAD = 140
"""The colon of a turn stands within so many characters."""
# `Ann Smith: …` may be a turn, or any line with a colon: it is one where the names come back.
_PLAIN_TURN = re.compile(r"[*_]{0,3}(?P<who>[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{1,20}){0,3}):[*_]{0,3}\s\S")
PLAIN_TURNS = 6
SHORT_TURN = 100
"""Where nobody speaks twice, turns are longer than the lines of a form."""
_FORM_LINE = re.compile(r"[ \t]{0,8}[A-Z][A-Z /.#-]{1,30}\s?:(?!\w)")

# What a title begins with, or says of itself. A headline that only speaks of a statement is none.
_TITLES = (
    (
        re.compile(
            r"\breadouts?\b|^(?:press release: )?(?:the )?(?:pm|prime minister|president|foreign secretary|secretary of state|foreign minister)(?:['’]s)?(?:(?-i: [A-Z][\w-]+)(?:['’]s)?){0,2} (?:phone |telephone )?(?:call|conversation|meeting) with\b",
            re.I,
        ),
        "readout",
    ),
    (
        re.compile(
            r"\btranscript\b|\b(?:regular|daily|weekly|joint) (?:press|news) conference\b|\bpress (?:briefing|gaggle|conference by)\b|\bbackground (?:press call|briefing)\b|\bspecial briefing\b",
            re.I,
        ),
        "transcript",
    ),
    (
        re.compile(
            r"(?:[^,:;]{0,40}[:–—|-]\s{0,3})?(?:(?:opening|closing|keynote|press|full text of(?: the)?|the|prepared|joint)\s)?(?:remarks|speech|address) (?:by|of|to)\b"
            r"|[^,:;]{3,80}['’]s? (?:(?-i:Opening |Closing |Keynote )?)(?-i:Remarks|Speech|Address) (?:at|to|on|in|before|with|following|after)\b"
            r"|.{0,80}\b(?:as (?:prepared for delivery|delivered)|state of the union address)\b"
            r"|(?:[^,:;]{0,40}[:–—|-]\s{0,3})?(?:opening|closing|introductory) statements? (?:by|of|from|to|at)\b",
            re.I,
        ),
        "speech",
    ),
    (
        re.compile(
            r"(?:(?!\b(?:issued?s?|releas(?:e|es|ed)|retract(?:s|ed)?|mak(?:e|es)|made|signs?|signed|after|over|his|her|their)\b)[^:;]){0,80}?"
            r"\b(?:statements? (?:by|from|of|on|to|regarding|following|in response|in support|concerning|about|against|condemning|attributable)\b|(?:joint|press|media) (?:statement|communiqu[eé])\b)"
            r"|(?:an? )?open letter\b|(?:(?:joint|political|final|ministerial|leaders['’]?) )+declaration\b|declaration (?:of|on|by)\b",
            re.I,
        ),
        "statement",
    ),
    (
        re.compile(
            r"(?:(?:an?|the|presidential|joint|public|information|classified|national security)\s){0,2}(?:memorandum|notice|proclamation|executive order|determination|fact sheet)\b",
            re.I,
        ),
        "form",
    ),
)
_TITLE_SIGNS = {
    "readout": ("readout", "call with", "conversation with", "meeting with"),
    "transcript": ("transcript", "press", "briefing"),
    "speech": ("remarks", "speech", "address", "deliver", "opening", "closing", "introductory"),
    "statement": ("statement", "communiqu", "open letter", "declaration"),
    "form": ("memorandum", "notice", "proclamation", "order", "determination", "fact"),
}
"""No title is of a kind without one of these words, which are found sooner than a pattern is."""
_ALL_SIGNS = tuple(sign for signs in _TITLE_SIGNS.values() for sign in signs)
_HEAD_KIND = re.compile(
    r"[#*_ \t]{0,6}(?:(?P<readout>readout)|(?P<transcript>(?:daily |press |briefing |full |rush )?transcript|(?:daily )?press briefing)"
    r"|(?P<speech>remarks|speech|address|as (?:delivered|prepared)(?: for delivery)?)|(?P<statement>(?:press |official |media |public )?statement|(?:an )?open letter|(?:joint )?communiqu[eé])"
    r"|(?P<form>memorandum|fact sheet|notice))[*_: \t]{0,6}$",
    re.IGNORECASE,
)
_HEAD_SIGNS = (
    *("readout", "transcript", "briefing", "remarks", "speech", "address", "delivered", "prepared"),
    *("statement", "memorandum", "fact sheet", "notice", "open letter", "communiqu"),
)
"""One of these stands in such a line."""
LONGEST_HEAD_KIND = 40
"""A line that only names the kind of document is no longer."""


def tell_language(text: str) -> str | None:
    """`en` where `text` is English, else None.

    >>> tell_language("The minister said that he would go to the capital.")
    'en'
    """
    is_common = _common_pieces().__contains__
    pieces = text[:LOOK].split(None, FEWER_PIECES)
    n_common = len(list(filter(is_common, pieces)))
    if n_common >= PLAIN and len(pieces) > FEWER_PIECES:
        return "en"
    if len(pieces) > FEWER_PIECES:
        more = pieces.pop().split(None, PIECES - FEWER_PIECES)
        n_common += len(list(filter(is_common, more)))
        pieces += more
    if n_common >= SHARE * FIRST_WORDS:
        return "en"
    if len(text) <= LOOK and n_common >= CLEAR_SHARE * len(pieces) and _counts_or_is_ascii(text, pieces):
        return "en"
    words = _first_words(text)
    if len(words) < FEW_WORDS:
        return "en" if max("".join(words).replace("’", ""), default="") < _BEYOND_LATIN else None
    common = read_words("common_words")
    n_common = sum(map(common.__contains__, words))
    n_foreign = sum(map(read_words("foreign_words").__contains__, words))
    is_terse = n_common >= SMALL_SHARE * len(words) and n_common >= TIMES_FOREIGN * n_foreign
    return (
        "en" if n_common >= SHARE * len(words) or is_terse or _is_english_further_on(text, common) else None
    )


def is_foreign(text: str) -> bool:
    """Whether `text` is plainly of another language in Latin letters.

    >>> is_foreign("Der Minister kommt heute zu einem Gespräch mit dem Präsidenten und der Delegation.")
    True
    """
    words = _first_words(text)
    n_foreign = sum(map(read_words("foreign_words").__contains__, words))
    n_common = sum(map(read_words("common_words").__contains__, words))
    return n_foreign >= FOREIGN_SHARE * len(words) > 0 and n_foreign > TIMES_FOREIGN * n_common


def _is_english_further_on(text: str, common: frozenset[str]) -> bool:
    """Whether some stretch of prose is plainly English: menus, lists and scans' notes may stand above it."""
    are_common = [word.lower() in common for word in _WORD.findall(text[:FURTHER])]
    stretches = (are_common[start : start + STRETCH] for start in range(0, len(are_common), STRETCH // 2))
    return any(len(one) >= FEW_WORDS and sum(one) >= CLEAR_SHARE * len(one) for one in stretches)


@cache
def _common_pieces() -> frozenset[str]:
    """The commonest words as they stand between spaces: with a capital, before a comma."""
    words = read_words("common_words")
    return frozenset(
        form + mark for word in words for form in (word, word.capitalize()) for mark in ("", ",", ".")
    )


def _counts_or_is_ascii(text: str, pieces: list[str]) -> bool:
    """Whether there are words enough to count, or else Latin letters only."""
    return text.isascii() or sum(map(str.isalpha, pieces)) >= FEW_WORDS


def _first_words(text: str) -> list[str]:
    """The first words, in small letters, as many as are looked at."""
    words: list[str] = _WORD.findall(text[:LONG_LOOK])
    if len(words) <= FIRST_WORDS and len(text) > LONG_LOOK:
        words = [match.group() for match, _ in zip(_WORD.finditer(text), range(FIRST_WORDS), strict=False)]
    return " ".join(words[:FIRST_WORDS]).lower().split()


def tell_document_type(
    text: str,
    title: str | None,
    *,
    head: str = "",
    dated_news: bool = False,
    wired: bool = False,
    name: str | None = None,
    source: str | None = None,
) -> str:
    """`transcript`, `statement`, `readout`, `speech`, `form`, `news` or `unknown`, by title, head, layout and words.

    `wired`: it has a dateline with an agency, and is news whatever its title speaks of. `name` is the file's, where it
    holds nothing else.

    >>> tell_document_type("The two spoke.", "Readout of the call", dated_news=False)
    'readout'
    """
    marked: list[int] = []
    if text.find(":", text.find(":") + 1) >= 0 and _is_transcript(text, marked):
        return "transcript"
    if wired:
        return "news"
    if title and (kind := _kind_of_title(title[:200])):
        return kind
    if head and (kind := _kind_of_head(head)):
        return kind
    if (
        len(head) > SHORT_HEAD
        and speaks_of_words(title or "", head)
        and (found := spoken_by(_lines(title, head)))
    ):
        return found.kind
    if _SALUTES.match(text) and "letter" not in f"{title} {head}".lower():
        return "speech"
    if len(marked) >= FORM_LINES and _is_form(text[:LOOKED_AT], marked):
        return "form"
    if is_release(f"{title}\n{head[:HEAD_LINES]}\n{text[:FIRST_LINES]}"):
        return "statement"
    own = "statement" if is_government(source) else "news"  # what an office reports of itself
    if dated_news:
        return own
    if announces(text, source):
        return "statement"
    if is_report(text, source) and not _SALUTES.match(text):
        return own
    if is_sitting(text, head):
        return "transcript"
    if is_speech(text):
        return "speech"
    return (kind_in_name(name) if name else None) or "unknown"


_SALUTES = re.compile(
    r"[*_\s]{0,8}(?:your (?:excellenc|majest|royal|highness|eminence)|excellencies\b|ladies and gentlemen|(?:hon(?:ou?rable)?\.? )?(?:mr|madam|mister)\.? (?:president|speaker|chair(?:man|person|woman)?|deputy speaker|secretary[- ]general)\b|honou?rable (?:members?|speaker|ministers?|chair)|(?:house )?chairperson,|distinguished (?:guests?|delegates?|colleagues|members|ladies|participants)|(?:my )?fellow (?:citizens|countrymen|americans|[A-Z][a-z]+ans?\b)|(?:good (?:morning|afternoon|evening))(?:[,.]| everyone| everybody| ladies| to you all))",
    re.IGNORECASE,
)
"""Who speaks greets so; letters begin with `Dear`, or their titles say what they are."""
_ANYWHERE = ("readout", "transcript")


def _kind_of_title(title: str) -> str | None:
    holds = title.casefold().__contains__
    if not any(map(holds, _ALL_SIGNS)):
        return None
    for pattern, kind in _TITLES:
        told = any(map(holds, _TITLE_SIGNS[kind]))
        if told and (pattern.search if kind in _ANYWHERE else pattern.match)(title):
            return kind
    return None


def _kind_of_head(head: str) -> str | None:
    """The kind that a line of the header names, and nothing else."""
    if not any(map(head.casefold().__contains__, _HEAD_SIGNS)):
        return None
    for line in head.split("\n"):
        if 6 <= len(line) <= LONGEST_HEAD_KIND and (named := _HEAD_KIND.match(line)):
            return named.lastgroup
    return None


def _is_transcript(text: str, marked: list[int]) -> bool:
    """Three turns by two speakers or more, or six; or names before colons that come back again and again.

    `marked` takes the lines with a colon: all, where it is none.
    """
    speakers: list[str] = []
    lines = marked_lines(text, ":", TURN_HEAD)
    for start in lines:
        marked.append(start)
        if turn := _NAMED_TURN.match(text, start):
            speakers.append(turn["who"])
            if len(speakers) == 4 * TURNS:
                break
    # More speakers change nothing where they are enough, and the text is too long for lines of a form.
    enough = len(text) >= 6 * TURNS * SHORT_TURN and _speak(speakers, text)
    if len(marked) >= FEW_COLONS and (enough or _speak(speakers + _questions(text), text)):
        return True
    marked += lines
    plain = (turn["who"] for start in marked if (turn := _PLAIN_TURN.match(text, start)))
    names = list(islice(plain, 6 * TURNS)) if len(marked) >= PLAIN_TURNS else []
    return len(names) >= PLAIN_TURNS and 1 < len(set(names)) <= len(names) // 2


def _speak(speakers: list[str], text: str) -> bool:
    """Whether so many speakers make a transcript of a text of that length."""
    if len(set(speakers)) == len(speakers) and len(text) < SHORT_TURN * len(speakers):
        return False
    return len(speakers) >= TURNS and (len(set(speakers)) > 1 or len(speakers) >= 2 * TURNS)


def _questions(text: str) -> list[str]:
    """`Q` for each line that begins with it, of the first of them."""
    if "Q" not in text:
        return []
    first = (_FIRST_QUESTION.match(text),) if text.startswith(("Q", "*", "_")) else ()
    found = chain(filter(None, first), _QUESTION.finditer(text))
    return ["Q" for _ in islice(found, 2 * TURNS)]


def _is_form(head: str, marked: list[int]) -> bool:
    """Half of its first lines are `KEY: value`, the key in capitals."""
    keyed = sum(_FORM_LINE.match(head, start) is not None for start in marked if start < len(head))
    return keyed >= FORM_LINES and keyed >= FORM_SHARE * sum(1 for line in head.split("\n") if line.strip())


def tell_author(title: str | None, document_type: str, head: str = "", text: str = "") -> str | None:
    """Whose statement or speech it is, by its title or a line of its `head`; who releases the statement that `text` begins with.

    >>> tell_author("Statement by Foreign Minister Halima Torvald on Orla", "statement")
    'Foreign Minister Halima Torvald'
    >>> tell_author("Dam talks", "statement", head="Press Statement\\nHalima Torvald\\nForeign Minister")
    'Halima Torvald'
    """
    if document_type not in ("statement", "speech"):
        return led_in_by(text) if document_type in ("news", "unknown") else None
    lines = _lines(title, head)
    found = spoken_by(lines)
    if found:
        return found.by
    names_words = document_type == "speech" or speaks_of_words(title or "", head)
    return led_in_by(text) or (
        person_among(lines) if names_words else None
    )  # of a release, it is whom to ask


def _lines(title: str | None, head: str) -> list[str]:
    """The title and the first lines of a header."""
    lines = (line.strip(_MARKS) for line in head.split("\n", 2 * NEAR))
    return [*([title] if title else ()), *list(filter(None, lines))[:NEAR]]
