"""Every number leads to its words: the occurrences behind a key are as many as the number says."""

from __future__ import annotations

from pathlib import Path

import pytest

import memokit as mk
from memokit.errors import UsageError
from memokit.language.tokens import find_tokens, fold

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def corpus() -> mk.Corpus:
    return mk.read(ROOT / "data")


def _first_word(words: str) -> str:
    """The first word of `words`, as words are cut everywhere; `~` where there is none."""
    tokens = find_tokens(words)
    return next((fold(w) for w, kind in zip(tokens.words, tokens.kinds, strict=True) if kind != "p"), "~")


@pytest.mark.parametrize("way", ["surface", "lower", "stem"])
def test_a_words_number_is_that_of_its_occurrences(corpus: mk.Corpus, way: str) -> None:
    table = mk.frequency(corpus, fold=way, hidden=())
    for row in table.itertuples():
        assert len(mk.occurrences(corpus, row.key)) == row.n, row.word
    assert list(table["n_memos"]) == sorted(table["n_memos"], reverse=True)


@pytest.mark.parametrize("by", ["day", "week", "month"])
def test_a_periods_number_is_that_of_its_occurrences(corpus: mk.Corpus, by: str) -> None:
    table = mk.trend(corpus, ["ceasefire", "tesh dam", "minist*"], by=by)
    for row in table.itertuples():
        assert len(mk.occurrences(corpus, row.key)) == row.n, row.key
    for word, own in table.groupby("word"):
        assert own["n"].sum() == len(mk.kwic(corpus, word))
    assert "undated" in set(table["period"])
    assert (table["low"] <= table["per_1000_tokens"]).all()
    assert (table["high"] >= table["per_1000_tokens"]).all()


def test_memos_by_outlet_and_week_add_up(corpus: mk.Corpus) -> None:
    table = mk.reported(corpus)
    assert table["n_memos"].sum() == len(corpus)
    named = table[table["source"] != "(no outlet)"]
    for row in named.itertuples():
        assert len(mk.occurrences(corpus, row.key)) == row.n_memos, row.key


def test_speakers_and_entries_lead_to_their_words(corpus: mk.Corpus) -> None:
    for row in mk.speakers(corpus).itertuples():
        assert len(mk.occurrences(corpus, row.key)) == row.n_quotes
    for row in mk.timeline(corpus).itertuples():
        (place,) = mk.occurrences(corpus, row.key).itertuples()
        assert corpus.text(place.memo_id)[place.start : place.end] == row.stated


def test_a_planned_day_is_told_from_one_that_came(corpus: mk.Corpus) -> None:
    entries = mk.timeline(corpus)
    signing = entries[entries["first_day"] == "2031-05-15"]
    assert "planned" in set(signing["tense"])
    assert set(entries[entries["first_day"] == "2031-03-12"]["tense"]) >= {"happened"}


def test_keyness_finds_what_a_period_is_about(corpus: mk.Corpus) -> None:
    march = corpus.between("2031-03-01", "2031-03-31")
    table = mk.keyness(march, corpus.between("2031-04-01", None), top=15)
    assert {"ceasefire", "orla"} & set(table["word"])
    assert list(table["conservative"]) == sorted(table["conservative"], reverse=True)
    for row in table.itertuples():
        assert len(mk.occurrences(march, row.key)) == row.n_target
    assert set(mk.keyness(corpus, corpus)["g2"]) == {0.0}


def test_a_keyword_stands_between_its_contexts(corpus: mk.Corpus) -> None:
    table = mk.kwic(corpus, "pumping station", order="right")
    assert len(table) > 3
    for row in table.itertuples():
        assert corpus.text(row.memo_id)[row.start : row.end] == row.keyword
    first = [_first_word(right) for right in table["right"]]
    assert first == sorted(first)


def test_an_empty_corpus_gives_empty_tables() -> None:
    nothing = mk.Corpus([])
    assert len(mk.frequency(nothing)) == len(mk.reported(nothing)) == len(mk.speakers(nothing)) == 0
    assert len(mk.trend(nothing, ["a"])) == len(mk.timeline(nothing)) == len(mk.kwic(nothing, "a")) == 0


def test_unknown_options_are_one_line(corpus: mk.Corpus) -> None:
    for call, message in [
        (lambda: mk.trend(corpus, ["a"], by="year"), "by 'year'; one of day, week, month"),
        (lambda: mk.frequency(corpus, fold="x"), "fold 'x'; one of surface, lower, stem"),
        (
            lambda: mk.kwic(corpus, "a", order="x"),
            "order 'x'; one of place, date, source, left, right, 1L, 2L, 3L, 1R, 2R, 3R",
        ),
        (lambda: mk.occurrences(corpus, "colour=red"), "not a key: 'colour=red'"),
    ]:
        with pytest.raises(UsageError) as error:
            call()
        assert str(error.value) == message
