"""Two wordings of one statement: which words differ, and whether the difference turns, weakens or recounts it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from memokit.language.tokens import fold as fold_word
from memokit.lexicon import read_rows, read_words

_CONTRACTED = {"n't": "not", "'ll": "will", "'re": "are", "'ve": "have", "'m": "am"}
_WHOLE = {
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
}
NEAR_CUT = 5
"""Of words cut off at an end, those next to the cut are looked at: what is further off belongs to another clause."""


class Word(NamedTuple):
    """A word as it is compared, and as it is written."""

    plain: str
    written: str


class Change(NamedTuple):
    """Words of the first wording that became others: either may be none."""

    before: tuple[Word, ...]
    after: tuple[Word, ...]

    def __str__(self) -> str:
        old, new = (" ".join(dict.fromkeys(word.written for word in part)) for part in self)
        return f"{old} → {new}" if old and new else f"+ {new}" if new else f"− {old}"


def plain_words(written: Sequence[str]) -> list[Word]:
    """The words of a quote for comparison: lower case, contractions in full, numbers in digits.

    >>> [word.plain for word in plain_words(["We", "won’t", "send", "Twelve", "1,200"])]
    ['we', 'will', 'not', 'send', '12', '1200']
    """
    return [Word(plain, form) for form in written for plain in _plain(form)]


@cache
def _numerals() -> dict[str, str]:
    return {row[0]: row[1] for row in read_rows("numerals") if len(row) > 1}


def _plain(form: str) -> Iterator[str]:
    word = fold_word(form.replace("’", "'"))
    ending = next((end for end in _CONTRACTED if word.endswith(end) and len(word) > len(end)), None)
    if word in _WHOLE:
        yield from _WHOLE[word]
    elif ending:
        yield word[: -len(ending)]
        yield _CONTRACTED[ending]
    elif word[0].isdigit():
        yield word.replace(",", "")
    else:
        yield _numerals().get(word, word)


def compare(first: Sequence[Word], later: Sequence[Word], most: int) -> tuple[int, list[Change]] | None:
    """How many words differ at least (Levenshtein), and what became of what; None where more than `most` do.

    The work is bounded by length times `most`.

    >>> distance, changes = compare(plain_words("we will sign".split()), plain_words("we may sign".split()), 1)
    >>> distance, str(changes[0])
    (1, 'will → may')
    """
    a, b = [w.plain for w in first], [w.plain for w in later]
    gone, come = Counter(a) - Counter(b), Counter(b) - Counter(a)
    if max(gone.total(), come.total()) > most:  # so many words at least differ, in whatever order
        return None
    head = 0
    while head < min(len(a), len(b)) and a[head] == b[head]:
        head += 1
    tail = 0
    while tail < min(len(a), len(b)) - head and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    ends = len(a) - tail, len(b) - tail
    steps = _steps(a[head : ends[0]], b[head : ends[1]], most)
    if steps is None:
        return None
    changes: list[Change] = []
    before, after, i, j = [], [], head, head
    for step in [*steps, "="]:
        if step == "=":
            if before or after:
                changes.append(Change(tuple(before), tuple(after)))
                before, after = [], []
            i, j = i + 1, j + 1
            continue
        if step != "+":
            before.append(first[i])
            i += 1
        if step != "-":
            after.append(later[j])
            j += 1
    return sum(step != "=" for step in steps), changes


def _steps(a: Sequence[str], b: Sequence[str], most: int) -> str | None:
    """The steps that make `a` into `b`, `=`, `~`, `-` and `+`, at most `most` of them no `=`; else None."""
    if abs(len(a) - len(b)) > most:
        return None
    far = most + 1
    row = {j: j for j in range(min(len(b), most) + 1)}
    back: list[dict[int, str]] = [dict.fromkeys(row, "+")]
    for i in range(1, len(a) + 1):
        new: dict[int, int] = {}
        step: dict[int, str] = {}
        for j in range(max(0, i - most), min(len(b), i + most) + 1):
            ways = [(row.get(j, far) + 1, "-")]
            if j:
                same = a[i - 1] == b[j - 1]
                ways = [
                    (row.get(j - 1, far) + (not same), "=" if same else "~"),
                    *ways,
                    (new.get(j - 1, far) + 1, "+"),
                ]
            new[j], step[j] = min(ways, key=lambda way: way[0])
        if min(new.values()) > most:
            return None
        row = new
        back.append(step)
    if row.get(len(b), far) > most:
        return None
    i, j, steps = len(a), len(b), []
    while i or j:
        own = back[i][j]
        steps.append(own)
        i, j = i - (own != "+"), j - (own != "-")
    return "".join(reversed(steps))


def cut(first: Sequence[Word], later: Sequence[Word]) -> Change | None:
    """What stands about `later` in `first` where it is a run of its words, next to the cut; None where it is not."""
    a, b = [w.plain for w in first], [w.plain for w in later]
    for at in (n for n in range(len(a) - len(b) + 1) if a[n] == b[0]):
        if a[at : at + len(b)] == b:
            after = at + len(b)
            return Change((*first[max(0, at - NEAR_CUT) : at], *first[after : after + NEAR_CUT]), ())
    return None


def marks(changes: Sequence[Change]) -> tuple[str, ...]:
    """Which of `negation`, `modality` and `number` the changes touch.

    >>> _, changes = compare(plain_words("it will not".split()), plain_words("it may".split()), 2)
    >>> marks(changes)
    ('negation', 'modality')
    """
    before, after = (Counter(word.plain for change in changes for word in change[side]) for side in (0, 1))
    differ = {*(before - after), *(after - before)}
    found = {
        "negation": bool(differ & read_words("negations")),
        "modality": bool(differ & read_words("modals")),
        "number": any(word[0].isdigit() for word in differ),
    }
    return tuple(name for name, there in found.items() if there)
