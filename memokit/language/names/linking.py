"""Linking: the pieces of a memo as rows, each with the fullest name of whom or what it stands for."""

from __future__ import annotations

from memokit.language.names.entities import Naming, Organisations, People, given_gender
from memokit.language.names.pieces import Piece
from memokit.language.names.runs import Words
from memokit.language.names.subjects import is_subject
from memokit.language.names.words import CAPITAL, GIVEN, PERSON_NOUN, POSSESSIVE, ROLE, SPEAKS, UPPER
from memokit.lexicon import read_rows, read_words
from memokit.model import Name

_TITLE_GENDERS = {row[0]: row[2] for row in read_rows("role_heads") if row[2] in "mf"}


LEAST_APART = 2
"""A surname that stands after a role so often before anyone is named in full with it is someone else's:
`President Torvald` is not her son `Ivo Torvald`."""
APPOSED = 8
"""`Bartos Márton, the Hungarian economy minister,`: the noun stands within so many tokens of the name."""
_LINKED, _BODIES = ("person", "unknown"), ("organisation", "unknown")


def _mixed(words: Words, piece: Piece, name: str) -> str:
    """How `piece` is written, where that is not in capitals only; else `name`."""
    start, end = words.slice(piece.first, piece.last)
    written = " ".join(words.text[start:end].split())
    return name if written.isupper() else written


def _is_surely(words: Words, piece: Piece) -> bool:
    """Whether two words with capitals are a person by more than that: a role between commas stands beside them, or
    the second is two syllables with a hyphen (`Bae Sung-ho`)."""
    own, flags, last = words.words, words.flags, piece.last
    head, hyphen, rest = own[last - 1].partition("-")
    if hyphen and rest.islower() and head.isalpha() and not flags[last - 1] & POSSESSIVE:
        return True
    nouns = ROLE | PERSON_NOUN
    if piece.first > 1 and own[piece.first - 1] == "," and flags[piece.first - 2] & nouns:
        return True  # `the unification minister, Bae Min`
    if own[last : last + 1] != [","] or own[last + 1 : last + 2] not in (["the"], ["a"], ["an"]):
        return False
    for n in range(last + 2, min(len(own), last + APPOSED)):
        if own[n] == "," or flags[n] & nouns:
            return own[n] != ","
    return False


