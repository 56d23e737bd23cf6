"""Explorers: what is shown depends on the state alone, and text from memos is data."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import memokit as mk
from memokit.explore.views import Window

ROOT = Path(__file__).resolve().parents[1]
X = mk.explore
MARCH = Window("2031-03-01", "2031-03-31", ("NORTHWIRE", "Kelda Courier"))
PAIRS = [
    (X.timeline, X.timeline_view, X.TimelineState(), X.TimelineState(MARCH, "day", "ceasefire", 5)),
    (X.quotes, X.quotes_view, X.QuotesState(), X.QuotesState(MARCH, "Renn al-Kasim", "direct", "fire", 5)),
    (X.keywords, X.keywords_view, X.KeywordsState(), X.KeywordsState(MARCH, "ceasefire, dam", "month", 10)),
    (X.reader, X.reader_view, X.ReaderState(), X.ReaderState("", ("time",))),
]
HOSTILE = '<img src=x onerror="alert(1)"> $x_1$ \u202e said: "<script>alert(2)</script> we agree."'


@pytest.fixture(scope="module")
def corpus() -> mk.Corpus:
    return mk.read(ROOT / "data")


@pytest.mark.parametrize(("new", "view", "a", "b"), PAIRS, ids=["timeline", "quotes", "keywords", "reader"])
def test_update_from_a_to_b_equals_new_b(corpus: mk.Corpus, new, view, a, b) -> None:  # type: ignore[no-untyped-def]
    explorer, other = new(corpus, a), new(corpus, b)
    for name, control in explorer.controls.items():
        control.value = other.controls[name].value
    expected = view(corpus, other.state)
    for shown in (explorer, other):
        assert (shown.counts.value, shown.chart.value, shown.table.value) == (
            expected.counts,
            expected.chart,
            expected.table,
        )
    if new is not X.reader:
        assert other.state == b


def test_each_view_changes_with_its_controls(corpus: mk.Corpus) -> None:
    for _, view, a, b in PAIRS:
        assert view(corpus, a) != view(corpus, b)


def test_a_paraphrase_never_stands_in_quotation_marks(corpus: mk.Corpus) -> None:
    state = X.QuotesState(kind="indirect", top=500)
    assert "“" not in X.quotes_view(corpus, state).table
    assert "“We have waited" in X.quotes_view(corpus, X.QuotesState(kind="direct")).table


def test_hostile_text_is_shown_as_text() -> None:
    corpus = mk.Corpus([mk.parse(HOSTILE, date="2031-01-01", source=HOSTILE)])
    for new, view, a, _ in PAIRS:
        shown = view(corpus, a)
        both = shown.counts + shown.chart + shown.table
        assert "<img" not in both
        assert "<script" not in both
        new(corpus)


def test_a_cell_is_bounded_and_says_what_is_missing() -> None:
    frame = pd.DataFrame({"a": ["x" * 5000, None], "n": [1200, 3]})
    html = X.table(frame, {"a": "words", "n": "times"}, top=1)
    assert "x" * 399 + "…" in html
    assert "x" * 400 not in html
    assert "1 of 2 shown" in html
    assert "1,200" in html
    assert "–" in X.table(frame, {"a": "words"})


def test_marks_nest_and_rebuild_the_text(corpus: mk.Corpus) -> None:
    import re
    from html import unescape

    for annotated in corpus.annotated:
        html = X.marked_memo(annotated)
        body = html[html.index("<p>") :].replace("<br>", "\n")
        assert unescape(re.sub(r"<[^>]*>", "", body)) == annotated.memo.text


def test_nothing_to_show_is_said() -> None:
    nothing = mk.Corpus([])
    assert "nothing found" in X.quotes_view(nothing, X.QuotesState()).table
    assert X.reader_view(nothing, X.ReaderState()).counts == "<p>no memo</p>"
