"""How a quote spreads: the same words, or nearly, quoted in several memos; where first, how much later, what changed.

Quotes are taken in order of time, and each is held against the first of a group only, so that a chain of small changes
does not join what is far apart. Grouping errs on the side of too little: short words that anybody may say, and words
that differ in more than a fifth, stay apart.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import pandas as pd

from memokit.corpus import Corpus
from memokit.measures.copies import EXACT, NEAR, find_copies
from memokit.measures.index import index_of, kept_for
from memokit.measures.keys import key_in, make_key
from memokit.measures.origins import time_order
from memokit.measures.sample import sample
from memokit.measures.wording import Change, Word, compare, cut, marks, plain_words

KINDS = ("direct", "mixed")
FEWEST_WORDS = {"same": (7, 8), "changed": (8, 12), "shortened": (8, 12)}
"""Fewer words are not grouped, where the speaker is the same one, and where it is not or not named: what is short
("we will see") is said by many."""
FEWEST_SOON, SOON = 5, np.timedelta64(7, "D")
"""So few words of one speaker are grouped where they stand in memos no more than a week apart: later, a stock phrase
("not that I am aware of") is rather said anew."""
MOST_CHANGED = {True: 0.2, False: 0.1}
"""The largest share of changed words, where the speaker is the same one, and where it is not."""
LONGEST = 200
"""Longer quotes are grouped only where they are the same word for word: it bounds the work."""
SHINGLE, MOST_HOLDERS, CANDIDATES = 4, 50, 8
"""Groups are looked up by runs of so many words; a run that so many groups have tells nothing; so many are compared."""


class Said(NamedTuple):
    """One quote: its memo's number in the root, its number in the memo, its row in the corpus's table, its words, and
    the day of its memo, NaT where that is not known."""

    memo: int
    quote: int
    row: int
    speaker: str | None
    words: list[Word]
    day: np.datetime64


class Later(NamedTuple):
    """A quote in its group: how it stands to the first, and what is changed."""

    said: Said
    how: str
    similarity: float
    changes: tuple[Change, ...]


@dataclass
class Group:
    """A quote and its later ones, in order of time."""

    first: Said
    members: list[Later] = field(default_factory=list)


COLUMNS = {
    "group": "Int64",
    "memo_id": "str",
    "quote": "Int64",
    "date": "str",
    "source": "str",
    "speaker": "str",
    "kind": "str",
    "text": "str",
    "change": "str",
    "changed_words": "str",
    "marks": "str",
    "other_mouth": "bool",
    "first_memo": "str",
    "first_date": "str",
    "first_source": "str",
    "delay_days": "Int64",
    "similarity": "float",
    "in_copy": "bool",
    "n_quotes": "Int64",
    "n_memos": "Int64",
    "n_sources": "Int64",
    "key": "str",
    "group_key": "str",
}


def spread(corpus: Corpus) -> pd.DataFrame:
    """The quotations that stand in two memos or more, the same or nearly, a row for each place.

    Columns: group (from 0), memo_id, quote, date, source, speaker, kind, text, change (`first`, `same`, `changed`,
    `shortened` or `longer`, against the first), changed_words (`will → may`, `+ not`, `− ever`), marks (which of
    negation, modality, number are among them), other_mouth (named here, but under another name than at first),
    first_memo, first_date, first_source, delay_days (from the first memo's date, where both are known to the day),
    similarity (1 is the same), in_copy (the whole memo is a copy of an earlier one), n_quotes, n_memos, n_sources (of
    the group), key (this quote), group_key (all quotes of the group, n_quotes of them).

    Groups in most memos come first, each in order of time; memos not dated to a day are last. Compared are quotations
    and partial quotations, in lower case without marks, contractions in full and number words as digits. Not found:
    paraphrase, translation, quotes of fewer than seven words (five within a week; eight where the speaker is another, or
    not named), and those of which more than a fifth of the words is changed.

    >>> import memokit as mk
    >>> len(spread(mk.read("seeds")))
    0
    """
    memos = corpus.root.annotated
    kinds, texts = (corpus.quotes[name].tolist() for name in ("kind", "text"))
    copied = {copy.memo for copy in find_copies(corpus) if copy.kind in (EXACT, NEAR)}
    days = corpus.root.days
    rows = []
    for number, group in enumerate(find_groups(corpus)):
        first = memos[group.first.memo].memo
        in_memos = {later.said.memo for later in group.members}
        counts = (len(group.members), len(in_memos), len({memos[memo].memo.source for memo in in_memos}))
        group_key = key_in(corpus, spread=f"{first.memo_id}:{group.first.quote}")
        for said, how, similarity, changes in group.members:
            memo = memos[said.memo].memo
            delay = (days[said.memo] - days[group.first.memo]).astype(int) if memo.day and first.day else None
            shown = "; ".join(map(str, changes)) if how == "changed" else ""
            touched = ", ".join(marks(changes))
            about = (number, memo.memo_id, said.quote, memo.date, memo.source, said.speaker)
            what = (
                kinds[said.row],
                texts[said.row],
                how,
                shown,
                touched,
                is_other(group.first.speaker, said.speaker),
            )
            where = (first.memo_id, first.date, first.source, delay, similarity, said.memo in copied)
            key = make_key(quote=f"{memo.memo_id}:{said.quote}")
            rows.append((*about, *what, *where, *counts, key, group_key))
    columns = list(zip(*rows, strict=True)) or [()] * len(COLUMNS)
    named = zip(COLUMNS.items(), columns, strict=True)
    frame = pd.DataFrame({name: pd.Series(list(values), dtype=dtype) for (name, dtype), values in named})
    frame.attrs["sample"] = sample(corpus)
    return frame


def is_other(first: str | None, later: str | None) -> bool:
    """Whether two named speakers are two: a name whose words are all in the other's is the same person.

    >>> is_other("Siala", "Mohamed Siala"), is_other("Siala", "Haftar"), is_other(None, "Siala")
    (False, True, False)
    """
    if not first or not later:
        return False
    one, two = set(first.lower().split()), set(later.lower().split())
    return not (one <= two or two <= one)


def find_groups(corpus: Corpus) -> list[Group]:
    """The groups of quotes over two memos or more, those in most memos first, then those seen first."""
    return kept_for(corpus, "spread", _group)


def _group(corpus: Corpus) -> list[Group]:
    groups: list[Group] = []
    whole: dict[tuple[str, ...], int] = {}
    holders: dict[tuple[str, ...], list[int]] = {}
    for said in _in_time(corpus):
        plain = tuple(word.plain for word in said.words)
        number, later = _fitting(groups, whole, holders, said, plain)
        if later is None:
            number, later = len(groups), Later(said, "first", 1.0, ())
            groups.append(Group(said))
            whole.setdefault(plain, number)
            if len(plain) <= LONGEST:
                for shingle in _shingles(plain):
                    held = holders.setdefault(shingle, [])
                    if len(held) < MOST_HOLDERS:
                        held.append(number)
        groups[number].members.append(later)
    found = [group for group in groups if len({later.said.memo for later in group.members}) > 1]
    return sorted(found, key=lambda group: -len({later.said.memo for later in group.members}))


def _in_time(corpus: Corpus) -> list[Said]:
    """The quotations of `corpus` that are long enough to be grouped, in order of their memos' time."""
    quotes, index = corpus.quotes, index_of(corpus)
    memo_of = corpus.root.ids.get_indexer(quotes["memo_id"])
    rank = np.zeros(len(corpus.root), np.int64)
    rank[time_order(corpus)] = np.arange(len(corpus))
    found = []
    columns = (quotes[name] for name in ("quote", "kind", "speaker", "spans"))
    for row, (memo, number, kind, speaker, spans) in enumerate(zip(memo_of.tolist(), *columns, strict=True)):
        if kind not in KINDS:
            continue
        begin, end = index.offsets[memo], index.offsets[memo + 1]
        starts, forms = index.start[begin:end], index.word[begin:end]
        places = [np.searchsorted(starts, span) for span in spans]
        words = plain_words([index.forms[n] for first, after in places for n in forms[first:after].tolist()])
        if len(words) >= FEWEST_SOON:
            name = None if pd.isna(speaker) else str(speaker)
            found.append(Said(memo, int(number), row, name, words, corpus.root.days[memo]))
    return sorted(found, key=lambda said: rank[said.memo])


def _shingles(plain: tuple[str, ...]) -> set[tuple[str, ...]]:
    return {plain[n : n + SHINGLE] for n in range(len(plain) - SHINGLE + 1)}


def _fitting(
    groups: list[Group],
    whole: dict[tuple[str, ...], int],
    holders: dict[tuple[str, ...], list[int]],
    said: Said,
    plain: tuple[str, ...],
) -> tuple[int, Later | None]:
    """The group that a quote belongs to, and how it stands to its first; None where it is the first of its own."""
    candidates = [whole[plain]] if plain in whole else []
    if len(plain) <= LONGEST:
        shared = Counter(n for shingle in _shingles(plain) for n in holders.get(shingle, ()))
        ordered = sorted(shared, key=lambda n: (-shared[n], n))
        candidates += [n for n in ordered[:CANDIDATES] if n not in candidates]
    found = [(n, later) for n in candidates if (later := _held_against(groups[n].first, said))]
    return max(found, key=lambda pair: (pair[1].similarity, -pair[0]), default=(-1, None))


def _held_against(first: Said, said: Said) -> Later | None:
    """How a quote stands to the first of a group; None where it does not belong there."""
    known = bool(first.speaker and said.speaker) and not is_other(first.speaker, said.speaker)
    shorter, longer = sorted((first.words, said.words), key=len)
    if [w.plain for w in first.words] == [w.plain for w in said.words]:
        soon = known and len(shorter) >= FEWEST_SOON and said.day - first.day <= SOON  # never true of NaT
        return Later(said, "same", 1.0, ()) if soon or _long_enough("same", shorter, known) else None
    if _long_enough("changed", shorter, known):
        compared = compare(first.words, said.words, int(MOST_CHANGED[known] * len(longer)))
        if compared is not None:
            return Later(said, "changed", 1 - compared[0] / len(longer), tuple(compared[1]))
    if known and _long_enough("shortened", shorter, known) and (around := cut(longer, shorter)):
        how = "shortened" if shorter is said.words else "longer"
        return Later(said, how, len(shorter) / len(longer), (around,))
    return None


def _long_enough(how: str, words: list[Word], known: bool) -> bool:
    return len(words) >= FEWEST_WORDS[how][0 if known else 1]
