"""Who speaks how often, and in what way."""

from __future__ import annotations

import pandas as pd

from memokit.corpus import Corpus
from memokit.measures.occurrences import key_in
from memokit.measures.sample import sample

KINDS = ("direct", "mixed", "indirect")


def speakers(corpus: Corpus, *, top: int | None = None) -> pd.DataFrame:
    """How often each named speaker is quoted, those quoted most first.

    Columns: speaker, role (the one given most often), n_quotes, direct, mixed, indirect, n_memos, key.
    Quotes without a named speaker are no row; their number is `len(quotes)` less the sum of `n_quotes`.
    """
    quotes = corpus.quotes.dropna(subset="speaker")
    rows = []
    for name, own in quotes.groupby("speaker", sort=False):
        roles = own["speaker_role"].dropna().mode()
        counts = [int((own["kind"] == kind).sum()) for kind in KINDS]
        role = roles.iloc[0] if len(roles) else None
        rows.append(
            (name, role, len(own), *counts, own["memo_id"].nunique(), key_in(corpus, speaker=str(name)))
        )
    rows.sort(key=lambda row: (-row[2], row[0]))
    names = ["speaker", "role", "n_quotes", *KINDS, "n_memos", "key"]
    frame = pd.DataFrame(rows[:top], columns=names)
    frame.attrs["sample"] = sample(corpus)
    return frame
