"""Spellings of one person across memos: proposals with a reason, for the analyst to take or leave.

Two names are compared word by word: folded (accents, hyphens and particles aside), by sound (Arabic, Russian and
other names are written in many ways), by short forms of given names, and by initials. Every proposal points to the
fuller spelling. Two people who share a whole name are not told apart, and nothing but names and roles is compared.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from unicodedata import combining, normalize

from memokit.lexicon import read_rows, read_words

STRONG, FAIR, WEAK = "strong", "fair", "weak"
_ORDER = (STRONG, FAIR, WEAK)

_PARTICLES = read_words("name_particles")
_ORGANISATIONS = read_words("organisation_words")
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "v"))
_SHORT_FORMS = {row[0]: frozenset(row[1].split()) for row in read_rows("short_forms")}

# Letters and pairs that romanisations of one sound differ by, in the order they are replaced.
_SOUNDS = (
    *(
        ("tch", "c"),
        ("sch", "s"),
        ("kh", "h"),
        ("gh", "g"),
        ("dh", "d"),
        ("th", "t"),
        ("sh", "s"),
        ("ch", "s"),
    ),
    *(("ph", "f"), ("dj", "j"), ("dzh", "j"), ("zh", "j"), ("ck", "k"), ("q", "k"), ("c", "k"), ("g", "k")),
    *(("w", "v"), ("z", "s"), ("x", "ks"), ("y", ""), ("j", "")),
)
_AFTER_PARTICLE = re.compile(rf"^(?:{'|'.join(sorted(map(re.escape, _PARTICLES)))})-", re.IGNORECASE)
_SOFT = re.compile(r"^[yij](?=[aeou])")
"""A first letter that some romanisations leave out: `Yevgeny`, `Evgeny`."""
_VOWEL_GROUPS = re.compile(r"[aeiouy]+")
_BACK = frozenset("ou")
_VOWELS = re.compile(r"[aeiou'’`ʼ]+")
_DOUBLED = re.compile(r"(.)\1+")


class Speaker(NamedTuple):
    """A spelling that speaks in the corpus: how often, and with which role."""

    name: str
    n_quotes: int
    role: str | None


class Proposal(NamedTuple):
    """That `spelling` may be the person called `name`, why, and how sure that is (`strong`, `fair`, `weak`)."""

    spelling: str
    name: str
    reason: str
    confidence: str


class _Spelt(NamedTuple):
    speaker: Speaker
    words: tuple[str, ...]
    sounds: tuple[str, ...]


def propose(speakers: Iterable[Speaker]) -> tuple[Proposal, ...]:
    """For each spelling at most one proposal, in the order of `speakers`.

    >>> propose([Speaker("Mohammed Siala", 2, None), Speaker("Mohamed Taha Siala", 5, None)])[0].name
    'Mohamed Taha Siala'
    """
    spelt = [_spelt(speaker) for speaker in speakers if _is_personal(speaker.name)]
    blocks: dict[str, list[_Spelt]] = defaultdict(list)
    for one in spelt:
        for key in {one.sounds[0], one.sounds[-1]}:
            blocks[key].append(one)
    found = []
    for one in spelt:
        near = {id(other): other for key in (one.sounds[-1], one.sounds[0]) for other in blocks[key]}
        fuller = [other for other in near.values() if _rank(other) > _rank(one)]
        best = _best(one, fuller)
        if best:
            found.append(best)
    return tuple(found)


def _is_personal(name: str) -> bool:
    """Whether `name` can be a person's: capital letters but for particles, no word of an organisation."""
    words = name.split()
    joined = [_AFTER_PARTICLE.sub("", word) for word in words]
    capital = [word[:1].isupper() for word in joined if word.lower() not in _PARTICLES]
    return bool(capital) and all(capital) and not any(word.lower() in _ORGANISATIONS for word in words)


def _rank(one: _Spelt) -> tuple[int, int, int, str]:
    """Which of two spellings the other is counted as: more words, longer words, more quotes, then the alphabet."""
    whole = sum(len(word) > 1 for word in one.words)
    return whole, len(one.words), one.speaker.n_quotes, one.speaker.name


def _best(one: _Spelt, fuller: Sequence[_Spelt]) -> Proposal | None:
    found = []
    for other in fuller:
        alike = _alike(one, other)
        if alike:
            confidence, reason = _with_roles(one, other, *alike)
            found.append((_ORDER.index(confidence), tuple(-n for n in _rank(other)[:3]), other, reason))
    if not found:
        return None
    found.sort(key=lambda row: (*row[:2], row[2].speaker.name))
    place, _, other, reason = found[0]
    if len(one.words) == 1 and any(
        _word_alike(other, row[2], 0, 0) is None for row in found if row[0] == place
    ):
        return None  # the surname of several people
    return Proposal(one.speaker.name, other.speaker.name, reason, _ORDER[place])


