"""Spellings that may be one person: proposed with a reason, merged only where the analyst says so, and undone at will."""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape

import numpy as np
import pandas as pd

from memokit.explore.desk import Desk
from memokit.explore.show import button, count, door, plain
from memokit.measures.keys import make_key

DOOR = "~spellings"
SURE = {"strong": "very likely", "fair": "likely", "weak": "perhaps"}
MERGE, APART, UNDO = "one person", "two people", "undo"


def proposals(desk: Desk) -> pd.DataFrame:
    """The spellings that may be another's, those likeliest first, without those that the analyst keeps apart."""
    found = desk.corpus.root.speakers
    found = found[found["proposed"].notna()]
    apart = desk.case.kept_apart if desk.case else frozenset()
    pairs = zip(found["speaker"], found["proposed"], strict=True)
    found = found[np.array([pair not in apart for pair in pairs], bool)]
    order = found["confidence"].map({name: n for n, name in enumerate(SURE)})
    return found.loc[order.sort_values(kind="stable").index]


def decide(desk: Desk, value: str, decision: str) -> str:
    """Do with a pair of spelling and name, as JSON, what the analyst says; what was done, in words."""
    if desk.case is None:
        return "no case folder: nothing was kept"
    try:
        spelling, name = map(str, json.loads(value))
    except (ValueError, TypeError):
        return "not a spelling and a name: nothing was kept"
    aliases, apart = desk.case.aliases, desk.case.kept_apart
    pair = (spelling, name)
    if decision == MERGE:
        desk.case.keep_aliases(aliases | {spelling: name})
        done = f"{spelling} counts as {name}"
    elif decision == APART:
        desk.case.keep_apart(apart | {pair})
        done = f"{spelling} and {name} stay two people"
    else:
        if aliases.get(spelling) == name:
            desk.case.keep_aliases({s: n for s, n in aliases.items() if s != spelling})
        desk.case.keep_apart(apart - {pair})
        done = f"{spelling} and {name}: undone"
    desk.look_again()
    return done


def spellings(desk: Desk) -> str:
    """The proposals, each to be taken or left, and what was decided, each to be undone."""
    found = proposals(desk)
    numbers = dict(
        zip(desk.corpus.root.speakers["speaker"], desk.corpus.root.speakers["n_quotes"], strict=True)
    )
    rows = [
        [
            _name(row.speaker, numbers),
            _name(row.proposed, numbers),
            plain(row.reason, 120),
            SURE[row.confidence],
            _buttons(desk, (MERGE, APART), row.speaker, row.proposed),
        ]
        for row in found.itertuples(index=False)
    ]
    head = f"Spellings that may be one person – {len(rows):,} of {len(rows):,} shown"
    heads = ("spelling", "may be", "why", "how sure", "")
    listed = _table(heads, rows) if rows else '<p class="quiet">nothing to propose</p>'
    note = '<p class="quiet">Nothing is merged until you say so; every count follows at once.</p>'
    close = button("close", {"door": ""})
    return f'<h3 tabindex="-1"><span>{head}</span>{close}</h3>{note}{listed}{_decided(desk, numbers)}'


def _decided(desk: Desk, numbers: dict[str, int]) -> str:
    if desk.case is None:
        return ""
    merged = [(s, n, "counts as") for s, n in desk.case.aliases.items()]
    apart = [(s, n, "is not") for s, n in sorted(desk.case.kept_apart)]
    rows = [
        [plain(spelling, 80), f"{words} {_name(name, numbers)}", _buttons(desk, (UNDO,), spelling, name)]
        for spelling, name, words in [*merged, *apart]
    ]
    return f"<p><b>What you decided</b></p>{_table((), rows)}" if rows else ""


def _name(name: str, numbers: dict[str, int]) -> str:
    n = int(numbers.get(name, 0))
    quotes = door(make_key(speaker=name), count(n, "quote")) if n else "no quotes"
    return f"{plain(name, 80)} ({quotes})"


def _buttons(desk: Desk, decisions: Iterable[str], spelling: str, name: str) -> str:
    value = escape(json.dumps([spelling, name], ensure_ascii=False), quote=True)
    own = [f'<button type="button" data-do="{d}" data-value="{value}">{d}</button>' for d in decisions]
    return " ".join(own) if desk.case else ""


def _table(heads: Iterable[str], rows: Iterable[list[str]]) -> str:
    head = "".join(f"<th>{words}</th>" for words in heads)
    body = "".join("<tr>" + "".join(f'<td dir="auto">{cell}</td>' for cell in row) + "</tr>" for row in rows)
    return f"<table>{f'<thead><tr>{head}</tr></thead>' if head else ''}<tbody>{body}</tbody></table>"
