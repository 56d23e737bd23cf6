"""A table to a file: JSON Lines, CSV, Parquet or Excel. A file is written beside and swapped in whole."""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pandas as pd

from memokit.errors import UsageError
from memokit.tables.schemas import COUNT, SCHEMAS, SPANS

FORMATS = ("jsonl", "csv", "parquet", "xlsx")

# What a sheet can hold (Excel's own limits), and the first characters that make a spreadsheet compute.
XLSX_ROWS, XLSX_CELL = 1_048_576, 32_767
FORMULA_MARKS = ("=", "+", "-", "@")
# Line separators that JSON allows raw, but on which some readers of lines would cut.
_LINE_BREAKS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def write(
    frame: pd.DataFrame,
    table: str,
    format: str,
    target: Path | BinaryIO,
    *,
    safe: bool = False,
) -> None:
    """Write `frame`, a table of the contract or a measure's, to `target` (a path, or an open binary stream).

    `safe` puts an apostrophe before a CSV cell that a spreadsheet would take for a formula; Excel cells
    are always typed as text. Raises `UsageError` where a sheet cannot hold the table.
    """
    if isinstance(target, Path):
        _swap_in(_encode(frame, table, format, safe), target)
    else:
        target.write(_encode(frame, table, format, safe))


def _encode(frame: pd.DataFrame, table: str, format: str, safe: bool) -> bytes:
    if format == "jsonl":
        return "".join(_json_lines(frame)).encode("utf-8")
    if format == "csv":
        return _csv(frame, safe).encode("utf-8")
    if format == "parquet":
        return _parquet(frame, table)
    if format == "xlsx":
        return _xlsx(frame, table)
    raise UsageError(f"unknown format {format!r}; one of {', '.join(FORMATS)}")


def _swap_in(content: bytes, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:80]}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(beside).chmod(0o644)
        Path(beside).replace(target)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _rows(frame: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    """The rows as plain Python values; whatever is missing is None."""
    columns = [_plain(frame[name]) for name in frame.columns]
    return zip(*columns, strict=True)


def _plain(column: pd.Series[Any]) -> list[Any]:
    values = column.tolist()
    if column.dtype == object:
        return values
    return [None if missing else value for value, missing in zip(values, column.isna(), strict=True)]


def _json_lines(frame: pd.DataFrame) -> Iterator[str]:
    names = list(frame.columns)
    for row in _rows(frame):
        line = json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False)
        if not line.isascii():
            line = line.translate(_LINE_BREAKS)
        yield line + "\n"


def _cell(value: Any) -> Any:
    return json.dumps(value) if isinstance(value, list) else value


def _csv(frame: pd.DataFrame, safe: bool) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(frame.columns)
    for row in _rows(frame):
        cells = [_cell(value) for value in row]
        if safe:
            cells = ["'" + c if isinstance(c, str) and c.startswith(FORMULA_MARKS) else c for c in cells]
        writer.writerow(cells)
    return out.getvalue()


def _parquet(frame: pd.DataFrame, table: str) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {COUNT: pa.int64(), SPANS: pa.list_(pa.list_(pa.int64()))}
    declared = {c.name: types.get(c.dtype, pa.string()) for c in SCHEMAS.get(table, ())}
    declared |= {n: pa.string() for n in frame.columns if n not in declared and frame[n].dtype == "str"}
    arrays = [pa.array(_plain(frame[name]), type=declared.get(name)) for name in frame.columns]
    sink = pa.BufferOutputStream()
    pq.write_table(pa.table(arrays, names=list(frame.columns)), sink)
    content: bytes = sink.getvalue().to_pybytes()
    return content


def _xlsx(frame: pd.DataFrame, table: str) -> bytes:
    from openpyxl import Workbook

    rows = [[_cell(value) for value in row] for row in _rows(frame)]
    _check_sheet(rows, list(frame.columns), table)
    book = Workbook(write_only=True)
    sheet = book.create_sheet(table)
    sheet.append(list(frame.columns))
    for row in rows:
        sheet.append([_text_cell(sheet, value) if isinstance(value, str) else value for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _text_cell(sheet: Any, value: str) -> Any:
    """A cell that is text, whatever it begins with."""
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, value=value)
    cell.data_type = "s"
    return cell


def _check_sheet(rows: list[list[Any]], names: list[str], table: str) -> None:
    """Raise `UsageError` where a sheet cannot hold `rows`."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if len(rows) >= XLSX_ROWS:
        raise UsageError(f"{table}: {len(rows):,} rows are more than a sheet holds; use --format parquet")
    for number, row in enumerate(rows, start=1):
        for name, value in zip(names, row, strict=True):
            if isinstance(value, str) and (len(value) > XLSX_CELL or ILLEGAL_CHARACTERS_RE.search(value)):
                raise UsageError(
                    f"{table}, row {number}, {name}: a sheet cannot hold this text "
                    f"({len(value):,} characters, at most {XLSX_CELL:,} and no control characters); "
                    "use --format parquet"
                )
