"""Who says the words in a pair of marks, and by which cue: the attribution after them, or before.

`"…," Siala said`, `"…," said Siala`, `Siala said: "…"`, `Siala: "…"`. A cue is a token, a mention a pair of tokens.
"""

from __future__ import annotations

from typing import NamedTuple

from memokit.language.marks import Region
from memokit.language.quotes.phrases import (
    Phrase,
    last_of_subject,
    phrase_after,
    phrase_before,
    subject_before,
)
from memokit.language.quotes.words import Words, listed

SUBJECT_REACH, CUE_REACH = 40, 45
"""A verb follows its subject, and a quotation its cue, within so many tokens."""
NEAR = 6
"""The same, where neither comma nor colon leads to the quotation."""
WORDS_OF_REACH = 20
"""`in the words of Ann Okafor, "…"` begins so many tokens before its quotation at the most."""
_SUBJECTS = frozenset("DOPEUR")
_QUOTES = listed("quote quotes quoted quoting cite cites cited citing")
_CLOSERS = {",": ",", "(": ")", "-": "-"}


class Attribution(NamedTuple):
    """A cue, as the token it begins and the one after its last, and the words that name who speaks."""

    cue: Phrase | None
    mention: Phrase | None


def find_after(words: Words, region: Region, stop: int) -> Attribution | None:
    """The attribution that follows a quotation, up to token `stop`: verb and subject in either order."""
    flat = words.flat
    token = region.last
    while token < stop and flat[token] in ",-'\"":
        token += 1
    if token >= stop:
        return None
    word = words.low(token)
    if word == "according" and token + 1 < stop and flat[token + 1] == "t":
        return Attribution((token, token + 2), phrase_after(words, token + 2, stop))
    if word == "as":
        return _subject_first(words, token + 1, stop)
    place = token
    while place < stop and flat[place] == "A":
        place += 1
    if place < stop and flat[place] in "vbK" and _is_finite(words, place):
        phrase = phrase_after(words, place + 1, stop)
        if phrase is None:
            return Attribution((place, place + 1), None)
        if flat[phrase[0]] not in "PEM" or phrase[1] >= stop or flat[phrase[1]] in ",.(-":
            return Attribution((place, place + 1), None if flat[phrase[0]] == "M" else phrase)
    if flat[token] not in "DOPEUuRlmjqKcybA":
        return None
    if flat[region.last] == "-":
        name = phrase_after(words, token, stop)
        if name and name[1] >= stop - 1:
            return Attribution(None, name)  # `"We go." - Ann Okafor`
    return _subject_first(words, token, stop)


def relayed(words: Words, cue: int, stop: int) -> Phrase | None:
    """`the agency quoted Siala as saying`: who is quoted, not who quotes; the phrase before `as saying`."""
    if not words.relays or words.flat.find("Sg", cue, stop + 2) < 0 or words.low(cue) not in _QUOTES:
        return None
    phrase = phrase_after(words, cue + 1, stop)
    if phrase is None or words.flat[phrase[1] : phrase[1] + 2] != "Sg":
        return None
    return phrase if words.low(phrase[1]) == "as" else None


def _is_finite(words: Words, token: int) -> bool:
    cue = words.verb(token)
    return cue is not None and cue.form in ("past", "s")


def _subject_first(words: Words, first: int, stop: int) -> Attribution | None:
    """`Siala said`, `Nick Merrill, a spokesman, said`, and with any verb at all: `he quipped`."""
    flat = words.flat
    stop = min(stop, first + SUBJECT_REACH)
    end, token, other = 0, first, 0
    while token < stop:
        letter = flat[token]
        if letter in ",(-":
            end = end or token
            closed = flat.find(_CLOSERS[letter], token + 1, stop)
            token = closed if closed >= 0 else token
        elif letter == "W":
            end = end or token
            closed = flat.find(",", token + 1, stop)
            token = closed if closed >= 0 else token
        elif letter == "v" and token > first and flat[token - 1] not in "DOuqt":
            phrase = (first, _less_adverbs(flat, first, end or token))
            phrase = relayed(words, token, stop) or phrase
            return Attribution((token, token + 1), phrase) if phrase[1] > first else None
        elif letter in "bpylKz" and token > first and not other and _may_be_verb(words, token, first):
            other = token
        elif letter in ";:_T":
            break
        token += 1
    if other:
        end = min(end or other, other)
        return Attribution((other, other + 1), (first, _less_adverbs(flat, first, end)))
    return None


