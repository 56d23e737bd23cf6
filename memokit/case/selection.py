"""The one selection that all explorers of a case share: period, outlets, speaker, words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Selection:
    """What part of the memos is looked at; what is empty leaves that open.

    `first` and `last` are ISO days, both included; `sources` are outlets; `speaker` is a fullest name;
    `words` are words or phrases with commas between, any of which will do.
    """

    first: str | None = None
    last: str | None = None
    sources: tuple[str, ...] = ()
    speaker: str = ""
    words: str = ""

    @property
    def phrases(self) -> tuple[str, ...]:
        """The words and phrases, one each.

        >>> Selection(words="dam, foreign fighters,").phrases
        ('dam', 'foreign fighters')
        """
        return tuple(filter(None, (" ".join(word.split()) for word in self.words.split(","))))


def parse_selection(given: Mapping[str, Any]) -> Selection:
    """A selection from what was kept; whatever is not understood is left open.

    >>> parse_selection({"first": "2031-02-30", "sources": ["NORTHWIRE"]})
    Selection(first=None, last=None, sources=('NORTHWIRE',), speaker='', words='')
    """
    sources = given.get("sources")
    return Selection(
        _day(given.get("first")),
        _day(given.get("last")),
        tuple(s for s in sources if isinstance(s, str)) if isinstance(sources, list | tuple) else (),
        _words(given.get("speaker")),
        _words(given.get("words")),
    )


def _day(value: Any) -> str | None:
    try:
        return date.fromisoformat(value).isoformat()
    except (TypeError, ValueError):
        return None


def _words(value: Any) -> str:
    return value if isinstance(value, str) else ""
