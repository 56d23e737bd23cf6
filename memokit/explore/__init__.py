"""The explorers: controls over measures and charts. The only room that imports ipywidgets and anywidget.

`open` gives the desk: memos and case. `timeline`, `quotes`, `keywords` and `reader` each give a board on it, and
`start` the page that asks for the memos. What a board shows is told by pure functions of desk and state (`when`,
`who`, `what`, `reader`); `plain` gives the same as figure and table, for the notebook's results.
"""

from __future__ import annotations

from typing import Any

from memokit.corpus import Corpus
from memokit.explore import reader as _reader
from memokit.explore import what as _what
from memokit.explore import when as _when
from memokit.explore import who as _who
from memokit.explore.board import Board, Plain
from memokit.explore.desk import Desk, desk_of, open
from memokit.explore.show import marked_memo, table
from memokit.explore.start import Start, start
from memokit.explore.state import State, change

__all__ = ["Board", "Desk", "Plain", "Start", "State", "change", "keywords", "marked_memo", "open", "quotes"]
__all__ += ["reader", "start", "table", "timeline"]


def timeline(desk: Desk | Corpus, **controls: Any) -> Board:
    """When it was reported, when it was said, and the days that the text speaks of.

    `controls` set fields of the `State`, as a user would: `by="month"`, `words="ceasefire, dam"`, `rows=25`.
    """
    return _board(desk, "timeline", _when, controls)


def quotes(desk: Desk | Corpus, **controls: Any) -> Board:
    """Who said what: the words, the speaker and how a pronoun leads there, by outlet, kind, reporting word, period."""
    return _board(desk, "quotes", _who, controls)


def keywords(desk: Desk | Corpus, **controls: Any) -> Board:
    """Words in most memos, words that stand out, phrases, and with words of your own every place where they stand."""
    return _board(desk, "words", _what, controls)


def _board(given: Desk | Corpus, name: str, explorer: Any, controls: dict[str, Any]) -> Board:
    desk = desk_of(given)
    state = change(desk.state, {field: value for field, value in controls.items() if value not in ("", ())})
    return Board(desk, name, explorer.PARTS, state, explorer.export)


def reader(desk: Desk | Corpus, **controls: Any) -> Board:
    """One memo at a time, its days, names and quotes marked and explained."""
    return _board(desk, "reader", _reader, controls)
