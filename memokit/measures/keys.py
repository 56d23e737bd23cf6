"""Keys: short queries that lead from a number to its words. Here they are written; `occurrences` reads them.

A key says what was counted and in which memos, each part percent-encoded (docs/decisions/0011-parts-of-a-corpus.md):

| what | for example |
|---|---|
| a word or phrase, folded or starred | `word=foreign%20minister&fold=lower` |
| those in a speaker's quotes, or in all others | `word=dam&by=Siala`, `word=dam&but=Siala` |
| those near another word, in the sentence or within words | `word=dam&near=tesh`, `word=dam&near=tesh&window=5` |
| a word, copied passages once | `word=dam&copies=once` |
| several words, phrases and starred ones, each place of each | `words=dam, cease*&fold=lower` |
| memos, whole | `memo=001`, `from=2020-12-01&to=2020-12-31`, `period=undated`, `source=MEMO`, `memos=all` |
| memos of a file; those with at least half of their words from an earlier one | `path=a/b.txt`, `memos=copied` |
| quotes | `quote=001:3`, `speaker=Siala&kind=direct`, `cue=said`, `said=2020-12-01/2020-12-31`, `quotes=all` |
| time expressions | `time=001:2`, `day=2020-12-31`, `days=2020-12-01/2020-12-31`, `perhaps=…`, `times=all&by=Siala` |
| names, a place | `name=001:4`, `place=001:120:127` |
| sentences | `sentence=001:0`, `sentences=["001:0", "003:2"]` (a JSON list) |
| quotes that spread from one | `spread=001:3` |
| passages that an earlier memo has too | `copied=007&of=001` |

`has=dam, treaty` leaves of quotes and time expressions those with one of the phrases in them, or in their sentence.
`copies=once` counts among the memos that the parts before it leave, whatever comes after it.

The memos are told by `memo`, `path`, `from`, `to`, `period`, `source`, `sources` (a JSON list) and `not` (those that a key
of its own takes are left out), one after the other. A key made for a part of a corpus means the same in the whole.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import lru_cache
from urllib.parse import parse_qsl, quote

import numpy as np

from memokit.corpus import Corpus
from memokit.errors import UsageError

NO_SOURCE = "(no outlet)"
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
    what = [pair for pair in given if pair[0] not in FILTERS]
    which = [pair for pair in given if pair[0] in FILTERS]
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


def select(corpus: Corpus, pairs: Pairs) -> Corpus:
    """The memos that the filters among the `pairs` of a key leave, one filter after the other."""
    for name, value in pairs:
        if name in FILTERS:
            corpus = FILTERS[name](corpus, value)
    return corpus


def _undated(corpus: Corpus, value: str) -> Corpus:
    if value != UNDATED:
        raise UsageError(f"period {value!r}; {UNDATED}, or from and to")
    return corpus.undated()


def _one_memo(corpus: Corpus, memo_id: str) -> Corpus:
    return corpus.part(np.asarray(corpus.ids == memo_id), [("memo", memo_id)])


def _of_file(corpus: Corpus, path: str) -> Corpus:
    own = [a.memo.path == path for a in corpus.root.annotated]
    return corpus.part(np.array(own, bool)[corpus.rows], [("path", path)])


def _sources(corpus: Corpus, value: str) -> Corpus:
    try:
        return corpus.from_sources(json.loads(value))
    except (ValueError, TypeError):
        raise UsageError(f"sources {value[:80]!r}; a JSON list of names") from None


FILTERS: dict[str, Callable[[Corpus, str], Corpus]] = {
    "memo": _one_memo,
    "path": _of_file,
    "from": lambda corpus, day: corpus.between(day, None),
    "to": lambda corpus, day: corpus.between(None, day),
    "period": _undated,
    "source": lambda corpus, name: corpus.from_sources([name or None]),
    "sources": _sources,
    "not": lambda corpus, key: corpus.without(select(corpus.root, parse_qsl(key, keep_blank_values=True))),
}
