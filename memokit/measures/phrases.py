"""A word or phrase as an analyst types it, and the rows of the index at which it stands."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from memokit.corpus import Corpus
from memokit.language.tokens import find_tokens
from memokit.measures.index import Index, Rows, fold_form, folded, index_of

STAR = "*"


def words_of(phrase: str) -> list[str]:
    """The words of `phrase`, cut as the memos are cut; marks do not count, and `*` stands for any letters.

    >>> words_of("the U.S. press-conference, minist*")
    ['the', 'U.S.', 'press-conference', 'minist*']
    """
    found = []
    for piece in phrase.split():
        if STAR in piece:
            found.append(piece)
        else:
            tokens = find_tokens(piece)
            found += [word for word, kind in zip(tokens.words, tokens.kinds, strict=True) if kind != "p"]
    return found


def rows_of(corpus: Corpus, phrase: str, fold: str) -> tuple[Rows, int]:
    """The rows of the index at which `phrase` begins in the memos of `corpus`, in order, and its length in words.

    A phrase stands within one sentence; marks between its words do not count.
    """
    index = index_of(corpus)
    words = words_of(phrase)
    if not words:
        return np.array([], np.int64), 0
    forms = [_forms(index, word, fold) for word in words]
    bounds = index.postings[1]
    rarest = min(range(len(words)), key=lambda n: int((bounds[forms[n] + 1] - bounds[forms[n]]).sum()))
    rows = index.rows_of_forms(forms[rarest]) - rarest
    rows = rows[(rows >= 0) & (rows + len(words) <= len(index.word))]
    for shift, own in enumerate(forms):
        if shift:
            rows = rows[~index.begins[rows + shift]]
        if shift != rarest:
            fits = np.zeros(len(index.forms), bool)
            fits[own] = True
            rows = rows[fits[index.word[rows + shift]]]
    return (rows if corpus.root is corpus else rows[corpus.holds[index.memo[rows]]]), len(words)


def _forms(index: Index, word: str, fold: str) -> npt.NDArray[np.intp]:
    """The forms that `word` stands for; with a `*` in it, case does not count and words are not folded."""
    known = folded(index, fold)
    if STAR not in word:
        number = known.numbers.get(fold_form(word, fold), -1)
        return np.flatnonzero(known.of_form == number)
    return index.kept.once(("starred", word.lower()), lambda: _starred(index, word.lower()))


def _starred(index: Index, word: str) -> npt.NDArray[np.intp]:
    pieces = word.split(STAR)
    return np.flatnonzero(np.array([_fits(form.lower(), pieces) for form in index.forms], bool))


def _fits(form: str, pieces: list[str]) -> bool:
    """Whether `form` is the `pieces` with any letters, or none, between them."""
    first, *middle, last = pieces
    if not form.startswith(first):
        return False
    place = len(first)
    for piece in middle:
        place = form.find(piece, place)
        if place < 0:
            return False
        place += len(piece)
    return form.endswith(last) and len(form) - len(last) >= place
