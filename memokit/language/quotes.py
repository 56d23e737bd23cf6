"""Quotes: what was said, by whom, and by which cue."""

from __future__ import annotations

from memokit.model import Memo, Name, Quote, Sentence, Tokens


def find_quotes(
    memo: Memo, tokens: Tokens, sentences: tuple[Sentence, ...], names: tuple[Name, ...]
) -> tuple[tuple[Quote, ...], tuple[Name, ...]]:
    """The quotes of `memo`, and `names` with every speaker's mention among them and linked."""
    return (), names
