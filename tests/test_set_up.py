"""The files of set-up hold together: pyproject, lock, constraints, environment.yml."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]
CARD = ["jupyterlab", "pandas", "matplotlib", "nltk", "ipywidgets", "nbval"]


def _tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"tool_{name}", ROOT / "tools" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def _dependencies() -> list[str]:
    project = tomllib.loads(_read("pyproject.toml"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    return [re.split(r"[<>=\[;]", line)[0].lower().replace("_", "-") for line in wanted]


def test_constraints_are_the_locks_pins() -> None:
    assert _read("constraints.txt") == _tool("lock").pins(_read("requirements.lock"))


def test_the_lock_pins_every_dependency_with_hashes_and_names_no_host() -> None:
    lock = _read("requirements.lock")
    pinned = set(re.findall(r"^([a-z0-9._-]+)==", lock, re.MULTILINE))
    assert set(_dependencies()) <= {name.replace("_", "-") for name in pinned}
    blocks = re.split(r"^(?=\S)", lock, flags=re.MULTILINE)
    assert all("--hash=sha256:" in block for block in blocks if block.strip())
    assert "//" not in lock


def test_environment_yml_is_constraints_the_card_and_the_project() -> None:
    section = _tool("install_environment").pip_section(_read("environment.yml"))
    assert section == ["-c constraints.txt", *CARD, "-e ."]


def test_environment_yml_admits_the_pythons_that_the_project_does() -> None:
    low, high = _tool("install_environment").python_range(_read("environment.yml"))
    assert tomllib.loads(_read("pyproject.toml"))["project"]["requires-python"] == f">={low[0]}.{low[1]}"
    assert (low, high) == ((3, 11), (3, 14))


def test_the_card_heads_the_dependencies() -> None:
    assert _dependencies()[: len(CARD)] == CARD


@pytest.mark.parametrize(
    "statement", ["import memokit", "import memokit.cli; memokit.cli._parser().format_help()"]
)
def test_nothing_heavy_is_loaded_before_it_is_needed(statement: str) -> None:
    code = f"{statement}; import sys; print(sorted({{'pandas','nltk','matplotlib','ipywidgets'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_column_pages_are_fresh() -> None:
    assert _read("docs/columns.md") == _tool("columns").page()


def test_the_seed_is_kept_byte_for_byte() -> None:
    from hashlib import sha256

    content = (ROOT / "seeds" / "000_681ace85edb68c15.txt").read_bytes()
    assert sha256(content).hexdigest() == "da193b00e8696dd742dde2b9645d8aae2fb171022b94671060862f5530d6be3d"
