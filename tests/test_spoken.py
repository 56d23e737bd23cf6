"""Whose speech or statement a text is: by its title, by a line above it, by how it begins."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import memokit as mk
from memokit.reading import read
from memokit.reading.headers.spoken import led_in_by, tell_spoken

B = "The talks on the dam have gone on for a week, and we have not set a date for the vote of the council. We shall go on until that is done, and we ask all sides to wait."

LINES = [
    ("Statement by Foreign Minister Halima Torvald on Orla", "statement", "Foreign Minister Halima Torvald"),
    ("Statement of the Kelda Union on the dam", "statement", "Kelda Union"),
    ("Statements by the Government Spokesman after a meeting", "statement", "Government Spokesman"),
    ("A Message from the Senate President", "statement", "Senate President"),
    ("STATEMENT BY H.E. MR. ODD LIND, PRESIDENT OF ORLA", "statement", "H.E. MR. ODD LIND"),
    ("Remarks by Ambassador Ann Lind at the Dam", "speech", "Ambassador Ann Lind"),
    ("Remarks by the spokesperson of the Ministry of Rivers", "speech", "spokesperson of the Ministry of Rivers"),
    ("Council of Rivers: Press remarks by Minister Lind after the meeting", "speech", "Minister Lind"),
    ("Opening Statement in the Plenary Session by Ann von Lind, Candidate", "speech", "Ann von Lind"),
    ("Full text of the speech delivered by Ann Lind at the dam", "speech", "Ann Lind"),
    ("Minister Ann Lind’s Remarks at the Dam", "speech", "Minister Ann Lind"),
    ("PM Lind's Remarks at the Start of the Meeting", "speech", "PM Lind"),
    ("President Lind's First Inaugural Address (March 4, 1989)", "speech", "President Lind"),
    ("Ann Lind Speech - We Shall Go On", "speech", "Ann Lind"),
    ("Ann Lind - Address Before a Session of the Council", "speech", "Ann Lind"),
    ("River Bank President David Lind Opening Remarks at the Meetings", "speech", "River Bank President David Lind"),
]  # fmt: skip
NOT_SPOKEN = [
    "Dam talks go on",
    "Lind's speech draws protests",
    "Minister stands by remarks to farmers",
    "Governor Cancels Speech at University",
    "President Slams Statement by Council",
    "Freedom of speech in Orla",
    "Email address of the council",
    "Joint statement on the dam",
    "ORDER TO STRIKE JOINT STATEMENT OF UNDISPUTED FACTS",
    "The address from the other side of town",
]


@pytest.mark.parametrize(("line", "kind", "by"), LINES)
def test_a_title_says_whose_words_follow(line: str, kind: str, by: str) -> None:
    assert tell_spoken(line) == (kind, by)


@pytest.mark.parametrize("line", NOT_SPOKEN)
def test_a_title_that_only_speaks_of_words_says_nothing(line: str) -> None:
    assert tell_spoken(line) is None


@pytest.mark.parametrize(
    ("top", "kind", "author"),
    [
        ("Talks go on\n\nSpeech by Minister Ann Lind on 7 January 2016 at the dam", "speech", "Minister Ann Lind"),
        ("Talks on the dam\nPress Statement\nAnn Lind\nMinister of Rivers\nKelda\nJanuary 7, 2016", "statement", "Ann Lind"),
        ("Lind Statement on the Dam\n\nJanuary 7, 2016\n\nKELDA – Senator Ann Lind (O-KE) issued the following statement:", "statement", "Senator Ann Lind (O-KE)"),
        ("Talks on the dam\n\nJanuary 7, 2016\n\nKELDA – Senator Ann Lind (O-KE), a friend of the river, today released the following statement on it:", "statement", "Senator Ann Lind (O-KE)"),
        ("Talks on the dam\nBy Jo Doe\nJanuary 7, 2016", "news", "Jo Doe"),
        ("Statement by Minister Ann Lind\nBy Jo Doe\nJanuary 7, 2016", "statement", "Jo Doe"),
    ],
)  # fmt: skip
def test_the_author_is_who_speaks(top: str, kind: str, author: str, tmp_path: Path) -> None:
    (tmp_path / "memo.txt").write_text(f"{top}\n\n{B}", "utf-8")
    (memo,) = read([tmp_path]).memos
    assert (memo.document_type, memo.author) == (kind, author)


def test_a_statement_is_its_authors_words_and_a_release_about_it_only_what_stands_in_marks() -> None:
    head = "Statement by Senator Ann Lind on the dam\n\nJanuary 7, 2016\n\n"
    whole = mk.parse(f"{head}{B}")
    told = mk.parse(f"{head}Senator Ann Lind issued the following statement on the dam:\n\n“{B}”")
    (words,) = whole.quotes
    assert (whole.memo.text[words.start : words.end], words.speaker) == (B, "Ann Lind")
    assert all(quote.start > 0 for quote in told.quotes)
    assert any(told.memo.text[quote.start : quote.end].strip("“”") == B for quote in told.quotes)


@given(st.text(max_size=300))
def test_any_line_is_looked_at(line: str) -> None:
    found = tell_spoken(line)
    assert found is None or found.by in line
    led = led_in_by(line)
    assert led is None or led in line
