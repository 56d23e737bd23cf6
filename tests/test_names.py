"""Names: what is one, of which kind, and which names of a memo are the same person or organisation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memokit.language.names import find_names
from memokit.language.sentences import find_sentences
from memokit.language.tokens import find_tokens
from memokit.model import Memo, Name


def names_of(text: str, title: str | None = None) -> tuple[Name, ...]:
    return find_names(Memo("1", text, title=title), find_tokens(text), find_sentences(text))


def shown(text: str, title: str | None = None) -> list[tuple[str, str, str | None]]:
    """Words, kind and entity of each name, pronouns left out."""
    return [(text[n.start : n.end], n.kind, n.entity) for n in names_of(text, title) if n.kind != "pronoun"]


# (id, text, the names expected: words, kind, entity)
KINDS = [
    (
        "role and person",
        "The talks with Libyan Foreign Minister Mohamed Taha Siala ended.",
        [
            ("Libyan Foreign Minister", "role", "Mohamed Taha Siala"),
            ("Mohamed Taha Siala", "person", "Mohamed Taha Siala"),
        ],
    ),
    (
        "rank with a dot",
        "They met Lt. Gen. Omar Haddad and Rep. Jane A. Doe Jr. there.",
        [
            ("Lt. Gen.", "role", "Omar Haddad"),
            ("Omar Haddad", "person", "Omar Haddad"),
            ("Rep.", "role", "Jane A. Doe Jr."),
            ("Jane A. Doe Jr.", "person", "Jane A. Doe Jr."),
        ],
    ),
    ("no title in the name", "A letter to Mrs. Lindqvar came.", [("Lindqvar", "person", "Lindqvar")]),
    (
        "office with of",
        "Then Secretary of State Ruth Keller left.",
        [("Secretary of State", "role", "Ruth Keller"), ("Ruth Keller", "person", "Ruth Keller")],
    ),
    (
        "office of a ministry",
        "Minister of Foreign Affairs Anders Brekke and the Director of the Office of Trade left.",
        [
            ("Minister of Foreign Affairs", "role", "Anders Brekke"),
            ("Anders Brekke", "person", "Anders Brekke"),
            ("Director of the Office of Trade", "role", None),
        ],
    ),
    (
        "state before a title",
        "Then Ohio Gov. Dan Marsh left.",
        [
            ("Ohio", "place", "Ohio"),
            ("Ohio Gov.", "role", "Dan Marsh"),
            ("Dan Marsh", "person", "Dan Marsh"),
        ],
    ),
    (
        "small role before a name",
        "The envoy Park Jin and opposition leader Ada Voss met.",
        [
            ("envoy", "role", "Park Jin"),
            ("Park Jin", "person", "Park Jin"),
            ("opposition leader", "role", "Ada Voss"),
            ("Ada Voss", "person", "Ada Voss"),
        ],
    ),
    (
        "surname that is a title",
        "It was Peter T. King who left.",
        [("Peter T. King", "person", "Peter T. King")],
    ),
    (
        "ministry, department and council",
        "The Ministry of Health and Human Services, the Russian Foreign Ministry and the UN Security Council agreed.",
        [
            (
                "Ministry of Health and Human Services",
                "organisation",
                "Ministry of Health and Human Services",
            ),
            ("Russian Foreign Ministry", "organisation", "Russian Foreign Ministry"),
            ("UN Security Council", "organisation", "UN Security Council"),
        ],
    ),
    (
        "no name: days, months, nationalities, faiths, parties",
        "On Monday, in March, the Libyan and Iranian-American guests met Muslims and Republicans.",
        [],
    ),
    ("no name: sentence starts", "Yesterday it rained. However, nobody came. Protesters left.", []),
    ("no name: contractions", "Well, I’m glad. We’re here. Don't go.", []),
    (
        "places",
        "From New Zealand, the Gulf of Aden coast and Marrow Bay they flew to San Pedro.",
        [
            ("New Zealand", "place", "New Zealand"),
            ("Gulf", "unknown", None),
            ("Aden", "place", "Aden"),
            ("Marrow Bay", "place", "Marrow Bay"),
            ("San Pedro", "place", "San Pedro"),
        ],
    ),
    (
        "a treaty is nobody",
        "They signed the Voting Rights Act and the Tesh Treaty.",
        [("Voting Rights Act", "unknown", None), ("Tesh Treaty", "unknown", None)],
    ),
    (
        "organisation before a person",
        "It was Fox News Anna Berg said to own.",
        [("Fox News", "organisation", "Fox News"), ("Anna Berg", "person", "Anna Berg")],
    ),
    (
        "short word only in capitals",
        "He asked who would help us. The WHO and the US did.",
        [("WHO", "organisation", "WHO"), ("US", "place", "US")],
    ),
    (
        "nouns that are adjectives too",
        "The private sector and a major row; the general left.",
        [("the general", "role", None)],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), [case[1:] for case in KINDS], ids=[case[0] for case in KINDS])
def test_a_name_has_its_kind(text: str, wanted: list[tuple[str, str, str | None]]) -> None:
    assert shown(text) == wanted


# (full name as first given, a later mention): names from many languages
SAME_PERSON = [
    ("Mohamed Taha Siala", "Siala"),
    ("Mohamed Taha Siala", "Mohamed Siala"),
    ("Abdel Fattah al-Sisi", "Al-Sisi"),
    ("Abdel Fattah al-Sisi", "Sisi"),
    ("Mohammed bin Salman", "Bin Salman"),
    ("Wang Yi", "Wang"),
    ("Kim Jong Un", "Kim"),
    ("Nguyen Phu Trong", "Trong"),
    ("Andrés Manuel López Obrador", "López Obrador"),
    ("Enrique Peña Nieto", "Pena Nieto"),
    ("Luiz Inácio Lula da Silva", "Lula"),
    ("Ursula von der Leyen", "Von der Leyen"),
    ("Alexander Van der Bellen", "Van der Bellen"),
    ("Joseph R. Biden Jr.", "Joe Biden"),
    ("Aung San Suu Kyi", "Suu Kyi"),
    ("Ngozi Okonjo-Iweala", "Okonjo-Iweala"),
    ("Park Geun-hye", "Park"),
    ("Thomas E. Perez", "Tom Perez"),
]


@pytest.mark.parametrize(("full", "later"), SAME_PERSON, ids=[f"{f}: {s}" for f, s in SAME_PERSON])
def test_a_shorter_name_is_linked_to_the_fullest(full: str, later: str) -> None:
    text = f"President {full} spoke. Then {later} left."
    people = [row for row in shown(text) if row[1] == "person"]
    assert people == [(full, "person", full), (later, "person", full)]


def test_a_surname_before_the_full_name_is_linked_too() -> None:
    text = "In the hall Siala waited. Later Mohamed Siala left."
    assert [row[2] for row in shown(text)] == ["Mohamed Siala", "Mohamed Siala"]


def test_of_two_with_one_surname_the_title_and_the_last_subject_decide() -> None:
    text = (
        "Hillary Clinton spoke in Ohio after a call from Bill Clinton. Clinton left. "
        "Bill Clinton stayed. Clinton slept. Mrs. Clinton called."
    )
    people = [row[2] for row in shown(text) if row[0] == "Clinton"]
    assert people == ["Hillary Clinton", "Bill Clinton", "Hillary Clinton"]


def test_a_president_is_not_the_son_who_is_named_in_full() -> None:
    text = "President Torvald spoke. President Torvald left. His son Ivo Torvald stayed. President Torvald slept."
    people = [(row[0], row[2]) for row in shown(text) if row[1] == "person"]
    assert people == [("Torvald", "Torvald")] * 2 + [("Ivo Torvald", "Ivo Torvald"), ("Torvald", "Torvald")]


# (text, words, entity)
ORGANISATIONS = [
    ("The Government of National Accord (GNA) met. GNA troops left.", "GNA", "Government of National Accord"),
    ("The World Trade Organization met. The WTO said no.", "WTO", "World Trade Organization"),
    ("The Council of Rivers met. The Council said no.", "Council", "Council of Rivers"),
    ("The White House and the House agreed.", "House", "House"),
]


@pytest.mark.parametrize(("text", "words", "entity"), ORGANISATIONS, ids=[row[1] for row in ORGANISATIONS])
def test_an_organisation_is_linked_to_its_fullest_name(text: str, words: str, entity: str) -> None:
    assert [row[2] for row in shown(text) if row[0] == words][-1] == entity


# (headline, names expected)
HEADLINES = [
    ("Siala Says No Talks Before Spring", ["Siala"]),
    ("FOREIGN MINISTER SIALA REJECTS NEW TALKS IN CAIRO", ["SIALA", "CAIRO"]),
    ("Rivers Council Asks Moscow For Help", ["Moscow"]),
    ("Why Anna Berg Will Never Leave The Council", ["Anna Berg"]),
]


@pytest.mark.parametrize(("headline", "wanted"), HEADLINES, ids=[row[0] for row in HEADLINES])
def test_in_a_headline_only_known_names_are_found(headline: str, wanted: list[str]) -> None:
    text = f"{headline}\n\nForeign Minister Mohamed Siala spoke on Monday in the old town hall."
    assert [row[0] for row in shown(text) if text.index(row[0]) < len(headline)][: len(wanted)] == wanted


def test_the_title_brings_in_the_full_name() -> None:
    text, title = (
        "MS. SOLHEIM: Good morning.",
        "Press Briefing by Press Secretary Maren Solheim, 20 March 2031",
    )
    assert shown(text, title) == [("SOLHEIM", "person", "Maren Solheim")]


def test_pronouns_are_names_of_their_own_kind() -> None:
    text = "He said she and I agree; they do not."
    assert [(text[n.start : n.end], n.kind) for n in names_of(text)] == [
        (word, "pronoun") for word in ("He", "she", "I", "they")
    ]


WORDS = st.sampled_from(
    [
        "Siala",
        "Maren",
        "Solheim",
        "the",
        "of",
        "minister",
        "Gen",
        ".",
        ",",
        "al-Sisi",
        "Council",
        "he",
        "said",
        "\n",
        "bin",
    ]
)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_names_stand_in_order_and_never_begin_or_end_in_white_space(text: str) -> None:
    found = names_of(text)
    assert [(n.start, n.end) for n in found] == sorted({(n.start, n.end) for n in found})
    assert all(text[n.start : n.end] == text[n.start : n.end].strip() != "" for n in found)


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_an_unrelated_paragraph_changes_no_earlier_name(text: str) -> None:
    text = f"{text.strip()} ends here."
    appended = f"{text}\n\nRain fell on Dorvenna, and Quillon Abrasky walked home."
    assert [n for n in names_of(appended) if n.end <= len(text)] == list(names_of(text))


@pytest.mark.parametrize("title", [" ", ".", "\u00a0\n"])
def test_a_title_without_words_names_nobody(title: str) -> None:
    assert names_of("Siala left.", title) == names_of("Siala left.")
