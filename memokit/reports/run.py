"""Notebooks executed: one by one with a limit a cell, or several side by side with a limit on the whole."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from collections.abc import Callable, Coroutine, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from memokit.errors import ReportError, UsageError

CELL_SECONDS = 300
"""A cell that takes longer is stopped; a kernel hangs now and then, and nobody watches a nightly run."""
WHOLE_SECONDS = 3600
NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
NO_MODEL = "0" * 32
"""In place of a widget's random id: its state is not kept, so the id leads nowhere."""
QUIET = ["--IPKernelApp.log_level=40"]
"""ipykernel's warning about its own transport is nothing an analyst can act on."""
NOTHING_MORE: Mapping[str, str] = MappingProxyType({})

Progress = Callable[[str], None]


class Failure(NamedTuple):
    """What went wrong in a notebook: its name, the number of the code cell (from 0), and the reason."""

    notebook: str
    cell: int | None
    reason: str

    def __str__(self) -> str:
        place = self.notebook if self.cell is None else f"{self.notebook}, cell {self.cell}"
        return f"{place}: {self.reason}"


def shipped_notebooks() -> tuple[Path, ...]:
    """The curated notebooks of the clone, in their order."""
    found = tuple(sorted(NOTEBOOKS.glob("[0-9]*.ipynb")))
    if not found:
        raise UsageError(f"{NOTEBOOKS}: no notebooks there; run memokit from a clone of its repository")
    return found


def load(path: Path) -> NotebookNode:
    """The notebook at `path`; a file that is none raises `UsageError`."""
    try:
        return nbformat.read(path, as_version=4)
    except FileNotFoundError:
        raise UsageError(f"{path}: no such notebook; check the spelling") from None
    except Exception as error:
        raise UsageError(f"{path}: not a notebook ({type(error).__name__})") from None


def execute(notebook: NotebookNode, folder: Path, name: str) -> None:
    """Run every cell of `notebook`, in place, with `folder` as its working directory.

    Raises `ReportError` naming the cell that failed, or that took longer than `CELL_SECONDS`.
    """
    failure = _execute(notebook, folder, name)
    if failure:
        raise ReportError(str(failure))


def execute_all(
    notebooks: Sequence[tuple[str, NotebookNode]],
    folder: Path,
    progress: Progress = lambda line: None,
    environment: Mapping[str, str] = NOTHING_MORE,
) -> Failure | None:
    """Run `notebooks` in place, side by side on the cores there are, and save each in `folder`; the first failure.

    Their kernels have this process's environment and what `environment` adds to it.
    """
    finished = 0

    def run(named: tuple[str, NotebookNode]) -> Failure | None:
        nonlocal finished
        name, notebook = named
        try:
            failure = _execute(notebook, folder, name, environment)
        finally:
            nbformat.write(notebook, folder / f"{name}.ipynb")
        finished += 1
        progress(f"memokit: {name} {'failed' if failure else 'done'} ({finished} of {len(notebooks)})")
        return failure

    with ThreadPoolExecutor(min(cores(), max(1, len(notebooks)))) as pool:
        return next(filter(None, list(pool.map(run, notebooks))), None)


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _execute(
    notebook: NotebookNode, folder: Path, name: str, environment: Mapping[str, str] = NOTHING_MORE
) -> Failure | None:
    at: list[int] = []
    codes = [index for index, cell in enumerate(notebook.cells) if cell.cell_type == "code"]
    client = NotebookClient(
        notebook,
        timeout=CELL_SECONDS,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
        extra_arguments=QUIET,
        on_cell_start=lambda cell, cell_index: at.append(cell_index),
    )
    try:
        asyncio.run(_within(WHOLE_SECONDS, client.async_execute(env={**os.environ, **environment})))
        return None
    except CellExecutionError as error:
        reason = f"{error.ename}: {error.evalue}".split("\n")[0]
    except CellTimeoutError:
        reason = f"took longer than {CELL_SECONDS} s and was stopped"
    except TimeoutError:
        reason = f"the notebook took longer than {WHOLE_SECONDS} s and was stopped"
    except DeadKernelError:
        reason = "its kernel died; there may not be enough memory"
    finally:
        _tidy(notebook)
    stopped = next((codes.index(index) for index in reversed(at) if index in codes), None)
    return Failure(name, stopped, reason)


async def _within(seconds: float, running: Coroutine[object, object, object]) -> None:
    """Wait for `running`, at most `seconds`; `TimeoutError` also where a kernel that was stopped is told as dead."""
    limit = asyncio.timeout(seconds)
    try:
        async with limit:
            await running
    except DeadKernelError:
        if limit.expired():
            raise TimeoutError from None
        raise


_ADDRESS = re.compile(r"(?<=/ipykernel_)\d+")


def _tidy(notebook: NotebookNode) -> None:
    """Without what changes from run to run: times of execution, widgets' state and ids, the kernel's number."""
    notebook.metadata.pop("widgets", None)
    info = notebook.metadata.get("language_info")
    if info:
        info["version"] = ".".join(map(str, sys.version_info[:3]))
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", ()):
            view = output.get("data", {}).get("application/vnd.jupyter.widget-view+json")
            if view:
                view["model_id"] = NO_MODEL
            if output.output_type == "error":
                output.traceback = [_ADDRESS.sub("", line) for line in output.traceback]
