"""Many memos: read and annotated, with their problems, handed over as tables."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cached_property
from multiprocessing import get_context
from pathlib import Path

import pandas as pd

from memokit import tables
from memokit.errors import UsageError
from memokit.language.annotate import annotate
from memokit.model import AnnotatedMemo, Memo, Problem
from memokit.reading import FileRow, read_text
from memokit.reading import read as read_memos

Progress = Callable[[int, int], None]
"""Called with the number of memos annotated so far and the number of all."""

# Below this many characters one process is done before others have started.
PARALLEL_FROM_CHARACTERS = 4_000_000
CHUNK = 64


class Corpus:
    """Memos with all that was found in them; each table is built when it is first asked for.

    `memos`, `sentences`, `tokens`, `times`, `names`, `quotes` and `problems` are DataFrames with the
    columns of docs/columns.md, rows in input order, then by place. `files` is the ledger of what was
    read and what was not.
    """

    def __init__(
        self,
        annotated: Iterable[AnnotatedMemo],
        problems: Iterable[Problem] = (),
        files: Iterable[FileRow] = (),
    ) -> None:
        self.annotated = tuple(annotated)
        self.files = tuple(files)
        found = [problem for memo in self.annotated for problem in memo.problems]
        self._problems = (*problems, *found)
        self._by_id = {a.memo.memo_id: a for a in self.annotated}

    def __len__(self) -> int:
        return len(self.annotated)

    def __repr__(self) -> str:
        days = sorted(a.memo.day for a in self.annotated if a.memo.day)
        span = f", {days[0]} to {days[-1]}" if days else ""
        return f"<Corpus: {len(self):,} memos{span}, {len(self._problems):,} problems>"

    @cached_property
    def memos(self) -> pd.DataFrame:
        """One row a memo: where it came from, when it is dated, and its text."""
        return tables.build("memos", self.annotated)

    @cached_property
    def sentences(self) -> pd.DataFrame:
        """One row a sentence."""
        return tables.build("sentences", self.annotated)

    @cached_property
    def tokens(self) -> pd.DataFrame:
        """One row a token."""
        return tables.build("tokens", self.annotated)

    @cached_property
    def times(self) -> pd.DataFrame:
        """One row a time expression."""
        return tables.build("times", self.annotated)

    @cached_property
    def names(self) -> pd.DataFrame:
        """One row a name, role or pronoun."""
        return tables.build("names", self.annotated)

    @cached_property
    def quotes(self) -> pd.DataFrame:
        """One row a quote."""
        return tables.build("quotes", self.annotated)

    @cached_property
    def problems(self) -> pd.DataFrame:
        """One row for each thing that could not be read, dated or attributed."""
        return tables.build("problems", (), self._problems)

    def table(self, name: str) -> pd.DataFrame:
        """The table called `name`; an unknown name raises `UsageError`."""
        if name not in tables.SCHEMAS:
            raise UsageError(f"no table {name!r}; one of {', '.join(tables.SCHEMAS)}")
        frame: pd.DataFrame = getattr(self, name)
        return frame

    def annotated_memo(self, memo_id: str) -> AnnotatedMemo:
        """The memo with id `memo_id` and its annotations; an unknown id raises `UsageError`."""
        try:
            return self._by_id[memo_id]
        except KeyError:
            raise UsageError(f"no memo {memo_id!r} among these {len(self):,}") from None

    def text(self, memo_id: str) -> str:
        """The text of memo `memo_id`."""
        return self.annotated_memo(memo_id).memo.text

    def between(self, first: str | None, last: str | None) -> Corpus:
        """The memos dated to a day from `first` to `last`, both included; None leaves that end open.

        A memo dated only to a month or a year, or not at all, is in only when both ends are open.
        """
        if first is None and last is None:
            return self
        low, high = first or "", last or "9999-12-31"
        return self._only(a for a in self.annotated if a.memo.day and low <= a.memo.day <= high)

    def undated(self) -> Corpus:
        """The memos whose date is not known to the day."""
        return self._only(a for a in self.annotated if a.memo.day is None)

    def from_sources(self, sources: Iterable[str]) -> Corpus:
        """The memos whose source is one of `sources`; of all sources where there are none given."""
        wanted = set(sources)
        return self._only(a for a in self.annotated if a.memo.source in wanted) if wanted else self

    def _only(self, kept: Iterable[AnnotatedMemo]) -> Corpus:
        """A smaller corpus; problems of files, and of the memos that are kept, stay."""
        kept = tuple(kept)
        ids = {a.memo.memo_id for a in kept}
        own = {id(problem) for memo in self.annotated for problem in memo.problems}
        outer = [p for p in self._problems if id(p) not in own and (p.memo_id is None or p.memo_id in ids)]
        return Corpus(kept, outer, self.files)


def read(
    paths: str | Path | Sequence[str | Path],
    *more: str | Path,
    date_order: str | None = None,
    progress: Progress | None = None,
) -> Corpus:
    """Read the memos in files and folders and annotate them.

    `date_order` (`"dmy"` or `"mdy"`) settles dates such as 03/04/2020. Raises `UsageError` where a path
    is not there; everything else that goes wrong becomes a row of `problems`.
    """
    given = [paths] if isinstance(paths, str | Path) else list(paths)
    reading = read_memos([*given, *more], date_order=date_order)
    return Corpus(_annotate_all(reading.memos, progress), reading.problems, reading.files)


def parse(text: str, *, date: str | None = None, source: str | None = None) -> AnnotatedMemo:
    """Annotate one memo given as text; `date` and `source` outrank what a header says.

    >>> parse("31 Dec 2020; MEMO: Siala spoke on Wednesday.").memo.date
    '2020-12-31'
    """
    return annotate(read_text(text, date=date, source=source))


def _annotate_all(memos: Sequence[Memo], progress: Progress | None) -> tuple[AnnotatedMemo, ...]:
    """Annotate `memos` in order, on every core where that is worth the start of processes."""
    cores = os.cpu_count() or 1
    if cores == 1 or sum(len(memo.text) for memo in memos) < PARALLEL_FROM_CHARACTERS:
        return tuple(_counted(map(annotate, memos), len(memos), progress))
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:
        found = pool.map(annotate, memos, chunksize=CHUNK)
        return tuple(_counted(found, len(memos), progress))


def _counted(
    found: Iterable[AnnotatedMemo], total: int, progress: Progress | None
) -> Iterable[AnnotatedMemo]:
    for number, memo in enumerate(found, start=1):
        if progress:
            progress(number, total)
        yield memo
