"""The words: in most memos, standing out, phrases, over time; every number and bar leads to the places counted."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import numpy as np
import pandas as pd

from memokit import charts, measures
from memokit.corpus import Corpus
from memokit.explore.desk import Desk
from memokit.explore.pages import Row, page, turn
from memokit.explore.panel import panel
from memokit.explore.parts import (
    COUNTED,
    Part,
    by_field,
    choice,
    fitting,
    part_of,
    speaker_field,
    speaker_names,
    strip,
    whole,
    window_fields,
    words_field,
)
from memokit.explore.show import button, cell, plain, setting
from memokit.explore.state import VIEWS, State, seen
from memokit.measures.keys import key_in, make_key
from memokit.measures.occurrences import Places, places_of

BARS, MOST_WORDS = 12, 2_000
MOST_LINES = 6
"""So many words are followed over time at once."""
CONTEXT = 90
"""Characters to the left and right of a word in context."""


def phrases(state: State) -> list[str]:
    """The words of the words' control."""
    return list(state.selection.phrases)[:MOST_LINES]


def hidden(desk: Desk) -> frozenset[str]:
    """The stop words as the analyst has them."""
    more, less = desk.case.stop_words if desk.case else (frozenset(), frozenset())
    return (measures.stop_words() | more) - less


def controls(desk: Desk, state: State) -> list[dict[str, object]]:
    """The controls of the words."""
    return [
        *window_fields(desk, state),
        speaker_field(desk, state),
        words_field(state, "words followed", "dam, treat*"),
        choice("view", "show", state, VIEWS),
        by_field(state),
    ]


def counts(desk: Desk, state: State) -> str:
    """The strip of counts."""
    part = part_of(desk.corpus, state)
    n = len(shown_places(part, state).memo)
    what = f"times {', '.join(phrases(state))}" if phrases(state) else "memos counted"
    followed = phrases(state)
    if not followed:
        return strip(desk, state, len(part), what, 0, key_in(part, memos="all"))
    return strip(desk, state, n, what[:80], 0, key_of(part, followed))


def shown_places(part: Corpus, state: State) -> Places:
    """Where the followed words stand; without any, the memos in view."""
    if not phrases(state):
        return whole(part, part.rows)
    return places_of(part, key_of(part, phrases(state)))


def key_of(part: Corpus, followed: list[str]) -> str:
    """The key of the places of the words followed."""
    if len(followed) == 1:
        return key_in(part, word=followed[0], fold="lower")
    return key_in(part, words=", ".join(followed), fold="lower")


def words_of(desk: Desk, state: State) -> pd.DataFrame:
    """The table of the chosen view, the first row first; each row with its key. Worked out once for table and chart."""
    own = seen(state, (*COUNTED, "by"))
    return desk.once(("words", own), lambda: _words_of(desk, own))


def _words_of(desk: Desk, state: State) -> pd.DataFrame:
    part, hide = part_of(desk.corpus, state), hidden(desk)
    followed, names = phrases(state), speaker_names(desk.corpus, state)
    if state.view == "stand out":
        if names:
            return _standing_out(measures.keyness(part, speaker=names[0], hidden=hide, top=MOST_WORDS))
        return (
            _standing_out(measures.keyness(part, hidden=hide, top=MOST_WORDS))
            if len(part) < len(desk.corpus)
            else NONE
        )
    if state.view == "trend":
        return measures.trend(part, followed or top_words(part, hide), by=fitting(part, state.by))
    if state.view == "phrases":
        runs = [measures.frequency(part, hidden=hide, top=MOST_WORDS, length=n) for n in (2, 3)]
        both = pd.concat(runs, ignore_index=True)
        return both.sort_values(["n_memos", "n"], ascending=False, kind="stable", ignore_index=True)
    if state.view == "spread":
        return measures.dispersion(part, followed or None, top=BARS)
    if state.view == "company":
        return measures.collocations(part, followed[0], hidden=hide, top=MOST_WORDS) if followed else NONE
    return measures.frequency(part, hidden=hide, top=MOST_WORDS)


