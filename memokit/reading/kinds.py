"""What kind of document a memo is, and whether it is English."""

from __future__ import annotations

import re

from memokit.lexicon import read_words

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

# English where its commonest words make up a fifth of the first 200 words (house rule); a text of
# fewer than 50 words is taken as English where it is in Latin letters.
FIRST_WORDS, FEW_WORDS, SHARE = 200, 50, 0.2

_NAMED_TURN = re.compile(r"^[A-Z][A-Z.'’ -]{2,60}(?: \([^)\n]{1,60}\))?:\s", re.MULTILINE)
TURNS = 3

_TITLES = (
    (
        re.compile(r"\b(?:press briefing|press gaggle|press call|press conference|interview with)\b", re.I),
        "transcript",
    ),
    (re.compile(r"\breadouts?\b", re.I), "readout"),
    (re.compile(r"\b(?:remarks|speech|address) (?:by|of|to)\b", re.I), "speech"),
    (re.compile(r"\bstatements? (?:by|from|of)\b", re.I), "statement"),
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
    words = [
        match.group().lower() for match, _ in zip(_WORD.finditer(text), range(FIRST_WORDS), strict=False)
    ]
    if len(words) < FEW_WORDS:
        return "en" if all(ord(c) < 0x250 for word in words for c in word) else None
    common = read_words("common_words")
    return "en" if sum(word in common for word in words) >= SHARE * len(words) else None


def tell_document_type(text: str, title: str | None, *, dated_news: bool) -> str:
    """`transcript`, `statement`, `readout`, `speech`, `form`, `news` or `unknown`, by title and layout."""
    if len(_NAMED_TURN.findall(text)) >= TURNS:
        return "transcript"
    for pattern, kind in _TITLES:
        if title and pattern.search(title) and kind != "transcript":
            return kind
    return "news" if dated_news else "unknown"


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
