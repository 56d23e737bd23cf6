"""The tables: declared columns, dtypes, order, and every format they are written in."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook

from memokit.errors import UsageError
from memokit.language.sentences import find_sentences
from memokit.language.tokens import find_tokens
from memokit.model import AnnotatedMemo, Code, Memo, Name, Problem, Quote, TimeExpression
from memokit.tables import FORMATS, SCHEMAS, build, write

TEXT = '=SUM(1) On Sunday he said "We agree" and "we go".\nTwo words.'


def an_annotated_memo() -> AnnotatedMemo:
    memo = Memo("m1", TEXT, date="2020-12-31", date_precision="day", language="en")
    return AnnotatedMemo(
        memo,
        find_tokens(TEXT),
        find_sentences(TEXT),
        times=(TimeExpression(11, 17, "DATE", "2020-12-27", None, "2020-12-27", "2020-12-27", "weekday"),),
        names=(Name(18, 20, "pronoun", None, "pronoun"),),
        quotes=(Quote(((27, 35), (42, 47)), "direct", (21, 25), (18, 20), speaker_rule="ambiguous"),),
    )


@pytest.mark.parametrize("table", SCHEMAS)
@pytest.mark.parametrize("full", [True, False], ids=["one memo", "no memo"])
def test_a_table_has_its_declared_columns_and_dtypes(table: str, full: bool) -> None:
    memos = [an_annotated_memo()] if full else []
    problems = [Problem("a.txt", "reading", Code.EMPTY, "a.txt: empty")] if full else []
    frame = build(table, memos, problems)
    assert list(frame.columns) == [c.name for c in SCHEMAS[table]]
    assert [str(t) for t in frame.dtypes] == [c.dtype for c in SCHEMAS[table]]
    assert (len(frame) > 0) == full


def test_quote_rows_join_their_spans_and_keep_their_places() -> None:
    row = build("quotes", [an_annotated_memo()]).iloc[0]
    assert row["text"] == "We agree we go"
    assert row["spans"] == [[27, 35], [42, 47]]
    assert (row["cue"], row["mention"], row["sentence"]) == ("said", "he", 0)
    assert pd.isna(row["speaker"])


def test_rows_of_a_place_hold_the_words_of_that_place() -> None:
    for table in ("sentences", "tokens", "times", "names"):
        for row in build(table, [an_annotated_memo()]).itertuples():
            assert TEXT[row.start : row.end] == row.text


def test_tokens_know_their_sentence() -> None:
    tokens = build("tokens", [an_annotated_memo()])
    assert tokens.set_index("text").loc["Two", "sentence"] == 1


@pytest.mark.parametrize("table", SCHEMAS)
@pytest.mark.parametrize("format", FORMATS)
def test_every_table_is_written_in_every_format(table: str, format: str, tmp_path: Path) -> None:
    target = tmp_path / f"{table}.{format}"
    write(build(table, [an_annotated_memo()]), table, format, target)
    assert _columns(target, format) == [c.name for c in SCHEMAS[table]] or table == "problems"
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def _columns(target: Path, format: str) -> list[str]:
    if format == "jsonl":
        lines = target.read_text("utf-8").splitlines()
        return list(json.loads(lines[0])) if lines else []
    if format == "csv":
        return target.read_text("utf-8").split("\n")[0].split(",")
    if format == "parquet":
        return pq.read_schema(target).names
    return [cell.value for cell in next(load_workbook(target).active.rows)]


def test_missing_is_null_and_spans_are_a_list(tmp_path: Path) -> None:
    quotes = build("quotes", [an_annotated_memo()])
    write(quotes, "quotes", "jsonl", tmp_path / "q.jsonl")
    row = json.loads((tmp_path / "q.jsonl").read_text("utf-8"))
    assert row["speaker"] is None
    assert row["spans"] == [[27, 35], [42, 47]]
    write(quotes, "quotes", "csv", tmp_path / "q.csv")
    assert '"[[27, 35], [42, 47]]"' in (tmp_path / "q.csv").read_text("utf-8")
    write(quotes, "quotes", "parquet", tmp_path / "q.parquet")
    assert pq.read_table(tmp_path / "q.parquet")["spans"].to_pylist() == [[[27, 35], [42, 47]]]


def test_an_empty_table_keeps_its_types_in_parquet(tmp_path: Path) -> None:
    write(build("quotes", []), "quotes", "parquet", tmp_path / "q.parquet")
    schema = pq.read_schema(tmp_path / "q.parquet")
    assert str(schema.field("start").type) == "int64"
    assert str(schema.field("text").type) == "string"


def test_a_formula_is_text_in_a_sheet_and_marked_in_safe_csv(tmp_path: Path) -> None:
    memos = build("memos", [an_annotated_memo()])
    write(memos, "memos", "xlsx", tmp_path / "m.xlsx")
    row = list(load_workbook(tmp_path / "m.xlsx").active.rows)[1]
    assert (row[-1].value, row[-1].data_type) == (TEXT, "s")
    write(memos, "memos", "csv", tmp_path / "m.csv", safe=True)
    assert "'=SUM(1)" in (tmp_path / "m.csv").read_text("utf-8")
    write(memos, "memos", "csv", tmp_path / "m.csv")
    assert "'=SUM(1)" not in (tmp_path / "m.csv").read_text("utf-8")


def test_what_a_sheet_cannot_hold_is_an_error_that_names_parquet(tmp_path: Path) -> None:
    memo = AnnotatedMemo(Memo("m1", "x" * 40_000), find_tokens(""), ())
    with pytest.raises(UsageError) as error:
        write(build("memos", [memo]), "memos", "xlsx", tmp_path / "m.xlsx")
    assert str(error.value) == (
        "memos, row 1, text: a sheet cannot hold this text (40,000 characters, at most 32,767 and no "
        "control characters); use --format parquet"
    )
    assert not list(tmp_path.iterdir())


def test_a_line_of_json_holds_no_other_line_break(tmp_path: Path) -> None:
    text = "one\u2028two\u0085three"
    memo = AnnotatedMemo(Memo("m1", text), find_tokens(text), ())
    write(build("sentences", []), "sentences", "jsonl", tmp_path / "empty.jsonl")
    assert (tmp_path / "empty.jsonl").read_bytes() == b""
    write(build("memos", [memo]), "memos", "jsonl", tmp_path / "m.jsonl")
    written = (tmp_path / "m.jsonl").read_text("utf-8")
    assert len(written.splitlines()) == 1
    assert json.loads(written)["text"] == text


def test_an_existing_file_stays_when_writing_fails(tmp_path: Path) -> None:
    target = tmp_path / "m.xlsx"
    target.write_bytes(b"old")
    memo = AnnotatedMemo(Memo("m1", "\x01"), find_tokens(""), ())
    with pytest.raises(UsageError):
        write(build("memos", [memo]), "memos", "xlsx", target)
    assert target.read_bytes() == b"old"
