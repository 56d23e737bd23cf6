"""Roles in small letters: `the Libyan minister`, `his counterpart`, `Clinton campaign manager` before a name."""

from __future__ import annotations

from memokit.language.names.runs import Words
from memokit.language.names.words import (
    CAPITAL,
    DEMONYM,
    MODIFIER,
    PARTICLE,
    PERSON_NOUN,
    PLAIN,
    POSSESSIVE,
    PRONOUN,
    ROLE,
    SPEAKS,
)
from memokit.lexicon import read_words

REACH = 6
"""A role's determiner is looked for at most so many words before its noun."""
DETERMINERS = frozenset(
    ["the", "a", "an", "his", "her", "their", "its", "our", "my", "this", "that", "another", "one"]
)
_IN_ROLE = ROLE | MODIFIER | DEMONYM | PERSON_NOUN


def find_role(words: Words, head: int) -> tuple[int, int] | None:
    """The tokens of the role whose noun is token `head`, or None where nobody is meant.

    Before a name the words without the determiner; else with it, and none where there is no determiner.
    """
    flags, own, last = words.flags, words.words, head + 1
    if (
        last < len(own)
        and flags[last] & (ROLE | PERSON_NOUN)
        and not flags[last] & CAPITAL
        and _near(words, last)
    ):
        return None
    if own[head] in read_words("role_adjectives") and _before_noun(words, last):
        return None
    named = (
        last < len(own)
        and flags[last] & CAPITAL
        and not flags[last] & (PLAIN | PRONOUN)
        and _near(words, last)
    )
    first, determined = _begin(words, head)
    if named:
        determined = determined and words.words[first].lower() in DETERMINERS
        return (first + determined, last) if first + determined < last else None
    return (first, last) if determined else None


def _before_noun(words: Words, n: int) -> bool:
    """Whether token `n` is a word in small letters that may be a noun: no function word and no verb form."""
    if n >= len(words.words) or not _near(words, n) or not words.words[n][0].islower():
        return False
    if words.words[n] in ("and", "or"):
        return True
    return not (
        words.flags[n] & (PLAIN | SPEAKS)
        or words.words[n].endswith("ed")
        or words.words[n] in read_words("finite_verbs")
    )


def _begin(words: Words, head: int) -> tuple[int, int]:
    """The first token of the role, and 1 where that is a determiner or an owner (`Merkel's`), else 0."""
    first = head
    for n in range(head - 1, max(-1, head - REACH), -1):
        low, bits = words.words[n].lower(), words.flags[n]
        if not _near(words, n + 1) or not low[0].isalpha():
            break
        if low in DETERMINERS or (bits & POSSESSIVE and bits & CAPITAL):
            return n, 1
        if (
            bits & PRONOUN
            or (bits & PLAIN and not bits & _IN_ROLE)
            or (bits & SPEAKS and not bits & _IN_ROLE)
        ):
            break
        if first == n + 1 and (bits & (_IN_ROLE | CAPITAL | PARTICLE)):
            first = n
    return first, 0


def _near(words: Words, n: int) -> bool:
    """Whether only one white space stands between token `n` and the one before it."""
    return n > 0 and words.starts[n] - words.ends[n - 1] == 1 and words.text[words.ends[n - 1]] != "\n"
