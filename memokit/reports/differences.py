"""What is not as it was: named by file, cell, table and number, in one line each."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import islice, zip_longest
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from memokit.reports.tables import shown_value

NAMED = 5
"""So many differing numbers of a table are named; the rest are counted."""
CONTEXT = 40


class Difference(NamedTuple):
    """One thing that is not as it was: in which notebook, in which code cell (from 0), and what."""

    notebook: str
    cell: int | None
    what: str

    def __str__(self) -> str:
        place = self.notebook if self.cell is None else f"{self.notebook}, cell {self.cell}"
        return f"{place}: {self.what}"


Rows = list[list[object]]


def read_rows(path: Path) -> Rows:
    """The cells of a table's file, heads first."""
    if path.suffix == ".csv":
        text = path.read_text("utf-8", errors="replace")
        return [list(row) for row in csv.reader(io.StringIO(text, newline=""))]
    frame = pd.read_parquet(path)
    columns = [[shown_value(_plain(value)) for value in frame[name]] for name in frame.columns]
    return [list(frame.columns), *(list(row) for row in zip(*columns, strict=True))]


def _plain(value: object) -> object:
    return value.tolist() if hasattr(value, "tolist") else value


def tell_rows(old: Rows, new: Rows) -> str:
    """Which cells differ between two tables, the first few by row and column.

    >>> tell_rows([["word", "n"], ["dam", "3"]], [["word", "n"], ["dam", "4"]])
    'row 1 (dam), n: 3, now 4'
    """
    if not old or not new or old[0] != new[0]:
        return f"its columns are {', '.join(map(str, old[0] if old else []))}, now {', '.join(map(str, new[0] if new else []))}"
    found = _cells(old, new)
    told = list(islice(found, NAMED))
    more = sum(1 for _ in found)
    return "; ".join(told) + (f"; and {more:,} more" if more else "")


def _cells(old: Rows, new: Rows) -> Iterator[str]:
    heads = old[0]
    for number, (before, after) in enumerate(zip_longest(old[1:], new[1:]), start=1):
        if before is None or after is None:
            row = before or after or [""]
            yield f"row {number} ({_short(row[0])}) {'is gone' if after is None else 'is new'}"
            continue
        for head, a, b in zip_longest(heads, before, after):
            if a != b:
                yield f"row {number} ({_short(before[0])}), {head}: {_short(a)}, now {_short(b)}"


def _short(value: object) -> str:
    words = "–" if value is None else " ".join(str(value).split())
    return words if len(words) <= CONTEXT else words[: CONTEXT - 1] + "…"


def tell_text(old: str, new: str) -> str:
    """Where two texts first differ, with a few words about it.

    >>> tell_text("a bar of 40 points", "a bar of 41 points")
    'at character 10: “a bar of 40 points”, now “a bar of 41 points”'
    """
    at = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    first = max(0, at - CONTEXT)
    a, b = (" ".join(text[first : at + CONTEXT].split()) for text in (old, new))
    return f"at character {at}: “{a}”, now “{b}”"