NONE = pd.DataFrame()
HINTS = {
    "stand out": "Choose a period, outlets or a speaker: words that stand out are those more frequent there than in the rest.",
    "company": "Write a word above: the words that keep to it most, in the same sentence, are listed here.",
}


def _standing_out(found: pd.DataFrame) -> pd.DataFrame:
    """Those that stand out; those that are missed are another question."""
    return found[found["log_ratio"] > 0].reset_index(drop=True)


def top_words(part: Corpus, hide: frozenset[str]) -> list[str]:
    """The words of most memos, for a first look over time."""
    return measures.frequency(part, hidden=hide, top=4)["word"].tolist()


COLUMNS = {
    "word": "word",
    "n_memos": "memos",
    "n_sources": "outlets",
    "n": "times",
    "per_1000_tokens": "per 1,000 words",
    "forms": "as written",
    "n_target": "times here",
    "n_reference": "times elsewhere",
    "per_1000_target": "per 1,000 words here",
    "per_1000_reference": "elsewhere",
    "log_ratio": "how many doublings",
    "period": "from",
    "last_day": "to",
    "n_tokens": "of words",
    "in_words": "how it is spread",
    "left": "before it",
    "right": "after it",
    "dp": "0 evenly, 1 all in one memo",
    "log_dice": "how closely",
}
OF_VIEW = {
    "spread": ("word", "n", "in_words", "dp"),
    "company": ("word", "n", "n_memos", "left", "right", "forms", "log_dice"),
    "stand out": ("word", "n_target", "n_reference", "per_1000_target", "per_1000_reference", "log_ratio"),
    "trend": ("word", "period", "last_day", "n", "n_tokens", "n_memos", "per_1000_tokens"),
}
LISTED = ("word", "n_memos", "n_sources", "n", "per_1000_tokens", "forms")
NUMBERS = ("n", "n_memos", "n_sources", "n_target", "per_1000_tokens", "per_1000_target")
"""Columns that the words behind a row's key were counted for: each is a door to them."""


def chart(desk: Desk, state: State) -> str:
    """The drawing of the chosen view; words that are followed are drawn over time above the places where they stand."""
    if phrases(state) and state.view == "top":
        state = replace(state, view="trend")
    found = words_of(desk, state)
    if not len(found):
        return ""
    found.attrs.pop("sample", None)  # the strip of counts says what was counted
    if state.view == "trend":
        axes = charts.plot_trend(found)
        about = "How often the words stand, by period"
    elif state.view == "stand out":
        axes, about = charts.plot_keyness(found.head(BARS)), "Words that stand out in this part of the memos"
    elif state.view in ("spread", "company"):
        return ""
    else:
        title = VIEWS[state.view].capitalize()
        axes, about = charts.plot_words(found.head(BARS), title=title), "In how many memos each word stands"
    first = ", ".join(map(str, found["word"].drop_duplicates().head(5)))
    return charts.svg(axes, "words", description=f"{about}: {first}")


def table(desk: Desk, state: State) -> str:
    """The page of words, and for followed words each place where they stand."""
    if phrases(state) and state.view in ("top", "trend"):
        return context(desk, state) + (_words_table(desk, state) if state.view == "trend" else "")
    return _words_table(desk, state)


def _words_table(desk: Desk, state: State) -> str:
    found = words_of(desk, state)
    if not len(found.columns):
        return f'<p class="quiet">{HINTS[state.view]}</p>'
    heads = {name: COLUMNS[name] for name in OF_VIEW.get(state.view, LISTED)}
    name = state.sort.removeprefix("-")
    if name in heads:
        found = found.sort_values(
            name, ascending=not state.sort.startswith("-"), kind="stable", ignore_index=True
        )
    rows = [_row(found.iloc[n], list(heads), desk) for n in turn(np.arange(len(found)), state).tolist()]
    editable = desk.case is not None and state.view in ("top", "stand out")
    heads = heads | ({"do": ""} if editable else {})
    return page(heads, list(found.columns), rows, len(found), state) + (_stop_words(desk) if editable else "")


