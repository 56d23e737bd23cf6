"""Keys: the words behind a number. A key is a short query; `occurrences` gives the places it was counted from.

A key says what was counted and in which memos, each part percent-encoded (docs/decisions/0011-parts-of-a-corpus.md):

| what | for example |
|---|---|
| a word or phrase, folded or starred | `word=foreign%20minister&fold=lower` |
| memos, whole | `memo=001`, `from=2020-12-01&to=2020-12-31`, `period=undated`, `source=MEMO`, `memos=all` |
| quotes | `quote=001:3`, `speaker=Siala`, `speaker=Siala&kind=direct` |
| time expressions, names | `time=001:2`, `day=2020-12-31`, `name=001:4` |
| sentences | `sentence=001:0`, `sentences=["001:0", "003:2"]` (a JSON list) |

The memos are told by `memo`, `from`, `to`, `period`, `source`, `sources` (a JSON list) and `not` (those that a key
of its own takes are left out), one after the other. A key made for a part of a corpus means the same in the whole.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, urlencode

import numpy as np
import pandas as pd

from memokit.corpus import Corpus
from memokit.errors import UsageError
from memokit.measures.index import Rows, index_of
from memokit.measures.phrases import rows_of

UNDATED = "undated"
Pairs = list[tuple[str, str]]


def make_key(**parts: str | None) -> str:
    """A key of `parts`, in the order given; what is None is left out.

    >>> make_key(word="foreign fighters", fold="lower", source=None)
    'word=foreign%20fighters&fold=lower'
    """
    return _encode([(name.rstrip("_"), value) for name, value in parts.items() if value is not None])


def key_in(corpus: Corpus, **parts: str | None) -> str:
    """`make_key` for what was counted in `corpus`: where that is a part, the key says which.

    >>> import memokit as mk
    >>> key_in(mk.read("seeds").between("2020-12-01", None), word="libya")
    'word=libya&from=2020-12-01'
    """
    own = make_key(**parts)
    return "&".join(filter(None, [own, _encode(list(corpus.where))]))


def _encode(pairs: Pairs) -> str:
    return urlencode(pairs, quote_via=quote)


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
    asked = {name: value for name, value in pairs if name not in _FILTERS}
    if not pairs or not set(asked) <= _NAMES or not _is_one_kind(asked):
        raise UsageError(f"not a key: {key[:80]!r}")
    kept = select(corpus, pairs)
    for name, find in _KINDS.items():
        if name in asked:
            return find(kept, asked)
    return _memos(kept)


def _is_one_kind(asked: dict[str, str]) -> bool:
    return not asked or len(set(asked) & set(_KINDS)) == 1 or set(asked) == {"speaker", "kind"}


def select(corpus: Corpus, pairs: Pairs) -> Corpus:
    """The memos that the filters among the `pairs` of a key leave, one filter after the other."""
    for name, value in pairs:
        if name in _FILTERS:
            corpus = _FILTERS[name](corpus, value)
    return corpus


def _undated(corpus: Corpus, value: str) -> Corpus:
    if value != UNDATED:
        raise UsageError(f"period {value!r}; {UNDATED}, or from and to")
    return corpus.undated()


def _one_memo(corpus: Corpus, memo_id: str) -> Corpus:
    return corpus.part(np.asarray(corpus.ids == memo_id), [("memo", memo_id)])


def _sources(corpus: Corpus, value: str) -> Corpus:
    try:
        return corpus.from_sources(json.loads(value))
    except (ValueError, TypeError):
        raise UsageError(f"sources {value[:80]!r}; a JSON list of names") from None


_FILTERS: dict[str, Callable[[Corpus, str], Corpus]] = {
    "memo": _one_memo,
    "from": lambda corpus, day: corpus.between(day, None),
    "to": lambda corpus, day: corpus.between(None, day),
    "period": _undated,
    "source": lambda corpus, name: corpus.from_sources([name or None]),
    "sources": _sources,
    "not": lambda corpus, key: corpus.without(select(corpus.root, parse_qsl(key, keep_blank_values=True))),
}


def _words(corpus: Corpus, asked: dict[str, str]) -> Places:
    index = index_of(corpus)
    rows, length = rows_of(corpus, asked["word"], asked.get("fold", "lower"))
    return Places(index.memo[rows], index.start[rows], index.end[rows + max(length, 1) - 1])


def _rows(corpus: Corpus, table: str, wanted: Callable[[pd.DataFrame], pd.Series]) -> Places:
    """The places of the rows of `table` that are `wanted`."""
    frame, memo = corpus.root.table(table), corpus.root.memo_of(table)
    rows = np.flatnonzero(corpus.holds[memo] & wanted(frame).to_numpy(bool, na_value=False))
    columns = (frame[name].to_numpy(np.int64)[rows] for name in ("start", "end"))
    return Places(memo[rows], *columns)


def _numbered(table: str, column: str) -> Callable[[Corpus, dict[str, str]], Places]:
    """One row of a table, told by the memo and its number there: `001:3`."""

    def find(corpus: Corpus, asked: dict[str, str]) -> Places:
        memo, _, number = asked[column].rpartition(":")
        if not (memo and number.isdecimal()):
            raise UsageError(f"{column} {asked[column][:80]!r}; a memo and a number, as in 001:3")
        return _rows(corpus, table, lambda frame: (frame["memo_id"] == memo) & (frame[column] == int(number)))

    return find


def _sentences(corpus: Corpus, asked: dict[str, str]) -> Places:
    """Several sentences, each told by the memo and its number there."""
    try:
        wanted = {str(name) for name in json.loads(asked["sentences"])}
    except (ValueError, TypeError):
        raise UsageError(f'sentences {asked["sentences"][:80]!r}; a JSON list, as in ["001:3"]') from None
    memos = {name.rpartition(":")[0] for name in wanted}

    def fits(frame: pd.DataFrame) -> pd.Series:
        near = frame["memo_id"].isin(memos)
        rows = frame[near]
        near[near] = (rows["memo_id"] + ":" + rows["sentence"].astype("str")).isin(wanted)
        return near

    return _rows(corpus, "sentences", fits)


def _quotes(corpus: Corpus, asked: dict[str, str]) -> Places:
    """The quotes of a speaker (`speaker=` with nothing: of nobody named) or of a kind."""

    def wanted(frame: pd.DataFrame) -> pd.Series:
        fits = pd.Series(True, index=frame.index)
        if "speaker" in asked:
            name = asked["speaker"]
            fits &= (frame["speaker"] == name) if name else frame["speaker"].isna()
        return fits & (frame["kind"] == asked["kind"]) if "kind" in asked else fits

    return _rows(corpus, "quotes", wanted)


def _day(corpus: Corpus, asked: dict[str, str]) -> Places:
    """The time expressions that say this day and no longer time."""
    day = asked["day"]
    return _rows(corpus, "times", lambda frame: (frame["first_day"] == day) & (frame["last_day"] == day))


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
    "speaker": _quotes,
    "kind": _quotes,
    "day": _day,
    "memos": lambda corpus, asked: _memos(corpus),
}
_NAMES = {*_KINDS, "fold"}
