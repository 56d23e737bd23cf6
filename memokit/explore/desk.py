"""The desk: the memos, the case they are looked at with, and what both say together. Explorers stand on one."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from memokit.case import Case, Verdict
from memokit.case.folder import placed
from memokit.case.verdicts import verdict_on
from memokit.corpus import Corpus, read
from memokit.explore.progress import reading
from memokit.explore.state import MACHINE, State, change, selected
from memokit.measures.index import share_index

IN_JUPYTER = "JPY_SESSION_NAME"
"""Jupyter's server sets it for the kernels of notebooks that somebody has open; runs of notebooks have none."""
CASE, SAMPLE = Path("../case"), Path("../data")
T = TypeVar("T")
Place = tuple[str, str, int, int]
"""What a verdict is on: kind, memo_id, start, end."""


class Desk:
    """Memos as read (`read`), as the analyst has corrected them (`corpus`), and the case, where there is one."""

    def __init__(self, corpus: Corpus, case: Case | None = None, state: State | None = None) -> None:
        self.read, self.case = corpus, case
        self._state = state or State()
        self.look_again()

    def __repr__(self) -> str:
        return repr(self.corpus)

    def look_again(self) -> None:
        """Take the case's verdicts and aliases as they are now."""
        self.corpus = self.read.with_case(self.case) if self.case else self.read
        share_index(self.read, self.corpus)
        self.__dict__.pop("verdicts", None)
        self._kept: dict[object, Any] = {}

    def once(self, what: object, make: Callable[[], T]) -> T:
        """What `make` gives, worked out once for the parts of a drawing that ask for the same."""
        if what not in self._kept:
            self._kept = {what: make()}
        found: T = self._kept[what]
        return found

    @property
    def state(self) -> State:
        """Where an explorer begins: what was given, then what the case's selection says."""
        return selected(self._state, self.case.selection) if self.case and self.shares else self._state

    shares = False
    """Whether explorers keep their selection in the case."""

    @cached_property
    def verdicts(self) -> dict[Place, Verdict]:
        """The verdicts on what stands in these memos, by what they are on."""
        return placed(self.case.verdicts, self.read.annotated) if self.case else {}

    def standing(self, kind: str, memo_id: str, start: int, end: int) -> str:
        """`machine-read`, or what the analyst said of it; of a quote, what was said of its speaker counts too."""
        own = self.verdicts.get((kind, memo_id, start, end))
        if own is None and kind == "quote":
            own = self.verdicts.get(("speaker", memo_id, start, end))
        return own.verdict if own else MACHINE

    def judge(self, kind: str, memo_id: str, start: int, verdict: str, value: str | None) -> str:
        """Keep a verdict on the quote, speaker or day that begins at `start`; what was done, in words."""
        if self.case is None:
            return "no case folder: nothing was kept"
        annotated = self.read.annotated_memo(memo_id)
        found = annotated.times if kind == "day" else annotated.quotes
        number = next((n for n, one in enumerate(found) if one.start == start), None)
        if number is None:
            return "that is no longer in the memo: nothing was kept"
        if verdict == MACHINE:
            kinds = ("day",) if kind == "day" else ("quote", "speaker")
            for one in kinds:
                self.case.take_back(verdict_on(annotated, one, number, "checked", None))
        else:
            self.case.give(verdict_on(annotated, kind, number, verdict, value))
        self.look_again()
        return f"{kind}: {verdict}" + (f", {value}" if value else "")


def open(
    memos: Sequence[str | Path] = (),
    *,
    case: str | Path = "",
    first: str = "",
    last: str = "",
    sources: Iterable[str] = (),
) -> Desk:
    """The memos of a notebook, with their case.

    In JupyterLab, where neither is given: the memos chosen on the start page (the sample memos until then) and the
    case folder beside the notebooks, which also keeps the selection that explorers share. In a run of the notebook,
    as for a report: the memos given, or the sample memos, and only the case that is given.
    """
    own = not case and IN_JUPYTER in os.environ
    folder = Case(case or CASE) if case or own else None
    chosen = list(memos) or (list(folder.memos) if folder and own else []) or [SAMPLE]
    there = [path for path in chosen if Path(path).exists()] or ([SAMPLE] if own else chosen)
    with reading(own) as progress:
        corpus = read(there, progress=progress)
    if own:
        _set_aside()
    given = {"first": first, "last": last, "sources": tuple(sources)}
    desk = Desk(corpus, folder, change(State(), given))
    desk.shares = own
    return desk


def _set_aside() -> None:
    """Take what is there now, the memos above all, out of what Python looks through for garbage.

    With 10,000 memos that search takes a third of a second, in the middle of a move. Where memos are read again, what
    was set aside before and is not used any more goes first.
    """
    if gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
    gc.freeze()


def desk_of(given: Desk | Corpus) -> Desk:
    """A desk for what an explorer was given."""
    return given if isinstance(given, Desk) else Desk(given)
