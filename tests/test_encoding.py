"""Bytes → text: which encoding, and what is told of it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memokit.lexicon import read_words
from memokit.reading.encoding import decode
from memokit.reading.kinds import tell_language
from memokit.reading.mending import mend

ENGLISH = (
    "The minister said “no” – it’s over – in the café at São Tomé, and the talks went on for another week of the year. "
    * 3
)
RUSSIAN = "Министр сказал, что переговоры продолжатся ещё одну неделю. " * 6
GUESSED = "encoding not declared; read as {}"


@pytest.mark.parametrize(
    ("text", "written", "read_as", "noted"),
    [
        (ENGLISH, "utf-8", "utf-8", False),
        (ENGLISH, "utf-8-sig", "utf-8", False),
        (ENGLISH, "utf-16", "utf-16-le", False),
        (ENGLISH, "utf-32", "utf-32-le", False),
        (ENGLISH, "utf-16-le", "utf-16-le", True),
        (ENGLISH, "utf-16-be", "utf-16-be", True),
        (ENGLISH.replace("ã", "a"), "utf-16-be", "utf-16-be", True),
        ("The minister said no. " * 9, "utf-16-be", "utf-16-be", True),
        (ENGLISH, "cp1252", "cp1252", True),
        (RUSSIAN, "koi8-r", "koi8_r", True),
        (RUSSIAN, "cp1251", "cp1251", True),
    ],
)
def test_the_encoding_is_told(text: str, written: str, read_as: str, noted: bool) -> None:
    decoded = decode(text.encode(written))
    assert decoded is not None
    assert decoded[:3] == (text, read_as, (GUESSED.format(read_as),) if noted else ())


def test_what_is_declared_outranks_a_guess() -> None:
    decoded = decode(RUSSIAN.encode("koi8-r"), "koi8-r")
    assert decoded is not None
    assert (decoded.text, decoded.notes) == (RUSSIAN, ())


@pytest.mark.parametrize(
    "content", [bytes(range(256)) * 4, b"\x00" * 99, b"\x89\x01\x02\x03" * 40, b"ab\x01\x02" * 40]
)
def test_what_is_no_text_is_none(content: bytes) -> None:
    assert decode(content) is None


def test_a_few_broken_bytes_are_told() -> None:
    decoded = decode(ENGLISH.encode() + b"\xff\xfe")
    assert decoded is not None
    assert decoded.notes == ("2 bytes could not be decoded and stand as \ufffd",)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It’s over, the minister’s office said.", "en"),
        ("Министр’s", None),
        ("The council met and the minister said that it was over for the day. " * 9, "en"),
        ("Le ministre a dit que les pourparlers se poursuivront pendant une semaine encore. " * 9, None),
        ("Le ministre a dit que les pourparlers se poursuivront. " * 3 + "The talks and the vote of the day are over and it is so. " * 40, "en"),
        ("Home News Sports Weather Archive Contact Login Register Help Search Orla Kelda Tesh " * 20 + "The talks and the vote of the day are over and it is so. " * 9, "en"),
        ("Statsministeren sagde onsdag, at regeringen vil fremlægge et forslag, og at der skal være tid til at drøfte det i Folketinget, som hun har bedt om. " * 9, None),
        ("8:45 MEETING ON THE DAM 9:30 CALL SMITH 10:00 DEPUTIES COMMITTEE 11:15 BRIEFING TRANSPORT 12:45 LUNCH DEPART OFFICE " * 6, "en"),
        ("De minister zei woensdag dat we in de zomer weten waar we aan toe zijn, en of het plan in de Kamer een meerderheid haalt, al had hij op meer gehoopt. " * 9, None),
    ],
)  # fmt: skip
def test_the_language_is_told(text: str, language: str | None) -> None:
    assert tell_language(text) == language


@given(
    st.lists(
        st.sampled_from(["the", "The", "of,", "and", "to", "dam", "réservoir", "der", "och", "les", "talks.", "don’t", "A", "12", "–", "Tesh-dam"]),
        max_size=400,
    ),
    st.floats(0, 1),
    st.randoms(use_true_random=False),
)  # fmt: skip
def test_english_is_what_the_rule_says(words: list[str], share: float, chance: object) -> None:
    """A fifth of the first two hundred words, however soon that is seen, a quarter of some hundred further on, or a
    twentieth where other languages have few."""
    text = " ".join(word if chance.random() < share else "Wasser" for word in words)  # type: ignore[attr-defined]
    found = [word.lower() for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text)]
    english, foreign = (
        [word in read_words(name) for word in found] for name in ("common_words", "foreign_words")
    )
    n, n_foreign, size = sum(english[:200]), sum(foreign[:200]), len(found[:200])
    stretches = [english[start : start + 100] for start in range(0, len(found), 50)]
    further = any(sum(one) >= 0.25 * len(one) for one in stretches if len(one) >= 50)
    terse = n >= 0.05 * size and n >= 3 * n_foreign
    assert tell_language(text) == ("en" if size < 50 or n >= 0.2 * size or terse or further else None)


@pytest.mark.parametrize(
    ("text", "mended", "n"),
    [
        (r"1\. He said \"no\" \-- and went.", '1. He said "no" -- and went.', 4),
        (r"He said \"no\" and went.", r"He said \"no\" and went.", 0),
        (r"\begin{quote} \[x\] \(y\) \end{quote}", r"\begin{quote} \[x\] \(y\) \end{quote}", 0),
        (r"C:\dam\talks\text", r"C:\dam\talks\text", 0),
        ('---\ntitle: "\\"a\\" \\"b\\""\n---\n', '---\ntitle: "\\"a\\" \\"b\\""\n---\n', 0),
        (
            '---\ntitle: "\\"a\\""\n---\n\\[x\\] and went\\.',
            '---\ntitle: "\\"a\\""\n---\n[x] and went.',
            3,
        ),
        (r'{"a": "\"b\" \"c\""}', r'{"a": "\"b\" \"c\""}', 0),
    ],
)
def test_strokes_before_signs_of_markdown_are_taken_out(text: str, mended: str, n: int) -> None:
    found = mend(text)
    assert (found.text, found.n_mended) == (mended, n)
    if n:
        assert found.counts == (("strokes before signs of Markdown taken out", n),)
        assert text[found.origin(mended.index("and")) :].startswith("and went")


def test_a_cut_word_whose_hyphen_was_mojibake_is_joined() -> None:
    mended = mend("They negoâ€\x90\ntiated. What was negotiated stands.")
    assert mended.text == "They negotiated\n. What was negotiated stands."
    assert [what for what, _ in mended.counts] == [
        "words in a wrong encoding (mojibake) repaired",
        "words cut at a line end joined",
    ]


@given(
    st.lists(
        st.sampled_from([*"\r\n\x00\x0b\x0c\x1a\x1c\x7f\x85\xad\u200b\u2010\ufb01\u2019", "Ã©", "-\n", "dam", "negotia", "tion ", " "]),
        max_size=60,
    ).map("".join)
)  # fmt: skip
def test_what_is_told_by_the_bytes_is_what_the_text_shows(text: str) -> None:
    """A text that is told as plain by its bytes is mended as one that was not looked at: not at all, or alike."""
    decoded = decode(("The minister said so. " * 9 + text).encode())
    assert decoded is None or mend(decoded.text, decoded.beyond) == mend(decoded.text)
