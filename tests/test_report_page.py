"""The page of a report: every link leads somewhere, no id stands twice, memo text is data, and the caps hold."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from pages import RECEIPT, Walked

import memokit as mk
from memokit.corpus import Corpus
from memokit.language.annotate import annotate
from memokit.model import Memo
from memokit.reports import compose as composing
from memokit.reports import doors, page, sources
from memokit.reports.compose import Material, compose
from memokit.reports.doors import Doors
from memokit.reports.markup import own
from memokit.reports.tables import hash_of, shown_tables


def corpus_of(*texts: str, source: str | None = "Northwire") -> Corpus:
    memos = [
        Memo(str(n), text, f"{n}.txt", date="2031-03-01", date_precision="day", source=source, language="en")
        for n, text in enumerate(texts)
    ]
    return Corpus(map(annotate, memos))


def shown(corpus: Corpus, *keys: str, top: int = 20) -> NotebookNode:
    """A notebook, as if it were run, that shows a table of words and whatever `keys` count."""
    words = mk.frequency(corpus, top=top)
    pairs = [*zip(words["word"], words["key"], words["n"], strict=True), *((key, key, 1) for key in keys)]
    rows = "".join(
        f'<tr><td>{escape(w)}</td><td><a href="#{escape(k)}">{n}</a></td></tr>' for w, k, n in pairs
    )
    html = f"<table><tr><th>word</th><th>n</th></tr>{rows}</table>"
    cell = new_code_cell("words", id="c", outputs=[new_output("display_data", {"text/html": html})])
    return new_notebook(cells=[new_markdown_cell("# Which words?", id="t"), cell])


def composed(folder: Path, corpus: Corpus, *keys: str, memos: bool = True, top: int = 20) -> str:
    compose(
        Material("report", corpus, [("own", shown(corpus, *keys, top=top))], memos=memos),
        folder,
        dict(RECEIPT),
    )
    return (folder / "index.html").read_text("utf-8")


HOSTILE = (
    '<img src=x onerror=alert(1)> says "<script>alert(2)</script>" & </mark></section> id="top" href="#nowhere"',
    "$x_1$ \u202eright to left\u202c \u2028 \x00 ]]> <!-- comment",
    "x" * 5000 + " said <b>Ana Ruiz</b>.",
    "",
)


def test_hostile_memos_are_shown_as_plain_text(tmp_path: Path) -> None:
    corpus = corpus_of(*HOSTILE, source='<b onclick="x">Wire</b>')
    html = composed(tmp_path, corpus, "memos=all", "memo=0", "memo=2", "memo=3")
    walked = Walked(html)
    assert walked.faults == []
    assert "&lt;img src=x onerror=alert(1)&gt;" in html
    assert "&lt;b onclick=&quot;x&quot;&gt;Wire" in html
    assert "\u202e" not in html
    assert "\x00" not in html


@settings(max_examples=12, deadline=None)
@given(st.lists(st.text(alphabet="ab.<>&\"' \n\u202e\x07é𝒳#=", max_size=60), min_size=1, max_size=3))
def test_the_same_memos_give_the_same_report_and_every_link_leads_somewhere(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    folders = [tmp_path_factory.mktemp("r") for _ in range(2)]
    first, second = (composed(folder, corpus_of(*texts), "memos=all") for folder in folders)
    assert first == second
    assert Walked(first).faults == []
    one, two = (
        sorted((p.relative_to(f).as_posix(), p.read_bytes()) for p in f.rglob("*.*")) for f in folders
    )
    assert one == two


def test_a_number_leads_to_its_sentences_and_a_sentence_to_its_memo(tmp_path: Path) -> None:
    corpus = corpus_of("The dam is closed. Farmers wait.", "They want the dam open.")
    html = composed(tmp_path, corpus)
    assert '<td><a href="#k2">2</a></td>' in html
    door = html.partition('id="k2"')[2].partition("</article>")[0]
    assert "2 places in 2 memos" in door
    assert 'href="#m1s0">[1]</a>' in door
    assert "The <mark>dam</mark> is closed." in door
    assert '<span id="m1s0">The dam is closed.</span> Farmers wait.' in html.replace(
        '<span id="m1s1">Farmers wait.</span>', "Farmers wait."
    )


def test_a_link_to_nothing_counted_or_to_no_key_is_no_link(tmp_path: Path) -> None:
    html = composed(tmp_path, corpus_of("The dam."), "word=river&fold=lower", "nonsense=1", "time=0:9")
    for key in ("word=river", "nonsense=1", "time=0:9"):
        assert f"#{key}" not in html


def test_at_most_so_many_sentences_are_listed_and_the_rest_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doors, "MOST_SENTENCES", 3)
    monkeypatch.setattr(doors, "LONGEST_WORDS", 3)
    corpus = corpus_of(" ".join(f"The dam {n} stays." for n in range(5)))
    html = composed(tmp_path, corpus, "word=dam&fold=lower")
    assert "5 places in 1 memo; 3 sentences of 5 places listed; all in tables/occurrences.parquet" in html
    places = pd.read_parquet(tmp_path / "tables" / "occurrences.parquet")
    assert (places["key"] == "word=dam&fold=lower").sum() == 5
    assert places.loc[0, ["memo_id", "words"]].tolist() == ["0", corpus.text("0")[:3]]


def test_memos_beyond_the_cap_and_without_memos_only_what_is_cited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = corpus_of("The dam is shut. Unsaid one.", "Nothing here.", "A dam again. Unsaid two.")
    html = composed(tmp_path / "a", corpus, "word=dam", memos=False, top=0)
    assert "The dam is shut." in html
    assert "Unsaid" not in html
    assert "The memos&#39; texts are left out of this page, but for the cited sentences." in html
    assert "text" not in pd.read_parquet(tmp_path / "a" / "tables" / "memos.parquet").columns
    monkeypatch.setattr(sources, "MOST_MEMOS", 1)
    html = composed(tmp_path / "b", corpus, "word=dam", top=0)
    assert "2 memos are shown only in their cited sentences, to keep the page small." in html
    assert Walked(html).faults == []


def test_what_nothing_cites_is_left_out_beyond_the_cap_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MOST_MEMOS", 1)
    corpus = corpus_of("The dam is shut.", "Nothing here.", "A dam again.")
    found = Doors(corpus)
    found.anchor("word=dam")
    annex = sources.sources(corpus, found.listed())
    assert [(source.number, source.whole) for source in annex.shown] == [(1, True), (3, False)]
    assert annex.left_out == 1
    assert composing._sources_line(annex, 3, True).endswith(
        "1 of 3 memos, which nothing here cites, left out; tables/memos has all."
    )


def test_lists_that_do_not_fit_are_cut_alike() -> None:
    corpus = corpus_of(*(f"The dam {n} is shut." for n in range(60)))
    found = Doors(corpus)
    for key in ("word=dam", "word=shut"):
        found.anchor(key)
    assert [len(door.lines) for door in found.listed()] == [60, 60]
    assert [len(door.lines) for door in found.listed(budget=30_000)] == [50, 50]
    assert [len(door.lines) for door in found.listed(budget=10)] == [0, 0]


def test_an_output_too_large_is_left_out_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "LONGEST_PIECE", 100)
    large = new_output("display_data", {"text/html": "<p>" + "x" * 200})
    notebook = new_notebook(cells=[new_code_cell("1", id="c", outputs=[large])])
    (told,) = page.pieces("own", notebook, lambda key: None)
    assert told == '<p class="quiet">An output of 229 bytes is left out; it is in notebooks/own.ipynb.</p>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="#word=dam">3</a>', '<a href="#k1">3</a>'),
        ('<a href="#x=1">3</a>', "<a>3</a>"),
        ('<a href="other.ipynb" target="_blank">x</a>', "<a>x</a>"),
        ('<a href="https://example.org">x</a>', '<a href="https://example.org">x</a>'),
        ('<a href="javascript:alert(1)">x</a>', "<a>x</a>"),
        ('<img src="https://example.org/x.png" onerror="y">', "<img>"),
        ('<img src="data:image/png;base64,AA">', '<img src="data:image/png;base64,AA">'),
        ("a<script>if (a < b) {}</script>b", "ab"),
        (
            '<svg viewBox="0 0 1 1"><clipPath id="c"/><g clip-path="url(#c)"/></svg>',
            '<svg viewBox="0 0 1 1"><clipPath id="p-c"/><g clip-path="url(#p-c)"/></svg>',
        ),
        ("<linearGradient></linearGradient>", "<linearGradient></linearGradient>"),
        ('&lt;b id=&quot;x&quot;&gt; &amp; id="y"', '&lt;b id=&quot;x&quot;&gt; &amp; id="y"'),
        ("<!-- c -->a", "a"),
    ],
)
def test_outputs_are_made_safe_and_their_own(html: str, expected: str) -> None:
    assert own(html, "p", lambda key: "k1" if key == "word=dam" else None) == expected


def test_tables_as_shown_are_hashed_by_what_is_shown() -> None:
    (table,) = shown_tables("<table><thead><tr><th>a<th>a</thead><tr><td>1&amp;<td>2<tr><td><b>3</b></table>")
    assert table.to_dict("list") == {"a": ["1&", "3"], "a (2)": ["2", ""]}
    numbers = pd.DataFrame({"x": [0.1 + 0.2, 1.0], "n": pd.array([1, None], "Int64")})
    assert hash_of(numbers) == hash_of(numbers.assign(x=[0.3, 1.0]))
    assert hash_of(numbers) != hash_of(numbers.assign(x=[0.30001, 1.0]))


def test_the_receipt_in_the_page_has_the_hash_of_each_table(tmp_path: Path) -> None:
    corpus = corpus_of("The dam.")
    html = composed(tmp_path, corpus)
    told = compose(
        Material("report", corpus, [("own", shown(corpus))]),
        tmp_path / "again",
        json.loads(json.dumps(RECEIPT)),
    )
    assert told["report"] == {"title": "report", "memos": 1, "first_day": "2031-03-01", "as_of": "2031-03-01"}
    assert all(table["sha256"] in html for table in told["tables"].values())
    assert {"index.html", "tables/words.csv", "tables/occurrences.parquet", "tables/shown/own-1.csv"} <= set(
        told["files"]
    )
