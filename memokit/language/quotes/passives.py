"""Passives: what is said of somebody, and by whom: `the plan was criticised by Lind`, `he is said to be ill`.

The subject is part of what is said, so a content has two pieces: `the general || be in Orla`. Without `by` nobody
is named who says it, and the row has no speaker.
"""

from __future__ import annotations

from memokit.language.quotes.ends import Content, infinitive_end, phrase_end
from memokit.language.quotes.fronted import Fronted
from memokit.language.quotes.phrases import Phrase, phrase_after, subject_before
from memokit.language.quotes.words import Cue, Words

_OF_WHAT = frozenset(("of", "for", "as"))
AGENT_REACH = 15
"""`described as "a step towards peace" by Lind`: so many tokens before `by` at the most."""


def find_passive(words: Words, cue: int, begin: int, limit: int) -> Fronted | None:
    """What the participle `cue`, after a form of `be`, tells of its subject; None where that is no speech."""
    known = words.verb(cue)
    if known is None or known.form != "past" or cue + 2 >= limit:
        return None
    heard = words.flat[cue + 1] == "t" and "hearsay" in known.takes
    found = None if heard else _by_somebody(words, known, cue, limit)
    if not heard and found is None:
        return None
    subject = subject_before(words, cue, begin)
    if subject is None or words.flat[subject[0]] in "W_" or words.low(subject[0]) in ("it", "there"):
        return None
    if heard:
        rest = Content(cue + 2, infinitive_end(words, cue + 2, limit, cue))
        return Fronted((Content(*subject), rest), (cue, cue + 1), None)
    mention, rests = found or (None, ())
    return Fronted((Content(*subject), *rests), (cue, cue + 1), mention)


def _by_somebody(words: Words, known: Cue, cue: int, limit: int) -> tuple[Phrase, tuple[Content, ...]] | None:
    """Who criticises, praises, describes, and for what or as what: `by Lind for his haste`, `as "historic" by Lind`."""
    flat = words.flat
    if known.kind != "speech" or known.takes.isdisjoint({"np", "who"}) or "force" in known.takes:
        return None
    if words.low(cue + 1) == "by":
        mention = phrase_after(words, cue + 2, limit)
        if mention is None or not _is_somebody(words, mention):
            return None
        after = mention[1]
        if words.flat[after : after + 2] == "Sg":
            return None  # `was cited by the agency as saying that …`
        if after + 1 < limit and words.low(after) in _OF_WHAT:
            first = after + 1
            last = (
                infinitive_end(words, first, limit, cue)
                if flat[first] in "gz"
                else phrase_end(words, first, limit)
            )
            return mention, (Content(first, last),)
        return mention, ()
    if words.low(cue + 1) not in _OF_WHAT:
        return None
    for token in range(cue + 3, min(limit - 1, cue + AGENT_REACH)):
        if flat[token] in ",;:":
            return None
        if flat[token] == "F" and words.low(token) == "by":
            mention = phrase_after(words, token + 1, limit)
            if mention and _is_somebody(words, mention):
                return mention, (Content(cue + 2, token),)
            return None
    return None


def _is_somebody(words: Words, mention: Phrase) -> bool:
    """Whether a phrase after `by` is people or bodies, and no manner or time: `by law`, `by Friday`, `by the end`."""
    letters = words.flat[mention[0] : mention[1]]
    return any(letter in "UuRPM" for letter in letters) and letters[0] not in "Yzg"
