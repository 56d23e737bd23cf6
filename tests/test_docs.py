"""The manual is under test: links resolve, and every command and public name is documented."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import memokit as mk
from memokit.cli import _parser

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("data/*.md")])
LINK = re.compile(r"\]\(([^)#\s]+)(#[^)\s]*)?\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_resolves(page: Path) -> None:
    targets = [target for target, _ in LINK.findall(page.read_text("utf-8"))]
    local = [target for target in targets if not target.startswith(("http://", "https://"))]
    assert [target for target in local if not (page.parent / target).exists()] == []


def _manual() -> str:
    return "\n".join(page.read_text("utf-8") for page in PAGES)


def test_every_command_is_documented() -> None:
    commands = next(action for action in _parser()._actions if action.choices).choices
    assert [name for name in commands if f"memokit {name}" not in _manual()] == []


@pytest.mark.parametrize("name", [name for name in mk.__all__ if not name.startswith("_")])
def test_every_public_name_is_there_and_documented(name: str) -> None:
    assert getattr(mk, name) is not None
    assert f"mk.{name}" in _manual()
