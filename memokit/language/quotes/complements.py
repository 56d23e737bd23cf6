"""What a cue takes: the clause, infinitive or noun phrase that is what was said, by the lexicon.

`said that …`, `said he …`, `vowed to …`, `called for …`, `laid out …`, `told CNN that …`, `his claim that …`, `is sure
that …`. Tokens in, tokens out: nothing here knows of marks, and a word that is no cue where it stands gives None.
"""

from __future__ import annotations

import re

from memokit.language.quotes.attribution import relayed
from memokit.language.quotes.ends import Content, clause_end, infinitive_end, phrase_end
from memokit.language.quotes.phrases import phrase_after
from memokit.language.quotes.words import Cue, Words, light_verbs, listed, noun_or_adjective

_BETWEEN = re.compile(r"A*(?:(?:F?[DlA]{0,2})?Y+m?,?m?,?A*|[Dm]{1,2}[lY]A|,A,)?")
"""What may stand between a cue and its content: `also`, `on Monday`, `two days ago`, `, however,`."""
_BETWEEN_BEGINS = frozenset("AFDlYm,")
_THAT_AHEAD = re.compile(r"[DOUuRlmjqKyYcbgAtf.F]{1,16}(?=T)")
"""`said in an interview with CNN that`: so many tokens between a cue and its clause at the most."""
CLAUSE_AHEAD = re.compile(
    r"E|P|(?:[DOA]*[^,;:vXpE_\"]{1,12}(?:,[^,;:\"]{1,12},)?)[AX]*(?:[XpE]|(?<![DOuq])v)"
)
"""The beginning of a clause: a pronoun, or a noun phrase and a verb."""
_NOUN_PHRASE = frozenset("DOPEMUuRlmjqKycbzgYn%_")
_BASE_VERB = frozenset("vblnXAycgj_")
AS_REACH = 12
"""`saw the vote as a warning`: so many tokens up to `as` at the most."""
LIGHT_REACH = 5
"""`expressed deep concern about`: the verb stands so many tokens before its noun at the most."""
_BE = listed("is are was were be been being isn't aren't wasn't weren't he's she's it's they're i'm we're")
_NOUNS_FOLLOW = frozenset("lRcjyC")
_MAKE = listed("make makes made making")
_ARTICLES = listed("the a an this these those every no each such either neither any")
_CLAUSES, _PLAIN_CLAUSES = frozenset("DOPEUuRlmqjcgzybHSFKMT_n"), frozenset("DOPEUum_")
_SAYING = listed("say state claim argue announce declare warn")
_WHEN = listed("when where if")
_GERUNDS = listed("having being")


def find_taken(words: Words, cue: int, begin: int, limit: int) -> Content | None:
    """What the cue at a token takes, up to token `limit`; None where it is no cue or takes nothing."""
    letter = words.flat[cue]
    if letter in "cj" or (
        letter in "bg" and (_is_noun(words.flat, cue, begin) or not is_verb(words, cue, begin))
    ):
        return _after_noun(words, cue, begin, limit)
    known = words.verb(cue)
    if known is None or not is_verb(words, cue, begin):
        return None
    quoted = relayed(words, cue, limit) if words.relays else None
    if quoted:
        saying = words.verb(quoted[1] + 1)
        return _after_verb(words, saying, quoted[1] + 1, limit) if saying else None
    return _after_verb(words, known, cue, limit)


def _is_noun(flat: str, token: int, begin: int) -> bool:
    return token > begin and flat[token - 1] in ("DOuqjmy" if flat[token] == "g" else "DOuqjmyfF")


def is_verb(words: Words, token: int, begin: int) -> bool:
    """Whether the word is a verb here, to judge by the word before it."""
    flat, cue = words.flat, words.verb(token)
    if cue is None:
        return False
    before = token - 1
    while before >= begin and flat[before] in "An":
        before -= 1
    if before < begin:
        return flat[token] == "g" or cue.form == "past"
    if flat[token] == "g":
        if flat[before] in "cRl" and cue.lemma in _SAYING and flat[token + 1] in "TPEDU_":
            return True  # `a statement saying that …`
        return flat[before] in ",-_XESCBP(Ff" or (before == token - 1 and flat[before] in "A")
    if flat[before] == "t":
        return (
            before == begin or flat[before - 1] in "vgjyzpMXbS,A" or flat[token + 1 : token + 2] in ("T", "H")
        )
    if flat[token] == "K":
        return flat[before] in "UR" and cue.form in ("s", "past")
    if flat[before] in "Ouqm" or (flat[before] == "D" and words.low(before) in _ARTICLES):
        return False
    if cue.form == "past" and flat[before] in "fF":
        return False
    if cue.lemma == "call" and cue.form == "past" and flat[before] in "lRc" and flat[token + 1] in "_UD":
        return False  # `a website called …`
    if flat[token] == "b":
        if flat[before] in "PEtXWMT":
            return True
        plural = words.words[before].endswith("s")
        if not plural and flat[before] in "URl" and flat[token + 1 : token + 2] in _NOUNS_FOLLOW:
            return False
        after = flat[token + 1 : token + 2]
        return (
            flat[before] in "URKl),C" or (flat[before] in "bc" and (plural or after in ("t", "T", "P")))
        ) and (cue.form == "s") != (plural and (flat[before] in "Rlbc" or before == begin))
    return True


