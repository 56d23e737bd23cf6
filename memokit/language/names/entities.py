"""Entities: which names of a memo are one person or one organisation, and the fullest name of each.

Names are compared word by word in their folded form: a shorter name is another's where its words stand in the
other's in order, initials and short forms of given names included. A single word that fits several people equally
is nobody's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from memokit.language.names.words import KEPT_SPELLINGS, NOT_PARTICLES, SUFFIXES, folded
from memokit.lexicon import read_rows, read_words

NAMESAKES = 20
"""So many people who share a word are compared; further ones stand alone, so that hostile lists stay cheap."""
SMALL = frozenset(["of", "for", "the", "and", "&"])
STANDS_ALONE = frozenset(
    [
        "house",
        "senate",
        "congress",
        "parliament",
        "government",
        "court",
        "cabinet",
        "state",
        "union",
        "army",
        "party",
    ]
)
"""Organisations that are named by one word in their own right: `the House` is not short for `White House`."""


@cache
def _particles() -> frozenset[str]:
    return (read_words("name_particles") - NOT_PARTICLES) | {"."}


@cache
def short_forms() -> dict[str, frozenset[str]]:
    """The given names that a short form stands for: `bill` → `william`."""
    return {row[0]: frozenset(row[1].split()) for row in read_rows("short_forms")}


def keys(words: Iterable[str]) -> tuple[str, ...]:
    """The words a name is compared by: folded, without particles, dots and suffixes.

    >>> keys(["Abdel", "Fattah", "al-Sisi's"]), keys(["Joseph", "R", ".", "Biden", "Jr", "."])
    (('abdel', 'fattah', 'sisi'), ('joseph', 'r', 'biden'))
    """
    return _keys(tuple(words))


@lru_cache(KEPT_SPELLINGS)
def _keys(words: tuple[str, ...]) -> tuple[str, ...]:
    small = _particles()
    found = [folded(word) for word in words if word not in small and word[:1].isalpha()]
    while len(found) > 1 and found[-1] in SUFFIXES:
        found.pop()
    if len(found) > 1 and found[0] in small:
        del found[0]
    return tuple(found)


@cache
def _genders() -> dict[str, str]:
    return {row[0]: row[1] for row in read_rows("given_names") if row[1] in "mf"}


def given_gender(given: str) -> str | None:
    """The gender, `m` or `f`, that the folded given name is usually given to; None where either or unknown.

    >>> given_gender("hillary"), given_gender("kim")
    ('f', None)
    """
    found = _genders().get(given)
    return found or (_genders().get(given.partition("-")[0]) if "-" in given else None)


class Person(NamedTuple):
    """Someone the memo names: the words compared, the fullest name, and where it first stands."""

    keys: tuple[str, ...]
    name: str
    start: int
    sure: bool
    """Whether more than capitals tells that it is a person, so that the given name alone can mean them."""


@dataclass(slots=True)
class Naming:
    """How a memo writes a name: as written first, where, how often, and whether it is surely a person's."""

    name: str
    start: int
    times: int
    sure: bool


