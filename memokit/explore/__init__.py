"""The explorers: controls over measures and charts. The only room that imports ipywidgets.

`timeline`, `quotes`, `keywords` and `reader` each give a widget; what it shows for a state is told by the pure
functions of `views`, and stands below it in the notebooks as plain figure and table too.
"""

from __future__ import annotations

from memokit.explore.show import marked_memo, table
from memokit.explore.views import (
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
from memokit.explore.widgets import Explorer, keywords, quotes, reader, timeline

__all__ = ["Explorer", "KeywordsState", "QuotesState", "ReaderState", "TimelineState", "View", "Window"]
__all__ += ["keywords", "keywords_view", "marked_memo", "quotes", "quotes_view", "reader", "reader_view"]
__all__ += ["table", "timeline", "timeline_view"]
