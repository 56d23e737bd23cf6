"""Aliases and spellings: what the analyst merges, and what is only proposed."""

from __future__ import annotations

from pathlib import Path

import pytest

import memokit as mk
from memokit.case.aliases import read_aliases, resolve_aliases
from memokit.case.spellings import Speaker, propose
from memokit.errors import UsageError

ONE = 'Foreign Minister Mohamed Taha Siala said: "We agree to the plan of the envoy."'
TWO = 'Mohammed Siala, the foreign minister, said: "We do not agree to the plan."'


@pytest.fixture
def corpus() -> mk.Corpus:
    return mk.Corpus([mk.parse(ONE), mk.parse(TWO)])


# (spelling, fuller spelling, reason, confidence)
SPELLINGS = [
    ("Mohammed Siala", "Mohamed Taha Siala", "spelled alike by sound, a middle name left out", "fair"),
    ("Mohamed Siala", "Mohamed Taha Siala", "a middle name left out", "fair"),
    (
        "Abdel Fattah el-Sisi",
        "Abdel-Fattah al-Sisi",
        "same but for accents, hyphens, case or particles",
        "strong",
    ),
    ("Nicolas Maduro", "Nicolás Maduro", "same but for accents, hyphens, case or particles", "strong"),
    ("Joe Biden", "Joseph R. Biden Jr.", "a short form of the given name, a middle name left out", "fair"),
    ("Muammar Qaddafi", "Muammar Gaddafi", "spelled alike by sound", "fair"),
    ("Sergey Lavrov", "Sergei Viktorovich Lavrov", "spelled alike by sound, a middle name left out", "fair"),
    (
        "Dmitriy Medvedev",
        "Dmitry Anatolyevich Medvedev",
        "spelled alike by sound, a middle name left out",
        "fair",
    ),
    ("Jinping Xi", "Xi Jinping", "same words in another order", "fair"),
    ("Siala", "Mohamed Taha Siala", "surname only, of nobody else", "weak"),
    ("B. Assad", "Bashar al-Assad", "an initial for the given name", "weak"),
    ("RENN AL-KASIM", "Renn al-Kasim", "same but for accents, hyphens, case or particles", "strong"),
]


@pytest.mark.parametrize(
    ("spelling", "name", "reason", "confidence"), SPELLINGS, ids=[s[0] for s in SPELLINGS]
)
def test_a_spelling_is_proposed_with_its_reason(
    spelling: str, name: str, reason: str, confidence: str
) -> None:
    found = propose([Speaker(spelling, 1, None), Speaker(name, 3, None)])
    assert [tuple(p) for p in found] == [(spelling, name, reason, confidence)]


APART = [
    ("Ann Smith", "Anders Smith"),
    ("Bill Clinton", "Hillary Clinton"),
    ("Mohamed Siala", "Mohamed Sanalla"),
    ("George W. Bush", "George H. Bush"),
    ("Orla", "Tobin Arle"),
    ("Foreign Ministry", "Foreign Affairs Ministry"),
    ("defence ministry", "ministry"),
]


@pytest.mark.parametrize(("one", "other"), APART, ids=[a[0] for a in APART])
def test_what_is_not_alike_is_not_proposed(one: str, other: str) -> None:
    assert propose([Speaker(one, 1, None), Speaker(other, 2, None)]) == ()


def test_the_surname_of_two_people_is_nobodys() -> None:
    people = [Speaker(name, 1, None) for name in ("Clinton", "Bill Clinton", "Hillary Clinton")]
    assert propose(people) == ()


def test_the_surname_of_one_person_under_two_given_names_is_proposed() -> None:
    people = [Speaker(name, 1, None) for name in ("Biden", "Joe Biden", "Joseph R. Biden Jr.")]
    assert [(p.spelling, p.name) for p in propose(people)] == [
        ("Biden", "Joseph R. Biden Jr."),
        ("Joe Biden", "Joseph R. Biden Jr."),
    ]


def test_speakers_without_a_name_are_nobody_over_memos() -> None:
    memo = "A senior official said the plan was dead."
    corpus = mk.Corpus([mk.parse(memo), mk.parse(f"{memo} It rained.")])
    assert list(corpus.quotes["speaker_rule"]) == ["unnamed", "unnamed"]
    assert corpus.speakers.empty


def test_the_same_role_makes_a_proposal_surer() -> None:
    one, other = Speaker("Mohamed Siala", 1, "minister"), Speaker("Mohamed Taha Siala", 1, "Foreign Minister")
    (found,) = propose([one, other])
    assert (found.reason, found.confidence) == ("a middle name left out; both minister", "strong")