def _with_roles(one: _Spelt, other: _Spelt, confidence: str, reason: str) -> tuple[str, str]:
    """A proposal is one step surer where both have the same role."""
    roles = [" ".join((s.speaker.role or "").lower().split()) for s in (one, other)]
    if (
        confidence == STRONG
        or not all(roles)
        or not (set(roles[0].split()[-1:]) & set(roles[1].split()[-1:]))
    ):
        return confidence, reason
    return _ORDER[_ORDER.index(confidence) - 1], f"{reason}; both {roles[0].split()[-1]}"


def _alike(one: _Spelt, other: _Spelt) -> tuple[str, str] | None:
    """How `one` may be another spelling of the fuller `other`: (confidence, reason), or None."""
    if one.words == other.words:
        return STRONG, "same but for accents, hyphens, case or particles"
    if "".join(one.words) == "".join(other.words):
        return STRONG, "same but for accents, hyphens, case or particles"
    if len(one.words) == 1:
        return (WEAK, "surname only, of nobody else") if one.words[0] == other.words[-1] else None
    if one.words == other.words[: len(one.words)]:
        return FAIR, "a last name left out"
    if one.words == other.words[-len(one.words) :]:
        return WEAK, "the last names only"
    if sorted(one.words) == sorted(other.words):
        return FAIR, "same words in another order"
    return _given_and_surname(one, other)


def _given_and_surname(one: _Spelt, other: _Spelt) -> tuple[str, str] | None:
    surname = _word_alike(one, other, -1, -1)
    if surname is None or surname in ("short form", "initial"):
        return None
    given = _word_alike(one, other, 0, 0)
    if given is None:
        return None
    middle = _middle(one, other)
    if middle is None:
        return None
    ways = [way for way in dict.fromkeys((given, surname, middle)) if way != "same"]
    if not ways:
        return STRONG, "same but for accents, hyphens, case or particles"
    reasons = {
        "left out": "a middle name left out",
        "by sound": "spelled alike by sound",
        "short form": "a short form of the given name",
        "initial": "an initial for the given name",
    }
    confidence = WEAK if "initial" in ways or len(ways) > 2 else FAIR
    return confidence, ", ".join(reasons[way] for way in ways)


def _word_alike(one: _Spelt, other: _Spelt, n: int, m: int) -> str | None:
    a, b = one.words[n], other.words[m]
    if a == b:
        return "same"
    alike = one.sounds[n] == other.sounds[m] and (a[0] in b[:2] + _like(b[0]) or b[0] in a[:2])
    if alike and (len(one.sounds[n]) > 1 or _DOUBLED.sub(r"\1", a) == _DOUBLED.sub(r"\1", b)):
        return "by sound" if _vowels_agree(a, b) else None
    if b in _SHORT_FORMS.get(a, ()) or a in _SHORT_FORMS.get(b, ()):
        return "short form"
    return "initial" if min(len(a), len(b)) == 1 and a[0] == b[0] else None


def _vowels_agree(a: str, b: str) -> bool:
    """Whether the vowels can be one romanised in two ways: `a` and `e`, `o` and `u`, but not `a` and `u`.

    Where one has more of them than the other nothing speaks against it.
    """
    ours, theirs = _VOWEL_GROUPS.findall(a), _VOWEL_GROUPS.findall(b)
    if len(ours) != len(theirs):
        return True
    return all(
        bool(_BACK & set(x)) == bool(_BACK & set(y)) or ("a" in x and "a" in y)
        for x, y in zip(ours, theirs, strict=True)
    )


def _like(letter: str) -> str:
    """First letters that stand for one sound: `Qaddafi`, `Gaddafi`, `Kadhafi`; `Yusuf`, `Iusuf`, `Jusuf`."""
    return next((group for group in ("gqkc", "yij", "aeiou", "zs", "wv", "hk") if letter in group), letter)


def _middle(one: _Spelt, other: _Spelt) -> str | None:
    """`left out` where the middle words of `one` stand in order in those of `other` and some are missing."""
    rest = list(zip(other.words[1:-1], other.sounds[1:-1], strict=True))
    for word, sound in zip(one.words[1:-1], one.sounds[1:-1], strict=True):
        while rest and not (rest[0][0] == word or rest[0][1] == sound or word == rest[0][0][0]):
            rest.pop(0)
        if not rest:
            return None
        rest.pop(0)
    return "same" if len(one.words) == len(other.words) else "left out"


def _spelt(speaker: Speaker) -> _Spelt:
    plain = "".join(c for c in normalize("NFKD", speaker.name.casefold()) if not combining(c))
    words = re.findall(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*", plain)
    kept = [re.sub(r"['’ʼ`]", "", w) for w in words if w not in _PARTICLES and w not in _SUFFIXES]
    kept = kept or words
    return _Spelt(speaker, tuple(kept), tuple(map(_sound, kept)))


def _sound(word: str) -> str:
    """The consonants of `word`, those that romanisations mix up written alike; a first vowel counts as one.

    >>> _sound("mohammed") == _sound("muhamad"), _sound("gaddafi") == _sound("qadhafi")
    (True, True)
    """
    word = _SOFT.sub("", word)
    first = "a" if word[:1] in "aeiou" else ""
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    return first + _DOUBLED.sub(r"\1", _VOWELS.sub("", word)) or word
