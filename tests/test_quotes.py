"""Quotes: what was said, its kind, its cue and the words that name the speaker, case by case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memokit.language.annotate import annotate
from memokit.language.quotes.words import LETTERS, Words, verb
from memokit.language.tokens import find_tokens
from memokit.model import Memo

Row = tuple[str, str, str | None, str | None]


def rows(text: str, document_type: str = "news", author: str | None = None) -> list[Row]:
    """The quotes of a text as (words, kind, cue, mention); the words of several spans stand with a bar between."""
    memo = Memo("1", text, language="en", document_type=document_type, author=author)
    return [
        (
            " | ".join(text[start:end] for start, end in quote.spans),
            quote.kind,
            text[slice(*quote.cue)] if quote.cue else None,
            text[slice(*quote.mention)] if quote.mention else None,
        )
        for quote in annotate(memo).quotes
    ]


MARKS = [
    ('"We will go," Okafor said.', "We will go"),
    ("“We will go,” Okafor said.", "We will go"),
    ("'We will go,' Okafor said.", "We will go"),
    ("‘We will go,’ Okafor said.", "We will go"),
    ("«We will go,» Okafor said.", "We will go"),
    ("»We will go,« Okafor said.", "We will go"),
    ("„We will go,“ Okafor said.", "We will go"),
    ("``We will go,'' Okafor said.", "We will go"),
    ("''We will go,'' Okafor said.", "We will go"),
    ("”We will go,” Okafor said.", "We will go"),
    ("“He told me ‘never’ and left,” Okafor said.", "He told me ‘never’ and left"),
    ("'It's Lind's road,' Okafor said.", "It's Lind's road"),
    ("“We heard it in the '90s,” Okafor said.", "We heard it in the '90s"),
    ('"We will go (soon)," Okafor said.', "We will go (soon)"),
]


@pytest.mark.parametrize(("text", "words"), MARKS)
def test_marks_of_every_shape(text: str, words: str) -> None:
    assert rows(text) == [(words, "direct", "said", "Okafor")]


ATTRIBUTIONS = [
    ('"We will go," said Okafor.', [("We will go", "direct", "said", "Okafor")]),
    (
        '"We will go," said Ann Okafor, head of the road office.',
        [("We will go", "direct", "said", "Ann Okafor")],
    ),
    ('"We will go," the mayor of Orla said.', [("We will go", "direct", "said", "the mayor of Orla")]),
    ('"Why now?" asked Okafor.', [("Why now?", "direct", "asked", "Okafor")]),
    ('"Why now?" he quipped.', [("Why now?", "direct", "quipped", "he")]),
    ('"Why now?" he deadpanned.', [("Why now?", "direct", "deadpanned", "he")]),
    ('"We will go," the diplomat told TASS.', [("We will go", "direct", "told", "the diplomat")]),
    ('"We will go," Ann Okafor, who has led us, said.', [("We will go", "direct", "said", "Ann Okafor")]),
    ('"We will go," Ann Okafor (Green) said.', [("We will go", "direct", "said", "Ann Okafor")]),
    ('"We will go," according to Okafor.', [("We will go", "direct", "according to", "Okafor")]),
    ('"We will go," reads the letter.', [("We will go", "direct", "reads", "the letter")]),
    ('Okafor said: "We will go."', [("We will go.", "direct", "said", "Okafor")]),
    ('Okafor said, "We will go".', [("We will go", "direct", "said", "Okafor")]),
    ('Okafor affirmed that: "We will go."', [("We will go.", "direct", "affirmed", "Okafor")]),
    ('Okafor told CNN on Monday: "We will go."', [("We will go.", "direct", "told", "Okafor")]),
    ('Okafor: "We will go."', [("We will go.", "direct", None, "Okafor")]),
    ('As Ann Okafor put it, "we will go home."', [("we will go home.", "direct", "put", "Ann Okafor")]),
    (
        'In the words of Ann Okafor, "we will go home."',
        [("we will go home.", "direct", "In the words of", "Ann Okafor")],
    ),
    ('Okafor was quoted by the agency as saying: "We go."', [("We go.", "direct", "quoted", "Okafor")]),
    (
        'In a statement issued on Monday, Okafor replied, adding: "We go."',
        [("We go.", "direct", "adding", "Okafor")],
    ),
    ('"We agreed," Okafor said, "and we go."', [("We agreed | and we go.", "direct", "said", "Okafor")]),
    ('"We agreed," Okafor said. "We go."', [("We agreed | We go.", "direct", "said", "Okafor")]),
    ('"We go," Lind was quoted by Interfax as saying.', [("We go", "direct", "quoted", "Lind")]),
    ('"We go home" – Lind.', [("We go home", "direct", None, "Lind")]),
    ('Lind replied: "Never."', [("Never.", "direct", "replied", "Lind")]),
    ('A banner read: "Freedom now".', [("Freedom now", "direct", "read", "A banner")]),
    ('Said Lind, who grew up there, "We go."', [("We go.", "direct", "Said", "Lind")]),
    ('Asked about it, Okafor said: "No comment."', [("No comment.", "direct", "said", "Okafor")]),
    (
        "'We agreed,' the mayor said on Monday. 'We go.'",
        [("We agreed | We go.", "direct", "said", "the mayor")],
    ),
]


@pytest.mark.parametrize(("text", "found"), ATTRIBUTIONS)
def test_attributions_of_words_in_marks(text: str, found: list[Row]) -> None:
    assert rows(text) == found


INDIRECT = [
    ("Okafor said that they would go.", [("they would go", "said", "Okafor")]),
    ("Okafor said they would go.", [("they would go", "said", "Okafor")]),
    ("Okafor, who leads the office, said they would go.", [("they would go", "said", "Okafor")]),
    (
        "Okafor, head of the office in Orla, told reporters that they would go.",
        [("they would go", "told", "Okafor")],
    ),
    (
        "Karsand's foreign minister, Ann Okafor, said they would go.",
        [("they would go", "said", "Ann Okafor")],
    ),
    ("Okafor told the BBC she would go.", [("she would go", "told", "Okafor")]),
    ("Okafor has repeatedly denied that she would go.", [("she would go", "denied", "Okafor")]),
    ("Okafor insisted, however, that she would not go.", [("she would not go", "insisted", "Okafor")]),
    ("Biden on Tuesday announced that talks may fail.", [("talks may fail", "announced", "Biden")]),
    ("Lind last week said he would go.", [("he would go", "said", "Lind")]),
    ("Lind, Jr. today said he would go.", [("he would go", "said", "Lind, Jr.")]),
    ("Okafor vowed to open the road.", [("open the road", "vowed", "Okafor")]),
    ("Okafor refused to speak as she left.", [("speak", "refused", "Okafor")]),
    ("Okafor called for an inquiry into the deaths.", [("an inquiry into the deaths", "called", "Okafor")]),
    ("Okafor laid out a plan for the road.", [("a plan for the road", "laid", "Okafor")]),
    ("Okafor lashed out at the press.", [("the press", "lashed", "Okafor")]),
    ("Okafor accused the rebels of shelling Orla.", [("the rebels of shelling Orla", "accused", "Okafor")]),
    ("Okafor warned them not to go.", [("them not to go", "warned", "Okafor")]),
    ("Okafor asked whether they would go.", [("whether they would go", "asked", "Okafor")]),
    ("Okafor is confident that they will go.", [("they will go", "confident", "Okafor")]),
    (
        "They doubted Okafor's claim that the road was open.",
        [("Okafor's claim that the road was open", "doubted", "They")],
    ),
    ("Talks failed despite Okafor's pledge to reopen them.", [("reopen them", "pledge", "Okafor")]),
    (
        "According to the union, a third of them left.",
        [("a third of them left", "According to", "the union")],
    ),
    (
        "A third of them left, according to the union.",
        [("A third of them left", "according to", "the union")],
    ),
    ("The road must open by March, he noted.", [("The road must open by March", "noted", "he")]),
    ("The road must open by March, said the envoy.", [("The road must open by March", "said", "the envoy")]),
    ("But the road must open, he told Reuters.", [("the road must open", "told", "he")]),
    ("The deal, Okafor said, was dead.", [("The deal | was dead", "said", "Okafor")]),
    ("In March, Okafor said, the road must open.", [("the road must open", "said", "Okafor")]),
    ("As Okafor noted, the road must open.", [("the road must open", "noted", "Okafor")]),
    ("Okafor was quoted as saying that talks go on.", [("talks go on", "saying", "Okafor")]),
    ("The talks go on, Okafor was quoted as saying.", [("The talks go on", "quoted", "Okafor")]),
    ("Okafor and Lind said they would go.", [("they would go", "said", "Okafor and Lind")]),
    ("A security source said talks failed.", [("talks failed", "said", "A security source")]),
    ("Some said they would go.", [("they would go", "said", "Some")]),
    (
        "He said the war, which began in May, would end soon.",
        [("the war, which began in May, would end soon", "said", "He")],
    ),
    ("Lind remains sceptical about the truce.", [("the truce", "sceptical", "Lind")]),
    ("He noted that, if talks fail, war is likely.", [("if talks fail, war is likely", "noted", "He")]),
    (
        "Lind, speaking in Orla, said the talks, which began on Monday, had failed.",
        [("the talks, which began on Monday, had failed", "said", "Lind")],
    ),
    ("Lind said when talks would resume.", [("when talks would resume", "said", "Lind")]),
    ("Speaking in Orla, the minister said the deal was off.", [("the deal was off", "said", "the minister")]),
    ("Lind (left) said he was tired.", [("he was tired", "said", "Lind")]),
    ("Lind reportedly told aides he would quit.", [("he would quit", "told", "Lind")]),
    (
        "Lind reiterated Karsand's support for the truce.",
        [("Karsand's support for the truce", "reiterated", "Lind")],
    ),
    ("The court ruled that the ban was unlawful.", [("the ban was unlawful", "ruled", "The court")]),
    ("Talks to resume on Monday, UN envoy says", [("Talks to resume on Monday", "says", "UN envoy")]),
    ("Karsand is ready for dialogue — Lind", [("Karsand is ready for dialogue", None, "Lind")]),
    (
        "Lind said Karsand stands ready to work, calling on both sides to talk.",
        [("Karsand stands ready to work", "said", "Lind"), ("both sides to talk", "calling", "Lind")],
    ),
    ("Tags: Kelda, dam, ferry", []),
    ("Siala: no talks before March", [("no talks before March", None, "Siala")]),
    ("Talks may resume in March - minister", [("Talks may resume in March", None, "minister")]),
    ("No talks before March, says Siala", [("No talks before March", "says", "Siala")]),
    (
        "Okafor said she would go, but Lind said he would not.",
        [("she would go", "said", "Okafor"), ("he would not", "said", "Lind")],
    ),
    (
        "Okafor said she would go and added that Lind would.",
        [("she would go", "said", "Okafor"), ("Lind would", "added", "Okafor")],
    ),
    (
        "The sides have agreed on a draft, the envoy noted, adding that talks go on.",
        [("The sides have agreed on a draft", "noted", "the envoy"), ("talks go on", "adding", "the envoy")],
    ),
    (
        "Okafor criticised the deal, which was signed in May, and praised Lind.",
        [("the deal", "criticised", "Okafor"), ("Lind", "praised", "Okafor")],
    ),
]


@pytest.mark.parametrize(("text", "found"), INDIRECT)
def test_what_is_said_without_marks(text: str, found: list[tuple[str, str | None, str]]) -> None:
    assert rows(text) == [(words, "indirect", cue, mention) for words, cue, mention in found]


MIXED = [
    ('Okafor called it "a disgrace".', ("a disgrace", "mixed", "called", "Okafor")),
    ('Okafor called the plan "a disgrace".', ("a disgrace", "mixed", "called", "Okafor")),
    ('Okafor discussed on Sunday "old wars and new roads," with Lind.', ("old wars and new roads", "mixed", "discussed", "Okafor")),
    ('Okafor said the plan was "a disgrace" and would fail.', ('the plan was "a disgrace" and would fail', "mixed", "said", "Okafor")),
    ('There is "no way back", Okafor said.', ('There is "no way back"', "mixed", "said", "Okafor")),
    ('Okafor said "we are going".', ("we are going", "direct", "said", "Okafor")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "row"), MIXED)
def test_words_in_marks_inside_a_clause(text: str, row: Row) -> None:
    assert rows(text) == [row]


@pytest.mark.parametrize(
    "text",
    [
        'The so-called "road office" was closed.',
        'His book "A Long Road" won a prize.',
        "The rock 'n' roll years and the '90s were over.",
        "The state report was late, and the press plan too.",
        "A newsletter called Road News came out.",
        "There was talk of a new road.",
    ],
)
def test_what_is_not_speech(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize("verb_form", ["was reported", "is believed"])
def test_what_is_said_by_nobody_named_has_no_mention(verb_form: str) -> None:
    assert rows(f"It {verb_form} that Lind had left.") == [
        ("Lind had left", "indirect", verb_form.split()[1], None)
    ]


def test_a_nickname_is_no_quote() -> None:
    assert rows('John "Red" Miller said he was happy.') == [("he was happy", "indirect", "said", "Miller")]


def test_feet_and_inches_are_no_marks() -> None:
    text = "He was 6'2\" tall and drove on, Okafor said."
    assert rows(text) == [("He was 6'2\" tall and drove on", "indirect", "said", "Okafor")]


def test_a_quotation_over_paragraphs_is_one_quote() -> None:
    text = 'Okafor said: "We go.\n"We stay away.\n"We never come back."\nLind was silent.'
    assert rows(text) == [("We go. | We stay away. | We never come back.", "direct", "said", "Okafor")]


def test_a_colon_at_a_paragraphs_end_leads_to_the_next() -> None:
    assert rows('Okafor continued:\n"We go home today."') == [
        ("We go home today.", "direct", "continued", "Okafor")
    ]


def test_a_name_behind_a_dash_says_the_paragraph_before() -> None:
    assert rows('"We go home today."\n- Ann Okafor.') == [("We go home today.", "direct", None, "Ann Okafor")]


def test_a_paragraph_of_quotations_alone_takes_the_attribution_before() -> None:
    text = '"We go," Okafor said.\n"They all stay."'
    assert rows(text) == [
        ("We go", "direct", "said", "Okafor"),
        ("They all stay.", "direct", "said", "Okafor"),
    ]


def test_an_open_mark_spoils_its_own_paragraph_only() -> None:
    text = 'He saw "the road and left.\n"We will go," Okafor said.'
    assert rows(text)[-1] == ("We will go", "direct", "said", "Okafor")


def test_turns_of_a_transcript_with_questioners_apart() -> None:
    text = "MS. ORN: Good day.\nAnd welcome.\nQ Will you go?\nMS. ORN: (Laughs.) No.\n(Applause.)"
    assert rows(text, "transcript") == [
        ("Good day. | And welcome.", "direct", None, "MS. ORN"),
        ("Will you go?", "direct", None, "Q"),
        ("(Laughs.) No.", "direct", None, "MS. ORN"),
    ]


def test_turns_of_a_parliament_s_record() -> None:
    text = "Mr DOE (3:33 PM) —Mr Speaker, I ask why.\nMr Lind interjecting\nThe SPEAKER —Order.\nThe Hon. A.B. MAHR (Kelda—Premier) (15:36): I move.\nMr. ORN. So do I.\nSenator HALE of Orla. And I."
    assert rows(text, "transcript") == [
        ("Mr Speaker, I ask why. | Mr Lind interjecting", "direct", None, "Mr DOE"),
        ("Order.", "direct", None, "The SPEAKER"),
        ("I move.", "direct", None, "The Hon. A.B. MAHR"),
        ("So do I.", "direct", None, "Mr. ORN"),
        ("And I.", "direct", None, "Senator HALE of Orla"),
    ]


def test_turns_below_a_name_on_a_line_of_its_own() -> None:
    text = "Ann Lind 0:26\nWelcome.\nWe begin.\nJo Doe (0:41):\nThank you.\n• Kim Orn:\nI ask.\n• Kim Orn:\nAgain.\nMR. HALE:\nNo."
    assert rows(text, "transcript") == [
        ("Welcome. | We begin.", "direct", None, "Ann Lind"),
        ("Thank you.", "direct", None, "Jo Doe"),
        ("I ask.", "direct", None, "Kim Orn"),
        ("Again.", "direct", None, "Kim Orn"),
        ("No.", "direct", None, "MR. HALE"),
    ]


def test_turns_of_a_court_s_numbered_lines() -> None:
    text = "Page 6550\n\n4 --- Upon commencing\n\n5 JUDGE ORN: Good morning.\n\n6 Please call the case.\n\n7 THE REGISTRAR: Case number 12,\n\n8 the Prosecutor versus Doe.\n\n9 JUDGE ORN: Thank you."
    assert rows(text, "transcript") == [
        ("Good morning. | Please call the case.", "direct", None, "JUDGE ORN"),
        ("Case number 12, | the Prosecutor versus Doe.", "direct", None, "THE REGISTRAR"),
        ("Thank you.", "direct", None, "JUDGE ORN"),
    ]


def test_a_transcript_without_turns_is_read_as_other_texts_are() -> None:
    text = "The Senate met at ten. “We shall go,” Okafor said."
    assert rows(text, "transcript") == [("We shall go", "direct", "said", "Okafor")]


def test_a_release_with_attributions_is_nobody_s_own_words() -> None:
    text = "The union welcomed the vote.\n“We shall go,” Okafor said.\n“We shall stay,” she added."
    memo = Memo("1", text, language="en", document_type="statement", author="Ann Lind")
    cues = [text[slice(*quote.cue)] for quote in annotate(memo).quotes if quote.cue]
    assert cues == ["welcomed", "said", "added"]


def test_turns_by_names_that_come_more_than_once_and_by_any_questioner() -> None:
    text = (
        "QUESTION: Will you go?\nJane Orn: No.\nToday: we see.\nREPORTER: Why?\nJane Orn (laughing): Because."
    )
    memo = Memo("1", text, language="en", document_type="transcript")
    assert [(text[slice(*q.mention or (0, 0))], q.speaker) for q in annotate(memo).quotes] == [
        ("QUESTION", None),
        ("Jane Orn", "Jane Orn"),
        ("REPORTER", None),
        ("Jane Orn", "Jane Orn"),
    ]
    assert rows(text, "transcript")[1] == ("No. | Today: we see.", "direct", None, "Jane Orn")


def test_verbs_are_inflected_by_rule() -> None:
    forms = {"agreed": "agree", "quipped": "quip", "admitting": "admit", "replies": "reply", "denied": "deny"}
    forms |= {
        "wrote": "write",
        "foretold": "foretell",
        "stresses": "stress",
        "labelled": "label",
        "argued": "argue",
    }
    assert {form: cue.lemma for form in forms if (cue := verb(form))} == forms


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_every_token_has_one_known_letter(text: str) -> None:
    letters = Words(text, find_tokens(text)).letters
    assert len(letters) == len(find_tokens(text))
    assert set(letters) <= set(LETTERS) | set(",.;:()-\"'%")


SENTENCES = st.sampled_from([text for text, _ in [*ATTRIBUTIONS, *INDIRECT]])


@given(st.lists(SENTENCES, max_size=4), SENTENCES)
def test_a_paragraph_more_changes_no_quote_before_it(before: list[str], last: str) -> None:
    text = "\n".join(before)
    assert rows(text + "\nLind left the road.\n" + last)[: len(rows(text))] == rows(text)


@given(
    st.lists(
        st.sampled_from(
            ['" ', "“", "” ", "said ", "Okafor ", "that ", "he ", ", ", ". ", "according to ", "\n", "'"]
        )
    )
)
def test_spans_stand_in_order_inside_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    for quote in annotate(Memo("1", text, language="en", document_type="news")).quotes:
        edges = [edge for span in quote.spans for edge in span]
        assert edges == sorted(edges)
        assert edges[0] >= 0
        assert edges[-1] <= len(text)
        assert all(start < end for start, end in quote.spans)


@given(st.lists(SENTENCES, min_size=1, max_size=3))
def test_curly_and_straight_marks_give_the_same_quotes(sentences: list[str]) -> None:
    straight = "\n".join(sentences)
    curly, opens = "", True
    for letter in straight:
        curly += ("“" if opens else "”") if letter == '"' else letter
        opens = opens != (letter == '"')
    plain = [(words.replace("“", '"').replace("”", '"'), *rest) for words, *rest in rows(curly)]
    assert plain == [tuple(row) for row in rows(straight)]


# (text, [(words, cue, mention)]): by whom, of whom, and who is no speaker
PASSIVES = [
    ("The plan was criticised by Lind.", [("The plan", "criticised", "Lind")]),
    ("The envoy was praised by Lind for his patience.", [("The envoy | his patience", "praised", "Lind")]),
    ("The general is believed to be in Orla.", [("The general | be in Orla", "believed", None)]),
    ("The aid was delivered by trucks.", []),
    ("The town was attacked by rebels.", []),
    ("Rebel forces attacked the town of Orla.", []),
    ("Lind attacked the ministry for its haste.", [("the ministry for its haste", "attacked", "Lind")]),
    (
        "The Fars agency quoted Oro Lind as saying that Velmora would stay.",
        [("Velmora would stay", "quoted", "Oro Lind")],
    ),
    (
        "Oro Lind was cited by Interfax as saying that Velmora would stay.",
        [("Velmora would stay", "saying", "Oro Lind")],
    ),
    ("The road, which he said was open, is shut.", [("was open", "said", "he")]),
    (
        "He added that if Lind came, he would tell him that it was over.",
        [("if Lind came, he would tell him that it was over", "added", "He")],
    ),
    (
        "In his town, Lind said, the schools are open.",
        [("In his town | the schools are open", "said", "Lind")],
    ),
    ("On Monday, Lind said, the schools are open.", [("the schools are open", "said", "Lind")]),
    ("He paid tribute to the dead.", [("the dead", "tribute", "He")]),
    ("She is in favour of talks.", [("talks", "favour", "She")]),
    (
        "Ann Orn, who heads the office, said the talks were over.",
        [("the talks were over", "said", "Ann Orn")],
    ),
    ("The talks are over, the envoy, Ann Orn, said.", [("The talks are over", "said", "Ann Orn")]),
]


@pytest.mark.parametrize(("text", "found"), PASSIVES)
def test_by_whom_and_of_whom(text: str, found: list[tuple[str, str, str | None]]) -> None:
    assert rows(text) == [(words, "indirect", cue, mention) for words, cue, mention in found]


TURNS_OF_NOBODY = (
    "MS. TORVALD: Good day.\n\nOPERATOR: The next question, please.\n\nQ Why now?\n\nMS. TORVALD: Because."
)


def test_the_operator_of_a_call_is_no_speaker() -> None:
    memo = Memo("1", TURNS_OF_NOBODY, language="en", document_type="transcript")
    assert [quote.speaker for quote in annotate(memo).quotes] == ["Torvald", None, None, "Torvald"]
