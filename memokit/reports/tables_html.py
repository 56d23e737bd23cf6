"""A table of a report's own sections as HTML, its cells escaped and linked to their keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import pandas as pd

from memokit.reports.doors import clean

MOST_ROWS = 60
"""So many rows of a table stand in the page; the table's file has them all."""
LONGEST_CELL, SHORT_CELL = 300, 12


def linked_table(frame: pd.DataFrame, heads: Mapping[str, str], keys: Mapping[str, str]) -> str:
    """`frame` under `heads`; the cells of the columns in `keys` are links to the key in the column named there."""
    shown = frame.head(MOST_ROWS)
    head = "".join(f"<th>{escape(words)}</th>" for words in heads.values())
    columns: list[Sequence[str]] = []
    for name in heads:
        links = shown[keys[name]].tolist() if name in keys else [None] * len(shown)
        values = zip(shown[name].tolist(), links, strict=True)
        columns.append([_cell(value, key, heads[name]) for value, key in values])
    body = "".join("<tr>" + "".join(cells) + "</tr>" for cells in zip(*columns, strict=True))
    more = (
        f'<p class="quiet">{len(shown):,} of {len(frame):,} shown; all in the tables.</p>'
        if len(frame) > len(shown)
        else ""
    )
    return f'<div class="scroll"><table class="rows"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>{more}'


def _cell(value: object, key: object, head: str) -> str:
    """One cell; on a small screen, where a row is a few lines, a short one says what it is."""
    if value is None or pd.isna(value):  # type: ignore[call-overload]
        return '<td class="quiet">–</td>'
    if isinstance(value, float):
        words, kind = f"{value:.2f}", ' class="n"' + _labelled(head)
    elif isinstance(value, int):
        words, kind = f"{value:,}", ' class="n"' + _labelled(head)
    else:
        text = str(value)
        words = clean(text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…")
        kind = ' dir="auto"' + (' class="s"' + _labelled(head) if len(text) <= SHORT_CELL else "")
    return f"<td{kind}>{_linked(words, key)}</td>"


def _labelled(head: str) -> str:
    return f' data-head="{escape(head, quote=True)}"' if head else ""


def _linked(words: str, key: object) -> str:
    return f'<a href="#{escape(key, quote=True)}">{words}</a>' if isinstance(key, str) else words
