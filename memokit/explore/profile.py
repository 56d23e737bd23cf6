"""One speaker in a few lines, and the wordings of one statement beside each other."""

from __future__ import annotations

from html import escape

import numpy as np
import pandas as pd

from memokit.corpus import Corpus
from memokit.explore.desk import Desk
from memokit.explore.parts import part_of
from memokit.explore.show import button, count, door, plain, setting
from memokit.explore.state import KINDS, State
from memokit.measures import key_in, stop_words
from memokit.measures.rows import quote_rows
from memokit.measures.spoken import quotes_with
from memokit.measures.wordings import wordings

TOPICS, ROLES, OUTLETS = 8, 4, 6


def profile(part: Corpus, speaker: str) -> str:
    """Who, in which roles since when, how often and in what way, in which outlets, about what."""
    root = part.root
    rows = np.flatnonzero(quote_rows(part, {"speaker": speaker}))
    if not len(rows):
        return ""
    own = root.quotes.take(rows).reset_index(drop=True)
    about = root.memos[["date", "source"]].take(root.memo_of("quotes")[rows]).reset_index(drop=True)
    own = own.assign(date=about["date"], source=about["source"])
    kinds = [
        f"{door(key_in(part, speaker=speaker, kind=kind), f'{n:,}')} {KINDS[kind]}{'s' if n != 1 else ''}"
        for kind, n in own["kind"].value_counts().items()
    ]
    dated = own["date"].dropna()
    when = " to ".join(sorted({dated.min(), dated.max()})) if len(dated) else "undated memos only"
    outlets = own["source"].fillna("(no outlet)").value_counts().head(OUTLETS)
    lines = [
        f"<b>{plain(speaker, 80)}</b>{_roles(own)}",
        f"{door(key_in(part, speaker=speaker), f'{len(own):,}')} {'quote' if len(own) == 1 else 'quotes'} in {count(own['memo_id'].nunique(), 'memo')}: {', '.join(kinds)}",
        f"memos of {plain(when)}; outlets: "
        + ", ".join(f"{plain(name, 40)} {n:,}" for name, n in outlets.items()),
        "speaks of: " + ", ".join(plain(word, 40) for word in _topics(part, rows)),
        button("all speakers", {"speaker": ""}),
    ]
    return '<div class="profile">' + "".join(f'<p dir="auto">{line}</p>' for line in lines) + "</div>"


def _roles(own: pd.DataFrame) -> str:
    """Each role with the day of the first memo that gives it."""
    given = own.dropna(subset="speaker_role").groupby("speaker_role", sort=False)["date"]
    if not given.ngroups:
        return ""
    firsts = given.min().sort_values(na_position="last").head(ROLES)
    told = [
        f"{plain(role, 80)} (from {day})" if isinstance(day, str) else plain(role, 80)
        for role, day in firsts.items()
    ]
    return ", " + "; ".join(told)


def _topics(part: Corpus, rows: np.ndarray) -> list[str]:
    """The words that stand in most of the quotes `rows`, stop words left out."""
    counts, hide = quotes_with(part, rows), stop_words()
    told = [word for word in counts if len(word) > 2 and word not in hide and not word[0].isdigit()]
    return sorted(told, key=lambda word: (-counts[word], word))[:TOPICS]


def side_by_side(desk: Desk, state: State) -> str:
    """The wordings of the chosen statement, the earliest first, each with its outlet and how much later it came."""
    memo_id, _, start = state.beside.rpartition(":")
    part = part_of(desk.corpus, State())
    quotes = part.quotes
    at = quotes.index[(quotes["memo_id"] == memo_id) & (quotes["start"].astype(str) == start)]
    close = button("close", {"beside": ""})
    if not len(at):
        return f'<h3 tabindex="-1"><span>this quote is not here any more</span>{close}</h3>'
    found = wordings(part, int(at[0]))
    first = found["date"].dropna().min() if found["date"].notna().any() else None
    columns = []
    for row in found.itertuples(index=False):
        late = _delay(first, row.date)
        words = plain(row.text, 700)
        shown = f"“{words}”" if row.kind == "direct" else words
        head = f"{plain(row.source if isinstance(row.source, str) else 'no outlet', 40)} · {plain(row.date if isinstance(row.date, str) else 'undated')}{late}"
        memo = setting({"memo": row.memo_id, "at": int(row.start)})
        columns.append(
            f'<div><b><a href="#memo={escape(row.memo_id, quote=True)}" {memo}>{head}</a></b>'
            f'<p class="quiet">{KINDS[row.kind]}, {plain(row.cue if isinstance(row.cue, str) else "no reporting word")}</p>'
            f'<p dir="auto">{shown}</p></div>'
        )
    who = quotes["speaker"].iloc[int(at[0])]
    whose = f" of {plain(who, 60)}" if isinstance(who, str) else ""
    n = len(set(found["source"].fillna("")))
    head = f"Wordings of one statement{whose} – {len(found):,} in {n:,} outlet{'s' if n != 1 else ''}, {len(found):,} of {len(found):,} shown"
    note = (
        ""
        if len(found) > 1
        else '<p class="quiet">no other memo in view gives this statement in words like these</p>'
    )
    return f'<h3 tabindex="-1"><span dir="auto">{head}</span>{close}</h3>{note}<div class="columns">{"".join(columns)}</div>'


def _delay(first: str | None, day: object) -> str:
    if not first or not isinstance(day, str) or len(day) != 10 or len(first) != 10:
        return ""
    days = int((np.datetime64(day) - np.datetime64(first)).astype(int))
    return " · first" if not days else f" · {days} day{'s' if days != 1 else ''} later"
