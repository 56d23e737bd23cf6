"""JSON Lines, the lossless door: one memo a line, its text kept verbatim."""

from __future__ import annotations

import json
import re
from typing import Any

from memokit.calendar.written import Written, parse_written
from memokit.model import Code, Memo, Problem
from memokit.reading.encoding import decode
from memokit.reading.headers import find_header
from memokit.reading.kinds import tell_document_type, tell_language
from memokit.reading.records import FileContent, FileRow
from memokit.reading.text import NO_DATE, dated

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
_ISO = re.compile(r"(?:\d{4}(?:-\d\d(?:-\d\d)?)?|XXXX-\d\d-\d\d)$")


def read_json_lines(content: bytes, path: str, *, order: str | None) -> FileContent:
    """The memos of a JSON Lines file; a line that is none becomes a problem row with its number."""
    decoded = decode(content)
    if decoded is None:
        problem = Problem(path, "reading", Code.NOT_TEXT, f"{path}: not text; it was set aside")
        return FileContent(FileRow(path, None, "set_aside", str(Code.NOT_TEXT)), problems=(problem,))
    memos: list[Memo] = []
    problems: list[Problem] = []
    unknown: dict[str, None] = {}
    n_body = n_lines = 0
    for number, line in enumerate(decoded.text.split("\n"), start=1):
        if not line.strip():
            continue
        n_lines += 1
        record = _parse_line(line)
        if isinstance(record, str):
            message = f"{path}:{number}: {record}; the line was set aside"
            problems.append(Problem(path, "reading", Code.BAD_LINE, message))
            continue
        unknown |= dict.fromkeys(key for key in record if key not in _FIELDS and key not in _RECOMPUTED)
        memo, found = _memo(record, path, f"{path}:{number}", order)
        memos.append(memo)
        problems += found
        n_body += len(line)
    if unknown:
        listed = ", ".join(sorted(unknown)[:20])
        problems.append(
            Problem(path, "reading", Code.UNKNOWN_KEYS, f"{path}: unknown keys, not used: {listed}")
        )
    if not n_lines:
        problems.append(Problem(path, "reading", Code.EMPTY, f"{path}: empty; nothing to read"))
    row = FileRow(
        path,
        "jsonl",
        "read" if memos else "set_aside",
        None if memos else str(problems[-1].code),
        len(memos),
        len(decoded.text),
        n_body,
        0,
        len(decoded.text) - n_body,
    )
    return FileContent(row, tuple(memos), tuple(problems))


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


def _memo(record: dict[str, Any], path: str, where: str, order: str | None) -> tuple[Memo, list[Problem]]:
    text = _storable(record["text"])
    given = {key: _word(record.get(key)) for key in _FIELDS}
    header = find_header(text, order=order)
    from_header = {"date": header.date is not None and "date" not in record, "source": "source" not in record}
    used_header = from_header["date"] or (from_header["source"] and header.source is not None)
    written, rule, problems = _date(record, given["date"], where, path)
    if from_header["date"]:
        written, rule = header.date, header.date_rule
    if written is None and not problems:
        problems = [Problem(path, "header", Code.NO_DATE, f"{where}: {NO_DATE}")]
    title = given["title"]
    memo = Memo(
        memo_id=given["id"] or given["memo_id"] or "",
        text=text,
        path=path,
        source=header.source if from_header["source"] else given["source"],
        place=given["place"] if "place" in record or not used_header else header.place,
        title=title if "title" in record or not used_header else header.title,
        author=given["author"] if "author" in record or not used_header else header.author,
        language=given["language"] or (tell_language(text) if "language" not in record else None),
        document_type=tell_document_type(text, title, dated_news=rule in ("dateline", "memo line")),
        body_end=len(text),
        header_end=header.body if used_header else 0,
    )
    return dated(memo, written, rule), problems


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


def _date(
    record: dict[str, Any], value: str | None, where: str, path: str
) -> tuple[Written | None, str | None, list[Problem]]:
    if value is None:
        return None, None, []
    if _ISO.match(value):
        full = value.replace("XXXX", "2000")
        written = parse_written(full)
        if written:
            month_day = value.startswith("XXXX")
            return (Written(value, "month_day") if month_day else written), "given", []
    timed = parse_written(value) if re.match(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d", value) else None
    if timed:
        return timed, "given", []
    message = f'{where}: the date {value[:40]!r} is not ISO 8601, for example "2026-03-02"; kept undated'
    return None, None, [Problem(path, "header", Code.BAD_DATE, message)]
