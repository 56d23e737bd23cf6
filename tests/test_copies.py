"""Copies: what is found, what is not, and that copied passages count once where that is asked."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import memokit as mk
from memokit.measures.copies import find_copies
from memokit.measures.origins import SHINGLE, origins_of

LINES = (
    "The governor of Talmara closed the northern bridge on Friday after two lorries had fallen through it",
    "Engineers found cracks in four of the nine pillars and asked for a month to look at the others",
    "Traders in the old harbour say that they lose a third of their goods when the ferry does not run",
    "Nobody in the ministry wanted to say who had signed the last inspection of the bridge in spring",
    "A new ferry was promised for the autumn but the money for it has not been found until today",
)
ARTICLE = ". ".join(LINES[:4]) + "."


def corpus_of(*memos: tuple[str | None, str, str]) -> mk.Corpus:
    """Memos of (date, source, text), with ids from 0."""
    return mk.Corpus([mk.parse(text, date=date, source=source) for date, source, text in memos])


def rows(corpus: mk.Corpus) -> list[tuple]:
    """Copies as (memo, kind, of, delay), memos told by their numbers."""
    number = {memo_id: n for n, memo_id in enumerate(corpus.ids)}
    table = mk.copies(corpus)
    columns = (table["memo_id"].map(number), table["kind"], table["of"].map(number), table["delay_days"])
    return [(a, kind, b, None if d is pd.NA else int(d)) for a, kind, b, d in zip(*columns, strict=True)]


def test_exact_near_and_passage_are_told_apart() -> None:
    corpus = corpus_of(
        ("2031-03-02", "B", ARTICLE.upper().replace(".", " !")),
        ("2031-03-01", "A", ARTICLE),
        ("2031-03-04", "C", ARTICLE.replace("two lorries", "three lorries").replace("a month", "two months")),
        ("2031-03-05", "D", LINES[4] + ". " + LINES[2] + "."),
        ("2031-03-06", "E", LINES[4].replace("autumn", "winter") + "."),
    )
    assert rows(corpus) == [(0, "exact", 1, 1), (2, "near", 1, 3), (3, "passage", 1, 4), (4, "passage", 3, 1)]
    table = mk.copies(corpus)
    assert table["n_words"].tolist() == [74, 71, 20, 11]
    assert table["n_passages"].tolist() == [1, 3, 1, 1]
    assert table["resemblance"][0] == 1
    assert table["first_memo"].tolist() == [table["of"][0]] * 3 + [table["memo_id"][2]]


def test_first_is_what_is_dated_first_and_undated_is_last() -> None:
    corpus = corpus_of((None, "A", ARTICLE), ("2031-03-02", "B", ARTICLE), ("2031-03", "C", ARTICLE))
    assert rows(corpus) == [(0, "exact", 1, None), (2, "exact", 1, None)]


def test_a_printed_time_of_day_tells_who_was_first() -> None:
    early, late = (
        f"Subject: The bridge\nDate: Mon, 3 Mar 2031 {hour}:00:00 +0000\nFrom: {who} <{who}@example.org>\n\n{ARTICLE}"
        for hour, who in (("06", "early"), ("18", "late"))
    )
    corpus = mk.Corpus([mk.parse(late), mk.parse(early)])
    assert corpus.memos["instant"].notna().all()
    assert rows(corpus) == [(0, "exact", 1, 0)]


@pytest.mark.parametrize(
    "other",
    [LINES[4], " ".join(LINES[0].split()[: SHINGLE - 1]), " ".join(reversed(ARTICLE.split()))],
    ids=["other words", "nine words in a row", "backwards"],
)
def test_what_is_no_copy(other: str) -> None:
    assert rows(corpus_of(("2031-03-01", "A", ARTICLE), ("2031-03-02", "B", other))) == []


def test_a_memo_that_repeats_itself_is_no_copy() -> None:
    assert rows(corpus_of(("2031-03-01", "A", f"{LINES[0]}. {LINES[0]}. {LINES[0]}."))) == []


def test_short_memos_are_copies_only_whole() -> None:
    corpus = corpus_of(
        ("2031-03-01", "A", "No comment today."),
        ("2031-03-02", "B", "no comment today"),
        ("2031-03-03", "C", "No comment."),
    )
    assert rows(corpus) == [(1, "exact", 0, 1)]


def test_copied_words_count_once_in_the_whole_and_in_a_part() -> None:
    corpus = corpus_of(
        ("2031-03-01", "A", ARTICLE),
        ("2031-03-02", "B", ARTICLE + " The bridge is old."),
        ("2031-03-03", "C", ARTICLE),
        ("2031-03-04", "D", "Another bridge was opened."),
    )
    row = mk.frequency(corpus, phrases=["bridge"]).iloc[0]
    assert (row["n"], row["n_memos"], row["n_independent"]) == (8, 4, 3)
    once = mk.frequency(corpus, copies="once").set_index("word").loc["bridge"]
    assert (once["n"], once["n_memos"], once["n_independent"]) == (4, 3, 3)
    later = corpus.between("2031-03-02", None)  # the first memo is not among these: the next one counts
    once = mk.frequency(later, copies="once").set_index("word").loc["bridge"]
    assert (once["n"], once["n_memos"], once["n_independent"]) == (4, 2, 2)
    assert mk.trend(corpus, ["bridge"], by="day", copies="once")["n"].tolist() == [2, 1, 0, 1]
    assert mk.kwic(corpus, "bridge", copies="once").attrs["total"] == 4
    assert mk.measures.sample(corpus) == (
        "4 memos (2 mostly copied from earlier ones), 230 words, 2031-03-01 to 2031-03-04"
    )


def test_words_about_a_changed_word_are_its_own() -> None:
    changed = ARTICLE.replace("two lorries", "nine lorries")
    corpus = corpus_of(("2031-03-01", "A", ARTICLE), ("2031-03-02", "B", changed))
    found = mk.frequency(corpus, hidden=()).set_index("word")["n_independent"]
    assert (found["nine"], found["lorries"], found["pillars"]) == (2, 1, 1)


def test_a_footer_in_every_memo_is_compared_with_the_first_only() -> None:
    footer = " Write to the desk if you want to take your name from this list of readers."
    memos = [
        (f"2031-03-{n + 1:02}", "A", f"{' '.join(f'w{n}x{k}' for k in range(40))}.{footer}")
        for n in range(28)
    ]
    found = find_copies(corpus_of(*memos))
    assert [(copy.memo, copy.of) for copy in found] == [(n, 0) for n in range(1, 28)]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(st.sampled_from("abc"), max_size=40), min_size=1, max_size=6))
def test_every_origin_is_an_earlier_memos_same_word(memos: list[list[str]]) -> None:
    corpus = corpus_of(*((f"2031-03-0{9 - n}", "A", " ".join(words)) for n, words in enumerate(memos)))
    index, origins = mk.measures.index.index_of(corpus), origins_of(corpus)
    assert len(set(origins.rows.tolist())) == len(origins.rows)
    assert not set(origins.rows.tolist()) & set(origins.of.tolist())
    for row, of in zip(origins.rows.tolist(), origins.of.tolist(), strict=True):
        assert index.forms[index.word[row]] == index.forms[index.word[of]]
        assert index.memo[row] < index.memo[of]  # later memos come first here
    shared = set()
    for n in reversed(
        range(len(memos))
    ):  # by hand: a row is copied where a shingle over it stood in an earlier memo
        words = memos[n]
        shingles = {k: tuple(words[k : k + SHINGLE]) for k in range(len(words) - SHINGLE + 1)}
        covered = {k + s for k, shingle in shingles.items() if shingle in shared for s in range(SHINGLE)}
        if len(words) >= SHINGLE:
            first = int(index.offsets[n])
            own = [row - first for row in origins.rows.tolist() if index.memo[row] == n]
            assert own == sorted(covered)
        shared |= set(shingles.values())


@settings(deadline=None, max_examples=30)
@given(st.permutations(range(4)))
def test_the_order_of_input_does_not_matter_to_dated_memos(order: list[int]) -> None:
    memos = [(f"2031-03-0{n + 1}", "ABCD"[n], ". ".join(LINES[: n + 2])) for n in range(4)]
    expected = mk.copies(corpus_of(*memos))
    found = mk.copies(corpus_of(*(memos[n] for n in order)))
    pd.testing.assert_frame_equal(expected, found)
