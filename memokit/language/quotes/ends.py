"""Where what is said without marks ends: a clause, or a noun phrase with what belongs to it."""

from __future__ import annotations

import re
from typing import NamedTuple

from memokit.language.quotes.words import Words, listed


class Content(NamedTuple):
    """Where a content begins and ends, as tokens."""

    first: int
    last: int


_SUBJECT = "(?:[PE]|[DO]?A?[URlqujmKcY]{1,6}(?:f[DO]?[URlujKc]{1,4})?)"
CLAUSE_STOP = re.compile(
    rf"""
    (?P<relative>,F?W)                           # , which …   , in which …
  | (?P<participle>,A?[gl])                       # , adding …  , according to …
  | (?P<contrast>,S)                             # , while …
  | (?P<speaker>,[CB]?A*{_SUBJECT}[AXn]*v)       # , but he said …
  | (?P<series>,[CB][AX]*[vb])                   # , and has warned …
  | (?P<coordinated>[CB][AX]*[vb])             # and warned …
  | (?P<other>;)
    """,
    re.VERBOSE,
)
_QUESTIONS = listed("ask wonder inquire enquire query")
_MODALS = listed("will would can could may might shall should must cannot")
_CONTRASTS = frozenset(("while", "whereas"))
PHRASE_STOP = re.compile(
    r"(?P<relative>(?<=[a-zUKR])[TWPE])|(?P<manner>S)|[,;:\-(HPE]|[CB][AXn]*(?:[vpgzyt]|(?<=[An])j|b[DOPMU])"
    r"|(?P<time>(?:F[Dl]{0,2})?Y)|(?P<preposition>F)|(?P<verb>X|(?<![DOuqjt])[vp])"
)
PARENTHESIS = re.compile(r",[^,]{1,25},[AnX]*[Xvpby]")
"""`the war, which began in May, would end`: what stands between a subject and its verb ends nothing."""
SERIES = re.compile(r"(?:,[DO]?[URulKjcqmA.]{1,6})+,?C[DO]?[URulKjcqm](?!.{0,6}[XvpE])")
"""`Jake Tapper, Dana Bash and Wolf Blitzer`: what goes on from the first comma."""
FINITE = re.compile("[XvpyE]")
INFINITIVE_STOP = re.compile(
    r"(?P<adverbial>,?[SF])|,n?[gzW]|,?[CB]A*[vgpyz]|,[CB]A?(?:[PE]|[DOURl][^,;:]{0,6}?[XE])"
)
_ADVERBIAL_CLAUSES = listed("as after before while though although despite during amid because when since")
_ADVERBIAL = listed("during after before amid when at since until throughout despite through")


def clause_end(words: Words, first: int, stop: int, cue: int) -> int:
    """The token after a content clause that begins with token `first`, at most `stop`."""
    form = _form(words, cue)
    flat = words.flat
    waits = first < stop and _begins_condition(words, first, cue)
    for match in CLAUSE_STOP.finditer(flat, first + 1, stop):
        kind, at = match.lastgroup, match.start()
        if kind == "speaker" and (waits or _is_possible(words, at, match.end())):
            waits = False
            continue
        aside = kind in ("relative", "participle", "contrast") and PARENTHESIS.match(flat, at, stop)
        if aside and not FINITE.search(flat, first, at):
            continue
        if kind == "participle":
            word = words.low(match.end() - 1)
            if words.flat[match.end() - 1] == "g" or word == "according":
                return at
        elif kind == "contrast":
            if words.low(at + 1) in _CONTRASTS:
                return at
        elif kind == "coordinated":
            place = match.end() - 1
            if (
                _form(words, place) == form
                and flat[place - 1] != "X"
                and (form == "past" or flat[place + 1] in ("TPDOM" if form == "s" else "TP"))
            ):
                return at
        else:
            return at
    return stop


def _begins_condition(words: Words, first: int, cue: int) -> bool:
    """Whether the main clause is still ahead (`said that if he came, they would go`); not so after `asked if`."""
    if words.flat[first] == "S":
        return True
    if words.flat[first] not in "HU" or words.low(first) not in ("if", "when"):
        return False
    known = words.verb(cue)
    return not (known and known.lemma in _QUESTIONS)


def _is_possible(words: Words, first: int, last: int) -> bool:
    """Whether a verb only may or would be: `, and they would say` is part of what is said."""
    return any(words.flat[n] == "X" and words.low(n) in _MODALS for n in range(first, last))


def _form(words: Words, token: int) -> str:
    """The form of a cue verb, empty for other words."""
    cue = words.verb(token)
    return cue.form if cue else ""


def phrase_end(words: Words, first: int, stop: int) -> int:
    """The token after a noun phrase, with its `of`, `for`, `in …`, that begins with token `first`, at most `stop`."""
    flat = words.flat
    if flat[first] in "PEMT":
        first += 1
    for match in PHRASE_STOP.finditer(flat, first, stop):
        kind, at = match.lastgroup, match.start()
        if kind == "preposition" and not _begins_adverbial(words, at, stop):
            continue
        if kind in ("time", "verb") and (at == first or flat[match.end() : match.end() + 1] == "T"):
            continue
        if kind == "manner" and words.low(at) == "as" and flat[at + 1 : at + 2] not in "PE":
            continue
        if kind == "relative":
            return clause_end(words, at, stop, first)
        if flat[at] == "," and (series := SERIES.match(flat, at, stop)):
            return max(series.end(), phrase_end(words, series.end() - 1, stop))
        return at
    return stop


def infinitive_end(words: Words, first: int, stop: int, cue: int, *, keep: str = "") -> int:
    """The token after an infinitive and what belongs to it: no clause that says when or although, no further verb.

    The word `keep` begins no such clause.
    """
    stop = clause_end(words, first, stop, cue)
    for match in INFINITIVE_STOP.finditer(words.flat, first + 1, stop):
        word = words.low(match.end() - 1)
        if word == "as" and words.flat[match.end() : match.end() + 1] not in "PE":
            continue
        if match.lastgroup != "adverbial" or (word in _ADVERBIAL_CLAUSES and word != keep):
            return match.start()
    return stop


def _begins_adverbial(words: Words, token: int, stop: int) -> bool:
    """Whether a preposition begins words that say when or how, and not what is said."""
    word = words.low(token)
    if word == "by":
        return token + 1 < stop and words.flat[token + 1] in "gz"
    return word in _ADVERBIAL
