"""What each explorer shows for a state: pure functions from corpus and state to HTML."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from memokit import charts, measures
from memokit.corpus import Corpus
from memokit.explore import show

TIMELINE_COLUMNS = {
    "first_day": "from",
    "last_day": "to",
    "stated": "day as stated",
    "what": "what",
    "tense": "happened or planned",
    "source": "outlet",
    "date": "memo of",
}
QUOTE_COLUMNS = {
    "date": "memo of",
    "source": "outlet",
    "speaker": "speaker",
    "mention": "named in the memo as",
    "cue": "reporting word",
    "kind": "kind",
    "words": "words",
}
WORD_COLUMNS = {
    "word": "word",
    "n_memos": "memos",
    "n_sources": "outlets",
    "n": "times",
    "per_1000_tokens": "per 1,000 words",
    "forms": "as written",
}
KWIC_COLUMNS = {
    "date": "memo of",
    "source": "outlet",
    "left": "before",
    "keyword": "word",
    "right": "after",
    "speaker": "said by",
}
KINDS = {"direct": "quotation", "mixed": "partial quotation", "indirect": "paraphrase"}


@dataclass(frozen=True, slots=True)
class Window:
    """The part of the corpus looked at: a period and outlets; empty means all."""

    first: str | None = None
    last: str | None = None
    sources: tuple[str, ...] = ()

    def of(self, corpus: Corpus) -> Corpus:
        """The memos in the window."""
        return corpus.between(self.first, self.last).from_sources(self.sources)


@dataclass(frozen=True, slots=True)
class TimelineState:
    """The controls of the timeline."""

    window: Window = Window()
    by: str = "week"
    words: str = ""
    top: int = 20


@dataclass(frozen=True, slots=True)
class QuotesState:
    """The controls of the quotes; `kind` is empty for all kinds."""

    window: Window = Window()
    speaker: str = ""
    kind: str = ""
    words: str = ""
    top: int = 20


@dataclass(frozen=True, slots=True)
class KeywordsState:
    """The controls of the words."""

    window: Window = Window()
    words: str = ""
    by: str = "week"
    top: int = 15


@dataclass(frozen=True, slots=True)
class ReaderState:
    """The controls of the reader."""

    memo_id: str = ""
    marks: tuple[str, ...] = ("quote", "time", "name")


@dataclass(frozen=True, slots=True)
class View:
    """What is shown: one line of counts, a chart and a table, as HTML."""

    counts: str
    chart: str
    table: str


def timeline_view(corpus: Corpus, state: TimelineState) -> View:
    """Memos by period and outlet, and the days that the text speaks of."""
    part = state.window.of(corpus)
    entries = measures.timeline(part)
    if state.words.strip():
        entries = entries[entries["what"].str.contains(state.words.strip(), case=False, regex=False)]
    chart = charts.plot_reported(measures.reported(part, by=state.by), title=f"Memos reported, by {state.by}")
    return View(
        _counts(corpus, part, f"{len(entries):,} dated entries"),
        charts.svg(chart, "timeline", description="Memos by period and outlet"),
        show.table(entries, TIMELINE_COLUMNS, top=state.top),
    )


def quotes_view(corpus: Corpus, state: QuotesState) -> View:
    """Who is quoted how often, and the quotes; a paraphrase never stands in quotation marks."""
    part = state.window.of(corpus)
    quotes = part.quotes.merge(part.memos[["memo_id", "date", "source"]], on="memo_id")
    if state.speaker:
        quotes = quotes[quotes["speaker"] == state.speaker]
    if state.kind:
        quotes = quotes[quotes["kind"] == state.kind]
    if state.words.strip():
        quotes = quotes[quotes["text"].str.contains(state.words.strip(), case=False, regex=False)]
    marked = [f"“{t}”" if k == "direct" else t for t, k in zip(quotes["text"], quotes["kind"], strict=True)]
    quotes = quotes.assign(words=marked, kind=quotes["kind"].map(KINDS))
    chart = charts.plot_speakers(measures.speakers(part, top=15))
    unnamed = int(quotes["speaker"].isna().sum())
    return View(
        _counts(corpus, part, f"{len(quotes):,} quotes, {unnamed:,} of them without a named speaker"),
        charts.svg(chart, "quotes", description="Quotes by speaker and kind"),
        show.table(quotes, QUOTE_COLUMNS, top=state.top),
    )


def keywords_view(corpus: Corpus, state: KeywordsState) -> View:
    """Words in most memos; for chosen words their trend, and each place where they stand."""
    part = state.window.of(corpus)
    words = [word.strip() for word in state.words.split(",") if word.strip()]
    if not words:
        found = measures.frequency(part, top=state.top)
        chart = charts.plot_words(found)
        return View(
            _counts(corpus, part, f"{len(found):,} words shown"),
            charts.svg(chart, "keywords", description="In how many memos each word stands"),
            show.table(found, WORD_COLUMNS),
        )
    chart = charts.plot_trend(measures.trend(part, words, by=state.by))
    tables = [show.table(measures.kwic(part, word), KWIC_COLUMNS, top=state.top, note=word) for word in words]
    return View(
        _counts(corpus, part, ", ".join(words)),
        charts.svg(chart, "keywords", description="How often the words stand, by period"),
        "".join(tables),
    )


def reader_view(corpus: Corpus, state: ReaderState) -> View:
    """One memo, its dates, names and quotes marked and explained."""
    chosen = state.memo_id or (corpus.annotated[0].memo.memo_id if len(corpus) else "")
    if not chosen:
        return View("<p>no memo</p>", "", "")
    annotated = corpus.annotated_memo(chosen)
    memo = annotated.memo
    about = [memo.date or "undated", memo.source or "no outlet", memo.place, memo.title, memo.path]
    line = " · ".join(escape(part) for part in about if part)
    return View(f'<p dir="auto"><b>{line}</b></p>', "", show.marked_memo(annotated, marks=state.marks))


def _counts(corpus: Corpus, part: Corpus, more: str) -> str:
    undated = sum(annotated.memo.day is None for annotated in part.annotated)
    words = f"{len(part):,} of {len(corpus):,} memos, {undated:,} of them undated · {more}"
    return f'<p class="memokit-counts">{escape(words)}</p>'
