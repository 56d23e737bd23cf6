"""The annex of numbered sources: each memo with its text, in which the cited sentences have their anchors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from memokit.corpus import Corpus
from memokit.model import AnnotatedMemo, Memo
from memokit.reports.doors import Door, clean, marked

MOST_MEMOS = 2000
"""At most so many memos stand in the page; of the others only what is cited."""
LONGEST_MEMO = 200_000
"""Of a longer memo only the cited sentences stand in the page."""
MEMOS_BYTES = 8_000_000
HEAD_BYTES = 400
"""What stands about a memo's text in the page: number, title, date, outlet, file, tags."""


class Source(NamedTuple):
    """One memo in the annex: its number, what is known about it, and its text or only the cited sentences."""

    number: int
    title: str
    about: tuple[str, ...]
    html: Markup
    whole: bool


class Sources(NamedTuple):
    """The annex: the memos shown, and how many of the report's memos are shown in part, or not at all."""

    shown: tuple[Source, ...]
    in_part: int
    left_out: int


def sources(corpus: Corpus, doors: Sequence[Door], *, whole: bool = True) -> Sources:
    """The memos of `corpus` numbered as in its root, and what the `doors` cite of them.

    Cited memos come in whole before others where not all can; with `whole` false nothing but the cited
    sentences is shown.
    """
    cited = _cited(doors)
    rows = corpus.rows.tolist()
    order = [row for row in rows if row + 1 in cited] + [row for row in rows if row + 1 not in cited]
    room, texts = MEMOS_BYTES, {}
    for row in order[:MOST_MEMOS] if whole else []:
        annotated = corpus.root.annotated[row]
        if len(annotated.memo.text) <= LONGEST_MEMO:
            text = _text(annotated, row + 1, cited.get(row + 1, {}))
            room -= len(text.encode("utf-8", "replace")) + HEAD_BYTES
            if room < 0:
                break
            texts[row] = text
    found = [
        _source(corpus, row, texts.get(row), cited.get(row + 1, {}))
        for row in sorted({*rows, *(n - 1 for n in cited)})
    ]
    shown = tuple(source for source in found if source)
    return Sources(shown, sum(not s.whole for s in shown), len(found) - len(shown))


def _cited(doors: Sequence[Door]) -> dict[int, dict[int, Markup]]:
    """For each memo that is cited, its cited sentences."""
    cited: dict[int, dict[int, Markup]] = defaultdict(dict)
    for door in doors:
        for line in door.lines:
            cited[line.source].setdefault(line.sentence, line.html)
    return cited


def _source(corpus: Corpus, row: int, text: Markup | None, cited: Mapping[int, Markup]) -> Source | None:
    annotated = corpus.root.annotated[row]
    if text is None and not cited:
        return None
    about = about_of(annotated.memo)
    if text is not None:
        return Source(row + 1, about[0], about[1:], text, True)
    lines = (
        Markup('<p><span id="m{}s{}">{}</span></p>').format(row + 1, n, _plain(annotated, n))
        for n in sorted(cited)
    )
    return Source(row + 1, about[0], about[1:], Markup("").join(lines), False)


def about_of(memo: Memo) -> tuple[str, ...]:
    """What a memo is cited by: title, or where there is none outlet and date; then date, outlet, place, file."""
    outlet, day = memo.source or "no outlet", memo.date or "undated"
    title = memo.title or f"{outlet}, {day}"
    return (title, *(part for part in (day, outlet, memo.place, memo.path) if part))


def cited_by(corpus: Corpus, number: int) -> str:
    """Date and outlet of source `number`, for a line that cites it."""
    memo = corpus.root.annotated[number - 1].memo
    return f"{memo.date or 'undated'}, {memo.source or 'no outlet'}:"


def _plain(annotated: AnnotatedMemo, number: int) -> Markup:
    memo = annotated.memo
    if not annotated.sentences:
        return marked(memo.text, [])
    sentence = annotated.sentences[number]
    return marked(memo.text[sentence.start : sentence.end], [])


def _text(annotated: AnnotatedMemo, number: int, cited: Mapping[int, Markup]) -> Markup:
    """The whole text, its lines kept, with an anchor at each cited sentence."""
    text = annotated.memo.text
    return Markup("".join(_pieces(text, list(_spans(annotated, cited)), number)))


def _spans(annotated: AnnotatedMemo, cited: Mapping[int, Markup]) -> Iterator[tuple[int, int, int]]:
    if not annotated.sentences:
        yield from [(0, len(annotated.memo.text), 0)] if 0 in cited else []
        return
    for number in sorted(cited):
        sentence = annotated.sentences[number]
        yield sentence.start, sentence.end, number


def _pieces(text: str, spans: Sequence[tuple[int, int, int]], memo: int) -> Iterator[str]:
    at = 0
    for start, end, number in spans:
        yield clean(text[at:start])
        yield f'<span id="m{memo}s{number}">{clean(text[start:end])}</span>'
        at = end
    yield clean(text[at:])
