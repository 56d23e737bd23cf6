"""Where each word stands in a corpus, as arrays: built once a corpus, asked by every measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from memokit.corpus import Corpus
from memokit.errors import UsageError
from memokit.language.tokens import fold as fold_word

FOLDS = ("surface", "lower", "stem")


@dataclass(frozen=True, eq=False)
class Index:
    """The words and numbers of a corpus, a row each in order, as parallel arrays; marks are left out.

    `word` numbers `forms`, the words as written; `memo` numbers the memos; `sizes` counts each memo's rows.
    """

    word: npt.NDArray[np.int32]
    memo: npt.NDArray[np.int32]
    start: npt.NDArray[np.int64]
    end: npt.NDArray[np.int64]
    sizes: npt.NDArray[np.int64]
    forms: tuple[str, ...]


_BUILT: WeakKeyDictionary[Corpus, Index] = WeakKeyDictionary()


def index_of(corpus: Corpus) -> Index:
    """The index of `corpus`, built the first time it is asked for."""
    if corpus not in _BUILT:
        _BUILT[corpus] = _build(corpus)
    return _BUILT[corpus]


def _build(corpus: Corpus) -> Index:
    numbers: dict[str, int] = {}
    word, memo, start, end, sizes = [], [], [], [], []
    for place, annotated in enumerate(corpus.annotated):
        tokens = annotated.tokens
        kept = [n for n, kind in enumerate(tokens.kinds) if kind != "p"]
        word.append(np.array([numbers.setdefault(tokens.words[n], len(numbers)) for n in kept], np.int32))
        memo.append(np.full(len(kept), place, np.int32))
        start.append(np.array([tokens.starts[n] for n in kept], np.int64))
        end.append(np.array([tokens.ends[n] for n in kept], np.int64))
        sizes.append(len(kept))
    empty = [np.array([], np.int64)]
    joined = [np.concatenate(part or empty) for part in (word, memo, start, end)]
    return Index(*joined, np.array(sizes, np.int64), tuple(numbers))


def fold_form(form: str, fold: str) -> str:
    """`form` as it is counted: as written, in lower case without possessive, or by its stem (Snowball)."""
    if fold == "surface":
        return form
    if fold == "lower":
        return fold_word(form)
    if fold == "stem":
        return _stem(fold_word(form))
    raise UsageError(f"fold {fold!r}; one of {', '.join(FOLDS)}")


@cache
def _stem(word: str) -> str:
    stem: str = _stemmer().stem(word)
    return stem


@cache
def _stemmer():  # type: ignore[no-untyped-def]
    from nltk.stem.snowball import SnowballStemmer  # late: nltk takes a while to load

    return SnowballStemmer("english")


def folded(index: Index, fold: str) -> tuple[npt.NDArray[np.int64], list[str]]:
    """For each form its number among the folded words, and those words in order of first use."""
    numbers: dict[str, int] = {}
    of_form = [numbers.setdefault(fold_form(form, fold), len(numbers)) for form in index.forms]
    return np.array(of_form, np.int64), list(numbers)


def rows_of(index: Index, phrase: str, fold: str) -> npt.NDArray[np.int64]:
    """The rows at which `phrase` (one word or several) begins; a word may end in `*`."""
    words = phrase.split()
    if not words:
        return np.array([], np.int64)
    hits = np.flatnonzero(_matches(index, words[0], fold)[index.word])
    for shift, word in enumerate(words[1:], start=1):
        hits = hits[hits + shift < len(index.word)]
        same = index.memo[hits + shift] == index.memo[hits]
        hits = hits[same & _matches(index, word, fold)[index.word[hits + shift]]]
    return hits


def _matches(index: Index, word: str, fold: str) -> npt.NDArray[np.bool_]:
    """Which forms `word` stands for."""
    if word.endswith("*"):
        stem = word[:-1].lower()
        return np.array([form.lower().startswith(stem) for form in index.forms], bool)
    wanted = fold_form(word, fold)
    return np.array([fold_form(form, fold) == wanted for form in index.forms], bool)


def dates_of(corpus: Corpus) -> Sequence[str | None]:
    """The day of each memo, None where it is not known to the day."""
    return [annotated.memo.day for annotated in corpus.annotated]
