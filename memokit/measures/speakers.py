"""Who speaks how often, and in what way."""

from __future__ import annotations

import numpy as np
import pandas as pd

from memokit.corpus import Corpus
from memokit.measures.keys import key_in
from memokit.measures.rows import codes_of, quote_rows
from memokit.measures.sample import sample

KINDS = ("direct", "mixed", "indirect")


def speakers(
    corpus: Corpus, *, top: int | None = None, has: str = "", kind: str = "", cue: str = ""
) -> pd.DataFrame:
    """How often each named speaker is quoted, those quoted most first.

    `has` (phrases with commas between), `kind` and `cue` are as in keys: only such quotes are counted.

    Columns: speaker, role (the one given most often), n_quotes, direct, mixed, indirect, n_memos, key.
    Quotes without a named speaker are no row; their number is `len(quotes)` less the sum of `n_quotes`.
    """
    who, kinds = codes_of(corpus, "speaker"), codes_of(corpus, "kind")
    asked = {name: value for name, value in {"has": has, "kind": kind, "cue": cue}.items() if value}
    rows = np.flatnonzero(quote_rows(corpus, asked) & (who.codes >= 0))
    speaker, size = who.codes[rows].astype(np.int64), len(who.categories)
    n_quotes = np.bincount(speaker, minlength=size)
    order = np.argsort(-n_quotes, kind="stable")  # categories are in alphabetical order
    order = order[: (n_quotes > 0).sum()][:top]
    of_root = max(1, len(corpus.root))
    memos = np.unique(speaker * of_root + corpus.root.memo_of("quotes")[rows]) // of_root
    names = [str(name) for name in who.categories[order]]
    found = pd.DataFrame({"speaker": pd.array(names, dtype="str")})
    found["role"] = pd.Series(_roles(corpus, rows, order), dtype=object)
    found["n_quotes"] = n_quotes[order]
    for kind in KINDS:
        own = speaker[kinds.codes[rows] == kinds.categories.get_indexer([kind])[0]]
        found[kind] = np.bincount(own, minlength=size)[order]
    found["n_memos"] = np.bincount(memos, minlength=size)[order]
    found["key"] = [key_in(corpus, speaker=name, **asked) for name in names]
    found.attrs["sample"] = sample(corpus)
    return found


def _roles(corpus: Corpus, rows: np.ndarray, speakers: np.ndarray) -> list[str | None]:
    """The role given most often to each of `speakers`, of several the first in alphabetical order; None without one."""
    roles = codes_of(corpus, "speaker_role")
    who = codes_of(corpus, "speaker").codes[rows]
    rows = rows[np.isin(who, speakers) & (roles.codes[rows] >= 0)]
    pairs = (
        codes_of(corpus, "speaker").codes[rows].astype(np.int64) * len(roles.categories) + roles.codes[rows]
    )
    pairs, times = np.unique(pairs, return_counts=True)
    who, role = np.divmod(pairs, max(1, len(roles.categories)))
    best: dict[int, int] = {}
    for n in np.argsort(-times, kind="stable").tolist():
        best.setdefault(int(who[n]), int(role[n]))
    return [str(roles.categories[best[one]]) if one in best else None for one in speakers.tolist()]
