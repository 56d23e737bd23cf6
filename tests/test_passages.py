"""Passages: short news texts in the styles of many newsrooms, and every quote that is in each of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import memokit as mk
from memokit.language.annotate import annotate
from memokit.model import AnnotatedMemo, Memo

PASSAGES = Path(__file__).with_name("passages.txt")
Row = tuple[str, ...]


def _passages() -> list[Any]:
    """Each passage with its text, whether it is a whole memo, and its rows; a known miss is a strict xfail."""
    found = []
    for block in PASSAGES.read_text("utf-8").split("\n## ")[1:]:
        title, _, rest = block.partition("\n")
        lines = rest.split("\n")
        rows = [tuple(line[2:].split(" | ")) for line in lines if line.startswith("- ")]
        marks = {line for line in lines if line in ("[memo]", "[miss]")}
        body = "\n".join(line for line in lines if line not in marks and not line.startswith("- "))
        known = [pytest.mark.xfail(reason="known miss", strict=True)] if "[miss]" in marks else []
        found.append(pytest.param(body.strip("\n"), "[memo]" in marks, rows, id=title, marks=known))
    return found


def _rows(annotated: AnnotatedMemo) -> list[Row]:
    text = annotated.memo.text
    return [
        (
            quote.kind,
            text[slice(*quote.cue)] if quote.cue else "-",
            text[slice(*quote.mention)] if quote.mention else "-",
            quote.speaker or f"({quote.speaker_rule})",
            " || ".join(text[start:end] for start, end in quote.spans),
        )
        for quote in annotated.quotes
    ]


@pytest.mark.parametrize(("text", "whole", "expected"), _passages())
def test_every_quote_of_a_passage_is_found_and_no_other(text: str, whole: bool, expected: list[Row]) -> None:
    annotated = mk.parse(text) if whole else annotate(Memo("1", text, language="en", document_type="news"))
    assert _rows(annotated) == expected


def test_the_passages_are_read_from_their_file() -> None:
    assert len(_passages()) > 70
    assert sum(len(passage.values[2]) for passage in _passages()) > 110
