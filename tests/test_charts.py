"""Charts by artist data, and SVG that is the same every time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from pathlib import Path

import pandas as pd
import pytest
from matplotlib.axes import Axes

import memokit as mk
from memokit import charts

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def corpus() -> mk.Corpus:
    return mk.read(ROOT / "data")


def _labels(axes: Axes) -> list[str]:
    return [label.get_text() for label in axes.get_yticklabels()]


def _links(keys: Iterable[str]) -> list[str]:
    return ["#" + key for key in keys]


def test_bars_are_the_tables_numbers_and_links(corpus: mk.Corpus) -> None:
    table = mk.frequency(corpus, top=8)
    axes = charts.plot_words(table)
    assert [bar.get_width() for bar in axes.patches] == list(table["n_memos"])
    assert [bar.get_url() for bar in axes.patches] == _links(table["key"])
    assert _labels(axes) == list(table["word"])
    assert axes.get_ylim()[0] > axes.get_ylim()[1]  # the first row is at the top


def test_a_line_in_the_bar_where_memos_are_copies(corpus: mk.Corpus) -> None:
    table = mk.frequency(corpus, top=12)
    copied = table[table["n_independent"] < table["n_memos"]]
    lines = charts.plot_words(table).collections[0].get_segments()
    assert [line[0][0] for line in lines] == list(copied["n_independent"])
    assert [(line[0][1] + line[1][1]) / 2 for line in lines] == list(copied.index)


def test_rates_have_their_intervals(corpus: mk.Corpus) -> None:
    table = mk.frequency(corpus, top=8)
    axes = charts.plot_frequency(table)
    assert [bar.get_width() for bar in axes.patches] == list(table["per_1000_tokens"])
    ends = [tuple(segment[:, 0]) for segment in axes.collections[0].get_segments()]
    assert ends == list(zip(table["low"], table["high"], strict=True))


def test_stacked_bars_add_up(corpus: mk.Corpus) -> None:
    axes = charts.plot_reported(mk.reported(corpus))
    assert sum(bar.get_height() for bar in axes.patches) == len(corpus)
    assert axes.get_xticklabels()[-1].get_text() == "undated"
    speakers = mk.speakers(corpus, top=5)
    bars = charts.plot_speakers(speakers).patches
    assert sum(bar.get_width() for bar in bars) == speakers["n_quotes"].sum()
    for bar in bars:
        url = bar.get_url()
        assert (len(mk.occurrences(corpus, url[1:])) if url else 0) == bar.get_width()


def test_a_line_has_a_gap_where_there_is_no_memo_and_the_ground_is_grey(corpus: mk.Corpus) -> None:
    table = mk.trend(corpus, ["ceasefire"])
    axes = charts.plot_trend(table)
    dated = table[table["period"] != "undated"]
    drawn = axes.lines[0].get_ydata()
    assert [value != value for value in drawn] == list(dated["n_tokens"] == 0)
    assert sum(drawn == drawn) == (dated["n_tokens"] > 0).sum()
    empty = {n for n, memos in enumerate(dated["n_memos"]) if memos == 0}
    grey = [(span.get_x(), span.get_x() + span.get_width()) for span in axes.patches]
    assert {n for low, high in grey for n in range(round(low + 0.5), round(high + 0.5))} == empty != set()
    points = [c for c in axes.collections if any(c.get_urls())]
    assert [url for c in points for url in c.get_urls()] == _links(table["key"][table["n_tokens"] > 0])


def test_a_band_is_as_wide_as_its_interval(corpus: mk.Corpus) -> None:
    table = mk.trend(corpus, ["treaty"])
    band = charts.plot_trend(table).collections[0].get_paths()[0].vertices
    first = table.iloc[0]
    assert {(0, first["low"]), (0, first["high"])} <= {tuple(point) for point in band}


def test_intervals_are_drawn_from_low_to_high(corpus: mk.Corpus) -> None:
    table = mk.keyness(corpus.between("2031-03-01", "2031-03-31"), corpus.between("2031-04-01", None))
    table = pd.concat([table.head(5), table.tail(5)])
    axes = charts.plot_keyness(table)
    ends = [tuple(segment[:, 0]) for segment in axes.collections[0].get_segments()]
    assert ends == list(zip(table["low"], table["high"], strict=True))
    marks = axes.collections[1]
    assert marks.get_offsets()[:, 0].tolist() == list(table["log_ratio"])
    assert marks.get_urls() == _links(table["key"])
    filled = [len(colour) > 0 and colour[3] > 0 for colour in marks.get_facecolors()]
    assert filled == list((table["low"] > 0) | (table["high"] < 0))


def test_a_strip_has_a_line_at_each_memo(corpus: mk.Corpus) -> None:
    table = mk.measures.strip(corpus, ["dam", "zebra", "treaty"])
    axes = charts.plot_dispersion(table)
    assert _labels(axes) == ["dam", "zebra", "treaty"]
    drawn = [(round(s[:, 1].mean()), s[0][0]) for c in axes.collections for s in c.get_segments()]
    rows = {"dam": 0, "treaty": 2}
    hits = table[table["n"] > 0]
    assert drawn == [(rows[word], place) for word, place in zip(hits["word"], hits["place"], strict=True)]
    assert [url for c in axes.collections for url in c.get_urls()] == _links(hits["key"])


def test_company_is_drawn_by_the_measure_it_is_ordered_by(corpus: mk.Corpus) -> None:
    for order in ("log_dice", "t", "likelihood_ratio"):
        table = mk.collocations(corpus, "dam", order=order)
        axes = charts.plot_collocations(table)
        assert [bar.get_width() for bar in axes.patches] == list(table[order])
        assert [bar.get_url() for bar in axes.patches] == _links(table["key"])
        assert [text.get_text().strip() for text in axes.texts] == [str(n) for n in table["n"]]
    assert axes.get_title(loc="left") == "Words near dam"


def test_a_quotes_spread_is_drawn_by_days_after_it_was_first_seen() -> None:
    said = "We will open the bridge before the end of the summer"
    later = [
        (None, said),
        ("2031-03-01", said),
        ("2031-03-01", said),
        ("2031-03-05", said.replace("will", "may")),
    ]
    memos = [
        mk.parse(f'"{words}," Anna Keld said.', date=day, source=f"S{n}")
        for n, (day, words) in enumerate(later)
    ]
    table = mk.spread(mk.Corpus(memos))
    axes = charts.plot_spread(table)
    marks = {
        c.get_label(): [(float(x), url) for (x, _), url in zip(c.get_offsets(), c.get_urls(), strict=True)]
        for c in axes.collections
        if any(c.get_urls())
    }
    keys = _links(table["key"])
    assert marks["first seen"] == [(0.0, keys[0])]
    assert marks["the same words"][0] == (0.0, keys[1])
    assert marks["negation, modality or number changed"] == [(4.0, keys[2])]
    assert marks["the same words"][1][0] > 4  # the undated one, at the right
    assert axes.texts[0].get_text() == "no day"
    heights = [c.get_offsets()[:, 1].tolist() for c in axes.collections if any(c.get_urls())]
    assert len({round(y, 6) for part in heights for y in part}) == 3  # two of one day stand apart


CHARTS = {
    "reported": lambda c: charts.plot_reported(mk.reported(c)),
    "words": lambda c: charts.plot_words(mk.frequency(c, top=5)),
    "frequency": lambda c: charts.plot_frequency(mk.frequency(c, top=5)),
    "trend": lambda c: charts.plot_trend(mk.trend(c, ["dam"])),
    "keyness": lambda c: charts.plot_keyness(mk.keyness(c.between("2031-03-01", "2031-03-31"), top=5)),
    "speakers": lambda c: charts.plot_speakers(mk.speakers(c, top=5)),
    "dispersion": lambda c: charts.plot_dispersion(mk.measures.strip(c, ["dam"])),
    "collocations": lambda c: charts.plot_collocations(mk.collocations(c, "dam")),
    "spread": lambda c: charts.plot_spread(mk.spread(c)),
}


@pytest.mark.parametrize("name", CHARTS)
def test_svg_has_its_sample_its_links_with_titles_and_the_colour_of_the_page(
    corpus: mk.Corpus, name: str
) -> None:
    drawn = charts.svg(CHARTS[name](corpus), name)
    words = " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", drawn))
    assert re.search(r"\d+ memos .*words, 2031-\d\d-\d\d to 2031-\d\d-\d\d", words)
    links = re.findall(r'<a xlink:href="#([^"]+)" aria-label="([^"]+)"><title>([^<]+)</title>', drawn)
    assert len(links) == drawn.count("<a ") > 0
    for key, label, title in links:
        assert label == title
        assert len(mk.occurrences(corpus, unescape(key))) > 0 or ": 0" in title, key
    assert set(re.findall(r"<text[^>]*fill: ([^;\"]+)", drawn)) == {"currentColor"}


def test_svg_is_the_same_twice_with_real_text_and_own_ids(corpus: mk.Corpus) -> None:
    table = mk.frequency(corpus, top=5)
    first, second = (charts.svg(charts.plot_words(table), "words", description='a "b"') for _ in range(2))
    assert first == second
    assert "<text" in first
    assert 'aria-label="a &quot;b&quot;"' in first
    assert all(name.startswith("words-") for name in re.findall(r'\bid="([^"]+)"', first))
    assert f'href="#{table["key"][0].replace("&", "&amp;")}"' in first


def test_a_title_from_memos_is_plain_text() -> None:
    word = "</title><script>alert(1)</script>"
    source = mk.Corpus([mk.parse("Some words here.", date="2031-01-01", source=word)])
    drawn = charts.svg(charts.plot_reported(mk.reported(source)), "r")
    assert "<script" not in drawn
    assert "&lt;/title&gt;&lt;script&gt;" in drawn


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
        charts.plot_frequency(mk.frequency(nothing)),
        charts.plot_dispersion(mk.measures.strip(nothing, ["a"])),
        charts.plot_dispersion(mk.measures.strip(nothing, [])),
        charts.plot_collocations(mk.collocations(nothing, "a")),
        charts.plot_spread(mk.spread(nothing)),
    ):
        assert charts.svg(axes, "empty").startswith("<svg")
