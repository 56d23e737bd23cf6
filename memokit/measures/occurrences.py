"""The places behind a number, told by its key (`keys` says what keys there are)."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import NamedTuple
from urllib.parse import parse_qsl

import numpy as np
import pandas as pd

from memokit.corpus import Corpus
from memokit.errors import UsageError
from memokit.measures.index import Rows, index_of
from memokit.measures.keys import FILTERS, select
from memokit.measures.near import SENTENCE, is_near
from memokit.measures.origins import without_repeats
from memokit.measures.phrases import rows_of
from memokit.measures.rows import QUOTE_PARTS, TIME_PARTS, quote_rows, time_rows
from memokit.measures.sample import copied_rows
from memokit.measures.shared import shared
from memokit.measures.spoken import rows_spoken
from memokit.measures.spread import find_groups

ALL, COPIED = MEMOS = ("all", "copied")
"""The memos that `memos=` tells."""
LONGEST_NUMBER = 9
"""No memo has rows of a number with more digits."""


def occurrences(corpus: Corpus, key: str) -> pd.DataFrame:
    """The places behind a number: memo_id, start, end, in input order; as many as the number said.

    A key that is none raises `UsageError`; one that nothing answers to gives no row.

    >>> import memokit as mk
    >>> occurrences(mk.read("seeds"), "word=libyan%20foreign%20minister")["start"].tolist()
    [0]
    """
    places = places_of(corpus, key)
    return pd.DataFrame(
        {
            "memo_id": corpus.root.ids.array.take(places.memo),
            "start": pd.array(places.start, dtype="Int64"),
            "end": pd.array(places.end, dtype="Int64"),
        }
    )


class Places(NamedTuple):
    """Places as arrays: the number of the memo in the root of the corpus, start and end."""

    memo: Rows
    start: Rows
    end: Rows


def places_of(corpus: Corpus, key: str) -> Places:
    """The places behind `key`, in input order."""
    pairs = parse_qsl(key, keep_blank_values=True)
    asked = {name: value for name, value in pairs if name not in FILTERS}
    kind = next((name for name in _KINDS if name in asked), None)
    if not pairs or not set(asked) <= {kind, *_MORE.get(kind or "", ())}:
        raise UsageError(f"not a key: {key[:80]!r}")
    kept = select(corpus, pairs)
    if kind == "word" and ("copies", "once") in pairs:
        return _words(kept, asked, once_in=select(corpus, pairs[: pairs.index(("copies", "once"))]))
    return _KINDS[kind](kept, asked) if kind else _memos(kept)


def _words(corpus: Corpus, asked: dict[str, str], once_in: Corpus | None = None) -> Places:
    """The places of a word or phrase: `by` and `but` ask for those in the quotes of a speaker or of all others, `near`
    for those near another word; what repeats an earlier memo of `once_in` is left out."""
    index = index_of(corpus)
    rows, length = rows_of(corpus, asked["word"], asked.get("fold", "lower"))
    if "by" in asked or "but" in asked:
        rows = np.intersect1d(rows, rows_spoken(corpus, by=asked.get("by"), but=asked.get("but")))
    if "near" in asked:
        rows = rows[
            is_near(corpus, rows, asked["near"], asked.get("fold", "lower"), asked.get("window", SENTENCE))
        ]
    if once_in is not None:
        rows = without_repeats(once_in, rows, length)
    return Places(index.memo[rows], index.start[rows], index.end[rows + max(length, 1) - 1])


def _any_word(corpus: Corpus, asked: dict[str, str]) -> Places:
    """The places of each of several words or phrases, commas between; one that answers to two of them stands twice."""
    wanted = filter(None, map(str.strip, asked["words"].split(",")))
    found = [_words(corpus, {"word": word, "fold": asked.get("fold", "lower")}) for word in wanted]
    if not found:
        return Places(*(np.array([], np.int64),) * 3)
    memo, start, end = (np.concatenate(column) for column in zip(*found, strict=True))
    order = np.lexsort((start, memo))
    return Places(memo[order], start[order], end[order])


def _numbered(table: str, column: str) -> Callable[[Corpus, dict[str, str]], Places]:
    """One row of a table, told by the memo and its number there: `001:3`."""

    def find(corpus: Corpus, asked: dict[str, str]) -> Places:
        memo, _, number = asked[column].rpartition(":")
        if not (memo and number.isdecimal()):
            raise UsageError(f"{column} {asked[column][:80]!r}; a memo and a number, as in 001:3")
        return _at(corpus, table, _named(corpus, table, [asked[column]]))

    return find


def _sentences(corpus: Corpus, asked: dict[str, str]) -> Places:
    """Several sentences, each told by the memo and its number there."""
    try:
        wanted = [str(name) for name in json.loads(asked["sentences"])]
    except (ValueError, TypeError):
        raise UsageError(f'sentences {asked["sentences"][:80]!r}; a JSON list, as in ["001:3"]') from None
    return _at(corpus, "sentences", _named(corpus, "sentences", wanted))


def _named(corpus: Corpus, table: str, names: Sequence[str]) -> Rows:
    """The rows of a table of the root that are told by a memo of `corpus` and a number there, in order, each once.

    The rows of a memo stand together, numbered from 0, so that a row is looked up and not searched for.
    """
    parts = [name.rpartition(":") for name in names]
    told = [(memo, int(n)) for memo, _, n in parts if n.isdecimal() and len(n) <= LONGEST_NUMBER]
    memos = corpus.root.ids.get_indexer([memo for memo, _ in told])
    first, after = (np.searchsorted(corpus.root.memo_of(table), memos, side) for side in ("left", "right"))
    rows = first + np.array([number for _, number in told], np.int64)
    return np.unique(rows[(memos >= 0) & (rows < after) & corpus.holds[memos]])


def _quotes(corpus: Corpus, asked: dict[str, str]) -> Places:
    """The quotes of a speaker (`speaker=` with nothing: of nobody named), of a kind, with a reporting word …"""
    return _at(corpus, "quotes", np.flatnonzero(quote_rows(corpus, asked)))


def _times(corpus: Corpus, asked: dict[str, str]) -> Places:
    """The time expressions that say certain days."""
    return _at(corpus, "times", np.flatnonzero(time_rows(corpus, asked)))


def _at(corpus: Corpus, table: str, rows: Rows) -> Places:
    """The places of some rows of a table of the root."""
    frame = corpus.root.table(table)
    columns = (frame[name].array.take(rows).to_numpy(np.int64) for name in ("start", "end"))
    return Places(corpus.root.memo_of(table)[rows], *columns)


def _place(corpus: Corpus, asked: dict[str, str]) -> Places:
    """One place, told by the memo, start and end: `001:120:127`."""
    memo, start, end = ([*asked["place"].rsplit(":", 2), "", ""])[:3]
    if not (memo and start.isdecimal() and end.isdecimal() and len(start + end) < 20):
        raise UsageError(f"place {asked['place'][:80]!r}; a memo, a start and an end, as in 001:120:127")
    row = corpus.root.ids.get_indexer([memo])
    row = row[(row >= 0) & corpus.holds[row]]
    return Places(row, np.full(len(row), int(start)), np.full(len(row), int(end)))


def _copied(corpus: Corpus, asked: dict[str, str]) -> Places:
    """The passages of a memo (`copied`) that an earlier one (`of`) has too."""
    memo, of = corpus.root.ids.get_indexer([asked["copied"], asked.get("of", "")]).tolist()
    runs = shared(corpus, memo, of).runs if min(memo, of) >= 0 and corpus.holds[memo] else []
    index, bounds = index_of(corpus), np.array(runs, np.int64).reshape(-1, 2)
    return Places(np.full(len(bounds), memo), index.start[bounds[:, 0]], index.end[bounds[:, 1] - 1])


def _spread(corpus: Corpus, asked: dict[str, str]) -> Places:
    """The quotes of a group, told by its first: `001:3`."""
    memo, _, number = asked["spread"].rpartition(":")
    if not (memo and number.isdecimal()):
        raise UsageError(f"spread {asked['spread'][:80]!r}; a memo and a number, as in 001:3")
    row = corpus.root.ids.get_indexer([memo])[0]
    groups = (group for group in find_groups(corpus) if group.first[:2] == (row, int(number)))
    found = sorted(later.said[:2] for group in groups for later in group.members)
    quotes = [corpus.root.annotated[memo].quotes[quote] for memo, quote in found]
    columns = ([memo for memo, _ in found], [q.start for q in quotes], [q.end for q in quotes])
    return Places(*(np.array(column, np.int64) for column in columns))


def _copied_or_all(corpus: Corpus, asked: dict[str, str]) -> Places:
    """Memos, or those of them that are mostly copied, as captions count them."""
    which = asked["memos"]
    if which not in MEMOS:
        raise UsageError(f"memos {which[:80]!r}; one of {', '.join(MEMOS)}")
    if which == ALL:
        return _memos(corpus)
    return _memos(corpus.part(np.isin(corpus.rows, copied_rows(corpus)), ()))


def _memos(corpus: Corpus) -> Places:
    ends = np.array([len(corpus.root.annotated[row].memo.text) for row in corpus.rows.tolist()], np.int64)
    return Places(corpus.rows, np.zeros(len(ends), np.int64), ends)


_KINDS: dict[str, Callable[[Corpus, dict[str, str]], Places]] = {
    "word": _words,
    "quote": _numbered("quotes", "quote"),
    "time": _numbered("times", "time"),
    "name": _numbered("names", "name"),
    "sentence": _numbered("sentences", "sentence"),
    "sentences": _sentences,
    **dict.fromkeys(QUOTE_PARTS, _quotes),
    **dict.fromkeys(TIME_PARTS, _times),
    "copied": _copied,
    "spread": _spread,
    "place": _place,
    "words": _any_word,
    "memos": _copied_or_all,
}
_MORE = {
    "word": ("fold", "copies", "by", "but", "near", "window"),
    "words": ("fold",),
    **dict.fromkeys(QUOTE_PARTS, (*QUOTE_PARTS, "has")),
    **dict.fromkeys(TIME_PARTS, (*TIME_PARTS, "by", "has")),
    "copied": ("of",),
}
"""What else a key of a kind may say."""
