"""Words that stand out in a target against a reference: a period, an outlet, a speaker, or a list from outside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from memokit.corpus import Corpus
from memokit.errors import UsageError
from memokit.measures import formulas
from memokit.measures.counts import Pairs, pairs_of
from memokit.measures.index import Rows, fold_form, n_tokens
from memokit.measures.keys import encode
from memokit.measures.keywords import is_hidden, keys, stop_words
from memokit.measures.origins import without_repeats
from memokit.measures.sample import check_copies, sample, too_few
from memokit.measures.spoken import rows_spoken

FEWEST = 3
"""A word of fewer occurrences in target and reference together is not ranked: little can be told from it."""
PRIOR_TOTAL = 500
"""Pseudo-words of the Dirichlet prior, shared out as the words are in target and reference together: about one
memo's worth (Monroe, Colaresi and Quinn 2008 take a speech's)."""


class _Side(NamedTuple):
    """One of the two that are compared: how often each word, in how many memos (None for a list), and its size."""

    n: np.ndarray
    n_memos: Rows | None
    size: float


def keyness(
    target: Corpus,
    reference: Corpus | Mapping[str, float] | None = None,
    *,
    speaker: str | None = None,
    fold: str = "lower",
    hidden: Iterable[str] | None = None,
    copies: str = "all",
    fewest: int = FEWEST,
    top: int | None = None,
) -> pd.DataFrame:
    """Words more, and less, frequent in `target` than in `reference`, the surest first.

    `reference` is another part of the corpus or a corpus of its own, by default the rest of what `target` is a part
    of; or a frequency list from outside (`read_frequencies`, or any mapping of words to counts). With `speaker` the
    words that this speaker is quoted with are compared with those of all other quotes in the reference (in `target`
    itself where none is given).

    Columns: word, n_target, n_reference, per_1000_target, per_1000_reference, g2 (4 terms, with the sign of the
    difference), log_ratio, low, high (95 %), key (in the target), key_reference (NA for a list), n_memos_target,
    n_memos_reference, percent_diff, odds_ratio, log_odds_z (informative Dirichlet prior of `PRIOR_TOTAL` words), p
    (of g2, Bonferroni-corrected for the words ranked), conservative.

    Rows come in order of `conservative`, the end of the Log Ratio's interval that is nearer to 0, and 0 where the
    interval holds 0; then of g2. Words that stand out are first, those that are missed are last. What is undefined
    is NA; nothing is inf. Words of fewer than `fewest` occurrences in both together are not ranked; `hidden`, `copies` and `top` as in
    `frequency`. `attrs["note"]` is a plain sentence where there are too few memos to rank.
    """
    check_copies(copies)
    pairs = pairs_of(target, fold)
    a = _side(target, pairs, speaker, copies, by=speaker)
    against = reference if reference is not None else (target if speaker else _rest(target))
    if isinstance(against, Corpus):
        other = pairs if against.root is target.root else pairs_of(against, fold)
        b = _on(pairs, other, _side(against, other, speaker, copies, but=speaker))
    else:
        b = _listed(pairs, against, fold)
    hide = frozenset(hidden) if hidden is not None else stop_words()
    listed, number = is_hidden(pairs, hide)
    known = (
        (a.n + b.n >= max(1, fewest)) & ~listed & ~number
        if a.size and b.size
        else np.zeros(pairs.n_words, bool)
    )
    ranked = pairs.alphabetical_order[known[pairs.alphabetical_order]]
    by, but = ("" if speaker is None else "&" + encode([(name, speaker)]) for name in ("by", "but"))
    sure = _Sure.of(a, b, ranked)
    order = np.lexsort((-sure.g2, -sure.conservative))[:top]
    shown = ranked[order]
    frame = _measured(a, b, shown, _Sure(*(part[order] for part in sure)), len(ranked))
    frame.insert(0, "word", pd.Series(pairs.labels.words.take(shown), dtype="str"))
    frame.insert(9, "key", keys(target, pairs.labels, shown, fold, copies, by))
    is_list = not isinstance(against, Corpus)
    other_key = None if is_list else keys(against, pairs.labels, shown, fold, copies, but)
    frame.insert(10, "key_reference", pd.Series(other_key, index=frame.index, dtype="str"))
    frame.attrs["sample"] = sample(target)
    frame.attrs["n_ranked"] = len(ranked)
    frame.attrs["note"] = too_few(*([target] if is_list else [target, against]))
    return frame


class _Sure(NamedTuple):
    """What the order of words is made from: signed G², and the Log Ratio's interval with the end nearer to 0."""

    g2: np.ndarray
    low: np.ndarray
    high: np.ndarray
    conservative: np.ndarray

    @classmethod
    def of(cls, a: _Side, b: _Side, words: Rows) -> _Sure:
        f, g, c, d = a.n[words], b.n[words], a.size or 1, b.size or 1
        low, high = formulas.log_ratio_interval.arrays(f, g, c, d)
        value = np.sign(f * float(d) - g * float(c)) * formulas.g2.arrays(f, g, c, d)
        return cls(value, low, high, np.where(low > 0, low, np.where(high < 0, high, 0.0)))


