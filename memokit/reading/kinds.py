"""What kind of document a memo is, and whether it is English."""

from __future__ import annotations

import re

from memokit.lexicon import read_words

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

# English where its commonest words make up a fifth of the first 200 words (house rule); a text of
# fewer than 50 words is taken as English where it is in Latin letters.
FIRST_WORDS, FEW_WORDS, SHARE = 200, 50, 0.2
# Cut at spaces, a word may keep a comma and be missed: only a clear share is taken without a closer look.
CLEAR_SHARE = 0.25
LOOKED_AT = 4000
"""Two hundred words are hardly longer than this."""

TURNS, FORM_LINES, FORM_SHARE = 3, 6, 0.5
_NAMED_TURN = re.compile(
    r"^(?P<who>[A-Z][A-Z.'’ -]{2,60}|(?:Mr|Ms|Mrs|Dr)\. [A-Z][\w’'-]{1,30}|Q|A)(?: \([^)\n]{1,60}\))?:\s",
    re.MULTILINE,
)
_FORM_LINE = re.compile(r"^[ \t]{0,8}[A-Z][A-Z /.#-]{1,30}\s?:(?!\w)", re.MULTILINE)

_TITLES = (
    (re.compile(r"\breadouts?\b", re.I), "readout"),
    (re.compile(r"\b(?:transcript|press briefing|press gaggle)\b", re.I), "transcript"),
    (
        re.compile(
            r"\b(?:remarks|speech|address) (?:by|of|to)\b|\b(?:as prepared for delivery|state of the union)\b",
            re.I,
        ),
        "speech",
    ),
    (
        re.compile(r"\bstatements? (?:by|from|of|on)\b|\bjoint (?:statement|communiqu[eé])\b", re.I),
        "statement",
    ),
    (
        re.compile(r"\b(?:memorandum|notice|proclamation|executive order|determination|fact sheet)\b", re.I),
        "form",
    ),
)


def tell_language(text: str) -> str | None:
    """`en` where `text` is English, else None.

    >>> tell_language("The minister said that he would go to the capital.")
    'en'
    """
    common = read_words("common_words")
    pieces = text[:LOOKED_AT].lower().split(None, FIRST_WORDS)[:FIRST_WORDS]
    if len(pieces) >= FEW_WORDS and sum(map(common.__contains__, pieces)) >= CLEAR_SHARE * len(pieces):
        return "en"
    words = [
        match.group().lower() for match, _ in zip(_WORD.finditer(text), range(FIRST_WORDS), strict=False)
    ]
    if len(words) < FEW_WORDS:
        return "en" if all(ord(c) < 0x250 for word in words for c in word) else None
    return "en" if sum(word in common for word in words) >= SHARE * len(words) else None


def tell_document_type(text: str, title: str | None, *, dated_news: bool) -> str:
    """`transcript`, `statement`, `readout`, `speech`, `form`, `news` or `unknown`, by title and layout.

    >>> tell_document_type("The two spoke.", "Readout of the call", dated_news=False)
    'readout'
    """
    if text.count(":") >= TURNS and _is_transcript(text):
        return "transcript"
    for pattern, kind in _TITLES:
        if title and pattern.search(title):
            return kind
    if text.count(":") >= FORM_LINES and _is_form(text):
        return "form"
    return "news" if dated_news else "unknown"


def _is_transcript(text: str) -> bool:
    """Three turns by two speakers or more, or three that are all the paragraphs there are."""
    turns = zip(_NAMED_TURN.finditer(text), range(4 * TURNS), strict=False)
    speakers = [match["who"] for match, _ in turns]
    return len(speakers) >= TURNS and (len(set(speakers)) > 1 or len(speakers) >= 2 * TURNS)


def _is_form(text: str) -> bool:
    """Half of its first lines are `KEY: value`, the key in capitals."""
    lines = [line for line in text[:LOOKED_AT].split("\n") if line.strip()]
    return len(_FORM_LINE.findall(text[:LOOKED_AT])) >= max(FORM_LINES, FORM_SHARE * len(lines))


_PERSON_TITLE = re.compile(
    r"(?:statements?|remarks|speech|address) (?:by|from|of) (?P<person>[A-Z].{3,80}?)(?= (?:on|at|in|to|before|after|during|marking|regarding|about|following|calling|and)\b|,|:|$)",
    re.IGNORECASE,
)


def tell_author(title: str | None, document_type: str) -> str | None:
    """Whose statement or speech it is, by its title.

    >>> tell_author("Statement by Foreign Minister Halima Torvald on Orla", "statement")
    'Foreign Minister Halima Torvald'
    """
    match = _PERSON_TITLE.match(title or "") if document_type in ("statement", "speech") else None
    return match["person"] if match else None
