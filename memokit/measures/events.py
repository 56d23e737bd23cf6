"""Events: entries of the timeline that tell of the same thing, over all memos, and plans with what became of them.

Two entries tell of one event where their days overlap and their words are alike (`alike`). Entries of exact days
come before those of weeks, early memos before late ones. A plan and what came of it are two events, linked. Where
it errs, it keeps apart what belongs together.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from memokit.measures.alike import ALIKE, ALIKE_STRICT, Day, Group, Groups, bags, dot
from memokit.measures.keys import make_key

ALIKE_LINK = 0.25
"""A plan and what came of it may be less alike than two accounts: `will vote on the treaty`, `approved the treaty`."""
WEEK, MONTH = 7, 31
"""An entry of more days than a week is an account of the same days only; a plan for a month may come on any of them."""
MOST_DAYS_MOVED = 366
"""A plan is moved by so many days at most."""
MOST_NAMED = 6
"""So many persons and organisations are named in `who`, those named most often."""
LONGEST_BEFORE = 200
"""The words that say that a plan moved stand at most so many characters before its new day."""
_SMALL_WORD = re.compile(
    r"(?<![\w.@/])[a-z][a-z’'-]{3,}|(?<![\w.@/])(?:met|led|set|won|ran|sat|hit|cut|put|saw|got|did|die|dies|died|fell|shot|left|quit|said|says)\b"
)
FEW_LOUD = 5
"""A line in capitals with fewer words is a heading."""
PLANNED, UNDATED, ANY_DAY = "planned", "9999", "any day"

_MOVED = re.compile(
    r"\b(?:postpon|delay|reschedul|defer|adjourn|put\s(?:off|back)|push(?:ed)?\sback|brought\sforward|moved)"
    r".{0,80}\b(?:to|until|till|for)\s(?:the\s)?$",
    re.IGNORECASE | re.DOTALL,
)
"""What stands before the new day of a plan."""


class Event(NamedTuple):
    """A row of the events."""

    event: int
    first_day: str
    last_day: str
    what: str
    tense: str
    n: int
    n_memos: int
    n_sources: int
    sources: str | None
    who: str | None
    first_told: str | None
    last_told: str | None
    became: int | None
    moved_to: int | None
    planned_as: str | None
    key: str


_DTYPES = dict.fromkeys(("event", "n", "n_memos", "n_sources", "became", "moved_to"), "Int64")


def events(entries: pd.DataFrame) -> pd.DataFrame:
    """One row an event: the entries of a timeline that tell of it, put together; in order of first day.

    `entries` is what `timeline` gives, or some rows of it. Columns: event (its number, from 0), first_day, last_day
    (those told most often), what (the sentence that has most in common with the others), tense (`planned`, or what
    most entries say), n (sentences that tell of it), n_memos, n_sources, sources and who (joined by "; "; the
    persons and organisations named most often), first_told, last_told (the dates of the first and last memo),
    became (of a plan: the event that it became), moved_to (of a plan: the plan for another day that replaced it),
    planned_as (the plans that became this event, joined by "; "), key (of the n sentences).

    Not found: an event told in quite other words, or under days that do not overlap. Lines that only name a day
    (`Judgment on: 24 August`) tell of none.

    >>> import memokit as mk
    >>> table = events(mk.timeline(mk.read("data")))
    >>> clash = table[table["what"].str.contains("clash at the border")].iloc[0]
    >>> clash["first_day"], clash["tense"], int(clash["n_memos"]) >= 4
    ('2031-03-03', 'happened', True)
    """
    return told_events(entries)[0]


def tellings(entries: pd.DataFrame) -> pd.DataFrame:
    """The rows of `entries` with the number of the event that each tells of (column `event`, at the end).

    They come by event, then by the date of the memo: all accounts of an event stand together. Rows that only name a
    day are left out.

    >>> import memokit as mk
    >>> entries = mk.timeline(mk.read("data"))
    >>> len(tellings(entries)) == len(entries)
    True
    """
    return told_events(entries)[1]


def told_events(entries: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What `events` and `tellings` give, worked out together."""
    telling = map(tells_something, entries["what"], entries["stated"].fillna(""))
    entries = entries[np.fromiter(telling, bool, len(entries))]
    groups, rows = _worked_out(entries)
    found = pd.DataFrame(rows, columns=list(Event._fields))
    numbers = {member: number for number, group in enumerate(groups) for member in group.members}
    told = entries.reset_index(drop=True)
    told["event"] = pd.array([numbers[row] for row in range(len(told))], dtype="Int64")
    told = told.sort_values(["event", "date"], kind="stable", ignore_index=True)
    return found.astype({name: _DTYPES.get(name, "str") for name in Event._fields}), told