class Linker:
    """The people and organisations of a memo, gathered from its pieces and its title."""

    def __init__(self, words: Words, pieces: list[Piece], title: tuple[Words, list[Piece]] | None) -> None:
        self._words = words
        self.people, self._organisations = People(), Organisations()
        self.beginning: dict[int, str] = {}
        """The fullest name of the person whose name begins at a token."""
        alone = [p for p in pieces if len(p.compared) == 1 and p.kind in _LINKED]
        self._titled = {p.compared for p in pieces if p.rule == "title"}
        self._strong = {words.words[p.first] for p in alone if not p.weak}
        self.people.add(self._full_names(pieces, title))
        self._add_surnames(alone, pieces)
        self._add_organisations([p for p in pieces if p.last - p.first > 1 and p.kind in _BODIES])

    def _full_names(
        self, pieces: list[Piece], title: tuple[Words, list[Piece]] | None
    ) -> dict[tuple[str, ...], Naming]:
        """The names of two words and more: by the words they are compared by."""
        found: dict[tuple[str, ...], Naming] = {}
        for words, own, offset in [(self._words, pieces, 0), *([(*title, -1)] if title else [])]:
            for piece in own:
                if piece.kind == "person" and len(compared := piece.compared) > 1:
                    known = found.get(compared)
                    if known is None:
                        start, end = words.slice(piece.first, piece.last)
                        known = Naming(" ".join(words.text[start:end].split()), offset or start, 0, False)
                        found[compared] = known
                    elif known.name.isupper():
                        known.name = _mixed(words, piece, known.name)
                    known.sure = known.sure or piece.rule != "two names" or _is_surely(words, piece)
                    known.times += 1
        return found

    def _add_surnames(self, alone: list[Piece], pieces: list[Piece]) -> None:
        """People who are known by one word only: after a title, or by what they say or are called."""
        words = self._words
        found: dict[tuple[str, ...], Naming] = {}
        apart: dict[tuple[str, ...], Naming] = {}
        after_role = {piece.last for piece in pieces if piece.kind == "role"}
        for piece in alone:
            compared = piece.compared
            if self.people.namesakes(compared):
                chosen = apart if piece.first in after_role and self._is_earlier(piece, compared) else None
            elif piece.kind == "person" and not piece.weak:
                chosen = found
            else:
                chosen = found if piece.rule == "capital letter" and self._speaks(piece) else None
            if chosen is not None:
                start, end = words.slice(piece.first, piece.last)
                written = words.text[start:end]
                known = chosen.setdefault(compared, Naming(written, start, 0, True))
                if known.name.isupper():
                    known.name = written
                known.times += 1
        self.people.add(found)
        for compared, naming in apart.items():
            if naming.times >= LEAST_APART:
                self.people.add_apart(compared, naming)

    def _is_earlier(self, piece: Piece, compared: tuple[str, ...]) -> bool:
        """Whether the surname stands after a role before anyone who bears it is named in full."""
        place = self._words.starts[piece.first]
        people = [self.people.people[n] for n in self.people.namesakes(compared)]
        return all(place < person.start and person.keys not in self._titled for person in people)

    def _speaks(self, piece: Piece) -> bool:
        """Whether a verb of speech follows, and no preposition stands before (`a doctor of Orla said`)."""
        words, n = self._words, piece.last
        before = words.words[piece.first - 1] if piece.first else ""
        follows = n < len(words.words) and words.flags[n] & SPEAKS and not words.flags[n] & CAPITAL
        return bool(follows) and before not in read_words("prepositions")

    def _add_organisations(self, pieces: list[Piece]) -> None:
        words = self._words
        for piece in pieces:
            start, end = words.slice(piece.first, piece.last)
            name = " ".join(words.text[start:end].split())
            if piece.kind == "organisation":
                self._organisations.add(words.words[piece.first : piece.last], name)
            if (
                words.words[piece.last : piece.last + 3 : 2] == ["(", ")"]
                and words.flags[piece.last + 1] & UPPER
            ):
                self._organisations.abbreviate(words.words[piece.last + 1], name)

    def rows(self, pieces: list[Piece]) -> dict[tuple[int, int], Name]:
        """A row a piece, by its place; weak pieces that nothing else confirms are left out."""
        found: dict[tuple[int, int], Name] = {}
        seen: dict[int, tuple[int, int]] = {}
        for piece in pieces:
            row = self._row(piece, seen)
            if row:
                found.setdefault((row.start, row.end), row)
        for piece in pieces:
            if piece.kind == "role" and piece.last in self.beginning:
                place = self._words.slice(piece.first, piece.last)
                found[place] = Name(*place, "role", self.beginning[piece.last], "role")
        return found

    def _row(self, piece: Piece, seen: dict[int, tuple[int, int]]) -> Name | None:
        words = self._words
        start, end = words.slice(piece.first, piece.last)
        if piece.kind == "role":
            return Name(start, end, "role", None, piece.rule)
        written = words.text[start:end]
        if piece.last - piece.first > 1:
            written = " ".join(written.split())
        if piece.kind == "place":
            return Name(start, end, "place", written, piece.rule)
        if piece.kind == "organisation":
            fullest = self._organisations.fullest(words.words[piece.first : piece.last], written)
            return Name(start, end, "organisation", fullest, piece.rule)
        own = piece.compared
        number = self._person(piece, own, seen)
        if number is not None:
            person = self.people.people[number]
            if self.people.is_shared(person.keys[-1]):
                subject = start if is_subject(words.text, start, end) else -1
                seen[number] = max(subject, seen.get(number, (-1, -1))[0]), start
            self.beginning[piece.first] = person.name
            rule = piece.rule if piece.kind == "person" else "surname"
            return Name(start, end, "person", person.name, rule)
        if piece.weak and not self._confirmed(piece, written):
            return None
        entity = written if piece.kind == "person" and len(own) > 1 else None
        return Name(start, end, piece.kind, entity, piece.rule)

    def _person(self, piece: Piece, own: tuple[str, ...], seen: dict[int, tuple[int, int]]) -> int | None:
        """The number of the person named; of several whom one word fits, the one who was a subject last."""
        if piece.rule == "thing":
            return None
        if len(own) > 1 or (piece.last - piece.first > 1 and piece.kind == "unknown"):
            return self.people.find(own) if own else None
        sharing = self.people.namesakes(own)
        if len(sharing) < 2:
            return sharing[0] if sharing else None
        alone = [n for n in sharing if self.people.people[n].keys == own]
        if alone:
            return alone[0]
        sharing = self._of_gender(piece, sharing)
        before = [n for n in sharing if n in seen]
        if before:
            return max(before, key=lambda n: seen[n])
        return sharing[0] if len(sharing) == 1 else self.people.find(own)

    def _of_gender(self, piece: Piece, sharing: list[int]) -> list[int]:
        """Those of `sharing` whose given name the title before the piece fits (`Mrs. Clinton`), all without one."""
        words, n = self._words, piece.first - 1
        while n >= 0 and words.words[n] == ".":
            n -= 1
        gender = _TITLE_GENDERS.get(words.words[n].lower()) if n >= 0 else None
        if not gender:
            return sharing
        genders = {n: given_gender(self.people.people[n].keys[0]) for n in sharing}
        return (
            [n for n in sharing if genders[n] == gender]
            or [n for n in sharing if genders[n] is None]
            or sharing
        )

    def _confirmed(self, piece: Piece, written: str) -> bool:
        """Whether a word that begins a sentence is a name: it has a capital elsewhere too, or is a given name."""
        return written in self._strong or (
            piece.kind == "person" and bool(self._words.flags[piece.first] & GIVEN)
        )
