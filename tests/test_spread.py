"""Spread of a quote: what is grouped, what stays apart, what is said of the changes."""

from __future__ import annotations

from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import memokit as mk
from memokit.measures.wording import Word, compare, cut, marks, plain_words

SAID = "We will open the bridge before the end of the summer"
OTHER = "Nobody in this town has ever asked the council for a second market hall"


def corpus_of(*memos: tuple[str | None, str, str]) -> mk.Corpus:
    """Memos of (date, source, text)."""
    return mk.Corpus([mk.parse(text, date=date, source=source) for date, source, text in memos])


def of_two(first: str, later: str, *, by: str = "Anna Keld", later_by: str = "Anna Keld") -> mk.Corpus:
    """Two memos of the 1st and the 4th of March in which these words are said."""
    return corpus_of(
        ("2031-03-04", "B", f'"{later}," {later_by} said on Tuesday.'),
        ("2031-03-01", "A", f'"{first}," {by} said on Saturday.'),
    )


# first wording, later wording, how it stands to the first, changed words, marks
CHANGED = {
    "same": (SAID, SAID, "same", "", ""),
    "case and marks aside": (SAID, "We will open the bridge, before the END of the summer", "same", "", ""),
    "contraction": (
        "We won't open the bridge before June",
        "We will not open the bridge before June",
        "same",
        "",
        "",
    ),
    "number in digits": (
        "We need twelve weeks for the old bridge",
        "We need 12 weeks for the old bridge",
        "same",
        "",
        "",
    ),
    "modality": (SAID, SAID.replace("will", "may"), "changed", "will → may", "modality"),
    "negation in": (SAID, SAID.replace("will", "will not"), "changed", "+ not", "negation"),
    "negation out": (SAID.replace("We", "Never"), SAID, "changed", "Never → We", "negation"),
    "negation in a contraction": (SAID, SAID.replace("will", "won't"), "changed", "+ won't", "negation"),
    "number": (
        "The works on the bridge will cost 12 million",
        "The works on the bridge will cost twenty million",
        "changed",
        "12 → twenty",
        "number",
    ),
    "another word": (SAID, SAID.replace("summer", "winter"), "changed", "summer → winter", ""),
    "two places": (
        SAID,
        SAID.replace("will", "must").replace("bridge", "road"),
        "changed",
        "will → must; bridge → road",
        "modality",
    ),
    "shortened": (SAID + ", and I shall be there to see it", SAID, "shortened", "", "modality"),
    "longer": (SAID, SAID + " and nobody will stop us this time", "longer", "", "negation, modality"),
}


@pytest.mark.parametrize("name", CHANGED)
def test_a_later_wording(name: str) -> None:
    first, later, how, words, touched = CHANGED[name]
    table = mk.spread(of_two(first, later))
    assert table["change"].tolist() == ["first", how]
    assert (table["changed_words"][1], table["marks"][1]) == (words, touched)
    assert table["delay_days"].tolist() == [0, 3]
    assert table["source"].tolist() == ["A", "B"]
    assert set(table["n_memos"]) == set(table["n_quotes"]) == set(table["n_sources"]) == {2}


APART = {
    "short": ("We will see", "We will see", "Anna Keld"),
    "short, another mouth": ("We will not sign it now", "We will not sign it now", "Renn Solberg"),
    "a third is changed": (SAID, "We will close the road before the end of the month", "Anna Keld"),
    "two words changed, another mouth": (
        SAID,
        SAID.replace("open", "mend").replace("end", "start"),
        "Renn Solberg",
    ),
    "shortened, another mouth": (SAID + " and I shall be there to see it", SAID, "Renn Solberg"),
    "other words": (SAID, OTHER, "Anna Keld"),
    "same words in another order": (SAID, " ".join(reversed(SAID.split())), "Anna Keld"),
}


@pytest.mark.parametrize("name", APART)
def test_what_stays_apart(name: str) -> None:
    first, later, by = APART[name]
    corpus = of_two(first, later, later_by=by)
    assert len(corpus.quotes) == 2
    assert len(mk.spread(corpus)) == 0


@pytest.mark.parametrize(("day", "n"), [("2031-03-08", 2), ("2031-03-09", 0), (None, 0)])
def test_a_stock_phrase_is_said_anew_after_a_week(day: str | None, n: int) -> None:
    text = '"Thank you so much, Admiral," Anna Keld said.'
    assert len(mk.spread(corpus_of(("2031-03-01", "A", text), (day, "B", text)))) == n


