"""When a quote was said: the time expression that belongs to its cue.

`announced on Wednesday that …`, `told reporters on 3 March: "…"`, `On Sunday he said …`. The expression stands
in the cue's own sentence, outside what was said; the one nearest the cue counts. Where there is none, it is not
known when it was said: the memo's date never stands in its place.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from memokit.model import Memo, Quote, Sentence, TimeExpression, Tokens

FARTHEST = 90
"""An expression further from its cue than so many characters belongs to something else."""


def link_said(
    memo: Memo,
    tokens: Tokens,
    sentences: tuple[Sentence, ...],
    times: tuple[TimeExpression, ...],
    quotes: tuple[Quote, ...],
) -> tuple[Quote, ...]:
    """`quotes` with `said_first_day`, `said_last_day` and `said_rule` filled in where the memo says when."""
    dated = [time for time in times if time.type in ("DATE", "TIME") and time.first_day]
    if not dated:
        return quotes
    starts = [sentence.start for sentence in sentences]
    inside: dict[int, list[TimeExpression]] = {}
    for time in _outside(dated, quotes):
        number = bisect_right(starts, time.start) - 1
        if number >= 0 and time.start < sentences[number].end:
            inside.setdefault(number, []).append(time)
    found = []
    for quote in quotes:
        number = bisect_right(starts, quote.cue[0]) - 1 if quote.cue else -1
        own = inside.get(number)
        found.append(_with_day(memo.text, quote, own, starts[number]) if own else quote)
    return tuple(found)


def _outside(times: list[TimeExpression], quotes: tuple[Quote, ...]) -> list[TimeExpression]:
    """Those of `times` that stand in nothing that was said; both in order."""
    spans = sorted([span for quote in quotes for span in quote.spans])
    found, number, said = [], 0, 0
    for time in times:
        while number < len(spans) and spans[number][0] <= time.start:
            said = max(said, spans[number][1])
            number += 1
        if time.start >= said:
            found.append(time)
    return found


def _with_day(text: str, quote: Quote, times: list[TimeExpression], begin: int) -> Quote:
    """`quote` with the day that one of `times`, all in its cue's sentence, tells; `begin` is where that begins."""
    own = [time for time in times if _may_tell(text, quote, time, begin)]
    if not own:
        return quote
    nearest = min(own, key=lambda t: (_distance(quote.cue, t), t.start))
    words = text[nearest.start : nearest.end]
    return quote._replace(
        said_first_day=nearest.first_day,
        said_last_day=nearest.last_day,
        said_rule=f"beside its cue: {words}",
    )


def _distance(cue: tuple[int, int] | None, time: TimeExpression) -> int:
    assert cue is not None
    return time.start - cue[1] if time.start >= cue[1] else cue[0] - time.end


def _may_tell(text: str, quote: Quote, time: TimeExpression, begin: int) -> bool:
    """Whether `time` can be the cue's: near it, no other clause or verb between them, and not counted from or after."""
    if quote.cue is None or _distance(quote.cue, time) > FARTHEST:
        return False
    after = time.start >= quote.cue[1]
    between = text[quote.cue[1] : time.start] if after else text[time.end : quote.cue[0]]
    if any(mark in between for mark in (";", " that ", " who ", " which ", " after ", " before ")):
        return False
    if after:
        return True
    before = text[begin : time.start]
    if _OTHER_CLAUSE.search(before[-FARTHEST:]):
        return False
    return not (_AND.search(between) and len(before.split()) > MOST_WORDS_FIRST)


_OTHER_CLAUSE = re.compile(
    r"(?:^|\W)(?:who|which|whose|where|after|before|following|since)\s[^,;]*$", re.IGNORECASE
)
"""A clause or a preposition that the expression belongs to: `who arrived on`, `after the vote of`."""
_AND = re.compile(r"\sand\s(?:\w+\s)?$")
"""Between the two stands another verb: `was elected in 2018 and said`."""
MOST_WORDS_FIRST = 2
"""`On Monday he came and said`: an expression that begins the sentence is of both verbs."""
