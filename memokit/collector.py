"""Python's collector of garbage, paused while much is made that stays.

Each time the objects there are have grown by a quarter, the collector walks through all of them. While modules are
loaded, texts read together, or memos annotated, nearly all of what is made stays, so that each walk finds nothing: they are a sixth of the
time in which an explorer opens, and a tenth of annotating (docs/decisions/0091).
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType


@contextmanager
def paused() -> Iterator[None]:
    """While it lasts, nothing is looked through for garbage; afterwards as before."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def load(name: str) -> ModuleType:
    """The module of that name, loaded where it is not yet."""
    with paused():
        return import_module(name)
