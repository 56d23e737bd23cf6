"""Names, roles and pronouns, linked to the fullest name in the memo.

`find_names` finds capitalised names with the titles before them, nouns of a role ("the Libyan minister")
and pronouns, and links each surname to the fullest name that ends with it. Whom a pronoun or role stands for
is settled where it speaks, in `quotes`, by `link_speaker`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from memokit.lexicon import read_rows, read_words
from memokit.model import Memo, Name, Sentence, Tokens

ROLES = read_words("role_heads")
MODIFIERS = read_words("role_modifiers")
ORGANISATIONS = read_words("organisation_words")
COUNTRIES = read_words("countries")
DEMONYMS = frozenset(row[1] for row in read_rows("countries"))
CITIES = read_words("cities")
UNNAMED = read_words("unnamed")
_GENDERS = {row[0]: row[1] for row in read_rows("given_names")}
_FEMALE_WORDS = frozenset(
    (
        "mrs",
        "ms",
        "miss",
        "she",
        "her",
        "woman",
        "queen",
        "princess",
        "lady",
        "spokeswoman",
        "chairwoman",
        "congresswoman",
    )
)
_MALE_WORDS = frozenset(
    ("mr", "sir", "he", "his", "man", "king", "prince", "lord", "spokesman", "chairman", "congressman")
)
_NOT_NAMES = (
    read_words("sentence_starters")
    | read_words("months")
    | read_words("weekdays")
    | read_words("common_words")
    | read_words("stop_words")
    | read_words("not_names")
)
_PARTICLE = r"(?:al|el|bin|ibn|bint|van|von|der|de|del|della|di|da|dos|du|la|le|ben|abu|ter)"
_CAPITAL = r"(?:[^\W\d_a-z][\w’'-]*)"

NAME = re.compile(
    rf"""
    (?<![\w’'-])
    (?:(?:al|el)-)? {_CAPITAL} (?:\.(?=\s[^\W\d_a-z]))?
    (?:\s (?:(?:{_PARTICLE}\s){{0,2}} (?:(?:al|el|bin|bint|ould)-)? {_CAPITAL} (?:\.(?=\s[^\W\d_a-z]))?) ){{0,8}}
    """,
    re.VERBOSE,
)
ROLE = re.compile(
    rf"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Aa]nother)\s(?:[\w-]+\s){{0,4}}?(?:{'|'.join(sorted(ROLES, key=len, reverse=True))})\b"
)
PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e)\b")
SUFFIX = frozenset(("jr", "sr", "ii", "iii", "iv"))


@dataclass(frozen=True, slots=True)
class Person:
    """Someone the memo names in full: the name, the fullest role, and the gender where it is told."""

    name: str
    role: str | None
    gender: str | None
    start: int


def find_names(memo: Memo, tokens: Tokens, sentences: tuple[Sentence, ...]) -> tuple[Name, ...]:
    """The names, roles and pronouns of `memo`, in order; the surname's `entity` is the fullest name.

    Not found: people named in small letters, names cut by a line end.
    """
    found: dict[tuple[int, int], Name] = {}
    for sentence in sentences:
        for match in NAME.finditer(memo.text, sentence.start, sentence.end):
            for name in _names_in(memo.text, match.start(), match.end(), match.start() == sentence.start):
                found.setdefault((name.start, name.end), name)
        for match in PRONOUN.finditer(memo.text, sentence.start, sentence.end):
            found[match.span()] = Name(*match.span(), "pronoun", None, "pronoun")
        for match in ROLE.finditer(memo.text, sentence.start, sentence.end):
            found.setdefault(match.span(), Name(*match.span(), "role", None, "role"))
    names = tuple(found[place] for place in sorted(found))
    return _link_surnames(memo.text, names)


def _names_in(text: str, start: int, end: int, opens: bool) -> list[Name]:
    """What a run of capitalised words holds: one name, or a role with a name."""
    words = [
        (m.group().rstrip("."), start + m.start(), start + m.end())
        for m in re.finditer(r"\S+", text[start:end])
    ]
    while (
        words
        and words[0][0].lower() in _NOT_NAMES
        and (opens or len(words) > 1 or words[0][0].lower() in read_words("months"))
    ):
        words, opens = words[1:], False
    if not words or words[0][0] == "I" or (len(words) == 1 and words[0][0].lower() in _NOT_NAMES):
        return []
    last = words[-1]
    end = last[2] - 2 if last[0].endswith(("'s", "’s")) else last[2]
    lowered = [word.lower().removesuffix("'s").removesuffix("’s") for word, _, _ in words]
    begin = words[0][1]
    kind, rule = _kind(lowered, text[begin:end])
    names = [Name(begin, end, kind, None, rule)]
    heads = [n for n, word in enumerate(lowered) if word in ROLES and n + 1 < len(words)]
    if heads and kind != "organisation":
        names = [
            Name(begin, end, "person", None, "title"),
            Name(words[heads[-1] + 1][1], end, "person", None, "title"),
        ]
    return names


def _kind(words: Sequence[str], written: str) -> tuple[str, str]:
    joined = " ".join(words)
    if words[-1] in ROLES:
        return "role", "role"
    if any(word in ORGANISATIONS for word in words):
        return "organisation", "organisation word"
    if joined in COUNTRIES or joined.replace(" ", "_") in CITIES:
        return "place", "gazetteer"
    if len(words) == 1 and (words[0] in DEMONYMS):
        return "unknown", "demonym"
    if len(words) == 1 and written.isupper() and len(written) > 1:
        return "organisation", "acronym"
    if words[0] in _GENDERS:
        return "person", "given name"
    return ("person", "two names") if 2 <= len(words) <= 4 else ("unknown", "capital letter")


def _link_surnames(text: str, names: tuple[Name, ...]) -> tuple[Name, ...]:
    fullest = {last_word(person.name): person.name for person in find_persons(text, names)}
    linked = []
    for name in names:
        words = text[name.start : name.end]
        entity = fullest.get(last_word(words)) if name.kind in ("person", "unknown") else None
        if name.kind == "organisation":
            entity = words
        kind = "person" if entity and name.kind == "unknown" else name.kind
        linked.append(replace(name, entity=entity, kind=kind))
    return tuple(linked)


def last_word(name: str) -> str:
    """The surname that a name is known by, folded: without possessive and suffix."""
    words = [re.sub(r"['’]s$", "", word).strip(".,").lower() for word in name.split()]
    while len(words) > 1 and words[-1] in SUFFIX:
        words.pop()
    return words[-1] if words else ""


def find_persons(text: str, names: Sequence[Name]) -> tuple[Person, ...]:
    """The people that a memo names, each once with the fullest name and role, in order of appearance."""
    found: dict[str, Person] = {}
    for name in names:
        if name.kind != "person" and not _is_subject(text, name):
            continue
        words = text[name.start : name.end].split()
        roles = [n for n, word in enumerate(words) if word.lower().strip(".") in ROLES]
        split = roles[-1] + 1 if roles and roles[-1] + 1 < len(words) else 0
        role = " ".join(words[:split]) or _lower_role(text, name.start)
        own = re.sub(r"['’]s$", "", " ".join(words[split:]))
        key = last_word(own)
        person = Person(own, role, gender_of(words), name.start)
        known = found.get(key)
        found[key] = _merged(known, person) if known else person
    return tuple(found.values())


def _with_title(persons: tuple[Person, ...], title: str) -> tuple[Person, ...]:
    """`persons`, and those whom the memo's title names, who come before the text's first word."""
    headed = [name for m in NAME.finditer(title) for name in _names_in(title, *m.span(), False)]
    found = {last_word(person.name): replace(person, start=-1) for person in find_persons(title, headed)}
    for person in persons:
        key = last_word(person.name)
        found[key] = _merged(found[key], person) if key in found else person
    return tuple(found.values())


def _subjects(text: str, names: Sequence[Name]) -> list[tuple[int, int]]:
    """The names of people that begin a sentence, in order."""
    opens = re.compile(r"(?:^|\n|[.!?]['\"”’]?\s)$")
    return [
        (name.start, name.end)
        for name in names
        if name.kind in ("person", "unknown") and opens.search(text[max(0, name.start - 3) : name.start])
    ]


_VERB_AFTER = re.compile(r"\s(?:said|told|\w{2,}ed|was|has|is|will|says|met)\b")


def _is_subject(text: str, name: Name) -> bool:
    """Whether a single capitalised word of no known kind acts: `Solheim welcomed …`."""
    words = text[name.start : name.end]
    return (
        name.rule == "capital letter" and " " not in words and _VERB_AFTER.match(text, name.end) is not None
    )


def _merged(known: Person, other: Person) -> Person:
    role = max((known.role, other.role), key=lambda role: len(role or ""))
    name = other.name if len(other.name.split()) > len(known.name.split()) else known.name
    return Person(name, role, known.gender or other.gender, known.start)


def _lower_role(text: str, start: int) -> str | None:
    """The role in small letters just before a name: `foreign minister`, `his Russian counterpart`."""
    words = text[max(0, start - 80) : start].split(" ")[:-1]
    taken: list[str] = []
    for word in reversed(words):
        low = word.lower().strip(".")
        if (not taken and low in ROLES) or (taken and (low in MODIFIERS or low in DEMONYMS or low in ROLES)):
            taken.insert(0, word)
        else:
            break
    return " ".join(taken) or None


def gender_of(words: Sequence[str]) -> str | None:
    """`f`, `m` or None, by titles and given names."""
    for word in words:
        low = word.lower().strip(".")
        if low in _FEMALE_WORDS:
            return "f"
        if low in _MALE_WORDS:
            return "m"
        if low in _GENDERS:
            return _GENDERS[low]
    return None


RECENT = 50
"""So many subjects and speakers are looked back at for a pronoun or role."""


class Speakers:
    """Who a mention stands for, asked in the order of the memo: earlier speakers weigh most."""

    def __init__(self, text: str, names: Sequence[Name], title: str | None = None) -> None:
        self._text = text
        self.persons = _with_title(find_persons(text, names), title or "")
        self._subjects = _subjects(text, names)
        self._by_last = {last_word(person.name): person for person in self.persons}
        self._said: list[Person] = []

    def link(self, start: int, end: int) -> tuple[str | None, str | None, str]:
        """The speaker's fullest name, role, and the rule, for the mention at `[start, end)`."""
        words = self._text[start:end]
        low = words.lower()
        person, rule = self._person(words, low, start)
        if person:
            self._said.append(person)
            return person.name, person.role, rule
        return None, None, rule

    def _person(self, words: str, low: str, start: int) -> tuple[Person | None, str]:
        if low in ("he", "she"):
            return self._pronoun("m" if low == "he" else "f", start)
        if low in ("they", "we", "i", "it"):
            return None, "collective" if low == "they" else "ambiguous"
        known = self._by_last.get(last_word(words))
        if known:
            return known, "full name" if known.name in words else "surname"
        core = re.split(r"\s(?:at|of|in|for|from|on|with|near)\s", low)[0]
        head = last_word(core)
        if core != low and head in UNNAMED:
            return None, "unnamed"
        if head in ROLES:
            return self._role(low.split(), start)
        if head in read_words("collectives") or low.startswith(
            ("all ", "both ", "many ", "some ", "several ")
        ):
            return None, "collective"
        if words[:1].isupper() and not low.startswith(("the ", "a ", "an ")):
            return Person(words, None, None, start), "name"
        if head in ORGANISATIONS or any(part[:1].isupper() for part in words.split()[1:]):
            return Person(re.sub(r"^[Tt]he ", "", words), None, None, start), "organisation"
        return None, "unnamed"

    def _pronoun(self, gender: str, start: int) -> tuple[Person | None, str]:
        subject = self._subject_before(gender, start)
        if subject:
            return subject, "subject before"
        for person in reversed(self._said[-RECENT:]):
            if person.gender in (gender, None):
                return person, "earlier speaker"
        fitting = [p for p in self.persons if p.start < start and p.gender in (gender, None)]
        exact = [p for p in fitting if p.gender == gender] or fitting
        if len(exact) == 1:
            return exact[0], "person named before"
        last = bisect_left(self._subjects, (start, 0))
        for place in reversed(self._subjects[max(0, last - RECENT) : last]):
            subject = self._by_last.get(last_word(self._text[slice(*place)]))
            if subject and subject in exact:
                return subject, "last subject before"
        return None, "ambiguous"

    def _subject_before(self, gender: str, start: int) -> Person | None:
        """The person whose name begins the sentence before, in the same paragraph: `Torvald denied this. She …`"""
        paragraph = self._text.rfind("\n", 0, start)
        before = self._subjects[bisect_left(self._subjects, (start, 0)) - 1 :][:1]
        if not before or not paragraph < before[0][0] < start:
            return None
        person = self._by_last.get(last_word(self._text[slice(*before[0])]))
        return person if person and person.gender in (gender, None) else None

    def _role(self, words: list[str], start: int) -> tuple[Person | None, str]:
        """The person whose role has every telling word of `words`; earlier speakers first."""
        telling = [w for w in words if w not in ("the", "a", "an", "his", "her", "their")]
        if words[0] in ("a", "an", "another"):
            return None, "unnamed"
        for person in [
            *reversed(self._said[-RECENT:]),
            *reversed([p for p in self.persons if p.start < start]),
        ]:
            own = (person.role or "").lower().split()
            if own and (telling[-1] in own) and all(w in own for w in telling):
                return person, "role"
        named = [p for p in self.persons if p.start < start]
        if len(named) == 1 and words[0] == "the" and not named[0].role:
            return named[0], "only person named before"
        return None, "unnamed"
