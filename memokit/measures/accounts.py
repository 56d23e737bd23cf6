"""Where memos disagree: events of which different memos give different numbers or days, and plans that moved.

What an account says is not judged: the numbers in its clause stand beside those of the others, in the order of the
memos. A correction is told as one where the memo says so itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pandas as pd

from memokit.corpus import Corpus
from memokit.language.tokens import find_tokens
from memokit.lexicon import read_rows
from memokit.measures.events import tellings
from memokit.measures.timeline import timeline

CORRECTION = re.compile(r"\s*(?:correction|corrected|corrects|clarification)\b", re.IGNORECASE)
"""How a memo's title or first words say that it corrects an earlier one."""
LEAST = 2
"""Numbers below two are left out: `one` is a pronoun more often than a count."""
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
    entries = tellings(timeline(corpus))
    entries = entries.assign(
        numbers=list(_numbers(corpus, entries)), correction=list(_corrections(corpus, entries))
    )
    kept = []
    for _, own in entries.groupby("event", sort=False):
        differs = _differs(own)
        if differs and own["memo_id"].nunique() > 1:
            kept.append(own.assign(differs=differs, what=own["what"].iloc[0], told=own["what"]))
    if not kept:
        return pd.DataFrame({name: pd.Series(dtype="str") for name in COLUMNS})
    return pd.concat(kept, ignore_index=True)[COLUMNS]


def _differs(own: pd.DataFrame) -> str:
    """In what the accounts of one event differ: a number that one memo gives and another, that gives some, does not."""
    told = [set(numbers.split(", ")) for numbers in own["numbers"] if numbers]
    by_days = own.loc[own["first_day"] == own["last_day"], "first_day"].nunique() > 1
    return " and ".join(
        name for name, found in (("numbers", any(one != told[0] for one in told)), ("days", by_days)) if found
    )


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
        for token in find_tokens(clause):
            value = known.get(token.text.lower()) if token.kind == "word" else token.text.replace(",", "")
            inside = any(first <= token.start < last for first, last in times)
            if (
                token.kind in ("word", "number")
                and value
                and value.isdigit()
                and int(value) >= LEAST
                and not inside
            ):
                found.append(value)
        yield ", ".join(dict.fromkeys(found))


def _corrections(corpus: Corpus, entries: pd.DataFrame) -> Iterator[bool]:
    for memo_id in entries["memo_id"]:
        memo = corpus.annotated_memo(memo_id).memo
        yield bool(CORRECTION.match(memo.title or "") or CORRECTION.match(memo.text))
