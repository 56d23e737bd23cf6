"""JSON Lines: one memo a line. Lines with memokit's own keys are the lossless door, whose texts are kept verbatim;
those of another collection are rows of a table, whose keys are recognised by their usual names.
"""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import Any

from memokit.calendar.written import Written, parse_written
from memokit.model import Code, Problem
from memokit.reading.dates import in_order, stated_elsewhere, without_change
from memokit.reading.encoding import Decoded, decode
from memokit.reading.formats.columns import MOST_COLUMNS, Row, flat_record, match_columns, read_rows_of
from memokit.reading.formats.text import mending_problems
from memokit.reading.headers import find_header
from memokit.reading.headers.publishers import country_of
from memokit.reading.kinds import tell_document_type, tell_language
from memokit.reading.records import Draft, FileContent, FileRow, Options, Stated, set_aside

_FIELDS = ("id", "memo_id", "date", "source", "title", "place", "author", "language", "text")
# The other columns of the memos table: known, and made anew from the text.
_RECOMPUTED = [
    "path",
    "position",
    "date_precision",
    "date_last",
    "instant",
    "date_rule",
    "document_type",
    "n_paragraphs",
    "n_sentences",
    "n_tokens",
    "body_start",
    "body_end",
    "sha256",
]
_MEANT = frozenset(["text", "date", "source", "title", "author", "url"])
LOOKED_AT = 20
"""So many lines tell whose keys a file has."""
_ISO = re.compile(r"(?:\d{4}(?:-\d\d(?:-\d\d)?)?|XXXX-\d\d-\d\d)$")


def read_json_lines(content: bytes, path: str, options: Options) -> FileContent:
    """The memos of a JSON Lines file; a line that is none becomes a problem row with its number."""
    decoded = decode(content)
    if decoded is None:
        return set_aside(path, Code.NOT_TEXT, "not text; it was set aside")
    if _is_of_others(decoded.text, options):
        return _read_table(decoded, path, options)
    drafts: list[Draft] = []
    problems = list(mending_problems(path, decoded))
    unknown: dict[str, None] = {}
    n_body = n_bad = n_aside = 0
    for number, line in enumerate(decoded.text.split("\n"), start=1):
        if not line.strip():
            continue
        record = _parse_line(line)
        if isinstance(record, str):
            message = f"{path}:{number}: {record}; the line was set aside"
            problems.append(Problem(path, "reading", Code.BAD_LINE, message))
            n_bad, n_aside = n_bad + 1, n_aside + len(line)
            continue
        unknown |= dict.fromkeys(key for key in record if key not in _FIELDS and key not in _RECOMPUTED)
        drafts.append(_draft(record, path, f"{path}:{number}", options.date_order))
        n_body += len(line)
    if unknown:
        listed = ", ".join(sorted(unknown)[:20])
        problems.append(
            Problem(path, "reading", Code.UNKNOWN_KEYS, f"{path}: unknown keys, not used: {listed}")
        )
    if not drafts and not n_bad:
        return set_aside(path, Code.EMPTY, "empty; nothing to read", "jsonl", len(decoded.text))
    row = FileRow(
        path,
        "jsonl",
        "read" if drafts else "set_aside",
        None if drafts else str(Code.BAD_LINE),
        len(drafts) + n_bad,
        len(drafts),
        n_bad,
        n_characters=len(decoded.text),
        n_body=n_body,
        n_header=0,
        n_separators=len(decoded.text) - n_body - n_aside,
        n_characters_set_aside=n_aside,
        encoding=decoded.encoding,
    )
    return FileContent(row, tuple(drafts), tuple(problems))


def _is_of_others(text: str, options: Options) -> bool:
    """Whether the first lines have a text, a day, a source, a title or an author under another key than memokit's."""
    names: dict[str, None] = {}
    for line in islice((line for line in text.split("\n") if line.strip()), LOOKED_AT):
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            continue
        names |= dict.fromkeys(record) if isinstance(record, dict) else {}
    columns = match_columns(names, options.columns)
    others = {field for field, column in columns.items() if column not in _FIELDS}
    return "text" in columns and not _MEANT.isdisjoint(others) and "sha256" not in names


