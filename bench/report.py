"""How long a report takes, and papermill with nbconvert on the same notebooks in the same run.

`python bench/report.py [ROUNDS]`: the sides in turn, the shortest of the rounds. papermill and nbconvert are run
as their users do, one command a notebook and then one to make it HTML; they give neither tables, doors nor a receipt.
Beside it: `memokit --help` against `python -c "import pandas"`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from memokit.reports import shipped_notebooks

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 3
HELP_ROUNDS = 11


def seconds(*commands: list[str]) -> float:
    """The wall-clock time of `commands`, one after the other."""
    started = time.perf_counter()
    for command in commands:
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - started


def papermill_commands(folder: Path) -> list[list[str]]:
    """papermill and nbconvert for each notebook, the memos as seen from where papermill runs them."""
    found = []
    for path in shipped_notebooks():
        done = folder / path.name
        memos = ["-y", f"memos: [{ROOT / 'data'}]"]
        found.append(
            [sys.executable, "-m", "papermill", str(path), str(done), *memos, "--cwd", str(path.parent)]
        )
        found.append([sys.executable, "-m", "nbconvert", "--to", "html", "--no-input", str(done)])
    return found


def main() -> None:
    """Print both figures."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    ours, theirs, size = [], [], 0
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            memokit = [sys.executable, "-m", "memokit", "report", "data", "--out", f"{folder}/sample"]
            ours.append(seconds(memokit))
            size = (Path(folder) / "sample" / "index.html").stat().st_size
            theirs.append(seconds(*papermill_commands(Path(folder))))
    print(f"cores: {os.cpu_count()}; notebooks: {len(shipped_notebooks())}; the shortest of {rounds} rounds")
    print(f"memokit report data: {min(ours):.1f} s (page {size / 1e6:.2f} MB, tables, figures, receipt)")
    print(f"papermill, then nbconvert: {min(theirs):.1f} s; ratio {min(ours) / min(theirs):.2f}")
    helped, pandas = [], []
    for _ in range(HELP_ROUNDS):
        helped.append(seconds([sys.executable, "-m", "memokit", "--help"]))
        pandas.append(seconds([sys.executable, "-c", "import pandas"]))
    ratio = min(helped) / min(pandas)
    print(f"memokit --help: {min(helped):.3f} s; import pandas: {min(pandas):.3f} s; ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
