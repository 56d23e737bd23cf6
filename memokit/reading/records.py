"""What a file gives before it is a memo among others: drafts of memos, problems, and its ledger row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field
from typing import NamedTuple

from memokit.calendar.written import Written
from memokit.model import Code, Memo, Problem


@dataclass(frozen=True, slots=True)
class Options:
    """What the user settles: the order of day and month in 03/04/2020, and the names of columns."""

    date_order: str | None = None
    """`dmy`, `mdy` or None."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Field of a memo (`date`, `source`, `title`, `text`, …) to the name of its column."""


class FileRow(NamedTuple):
    """One row of the ledger: a file, what became of it, and where its articles and characters went.

    A file inside another (a member of an archive, an attachment) has a row of its own, whose path begins
    with that of the other. Always `n_articles = n_memos + n_set_aside`. Characters are counted in text
    formats only, as decoded and before any mending; there
    `n_characters = n_body + n_header + n_separators + n_characters_set_aside`.
    """

    path: str
    format: str | None
    status: str
    """`read`, `set_aside` or `skipped`."""
    reason: str | None = None
    n_articles: int = 0
    n_memos: int = 0
    n_set_aside: int = 0
    n_characters: int | None = None
    n_body: int | None = None
    n_header: int | None = None
    n_separators: int | None = None
    n_characters_set_aside: int | None = None
    encoding: str | None = None
    n_mended: int = 0


class Stated(NamedTuple):
    """A date that a memo, its name or its container states, and by which rule it was found."""

    written: Written
    rule: str


@dataclass(slots=True)
class Draft:
    """A memo on its way: its day may wait for what the other memos show, and it has no id yet."""

    text: str
    path: str | None = None
    where: str = "memo"
    """Path and line, as messages name it."""
    _: KW_ONLY
    stated: tuple[Stated, ...] = ()
    """Every date that is stated for it, the surest first."""
    changed: str | None = None
    """The day on which it was changed, where no other is stated: it is not the memo's."""
    country: str | None = None
    """Where its source is at home; looked up only where that may settle a date."""
    addresses: str = ""
    """The web addresses in its head; looked up only where they may settle a date."""
    head: str = ""
    """Its header; kept only where the days in it may settle a date."""
    memo_id: str | None = None
    source: str | None = None
    place: str | None = None
    title: str | None = None
    author: str | None = None
    language: str | None = None
    document_type: str = "unknown"
    body_start: int = 0
    body_end: int = 0
    header_end: int = 0
    problems: tuple[Problem, ...] = ()
    """Those of its header that are known already."""
    encoded: bytes | None = None
    """The text in UTF-8, where that is at hand and no plain ASCII."""


class FileContent(NamedTuple):
    """What one file holds: its memos, in order, its problems, its row of the ledger, and files inside it."""

    row: FileRow
    drafts: tuple[Draft, ...] = ()
    problems: tuple[Problem, ...] = ()
    inner: tuple[FileContent, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: memos in input order, problems, and the ledger of files."""

    memos: tuple[Memo, ...] = ()
    problems: tuple[Problem, ...] = ()
    files: tuple[FileRow, ...] = ()


def set_aside(
    path: str, code: Code, message: str, format: str | None = None, n_characters: int | None = None
) -> FileContent:
    """A file that gives no memo; `message` says why and what next, without the path."""
    row = FileRow(
        path,
        format,
        "set_aside",
        str(code),
        n_characters=n_characters,
        **dict.fromkeys(("n_body", "n_header", "n_separators"), None if n_characters is None else 0),
        n_characters_set_aside=n_characters,
    )
    return FileContent(row, problems=(Problem(path, "reading", code, f"{path}: {message}"),))
