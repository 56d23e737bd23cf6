"""Run again and compare: every output of a report or notebook, through nbval, with guards of our own.

nbval does not look at a cell that was never run, so a stripped notebook would pass; the guards say that every
code cell ran, and that a cell tagged `result` shows something.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from memokit.errors import ReportError, UsageError
from memokit.reports.run import CELL_SECONDS, WHOLE_SECONDS, load, shipped_notebooks

RESULT = "result"
LONGEST_DETAIL = 600
_ANSI = re.compile(r"\x1b\[[0-9;]*m")


class Difference(NamedTuple):
    """One thing that is not as it was: in which notebook, in which code cell (from 0), and what."""

    notebook: str
    cell: int | None
    what: str

    def __str__(self) -> str:
        place = self.notebook if self.cell is None else f"{self.notebook}, cell {self.cell}"
        return f"{place}: {self.what}"


def check(
    targets: Sequence[Path] = (), *, progress: Callable[[str], None] = lambda line: None
) -> tuple[Difference, ...]:
    """What differs when `targets` (reports' folders, notebooks; by default the shipped ones) are run again.

    Nothing where all agree. A path that is not there, or a folder without notebooks, raises `UsageError`.
    """
    found: list[Difference] = []
    for notebook in [n for target in targets for n in _notebooks(target)] or shipped_notebooks():
        guarded = list(_guards(notebook))
        differences = guarded or list(_run_again(notebook))
        progress(
            f"memokit: {notebook.name}: {len(differences) or 'no'} difference{'s' * (len(differences) != 1)}"
        )
        found += differences
    return tuple(found)


def _notebooks(target: Path) -> list[Path]:
    if target.is_file():
        return [target]
    folder = target / "notebooks" if (target / "notebooks").is_dir() else target
    found = sorted(folder.glob("*.ipynb"))
    if not found:
        what = "no notebooks in it" if target.is_dir() else "no such report or notebook"
        raise UsageError(f"{target}: {what}; give a report's folder or executed notebooks")
    return found


def _guards(path: Path) -> Iterator[Difference]:
    cells = [cell for cell in load(path).cells if cell.cell_type == "code"]
    for number, cell in enumerate(cells):
        if cell.source.strip() and cell.execution_count is None:
            yield Difference(
                path.name, number, "was never run; run the notebook from top to bottom and save it"
            )
        elif RESULT in cell.metadata.get("tags", ()) and not cell.outputs:
            yield Difference(path.name, number, "its output is missing")


def _run_again(path: Path) -> Iterator[Difference]:
    with tempfile.TemporaryDirectory() as folder:
        room = files("memokit.reports")
        report = Path(folder) / "report.xml"
        options = ["--nbval", "--nbval-current-env", f"--nbval-cell-timeout={CELL_SECONDS}"]
        options += [f"--nbval-sanitize-with={room / 'sanitize.cfg'}", f"--junitxml={report}"]
        options += ["-c", str(room / "nbval.ini"), "-p", "no:cacheprovider", "-q", "--tb=short"]
        command = [sys.executable, "-m", "pytest", *options, path.name]
        try:
            done = subprocess.run(
                command, cwd=path.resolve().parent, capture_output=True, text=True, timeout=WHOLE_SECONDS
            )
        except subprocess.TimeoutExpired:
            raise ReportError(f"{path}: running it again took longer than {WHOLE_SECONDS} s") from None
        if done.returncode not in (0, 1) or not report.is_file():
            last = (done.stderr.strip() or done.stdout.strip() or "no output").splitlines()[-1]
            raise ReportError(f"{path}: nbval could not run it: {last}")
        yield from _failures(report, path.name)
        if done.returncode == 1 and not list(_failures(report, path.name)):
            yield Difference(path.name, None, "failed without saying where")


def _failures(report: Path, name: str) -> Iterator[Difference]:
    for case in ElementTree.parse(report).getroot().iter("testcase"):
        bad = [child for child in case if child.tag in ("failure", "error")]
        if bad:
            number = re.search(r"Cell (\d+)", case.get("name", ""))
            text = _ANSI.sub("", (bad[0].text or bad[0].get("message") or ""))
            text = re.sub(r"#x1B\[[0-9;]*m", "", text)
            yield Difference(name, int(number[1]) if number else None, _detail(text))


def _detail(text: str) -> str:
    """The telling lines of nbval's message, on one line."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    told = [
        line for line in lines if not line.startswith(("Notebook cell", "Cell ", "Input", "Traceback", "---"))
    ]
    return " | ".join(told or lines)[:LONGEST_DETAIL]
