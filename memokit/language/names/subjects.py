"""Subjects: whether a name is what a sentence's verb is about, told by the words beside it."""

from __future__ import annotations

import re

from memokit.language.names.words import (
    ABSTRACT,
    CAPITAL,
    DEMONYM,
    FLAGS,
    GROUP,
    MODIFIER,
    PERSON_NOUN,
    PLAIN,
    ROLE,
    SPEAKS,
)
from memokit.lexicon import read_words

_PREDICATE = re.compile(
    r"""
    (?:,[^.;:"“”\n]{1,160}?,|\s\([^()\n]{1,40}\)|['’]s(?=\s(?:been|not|got|\w+ing)\b))?  # , who was in Moscow,
    \s(?:(?:also|then|later|now|once|never|\w+ly)\s){0,2}
    (?P<verb>[\w’']+) (?P<object>\s(?:the|an?|his|her|their|its|that|him|them|it)\b)?
    """,
    re.VERBOSE,
)


def is_subject(text: str, start: int, end: int) -> bool:
    """Whether a verb follows the name at `[start, end)`, and no preposition stands before it.

    >>> text = "Siala, who was in Moscow, met with Lavrov."
    >>> is_subject(text, 0, 5), is_subject(text, 35, 41)
    (True, False)
    """
    match = _PREDICATE.match(text, end)
    if not match:
        return False
    contracted = text[end : end + 2] in ("'s", "’s")
    verb = match["verb"].lower().replace("’", "'")
    acts = (
        contracted
        or verb in read_words("finite_verbs")
        or verb.endswith("ed")
        or bool(match["object"] and verb.endswith("s") and len(verb) > 3)
        or bool(FLAGS[verb] & SPEAKS)
    )
    if not acts:
        return False
    before = text[max(0, start - 14) : start].split()
    return not (before and before[-1].lower() in read_words("prepositions"))


LONGEST_LEAD = 80
"""Characters of a role before the name that begins a sentence."""
_IN_LEAD = ROLE | MODIFIER | DEMONYM | PERSON_NOUN | GROUP
_NOT_ALONE = re.compile(r"['’]s?\b|\sand\s|:")


_NEXT = re.compile(r"\s([a-z][\w-]*)")


def begins(text: str, first: int, start: int, end: int) -> bool:
    """Whether the name at `[start, end)` begins the sentence at `first`, but for its role, and stands alone.

    >>> text = "Republican pollster Ayres, of Ohio, is here."
    >>> begins(text, 0, 20, 25), begins("Ayres's friends came.", 0, 0, 5)
    (True, False)
    """
    if start - first > LONGEST_LEAD or _NOT_ALONE.match(text, end):
        return False
    after = _NEXT.match(text, end)
    if after and FLAGS[after[1]] & (_IN_LEAD | ABSTRACT) and not FLAGS[after[1]] & SPEAKS:
        return False  # a name before a noun: `Orla police officer Tarn`
    for word in text[first:start].split():
        bits = FLAGS[word.strip(".,“\"'‘’”()")]
        if not (
            bits & _IN_LEAD or (bits & CAPITAL and not bits & PLAIN) or word in ("The", "the", "A", "of")
        ):
            return False
    return True