def tells_something(what: str, stated: str) -> bool:
    """Whether a sentence says more than its day: a word in small letters, or several where all are in capitals.

    >>> tells_something("Judgment on: The 24th August, 2026", "24th August, 2026"), tells_something("It fell on Monday.", "Monday")
    (False, True)
    """
    rest = what.replace(stated, " ", 1) if stated else what
    if _SMALL_WORD.search(rest):
        return True
    return rest.isupper() and len(rest.split()) >= FEW_LOUD


def _worked_out(entries: pd.DataFrame) -> tuple[list[Group], list[Event]]:
    """The groups in order of their days, and their rows."""
    told = _Told(entries)
    found = Groups()
    for row in told.order:
        found.place(row, told.kind(row), told.days(row, WEEK), told.bags[row], told.columns["memo_id"][row])
    became = dict(_came(told, found))
    moved = dict(_moved(told, found, became))
    groups = sorted(found.all, key=lambda group: (told.span(group), group.members[0]))
    place = {group.number: number for number, group in enumerate(groups)}
    links = _Links(
        {place[plan]: place[event] for plan, event in became.items()},
        {place[old]: place[new] for old, new in moved.items()},
    )
    return groups, [_event(told, number, group, links) for number, group in enumerate(groups)]


class _Links:
    """The numbers of plans, and of what became of them."""

    def __init__(self, became: dict[int, int], moved: dict[int, int]) -> None:
        self.became, self.moved = became, moved
        self.planned: dict[int, list[int]] = {}
        for plan in sorted(became):
            self.planned.setdefault(became[plan], []).append(plan)


class _Told:
    """The columns of a timeline, and the words of each entry as a bag."""

    def __init__(self, entries: pd.DataFrame) -> None:
        self.columns = {name: _values(entries[name]) for name in entries.columns}
        parts = [value if value and "T" in value else None for value in self.columns["value"]]
        self.bags = bags(self.columns["clause"], self.columns["what"], parts)
        self.first = [date.fromisoformat(day).toordinal() for day in self.columns["first_day"]]
        self.last = [date.fromisoformat(day).toordinal() for day in self.columns["last_day"]]
        self.date: list[str] = [day or UNDATED for day in self.columns["date"]]

    @property
    def order(self) -> list[int]:
        """The entries, exact days first, then early memos."""
        rows = range(len(self.first))
        return sorted(rows, key=lambda row: (self.last[row] - self.first[row], self.date[row], row))

    def kind(self, row: int) -> str:
        """`planned`, or empty for what happened or is happening."""
        return PLANNED if self.columns["tense"][row] == PLANNED else ""

    def days(self, row: int, most: int) -> tuple[Day, ...]:
        """The days of an entry; of one longer than `most` days its ends as one."""
        first, last = self.first[row], self.last[row]
        return ((first, last),) if last - first >= most else tuple(range(first, last + 1))

    def span(self, group: Group) -> tuple[int, int]:
        """The days that most of its entries tell; of two told as often the fewer, then the earlier."""
        counts = Counter((self.first[row], self.last[row]) for row in group.members)
        return min(counts, key=lambda span: (-counts[span], span[1] - span[0], span))

    def dates(self, group: Group) -> list[str]:
        """The dates of the memos that tell of it, in order; undated ones last."""
        return sorted(self.date[row] for row in group.members)

    def is_of_saying(self, group: Group) -> bool:
        """Whether its days are those on which something was said."""
        return all(self.columns["said"][row] for row in group.members)

    def of(self, group: Group, column: str) -> list[Any]:
        """What its entries have in a column, in the order of the timeline, without what is missing."""
        values = self.columns[column]
        return [values[row] for row in sorted(group.members) if values[row] is not None]