def _row(one: pd.Series, names: list[str], desk: Desk) -> Row:
    cells = []
    for name in names:
        value = one[name]
        if name == "word":
            word = str(value)
            cells.append(
                f'<td dir="auto"><a href="#word" {setting({"words": word, "view": "top"})}>{plain(word, 60)}</a></td>'
            )
        else:
            value = value.item() if isinstance(value, np.generic) else value
            cells.append(cell(value, one["key"] if name in NUMBERS and value else ""))
    if desk.case is not None and "period" not in names:
        word = escape(str(one["word"]), quote=True)
        cells.append(
            f'<td class="r"><button type="button" data-do="hide" data-value="{word}">hide this word</button></td>'
        )
    return Row(cells)


def _stop_words(desk: Desk) -> str:
    """The words that the analyst hides, each to be shown again."""
    more = sorted(desk.case.stop_words[0]) if desk.case else []
    again = "".join(
        f'<button type="button" data-do="unhide" data-value="{escape(word, quote=True)}">{escape(word)} ✕</button>'
        for word in more
    )
    whole_list = f"{len(hidden(desk)):,} words that say little are hidden"
    return f'<div class="foot quiet">{whole_list}{", yours among them (click to show again): " + again if again else ""}</div>'


def context(desk: Desk, state: State) -> str:
    """Each place of the followed words, with the words before and after."""
    part = part_of(desk.corpus, state)
    places = shown_places(part, state)
    rows = []
    for n in turn(np.arange(len(places.memo)), state).tolist():
        memo = part.root.annotated[int(places.memo[n])].memo
        start, end = int(places.start[n]), int(places.end[n])
        left, right = sides(memo.text, start, end)
        cells = [
            cell(memo.date or "undated", make_key(place=f"{memo.memo_id}:{start}:{end}")),
            cell(memo.source),
            f'<td class="r" dir="auto">{plain(left, 120)}</td>',
            f'<td class="k"><mark class="hit">{plain(memo.text[start:end], 80)}</mark></td>',
            f'<td dir="auto">{plain(right, 120)}</td>',
        ]
        rows.append(Row(cells, memo.memo_id, start))
    heads = {"date": "memo of", "source": "outlet", "left": "before", "keyword": "word", "right": "after"}
    clear = button("no words: all words again", {"words": ""})
    return page(heads, (), rows, len(places.memo), state) + f'<div class="foot">{clear}</div>'


def sides(text: str, start: int, end: int) -> tuple[str, str]:
    """The whole words before and after a place, about `CONTEXT` characters of each.

    >>> sides("The dam is full.", 4, 7)
    ('The', 'is full.')
    """
    left, right = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    if start > CONTEXT and text[start - CONTEXT - 1].isalnum():
        left = left.partition(" ")[2] or left
    if end + CONTEXT < len(text) and text[end + CONTEXT].isalnum():
        right = right.rpartition(" ")[0] or right
    return " ".join(left.split()), " ".join(right.split())


def opened(desk: Desk, state: State) -> str:
    """What is open below."""
    return panel(desk, state, {})


PARTS = {
    "controls": Part(controls, (*COUNTED, "by")),
    "counts": Part(counts, COUNTED),
    "table": Part(table, (*COUNTED, "by", "sort", "row", "rows")),
    "panel": Part(opened, (*COUNTED, "door", "memo", "at", "mark")),
    "chart": Part(chart, (*COUNTED, "by")),
}


def export(desk: Desk, state: State) -> pd.DataFrame:
    """The whole table of the chosen view; for followed words each place."""
    if phrases(state) and state.view == "top":
        part = part_of(desk.corpus, state)
        found = [measures.kwic(part, word) for word in phrases(state)]
        return pd.concat(found, ignore_index=True)
    return words_of(desk, state).drop(columns="key", errors="ignore")