def test_words_in_another_mouth_are_flagged() -> None:
    assert mk.spread(of_two(SAID, SAID, later_by="Renn Solberg"))["other_mouth"].tolist() == [False, True]
    assert mk.spread(of_two(SAID, SAID, later_by="Keld"))["other_mouth"].tolist() == [False, False]


def test_a_chain_of_small_changes_does_not_join_its_ends() -> None:
    words = OTHER.split()
    memos = []
    for n in range(8):
        words[n + 2] = f"x{n}"
        memos.append((f"2031-03-{n + 1:02}", "A", f'"{" ".join(words)}," Anna Keld said.'))
    for group, own in mk.spread(corpus_of(*memos)).groupby("group"):
        assert own["similarity"].min() >= 0.8, group


def test_one_memo_that_says_it_twice_is_no_spread() -> None:
    assert (
        len(mk.spread(corpus_of(("2031-03-01", "A", f'"{SAID}," Anna Keld said. "{SAID}," Anna Keld said.'))))
        == 0
    )


def test_a_quote_in_a_copied_memo_is_told() -> None:
    text = f'"{SAID}," Anna Keld said on Saturday.'
    corpus = corpus_of(
        ("2031-03-01", "A", text), ("2031-03-02", "B", text), ("2031-03-03", "C", f"{OTHER}. {text} {OTHER}.")
    )
    assert mk.spread(corpus)["in_copy"].tolist() == [False, True, False]


def test_undated_memos_are_last_and_have_no_delay() -> None:
    corpus = corpus_of(
        (None, "A", f'"{SAID}," Anna Keld said.'), ("2031-03-02", "B", f'"{SAID}," Anna Keld said.')
    )
    table = mk.spread(corpus)
    assert table["source"].tolist() == ["B", "A"]
    assert table["delay_days"].isna().tolist() == [False, True]


def test_very_long_quotes_are_grouped_only_where_they_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("memokit.measures.spread"), "LONGEST", 13)
    assert len(OTHER.split()) == 14
    assert mk.spread(of_two(OTHER, OTHER))["change"].tolist() == ["first", "same"]
    assert len(mk.spread(of_two(OTHER, OTHER.replace("hall", "house")))) == 0


def test_each_quote_is_held_against_few_others(monkeypatch: pytest.MonkeyPatch) -> None:
    module = import_module("memokit.measures.spread")
    held: list[int] = []
    of_module = module._held_against
    monkeypatch.setattr(module, "_held_against", lambda first, said: held.append(1) or of_module(first, said))
    common = "we have always said that the old stone bridge must be"
    memos = [
        (f"2031-03-{n % 28 + 1:02}", "A", f'"{common} x{n} y{n} z{n} u{n} v{n}," Anna Keld said.')
        for n in range(120)
    ]
    assert len(mk.spread(corpus_of(*memos))) == 0
    assert 0 < len(held) <= 120 * module.CANDIDATES


words = st.lists(st.sampled_from(["a", "b", "c"]), max_size=12)


def distance_by_hand(a: list[str], b: list[str]) -> int:
    """Levenshtein's, by the whole table."""
    table = [list(range(len(b) + 1))]
    for i, word in enumerate(a, start=1):
        row = [i]
        for j, other in enumerate(b, start=1):
            row.append(min(table[-1][j] + 1, row[-1] + 1, table[-1][j - 1] + (word != other)))
        table.append(row)
    return table[-1][-1]


@settings(deadline=None, max_examples=200)
@given(words, words, st.integers(0, 12))
def test_the_distance_is_levenshteins_and_the_changes_lead_over(
    a: list[str], b: list[str], most: int
) -> None:
    first, later = ([Word(w, w) for w in part] for part in (a, b))
    found, wanted = compare(first, later, most), distance_by_hand(a, b)
    assert (found is not None) == (wanted <= most)
    if found:
        distance, changes = found
        gone = [w for change in changes for w in change.before]
        come = [w for change in changes for w in change.after]
        assert len(first) - len(gone) == len(later) - len(come)
        assert max(len(gone), len(come)) <= distance <= len(gone) + len(come)
        assert distance == wanted
        assert (distance == 0) == (changes == [])


def test_a_cut_shows_what_stood_next_to_it() -> None:
    whole = plain_words(["but", "he", "said", "we", "will", "not", "sign", "the", "treaty", "today"])
    around = cut(whole, plain_words(["we", "will", "not", "sign"]))
    assert [word.plain for word in around.before] == ["but", "he", "said", "the", "treaty", "today"]
    assert cut(whole, plain_words(["we", "sign"])) is None
    assert marks([around]) == ()
