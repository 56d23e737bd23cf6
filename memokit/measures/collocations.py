"""Which words keep company with a word: near it more often than chance would have it."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from memokit.corpus import Corpus
from memokit.errors import UsageError
from memokit.measures import formulas
from memokit.measures.counts import pairs_of
from memokit.measures.index import Rows, index_of, n_tokens
from memokit.measures.keys import encode
from memokit.measures.keywords import is_hidden, keys, stop_words
from memokit.measures.near import parse_window, rows_near
from memokit.measures.origins import without_repeats
from memokit.measures.sample import check_copies, sample

WINDOW = 5
FEWEST = 3
"""A word that stands near fewer times is not listed: MI above all makes much of one meeting."""
OURS = ("log_dice", "mi", "t")
NLTK = (
    "likelihood_ratio",
    "chi_sq",
    "phi_sq",
    "dice",
    "jaccard",
    "poisson_stirling",
    "mi_like",
    "pmi",
    "student_t",
)
"""Those of NLTK's `BigramAssocMeasures` that can be asked for beside ours."""


def collocations(
    corpus: Corpus,
    node: str,
    *,
    window: int | str = WINDOW,
    fold: str = "lower",
    hidden: Iterable[str] | None = None,
    order: str = "log_dice",
    fewest: int = FEWEST,
    copies: str = "all",
    top: int | None = None,
) -> pd.DataFrame:
    """The words near `node` (a word or phrase, `*` for any letters), those that keep to it most first.

    Near is within `window` words on either side in the sentence, or anywhere in it (`window="sentence"`).

    Columns: word, n (its occurrences near the node), n_word and n_node (all occurrences of each), n_memos (memos in
    which it stands near), log_dice, mi, t, left and right (how many of n stand before and after the nearest node),
    forms, key. `order` is `log_dice`, `mi`, `t` or one of NLTK's `BigramAssocMeasures`, which is then a column of
    that name at the end: likelihood_ratio, chi_sq, phi_sq, dice, jaccard, poisson_stirling, mi_like, pmi, student_t.
    The measures take n, but never more than n_node, as the times the two meet, and all words and numbers as the size
    of the corpus; MI is not corrected for the window. `hidden`, `copies` and `top` as in `frequency`.

    >>> import memokit as mk
    >>> mk.collocations(mk.read("seeds"), "foreign", fewest=2)["word"].tolist()[:1]
    ['fighters']
    """
    check_copies(copies)
    if order not in (*OURS, *NLTK):
        raise UsageError(f"order {order!r}; one of {', '.join((*OURS, *NLTK))}")
    parse_window(window)
    pairs = pairs_of(corpus, fold)
    index, of_form = index_of(corpus), pairs.folded.of_form
    nodes, near = rows_near(corpus, node, fold, window)
    totals = pairs.counts(corpus)[0]
    if copies == "once":
        nodes, near = (without_repeats(corpus, rows, 1) for rows in (nodes, near))
        totals = pairs.once(corpus)[0]
    word = of_form[index.word[near]] if len(near) else np.array([], np.int32)
    n = np.bincount(word, minlength=pairs.n_words)
    listed, other = is_hidden(pairs, frozenset(hidden) if hidden is not None else stop_words())
    shown = np.flatnonzero((n >= max(1, fewest)) & ~listed & ~other)
    met = np.minimum(n[shown], len(nodes))
    tokens = n_tokens(corpus) if copies == "all" else int(totals.sum())
    before = _before(nodes, near)
    more = "&" + encode([("near", node), ("window", str(window))])
    frame = pd.DataFrame(
        {
            "word": pd.Series(pairs.labels.words.take(shown), dtype="str"),
            "n": n[shown],
            "n_word": totals[shown],
            "n_node": np.full(len(shown), len(nodes)),
            "n_memos": _n_memos(index.memo[near], word, pairs.n_words)[shown],
            "log_dice": formulas.log_dice.arrays(met, len(nodes), totals[shown]),
            "mi": formulas.mi.arrays(met, len(nodes), totals[shown], tokens),
            "t": formulas.t_score.arrays(met, len(nodes), totals[shown], tokens),
            "left": np.bincount(word[before], minlength=pairs.n_words)[shown],
            "right": np.bincount(word[~before], minlength=pairs.n_words)[shown],
            "forms": pd.Series(pairs.labels.forms.take(shown), dtype="str"),
            "key": keys(corpus, pairs.labels, shown, fold, copies, more),
        }
    )
    if order in NLTK:
        frame[order] = _by_nltk(order, met, len(nodes), totals[shown], tokens)
    by = frame[order].fillna(-np.inf)
    frame = frame.iloc[np.lexsort((frame["word"].to_numpy(object), -frame["n"], -by))[:top]].reset_index(
        drop=True
    )
    frame.attrs["sample"], frame.attrs["order"], frame.attrs["node"] = sample(corpus), order, node
    return frame


def _before(nodes: Rows, near: Rows) -> np.ndarray:
    """For each row near, whether the nearest node comes after it."""
    if not len(nodes):
        return np.zeros(len(near), bool)
    place = np.searchsorted(nodes, near)
    after = nodes[np.minimum(place, len(nodes) - 1)] - near
    ahead = near - nodes[np.maximum(place - 1, 0)]
    return (place == 0) | ((place < len(nodes)) & (after < ahead))


def _n_memos(memo: np.ndarray, word: np.ndarray, n_words: int) -> Rows:
    both = np.unique(memo.astype(np.int64) * max(1, n_words) + word)
    return np.bincount(both % max(1, n_words), minlength=n_words)


def _by_nltk(name: str, met: Rows, n_node: int, n_word: Rows, tokens: int) -> list[float | None]:
    """NLTK's measure for each word; None where it has none for these counts."""
    from nltk.metrics.association import BigramAssocMeasures  # late: nltk takes a while to load

    measure = getattr(BigramAssocMeasures, name)
    found: list[float | None] = []
    for n, of_word in zip(met.tolist(), n_word.tolist(), strict=True):
        try:
            value = float(measure(min(n, of_word), (n_node, of_word), tokens))
        except (ValueError, ZeroDivisionError):
            value = float("nan")
        found.append(value if np.isfinite(value) else None)
    return found
