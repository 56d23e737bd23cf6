"""Doors: from a number or mark in the page to its sentences, and from each sentence to its place in the memo.

A notebook links a number to `#` and its key. `Doors` gives each key an anchor and afterwards lists, for each, the
sentences that `measures.passages` has for it. Nothing is searched for a second time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple
from urllib.parse import parse_qsl

import numpy as np
import pandas as pd
from markupsafe import Markup

from memokit.corpus import Corpus
from memokit.errors import UsageError
from memokit.measures.occurrences import COPIED, Places, places_of
from memokit.measures.passages import Passage, find_passages

MOST_SENTENCES = 200
"""At most so many sentences are listed for a number; `tables/occurrences.parquet` has them all."""
FEWER = (MOST_SENTENCES, 50, 10, 3, 0)
"""Where the lists together would not fit the page, each is cut to the first of these that lets them."""
LONGEST_WORDS = 200
"""So many characters of a place stand in the table of occurrences."""
LONGEST_SENTENCE = 600
"""A sentence is shown to so many characters about its first hit; its place in the memo shows it whole."""
STATEMENTS_BYTES = 8_000_000
LINE_BYTES = 250
"""What stands about a sentence in the page: number, date, outlet, tags."""

Span = tuple[int, int]


class Line(NamedTuple):
    """One sentence behind a number: the memo's number in the report, the sentence's in the memo, and its HTML."""

    source: int
    sentence: int
    html: Markup


class Door(NamedTuple):
    """A number's sentences: where it is in the page, what was counted, how many places in how many memos."""

    anchor: str
    key: str
    words: str
    places: int
    memos: int
    sentences: int
    lines: tuple[Line, ...]


