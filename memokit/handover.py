"""Memos handed over: read and annotated once, for several processes that look at the same ones.

A report reads its memos, writes them with all that was found in them to a file of its own, and names that file in the
environment of the kernels it starts; `corpus.read` there takes them from it. The file is a pickle: it lies in a
temporary folder that only the user may open, and whoever can set this process's environment can run code anyway.
A notebook on its own, or memos that have changed in between, are read as ever (docs/decisions/0081).
"""

from __future__ import annotations

import os
import pickle
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from memokit.collector import paused
from memokit.model import AnnotatedMemo, Problem
from memokit.reading import FileRow
from memokit.reading.files import find_files

NAMED_IN = "MEMOKIT_HANDED_OVER"
"""The environment variable that names the file."""
Signature = tuple[object, ...]


class Found(NamedTuple):
    """All that reading and annotating gave: memos with their annotations, problems of files, and the ledger."""

    annotated: tuple[AnnotatedMemo, ...]
    problems: tuple[Problem, ...]
    files: tuple[FileRow, ...]


@contextmanager
def hand_over(paths: Sequence[str | Path], found: Found) -> Iterator[dict[str, str]]:
    """While it lasts, processes with the environment that it gives take `found` for the memos in `paths`."""
    with tempfile.TemporaryDirectory(prefix="memokit.") as folder:
        file = Path(folder) / "memos"
        with file.open("wb") as writing:
            pickle.dump(_signature(paths), writing, pickle.HIGHEST_PROTOCOL)
            pickle.dump(found, writing, pickle.HIGHEST_PROTOCOL)
        yield {NAMED_IN: str(file)}


def handed_over(paths: Sequence[str | Path]) -> Found | None:
    """What was handed over for `paths`; None where nothing was, or a file was added, changed or is gone since."""
    named = os.environ.get(NAMED_IN)
    if not named or not Path(named).is_file():
        return None
    with Path(named).open("rb") as reading:
        if pickle.load(reading) != _signature(paths):
            return None
        return _load(reading)


def _load(reading: IO[bytes]) -> Found:
    with paused():  # among millions of new objects the collector takes two thirds of the time
        found: Found = pickle.load(reading)
        return found


def _signature(paths: Sequence[str | Path]) -> Signature:
    """Where the memos are, and the name, size and time of each file, in order."""
    files = ((found.name, *_state(found.file)) for found in find_files(paths))
    return (*(os.path.realpath(path) for path in paths), *files)


def _state(file: str) -> tuple[int, int]:
    try:
        state = os.stat(file)  # noqa: PTH116 -- a Path costs more than asking
    except OSError:
        return (-1, -1)
    return (state.st_size, state.st_mtime_ns)
