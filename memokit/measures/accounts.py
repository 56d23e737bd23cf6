"""Where memos disagree: events of which different memos give different numbers or days, and plans that moved.

What an account says is not judged: the numbers in its clause stand beside those of the others, in the order of the
memos. A correction is told as one where the memo says so itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile, groupby, takewhile
from operator import itemgetter

import pandas as pd

from memokit.corpus import Corpus
from memokit.language.tokens import find_tokens
from memokit.lexicon import read_rows
from memokit.measures.events import tellings
from memokit.measures.timeline import timeline
from memokit.model import Token

CORRECTION = re.compile(r"\s*(?:correction|corrected|corrects|clarification)\b", re.IGNORECASE)
"""How a memo's title or first words say that it corrects an earlier one."""
LEAST = 2
"""Numbers below two are left out: `one` is a pronoun more often than a count."""
TELLERS = frozenset(
    ["account", "accounts", "agencies", "outlets", "reports", "sources", "statements", "times", "versions"]
)
"""What is counted where memos are about their own telling: such a number is none of the event's figures."""
NEAR = 2
"""The counted word stands so many words after its number at most: `two other sources`."""
NUMBERED = frozenset(
    [
        "act",
        "article",
        "chapter",
        "clause",
        "column",
        "decree",
        "directive",
        "flight",
        "highway",
        "law",
        "no",
        "number",
        "order",
        "page",
        "paragraph",
        "proclamation",
        "protocol",
        "regulation",
        "resolution",
        "room",
        "route",
        "rule",
        "section",
        "title",
        "volume",
    ]
)
"""After these a number tells which one is meant, and is none of the event's figures."""
NUMBERED_MANY = frozenset(f"{word}s" for word in NUMBERED)
LISTED = (",", "and", "or")
COLUMNS = [
    "event",
    "what",
    "differs",
    "date",
    "source",
    "first_day",
    "told",
    "numbers",
    "correction",
    "memo_id",
    "key",
]


def accounts(corpus: Corpus) -> pd.DataFrame:
    """The events that memos tell differently, an account a row: all accounts of an event stand together.

    Columns: event (its number among `events`), what (the first account's sentence), differs (`numbers`, `days`, or
    both), date and source (of the memo), first_day, told (the sentence), numbers (those of the clause that are no part
    of a day, joined by `, `), correction (whether the memo calls itself one), memo_id, key (the day's words).
    Events are those of `measures.events`, which errs on the side of keeping accounts apart; numbers of different
    things in one sentence are not told apart, so that a reader must look. One memo alone never disagrees.

    >>> import memokit as mk
    >>> found = accounts(mk.read("data"))
    >>> "19" in set(found["numbers"])
    True
    """
    return differing(corpus, tellings(timeline(corpus)))


def differing(corpus: Corpus, told: pd.DataFrame) -> pd.DataFrame:
    """`accounts`, from what `tellings` gives of the whole timeline."""
    several = told.groupby("event")["memo_id"].transform("nunique") > 1
    shared = told[several].reset_index(drop=True)
    shared = shared.assign(
        numbers=list(_numbers(corpus, shared)),
        correction=list(_corrections(corpus, shared)),
        told=shared["what"],
        what=shared.groupby("event")["what"].transform("first"),
    )
    how = pd.Series(dict(_differs(shared)), dtype="str")
    if not len(how):
        return pd.DataFrame({name: pd.Series(dtype="str") for name in COLUMNS})
    kept = shared[shared["event"].isin(how.index)]
    return kept.assign(differs=kept["event"].map(how))[COLUMNS].reset_index(drop=True)


def _differs(shared: pd.DataFrame) -> Iterator[tuple[int, str]]:
    """The events whose accounts differ, and in what: a number that one memo gives and another, that gives some, does
    not; or a day."""
    columns = (shared[name].tolist() for name in ("event", "numbers", "first_day", "last_day"))
    for event, rows in groupby(zip(*columns, strict=True), key=itemgetter(0)):
        own = list(rows)
        numbers = {frozenset(row[1].split(", ")) for row in own if row[1]}
        days = {first for _, _, first, last in own if first == last}
        found = [name for name, told in (("numbers", numbers), ("days", days)) if len(told) > 1]
        if found:
            yield int(event), " and ".join(found)


def _numbers(corpus: Corpus, entries: pd.DataFrame) -> Iterator[str]:
    """The numbers of each entry's clause, in order, without those of its times."""
    known = {row[0]: row[1] for row in read_rows("numerals") if len(row) > 1}
    for memo_id, clause, sentence in zip(
        entries["memo_id"], entries["clause"], entries["sentence"], strict=True
    ):
        annotated = corpus.annotated_memo(memo_id)
        start = annotated.memo.text.find(
            clause, annotated.sentences[sentence].start if annotated.sentences else 0
        )
        times = [(time.start - start, time.end - start) for time in annotated.times]
        found = []
        tokens = list(find_tokens(clause))
        for place, token in enumerate(tokens):
            value = known.get(token.text.lower()) if token.kind == "word" else token.text.replace(",", "")
            inside = any(first <= token.start < last for first, last in times)
            if (
                token.kind in ("word", "number")
                and value
                and value.isdigit()
                and int(value) >= LEAST
                and not inside
                and not _counts_tellers(tokens[place + 1 : place + 1 + NEAR])
                and not _is_of_a_name(tokens, place)
            ):
                found.append(value)
        yield ", ".join(dict.fromkeys(found))


def _counts_tellers(after: Sequence[Token]) -> bool:
    """Whether the words after a number say that it counts who tells, or how often: `three accounts`, `two other sources`."""
    words = takewhile(lambda token: token.kind == "word", after)
    return any(token.text.lower() in TELLERS for token in words)


def _is_of_a_name(tokens: Sequence[Token], place: int) -> bool:
    """Whether the number at `place` tells which one, not how many: `Resolution 2510`, `Orders 13067 and 13412`."""
    before = dropwhile(lambda token: token.kind == "number" or token.text in LISTED, reversed(tokens[:place]))
    word = next(before, None)
    listed = word is not tokens[place - 1] if place else False
    return word is not None and word.text.lower() in (NUMBERED_MANY if listed else NUMBERED | NUMBERED_MANY)


def _corrections(corpus: Corpus, entries: pd.DataFrame) -> Iterator[bool]:
    for memo_id in entries["memo_id"]:
        memo = corpus.annotated_memo(memo_id).memo
        yield bool(CORRECTION.match(memo.title or "") or CORRECTION.match(memo.text))
