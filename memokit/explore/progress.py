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
    bar, drawn = w.IntProgress(description="reading"), [0.0]

    def progress(done: int, total: int) -> None:
        if total < FROM_MEMOS or time.monotonic() - drawn[0] < EVERY_SECONDS:
            return
        if not drawn[0]:
            from IPython.display import display

            display(bar)
        drawn[0] = time.monotonic()
        bar.max, bar.value, bar.description = total, done, f"{done:,} of {total:,}"

    try:
        yield progress
    finally:
        bar.close()
