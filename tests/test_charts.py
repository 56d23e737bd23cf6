"""Charts by artist data, and SVG that is the same every time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from io import StringIO
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.collections import FillBetweenPolyCollection, LineCollection, PathCollection
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath

import memokit as mk
from memokit import charts
from memokit.charts.figures import width_of
from memokit.charts.marks import Marks

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def corpus() -> mk.Corpus:
    return mk.read(ROOT / "data")


def _labels(axes: Axes) -> list[str]:
    """The words at the left of the axes, from the first row on."""
    return [text.get_text() for text in axes.texts if text.get_va() == "center_baseline"]


def _marks(axes: Axes) -> list[Marks]:
    """Bars and cells; a legend has no links."""
    return [one for one in axes.collections if isinstance(one, Marks) and any(one.get_urls())]


def _bars(axes: Axes) -> list[tuple[float, float, float, float, str]]:
    """Left, bottom, width and height of each bar, and its link."""
    return [
        (*box, url)
        for one in _marks(axes)
        for box, url in zip(one.boxes.tolist(), one.get_urls(), strict=True)
    ]


def _lines(axes: Axes) -> list[Any]:
    """Lines in the scales of the axes: not their own two, and no grid."""
    own = [
        c for c in axes.collections if isinstance(c, LineCollection) and c.get_transform() == axes.transData
    ]
    return [segment for c in own for segment in c.get_segments()]


def _links(keys: Iterable[str]) -> list[str]:
    return ["#" + key for key in keys]


def test_bars_are_the_tables_numbers_and_links(corpus: mk.Corpus) -> None:
    table = mk.frequency(corpus, top=8)
    axes = charts.plot_words(table)
    assert [width for _, _, width, _, _ in _bars(axes)] == list(table["n_memos"])
    assert [url for *_, url in _bars(axes)] == _links(table["key"])
    assert _labels(axes) == list(table["word"])
    assert axes.get_ylim()[0] > axes.get_ylim()[1]  # the first row is at the top


def test_a_line_in_the_bar_where_memos_are_copies(corpus: mk.Corpus) -> None:
    table = mk.frequency(corpus, top=12)
    copied = table[table["n_independent"] < table["n_memos"]]
    lines = _lines(charts.plot_words(table))
    assert [line[0][0] for line in lines] == list(copied["n_independent"])
    assert [(line[0][1] + line[1][1]) / 2 for line in lines] == list(copied.index)


def test_rates_have_their_intervals(corpus: mk.Corpus) -> None:
    table = mk.frequency(corpus, top=8)
    axes = charts.plot_frequency(table)
    assert [width for _, _, width, _, _ in _bars(axes)] == list(table["per_1000_tokens"])
    ends = [tuple(segment[:, 0]) for segment in _lines(axes)]
    assert ends == list(zip(table["low"], table["high"], strict=True))


def test_stacked_bars_add_up(corpus: mk.Corpus) -> None:
    axes = charts.plot_reported(mk.reported(corpus))
    assert sum(height for _, _, _, height, _ in _bars(axes)) == len(corpus)
    assert [text.get_text() for text in axes.texts if text.get_rotation() == 45][-1] == "undated"
    speakers = mk.speakers(corpus, top=5)
    bars = _bars(charts.plot_speakers(speakers))
    assert sum(width for _, _, width, _, _ in bars) == speakers["n_quotes"].sum()
    for _, _, width, _, url in bars:
        assert len(mk.occurrences(corpus, url[1:])) == width > 0


def test_days_that_undated_memos_speak_of_stand_within_the_axes() -> None:
    corpus = mk.Corpus([mk.parse("Soldiers were killed on 3 March 2031, and others on 5 May 2031.")])
    happened = mk.measures.happened(corpus)
    figure = charts.plot_clocks(
        mk.reported(corpus), mk.measures.coverage(corpus), mk.measures.said(corpus), happened
    )
    bars = [box for axes in figure.axes for box in _bars(axes)]
    low, high = figure.axes[0].get_xlim()
    assert len({left for left, *_ in bars}) == 3  # two days, and the memo without one
    assert all(low < left and left + width < high for left, _, width, _, _ in bars)


def test_a_line_has_a_gap_where_there_is_no_memo_and_the_ground_is_grey(corpus: mk.Corpus) -> None:
    table = mk.trend(corpus, ["ceasefire"])
    axes = charts.plot_trend(table)
    dated = table[table["period"] != "undated"]
    drawn = axes.lines[0].get_ydata()
    assert [value != value for value in drawn] == list(dated["n_tokens"] == 0)
    assert sum(drawn == drawn) == (dated["n_tokens"] > 0).sum()
    empty = {n for n, memos in enumerate(dated["n_memos"]) if memos == 0}
    ground = next(c for c in axes.collections if isinstance(c, Marks))
    grey = [(left, left + width) for left, _, width, _ in ground.boxes]
    assert {n for low, high in grey for n in range(round(low + 0.5), round(high + 0.5))} == empty != set()
    points = [c for c in axes.collections if any(c.get_urls())]
    assert [url for c in points for url in c.get_urls()] == _links(table["key"][table["n_tokens"] > 0])


def test_a_band_is_as_wide_as_its_interval(corpus: mk.Corpus) -> None:
    table = mk.trend(corpus, ["treaty"])
    bands = [c for c in charts.plot_trend(table).collections if isinstance(c, FillBetweenPolyCollection)]
    band = bands[0].get_paths()[0].vertices
    first = table.iloc[0]
    assert {(0, first["low"]), (0, first["high"])} <= {tuple(point) for point in band}


def test_intervals_are_drawn_from_low_to_high(corpus: mk.Corpus) -> None:
    table = mk.keyness(corpus.between("2031-03-01", "2031-03-31"), corpus.between("2031-04-01", None))
    table = pd.concat([table.head(5), table.tail(5)])
    axes = charts.plot_keyness(table)
    ends = [tuple(segment[:, 0]) for segment in _lines(axes)]
    assert ends == list(zip(table["low"], table["high"], strict=True))
    marks = next(c for c in axes.collections if isinstance(c, PathCollection))
    assert marks.get_offsets()[:, 0].tolist() == list(table["log_ratio"])
    assert marks.get_urls() == _links(table["key"])
    filled = [len(colour) > 0 and colour[3] > 0 for colour in marks.get_facecolors()]
    assert filled == list((table["low"] > 0) | (table["high"] < 0))


def test_a_strip_has_a_line_at_each_memo(corpus: mk.Corpus) -> None:
    table = mk.measures.strip(corpus, ["dam", "zebra", "treaty"])
    axes = charts.plot_dispersion(table)
    assert _labels(axes) == ["dam", "zebra", "treaty"]
    drawn = [(round(s[:, 1].mean()), s[0][0]) for s in _lines(axes)]
    rows = {"dam": 0, "treaty": 2}
    hits = table[table["n"] > 0]
    assert drawn == [(rows[word], place) for word, place in zip(hits["word"], hits["place"], strict=True)]
    assert [url for c in axes.collections for url in c.get_urls() if url] == _links(hits["key"])


def test_company_is_drawn_by_the_measure_it_is_ordered_by(corpus: mk.Corpus) -> None:
    for order in ("log_dice", "t", "likelihood_ratio"):
        table = mk.collocations(corpus, "dam", order=order)
        axes = charts.plot_collocations(table)
        assert [width for _, _, width, _, _ in _bars(axes)] == list(table[order])
        assert [url for *_, url in _bars(axes)] == _links(table["key"])
        at_bars = [text.get_text().strip() for text in axes.texts if text.get_fontsize() == 7.5]
        assert at_bars == [str(n) for n in table["n"]]
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
    assert "no day" in [text.get_text() for text in axes.texts]
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


def _clocks(corpus: mk.Corpus) -> Figure:
    reported = mk.measures.reported(corpus)
    dated = reported[reported["last_day"].notna()]
    within = (dated["period"].iloc[0], dated["last_day"].iloc[-1]) if len(dated) else ()
    said, happened = (ask(corpus, within=within) for ask in (mk.measures.said, mk.measures.happened))
    return charts.plot_clocks(reported, mk.measures.coverage(corpus), said, happened)


def test_clocks_draw_every_count_once_and_what_is_uncertain_pale(corpus: mk.Corpus) -> None:
    reported, coverage, said, happened = _clocks(corpus).axes
    assert sum(height for _, _, _, height, _ in _bars(reported)) == len(corpus)
    cells = [len(mk.occurrences(corpus, url[1:])) for *_, url in _bars(coverage)]
    assert sum(cells) == len(corpus)
    pale = [one for one in _marks(happened) if one.get_alpha() is not None]
    assert [one.get_alpha() for one in pale] == [0.3]
    for one in _marks(happened):
        for (_, _, _, height), url in zip(one.boxes, one.get_urls(), strict=True):
            assert len(mk.occurrences(corpus, url[1:])) == height
            assert url.startswith("#perhaps=") == (one in pale)
    longest = max(height for _, _, _, height, _ in _bars(said))
    told = next(
        text for text in said.texts if "↑" in text.get_text()
    )  # what has no day is far more: its bar is cut
    assert told.get_text() == f"{len(mk.occurrences(corpus, 'said=none')):,} ↑"
    assert told.get_position()[1] == longest < 0.9 * said.get_ylim()[1]  # its number stands within the axes


def test_an_outlet_keeps_its_colour_in_a_part_of_the_collection(corpus: mk.Corpus) -> None:
    def colours(part: mk.Corpus) -> dict[str, Any]:
        m = mk.measures
        tables = (ask(part) for ask in (m.reported, m.coverage, m.said, m.happened))
        clocks = charts.plot_clocks(*tables, all_outlets=[*corpus.sources.categories, "(no outlet)"])
        marks = _marks(clocks.axes[0])
        return {one.titles[0].partition(",")[0]: one.get_facecolor()[0].tolist() for one in marks}

    whole, part = colours(corpus), colours(corpus.from_sources(["NORTHWIRE", "Sella Post"]))
    assert part == {name: whole[name] for name in ("NORTHWIRE", "Sella Post")}
    assert whole["NORTHWIRE"] != whole["Sella Post"]


def test_marks_are_written_where_matplotlib_would_draw_them(corpus: mk.Corpus) -> None:
    """The quick way to write bars, against the slow one: the same corners, colours and links."""
    axes = charts.plot_words(mk.frequency(corpus, top=5))
    quick = charts.svg(axes, "w")
    out = StringIO()
    axes.figure.savefig(out, format="svg")
    slow = re.findall(
        r'<a xlink:href="([^"]+)"[^>]*>\s*<path d="M ([\d.]+) ([\d.]+) \s*L ([\d.]+) ', out.getvalue()
    )
    own = re.findall(
        r'<a xlink:href="([^"]+)"[^>]*><title>[^<]*</title><path d="M([\d.]+) ([\d.]+)h([\d.]+)v', quick
    )
    assert len(own) == len(slow) == 5
    for (link, x, y, width), (other, left, low, right) in zip(own, slow, strict=True):
        assert link == other
        assert float(x) == pytest.approx(float(left), abs=0.01)
        assert float(y) == pytest.approx(float(low), abs=0.01)
        assert float(x) + float(width) == pytest.approx(float(right), abs=0.02)
    assert "fill: #0072b2" in quick


def test_labels_have_room(corpus: mk.Corpus) -> None:
    """The room for labels is told by the width of their letters: near what matplotlib measures, and never short."""
    for label in ("minister", "WWWWWW", "Farmers’ Union of Anbira", "illicit", "“…”"):
        measured = (
            TextToPath().get_text_width_height_descent(label, FontProperties(size=9), ismath=False)[0] / 72
        )
        assert measured - 0.03 <= width_of([label]) <= measured + 0.06


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
        _clocks(nothing).axes[0],
    ):
        assert charts.svg(axes, "empty").startswith("<svg")
