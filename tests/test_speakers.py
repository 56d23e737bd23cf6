"""Speakers: whom the words that name a quote's speaker stand for, and by which rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memokit.language.annotate import annotate
from memokit.language.names import find_names
from memokit.language.sentences import find_sentences
from memokit.language.speakers import link_speakers
from memokit.language.tokens import find_tokens
from memokit.model import Memo, Quote

Linked = list[tuple[str | None, str | None, str | None]]


def linked(text: str, *mentions: str, title: str | None = None) -> Linked:
    """Speaker, role and rule of quotes whose mentions are `mentions`, each looked for after the one before.

    A mention is followed in `text` by its cue; the words in the next pair of marks, or else the rest of the
    sentence, are the quote.
    """
    quotes, place = [], 0
    for words in mentions:
        start = text.index(words, place)
        place = start + len(words)
        first = text.find(" ", place + 1) + 1
        quotes.append(Quote(((first, text.index(".", first)),), "indirect", None, (start, place)))
    memo = Memo("1", text, title=title)
    sentences = find_sentences(text)
    names = find_names(memo, find_tokens(text), sentences)
    found, rows = link_speakers(memo, sentences, tuple(quotes), names)
    assert {quote.mention for quote in found} <= {(row.start, row.end) for row in rows}
    return [(quote.speaker, quote.speaker_role, quote.speaker_rule) for quote in found]


# (id, text, mentions in order, the last one's speaker and rule)
CASES = [
    ("full name", "Renn Okafor said no.", ["Renn Okafor"], "Renn Okafor", "full name"),
    ("surname", "Anna Okafor said so. Okafor said no.", ["Anna Okafor", "Okafor"], "Anna Okafor", "surname"),
    ("title in front", "Anna Berg left. Mrs. Berg said no.", ["Mrs. Berg"], "Anna Berg", "surname"),
    (
        "a clause behind the name",
        "Anna Berg, who runs the port, said no.",
        ["Anna Berg, who runs the port,"],
        "Anna Berg",
        "full name",
    ),
    ("of a place", "Sen. Ivo Tarn of Ohio said no.", ["Sen. Ivo Tarn of Ohio"], "Ivo Tarn", "full name"),
    (
        "a role and a comma before the name",
        "Berg's spokesman, Ivo Tarn, said no.",
        ["Berg's spokesman, Ivo Tarn"],
        "Ivo Tarn",
        "full name",
    ),
    ("named behind the mention", "Her aide, Ivo Tarn, said no.", ["Her aide"], "Ivo Tarn", "surname"),
    (
        "a man of that name",
        "A man calling himself Ivo Tarn said no.",
        ["A man"],
        "Ivo Tarn",
        "surname",
    ),
    ("he", "Ivo Tarn spoke. He said no.", ["He"], "Ivo Tarn", "in focus"),
    ("she, not he", "Anna Berg met Peter Voss. She said no.", ["She"], "Anna Berg", "in focus"),
    (
        "the subject, not the object",
        "Peter Voss met Ivan Tarn. He said no.",
        ["He"],
        "Peter Voss",
        "in focus",
    ),
    (
        "the speaker of the report, not whom it is about",
        "Peter Voss said Ivan Tarn had lied. He said so.",
        ["Peter Voss", "He"],
        "Peter Voss",
        "in focus",
    ),
    (
        "a clause of its own gives way to the sentence's subject",
        "When Peter Voss called, Ivan Tarn agreed. He said so.",
        ["He"],
        "Ivan Tarn",
        "in focus",
    ),
    (
        "carried on over paragraphs",
        "Peter Voss left.\n\nThe town was quiet.\n\nHe slept.\n\nHe said no.",
        ["He", "He"],
        "Peter Voss",
        "in focus",
    ),
    (
        "a new speaker takes over",
        "Peter Voss said no. Ivan Tarn said yes. He said it twice.",
        ["Peter Voss", "Ivan Tarn", "He"],
        "Ivan Tarn",
        "in focus",
    ),
    (
        "not the one who is spoken of",
        "Peter Voss and Ivan Tarn met. Ivan Tarn left. He said of Tarn nothing.",
        ["He"],
        "Peter Voss",
        "in focus",
    ),
    (
        "two who are only spoken of",
        "A letter to Peter Voss and Ivan Tarn came. He said no.",
        ["He"],
        None,
        "ambiguous",
    ),
    ("who", "Renn Okafor, who said no.", ["who"], "Renn Okafor", "surname"),
    ("who, of nobody", "The crowd, who said no.", ["who"], None, "unnamed"),
    ("nobody before", "He said no.", ["He"], None, "ambiguous"),
    ("nobody of that gender", "Peter Voss left. She said no.", ["She"], None, "ambiguous"),
    (
        "role by its nation",
        "Libyan minister Omar Haddad met Russian minister Ivan Tarn. The Libyan minister said no.",
        ["The Libyan minister"],
        "Omar Haddad",
        "role",
    ),
    (
        "counterpart by its nation",
        "Anna Berg met her Turkish counterpart, Emre Kaya. The Turkish minister said no.",
        ["The Turkish minister"],
        "Emre Kaya",
        "role",
    ),
    (
        "role told behind the name",
        "Nick Arle, a spokesman for the port, left. The spokesman said no.",
        ["The spokesman"],
        "Nick Arle",
        "role",
    ),
    ("wider word", "Sen. Ada Voss left. The lawmaker said no.", ["The lawmaker"], "Ada Voss", "role"),
    ("epithet", "Peter Voss spoke.\n\nThe tycoon said no.", ["The tycoon"], "Peter Voss", "last to act"),
    (
        "no epithet of another office",
        "President Peter Voss spoke.\n\nThe senator said no.",
        ["The senator"],
        None,
        "unnamed",
    ),
    (
        "gender of a role",
        "Peter Voss spoke. The businesswoman said no.",
        ["The businesswoman"],
        None,
        "unnamed",
    ),
    ("his lawyer is not he", "Peter Voss spoke. His lawyer said no.", ["His lawyer"], None, "unnamed"),
    ("unnamed", "Peter Voss spoke. A senior official said no.", ["A senior official"], None, "unnamed"),
    ("collective", "All member states said no.", ["All member states"], None, "collective"),
    ("collective: a people", "The Libyans said no.", ["The Libyans"], None, "collective"),
    ("collective: a trade", "Ruta Lindqvar spoke. The farmers said no.", ["The farmers"], None, "collective"),
    ("two names", "Peter Voss and Anna Berg said no.", ["Peter Voss and Anna Berg"], None, "collective"),
    ("a thing is nobody", "Anna Berg spoke. The contract said no.", ["The contract"], None, "unnamed"),
    ("they", "Peter Voss and Anna Berg left. They said no.", ["They"], None, "collective"),
    ("I", "I said no.", ["I"], None, "ambiguous"),
    (
        "organisation",
        "The Ministry of Health met. The ministry said no.",
        ["The ministry"],
        "Ministry of Health",
        "organisation",
    ),
    (
        "acronym",
        "The Government of National Accord (GNA) met. The GNA said no.",
        ["The GNA"],
        "Government of National Accord",
        "organisation",
    ),
    (
        "the group",
        "The Harbour Trust Foundation refused.\n\nThe group said no.",
        ["The group"],
        "Harbour Trust Foundation",
        "organisation",
    ),
    (
        "a body by its owner",
        "The Voss campaign said no.",
        ["The Voss campaign"],
        "Voss campaign",
        "organisation",
    ),
]


@pytest.mark.parametrize(
    ("text", "mentions", "speaker", "rule"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_mention_is_linked(text: str, mentions: list[str], speaker: str | None, rule: str) -> None:
    assert (linked(text, *mentions)[-1][0], linked(text, *mentions)[-1][2]) == (speaker, rule)


# (text, mention, the role)
ROLES = [
    ("Libyan Foreign Minister Omar Haddad said no.", "Omar Haddad", "Libyan Foreign Minister"),
    (
        "Omar Haddad, a security analyst at the Port Institute, said no.",
        "Omar Haddad",
        "security analyst at the Port Institute",
    ),
    ("Berg campaign manager Omar Haddad said no.", "Omar Haddad", "Berg campaign manager"),
    ("His Russian counterpart, Ivan Tarn, said no.", "Ivan Tarn", "Russian counterpart"),
    ("Gen. Omar Haddad, chairman of the joint staff, said no.", "Omar Haddad", "chairman of the joint staff"),
    ("Omar Haddad, 44, said no.", "Omar Haddad", None),
]


@pytest.mark.parametrize(("text", "mention", "role"), ROLES, ids=[str(row[2]) for row in ROLES])
def test_the_fullest_role_is_told(text: str, mention: str, role: str | None) -> None:
    assert linked(text, mention)[0][1] == role


def test_a_turn_is_spoken_by_the_one_in_the_title() -> None:
    text = (
        "MS. SOLHEIM: We agree on every point.\n\nQ Will they sign?\n\nMS. SOLHEIM: They will sign on Monday."
    )
    title = "Press briefing by Envoy Maren Solheim"
    found = annotate(Memo("1", text, title=title, language="en", document_type="transcript")).quotes
    assert [(q.speaker, q.speaker_role, q.speaker_rule) for q in found] == [
        ("Maren Solheim", "Envoy", "turn"),
        (None, None, "turn"),
        ("Maren Solheim", "Envoy", "turn"),
    ]


PEOPLE = st.sampled_from(
    ["Peter Voss", "Anna Berg", "Voss", "Berg", "He", "She", "The minister", "They", "A source"]
)
SAYING = st.tuples(
    PEOPLE, st.sampled_from(["said that it rains", "met Ivan Tarn", "left", 'said: "No, never"'])
)


def _story(sentences: list[tuple[str, str]], marks: str = '""') -> str:
    story = " ".join(f"{who} {what}." for who, what in sentences)
    return story.replace(' "', f" {marks[0]}").replace('".', f"{marks[1]}.")


def _said(text: str) -> list[tuple[int, str | None, str | None]]:
    quotes = annotate(Memo("1", text, language="en")).quotes
    return [(quote.start, quote.speaker, quote.speaker_rule) for quote in quotes]


@given(st.lists(SAYING, min_size=1, max_size=8))
def test_an_unrelated_paragraph_changes_no_earlier_speaker(sentences: list[tuple[str, str]]) -> None:
    text = _story(sentences)
    appended = f"{text}\n\nRain fell on Dorvenna while Quillon Abrasky walked home."
    assert [row for row in _said(appended) if row[0] < len(text)] == _said(text)


@given(st.lists(SAYING, min_size=1, max_size=8))
def test_curly_and_straight_marks_give_the_same_speakers(sentences: list[tuple[str, str]]) -> None:
    assert _said(_story(sentences, "“”")) == _said(_story(sentences))
