"""The words that name a speaker: the noun phrase before a cue, or after it.

Phrases are pairs of token numbers, read on the letters of `words`. Nothing here tells who is meant.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from memokit.language.quotes.words import Words, listed

CORE = frozenset("UuRlmjqKyzcgbY%&")
"""Letters of words that a noun phrase is made of, after its determiner."""
_NAMES = frozenset("UK")
_ENDS = frozenset("URlKcgbmjY.%)")
_BEFORE_A_SUBJECT = frozenset(',;:STCB"_-(H.')
_TIME_BEFORE = re.compile(r"(?:F[Dlm]{0,2}|D?l|D)?Y+m?,?m?$")
TIME_REACH = 6
"""A time expression between a subject and its verb has so many tokens at the most."""
_TELLS_WHICH = listed("last next early late")
_SUFFIXES = listed("jr jr. sr sr. ii iii iv")
_AFTER_A_TITLE = frozenset(("U.U", "U.K"))
ONE_OF_THEM = "DfM"
LONGEST = 30
"""A noun phrase, or a description between commas, has so many tokens at the most."""

Phrase: TypeAlias = tuple[int, int]


def subject_before(words: Words, cue: int, begin: int) -> Phrase | None:
    """The noun phrase that is the subject of the cue, not before token `begin`: a description between is skipped."""
    flat = words.flat
    last = last_of_subject(words, cue, begin)
    if last < begin:
        return None
    letter = flat[last]
    if letter in "PE":
        return last, last + 1
    if letter in "WT":
        return _antecedent(words, last, begin)
    if letter in ",-)_":
        return _before_description(words, last, begin)
    return phrase_before(words, last, begin)


def last_of_subject(words: Words, cue: int, begin: int) -> int:
    """The token before a cue, adverbs, auxiliaries and time expressions left out: `Biden on Tuesday also said`."""
    flat, last = words.flat, cue - 1
    while last >= begin and flat[last] in "AXn":
        last -= 1
    if last <= begin or flat[last] not in "Ym":
        return last
    time = _TIME_BEFORE.search(flat, max(begin + 1, last - TIME_REACH), last + 1)
    if time is None:
        return last
    first = time.start()
    if flat[first] == "l" and words.low(first) not in _TELLS_WHICH:
        first += 1
    last = first - 1
    while last > begin and flat[last] in "AXn":
        last -= 1
    return last


def _antecedent(words: Words, relative: int, begin: int) -> Phrase | None:
    """`Giuliani, who backs …`: the phrase that a relative pronoun stands for."""
    last = relative - 1
    if last >= begin and words.flat[last] == ",":
        last -= 1
    return phrase_before(words, last, begin) if last >= begin else None


def _before_description(words: Words, last: int, begin: int) -> Phrase | None:
    """`Babar, a spokesman for the center, said`: the phrase before what stands between commas, dashes, brackets."""
    flat = words.flat
    opener = "(" if flat[last] == ")" else flat[last]
    opened = flat.rfind(opener, max(begin, last - LONGEST), last)
    if opened <= begin:
        return None
    phrase = phrase_before(words, opened - 1, begin)
    if phrase and flat[phrase[1] - 1] not in _NAMES and _is_name(flat[opened + 1 : last]):
        return opened + 1, last
    while (
        phrase and phrase[0] - 2 >= begin and flat[phrase[0] - 1] == "," and flat[phrase[0]] in "DORljzgyqm"
    ):
        outer = phrase_before(words, phrase[0] - 2, begin)
        if outer is None or flat[outer[1] - 1] not in _NAMES:
            break
        phrase = outer
    if phrase is None and flat[opened - 1] in "PE":
        return opened - 1, opened
    return phrase


def _is_name(letters: str) -> bool:
    """`the foreign minister, Halima Torvald,`: whether a description is a name alone."""
    return (
        0 < len(letters) <= 6 and not letters.strip("UK.lA") and letters[0] == "U" and letters[-1] in "UKl."
    )


def apposed(words: Words, name: Phrase, begin: int) -> Phrase:
    """`the commander, Luis Peralta,`: a name with the role before it, where commas are around the name.

    Without a role, or without commas, the name alone.
    """
    flat, first = words.flat, name[0]
    if first - 2 < begin or flat[first - 1] != "," or flat[name[1] : name[1] + 1] != ",":
        return name
    role = phrase_before(words, first - 2, begin)
    if role is None or flat[role[0]] not in "DOuqRUlj" or flat[role[1] - 1] in _NAMES:
        return name
    return (role[0], name[1]) if role[0] > begin and flat[role[0] - 1] in ",-_" else name


def phrase_before(words: Words, last: int, begin: int) -> Phrase | None:
    """The noun phrase whose last token is `last`, with what is joined to it by `and`."""
    flat = words.flat
    if flat[last] in "U." and words.low(last - (flat[last] == ".")) in _SUFFIXES:
        name = last - 1 - (flat[last] == ".") - 1
        if name >= begin and flat[name] == "U" and flat[name + 1] == ",":
            return _begin_of(flat, name, begin), last + 1
    if flat[last] == ")":
        last = flat.rfind("(", max(begin, last - LONGEST), last) - 1
    if last < begin:
        return None
    if flat[last] in "PEM":
        part = last + 1 - len(ONE_OF_THEM)
        return (part if part >= begin and flat.startswith(ONE_OF_THEM, part) else last), last + 1
    if flat[last] not in _ENDS and flat[last] != "D":
        return None
    first = _begin_of(flat, last, begin)
    if first > last:
        return None
    if first - 2 >= begin and flat[first - 1] == "C" and flat[first - 2] in _ENDS:
        other = _begin_of(flat, first - 2, begin)
        if other <= first - 2 and (other == begin or flat[other - 1] in _BEFORE_A_SUBJECT):
            first = other
    return first, last + 1


def _begin_of(flat: str, last: int, begin: int) -> int:
    """Where the noun phrase that ends with token `last` begins, prepositional phrases inside it included."""
    begin = max(begin, last - LONGEST)
    token = last
    while token >= begin:
        letter = flat[token]
        if letter == "Y" and token < last and flat[token + 1] in "UPRDKO":
            break
        if letter in CORE or (letter == "." and token > begin and flat[token - 1] == "U"):
            token -= 1
        elif letter in "DO":
            token -= 1
            if token >= begin and flat[token] == "D":
                continue
            if not (token > begin and flat[token] in "fF" and flat[token - 1] in _ENDS):
                break
            token -= 1
        elif (letter == "A" and token > begin and flat[token - 1] in "DO") or (
            letter in "fF" and begin < token < last and flat[token - 1] in _ENDS
        ):
            token -= 1
        else:
            break
    return token + 1


def phrase_after(words: Words, first: int, end: int) -> Phrase | None:
    """The noun phrase that begins with token `first`, before token `end`."""
    flat = words.flat
    if first >= end:
        return None
    if flat[first] in "PEM":
        return first, first + 1
    if flat.startswith(ONE_OF_THEM, first):
        return first, first + len(ONE_OF_THEM)
    token, named, end = first, False, min(end, first + LONGEST)
    while token < end and flat[token] in "DOA" and token < first + 3:
        token += 1
    core = token
    while token < end:
        letter = flat[token]
        if letter == "Y" and token > core:
            break
        if letter in CORE or (
            letter == "." and core < token < end - 1 and flat[token - 1 : token + 2] in _AFTER_A_TITLE
        ):
            named = named or letter in _NAMES
            token += 1
        elif (
            letter in "fF"
            and token > first
            and not (named and letter == "F")
            and words.words[token + 1 : token + 2] != ["May"]
            and _goes_on(flat, token + 1, end)
        ):
            token += 1
            while token < end and flat[token] in "DO":
                token += 1
        else:
            break
    if token + 1 < end and flat[token] == "." and words.low(token - 1) in _SUFFIXES:
        token += 1  # `Harlan Boyd Jr., the sheriff`
    return (first, token) if token > core else None


def _goes_on(flat: str, token: int, end: int) -> bool:
    """Whether a noun phrase that is no time expression follows a preposition."""
    return token < end and flat[token] in "DOUuRlKjcm" and flat[token + 1 : token + 2] != "Y"


def trimmed(words: Words, phrase: Phrase) -> tuple[int, int]:
    """The characters of a phrase: a possessive at its end and a conjunction at its beginning left out."""
    first, last = phrase
    while first < last - 1 and words.flat[first] in "ABCS":
        first += 1
    start, end = words.span(first, last)
    if words.flat[last - 1] == "E":
        return start, start + len(words.words[last - 1].replace("’", "'").partition("'")[0])
    if words.flat[last - 1] in "uq" and words.text.endswith(("'s", "’s"), start, end):
        end -= 2
    return start, end
