"""Names, roles and pronouns, linked to the fullest name in the memo."""

from __future__ import annotations

from memokit.model import Memo, Name, Sentence, Tokens


def find_names(memo: Memo, tokens: Tokens, sentences: tuple[Sentence, ...]) -> tuple[Name, ...]:
    """The names of `memo`, in order."""
    return ()
