"""Table → figure. Charts compute nothing, and are the only room that imports matplotlib.

Each `plot_` takes a table of `measures` and returns the Axes of a figure of its own; `svg` makes it into
inline SVG, the same on every run, with real text and with ids of its own. Names are loaded when they are first used:
what needs no picture does not wait for matplotlib.
"""

from __future__ import annotations

from typing import Any

from memokit.collector import load

_HOME = {
    "font_files": "inline",
    "plot_clocks": "clocks",
    "plot_collocations": "company",
    "plot_dispersion": "company",
    "plot_frequency": "plots",
    "plot_keyness": "plots",
    "plot_reported": "plots",
    "plot_speakers": "plots",
    "plot_spread": "company",
    "plot_trend": "plots",
    "plot_words": "plots",
    "svg": "inline",
}


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(load(f"memokit.charts.{_HOME[name]}"), name)
    raise AttributeError(f"module 'memokit.charts' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(_HOME)
