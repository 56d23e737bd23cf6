"""What explorers and notebooks show: escaped tables, charts as inline SVG, a memo with its marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import pandas as pd

from memokit.model import AnnotatedMemo

SHORT_CELL = 14
"""A cell of at most so many characters, a date for one, is not broken over lines."""
LONGEST_CELL = 400
"""A cell shows at most so many characters; the whole stands in the exported table."""

STYLE = """<style>
.memokit table{border-collapse:collapse;margin:.4em 0}
.memokit th,.memokit td{text-align:left;vertical-align:top;padding:.25em .7em .25em 0;
border-bottom:1px solid #8884;max-width:44em;overflow-wrap:break-word}
.memokit td.s{white-space:nowrap}
.memokit td.n{text-align:right;font-variant-numeric:tabular-nums}
.memokit mark{background:#ffd54a66;color:inherit}.memokit mark.time{background:#4aa3ff44}
.memokit mark.name{background:#4acf8a44}.memokit .quiet{opacity:.7}
</style>"""


def table(frame: pd.DataFrame, columns: Mapping[str, str], *, top: int | None = None, note: str = "") -> str:
    """`frame` as an HTML table under the given headings (column → words on screen), every cell escaped.

    Where `top` cuts the rows, a line below says how many there are.
    """
    shown = frame if top is None else frame.head(top)
    heads = "".join(f"<th>{escape(words)}</th>" for words in columns.values())
    rows = [
        "<tr>" + "".join(_cell(value) for value in row) + "</tr>"
        for row in shown[list(columns)].itertuples(index=False)
    ]
    count = f"{len(shown):,} of {len(frame):,} shown" if len(frame) else "nothing found"
    line = f'<p class="quiet">{escape(". ".join(filter(None, [count, note])))}</p>'
    return f'<div class="memokit">{STYLE}<table><thead><tr>{heads}</tr></thead><tbody>{"".join(rows)}</tbody></table>{line}</div>'


def _cell(value: object) -> str:
    if pd.isna(value):  # type: ignore[arg-type]
        return '<td class="quiet">–</td>'
    if isinstance(value, float):
        return f'<td class="n">{value:.2f}</td>'
    if isinstance(value, int):
        return f'<td class="n">{value:,}</td>'
    words = "".join(c if c.isprintable() or c.isspace() else "\ufffd" for c in str(value))
    words = words if len(words) <= LONGEST_CELL else words[: LONGEST_CELL - 1] + "…"
    short = ' class="s"' if len(words) <= SHORT_CELL else ""
    return f'<td dir="auto"{short}>{escape(words)}</td>'


def marked_memo(annotated: AnnotatedMemo, *, marks: Sequence[str] = ("quote", "time", "name")) -> str:
    """A memo's text as HTML with its quotes, times and names marked, each with a sentence that explains it."""
    spans: list[tuple[int, int, str, str]] = []
    if "quote" in marks:
        for quote in annotated.quotes:
            who = quote.speaker or "speaker not named"
            spans += [(a, b, "quote", f"{who} ({quote.speaker_rule})") for a, b in quote.spans]
    if "time" in marks:
        for time in annotated.times:
            days = f"{time.first_day} to {time.last_day}" if time.first_day else "no day known"
            spans.append((time.start, time.end, "time", f"{days}: {time.rule}"))
    if "name" in marks:
        spans += [(n.start, n.end, "name", n.entity) for n in annotated.names if n.entity]
    return f'<div class="memokit">{STYLE}{_marked(annotated.memo.text, spans)}</div>'


def _marked(text: str, spans: list[tuple[int, int, str, str]]) -> str:
    """`text` with `spans` as marks; they may nest, and are cut where they cross."""
    edges = sorted({0, len(text), *(s[0] for s in spans), *(s[1] for s in spans)})
    starts: dict[int, list[tuple[int, int, str, str]]] = {}
    for span in spans:
        starts.setdefault(span[0], []).append(span)
    out, open_now = [], []
    for here, after in zip(edges, [*edges[1:], len(text)], strict=True):
        open_now = [span for span in [*open_now, *starts.get(here, ())] if span[1] > here]
        piece = escape(text[here:after]).replace("\n", "<br>")
        for _, _, kind, why in sorted(open_now, key=lambda span: span[1] - span[0]):
            piece = f'<mark class="{kind}" title="{escape(why, quote=True)}">{piece}</mark>' if piece else ""
        out.append(piece)
    return "<p>" + "".join(out) + "</p>"
