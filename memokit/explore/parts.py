"""What the explorers have in common: the part of the memos looked at, the strip of counts, the shared controls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

import numpy as np
import pandas as pd

from memokit.corpus import Corpus
from memokit.explore.desk import Desk
from memokit.explore.show import bounded, door
from memokit.explore.state import BY, SHARED, State
from memokit.measures import key_in
from memokit.measures.keys import NO_SOURCE
from memokit.measures.occurrences import COPIED, Places
from memokit.measures.rows import codes_of
from memokit.measures.sample import copied_rows

MOST_BARS = 60
MOST_SUGGESTIONS, LONGEST_OPTION = 500, 60
Field = dict[str, Any]
"""A control: `name`, `label`, `kind` (day, text, choice, many), `value`, `options`, `hint`."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of what is shown: drawn from the desk and those fields of the state that it looks at, no others."""

    draw: Callable[[Desk, State], Any]
    fields: tuple[str, ...]


COUNTED = (*SHARED, "kind", "cue", "standing", "view")


def part_of(corpus: Corpus, state: State) -> Corpus:
    """The memos of the period and outlets."""
    part = corpus.between(state.first or None, state.last or None)
    return part.from_sources([name or None for name in state.sources])


def fitting(corpus: Corpus, by: str) -> str:
    """How bars are counted: as chosen, or by the shortest period that gives no more than `MOST_BARS`."""
    if by != "auto":
        return by
    known = corpus.days[~np.isnat(corpus.days)]
    days = int((known.max() - known.min()).astype(int)) + 1 if len(known) else 1
    return "day" if days <= 28 else "week" if days <= 7 * MOST_BARS else "month"


def whole(corpus: Corpus, rows: np.ndarray) -> Places:
    """Memos `rows` of the root as places."""
    ends = [len(corpus.root.annotated[row].memo.text) for row in rows.tolist()]
    return Places(rows, np.zeros(len(rows), np.int64), np.array(ends, np.int64))


Count = tuple[str, str, str]
"""A number, what it counts, and its key."""


def strip(
    desk: Desk, state: State, shown: int, what: str, hidden: int, key: str = "~shown", *more: Count
) -> str:
    """The strip of counts, the same in every explorer; each number is a door. `key` is that of the `shown` ones, `more` stand after."""
    part = part_of(desk.corpus, state)
    undated = int(np.isnat(desk.corpus.days).sum())
    outside = len(desk.corpus) - len(part)
    n_copies = len(copied_rows(part))
    counts = [
        (
            f"{len(part):,} of {len(desk.corpus):,}",
            f"memo{'s' * (len(desk.corpus) != 1)} in view",
            key_in(part, memos="all"),
        ),
        (
            f"{n_copies:,}",
            "of them mostly copied",
            key_in(part, memos=COPIED) if n_copies else "",
        ),
        (f"{outside:,}", "outside period or outlets", _outside(desk.corpus, part) if outside else ""),
        (f"{undated:,}", "undated in all", "period=undated" if undated else ""),
        (f"{shown:,}", what, key if shown else ""),
        *more,
        (f"{hidden:,}", "hidden by filters", "~hidden" if hidden else ""),
    ]
    cells = [f"<span><b>{door(key, n)}</b> {escape(words)}</span>" for n, words, key in counts]
    return f'<p class="strip">{"".join(cells)}</p>'


def _outside(corpus: Corpus, part: Corpus) -> str:
    return key_in(corpus.without(part), memos="all")


def window_fields(desk: Desk, state: State) -> list[Field]:
    """The controls of the selection that all explorers share."""
    sources = list(desk.corpus.sources.categories)
    options = [[name, bounded(name, LONGEST_OPTION)] for name in sources]
    if (desk.corpus.sources.codes < 0).any():
        options.append(["", NO_SOURCE])
    return [
        {"name": "first", "label": "from", "kind": "day", "value": state.first},
        {"name": "last", "label": "to", "kind": "day", "value": state.last},
        {
            "name": "sources",
            "label": "outlets",
            "kind": "many",
            "value": list(state.sources),
            "options": options,
        },
    ]


def speaker_field(desk: Desk, state: State) -> Field:
    """The speaker, with those quoted most to choose from."""
    return {
        "name": "speaker",
        "label": "speaker",
        "kind": "text",
        "value": state.speaker,
        "options": most_often(codes_of(desk.corpus, "speaker"), MOST_SUGGESTIONS),
        "hint": "anybody",
    }


def most_often(words: pd.Categorical, n: int) -> list[str]:
    """The `n` words that stand there most often, the most frequent first."""
    times = np.bincount(words.codes[words.codes >= 0], minlength=len(words.categories))
    return [str(words.categories[code]) for code in np.argsort(-times, kind="stable")[:n].tolist()]


def words_field(state: State, label: str = "with the words", hint: str = "dam, treaty") -> Field:
    """Words and phrases, commas between."""
    return {"name": "words", "label": label, "kind": "text", "value": state.words, "hint": hint}


def choice(name: str, label: str, state: State, options: Mapping[str, str]) -> Field:
    """One of several."""
    pairs = [[value, words] for value, words in options.items()]
    return {"name": name, "label": label, "kind": "choice", "value": getattr(state, name), "options": pairs}


def by_field(state: State) -> Field:
    """How bars are counted."""
    return choice("by", "bars", state, BY)


def speaker_names(corpus: Corpus, state: State) -> list[str] | None:
    """The speakers that the speaker's control means: that name, else every name that holds it; None for all."""
    wanted = " ".join(state.speaker.split())
    if not wanted:
        return None
    words = codes_of(corpus, "speaker")
    names = words.categories[pd.unique(words.codes[words.codes >= 0])].tolist()
    if wanted in names:
        return [wanted]
    return [name for name in names if wanted.casefold() in name.casefold()]
