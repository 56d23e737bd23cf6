"""Files of every format, sound and damaged: what each gives, and that its row of the ledger adds up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from reading_files import BODY, TEXT, excel, page
from sample_files import FORMATS, Case, adds_up

from memokit.reading import Reading, read

CASES = [
    pytest.param(case, id=f"{format}-{case.name}") for format, cases in FORMATS.items() for case in cases
]


def reading(case: Case, folder: Path) -> Reading:
    (folder / case.name).write_bytes(case.content)
    return read([folder])


@pytest.mark.parametrize("case", CASES)
def test_a_file_gives_its_memos_or_says_why_not(case: Case, tmp_path: Path) -> None:
    found = reading(case, tmp_path)
    assert [(memo.date, memo.source, memo.title) for memo in found.memos] == case.memos
    told = [str(problem.code) for problem in found.problems]
    assert [
        code for code in told if code not in ("mended", "guessed_encoding") or code in case.codes
    ] == case.codes
    assert all((problem.message or "").startswith(case.name) for problem in found.problems)


@pytest.mark.parametrize("case", CASES)
def test_its_ledger_adds_up(case: Case, tmp_path: Path) -> None:
    found = reading(case, tmp_path)
    assert sum(row.n_memos for row in found.files) == len(found.memos)
    for row in found.files:
        adds_up(row)


def test_every_format_has_five_files_one_of_them_damaged() -> None:
    assert [name for name, cases in FORMATS.items() if len(cases) < 5] == []
    assert [
        name for name, cases in FORMATS.items() if not any(c.name.startswith("damaged") for c in cases)
    ] == []


def test_what_is_read_keeps_its_words(tmp_path: Path) -> None:
    for format in ("HTML", "EML", "DOCX", "PDF", "Nexis", "Factiva"):
        found = reading(FORMATS[format][0], tmp_path)
        words = " ".join(found.memos[-1].text.split())
        assert words == " ".join(TEXT.split()), format
        (tmp_path / FORMATS[format][0].name).unlink()


BROKEN = "Dam talks\n go\u200b on\u2028in  Orla"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", f'date,title,text\n2016-01-07,"{BROKEN}",{BODY[0]}\n'.encode()),
        ("a.json", json.dumps([{"date": "2016-01-07", "title": BROKEN, "text": BODY[0]}]).encode()),
        ("a.xlsx", excel([["date", "title", "text"], ["2016-01-07", BROKEN, BODY[0]]])),
        (
            "a.json",
            json.dumps(
                {
                    "date": "2016-01-07",
                    "title": {"rendered": BROKEN.replace("on\u2028in", "on&#8232;in")},
                    "content": {"rendered": f"<p>{BODY[0]}</p>"},
                }
            ).encode(),
        ),
        ("a.html", page(f'<meta property="og:title" content="{BROKEN}">')),
        ("a.md", f"---\ntitle: {json.dumps(BROKEN)}\ndate: 2016-01-07\n---\n{TEXT}".encode()),
    ],
)
def test_a_title_stands_on_one_line(name: str, content: bytes, tmp_path: Path) -> None:
    (memo,) = reading(Case(name, content), tmp_path).memos
    assert memo.title == "Dam talks go on in Orla"


def test_a_text_that_begins_with_from_is_no_box_of_mail(tmp_path: Path) -> None:
    signs = "From: the river desk\nDate: 5 Mar 2019\nMessage-ID: <one@kelda.example>\n\n"
    (tmp_path / "letter.txt").write_text(f"From Kelda\n{signs}{TEXT}\n")
    (tmp_path / "box.txt").write_text(f"From desk@kelda.example Tue Mar  5 09:00:00 2019\n{signs}{TEXT}\n")
    found = read([tmp_path])
    assert {row.path: (row.format, row.n_memos) for row in found.files} == {
        "letter.txt": ("text", 1),
        "box.txt": ("mail", 1),
    }
