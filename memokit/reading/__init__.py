"""Bytes → `Memo`: which files there are, what they hold, and what could not be read.

Memos come in input order: the paths as given, a folder in the order of its relative paths. Nothing in a
file is executed or fetched, and file time stamps are never dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from memokit.calendar.written import parse_written
from memokit.errors import UsageError
from memokit.model import Code, Memo
from memokit.reading.files import Found, find_files, is_skipped, read_bytes
from memokit.reading.formats import read_contents
from memokit.reading.memos import Article, draft_memo, finish
from memokit.reading.records import FileContent, FileRow, Options, Reading, Stated, set_aside

__all__ = ["FileRow", "Reading", "read", "read_text"]

FILES_AT_ONCE, BYTES_AT_ONCE = 64, 1_000_000
"""So many files, or bytes, are read before the first of them is looked at, and then looked at together."""


def read(
    paths: Sequence[str | Path],
    *,
    date_order: str | None = None,
    columns: Mapping[str, str] | None = None,
) -> Reading:
    """The memos in files and folders, with problems and the ledger.

    `date_order` (`"dmy"` or `"mdy"`) settles dates such as 03/04/2020; `columns` names the columns of tables
    (`{"text": "Body"}`). Raises `UsageError` where a path is not there or an option is none; whatever else
    goes wrong becomes a problem.
    """
    if date_order not in (None, "dmy", "mdy"):
        raise UsageError(f"date order {date_order!r}; expected dmy or mdy")
    options = Options(date_order, columns or {})
    contents: list[FileContent] = []
    for held in _read_files(find_files(paths)):
        told = iter(read_contents([(name, one) for name, one in held if isinstance(one, bytes)], options))
        for _, one in held:
            content = one if isinstance(one, FileContent) else next(told)
            contents += _opened(content) if content.inner else (content,)
    memos, of_memos = finish([draft for content in contents for draft in content.drafts])
    problems = [problem for content in contents for problem in content.problems]
    return Reading(tuple(memos), (*problems, *of_memos), tuple(content.row for content in contents))


def read_text(text: str, *, date: str | None = None, source: str | None = None) -> Memo:
    """The memo that `text` is; `date` and `source` outrank its header."""
    written = parse_written(date, order="dmy") if date is not None else None
    fields = {"source": source} if source is not None else {}
    article = Article(text, fields, (Stated(written, "given"),) if written else ())
    ((memo,), _) = finish([draft_memo(article, None)])
    return memo


def _read_files(files: Iterable[Found]) -> Iterator[list[tuple[str, bytes | FileContent]]]:
    """Each file's name and bytes, or what is said of it without them, some at a time, which is quicker."""
    held: list[tuple[str, bytes | FileContent]] = []
    size = 0
    for found in files:
        one = _read_file(found)
        held.append((found.name, one))
        size += len(one) if isinstance(one, bytes) else 0
        if len(held) == FILES_AT_ONCE or size > BYTES_AT_ONCE:
            yield held
            held, size = [], 0
    yield held


def _read_file(found: Found) -> bytes | FileContent:
    name = found.name
    if found.twice:
        return FileContent(FileRow(name, None, "skipped", "a link to a folder that is read"))
    if is_skipped(name):
        return FileContent(FileRow(name, None, "skipped", "its name"))
    if found.trouble:
        return set_aside(name, Code.UNREADABLE, f"cannot be read ({found.trouble}); it was set aside")
    try:
        return read_bytes(found.file)
    except OSError as error:
        reason = error.strerror or "unreadable"
        return set_aside(name, Code.UNREADABLE, f"cannot be read ({reason}); it was set aside")


def _opened(content: FileContent) -> Iterator[FileContent]:
    """A file and the files inside it, in order."""
    yield content
    for inner in content.inner:
        yield from _opened(inner)
