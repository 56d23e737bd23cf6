"""Nominals: whom `the Libyan minister`, `the spokesman`, `the ministry` stand for.

A role stands for the person who has it: the one whose roles hold its noun, or an office that the noun takes in
(`the lawmaker` for a senator), and its other telling words. Of several the one who spoke last, or was named last.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from memokit.language.names.subjects import is_subject
from memokit.language.names.words import DEMONYM, FLAGS, folded
from memokit.language.speakers.cast import Cast, head_of, held, noun_genders, offices, person_nouns
from memokit.language.speakers.focus import Focus
from memokit.language.speakers.mentions import without_article
from memokit.lexicon import read_rows
from memokit.model import Name

LOOKED_AT = 30
"""So many people named before are looked at for a role."""
_SMALL = frozenset(
    [
        "the",
        "a",
        "an",
        "his",
        "her",
        "their",
        "its",
        "our",
        "my",
        "this",
        "that",
        "of",
        "for",
        "in",
        "at",
        "and",
    ]
)


SUBJECT_REACH = 700
"""Characters back within which a body that acted can be meant by `the group`."""


@cache
def _wider() -> dict[str, frozenset[str]]:
    """Nouns that take in several offices: `lawmaker` → `senator`, `representative` …"""
    return {row[0]: frozenset(row[1].split()) for row in read_rows("role_kinds")}


@cache
def _generic_bodies() -> frozenset[str]:
    """Nouns that can be said of any organisation named before: `the group`."""
    return frozenset(row[0] for row in read_rows("bodies") if row[1] == "any")


@cache
def _countries() -> dict[str, str]:
    """Demonym → country: `libyan` → `libya`."""
    return {
        form.replace("_", " "): row[0]
        for row in read_rows("countries")
        if len(row) > 1
        for form in row[1].split()
    }


def _may_be_body(row: Name, cast: Cast) -> bool:
    """Whether a name is that of a body: an organisation, or several words with a capital that no given name begins."""
    if row.kind == "person":
        return row.rule == "two names" and not cast.is_sure(row.entity or "")
    return row.kind == "organisation" or row.rule == "capital letters"


Body = tuple[str | None, None, str]
"""The name of a body, no role, and the rule."""


class Nominals:
    """The people and bodies of a memo by what they are; asked in the order of the memo."""

    def __init__(self, text: str, names: Sequence[Name], cast: Cast, said: Sequence[tuple[str, int]]) -> None:
        self._text, self._cast = text, cast
        self._bodies = [row for row in names if _may_be_body(row, cast)]
        self._body_starts = [row.start for row in self._bodies]
        self._said = said

    def person(self, head: str, start: int, end: int, focus: Focus) -> tuple[str | None, str]:
        """The person that a role at `[start, end)` with the noun `head` stands for, and the rule."""
        words = self._text[start:end].lower().replace("’s", "").replace("'s", "").split()
        telling = [w.strip(",.") for w in words if w not in _SMALL]
        telling = telling[: telling.index(head) + 1] if head in telling else telling
        fitting = [p for p in self._before(start) if self._has(p, head, telling[:-1])]
        if fitting:
            return fitting[0], "role"
        acting = focus.acting(start)
        owned = words[0] in ("his", "her", "their", "its", "our", "my")
        if (
            acting
            and head in person_nouns()
            and not owned
            and head not in held("often")
            and self._may_be(acting, head)
        ):
            return acting, "last to act"
        return None, "unnamed"

    def _may_be(self, person: str, head: str) -> bool:
        """Whether nothing that is known of `person` speaks against the noun: gender, number, another office."""
        gender = noun_genders().get(head)
        if gender and self._cast.gender(person) not in (gender, None):
            return False
        office = offices().get(head, head)
        own = {offices().get(head_of(role), "") for role in self._cast.roles.get(person, ())}
        return office not in held("one") or not own & held("one")

    def _before(self, start: int) -> list[str]:
        """The people who spoke or were named before, the last first."""
        last = bisect_left(self._cast.starts, start)
        named = [
            row.entity for row in reversed(self._cast.rows[max(0, last - LOOKED_AT) : last]) if row.entity
        ]
        return list(dict.fromkeys([*(person for person, _ in reversed(self._said[-LOOKED_AT:])), *named]))

    def _has(self, person: str, head: str, telling: list[str]) -> bool:
        """Whether a role of `person` holds the noun, and nothing that tells otherwise."""
        gender = noun_genders().get(head)
        if gender and self._cast.gender(person) not in (gender, None):
            return False
        office = offices().get(head, head)
        for role in self._cast.roles.get(person, ()):
            own = offices().get(head_of(role), head_of(role))
            taken_in = own == office or own in _wider().get(office, ()) or own in _wider().get(head, ())
            if taken_in and self._agrees(role, telling):
                return True
        return False

    def _agrees(self, role: str, telling: list[str]) -> bool:
        """Whether the words before the noun stand in the role, where it is a country's or has words of its own."""
        own = {folded(word.strip(",.")) for word in role.split()}
        countries = {_countries().get(word, word) for word in own}
        for word in telling:
            if FLAGS[word.capitalize()] & DEMONYM or word in _countries():
                told = [w for w in own if w in _countries() or w in _countries().values()]
                if told and _countries().get(word, word) not in countries:
                    return False
        return True

    def named(self, start: int, end: int, *, part: bool) -> Body | None:
        """The organisation named at the end of `[start, end)`; where it is only `part` of the words, whatever may
        be one (`the magazine Harbour Review`)."""
        first = bisect_left(self._body_starts, start)
        for row in self._bodies[first : first + 3]:
            if row.end == end and (row.kind == "organisation" or part):
                return row.entity or self._text[row.start : row.end], None, "organisation"
        return None

    def body(self, start: int, end: int) -> Body:
        """The organisation that words such as `the ministry`, `the Clinton campaign` stand for."""
        words = self._text[start:end]
        plain = without_article(words)
        if any(word[:1].isupper() for word in plain.split()):
            first = bisect_left(self._body_starts, start)
            inside = [row for row in self._bodies[first : first + 3] if row.end <= end]
            return (inside[-1].entity if inside else None) or plain, None, "organisation"
        head = folded(plain.split()[-1]) if plain.split() else ""
        last = bisect_left(self._body_starts, start)
        before = self._bodies[max(0, last - LOOKED_AT) : last][::-1]
        for row in before:
            if row.kind == "organisation" and head in {folded(word) for word in (row.entity or "").split()}:
                return row.entity, None, "organisation"
        for row in before:
            if head not in _generic_bodies() or start - row.end > SUBJECT_REACH:
                break
            if is_subject(self._text, row.start, row.end):
                return row.entity or self._text[row.start : row.end], None, "organisation"
        return None, None, "unnamed"
