"""What is new between two reports, table by table, and as a page."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from small_reports import write_memos, write_notebook

from memokit.corpus import read
from memokit.reports import compare_reports, refresh, write_report
from memokit.reports.compare import Side, compare_sides, memos_changed, planned, words_moved
from memokit.reports.receipt import read_receipt
from memokit.reports.tables import whole_tables

MEMOS = pd.DataFrame(
    [
        ("1", "a.txt", 0, "2031-03-01", "X", "A", "s1"),
        ("2", "b.txt", 0, "2031-03-02", "X", "B", "s2"),
        ("3", "c.txt", 0, "2031-03-03", "X", None, "s3"),
    ],
    columns=["memo_id", "path", "position", "date", "source", "title", "sha256"],
)


def changed(**cells: str) -> pd.DataFrame:
    """The memos with cells of the first row changed."""
    frame = MEMOS.copy()
    for name, value in cells.items():
        frame.loc[0, name] = value
    return frame


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        (MEMOS, MEMOS, []),
        (MEMOS.iloc[:2], MEMOS, [("new", "3")]),
        (MEMOS, MEMOS.iloc[1:], [("gone", "1")]),
        (MEMOS, changed(sha256="t"), [("changed", "1")]),
        (MEMOS, changed(memo_id="9", sha256="t"), [("changed", "9")]),
        (MEMOS, changed(path="moved.txt"), []),
        (MEMOS, changed(memo_id="9", sha256="t", path="z.txt"), [("new", "9"), ("gone", "1")]),
    ],
    ids=["none", "new", "gone", "same id, other text", "same file, other text", "moved", "another memo"],
)
def test_memos_are_new_changed_or_gone(
    old: pd.DataFrame, new: pd.DataFrame, changes: list[tuple[str, str]]
) -> None:
    found = memos_changed(old, new)
    assert list(zip(found["change"], found["memo_id"], strict=True)) == changes


TIMELINE = pd.DataFrame(
    [
        (day, last, "planned" if n else "happened", f"w{n}")
        for n, (day, last) in enumerate(
            [
                ("2031-03-05", "2031-03-05"),
                ("2031-03-01", "2031-03-01"),
                ("2031-03-02", "2031-03-03"),
                ("2031-03-09", "2031-03-12"),
                ("2031-03-10", "2031-03-10"),
                ("2031-03-24", "2031-03-24"),
                ("2031-03-25", "2031-03-25"),
            ]
        )
    ],
    columns=["first_day", "last_day", "tense", "what"],
).assign(stated="s", source="X", date="2031-02-01", key="time=1:0")


def test_planned_days_are_counted_from_the_as_of_date() -> None:
    found = planned(TIMELINE, "2031-03-01", "2031-03-10")
    told = [(row.status, row.what, row.days) for row in found.itertuples()]
    assert told == [("passed", "w2", -8), ("passed", "w4", 0), ("near", "w3", -1), ("near", "w5", 14)]
    assert not len(planned(TIMELINE, "2031-03-01", None))


def words(rows: dict[str, int], size: int) -> pd.DataFrame:
    counts = list(rows.values())
    rates = [1000 * n / size for n in counts]
    return pd.DataFrame({"word": list(rows), "n": counts, "per_1000_tokens": rates, "key": "word=x"})


def test_words_rise_and_fall_only_where_chance_does_not_explain_it() -> None:
    old, new = (
        words({"dam": 40, "talks": 40, "river": 40}, 4000),
        words({"dam": 160, "talks": 41, "river": 82}, 8000),
    )
    found = words_moved(old, new, only_added=True)
    assert list(zip(found["change"], found["word"], strict=True)) == [("rose", "dam"), ("fell", "talks")]
    assert found.loc[0, ["before", "after"]].tolist() == [10.0, 30.0]
    whole = words_moved(old, new, only_added=False)
    assert whole.loc[0, ["before", "after"]].tolist() == [10.0, 20.0]


def side(folder: Path) -> Side:
    corpus = read(folder)
    days = corpus.memos["date"]
    told = {"title": folder.name, "memos": len(corpus), "as_of": days.max()}
    return Side({"report": told, "asked": {"parameters": {}}, "seal": "s"}, whole_tables(corpus))


def test_a_comparison_with_itself_tells_nothing(tmp_path: Path) -> None:
    own = side(write_memos(tmp_path / "m"))
    found = compare_sides(own, own)
    assert not found.differs
    assert {name: len(frame) for name, frame in found.tables.items() if name != "planned"} == {
        "memos": 0,
        "speakers": 0,
        "words": 0,
        "numbers": 0,
    }


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ({}, {}, ""),
        ({"by": "week"}, {"by": "week"}, ""),
        ({}, {"words": "dam"}, "words was not set, now “dam”"),
        ({"outlets": ["A", "B"]}, {"outlets": []}, "outlets was “A, B”, now not set"),
        (
            {"by": "week", "how_many": 5},
            {"by": "day"},
            "by was “week”, now “day”; how_many was “5”, now not set",
        ),
    ],
    ids=["nothing set", "the same", "one set", "a list", "two"],
)
def test_other_parameters_are_told_as_they_are_typed(
    old: dict[str, object], new: dict[str, object], line: str, tmp_path: Path
) -> None:
    one = side(write_memos(tmp_path / "m"))
    sides = [Side({**one.receipt, "asked": {"parameters": asked}}, one.tables) for asked in (old, new)]
    assert compare_sides(*sides).asked == line


def test_speakers_and_numbers_that_are_new(tmp_path: Path) -> None:
    memos = write_memos(tmp_path / "m")
    (memos / "a.txt").rename(tmp_path / "a.txt")
    old = side(memos)
    (tmp_path / "a.txt").rename(memos / "a.txt")
    found = compare_sides(old, side(memos))
    speakers = found.tables["speakers"]
    assert speakers[["speaker", "kind", "words", "date"]].values.tolist() == [
        ["Ana Ruiz", "direct", "The dam stays closed.", "2031-03-03"]
    ]
    numbers = found.tables["numbers"].set_index("what")
    assert numbers.loc["memos", ["before", "after", "change"]].tolist() == [2, 3, 1]
    assert numbers.loc["memos in Northwire", "after"] == 2


def test_a_report_opens_with_what_is_new_and_can_be_renewed(tmp_path: Path) -> None:
    memos, notebook = write_memos(tmp_path / "memos"), write_notebook(tmp_path / "small.ipynb")
    (memos / "c.txt").rename(tmp_path / "c.txt")
    out = tmp_path / "report"
    write_report([memos], out=out, notebooks=[notebook])
    (tmp_path / "c.txt").rename(memos / "c.txt")
    write_report([memos], out=tmp_path / "later", notebooks=[notebook], since=out)
    page = (tmp_path / "later" / "index.html").read_text("utf-8")
    assert page.index("What is new") < page.index("Which words?")
    assert "<h2>Memos: 1 new</h2>" in page
    assert (
        (tmp_path / "later" / "tables" / "new_memos.csv")
        .read_text("utf-8")
        .splitlines()[1]
        .startswith("new,2031-03-07")
    )

    comparison, folder = compare_reports(out, tmp_path / "later")
    assert (comparison.differs, folder.name) == (True, "later-since-report")
    assert "<h2>Memos: 1 new</h2>" in (folder / "index.html").read_text("utf-8")

    told: list[str] = []

    def tell(line: str) -> None:
        told.append(line)
        assert read_receipt(out)["report"]["memos"] == 2, (
            "nothing is renewed before all differences are shown"
        )

    refresh([out], tell=tell)
    assert told[0] == "memos/c.txt: memo file was added since the report was written"
    assert read_receipt(out)["report"]["memos"] == 3