class Doors:
    """The keys that a page links to, each with its anchor; `corpus` is the whole that they are asked of."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus.root
        self._opened = 0
        self._doors: dict[str, tuple[str, Places] | None] = {}

    def anchor(self, key: str) -> str | None:
        """The anchor of the sentences behind `key`; None where it counts nothing, or is no key."""
        if key not in self._doors:
            try:
                places = places_of(self.corpus, key)
            except UsageError:
                places = None
            self._opened += bool(places and len(places.memo))
            self._doors[key] = (f"k{self._opened}", places) if places and len(places.memo) else None
        door = self._doors[key]
        return door[0] if door else None

    @property
    def found(self) -> Iterator[tuple[str, str, Places]]:
        """Each key that has an anchor, its anchor and the places behind it, in order of the anchors."""
        return ((key, *door) for key, door in self._doors.items() if door)

    def listed(self, budget: int = STATEMENTS_BYTES) -> list[Door]:
        """The sentences behind each key, cut alike where they do not fit the `budget` of bytes."""
        whole = [self._door(*found) for found in self.found]
        for most in FEWER:
            cut = [door._replace(lines=door.lines[:most]) for door in whole]
            if sum(map(_size, (line for door in cut for line in door.lines))) <= budget:
                break
        return cut

    def _door(self, key: str, anchor: str, places: Places) -> Door:
        shown = find_passages(self.corpus, places, limit=MOST_SENTENCES + 1)
        sentences = -1 if len(shown) > MOST_SENTENCES else len(shown)
        lines = tuple(map(self._line, shown[:MOST_SENTENCES]))
        n, memos = len(places.memo), len(np.unique(places.memo))
        return Door(anchor, key, describe(key), n, memos, sentences, lines)

    def _line(self, shown: Passage) -> Line:
        text = self.corpus.annotated[shown.memo].memo.text[shown.start : shown.end]
        hits = [(start - shown.start, end - shown.start) for start, end in shown.hits]
        return Line(shown.memo + 1, shown.sentence or 0, marked(text, hits))


def _size(line: Line) -> int:
    return len(line.html.encode("utf-8", "replace")) + LINE_BYTES


def marked(text: str, hits: Sequence[Span]) -> Markup:
    """`text` escaped, with `hits` marked, cut about the first of them where it is long.

    >>> marked("He <spoke>.", [(0, 2)])
    Markup('<mark>He</mark> &lt;spoke&gt;.')
    """
    first = max(0, hits[0][0] - LONGEST_SENTENCE // 3) if hits and len(text) > LONGEST_SENTENCE else 0
    last = min(len(text), first + LONGEST_SENTENCE)
    out, at = ["… " if first else ""], first
    for start, end in sorted(hits):
        start, end = max(start, at), min(end, last)
        if start < end:
            out += [clean(text[at:start]), "<mark>", clean(text[start:end]), "</mark>"]
            at = end
    out += [clean(text[at:last]), " …" if last < len(text) else ""]
    return Markup("".join(out))


def clean(words: str) -> str:
    """Words of a memo as HTML: escaped, with control and direction marks made visible.

    >>> clean("a\\x00<b>")
    'a\\ufffd&lt;b&gt;'
    """
    return escape(_STRANGE.sub(_seen, words), quote=True)


_STRANGE = re.compile(r"[^ -~\n\t]")


def _seen(found: re.Match[str]) -> str:
    return found[0] if found[0].isprintable() or found[0].isspace() else "\ufffd"


_ALONE = {"period": "undated memos", "memos": "memos", "quotes": "quotes", "times": "days named"}
_SAID = {
    "word": "{}",
    "words": "any of: {}",
    "memo": "in memo {}",
    "path": "of the file {}",
    "from": "from {}",
    "to": "to {}",
    "source": "in {}",
    "speaker": "said by {}",
    "by": "said by {}",
    "but": "not said by {}",
    "near": "near {}",
    "window": "within {} words",
    "has": "with {}",
    "cue": "told with “{}”",
    "day": "the day {}",
    "not": "without some memos",
    "copies": "copied passages once",
}
_COPIED = "memos with at least half of their words from an earlier one"
EARLIEST, LATEST = "0001-01-01", "9999-12-31"
_SPANS = {"days": "days named, ", "perhaps": "days named, perhaps ", "said": "quotes, said "}
_DAYS = {"known": "day known", "none": "no day known", "long": "over more than a month"}
_KINDS = {"direct": "quotations", "mixed": "partial quotations", "indirect": "paraphrases"}
_ROWS = {
    "quote": "a quote",
    "time": "a day named",
    "name": "a name",
    "place": "a place",
    "sentence": "a sentence",
    "sentences": "sentences",
    "spread": "a quote and those that repeat it",
    "copied": "a copied passage",
    "of": "",
}


def describe(key: str) -> str:
    """What a key counts, in words.

    >>> describe("word=dam&fold=lower&from=2031-03-01&to=2031-03-07")
    'dam, from 2031-03-01, to 2031-03-07'
    >>> describe("said=0001-01-01/2031-01-05")
    'quotes, said to 2031-01-05'
    """
    return ", ".join(
        filter(None, (_said(name, value) for name, value in parse_qsl(key, keep_blank_values=True)))
    )


def _said(name: str, value: str) -> str:
    if name == "memos" and value == COPIED:
        return _COPIED
    if name in _ALONE:
        return _ALONE[name]
    if name in _ROWS:
        return _ROWS[name]
    if name in _SPANS:
        return _SPANS[name] + _DAYS.get(value, _span(value))
    if name == "kind":
        return _KINDS.get(value, value)
    if name == "fold":
        return "and its other forms" if value == "stem" else ""
    if name == "sources":
        return "in some outlets"
    if not value:
        return {"source": "in memos without an outlet", "speaker": "said by nobody named"}.get(name, "")
    return _SAID[name].format(value) if name in _SAID else f"{name} {value}"


def _span(value: str) -> str:
    """The days `A/B` in words; the first and last day of the calendar stand for no bound."""
    first, _, last = value.partition("/")
    if first == EARLIEST:
        return f"to {last}"
    return f"from {first}" if last == LATEST else f"from {first} to {last}"


def frame_of(doors: Doors) -> pd.DataFrame:
    """The table of occurrences: key, anchor, memo_id, start, end, words, a row a place, in order of the anchors."""
    found = list(doors.found)
    if not found:
        names = ("key", "anchor", "memo_id", "start", "end", "words")
        return pd.DataFrame({name: pd.Series(dtype="str") for name in names})
    keys, anchors, places = zip(*found, strict=True)
    memo, start, end = (np.concatenate(column) for column in zip(*places, strict=True))
    door = np.repeat(np.arange(len(found)), [len(own.memo) for own in places])
    texts = [annotated.memo.text for annotated in doors.corpus.annotated]
    triples = zip(memo.tolist(), start.tolist(), end.tolist(), strict=True)
    words = [texts[own][first : min(last, first + LONGEST_WORDS)] for own, first, last in triples]
    return pd.DataFrame(
        {
            "key": pd.array(keys, dtype="str").take(door),
            "anchor": pd.array(anchors, dtype="str").take(door),
            "memo_id": doors.corpus.ids.array.take(memo),
            "start": pd.array(start, dtype="Int64"),
            "end": pd.array(end, dtype="Int64"),
            "words": pd.array(words, dtype="str"),
        }
    )
