"""Bytes → text: which encoding, and what had to be mended."""

from __future__ import annotations

import codecs
from typing import NamedTuple

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# A text holds few control characters; more than this share of the first bytes, and it is none.
CONTROL_SHARE = 0.02
SAMPLE = 65_536


class Decoded(NamedTuple):
    """Decoded text with `\\n` at line ends; `mended` says in words what was done, if anything."""

    text: str
    encoding: str
    mended: tuple[str, ...] = ()


def decode(content: bytes) -> Decoded | None:
    """The text of `content`, or None where it is no text.

    A byte order mark decides; else UTF-8 where it is valid; else the encoding is guessed, which is told
    in `mended`.
    """
    for mark, name in _BOMS:
        if content.startswith(mark):
            return _mend(content[len(mark) :].decode(name, "replace"), name, ())
    if _is_binary(content[:SAMPLE]):
        return None
    try:
        return _mend(content.decode("utf-8"), "utf-8", ())
    except UnicodeDecodeError:
        return _guess(content)


def _is_binary(sample: bytes) -> bool:
    control = sum(sample.count(bytes([code])) for code in (*range(9), *range(14, 32)) if code != 27)
    return b"\0" in sample or control > CONTROL_SHARE * len(sample)


def _guess(content: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes

    best = from_bytes(content[:SAMPLE]).best()
    if best is None:
        return None
    note = (f"encoding not declared; read as {best.encoding}",)
    return _mend(content.decode(best.encoding, "replace"), best.encoding, note)


def _mend(text: str, encoding: str, notes: tuple[str, ...]) -> Decoded:
    lost = text.count("\ufffd")
    if lost:
        notes = (*notes, f"{lost} bytes could not be decoded and stand as \ufffd")
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), encoding, notes)
