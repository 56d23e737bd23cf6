"""Gold: memos annotated by hand from their text, each in a folder with what it is for.

Each expectation is a case of its own. A known miss stands in the folder's `misses.json` and is a strict
xfail: it is counted, and one that now passes must be struck off the list.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from memokit.language.annotate import annotate
from memokit.model import AnnotatedMemo
from memokit.reading import read

GOLD = Path(__file__).parent / "gold"
CASES = sorted(path for path in GOLD.iterdir() if path.is_dir())


def _expectations() -> list[Any]:
    found = []
    for case in CASES:
        if not (case / "expected.json").is_file():
            (case / "expected.new.json").write_text('{"quotes": [], "times": []}\n', "utf-8")
            raise AssertionError(f"{case.name}: no expected.json; fill in expected.new.json from the text")
        expected = json.loads((case / "expected.json").read_text("utf-8"))
        misses = case / "misses.json"
        missed = set(json.loads(misses.read_text("utf-8"))) if misses.is_file() else set()
        for kind in ("quotes", "times"):
            for number, row in enumerate(expected[kind]):
                name = f"{kind}-{number}"
                mark = [pytest.mark.xfail(reason="known miss", strict=True)] if name in missed else []
                found.append(pytest.param(case, kind, row, id=f"{case.name}-{name}", marks=mark))
    return found


def _annotated(case: Path) -> AnnotatedMemo:
    (memo,) = read([case / "memo.txt"]).memos
    return annotate(memo)


def _rows(annotated: AnnotatedMemo, kind: str) -> list[dict[str, object]]:
    text = annotated.memo.text
    if kind == "times":
        shown = ("type", "value", "first_day", "last_day")
        return [
            {"text": text[t.start : t.end], **{name: getattr(t, name) for name in shown}}
            for t in annotated.times
        ]
    return [
        {
            "text": " ".join(text[start:end] for start, end in q.spans),
            "kind": q.kind,
            "cue": text[slice(*q.cue)] if q.cue else None,
            "mention": text[slice(*q.mention)] if q.mention else None,
            "speaker": q.speaker,
            "speaker_role": q.speaker_role,
            "speaker_rule": q.speaker_rule,
        }
        for q in annotated.quotes
    ]


@pytest.mark.parametrize(("case", "kind", "row"), _expectations())
def test_what_the_memo_says_is_found(case: Path, kind: str, row: dict[str, object]) -> None:
    found = _rows(_annotated(case), kind)
    wanted = {name: value for name, value in row.items() if name != "prefix"}
    alike = [{name: other[name] for name in wanted} for other in found]
    if row.get("prefix"):
        alike = [
            {**other, "text": wanted["text"]}
            for other in alike
            if str(other["text"]).startswith(str(wanted["text"]))
        ]
    assert wanted in alike, found


def test_the_seed_has_no_quote_or_time_beyond_the_users_tables() -> None:
    annotated = _annotated(GOLD / "seed")
    expected = json.loads((GOLD / "seed" / "expected.json").read_text("utf-8"))
    assert [row["text"] for row in _rows(annotated, "quotes")] == [row["text"] for row in expected["quotes"]]
    assert [row["text"] for row in _rows(annotated, "times")] == [row["text"] for row in expected["times"]]
    assert not (GOLD / "seed" / "misses.json").exists()


def test_each_case_says_what_it_is_for() -> None:
    assert len(CASES) >= 13
    assert [case.name for case in CASES if len((case / "why.txt").read_text("utf-8").splitlines()) != 1] == []
