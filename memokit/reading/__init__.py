"""Bytes → `Memo`: which files there are, what they hold, and what could not be read.

Memos come in input order: the paths as given, a folder in the order of its relative paths. Nothing in a
file is executed or fetched, and file time stamps are never dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from memokit.errors import UsageError
from memokit.model import Code, Memo, Problem
from memokit.reading.jsonl import read_json_lines
from memokit.reading.records import FileContent, FileRow, Reading
from memokit.reading.text import parse_memo, read_text_file

__all__ = ["FileRow", "Reading", "read", "read_text"]

_SKIPPED_NAMES = ("readme", "license")
_READERS = {
    ".txt": read_text_file,
    ".md": read_text_file,
    ".markdown": read_text_file,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
}
_NOT_READ = frozenset(
    [
        ".html",
        ".htm",
        ".eml",
        ".mbox",
        ".docx",
        ".doc",
        ".pdf",
        ".csv",
        ".tsv",
        ".xlsx",
        ".xls",
        ".json",
        ".zip",
        ".rtf",
        ".odt",
        ".png",
        ".jpg",
        ".jpeg",
        ".gif",
        ".mp3",
        ".mp4",
        ".parquet",
        ".gz",
        ".7z",
        ".ipynb",
    ]
)


def read(paths: Sequence[str | Path], *, date_order: str | None = None) -> Reading:
    """The memos in files and folders, with problems and the ledger.

    `date_order` (`"dmy"` or `"mdy"`) settles dates such as 03/04/2020. Raises `UsageError` where a path is
    not there; whatever else goes wrong becomes a problem.
    """
    if date_order not in (None, "dmy", "mdy"):
        raise UsageError(f"date order {date_order!r}; expected dmy or mdy")
    contents = [_read_file(file, name, date_order) for file, name in _files(paths)]
    memos = [memo for content in contents for memo in content.memos]
    memos, twice = _with_ids(memos)
    return Reading(tuple(memos), tuple(_problems(contents, memos, twice)), tuple(c.row for c in contents))


def read_text(text: str, *, date: str | None = None, source: str | None = None) -> Memo:
    """The memo that `text` is; `date` and `source` outrank its header."""
    memo, _ = parse_memo(text, None, date=date, source=source)
    return replace(memo, memo_id=_hash(memo))


def _files(paths: Sequence[str | Path]) -> Iterator[tuple[Path, str]]:
    """Each file with the name it is known by: relative to the folder given, with `/`."""
    for path in map(Path, paths):
        if path.is_dir():
            found = (p for p in path.rglob("*") if p.is_file())
            for name, file in sorted((file.relative_to(path).as_posix(), file) for file in found):
                yield file, name
        elif path.exists():
            yield path, path.name
        else:
            raise UsageError(f"{path}: no such file or folder; check the spelling")


def _skipped(name: str) -> bool:
    parts = name.split("/")
    stem = parts[-1].split(".")[0].lower()
    return any(part.startswith((".", "_")) for part in parts) or stem in _SKIPPED_NAMES


def _read_file(file: Path, name: str, order: str | None) -> FileContent:
    if _skipped(name):
        return FileContent(FileRow(name, None, "skipped", "its name"))
    suffix = file.suffix.lower()
    try:
        content = file.read_bytes()
    except OSError as error:
        reason = error.strerror or "unreadable"
        return _set_aside(name, Code.UNREADABLE, f"{name}: cannot be read ({reason}); it was set aside")
    if not content:
        return _set_aside(name, Code.EMPTY, f"{name}: empty; nothing to read")
    if suffix in _NOT_READ:
        message = f"{name}: {suffix} files are not read yet; save it as text"
        return _set_aside(name, Code.UNSUPPORTED, message)
    return _READERS.get(suffix, read_text_file)(content, name, order=order)


def _set_aside(name: str, code: Code, message: str) -> FileContent:
    row = FileRow(name, None, "set_aside", str(code))
    return FileContent(row, problems=(Problem(name, "reading", code, message),))


def _hash(memo: Memo) -> str:
    """The first 16 hex digits of SHA-256 over date, source, title and text joined by NUL."""
    parts = (memo.date or "", memo.source or "", memo.title or "", memo.text)
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _with_ids(memos: Iterable[Memo]) -> tuple[list[Memo], list[Problem]]:
    """`memos` with ids and positions; a repeated id gets `-2`, `-3` and a problem."""
    found: dict[str, Memo] = {}
    problems: list[Problem] = []
    times: dict[str, int] = {}
    positions: dict[str | None, int] = {}
    for memo in memos:
        wanted = memo.memo_id or _hash(memo)
        own, first = wanted, found.get(wanted)
        while own in found:
            times[wanted] = times.get(wanted, 1) + 1
            own = f"{wanted}-{times[wanted]}"
        if first:
            problems.append(_repeat(memo, own, first))
        position = positions.get(memo.path, 0)
        positions[memo.path] = position + 1
        found[own] = replace(memo, memo_id=own, position=position)
    return list(found.values()), problems


def _repeat(memo: Memo, own: str, first: Memo) -> Problem:
    same = memo.text == first.text
    what = "an exact copy of" if same else "the same id as"
    code = Code.SAME_TEXT if same else Code.DUPLICATE_ID
    message = f"{memo.path}: {what} {first.path}; both were kept, this one as {own}"
    return Problem(memo.path, "reading", code, message, own)


def _problems(contents: list[FileContent], memos: list[Memo], twice: list[Problem]) -> Iterator[Problem]:
    """The problems in the order of files; those of a file's only memo carry its id."""
    by_path: dict[str | None, list[Memo]] = {}
    for memo in memos:
        by_path.setdefault(memo.path, []).append(memo)
        if memo.language is None or memo.language != "en":
            what = f"{memo.path}: not English; read but not analysed"
            twice = [*twice, Problem(memo.path, "language", Code.NOT_ENGLISH, what, memo.memo_id)]
    for content in contents:
        own = by_path.get(content.row.path, [])
        only = own[0].memo_id if len(own) == 1 else None
        for problem in content.problems:
            yield replace(problem, memo_id=only) if problem.stage == "header" else problem
    yield from twice
