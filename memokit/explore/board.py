"""The board: one widget for all explorers. Python decides what is shown; the browser draws it and tells what was done.

What is shown depends on the desk and the state alone: `update(A→B)` equals `new(B)`. The browser sends one change at
a time and waits until counts and table are drawn. The picture it asks for only then, and only where nothing newer has
been done: dragging queues no stale drawing. A new board in a notebook shows controls and counts with its cell, and draws
the rest right after: nobody waits before an empty page until matplotlib is loaded.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import Any

import anywidget
import pandas as pd
import traitlets as t

from memokit.errors import MemokitError
from memokit.explore.desk import Desk
from memokit.explore.export import to_bytes
from memokit.explore.parts import Part
from memokit.explore.show import framed, look
from memokit.explore.spellings import APART, MERGE, UNDO, decide
from memokit.explore.state import MACHINE, State, change, seen
from memokit.tables.write import FORMATS

PICTURE = "chart"
"""The part that takes longest: it is drawn last, and in the browser on its own."""
FIRST = ("controls", "counts")
"""What a new board of a notebook shows at once."""
COMING = '<p class="coming">drawing …</p>'
VERDICT_KEYS = {"c": "checked", "d": "doubtful", "r": "rejected", "e": "corrected", "m": MACHINE}


class Board(anywidget.AnyWidget):  # type: ignore[misc]
    """An explorer: controls, a strip of counts, a chart, a table, and what is open below."""

    _esm = files("memokit.explore").joinpath("board.js").read_text("utf-8")
    _css = look("controls.css")
    name = t.Unicode().tag(sync=True)
    controls = t.List().tag(sync=True)
    counts = t.Unicode().tag(sync=True)
    chart = t.Unicode().tag(sync=True)
    table = t.Unicode().tag(sync=True)
    panel = t.Unicode().tag(sync=True)
    status = t.Unicode().tag(sync=True)
    judges = t.Bool().tag(sync=True)
    late = t.Bool().tag(sync=True)
    done = t.Unicode().tag(sync=True)

    def __init__(
        self,
        desk: Desk,
        name: str,
        parts: Mapping[str, Part],
        state: State,
        export: Callable[[Desk, State], pd.DataFrame],
    ) -> None:
        self.desk, self.state, self._parts, self._export = desk, state, parts, export
        self._drawn: dict[str, State] = {}
        super().__init__(name=name, judges=desk.case is not None)
        self.on_msg(self._told)
        self._coming: asyncio.Handle | None = None
        self._begin()

    def __repr__(self) -> str:
        return f"<{self.name} explorer: {len(self.desk.corpus):,} memos>"

    def _begin(self) -> None:
        """Draw what is shown first, and the rest as soon as the cell has shown that; all at once where no kernel runs."""
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return self.draw()
        for name in FIRST:
            self._draw(name)
        if PICTURE in self._parts:
            self.chart = COMING
        self._coming = loop.call_soon(self._draw_rest)

    def _draw_rest(self) -> None:
        try:
            self.draw()
        except (MemokitError, OSError) as error:
            self.status = str(error)
        except KeyboardInterrupt:  # it would end the kernel here
            self.status = "stopped"

    def draw(self) -> None:
        """Draw each part whose own fields of the state have changed, the picture last."""
        self._leave_off()
        self._draw_words()
        self._draw(PICTURE)
        self.late = False

    def _leave_off(self) -> None:
        if self._coming:
            self._coming.cancel()
        self._coming = None

    def _draw_words(self) -> None:
        """Draw all parts but the picture."""
        for name in self._parts:
            if name != PICTURE:
                self._draw(name)

    def _draw(self, name: str) -> None:
        if name in self._parts and self._is_old(name):
            own = seen(self.state, self._parts[name].fields)
            setattr(self, name, self._parts[name].draw(self.desk, own))
            self._drawn[name] = own

    def _is_old(self, name: str) -> bool:
        return name in self._parts and self._drawn.get(name) != seen(self.state, self._parts[name].fields)

    def update(self, changes: Mapping[str, Any]) -> None:
        """Change the state and draw what follows; what the case shares is kept there."""
        self._change(changes)
        self.draw()

    def _change(self, changes: Mapping[str, Any]) -> None:
        before = self.state
        self.state = change(before, changes)
        if self.desk.case and self.desk.shares and self.state.selection != before.selection:
            self.desk.case.keep_selection(self.state.selection)

    def plain(self, *parts: str) -> Plain:
        """Parts of what is shown now, as plain HTML that does not move and needs no kernel."""
        self._leave_off()
        for part in parts:
            self._draw(part)
        return Plain("".join(_section(part, still(getattr(self, part))) for part in parts))

    def _told(self, _: Any, told: Mapping[str, Any], buffers: list[Any]) -> None:
        """What the browser says: changes of the state, or something to do; or that it waits for the picture."""
        with self.hold_sync():  # one message, however many parts have changed
            late = False
            try:
                if told.get("do") == "picture":
                    self.draw()
                else:
                    self.status = ""
                    self.act(str(told.get("do", "")), told, buffers)
                    self._change(told.get("changes") or {})
                    self._draw_words()
                    late = self._is_old(PICTURE)
            except (MemokitError, OSError) as error:
                self.status = str(error)
            except KeyboardInterrupt:
                self.status = "stopped"
            finally:
                self.late = late  # what was stopped is not asked for again
                self.done = str(told.get("number", ""))

    def act(self, do: str, told: Mapping[str, Any], buffers: list[Any]) -> None:
        """Do what was asked: a verdict, an export, a stop word, or a look at what other notebooks have chosen."""
        if do == "verdict":
            self._judge(told)
        elif do == "export" and told.get("format") in FORMATS:
            content = to_bytes(self._export(self.desk, self.state), self.name, str(told["format"]))
            self.send({"file": f"memokit-{self.name}.{told['format']}"}, buffers=[content])
        elif do in (MERGE, APART, UNDO):
            self.status = decide(self.desk, str(told.get("value")), do)
            self._drawn.clear()
        elif do in ("hide", "unhide") and self.desk.case:
            more, less = self.desk.case.stop_words
            word = {str(told.get("value", ""))}
            self.desk.case.keep_stop_words(*((more | word, less) if do == "hide" else (more - word, less)))
            self.desk.look_again()
            self._drawn.clear()
        elif do == "look" and self.desk.case and self.desk.shares:
            kept = self.desk.case.selection
            if kept != self.state.selection:
                own = {"first": kept.first, "last": kept.last, "sources": kept.sources}
                self._change({**own, "speaker": kept.speaker, "words": kept.words})

    def _judge(self, told: Mapping[str, Any]) -> None:
        verdict, value = VERDICT_KEYS.get(str(told.get("key"))), told.get("value")
        if verdict is None:
            return
        kind = str(told.get("kind"))
        if verdict == "corrected" and kind == "quote":
            kind = "speaker"
            if not str(value or "").strip():
                verdict, value = "rejected", None
        words = str(value).strip() if value and verdict == "corrected" else None
        self.status = self.desk.judge(kind, str(told.get("memo")), int(told.get("start", -1)), verdict, words)
        self._drawn.clear()


class Plain:
    """HTML as the output of a cell."""

    def __init__(self, html: str) -> None:
        self.html = framed(html)

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return "<memokit: a figure or table>"


_HEAD = re.compile(r"(<th[^>]*>)<button [^>]*>([^<]*)</button>")
_CONTROL = re.compile(r"<button [^>]*>[^<]*</button>|<select [^>]*>.*?</select>")
_ID = re.compile(r'\bid="([^"]+)"')
_REFERENCE = re.compile(r'(\bid="|url\(#|href="#)([^)"]+)')
_TURN = re.compile(r"""<a href="#(?:speaker"|word"|memo=|~)[^>]*>(.*?)</a>""")


def still(html: str) -> str:
    """`html` without what needs a kernel: buttons go, links to sentences stay.

    Its ids are its own: the same drawing stands on the page as an explorer, and a clip found there cuts nothing here.
    """
    quiet = _TURN.sub(r"\1", _CONTROL.sub("", _HEAD.sub(r"\1\2", html)))
    own = set(_ID.findall(quiet))
    return _REFERENCE.sub(lambda m: f"{m[1]}still-{m[2]}" if m[2] in own else m[0], quiet)


def _section(part: str, html: str) -> str:
    return f'<div class="{part}">{html}</div>'
