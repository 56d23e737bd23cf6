"""Table → table: what is counted, and the words behind each number.

Each measure takes a corpus and returns a tidy table whose rows carry a `key`; `occurrences(corpus, key)`
gives the places that were counted, as many as the number says.
"""

from __future__ import annotations

from memokit.measures.accounts import accounts
from memokit.measures.clocks import coverage, happened, said
from memokit.measures.collocations import collocations
from memokit.measures.copies import copies
from memokit.measures.dispersion import dispersion, strip
from memokit.measures.events import events, tellings
from memokit.measures.keyness import keyness, read_frequencies
from memokit.measures.keys import key_in, make_key
from memokit.measures.keywords import frequency, stop_words
from memokit.measures.kwic import kwic
from memokit.measures.occurrences import occurrences
from memokit.measures.passages import passages
from memokit.measures.sample import sample
from memokit.measures.speakers import speakers
from memokit.measures.spread import spread
from memokit.measures.timeline import reported, timeline
from memokit.measures.trends import trend
from memokit.measures.wordings import wordings

__all__ = [
    "accounts",
    "collocations",
    "copies",
    "dispersion",
    "frequency",
    "key_in",
    "keyness",
    "kwic",
    "make_key",
]
__all__ += [
    "occurrences",
    "passages",
    "read_frequencies",
    "reported",
    "sample",
    "speakers",
    "spread",
    "stop_words",
    "strip",
]
__all__ += ["events", "tellings", "timeline", "trend"]
__all__ += ["coverage", "happened", "said", "wordings"]
