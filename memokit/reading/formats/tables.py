"""Tables: CSV and TSV by the standard library, XLSX by openpyxl, JSON; one memo a row."""

from __future__ import annotations

import csv
import json
import re
from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO, StringIO
from statistics import median
from typing import Any

from memokit.model import Code, Problem
from memokit.reading.encoding import Decoded, decode
from memokit.reading.formats.archive import unpacks_too_far
from memokit.reading.formats.columns import MOST_COLUMNS, Row, flat_record, match_columns, read_rows_of
from memokit.reading.formats.text import mending_problems
from memokit.reading.headers.fields import date_of_value
from memokit.reading.records import FileContent, FileRow, Options, set_aside

LONGEST_CELL = 20_000_000
LOOKED_AT, SHORT_TEXT, LONGEST_DATE = 20, 100, 60
"""So many rows tell the columns of a table without names; no text is shorter, no date longer."""
_DELIMITERS = ",\t;|"
_WRAPPED = ("_source", "tweet", "data", "node", "attributes", "post", "item", "object")
MOST_NODES = 20_000
"""So many lists and objects are looked into for articles."""
_SCRIPT = re.compile(r"\s{0,20}window\.[\w.]{1,80}\s{0,4}=\s{0,4}")
"""The archive of a network is a script."""
_LISTED = re.compile(r"\[\s{0,100}(?=\{)")
_BETWEEN = re.compile(r"[\s,]*")
_CLOSED = re.compile(r"[\]}\s;]+")
_LISTS = (
    "articles",
    "items",
    "results",
    "data",
    "documents",
    "docs",
    "records",
    "memos",
    "news",
    "stories",
    "response",
    "hits",
    "entries",
    "rows",
)


def read_csv(content: bytes, path: str, options: Options) -> FileContent:
    """The memos of a CSV or TSV file, one a row; the separator is told from its first line."""
    decoded = decode(content)
    if decoded is None:
        return set_aside(path, Code.NOT_TEXT, "not text; it was set aside", "table")
    first = decoded.text.lstrip("\ufeff\r\n")[:100_000].split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    if first.count(delimiter) > MOST_COLUMNS:
        return set_aside(
            path, Code.TOO_LARGE, f"more than {MOST_COLUMNS:,} columns; it was set aside", "table"
        )
    csv.field_size_limit(LONGEST_CELL)
    text = decoded.text.replace("\x00", "").lstrip("\ufeff")
    table = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    lines: list[tuple[list[str], int]] = []
    try:
        for cells in table:
            if any(cell.strip() for cell in cells):
                lines.append((cells, table.line_num))
    except csv.Error as error:
        what = f"a damaged table at line {table.line_num} ({error}); it was set aside"
        return set_aside(path, Code.DAMAGED, what, "table")
    names = [cell.strip() for cell in lines[0][0]] if lines else []
    guessed = {} if "text" in match_columns(names, options.columns) else _told_by_cells(lines)
    if guessed:
        names = [f"column {number}" for number in range(1, len(lines[0][0]) + 1)]
        options = replace(options, columns=guessed)
    rows = [
        Row(dict(zip(names, cells, strict=False)), f"{path}:{number}")
        for cells, number in lines[not guessed :]
    ]
    found = _noted(read_rows_of(rows, names, path, "table", options), path, decoded)
    if not guessed:
        return found
    listed = ", ".join(f"{column!r} is read as the {field}" for field, column in guessed.items())
    message = f"{path}: no line with the names of columns: {listed}; name others with columns={{…}}"
    return found._replace(problems=(Problem(path, "reading", Code.UNKNOWN_KEYS, message), *found.problems))


def _told_by_cells(lines: Sequence[tuple[list[str], int]]) -> dict[str, str]:
    """The columns of the date and of the text in a table without a line of names; none where its cells do not tell."""
    first = [cells for cells, _ in lines[:LOOKED_AT]]
    columns = list(zip(*first, strict=False))
    lengths = [median(map(len, column)) for column in columns]
    if not lengths or max(lengths) < SHORT_TEXT:
        return {}
    longest = lengths.index(max(lengths))
    found = {"text": f"column {longest + 1}"}
    dated = (number for number, column in enumerate(columns, start=1) if all(map(_is_date, column)))
    number = next(dated, None)
    if number:
        return {"date": f"column {number}", **found}
    return found if len(columns[longest][0]) >= SHORT_TEXT else {}  # no column has so long a name


