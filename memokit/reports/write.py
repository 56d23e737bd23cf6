"""A report: the notebooks run on memos, and one page made of what they show."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from memokit.corpus import read
from memokit.errors import ReportError, UsageError
from memokit.reports.page import page
from memokit.reports.run import execute, inject, load, shipped_notebooks

Progress = Callable[[str], None]
AT_ONCE = 2
"""Notebooks run at the same time: each is a process of its own."""


def write_report(
    inputs: Sequence[Path],
    *,
    out: Path | None = None,
    notebooks: Sequence[Path] | None = None,
    parameters: Mapping[str, Any] | None = None,
    progress: Progress = lambda line: None,
) -> Path:
    """Run `notebooks` (by default the shipped ones) on the memos in `inputs`; the report's folder.

    The folder (by default `reports/<name of the first input>`) is written beside and swapped in whole; it
    holds `index.html`, which loads nothing from outside, and the executed notebooks. Where a cell fails,
    what there is is saved in `<folder>-failed`, an earlier report stays, and `ReportError` is raised.
    """
    corpus = read([str(path) for path in inputs])
    if not len(corpus):
        raise UsageError(f"{inputs[0]}: no memo was read; give files or folders that hold memos")
    out = (out or Path("reports") / _name(inputs[0])).resolve()
    out.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=out.parent, prefix=f".{out.name[:60]}."))
    beside.chmod(0o755)
    try:
        folder = beside / "notebooks"
        folder.mkdir()
        values = {"memos": [_relative(path, folder) for path in inputs], **(parameters or {})}
        done, failure = _run_all(notebooks or shipped_notebooks(), folder, values, progress)
        (beside / "index.html").write_text(page(out.name, done, str(failure) if failure else None), "utf-8")
        target = out.with_name(out.name + "-failed") if failure else out
        _swap_in(beside, target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    if failure:
        raise ReportError(f"{failure}; what was done is in {target}")
    return out


def _name(path: Path) -> str:
    resolved = path.resolve()
    return resolved.name if resolved.is_dir() else resolved.stem


def _relative(path: Path, folder: Path) -> str:
    """`path` as seen from the notebooks' folder; whole where it is on another drive."""
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:
        return path.resolve().as_posix()


def _run_all(
    notebooks: Sequence[Path], folder: Path, values: Mapping[str, Any], progress: Progress
) -> tuple[list[tuple[str, NotebookNode]], ReportError | None]:
    """Each notebook, run and saved in `folder`, in order; and the first failure, if any."""
    loaded = [(path.stem, load(path)) for path in notebooks]
    for name, notebook in loaded:
        inject(notebook, values, name)

    def run(named: tuple[str, NotebookNode]) -> ReportError | None:
        name, notebook = named
        try:
            execute(notebook, folder, name)
        except ReportError as error:
            return error
        finally:
            nbformat.write(notebook, folder / f"{name}.ipynb")
        progress(f"memokit: {name} done")
        return None

    with ThreadPoolExecutor(AT_ONCE) as pool:
        failures = list(pool.map(run, loaded))
    return loaded, next((failure for failure in failures if failure), None)


def _swap_in(beside: Path, target: Path) -> None:
    """Put `beside` where `target` was."""
    if target.exists():
        old = Path(tempfile.mkdtemp(dir=target.parent, prefix=".old."))
        target.replace(old / target.name)
        beside.replace(target)
        shutil.rmtree(old, ignore_errors=True)
    else:
        beside.replace(target)
