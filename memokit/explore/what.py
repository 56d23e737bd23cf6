"""The words: in most memos, standing out, phrases, over time; every number and bar leads to the places counted."""

from __future__ import annotations

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
    strip,
    whole,
    window_fields,
    words_field,
)
from memokit.explore.show import button, cell, door, plain, setting
from memokit.explore.state import VIEWS, State
from memokit.measures.occurrences import Places, key_in, places_of

BARS, MOST_WORDS, LONGEST_PHRASE = 15, 2_000, 3
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
        words_field(state, "words followed (commas between; a word may end in *)"),
        choice("view", "show", state, VIEWS),
        by_field(state),
    ]


def counts(desk: Desk, state: State) -> str:
    """The strip of counts."""
    part = part_of(desk.corpus, state)
    n = len(shown_places(part, state).memo)
    what = f"times {', '.join(phrases(state))}" if phrases(state) else "memos counted"
    return strip(desk, state, n if phrases(state) else len(part), what[:80], 0)


def shown_places(part: Corpus, state: State) -> Places:
    """Where the followed words stand; without any, the memos in view."""
    if not phrases(state):
        return whole(part, part.rows)
    found = [places_of(part, key_in(part, word=word, fold="lower")) for word in phrases(state)]
    memo, start, end = (np.concatenate(column) for column in zip(*found, strict=True))
    order = np.lexsort((start, memo))
    return Places(memo[order], start[order], end[order])


def words_of(desk: Desk, state: State) -> pd.DataFrame:
    """The table of the chosen view, the first row first; each row with its key."""
    part, hide = part_of(desk.corpus, state), hidden(desk)
    if state.view == "stand out":
        rest = desk.corpus.without(part) if len(part) < len(desk.corpus) else None
        return (
            measures.keyness(part, rest, hidden=hide, top=MOST_WORDS) if rest is not None else pd.DataFrame()
        )
    if state.view == "trend":
        return measures.trend(part, phrases(state) or top_words(part, hide), by=fitting(part, state.by))
    if state.view == "phrases":
        return measures.frequency(part, hidden=hide, top=MOST_WORDS, length=2)
    return measures.frequency(part, hidden=hide, top=MOST_WORDS)


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
}
NUMBERS = ("n", "n_memos", "n_target")


def chart(desk: Desk, state: State) -> str:
    """The drawing of the chosen view."""
    found = words_of(desk, state)
    if not len(found):
        return ""
    if state.view == "trend":
        axes = charts.plot_trend(found)
        about = "How often the words stand, by period"
    elif state.view == "stand out":
        axes, about = charts.plot_keyness(found.head(BARS)), "Words that stand out in this part of the memos"
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
    if state.view == "stand out" and not len(found.columns):
        return '<p class="quiet">Choose a period or outlets: words that stand out are those more frequent there than in the other memos.</p>'
    heads = {name: COLUMNS[name] for name in found.columns if name in COLUMNS}
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
        elif name in NUMBERS and value:
            whole_number = f"{int(value):,}"
            cells.append(f'<td class="n">{door(one["key"], whole_number)}</td>')
        else:
            cells.append(cell(value.item() if isinstance(value, np.generic) else value))
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
        left = " ".join(memo.text[max(0, start - CONTEXT) : start].split())
        right = " ".join(memo.text[end : end + CONTEXT].split())
        cells = [
            cell(memo.date),
            cell(memo.source),
            f'<td class="r" dir="auto">{plain(left, 120)}</td>',
            f'<td class="k"><mark class="hit">{plain(memo.text[start:end], 80)}</mark></td>',
            f'<td dir="auto">{plain(right, 120)}</td>',
        ]
        rows.append(Row(cells, memo.memo_id, start))
    heads = {"date": "memo of", "source": "outlet", "left": "before", "keyword": "word", "right": "after"}
    clear = button("no words: all words again", {"words": ""})
    return page(heads, (), rows, len(places.memo), state) + f'<div class="foot">{clear}</div>'


def opened(desk: Desk, state: State) -> str:
    """What is open below."""
    own = {"~shown": shown_places(part_of(desk.corpus, state), state)} if state.door == "~shown" else {}
    return panel(desk, state, own)


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
