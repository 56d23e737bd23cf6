"""Bytes → text: which encoding. What the text then needs is the business of `mending`."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_MARKS = tuple(mark for mark, _ in _BOMS)

# A text holds few control characters; more than this share of the first bytes, and it is none. A few NUL
# bytes are debris of an export and are mended; many are UTF-16 without its mark, or no text.
CONTROL_SHARE = 0.02
NUL_SHARE = 0.005
SAMPLE = 65_536
FIRST = 1_024
"""Where these bytes hold no control character, none of the sample is NUL, and all of it is UTF-8, no more of them are looked at."""
FEW_HIGH = 0.1
"""An English text in Windows-1252 holds no more bytes than this that are not ASCII."""
_UNUSED = frozenset(b"\x81\x8d\x8f\x90\x9d")
# Letters of French, German, Spanish, Portuguese, Italian and Scandinavian names, and marks of print.
_WESTERN = frozenset(
    "àáâãäåæçèéêëìíîïñòóôõöøùúûüßœšžÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŒŠŽŸÿ‘’“”‚„–—…•‹›«»€£§©®°·´¿¡½¼¾ªº†\xa0\xad"
)
_CONTROL = bytes(code for code in (*range(9), *range(14, 32)) if code not in (0, 26, 27))
_PLAIN = bytes([9, 10, *range(32, 127)])
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class Decoded(NamedTuple):
    """Decoded text as it stands in the file, and what was uncertain about it, in words."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()
    beyond: str | None = None
    """The characters of `text` beyond plain ASCII, each as often as it stands, where they were looked at."""
    content: bytes | None = None
    """The bytes of the text, where they are UTF-8."""


def characters_beyond(content: bytes) -> str:
    """The characters of UTF-8 that are no plain ASCII (letters, digits, marks, space, tab, line feed), in one pass.

    >>> characters_beyond("a dam\\r\\n\u2013 caf\u00e9".encode())
    '\\r\u2013\u00e9'
    """
    return content.translate(None, _PLAIN).decode("utf-8", "surrogatepass")


def decode(content: bytes, declared: str | None = None) -> Decoded | None:
    """The text of `content`, or None where it is no text.

    A byte order mark decides; then UTF-8 where it is valid; then the declared encoding; else the encoding
    is guessed, which is told in `notes`.
    """
    if content.startswith(_MARKS):
        mark, name = next(pair for pair in _BOMS if content.startswith(pair[0]))
        return _lossy(content[len(mark) :], name, ())
    text: str | None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = None
    if text is not None:
        beyond = characters_beyond(content)
        if not beyond or not _CONTROLS.search(beyond) or _begins_as_text(content):
            return Decoded(text, "utf-8", (), beyond, content)
    sample = content[:SAMPLE]
    if sample.count(0) > NUL_SHARE * len(sample):
        wide = _unmarked_utf16(sample)
        return _lossy(content, wide, (f"encoding not declared; read as {wide}",)) if wide else None
    if _n_control(sample) > CONTROL_SHARE * len(sample):
        return None
    if text is not None:
        return Decoded(text, "utf-8")
    if declared and _is_known(declared):
        return _lossy(content, declared, ())
    return _guess(content)


def _begins_as_text(content: bytes) -> bool:
    return b"\0" not in content[:SAMPLE] and not _n_control(content[:FIRST])


def _n_control(sample: bytes) -> int:
    return len(sample) - len(sample.translate(None, _CONTROL))


def _unmarked_utf16(sample: bytes) -> str | None:
    """Latin text in UTF-16 has a NUL in every second byte, and hardly any in the others."""
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.05 * half else None


def _is_known(name: str) -> bool:
    try:
        return codecs.lookup(name)._is_text_encoding
    except (LookupError, ValueError):
        return False


def _guess(content: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes, else Windows-1252 where only its letters occur, else the best guess."""
    lost = content.decode("utf-8", "replace")
    broken = lost.count("\ufffd")
    high = sum(1 for c in lost if c > "\x7f") - broken
    if high > 4 * broken:
        return _lossy(content, "utf-8", ())
    if _is_western(content[:SAMPLE]):
        return _lossy(content, "cp1252", ("encoding not declared; read as cp1252",))
    from charset_normalizer import from_bytes

    best = from_bytes(content[:SAMPLE]).best()
    if best is None:
        return None
    return _lossy(content, best.encoding, (f"encoding not declared; read as {best.encoding}",))


def _is_western(sample: bytes) -> bool:
    """Whether what is beyond ASCII is rare, and in Windows-1252 is letters within words and marks of print."""
    high = sample.translate(None, bytes(range(128)))
    if len(high) > FEW_HIGH * len(sample) or not set(high).isdisjoint(_UNUSED):
        return False
    return set(high.decode("cp1252")) <= _WESTERN


def _lossy(content: bytes, encoding: str, notes: tuple[str, ...]) -> Decoded:
    text = content.decode(encoding, "replace")
    lost = text.count("\ufffd") - (content.count(b"\xef\xbf\xbd") if encoding == "utf-8" else 0)
    if lost > 0:
        notes = (*notes, f"{lost} bytes could not be decoded and stand as \ufffd")
    return Decoded(text, encoding, notes)
