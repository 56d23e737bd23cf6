"""What opens below an explorer: the sentences behind a number, and from each the memo."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any
from urllib.parse import parse_qsl

import numpy as np
import pandas as pd

from memokit.corpus import Corpus
from memokit.errors import UsageError
from memokit.explore.desk import Desk
from memokit.explore.explain import day_words, span_words
from memokit.explore.show import button, count, memo_text, plain, setting
from memokit.explore.state import KINDS, State
from memokit.measures.occurrences import COPIED, Places, places_of
from memokit.measures.passages import passages_at
from memokit.model import Sentence

MOST_SENTENCES = 200
_PARTS = {
    "word": "“{}”",
    "words": "any of “{}”",
    "speaker": "quotes of {}",
    "kind": "{}",
    "cue": "reported with “{}”",
    "source": "{}",
    "has": "with {}",
    "by": "said by {}",
    "name": "a name",
    "quote": "a quote",
    "time": "a day",
    "memo": "one memo",
    "sentences": "accounts of one event",
    "path": "of the file {}",
}
_WHOLE = {
    "memos": "memos",
    "quotes": "quotes",
    "times": "days spoken of",
    "~shown": "rows shown",
    "~hidden": "rows hidden",
}
MOSTLY_COPIED = "memos with at least half of their words from an earlier one"


def in_words(key: str) -> str:
    """What a key asks for, in words.

    >>> in_words("word=dam&from=2031-03-01&to=2031-03-31")
    '“dam”, memos of Saturday 1 March 2031 to Monday 31 March 2031'
    """
    pairs = parse_qsl(key, keep_blank_values=True)
    said: list[str] = []
    ends = {name: value for name, value in pairs if name in ("from", "to")}
    if key in _WHOLE:
        return _WHOLE[key]
    for name, value in pairs:
        if name == "kind":
            said.append(KINDS.get(value, value))
        elif name in ("days", "perhaps", "said", "day"):
            said.append(_days(name, value))
        elif name == "source":
            said.append(value or "memos without an outlet")
        elif name == "speaker" and not value:
            said.append("quotes without a named speaker")
        elif name == "period":
            said.append("undated memos")
        elif name in _PARTS:
            said.append(_PARTS[name].format(value))
        elif name == "memos" and value == COPIED:
            said.append(MOSTLY_COPIED)
        elif name in _WHOLE:
            said.append(_WHOLE[name])
    if ends:
        first, last = ends.get("from"), ends.get("to")
        said.append(f"memos {_between(first, last)}")
    return ", ".join(said) or "memos"


def _between(first: str | None, last: str | None) -> str:
    if first and last:
        return f"of {span_words(first, last)}"
    return f"from {day_words(first)}" if first else f"to {day_words(last or '')}"


def _days(name: str, value: str) -> str:
    label = {
        "days": "days spoken of",
        "day": "day spoken of",
        "perhaps": "days that are perhaps",
        "said": "said",
    }[name]
    if value == "none":
        return "said on a day not told" if name == "said" else "dates whose day is not known"
    if value == "long":
        return "days spoken of that span more than a month"
    first, _, last = value.partition("/")
    if first.startswith("0001"):
        return f"{label} before {day_words(last)}, and that day"
    if last.startswith("9999"):
        return f"{label} from {day_words(first)}"
    return f"{label}: {span_words(first, last or first)}"


def places_for(desk: Desk, state: State, own: dict[str, Places]) -> Places | None:
    """The places behind the open door: a key's, or those of the rows that the explorer shows or hides."""
    if not state.door:
        return None
    if state.door in own:
        return own[state.door]
    try:
        return places_of(desk.corpus, state.door)
    except UsageError:
        return Places(*(np.array([], np.int64),) * 3)