class People:
    """The people of a memo. Full names are put in first, the longest first; then any name can be asked for."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self.mentions: list[int] = []
        self._by_word: dict[str, list[int]] = {}
        self._known: dict[tuple[str, ...], int | None] = {}
        self._sharing: dict[tuple[str, ...], list[int]] = {}
        """Answers of `namesakes`, until somebody is put in."""

    def add(self, full: dict[tuple[str, ...], Naming]) -> None:
        """Put in the names of `full`, by the words they are compared by."""
        order = sorted(
            full, key=lambda own: (-sum(len(word) > 1 for word in own), -len(own), full[own].start)
        )
        for own in order:
            naming = full[own]
            number = self.find(own)
            if number is None:
                number = self._put_in(own, naming)
            self.mentions[number] += naming.times

    def add_apart(self, own: tuple[str, ...], naming: Naming) -> None:
        """Put in someone who is not the one of that name who is known already."""
        self.mentions[self._put_in(own, naming)] += naming.times

    def _put_in(self, own: tuple[str, ...], naming: Naming) -> int:
        number = len(self.people)
        self.people.append(Person(own, naming.name, naming.start, naming.sure))
        self.mentions.append(0)
        for word in set(own):
            sharing = self._by_word.setdefault(word, [])
            if len(sharing) < NAMESAKES:
                sharing.append(number)
        self._known[own] = number
        self._sharing.clear()
        return number

    def find(self, own: tuple[str, ...]) -> int | None:
        """The number of the person that the words `own` name, or None where nobody or several fit."""
        if own in self._known:
            return self._known[own]
        fitting = [n for n in self._by_word.get(own[-1], ()) if _names(own, self.people[n])]
        if not fitting and len(own) > 1:
            fitting = [n for n in self._by_word.get(own[0], ()) if _names(own, self.people[n])]
        found = self._best(own, fitting)
        if found is not None or len(own) == 1:
            self._known[own] = found
        return found

    def namesakes(self, own: tuple[str, ...]) -> list[int]:
        """All whom the words `own` can name, those whose surname it is before the rest."""
        known = self._sharing.get(own)
        if known is None:
            known = self._sharing[own] = self._namesakes(own)
        return known

    def _namesakes(self, own: tuple[str, ...]) -> list[int]:
        sharing = self._by_word.get(own[-1]) if own else None
        if not sharing:
            return []
        fitting = [n for n in sharing if _names(own, self.people[n])]
        surnames = [n for n in fitting if self.people[n].keys[-1] == own[-1]]
        return surnames or fitting

    def is_shared(self, word: str) -> bool:
        """Whether several people have `word` in their names."""
        return len(self._by_word.get(word, ())) > 1

    def _best(self, own: tuple[str, ...], fitting: list[int]) -> int | None:
        """The one that fits; of several the one whose surname it is, then the one named more often than all others."""
        if len(fitting) > 1:
            fitting = [n for n in fitting if self.people[n].keys[-1] == own[-1]] or fitting
        if len(fitting) > 1:
            most = max(self.mentions[n] for n in fitting)
            fitting = [n for n in fitting if self.mentions[n] == most]
        return fitting[0] if len(fitting) == 1 else None


def _names(own: tuple[str, ...], person: Person) -> bool:
    """Whether the words `own` can name `person`: the same words in order, some left out."""
    full = person.keys
    if len(own) == 1:
        return own[0] == full[-1] or (person.sure and own[0] in full)
    if len(own) > len(full) or not (
        _alike(own[0], full[0]) or (own[0] in full[1:-1] and own[-1] == full[-1])
    ):
        return False
    place = 0
    for word in own:
        while place < len(full) and not _alike(word, full[place]):
            place += 1
        if place == len(full):
            return False
        place += 1
    return True


def _alike(one: str, other: str) -> bool:
    """The same word, an initial for it, or a short form of it."""
    if one == other:
        return True
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return other in short_forms().get(one, ()) or one in short_forms().get(other, ())


class Organisations:
    """The organisations of a memo: acronyms and shorter forms with the fullest name."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, ...], str] = {}
        self._by_word: dict[str, list[tuple[str, ...]]] = {}
        self._acronyms: dict[str, str | None] = {}

    def add(self, words: Sequence[str], name: str) -> None:
        """Put in an organisation by its words; `name` is how the memo writes it."""
        own = org_keys(words)
        if not own or own in self._names:
            return
        self._names[own] = name
        for word in {own[0], own[-1]}:
            sharing = self._by_word.setdefault(word, [])
            if len(sharing) < NAMESAKES:
                sharing.append(own)
        letters = "".join(word[0] for word in own)
        if len(own) > 2:
            self._acronyms[letters] = name if letters not in self._acronyms else None

    def abbreviate(self, acronym: str, name: str) -> None:
        """Note that `acronym` is written for `name`: `Government of National Accord (GNA)`."""
        self._acronyms[acronym.lower().replace(".", "")] = name

    def fullest(self, words: Sequence[str], written: str) -> str:
        """The fullest name of the organisation that `words` name; `written` where there is no fuller one."""
        if len(words) == 1:
            spelled = self._acronyms.get(written.lower().replace(".", "")) if written.isupper() else None
            if spelled:
                return spelled
        own = org_keys(words)
        if not own or (
            len(own) == 1 and (own[0] in STANDS_ALONE or own[0] not in read_words("organisation_words"))
        ):
            return self._names.get(own, written)
        longer = [
            other
            for other in dict.fromkeys((*self._by_word.get(own[-1], ()), *self._by_word.get(own[0], ())))
            if len(other) > len(own) and _in_order(own, other)
        ]
        return self._names[longer[0]] if len(longer) == 1 else self._names.get(own, written)


def org_keys(words: Iterable[str]) -> tuple[str, ...]:
    """The words an organisation is compared by: folded, small words and dots left out."""
    return tuple(folded(word) for word in words if word not in SMALL and word != ".")


def _in_order(own: tuple[str, ...], other: tuple[str, ...]) -> bool:
    rest = iter(other)
    return all(word in rest for word in own)
