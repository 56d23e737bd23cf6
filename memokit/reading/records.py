"""What a file gives before it is a memo among others: drafts of memos, problems, and its ledger row."""

from __future__ import annotations

from dataclasses import dataclass, field

from memokit.model import Memo, Problem


@dataclass(frozen=True, slots=True)
class FileRow:
    """One row of the ledger: a file, what became of it, and where its characters went."""

    path: str
    format: str | None
    status: str
    """`read`, `set_aside` or `skipped`."""
    reason: str | None = None
    n_memos: int = 0
    n_characters: int = 0
    """Decoded characters: body, header and separators together."""
    n_body: int = 0
    n_header: int = 0
    n_separators: int = 0


@dataclass(frozen=True, slots=True)
class FileContent:
    """What one file holds: its memos, in order, its problems, and its row of the ledger."""

    row: FileRow
    memos: tuple[Memo, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: memos in input order, problems, and the ledger of files."""

    memos: tuple[Memo, ...] = ()
    problems: tuple[Problem, ...] = ()
    files: tuple[FileRow, ...] = field(default=())
