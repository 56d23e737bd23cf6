"""Quotation marks: the quoted stretches of a text, paragraph by paragraph.

Curly and angle marks pair by direction, straight marks by alternation corrected by the white space beside
them. A mark left open runs to the paragraph's end (a quotation that goes on in the next paragraph), and
spoils nothing beyond it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

MARK = re.compile(r"""["“”„«»‟]|``|''|(?<![\w’'])[‘'](?=\w)|(?<=[\w.,!?…])[’'](?![\w’'])""")
_OPENERS, _CLOSERS = "“„«‟`‘", "”»"


class Region(NamedTuple):
    """A quoted stretch: where its marks stand and where the words between them begin and end."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool


def find_regions(text: str, paragraph: tuple[int, int]) -> tuple[Region, ...]:
    """The quoted stretches of one paragraph, outermost only, in order.

    >>> [r.inner_start for r in find_regions('He said "no".', (0, 13))]
    [9]
    """
    begin, stop = paragraph
    found: list[Region] = []
    opened: re.Match[str] | None = None
    for match in MARK.finditer(text, begin, stop):
        direction = _direction(text, match, begin, stop)
        if opened is None:
            if direction != "close" and not (match.group() in "'’‘" and not _has_end(text, match, stop)):
                opened = match
        elif _closes(opened.group(), match.group()) and direction != "open":
            found.append(Region(opened.start(), match.end(), opened.end(), match.start(), True))
            opened = None
    if opened is not None and stop - opened.end() > 2 and opened.group() not in "'‘’":
        found.append(Region(opened.start(), stop, opened.end(), stop, False))
    return tuple(found)


def _direction(text: str, match: re.Match[str], begin: int, stop: int) -> str:
    mark = match.group()
    if mark[0] in _OPENERS:
        return "open"
    if mark in _CLOSERS:
        return "close"
    before = text[match.start() - 1] if match.start() > begin else " "
    after = text[match.end()] if match.end() < stop else " "
    can_open = before.isspace() or before in "([{—–-‘'“"
    can_close = after.isspace() or after in ")]}—–-.,;:!?’”"
    return "open" if can_open and not can_close else "close" if can_close and not can_open else "either"


def _closes(opener: str, closer: str) -> bool:
    """Whether `closer` can end what `opener` began: single marks end single ones only."""
    return (opener in "'‘’") == (closer in "'‘’")


def _has_end(text: str, match: re.Match[str], stop: int) -> bool:
    """Whether a single mark has its partner in the paragraph, within a sentence's length."""
    return (
        re.compile(r"[\w.,!?][’'](?!\w)").search(text, match.end(), min(stop, match.end() + 300)) is not None
    )
