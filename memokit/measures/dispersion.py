"""How evenly words are spread over the memos, or over outlets or periods."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from memokit.corpus import Corpus
from memokit.errors import UsageError
from memokit.measures import formulas
from memokit.measures.index import Rows, index_of, sizes_of
from memokit.measures.keys import NO_SOURCE, key_in
from memokit.measures.keywords import frequency
from memokit.measures.origins import time_order, without_repeats
from memokit.measures.periods import BY, period_of
from memokit.measures.phrases import rows_of
from memokit.measures.sample import check_copies, sample

OVER = ("memo", "source", *BY)
MOST_WORDS = 50
"""So many of the most frequent words are taken where none are given."""
FRACTIONS = (
    (0.97, "nearly all"),
    (0.71, "three quarters"),
    (0.62, "two thirds"),
    (0.45, "half"),
    (0.29, "a third"),
)
"""From which share on a part of the hits is called by these words; below the last it is not spoken of."""


def dispersion(
    corpus: Corpus,
    words: Sequence[str] | None = None,
    *,
    over: str = "memo",
    fold: str = "lower",
    copies: str = "all",
    top: int = MOST_WORDS,
) -> pd.DataFrame:
    """How evenly each of `words` (or phrases) is spread: over memos, outlets (`source`), or a `day`, `week`, `month`.

    Columns: word, n, range (parts with a hit), n_parts, dp (0 even, near 1 all in one; Gries 2008), dp_norm
    (Lijffijt and Gries 2012), juilland_d (1 even; of the parts' rates), in_words, key, top_share (the largest share
    of the hits in one part), top_part (that part). Parts without a word are left out; memos without an outlet are
    one, and memos not dated to a day are left out over periods. Given words stand in the order given, else the `top`
    most frequent come in the order of `frequency`. What is undefined is NA.

    >>> import memokit as mk
    >>> mk.dispersion(mk.read("seeds"), ["libya"])["in_words"][0]
    'in 1 of 1 memo, all of the hits in one'
    """
    check_copies(copies)
    if over not in OVER:
        raise UsageError(f"over {over!r}; one of {', '.join(OVER)}")
    if words is None:
        words = frequency(corpus, fold=fold, copies=copies, top=top)["word"].tolist()
    names, part_of = _parts(corpus, over)
    index = index_of(corpus)
    sizes = np.bincount(part_of[part_of >= 0], sizes_of(corpus)[part_of >= 0], len(names))
    of_root = np.full(len(corpus.root), -1, np.int64)
    of_root[corpus.rows] = np.where(part_of >= 0, part_of, -1)
    inside = sizes > 0
    rows = []
    for word in dict.fromkeys(words):
        places, length = rows_of(corpus, word, fold)
        places = without_repeats(corpus, places, length) if copies == "once" else places
        part = of_root[index.memo[places]]
        hits = np.bincount(part[part >= 0], minlength=len(names))
        key = key_in(corpus, word=word, fold=fold, copies=copies)
        rows.append((word, *_spread(hits[inside], sizes[inside], names[inside], over), key))
    columns = [
        "word",
        "n",
        "range",
        "n_parts",
        "dp",
        "dp_norm",
        "juilland_d",
        "in_words",
        "top_share",
        "top_part",
    ]
    frame = pd.DataFrame(rows, columns=[*columns, "key"])
    frame = frame[[*columns[:8], "key", *columns[8:]]]
    frame = frame.astype({"dp": float, "dp_norm": float, "juilland_d": float, "top_share": float})
    frame = frame.astype(dict.fromkeys(("word", "in_words", "key", "top_part"), "str"))
    frame.attrs["sample"] = sample(corpus)
    return frame


def strip(corpus: Corpus, words: Sequence[str], *, fold: str = "lower", copies: str = "all") -> pd.DataFrame:
    """Where words stand, memo by memo in order of time: the table of a dispersion strip.

    Columns: word, place (of the memo in order of time, from 0; those without a day last), memo_id, date, source, n,
    key. A row a word and memo it stands in; a word that stands nowhere is one row with n 0, the rest NA.
    `attrs["n_memos"]` and `attrs["dates"]` are the number of all memos and their dates, in order.
    """
    check_copies(copies)
    index, order = index_of(corpus), time_order(corpus)
    place = np.zeros(len(corpus.root), np.int64)
    place[order] = np.arange(len(order))
    rows: list[tuple] = []
    for word in dict.fromkeys(words):
        found, length = rows_of(corpus, word, fold)
        found = without_repeats(corpus, found, length) if copies == "once" else found
        memos, times = np.unique(index.memo[found], return_counts=True)
        for memo, n in sorted(
            zip(memos.tolist(), times.tolist(), strict=True), key=lambda pair: place[pair[0]]
        ):
            own = corpus.root.annotated[memo].memo
            key = key_in(corpus, word=word, fold=fold, copies=copies, memo=own.memo_id)
            rows.append((word, int(place[memo]), own.memo_id, own.date, own.source, n, key))
        if not len(memos):
            rows.append((word, None, None, None, None, 0, key_in(corpus, word=word, fold=fold)))
    columns = {
        "word": "str",
        "place": "Int64",
        "memo_id": "str",
        "date": "str",
        "source": "str",
        "n": "Int64",
    }
    frame = pd.DataFrame(rows, columns=[*columns, "key"]).astype({**columns, "key": "str"})
    dates = [corpus.root.annotated[memo].memo.date or "undated" for memo in order.tolist()]
    frame.attrs.update(sample=sample(corpus), n_memos=len(order), dates=dates)
    return frame


def _parts(corpus: Corpus, over: str) -> tuple[np.ndarray, Rows]:
    """The names of the parts, and the part of each memo; -1 where it is in none."""
    if over == "memo":
        return np.asarray(corpus.ids, object), np.arange(len(corpus))
    if over == "source":
        codes = np.asarray(corpus.sources.codes, np.int64)
        names = [*corpus.sources.categories, NO_SOURCE]
        return np.array(names, object), np.where(codes < 0, len(names) - 1, codes)
    known = ~np.isnat(corpus.days)
    firsts = [period_of(str(day), over)[0] for day in np.unique(corpus.days[known])]
    names = np.array(sorted(set(firsts)), object)
    of_memo = np.full(len(corpus), -1, np.int64)
    of_memo[known] = np.searchsorted(names.astype("datetime64[D]"), corpus.days[known], side="right") - 1
    return names, of_memo


def _spread(hits: Rows, sizes: np.ndarray, names: np.ndarray, over: str) -> tuple[object, ...]:
    """The measures of one word, and what they say in words."""
    n, found = int(hits.sum()), int((hits > 0).sum())
    most = int(hits.argmax()) if n else 0
    share = hits[most] / n if n else None
    values = (formulas.dp(hits, sizes), formulas.dp_norm(hits, sizes), formulas.juilland_d(hits, sizes))
    one = str(names[most]) if n else None
    return n, found, len(hits), *values, in_words(found, len(hits), share, over), share, one


def in_words(found: int, of: int, share: float | None, over: str = "memo") -> str:
    """A spread in plain words.

    >>> in_words(9, 40, .66)
    'in 9 of 40 memos, two thirds of the hits in one'
    """
    part = {"memo": "memo", "source": "outlet"}.get(over, over)
    said = f"in {found:,} of {of:,} {part}{'s' * (of != 1)}"
    if share is None:
        return said
    if share == 1:
        return f"{said}, all of the hits in one"
    fraction = next((words for least, words in FRACTIONS if share >= least), None)
    return f"{said}, {fraction} of the hits in one" if fraction else said