def _values(column: pd.Series) -> list[Any]:
    """The values as a list, None where missing."""
    return column.astype(object).where(column.notna(), None).tolist()


def _came(told: _Told, found: Groups) -> Iterator[tuple[int, int]]:
    """Plans and the events that they became: alike, on a day planned, told of no earlier than the plan."""
    for plan in found.all:
        if plan.kind == PLANNED:
            days = told.days(plan.members[0], MONTH)
            least = ALIKE_LINK if len(days) == 1 else ALIKE
            event = found.best("", days, plan.bag(), least, partial(_may_be_of, told, plan, len(days)))
            if event:
                yield plan.number, event.number


def _may_be_of(told: _Told, plan: Group, n_days: int, event: Group) -> bool:
    """Whether it is told no earlier than the plan; what was said of it on a day comes of a plan for that very day only."""
    if told.dates(event)[-1] < told.dates(plan)[0]:
        return False
    return not told.is_of_saying(event) or (n_days == 1 and event.likeness(plan.bag()) >= ALIKE_STRICT)


def _moved(told: _Told, found: Groups, became: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Plans that came to nothing, and the plans for another day that replaced them."""
    plans = [group for group in found.all if group.kind == PLANNED]
    for group in plans:
        if group.number not in became:
            found.hold(group, ANY_DAY, group.words)
    for new in plans:
        if any(_is_moved(told, row) for row in new.members):
            old = found.best(PLANNED, [ANY_DAY], new.bag(), ALIKE_LINK, partial(_may_be_before, told, new))
            if old:
                yield old.number, new.number


def _may_be_before(told: _Told, new: Group, old: Group) -> bool:
    """Whether `old` may be the plan that `new` replaced: of another day within a year, and known no later."""
    (first, last), (day, _) = told.span(old), told.span(new)
    apart = min(abs(first - day), abs(last - day))
    return 0 < apart <= MOST_DAYS_MOVED and told.dates(old)[0] <= told.dates(new)[-1]


def _is_moved(told: _Told, row: int) -> bool:
    """Whether the entry's clause says that something was put off to its day."""
    clause, stated = told.columns["clause"][row], told.columns["stated"][row]
    before = clause.partition(stated)[0] if stated else ""
    return bool(_MOVED.search(before[-LONGEST_BEFORE:]))


def _event(told: _Told, number: int, group: Group, links: _Links) -> Event:
    first, last = (date.fromordinal(day).isoformat() for day in told.span(group))
    central = max(sorted(group.members), key=lambda row: dot(told.bags[row], group.words))
    places = dict.fromkeys(
        f"{memo}:{sentence}"
        for memo, sentence in zip(told.of(group, "memo_id"), told.of(group, "sentence"), strict=True)
    )
    sources = sorted(set(told.of(group, "source")))
    who = Counter(name for names in told.of(group, "who") for name in names.split("; "))
    dates = [day for day in told.dates(group) if day != UNDATED]
    return Event(
        event=number,
        first_day=first,
        last_day=last,
        what=told.columns["what"][central],
        tense=Counter(told.of(group, "tense")).most_common(1)[0][0],
        n=len(places),
        n_memos=len(set(told.of(group, "memo_id"))),
        n_sources=len(sources),
        sources="; ".join(sources) or None,
        who="; ".join(name for name, _ in who.most_common(MOST_NAMED)) or None,
        first_told=dates[0] if dates else None,
        last_told=dates[-1] if dates else None,
        became=links.became.get(number),
        moved_to=links.moved.get(number),
        planned_as="; ".join(map(str, links.planned.get(number, ()))) or None,
        key=make_key(sentences=json.dumps(list(places))),
    )
