"""The parts of a text that holds several articles: where each stands, and what its export says of it."""

from __future__ import annotations

from typing import NamedTuple

from memokit.reading.memos import Article


class Part(NamedTuple):
    """One article within a text: the interval it takes, and the intervals of its body."""

    start: int
    end: int
    article: Article
    body: tuple[tuple[int, int], ...]
    """Where the article's text stands; more than one interval where a mark of the export stands between."""


def plain_part(text: str, start: int, end: int, *, alone: bool = False) -> Part:
    """The article from `start` to `end`, its header still in its text."""
    return Part(start, end, Article(text[start:end], alone=alone), ((start, end),))
