"""Keys: the words behind a number. A key is a short query; `occurrences` gives the places it was counted from.

A key says what was counted and in which memos, each part percent-encoded (docs/decisions/0011-parts-of-a-corpus.md):

| what | for example |
|---|---|
| a word or phrase, folded or starred | `word=foreign%20minister&fold=lower` |
| those in a speaker's quotes, or in all others | `word=dam&by=Siala`, `word=dam&but=Siala` |
| those near another word, in the sentence or within words | `word=dam&near=tesh`, `word=dam&near=tesh&window=5` |
| a word, copied passages once | `word=dam&copies=once` |
| memos, whole | `memo=001`, `from=2020-12-01&to=2020-12-31`, `period=undated`, `source=MEMO`, `memos=all` |
| quotes | `quote=001:3`, `speaker=Siala&kind=direct`, `cue=said`, `said=2020-12-01/2020-12-31`, `quotes=all` |
| time expressions | `time=001:2`, `day=2020-12-31`, `days=2020-12-01/2020-12-31`, `perhaps=…`, `times=all&by=Siala` |
| names, a place | `name=001:4`, `place=001:120:127` |
| sentences | `sentence=001:0`, `sentences=["001:0", "003:2"]` (a JSON list) |
| quotes that spread from one | `spread=001:3` |
| passages that an earlier memo has too | `copied=007&of=001` |

`has=dam, treaty` leaves of quotes and time expressions those with one of the phrases in them, or in their sentence.
`copies=once` counts among the memos that the parts before it leave, whatever comes after it.

The memos are told by `memo`, `from`, `to`, `period`, `source`, `sources` (a JSON list) and `not` (those that a key
of its own takes are left out), one after the other. A key made for a part of a corpus means the same in the whole.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qsl, quote

import numpy as np
import pandas as pd

from memokit.corpus import Corpus
from memokit.errors import UsageError
from memokit.measures.index import Rows, index_of
from memokit.measures.near import SENTENCE, is_near
from memokit.measures.origins import without_repeats
from memokit.measures.phrases import rows_of
from memokit.measures.rows import QUOTE_PARTS, TIME_PARTS, quote_rows, time_rows
from memokit.measures.shared import shared
from memokit.measures.spoken import rows_spoken

UNDATED = "undated"
Pairs = list[tuple[str, str]]


def make_key(**parts: str | None) -> str:
    """A key of `parts`, in the order given; what is None is left out.

    >>> make_key(word="foreign fighters", fold="lower", source=None)
    'word=foreign%20fighters&fold=lower'
    """
    return encode([(name.rstrip("_"), value) for name, value in parts.items() if value is not None])


def key_in(corpus: Corpus, *, copies: str = "all", **parts: str | None) -> str:
    """`make_key` for what was counted in `corpus`: where that is a part, the key says which.

    With `copies="once"` the key says so after that part and before the memos that `parts` tell: copied passages were
    counted once in the part, whatever memos of it are looked at.

    >>> import memokit as mk
    >>> key_in(mk.read("seeds").between("2020-12-01", None), word="libya", copies="once", memo="a")
    'word=libya&from=2020-12-01&copies=once&memo=a'
    """
    given = [(name.rstrip("_"), value) for name, value in parts.items() if value is not None]
    what = [pair for pair in given if pair[0] not in _FILTERS]
    which = [pair for pair in given if pair[0] in _FILTERS]
    return encode([*what, *corpus.where, *once(copies), *which])


def once(copies: str) -> Pairs:
    """What a key says of how copies were counted."""
    return [("copies", copies)] if copies == "once" else []


def encode(pairs: Iterable[tuple[str, str]]) -> str:
    """The parts of a key, percent-encoded."""
    return "&".join(f"{name}={_quoted(value)}" for name, value in pairs)


@lru_cache(maxsize=10_000)
def _quoted(value: str) -> str:
    """Percent-encoded; a table says the same outlets, words and days again and again."""
    return quote(value, safe="")


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
    kind = next((name for name in _KINDS if name in asked), None)
    if not pairs or not set(asked) <= {kind, *_MORE.get(kind or "", ())}:
        raise UsageError(f"not a key: {key[:80]!r}")
    kept = select(corpus, pairs)
    if kind == "word" and ("copies", "once") in pairs:
        return _words(kept, asked, once_in=select(corpus, pairs[: pairs.index(("copies", "once"))]))
    return _KINDS[kind](kept, asked) if kind else _memos(kept)


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


def _numbered(table: str, column: str) -> Callable[[Corpus, dict[str, str]], Places]:
    """One row of a table, told by the memo and its number there: `001:3`."""

    def find(corpus: Corpus, asked: dict[str, str]) -> Places:
        memo, _, number = asked[column].rpartition(":")
        if not (memo and number.isdecimal()):
            raise UsageError(f"{column} {asked[column][:80]!r}; a memo and a number, as in 001:3")
        frame = corpus.root.table(table)
        own = ((frame["memo_id"] == memo) & (frame[column] == int(number))).to_numpy(bool)
        return _masked(corpus, table, own & corpus.holds[corpus.root.memo_of(table)])

    return find


def _sentences(corpus: Corpus, asked: dict[str, str]) -> Places:
    """Several sentences, each told by the memo and its number there."""
    try:
        wanted = {str(name) for name in json.loads(asked["sentences"])}
    except (ValueError, TypeError):
        raise UsageError(f'sentences {asked["sentences"][:80]!r}; a JSON list, as in ["001:3"]') from None
    memos = {name.rpartition(":")[0] for name in wanted}

    frame = corpus.root.sentences
    near = frame["memo_id"].isin(memos).to_numpy(bool, copy=True)
    rows = frame[near]
    near[near] = (rows["memo_id"] + ":" + rows["sentence"].astype("str")).isin(wanted).to_numpy(bool)
    return _masked(corpus, "sentences", near & corpus.holds[corpus.root.memo_of("sentences")])


def _quotes(corpus: Corpus, asked: dict[str, str]) -> Places:
    """The quotes of a speaker (`speaker=` with nothing: of nobody named), of a kind, with a reporting word …"""
    return _masked(corpus, "quotes", quote_rows(corpus, asked))


def _times(corpus: Corpus, asked: dict[str, str]) -> Places:
    """The time expressions that say certain days."""
    return _masked(corpus, "times", time_rows(corpus, asked))


def _masked(corpus: Corpus, table: str, wanted: np.ndarray) -> Places:
    rows = np.flatnonzero(wanted)
    frame = corpus.root.table(table)
    columns = (frame[name].to_numpy(np.int64)[rows] for name in ("start", "end"))
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
    from memokit.measures.spread import find_groups  # late: spread makes keys itself

    memo, _, number = asked["spread"].rpartition(":")
    if not (memo and number.isdecimal()):
        raise UsageError(f"spread {asked['spread'][:80]!r}; a memo and a number, as in 001:3")
    row = corpus.root.ids.get_indexer([memo])[0]
    groups = (group for group in find_groups(corpus) if group.first[:2] == (row, int(number)))
    found = sorted(later.said[:2] for group in groups for later in group.members)
    quotes = [corpus.root.annotated[memo].quotes[quote] for memo, quote in found]
    columns = ([memo for memo, _ in found], [q.start for q in quotes], [q.end for q in quotes])
    return Places(*(np.array(column, np.int64) for column in columns))


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
    "memos": lambda corpus, asked: _memos(corpus),
}
_MORE = {
    "word": ("fold", "copies", "by", "but", "near", "window"),
    **dict.fromkeys(QUOTE_PARTS, (*QUOTE_PARTS, "has")),
    **dict.fromkeys(TIME_PARTS, (*TIME_PARTS, "by", "has")),
    "copied": ("of",),
}
"""What else a key of a kind may say."""
