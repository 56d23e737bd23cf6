"""A clause that stands before its attribution, or around it: `The talks will go on, the envoy said on Monday.`

`According to the union, …` and `…, according to the union` are here too.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from memokit.language.quotes.attribution import relayed
from memokit.language.quotes.ends import Content, clause_end
from memokit.language.quotes.phrases import Phrase, apposed, phrase_after, subject_before
from memokit.language.quotes.words import Words, listed

SHORTEST = 4
"""A clause before its attribution has so many words at the least."""
_LEAD = re.compile(r"[CB](?=[^,])|A,|B,")
_GOES_ON = re.compile(r",[AX]*[XvpFTty]")
_SETTING = re.compile(r"[BC]?(?:F?[DlAm]{0,2}Y|FU|gFU)")
_OCCASIONS = listed(
    "interview statement speech letter email e-mail tweet post report court testimony remarks briefing conference"
    " address message call memo article filing debate hearing meeting rally note video recording broadcast interviews"
    " speaking asked parliament"
)
"""Where something is said: `In an interview, he said, …`."""
_TO = re.compile(r"[zU]t")
_ENDS_ATTRIBUTION = re.compile(r"A?(?:[,.;:\-(YFfSt]|[DlA]{1,2}Y|A[,.]|$)")
_SAYS_SOMETHING = re.compile("[XvpyEPb_]")
_FINITE = re.compile("[XvpE]")
_CLAUSE_BEGINS = frozenset("DOPEURlzmqucj_")
ATTRIBUTION_REACH = 30
"""What follows the verb of an attribution behind its clause (when, where) has so many tokens at the most."""


class Fronted(NamedTuple):
    """What an attribution behind or inside its clause belongs to."""

    contents: tuple[Content, ...]
    cue: Phrase
    mention: Phrase | None


def ends_attribution(words: Words, cue: int, end: int) -> bool:
    """Whether what follows a verb leaves it without an object: `said.`, `said on Monday`, `told CNN.`, `, said X`."""
    if (
        words.flat[cue - 1] in ",-"
        or _ENDS_ATTRIBUTION.match(words.flat, cue + 1, end)
        or relayed(words, cue, end)
    ):
        return True
    known = words.verb(cue)
    return known is not None and "tell" in known.takes


def find_fronted(words: Words, cue: int, begin: int, end: int, *, according: bool = False) -> Fronted | None:
    """The clause before an attribution whose verb is token `cue`, and what follows it where it stands inside.

    With `according` the token is the first of `according to`.
    """
    if according:
        return _according(words, cue, begin, end)
    flat = words.flat
    known = words.verb(cue)
    if known is None or not known.may_follow:
        return None
    before = cue - 1
    after = phrase_after(words, cue + 1, end) if before > begin and flat[before] in ",-" else None
    if after:
        mention, comma = after, before
        if flat[mention[0]] == "M" or "bare" not in known.takes:
            return None
        if flat[mention[0]] in "PE" and mention[1] < end and flat[mention[1]] != ",":
            return None
        if mention[1] < end and not _ENDS_ATTRIBUTION.match(flat, mention[1], end):
            return None
        if mention[1] < end and _is_described(flat, begin, before):
            return None  # `Lind, who heads the office, said the talks would go on`
        return _around(words, begin, comma, (cue, cue + 1), mention, mention[1], end)
    subject = subject_before(words, cue, begin)
    if subject is None or subject[0] <= begin or flat[subject[0]] == "W":
        return None
    comma = apposed(words, subject, begin)[0] - 1
    if flat[comma] == "S" and words.low(comma) == "as":
        return _as_said(words, comma, cue, subject, begin, end)
    if flat[comma] not in ",-":
        return None
    subject = relayed(words, cue, end) or subject
    return _around(words, begin, comma, (cue, cue + 1), subject, max(cue + 1, subject[1]), end)


def _is_described(flat: str, begin: int, comma: int) -> bool:
    """Whether there is no clause before a comma, but a noun phrase and what describes it."""
    head, *asides = flat[begin:comma].split(",")
    return not _SAYS_SOMETHING.search(head) and not any(
        _FINITE.search(aside) and "W" not in aside[:2] for aside in asides
    )


def _around(
    words: Words, begin: int, comma: int, cue: Phrase, mention: Phrase | None, after: int, end: int
) -> Fronted | None:
    """The clause up to `comma`, and what goes on behind the attribution."""
    lead = _LEAD.match(words.flat, begin, comma)
    first = lead.end() if lead else begin
    while first < comma and words.flat[first] in ",-":
        first += 1
    if comma <= first:
        return None
    flat = words.flat
    closed = flat.find(",", after, min(end, after + ATTRIBUTION_REACH))
    adverbial = flat[first] in "SFgzt" and flat.find(",", first, comma) < 0
    goes_on = closed >= 0 and closed + 2 < end and _GOES_ON.match(flat, closed, end)
    if goes_on and not adverbial:
        rest = Content(closed + 1, clause_end(words, closed + 1, end, cue[0]))
        return Fronted((Content(first, comma), rest), cue, mention)
    if adverbial or (comma - first < SHORTEST and "_" not in flat[first:comma]):
        if closed < 0 or flat[closed + 1 : closed + 2] not in _CLAUSE_BEGINS or flat[comma] != ",":
            return None
        rest = Content(closed + 1, clause_end(words, closed + 1, end, cue[0]))
        said_too = flat[rest.first] != "_" and _is_said_too(words, first, comma)
        lead_in = (Content(first, comma),) if said_too else ()
        return Fronted((*lead_in, rest), cue, mention)
    if flat[first] == "K" and "H" in flat[first : first + 2]:
        return None  # `Asked whether he would go, Lind …`
    if flat[first] in "FSAB" and not _SAYS_SOMETHING.search(flat, first, comma):
        return None
    return Fronted((Content(first, comma),), cue, mention)


def _is_said_too(words: Words, first: int, comma: int) -> bool:
    """Whether words before an attribution between commas are part of what is said (`If he came, she said, …`), and
    tell not when or where it was said (`On Monday, she said, …`)."""
    if _SETTING.match(words.flat, first, comma) or comma - first < 2:
        return False
    return not any(words.low(token) in _OCCASIONS for token in range(first, comma))


def _as_said(words: Words, token: int, cue: int, mention: Phrase, begin: int, end: int) -> Fronted | None:
    """`As Siala noted, …` and `…, as Siala noted.`"""
    if token > begin:
        if words.flat[token - 1] != ",":
            return None
        return _around(words, begin, token - 1, (cue, cue + 1), mention, cue + 1, end)
    comma = words.flat.find(",", cue, min(end, cue + ATTRIBUTION_REACH))
    if comma < 0 or comma + SHORTEST > end:
        return None
    return Fronted((Content(comma + 1, clause_end(words, comma + 1, end, cue)),), (cue, cue + 1), mention)


def find_according(words: Words) -> list[int]:
    """Where `according to` stands in a memo, without words in marks."""
    if "ccording to" not in words.text:
        return []
    return [at for match in _TO.finditer(words.flat) if words.low(at := match.start()) == "according"]


def is_according(words: Words, token: int, begin: int, end: int) -> bool:
    """Whether `according to` stands in a sentence, and with a capital at its beginning only."""
    return token == begin if words.flat[token] == "U" else token + 1 < end


def _according(words: Words, token: int, begin: int, end: int) -> Fronted | None:
    """What stands according to somebody."""
    flat, cue = words.flat, (token, token + 2)
    mention = phrase_after(words, token + 2, end)
    if mention is None:
        return None
    comma = flat.find(",", mention[1], end)
    if token <= begin + 1:
        if comma < 0 or comma + SHORTEST > end:
            return None
        return Fronted((Content(comma + 1, clause_end(words, comma + 1, end, token)),), cue, mention)
    last = token - 1 if flat[token - 1] in ",-" else token
    return _around(words, begin, last, cue, mention, mention[1], end)
