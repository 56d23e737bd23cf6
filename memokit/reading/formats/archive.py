"""ZIP: each member is a file of its own, within bounds that no honest archive meets."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from memokit.model import Code
from memokit.reading.files import is_skipped, shown
from memokit.reading.records import FileContent, FileRow, Options, set_aside

Reader = Callable[[bytes, str, Options], FileContent]

MOST_MEMBERS = 100_000
LARGEST_MEMBER, LARGEST_WHOLE = 300_000_000, 1_000_000_000
STEEPEST = 250
"""A member that grows more than so many times, and beyond a megabyte, is a bomb."""
DEEPEST = 3
"""Archives within archives are opened so many times."""


def read_archive(content: bytes, path: str, options: Options, read_inner: Reader) -> FileContent:
    """The files of an archive, in the order of their names."""
    if path.count(".zip/") >= DEEPEST:
        return set_aside(
            path, Code.TOO_LARGE, f"an archive more than {DEEPEST} archives deep; it was set aside", "zip"
        )
    try:
        archive = ZipFile(BytesIO(content))
        members = sorted((m for m in archive.infolist() if not m.is_dir()), key=lambda m: m.filename)
    except (BadZipFile, ValueError, OSError, NotImplementedError, OverflowError):
        return set_aside(path, Code.DAMAGED, "a damaged archive; it was set aside", "zip")
    if trouble := _bomb(members):
        return set_aside(path, Code.TOO_LARGE, f"{trouble}; it was set aside", "zip")
    inner = tuple(_members(archive, members, path, options, read_inner))
    if not inner:
        return set_aside(path, Code.EMPTY, "an archive without files; nothing to read", "zip")
    return FileContent(FileRow(path, "zip", "read"), inner=inner)


def _bomb(members: list[ZipInfo]) -> str | None:
    """Why an archive is not opened, or None."""
    if len(members) > MOST_MEMBERS:
        return f"more than {MOST_MEMBERS:,} files in one archive"
    if sum(member.file_size for member in members) > LARGEST_WHOLE:
        return f"more than {LARGEST_WHOLE:,} bytes in one archive"
    return None


def _members(
    archive: ZipFile, members: list[ZipInfo], path: str, options: Options, read_inner: Reader
) -> Iterator[FileContent]:
    for member in members:
        name = f"{path}/{shown(member.filename)}"
        if is_skipped(shown(member.filename)):
            yield FileContent(FileRow(name, None, "skipped", "its name"))
        elif member.flag_bits & 1:
            yield set_aside(name, Code.LOCKED, "locked by a password; save it without one; it was set aside")
        elif member.file_size > LARGEST_MEMBER or member.file_size > max(
            1_000_000, STEEPEST * member.compress_size
        ):
            yield set_aside(name, Code.TOO_LARGE, "unpacks to far more than it takes; it was set aside")
        else:
            yield _member(archive, member, name, options, read_inner)


def _member(
    archive: ZipFile, member: ZipInfo, name: str, options: Options, read_inner: Reader
) -> FileContent:
    try:
        with archive.open(member) as file:
            content = file.read(member.file_size + 1)
    except (BadZipFile, OSError, ValueError, NotImplementedError, EOFError, RuntimeError, zlib.error):
        return set_aside(name, Code.DAMAGED, "damaged within its archive; it was set aside")
    return read_inner(content, name, options)


def unpacks_too_far(content: bytes) -> tuple[Code, str] | None:
    """Why a file that is an archive inside (Word, Excel) is not opened, or None."""
    try:
        members = ZipFile(BytesIO(content)).infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError, OverflowError):
        return Code.DAMAGED, "a damaged file; it was set aside"
    steep = any(member.file_size > max(5_000_000, STEEPEST * member.compress_size) for member in members)
    if steep or _bomb(members):
        return Code.TOO_LARGE, "unpacks to far more than it takes; it was set aside"
    return None
