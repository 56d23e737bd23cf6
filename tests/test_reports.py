"""Reports: notebooks run on memos, one page that loads nothing, and a check that can fail."""

from __future__ import annotations

import os
import re
import shutil
import time
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from small_reports import write_memos, write_notebook

from memokit.errors import ReportError, UsageError
from memokit.reports import check, rerun, run, write_report
from memokit.reports.page import Page, part
from memokit.reports.parameters import inject, parameters_of
from memokit.reports.receipt import MACHINE, read_receipt
from memokit.reports.run import execute, execute_all, load, shipped_notebooks
from memokit.reports.write import swap_in

ROOT = Path(__file__).resolve().parents[1]
IDS = re.compile(r'\bid="([^"]+)"')


def a_notebook(*sources: str) -> NotebookNode:
    """A notebook with a parameters cell and a cell for each of `sources`, the last tagged `result`."""
    cells = [new_markdown_cell("# How many?", id="title")]
    cells.append(
        new_code_cell('memos = ["."]\nhow_many = 3', metadata={"tags": ["parameters"]}, id="parameters")
    )
    cells += [new_code_cell(source, id=f"cell-{n}") for n, source in enumerate(sources)]
    cells[-1].metadata["tags"] = ["result"]
    return new_notebook(cells=cells)


