"""Table → table: what is counted, and the words behind each number.

Each measure takes a corpus and returns a tidy table whose rows carry a `key`; `occurrences(corpus, key)`
gives the places that were counted, as many as the number says.
"""

from __future__ import annotations

from memokit.measures.events import events, tellings
from memokit.measures.keywords import frequency, keyness, stop_words, trend
from memokit.measures.kwic import kwic
from memokit.measures.occurrences import key_in, make_key, occurrences
from memokit.measures.passages import passages
from memokit.measures.speakers import speakers
from memokit.measures.timeline import reported, timeline

__all__ = ["frequency", "key_in", "keyness", "kwic", "make_key", "occurrences", "passages", "reported"]
__all__ += ["events", "speakers", "stop_words", "tellings", "timeline", "trend"]
