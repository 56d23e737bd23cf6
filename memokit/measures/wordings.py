"""Wordings of one statement: quotes of one speaker, near in time, that share most of their words."""

from __future__ import annotations

import numpy as np
import pandas as pd

from memokit.corpus import Corpus
from memokit.language.tokens import find_tokens, fold
from memokit.measures.keywords import stop_words

DAYS = 14
"""A statement is reported for so many days; what is said again later is another one."""
SHARED = 0.5
"""So much of the shorter wording's words stand in the other: paraphrases of one sentence share about half of their
content words, two statements on one matter about a quarter (seen in the sample memos)."""
FEWEST = 2
"""Fewer shared words than these are no sign."""


def wordings(corpus: Corpus, row: int) -> pd.DataFrame:
    """The quotes that give the statement of quote `row` (of `corpus.quotes`), the earliest memo first, itself too.

    Columns: those of quotes, and date and source of the memo. They are by the same speaker, where one is named, in
    memos at most `DAYS` apart, and at least `SHARED` of the words of the shorter, stop words left out, stand in both.
    What is worded wholly otherwise is not found.
    """
    quotes = corpus.quotes
    own = quotes.iloc[row]
    memo = corpus.root.memo_of("quotes")[np.flatnonzero(corpus.holds[corpus.root.memo_of("quotes")])]
    days = corpus.root.days[memo]
    near = np.isnat(days) | np.isnat(days[row]) | (np.abs((days - days[row]).astype(np.int64)) <= DAYS)
    if isinstance(own["speaker"], str):
        near &= (quotes["speaker"] == own["speaker"]).to_numpy(bool, na_value=False)
    words = _content(own["text"])
    rows = [
        n for n in np.flatnonzero(near).tolist() if n == row or _alike(words, _content(quotes["text"].iat[n]))
    ]
    found = quotes.take(rows).reset_index(drop=True)
    about = corpus.root.memos.take(memo[rows])[["date", "source"]].reset_index(drop=True)
    joined = pd.concat([found, about], axis=1)
    return joined.sort_values("date", kind="stable", na_position="last", ignore_index=True)


def _content(text: str) -> frozenset[str]:
    tokens = find_tokens(text)
    words = (fold(word) for word, kind in zip(tokens.words, tokens.kinds, strict=True) if kind != "p")
    return frozenset(words) - stop_words()


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared >= FEWEST and shared >= SHARED * min(len(one), len(other))