@pytest.fixture(scope="module")
def executed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small notebook that was run: a number, a table and a drawing."""
    folder = tmp_path_factory.mktemp("executed")
    notebook = a_notebook(
        "how_many * 7",
        "from IPython.display import HTML\nHTML('<svg><rect height=\"40\"/></svg><table><tr><td>21</td></tr></table>')",
    )
    execute(notebook, folder, "small")
    nbformat.write(notebook, folder / "small.ipynb")
    return folder / "small.ipynb"


def test_an_unchanged_notebook_passes(executed: Path) -> None:
    told: list[str] = []
    assert check([executed], progress=told.append) == ()
    assert told == ["memokit: small.ipynb: no differences"]


@pytest.mark.parametrize(
    ("mime", "old", "new", "cell"),
    [
        ("text/plain", "21", "27", 1),
        ("text/html", "<td>21</td>", "<td>27</td>", 2),
        ("text/html", 'height="40"', 'height="41"', 2),
    ],
    ids=["one digit", "one digit in a table", "a bar moved"],
)
def test_check_names_the_cell_that_differs(
    executed: Path, tmp_path: Path, mime: str, old: str, new: str, cell: int
) -> None:
    notebook = load(executed)
    data = [c for c in notebook.cells if c.cell_type == "code"][cell].outputs[0].data
    assert old in data[mime]
    data[mime] = data[mime].replace(old, new)
    nbformat.write(notebook, tmp_path / "small.ipynb")
    differences = check([tmp_path / "small.ipynb"])
    assert [(d.notebook, d.cell) for d in differences] == [("small.ipynb", cell)]
    assert new in differences[0].what


def test_a_removed_output_is_found(executed: Path, tmp_path: Path) -> None:
    notebook = load(executed)
    notebook.cells[-1].outputs = []
    nbformat.write(notebook, tmp_path / "small.ipynb")
    assert [str(d) for d in check([tmp_path / "small.ipynb"])] == [
        "small.ipynb, cell 2: its output is missing"
    ]


def test_a_stripped_notebook_is_found(executed: Path, tmp_path: Path) -> None:
    notebook = load(executed)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    nbformat.write(notebook, tmp_path / "small.ipynb")
    message = "was never run; run the notebook from top to bottom and save it"
    assert [d.what for d in check([tmp_path / "small.ipynb"])] == [message] * 3


def test_parameters_set_twice_stand_once() -> None:
    notebook = a_notebook("how_many")
    inject(notebook, {"how_many": 5})
    inject(notebook, {"how_many": 6})
    injected = [
        cell.source for cell in notebook.cells if "injected-parameters" in cell.metadata.get("tags", ())
    ]
    assert injected == ["how_many = 6"]


def test_a_failing_cell_saves_what_there_is_and_keeps_the_earlier_report(tmp_path: Path) -> None:
    nbformat.write(a_notebook("1 + 1", "1 / 0"), tmp_path / "bad.ipynb")
    out = tmp_path / "report"
    out.mkdir()
    (out / "index.html").write_text("earlier", "utf-8")
    with pytest.raises(ReportError) as error:
        write_report([ROOT / "seeds"], out=out, notebooks=[tmp_path / "bad.ipynb"])
    failed = tmp_path / "report-failed"
    expected = f"bad, cell 3: ZeroDivisionError: division by zero; what was done is in {failed}"
    assert str(error.value) == expected
    assert (out / "index.html").read_text("utf-8") == "earlier"
    assert "This report is not complete" in (failed / "index.html").read_text("utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.ipynb", "report", "report-failed"]


SLEEPS = "import time\nprint('asleep', flush=True)\ntime.sleep(600)"
STAYS = "import os, pathlib\n_ = pathlib.Path('pid').write_text(str(os.getpid()))"


@pytest.mark.parametrize(
    ("limit", "reason"),
    [
        ("CELL_SECONDS", "took longer than 2 s and was stopped"),
        ("WHOLE_SECONDS", "the notebook took longer than 2 s and was stopped"),
    ],
)
def test_a_stuck_cell_is_stopped_and_named(
    limit: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, limit, 2)
    failure = execute_all([("stuck", a_notebook(STAYS, SLEEPS, "1"))], tmp_path)
    assert failure is not None
    assert failure.reason == reason
    if limit == "CELL_SECONDS":  # the whole limit may be over before the kernel has come so far
        assert str(failure) == f"stuck, cell 2: {reason}"
        saved = [c for c in load(tmp_path / "stuck.ipynb").cells if c.cell_type == "code"]
        assert saved[2].outputs[0].text == "asleep\n"
    assert not (tmp_path / "pid").exists() or gone(int((tmp_path / "pid").read_text()))


def gone(process: int) -> bool:
    """Whether a process has ended, or does so in a moment."""
    for _ in range(100):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_a_cell_stuck_when_run_again_is_named(
    executed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook = load(executed)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    code[1].source = SLEEPS
    nbformat.write(notebook, tmp_path / "small.ipynb")
    monkeypatch.setattr(rerun, "CELL_SECONDS", 3)
    assert check([tmp_path / "small.ipynb"])[0].cell == 1
    monkeypatch.setattr(rerun, "WHOLE_SECONDS", 1)
    with pytest.raises(ReportError) as error:
        check([tmp_path / "small.ipynb"])
    assert str(error.value) == f"{tmp_path / 'small.ipynb'}: running it again took longer than 1 s"


@pytest.mark.parametrize("moves", [0, 1], ids=["the old one cannot be moved", "the new one cannot be moved"])
def test_where_a_report_cannot_be_replaced_the_earlier_one_stays(
    moves: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, beside = tmp_path / "report", tmp_path / ".beside"
    for folder in (target, beside):
        folder.mkdir()
        (folder / "index.html").write_text(folder.name, "utf-8")
    really, done = Path.replace, []

    def refuse(self: Path, to: Path) -> Path:
        done.append(to)
        if len(done) == moves + 1:
            raise PermissionError(13, "Permission denied")
        return really(self, to)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UsageError) as error:
        swap_in(beside, target)
    told = "cannot be replaced (Permission denied); close what has a file of it open, or give --out another folder"
    assert str(error.value) == f"{target}: {told}"
    assert (target / "index.html").read_text("utf-8") == "report"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".beside", "report"]


def test_a_first_report_has_nothing_to_compare_with(tmp_path: Path) -> None:
    memos, own, out = (
        write_memos(tmp_path / "memos"),
        write_notebook(tmp_path / "small.ipynb"),
        tmp_path / "out",
    )
    told: list[str] = []
    write_report([memos], out=out, notebooks=[own], since=out, progress=told.append)
    assert told[0] == f"memokit: no earlier report in {out} yet, so nothing to compare with"
    with pytest.raises(UsageError, match=r"no receipt\.json in it; give the folder of a report"):
        write_report([memos], out=out, notebooks=[own], since=tmp_path / "other")


def test_the_same_memos_elsewhere_give_the_same_receipt(tmp_path: Path) -> None:
    receipts = []
    for place in ("here", "there/deep"):
        folder = tmp_path / place
        write_memos(folder / "memos")
        own = write_notebook(folder / "own" / "small.ipynb")
        receipts.append(
            read_receipt(write_report([folder / "memos"], out=folder / "report", notebooks=[own]))
        )
    first, second = receipts
    apart = [name for name in first if first[name] != second[name]]
    assert apart == [MACHINE]
    assert {"inputs", "notebooks", "versions", "tables", "files", "report", "seal"} <= set(first)


def test_memos_that_are_none_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as error:
        write_report([tmp_path])
    assert str(error.value) == f"{tmp_path}: no memo was read; give files or folders that hold memos"


def test_a_day_that_is_none_is_told_before_a_memo_is_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as error:
        write_report([tmp_path / "not there"], parameters={"last_day": "2020-12"})
    assert str(error.value) == "'2020-12' is not a day; write it as 2020-12-31"


def test_the_page_escapes_escapes_and_repeats_no_id() -> None:
    notebook = a_notebook("1")
    output = nbformat.v4.new_output("execute_result", {"text/plain": "<b>&"}, execution_count=1)
    drawn = nbformat.v4.new_output("display_data", {"text/html": '<svg><g id="a"/><use href="#a"/></svg>'})
    notebook.cells[-1].outputs = [output, drawn, drawn]
    parts = [part(name, notebook, lambda key: None, None) for name in ("one", "two")]
    html = Page(title="<title>", parts=parts).render()
    assert "&lt;title&gt;" in html
    assert "&lt;b&gt;&amp;" in html
    assert len(IDS.findall(html)) == len(set(IDS.findall(html)))


@pytest.mark.slow
def test_the_seeds_report_holds_the_users_numbers_and_is_the_same_twice(tmp_path: Path) -> None:
    first = write_report([ROOT / "seeds"], out=tmp_path / "a" / "seeds")
    second = write_report([ROOT / "seeds"], out=tmp_path / "b" / "seeds")
    pages = [(folder / "index.html").read_text("utf-8") for folder in (first, second)]
    assert pages[0] == pages[1]
    words = " ".join(re.sub(r"<[^>]+>", " ", pages[0]).split())
    assert " 9 quotes 1 without a named speaker " in words
    assert not re.search(r"""(?:src|href)=["'](?!#|data:)""", pages[0])
    shutil.rmtree(first.parent)
    assert len(list((second / "notebooks").glob("*.ipynb"))) == len(shipped_notebooks())


def test_shipped_notebooks_keep_the_house_rules() -> None:
    for path in shipped_notebooks():
        cells = [cell for cell in load(path).cells if cell.cell_type == "code"]
        parameters_of(load(path), path.stem)
        others = [cell for cell in cells if "parameters" not in cell.metadata.get("tags", ())]
        assert max(len(cell.source.splitlines()) for cell in others) <= 12, path.name
        assert not any(
            re.search(r"^(?:def|class|for|while) ", cell.source, re.MULTILINE) for cell in cells
        ), path.name
        assert path.stat().st_size < 400_000, path.name
