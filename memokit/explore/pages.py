"""A page of a long table: ten rows of fifty thousand, sorted and turned on the side of Python, none left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np

from memokit.explore.show import button, setting
from memokit.explore.state import State

PAGE_SIZES = (10, 25, 50, 100)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells as HTML, and the memo and place it opens; `kind` and `start` tell what a verdict is on."""

    cells: Sequence[str]
    memo: str = ""
    at: int = 0
    kind: str = ""
    standing: str = ""


def sort_rows(rows: np.ndarray, order: Mapping[str, np.ndarray], sort: str) -> np.ndarray:
    """`rows` in the order of column `sort` (`-` before it: the largest first); missing values last; stable.

    `order` holds for each column a number a row, below 0 where the value is missing.
    """
    name = sort.removeprefix("-")
    if name not in order:
        return rows
    values = order[name][rows].astype(float)
    missing = values < 0
    values = np.where(missing, np.inf, -values if sort.startswith("-") else values)
    return rows[np.argsort(values, kind="stable")]


def turn(rows: np.ndarray, state: State) -> np.ndarray:
    """Those of `rows` that are on the page of `state.row`."""
    first = page_start(len(rows), state)
    return rows[first : first + state.rows]


def page_start(total: int, state: State) -> int:
    """The first row of the page, where there are `total` rows."""
    last = max(0, total - 1)
    return min(state.row, last) // state.rows * state.rows


def page(
    heads: Mapping[str, str], sortable: Sequence[str], rows: Sequence[Row], total: int, state: State
) -> str:
    """The rows of a page as a table that can be sorted and turned, and `1–10 of 154 shown`."""
    if not total:
        return '<p class="quiet">nothing found</p>'
    head = "".join(_head(name, words, state, name in sortable) for name, words in heads.items())
    body = "".join(_row(row) for row in rows)
    return (
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{_foot(len(rows), total, state)}"
    )


def _head(name: str, words: str, state: State, sortable: bool) -> str:
    if not sortable:
        return f"<th>{escape(words)}</th>"
    now = state.sort.removeprefix("-") == name
    down = state.sort.startswith("-")
    after = f"-{name}" if now and not down else name
    arrow, told = ("", "") if not now else (" ▼", "descending") if down else (" ▲", "ascending")
    aria = f' aria-sort="{told}"' if told else ""
    return f'<th{aria}><button type="button" {setting({"sort": after, "row": 0})}>{escape(words)}{arrow}</button></th>'


def _row(row: Row) -> str:
    opens = ""
    if row.memo:
        opens = f' tabindex="-1" data-memo="{escape(row.memo, quote=True)}" data-at="{row.at}"'
        if row.kind:
            opens += f' data-kind="{row.kind}" data-start="{row.at}"'
    return f"<tr{opens}>{''.join(row.cells)}</tr>"


def _foot(shown: int, total: int, state: State) -> str:
    first = page_start(total, state)
    words = (
        f"{first + 1:,}–{first + shown:,} of {total:,} shown"
        if shown < total
        else f"{total:,} of {total:,} shown"
    )
    end = (total - 1) // state.rows * state.rows
    turns = [
        button("first", {"row": 0}, disabled=first == 0),
        button("◀ back", {"row": max(0, first - state.rows)}, disabled=first == 0),
        button("next ▶", {"row": first + state.rows}, disabled=first + shown >= total),
        button("last", {"row": end}, disabled=first + shown >= total),
    ]
    sizes = "".join(
        f'<option value="{n}"{" selected" if n == state.rows else ""}>{n} rows</option>' for n in PAGE_SIZES
    )
    more = (
        f'{"".join(turns)}<select aria-label="rows on a page" data-field="rows" data-number>{sizes}</select>'
    )
    return (
        f'<div class="foot"><span class="shown">{words}</span>{more if total > PAGE_SIZES[0] else ""}</div>'
    )
