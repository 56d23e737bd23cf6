"""Focus: whom `he` and `she` stand for.

The memo is gone through in order. A person who speaks, or who is the subject of a sentence, comes into focus for
their gender; one who is only spoken of comes into focus where nobody else is near. A pronoun stands for the person
in focus and keeps them there. Names inside quoted speech bring nobody into focus.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from operator import attrgetter

from memokit.language.names.subjects import begins, is_subject
from memokit.language.speakers.cast import Cast
from memokit.lexicon import read_words
from memokit.model import Name, Sentence

FADES = 3
"""A person in focus who has not been named or meant for so many paragraphs gives way to anyone."""
LONGEST_OPENING = 12
"""Characters of the longest word that a clause begins with."""
ACTS_FOR = 2
"""For so many paragraphs a person who acted can be meant by an epithet: `the tycoon`."""
KEPT = 10
"""So many people before the one in focus are remembered."""
SPOKEN_OF, SUBJECT, SPEAKER = 1, 2, 3


_start = attrgetter("start")


@dataclass(slots=True)
class _InFocus:
    person: str
    strength: int
    paragraph: int
    sentence: int


class Focus:
    """Who is in focus at each place; asked in the order of the memo.

    `spoken` are the stretches of quoted speech, `reported` those of speech without marks, both in order; `said` is
    who spoke where, and grows while the memo is gone through.
    """

    def __init__(
        self,
        cast: Cast,
        sentences: Sequence[Sentence],
        spoken: Sequence[tuple[int, int]],
        reported: Sequence[tuple[int, int]],
        said: Sequence[tuple[str, int]],
    ) -> None:
        self._text, self._cast, self._sentences = cast.text, cast, sentences
        self._spoken, self._reported = _Inside(spoken), _Inside(reported)
        self._rows: list[Name] | None = None
        self._said, self._heard = said, 0
        self._next = 0
        self._sentence, self._sentence_end, self._paragraph = 0, 0, 0
        self._subject: tuple[int, str] | None = None
        self._acting: tuple[str, int] | None = None
        self._by_gender: dict[str, list[_InFocus]] = {"m": [], "f": []}

    def _advance(self, place: int) -> None:
        """Take in all that stands before `place`."""
        rows = self._rows = _events(self._cast) if self._rows is None else self._rows
        spoken, first = self._spoken, self._next
        self._next = bisect_left(rows, place, first, key=_start)
        for row in rows[first : self._next]:
            if not spoken.holds(row.start):
                self._move(row.start)
                self._see(row)
        self._move(place)

    def _move(self, place: int) -> None:
        """Come to the sentence that `place` stands in."""
        sentences, n = self._sentences, self._sentence
        if place < self._sentence_end:
            return
        while n + 1 < len(sentences) and sentences[n + 1].start <= place:
            n += 1
        if sentences:
            self._sentence, self._paragraph = n, sentences[n].paragraph
            self._sentence_end = sentences[n + 1].start if n + 1 < len(sentences) else len(self._text)

    def _see(self, row: Name) -> None:
        if row.kind == "pronoun":
            self._meant(gender_of(self._text[row.start : row.end]) or "")
        elif row.entity:
            acts = not self._reported.holds(row.start) and self._acts(row, row.entity)
            self._bring(row.entity, SUBJECT if acts else SPOKEN_OF)

    def _acts(self, row: Name, person: str) -> bool:
        """Whether the name is its sentence's subject: a verb follows, or it begins the sentence. The first counts,
        unless the sentence begins with a clause of its own (`When Torvald spoke, Siala left`)."""
        if not self._cast.is_sure(person):
            return False
        first = self._sentences[self._sentence].start
        if self._subject and self._subject[0] == self._sentence and self._subject[1] != person:
            opening = self._text[first : first + LONGEST_OPENING].partition(" ")[0].lower()
            if opening not in read_words("subordinators"):
                return False
        if is_subject(self._text, row.start, row.end) or begins(self._text, first, row.start, row.end):
            self._subject = self._sentence, person
            return True
        return False

    def _meant(self, gender: str) -> None:
        """A pronoun keeps the person in focus there, is its sentence's subject, and tells the gender."""
        known = self._by_gender[gender]
        if known:
            known[-1].paragraph = self._paragraph
            if self._subject is None or self._subject[0] != self._sentence:
                self._subject = self._sentence, known[-1].person
            if known[-1].strength > SPOKEN_OF:
                self._acting = known[-1].person, self._paragraph
                self._cast.learn(known[-1].person, gender)

    def _bring(self, person: str, strength: int) -> None:
        if strength > SPOKEN_OF:
            self._acting = person, self._paragraph
        own = self._cast.gender(person)
        for gender in (own,) if own else ("m", "f"):
            known = self._by_gender[gender]
            top = known[-1] if known else None
            if top is not None and top.person == person:
                top.strength, top.paragraph = max(strength, top.strength), self._paragraph
                top.sentence = self._sentence
            elif (
                top is None
                or strength > SPOKEN_OF
                or top.strength == SPOKEN_OF
                or self._paragraph - top.paragraph > FADES
            ):
                known.append(_InFocus(person, strength, self._paragraph, self._sentence))

    def _catch_up(self, place: int) -> None:
        """Take in all that stands, and all who spoke, before `place`."""
        while self._heard < len(self._said):
            person, spoke_at = self._said[self._heard]
            self._heard += 1
            self._advance(spoke_at)
            self._bring(person, SPEAKER)
        self._advance(place)

    def who(self, gender: str, place: int, others: frozenset[str] = frozenset()) -> str | None:
        """The person a pronoun of `gender` at `place` stands for, who is none of `others`; None where two people
        are only spoken of in one sentence, and nothing tells them apart."""
        self._catch_up(place)
        fitting = [
            one
            for one in reversed(self._by_gender[gender][-KEPT:])
            if one.person not in others and self._cast.gender(one.person) in (gender, None)
        ]
        if not fitting:
            return None
        first = fitting[0]
        for other in fitting[1:]:
            alike = other.strength == first.strength == SPOKEN_OF and other.sentence == first.sentence
            if alike and other.person != first.person:
                return None
        return first.person

    def acting(self, place: int) -> str | None:
        """The person who acted or spoke last, in the paragraph of `place` or one of the two before it."""
        self._catch_up(place)
        if self._acting and self._paragraph - self._acting[1] <= ACTS_FOR:
            return self._acting[0]
        return None


class _Inside:
    """Whether a place lies in one of several stretches; asked in order."""

    def __init__(self, stretches: Sequence[tuple[int, int]]) -> None:
        self._stretches = iter(stretches)
        self._start: float = 0
        self._stop: float = 0

    def holds(self, place: int) -> bool:
        while self._stop <= place:
            self._start, self._stop = next(self._stretches, (inf, inf))
        return self._start <= place


def gender_of(pronoun: str) -> str | None:
    """`m` for he, his, him; `f` for she, her."""
    low = pronoun.lower()
    return "m" if low in ("he", "his", "him") else "f" if low in ("she", "her") else None


def _events(cast: Cast) -> list[Name]:
    rows = [*cast.rows, *(row for row in cast.pronouns if gender_of(cast.text[row.start : row.end]))]
    rows.sort(key=_start)
    return rows


def merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """`spans` in order, those that overlap made one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
