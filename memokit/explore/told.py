"""The timeline's list of events: all accounts of one event in a row, with their outlets, and what became of a plan."""

from __future__ import annotations

from html import escape
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from memokit import measures
from memokit.corpus import Corpus
from memokit.explore.desk import Desk
from memokit.explore.explain import chain
from memokit.explore.pages import Row, page, sort_rows, turn
from memokit.explore.parts import COUNTED
from memokit.explore.show import cell, count, door, plain, standing_of
from memokit.explore.state import State, seen
from memokit.measures.events import told_events

MOST_GROUPED = 1_500
"""Of more entries than these each account is listed until events are asked for: to find the events of 20,000 takes
half a minute."""
MOST_NAMES, LONGEST_STATED = 3, 32
HEADS = {
    "day": "day",
    "stated": "as stated",
    "what": "what happened or is planned",
    "who": "who says so",
    "source": "outlet",
    "n": "told by",
    "standing": "",
}
SORTABLE = ("day", "n")


class Told(NamedTuple):
    """The events of the entries shown; the accounts, each with its event and its row among the times; how many entries
    are in none."""

    events: pd.DataFrame
    accounts: pd.DataFrame
    left_out: int


def grouped(state: State, n: int) -> bool:
    """Whether `n` entries are listed by event."""
    return state.listing == "events" or (state.listing == "auto" and n <= MOST_GROUPED)


def told(desk: Desk, state: State, part: Corpus, rows: np.ndarray) -> Told:
    """The entries `rows` of the times by event; worked out once for the pages of a table."""
    return desk.once(("events", seen(state, COUNTED)), lambda: _told(part, rows))


def _told(part: Corpus, rows: np.ndarray) -> Told:
    root = part.root
    entries = measures.timeline(part)
    first = np.searchsorted(root.memo_of("times"), root.ids.get_indexer(entries["memo_id"]))
    own = first + entries["time"].to_numpy(np.int64)
    shown = np.isin(own, rows)
    events, accounts = told_events(entries.assign(row=own)[shown])
    return Told(events, accounts, len(rows) - int(shown.sum()))


def events_table(desk: Desk, state: State, part: Corpus, rows: np.ndarray) -> str:
    """The page of events."""
    found = told(desk, state, part, rows)
    days = found.events["first_day"].to_numpy(str).astype("datetime64[D]").astype(np.int64) + 1_000_000
    order = {"day": days, "n": found.events["n_memos"].to_numpy(np.int64)}
    numbers = sort_rows(np.arange(len(found.events)), order, state.sort)
    shown = [_row(desk, part, found, n) for n in turn(numbers, state).tolist()]
    return page(HEADS, SORTABLE, shown, len(numbers), state) + _note(found)


def _note(found: Told) -> str:
    n = len(found.accounts)
    words = f"{count(len(found.events), 'event')} in {count(n, 'account')}"
    if found.left_out:
        words += f"; {found.left_out:,} more span over half a year and are under “each account” only"
    return f'<p class="quiet">{words}. Accounts are put together where their days and words agree; told in other words they stay apart.</p>'


def _row(desk: Desk, part: Corpus, found: Told, number: int) -> Row:
    event = found.events.iloc[number]
    accounts = found.accounts[found.accounts["event"] == number]
    first = accounts.iloc[0]
    times = part.root.times.iloc[int(first["row"])]
    alone = len(accounts) == 1
    standing = desk.standing("day", first["memo_id"], int(times["start"]), int(times["end"])) if alone else ""
    memos = count(int(event["n_memos"]), "memo")
    names = list(dict.fromkeys(filter(None, (told_by(part.root, int(row))[0] for row in accounts["row"]))))
    cells = [
        f'<td class="k">{span_cell(event["first_day"], event["last_day"])}{_tense(event)}</td>',
        f'<td dir="auto">{_few(accounts["stated"].dropna().unique().tolist())}</td>',
        f'<td dir="auto">{plain(event["what"], 260)}{_became(found.events, event)}</td>',
        f'<td dir="auto">{_few(names)}</td>' if names else cell(None),
        f'<td dir="auto" class="w">{_few(str(event["sources"]).split("; "))}</td>'
        if event["n_sources"]
        else cell(None),
        f'<td class="s">{door(event["key"], memos)}</td>',
        f'<td class="do">{standing_of(standing) if alone else ""}</td>',
    ]
    return Row(cells, first["memo_id"], int(times["start"]), "day" if alone else "", standing)


def span_cell(first: str, last: str) -> str:
    """A day, or the first and last one under each other."""
    return first if first == last else f"{first}<br>to {last}"


def told_by(root: Corpus, row: int) -> tuple[str, str]:
    """Who says the words that time `row` stands in, or says something on that day in its sentence, and how a pronoun
    leads to the name; empty where only the memo tells."""
    annotated = root.annotated[int(root.memo_of("times")[row])]
    time = root.times.iloc[row]
    sentence = annotated.sentences[int(time["sentence"])]
    inside = (q for q in annotated.quotes for a, b in q.spans if a <= time["start"] < b)
    on_it = (
        q
        for q in annotated.quotes
        if q.cue
        and sentence.start <= q.cue[0] < sentence.end
        and q.said_first_day
        and (q.said_first_day, q.said_last_day) == (time["first_day"], time["last_day"])
    )
    quote = next(inside, None) or next(on_it, None)
    if quote is None:
        return "", ""
    return quote.speaker or "somebody not named", chain(annotated, quote)


def _tense(event: pd.Series) -> str:
    days = "" if event["first_day"] == event["last_day"] else "day not certain"
    words = ", ".join(filter(None, ["planned" if event["tense"] == "planned" else "", days]))
    return f'<span class="chain">{words}</span>' if words else ""


def _few(names: list[Any]) -> str:
    """The first of several names, and how many more there are."""
    shown = ", ".join(plain(name, LONGEST_STATED) for name in names[:MOST_NAMES])
    more = len(names) - MOST_NAMES
    return shown + (f' <span class="quiet">and {more:,} more</span>' if more > 0 else "")


def _became(events: pd.DataFrame, event: pd.Series) -> str:
    """What became of a plan, or how the event was planned: each leads to its accounts."""
    links = [("came about", event["became"]), ("put off to", event["moved_to"])]
    planned = event["planned_as"]
    links += [("planned, told", int(n)) for n in planned.split("; ")] if isinstance(planned, str) else []
    said = []
    for words, other in links:
        if pd.isna(other):
            continue
        there = events.iloc[int(other)]
        day = there["first_told"] if words.startswith("planned") else there["first_day"]
        about = escape(str(there["what"])[:200], quote=True)
        link = door(there["key"], plain(day if isinstance(day, str) else "undated"))
        said.append(f'<span title="{about}">{words} {link}</span>')
    return f'<span class="chain">→ {"; ".join(said)}</span>' if said else ""


def export(desk: Desk, state: State, part: Corpus, rows: np.ndarray) -> pd.DataFrame:
    """All events that are shown."""
    return told(desk, state, part, rows).events.drop(columns="key")
