"""One notebook on given memos: load, learn its parameters, inject ours, execute."""

from __future__ import annotations

import ast
import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from memokit.errors import ReportError, UsageError

CELL_SECONDS = 300
PARAMETERS, INJECTED = "parameters", "injected-parameters"
NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"


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


def parameters_of(notebook: NotebookNode, name: str) -> dict[str, Any]:
    """The parameters that a notebook declares: the literals of its cell tagged `parameters`."""
    cells = [cell for cell in notebook.cells if PARAMETERS in cell.metadata.get("tags", ())]
    if len(cells) != 1:
        raise UsageError(f"{name}: {len(cells)} cells are tagged {PARAMETERS}; expected exactly one")
    found = {}
    for statement in ast.parse(cells[0].source).body:
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            found[statement.targets[0].id] = ast.literal_eval(statement.value)
    return found


def inject(notebook: NotebookNode, values: Mapping[str, Any], name: str) -> None:
    """Set parameters: a cell tagged `injected-parameters` after the declared ones, as papermill does.

    A parameter that the notebook does not declare raises `UsageError`.
    """
    declared = parameters_of(notebook, name)
    for parameter in values:
        if parameter not in declared:
            known = ", ".join(declared)
            raise UsageError(f"{name}: no parameter {parameter!r}; it has {known}")
    kept = [cell for cell in notebook.cells if INJECTED not in cell.metadata.get("tags", ())]
    place = next(n for n, cell in enumerate(kept) if PARAMETERS in cell.metadata.get("tags", ()))
    source = "".join(f"{parameter} = {value!r}\n" for parameter, value in values.items())
    cell = nbformat.v4.new_code_cell(source.rstrip(), metadata={"tags": [INJECTED]}, id="injected-parameters")
    notebook.cells = [*kept[: place + 1], cell, *kept[place + 1 :]]


def execute(notebook: NotebookNode, folder: Path, name: str) -> None:
    """Run every cell of `notebook`, in place, with `folder` as its working directory.

    Raises `ReportError` naming the cell that failed, or that took longer than `CELL_SECONDS`.
    """
    client = NotebookClient(
        notebook, timeout=CELL_SECONDS, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
    )
    try:
        asyncio.run(client.async_execute())
    except CellExecutionError as error:
        raise ReportError(f"{name}: a cell failed: {error.ename}: {error.evalue}".split("\n")[0]) from None
    except CellTimeoutError:
        raise ReportError(f"{name}: a cell took longer than {CELL_SECONDS} s and was stopped") from None
    except DeadKernelError:
        raise ReportError(f"{name}: its kernel died; there may not be enough memory") from None
    _tidy(notebook)


def _tidy(notebook: NotebookNode) -> None:
    """Without what changes from run to run: times of execution, and the state of widgets."""
    notebook.metadata.pop("widgets", None)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
