"""The reader: one memo, its days, names and quotes marked and explained; the next, the one before, and finding words."""

from __future__ import annotations

from html import escape

import numpy as np
import pandas as pd

from memokit.corpus import Corpus
from memokit.explore.desk import Desk
from memokit.explore.explain import chain, span_words
from memokit.explore.panel import panel, sentence_at
from memokit.explore.parts import COUNTED, Part, part_of, strip, whole, window_fields, words_field
from memokit.explore.show import badge, button, memo_text, plain
from memokit.explore.state import KINDS, MARKS, State
from memokit.measures.phrases import rows_of

MOST_LISTED = 2_000
LONGEST_TITLE = 70


def listed(desk: Desk, state: State) -> np.ndarray:
    """The numbers of the memos to turn through: those in view that hold the words, in order of day."""
    part = part_of(desk.corpus, state)
    rows = part.rows
    if state.selection.phrases:
        from memokit.measures.index import index_of

        index = index_of(part)
        holding = [
            index.memo[np.asarray(rows_of(part, word, "lower")[0])] for word in state.selection.phrases
        ]
        rows = np.unique(np.concatenate(holding)).astype(np.int64)
    days = part.root.days[rows]
    return rows[np.argsort(np.where(np.isnat(days), np.datetime64("9999-12-31"), days), kind="stable")]


def current(corpus: Corpus, rows: np.ndarray, state: State) -> int | None:
    """The number of the memo that is open: the one asked for, else the first of the list."""
    asked = corpus.root.ids.get_indexer([state.memo])[0] if state.memo else -1
    if asked >= 0:
        return int(asked)
    return int(rows[0]) if len(rows) else None


def controls(desk: Desk, state: State) -> list[dict[str, object]]:
    """The controls of the reader."""
    rows = listed(desk, state)[:MOST_LISTED]
    own = current(desk.corpus, rows, state)
    options = [
        [desk.corpus.root.annotated[row].memo.memo_id, _label(desk.corpus, row)] for row in rows.tolist()
    ]
    if own is not None and own not in set(rows.tolist()):
        options.insert(0, [desk.corpus.root.annotated[own].memo.memo_id, _label(desk.corpus, own)])
    chosen = desk.corpus.root.annotated[own].memo.memo_id if own is not None else ""
    marks = [[name, words] for name, words in MARKS.items()]
    return [
        *window_fields(desk, state),
        words_field(state, "memos with the words"),
        {"name": "memo", "label": "memo", "kind": "choice", "value": chosen, "options": options},
        {"name": "mark", "label": "mark", "kind": "many", "value": list(state.mark), "options": marks},
        {"name": "find", "label": "find in this memo", "kind": "text", "value": state.find},
    ]


def _label(corpus: Corpus, row: int) -> str:
    memo = corpus.root.annotated[row].memo
    about = f"{memo.date or 'undated'} · {memo.source or 'no outlet'} · {memo.title or ' '.join(memo.text[:90].split())}"
    return "".join(c if c.isprintable() else " " for c in about)[:LONGEST_TITLE]


def counts(desk: Desk, state: State) -> str:
    """The strip of counts."""
    return strip(desk, state, len(listed(desk, state)), "memos to turn through", 0)


def table(desk: Desk, state: State) -> str:
    """The memo."""
    rows = listed(desk, state)
    own = current(desk.corpus, rows, state)
    if own is None:
        return '<p class="quiet">no memo with this period, these outlets and words</p>'
    annotated = desk.corpus.root.annotated[own]
    memo = annotated.memo
    about = [memo.date or "undated", memo.source or "no outlet", memo.place, memo.title, memo.path]
    line = " · ".join(plain(part, 100) for part in about if part)
    places = _found(memo.text, state.find)
    if state.at and annotated.sentences and not places:
        places = [sentence_at(annotated.sentences, state.at)]
    text = memo_text(annotated, marks=state.mark, hits=places)
    return (
        f'{_turns(desk, rows, own)}<p dir="auto"><b>{line}</b></p>{_finds(state, len(places))}'
        '<p class="why" aria-live="polite">Move to a mark (arrow keys, or the pointer) to see what it was taken for.</p>'
        f'<div class="memo" dir="auto" data-memo="{escape(memo.memo_id, quote=True)}">{text}</div>{_days(desk, own)}'
    )


