"""What a header says, and which of several stated dates is the memo's own."""

from __future__ import annotations

from collections.abc import Sequence
from operator import le
from typing import NamedTuple

from memokit.calendar.written import Written
from memokit.reading.records import Stated

# How far a rule is trusted, the surest first: what is labelled, what stands alone, what is read from a title.
RANKS: dict[str, float] = {
    "given": 0,
    "column": 0,
    "front matter": 1,
    "mail header": 1,
    "export": 1,
    "page": 1,
    "memo line": 1,
    "block": 1,
    "date-time group": 1,
    "date line": 2,
    "stamp": 2,
    "dateline": 3,
    "page metadata": 3.5,
    "article number": 4,
    "line apart": 4,
    "file name": 4,
    "release number": 5,
    "update line": 6,
    "delivery line": 6,
    "closing line": 6,
    "title": 7,
    "web address": 8,
    "page shown": 9,
}


class Header(NamedTuple):
    """What a header says, and where in the text the body begins and ends.

    `stated` are the dates it states, the one to be used first.
    """

    body: int = 0
    end: int | None = None
    """Where the body ends, if lines about the article follow it."""
    stated: tuple[Stated, ...] = ()
    source: str | None = None
    place: str | None = None
    title: str | None = None
    author: str | None = None
    document_type: str | None = None
    """The kind of document that its layout tells."""
    wired: bool = False
    """Whether it has a dateline that names an agency."""
    shown: bool = False
    """Whether its only day stands alone at the top: it may be the day on which a page was shown."""

    @property
    def date(self) -> Written | None:
        """The date to be used."""
        return self.stated[0].written if self.stated else None

    @property
    def date_rule(self) -> str | None:
        """Which rule found it."""
        return self.stated[0].rule if self.stated else None


def ranked(stated: Sequence[Stated]) -> tuple[Stated, ...]:
    """`stated` with the surest first; among equals, in order of appearance."""
    if len(stated) < 2:
        return tuple(stated)
    ranks = [RANKS[one.rule] for one in stated]
    if all(map(le, ranks, ranks[1:])):
        return tuple(stated)
    return tuple(sorted(stated, key=lambda one: RANKS[one.rule]))
