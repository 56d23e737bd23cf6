"""A bar while memos are read, where somebody is looking; nothing in a run of the notebook."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import ipywidgets as w

FROM_MEMOS, EVERY_SECONDS = 300, 0.2


@contextmanager
def reading(shown: bool) -> Iterator[Callable[[int, int], None] | None]:
    """How far reading has come, as a callable for `read`; the square of the toolbar stops it."""
    if not shown:
        yield None
        return
    bar: w.IntProgress | None = (
        None  # made only where reading takes a while: it is three messages to the browser
    )
    drawn = 0.0

    def progress(done: int, total: int) -> None:
        nonlocal bar, drawn
        if total < FROM_MEMOS or time.monotonic() - drawn < EVERY_SECONDS:
            return
        if bar is None:
            from IPython.display import display

            bar = w.IntProgress(description="reading")
            display(bar)
        drawn = time.monotonic()
        bar.max, bar.value, bar.description = total, done, f"{done:,} of {total:,}"

    try:
        yield progress
    finally:
        if bar:
            bar.close()
