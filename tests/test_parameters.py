"""Parameters of notebooks: declared in one cell, told with their help, and checked before anything runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from memokit.errors import UsageError
from memokit.reports.parameters import Parameter, Typed, listing, parameters_of, settle
from memokit.reports.run import load, shipped_notebooks

DECLARED = """memos: list[str] = ["../data"]  # files and folders
first_day: str | None = None  # first day; None leaves it open
how_many: int = 20  # rows listed
share: float = 0.5
all_of_them: bool = False  # say # twice
"""


def declaring(source: str) -> NotebookNode:
    cell = new_code_cell(source, metadata={"tags": ["parameters"]}, id="parameters")
    return new_notebook(cells=[cell])


def test_each_line_declares_one_parameter_with_its_help() -> None:
    assert list(parameters_of(declaring(DECLARED), "n").values()) == [
        Parameter("memos", "list[str]", ["../data"], "files and folders"),
        Parameter("first_day", "str | None", None, "first day; None leaves it open"),
        Parameter("how_many", "int", 20, "rows listed"),
        Parameter("share", "float", 0.5, ""),
        Parameter("all_of_them", "bool", False, "say # twice"),
    ]


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("memos", "a, b", ["a", "b"]),
        ("memos", '["a, b"]', ["a, b"]),
        ("memos", "", []),
        ("first_day", "2031-03-01", "2031-03-01"),
        ("first_day", "none", None),
        ("first_day", "", None),
        ("how_many", "5", 5),
        ("share", "1", 1.0),
        ("all_of_them", "Yes", True),
        ("all_of_them", "0", False),
    ],
)
def test_what_is_typed_is_read_as_the_declared_type(name: str, typed: str, value: object) -> None:
    declared = {"n": parameters_of(declaring(DECLARED), "n")}
    assert settle(declared, {name: Typed(typed)}) == {"n": {name: value}}


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("how_many", Typed("x"), "parameter how_many: 'x' is not of type int; for example how_many=20"),
        ("how_many", True, "parameter how_many: True is not of type int"),
        (
            "all_of_them",
            Typed("maybe"),
            "parameter all_of_them: 'maybe' is not of type bool; for example all_of_them=False",
        ),
        ("memos", Typed("[1]"), "parameter memos: '[1]' is not of type list[str]; for example memos=../data"),
        ("memos", Typed("[1"), "parameter memos: '[1' is not of type list[str]; for example memos=../data"),
        (
            "how_mny",
            3,
            "no parameter 'how_mny'; did you mean how_many? (memokit report --parameters explains them)",
        ),
        (
            "zzz",
            3,
            "no parameter 'zzz'; there are all_of_them, first_day, how_many, memos, share"
            " (memokit report --parameters explains them)",
        ),
    ],
    ids=["letters", "a bool", "maybe", "numbers in a list", "broken list", "misspelt", "unknown"],
)
def test_an_unknown_or_ill_typed_parameter_is_one_line(name: str, value: object, message: str) -> None:
    with pytest.raises(UsageError) as error:
        settle({"n": parameters_of(declaring(DECLARED), "n")}, {name: value})
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("x: int = f()", "n: its parameters cannot be read; write them as name: type = value  # help"),
        ("x: int =", "n: its parameters cannot be read (line 1); write them as name: type = value  # help"),
        ("x: int = 'a'", "n: parameter x is declared int but is 'a'"),
    ],
)
def test_a_cell_that_declares_nothing_readable_is_one_line(source: str, message: str) -> None:
    with pytest.raises(UsageError) as error:
        parameters_of(declaring(source), "n")
    assert str(error.value) == message


def test_a_value_is_set_where_it_is_declared_and_in_the_type_of_each_notebook() -> None:
    declared = {
        "one": parameters_of(declaring('words: str = ""'), "one"),
        "two": parameters_of(declaring("words: list[str] = []"), "two"),
        "three": parameters_of(declaring("n: int = 1"), "three"),
    }
    assert settle(declared, {"words": Typed("dam")}) == {
        "one": {"words": "dam"},
        "two": {"words": ["dam"]},
        "three": {},
    }


def test_the_listing_tells_each_parameter_once() -> None:
    one = tuple(parameters_of(declaring("by: str = 'week'  # bars by this"), "one").values())
    assert listing({"one": one, "two": one}) == "by: str = 'week'  # bars by this\n    in every notebook\n"


def papermill_sees(path: Path) -> dict[str, object]:
    from papermill import inspect_notebook

    return dict(inspect_notebook(str(path)))


@pytest.mark.slow
@pytest.mark.parametrize("path", shipped_notebooks(), ids=lambda path: path.stem)
def test_papermill_runs_each_notebook_to_the_same_results(path: Path, tmp_path: Path) -> None:
    from papermill import execute_notebook

    memos = {"memos": [str(path.parent.parent / "data")]}
    execute_notebook(path, tmp_path / path.name, memos, cwd=path.parent, progress_bar=False)
    kept, run = (
        [
            cell.outputs[0].data["text/html"]
            for cell in load(one).cells
            if "result" in cell.metadata.get("tags", ())
        ]
        for one in (path, tmp_path / path.name)
    )
    assert len(kept) > 0
    assert run == kept


@pytest.mark.parametrize("path", shipped_notebooks(), ids=lambda path: path.stem)
def test_papermill_sees_the_same_parameters(path: Path) -> None:
    assert list(papermill_sees(path)) == list(parameters_of(load(path), path.stem))
