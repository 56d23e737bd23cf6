"""Which dated texts are alike: texts as weighted stems, and groups of those whose days overlap.

A text is a bag of stems weighted by how rare each is among all texts (tf-idf: Spärck Jones 1972), of length 1.
Each text is laid beside the groups begun before it and joins the one it is most like (leader clustering: Hartigan
1975). Only its rarest words are looked up, so that the work grows with the texts and not with their pairs.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from math import log, sqrt

from memokit.calendar.values import WEEKDAYS
from memokit.calendar.written import MONTHS
from memokit.lexicon import read_rows
from memokit.measures.index import fold_form

ALIKE = 0.3
"""Texts of the same days that are at least so alike belong together."""
ALIKE_STRICT = 0.45
"""The same where the days overlap but differ (a week and one of its days), and for two texts of one writer, who
tells each thing once."""
WEIGHT_AROUND = 0.4
"""A word of the sentence that stands outside the text counts so much."""
LOOKED_UP = 8
"""So many of a text's rarest words are looked up."""
MOST_FOUND = 60
"""A word that so many groups of a day hold already is not looked up: it tells nothing."""
MOST_COMPARED = 12
"""So many groups, those that share most with it, are compared in full."""
MOST_WORDS = 60
"""Of a longer text the rarest words count."""
PLAN_WORDS = frozenset(
    [
        "will",
        "shall",
        "plan",
        "planned",
        "plans",
        "scheduled",
        "set",
        "due",
        "expected",
        "expects",
        "postponed",
        "delayed",
        "rescheduled",
        "agreed",
    ]
)
"""Words that say that something is planned, not what."""

Bag = dict[str, float]
Day = object
"""A day as a number, or anything else that texts of the very same days share."""

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


@cache
def _left_out() -> frozenset[str]:
    """Words that tell nothing of what happened: function words, words of time, words of saying."""
    rows = (
        row[0] for name in ("stop_words", "time_words", "cue_verbs", "numerals") for row in read_rows(name)
    )
    return frozenset(rows) | frozenset(MONTHS) | frozenset(WEEKDAYS) | PLAN_WORDS


@cache
def _stem(word: str) -> str | None:
    low = fold_form(word, "lower")
    return None if len(low) < 2 or low in _left_out() else fold_form(word, "stem")


def _stems(text: str) -> set[str]:
    return {stem for word in _WORD.findall(text) if (stem := _stem(word))}


def bags(texts: Iterable[str], around: Iterable[str], marks: Iterable[str | None]) -> list[Bag]:
    """The words of each text, weighted; `around` is the sentence that each stands in, `marks` one more word for each.

    >>> one, two = bags(["The dam was filled.", "They filled it."], ["", ""], [None, None])
    >>> sorted(one), dot(one, two) > 0
    (['dam', 'fill'], True)
    """
    both = [
        (_stems(text) | ({mark} if mark else set()), _stems(sentence))
        for text, sentence, mark in zip(texts, around, marks, strict=True)
    ]
    told = Counter(stem for inside, outside in both for stem in inside | outside)
    weight = {stem: log(1 + len(both) / count) for stem, count in told.items()}
    made = []
    for inside, outside in both:
        bag = {stem: weight[stem] * WEIGHT_AROUND for stem in sorted(outside)}
        bag |= {stem: weight[stem] for stem in sorted(inside)}
        rarest = sorted(bag, key=lambda stem: (-bag[stem], stem))[:MOST_WORDS]
        length = sqrt(sum(bag[stem] ** 2 for stem in rarest)) or 1.0
        made.append({stem: bag[stem] / length for stem in rarest})
    return made


def dot(one: Bag, two: Bag) -> float:
    """The sum over shared words; the cosine where both bags have length 1."""
    if len(two) < len(one):
        one, two = two, one
    return sum(weight * two[stem] for stem, weight in one.items() if stem in two)


@dataclass(slots=True)
class Group:
    """Texts that belong together: their places among all, the sum of their bags, and the days of the first."""

    number: int
    kind: str
    days: tuple[Day, ...]
    writer: str | None
    """The memo that all its texts are of, if they are of one."""
    members: list[int] = field(default_factory=list)
    words: Bag = field(default_factory=dict)
    square: float = 0.0
    """The square of the length of `words`."""

    def add(self, place: int, bag: Bag) -> None:
        """Let the text at `place` belong to it."""
        self.square += 2 * dot(bag, self.words) + dot(bag, bag)
        self.members.append(place)
        for stem, weight in bag.items():
            self.words[stem] = self.words.get(stem, 0.0) + weight

    def bag(self) -> Bag:
        """Its words, the weightiest first, of length 1."""
        length = sqrt(self.square) or 1.0
        stems = sorted(self.words, key=lambda stem: (-self.words[stem], stem))[:MOST_WORDS]
        return {stem: self.words[stem] / length for stem in stems}

    def likeness(self, bag: Bag) -> float:
        """The cosine of its words and those of `bag`."""
        return dot(bag, self.words) / sqrt(self.square) if self.square else 0.0


class Groups:
    """Groups of texts, and which of them hold a word on a day."""

    def __init__(self) -> None:
        self.all: list[Group] = []
        self._holding: defaultdict[tuple[str, Day, str], list[int]] = defaultdict(list)

    def place(self, place: int, kind: str, days: tuple[Day, ...], bag: Bag, writer: str) -> None:
        """Put the text at `place` into the group that it is most like, or into one of its own."""
        group = self.best(kind, days, bag, ALIKE)
        if group and (group.days != days or group.writer == writer) and group.likeness(bag) < ALIKE_STRICT:
            group = None
        if group is None:
            group = Group(len(self.all), kind, days, writer)
            self.all.append(group)
        elif group.writer != writer:
            group.writer = None
        for day in group.days:
            self.hold(group, day, bag.keys() - group.words.keys())
        group.add(place, bag)

    def hold(self, group: Group, day: Day, stems: Iterable[str]) -> None:
        """Let `group` be found by these stems on this day."""
        for stem in stems:
            holding = self._holding[group.kind, day, stem]
            if len(holding) < MOST_FOUND:
                holding.append(group.number)

    def best(
        self,
        kind: str,
        days: Iterable[Day],
        bag: Bag,
        least: float,
        fits: Callable[[Group], bool] | None = None,
    ) -> Group | None:
        """The group of this kind and one of these days that `bag` is most like, if it is so at least `least` and `fits`."""
        shared: defaultdict[int, float] = defaultdict(float)
        rarest = list(bag)[:LOOKED_UP]
        for day in days:
            for stem in rarest:
                holding = self._holding.get((kind, day, stem), ())
                if len(holding) < MOST_FOUND:
                    for number in holding:
                        shared[number] += bag[stem]
        numbers = sorted(shared, key=lambda number: (-shared[number], number))
        groups = [self.all[number] for number in numbers if fits is None or fits(self.all[number])]
        likeness = [(group.likeness(bag), -group.number) for group in groups[:MOST_COMPARED]]
        found, number = max(likeness, default=(0.0, 0))
        return self.all[-number] if found >= least else None
