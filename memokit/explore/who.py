"""The quotes: who is quoted how often, the words, a speaker's profile, and wordings of one statement side by side."""

from __future__ import annotations

from html import escape

import numpy as np
import pandas as pd

from memokit import charts, measures
from memokit.corpus import Corpus
from memokit.explore.cite import citation
from memokit.explore.desk import Desk
from memokit.explore.explain import chain
from memokit.explore.pages import Row, page, sort_rows, turn
from memokit.explore.panel import panel
from memokit.explore.parts import (
    COUNTED,
    Part,
    choice,
    most_often,
    part_of,
    speaker_field,
    speaker_names,
    strip,
    window_fields,
    words_field,
)
from memokit.explore.profile import profile, side_by_side
from memokit.explore.show import button, cell, chained, plain, standing_of
from memokit.explore.spellings import DOOR as SPELLINGS
from memokit.explore.spellings import proposals, spellings
from memokit.explore.state import KINDS, STANDINGS, State
from memokit.explore.when import corpus_of, places_at, standing_is
from memokit.measures.keys import key_in, make_key
from memokit.measures.rows import codes_of, quote_rows

HEADS = {
    "date": "memo of",
    "source": "outlet",
    "speaker": "speaker",
    "cue": "reporting word",
    "kind": "kind",
    "words": "words",
    "standing": "",
}
SORTABLE = ("date", "source", "speaker", "cue", "kind")
BARS, CUES = 8, 40
"""Bars leave room for the first quotes on the same screen."""


def found(desk: Desk, state: State) -> tuple[Corpus, np.ndarray]:
    """The rows of the quotes that the controls ask for, in input order."""
    part = corpus_of(desk, state)
    asked = {"kind": state.kind, "cue": state.cue, "has": state.words}
    wanted = quote_rows(part, {name: value for name, value in asked.items() if value})
    names = speaker_names(part, state)
    if names is not None:
        who = codes_of(part, "speaker")
        wanted &= np.isin(who.codes, who.categories.get_indexer(names))
    if state.standing:
        wanted &= standing_is(desk, part, "quote", "quotes", state.standing)
    return part, np.flatnonzero(wanted)


def controls(desk: Desk, state: State) -> list[dict[str, object]]:
    """The controls of the quotes."""
    cues = most_often(codes_of(desk.corpus, "cue"), CUES)
    standings = {"": "all but rejected", **{one: one for one in STANDINGS}}
    return [
        *window_fields(desk, state),
        speaker_field(desk, state),
        words_field(state),
        choice("kind", "kind", state, {"": "every kind", **KINDS}),
        choice("cue", "reporting word", state, {"": "any", **{str(cue): str(cue) for cue in sorted(cues)}}),
        choice("standing", "quotes that are", state, standings),
    ]


def counts(desk: Desk, state: State) -> str:
    """The strip of counts."""
    part, rows = found(desk, state)
    whole = int(part.holds[part.root.memo_of("quotes")].sum())
    key = _key(part, state)
    unnamed = int((codes_of(part, "speaker").codes[rows] < 0).sum())
    own = key + "&speaker=" if unnamed and "speaker" not in key and not key.startswith("~") else ""
    more = [(f"{unnamed:,}", "without a named speaker", own)]
    n = len(proposals(desk))
    if n or (desk.case and (desk.case.aliases or desk.case.kept_apart)):
        more.append((f"{n:,}", f"spelling{'s' * (n != 1)} to merge or keep apart", SPELLINGS))
    return strip(desk, state, len(rows), "quotes", whole - len(rows), key, *more)


def _key(part: Corpus, state: State) -> str:
    """The key of the quotes shown; where the controls ask for what no key says, the door of this explorer."""
    names = speaker_names(part, state)
    if state.standing or (names is not None and len(names) != 1):
        return "~shown"
    asked = {"kind": state.kind, "cue": state.cue, "has": state.words, "speaker": names[0] if names else ""}
    return key_in(part, quotes="all", **{name: value for name, value in asked.items() if value})


def chart(desk: Desk, state: State) -> str:
    """Who is quoted as the controls ask for, by kind; nothing where one speaker is chosen, whose profile stands below."""
    part = part_of(desk.corpus, state)
    if len(speaker_names(part, state) or ()) == 1:
        return ""
    speakers = measures.speakers(part, has=state.words, kind=state.kind, cue=state.cue)
    if not len(speakers):
        return ""
    title = f"Who is quoted most: {_first_of(BARS, len(speakers))}"
    if state.words:
        title += f", with “{state.words}”"
    shown = speakers.head(BARS)
    shown.attrs.clear()  # the strip of counts says what was counted
    words = "; ".join(f"{r.speaker} {r.n_quotes}" for r in shown.head(5).itertuples())
    axes = charts.plot_speakers(shown, title=title)
    return charts.svg(axes, "quotes", description=f"Quotes by speaker and kind: {words}")