def _is_date(cell: str) -> bool:
    written = date_of_value(cell[:LONGEST_DATE]) if any(map(str.isdigit, cell[:LONGEST_DATE])) else None
    return written is not None and written.precision in ("day", "none")


def _noted(found: FileContent, path: str, decoded: Decoded) -> FileContent:
    notes = mending_problems(path, decoded)
    return FileContent(found.row, found.drafts, (*notes, *found.problems), found.inner) if notes else found


def read_xlsx(content: bytes, path: str, options: Options) -> FileContent:
    """The memos of an Excel file: the sheets that have a column for the text, one memo a row."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        what = "locked by a password or an old .xls; save it as .xlsx without a password; it was set aside"
        return set_aside(path, Code.LOCKED, what, "table")
    if trouble := unpacks_too_far(content):
        return set_aside(path, *trouble, "table")
    try:
        from openpyxl import load_workbook

        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
        sheets = [_sheet(sheet, path) for sheet in book.worksheets]
        book.close()
    except Exception as error:  # openpyxl raises what zipfile and the XML parser raise, whatever is broken
        if isinstance(error, MemoryError):
            raise
        return set_aside(path, Code.DAMAGED, "a damaged Excel file; it was set aside", "table")
    held = [sheet for sheet in sheets if "text" in match_columns(sheet[0], options.columns)] or sheets[:1]
    return _together([read_rows_of(rows, names, path, "table", options) for names, rows in held], path)


def _together(sheets: list[FileContent], path: str) -> FileContent:
    """The memos of several sheets as those of one file."""
    if len(sheets) < 2:
        return sheets[0] if sheets else set_aside(path, Code.EMPTY, "no sheet; nothing to read", "table")
    rows = [sheet.row for sheet in sheets]
    drafts = tuple(draft for sheet in sheets for draft in sheet.drafts)
    n_articles, n_mended = sum(row.n_articles for row in rows), sum(row.n_mended for row in rows)
    status, reason = ("read", None) if drafts else (rows[0].status, rows[0].reason)
    counts = (n_articles, len(drafts), n_articles - len(drafts))
    row = FileRow(path, "table", status, reason, *counts, n_mended=n_mended)
    return FileContent(row, drafts, tuple(problem for sheet in sheets for problem in sheet.problems))


def _sheet(sheet: Any, path: str) -> tuple[list[str], list[Row]]:
    names: list[str] = []
    rows: list[Row] = []
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), start=1):
        words = [_cell(cell) for cell in cells]
        if not any(words):
            continue
        if not names:
            names = words
        else:
            rows.append(Row({n: w for n, w in zip(names, words, strict=False) if n}, f"{path}:{number}"))
    return [name for name in names if name], rows


def _cell(value: Any) -> str:
    """A cell's words; a day without a clock is a day."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat() if value.time().isoformat() != "00:00:00" else value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def read_json(content: bytes, path: str, options: Options) -> FileContent:
    """The memos of a JSON file: a list of objects, an object that holds such a list, or one object."""
    decoded = decode(content)
    if decoded is None:
        return set_aside(path, Code.NOT_TEXT, "not text; it was set aside", "json")
    text = _SCRIPT.sub("", decoded.text, count=1)
    try:
        loaded = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        from memokit.reading.formats.jsonl import read_json_lines

        lines = read_json_lines(content, path, options)
        return lines if lines.drafts else _read_damaged_json(text, path, options)
    return _noted(_read_loaded(loaded, path, options), path, decoded)


