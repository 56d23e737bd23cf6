"""What a table was counted from, in one line for a caption: memos, copies, words, period, undated."""

from __future__ import annotations

import numpy as np

from memokit.corpus import Corpus
from memokit.errors import UsageError
from memokit.measures.index import Rows, index_of, n_tokens
from memokit.measures.origins import origins_of

FEWEST_MEMOS = 30
"""Below so many memos no list of words is a ranking, whatever its statistics say."""
COPIES = ("all", "once")
COPIED_SHARE = 0.5
"""A memo is called a copy in a caption where at least this share of its words repeats an earlier memo's."""


def check_copies(copies: str) -> None:
    """Raise `UsageError` for what is no way of counting copies."""
    if copies not in COPIES:
        raise UsageError(f"copies {copies!r}; one of {', '.join(COPIES)}")


def sample(corpus: Corpus) -> str:
    """The memos that something was counted from.

    >>> import memokit as mk
    >>> sample(mk.read("seeds"))
    '1 memo, 382 words, 2020-12-31'
    """
    days = corpus.days[~np.isnat(corpus.days)]
    undated, copies = len(corpus) - len(days), len(copied_rows(corpus))
    parts = [f"{len(corpus):,} memo{'s' * (len(corpus) != 1)}"]
    if copies:
        parts[0] += f" ({copies:,} mostly copied from earlier ones)"
    parts.append(f"{n_tokens(corpus):,} words")
    if len(days):
        first, last = str(days.min()), str(days.max())
        parts.append(first if first == last else f"{first} to {last}")
    if undated:
        parts.append(f"{undated:,} undated")
    return ", ".join(parts)


def copied_rows(corpus: Corpus) -> Rows:
    """The memos of `corpus` (numbers in the root, in order) with at least half of their words from one that is among
    these, or from one that an earlier of these has them from too."""
    memos, firsts = _mostly_copied(corpus)
    kept = corpus.holds[memos]
    memos, firsts = memos[kept], firsts[kept]
    inside = corpus.holds[firsts]
    order = np.lexsort((origins_of(corpus).rank[memos[~inside]], firsts[~inside]))
    again = np.diff(firsts[~inside][order], prepend=-1) == 0
    return np.sort(np.concatenate([memos[inside], memos[~inside][order][again]]))


def _mostly_copied(corpus: Corpus) -> tuple[Rows, Rows]:
    """The memos of the root with at least half of their words copied, and where most of these come from."""
    return index_of(corpus).kept.once("mostly copied", lambda: _find_copied(corpus.root))


def _find_copied(root: Corpus) -> tuple[Rows, Rows]:
    index, origins = index_of(root), origins_of(root)
    both = index.memo[origins.rows].astype(np.int64) * len(root) + index.memo[origins.of]
    both, times = np.unique(both, return_counts=True)
    memos, firsts = np.divmod(both, max(1, len(root)))
    copied = np.bincount(memos, times, len(root))
    order = np.lexsort((firsts, -times, memos))
    most = order[np.diff(memos[order], prepend=-1) != 0]
    most = most[copied[memos[most]] >= COPIED_SHARE * np.diff(index.offsets)[memos[most]]]
    return memos[most], firsts[most]


def too_few(*corpora: Corpus) -> str:
    """A plain sentence where there are too few memos to rank words; else nothing."""
    fewest = min(len(corpus) for corpus in corpora)
    if fewest >= FEWEST_MEMOS:
        return ""
    memos = f"{fewest:,} memo{'s' * (fewest != 1)}"
    return (
        f"{memos} are too few to rank words: under {FEWEST_MEMOS}, read the list as hints, not as an order."
    )