def _read_table(decoded: Decoded, path: str, options: Options) -> FileContent:
    """The memos of lines that are rows of a table."""
    rows: list[Row] = []
    problems = list(mending_problems(path, decoded))
    n_bad = 0
    for number, line in enumerate(decoded.text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line, strict=False)
        except (ValueError, RecursionError):
            record = None
        if isinstance(record, dict):
            rows.append(Row(flat_record(record), f"{path}:{number}"))
            continue
        n_bad += 1
        message = f"{path}:{number}: not an object of JSON; the line was set aside"
        problems.append(Problem(path, "reading", Code.BAD_LINE, message))
    names = list(dict.fromkeys(name for row in rows for name in row.cells))[:MOST_COLUMNS]
    found = read_rows_of(rows, names, path, "jsonl", options)
    row = found.row._replace(
        n_articles=found.row.n_articles + n_bad, n_set_aside=found.row.n_set_aside + n_bad
    )
    return found._replace(row=row, problems=(*problems, *found.problems))


def _parse_line(line: str) -> dict[str, Any] | str:
    """The object on `line`, or in words why there is none."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return "not JSON"
    if not isinstance(record, dict):
        return "not an object"
    if not isinstance(record.get("text"), str):
        return 'no "text"'
    return record


def _draft(record: dict[str, Any], path: str, where: str, order: str | None) -> Draft:
    text = _storable(record["text"])
    given = {key: _word(record.get(key)) for key in _FIELDS}
    header = find_header(text, order=order)
    from_header = {"date": header.date is not None and "date" not in record, "source": "source" not in record}
    used_header = from_header["date"] or (from_header["source"] and header.source is not None)
    stated, problems = _date(given["date"], where, path)
    changed = None
    if from_header["date"]:
        stated, changed = without_change(header.stated or stated_elsewhere(text, text, order))
        stated = in_order(stated, text, path)
    title = given["title"] if "title" in record or not used_header else header.title
    return Draft(
        text,
        path,
        where,
        stated=stated,
        changed=changed,
        country=country_of(header.source) if stated and stated[0].written.readings else None,
        memo_id=given["id"] or given["memo_id"],
        source=header.source if from_header["source"] else given["source"],
        place=given["place"] if "place" in record or not used_header else header.place,
        title=title,
        author=given["author"] if "author" in record or not used_header else header.author,
        language=given["language"] or (tell_language(text) if "language" not in record else None),
        document_type=tell_document_type(
            text,
            title,
            dated_news=header.date_rule in ("dateline", "memo line") or header.document_type == "news",
            wired=header.wired,
        ),
        body_end=len(text),
        header_end=header.body if used_header else 0,
        problems=tuple(problems),
    )


def _storable(text: str) -> str:
    """`text` with lone surrogates, which no file can hold, replaced one for one."""
    return (
        text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _has_surrogate(text) else text
    )


def _has_surrogate(text: str) -> bool:
    return re.search("[\ud800-\udfff]", text) is not None


def _word(value: Any) -> str | None:
    """A field's value as a word; numbers as written, anything else as missing."""
    if isinstance(value, str):
        return _storable(value) or None
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _date(value: str | None, where: str, path: str) -> tuple[tuple[Stated, ...], list[Problem]]:
    """The date of a record, taken as written, or the problem that it is not ISO 8601."""
    if value is None:
        return (), []
    written = None
    if _ISO.match(value):
        written = parse_written(value.replace("XXXX", "2000"))
        if written and value.startswith("XXXX"):
            written = Written(value, "month_day")
    elif re.match(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d", value):
        written = parse_written(value)
    if written:
        return (Stated(written, "given"),), []
    message = f'{where}: the date {value[:40]!r} is not ISO 8601, for example "2026-03-02"; kept undated'
    return (), [Problem(path, "header", Code.BAD_DATE, message)]
