"""The ledger: every file, article and character is accounted for."""

from __future__ import annotations

from pathlib import Path

import pytest
from sample_files import adds_up

import memokit as mk
from memokit.tables import LEDGER

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("folder", ["data", "seeds", "tests/gold"])
def test_files_articles_and_characters_add_up(folder: str) -> None:
    corpus = mk.read(ROOT / folder)
    for row in corpus.files:
        adds_up(row)
    on_disk = [path for path in (ROOT / folder).rglob("*") if path.is_file()]
    assert len(corpus.files) == len(on_disk)
    assert corpus.ledger["n_memos"].sum() == len(corpus)


def test_the_ledger_has_its_declared_columns() -> None:
    ledger = mk.read(ROOT / "seeds").ledger
    assert [(name, str(dtype)) for name, dtype in ledger.dtypes.items()] == [
        (column.name, column.dtype) for column in LEDGER
    ]
    assert ledger.loc[0, ["format", "status", "n_articles", "n_memos"]].tolist() == ["text", "read", 1, 1]


@pytest.mark.parametrize(
    ("content", "counts"),
    [
        ("31 Dec 2020; MEMO: One.\nTwo.\n", (29, 9, 19, 1)),
        ("31 Dec 2020; MEMO: One.\r\nTwo.\r\n\r\n", (33, 10, 19, 4)),
        ("31 Dec 2020; MEMO: O\u200bne\u2028of \ufb01ve.\n", (32, 12, 19, 1)),
        (" \n\n", (3, 0, 0, 0)),
    ],
    ids=["plain", "CRLF", "mended", "blank"],
)
def test_characters_are_counted_before_mending(
    content: str, counts: tuple[int, int, int, int], tmp_path: Path
) -> None:
    (tmp_path / "memo.txt").write_bytes(content.encode())
    (row,) = mk.read(tmp_path).files
    assert (row.n_characters, row.n_body, row.n_header, row.n_separators) == counts
    adds_up(row)
