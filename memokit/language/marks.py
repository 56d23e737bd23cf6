"""Quotation marks: the quoted stretches of a text, paragraph by paragraph.

Marks pair by their shape, corrected by the white space beside them (a mark turned the wrong way, a straight
one, `„…“` and `»…«` pair all the same). A mark left open runs to the paragraph's end (a quotation that goes
on in the next paragraph), and spoils nothing beyond it. Apostrophes, feet, inches and `'90s` are no marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from memokit.model import Tokens

DOUBLE_MARKS = frozenset(('"', "“", "”", "„", "«", "»", "‟", "``", "''"))
SINGLE_MARKS = frozenset(("'", "’", "‘", "`"))
_OPENERS, _CLOSERS = frozenset(("“", "„", "«", "‟", "``", "‘")), frozenset(("”", "»"))
_BEFORE_OPENING, _AFTER_CLOSING = "([{—–-‘'“\"", ")]}—–-.,;:!?’”\"'"
SINGLE_REACH = 40
"""A single mark has its partner within so many marks, or it is an apostrophe."""
_DECADE = re.compile(r"\d0s\b|\d\d\b|(?:em|til|tis|twas|cause|n|bout|round)\b", re.IGNORECASE)
_INCHES = re.compile(r"\d['’]\s?\d{1,2}$")


class Region(NamedTuple):
    """A quoted stretch: where its marks stand, where the words between them begin and end, and its tokens."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    first: int
    last: int
    """Its first token, the opening mark, and the token after its last."""


def find_regions(
    text: str, tokens: Tokens, marks: Sequence[int], paragraph: tuple[int, int]
) -> tuple[Region, ...]:
    """The quoted stretches of one paragraph, outermost only, in order; `marks` are the tokens that may be marks.

    >>> from memokit.language.tokens import find_tokens
    >>> text = 'He said "no".'
    >>> [r.inner_start for r in find_regions(text, find_tokens(text), [2, 4], (0, 13))]
    [9]
    """
    begin, stop = paragraph
    found: list[Region] = []
    opened: int | None = None
    for order, number in enumerate(marks):
        mark, start, end = tokens.words[number], tokens.starts[number], tokens.ends[number]
        single = mark in SINGLE_MARKS
        if opened is None:
            turn = _turn(text, mark, start, end, begin, stop)
            if turn in ("close", "neither") or (
                single and not _is_single_opener(text, tokens, marks, order, turn)
            ):
                continue
            opened = number
        elif single == (tokens.words[opened] in SINGLE_MARKS) and number > opened + 1:
            turn = _turn(text, mark, start, end, begin, stop)
            if turn in ("close", "either") and not (single and _is_plural_owner(text, tokens, marks, order)):
                found.append(_region(tokens, opened, number))
                opened = None
    if opened is not None and tokens.words[opened] not in SINGLE_MARKS and stop - tokens.ends[opened] > 2:
        last = opened + 1
        while last < len(tokens.starts) and tokens.starts[last] < stop:
            last += 1
        found.append(Region(tokens.starts[opened], stop, tokens.ends[opened], stop, False, opened, last))
    return tuple(found)


def _region(tokens: Tokens, first: int, last: int) -> Region:
    starts, ends = tokens.starts, tokens.ends
    return Region(starts[first], ends[last], ends[first], starts[last], True, first, last + 1)


def _turn(text: str, mark: str, start: int, end: int, begin: int, stop: int) -> str:
    """`open`, `close`, `either` or, for inches, `neither`: by the white space beside the mark, else by its shape."""
    before = text[start - 1] if start > begin else " "
    after = text[end] if end < stop else " "
    if mark == '"' and before.isdigit() and _INCHES.search(text[max(begin, start - 5) : start]):
        return "neither"
    can_open = before.isspace() or before in _BEFORE_OPENING
    can_close = after.isspace() or after in _AFTER_CLOSING
    if can_open != can_close:
        return "open" if can_open else "close"
    return "open" if mark in _OPENERS else "close" if mark in _CLOSERS else "either"


def _is_plural_owner(text: str, tokens: Tokens, marks: Sequence[int], order: int) -> bool:
    """Whether a single mark that could close is an owner's: after an `s` and before a small word, where a mark that
    surely closes (`go,'`) follows before any that opens: `'It is the farmers' money,' he said`."""
    start, end = tokens.starts[marks[order]], tokens.ends[marks[order]]
    if text[start - 1] != "s" or not text[end + 1 : end + 2].islower():
        return False
    for number in marks[order + 1 : order + 1 + SINGLE_REACH]:
        if tokens.words[number] not in SINGLE_MARKS:
            return False
        before, after = text[tokens.starts[number] - 1], text[tokens.ends[number] : tokens.ends[number] + 1]
        if before.isspace():
            return False
        if before in ",.?!" and not after.isalnum():
            return True
    return False


def _is_single_opener(text: str, tokens: Tokens, marks: Sequence[int], order: int, turn: str) -> bool:
    """Whether a single mark opens a quotation: it stands before a word and has a partner."""
    end = tokens.ends[marks[order]]
    if turn != "open" or not text[end : end + 1].isalnum() or _DECADE.match(text, end):
        return False
    for number in marks[order + 1 : order + 1 + SINGLE_REACH]:
        if tokens.words[number] in SINGLE_MARKS:
            before, after = (
                text[tokens.starts[number] - 1],
                text[tokens.ends[number] : tokens.ends[number] + 1],
            )
            if not before.isspace() and not after.isalnum():
                return True
    return False
