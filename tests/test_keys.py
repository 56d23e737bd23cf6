"""Every number leads to its words: for every measure, the occurrences behind a key are as many as the row says."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

import memokit as mk

ROOT = Path(__file__).resolve().parents[1]
PARTS: dict[str, Callable[[mk.Corpus], mk.Corpus]] = {
    "whole": lambda c: c,
    "spring": lambda c: c.between("2031-03-05", "2031-05-20"),
    "without the first weeks": lambda c: c.without(c.between(None, "2031-03-04")),
    "undated": lambda c: c.undated(),
}
TABLES: dict[str, tuple[Callable[[mk.Corpus], pd.DataFrame], str, str]] = {
    # name: the table of a part, the column of keys, the column of the number
    "words": (lambda c: mk.frequency(c, hidden=()), "key", "n"),
    "words once": (lambda c: mk.frequency(c, copies="once"), "key", "n"),
    "stems once": (lambda c: mk.frequency(c, fold="stem", copies="once"), "key", "n"),
    "runs of two": (lambda c: mk.frequency(c, length=2), "key", "n"),
    "runs of three, stems": (lambda c: mk.frequency(c, length=3, fold="stem", hidden=()), "key", "n"),
    "runs of five, as written, once": (
        lambda c: mk.frequency(c, length=5, fold="surface", hidden=(), copies="once"),
        "key",
        "n",
    ),
    "phrases": (lambda c: mk.frequency(c, phrases=["tesh dam", "minist*", "zebra"]), "key", "n"),
    "phrases once": (lambda c: mk.frequency(c, phrases=["tesh dam", "orla"], copies="once"), "key", "n"),
    "trend": (lambda c: mk.trend(c, ["orla", "envoy*"], by="month"), "key", "n"),
    "trend once": (lambda c: mk.trend(c, ["orla"], copies="once"), "key", "n"),
    "dispersion": (lambda c: mk.dispersion(c, top=12), "key", "n"),
    "dispersion once": (lambda c: mk.dispersion(c, ["orla"], copies="once"), "key", "n"),
    "strip": (lambda c: mk.measures.strip(c, ["orla", "zebra"]), "key", "n"),
    "strip once": (lambda c: mk.measures.strip(c, ["orla", "soldiers"], copies="once"), "key", "n"),
    "trend by day once": (lambda c: mk.trend(c, ["orla", "soldiers"], by="day", copies="once"), "key", "n"),
    "near": (lambda c: mk.collocations(c, "dam", fewest=1), "key", "n"),
    "in the sentence": (lambda c: mk.collocations(c, "tesh dam", window="sentence"), "key", "n"),
    "near, once": (lambda c: mk.collocations(c, "orla", fewest=1, copies="once"), "key", "n"),
    "speaker": (lambda c: mk.keyness(c, speaker="Maren Solheim"), "key", "n_target"),
    "the other speakers": (lambda c: mk.keyness(c, speaker="Maren Solheim"), "key_reference", "n_reference"),
    "copied passages": (mk.copies, "key", "n_passages"),
    "spread": (mk.spread, "group_key", "n_quotes"),
    "speakers": (mk.speakers, "key", "n_quotes"),
    "memos": (mk.reported, "key", "n_memos"),
}


@pytest.fixture(scope="module")
def corpus() -> mk.Corpus:
    return mk.read(ROOT / "data")


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("name", TABLES)
def test_the_number_shown_is_the_number_of_places(corpus: mk.Corpus, name: str, part: str) -> None:
    own = PARTS[part](corpus)
    make, key, number = TABLES[name]
    table = make(own)
    step = 1 if len(table) < 60 else 3
    for wanted, n in list(zip(table[key], table[number], strict=True))[::step]:
        assert len(mk.occurrences(corpus, wanted)) == n, wanted
        assert len(mk.occurrences(own, wanted)) == n, wanted


def test_a_period_against_the_rest_leads_to_both(corpus: mk.Corpus) -> None:
    march = corpus.between("2031-03-01", "2031-03-31")
    for copies in ("all", "once"):
        table = mk.keyness(march, copies=copies)
        assert set(table["g2"] > 0) == {True, False}
        for row in table.iloc[::4].itertuples():
            assert len(mk.occurrences(corpus, row.key)) == row.n_target
            assert len(mk.occurrences(corpus, row.key_reference)) == row.n_reference
            assert mk.occurrences(corpus, row.key)["memo_id"].nunique() == row.n_memos_target


def test_a_line_in_context_leads_to_its_own_place(corpus: mk.Corpus) -> None:
    table = mk.kwic(corpus, "envoy", order="2R")
    assert len(table) == mk.frequency(corpus, phrases=["envoy"])["n"][0]
    for row in table.itertuples():
        assert mk.occurrences(corpus, row.key).values.tolist() == [[row.memo_id, row.start, row.end]]


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("place=001", "place '001'; a memo, a start and an end, as in 001:120:127"),
        ("place=001:a:b", "place '001:a:b'; a memo, a start and an end, as in 001:120:127"),
        ("spread=x", "spread 'x'; a memo and a number, as in 001:3"),
        ("word=a&near=b&window=0", "window '0'; from 1 to 50 words, or 'sentence'"),
        ("word=a&of=b", "not a key: 'word=a&of=b'"),
        ("speaker=a&near=b", "not a key: 'speaker=a&near=b'"),
    ],
)
def test_a_key_that_is_none_is_one_line(corpus: mk.Corpus, key: str, message: str) -> None:
    with pytest.raises(mk.MemokitError) as error:
        mk.occurrences(corpus, key)
    assert str(error.value) == message


def test_a_key_to_nothing_gives_no_place(corpus: mk.Corpus) -> None:
    for key in (
        "copied=nobody&of=none",
        "copied=nobody",
        "spread=nobody:1",
        "place=nobody:1:2",
        "word=dam&near=zebra",
    ):
        assert len(mk.occurrences(corpus, key)) == 0, key


@pytest.mark.parametrize("column", ["quote", "time", "name", "sentence"])
@pytest.mark.parametrize("part", PARTS)
def test_each_row_is_told_by_its_memo_and_number(corpus: mk.Corpus, column: str, part: str) -> None:
    kept, whole = PARTS[part](corpus), corpus.table(f"{column}s")
    own = set(kept.table(f"{column}s")["memo_id"])
    for memo, number, start, end in whole[["memo_id", column, "start", "end"]].values[::7].tolist():
        found = mk.occurrences(kept, f"{column}={memo}:{number}").values.tolist()
        assert found == ([[memo, start, end]] if memo in own else [])


def test_sentences_are_told_in_any_order_and_each_once(corpus: mk.Corpus) -> None:
    first, second = corpus.memos["memo_id"][:2]
    last = int(corpus.sentences["memo_id"].eq(first).sum()) - 1
    names = [f"{second}:0", f"{first}:{last}", f"{first}:0", f"{second}:0"]
    found = mk.occurrences(corpus, mk.measures.make_key(sentences=json.dumps(names)))
    assert found["memo_id"].tolist() == [first, first, second]
    assert found["start"].tolist()[0] < found["start"].tolist()[1]


@pytest.mark.parametrize("number", ["LAST", "99999999999999999999", "9" * 5000, "-1", "", "x"])
def test_a_number_that_a_memo_does_not_have_is_no_sentence_of_the_next(
    corpus: mk.Corpus, number: str
) -> None:
    first = corpus.memos["memo_id"][0]
    after = str(int(corpus.sentences["memo_id"].eq(first).sum()))
    name = f"{first}:{number.replace('LAST', after)}"
    assert not len(mk.occurrences(corpus, mk.measures.make_key(sentences=json.dumps([name, "nobody:0"]))))
    if number.isdecimal() or number == "LAST":
        assert not len(mk.occurrences(corpus, f"sentence={name}"))


@pytest.mark.parametrize("part", PARTS)
def test_copies_and_several_words_are_keys_of_their_own(corpus: mk.Corpus, part: str) -> None:
    own = PARTS[part](corpus)
    places = mk.occurrences(corpus, mk.measures.key_in(own, memos="copied"))
    counted = re.search(r"([0-9]+) mostly copied", mk.reported(own).attrs["sample"])
    assert len(places) == (int(counted[1]) if counted else 0)
    assert places["memo_id"].is_unique
    assert set(places["memo_id"]) <= set(own.ids) & set(mk.copies(corpus)["memo_id"])
    each = [
        len(mk.occurrences(corpus, mk.measures.key_in(own, word=w, fold="lower"))) for w in ("dam", "cease*")
    ]
    both = mk.occurrences(corpus, mk.measures.key_in(own, words="dam, cease*,", fold="lower"))
    assert len(both) == sum(each)
    assert both["memo_id"].is_unique is False or part == "undated"


def test_memos_of_a_file_are_a_key_and_other_memos_are_none(corpus: mk.Corpus) -> None:
    assert len(mk.occurrences(corpus, "memos=all&path=001_northwire.txt")) == 1
    assert len(mk.occurrences(corpus, "memos=copied&path=001_northwire.txt")) == 0
    assert len(mk.occurrences(corpus, "words=,")) == 0
    with pytest.raises(mk.MemokitError, match=r"^memos 'some'; one of all, copied$"):
        mk.occurrences(corpus, "memos=some")