def _measured(a: _Side, b: _Side, shown: Rows, sure: _Sure, n_ranked: int) -> pd.DataFrame:
    """What the formulas say of each word shown."""
    f, g, c, d = a.n[shown], b.n[shown], a.size or 1, b.size or 1
    together = PRIOR_TOTAL * (f + g) / (c + d)
    counts = {"target": a.n_memos, "reference": b.n_memos}
    missing = {name: pd.array([None] * len(shown), dtype="Int64") for name, n in counts.items() if n is None}
    n_memos = {name: missing[name] if n is None else n[shown] for name, n in counts.items()}
    return pd.DataFrame(
        {
            "n_target": f,
            "n_reference": g,
            "per_1000_target": 1000 * f / c,
            "per_1000_reference": 1000 * g / d,
            "g2": sure.g2,
            "log_ratio": formulas.log_ratio.arrays(f, g, c, d),
            "low": sure.low,
            "high": sure.high,
            "n_memos_target": n_memos["target"],
            "n_memos_reference": n_memos["reference"],
            "percent_diff": formulas.percent_diff.arrays(f, g, c, d),
            "odds_ratio": formulas.odds_ratio.arrays(f, g, c, d),
            "log_odds_z": formulas.log_odds_z.arrays(f, g, c, d, prior=together, prior_total=PRIOR_TOTAL),
            "p": np.minimum(1.0, formulas.p_of_g2.arrays(np.abs(sure.g2)) * n_ranked),
            "conservative": sure.conservative,
        }
    )


def _rest(target: Corpus) -> Corpus:
    if target.root is target:
        raise UsageError(
            "keyness needs a reference: another part, a list, or a part of a corpus as the target"
        )
    return target.root.without(target)


def _side(
    corpus: Corpus,
    pairs: Pairs,
    speaker: str | None,
    copies: str,
    *,
    by: str | None = None,
    but: str | None = None,
) -> _Side:
    """How often each word stands in the memos, or in what the speaker, or all but the speaker, is quoted with."""
    if speaker is None:
        n, n_memos = pairs.once(corpus) if copies == "once" else pairs.counts(corpus)
        return _Side(n, n_memos, n_tokens(corpus) if copies == "all" else int(n.sum()))
    rows = rows_spoken(corpus, by=by, but=but)
    if copies == "once":
        rows = without_repeats(corpus, rows, 1)
    index = pairs.index
    word = pairs.folded.of_form[index.word[rows]]
    both = np.unique(index.memo[rows].astype(np.int64) * pairs.n_words + word) % max(1, pairs.n_words)
    n, n_memos = (np.bincount(part, minlength=pairs.n_words) for part in (word, both))
    return _Side(n, n_memos, len(rows))


def _on(pairs: Pairs, other: Pairs, side: _Side) -> _Side:
    """The counts of a corpus of its own, told by the words of the target's."""
    if other is pairs:
        return side
    numbers = other.folded.numbers
    place = np.fromiter((numbers.get(word, -1) for word in pairs.folded.words), np.int64, pairs.n_words)
    n, n_memos = (
        np.where(place >= 0, part[place], 0) if len(part) else np.zeros(pairs.n_words, np.int64)
        for part in (side.n, side.n_memos)
    )
    return _Side(n, n_memos, side.size)


def _listed(pairs: Pairs, counts: Mapping[str, float], fold: str) -> _Side:
    """The counts of a list from outside, folded as the memos are."""
    known: dict[str, float] = {}
    size = 0.0
    for word, count in counts.items():
        if not (isinstance(count, int | float) and 0 <= count < float("inf")):
            raise UsageError(f"frequency list: {word[:40]!r} has the count {count!r}; a number from 0 on")
        size += count
        own = fold_form(word, fold)
        known[own] = known.get(own, 0) + count
    n = np.fromiter((known.get(word, 0) for word in pairs.folded.words), float, pairs.n_words)
    if (n == n.astype(np.int64)).all():
        n = n.astype(np.int64)
    return _Side(n, None, size)


def read_frequencies(path: str | Path) -> dict[str, float]:
    """A frequency list from outside for `keyness`: a word and its count a line, with a tab or a comma between.

    Lines that begin with `#` and a first line of headings are left out; a word that stands twice is added up. Raises
    `UsageError` where the file is not there, a line has no count, or there is no word at all.
    """
    try:
        lines = Path(path).read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read as a frequency list ({type(error).__name__})") from None
    found: dict[str, float] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        word, _, count = line.rpartition("\t" if "\t" in line else ",")
        try:
            found[word.strip().strip('"')] = found.get(word.strip().strip('"'), 0) + float(count)
        except ValueError:
            if found or number > 1:
                raise UsageError(
                    f"{path}:{number}: no count; expected a word, a tab or comma, and a number"
                ) from None
    if not found:
        raise UsageError(
            f"{path}: no word with a count in it; expected a word, a tab or comma, and a number a line"
        )
    return found
