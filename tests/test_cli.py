"""The commands, by exit code and full output."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from memokit.cli import main
from memokit.tables import SCHEMAS

ROOT = Path(__file__).resolve().parents[1]


def export(*arguments: str) -> int:
    return main(["export", *arguments])


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_the_seed_reads_as_the_contract_says(tmp_path: Path) -> None:
    assert (
        export(str(ROOT / "seeds"), "--table", "memos", "--format", "jsonl", "-o", f"{tmp_path}/m.jsonl") == 0
    )
    (memo,) = lines(tmp_path / "m.jsonl")
    assert list(memo) == [column.name for column in SCHEMAS["memos"]]
    assert str(memo["text"]).startswith("Libyan Foreign Minister")
    shown = {
        key: memo[key] for key in ("path", "date", "date_precision", "source", "place", "title", "language")
    }
    assert shown == {
        "path": "000_681ace85edb68c15.txt",
        "date": "2020-12-31",
        "date_precision": "day",
        "source": "MEMO",
        "place": None,
        "title": None,
        "language": "en",
    }
    assert (len(str(memo["text"])), memo["n_paragraphs"], memo["n_sentences"]) == (2548, 11, 15)


@pytest.mark.parametrize("table", SCHEMAS)
def test_each_table_of_the_seed_has_its_columns(table: str, tmp_path: Path) -> None:
    target = tmp_path / "t.jsonl"
    assert export(str(ROOT / "seeds"), "--table", table, "--format", "jsonl", "-o", str(target)) == 0
    rows = lines(target)
    assert (len(rows) > 0) == (table != "problems")
    assert all(list(row) == [column.name for column in SCHEMAS[table]] for row in rows)


def test_what_is_exported_as_json_lines_reads_in_again_the_same(tmp_path: Path) -> None:
    memos = [
        {"id": "a", "date": "2020-12", "text": "A month only.\nTwo lines. "},
        {"id": "b", "date": "2020", "source": "X", "title": "T", "text": " leading space"},
        {
            "id": "c",
            "date": "XXXX-12-31",
            "place": "Paris",
            "author": "N",
            "language": "fr",
            "text": "Le mot.",
        },
        {"memo_id": "d", "date": None, "text": "31 Dec 2020; MEMO: The header stays."},
    ]
    first, second, third = (tmp_path / name for name in ("in.jsonl", "out.jsonl", "again.jsonl"))
    first.write_text("".join(json.dumps(memo) + "\n" for memo in memos), "utf-8")
    assert export(str(first), "--table", "memos", "--format", "jsonl", "-o", str(second)) == 0
    assert export(str(second), "--table", "memos", "--format", "jsonl", "-o", str(third)) == 0
    kept = ("memo_id", "date", "source", "title", "place", "author", "language", "text")
    once, twice = ([{key: row[key] for key in kept} for row in lines(path)] for path in (second, third))
    assert once == twice
    assert [row["text"] for row in once] == [memo["text"] for memo in memos]
    assert [row["date"] for row in once] == ["2020-12", "2020", "XXXX-12-31", None]
    assert export(str(second), "--table", "problems", "--format", "jsonl", "-o", str(third)) == 0
    assert not [row for row in lines(third) if row["code"] == "unknown_keys"]


def test_without_o_the_table_goes_to_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert export(str(ROOT / "seeds"), "--table", "memos", "--format", "csv") == 0
    out, err = capfdbinary.readouterr()
    assert out.startswith(b"memo_id,path,position,date,")
    assert err == b""


@pytest.mark.parametrize(
    ("name", "content", "code", "exit_code"),
    [
        ("empty.txt", b"", "empty", 2),
        ("binary.txt", bytes(range(256)) * 8, "not_text", 2),
        ("undated.txt", b"The minister spoke in the town hall.", "no_date", 0),
    ],
)
def test_a_bad_file_gives_what_the_contract_says(
    name: str, content: bytes, code: str, exit_code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(content)
    target = tmp_path / "out" / "problems.jsonl"
    assert (
        export(str(tmp_path / name), "--table", "problems", "--format", "jsonl", "-o", str(target))
        == exit_code
    )
    assert [row["code"] for row in lines(target)] == [code]
    told = capsys.readouterr().err.splitlines()
    assert told[0].startswith(name)
    assert len(told) == (2 if exit_code else 1)


def test_a_folder_without_memos_writes_an_empty_table_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "memos").mkdir()
    target = tmp_path / "quotes.csv"
    assert export(str(tmp_path / "memos"), "--table", "quotes", "--format", "csv", "-o", str(target)) == 2
    assert target.read_text("utf-8") == ",".join(column.name for column in SCHEMAS["quotes"]) + "\n"
    assert capsys.readouterr().err == "memokit: no memo was read; give files or folders that hold memos\n"


def test_a_path_that_is_not_there_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export(f"{tmp_path}/nowhere", "--table", "memos", "--format", "csv") == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"memokit: {tmp_path}/nowhere: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "memokit: the following arguments are required: COMMAND; see memokit --help\n"),
        (
            ["export", "seeds", "--format", "csv"],
            "memokit export: the following arguments are required: --table; see memokit export --help\n",
        ),
        (
            ["export", "seeds", "--table", "memos", "--format", "doc"],
            "memokit export: argument --format: invalid choice: 'doc' "
            "(choose from 'jsonl', 'csv', 'parquet', 'xlsx'); see memokit export --help\n",
        ),
    ],
    ids=["no command", "no table", "no such format"],
)
def test_wrong_usage_is_one_line(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    # Python 3.12 and later leave the quotation marks around choices out.
    assert capsys.readouterr().err.replace("'", "") == message.replace("'", "")


def test_a_folder_that_cannot_be_written_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    code = export(str(ROOT / "seeds"), "--table", "memos", "--format", "csv", "-o", f"{tmp_path}/file/m.csv")
    assert code == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("command", ["lab", "report", "check", "export"])
def test_help_names_every_command(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--help"])
    assert stop.value.code == 0
    assert f"    {command}" in capsys.readouterr().out
