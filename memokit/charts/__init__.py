"""Table → figure. Charts compute nothing, and are the only room that imports matplotlib.

Each `plot_` takes a table of `measures` and returns the Axes of a figure of its own; `svg` makes it into
inline SVG, the same on every run, with real text and with ids of its own.
"""

from __future__ import annotations

from memokit.charts.clocks import plot_clocks
from memokit.charts.company import plot_collocations, plot_dispersion, plot_spread
from memokit.charts.plots import (
    plot_frequency,
    plot_keyness,
    plot_reported,
    plot_speakers,
    plot_trend,
    plot_words,
)
from memokit.charts.svg import font_files, svg

__all__ = [
    "font_files",
    "plot_clocks",
    "plot_collocations",
    "plot_dispersion",
    "plot_frequency",
    "plot_keyness",
]
__all__ += ["plot_reported", "plot_speakers", "plot_spread", "plot_trend", "plot_words", "svg"]