def panel(desk: Desk, state: State, own: dict[str, Places]) -> str:
    """The sentences of the open door, or the open memo."""
    if state.memo:
        return memo_panel(desk, state)
    places = places_for(desk, state, own)
    if places is None:
        return ""
    found = passages_at(desk.corpus, places, limit=MOST_SENTENCES)
    total = found.attrs["total"]
    whole = len(found) > 0 and found["sentence"].isna().all()
    n = len(np.unique(places.memo))
    memos = _is_memos(state.door)
    held = count(n, "memo") if memos else f"{count(total, 'place')} in {count(n, 'memo')}"
    shown = f"{count(len(found), 'sentence')} shown" + (
        "" if len(found) < MOST_SENTENCES else f", the first {MOST_SENTENCES}"
    )
    if memos:
        items = _memo_items(desk.corpus, places)
        shown = f"{min(n, MOST_SENTENCES):,} of {n:,} shown"
    else:
        items = "".join(_item(row) for row in found.itertuples(index=False))
    head = f"{escape(in_words(state.door))} – {held}; {shown}"
    close = button("close", {"door": ""})
    empty = '<p class="quiet">nothing found</p>' if not items else ""
    kind = " whole" if whole else ""
    return f'<h3 tabindex="-1"><span dir="auto">{head}</span>{close}</h3>{empty}<ol class="passages{kind}">{items}</ol>'


def _is_memos(key: str) -> bool:
    """Whether a key counts whole memos."""
    own = {name for name, _ in parse_qsl(key, keep_blank_values=True)}
    return bool(own) and own <= {"memo", "memos", "path", "from", "to", "period", "source", "sources", "not"}


def _memo_items(corpus: Corpus, places: Places) -> str:
    items = []
    for row in places.memo[:MOST_SENTENCES].tolist():
        memo = corpus.root.annotated[row].memo
        opening = " ".join(memo.text[:300].split())
        items.append(
            f'<li>{_link(memo.memo_id, 0, memo.date, memo.source, memo.title)}<br><span dir="auto">{plain(opening, 220)}</span></li>'
        )
    return "".join(items)


def _item(row: Any) -> str:
    """A passage, of the table of `measures.passages`."""
    hits = [(a - row.start, b - row.start) for a, b in row.hits]
    link = _link(row.memo_id, row.hits[0][0] if row.hits else row.start, row.date, row.source, row.title)
    return f'<li>{link}<br><span dir="auto">{_highlighted(row.text, hits)}</span></li>'


def _link(memo_id: str, at: int, day: Any, source: Any, title: Any) -> str:
    about = ["undated" if pd.isna(day) else str(day), "no outlet" if pd.isna(source) else str(source)]
    if not pd.isna(title):
        about.append(str(title))
    words = " · ".join(plain(part, 80) for part in about)
    return f'<a href="#memo={escape(memo_id, quote=True)}" {setting({"memo": memo_id, "at": int(at)})} dir="auto">{words}</a>'


def _highlighted(text: str, hits: list[tuple[int, int]]) -> str:
    """A sentence, its hits marked; of a very long one the part about the first hit."""
    first = max(0, hits[0][0] - 300) if hits and len(text) > 1200 else 0
    last = min(len(text), first + 1200)
    out, at = ["…" if first else ""], first
    for a, b in sorted(hits):
        a, b = max(a, at), min(b, last)
        if a < b:
            out += [plain(text[at:a], 2000), f'<mark class="hit">{plain(text[a:b], 2000)}</mark>']
            at = b
    return "".join([*out, plain(text[at:last], 2000), "…" if last < len(text) else ""])


def memo_panel(desk: Desk, state: State) -> str:
    """The open memo, its marks explained, the place that was followed highlighted."""
    try:
        annotated = desk.corpus.annotated_memo(state.memo)
    except UsageError:
        return f'<h3 tabindex="-1"><span>this memo is not here any more</span>{button("close", {"memo": ""})}</h3>'
    memo = annotated.memo
    about = [memo.date or "undated", memo.source or "no outlet", memo.place, memo.title, memo.path]
    line = " · ".join(plain(part, 100) for part in about if part)
    back = button("back to the sentences", {"memo": ""}) if state.door else button("close", {"memo": ""})
    hits = [sentence_at(annotated.sentences, state.at)] if annotated.sentences else []
    text = memo_text(annotated, marks=state.mark, hits=hits)
    return (
        f'<h3 tabindex="-1"><span dir="auto">{line}</span>{back}</h3>'
        f'<p class="why" aria-live="polite">Move to a mark to see what it was taken for.</p>'
        f'<div class="memo" dir="auto" data-memo="{escape(memo.memo_id, quote=True)}">{text}</div>'
    )


def sentence_at(sentences: Sequence[Sentence], at: int) -> tuple[int, int]:
    """Start and end of the sentence that holds `at`."""
    found = [s for s in sentences if s.start <= at] or [sentences[0]]
    return found[-1].start, found[-1].end
