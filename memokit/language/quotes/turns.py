"""Whole memos that are somebody's words: the turns of a transcript, the body of a statement or speech."""

from __future__ import annotations

import re
from dataclasses import replace

from memokit.lexicon import read_words
from memokit.model import Memo, Quote

TURN = re.compile(r"(?P<name>[A-Z][A-Z.'’ -]{0,60}?)(?:\s\([^)\n]{1,60}\))?(?::\s+|(?<=Q)\s+)(?=\S)")


def find_document(memo: Memo, paragraphs: list[tuple[int, int]]) -> tuple[Quote, ...]:
    """A statement or speech by the person it is headed by: its body is that person's words."""
    words = (memo.author or "").split()
    roles = read_words("role_heads")
    heads = [n for n, word in enumerate(words) if word.lower() in roles and n + 1 < len(words)]
    split = heads[-1] + 1 if heads else 0
    role = " ".join(words[:split]) or None
    name = " ".join(words[split:])
    return (Quote(tuple(paragraphs), "direct", None, None, name, role, "document"),)


def find_turns(memo: Memo, paragraphs: list[tuple[int, int]]) -> tuple[Quote, ...]:
    """The turns of a transcript: each paragraph from its speaker's name on, joined to the paragraphs after it."""
    found: list[Quote] = []
    for start, end in paragraphs:
        turn = TURN.match(memo.text, start, end)
        if turn:
            found.append(Quote(((turn.end(), end),), "direct", None, turn.span("name"), speaker_rule="turn"))
        elif found and not memo.text.startswith(("(", "["), start):
            found[-1] = replace(found[-1], spans=(*found[-1].spans, (start, end)))
    return tuple(found)