def _after_verb(words: Words, cue: Cue, token: int, limit: int) -> Content | None:
    """What a cue verb takes, by the lexicon; None where it takes nothing here."""
    flat, takes = words.flat, cue.takes
    first = _after_between(flat, token + 1, limit)
    if first >= limit:
        return None
    particle = _particle(words, takes, token + 1, limit)
    if particle:
        return particle
    letter = flat[first]
    if cue.form == "past" and is_passive(words, token) and letter not in "THtfF":
        return None
    if letter == "T" and ("that" in takes or "tell" in takes):
        return _clause(words, first + 1, limit, token)
    if (
        letter == "H"
        and ("that" in takes or "whether" in takes)
        and not (flat[first + 1] in "vyzg" and words.low(first) in _WHEN)  # `said when asked …`
    ):
        return _clause(words, first, limit, token)
    if letter == "t":
        if "to" in takes and first + 1 < limit and flat[first + 1] in _BASE_VERB:
            return Content(first + 1, infinitive_end(words, first + 1, limit, token))
        if "-to" in takes and first + 1 < limit and flat[first + 1] in "DOMPUuRKq_H":
            return _phrase(words, first + 1, limit)
    if letter in "fFS" and f"-{words.low(first)}" in takes:
        return _phrase(words, first + 1, limit)
    if "that" in takes or "tell" in takes:
        ahead = _THAT_AHEAD.match(flat, first, limit)
        if ahead and (letter in "FAY(t" or "tell" in takes):
            return _clause(words, ahead.end() + 1, limit, token)
    if letter not in _NOUN_PHRASE and words.low(first) not in _GERUNDS:
        return None
    if "tell" in takes and letter != "_":
        return _told(words, cue, token, first, limit)
    return _object(words, cue, token, first, limit)


def _after_between(flat: str, first: int, limit: int) -> int:
    """The token after what may stand between a cue and its content."""
    if first >= limit or flat[first] not in _BETWEEN_BEGINS:
        return first
    between = _BETWEEN.match(flat, first, limit)
    return between.end() if between else first


def _object(words: Words, cue: Cue, token: int, first: int, limit: int) -> Content | None:
    """A clause without `that`, or a noun phrase."""
    flat, takes = words.flat, cue.takes
    clause = "clause" in takes or flat[first] == "_" or CLAUSE_AHEAD.match(flat, first, limit)
    if "bare" in takes and clause:
        return _clause(words, first, limit, token) if flat[first] != "M" else None
    if "weak" in takes:
        return None
    if "as" in takes:
        compared = next(
            (n for n in range(first + 1, min(limit, first + AS_REACH)) if words.low(n) == "as"), None
        )
        return Content(first, infinitive_end(words, first, limit, token, keep="as")) if compared else None
    if "who" in takes:
        return Content(first, infinitive_end(words, first, limit, token, keep="as"))
    return _phrase(words, first, limit) if "np" in takes or flat[first] == "_" else None


def _particle(words: Words, takes: frozenset[str], token: int, limit: int) -> Content | None:
    """`laid out plans`, `pointed out that …`, `lashed out at critics`: what follows a verb and its particle."""
    if token + 1 >= limit or (words.flat[token] not in "FAt" and "idiom" not in takes):
        return None
    word, after = words.low(token), words.flat[token + 1]
    if after in "fFtSB" and token + 2 < limit and f"-{word}_{words.low(token + 1)}" in takes:
        return _phrase(words, token + 2, limit)
    if f"+{word}" in takes:
        if after == "T":
            return _clause(words, token + 2, limit, token)
        if after == "H":
            return _clause(words, token + 1, limit, token)
        return _phrase(words, token + 1, limit) if after in _NOUN_PHRASE else None
    return None


def is_passive(words: Words, token: int) -> bool:
    """Whether a form of `be` stands before a participle."""
    flat, before = words.flat, token - 1
    while before > 0 and flat[before] in "An":
        before -= 1
    return flat[before] in "XEU" and words.low(before) in _BE


