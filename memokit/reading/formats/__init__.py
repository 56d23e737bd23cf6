"""One small reader a format: bytes → `FileContent`. Which one, the file's name and first bytes tell.

A reader's library is loaded when the first file of its kind is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import Any

from memokit.model import Code
from memokit.reading.records import FileContent, Options, set_aside

_READERS = {
    ".txt": "text.read_text_file",
    ".md": "text.read_text_file",
    ".markdown": "text.read_text_file",
    ".text": "text.read_text_file",
    ".sgm": "text.read_tagged_file",
    ".sgml": "text.read_tagged_file",
    ".xml": "text.read_tagged_file",
    ".enex": "text.read_tagged_file",
    ".jsonl": "jsonl.read_json_lines",
    ".ndjson": "jsonl.read_json_lines",
    ".html": "html.read_html",
    ".htm": "html.read_html",
    ".xhtml": "html.read_html",
    ".eml": "mail.read_message",
    ".mbox": "mail.read_box",
    ".docx": "word.read_word",
    ".pdf": "pdf.read_pdf",
    ".csv": "tables.read_csv",
    ".tsv": "tables.read_csv",
    ".tab": "tables.read_csv",
    ".xlsx": "tables.read_xlsx",
    ".xlsm": "tables.read_xlsx",
    ".json": "tables.read_json",
    ".zip": "archive.read_archive",
}
"""Ending → reader, as module and function of this room."""

_OPENS_FILES = ("mail.read_message", "mail.read_box", "archive.read_archive")

NOT_BUILT = {
    **dict.fromkeys([".rtf"], "RTF"),
    **dict.fromkeys([".odt", ".ods", ".odp"], "OpenDocument"),
    **dict.fromkeys([".doc"], "old Word (.doc)"),
    **dict.fromkeys([".xls"], "old Excel (.xls)"),
    **dict.fromkeys([".ppt", ".pptx"], "PowerPoint"),
    **dict.fromkeys([".msg", ".pst"], "Outlook"),
    **dict.fromkeys([".mht", ".mhtml", ".webarchive", ".warc"], "web archive"),
    **dict.fromkeys([".epub", ".mobi"], "e-book"),
    **dict.fromkeys([".wpd", ".wps", ".pages"], "word processor"),
    **dict.fromkeys([".gz", ".tgz", ".tar", ".7z", ".rar", ".bz2", ".xz"], "archives other than ZIP"),
    **dict.fromkeys([".parquet", ".feather", ".sqlite", ".db"], "database"),
    **dict.fromkeys(
        [".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".webp", ".svg", ".heic"], "picture"
    ),
    **dict.fromkeys([".mp3", ".mp4", ".wav", ".avi", ".mov", ".m4a", ".ogg"], "sound and film"),
    **dict.fromkeys([".ipynb"], "notebook"),
}
"""Formats that are known and have no reader; the ledger names them."""

_INSTEAD = "save it as text, DOCX or PDF; it was set aside"
_SIGNATURES = (
    (b"%PDF-", ".pdf"),
    (b"{\\rtf", ".rtf"),
    (b"\x89PNG", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF8", ".gif"),
    (b"\x1f\x8b", ".gz"),
    (b"7z\xbc\xaf", ".7z"),
    (b"Rar!", ".rar"),
)
_BOXED = re.compile(rb"[\xef\xbb\xbf\s]{0,9}From [^\n]{1,200}\d{4}[^\n]{0,20}\r?\n")
"""The line that begins a message in a box of mail, with its year; without one, a text is a text."""
_MAIL_STARTS = (
    b"message-id:",
    b"return-path:",
    b"received:",
    b"delivered-to:",
    b"from:",
    b"date:",
    b"mime-version:",
    b"subject:",
    b"to:",
    b"x-",
)
_MAIL_SIGNS = (b"\nmessage-id:", b"\nmime-version:", b"\ncontent-type:", b"\nreceived:")
_TEXT_ENDINGS = frozenset([".txt", ".text", ".md", ".markdown"])
_DECLARED_PAGE = re.compile(
    rb"\s{0,20}<\?xml\b[^<>]{0,200}\?>\s{0,20}(?:<!--.{0,500}?-->\s{0,20})?(?:<!doctype html\b|<html\b)",
    re.IGNORECASE | re.DOTALL,
)
"""A page of XHTML."""
_PAGE_STARTS = (b"<!doctype html", b"<html")
_DECLARED = b"<?xml"
_SCRIPTED = b"window.ytd."
"""The archive of a network begins so."""
_TOLD = re.compile(
    rb"%b|[\xef\xbb\xbf \t\r\n]*(?i:%b|from )"
    % (
        b"|".join(map(re.escape, (b"PK\x03\x04", *(signature for signature, _ in _SIGNATURES)))),
        b"|".join(map(re.escape, (*_PAGE_STARTS, *_MAIL_STARTS, _SCRIPTED, _DECLARED))),
    )
)
"""Without one of these at its beginning, a file is what its name says."""


def read_contents(files: Sequence[tuple[str, bytes]], options: Options) -> list[FileContent]:
    """What files hold, given by name and bytes, in order; plain texts are read together, which is quicker."""
    kinds = [_kind(content, name) for name, content in files]
    texts = [number for number, kind in enumerate(kinds) if files[number][1] and kind in _TEXT_ENDINGS]
    together: dict[int, FileContent] = {}
    if len(texts) > 1:
        with suppress(Exception):  # which of them it was shows when they are read one by one
            found = _reader("text.read_text_files")([files[number] for number in texts], options)
            together = dict(zip(texts, found, strict=True))
    return [
        together.get(number) or _read(content, name, kinds[number], options)
        for number, (name, content) in enumerate(files)
    ]


def read_content(content: bytes, name: str, options: Options) -> FileContent:
    """What the file called `name` holds."""
    return _read(content, name, _kind(content, name), options)


def _read(content: bytes, name: str, ending: str, options: Options) -> FileContent:
    if not content:
        return set_aside(name, Code.EMPTY, "empty; nothing to read")
    if ending in NOT_BUILT:
        return set_aside(
            name, Code.UNSUPPORTED, f"{NOT_BUILT[ending]} files are not read; {_INSTEAD}", ending[1:]
        )
    named = _READERS.get(ending, "text.read_text_file")
    read = _reader(named)
    inner = (read_content,) if named in _OPENS_FILES else ()
    try:
        found: FileContent = read(content, name, options, *inner)
        return found
    except MemoryError:
        return set_aside(
            name, Code.TOO_LARGE, "takes more memory than there is; it was set aside", ending[1:]
        )
    except Exception as error:
        # A library may raise anything on a file made to break it; one bad file must not end the reading.
        what = f"cannot be read ({type(error).__name__}); it was set aside"
        return set_aside(name, Code.DAMAGED, what, ending[1:])


@cache
def _reader(named: str) -> Callable[..., Any]:
    module, function = named.split(".")
    found: Callable[..., Any] = getattr(import_module(f"memokit.reading.formats.{module}"), function)
    return found


def _kind(content: bytes, name: str) -> str:
    """The ending that tells a file's format: its first bytes outrank its name where they are plain."""
    ending = _ending(name)
    if not _TOLD.match(content):
        return ending
    if _DECLARED_PAGE.match(content) and (ending in (".xml", *_TEXT_ENDINGS) or ending not in _READERS):
        return ".html"
    start = content[:8]
    for signature, kind in _SIGNATURES:
        if start.startswith(signature):
            return kind
    if (
        start.startswith(b"PK\x03\x04")
        and ending not in (".docx", ".xlsx", ".xlsm")
        and ending not in NOT_BUILT
    ):
        return _kind_of_zip(content)
    if ending in _TEXT_ENDINGS or (ending not in _READERS and ending not in NOT_BUILT):
        lead = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")[:16].lower()
        if lead.startswith(_PAGE_STARTS):
            return ".html"
        if lead.startswith(_SCRIPTED):
            return ".json"
        if lead.startswith(_MAIL_STARTS) and _is_mail(content):
            return ".eml"
        if lead.startswith(b"from ") and b"\nfrom:" in content[:4096].lower():
            boxed = _BOXED.match(content) is not None and _is_mail(content)
            return ".mbox" if ending not in _TEXT_ENDINGS or boxed else ending
    return ending


def _is_mail(content: bytes) -> bool:
    """Whether the first lines are a header of mail: a sender, a day, and what only machines write."""
    head = (b"\n" + content[:8192].replace(b"\r\n", b"\n").split(b"\n\n", 1)[0]).lower()
    return b"\nfrom:" in head and b"\ndate:" in head and any(key in head for key in _MAIL_SIGNS)


def _kind_of_zip(content: bytes) -> str:
    """A Word or Excel file under another name, or an archive."""
    if b"word/document.xml" in content:
        return ".docx"
    return ".xlsx" if b"xl/workbook.xml" in content else ".zip"


def _ending(name: str) -> str:
    """The ending of a file's name with its dot, in small letters; `""` where it has none."""
    dot = name.rfind(".")
    return name[dot:].lower() if dot > name.rfind("/") else ""