def _turns(desk: Desk, rows: np.ndarray, own: int) -> str:
    here = np.flatnonzero(rows == own)
    n = int(here[0]) if len(here) else -1

    def to(number: int, label: str) -> str:
        there = 0 <= number < len(rows) and n >= 0
        memo = desk.corpus.root.annotated[int(rows[number])].memo.memo_id if there else ""
        return button(label, {"memo": memo, "at": 0}, disabled=not there)

    words = f"memo {n + 1:,} of {len(rows):,}" if n >= 0 else "not among those in view"
    return f'<div class="foot">{to(n - 1, "◀ previous")}<span class="shown">{words}</span>{to(n + 1, "next ▶")}</div>'


def _found(text: str, words: str) -> list[tuple[int, int]]:
    """Where `words` stand in `text`, case apart."""
    wanted, at, found = words.strip().lower(), 0, []
    low = text.lower()
    if len(low) != len(text):
        low = text
    while wanted and (at := low.find(wanted, at)) >= 0:
        found.append((at, at + len(wanted)))
        at += len(wanted)
    return found


def _finds(state: State, n: int) -> str:
    return (
        f'<p class="quiet">“{plain(state.find, 60)}”: {n:,} times in this memo</p>'
        if state.find.strip()
        else ""
    )


def _days(desk: Desk, own: int) -> str:
    """The memo's quotes and days, row by row."""
    annotated = desk.corpus.root.annotated[own]
    memo = annotated.memo.memo_id
    quotes = "".join(
        f'<tr tabindex="-1" data-memo="{escape(memo, quote=True)}" data-at="{q.start}" data-kind="quote" data-start="{q.start}">'
        f'<td dir="auto">{plain(q.speaker or "not named", 60)}<span class="chain">{plain(chain(annotated, q))}</span></td>'
        f"<td>{KINDS[q.kind]}</td>"
        f'<td dir="auto">{_words(annotated.memo.text, q.spans, q.kind)}</td>{badge(desk.standing("quote", memo, q.start, q.end))}</tr>'
        for q in annotated.quotes
    )
    days = "".join(
        f'<tr tabindex="-1" data-memo="{escape(memo, quote=True)}" data-at="{t.start}" data-kind="day" data-start="{t.start}">'
        f'<td dir="auto">{plain(annotated.memo.text[t.start : t.end], 60)}</td><td>{span_words(t.first_day, t.last_day)}</td>'
        f"<td>{plain(t.rule, 120)}</td>{badge(desk.standing('day', memo, t.start, t.end))}</tr>"
        for t in annotated.times
    )
    head = "<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>"
    first = head.format("<th>who</th><th>kind</th><th>words</th><th></th>", quotes)
    second = head.format("<th>as stated</th><th>day</th><th>why</th><th></th>", days)
    return f"<p><b>Who says what</b></p>{first}<p><b>Its days</b></p>{second}"


def _words(text: str, spans: tuple[tuple[int, int], ...], kind: str) -> str:
    words = plain(" ".join(" ".join(text[a:b] for a, b in spans).split()), 300)
    return f"“{words}”" if kind == "direct" else words


def opened(desk: Desk, state: State) -> str:
    """The memos behind a number of the strip."""
    rows = np.sort(listed(desk, state))
    own = {"~shown": whole(desk.corpus, rows)} if state.door == "~shown" else {}
    return panel(desk, state, own)


PARTS = {
    "controls": Part(controls, (*COUNTED, "memo", "mark", "find")),
    "counts": Part(counts, COUNTED),
    "table": Part(table, (*COUNTED, "memo", "at", "mark", "find")),
    "panel": Part(opened, (*COUNTED, "door")),
}


def export(desk: Desk, state: State) -> pd.DataFrame:
    """The quotes of the open memo."""
    own = current(desk.corpus, listed(desk, state), state)
    ids = [] if own is None else [desk.corpus.root.annotated[own].memo.memo_id]
    quotes = desk.corpus.root.quotes
    return quotes[quotes["memo_id"].isin(ids)].drop(columns="spans").reset_index(drop=True)