def _told(words: Words, cue: Cue, token: int, first: int, limit: int) -> Content | None:
    """What follows somebody who is told: `told CNN he …`, `warned them not to …`, `told him about …`."""
    flat = words.flat
    somebody = phrase_after(words, first, limit)
    if somebody is None:
        return None
    after = _after_between(flat, somebody[1], limit)
    if after >= limit:
        return None
    if flat[after] in "TH":
        return _clause(words, after + (flat[after] == "T"), limit, token)
    if flat[after] in "tn" and "who" in cue.takes:
        return _clause(words, first, limit, token)
    if flat[after] in "fF" and f"-{words.low(after)}" in cue.takes:
        return _phrase(words, after + 1, limit)
    if flat[after] in "DOPEU_" and "bare" in cue.takes:
        return _clause(words, after, limit, token)
    if "bare" in cue.takes and flat[after] in "XvpE":
        return _clause(words, first, limit, token)
    return None


def _after_noun(words: Words, token: int, begin: int, limit: int) -> Content | None:
    """What a cue noun or adjective takes: `his claim that …`, `support for …`, `is sure that …`."""
    cue, flat = noun_or_adjective(words.low(token)), words.flat
    if cue is None or token + 1 >= limit:
        return None
    if cue.kind == "adjective":
        made = any(words.low(place) in _MAKE for place in range(max(begin, token - 3), token))
        if not made and not re.search("[XvEp][An]*$", flat[max(begin, token - 4) : token]):
            return None
    elif not has_owner(words, token, begin) and flat[token + 1] != "T":
        return None
    letter = flat[token + 1]
    if letter == "T" and "that" in cue.takes:
        owned = cue.kind == "adjective" or has_owner(words, token, begin)
        if flat[token + 2 : token + 3] in (_CLAUSES if owned else _PLAIN_CLAUSES):
            return _clause(words, token + 2, limit, token)
        return None  # `a report that includes …`
    if letter == "X" and flat[token + 2 : token + 3] == "T" and {"that", "is"} & cue.takes:
        return _clause(words, token + 3, limit, token) if has_owner(words, token, begin) else None
    if (
        letter == "H"
        and not {"that", "-of", "-about"}.isdisjoint(cue.takes)
        and words.low(token + 1) != "when"
    ):
        return _clause(words, token + 1, limit, token)
    ahead = _THAT_AHEAD.match(flat, token + 1, limit) if letter == "t" and "that" in cue.takes else None
    if ahead:
        return _clause(words, ahead.end() + 1, limit, token)  # `made it clear to them that …`
    if letter == "t" and "to" in cue.takes and token + 2 < limit:
        return Content(token + 2, infinitive_end(words, token + 2, limit, token))
    if letter in "fFt" and f"-{words.low(token + 1)}" in cue.takes and token + 2 < limit:
        return _phrase(words, token + 2, limit)
    if cue.kind == "adjective" and "that" in cue.takes and letter in "PEDO":
        return _clause(words, token + 1, limit, token)
    return None


def has_owner(words: Words, token: int, begin: int) -> bool:
    """Whether a noun is somebody's: `his claim`, `Siala's plan`, `voiced concern`."""
    flat = words.flat
    if _is_stand(words, token, begin):
        return True
    for place in range(token - 1, max(begin, token - LIGHT_REACH) - 1, -1):
        if flat[place] in "Ouq":
            return True
        if words.words[place] in light_verbs():
            return True
        if flat[place] not in "DljyAmcbg":
            return False
    return False


def _is_stand(words: Words, token: int, begin: int) -> bool:
    """`spoke in support of`, `is of the view that`: whether a noun tells where somebody stands."""
    flat = words.flat
    if token - 3 < begin or flat[token - 1] not in "DFU":
        return False
    cue = noun_or_adjective(words.low(token))
    if cue is None:
        return False
    if flat[token - 3 : token] == "XfD":
        return True  # `is of the view that`
    return "in" in cue.takes and words.low(token - 1) == "in" and flat[token - 2] in "XpvyFAzg"


def find_bearer(words: Words, token: int, begin: int) -> int | None:
    """The verb that a cue noun hangs on: `has` in `has no doubt that`, `is` in `is in favour of`."""
    stand, flat = _is_stand(words, token, begin), words.flat
    for place in range(token - 1, max(begin, token - LIGHT_REACH) - 1, -1):
        if words.words[place] in light_verbs() or (stand and flat[place] in "Xpvyzg"):
            return place
        if flat[place] not in "DljyAmcbgFf":
            return None
    return None


def _clause(words: Words, first: int, limit: int, cue: int) -> Content:
    return Content(first, clause_end(words, first, limit, cue) if first < limit else first)


def _phrase(words: Words, first: int, limit: int) -> Content:
    if first < limit and words.flat[first] == "H":
        return Content(first, clause_end(words, first, limit, first))
    if first < limit and words.flat[first] in "gz":
        return _clause(words, first, limit, first)
    return Content(first, phrase_end(words, first, limit) if first < limit else first)
