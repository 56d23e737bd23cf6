"""What the memos talk about: how often each word, run of words or given phrase stands, in how many memos."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from memokit.corpus import Corpus
from memokit.lexicon import read_words
from memokit.measures import formulas
from memokit.measures.counts import SHOWN_FORMS, Labels, Pairs, pairs_of
from memokit.measures.index import Rows, fold_form, index_of, n_tokens
from memokit.measures.keys import encode, key_in, once
from memokit.measures.origins import without_repeats
from memokit.measures.phrases import rows_of
from memokit.measures.sample import check_copies, sample

LARGE_SHARE = 0.5
"""One memo with at least this share of a count is named beside it: the count is that memo's rather than the corpus's."""


def stop_words() -> frozenset[str]:
    """The list of words that say little; give your own as `hidden` to change it: `stop_words() | {"said"}`.

    It stands in `memokit/lexicon/stop_words.tsv`, with its source.

    >>> "the" in stop_words()
    True
    """
    return read_words("stop_words")


def frequency(
    corpus: Corpus,
    *,
    length: int = 1,
    phrases: Sequence[str] | None = None,
    fold: str = "lower",
    hidden: Iterable[str] | None = None,
    copies: str = "all",
    top: int | None = None,
) -> pd.DataFrame:
    """How often each word stands in the memos, those in most memos first.

    `length` is 1 for words, 2 to 5 for runs of so many words within a sentence; a run that stands only once in the
    whole corpus is no row. `phrases` counts given words and phrases instead, `*` for any letters. `fold` is
    `surface` (as written), `lower` (lower case, no possessive) or `stem` (NLTK's Snowball stemmer). With
    `copies="once"` words that repeat an earlier memo in a passage of ten words or more do not count again.

    Columns: word, n_memos, n_sources, n, per_1000_tokens, forms (as written, the commonest first; of a run,
    each word as it is mostly written), key, low, high
    (95 % interval of the rate), n_independent (in at most so many memos independently: copied passages counted once),
    top_share (the largest share of n in one memo), top_memo (that memo, where it has half or more of several).

    `hidden` words (by default `stop_words()`), and runs that begin or end with one, are left out, as are numbers and
    single letters; `attrs["hidden"]` says how many of them and how often they stand. `top` cuts the list.

    >>> import memokit as mk
    >>> mk.frequency(mk.read("seeds"), top=1)[["word", "n_memos", "n"]].values.tolist()
    [['libyan', 1, 8]]
    """
    check_copies(copies)
    if phrases is not None:
        return _of_phrases(corpus, phrases, fold, copies)
    pairs = pairs_of(corpus, fold, length)
    n, n_memos = pairs.counts(corpus)
    n_once, n_independent = pairs.once(corpus)
    if copies == "once":
        n, n_memos = n_once, n_independent
    hide = frozenset(hidden) if hidden is not None else stop_words()
    listed, other = is_hidden(pairs, hide)
    stands = n > 0
    shown = np.flatnonzero(stands & ~listed & ~other)
    shown = pairs.ordered(shown, n_memos, n)[:top]
    most, memo = pairs.heaviest(corpus)
    frame = _frame(
        corpus,
        [pairs.labels.words.take(shown), pairs.labels.forms.take(shown)],
        keys(corpus, pairs.labels, shown, fold, copies),
        [n_memos[shown], pairs.n_sources(corpus)[shown], n[shown], n_independent[shown]],
        (np.minimum(most[shown], n[shown]), memo[shown]),
    )
    left_out = stands & listed
    frame.attrs["hidden"] = {
        "words": int(left_out.sum()),
        "hits": int(n[left_out].sum()),
        "numbers_and_letters": int(n[stands & other & ~listed].sum()),
    }
    return frame


def is_hidden(pairs: Pairs, hidden: frozenset[str]) -> tuple[np.ndarray, np.ndarray]:
    """For each word or run, whether the list hides it, and whether it is a number or a single letter (or begins or
    ends so)."""
    words = pairs.folded.words
    key = ("hidden", hidden)
    if key not in pairs.kept:
        hide = hidden | {fold_form(word, "lower") for word in hidden}
        listed = np.fromiter((word in hide for word in words), bool, len(words))
        if pairs.folded.fold != "lower":  # a stem, or a word as written: told by how it is mostly written
            commonest = (fold_form(forms[0], "lower") for forms in pairs.forms)
            listed |= np.fromiter((form in hide for form in commonest), bool, len(words))
        other = np.fromiter((len(word) < 2 or not word[0].isalpha() for word in words), bool, len(words))
        if pairs.runs is not None:
            ends = [pairs.folded.of_form[pairs.index.word[pairs.runs + s]] for s in (0, pairs.length - 1)]
            listed, other = (part[ends[0]] | part[ends[1]] for part in (listed, other))
        for old in [old for old in pairs.kept if isinstance(old, tuple) and old[0] == "hidden"]:
            del pairs.kept[old]  # one list at a time: a list that is edited does not pile up
        pairs.kept[key] = listed, other
    found: tuple[np.ndarray, np.ndarray] = pairs.kept[key]
    return found


def keys(corpus: Corpus, labels: Labels, shown: Rows, fold: str, copies: str, more: str = "") -> pd.Series:
    """The key of each shown word, as `key_in` makes it; `more` goes before the parts that tell the memos."""
    about = encode([*corpus.where, *once(copies)])
    tail = f"&fold={fold}{more}" + (f"&{about}" if about else "")
    return pd.Series(labels.asked.take(shown), dtype="str") + tail


def _frame(
    corpus: Corpus,
    labels: list,
    keys: pd.Series,
    counts: list[Rows],
    heaviest: tuple[Rows, Rows],
) -> pd.DataFrame:
    n_memos, n_sources, n, n_independent = counts
    most, memo = heaviest
    tokens = n_tokens(corpus)
    low, high = formulas.rate_interval.arrays(n, tokens)
    share = most / np.maximum(n, 1)
    one = np.where((share >= LARGE_SHARE) & (n > 1) & (len(corpus) > 1), memo, -1)
    frame = pd.DataFrame(
        {
            "word": pd.Series(labels[0], dtype="str"),
            "n_memos": n_memos,
            "n_sources": n_sources,
            "n": n,
            "per_1000_tokens": n * (1000 / max(1, tokens)),
            "forms": pd.Series(labels[1], dtype="str"),
            "key": keys,
            "low": low,
            "high": high,
            "n_independent": n_independent,
            "top_share": share,
            "top_memo": pd.Series(corpus.root.ids.array.take(one, allow_fill=True), dtype="str"),
        }
    )
    frame.attrs["sample"] = sample(corpus)
    return frame


def _of_phrases(corpus: Corpus, phrases: Sequence[str], fold: str, copies: str) -> pd.DataFrame:
    """The rows of given words and phrases, those in most memos first."""
    index, sources = index_of(corpus), corpus.root.sources.codes
    found: list[tuple] = []
    for phrase in dict.fromkeys(phrases):
        rows, length = rows_of(corpus, phrase, fold)
        own = without_repeats(corpus, rows, length)
        rows = own if copies == "once" else rows
        memos, times = np.unique(index.memo[rows], return_counts=True)
        most = int(times.argmax()) if len(times) else 0
        heaviest = (int(times[most]), int(memos[most])) if len(times) else (0, 0)
        counts = (len(memos), len(np.unique(sources[memos])), len(rows), len(np.unique(index.memo[own])))
        key = key_in(corpus, word=phrase, fold=fold, copies=copies)
        found.append((phrase, _written(corpus, rows, length), key, *counts, *heaviest))
    found.sort(key=lambda row: (-row[3], -row[5], row[0]))
    columns = list(zip(*found, strict=True)) or [()] * 9
    numbers = [np.array(column, np.int64) for column in columns[3:]]
    frame = _frame(
        corpus,
        list(columns[:2]),
        pd.Series(columns[2], dtype="str"),
        numbers[:4],
        (numbers[4], numbers[5]),
    )
    frame.attrs["hidden"] = {"words": 0, "hits": 0, "numbers_and_letters": 0}
    return frame


def _written(corpus: Corpus, rows: Rows, length: int) -> str:
    """The commonest ways in which a phrase that stands at `rows` is written."""
    index = index_of(corpus)
    if not len(rows):
        return ""
    written = np.stack([index.word[rows + shift] for shift in range(length)], axis=1)
    ways, times = np.unique(written, axis=0, return_counts=True)
    order = np.argsort(-times, kind="stable")[:SHOWN_FORMS]
    return ", ".join(" ".join(index.forms[n] for n in ways[way]) for way in order.tolist())
