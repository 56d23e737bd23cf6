"""The tables of a report: those that its page shows, as shown, and those behind it, whole.

Each has a hash of its values as they are shown (numbers to six digits), which is the same on another machine.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pandas as pd

from memokit import measures, tables
from memokit.corpus import Corpus
from memokit.measures.accounts import differing
from memokit.measures.events import told_events

DIGITS = 6
"""Numbers are written to so many significant digits: the last ones differ from processor to processor."""


def whole_tables(corpus: Corpus, *, texts: bool = True) -> dict[str, pd.DataFrame]:
    """The tables behind a report, each whole; without `texts` the memos' text is left out."""
    memos = corpus.memos if texts else corpus.memos.drop(columns="text")
    timeline = measures.timeline(corpus)
    events, told = told_events(timeline)
    return {
        "memos": memos,
        "quotes": corpus.quotes,
        "times": corpus.times,
        "problems": corpus.problems,
        "read": corpus.ledger,
        "reported": measures.reported(corpus),
        "timeline": timeline,
        "events": events,
        "accounts": differing(corpus, told),
        "copies": measures.copies(corpus),
        "spread": measures.spread(corpus),
        "speakers": measures.speakers(corpus),
        "words": measures.frequency(corpus),
    }


def rounded(frame: pd.DataFrame) -> pd.DataFrame:
    """`frame` with its numbers to `DIGITS` significant digits."""
    floats = frame.select_dtypes("float").columns
    return frame.assign(**{name: [_round(value) for value in frame[name]] for name in floats})


def _round(value: float) -> float:
    return value if pd.isna(value) else float(f"{value:.{DIGITS}g}")


def write_tables(frames: dict[str, pd.DataFrame], folder: Path) -> None:
    """Each of `frames` as `<name>.csv`, safe for a spreadsheet, and as `<name>.parquet`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in frames.items():
        tables.write(frame, name, "csv", folder / f"{name}.csv", safe=True)
        tables.write(frame, name, "parquet", folder / f"{name}.parquet")


def hash_of(frame: pd.DataFrame) -> str:
    """SHA-256 of a table: its heads, then each row, as JSON; numbers to `DIGITS` significant digits."""
    digest = sha256()
    for row in (list(frame.columns), *_rows(frame)):
        digest.update(json.dumps(row, ensure_ascii=True).encode() + b"\n")
    return digest.hexdigest()


def _rows(frame: pd.DataFrame) -> Iterator[list[Any]]:
    columns = [[shown_value(value) for value in frame[name].tolist()] for name in frame.columns]
    return (list(row) for row in zip(*columns, strict=True))


def shown_value(value: Any) -> Any:
    """A value as it is hashed and compared: missing is None, a number has `DIGITS` digits, all else is text."""
    if isinstance(value, list | tuple):
        return [shown_value(item) for item in value]
    if value is None or pd.isna(value):
        return None
    if isinstance(value, bool | str):
        return value
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return f"{value:.{DIGITS}g}"
    return str(value)


def shown_tables(html: str) -> list[pd.DataFrame]:
    """The tables in a piece of HTML, cell by cell as shown; the first row of heads names the columns.

    >>> shown_tables("<table><tr><th>word<th>n</tr><tr><td>dam</td><td>3</td></tr></table>")[0].to_dict("list")
    {'word': ['dam'], 'n': ['3']}
    """
    parser = _Tables()
    parser.feed(html)
    parser.close()
    return [_frame(rows) for rows in parser.tables if rows]


def _frame(rows: list[list[str]]) -> pd.DataFrame:
    width = max(map(len, rows))
    heads, *body = [row + [""] * (width - len(row)) for row in rows]
    names = [head or f"column {n}" for n, head in enumerate(heads, start=1)]
    unique = [name if name not in names[:n] else f"{name} ({n + 1})" for n, name in enumerate(names)]
    return pd.DataFrame(body, columns=unique, dtype="str")


class _Tables(HTMLParser):
    """The cells of each table, row by row, as text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self._depth, self._cell = 0, False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append([])
        elif self._depth == 1 and tag == "tr":
            self.tables[-1].append([])
        elif self._depth == 1 and tag in ("td", "th") and self.tables[-1]:
            self.tables[-1][-1].append("")
            self._cell = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self._depth = max(0, self._depth - 1)
        if tag in ("td", "th", "tr", "table") and self._depth <= 1:
            self._cell = False

    def handle_data(self, data: str) -> None:
        if self._depth and self._cell:
            self.tables[-1][-1][-1] += data
