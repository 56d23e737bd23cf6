"""Notebooks and memos → a checked report. The only room that runs notebooks.

`write_report` runs the curated notebooks on any memos and writes one page with its tables, figures and receipt;
`check` runs what a report or a notebook holds again and names everything that differs; `refresh` renews it;
`compare_reports` says what is new.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from memokit.reports.check import Difference, check
from memokit.reports.compare import Comparison
from memokit.reports.parameters import Typed, listing, parameters_of
from memokit.reports.renew import compare_reports, refresh
from memokit.reports.run import load, shipped_notebooks
from memokit.reports.write import write_report

__all__ = ["Comparison", "Difference", "Typed", "check", "compare_reports", "list_parameters", "refresh"]
__all__ += ["shipped_notebooks", "write_report"]


def list_parameters(notebooks: Sequence[Path]) -> str:
    """The parameters of `notebooks`: each with its type, value and help, and the notebooks that have it."""
    return listing({path.stem: tuple(parameters_of(load(path), path.stem).values()) for path in notebooks})
