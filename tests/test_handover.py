"""Memos read once for all kernels of a report: what they take is what they would have read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pandas.testing import assert_frame_equal
from small_reports import write_memos, write_notebook

import memokit as mk
from memokit import corpus as room
from memokit.handover import NAMED_IN, Found, hand_over
from memokit.reports import check, write_report

ROOT = Path(__file__).resolve().parents[1]


def refuse(*_: object, **__: object) -> None:
    """In place of reading."""
    raise AssertionError("memos were read anew")


@pytest.mark.parametrize("where", ["as given", "as seen from elsewhere"])
def test_what_is_handed_over_is_what_reading_gives(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read = mk.read(ROOT / "data")
    monkeypatch.setattr(room, "read_memos", refuse)
    with hand_over([ROOT / "data"], read.found) as environment:
        monkeypatch.setenv(NAMED_IN, environment[NAMED_IN])
        monkeypatch.chdir(ROOT / "notebooks")
        taken = mk.read([ROOT / "data" if where == "as given" else "../data"])
        names = ("memos", "sentences", "tokens", "times", "names", "quotes", "problems", "ledger")
        for name in names:
            assert_frame_equal(getattr(taken, name), getattr(read, name))
        assert taken.annotated == read.annotated
    assert not Path(environment[NAMED_IN]).exists()


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "a.txt").write_text("9 Mar 2031; Northwire: Other words.\n", "utf-8"),
        lambda folder: (folder / "d.txt").write_text("9 Mar 2031; Northwire: One more.\n", "utf-8"),
        lambda folder: (folder / "c.txt").unlink(),
        lambda folder: os.utime(folder / "b.txt", (1, 1)),
    ],
    ids=["changed", "added", "gone", "touched"],
)
def test_memos_that_are_not_as_they_were_are_read_anew(
    change: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_memos(tmp_path / "memos")
    with hand_over([folder], mk.read(folder).found) as environment:
        monkeypatch.setenv(NAMED_IN, environment[NAMED_IN])
        change(folder)  # type: ignore[operator]
        taken = mk.read(folder)
        monkeypatch.delenv(NAMED_IN)
        assert taken.annotated == mk.read(folder).annotated
        assert [row.path for row in taken.files] == sorted(path.name for path in folder.iterdir())


def test_other_memos_and_other_options_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_memos(tmp_path / "memos")
    monkeypatch.setattr(room, "read_memos", refuse)
    with hand_over([folder], Found((), (), ())) as environment:
        monkeypatch.setenv(NAMED_IN, environment[NAMED_IN])
        for asked in ({"paths": folder / "a.txt"}, {"paths": folder, "date_order": "dmy"}):
            with pytest.raises(AssertionError, match="memos were read anew"):
                mk.read(**asked)  # type: ignore[arg-type]


def test_the_kernels_of_a_report_and_of_its_check_read_nothing(tmp_path: Path) -> None:
    refusing = "import memokit.corpus\nmemokit.corpus.read_memos = None\nlen(mk.read(memos))"
    notebook = write_notebook(tmp_path / "small.ipynb", refusing)
    folder = write_report([write_memos(tmp_path / "memos")], out=tmp_path / "out", notebooks=[notebook])
    assert check([folder]) == ()
