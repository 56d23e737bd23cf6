"""A report: the notebooks run on memos, and a folder with a page, tables, figures and a receipt made of it."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from memokit.case import Case
from memokit.corpus import Corpus, parse_day, read
from memokit.errors import ReportError, UsageError
from memokit.handover import hand_over
from memokit.reports import receipt as receipts
from memokit.reports.compare import Side, read_side
from memokit.reports.compose import Material, compose
from memokit.reports.parameters import Typed, inject, parameters_of, settle
from memokit.reports.pdf import find_chromium, write_pdf
from memokit.reports.receipt import Receipt
from memokit.reports.run import Progress, execute_all, load, shipped_notebooks

WINDOW = ("first_day", "last_day", "outlets")
"""The parameters that cut a part out of the memos; the report's own tables follow them too."""


@dataclass(frozen=True)
class Asked:
    """What a report is asked for; `values` are parameters by name, `since` is the folder of an earlier report."""

    inputs: tuple[Path, ...]
    notebooks: tuple[Path, ...]
    values: Mapping[str, Any]
    case: Path | None = None
    memos: bool = True
    since: Path | None = None


def write_report(
    inputs: Sequence[Path],
    *,
    out: Path | None = None,
    notebooks: Sequence[Path] | None = None,
    parameters: Mapping[str, Any] | None = None,
    case: Path | None = None,
    since: Path | None = None,
    memos: bool = True,
    pdf: bool = False,
    progress: Progress = lambda line: None,
) -> Path:
    """Run `notebooks` (by default the shipped ones) on the memos in `inputs`; the report's folder.

    The folder (by default `reports/<name of the first input>`) is written beside and swapped in whole. It holds
    `index.html`, which loads nothing from outside, the executed `notebooks/`, `tables/`, `figures/` and
    `receipt.json`. `parameters` are set in each notebook that declares them; an unknown or ill-typed one raises
    `UsageError` before anything runs. `since` is the folder of an earlier report: the page opens with what is
    new; that of `out` itself may not be there yet. Without `memos` the page has only the cited sentences; `pdf` adds `report.pdf`. Where a cell fails, what there is is saved in `<folder>-failed`, an
    earlier report stays, and `ReportError` is raised.
    """
    target = (out or Path("reports") / _name(inputs[0])).resolve()
    if since and since.resolve() == target and not (target / receipts.NAME).is_file():
        progress(f"memokit: no earlier report in {since} yet, so nothing to compare with")
        since = None
    asked = Asked(
        tuple(inputs), tuple(notebooks or shipped_notebooks()), dict(parameters or {}), case, memos, since
    )
    _check_target(target, asked.inputs)
    started = time.monotonic()
    chromium = find_chromium(progress) if pdf else None
    prepared = prepare(asked)
    progress(f"memokit: {len(prepared.read):,} memo{'s' * (len(prepared.read) != 1)} read")
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name[:60]}."))
    beside.chmod(0o755)
    try:
        (beside / "notebooks").mkdir()
        prepared.inject(beside / "notebooks")
        with hand_over(asked.inputs, prepared.read.found) as environment:
            failure = execute_all(prepared.notebooks, beside / "notebooks", progress, environment)
        progress("memokit: writing the page, its tables and figures")
        material = prepared.material(target.name, failure)
        receipt = compose(material, beside, prepared.receipt())
        at = prepared.places(beside)
        receipt[receipts.MACHINE] = receipts.machine(
            written=time.strftime("%Y-%m-%dT%H:%M:%S%z"), seconds=round(time.monotonic() - started, 1), **at
        )
        receipts.write_receipt(receipt, beside)
        if chromium:
            write_pdf(chromium, beside / "index.html", beside / "report.pdf")
        target = target.with_name(target.name + "-failed") if failure else target
        swap_in(beside, target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    if failure:
        raise ReportError(f"{failure}; what was done is in {target}")
    return target


def _name(path: Path) -> str:
    resolved = path.resolve()
    return resolved.name if resolved.is_dir() else resolved.stem


def _check_target(target: Path, inputs: Sequence[Path]) -> None:
    """A report is not written among the memos, nor over a folder that holds something else."""
    for path in inputs:
        if path.is_dir() and target.is_relative_to(path.resolve()):
            raise UsageError(
                f"{target}: in a folder of memos, where the next run would read it; give --out elsewhere"
            )
    if (
        target.is_dir()
        and any(target.iterdir())
        and not any((target / name).is_file() for name in ("index.html", receipts.NAME))
    ):
        raise UsageError(f"{target}: holds files but no report; give --out another folder")
    if target.exists() and not target.is_dir():
        raise UsageError(f"{target}: is a file; give --out a folder")


@dataclass(frozen=True)
class Prepared:
    """All that is needed before the first cell runs: notebooks, their settled parameters, the memos."""

    asked: Asked
    notebooks: list[tuple[str, NotebookNode]]
    settled: dict[str, dict[str, Any]]
    read: Corpus
    """All memos as they were read."""
    corpus: Corpus
    """Those of the period and outlets, as the case has them."""
    since: Side | None = None

    def inject(self, folder: Path) -> None:
        """Set the parameters, the memos' paths as seen from `folder`."""
        paths = [relative(path, folder) for path in self.asked.inputs]
        case = {"case": relative(self.asked.case, folder)} if self.asked.case else {}
        for name, notebook in self.notebooks:
            declared = parameters_of(notebook, name)
            places = {key: value for key, value in {"memos": paths, **case}.items() if key in declared}
            inject(notebook, {**places, **self.settled[name]})

    def material(self, title: str, failure: Any) -> Material:
        """What the report is composed of."""
        used = len(Case(self.asked.case).verdicts) if self.asked.case else 0
        return Material(title, self.corpus, self.notebooks, failure, self.asked.memos, used, self.since)

    def receipt(self) -> Receipt:
        """What went in: it is known before anything is composed."""
        case = self.asked.case
        own = self.settled.items()
        return {
            "receipt": 1,
            "asked": {
                "parameters": {
                    name: value for values in self.settled.values() for name, value in values.items()
                },
                "memos_in_page": self.asked.memos,
                "since": self.since.receipt["seal"] if self.since else None,
            },
            "inputs": receipts.inputs_of(self.asked.inputs),
            "set_aside": receipts.set_aside(self.corpus),
            "case": receipts.inputs_of([case]) if case and case.is_dir() else [],
            "notebooks": [
                {"name": name, "sha256": receipts.hash_sources(notebook), "parameters": dict(own)[name]}
                for name, notebook in self.notebooks
            ],
            "versions": receipts.versions(),
        }

    def places(self, folder: Path) -> dict[str, Any]:
        """Where the inputs are, as seen from the report's folder: a matter of the machine."""
        found = {
            "memos_at": [relative(path, folder) for path in self.asked.inputs],
            "notebooks_at": [relative(path, folder) for path in self.asked.notebooks],
        }
        return found | ({"case_at": relative(self.asked.case, folder)} if self.asked.case else {})


def prepare(
    asked: Asked,
    notebooks: list[tuple[str, NotebookNode]] | None = None,
    settled: dict[str, dict[str, Any]] | None = None,
) -> Prepared:
    """Read everything and check every parameter; whatever is wrong raises `UsageError` before a cell runs.

    `notebooks` and `settled` are those of a report that is there already; else they are read and settled.
    """
    if notebooks is None:
        notebooks = [(path.stem, load(path)) for path in asked.notebooks]
    if settled is None:
        settled = _settled(notebooks, asked.values)
    if asked.case and not asked.case.is_dir():
        raise UsageError(f"{asked.case}: no such case folder; check the spelling")
    first, last, outlets = (_window(settled, name) for name in WINDOW)
    for day in filter(None, (first, last)):
        parse_day(day)
    since = read_side(asked.since) if asked.since else None
    whole = read([str(path) for path in asked.inputs])
    corpus = whole.with_case(Case(asked.case)) if asked.case else whole
    if not len(corpus):
        raise UsageError(f"{asked.inputs[0]}: no memo was read; give files or folders that hold memos")
    part = corpus.between(first or None, last or None).from_sources(outlets or [])
    if not len(part):
        raise UsageError("no memo is left of that period and those outlets; check --from, --to and --source")
    return Prepared(asked, notebooks, settled, whole, part, since)


def _settled(
    notebooks: Sequence[tuple[str, NotebookNode]], values: Mapping[str, Any]
) -> dict[str, dict[str, Any]]:
    """The parameters of each notebook, checked."""
    names = [name for name, _ in notebooks]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise UsageError(f"{twice}: two notebooks of this name; rename one of them")
    declared = {name: parameters_of(notebook, name) for name, notebook in notebooks}
    for name, own in declared.items():
        if "memos" not in own:
            wanted = 'memos: list[str] = ["../data"]'
            raise UsageError(f"{name}: declares no parameter memos; add {wanted} to its parameters")
    return settle(declared, values)


def _window(settled: Mapping[str, Mapping[str, Any]], name: str) -> Any:
    return next((values[name] for values in settled.values() if name in values), None) or None


def relative(path: Path, folder: Path) -> str:
    """`path` as seen from `folder`; whole where it is on another drive."""
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:
        return path.resolve().as_posix()


def swap_in(beside: Path, target: Path) -> None:
    """Put `beside` where `target` was; where that cannot be done `target` stays, and `UsageError` is raised."""
    old = Path(tempfile.mkdtemp(dir=target.parent, prefix=".old."))
    kept = old / "report"
    try:
        if target.exists():
            target.replace(kept)
        beside.replace(target)
    except OSError as error:
        if kept.exists():
            kept.replace(target)
        # Windows lets nobody move a folder while a program has a file of it open.
        raise UsageError(
            f"{target}: cannot be replaced ({error.strerror or error}); close what has a file of it open, "
            "or give --out another folder"
        ) from None
    finally:
        shutil.rmtree(old, ignore_errors=True)


__all__ = ["Asked", "Prepared", "Typed", "prepare", "relative", "write_report"]
