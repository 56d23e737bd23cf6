"""Whole memos that are somebody's words: the turns of a transcript, the body of a statement or speech."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice

from memokit.language.quotes.words import listed
from memokit.lexicon import one_of, read_words
from memokit.model import Memo, Quote

TURN = re.compile(
    r"(?:\*\*)?(?P<name>[A-Z][A-Z.'’ -]{0,60}?)(?:\s\([^)\n]{1,60}\))?(?:\*\*)?(?::(?:\*\*)?\s+|(?<=Q)(?:\*\*)?\s+)(?=\S)"
)
NAMED_TURN = re.compile(
    r"(?:\*\*)?(?P<name>[A-Z][\w.'’-]{0,30}(?:\s[A-Z][\w.'’-]{0,30}){0,4})(?:\s\([^)\n]{1,60}\))?(?:\*\*)?:(?:\*\*)?\s+(?=\S)"
)
"""A turn whose speaker is not written in capitals: a label that comes more than once (`Jane Orn: …`)."""
TITLED_TURN = re.compile(
    r"(?:\*\*)?(?P<name>(?:(?:Rt\.? )?"
    + one_of(read_words("speaker_titles"))
    + r")\.?(?: (?:Hon|Rt|Right|Acting|Deputy|Vice)\.?){0,3}(?: (?:[A-Z]\.){1,3}){0,3}(?: [A-Z][a-z]{2,12}){0,2} [A-Z][A-Z’'-]{2,24}(?: [A-Z]{2,20}){0,3}(?: of [A-Z][a-z]+)?)(?:\s?\([^()\n]{1,90}\)){0,2}(?:\*\*)?(?:\s?—\s?|:\s+|\.\s+)(?=\S)"
)
"""A turn of a parliament's record: `Mr LIND (3:33 PM) —`, `The CHAIRMAN. `, `The Hon. A. MAHR (Kelda) (15:36): `."""
LABEL_ALONE = re.compile(
    r"(?:[•*-]\s{1,3})?(?:\*\*)?(?P<name>[A-Z][\w.'’-]{0,30}(?:\s[A-Z][\w.'’-]{0,30}){0,4})(?:, [^\n:]{3,60})?(?:\*\*)?(?::(?:\*\*)?|:?[ \t]{1,4}(?P<clock>\(?\d{1,2}:\d\d(?::\d\d)?\)?):?)[ \t]*(?:\n|$)"
)
"""A speaker on a line of their own, above their words: `MR. PRESIDENT:`, `Ann Lind 0:26`, `• Ann Lind, Foreign Minister:`."""
_ADDRESSED = re.compile(r"(?:MRS?|MS|MISS|DR|JUDGE|JUSTICE|SENATOR|LORD|SIR|HON)\b\.? [A-Z]")
_NUMBER = re.compile(r"\d{1,2}\s{1,12}(?=\S)")
MOST_NUMBERED = 0.7
"""Of the lines of a record of a court so many have a number."""
LEAD = 1000
"""So much of a first paragraph tells whether it is about a statement, or its beginning."""
NO_PERSONS = listed(
    "Q QUESTION QUESTIONER QUESTIONERS REPORTER REPORTERS PRESS JOURNALIST INTERVIEWER MEDIA OPERATOR MODERATOR AUDIENCE"
    " PARTICIPANT ALL VOICE SPEAKER COURT WITNESS REGISTRAR CLERK INTERPRETER MARSHAL ANSWER"
)
"""Labels of those who ask, are many, or lead through a call."""


def is_no_person(label: str) -> bool:
    """Whether a turn's label names nobody: a questioner's, who is never the one that answers, or the operator's.

    >>> is_no_person("Q"), is_no_person("The SPEAKER"), is_no_person("MS. ORN")
    (True, True, False)
    """
    words = label.strip(" .").upper().removeprefix("THE ")
    return words in NO_PERSONS


_TOLD = re.compile(
    r"\b(?:the following|this) (?:\w+ )?(?:statement|remarks)\b|\bsaid\b[^“\"\n]{0,60}[“\"]|[“\"][^“”\"\n]{20,600}[”\"],? (?:\w+ ){0,4}said\b"
)


_ATTRIBUTED = re.compile(r"[”\"],? (?:\w+ ){0,4}(?:said|says|added)\b|\b(?:said|says|added)[,:]? [“\"]")
SEVERAL = 2
"""So many attributions make a release of a statement: it tells what others say."""


def is_attributed(text: str) -> bool:
    """Whether a text tells again and again who says what stands in marks: it is nobody's own words.

    >>> is_attributed("“We go,” she said. He added: “We stay.”"), is_attributed("We go, as he said.")
    (True, False)
    """
    return sum(1 for _ in islice(_ATTRIBUTED.finditer(text), SEVERAL)) == SEVERAL


