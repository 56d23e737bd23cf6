"""Chats of messengers, as text and as a page: a memo a message, and nothing of what the messenger itself says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memokit.reading import Reading, read
from memokit.reading.formats.chats import find_chat

NOTICE = "Messages and calls are end-to-end encrypted. Only people in this chat can read them."
ANDROID = f"""12/05/2022, 09:14 - {NOTICE}
12/05/2022, 09:14 - Ann Smith created group "Desk"
12/05/2022, 09:15 - Ann Smith: The talks begin on Friday, the minister said.
She also said: "There is no other way."
13/05/2022, 18:02 - Tom Hale: <Media omitted>
13/05/2022, 18:03 - Tom Hale: The council voted today: 12 to 4.
14/05/2022, 07:00 - +44 7700 900123: Police said two people were held.
"""
PHONE = f"""\u200e[5/12/22, 9:14:07\u202fAM] Desk: \u200e{NOTICE}
[5/12/22, 9:15:07\u202fAM] Ann Smith: The talks begin on Friday, the minister said.
[5/13/22, 6:02:11\u202fPM] Tom Hale: \u200eimage omitted
[5/13/22, 6:03:00\u202fPM] Tom Hale: The council voted today: 12 to 4.
"""
DOTTED = """26.10.2025, 20:40 - Ann Smith: The dam is full.
27.10.2025, 08:01 - Tom Hale: No word from the ministry.
"""
PAGE = """<!DOCTYPE html><html><head><title>Exported Data</title></head><body><div class="page_wrap">
<div class="page_header"><div class="content"><div class="text bold">Orla Ministry</div></div></div>
<div class="message service" id="message-1"><div class="body details">24 February 2022</div></div>
<div class="message default clearfix" id="message2"><div class="body"><div class="pull_right date details" title="24.02.2022 05:12:33 UTC+02:00">05:12</div>
<div class="from_name">Orla Ministry</div><div class="text">Units of the <strong>third</strong> brigade left.<br>"We hold the bridge," Ann Smith said.</div></div></div>
<div class="message default clearfix joined" id="message3"><div class="body"><div class="pull_right date details" title="25.02.2022 09:00:01 UTC+02:00">09:00</div>
<div class="text">The council will meet tomorrow.</div></div></div>
<div class="message default clearfix" id="message4"><div class="body"><div class="pull_right date details" title="26.02.2022 09:00:01 UTC+02:00">09:00</div>
<div class="media_wrap"></div></div></div></div></body></html>"""


def _read(folder: Path, name: str, text: str) -> Reading:
    (folder / name).write_text(text)
    return read([folder])


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (
            "Chat with Desk.txt",
            ANDROID,
            [
                ("2022-05-12", "Desk", "Ann Smith", 'The talks begin on Friday, the minister said.\nShe also said: "There is no other way."'),
                ("2022-05-13", "Desk", "Tom Hale", "The council voted today: 12 to 4."),
                ("2022-05-14", "Desk", "+44 7700 900123", "Police said two people were held."),
            ],
        ),
        (
            "_chat.txt",
            PHONE,
            [
                ("2022-05-12", "Desk", "Ann Smith", "The talks begin on Friday, the minister said."),
                ("2022-05-13", "Desk", "Tom Hale", "The council voted today: 12 to 4."),
            ],
        ),
        (
            "export.txt",
            DOTTED,
            [
                ("2025-10-26", None, "Ann Smith", "The dam is full."),
                ("2025-10-27", None, "Tom Hale", "No word from the ministry."),
            ],
        ),
        (
            "messages.html",
            PAGE,
            [
                ("2022-02-24", "Orla Ministry", "Orla Ministry", 'Units of the third brigade left.\n"We hold the bridge," Ann Smith said.'),
                ("2022-02-25", "Orla Ministry", "Orla Ministry", "The council will meet tomorrow."),
            ],
        ),
    ],
    ids=["slashes", "framed", "dots", "page"],
)  # fmt: skip
def test_each_message_is_a_memo(
    name: str, text: str, expected: list[tuple[str, str | None, str, str]], tmp_path: Path
) -> None:
    found = _read(tmp_path, name, text)
    assert [(memo.date, memo.source, memo.author, memo.text) for memo in found.memos] == expected


@pytest.mark.parametrize(("name", "text"), [("a.txt", ANDROID), ("b.txt", PHONE)])
def test_the_ledger_of_a_chat_adds_up(name: str, text: str, tmp_path: Path) -> None:
    (row,) = _read(tmp_path, name, text).files
    assert row.n_articles == row.n_memos + row.n_set_aside
    parts = (row.n_body, row.n_header, row.n_separators, row.n_characters_set_aside)
    assert sum(part or 0 for part in parts) == row.n_characters == len(text)


def test_a_message_without_words_is_told(tmp_path: Path) -> None:
    messages = [problem.message for problem in _read(tmp_path, "messages.html", PAGE).problems]
    assert messages == ["messages.html:3: no text; the message was set aside"]


def test_two_chats_of_a_group_may_write_days_in_two_ways(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ANDROID)
    found = _read(tmp_path, "b.txt", PHONE)
    assert [memo.date for memo in found.memos if memo.author == "Ann Smith"] == ["2022-05-12", "2022-05-12"]


@pytest.mark.parametrize(
    "text",
    [
        "12/05/2022, 09:14 - Talks on the dam began on Monday.\n\nNobody spoke.",
        "[5/12/22, 9:15 AM] Ann Smith: The talks begin on Friday.\n",
        "The talks begin.\n12/05/2022, 09:15 - Ann Smith: No.\n12/05/2022, 09:16 - Tom Hale: Yes.\n",
    ],
    ids=["no speaker", "one message", "begins otherwise"],
)
def test_other_texts_are_no_chats(text: str) -> None:
    assert find_chat(text) == []


@given(st.text(alphabet="[]12/:, -AP\n\u202fa", max_size=300))
def test_parts_lie_in_order_within_the_text(text: str) -> None:
    end = 0
    for part in find_chat(f"[5/12/22, 9:15 AM] A: {text}\n[5/12/22, 9:15 AM] B: b"):
        assert end <= part.start <= part.body[0][0] <= part.body[0][1] <= part.end
        end = part.end
