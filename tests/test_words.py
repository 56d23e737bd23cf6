"""Frequency, trend, dispersion, company and context: against counts by hand."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import memokit as mk
from memokit.measures import formulas, stop_words
from memokit.measures.dispersion import in_words

ROOT = Path(__file__).resolve().parents[1]


def corpus_of(*memos: tuple[str | None, str | None, str]) -> mk.Corpus:
    """Memos of (date, source, text)."""
    return mk.Corpus([mk.parse(text, date=date, source=source) for date, source, text in memos])


sentence = st.lists(st.sampled_from(["ash", "bay", "cod", "dew"]), min_size=1, max_size=7)
memos = st.lists(st.lists(sentence, min_size=1, max_size=3), min_size=1, max_size=5)


def written(memo: list[list[str]]) -> str:
    """Sentences as text: the first letter is large, so that a sentence begins where one should."""
    return " ".join(" ".join(words).capitalize() + "." for words in memo)


@settings(deadline=None, max_examples=60)
@given(memos, st.integers(1, 5))
def test_runs_are_those_counted_by_hand(given_memos: list[list[list[str]]], length: int) -> None:
    corpus = corpus_of(*(("2031-03-01", f"S{n % 2}", written(memo)) for n, memo in enumerate(given_memos)))
    runs: list[tuple[str, int]] = [
        (" ".join(words[k : k + length]), n)
        for n, memo in enumerate(given_memos)
        for words in memo
        for k in range(len(words) - length + 1)
    ]
    times = Counter(run for run, _ in runs)
    kept = {run for run, n in times.items() if length == 1 or n > 1}
    table = mk.frequency(corpus, length=length, hidden=()).set_index("word")
    assert table["n"].to_dict() == {run: times[run] for run in kept}
    assert table["n_memos"].to_dict() == {run: len({n for own, n in runs if own == run}) for run in kept}
    assert table["n_sources"].to_dict() == {
        run: len({n % 2 for own, n in runs if own == run}) for run in kept
    }
    shares = {run: max(Counter(n for own, n in runs if own == run).values()) / times[run] for run in kept}
    assert table["top_share"].to_dict() == pytest.approx(shares)
    order = sorted(kept, key=lambda run: (-table["n_memos"][run], -times[run], run))
    assert table.index.tolist() == order


@settings(deadline=None, max_examples=40)
@given(memos, st.sampled_from([1, 2, 3, "sentence"]))
def test_company_is_that_counted_by_hand(given_memos: list[list[list[str]]], window: int | str) -> None:
    corpus = corpus_of(*(("2031-03-01", "A", written(memo)) for memo in given_memos))
    near: Counter[str] = Counter()
    for words in (words for memo in given_memos for words in memo):
        nodes = [k for k, word in enumerate(words) if word == "ash"]
        for k, word in enumerate(words):
            wide = len(words) if window == "sentence" else int(window)
            if word != "ash" and any(abs(k - node) <= wide for node in nodes):
                near[word] += 1
    table = mk.collocations(corpus, "ash", window=window, hidden=(), fewest=1).set_index("word")
    assert table["n"].to_dict() == dict(near)
    assert (table["left"] + table["right"]).equals(table["n"])
    flat = Counter(word for memo in given_memos for words in memo for word in words)
    for word, row in table.iterrows():
        met = min(row["n"], flat["ash"])
        assert row["mi"] == pytest.approx(formulas.mi(met, flat["ash"], flat[word], sum(flat.values())))
        assert row["log_dice"] == pytest.approx(formulas.log_dice(met, flat["ash"], flat[word]))


def test_the_frequency_table_of_quanteda() -> None:
    corpus = corpus_of(
        ("2031-03-01", "A", "a a b b c d"), ("2031-03-01", "A", "a d d d"), ("2031-03-01", "A", "a a a")
    )
    table = mk.frequency(corpus, phrases=["a", "b", "c", "d"]).set_index("word")
    assert table[["n", "n_memos"]].T.to_dict("list") == {"a": [6, 3], "b": [2, 1], "c": [1, 1], "d": [4, 2]}


def test_folding_shows_what_it_folds() -> None:
    text = "Bridges and bridge. The Bridge's pillars. A bridge is a bridge."
    corpus = corpus_of(("2031-03-01", "A", text))
    by = {fold: mk.frequency(corpus, fold=fold).set_index("word") for fold in ("surface", "lower", "stem")}
    assert by["surface"]["n"].drop("pillars").to_dict() == {"bridge": 3, "Bridges": 1, "Bridge's": 1}
    assert by["lower"]["n"].drop("pillars").to_dict() == {"bridge": 4, "bridges": 1}
    assert by["stem"].loc["bridg", "forms"] == "bridge, Bridges, Bridge's"
    assert by["stem"].loc["bridg", "n"] == 5


def test_what_is_hidden_is_counted_and_the_list_is_the_users() -> None:
    corpus = corpus_of(("2031-03-01", "A", "The bridge and the road in 2031, said A."))
    table = mk.frequency(corpus)
    assert set(table["word"]) == {"bridge", "road"} | ({"said"} - stop_words())
    assert table.attrs["hidden"]["numbers_and_letters"] == 1
    own = mk.frequency(corpus, hidden=stop_words() | {"bridge", "said"})
    assert set(own["word"]) == {"road"}
    assert own.attrs["hidden"]["hits"] == table.attrs["hidden"]["hits"] + len(table) - 1
    total = table["n"].sum() + sum(table.attrs["hidden"][name] for name in ("hits", "numbers_and_letters"))
    assert total == 9


@pytest.mark.parametrize("fold", ["surface", "lower", "stem"])
def test_the_list_hides_a_word_however_it_is_folded(fold: str) -> None:
    corpus = corpus_of(("2031-03-01", "A", "Because the bridge fell. Bridges fall because THE river rose."))
    shown = set(mk.frequency(corpus, fold=fold)["word"].str.lower())
    assert not shown & {"because", "becaus", "the"}
    assert not {"bridge", "bridg"} & set(
        mk.frequency(corpus, fold=fold, hidden={"Bridge"})["word"].str.lower()
    )


def test_a_memo_that_carries_a_count_is_named() -> None:
    corpus = corpus_of(("2031-03-01", "A", "bridge bridge bridge road"), ("2031-03-02", "B", "bridge road"))
    table = mk.frequency(corpus).set_index("word")
    assert table.loc["bridge", "top_memo"] == corpus.ids[0]
    assert table.loc["bridge", "top_share"] == 0.75
    assert table.loc["road", "top_share"] == 0.5


def test_a_month_or_a_year_is_never_its_first_day() -> None:
    corpus = corpus_of(
        ("2031-03-02", "A", "bridge"),
        ("2031-03", "B", "bridge bridge"),
        ("2031", "C", "bridge"),
        (None, "D", "bridge"),
    )
    for by in ("day", "week", "month"):
        table = mk.trend(corpus, ["bridge"], by=by)
        assert table["n"].tolist() == [1, 4], by
        assert table["period"].tolist()[-1] == "undated"


def test_the_interval_of_a_trend_is_that_of_its_count() -> None:
    table = mk.trend(mk.read(ROOT / "data"), ["treaty"])
    for row in table.itertuples():
        low, high = formulas.rate_interval(row.n, row.n_tokens) or (0.0, 0.0)
        assert (row.low, row.high) == pytest.approx((low, high))


def test_dispersion_is_that_of_the_formulas() -> None:
    corpus = corpus_of(
        ("2031-03-01", "A", "bridge bridge road ship"),
        ("2031-03-02", "B", "bridge road"),
        ("2031-03-09", "A", "road tree sea"),
    )
    row = mk.dispersion(corpus, ["bridge"]).iloc[0]
    assert row["dp"] == pytest.approx(formulas.dp([2, 1, 0], [4, 2, 3]))
    assert row["dp_norm"] == pytest.approx(formulas.dp_norm([2, 1, 0], [4, 2, 3]))
    assert row["juilland_d"] == pytest.approx(formulas.juilland_d([2, 1, 0], [4, 2, 3]))
    assert row["in_words"] == "in 2 of 3 memos, two thirds of the hits in one"
    assert (row["range"], row["n_parts"], row["top_part"]) == (2, 3, corpus.ids[0])
    over = {
        over: mk.dispersion(corpus, ["bridge"], over=over)["in_words"][0]
        for over in ("source", "week", "month")
    }
    assert over == {
        "source": "in 2 of 2 outlets, two thirds of the hits in one",
        "week": "in 1 of 2 weeks, all of the hits in one",
        "month": "in 1 of 1 month, all of the hits in one",
    }
    nothing = mk.dispersion(corpus, ["zebra"]).iloc[0]
    assert nothing[["dp", "dp_norm", "juilland_d", "top_share"]].isna().all()
    assert nothing["in_words"] == "in 0 of 3 memos"


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (1, ", all of the hits in one"),
        (0.98, ", nearly all of the hits in one"),
        (0.75, ", three quarters of the hits in one"),
        (0.66, ", two thirds of the hits in one"),
        (0.5, ", half of the hits in one"),
        (0.33, ", a third of the hits in one"),
        (0.2, ""),
    ],
)
def test_shares_in_words(share: float, words: str) -> None:
    assert in_words(9, 40, share) == f"in 9 of 40 memos{words}"


@pytest.mark.parametrize(
    ("order", "places"),
    [
        ("place", [(0, 4), (1, 4), (2, 2), (2, 14)]),
        ("1L", [(2, 2), (1, 4), (0, 4), (2, 14)]),
        ("left", [(2, 2), (1, 4), (0, 4), (2, 14)]),
        ("2L", [(2, 14), (0, 4), (1, 4), (2, 2)]),
        ("1R", [(2, 14), (0, 4), (2, 2), (1, 4)]),
        ("date", [(1, 4), (2, 2), (2, 14), (0, 4)]),
        ("source", [(2, 2), (2, 14), (1, 4), (0, 4)]),
    ],
)
def test_keywords_in_context_in_order(order: str, places: list[tuple[int, int]]) -> None:
    corpus = corpus_of(
        (None, None, "old bridge fell"),
        ("2031-03-01", "B", "new bridge stood"),
        ("2031-03-02", "A", "A bridge. old bridge again"),
    )
    table = mk.kwic(corpus, "bridge", order=order)
    number = {memo_id: n for n, memo_id in enumerate(corpus.ids)}
    assert list(zip(table["memo_id"].map(number), table["start"], strict=True)) == places
    cut = mk.kwic(corpus, "bridge", order=order, limit=2)
    assert (len(cut), cut.attrs["total"]) == (2, 4)


def test_a_keyword_in_a_quote_has_its_speaker() -> None:
    corpus = corpus_of(
        ("2031-03-01", "A", '"The bridge is safe," Anna Keld said. The bridge fell on Sunday.')
    )
    assert mk.kwic(corpus, "bridge")["speaker"].fillna("-").tolist() == ["Anna Keld", "-"]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda c: mk.frequency(c, copies="never"), "copies 'never'; one of all, once"),
        (lambda c: mk.frequency(c, length=6), "length 6; from 1 to 5 words"),
        (lambda c: mk.dispersion(c, over="year"), "over 'year'; one of memo, source, day, week, month"),
        (lambda c: mk.collocations(c, "a", window=0), "window 0; from 1 to 50 words, or 'sentence'"),
        (
            lambda c: mk.collocations(c, "a", window="page"),
            "window 'page'; from 1 to 50 words, or 'sentence'",
        ),
        (
            lambda c: mk.collocations(c, "a", order="best"),
            "order 'best'; one of log_dice, mi, t, likelihood_ratio, chi_sq, phi_sq, dice, jaccard, "
            "poisson_stirling, mi_like, pmi, student_t",
        ),
    ],
)
def test_unknown_options_are_one_line(call: object, message: str) -> None:
    with pytest.raises(mk.MemokitError) as error:
        call(corpus_of(("2031-03-01", "A", "a bridge")))  # type: ignore[operator]
    assert str(error.value) == message


def test_nltks_measures_are_nltks() -> None:
    from nltk.metrics.association import BigramAssocMeasures

    corpus = mk.read(ROOT / "data")
    tokens = mk.measures.index.n_tokens(corpus)
    for name in ("likelihood_ratio", "chi_sq", "poisson_stirling", "dice"):
        table = mk.collocations(corpus, "dam", order=name)
        assert len(table) > 3
        for row in table.itertuples():
            expected = getattr(BigramAssocMeasures, name)(row.n, (row.n_node, row.n_word), tokens)
            assert getattr(row, name) == pytest.approx(expected), row.word


def test_empty_memos_give_empty_tables() -> None:
    for corpus in (mk.Corpus([]), corpus_of((None, None, ""), ("2031-03-01", "A", "…"))):
        tables = [mk.frequency(corpus, length=n, copies=c) for n in (1, 2, 5) for c in ("all", "once")]
        tables += [mk.collocations(corpus, "a"), mk.copies(corpus), mk.spread(corpus), mk.kwic(corpus, "a")]
        assert [len(table) for table in tables] == [0] * len(tables)
        assert len(mk.dispersion(corpus)) == 0
        assert mk.dispersion(corpus, ["a"])["n"].tolist() == [0]
        assert isinstance(mk.frequency(corpus, phrases=["a", ""]), pd.DataFrame)
