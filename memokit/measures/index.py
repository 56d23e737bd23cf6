"""Where each word stands in a corpus, as arrays: built once a corpus, shared by its parts, asked by every measure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from memokit.collector import load
from memokit.corpus import Corpus
from memokit.errors import UsageError
from memokit.language.tokens import fold as fold_word
from memokit.model import AnnotatedMemo

FOLDS = ("surface", "lower", "stem")
Rows = npt.NDArray[np.int64]
T = TypeVar("T")


class Kept(dict[object, Any]):
    """What is worked out once, by what it is."""

    def once(self, what: object, make: Callable[[], T]) -> T:
        """What is kept as `what`; else `make()`, kept from now on."""
        if what not in self:
            self[what] = make()
        found: T = self[what]
        return found


@dataclass(frozen=True, eq=False)
class Index:
    """The words and numbers of a corpus, a row each in order, as parallel arrays; marks are left out.

    `word` numbers `forms`, the words as written; `memo` numbers the memos; `begins` is true where a sentence
    begins. The rows of memo m are `offsets[m]` to `offsets[m + 1]`.
    """

    word: npt.NDArray[np.int32]
    memo: npt.NDArray[np.int32]
    start: npt.NDArray[np.int32]
    end: npt.NDArray[np.int32]
    begins: npt.NDArray[np.bool_]
    offsets: Rows
    forms: tuple[str, ...]
    kept: Kept = field(default_factory=Kept)
    """What is worked out from these arrays."""

    @cached_property
    def postings(self) -> tuple[npt.NDArray[np.int32], Rows]:
        """All rows by form, in order within a form; those of form f are `rows[bounds[f]:bounds[f + 1]]`."""
        counts = np.bincount(self.word, minlength=len(self.forms))
        bounds = np.concatenate(([0], np.cumsum(counts)))
        return _stable_order(self.word), bounds

    def rows_of_forms(self, forms: npt.NDArray[np.intp]) -> Rows:
        """The rows at which any of `forms` stands, in order."""
        rows, bounds = self.postings
        found = [rows[bounds[form] : bounds[form + 1]] for form in forms.tolist()]
        if len(found) == 1:
            return found[0].astype(np.int64)
        return np.sort(np.concatenate(found)).astype(np.int64) if found else np.array([], np.int64)


def _stable_order(word: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
    """The stable order of `word`, by its lower then its upper 16 bits: numpy sorts those by radix, in linear time."""
    order = np.argsort((word & 0xFFFF).astype(np.uint16), kind="stable").astype(np.int32)
    if len(word) and int(word.max()) > 0xFFFF:
        upper = (word >> 16).astype(np.uint16)[order]
        order = order[np.argsort(upper, kind="stable")]
    return order


_BUILT: WeakKeyDictionary[Corpus, Index] = WeakKeyDictionary()


def index_of(corpus: Corpus) -> Index:
    """The index of the corpus that `corpus` is a part of, built the first time it is asked for.

    A part has no index of its own: `corpus.rows` and `corpus.holds` select from the arrays of its root.
    """
    root = corpus.root
    if root not in _BUILT:
        _BUILT[root] = build_index(root.annotated)
    return _BUILT[root]


def share_index(corpus: Corpus, corrected: Corpus) -> None:
    """Let `corrected`, the same memos with other annotations, have the index of `corpus`, which is of words alone.

    What is worked out from it of words is shared too; what is worked out for parts may look at quotes, and is not.
    """
    if corrected.root is not corpus.root:
        index = index_of(corpus)
        kept = Kept((key, value) for key, value in index.kept.items() if not _is_of_parts(key))
        own = replace(index, kept=kept)
        if "postings" in index.__dict__:
            own.__dict__["postings"] = index.postings
        _BUILT[corrected.root] = own


def _is_of_parts(key: object) -> bool:
    return not (isinstance(key, tuple) and key and key[0] in ("folded", "pairs", "starred"))


KEPT_PARTS = 8
"""What is worked out for parts of a corpus is kept for so many of them, the latest."""


def kept_for(corpus: Corpus, name: str, make: Callable[[Corpus], Any]) -> Any:
    """`make(corpus)`, worked out once for the corpus and kept for its latest parts; `name` tells what it is."""
    found: dict[object, Any] = index_of(corpus).kept.setdefault(("parts", name), {})
    key = "whole" if corpus.root is corpus else corpus.rows.tobytes()
    if key not in found:
        for old in [old for old in found if old != "whole"][: max(0, len(found) - KEPT_PARTS)]:
            del found[old]
        found[key] = make(corpus)
    return found[key]


def build_index(annotated: Iterable[AnnotatedMemo]) -> Index:
    """The index of memos, in order."""
    numbers = _Numbers()
    columns = list(zip(*_columns(annotated, numbers), strict=True)) or [()] * 5
    sizes = [len(part) for part in columns[0]]
    word, start, end = (np.concatenate(part or [np.array([], np.int32)]) for part in columns[:3])
    begins = np.concatenate(columns[3] or [np.array([], bool)])
    memo = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    offsets = np.concatenate(([0], np.cumsum(sizes, dtype=np.int64)))
    return Index(word, memo, start, end, begins, offsets, tuple(numbers))


class _Numbers(dict[str, int]):
    """Numbers for words, in order of first use."""

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        return number


def _columns(annotated: Iterable[AnnotatedMemo], numbers: _Numbers) -> Iterator[tuple[np.ndarray, ...]]:
    """Word, start, end and whether a sentence begins, for the words and numbers of each memo."""
    for memo in annotated:
        tokens = memo.tokens
        kept = np.frombuffer(tokens.kinds.encode(), np.uint8) != ord("p")
        word = np.fromiter(
            (numbers[w] for w, k in zip(tokens.words, tokens.kinds, strict=True) if k != "p"), np.int32
        )
        start, end = (np.array(part, np.int32)[kept] for part in (tokens.starts, tokens.ends))
        sentence = np.searchsorted([s.start for s in memo.sentences], start, side="right")
        begins = np.diff(sentence, prepend=-1) != 0
        yield word, start, end, begins


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
def _stemmer() -> Any:
    return load("nltk.stem.snowball").SnowballStemmer("english")  # late: nltk takes a while to load


@dataclass(frozen=True, eq=False)
class Folded:
    """The words of an index as they are counted, in order of first use; `of_form` is the word of each form."""

    words: list[str]
    of_form: npt.NDArray[np.int32]
    numbers: dict[str, int]
    fold: str


def folded(index: Index, fold: str) -> Folded:
    """The words of `index`, folded as `fold` says; worked out once."""
    if fold not in FOLDS:
        raise UsageError(f"fold {fold!r}; one of {', '.join(FOLDS)}")
    return index.kept.once(("folded", fold), lambda: _fold(index, fold))


def _fold(index: Index, fold: str) -> Folded:
    numbers = _Numbers()
    of_form = np.array([numbers[fold_form(form, fold)] for form in index.forms], np.int32)
    return Folded(list(numbers), of_form, dict(numbers), fold)


def ranges(offsets: Rows, memos: Rows) -> Rows:
    """The rows of `memos`, one after the other: offsets[m] to offsets[m + 1] for each."""
    sizes = offsets[memos + 1] - offsets[memos]
    ends = np.cumsum(sizes)
    return np.arange(ends[-1] if len(ends) else 0) + np.repeat(offsets[memos] - ends + sizes, sizes)


def n_tokens(corpus: Corpus) -> int:
    """How many words and numbers stand in the memos of `corpus`."""
    return int(sizes_of(corpus).sum())


def sizes_of(corpus: Corpus) -> Rows:
    """How many words and numbers stand in each memo of `corpus`."""
    return np.diff(index_of(corpus).offsets)[corpus.rows]


def dates_of(corpus: Corpus) -> list[str | None]:
    """The day of each memo, None where it is not known to the day."""
    return [annotated.memo.day for annotated in corpus.annotated]
