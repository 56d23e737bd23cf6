"""The state of an explorer: what its controls say, what is open below, which rows are shown. `change` alone makes it anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from memokit.case import VERDICTS, Selection

BY = {"auto": "bars that fit", "day": "by day", "week": "by week", "month": "by month"}
KINDS = {"direct": "quotation", "mixed": "partial quotation", "indirect": "paraphrase"}
MACHINE = "machine-read"
STANDINGS = (MACHINE, *VERDICTS)
MARKS = {"quote": "quotes", "time": "days", "name": "names"}
VIEWS = {
    "top": "words in most memos",
    "stand out": "words that stand out",
    "phrases": "phrases",
    "trend": "over time",
    "spread": "how evenly over memos",
    "company": "words beside the first word",
}
LISTS = {"auto": "list that fits", "events": "events", "accounts": "each account"}
LONGEST_WORDS, MOST_ROWS = 500, 500
ROWS = 10


@dataclass(frozen=True, slots=True)
class State:
    """All that decides what an explorer shows. The first five fields are the selection that the case keeps.

    `first`, `last`: ISO days. `sources`: outlets, `""` for memos that name none. `speaker`: a name, or a part of it.
    `words`: words and phrases with commas between. `door`: the key whose sentences are open; `memo`, `at`: the memo
    open below and the place in it. `row`: the page of the table is that of this row; `sort`: a column, `-` before it
    for the largest first.
    """

    first: str = ""
    last: str = ""
    sources: tuple[str, ...] = ()
    speaker: str = ""
    words: str = ""
    by: str = "auto"
    listing: str = "auto"
    kind: str = ""
    cue: str = ""
    standing: str = ""
    view: str = "top"
    mark: tuple[str, ...] = tuple(MARKS)
    find: str = ""
    sort: str = ""
    row: int = 0
    rows: int = ROWS
    door: str = ""
    memo: str = ""
    at: int = 0
    beside: str = ""

    @property
    def selection(self) -> Selection:
        """What the explorers of a case share."""
        return Selection(self.first or None, self.last or None, self.sources, self.speaker, self.words)


def seen(state: State, fields: Sequence[str]) -> State:
    """`state` with every field but `fields` as in a new one."""
    return State(**{name: getattr(state, name) for name in fields})


SHARED = ("first", "last", "sources", "speaker", "words")
PLACES = ("door", "memo", "at", "row", "beside")
"""What is open and turned to: nothing of it stays when what is counted changes."""
_CHOICES = {"by": BY, "listing": LISTS, "kind": ("", *KINDS), "standing": ("", *STANDINGS), "view": VIEWS}


def selected(state: State, selection: Selection) -> State:
    """`state` with what the case's explorers share."""
    own = {name: getattr(selection, name) or ("" if name != "sources" else ()) for name in SHARED}
    return change(state, own)


def change(state: State, changes: Mapping[str, Any]) -> State:
    """`state` with `changes`, as they come from the browser: what is not understood changes nothing.

    A changed filter turns to the first row and closes what is open, but for what `changes` open themselves.

    >>> change(State(row=20), {"first": "2031-03-01", "by": "year"}).row
    0
    """
    known = {field.name for field in fields(State)}
    found = {}
    for name, value in changes.items():
        if name in known and (read := _read(name, value)) is not None:
            found[name] = read
    after = replace(state, **found)
    counted = [name for name in found if name not in (*PLACES, "sort", "rows", "mark", "find")]
    if any(getattr(after, name) != getattr(state, name) for name in counted):
        blank = State()
        after = replace(after, **{name: getattr(blank, name) for name in PLACES if name not in found})
    return after


def _read(name: str, value: Any) -> Any:
    """The value of field `name`, or None where it cannot be one."""
    if name in ("first", "last"):
        return _day(value)
    if name in ("row", "at"):
        return max(0, value) if type(value) is int else None
    if name == "rows":
        return min(MOST_ROWS, max(1, value)) if type(value) is int else None
    if name in ("sources", "mark"):
        listed = isinstance(value, list | tuple) and all(isinstance(one, str) for one in value)
        return tuple(one for one in value if name == "sources" or one in MARKS) if listed else None
    if not isinstance(value, str):
        return None
    if name in _CHOICES:
        return value if value in _CHOICES[name] else None
    return value if name in ("memo", "door", "sort", "beside") else value[:LONGEST_WORDS]


def _day(value: Any) -> str | None:
    if value in ("", None):
        return ""
    try:
        return date.fromisoformat(value).isoformat()
    except (TypeError, ValueError):
        return None
