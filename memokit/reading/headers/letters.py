"""Letters: to whom one is written stands between its day and its salutation, who wrote it below its close."""

from __future__ import annotations

import re
from collections.abc import Sequence

from memokit.reading.headers.headlines import Line
from memokit.reading.headers.issuers import is_office
from memokit.reading.headers.lines import find_dated_line, is_person
from memokit.reading.headers.publishers import is_place, known_publisher

_SALUTATION = re.compile(
    r"(?:(?:my\s)?dear\s(?=(?-i:[A-Z])|sir|madam|friend|colleague|all\b)[^\n]{2,70}?|(?:my\s)?(?:sirs?|lords?|gentlemen|madam|excellency)|(?:sir|madam)\s?(?:or|/)\s?(?:sir|madam))[ \t]{0,3}(?:[,:;.!—–-]|\n|$)",
    re.IGNORECASE,
)
_CLOSE = re.compile(
    r"^[ \t>]*(?:(?:very\s|most\s)?(?:truly|sincerely|respectfully|faithfully|cordially)(?:\s(?:yours|submitted))?|yours(?:\s\w+){1,4}|(?:with\s)?(?:best|kind|warm|kindest|warmest)\s(?:regards|wishes)|regards|i am, sir[^\n]{0,60}|(?:your\s)?(?:most\s)?(?:obedient\s)?(?:humble\s)?servant)[ \t]?[,;.:]?[ \t,;.]*\n",
    re.IGNORECASE | re.MULTILINE,
)
_SIGN = re.compile(r"^[\W_]{0,4}(?:/?s/|signed:?|\(signed\))[\W_]{0,4}", re.IGNORECASE)
NAME_LINES, NEAR = 4, 400
"""The name stands in one of so many lines below the close, within so many characters."""
_INITIAL = re.compile(r"[A-Z]\.?$")


def is_salutation(line: str) -> bool:
    """Whether a line greets the one to whom a letter is written.

    >>> is_salutation("Dear Mr. Mahr:"), is_salutation("My Lord,"), is_salutation("Dear bread brings crowds to the streets")
    (True, True, False)
    """
    return _SALUTATION.match(line) is not None


def above_addressee(lines: Sequence[Line], *, is_dated: bool, order: str | None = None) -> Sequence[Line]:
    """Of the lines above a salutation those that are not the addressee's: up to the day, or all where none is there.

    `is_dated`: the day stands above these lines.
    """
    days = [
        number
        for number, line in enumerate(lines)
        if find_dated_line(line.words.lstrip("-–—• "), order=order)
    ]
    return lines[: days[-1] + 1] if days else () if is_dated else lines


def signer(text: str, start: int) -> str | None:
    """Who signs a letter that begins at `start`: the name below the first close; None where none is legible.

    >>> signer("Dear Eli,\\n\\nTalks go on.\\n\\nSincerely,\\n\\n/s/ Ann Lind\\nEnvoy", 0)
    'Ann Lind'
    """
    close = _CLOSE.search(text, start)
    if not close:
        return None
    below = text[close.end() : close.end() + NEAR].split("\n")
    lines = [stripped for line in below if (stripped := _SIGN.sub("", line).strip(" \t,.;*_>"))]
    return next((line for line in lines[:NAME_LINES] if _is_signature(line)), None)


def _is_signature(line: str) -> bool:
    """Whether a line is the name of a person: two to four words with capitals, or initials, and no office."""
    if is_person(line):
        return True
    words = line.split()
    if not 2 <= len(words) <= 4 or is_office(line) or known_publisher(line) or is_place(line):
        return False
    return all(_INITIAL.match(word) or (word.isalpha() and word[0].isupper()) for word in words) and any(
        len(word) > 2 for word in words
    )
