"""What a mark was taken for and why, in a sentence for a reader."""

from __future__ import annotations

from datetime import date

from memokit.explore.state import KINDS
from memokit.model import AnnotatedMemo, Name, Quote, TimeExpression

LONGEST = 60
_SPEAKER_RULES = {
    "full name": "named in full",
    "earlier speaker": "the person who spoke before",
    "surname": "by the surname",
    "role": "by the role that the memo gives to one person",
    "subject before": "the subject of the sentence before",
    "turn": "the transcript says whose turn it is",
    "document": "the statement's own author",
    "organisation": "an organisation",
    "unnamed": "the memo gives no name",
    "collective": "a group",
    "ambiguous": "more than one reading is equal",
    "no speaker found": "the memo does not say who",
}
PRONOUNS = ("pronoun", "role")


def day_words(day: str) -> str:
    """A day as people write it.

    >>> day_words("2020-12-30")
    'Wednesday 30 December 2020'
    """
    try:
        when = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{when:%A} {when.day} {when:%B} {when.year}"


def span_words(first: str | None, last: str | None) -> str:
    """A day, or from a day to a day."""
    if not first or not last:
        return "no day known"
    if first == last:
        return day_words(first)
    return f"{day_words(first)} to {day_words(last)}"


def _words(annotated: AnnotatedMemo, start: int, end: int) -> str:
    words = " ".join(annotated.memo.text[start:end].split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"


def why_time(annotated: AnnotatedMemo, time: TimeExpression) -> str:
    """“Wednesday” = Wednesday 30 December 2020: the last one before the memo (31 December 2020)."""
    days = span_words(time.first_day, time.last_day)
    day = annotated.memo.day
    memo = f" (memo of {day_words(day)})" if day else " (the memo has no day)"
    return f"“{_words(annotated, time.start, time.end)}” = {days}: {time.rule}{memo}"


def why_quote(annotated: AnnotatedMemo, quote: Quote) -> str:
    """What kind of words these are, who said them by which words, and where the speaker's name stands."""
    who = quote.speaker or "nobody that the memo names"
    role = f" ({quote.speaker_role})" if quote.speaker_role else ""
    rule = quote.speaker_rule or ""
    found = _SPEAKER_RULES.get(rule, rule)
    cue = f", reported with “{_words(annotated, *quote.cue)}”" if quote.cue else ""
    link = chain(annotated, quote)
    return f"{KINDS[quote.kind].capitalize()} of {who}{role}{cue}: {link or found}"


def why_name(annotated: AnnotatedMemo, name: Name) -> str:
    """Whose name it is taken for."""
    return f"“{_words(annotated, name.start, name.end)}” stands for {name.entity} ({name.kind}, {name.rule})"


def chain(annotated: AnnotatedMemo, quote: Quote) -> str:
    """How a pronoun or a role leads to the speaker: `He ← Siala, paragraph 6`; empty where the name stands there."""
    if not quote.mention or not quote.speaker:
        return ""
    own = next((n for n in annotated.names if (n.start, n.end) == quote.mention), None)
    if own is None or own.kind not in PRONOUNS:
        return ""
    named = [n for n in annotated.names if n.entity == own.entity and n.kind not in PRONOUNS]
    if not named:
        return ""
    before = [n for n in named if n.end <= own.start]
    nearest = before[-1] if before else named[0]
    paragraph = _paragraph(annotated, nearest.start)
    return f"{_words(annotated, own.start, own.end)} ← {_words(annotated, nearest.start, nearest.end)}, paragraph {paragraph}"


def _paragraph(annotated: AnnotatedMemo, at: int) -> int:
    """The paragraph that `at` stands in, counted from 1."""
    found = [s.paragraph for s in annotated.sentences if s.start <= at]
    return 1 + (found[-1] if found else 0)
