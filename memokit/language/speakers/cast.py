"""The cast: the people whom a memo names, with their roles and gender, and where each is named."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache

from memokit.language.names import find_title_names
from memokit.language.names.entities import given_gender, keys
from memokit.language.names.words import folded
from memokit.lexicon import read_rows, read_words
from memokit.model import Name

SURE_RULES = ("title", "given name", "initials")
"""Rules that tell a person by more than two words with a capital."""
KEPT_NAMES = 20_000
"""The gender of so many full names is remembered."""
LONGEST_ROLE = 12
"""Words of a role told after a name, at most."""

APPOSITION = re.compile(
    r"""
    (?:\s\([^()\n]{1,40}\))?,\s                                      # Nick Merrill (left),
    (?:\d\d,\s)?                                                     # 44,
    (?:who\s(?:is|was|serves\sas|served\sas|works\sas|runs)\s)?
    (?:now\s|then\s|currently\s)?
    (?P<role>(?:(?:the|an?|his|her|its|their|[A-Z][\w.-]{0,30}['’]s)\s)?[a-z][^,.;:"“”()\n]{2,110})
    """,
    re.VERBOSE,
)
"""What a name is followed by, between commas: `, a spokesman for the ministry,`."""
_ENDS_ROLE = re.compile(
    r"\s(?:who|which|that|and\sis|and\swas|whose|where|when|said|told|says|was|is|has|had)\s"
)
_DETERMINER = re.compile(r"^(?:the|an?|his|her|its|their|our|my)\s", re.IGNORECASE)
_PREPOSITION = re.compile(r"\s(?:of|for|at|in|to|from|on|with|by|under|near|and)\s")


@cache
def offices() -> dict[str, str]:
    """The office or trade that a noun is a form of: `congressman` → `representative`."""
    return {row[0]: row[1] for row in read_rows("role_heads")}


@cache
def noun_genders() -> dict[str, str]:
    """The gender that a noun for a person tells: `spokeswoman` → `f`."""
    return {
        row[0]: row[2 if name == "role_heads" else 1]
        for name in ("role_heads", "person_nouns")
        for row in read_rows(name)
        if row[2 if name == "role_heads" else 1] in "mf"
    }


@cache
def held(how: str) -> frozenset[str]:
    """The nouns of role_heads that are held in one way: of which a person has `one`, or `often` without a name."""
    return frozenset(row[0] for row in read_rows("role_heads") if row[3] == how)


def is_often_unnamed(head: str) -> bool:
    """Whether a noun more often means someone without a name: `official`, `spokesman`."""
    return head in held("often")


@cache
def person_nouns() -> frozenset[str]:
    """Every noun that one person can be meant by."""
    return read_words("role_heads") | read_words("person_nouns")


@lru_cache(4096)
def head_of(phrase: str) -> str:
    """The noun that a phrase is about: `minister` in `the foreign minister of Libya`, in small letters."""
    words = _PREPOSITION.split(f"{phrase} ", maxsplit=1)[0].split()
    return words[-1].lower().strip(".’'") if words else ""


class Cast:
    """Who is named where: the people of a memo by their fullest name, with roles and gender."""

    def __init__(self, text: str, names: Sequence[Name], title: str | None = None) -> None:
        self.text, self._title = text, title
        self.rows: list[Name] = []
        self.starts: list[int] = []
        self.pronouns: list[Name] = []
        self.roles: dict[str, list[str]] = {}
        self._fullest: dict[str, str | None] = {}
        self._genders: dict[str, str | None] = {}
        self._told: dict[str, str] = {}
        self._surnames: dict[str, str | None] | None = None
        self._by_title: dict[str, list[str]] | None = None
        self._sure: set[str] = set()
        self._gather(names)

    def _gather(self, names: Sequence[Name]) -> None:
        """The people's rows, the roles before names and after them, and the gender that titles tell."""
        text, before = self.text, None
        for row in names:
            if row.kind == "pronoun":
                self.pronouns.append(row)
            elif row.kind == "role" and row.entity:
                self._add_role(row.entity, text[row.start : row.end])
            elif row.kind == "person" and row.entity:
                self.rows.append(row)
                self.starts.append(row.start)
                if row.rule in SURE_RULES:
                    self._sure.add(row.entity)
                if before and before.kind == "role" and text[before.end : row.start] == ", ":
                    self._add_role(row.entity, text[before.start : before.end])
                if row.rule == "title":
                    self._titled(row)
                if text[row.end : row.end + 2] in (", ", " ("):
                    self._apposition(row)
            before = row

    def _titled(self, row: Name) -> None:
        word = self.text[max(0, row.start - 12) : row.start].rstrip(" .\u00a0").rpartition(" ")[2]
        gender = noun_genders().get(word.strip("(“\"'\n").rpartition("\n")[2].lower())
        if gender and row.entity:
            self._told.setdefault(row.entity, gender)

    def _apposition(self, row: Name) -> None:
        match = APPOSITION.match(self.text, row.end)
        if match and row.entity:
            role = _ENDS_ROLE.split(f"{match['role']} ", maxsplit=1)[0].strip()
            if head_of(role) in person_nouns() and len(role.split()) <= LONGEST_ROLE:
                self._add_role(row.entity, role)

    def _add_role(self, person: str, role: str) -> None:
        role = _DETERMINER.sub("", " ".join(role.split()))
        known = self.roles.setdefault(person, [])
        if role not in known:
            known.append(role)

    def role(self, person: str) -> str | None:
        """The fullest role that the memo gives `person`: the one of most words, the first of several."""
        if person not in self._fullest:
            self._fullest[person] = self._fullest_role(person)
        return self._fullest[person]

    def _fullest_role(self, person: str) -> str | None:
        known = self.roles.get(person)
        if known is None and self._title and person.split()[-1].lower() in self._title.lower():
            known = self._titled_roles().get(person)
        return max(known, key=lambda role: len(role.split())) if known else None

    def _titled_roles(self) -> dict[str, list[str]]:
        """The roles that the memo's title gives, by the people's fullest names; read once, when first asked for."""
        if self._by_title is None:
            self._by_title = {}
            for row in find_title_names(self._title) if self._title else ():
                if row.kind == "role" and row.entity:
                    person = self.known(row.entity.split()[-1]) or row.entity
                    role = _DETERMINER.sub("", self._title[row.start : row.end]) if self._title else ""
                    self._by_title.setdefault(person, []).append(role)
        return self._by_title

    def gender(self, person: str) -> str | None:
        """`m`, `f` or None: by title, by the nouns of the roles, by the given name."""
        try:
            return self._genders[person]
        except KeyError:
            found = self._told.get(person) or self._by_role(person) or _by_name(person)
            self._genders[person] = found
            return found

    def _by_role(self, person: str) -> str | None:
        for role in self.roles.get(person, ()):
            gender = noun_genders().get(head_of(role))
            if gender:
                return gender
        return None

    def is_sure(self, person: str) -> bool:
        """Whether more than two words with a capital tells that `person` is one: a role, title or given name."""
        return person in self._sure or person in self.roles

    def learn(self, person: str, gender: str) -> None:
        """Take it that `person`, of whom nothing is told, is of `gender`."""
        if self.gender(person) is None:
            self._genders[person] = gender

    def known(self, word: str) -> str | None:
        """The one person whose surname is `word`; None where nobody's or several people's."""
        if self._surnames is None:
            self._surnames = {}
            for person in dict.fromkeys([row.entity for row in self.rows if row.entity]):
                surname = keys(person.split())[-1:]
                if surname:
                    self._surnames[surname[0]] = None if surname[0] in self._surnames else person
        return self._surnames.get(folded(word))

    def covering(self, start: int, end: int) -> str | None:
        """The person in whose longer name `[start, end)` stands: `Jr.` of `Joseph Tarn, Jr.`."""
        before = bisect_left(self.starts, start) - 1
        row = self.rows[before] if before >= 0 else None
        return row.entity if row and row.start < start and end <= row.end + 1 else None

    def ending(self, place: int) -> str | None:
        """The person whose name ends right before `place`, but for a comma."""
        last = bisect_left(self.starts, place) - 1
        row = self.rows[last] if last >= 0 else None
        return row.entity if row and self.text[row.end : place].strip() in ("", ",") else None

    def within(self, start: int, end: int) -> list[Name]:
        """The names of people inside `[start, end)`, in order."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [row for row in self.rows[first:last] if row.end <= end]


@lru_cache(KEPT_NAMES)
def _by_name(person: str) -> str | None:
    own = keys(person.split())
    for word in own[:-1] if len(own) > 1 else own:
        gender = given_gender(word)
        if gender:
            return gender
    return None
