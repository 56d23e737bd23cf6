"""A notebook run again and compared: every output, through nbval, with guards of our own.

nbval does not look at a cell that was never run, so a stripped notebook would pass; the guards say that every
code cell ran, and that a cell tagged `result` shows something.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path

from memokit.errors import ReportError
from memokit.reports.differences import Difference
from memokit.reports.run import CELL_SECONDS, NOTHING_MORE, WHOLE_SECONDS, Progress, cores, load

RESULT = "result"
LONGEST_DETAIL = 600
_ANSI = re.compile(r"(?:\x1b|#x1B)\[[0-9;]*m")


def rerun(
    notebooks: Sequence[Path], progress: Progress, environment: Mapping[str, str] = NOTHING_MORE
) -> tuple[Difference, ...]:
    """What differs when `notebooks` are run again, side by side on the cores there are."""

    def one(notebook: Path) -> list[Difference]:
        found = list(_guards(notebook)) or list(_run_again(notebook, environment))
        progress(f"memokit: {notebook.name}: {len(found) or 'no'} difference{'s' * (len(found) != 1)}")
        return found

    with ThreadPoolExecutor(min(cores(), max(1, len(notebooks)))) as pool:
        return tuple(difference for found in pool.map(one, notebooks) for difference in found)


def _guards(path: Path) -> Iterator[Difference]:
    cells = [cell for cell in load(path).cells if cell.cell_type == "code"]
    for number, cell in enumerate(cells):
        if cell.source.strip() and cell.execution_count is None:
            yield Difference(
                path.name, number, "was never run; run the notebook from top to bottom and save it"
            )
        elif RESULT in cell.metadata.get("tags", ()) and not cell.outputs:
            yield Difference(path.name, number, "its output is missing")


def _run_again(path: Path, environment: Mapping[str, str]) -> Iterator[Difference]:
    with tempfile.TemporaryDirectory() as folder:
        room = files("memokit.reports")
        report = Path(folder) / "report.xml"
        options = ["--nbval", "--nbval-current-env", f"--nbval-cell-timeout={CELL_SECONDS}"]
        options += [f"--nbval-sanitize-with={room / 'sanitize.cfg'}", f"--junitxml={report}"]
        options += ["-c", str(room / "nbval.ini"), "-p", "no:cacheprovider", "-q", "--tb=short"]
        command = [sys.executable, "-m", "pytest", *options, path.name]
        try:
            done = subprocess.run(
                command,
                cwd=path.resolve().parent,
                env={**os.environ, **environment},
                capture_output=True,
                text=True,
                timeout=WHOLE_SECONDS,
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
            yield Difference(name, int(number[1]) if number else None, _detail(text))


def _detail(text: str) -> str:
    """The telling lines of nbval's message, on one line."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    told = [
        line for line in lines if not line.startswith(("Notebook cell", "Cell ", "Input", "Traceback", "---"))
    ]
    return " | ".join(told or lines)[:LONGEST_DETAIL]
