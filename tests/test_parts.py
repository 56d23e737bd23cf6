"""Parts of a corpus are views, keys mean the same in the part and in the whole, and passages show their sentences."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import memokit as mk
from memokit.errors import UsageError
from memokit.measures.index import build_index, index_of
from memokit.tables import SCHEMAS

ROOT = Path(__file__).resolve().parents[1]
PARTS = {
    "period": lambda c: c.between("2031-03-01", "2031-03-31"),
    "open end": lambda c: c.between("2031-04-01", None),
    "one outlet": lambda c: c.from_sources(["NORTHWIRE"]),
    "two outlets, a period": lambda c: c.from_sources([None, "NORTHWIRE"]).between(None, "2031-04-10"),
    "undated": lambda c: c.undated(),
    "the rest": lambda c: c.without(c.between("2031-03-01", "2031-03-31").from_sources(["NORTHWIRE"])),
    "the rest of a part": lambda c: c.from_sources(["NORTHWIRE"]).without(c.between("2031-03-01", None)),
    "nothing": lambda c: c.between("2999-01-01", None),
}


@pytest.fixture(scope="module")
def corpus() -> mk.Corpus:
    return mk.read(ROOT / "data")


@pytest.mark.parametrize("name", PARTS)
def test_a_parts_tables_are_those_of_its_memos(corpus: mk.Corpus, name: str) -> None:
    part = PARTS[name](corpus)
    alone = mk.Corpus(part.annotated)
    for table in SCHEMAS:
        if table != "problems":
            pd.testing.assert_frame_equal(part.table(table), alone.table(table))
    assert list(part.ids) == [a.memo.memo_id for a in part.annotated]
    assert len(part) == len(part.annotated)


@pytest.mark.parametrize("name", [name for name in PARTS if name != "nothing"])
def test_a_parts_counts_are_those_of_its_memos_alone(corpus: mk.Corpus, name: str) -> None:
    part = PARTS[name](corpus)
    alone = mk.Corpus(part.annotated)
    columns = ["word", "n_memos", "n_sources", "n"]
    assert 0 < len(part) < len(corpus)
    pd.testing.assert_frame_equal(mk.frequency(part)[columns], mk.frequency(alone)[columns])
    assert index_of(part) is index_of(corpus)


@pytest.mark.parametrize("name", PARTS)
def test_a_key_of_a_part_means_the_same_in_the_whole(corpus: mk.Corpus, name: str) -> None:
    part = PARTS[name](corpus)
    for row in mk.frequency(part, top=10).itertuples():
        assert len(mk.occurrences(corpus, row.key)) == len(mk.occurrences(part, row.key)) == row.n
    for row in mk.speakers(part).itertuples():
        assert len(mk.occurrences(corpus, row.key)) == row.n_quotes
    for row in mk.trend(part, ["treaty"], by="month").itertuples():
        assert len(mk.occurrences(corpus, row.key)) == row.n


def test_memos_without_an_outlet_have_a_key_too(corpus: mk.Corpus) -> None:
    table = mk.reported(corpus)
    assert "(no outlet)" in set(table["source"])
    for row in table.itertuples():
        assert len(mk.occurrences(corpus, row.key)) == row.n_memos, row.key


def test_a_phrase_stands_within_a_sentence() -> None:
    memo = mk.parse(
        "He left for Tripoli. Libya, he said, is calm. It is in Tripoli, Libya.", date="2031-01-01"
    )
    assert list(mk.occurrences(mk.Corpus([memo]), "word=tripoli%20libya")["start"]) == [55]


@pytest.mark.parametrize(
    ("phrase", "n"),
    [
        ("minist*", 2),
        ("*minister", 2),
        ("foreign minist*", 1),
        ("f*n m*r", 1),
        ("m*x*", 0),
        ("*", 8),
        ("m*s*t*r", 2),
    ],
)
def test_a_star_stands_for_any_letters(phrase: str, n: int) -> None:
    memo = mk.parse("The Foreign Minister met the Prime Minister there.", date="2031-01-01")
    assert len(mk.occurrences(mk.Corpus([memo]), mk.measures.make_key(word=phrase))) == n


def test_the_index_of_two_memos_is_as_written() -> None:
    memos = [mk.parse("One two. Two!"), mk.parse("“Two”, he said.")]
    index = build_index(memos)
    assert [index.forms[n] for n in index.word] == ["One", "two", "Two", "Two", "he", "said"]
    assert index.memo.tolist() == [0, 0, 0, 1, 1, 1]
    assert index.begins.tolist() == [True, False, True, True, False, False]
    assert index.offsets.tolist() == [0, 3, 6]
    rows, bounds = index.postings
    assert rows[bounds[2] : bounds[3]].tolist() == [2, 3]
    words = [memos[m].memo.text[a:b] for m, a, b in zip(index.memo, index.start, index.end, strict=True)]
    assert words == [index.forms[n] for n in index.word]


def test_postings_stand_in_order_with_many_forms() -> None:
    words = [f"w{n * 7919 % 70001}" for n in range(140_002)]
    index = build_index([mk.parse(" ".join(words), date="2031-01-01")])
    rows, bounds = index.postings
    assert len(index.forms) == 70_001
    assert np.array_equal(np.sort(rows), np.arange(len(rows)))
    assert (index.word[rows] == np.repeat(np.arange(len(index.forms)), np.diff(bounds))).all()
    assert rows[bounds[69_999] : bounds[70_000]].tolist() == [69_999, 140_000]


KEYS = [
    "word=treaty&fold=lower",
    "word=joint%20office",
    "memos=all",
    "source=NORTHWIRE",
    "source=",
    "period=undated",
    "kind=direct",
    "speaker=",
    "from=2031-03-01&to=2031-03-31",
]


@pytest.mark.parametrize("key", KEYS)
def test_passages_hold_every_occurrence_of_a_key(corpus: mk.Corpus, key: str) -> None:
    places = mk.occurrences(corpus, key)
    found = mk.passages(corpus, key, limit=10_000)
    assert found.attrs["total"] == len(places) > 0
    starts = [(row.memo_id, hit[0]) for row in found.itertuples() for hit in row.hits]
    assert starts == [
        (p.memo_id, max(p.start, min(found["start"][found["memo_id"] == p.memo_id])))
        for p in places.itertuples()
    ]
    for row in found.itertuples():
        assert corpus.text(row.memo_id)[row.start : row.end] == row.text
        assert all(row.start <= start < end <= row.end for start, end in row.hits)
    order = {memo_id: n for n, memo_id in enumerate(corpus.ids)}
    at = [(order[row.memo_id], row.sentence) for row in found.itertuples()]
    assert at == sorted(set(at))


def test_passages_are_cut_at_the_limit_and_say_so(corpus: mk.Corpus) -> None:
    found = mk.passages(corpus, "word=the", limit=3)
    assert len(found) == 3
    assert found.attrs["total"] == len(mk.occurrences(corpus, "word=the"))
    whole = mk.passages(corpus, "word=the")
    pd.testing.assert_frame_equal(found, whole.head(3))


def test_a_quote_over_two_sentences_stands_with_the_first() -> None:
    corpus = mk.Corpus([mk.parse('Siala said: "We agree. We sign." It rained.', date="2031-01-01")])
    quote = corpus.quotes.iloc[0]
    found = mk.passages(corpus, mk.measures.make_key(quote=f"{quote.memo_id}:0"))
    assert found["sentence"].tolist() == [0]
    assert found["hits"][0] == [[quote.start, found["end"][0]]]


def test_a_memo_without_words_is_one_passage() -> None:
    corpus = mk.Corpus([mk.parse("", date="2031-01-01")])
    found = mk.passages(corpus, "memos=all")
    assert found["sentence"].isna().tolist() == [True]
    assert len(mk.passages(corpus, "word=a")) == 0


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("", "not a key: ''"),
        ("colour=red", "not a key: 'colour=red'"),
        ("word=a&speaker=b", "not a key: 'word=a&speaker=b'"),
        ("quote=001", "quote '001'; a memo and a number, as in 001:3"),
        ("word=a&period=march", "period 'march'; undated, or from and to"),
        ("word=a&from=march", "'march' is not a day; write it as 2020-12-31"),
        ("word=a&to=20201231", "'20201231' is not a day; write it as 2020-12-31"),
        ("word=a&to=2020-12", "'2020-12' is not a day; write it as 2020-12-31"),
        ("word=a&sources=NORTHWIRE", "sources 'NORTHWIRE'; a JSON list of names"),
    ],
)
def test_a_bad_key_is_one_line(corpus: mk.Corpus, key: str, message: str) -> None:
    with pytest.raises(UsageError) as error:
        mk.passages(corpus, key)
    assert str(error.value) == message


def test_a_stranger_is_no_part(corpus: mk.Corpus) -> None:
    with pytest.raises(
        UsageError, match=r"^without\(\) takes a part of the same corpus; this one was read on its own$"
    ):
        corpus.without(mk.Corpus([]))
