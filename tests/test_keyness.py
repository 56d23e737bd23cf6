"""Keyness as a table: signs, order, corrections, outside lists, and a plain word where there is too little."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import memokit as mk
from memokit.measures import formulas, read_frequencies


def corpus_of(*counts: dict[str, int], day: str = "2031-03-01") -> mk.Corpus:
    """A memo for each set of counts: every word so often."""
    texts = (" ".join(word for word, n in memo.items() for _ in range(n)) for memo in counts)
    return mk.Corpus([mk.parse(text, date=day, source="A") for text in texts])


def of(table: object, word: str) -> dict[str, object]:
    return table.set_index("word").loc[word].to_dict()  # type: ignore[attr-defined]


def test_the_sign_is_that_of_the_difference() -> None:
    target = corpus_of({"bridge": 10, "filler": 90})
    reference = corpus_of({"bridge": 5, "filler": 195})
    assert of(mk.keyness(target, reference), "bridge")["g2"] == pytest.approx(7.329812, abs=1e-6)
    assert of(mk.keyness(reference, target), "bridge")["g2"] == pytest.approx(-7.329812, abs=1e-6)
    row = of(mk.keyness(target, reference), "bridge")
    assert (row["n_target"], row["n_reference"], row["per_1000_target"], row["per_1000_reference"]) == (
        10,
        5,
        100,
        25,
    )
    assert row["log_ratio"] == pytest.approx(2)
    assert row["percent_diff"] == pytest.approx(300)
    assert row["odds_ratio"] == pytest.approx(formulas.odds_ratio(10, 5, 100, 200))
    assert (row["low"], row["high"]) == pytest.approx(formulas.log_ratio_interval(10, 5, 100, 200))
    z = formulas.log_odds_z(10, 5, 100, 200, prior=500 * 15 / 300, prior_total=500)
    assert row["log_odds_z"] == pytest.approx(z)
    assert row["p"] == pytest.approx(formulas.p_of_g2(row["g2"]) * 2)  # two words are ranked


words = st.dictionaries(st.sampled_from(["alpha", "beta", "gamma", "delta"]), st.integers(1, 30), max_size=4)


@settings(deadline=None, max_examples=60)
@given(words, words)
def test_swapping_the_two_turns_every_sign_and_nothing_is_infinite(
    a: dict[str, int], b: dict[str, int]
) -> None:
    target, reference = corpus_of(a), corpus_of(b)
    there, back = (
        mk.keyness(x, y, hidden=()).set_index("word") for x, y in ((target, reference), (reference, target))
    )
    numbers = there.select_dtypes("number")
    assert not np.isinf(numbers.to_numpy(float, na_value=0)).any()
    both = there.index.intersection(back.index)
    assert set(both) >= {word for word in a if word in b and a[word] + b[word] >= 3}
    for name in ("g2", "log_ratio", "log_odds_z", "conservative"):
        assert there[name][both].tolist() == pytest.approx(
            (-back[name][both]).tolist(), abs=1e-6, nan_ok=True
        ), name
    assert (there["g2"] >= 0).equals(there["per_1000_target"] >= there["per_1000_reference"])


def test_the_surest_are_first_and_the_missed_are_last() -> None:
    target = corpus_of({"often": 80, "seldom": 2, "bread": 50, "odd": 3, "filler": 865})
    reference = corpus_of({"often": 10, "seldom": 90, "bread": 50, "filler": 850})
    table = mk.keyness(target, reference)
    assert table["word"].tolist() == ["often", "odd", "filler", "bread", "seldom"]
    assert table["conservative"].tolist() == sorted(table["conservative"], reverse=True)
    assert of(table, "odd")["conservative"] == 0  # three against none: the interval holds 0
    assert mk.keyness(target, reference, top=2)["word"].tolist() == ["often", "odd"]
    assert mk.keyness(target, reference, top=2)["p"].tolist() == table["p"].tolist()[:2]


def test_a_list_from_outside(tmp_path: Path) -> None:
    path = tmp_path / "list.tsv"
    path.write_text("word\tcount\n# a comment\nBridge\t3\nbridge\t2\nfiller\t195\n", "utf-8")
    known = read_frequencies(path)
    assert known == {"Bridge": 3, "bridge": 2, "filler": 195}
    target = corpus_of({"bridge": 10, "filler": 90})
    row = of(mk.keyness(target, known), "bridge")
    assert row["g2"] == pytest.approx(7.329812, abs=1e-6)
    assert row["key_reference"] != row["key_reference"]  # NA
    assert mk.keyness(target, known)["n_memos_reference"].isna().all()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a\t1\nb\tmany\n", "list.tsv:2: no count; expected a word, a tab or comma, and a number"),
        (
            "word\tcount\n",
            "list.tsv: no word with a count in it; expected a word, a tab or comma, and a number a line",
        ),
        (None, "list.tsv: cannot be read as a frequency list (FileNotFoundError)"),
    ],
)
def test_a_list_that_is_none_is_one_line(tmp_path: Path, text: str | None, message: str) -> None:
    path = tmp_path / "list.tsv"
    if text is not None:
        path.write_text(text, "utf-8")
    with pytest.raises(mk.MemokitError) as error:
        read_frequencies(path)
    assert str(error.value) == f"{tmp_path}/{message}"


def test_a_count_that_is_none_is_one_line() -> None:
    with pytest.raises(mk.MemokitError, match=r"^frequency list: 'a' has the count nan; a number from 0 on$"):
        mk.keyness(corpus_of({"a": 1}), {"a": float("nan")})
    with pytest.raises(
        mk.MemokitError, match=r"^keyness needs a reference: another part, a list, or a part of a"
    ):
        mk.keyness(corpus_of({"a": 1}))


def test_too_few_memos_are_said_plainly() -> None:
    few, many = corpus_of(*[{"bridge": 1}] * 29), corpus_of(*[{"bridge": 2}] * 30)
    sentence = "29 memos are too few to rank words: under 30, read the list as hints, not as an order."
    assert mk.keyness(few, many).attrs["note"] == sentence
    assert mk.keyness(many, few).attrs["note"] == sentence
    assert mk.keyness(many, many).attrs["note"] == ""


def test_a_speaker_is_held_against_all_other_quotes() -> None:
    corpus = mk.Corpus(
        [
            mk.parse('"The bridge, the bridge, the bridge," Anna Keld said.', date="2031-03-01"),
            mk.parse(
                '"The road and the bridge and the road," Renn Solberg said. The bridge is old.',
                date="2031-03-02",
            ),
        ]
    )
    row = of(mk.keyness(corpus, speaker="Anna Keld"), "bridge")
    assert (row["n_target"], row["n_reference"]) == (3, 1)
    assert (row["per_1000_target"], row["per_1000_reference"]) == (500, 125)


def test_an_empty_side_ranks_nothing() -> None:
    some, none = corpus_of({"bridge": 9}), mk.Corpus([])
    assert len(mk.keyness(some, none)) == len(mk.keyness(none, some)) == len(mk.keyness(some, {})) == 0
