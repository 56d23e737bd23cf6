"""The lines of docs/schedule.md: cron's are run as cron runs them, those of Windows looked at for their form."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from small_reports import write_memos

from memokit.cli import _parser

ROOT = Path(__file__).resolve().parents[1]
DOCS = (ROOT / "docs" / "schedule.md").read_text("utf-8")
CRON = re.findall(r"```cron\n(.+?)\n```", DOCS)
WINDOWS = re.findall(r"```bat\n(.+?)\n```", DOCS)
LONGEST_TR = 261
"""What schtasks takes after /TR."""


def as_cron(line: str, home: Path) -> subprocess.CompletedProcess[str]:
    """What cron makes of `line`: the command after five fields, `\\%` as `%`, in sh with next to no environment.

    Paths are those of `home`, and one notebook is run for five.
    """
    command = line.split(None, 5)[5].replace("\\%", "%").replace("/home/ana", str(home))
    command = command.replace("memokit report ", "memokit report --notebook 03_keywords ")
    bare = ["env", "-i", f"HOME={home}", "LOGNAME=ana", "SHELL=/bin/sh", "PATH=/usr/bin:/bin"]
    return subprocess.run([*bare, "/bin/sh", "-c", command], cwd=home, capture_output=True, text=True)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with memos, a folder for reports, and memokit where the docs have it."""
    write_memos(tmp_path / "memos")
    (tmp_path / "reports").mkdir()
    there = tmp_path / "memokit" / ".venv" / "bin"
    there.mkdir(parents=True)
    (there / "memokit").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m memokit "$@"\n', "utf-8")
    (there / "memokit").chmod(0o755)
    return tmp_path


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("env"), reason="no cron here")
@pytest.mark.parametrize("line", CRON, ids=["one report", "a report a day"])
def test_cron_lines_run_and_compare_with_the_last_report(line: str, home: Path) -> None:
    def reports() -> list[Path]:
        return [page.parent for page in (home / "reports").glob("*/index.html")]

    first = as_cron(line, home)
    assert (first.returncode, first.stdout, first.stderr) == (0, "", "")
    (report,) = reports()
    assert "What is new" not in (report / "index.html").read_text("utf-8")
    if re.fullmatch(r"\d{4}-\d\d-\d\d", report.name):
        report.rename(report.with_name("2001-02-03"))
    (home / "memos" / "d.txt").write_text("9 Mar 2031; Northwire: The dam is open again.\n", "utf-8")
    assert as_cron(line, home).returncode == 0
    newest = max(reports())
    assert "<h2>Memos: 1 new</h2>" in (newest / "index.html").read_text("utf-8")
    assert "1 of 1" in (home / "reports" / "log.txt").read_text("utf-8")


@pytest.mark.parametrize("line", CRON)
def test_cron_lines_have_five_fields_and_no_bare_percent_sign(line: str) -> None:
    assert line.split(None, 5)[:5] == ["30", "6", "*", "*", "1-5"]
    assert re.search(r"(?<!\\)%", line) is None


def test_what_windows_runs_is_a_command_of_ours_and_short_enough() -> None:
    script, task = WINDOWS
    words = shlex.split(script.replace("\\", "/"))
    assert words[0] == "C:/Users/ana/memokit/.venv/Scripts/memokit.exe"
    options = _parser().parse_args(words[1 : words.index(">>")])
    assert (options.inputs, options.out == options.since) == (["C:/Users/ana/memos"], True)
    (run,) = re.findall(r'/TR "([^"]*)"', task)
    assert len(run) <= LONGEST_TR
    assert f"`{run}`" in DOCS
