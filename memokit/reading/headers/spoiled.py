"""Lines as scans, pages and editors leave them, made plain so that a day in them can be read. Only a day is read there."""

from __future__ import annotations

import re

from memokit.calendar.written import MONTHS
from memokit.lexicon import one_of

_STUCK = re.compile(r"\d{5}")
_GLUED = re.compile(r"(?<=[a-z] )(\d\d?)(?=(?:19|20)\d\d(?!\d))")
"""A day that its year is stuck to: `Dec 152009`."""
_GLUED_CLOCK = re.compile(r"(?<=[A-Za-z,][ ,])((?:19|20)\d\d)(?=[0-2]?\d:\d\d)")
"""A year that a clock is stuck to: `13 July 202012:52`."""
_RAISED = re.compile(r"(?<=\d)\s?(?:\{\{\^?|\^|<sup>)(st|nd|rd|th)(?:\}\}|\^|</sup>)")
"""An ordinal's letters, raised: `24<sup>th</sup>`."""
_MARKED_ORDINAL = re.compile(r"(?<=\d)\s?['\"“”’‘°*ʰ]{1,3}(?=\s[A-Z][a-z]{2,8},?\s(?:19|20)\d\d)")
"""What a scan makes of these letters: `27'" September, 2024`."""
_TAG = re.compile(r"</?(?!date)[a-z][^<>]{0,200}>")
_DASHES = re.compile(r"(?<=\d)[\u2010-\u2013](?=\d\d(?!\d))")
_NAMES = one_of(MONTHS)
# Figures that a scan has pulled apart: `May 2 1 , 1 992`, `2 2 Nov 19 63`.
_PULLED = re.compile(r"\d \d")
_PULLED_DAY = re.compile(
    rf"\b({_NAMES}\.? )(\d) (\d)(?=\s?,? ?(?:1 ?9|20))|(?<!\S)(\d) (\d)(?= {_NAMES}\b)", re.IGNORECASE
)
_PULLED_YEAR = re.compile(
    rf"((?:{_NAMES}\.? \d{{1,2}}\s?,?|\d{{1,2}} {_NAMES}\.?,?)\s)(1) ?(9) ?(\d) ?(\d)\b",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"(?:19|20)\d\d (?:0\d|1[0-2]) [0-3]\d")
"""`2015 05 04`"""
_LINK = re.compile(r"\[([^\[\]\n]{1,80})\]\([^()\n]{1,300}\)")
_ATTRIBUTES = re.compile(
    r"(?:^|`)[^`\n]{0,200}`\{=\w{1,12}\}|\[\]\{#[^{}\n]{0,200}\}|\s?\{[#.][^{}\n]{0,200}\}"
)
"""Marks of a converter of documents around a heading: `{#the-dam .unnumbered}`."""
_SUPPLIED = re.compile(r"\[([A-Z][a-z]{2,8}day),?\][, ]*")
"""A weekday that an editor supplied."""
_IN_BRACKETS = re.compile(r"\s\([A-Z][a-z]{2,8}day\)(?=,?\s(?:1[5-9]|20)\d\d)")
"""A weekday in brackets before the year: `July 12th (Sunday) 1862`."""


def plain_line(line: str) -> str:
    """A line with its figures and commas together, its dashes plain, and without marks, links and an editor's brackets.

    >>> plain_line("MAR 2 5 1963"), plain_line("_Kelda, March_ 5, 1914"), plain_line("Dec 152009")
    ('MAR 25 1963', 'Kelda, March 5, 1914', 'Dec 15, 2009')
    """
    if _PULLED.search(line):
        line = _PULLED_YEAR.sub(_together, _PULLED_DAY.sub(_together, line))
    line = line.replace("_", "").replace(" ,", ",")
    if _BLANKS.fullmatch(line):
        return line.replace(" ", "-")
    line = without_attributes(line) if "{" in line else line
    line = _MARKED_ORDINAL.sub("", line)
    if "^" in line or "<" in line:
        line = _TAG.sub("", _RAISED.sub(r"\1", line))
    line = _LINK.sub(r"\1", line) if "](" in line else line
    if _STUCK.search(line):
        line = _GLUED_CLOCK.sub(r"\1 ", line)
        line = _GLUED.sub(r"\1, ", line)
    line = _SUPPLIED.sub(r"\1, ", line) if "[" in line else line
    line = _IN_BRACKETS.sub("", line) if "day)" in line else line
    return line if line.isascii() else _DASHES.sub("-", line)


def without_attributes(line: str) -> str:
    """A line without the marks that a converter of documents leaves around headings.

    >>> without_attributes("[]{#p578}Kelda, 4 November 2008 {#chapter046 .MainHead}")
    'Kelda, 4 November 2008'
    """
    return _ATTRIBUTES.sub("", line)


def _together(match: re.Match[str]) -> str:
    return "".join(filter(None, match.groups()))
