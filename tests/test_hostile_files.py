"""Files made to break the reading: each is read or set aside with its reason, and nothing hangs."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from reading_files import BODY, archive, excel, locked_pdf, pdf, word

from memokit.model import Code
from memokit.reading import Reading, read
from memokit.reading.formats.text import find_parts
from memokit.reading.headers import find_header
from memokit.reading.mending import mend

BOMB = b"0" * 20_000_000
ENTITIES = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


def rewritten(content: bytes, member: str, words: bytes) -> bytes:
    """An Office file with one member replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, words if name == member else old.read(name))
    return out.getvalue()


FILES = {
    "zip bomb": ("a.zip", archive({"a.txt": BOMB}), Code.TOO_LARGE),
    "zip bomb in a zip": ("a.zip", archive({"b.zip": archive({"a.txt": BOMB})}), Code.TOO_LARGE),
    "Word bomb": ("a.docx", rewritten(word(BODY), "word/document.xml", BOMB), Code.TOO_LARGE),
    "Excel bomb": ("a.xlsx", rewritten(excel([["text"], ["a"]]), "xl/workbook.xml", BOMB), Code.TOO_LARGE),
    "entity bomb": ("a.docx", rewritten(word(BODY), "word/document.xml", f"{ENTITIES}]><l>&i;</l>".encode()), Code.DAMAGED),
    "truncated Word": ("a.docx", word(BODY)[:-200], Code.DAMAGED),
    "locked PDF": ("a.pdf", locked_pdf(BODY), Code.LOCKED),
    "truncated PDF": ("a.pdf", pdf(BODY)[:300], Code.DAMAGED),
    "deep page": ("a.html", b"<html><body>" + b"<div>" * 200_000 + b"words", Code.DAMAGED),
    "a million columns": ("a.csv", b"," * 1_000_000 + b"\n" + b"," * 1_000_000, Code.TOO_LARGE),
    "deep JSON": ("a.json", b"[" * 200_000, Code.DAMAGED),
    "deep JSON line": ("a.jsonl", b"[" * 200_000, Code.BAD_LINE),
    "one line": ("a.txt", b"word " * 5_000_000, Code.TOO_LARGE),
}  # fmt: skip


def read_file(folder: Path, name: str, content: bytes) -> Reading:
    (folder / name).write_bytes(content)
    return read([folder])


@pytest.mark.parametrize("case", FILES)
def test_a_hostile_file_is_set_aside_and_says_why(case: str, tmp_path: Path) -> None:
    name, content, code = FILES[case]
    found = read_file(tmp_path, name, content)
    assert found.memos == ()
    assert [problem.code for problem in found.problems] == [code]
    assert (found.problems[0].path or "").startswith(name)
    assert all(row.n_articles == row.n_memos + row.n_set_aside for row in found.files)


def test_links_that_go_round_and_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("7 Jan 2016; MEMO: One.")
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "lost.txt").symlink_to(tmp_path / "nowhere.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    found = read([tmp_path])
    assert [memo.path for memo in found.memos] == ["a.txt"]
    assert {row.path: row.status for row in found.files} == {
        "a.txt": "read", "lost.txt": "set_aside", "pipe.txt": "set_aside", "round": "skipped",
    }  # fmt: skip


def test_names_that_no_terminal_can_show(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path)
    for name in (b"a\nb.txt", b"caf\xe9.txt", b"\xe2\x80\xaex.txt"):
        with open(os.path.join(folder, name), "wb") as file:  # noqa: PTH118, PTH123 -- a Path takes no such bytes
            file.write(b"7 Jan 2016; MEMO: One " + name[:1].hex().encode())
    found = read([tmp_path])
    assert [memo.path for memo in found.memos] == ["\\u202ex.txt", "a\\nb.txt", "caf\\udce9.txt"]
    assert all(str(row.path).isprintable() for row in found.files)


UNITS = [
    *("a ", "A, ", "1", "\n", "\n\n", " ", "- ", "KELDA, ", "(AP) ", "| ", "**", "7 January 2016 ", "Jan 7, ", "A: b\n", "Q "),
    *("DATE: ", "---\n", "<DOC>", "<a ", "[", "a-\n", "copyright ", "7 Jan 2016; M: x\n", "1 of 2 DOCUMENTS\n", "Statement "),
    *("lines of a paragraph that is wrapped by hand, one after another\n", "Title words\n", "Key words: ", " — ", "\xa0"),
]  # fmt: skip
LEADS = ["", "KELDA, Jan 7, 2016 (AP) - ", "7 January 2016\n\n", "Subject: x\n", "---\n"]


@pytest.mark.parametrize("lead", LEADS)
def test_headers_of_endless_texts(lead: str) -> None:
    # What grows with the square of the length takes minutes here; it is not waited for with a clock.
    for unit in UNITS:
        text = lead + unit * 20_000
        assert find_header(text).body <= len(text)
        mended = mend(text)
        assert len(mended.text) <= len(text)
        parts = find_parts(mended.text)
        assert not parts or parts[-1].end == len(mended.text)