def test_nothing_is_merged_in_silence(corpus: mk.Corpus) -> None:
    assert list(corpus.quotes["speaker"]) == ["Mohamed Taha Siala", "Mohammed Siala"]
    row = corpus.speakers.set_index("speaker").loc["Mohammed Siala"]
    assert (row["n_quotes"], row["proposed"]) == (1, "Mohamed Taha Siala")
    assert corpus.speakers["proposed"].isna().tolist() == [True, False]


def test_aliases_are_counted_and_lead_to_their_words(corpus: mk.Corpus) -> None:
    merged = corpus.with_aliases({"mohammed  siala": "Mohamed Taha Siala"})
    assert list(merged.quotes["speaker"]) == ["Mohamed Taha Siala"] * 2
    assert merged.quotes["speaker_rule"].str.endswith(", alias").tolist() == [False, True]
    (row,) = mk.speakers(merged).itertuples()
    assert (row.speaker, row.n_quotes) == ("Mohamed Taha Siala", 2)
    assert len(mk.occurrences(merged, row.key)) == 2
    assert list(corpus.quotes["speaker"]) == ["Mohamed Taha Siala", "Mohammed Siala"]
    assert len(merged.problems) == len(corpus.problems)


def test_read_takes_the_analysts_file(tmp_path: Path) -> None:
    (tmp_path / "memo.txt").write_text(TWO, "utf-8")
    aliases = tmp_path / "aliases.csv"
    aliases.write_text(
        "\ufeffspelling;name;note\nMohammed Siala;Mohamed Taha Siala;seen twice\n;;\n", "utf-8"
    )
    corpus = mk.read(tmp_path / "memo.txt", aliases=aliases)
    assert list(corpus.quotes["speaker"]) == ["Mohamed Taha Siala"]


def test_chains_are_followed() -> None:
    assert resolve_aliases({"A": "B", "b": "C", "C": "C"}) == {"a": "C", "b": "C", "c": "C"}


FAULTS = {
    "no columns": ("name,other\nA,B\n", ':1: the first line must name the columns "spelling" and "name"'),
    "empty": ("", ':1: the first line must name the columns "spelling" and "name"'),
    "half a row": ("spelling,name\nA,\n", ":2: a spelling and a name are both needed; one is empty"),
    "two names": ("spelling,name\nA,B\nA,C\n", ":3: 'A' is already 'B'; keep one of the two rows"),
    "circle": ("spelling,name\nA,B\nB,A\n", ": aliases go round in a circle at 'A'; take one of them out"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_names_its_line(fault: str, tmp_path: Path) -> None:
    text, message = FAULTS[fault]
    path = tmp_path / "aliases.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError) as error:
        read_aliases(path)
    assert str(error.value) == f"{path}{message}"


def test_a_missing_file_says_what_is_expected(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as error:
        read_aliases(tmp_path / "aliases.csv")
    wanted = f"{tmp_path / 'aliases.csv'}: No such file or directory; aliases are a CSV file with the columns spelling,name"
    assert str(error.value) == wanted


LIKELY = [
    "Volodymyr Zelensky|Volodymyr Zelenskyy",
    "Volodymyr Zelenskiy|Vladimir Zelensky",
    "Abdel Fattah el-Sisi|Abdel-Fattah al-Sissi",
    "Abdel Fattah el-Sisi|Sisi",
    "Khalid Haftun|Khaled Heftun",
    "Bae Sung-ho|Bae Sungho",
    "Bae Sung-ho|Bae Sung Ho",
    "Szijártó Márton|Márton Szijárto",
    "Rosario Quiñones Alarcón|Rosario Quiñones",
    "Trinh Thi Bich Loan|Bich Loan",
    "Yevgeny Orlov|Evgeny Orlov",
    "Pyotr Ilyich Sokolovsky|P. Sokolovskiy",
    "Ursula van der Velde|Ursula Van Der Velde",
]
UNLIKELY = [
    "Hassan Torvald|Hussein Torvald",
    "Ali Khamen|Ali Khomen",
    "Marie Dupont|Mario Dupont",
    "Anna Lind|Ann Lund",
    "Kim Sung-ho|Kim Sung-il",
    "Mohamed Taha Siala|Mohamed Omar Siala",
    "Raul Ortega|Ramon Ortega",
]


@pytest.mark.parametrize("pair", LIKELY)
def test_two_spellings_of_one_person_are_proposed(pair: str) -> None:
    assert propose([Speaker(name, 2, None) for name in pair.split("|")])


@pytest.mark.parametrize("pair", UNLIKELY)
def test_two_people_are_not_proposed_as_one(pair: str) -> None:
    assert propose([Speaker(name, 2, None) for name in pair.split("|")]) == ()
