"""When a quote was said: the time expression that belongs to its cue."""

from __future__ import annotations

from memokit.model import Memo, Quote, Sentence, TimeExpression, Tokens


def link_said(
    memo: Memo,
    tokens: Tokens,
    sentences: tuple[Sentence, ...],
    times: tuple[TimeExpression, ...],
    quotes: tuple[Quote, ...],
) -> tuple[Quote, ...]:
    """`quotes` with `said_first_day`, `said_last_day` and `said_rule` filled in where the memo says when."""
    return quotes
