"""What explorers and notebooks show: escaped cells and tables, doors to sentences, a memo with its marks explained."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from html import escape
from importlib.resources import files

import pandas as pd
from pandas.api.types import is_numeric_dtype

from memokit.explore.explain import why_name, why_quote, why_time
from memokit.explore.state import MACHINE
from memokit.model import AnnotatedMemo

SHORT_CELL = 14
"""A cell of at most so many characters, a date for one, is not broken over lines."""
NUMBER = ' class="n"'
LONGEST_CELL = 400
"""A cell shows at most so many characters; the whole stands in the memo, one click away, and in exports."""


@cache
def look(*sheets: str) -> str:
    """The style sheet of all that memokit shows on screen, with those `sheets` that only some of it needs."""
    folder = files("memokit.explore")
    return "".join(folder.joinpath(name).read_text("utf-8") for name in ("look.css", *sheets))


def framed(html: str) -> str:
    """`html` in memokit's look, for the output of a cell."""
    return f'<div class="memokit"><style>{look()}</style>{html}</div>'


def plain(value: object, longest: int = LONGEST_CELL) -> str:
    """`value` as text that is safe to set: bounded, without characters that are not seen, and escaped."""
    return escape(bounded(value, longest))


def bounded(value: object, longest: int = LONGEST_CELL) -> str:
    """`value` as a text of at most so many characters, none of which is not seen or turns the others about."""
    words = "".join(c if c.isprintable() or c.isspace() else "\ufffd" for c in str(value))
    return words if len(words) <= longest else words[: longest - 1] + "…"


def count(number: int, what: str) -> str:
    """`1 memo`, `2 memos`."""
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def door(key: str, shown: str) -> str:
    """`shown` (HTML) as a link to the sentences behind `key`; without a key it is `shown`."""
    return f'<a href="#{escape(key, quote=True)}">{shown}</a>' if key else shown


def setting(changes: Mapping[str, object]) -> str:
    """The attribute that makes a click change the state."""
    return f'data-set="{escape(json.dumps(changes, ensure_ascii=False), quote=True)}"'


def button(label: str, changes: Mapping[str, object], *, disabled: bool = False) -> str:
    """A button that changes the state."""
    off = " disabled" if disabled else ""
    return f'<button type="button" {setting(changes)}{off}>{escape(label)}</button>'


def table(
    frame: pd.DataFrame,
    columns: Mapping[str, str],
    *,
    top: int | None = None,
    note: str = "",
    doors: Mapping[str, str] | None = None,
) -> str:
    """`frame` as an HTML table under the given headings (column → words on screen), every cell escaped.

    Where `top` cuts the rows, a line below says how many there are. `doors` tells which column holds the key of
    another's number: that number is a link.
    """
    shown = frame if top is None else frame.head(top)
    html = bare_table(shown, columns, doors or {})
    count = f"{len(shown):,} of {len(frame):,} shown" if len(frame) else "nothing found"
    return framed(f'{html}<p class="quiet">{escape(". ".join(filter(None, [count, note])))}</p>')


def bare_table(shown: pd.DataFrame, columns: Mapping[str, str], doors: Mapping[str, str]) -> str:
    """The table element alone."""
    right = {name for name in columns if is_numeric_dtype(shown[name])}
    heads = "".join(
        f"<th{NUMBER if name in right else ''}>{escape(words)}</th>" for name, words in columns.items()
    )
    keys = {name: shown[doors[name]].tolist() if name in doors else [""] * len(shown) for name in columns}
    values = {name: shown[name].tolist() for name in columns}
    rows = [
        "<tr>" + "".join(cell(values[name][n], keys[name][n]) for name in columns) + "</tr>"
        for n in range(len(shown))
    ]
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def cell(value: object, key: str = "") -> str:
    """One cell: its value escaped, a number set right, what is missing a dash."""
    if pd.isna(value):  # type: ignore[arg-type]
        return '<td class="quiet">–</td>'
    if isinstance(value, float):
        return f"<td{NUMBER}>{door(key, f'{value:.2f}')}</td>"
    if isinstance(value, int):
        return f"<td{NUMBER}>{door(key, f'{value:,}')}</td>"
    words = plain(value)
    short = ' class="s"' if len(words) <= SHORT_CELL else ""
    return f'<td dir="auto"{short}>{door(key, words)}</td>'


def chained(words: str) -> str:
    """How a pronoun leads to a name, under the name."""
    return f'<span class="chain" dir="auto">{plain(words)}</span>' if words else ""


def badge(standing: str) -> str:
    """The analyst's word on a row, as a cell."""
    return f'<td class="do">{standing_of(standing)}</td>'


def standing_of(standing: str) -> str:
    """What the analyst said stands out; what nobody has looked at does not."""
    look = "read" if standing == MACHINE else f"badge {standing}"
    return f'<span class="{look}">{standing}</span>'


def marked_memo(annotated: AnnotatedMemo, *, marks: Sequence[str] = ("quote", "time", "name")) -> str:
    """A memo's text as HTML with its quotes, times and names marked, each with a sentence that explains it."""
    return framed(f'<div class="memo" dir="auto">{memo_text(annotated, marks=marks)}</div>')


def memo_text(
    annotated: AnnotatedMemo,
    *,
    marks: Sequence[str] = ("quote", "time", "name"),
    hits: Iterable[tuple[int, int]] = (),
) -> str:
    """The text with its marks: `data-why` explains each, `data-kind` and `data-start` tell what a verdict is on."""
    spans: list[Span] = []
    if "quote" in marks:
        for quote in annotated.quotes:
            why = why_quote(annotated, quote)
            spans += [
                (a, b, "quote", why, f' data-kind="quote" data-start="{quote.start}"') for a, b in quote.spans
            ]
    if "time" in marks:
        for time in annotated.times:
            place = f' data-kind="day" data-start="{time.start}"'
            spans.append((time.start, time.end, "time", why_time(annotated, time), place))
    if "name" in marks:
        spans += [(n.start, n.end, "name", why_name(annotated, n), "") for n in annotated.names if n.entity]
    spans += [(a, b, "hit", "", "") for a, b in hits]
    return _marked(annotated.memo.text, spans)


Span = tuple[int, int, str, str, str]


def _marked(text: str, spans: list[Span]) -> str:
    """`text` with `spans` as marks; they may nest, and are cut where they cross."""
    edges = sorted({0, len(text), *(s[0] for s in spans), *(s[1] for s in spans)})
    starts: dict[int, list[Span]] = {}
    for span in spans:
        starts.setdefault(span[0], []).append(span)
    out: list[str] = []
    open_now: list[Span] = []
    for here, after in zip(edges, [*edges[1:], len(text)], strict=True):
        open_now = [span for span in [*open_now, *starts.get(here, ())] if span[1] > here]
        piece = escape(text[here:after]).replace("\n", "<br>")
        for _, _, kind, why, place in sorted(open_now, key=lambda span: span[1] - span[0]):
            told = f' data-why="{escape(why, quote=True)}" title="{escape(why, quote=True)}"' if why else ""
            piece = f'<mark class="{kind}"{told}{place}>{piece}</mark>' if piece else ""
        out.append(piece)
    return "<p>" + "".join(out) + "</p>"
