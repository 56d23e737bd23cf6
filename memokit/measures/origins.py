"""Which words are copied: for each row of the index, the row of an earlier memo whose words it repeats.

A passage is copied where `SHINGLE` words in a row, marks and case aside, stand in a memo that is earlier. The first
memo is the one dated first (to the instant, where that is printed); those not dated to a day come last, in input
order. The work grows with the number of words: shingles are hashed and sorted, and every match is confirmed word
for word. What is made of it for the reader is the business of `copies`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
import numpy.typing as npt

from memokit.corpus import Corpus
from memokit.measures.index import Rows, folded, index_of, kept_for, ranges

SHINGLE = 10
"""Words in a shingle (Broder, Glassman, Manasse and Zweig 1997): formulas of a trade are shorter, copied lines are
longer. A memo of fewer words is copied where all of its words are."""
_SEED = 10_007
"""Of the numbers that stand for words in a hash: fixed, so that the same memos give the same result."""


@dataclass(frozen=True, eq=False)
class Origins:
    """The copied rows of an index, in order, and for each the earlier row it repeats, which is itself no copy.

    `rank` is the place of each memo in order of time.
    """

    rows: Rows
    of: Rows
    rank: Rows


def time_order(corpus: Corpus) -> Rows:
    """The numbers of the memos of `corpus` in its root, those dated first first, those without a day last."""
    instants = [_instant(a.memo.instant) for a in corpus.annotated]
    order = np.lexsort((np.array(instants, "datetime64[s]"), corpus.days))
    return corpus.rows[order]


def _instant(written: str | None) -> np.datetime64:
    try:
        when = datetime.fromisoformat(written or "")
        when = when.astimezone(UTC) if when.tzinfo else when
    except (ValueError, OverflowError):
        return np.datetime64("NaT")
    return np.datetime64(when.replace(tzinfo=None), "s")


def origins_of(corpus: Corpus) -> Origins:
    """The copied rows of the corpus that `corpus` is a part of; worked out once."""
    return index_of(corpus).kept.once("origins", lambda: find_origins(corpus.root))


def find_origins(corpus: Corpus) -> Origins:
    """The copied rows among the memos of `corpus` alone."""
    index, order = index_of(corpus), time_order(corpus)
    code = folded(index, "lower").of_form[index.word] if len(index.word) else np.array([], np.int32)
    rows = ranges(
        index.offsets, order
    )  # the rows in order of time: from here on, a place is a place in these
    code = code[rows]
    sizes = np.diff(index.offsets)[order]
    ends = np.cumsum(sizes)
    memo = np.repeat(np.arange(len(order), dtype=np.int32), sizes)
    at, first = _repeated(code, memo)
    origin: dict[str, np.ndarray] = {"at": np.array([], np.int64), "of": np.array([], np.int64)}
    if len(at):
        origin = _by_row(at, first)
    short = _short_memos(code, ends - sizes, ends)
    at, of = (np.concatenate(pair) for pair in ((origin["at"], short[0]), (origin["of"], short[1])))
    at, of = _first_origins(at, of)
    rank = np.zeros(len(corpus.root), np.int64)
    rank[order] = np.arange(len(order))
    copied, by = rows[at], rows[of]
    sort = np.argsort(copied, kind="stable")
    return Origins(copied[sort], by[sort], rank)


def _repeated(code: np.ndarray, memo: np.ndarray) -> tuple[Rows, Rows]:
    """The places at which a shingle begins that an earlier memo has, and its first place, confirmed word for word."""
    nothing = np.array([], np.int64), np.array([], np.int64)
    n = len(code) - SHINGLE + 1
    if n <= 0:
        return nothing
    hashes = _hashes(code)[:n]
    whole = np.flatnonzero(memo[:n] == memo[SHINGLE - 1 :])
    ordered = np.sort(hashes[whole])
    twice = np.unique(ordered[:-1][ordered[1:] == ordered[:-1]])
    del ordered
    if not len(twice):
        return nothing
    likely = np.zeros(1 << 20, bool)  # a coarse sieve first: most shingles stand once
    likely[(twice >> np.uint64(44)).astype(np.int64)] = True
    at = whole[likely[(hashes[whole] >> np.uint64(44)).astype(np.int64)]]
    number = np.searchsorted(twice, hashes[at])
    fits = twice[np.minimum(number, len(twice) - 1)] == hashes[at]
    at, number = at[fits], number[fits]
    first_of = np.zeros(len(twice), np.int64)
    first_of[number[::-1]] = at[::-1]
    first = first_of[number]
    same = memo[first] != memo[at]
    for shift in range(SHINGLE):
        same &= code[at + shift] == code[first + shift]
    return at[same], first[same]


def _hashes(code: np.ndarray) -> npt.NDArray[np.uint64]:
    """A number for the `SHINGLE` words that begin at each place; those at the end are of no use."""
    of_word = np.random.default_rng(_SEED).integers(
        0, 2**64, int(code.max(initial=0)) + 1, dtype=np.uint64, endpoint=False
    )
    factor = np.uint64(0x9E3779B97F4A7C15)
    one = of_word[code]
    found, length = one, 1
    for bit in bin(SHINGLE)[3:]:  # twice as long at each step, and one longer where the number says so
        found, length = _joined(found, found, length, factor), 2 * length
        if bit == "1":
            found, length = _joined(found, one, length, factor), length + 1
    return found


def _joined(left: np.ndarray, right: np.ndarray, shift: int, factor: np.uint64) -> npt.NDArray[np.uint64]:
    power = np.uint64(pow(int(factor), shift, 2**64))
    found = left * power
    found[: len(found) - shift] += right[shift:]
    return found


def _by_row(at: Rows, first: Rows) -> dict[str, np.ndarray]:
    """From shingles to rows: each covered place, with the earliest place that a shingle over it names."""
    covered = np.unique((at[:, None] + np.arange(SHINGLE)).ravel()) if len(at) < 2_000_000 else _covered(at)
    of = np.full(len(covered), np.iinfo(np.int64).max)
    for shift in range(SHINGLE):
        where = np.searchsorted(covered, at + shift)
        of[where] = np.minimum(of[where], first + shift)
    return {"at": covered, "of": of}


def _covered(at: Rows) -> Rows:
    flags = np.zeros(int(at[-1]) + SHINGLE, bool)
    for shift in range(SHINGLE):
        flags[at + shift] = True
    return np.flatnonzero(flags)


def _short_memos(code: np.ndarray, begins: Rows, ends: Rows) -> tuple[Rows, Rows]:
    """The places of memos too short for a shingle that repeat an earlier one whole, and what they repeat."""
    seen: dict[bytes, int] = {}
    at, of = [np.array([], np.int64)], [np.array([], np.int64)]
    for n in np.flatnonzero((ends - begins < SHINGLE) & (ends > begins)).tolist():
        begin, end = int(begins[n]), int(ends[n])
        first = seen.setdefault(code[begin:end].tobytes(), begin)
        if first != begin:
            at.append(np.arange(begin, end))
            of.append(np.arange(first, first + end - begin))
    return np.concatenate(at), np.concatenate(of)


def _first_origins(at: Rows, of: Rows) -> tuple[Rows, Rows]:
    """Follow each origin to the one that is no copy itself; each step leads to an earlier memo, so it ends."""
    sort = np.argsort(at, kind="stable")
    at, of = at[sort], of[sort]
    while len(at):
        place = np.minimum(np.searchsorted(at, of), len(at) - 1)
        further = at[place] == of
        if not further.any():
            break
        of = np.where(further, of[place], of)
    return at, of


def repeats_in(corpus: Corpus) -> Rows:
    """The rows of the memos of `corpus` that repeat an earlier memo among these, in order: what is counted once
    leaves these out. Where the first memo is not among them, the earliest that is counts.
    """
    return kept_for(corpus, "repeats", _repeats)


def _repeats(corpus: Corpus) -> Rows:
    index, origins = index_of(corpus), origins_of(corpus)
    if corpus.root is corpus:
        return origins.rows
    kept = corpus.holds[index.memo[origins.rows]]
    rows, of = origins.rows[kept], origins.of[kept]
    outside = np.flatnonzero(~corpus.holds[index.memo[of]])
    order = outside[np.argsort(origins.rank[index.memo[rows[outside]]], kind="stable")]
    _, first = np.unique(of[order], return_index=True)
    again = np.ones(len(rows), bool)
    again[order[first]] = False
    return rows[again]


def without_repeats(corpus: Corpus, rows: Rows, length: int) -> Rows:
    """`rows` at which runs of `length` words begin, without the runs whose words all repeat an earlier memo."""
    dropped = repeats_in(corpus)
    if not len(dropped) or not len(rows) or length < 1:
        return rows
    flags = np.zeros(len(index_of(corpus).word), bool)
    flags[dropped] = True
    repeated = np.ones(len(rows), bool)
    for shift in range(length):
        repeated &= flags[rows + shift]
    return rows[~repeated]
