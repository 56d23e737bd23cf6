"""Keys: the words behind a number. A key is a short query; `occurrences` gives the places it was counted from.

`word=minister&fold=lower&from=2020-12-01&to=2020-12-31&source=MEMO`, `memo=…`, `quote=…:3`, `time=…:2`.
"""

from __future__ import annotations

from urllib.parse import parse_qsl, quote, urlencode

import pandas as pd

from memokit.corpus import Corpus
from memokit.errors import UsageError
from memokit.measures.index import index_of, rows_of

UNDATED = "undated"


def make_key(**parts: str | None) -> str:
    """A key of `parts`, in the order given; what is None is left out.

    >>> make_key(word="foreign fighters", fold="lower", source=None)
    'word=foreign%20fighters&fold=lower'
    """
    given = [(name.rstrip("_"), value) for name, value in parts.items() if value is not None]
    return urlencode(given, quote_via=quote)


def select(corpus: Corpus, parts: dict[str, str]) -> Corpus:
    """The memos that the `from`, `to`, `source` and `period` of a key leave."""
    if parts.get("period") == UNDATED:
        corpus = corpus.undated()
    elif "from" in parts or "to" in parts:
        corpus = corpus.between(parts.get("from"), parts.get("to"))
    return corpus.from_sources([parts["source"]]) if "source" in parts else corpus


def occurrences(corpus: Corpus, key: str) -> pd.DataFrame:
    """The places behind a number: memo_id, start, end, in input order; as many as the number said.

    A key that is none raises `UsageError`.
    """
    parts = dict(parse_qsl(key))
    kept = select(corpus, parts)
    if "word" in parts:
        index = index_of(kept)
        words = parts["word"].split()
        rows = rows_of(index, parts["word"], parts.get("fold", "lower"))
        ids = [kept.annotated[n].memo.memo_id for n in index.memo[rows]]
        ends = index.end[rows + len(words) - 1] if len(rows) else []
        return _places(ids, list(index.start[rows]), list(ends))
    for name, table in (("quote", "quotes"), ("time", "times"), ("speaker", "quotes"), ("day", "times")):
        if name in parts:
            frame = kept.table(table)
            rows = frame[_wanted(frame, name, parts[name])]
            return rows[["memo_id", "start", "end"]].reset_index(drop=True)
    if "memo" in parts or set(parts) <= {"from", "to", "source", "period"}:
        chosen = [a.memo for a in kept.annotated if parts.get("memo") in (None, a.memo.memo_id)]
        return _places([m.memo_id for m in chosen], [0] * len(chosen), [len(m.text) for m in chosen])
    raise UsageError(f"not a key: {key[:80]!r}")


def _wanted(frame: pd.DataFrame, name: str, value: str) -> pd.Series:
    if name == "speaker":
        return frame["speaker"] == value
    if name == "day":
        return (frame["first_day"] == value) & (frame["last_day"] == value)
    memo, _, number = value.rpartition(":")
    return (frame["memo_id"] == memo) & (frame[name] == int(number or -1))


def _places(ids: list[str], starts: list[int], ends: list[int]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "memo_id": pd.array(ids, dtype="str"),
            "start": pd.array(starts, dtype="Int64"),
            "end": pd.array(ends, dtype="Int64"),
        }
    )
