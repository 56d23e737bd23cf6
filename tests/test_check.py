"""A check that can fail: each kind of tampering is named, and nothing else."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from small_reports import write_memos, write_notebook

from memokit.reports import check, write_report
from memokit.reports import receipt as receipts
from memokit.reports.run import load

NO_SEAL = "receipt.json: was edited after the report was written; its seal no longer fits"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with memos, a notebook and a report on them."""
    folder = tmp_path_factory.mktemp("written")
    notebook = write_notebook(folder / "own" / "small.ipynb")
    write_report([write_memos(folder / "memos")], out=folder / "report", notebooks=[notebook])
    return folder


@pytest.fixture
def copy(written: Path, tmp_path: Path) -> Path:
    """A copy of it all, to tamper with."""
    shutil.copytree(written, tmp_path / "w")
    return tmp_path / "w"


@pytest.fixture
def without_kernels(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything but the notebooks is compared."""
    monkeypatch.setattr(
        sys.modules["memokit.reports.check"], "rerun", lambda notebooks, progress, environment: ()
    )


def told(folder: Path) -> list[str]:
    return [str(difference) for difference in check([folder / "report"])]


def test_an_untouched_report_agrees_wherever_it_is(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    assert told(copy) == []


def in_output(folder: Path, cell: int, old: str, new: str) -> None:
    path = folder / "report" / "notebooks" / "small.ipynb"
    notebook = load(path)
    data = [c for c in notebook.cells if c.cell_type == "code"][cell].outputs[0].data
    assert old in data["text/html"]
    data["text/html"] = data["text/html"].replace(old, new, 1)
    nbformat.write(notebook, path)


def test_one_digit_in_a_notebooks_table_is_named_by_cell_and_by_number(copy: Path) -> None:
    in_output(copy, 3, ">5</a>", ">6</a>")
    found = told(copy)
    assert found[0].startswith("small.ipynb, cell 3: ")
    assert "6</a>" in found[0]
    assert found[1] == "table shown/small-1: row 1 (dam), n: 5, now 6"
    assert found[2].startswith("index.html: comes out differently: at character ")


def test_a_bar_moved_is_named_by_cell_and_drawing(copy: Path) -> None:
    path = copy / "report" / "notebooks" / "small.ipynb"
    drawn = load(path).cells[5].outputs[0].data["text/html"]
    bar = re.search(r'<a [^>]*>.*?<path d="M ([0-9.]+ [0-9.]+) ', drawn, re.DOTALL)
    assert bar is not None
    in_output(copy, 4, f'd="M {bar[1]} ', 'd="M 1.5 2.5 ')
    found = told(copy)
    assert [line.partition(": ")[0] for line in found] == [
        "small.ipynb, cell 4",
        "figures/small-1.png",
        "figures/small-1.svg",
        "index.html",
    ]
    assert "M 1.5 2.5" in found[0]


def test_a_removed_output_and_a_stripped_notebook_are_named(copy: Path) -> None:
    path = copy / "report" / "notebooks" / "small.ipynb"
    notebook = load(path)
    notebook.cells[5].outputs = []
    nbformat.write(notebook, path)
    assert told(copy)[0] == "small.ipynb, cell 4: its output is missing"
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    nbformat.write(notebook, path)
    message = "was never run; run the notebook from top to bottom and save it"
    assert told(copy)[:2] == [f"small.ipynb, cell {n}: {message}" for n in range(2)]


@pytest.mark.usefixtures("without_kernels")
def test_one_digit_in_a_table_file_is_named(copy: Path) -> None:
    path = copy / "report" / "tables" / "words.csv"
    text = path.read_text("utf-8")
    path.write_text(text.replace("dam,3,2,5,", "dam,3,2,6,"), "utf-8")
    assert told(copy) == ["tables/words.csv: was edited: row 1 (dam), n: 5, now 6"]


@pytest.mark.usefixtures("without_kernels")
def test_a_digit_in_the_page_a_picture_and_a_stray_file_are_named(copy: Path) -> None:
    page = copy / "report" / "index.html"
    page.write_text(page.read_text("utf-8").replace("3 memos", "4 memos", 1), "utf-8")
    (copy / "report" / "figures" / "small-1.png").unlink()
    (copy / "report" / "notes.txt").write_text("mine", "utf-8")
    found = told(copy)
    assert found[0] == "notes.txt: is no file of this report"
    assert found[1] == "figures/small-1.png: is missing from the report"
    assert found[2].startswith("index.html: was edited: at character ")
    assert "now “" in found[2]
    assert len(found) == 3


@pytest.mark.usefixtures("without_kernels")
def test_a_memo_changed_by_a_byte_is_named_with_the_numbers_that_moved(copy: Path) -> None:
    memo = copy / "memos" / "b.txt"
    memo.write_bytes(memo.read_bytes().replace(b"the dam open", b"the dim open"))
    found = told(copy)
    assert found[0] == "memos/b.txt: memo file was changed since the report was written"
    assert any(line.startswith("table words: row 1 (dam), n_memos: 3, now 2") for line in found)


@pytest.mark.usefixtures("without_kernels")
def test_memos_added_and_gone_are_named(copy: Path) -> None:
    (copy / "memos" / "a.txt").rename(copy / "memos" / "z.txt")
    assert told(copy)[:2] == [
        "memos/a.txt: memo file is gone since the report was written",
        "memos/z.txt: memo file was added since the report was written",
    ]


@pytest.mark.usefixtures("without_kernels")
@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("report/notebooks", "small.ipynb: the report's notebook was edited"),
        ("own", "small.ipynb: the notebook was edited since the report was written"),
    ],
)
def test_an_edited_notebook_is_named(place: str, message: str, copy: Path) -> None:
    path = copy / place / "small.ipynb"
    notebook = load(path)
    notebook.cells[0].source += " "
    nbformat.write(notebook, path)
    assert told(copy)[0] == message


def edit_receipt(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    path = folder / "report" / "receipt.json"
    receipt = json.loads(path.read_text("utf-8"))
    change(receipt)
    path.write_text(json.dumps(receipt), "utf-8")


@pytest.mark.usefixtures("without_kernels")
@pytest.mark.parametrize(
    ("change", "messages"),
    [
        (lambda r: r["report"].update(memos=4), [NO_SEAL]),
        (lambda r: r["time_and_machine"].update(seconds=0), [NO_SEAL]),
        (
            lambda r: r["tables"]["words"].update(rows=9),
            [NO_SEAL, "table words: its hash in the receipt is another one"],
        ),
        (
            lambda r: r.pop("tables"),
            [NO_SEAL, "receipt.json: lacks what a check needs; write the report again"],
        ),
    ],
    ids=["a number", "the time", "a table", "a section gone"],
)
def test_an_edited_receipt_is_named(
    change: Callable[[dict[str, Any]], object], messages: list[str], copy: Path
) -> None:
    edit_receipt(copy, change)
    assert told(copy) == messages


@pytest.mark.usefixtures("without_kernels")
def test_another_version_of_a_dependency_is_named(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = receipts.versions()
    changed = {**now, "libraries": {**now["libraries"], "pandas": "0.1"}}
    monkeypatch.setattr(receipts, "versions", lambda: changed)
    assert told(copy) == [f"pandas: version {now['libraries']['pandas']}, now 0.1"]