def _read_damaged_json(text: str, path: str, options: Options) -> FileContent:
    """The memos of a JSON file that breaks off: the objects of its list that are whole; what follows is set aside."""
    whole, stop = _whole_objects(text)
    found = _read_loaded(whole, path, options) if whole else None
    if not found or not found.drafts:
        return set_aside(path, Code.DAMAGED, "not JSON; it was set aside", "json")
    if _CLOSED.fullmatch(text, stop):
        return found  # a comma too many
    line = text.count("\n", 0, stop) + 1
    message = f"{path}:{line}: the JSON breaks off here; the {len(whole)} objects before it were read, the rest was set aside"
    row = found.row._replace(n_articles=found.row.n_articles + 1, n_set_aside=found.row.n_set_aside + 1)
    return found._replace(
        row=row, problems=(Problem(path, "reading", Code.DAMAGED, message), *found.problems)
    )


def _whole_objects(text: str) -> tuple[list[dict[str, Any]], int]:
    """The whole objects of the first list of objects, and where the first one that is none begins."""
    first = _LISTED.search(text)
    decoder = json.JSONDecoder(strict=False)
    found: list[dict[str, Any]] = []
    start = first.end() if first else len(text)
    while text.startswith("{", start):
        try:
            item, end = decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            break
        found.append(item)
        between = _BETWEEN.match(text, end)
        start = between.end() if between else end
    return found, start


def _read_loaded(loaded: Any, path: str, options: Options) -> FileContent:
    """The memos of what a JSON file holds."""
    items = _items(loaded)
    if not (options.columns or _tell(items)):
        items = _deeper(loaded) or items
    if isinstance(loaded, dict) and items != [loaded]:
        named = next((loaded[key] for key in ("title", "name") if isinstance(loaded.get(key), str)), None)
        # where they have that title too, the object around them is a text in parts, and no channel
        is_theirs = any(item.get("title") == named for item in items)
        items = [{"channel": named, **item} for item in items] if named and not is_theirs else items
    rows = [Row(flat_record(item), f"{path}:{number}") for number, item in enumerate(items, start=1)]
    names = list(dict.fromkeys(name for row in rows for name in row.cells))[:MOST_COLUMNS]
    return read_rows_of(rows, names, path, "json", options)


def _tell(items: Sequence[dict[str, Any]]) -> bool:
    """Whether the first of these objects have a text."""
    return any("text" in match_columns(flat_record(item), {}) for item in items[:LOOKED_AT])


def _deeper(loaded: Any) -> list[dict[str, Any]]:
    """The longest list of objects with a text, however deep it stands; empty where there is none.

    Of the objects around them they have day, title and author, where they have none of their own.
    """
    best: list[dict[str, Any]] = []
    nodes: deque[tuple[Any, dict[str, Any]]] = deque([(loaded, {})])
    for _ in range(MOST_NODES):
        if not nodes:
            break
        node, around = nodes.popleft()
        listed = node if isinstance(node, list) else [node]
        items = [{**around, **_own(item)} for item in listed if isinstance(item, dict)]
        if items and _tell(items):
            best = items if len(items) > len(best) else best
            continue
        for item in listed[:MOST_NODES]:
            inner = item.items() if isinstance(item, dict) else []
            told = {
                **around,
                **{key: one for key, one in inner if isinstance(one, str) and match_columns([key], {})},
            }
            nodes += [(one, told) for _, one in inner if isinstance(one, list | dict)]
            nodes += [(item, around)] if isinstance(item, list) else []
    return best


def _own(item: dict[str, Any]) -> dict[str, Any]:
    """What an object wraps, an index's document or a network's post, without what is said of it."""
    inner = next((item[key] for key in _WRAPPED if isinstance(item.get(key), dict)), None)
    return inner if inner is not None and "text" not in match_columns(item, {}) else item


def _items(loaded: Any, depth: int = 0) -> list[dict[str, Any]]:
    """The objects that are articles."""
    if isinstance(loaded, list):
        return [_own(item) for item in loaded if isinstance(item, dict)]
    if not isinstance(loaded, dict):
        return []
    if depth < 3:
        for key in _LISTS:
            inner = loaded.get(key)
            found = _items(inner, depth + 1) if isinstance(inner, list | dict) else []
            if found:
                return found
    if depth == 0 and len(loaded) > 1 and all(isinstance(item, dict) for item in loaded.values()):
        return [{"id": key, **item} for key, item in loaded.items()]
    return [loaded] if depth == 0 else []
