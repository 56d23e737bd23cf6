"""One class letter a token: what a word can be in a time expression, or tell about its tense.

A compound and a possessive are taken apart (`mid-December`, `Monday's`): their letters are joined by the class
`joint`. The grammar is written in class names and runs over the string of letters (`grammar`, `scan`).
"""

from __future__ import annotations

import re
from string import ascii_letters

from memokit.calendar.values import WEEKDAYS
from memokit.calendar.written import MONTHS
from memokit.lexicon import read_rows

NUMERALS = {word: int(number) for word, number in read_rows("numerals")}
_LISTED = {row[0]: row[1] for row in read_rows("time_words")}
VALUES = {row[0]: row[2] for row in read_rows("time_words") if len(row) > 2}
"""What a word of a class with values stands for: `morning` TMO, `late` END, `weeks` W."""

NAMED_FIRST = frozenset(row[0].split()[0].rstrip(".'") for row in read_rows("named_days"))
"""The first words of named days; which named day it is, is looked up in the text (`named`)."""

ALSO_WORDS = frozenset({"may", "march", "august"})
"""Month names that are words or names of other things too; these and abbreviations need more than a capital."""

NUMERIC = re.compile(
    r"""
    (?P<iso>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?)
  | (?P<slashes>\d{1,2}/\d{1,2}/(?:\d{4}|\d\d) | \d{1,2}\.\d{1,2}\.(?:19|20)\d\d | (?:19|20)\d\d/\d\d?/\d\d?)
  | (?P<pair>\d{1,2}/\d{1,2})
  | (?P<hm>(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?)(?P<glued>[ap]m)?
  | (?P<hour>1[0-2]|0?[1-9])[ap]m
  | (?P<zulu>(?:[01]\d|2[0-3])[0-5]\d)(?:z|hrs|h)
  | (?P<decade>(?:\d\d)?\d0)['’]?s
  | (?P<half>[12])h | (?P<quarter>[1-4])q
  | (?P<nth>(?:[12]?\d|3[01]))(?:st|nd|rd|th)
  | (?P<cent>\d{1,3})(?:st|nd|rd|th)
  | (?P<day>0?[1-9]|[12]\d|3[01])
  | (?P<year>1\d{3}|2[01]\d\d)
  | (?P<number>\d{1,6}(?:,\d{3}){0,3}(?:\.\d{1,3})?)
    """,
    re.VERBOSE,
)
_CLASS_OF_NUMERIC = {"glued": "hmampm", "hour": "hmampm", "zulu": "zulu", "half": "hn", "quarter": "qn"}
_NUMERIC_CLASSES = ("iso", "slashes", "pair", "hm", "hmampm", "zulu", "decade", "nth", "cent", "day", "year")
_MARKS = {
    ",": "comma",
    ".": "stop",
    "-": "dash",
    "–": "dash",
    "—": "dash",
    "--": "dash",
    "(": "open",
    ")": "close",
}
_MARKS |= {"'": "quote", "’": "quote", "‘": "quote", "$": "money", "€": "money", "£": "money", "%": "percent"}
_MARKS |= {";": "semicolon", ":": "semicolon", "&": "and", "/": "slash"}
_OTHERS = ("neutral", "joint", "s", "things", "name", "ed", "number", "numeral", "hundred", "named", "fy")
_MONTHS = ("month", "also_month", "short_month")

CLASSES: dict[str, str] = dict(
    zip(
        dict.fromkeys(
            [
                *_OTHERS,
                *_NUMERIC_CLASSES,
                *_MONTHS,
                "weekday",
                "short_weekday",
                "weekdays",
                *_MARKS.values(),
                *_LISTED.values(),
            ]
        ),
        ascii_letters + "".join(chr(n) for n in range(0xC0, 0x180) if chr(n).isalpha()),
        strict=False,
    )
)
"""Class names and their letters."""

NEUTRAL, JOINT = CLASSES["neutral"], CLASSES["joint"]
SPLIT = re.compile(r"[-‑'’]")
_SHORT_WEEKDAYS = {
    name[:n]: name
    for name in WEEKDAYS
    for n in (3, 4, 5)
    if name[:n] in ("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun")
}


def weekday_number(word: str) -> int:
    """Monday is 0; `word` is a weekday's name, its plural or its abbreviation."""
    name = _SHORT_WEEKDAYS.get(word, word)
    return WEEKDAYS[name if name in WEEKDAYS else name[:-1]]


def class_letters(token: str) -> str:
    """The class letters of `token`: one, or one a part with joints between them where a part tells something."""
    name = class_of(token)
    if name not in ("neutral", "things", "name", "number", "ed"):
        return CLASSES[name]
    parts = SPLIT.split(token)
    if len(parts) > 1:
        names = [class_of(part) if part else "neutral" for part in parts]
        if names[-1] in ("neutral", "name") and parts[-1] == "s":
            names[-1] = "s"
        if set(names) - {"neutral", "things", "name", "ed", "s"}:
            return JOINT.join(CLASSES[part] for part in names)
    return CLASSES[name]


def class_of(word: str) -> str:
    """The name of the class of `word`, by its form and its capital.

    >>> class_of("May"), class_of("may"), class_of("2011"), class_of("24th"), class_of("weeks")
    ('also_month', 'neutral', 'year', 'nth', 'units')
    """
    if word[0].isdigit():
        return _numeric(word)
    low = word.lower()
    capital = word != low
    if low in MONTHS and capital:
        return (
            "also_month"
            if low in ALSO_WORDS
            else "month"
            if len(low) > 4 or low in ("june", "july")
            else "short_month"
        )
    if capital and (low in WEEKDAYS or low in _SHORT_WEEKDAYS):
        return "weekday" if low in WEEKDAYS else "short_weekday"
    if low[-1] == "s" and low[:-1] in WEEKDAYS:
        return "weekdays"
    if capital and low.replace("’", "'") in NAMED_FIRST:
        return "named"
    if low[:2] == "fy" and low[2:].isdigit():
        return "fy"
    if low in NUMERALS:
        return "hundred" if low in ("dozen", "hundred", "thousand") else "numeral"
    if (plain := low.replace("’", "'")) in _LISTED:
        return _LISTED[plain]
    if word in _MARKS:
        return _MARKS[word]
    if capital:
        return "name"
    return (
        "ed"
        if low.endswith("ed")
        else "things"
        if low.endswith("s") and not low.endswith("ss")
        else "neutral"
    )


def _numeric(word: str) -> str:
    match = NUMERIC.fullmatch(word)
    if not match:
        return "neutral"
    kind = match.lastgroup or "number"
    return _CLASS_OF_NUMERIC.get(kind, kind)
