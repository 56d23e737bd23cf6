"""Is a report still what its memos, notebooks and libraries give? Run again, composed again, compared with the receipt."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from memokit.errors import UsageError
from memokit.handover import hand_over
from memokit.reports import receipt as receipts
from memokit.reports.compose import SINCE, compose
from memokit.reports.differences import Difference, read_rows, tell_rows, tell_text
from memokit.reports.receipt import MACHINE, NAME, Receipt, hash_file, read_receipt
from memokit.reports.rerun import rerun
from memokit.reports.run import Progress, load, shipped_notebooks
from memokit.reports.write import Asked, Prepared, prepare

UNSEALED = frozenset({NAME, "report.pdf"})
"""Files of a report that its receipt has no hash of."""


def check(targets: Sequence[Path] = (), *, progress: Progress = lambda line: None) -> tuple[Difference, ...]:
    """What differs when `targets` (reports' folders, notebooks; by default the shipped ones) are run again.

    Nothing where all agree. Of a report everything in the receipt is compared: memos, notebooks, case files,
    versions, every output, table and file. A path that is not there, or a folder without notebooks, raises
    `UsageError`.
    """
    found: list[Difference] = []
    for target in targets or ():
        if (target / NAME).is_file():
            found += _check_report(target, progress)
        else:
            found += rerun(notebooks_in(target), progress)
    return tuple(found) if targets else rerun(shipped_notebooks(), progress)


def notebooks_in(target: Path) -> list[Path]:
    """The notebook at `target`, or those of a folder or report."""
    if target.is_file():
        return [target]
    folder = target / "notebooks" if (target / "notebooks").is_dir() else target
    found = sorted(folder.glob("*.ipynb"))
    if not found:
        what = "no notebooks in it" if target.is_dir() else "no such report or notebook"
        raise UsageError(f"{target}: {what}; give a report's folder or executed notebooks")
    return found


def asked_of(folder: Path, receipt: Receipt) -> Asked:
    """What the report in `folder` was asked for, paths as seen from here."""
    told, at = receipt["asked"], receipt[MACHINE]
    case = at.get("case_at")
    return Asked(
        inputs=tuple(folder / path for path in at["memos_at"]),
        notebooks=tuple(folder / path for path in at["notebooks_at"]),
        values=told["parameters"],
        case=folder / case if case else None,
        memos=told["memos_in_page"],
        since=folder / SINCE if told["since"] else None,
    )


def _check_report(folder: Path, progress: Progress) -> list[Difference]:
    receipt = read_receipt(folder)
    found: list[Difference] = []
    sealed = receipts.seal(receipt)
    if (sealed["seal"], sealed[MACHINE]["seal"]) != (receipt.get("seal"), receipt[MACHINE].get("seal")):
        found.append(
            Difference(NAME, None, "was edited after the report was written; its seal no longer fits")
        )
    try:
        found += _compare(folder, receipt, progress)
    except (KeyError, TypeError, AttributeError):
        found.append(Difference(NAME, None, "lacks what a check needs; write the report again"))
    return found


def _compare(folder: Path, receipt: Receipt, progress: Progress) -> Iterator[Difference]:
    """Everything that a receipt tells, against what is there and what comes out now."""
    asked = asked_of(folder, receipt)
    settled = {row["name"]: row["parameters"] for row in receipt["notebooks"]}
    stored = [folder / "notebooks" / f"{name}.ipynb" for name in settled]
    for path in [path for path in stored if not path.is_file()]:
        yield Difference(path.name, None, "is missing from the report")
    stored = [path for path in stored if path.is_file()]
    prepared = prepare(asked, [(path.stem, load(path)) for path in stored], settled)
    now = prepared.receipt()
    yield from _inputs(receipt, now)
    yield from _originals(receipt, asked)
    with hand_over(asked.inputs, prepared.read.found) as environment:
        yield from rerun(stored, progress, environment)
    with tempfile.TemporaryDirectory() as again:
        told = {section: receipt[section] for section in now}
        new = compose(prepared.material(receipt["report"]["title"], None), Path(again), told)
        yield from _made(folder, Path(again), receipt, new)


def _inputs(old: Receipt, new: Receipt) -> Iterator[Difference]:
    """Memos, case files, notebooks as stored, versions: what went in."""
    for section, what in (("inputs", "memo file"), ("case", "case file")):
        before, after = ({row["path"]: row["sha256"] for row in receipt[section]} for receipt in (old, new))
        for path, change in _changes(before, after):
            yield Difference(path, None, f"{what} {change} since the report was written")
    hashes = {row["name"]: row["sha256"] for row in new["notebooks"]}
    for row in old["notebooks"]:
        if hashes.get(row["name"], row["sha256"]) != row["sha256"]:
            yield Difference(f"{row['name']}.ipynb", None, "the report's notebook was edited")
    for name, change in _versions(old["versions"], new["versions"]):
        yield Difference(name, None, change)


def _changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key in [*before, *(key for key in after if key not in before)]:
        if key not in after:
            yield key, "is gone"
        elif key not in before:
            yield key, "was added"
        elif before[key] != after[key]:
            yield key, "was changed"


def _versions(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name in ("python", "memokit"):
        if old[name] != new[name]:
            yield name, f"version {old[name]}, now {new[name]}"
    if old["memokit_code"] != new["memokit_code"] and old["memokit"] == new["memokit"]:
        yield "memokit", "its code was changed since the report was written"
    before, after = old["libraries"], new["libraries"]
    for name, _ in _changes(before, after):
        yield name, f"version {before.get(name, 'none')}, now {after.get(name, 'none')}"


def _originals(receipt: Receipt, asked: Asked) -> Iterator[Difference]:
    """Notebooks that were edited where the report took them from; one that is gone is no difference."""
    hashes = {row["name"]: row["sha256"] for row in receipt["notebooks"]}
    for path in asked.notebooks:
        if path.is_file() and receipts.hash_sources(load(path)) != hashes.get(path.stem):
            yield Difference(path.name, None, "the notebook was edited since the report was written")


def _made(folder: Path, again: Path, old: Receipt, new: Receipt) -> Iterator[Difference]:
    """Tables and files: those in the folder against the receipt, and against what is made again."""
    for name in [*old["tables"], *(name for name in new["tables"] if name not in old["tables"])]:
        if old["tables"].get(name) != new["tables"].get(name):
            told = _tell(folder, again, f"tables/{name}.parquet") or "its hash in the receipt is another one"
            yield Difference(f"table {name}", None, told)
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    known = {*old["files"], *(f"notebooks/{row['name']}.ipynb" for row in old["notebooks"]), *UNSEALED}
    for name in sorted(there - known):
        yield Difference(name, None, "is no file of this report")
    drawn = old[MACHINE].get("system") == receipts.machine()["system"]
    for name, sha in old["files"].items():
        own = hash_file(folder / name)
        if own is None:
            yield Difference(name, None, "is missing from the report")
        elif own != sha:
            yield Difference(name, None, f"was edited: {_tell(again, folder, name) or 'other bytes'}")
        elif new["files"].get(name) != sha and drawn and not name.startswith("tables/"):
            yield Difference(
                name, None, f"comes out differently: {_tell(folder, again, name) or 'other bytes'}"
            )


def _tell(old: Path, new: Path, name: str) -> str | None:
    """How a file of one folder differs from that of the other; None where it cannot be told."""
    a, b = old / name, new / name
    if not (a.is_file() and b.is_file()):
        return "is not made any more" if a.is_file() else "is new" if b.is_file() else None
    compare: Callable[[Path, Path], str] | None = _COMPARE.get(a.suffix)
    return compare(a, b) if compare and a.read_bytes() != b.read_bytes() else None


def _rows(a: Path, b: Path) -> str:
    try:
        return tell_rows(read_rows(a), read_rows(b))
    except Exception:
        return "it cannot be read as a table any more"


def _text(a: Path, b: Path) -> str:
    return tell_text(*(path.read_text("utf-8", errors="replace") for path in (a, b)))


_COMPARE = {".csv": _rows, ".parquet": _rows, ".html": _text, ".svg": _text}

__all__ = ["Difference", "Prepared", "asked_of", "check"]
