"""Full days in a line, and how a phrase says of one that it is a document's: the phrases stand in `phrase_tables`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_SPAN = r"\d{1,2}(?:\s?[-–]\s?\d{1,2})?(?:\s?(?:st|nd|rd|th|ST|ND|RD|TH)\.?)?"
_YEAR = r"(?:(?:1[5-9]|20)\d\d|\[(?:1[5-9]|20)\d\d\]\d?)"
_WEEKDAY = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|MON|TUE|WED|THU|FRI|SAT|SUN)[A-Za-z]{0,6},?\s)?"
_WORDED = rf"(?:(?:19|20)\d\d\s[A-Z][a-z]{{2,8}}\s\d{{1,2}}(?:st|nd|rd|th)?|(?:{_SPAN},?(?:\s{{1,2}}|\s?/\s?|\.\s?|-|\s(?i:day\sof)\s)[A-Z][A-Za-z]{{2,8}}\.?(?:\s/)?|[A-Z][A-Za-z]{{2,8}}\.?\s{{1,2}}{_SPAN}),?(?:\.|-|\s,?\s?|\s{{2}})?{_YEAR})"
_FIRST = rf"(?:(?:{_SPAN}\s[A-Z][A-Za-z]{{2,8}}|[A-Z][A-Za-z]{{2,8}}\s{_SPAN})\s?[–-]\s?)?"
"""The first day of a range that reaches into another month."""
_DAY = rf"(?P<day>{_WEEKDAY}{_FIRST}(?:{_WORDED}|(?:1[5-9]|20)\d\d-\d\d-\d\d))"
_CLOCK = r"(?:(?:at\s)?\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?,?\s(?:[A-Za-z]+\s){0,3}?(?:on\s)?)?"
IN_DIGITS = r"\d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)(?:19|20)\d\d"
# A day begins with a figure or with the capital of a weekday or a month: that is asked first.
A_DAY = re.compile(rf"(?=[\dADFJMNOSTW])(?:{_DAY}|{IN_DIGITS})")
_FOUR = re.compile(r"(?:1[5-9]|20)\d\d")
BEFORE_YEAR, BEHIND_YEAR = 50, 20
"""A day begins and ends within so many characters before and behind its year."""


class Phrase(NamedTuple):
    """What a line says of its day."""

    signs: tuple[str, ...]
    """One of these stands in such a line in small letters: sooner found than the pattern is."""
    pattern: re.Pattern[str]


def phrases(*rows: tuple[str, str, str]) -> dict[str, Phrase]:
    """The phrases of `rows` (example, signs with bars between them, pattern) by their examples.

    In a pattern `DAY` stands for a full day in words or in ISO 8601, `CLOCK` for a clock before it.
    """
    return {
        example: Phrase(
            tuple(signs.split("|")),
            re.compile(phrase.replace("DAY", _DAY).replace("CLOCK", _CLOCK)),
        )
        for example, signs, phrase in rows
    }


def days_in(line: str) -> Iterator[re.Match[str]]:
    """The days in `line`, from left to right; looked for around its years only, which is quicker."""
    end = 0
    for year in _FOUR.finditer(line):
        if year.start() >= end:
            first = max(end, year.start() - BEFORE_YEAR)
            if day := A_DAY.search(line, first, year.end() + BEHIND_YEAR):
                yield day
                end = day.end()


def days_of(table: dict[str, Phrase], line: str) -> Iterator[re.Match[str]]:
    """The days in `line` of which a phrase of `table` says that they are the document's."""
    lowered = line.lower()
    for phrase in table.values():
        for sign in phrase.signs:
            if sign in lowered:
                yield from phrase.pattern.finditer(line)
                break