def _first_of(shown: int, total: int) -> str:
    return (
        f"the first {shown} of {total:,} speakers"
        if total > shown
        else f"{total} speaker{'s' * (total != 1)}"
    )


def table(desk: Desk, state: State) -> str:
    """The speaker's profile, where one is chosen, and the page of quotes."""
    part, rows = found(desk, state)
    root = part.root
    memo = root.memo_of("quotes")
    order = {
        "date": np.where(np.isnat(root.days), -1, root.days.astype(np.int64) + 1_000_000)[memo],
        "source": root.sources.codes[memo],
        **{
            name: _codes(root.quotes[name])
            for name in ("speaker", "cue", "kind")
            if state.sort.endswith(name)
        },
    }
    rows = sort_rows(rows, order, state.sort)
    shown = [_row(desk, root, row) for row in turn(rows, state).tolist()]
    names = speaker_names(part, state)
    who = profile(part, names[0]) if names and len(names) == 1 else ""
    return who + page(HEADS, SORTABLE, shown, len(rows), state)


def _codes(column: pd.Series) -> np.ndarray:
    """A number a row, in alphabetical order of the words; -1 where there are none."""
    return np.asarray(pd.Categorical(column.str.lower()).codes)


def _row(desk: Desk, root: Corpus, row: int) -> Row:
    number = int(root.quotes["quote"].iloc[row])
    annotated = root.annotated[int(root.memo_of("quotes")[row])]
    memo, quote = annotated.memo, annotated.quotes[number]
    words = plain(" ".join(" ".join(memo.text[a:b] for a, b in quote.spans).split()))
    standing = desk.standing("quote", memo.memo_id, quote.start, quote.end)
    mention = memo.text[slice(*quote.mention)] if quote.mention else ""
    linked = chain(annotated, quote)
    if quote.speaker:
        name = escape(f'{{"speaker":{_json(quote.speaker)}}}', quote=True)
        role = f'<span class="chain">{plain(quote.speaker_role, 60)}</span>' if quote.speaker_role else ""
        who = f'<a href="#speaker" data-set="{name}">{plain(quote.speaker, 60)}</a>{role}{chained(linked)}'
    else:
        who = f'<span class="quiet">not named{": " + plain(mention, 50) if mention else ""}</span>'
    cue = memo.text[slice(*quote.cue)] if quote.cue else None
    copy = escape(citation(annotated, quote), quote=True)
    beside = button("wordings", {"beside": f"{memo.memo_id}:{quote.start}", "memo": "", "door": ""})
    cells = [
        cell(memo.date or "undated", make_key(quote=f"{memo.memo_id}:{number}")),
        cell(memo.source),
        f'<td dir="auto">{who}</td>',
        cell(cue),
        f'<td class="s">{KINDS[quote.kind]}</td>',
        f'<td dir="auto">{"“" + words + "”" if quote.kind == "direct" else words}</td>',
        f'<td class="do">{standing_of(standing)}<br><button type="button" data-copy="{copy}">copy</button> {beside}</td>',
    ]
    return Row(cells, memo.memo_id, quote.start, "quote", standing)


def _json(words: str) -> str:
    import json

    return json.dumps(words, ensure_ascii=False)


def opened(desk: Desk, state: State) -> str:
    """What is open below: wordings side by side, sentences, or a memo."""
    if state.beside and not state.memo and not state.door:
        return side_by_side(desk, state)
    if state.door == SPELLINGS and not state.memo:
        return spellings(desk)
    own = {}
    if state.door.startswith("~"):
        part, rows = found(desk, state)
        all_rows = np.flatnonzero(part.holds[part.root.memo_of("quotes")])
        hidden = np.setdiff1d(all_rows, rows)
        own = {"~shown": places_at(part, "quotes", rows), "~hidden": places_at(part, "quotes", hidden)}
    return panel(desk, state, own)


_BELOW = ("door", "memo", "at", "mark", "beside")
PARTS = {
    "controls": Part(controls, COUNTED),
    "counts": Part(counts, COUNTED),
    "table": Part(table, (*COUNTED, "sort", "row", "rows")),
    "panel": Part(opened, (*COUNTED, *_BELOW)),
    "chart": Part(chart, COUNTED),
}


def export(desk: Desk, state: State) -> pd.DataFrame:
    """All quotes that are shown, not only those of the page."""
    part, rows = found(desk, state)
    frame = part.root.quotes.take(rows).reset_index(drop=True)
    about = part.root.memos.take(part.root.memo_of("quotes")[rows]).reset_index(drop=True)
    places = zip(frame["memo_id"], frame["start"], frame["end"], strict=True)
    shown = frame[["memo_id", "start", "end", "text", "kind", "cue", "mention", "speaker", "speaker_role"]]
    standing = pd.array([desk.standing("quote", *place) for place in places], dtype="str")
    return shown.assign(source=about["source"], date=about["date"], standing=standing)
