"""Charts by artist data, and SVG that is the same every time."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import memokit as mk
from memokit import charts

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def corpus() -> mk.Corpus:
    return mk.read(ROOT / "data")


def test_bars_are_the_tables_numbers_and_links(corpus: mk.Corpus) -> None:
    table = mk.frequency(corpus, top=8)
    axes = charts.plot_words(table)
    assert [bar.get_width() for bar in axes.patches] == list(table["n_memos"])[::-1]
    assert [bar.get_url() for bar in axes.patches] == ["#" + key for key in table["key"]][::-1]
    assert [label.get_text() for label in axes.get_yticklabels()] == list(table["word"])[::-1]


def test_stacked_bars_add_up(corpus: mk.Corpus) -> None:
    axes = charts.plot_reported(mk.reported(corpus))
    assert sum(bar.get_height() for bar in axes.patches) == len(corpus)
    assert axes.get_xticklabels()[-1].get_text() == "undated"
    speakers = mk.speakers(corpus, top=5)
    assert (
        sum(bar.get_width() for bar in charts.plot_speakers(speakers).patches) == speakers["n_quotes"].sum()
    )


def test_a_line_has_a_gap_where_there_is_no_memo(corpus: mk.Corpus) -> None:
    table = mk.trend(corpus, ["ceasefire"])
    line = charts.plot_trend(table).lines[0]
    dated = table[table["period"] != "undated"]
    drawn = line.get_ydata()
    assert [value != value for value in drawn] == list(dated["n_tokens"] == 0)
    assert sum(drawn == drawn) == (dated["n_tokens"] > 0).sum()


def test_intervals_are_drawn_from_low_to_high(corpus: mk.Corpus) -> None:
    table = mk.keyness(corpus.between("2031-03-01", "2031-03-31"), corpus.between("2031-04-01", None), top=5)
    axes = charts.plot_keyness(table)
    ends = [tuple(segment[:, 0]) for segment in axes.collections[0].get_segments()]
    assert ends == list(zip(table["low"], table["high"], strict=True))[::-1]


def test_svg_is_the_same_twice_with_real_text_and_own_ids(corpus: mk.Corpus) -> None:
    table = mk.frequency(corpus, top=5)
    first, second = (charts.svg(charts.plot_words(table), "words", description='a "b"') for _ in range(2))
    assert first == second
    assert "<text" in first
    assert 'aria-label="a &quot;b&quot;"' in first
    assert all(name.startswith("words-") for name in re.findall(r'\bid="([^"]+)"', first))
    assert f'href="#{table["key"][0].replace("&", "&amp;")}"' in first


@pytest.mark.parametrize("label", ["$x_1$", r"\frac", "_a_", "x" * 5000, "\u202eright", "<b>"])
def test_labels_from_memos_are_plain_text(label: str) -> None:
    corpus = mk.Corpus([mk.parse("Some words here.", date="2031-01-01", source=label)])
    drawn = charts.svg(charts.plot_reported(mk.reported(corpus)), "r")
    assert "<b>" not in drawn
    assert "\u202e" not in drawn
    assert "x" * 100 not in drawn
    if "$" in label:
        assert "$x_1$" in drawn


def test_empty_tables_draw_empty_charts() -> None:
    nothing = mk.Corpus([])
    for axes in (
        charts.plot_words(mk.frequency(nothing)),
        charts.plot_reported(mk.reported(nothing)),
        charts.plot_speakers(mk.speakers(nothing)),
        charts.plot_trend(mk.trend(nothing, ["a"])),
        charts.plot_keyness(mk.keyness(nothing, nothing)),
    ):
        assert charts.svg(axes, "empty").startswith("<svg")
