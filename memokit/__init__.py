"""memokit: a research kit for dated memos.

>>> import memokit as mk
>>> corpus = mk.read("seeds")
>>> len(corpus)
1

Names are loaded when they are first used, so that `import memokit` costs nothing.
"""

from __future__ import annotations

from typing import Any

from memokit.collector import load

__version__ = "0.1.0"

_HOME = {
    "Corpus": "corpus",
    "read": "corpus",
    "parse": "corpus",
    "MemokitError": "errors",
    "frequency": "measures",
    "trend": "measures",
    "keyness": "measures",
    "kwic": "measures",
    "dispersion": "measures",
    "collocations": "measures",
    "copies": "measures",
    "spread": "measures",
    "speakers": "measures",
    "reported": "measures",
    "timeline": "measures",
    "events": "measures",
    "tellings": "measures",
    "occurrences": "measures",
    "passages": "measures",
}
_ROOMS = ("charts", "explore", "measures", "reports", "tables")

__all__ = ["Corpus", "MemokitError", "__version__", "collocations", "copies", "dispersion", "frequency"]
__all__ += ["keyness", "kwic", "occurrences", "parse", "passages", "read", "reported", "speakers", "spread"]
__all__ += ["events", "tellings", "timeline", "trend"]
__all__ += [*_ROOMS]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(load(f"memokit.{_HOME[name]}"), name)
    if name in _ROOMS:
        return load(f"memokit.{name}")
    raise AttributeError(f"module 'memokit' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
