"""Many memos: selection, tables that add up, one process or many the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import memokit as mk
from memokit import corpus as corpus_room
from memokit.errors import UsageError
from memokit.model import AnnotatedMemo, Memo
from memokit.tables import SCHEMAS

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def corpus() -> mk.Corpus:
    return mk.read(ROOT / "data", ROOT / "seeds")


def test_selections_hold_what_they_say(corpus: mk.Corpus) -> None:
    seed = corpus.between("2020-12-31", "2020-12-31")
    assert list(seed.memos["source"]) == ["MEMO"]
    assert list(corpus.from_sources(["MEMO"]).memos["date"]) == ["2020-12-31"]
    assert corpus.between(None, None) is corpus
    assert corpus.from_sources([]) is corpus
    assert len(corpus.between("2999-01-01", None)) == 0


def test_an_undated_memo_is_in_no_period(corpus: mk.Corpus) -> None:
    assert corpus.memos["date"].isna().any()
    assert not corpus.between("0001-01-01", None).memos["date"].isna().any()


@pytest.mark.parametrize("table", [name for name in SCHEMAS if name != "problems"])
def test_tables_add_up_over_memos(corpus: mk.Corpus, table: str) -> None:
    one_by_one = [mk.Corpus([memo]).table(table) for memo in corpus.annotated]
    pd.testing.assert_frame_equal(pd.concat(one_by_one, ignore_index=True), corpus.table(table))


@pytest.mark.parametrize("table", ["sentences", "tokens", "times", "names"])
def test_every_row_holds_the_words_of_its_place(corpus: mk.Corpus, table: str) -> None:
    frame = corpus.table(table)
    for row in frame.itertuples():
        assert corpus.text(row.memo_id)[row.start : row.end] == row.text


def test_every_mention_is_a_name(corpus: mk.Corpus) -> None:
    mentions = corpus.quotes.dropna(subset="mention")
    places = set(corpus.names[["memo_id", "start", "end"]].itertuples(index=False, name=None))
    used = mentions[["memo_id", "mention_start", "mention_end"]].itertuples(index=False, name=None)
    assert [place for place in used if place not in places] == []


def test_many_processes_give_what_one_gives(corpus: mk.Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus_room, "PARALLEL_FROM_CHARACTERS", 1)
    seen: list[tuple[int, int]] = []
    other = mk.Corpus(mk.read(ROOT / "data", ROOT / "seeds", progress=lambda *n: seen.append(n)).annotated)
    pd.testing.assert_frame_equal(other.quotes, corpus.quotes)
    assert seen[-1] == (len(corpus), len(corpus))


def test_a_script_without_a_main_guard_reads_a_large_corpus(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    lines = ["import memokit as mk", "from memokit import corpus", "corpus.PARALLEL_FROM_CHARACTERS = 1"]
    script.write_text("\n".join([*lines, f"print(len(mk.read({str(ROOT / 'data')!r})))"]), "utf-8")
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr, done.returncode) == ("55\n", "", 0)


def test_problems_of_a_selection_are_its_own(corpus: mk.Corpus) -> None:
    assert set(corpus.problems["code"]) >= {"no_date"}
    seed = corpus.from_sources(["MEMO"])
    assert "no_date" not in set(seed.problems["code"])


def test_an_unknown_table_or_memo_is_an_error(corpus: mk.Corpus) -> None:
    with pytest.raises(UsageError) as error:
        corpus.table("words")
    assert str(error.value) == f"no table 'words'; one of {', '.join(SCHEMAS)}"
    with pytest.raises(UsageError) as error:
        corpus.text("nobody")
    assert str(error.value) == f"no memo 'nobody' among these {len(corpus)}"


def test_parse_takes_one_memo() -> None:
    memo = mk.parse("Siala spoke on Wednesday.", date="2020-12-31", source="MEMO")
    assert (memo.memo.date, memo.memo.source, len(memo.sentences)) == ("2020-12-31", "MEMO", 1)


def test_repeats_are_kept_and_say_where_the_first_stands(tmp_path: Path) -> None:
    lines = ['{"id": "a", "text": "One."}', '{"id": "a", "text": "Two."}', '{"id": "a", "text": "One."}']
    (tmp_path / "m.jsonl").write_text("\n".join(lines), "utf-8")
    corpus = mk.read(tmp_path)
    assert list(corpus.memos["memo_id"]) == ["a", "a-2", "a-3"]
    told = corpus.problems[corpus.problems["code"].isin(["duplicate_id", "same_text"])]
    assert list(told["message"]) == [
        "m.jsonl:2: the same id as m.jsonl:1; both were kept, this one as a-2",
        "m.jsonl:3: an exact copy of m.jsonl:1; both were kept, this one as a-3",
    ]


def test_a_memo_that_cannot_be_analysed_leaves_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"31 Dec 2020; MEMO: Talks {name} began on Monday.")
    annotate = corpus_room.annotate

    def fails_on_b(memo: Memo) -> AnnotatedMemo:
        if "Talks b" in memo.text and memo.language == "en":
            raise IndexError("of a made fault")
        return annotate(memo)

    monkeypatch.setattr(corpus_room, "annotate", fails_on_b)
    found = mk.read(tmp_path)
    assert [len(one.times) for one in found.annotated] == [1, 0]
    assert found.memos.n_tokens.min() > 0
    assert found.memos.language.tolist() == ["en", "en"]
    (problem,) = found.problems.itertuples()
    assert problem.code == "not_analysed"
    assert problem.message == (
        "b.txt: could not be analysed (IndexError in test_corpus.fails_on_b); "
        "it has no times, names and quotes; please report it"
    )
