"""What is new, for the reader: the tables of a comparison as HTML whose numbers and memos are doors."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import pandas as pd

from memokit.reports.compare import NEAR_DAYS, Comparison
from memokit.reports.doors import clean
from memokit.reports.tables_html import linked_table

_PARAPHRASE = ("indirect", "mixed")


def news_of(comparison: Comparison) -> Iterator[str]:
    """The pieces of the section that says what is new."""
    c = comparison
    since = f"as of {c.old_as_of}" if c.old_as_of else "which has no as-of date"
    yield f"<p>Since the report <b>{clean(c.old)}</b>, {escape(since)}.</p>"
    if c.asked:
        yield f'<p class="quiet">The two reports were not asked for the same: {clean(c.asked)}.</p>'
    if not c.differs:
        yield "<p>No memo, speaker or number has changed.</p>"
    memos, words = c.tables["memos"], c.tables["words"]
    if len(memos):
        counts = ", ".join(
            f"{n:,} {change}" for change, n in memos["change"].value_counts(sort=False).items()
        )
        titled = memos.assign(title=memos["title"].fillna(memos["path"]))
        heads = {"change": "", "date": "memo of", "source": "outlet", "title": "title or file"}
        yield f"<h2>Memos: {counts}</h2>" + linked_table(titled, heads, {"title": "key"})
    yield from _speakers(c.tables["speakers"])
    if len(words):
        yield f"<h2>Words that rose or fell</h2><p>Per 1,000 words, {escape(c.words_of)}; only where the 95 % interval leaves no doubt about the direction.</p>"
        yield linked_table(
            words,
            {"change": "", "word": "word", "before": "before", "after": "after", "n": "times now"},
            {"n": "key", "word": "key", "after": "key"},
        )
    yield from _planned(c)
    numbers = c.tables["numbers"]
    if len(numbers):
        yield "<h2>Numbers that moved</h2>"
        yield linked_table(
            numbers,
            {"what": "number", "before": "before", "after": "now", "change": "change"},
            {"after": "key"},
        )


def _speakers(speakers: pd.DataFrame) -> Iterator[str]:
    if len(speakers):
        quoted = [
            words if kind in _PARAPHRASE else f"“{words}”"
            for words, kind in zip(speakers["words"], speakers["kind"], strict=True)
        ]
        yield "<h2>Speakers quoted for the first time</h2>"
        heads = {
            "speaker": "speaker",
            "role": "role",
            "n_quotes": "quotes",
            "words": "first quoted or paraphrased",
            "date": "memo of",
            "source": "outlet",
        }
        yield linked_table(speakers.assign(words=quoted), heads, {"n_quotes": "key", "words": "quote_key"})


def _planned(c: Comparison) -> Iterator[str]:
    frame = c.tables["planned"]
    heads = {
        "first_day": "day",
        "days": "days from the as-of date",
        "stated": "day as stated",
        "what": "what was planned",
        "source": "outlet",
        "date": "memo of",
    }
    for status, title, note in (
        ("passed", "Planned days that have passed", "Whether it happened is for the memos to say."),
        ("near", f"Planned days in the next {NEAR_DAYS} days", ""),
    ):
        own = frame[frame["status"] == status]
        if len(own):
            yield f"<h2>{title}</h2><p>Counted from {escape(str(c.new_as_of))}, the date of the latest memo. {note}</p>"
            yield linked_table(own, heads, {"stated": "key", "what": "key"})
