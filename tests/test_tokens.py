"""Tokens and sentences: what is one, and that nothing is lost between them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memokit.language.sentences import _punkt, _split, find_paragraphs, find_sentences
from memokit.language.tokens import TOKEN, find_tokens, fold

TEXTS = st.text(alphabet=st.characters(codec="utf-8"), max_size=200) | st.text(
    alphabet="aB.'’\"-/1,: \n_é", max_size=80
)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Haftar's", "word"),
        ("cannot", "word"),
        ("press-conference", "word"),
        ("U.S.", "word"),
        ("U.S.-led", "word"),
        ("al-Sisi", "word"),
        ("don’t", "word"),
        ("COVID-19", "word"),
        ("1,200", "number"),
        ("24/12/2020", "number"),
        ("2020-12-31", "number"),
        ("15:01", "number"),
        ("1990s", "number"),
        ("…", "punctuation"),
        ("...", "punctuation"),
    ],
)
def test_one_token(word: str, kind: str) -> None:
    (token,) = find_tokens(word)
    assert (token.text, token.kind) == (word, kind)


@given(TEXTS)
def test_tokens_and_gaps_rebuild_the_text(text: str) -> None:
    tokens, rebuilt, position = find_tokens(text), "", 0
    for start, end, word, _ in tokens:
        assert not text[position:start].strip()
        rebuilt += text[position:start] + word
        position = end
    assert rebuilt + text[position:] == text


@given(TEXTS)
def test_sentences_hold_every_word_in_order(text: str) -> None:
    sentences = find_sentences(text)
    held = "".join(text[s.start : s.end] for s in sentences)
    assert "".join(held.split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(sentences))


def test_nltks_own_tokeniser_gives_the_same_spans() -> None:
    from nltk.tokenize import RegexpTokenizer

    text = (
        'Haftar\'s U.S.-led team (24-27 December) paid $1,200 at 15:01; "don’t," he said ... G7, 20-year-old.'
    )
    nltks = RegexpTokenizer(TOKEN.pattern, flags=TOKEN.flags).span_tokenize(text)
    assert list(nltks) == [(t.start, t.end) for t in find_tokens(text)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ('He left. "We agree." She stayed.', ["He left.", '"We agree."', "She stayed."]),
        ("“We agree.” She stayed.", ["“We agree.”", "She stayed."]),
        ('"Why?" he asked. No one knew.', ['"Why?" he asked.', "No one knew."]),
        (
            "The U.S. team met Mr. Smith and Gen. Haftar. All left.",
            ["The U.S. team met Mr. Smith and Gen. Haftar.", "All left."],
        ),
        ("They live in the U.S. The rest left.", ["They live in the U.S.", "The rest left."]),
        ("See No. 5 of the list. It is long.", ["See No. 5 of the list.", "It is long."]),
        ("J. R. Smith paid 3.5 million. He left.", ["J. R. Smith paid 3.5 million.", "He left."]),
        ("We wait ... and hope. Then we go.", ["We wait ... and hope.", "Then we go."]),
        ("One line\nanother line", ["One line", "another line"]),
        (
            "He signed the Act (19 U.S.C. 2434 note). It passed.",
            ["He signed the Act (19 U.S.C. 2434 note).", "It passed."],
        ),
        ("He cited 22 C.F.R. The court agreed.", ["He cited 22 C.F.R.", "The court agreed."]),
    ],
)
def test_where_sentences_end(text: str, pieces: list[str]) -> None:
    assert [text[s.start : s.end] for s in find_sentences(text)] == pieces


@pytest.mark.parametrize(
    "text",
    [
        'He left. "We agree." She stayed. Why? No one knew!',
        "The U.S. team met Gen. Haftar. All left.",
        "It cost 3.5 million. He paid **in full.** They left.",
        "He waited... and left? Then (at noon.) she came.",
        "In 2012. The end; he said.) No.",
        "Plan A? A plan. So (D-Md.) he went to the U.S.; Mr. B. came … Then (U.S.) it ended.",
    ],
)
def test_plain_stops_are_where_punkt_puts_them(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = find_sentences(text)
    monkeypatch.setattr("memokit.language.sentences._ends", lambda *stop: None)
    assert found == find_sentences(text)


@given(st.text(alphabet="ab A.?!\"')\t…-", max_size=60))
def test_plain_stops_are_where_punkt_puts_them_in_any_text(text: str) -> None:
    text = text.strip()
    assert list(_split(text, 0, len(text))) == list(_punkt().span_tokenize(text))


PIECES = [
    "Sen.",
    "Mr.",
    "U.S.",
    "(D-N.Y.)",
    "(D-N.Y.),",
    "(R-Kans.),",
    "(Calif.).",
    '"(Ky.)"',
    "The",
    "Smith",
    "he",
    "1,200.",
    "$12.50.",
    "3.",
    "etc.?",
    "records).",
    "[U.S.].",
    "wall-mr.",
    "...",
    "her...",
    "…",
    "out…”",
    "what?”",
    "[again]?",
    "No.",
    "A.",
    "J.",
    '"I',
    "(",
    "U.S.-led",
    "www.a.com.",
    "it's",
    "Rubio's",
    "5%.",
    "--",
    "said)",
    "e.g",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
def test_stops_between_brackets_figures_and_abbreviations_are_where_punkt_puts_them(text: str) -> None:
    assert list(_split(text, 0, len(text))) == list(_punkt().span_tokenize(text))


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    line = "this is a line of words that was wrapped by hand and goes on\n"
    text = (line * 5).strip() + ".\n\n" + "Another paragraph."
    assert len(find_paragraphs(text)) == 2
    assert len(find_paragraphs("One.\nTwo.\nThree.")) == 3


def test_a_web_address_may_be_longer_than_a_wrapped_line() -> None:
    lines = [
        "On that day, by an order of the council on the dam, the",
        "president took steps on the dam, as declared in [Order",
    ]
    text = "\n".join(
        [
            *lines,
            f"12](https://{'orla/' * 20}12) and",
            "then again in another order of the same council, which",
            *lines,
        ]
    )
    assert find_paragraphs(text) == ((0, len(text)),)
    assert len(find_paragraphs(text.replace("://", "::"))) == 6


def test_folding_strips_case_and_possessive() -> None:
    assert [fold(word) for word in ("Haftar's", "Haftar’s", "U.S.", "its")] == [
        "haftar",
        "haftar",
        "u.s.",
        "its",
    ]
