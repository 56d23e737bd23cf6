"""Verdicts on what the machine read: a quote, the speaker of a quote, or a day is checked, corrected, rejected or doubtful.

A verdict names its memo, its place and its words, so that it holds after a new run and for a memo that was saved
again with other words about it: the same words nearest to the old place are meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from memokit.errors import UsageError
from memokit.model import AnnotatedMemo, Memo, Quote, TimeExpression

KINDS = ("quote", "speaker", "day")
VERDICTS = ("checked", "corrected", "rejected", "doubtful")
CORRECTED = "corrected by hand"
REJECTED = "rejected by hand"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One verdict: on what (`kind`), of which memo, at which place and words, and what it says.

    `value` is the name that a corrected speaker is counted as, or a corrected day: `2020-12-30`, or
    `2020-12-24/2020-12-27` for several. `start` and `words` are those of the quote or time expression.
    """

    kind: str
    verdict: str
    memo_id: str
    start: int
    words: str
    value: str | None = None
    path: str | None = None
    date: str | None = None
    source: str | None = None
    title: str | None = None

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise UsageError(f"verdict on {self.kind!r}; one of {', '.join(KINDS)}")
        if self.verdict not in VERDICTS:
            raise UsageError(f"verdict {self.verdict!r}; one of {', '.join(VERDICTS)}")
        if self.verdict == "corrected":
            _check_value(self.kind, self.value)

    @property
    def place(self) -> tuple[str, str, int, str]:
        """What it is on: a second verdict on the same place takes the place of the first."""
        return self.kind, self.memo_id, self.start, self.words


def _check_value(kind: str, value: str | None) -> None:
    if kind == "quote":
        raise UsageError("a quote's words cannot be corrected, only rejected; correct its speaker instead")
    if not value or not value.strip():
        raise UsageError(f"a corrected {kind} needs a value")
    if kind == "day":
        days_of(value)


def days_of(value: str) -> tuple[str, str]:
    """The first and last day of a corrected day; anything else raises `UsageError`.

    >>> days_of("2020-12-24/2020-12-27")
    ('2020-12-24', '2020-12-27')
    """
    first, _, last = value.strip().partition("/")
    try:
        days = date.fromisoformat(first).isoformat(), date.fromisoformat(last or first).isoformat()
    except ValueError:
        raise UsageError(f"{value!r} is no day; write 2020-12-30, or 2020-12-24/2020-12-27") from None
    if days[0] > days[1]:
        raise UsageError(f"{value!r}: the last day is before the first")
    return days


def verdict_on(annotated: AnnotatedMemo, kind: str, number: int, verdict: str, value: str | None) -> Verdict:
    """A verdict on quote or time expression `number` of a memo."""
    memo = annotated.memo
    found = annotated.times[number] if kind == "day" else annotated.quotes[number]
    words = memo.text[found.start : found.end]
    about = (memo.path, memo.date, memo.source, memo.title)
    return Verdict(kind, verdict, memo.memo_id, found.start, words, value, *about)


def of_memo(memo: Memo, verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Those of `verdicts` that are on `memo`, be it saved again since."""
    return [verdict for verdict in verdicts if _is_on(verdict, memo)]


def _is_on(verdict: Verdict, memo: Memo) -> bool:
    if verdict.memo_id == memo.memo_id:
        return True
    same = (verdict.date, verdict.source, verdict.title) == (memo.date, memo.source, memo.title)
    return same and (verdict.path in (None, memo.path) or memo.title is not None)


def place_of(text: str, verdict: Verdict) -> int | None:
    """Where the words of `verdict` stand in `text`: at the old place, else nearest to it; None where they do not.

    >>> place_of("On Sunday he spoke.", Verdict("day", "checked", "m", 0, "Sunday"))
    3
    """
    if text.startswith(verdict.words, verdict.start):
        return verdict.start
    after = text.find(verdict.words, max(0, verdict.start))
    before = text.rfind(verdict.words, 0, verdict.start + len(verdict.words))
    found = [at for at in (before, after) if at >= 0]
    return min(found, key=lambda at: abs(at - verdict.start)) if found else None


def match(annotated: AnnotatedMemo, verdict: Verdict) -> int | None:
    """The number of the quote or time expression that `verdict` is on; None where there is none any more."""
    start = place_of(annotated.memo.text, verdict)
    if start is None:
        return None
    found: Sequence[Quote] | Sequence[TimeExpression]
    found = annotated.times if verdict.kind == "day" else annotated.quotes
    end = start + len(verdict.words)
    return next((n for n, one in enumerate(found) if (one.start, one.end) == (start, end)), None)


def apply_verdicts(annotated: AnnotatedMemo, verdicts: Iterable[Verdict]) -> AnnotatedMemo:
    """`annotated` as the analyst has it: what is rejected is gone, what is corrected has its new value."""
    quotes: dict[int, Quote | None] = dict(enumerate(annotated.quotes))
    times: dict[int, TimeExpression | None] = dict(enumerate(annotated.times))
    for verdict in verdicts:
        number = match(annotated, verdict)
        if number is None:
            continue
        if verdict.kind == "day":
            times[number] = _time(annotated.times[number], verdict)
        elif verdict.kind == "quote":
            quotes[number] = None if verdict.verdict == "rejected" else quotes[number]
        elif (quote := quotes[number]) is not None:
            quotes[number] = _spoken(quote, verdict)
    return replace(
        annotated,
        quotes=tuple(quote for quote in quotes.values() if quote),
        times=tuple(time for time in times.values() if time),
    )


def _spoken(quote: Quote, verdict: Verdict) -> Quote:
    if verdict.verdict == "corrected":
        return quote._replace(speaker=verdict.value, speaker_role=None, speaker_rule=CORRECTED)
    if verdict.verdict == "rejected":
        return quote._replace(speaker=None, speaker_role=None, speaker_rule=REJECTED)
    return quote


def _time(time: TimeExpression, verdict: Verdict) -> TimeExpression | None:
    if verdict.verdict == "rejected":
        return None
    if verdict.verdict != "corrected" or verdict.value is None:
        return time
    first, last = days_of(verdict.value)
    value = first if first == last else f"{first}/{last}"
    return time._replace(value=value, first_day=first, last_day=last, rule=CORRECTED)
