"""Which files there are: the paths as given, a folder in the order of its relative paths."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from memokit.errors import UsageError

# A folder such as `_posts` holds the texts of a site, and is read; these hold what a site is made with.
# `_chat.txt` is what a messenger calls its export.
_SKIPPED = re.compile(
    r"(?:.*/)?(?:\.|__|_(?!chat\.txt\Z)[^/]*\Z|_(?:data|drafts|includes|layouts|plugins|sass|site)/|(?i:readme|license)(?:\.[^/]*)?\Z)",
    re.DOTALL | re.ASCII,
)
_OPEN = os.O_RDONLY | getattr(os, "O_BINARY", 0)
_BLOCK = 1 << 16
DEEPEST = 200
"""Folders nested deeper than this are not looked into."""


class Found(NamedTuple):
    """A file, and the name it is known by: relative to the folder given, with `/`."""

    file: str
    name: str
    trouble: str | None = None
    """Why it cannot be read, where that shows already: a link to nowhere, a pipe, a device."""
    twice: bool = False
    """Whether it is a link to a folder that is read under another name."""


def find_files(paths: Sequence[str | Path]) -> Iterator[Found]:
    """Each file of `paths`, in order; a folder that links lead to twice is read once.

    Raises `UsageError` where a path is not there.
    """
    for path in map(Path, paths):
        if path.is_dir():
            yield from sorted(_walk(str(path), "", set(), 0), key=itemgetter(1))
        elif path.exists():
            yield Found(str(path), shown(path.name), None if path.is_file() else "not a regular file")
        else:
            raise UsageError(f"{shown(str(path))}: no such file or folder; check the spelling")


def _walk(folder: str, prefix: str, seen: set[tuple[int, int]], depth: int) -> Iterator[Found]:
    """The files below `folder`; `seen` are the folders read already, by device and number."""
    try:
        state = Path(folder).stat()
        if (state.st_dev, state.st_ino) in seen:
            yield Found(folder, prefix.rstrip("/"), twice=True)
            return
        seen.add((state.st_dev, state.st_ino))
        entries = sorted(os.scandir(folder), key=lambda entry: (entry.is_symlink(), entry.name))
    except OSError as error:
        yield Found(folder, prefix.rstrip("/") or shown(folder), error.strerror or "unreadable")
        return
    for entry in entries:
        name = prefix + shown(entry.name)
        try:
            if not entry.is_dir():
                yield Found(entry.path, name, None if entry.is_file() else "not a regular file")
            elif depth < DEEPEST:
                yield from _walk(entry.path, name + "/", seen, depth + 1)
            else:
                yield Found(entry.path, name, "folders nested too deep")
        except OSError as error:
            yield Found(entry.path, name, error.strerror or "unreadable")


def read_bytes(file: str) -> bytes:
    """The bytes of a file; raises `OSError` where it cannot be read.

    Without the layers of `open`, which take longer than the reading of a small file.
    """
    handle = os.open(file, _OPEN)
    try:
        block = os.read(handle, _BLOCK)
        if len(block) < _BLOCK:
            return block  # a regular file gives less only at its end
        blocks = []
        while block:
            blocks.append(block)
            block = os.read(handle, _BLOCK)
        return b"".join(blocks)
    finally:
        os.close(handle)


def shown(name: str) -> str:
    """`name` as text that any file can hold: bytes that are no UTF-8 and control characters made visible.

    >>> shown("a\\nb")
    'a\\\\nb'
    """
    if name.isprintable():
        return name
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)


def is_skipped(name: str) -> bool:
    """Whether a file of that name is passed over: hidden, set apart by `_`, a README or a licence, or no text of a site.

    >>> is_skipped("_notes.txt"), is_skipped("site/_layouts/page.html"), is_skipped("site/_posts/2031-01-06-talks.md")
    (True, True, False)
    """
    return _SKIPPED.match(name) is not None
