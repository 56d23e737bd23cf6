"""Notebooks and memos → a checked report. The only room that runs notebooks.

`write_report` runs the curated notebooks on any memos and writes one page; `check` runs what a report or a
notebook holds again and names each output that differs.
"""

from __future__ import annotations

from memokit.reports.check import Difference, check
from memokit.reports.write import write_report

__all__ = ["Difference", "check", "write_report"]
