"""Who speaks how often, and in what way."""

from __future__ import annotations

import pandas as pd

from memokit.corpus import Corpus
from memokit.measures.keys import key_in
from memokit.measures.rows import quote_rows
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
    asked = {name: value for name, value in {"has": has, "kind": kind, "cue": cue}.items() if value}
    quotes = corpus.root.quotes[quote_rows(corpus, asked)] if asked else corpus.quotes
    quotes = quotes.dropna(subset="speaker")
    counts = quotes.groupby(["speaker", "kind"], sort=False).size().unstack(fill_value=0)
    counts = counts.reindex(columns=list(KINDS), fill_value=0)
    counts.insert(0, "n_quotes", counts.sum(axis=1))
    counts["n_memos"] = quotes.groupby("speaker", sort=False)["memo_id"].nunique()
    found = counts.reset_index().sort_values(
        ["n_quotes", "speaker"], ascending=[False, True], ignore_index=True
    )
    found = found.head(top) if top is not None else found
    found.columns.name = None
    found.insert(
        1,
        "role",
        found["speaker"]
        .map(_roles(quotes, found["speaker"]))
        .astype(object)
        .where(lambda r: r.notna(), None),
    )
    found["key"] = [key_in(corpus, speaker=str(name), **asked) for name in found["speaker"]]
    found.attrs["sample"] = sample(corpus)
    return found


def _roles(quotes: pd.DataFrame, names: pd.Series) -> pd.Series:
    """The role given most often to each of `names`; of several the first in alphabetical order."""
    given = quotes[quotes["speaker"].isin(names)].dropna(subset="speaker_role")
    counts = given.groupby(["speaker", "speaker_role"]).size().reset_index(name="n")
    order = counts.sort_values(["n", "speaker_role"], ascending=[False, True], kind="stable")
    return order.drop_duplicates("speaker").set_index("speaker")["speaker_role"]
