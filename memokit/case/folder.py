"""The case folder: plain files that a person can read, edit and keep.

`verdicts.csv` (a verdict a row), `aliases.csv` (`spelling,name`), `kept_apart.csv` (`spelling,name`: two people, not
to be proposed again), `stop_words.txt` (a word a line; `-word` shows a
word again), `selection.json` and `memos.json` (the files and folders looked at). Every file is written beside and
swapped in whole; a file that is not there is empty.
"""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from memokit.case.aliases import COLUMNS as ALIAS_COLUMNS
from memokit.case.aliases import apply_aliases, read_aliases, resolve_aliases
from memokit.case.selection import Selection, parse_selection
from memokit.case.verdicts import Verdict, apply_verdicts, match, of_memo
from memokit.errors import UsageError
from memokit.model import AnnotatedMemo, Memo

VERDICT_COLUMNS = tuple(field.name for field in fields(Verdict))


class Case:
    """A folder with what the analyst adds; it is made when something is first kept.

    Each property reads its file anew, so that notebooks that are open at once agree. A file that cannot be
    understood raises `UsageError` with its line.

    >>> import tempfile
    >>> case = Case(tempfile.mkdtemp())
    >>> case.keep_selection(Selection("2031-03-01", words="dam"))
    >>> Case(case.folder).selection.words
    'dam'
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)

    def __repr__(self) -> str:
        return f"<Case: {len(self.verdicts):,} verdicts, {len(self.aliases):,} aliases>"

    # what was decided

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The verdicts, in the order in which they were first given."""
        path = self.folder / "verdicts.csv"
        rows = csv.DictReader(io.StringIO(self._text(path.name), newline=""))
        try:
            return tuple(_verdict(row) for row in rows)
        except (KeyError, TypeError, ValueError, UsageError) as error:
            raise UsageError(f"{path}:{rows.line_num}: not a verdict ({error}); mend or remove it") from None

    def give(self, verdict: Verdict) -> None:
        """Keep `verdict`; it takes the place of an earlier one on the same place."""
        kept = {one.place: one for one in self.verdicts}
        self._keep_verdicts((kept | {verdict.place: verdict}).values())

    def take_back(self, verdict: Verdict) -> None:
        """Forget the verdict on the place of `verdict`: it is machine-read again."""
        self._keep_verdicts(one for one in self.verdicts if one.place != verdict.place)

    def _keep_verdicts(self, verdicts: Iterable[Verdict]) -> None:
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, VERDICT_COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(verdict) for verdict in verdicts)
        self._write("verdicts.csv", out.getvalue())

    def applied(self, annotated: Iterable[AnnotatedMemo]) -> tuple[AnnotatedMemo, ...]:
        """Memos as the analyst has them: verdicts first, then aliases. A memo without either is the same object."""
        memos = tuple(annotated)
        verdicts, resolved = _ByMemo(self.verdicts, memos), resolve_aliases(self.aliases)
        found = []
        for memo in memos:
            own = verdicts.of(memo.memo)
            memo = apply_verdicts(memo, own) if own else memo
            found.append(apply_aliases(memo, resolved) if resolved else memo)
        return tuple(found)

    def unplaced(self, annotated: Iterable[AnnotatedMemo]) -> tuple[Verdict, ...]:
        """The verdicts that are on nothing in these memos, as read by the machine: the memo or its words are gone."""
        memos = tuple(annotated)
        verdicts = _ByMemo(self.verdicts, memos)
        placed = {
            verdict.place
            for memo in memos
            for verdict in verdicts.of(memo.memo)
            if match(memo, verdict) is not None
        }
        return tuple(verdict for verdict in self.verdicts if verdict.place not in placed)

    # what names and words count as

    @property
    def aliases(self) -> dict[str, str]:
        """Which spelling is counted as which name."""
        path = self.folder / "aliases.csv"
        return read_aliases(path) if path.is_file() else {}

    def keep_aliases(self, aliases: Mapping[str, str]) -> None:
        """Keep `aliases` in the place of those there are; a circle raises `UsageError`."""
        resolve_aliases(aliases)
        self._keep_names("aliases.csv", aliases.items())

    @property
    def kept_apart(self) -> frozenset[tuple[str, str]]:
        """Pairs of spelling and name that are two people: they are not proposed as one again."""
        path = self.folder / "kept_apart.csv"
        rows = csv.DictReader(io.StringIO(self._text(path.name), newline=""))
        try:
            return frozenset((row["spelling"], row["name"]) for row in rows)
        except (KeyError, csv.Error) as error:
            raise UsageError(
                f"{path}:{rows.line_num}: not a spelling and a name ({error}); mend or remove it"
            ) from None

    def keep_apart(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Keep `pairs` in the place of those there are."""
        self._keep_names("kept_apart.csv", sorted(pairs))

    def _keep_names(self, file: str, pairs: Iterable[tuple[str, str]]) -> None:
        out = io.StringIO(newline="")
        csv.writer(out, lineterminator="\n").writerows([ALIAS_COLUMNS, *pairs])
        self._write(file, out.getvalue())

    @property
    def stop_words(self) -> tuple[frozenset[str], frozenset[str]]:
        """The words hidden beside the usual list, and those of the list that are shown again."""
        lines = [line.strip().lower() for line in self._text("stop_words.txt").splitlines()]
        hidden = frozenset(line for line in lines if line and not line.startswith(("#", "-")))
        return hidden, frozenset(line[1:].strip() for line in lines if line.startswith("-"))

    def keep_stop_words(self, hidden: Iterable[str], shown: Iterable[str] = ()) -> None:
        """Keep the words to hide, and those to show again."""
        lines = ["# hidden words, one a line; -word shows a word of the usual list again"]
        lines += sorted({word.strip().lower() for word in hidden if word.strip()})
        lines += sorted({f"-{word.strip().lower()}" for word in shown if word.strip()})
        self._write("stop_words.txt", "\n".join(lines) + "\n")

    # what is looked at

    @property
    def selection(self) -> Selection:
        """The period, outlets, speaker and words that the explorers share; nothing chosen where none is kept."""
        return parse_selection(self._object("selection.json"))

    def keep_selection(self, selection: Selection) -> None:
        """Keep `selection` for every explorer of the case."""
        self._write("selection.json", json.dumps(asdict(selection), ensure_ascii=False, indent=1) + "\n")

    @property
    def memos(self) -> tuple[str, ...]:
        """The files and folders of memos chosen on the start page, as whole paths."""
        paths = self._object("memos.json").get("memos", ())
        return tuple(path for path in paths if isinstance(path, str))

    def keep_memos(self, paths: Iterable[str | Path]) -> None:
        """Keep the files and folders of memos to look at."""
        whole = [str(Path(path).expanduser().resolve()) for path in paths]
        self._write("memos.json", json.dumps({"memos": whole}, ensure_ascii=False, indent=1) + "\n")

    # files

    def _text(self, name: str) -> str:
        try:
            return (self.folder / name).read_bytes().decode("utf-8", "surrogatepass").removeprefix("\ufeff")
        except FileNotFoundError:
            return ""
        except (OSError, UnicodeDecodeError) as error:
            reason = "not UTF-8 text" if isinstance(error, UnicodeDecodeError) else error.strerror
            raise UsageError(f"{self.folder / name}: {reason}; mend or remove it") from None

    def _object(self, name: str) -> dict[str, Any]:
        try:
            found = json.loads(self._text(name) or "{}")
        except ValueError:
            raise UsageError(f"{self.folder / name}: not JSON; mend or remove it") from None
        return found if isinstance(found, dict) else {}

    def _write(self, name: str, content: str) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=self.folder, prefix=f".{name}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content.encode("utf-8", "surrogatepass"))
            Path(beside).replace(self.folder / name)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise


def _verdict(row: Mapping[str, str]) -> Verdict:
    values: dict[str, Any] = {name: row[name] or None for name in VERDICT_COLUMNS}
    values["start"], values["words"] = int(row["start"]), row["words"]
    return Verdict(**values)


def placed(
    verdicts: Iterable[Verdict], annotated: Iterable[AnnotatedMemo]
) -> dict[tuple[str, str, int, int], Verdict]:
    """The verdicts on what stands in these memos, by kind, memo_id, start and end there."""
    memos = tuple(annotated)
    by_memo, found = _ByMemo(verdicts, memos), {}
    for memo in memos:
        for verdict in by_memo.of(memo.memo):
            if (number := match(memo, verdict)) is not None:
                own = memo.times[number] if verdict.kind == "day" else memo.quotes[number]
                found[verdict.kind, memo.memo.memo_id, own.start, own.end] = verdict
    return found


class _ByMemo:
    """Verdicts by the memo they are on: its own, and those on an earlier version of it that is no longer there."""

    def __init__(self, verdicts: Iterable[Verdict], memos: Iterable[AnnotatedMemo]) -> None:
        there = {memo.memo.memo_id for memo in memos}
        self._by_id: dict[str, list[Verdict]] = defaultdict(list)
        self._orphans: dict[tuple[str | None, str | None], list[Verdict]] = defaultdict(list)
        for verdict in verdicts:
            if verdict.memo_id in there:
                self._by_id[verdict.memo_id].append(verdict)
            else:
                self._orphans[verdict.date, verdict.source].append(verdict)

    def of(self, memo: Memo) -> list[Verdict]:
        """The verdicts on `memo`, those on an earlier version first."""
        earlier = self._orphans.get((memo.date, memo.source), ())
        return [*of_memo(memo, earlier), *self._by_id.get(memo.memo_id, ())]