def is_told(memo: Memo, start: int, end: int) -> bool:
    """Whether the first paragraph of a statement tells what its author says, so that the words stand in marks.

    >>> first = "Senator Lind issued the following statement: “We shall go.”"
    >>> is_told(Memo("1", first, author="Senator Ann Lind"), 0, len(first))
    True
    """
    last = re.sub(r"\s*\([^()]*\)", "", memo.author or "").split()[-1:]
    stop = min(end, start + LEAD)
    return (
        bool(last)
        and memo.text.find(last[0], start, stop) >= 0
        and _TOLD.search(memo.text, start, stop) is not None
    )


_MINE = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
FEW_OF_MINE = 2


def is_own(memo: Memo, start: int, end: int) -> bool:
    """Whether a statement or a speech is its author's own words, and no release about them; `start` to `end` is its first paragraph.

    A statement is if its title names the author, or it says `we` or `I`: who signs a release of others is not its speaker.

    >>> is_own(Memo("1", "We go. I say so.", document_type="statement", author="Ann Lind"), 0, 16)
    True
    >>> is_own(Memo("1", "The union goes.", title="Talks", document_type="statement", author="Ann Lind"), 0, 15)
    False
    """
    if memo.document_type != "statement":
        return True
    if is_told(memo, start, end) or is_attributed(memo.text):
        return False
    last = re.sub(r"\s*\([^()]*\)", "", memo.author or "").split()[-1:]
    if last and last[0].casefold() in (memo.title or "").casefold():
        return True
    return sum(1 for _ in islice(_MINE.finditer(memo.text, 0, LEAD), FEW_OF_MINE)) == FEW_OF_MINE


def find_document(memo: Memo, paragraphs: list[tuple[int, int]]) -> tuple[Quote, ...]:
    """A statement or speech by the person it is headed by: its body is that person's words."""
    words = (memo.author or "").split()
    roles = read_words("role_heads")
    heads = [n for n, word in enumerate(words) if word.lower() in roles and n + 1 < len(words)]
    split = heads[-1] + 1 if heads else 0
    if words and words[-1].lower() in roles:
        split = len(words)  # `the Press Secretary`
    role = " ".join(words[words[0].lower() == "the" : split]) or None
    name = " ".join(words[split:]) or None
    return (Quote(tuple(paragraphs), "direct", None, None, name, role, "document"),)


def find_turns(memo: Memo, paragraphs: list[tuple[int, int]]) -> tuple[Quote, ...]:
    """The turns of a transcript: each paragraph from its speaker's name on, joined to the paragraphs after it."""
    paragraphs = _without_numbers(memo.text, paragraphs)
    starts = [
        NAMED_TURN.match(memo.text, start, end) or LABEL_ALONE.match(memo.text, start, end)
        for start, end in paragraphs
    ]
    labels = Counter(match["name"].strip() for match in starts if match)
    found: list[Quote] = []
    spans: list[tuple[int, int]] = []
    awaited: tuple[int, int] | None = None  # who speaks next, named on a line of their own
    for (start, end), label in zip(paragraphs, starts, strict=True):
        turn = TURN.match(memo.text, start, end) or TITLED_TURN.match(memo.text, start, end)
        if turn is None and label and _is_label(label, labels):
            turn = label
        if turn:
            _close(found, spans)
            spans = []
            first = turn.start("name")
            awaited = (first, first + len(turn["name"].rstrip()))
            start = turn.end()
        if awaited and start < end:
            found.append(Quote(((start, end),), "direct", None, awaited, speaker_rule="turn"))
            spans, awaited = [(start, end)], None
        elif spans and not turn and not memo.text.startswith(("(", "["), start):
            spans.append((start, end))
    _close(found, spans)
    return tuple(found)


def _without_numbers(text: str, paragraphs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The paragraphs without the numbers that a court puts before its lines, where most have one."""
    numbers = [_NUMBER.match(text, start, end) for start, end in paragraphs]
    if sum(number is not None for number in numbers) < MOST_NUMBERED * len(paragraphs):
        return paragraphs
    return [
        (number.end() if number else start, end)
        for number, (start, end) in zip(numbers, paragraphs, strict=True)
    ]


def _is_label(match: re.Match[str], labels: Counter[str]) -> bool:
    """Whether a name before a colon is a speaker's: it comes more than once, has its clock, or is how somebody is addressed."""
    name = match["name"].strip()
    return (
        labels[name] > 1 or match.groupdict().get("clock") is not None or _ADDRESSED.match(name) is not None
    )


def _close(found: list[Quote], spans: list[tuple[int, int]]) -> None:
    """Give the last turn all its paragraphs."""
    if found and len(spans) > 1:
        found[-1] = found[-1]._replace(spans=tuple(spans))
