"""The widgets: a row of labelled controls, and counts, chart and table that follow them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import ipywidgets as w

from memokit.corpus import Corpus
from memokit.explore.views import (
    KINDS,
    KeywordsState,
    QuotesState,
    ReaderState,
    TimelineState,
    View,
    Window,
    keywords_view,
    quotes_view,
    reader_view,
    timeline_view,
)

_WIDE = {"description_width": "initial"}
_BY = [("by day", "day"), ("by week", "week"), ("by month", "month")]


class Explorer(w.VBox):  # type: ignore[misc]
    """Controls above what they show. `state` is read from the controls; `show(state)` draws it.

    What is shown depends on the state alone: `update(A→B)` equals `new(B)`.
    """

    def __init__(
        self,
        corpus: Corpus,
        view: Callable[[Corpus, Any], View],
        read_state: Callable[[dict[str, w.Widget]], Any],
        controls: dict[str, w.Widget],
        name: str,
    ) -> None:
        self.corpus, self.controls = corpus, controls
        self._view, self._read_state = view, read_state
        self.counts, self.chart, self.table = w.HTML(), w.HTML(), w.HTML()
        for control in controls.values():
            control.style = _WIDE
            control.observe(self._changed, names="value")
        row = w.HBox(list(controls.values()), layout=w.Layout(flex_flow="row wrap"))
        super().__init__([row, self.counts, self.chart, self.table])
        self.add_class("memokit-explorer")
        self.add_class(f"memokit-{name}")
        self._changed(None)

    @property
    def state(self) -> Any:
        """The state that the controls are in."""
        return self._read_state(self.controls)

    def show(self, state: Any) -> None:
        """Draw `state`."""
        shown = self._view(self.corpus, state)
        self.counts.value, self.chart.value, self.table.value = shown.counts, shown.chart, shown.table

    def _changed(self, _: Any) -> None:
        self.show(self.state)


def _window_controls(corpus: Corpus, window: Window) -> dict[str, w.Widget]:
    sources = sorted({a.memo.source for a in corpus.annotated if a.memo.source})
    return {
        "first": w.DatePicker(description="from", value=_day(window.first)),
        "last": w.DatePicker(description="to", value=_day(window.last)),
        "sources": w.SelectMultiple(
            options=sources,
            value=tuple(s for s in window.sources if s in sources),
            rows=min(4, max(2, len(sources))),
            description="outlets",
        ),
    }


def _day(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None


def _window(controls: dict[str, w.Widget]) -> Window:
    first, last = controls["first"].value, controls["last"].value
    return Window(
        first.isoformat() if first else None,
        last.isoformat() if last else None,
        tuple(controls["sources"].value),
    )


def _top(value: int) -> w.Widget:
    return w.IntSlider(description="how many", value=value, min=5, max=100, step=5, continuous_update=False)


def _words(value: str, label: str) -> w.Widget:
    return w.Text(description=label, value=value, continuous_update=False)


def timeline(corpus: Corpus, state: TimelineState | None = None) -> Explorer:
    """Memos by period and outlet, and the days they speak of, with controls for both."""
    state = state or TimelineState()
    controls = _window_controls(corpus, state.window)
    controls["by"] = w.Dropdown(options=_BY, value=state.by, description="bars")
    controls["words"] = _words(state.words, "only with the words")
    controls["top"] = _top(state.top)
    return Explorer(corpus, timeline_view, _read(state), controls, "timeline")


def quotes(corpus: Corpus, state: QuotesState | None = None) -> Explorer:
    """Who said what, by speaker, outlet, kind, period and words."""
    state = state or QuotesState()
    controls = _window_controls(corpus, state.window)
    speakers = sorted({q.speaker for a in corpus.annotated for q in a.quotes if q.speaker})
    controls["speaker"] = w.Dropdown(
        options=[("everybody", ""), *[(s, s) for s in speakers]], value=state.speaker, description="speaker"
    )
    kinds = [("every kind", ""), *[(words, kind) for kind, words in KINDS.items()]]
    controls["kind"] = w.Dropdown(options=kinds, value=state.kind, description="kind")
    controls["words"] = _words(state.words, "only with the words")
    controls["top"] = _top(state.top)
    return Explorer(corpus, quotes_view, _read(state), controls, "quotes")


def keywords(corpus: Corpus, state: KeywordsState | None = None) -> Explorer:
    """Words in most memos; with words of your own, their trend and every place where they stand."""
    state = state or KeywordsState()
    controls = _window_controls(corpus, state.window)
    controls["words"] = _words(state.words, "words, with commas between")
    controls["by"] = w.Dropdown(options=_BY, value=state.by, description="points")
    controls["top"] = _top(state.top)
    return Explorer(corpus, keywords_view, _read(state), controls, "keywords")


def reader(corpus: Corpus, state: ReaderState | None = None) -> Explorer:
    """One memo at a time, with its dates, names and quotes marked."""
    state = state or ReaderState()
    options = [(_label(a.memo), a.memo.memo_id) for a in corpus.annotated]
    first = options[0][1] if options else None
    controls: dict[str, w.Widget] = {
        "memo_id": w.Dropdown(options=options, value=state.memo_id or first, description="memo"),
        "marks": w.SelectMultiple(
            options=[("quotes", "quote"), ("days", "time"), ("names", "name")],
            value=state.marks,
            rows=3,
            description="mark",
        ),
    }
    return Explorer(corpus, reader_view, _read(state), controls, "reader")


def _label(memo: Any) -> str:
    about = f"{memo.date or 'undated'} · {memo.source or 'no outlet'} · {memo.title or memo.text[:50]}"
    return "".join(c if c.isprintable() else " " for c in about)[:110]


def _read(state: Any) -> Callable[[dict[str, w.Widget]], Any]:
    """How a state of this kind is read from the controls of the same names."""

    def read(controls: dict[str, w.Widget]) -> Any:
        values = {name: control.value for name, control in controls.items() if hasattr(type(state), name)}
        if hasattr(state, "window"):
            values["window"] = _window(controls)
        return replace(state, **values)

    return read
