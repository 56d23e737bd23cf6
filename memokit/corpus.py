"""Many memos: read and annotated, with their problems, handed over as tables."""

from __future__ import annotations

import json
import os
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from urllib.parse import quote, urlencode

import numpy as np
import numpy.typing as npt
import pandas as pd

from memokit import tables
from memokit.case import Case
from memokit.case.aliases import apply_aliases, read_aliases, resolve_aliases
from memokit.case.spellings import Speaker, propose
from memokit.collector import paused
from memokit.errors import UsageError
from memokit.handover import Found, handed_over
from memokit.language.annotate import annotate
from memokit.model import AnnotatedMemo, Code, Memo, Problem
from memokit.reading import FileRow, read_text
from memokit.reading import read as read_memos

Progress = Callable[[int, int], None]
"""Called with the number of memos annotated so far and the number of all."""

# Below this many characters one process is done before others have started.
PARALLEL_FROM_CHARACTERS = 4_000_000
CHUNK = 64
_UNCHANGED = ("memos", "sentences", "tokens", "days", "ids", "sources", "_row_of")


class Corpus:
    """Memos with all that was found in them; each table is built when it is first asked for.

    `memos`, `sentences`, `tokens`, `times`, `names`, `quotes` and `problems` are DataFrames with the
    columns of docs/columns.md, rows in input order, then by place. `ledger`
    has a row for each file seen: what was read and what was not.

    A part of a corpus (`between`, `from_sources`, `undated`, `without`) is a view: `root` is the corpus it
    was taken from, `rows` the numbers of its memos there, and `where` the parts of a key that take it again.
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
        self.root = self
        self.rows: npt.NDArray[np.int64] = np.arange(len(self.annotated))
        self.where: tuple[tuple[str, str], ...] = ()

    @cached_property
    def annotated(self) -> tuple[AnnotatedMemo, ...]:
        """The memos and their annotations, in input order."""
        return tuple(self.root.annotated[row] for row in self.rows.tolist())

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        days = self.days[~np.isnat(self.days)]
        span = f", {days.min()} to {days.max()}" if len(days) else ""
        return f"<Corpus: {len(self):,} memos{span}, {len(self.problems):,} problems>"

    @cached_property
    def days(self) -> npt.NDArray[np.datetime64]:
        """The day of each memo, NaT where it is not known to the day."""
        if self.root is not self:
            return self.root.days[self.rows]
        return np.array([a.memo.day or "NaT" for a in self.annotated], "datetime64[D]")

    @cached_property
    def ids(self) -> pd.Index:
        """The memo_id of each memo."""
        if self.root is not self:
            return self.root.ids[self.rows]
        return pd.Index([a.memo.memo_id for a in self.annotated], dtype="str")

    @cached_property
    def sources(self) -> pd.Categorical:
        """The source of each memo as a categorical, its categories in alphabetical order."""
        if self.root is not self:
            return self.root.sources[self.rows]
        return pd.Categorical(pd.array([a.memo.source for a in self.annotated], dtype="str"))

    @cached_property
    def memos(self) -> pd.DataFrame:
        """One row a memo: where it came from, when it is dated, and its text."""
        return self._table("memos")

    @cached_property
    def sentences(self) -> pd.DataFrame:
        """One row a sentence."""
        return self._table("sentences")

    @cached_property
    def tokens(self) -> pd.DataFrame:
        """One row a token."""
        return self._table("tokens")

    @cached_property
    def times(self) -> pd.DataFrame:
        """One row a time expression."""
        return self._table("times")

    @cached_property
    def names(self) -> pd.DataFrame:
        """One row a name, role or pronoun."""
        return self._table("names")

    @cached_property
    def quotes(self) -> pd.DataFrame:
        """One row a quote."""
        return self._table("quotes")

    @cached_property
    def problems(self) -> pd.DataFrame:
        """One row for each thing that could not be read, dated or attributed."""
        if self.root is self:
            return tables.build("problems", (), self._problems)
        whole = self.root.problems
        kept = whole["memo_id"].isna() | whole["memo_id"].isin(self.ids)
        return whole[kept].reset_index(drop=True)

    def _table(self, name: str) -> pd.DataFrame:
        """Table `name`: built once from the records, and taken from there for each part."""
        if self.root is self:
            return tables.build(name, self.annotated)
        whole = self.root.table(name)
        return whole.take(np.flatnonzero(self.holds[self.root.memo_of(name)])).reset_index(drop=True)

    def memo_of(self, name: str) -> npt.NDArray[np.intp]:
        """For each row of table `name`, the number of the memo that it is about."""
        if name not in self._memos_of_rows:
            self._memos_of_rows[name] = self.ids.get_indexer(self.table(name)["memo_id"])
        return self._memos_of_rows[name]

    @cached_property
    def _memos_of_rows(self) -> dict[str, npt.NDArray[np.intp]]:
        return {}

    @cached_property
    def holds(self) -> npt.NDArray[np.bool_]:
        """For each memo of `root`, whether it is one of these."""
        found = np.zeros(len(self.root), bool)
        found[self.rows] = True
        return found

    @cached_property
    def ledger(self) -> pd.DataFrame:
        """What was read and what was not: one row for each file seen, in reading order.

        Files seen are those with status `read`, `set_aside` and `skipped`, the last two with a `reason`. In
        every row `n_articles = n_memos + n_set_aside`; in text formats, where characters are counted,
        `n_characters = n_body + n_header + n_separators + n_characters_set_aside`. A member of an archive or an
        attachment is a file of its own; the columns are those of docs/columns.md.
        """
        return tables.build_ledger(self.files)

    @cached_property
    def speakers(self) -> pd.DataFrame:
        """One row a spelling that speaks, in order of appearance, with the person it may be another spelling of.

        Columns: speaker, role (the one given most often), n_quotes, n_memos, proposed (the fuller spelling, or
        NA), reason, confidence (`strong`, `fair`, `weak`). A proposal merges nothing: rows that the analyst
        takes into `aliases.csv` do. Speakers without a name are no row, and never one person over memos.
        """
        rows = []
        for name, own in self.quotes.dropna(subset="speaker").groupby("speaker", sort=False):
            roles = own["speaker_role"].dropna().mode()
            role = str(roles.iloc[0]) if len(roles) else None
            rows.append((str(name), role, len(own), own["memo_id"].nunique()))
        proposals = {p.spelling: p for p in propose(Speaker(name, n, role) for name, role, n, _ in rows)}
        columns = ["speaker", "role", "n_quotes", "n_memos", "proposed", "reason", "confidence"]
        found = [(*row, *(proposals[row[0]][1:] if row[0] in proposals else (None,) * 3)) for row in rows]
        frame = pd.DataFrame(found, columns=columns)
        return frame.astype({name: "Int64" if name.startswith("n_") else "str" for name in columns})

    def with_aliases(self, aliases: Mapping[str, str]) -> Corpus:
        """This corpus with speakers counted under other names: `aliases` maps a spelling to its name.

        Case and white space of a spelling do not count; chains are followed, a circle raises `UsageError`.
        """
        if self.root is not self:
            return self.root.with_aliases(aliases).part(self.holds, self.where)
        resolved = resolve_aliases(aliases)
        renamed = (apply_aliases(memo, resolved) for memo in self.annotated)
        return Corpus(renamed, self._outer_problems(), self.files)

    def with_case(self, case: Case) -> Corpus:
        """This corpus as the analyst has corrected it: rejected quotes and days are gone, corrected speakers and
        days have their new values, and spellings are counted under their aliases; so every table and count is.
        """
        applied = case.applied(self.annotated)
        if all(one is other for one, other in zip(applied, self.annotated, strict=True)):
            return self
        corrected = Corpus(applied, self._outer_problems(), self.files)
        for name in _UNCHANGED:  # a verdict changes no memo, so what is built of the memos alone stays
            if name in self.__dict__:
                corrected.__dict__[name] = self.__dict__[name]
        return corrected

    def table(self, name: str) -> pd.DataFrame:
        """The table called `name`; an unknown name raises `UsageError`."""
        if name not in tables.SCHEMAS:
            raise UsageError(f"no table {name!r}; one of {', '.join(tables.SCHEMAS)}")
        frame: pd.DataFrame = getattr(self, name)
        return frame

    def annotated_memo(self, memo_id: str) -> AnnotatedMemo:
        """The memo with id `memo_id` and its annotations; an unknown id raises `UsageError`."""
        row = self.root._row_of.get(memo_id)
        if row is None or not self.holds[row]:
            raise UsageError(f"no memo {memo_id!r} among these {len(self):,}")
        return self.root.annotated[row]

    @cached_property
    def _row_of(self) -> dict[str, int]:
        return {a.memo.memo_id: row for row, a in enumerate(self.annotated)}

    def text(self, memo_id: str) -> str:
        """The text of memo `memo_id`."""
        return self.annotated_memo(memo_id).memo.text

    def between(self, first: str | None, last: str | None) -> Corpus:
        """The memos dated to a day from `first` to `last`, both included; None leaves that end open.

        A memo dated only to a month or a year, or not at all, is in only when both ends are open.
        """
        kept = ~np.isnat(self.days)
        if first is not None:
            kept &= self.days >= parse_day(first)
        if last is not None:
            kept &= self.days <= parse_day(last)
        ends = [(name, day) for name, day in (("from", first), ("to", last)) if day is not None]
        return self.part(kept, ends) if ends else self

    def undated(self) -> Corpus:
        """The memos whose date is not known to the day."""
        return self.part(np.isnat(self.days), [("period", "undated")])

    def from_sources(self, sources: Iterable[str | None]) -> Corpus:
        """The memos whose source is one of `sources`; of all sources where there are none given.

        None among `sources` stands for the memos that name no source.
        """
        wanted = list(dict.fromkeys(sources))
        if not wanted:
            return self
        kept = np.asarray(self.sources.isin([name for name in wanted if name is not None]))
        if None in wanted:
            kept |= self.sources.codes < 0
        one = ("source", wanted[0] or "") if len(wanted) == 1 else ("sources", json.dumps(wanted))
        return self.part(kept, [one])

    def without(self, part: Corpus) -> Corpus:
        """The memos that are not in `part`, another part of the same corpus."""
        if part.root is not self.root:
            raise UsageError("without() takes a part of the same corpus; this one was read on its own")
        return self.part(~part.holds[self.rows], [("not", urlencode(part.where, quote_via=quote))])

    def part(self, kept: npt.NDArray[np.bool_], where: Iterable[tuple[str, str]]) -> Corpus:
        """The memos for which `kept` is true, as a view; `where` are the parts of a key that take them again."""
        view = object.__new__(Corpus)
        view.files = self.files
        view.root = self.root
        view.rows = self.rows[kept]
        view.where = (*self.where, *where)
        return view

    def _outer_problems(self) -> tuple[Problem, ...]:
        """The problems that came with the files, not from annotating a memo."""
        own = {id(problem) for memo in self.annotated for problem in memo.problems}
        return tuple(problem for problem in self._problems if id(problem) not in own)

    @property
    def found(self) -> Found:
        """All that the corpus was made of, to be handed over to another process."""
        return Found(self.root.annotated, self.root._outer_problems(), self.root.files)


def parse_day(written: str) -> np.datetime64:
    """The day written as `2020-12-31`; anything else, a month too, raises `UsageError`.

    >>> parse_day("2020-12-31")
    np.datetime64('2020-12-31')
    """
    try:
        day = date.fromisoformat(written)
    except (TypeError, ValueError):
        day = None
    if day is None or day.isoformat() != written:
        raise UsageError(f"{written!r} is not a day; write it as 2020-12-31")
    return np.datetime64(day, "D")


def read(
    paths: str | Path | Sequence[str | Path],
    *more: str | Path,
    date_order: str | None = None,
    columns: Mapping[str, str] | None = None,
    aliases: str | Path | None = None,
    progress: Progress | None = None,
) -> Corpus:
    """Read the memos in files and folders and annotate them.

    `date_order` (`"dmy"` or `"mdy"`) settles dates such as 03/04/2020; `columns` names the columns of tables
    and the keys of JSON where they are not the usual ones (`{"text": "Body", "date": "When"}`). `aliases` is a
    CSV file with the columns `spelling,name`: who is counted under which name. Raises `UsageError` where a path
    is not there or the aliases cannot be understood; everything else that goes wrong becomes a row of `problems`.
    """
    renamed = read_aliases(aliases) if aliases is not None else {}
    given = [*([paths] if isinstance(paths, str | Path) else paths), *more]
    found = handed_over(given) if not (date_order or columns) else None
    if found is None:
        reading = read_memos(given, date_order=date_order, columns=columns)
        found = Found(_annotate_all(reading.memos, progress), reading.problems, reading.files)
    corpus = Corpus(*found)
    return corpus.with_aliases(renamed) if renamed else corpus


def parse(text: str, *, date: str | None = None, source: str | None = None) -> AnnotatedMemo:
    """Annotate one memo given as text; `date` and `source` outrank what a header says.

    >>> parse("31 Dec 2020; MEMO: Siala spoke on Wednesday.").memo.date
    '2020-12-31'
    """
    return annotate(read_text(text, date=date, source=source))


def _annotate_all(memos: Sequence[Memo], progress: Progress | None) -> tuple[AnnotatedMemo, ...]:
    """Annotate `memos` in order, on every core where that is worth the start of processes.

    The processes are loky's: those of multiprocessing run the analyst's own script again and fail in it.
    """
    cores = os.cpu_count() or 1
    if cores == 1 or sum(len(memo.text) for memo in memos) < PARALLEL_FROM_CHARACTERS:
        with paused():
            return tuple(_counted(map(_annotated, memos), len(memos), progress))
    from loky import ProcessPoolExecutor  # late: few corpora are so large

    pool = ProcessPoolExecutor(cores)
    chunks = [pool.submit(_annotate_some, memos[at : at + CHUNK]) for at in range(0, len(memos), CHUNK)]
    try:
        found = (memo for chunk in chunks for memo in chunk.result())
        return tuple(_counted(found, len(memos), progress))
    finally:
        pool.shutdown(kill_workers=True)  # who interrupts does not wait for the memos that are left


def _annotate_some(memos: Sequence[Memo]) -> list[AnnotatedMemo]:
    with paused():
        return [_annotated(memo) for memo in memos]


def _annotated(memo: Memo) -> AnnotatedMemo:
    """A memo with all that was found in it; one on which the analysis fails keeps its words, and a problem says so."""
    try:
        return annotate(memo)
    except Exception as error:  # one memo must not end the reading of all the others
        failed = traceback.extract_tb(error.__traceback__)[-1]
        what = f"{type(error).__name__} in {Path(failed.filename).stem}.{failed.name}"
        message = f"{memo.path or 'memo'}: could not be analysed ({what}); it has no times, names and quotes; please report it"
        problem = Problem(memo.path, "language", Code.NOT_ANALYSED, message, memo.memo_id)
        unread = annotate(memo._replace(language=None))
        return replace(unread, memo=memo, problems=(problem,))


def _counted(
    found: Iterable[AnnotatedMemo], total: int, progress: Progress | None
) -> Iterable[AnnotatedMemo]:
    for number, memo in enumerate(found, start=1):
        if progress:
            progress(number, total)
        yield memo
