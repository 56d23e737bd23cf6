"""Table → table: what is counted, and the words behind each number.

Each measure takes a corpus and returns a tidy table whose rows carry a `key`; `occurrences(corpus, key)`
gives the places that were counted, as many as the number says.
"""

from __future__ import annotations

from memokit.measures.clocks import coverage, happened, said
from memokit.measures.keywords import frequency, keyness, stop_words, trend
from memokit.measures.kwic import kwic
from memokit.measures.occurrences import key_in, make_key, occurrences
from memokit.measures.passages import passages
from memokit.measures.speakers import speakers
from memokit.measures.timeline import reported, timeline
from memokit.measures.wordings import wordings

__all__ = ["frequency", "key_in", "keyness", "kwic", "make_key", "occurrences", "passages", "reported"]
__all__ += ["coverage", "happened", "said", "speakers", "stop_words", "timeline", "trend"]
__all__ += ["wordings"]