def _may_be_verb(words: Words, token: int, first: int) -> bool:
    """Whether a word that is no cue verb stands where one would: after a pronoun, or an `-ed` after a name."""
    flat = words.flat
    before = token - 1
    while before > first and flat[before] in "AX":
        before -= 1
    if flat[before] == "P":
        return True
    return flat[token] in "pyb" and flat[before] in "UR),"


def _less_adverbs(flat: str, first: int, end: int) -> int:
    while end > first and flat[end - 1] in "AXn":
        end -= 1
    return end


def find_before(words: Words, first: int, begin: int) -> Attribution | None:
    """The attribution that leads to a quotation whose mark is token `first`, not before token `begin`.

    It has a cue, or is a name and a colon.
    """
    flat = words.flat
    last = first - 1
    if last < begin:
        return None
    reach = CUE_REACH if flat[last] in ",:-" else NEAR
    for token in range(last, max(begin, last - reach) - 1, -1):
        if flat[token] in "vgbK" and _leads(words, token, begin):
            return Attribution(
                (token, token + 1), relayed(words, token, first) or find_holder(words, token, begin)
            )
    if flat[last] not in ":,":
        return None
    led = find_words_of(words, begin, last)
    if led:
        return Attribution(led, phrase_after(words, led[1], last))
    verb_at = _main_verb(words, begin, last)
    if verb_at:
        return Attribution((verb_at, verb_at + 1), subject_before(words, verb_at, begin))
    if flat[last] == ":":
        named = phrase_before(words, last - 1, begin) if last > begin else None
        if named and named[0] == begin:
            return Attribution(None, named)
        return Attribution(None, phrase_after(words, begin, last))
    return None


def find_words_of(words: Words, begin: int, last: int) -> Phrase | None:
    """Where `in the words of` stands between two tokens."""
    for token in range(last - 1, max(begin, last - WORDS_OF_REACH) + 1, -1):
        if words.flat[token] == "f" and words.low(token - 1) == "words" and words.low(token - 3) == "in":
            return token - 3, token + 1
    return None


def _main_verb(words: Words, begin: int, end: int) -> int | None:
    """The last verb, of whatever meaning, that has a subject of its own: `put it`, `worded it carefully`."""
    flat = words.flat
    for token in range(end - 1, max(begin, end - CUE_REACH), -1):
        if flat[token] in "py" and flat[token - 1] in "UPR),A":
            return token
    return None


def _leads(words: Words, token: int, begin: int) -> bool:
    """Whether a cue belongs to the main line of its sentence: not to a clause inside it, and no noun."""
    flat, before = words.flat, token - 1
    while before >= begin and flat[before] in "AX":
        before -= 1
    if flat[token] == "K":
        return token == begin
    if before < begin:
        return flat[token] in "vg"
    if flat[before] in "DOuq":
        return False
    if flat[before] in "SHW" and not (flat[before] == "W" and before > begin and flat[before - 1] == ","):
        return False
    if flat[token] == "b":
        return flat[before] in "PEURt),CK" and (flat[token + 1] != "," or _is_finite(words, token))
    return flat[before] != "T"


def find_holder(words: Words, cue: int, begin: int) -> Phrase | None:
    """Who a cue belongs to: its subject, or the sentence's where it is a participle, an infinitive or coordinated."""
    flat = words.flat
    if cue == begin and _is_finite(words, cue):
        return phrase_after(words, cue + 1, len(flat))
    before = last_of_subject(words, cue, begin)
    if flat[cue] != "g" and before >= begin and flat[before] not in "tCB":
        own = subject_before(words, cue, begin)
        if own:
            return own
    return sentence_subject(words, begin, cue)


def sentence_subject(words: Words, begin: int, stop: int) -> Phrase | None:
    """The subject of a sentence's first finite verb, between two tokens."""
    flat = words.flat
    if flat[begin] in "FSgzKt":
        comma = flat.find(",", begin, min(stop, begin + SUBJECT_REACH))
        begin = comma + 1 if comma >= 0 and flat[comma + 1] in _SUBJECTS else begin
    for token in range(begin, min(stop, begin + 2 * SUBJECT_REACH)):
        letter = flat[token]
        if letter in "PE":
            return token, token + 1
        if letter in "vXpyb" and token > begin and flat[token - 1] not in "DOuqFft":
            own = subject_before(words, token, begin)
            if own and flat[own[0]] != "W":
                return own
    for token in range(begin, min(stop, begin + SUBJECT_REACH)):
        if flat[token] in "DOUR":
            return phrase_after(words, token, stop)
    return None
