"""What a reader sees first: the memos in a few lines, and what happened, day by day; from the report's own tables.

Sentences are the memos' own and stand without marks; each number and each sentence is a door.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from html import escape
from typing import Any

import pandas as pd

from memokit.reports.doors import LATEST, clean
from memokit.reports.tables_html import linked_table

STORY, MOST_EVENTS, NAMED = 5, 25, 3
"""So many events tell the story, so many are listed, and so many speakers and planned days are named."""
MONTH = 28
"""An event whose days are told no nearer than a month, which has at least so many, is none of the story."""
LONGEST_SENTENCE = 220


def day_words(first: str, last: str | None = None) -> str:
    """A day, or the first and last of several, as people write it.

    >>> day_words("2031-03-03"), day_words("2031-07-01", "2031-07-03"), day_words("2031-07-01", "2031-07-31")
    ('3 March 2031', '1 to 3 July 2031', 'July 2031')
    """
    a, b = date.fromisoformat(first), date.fromisoformat(last or first)
    if a == b:
        return f"{a.day} {a:%B} {a.year}"
    if (a.year, a.month) == (b.year, b.month) and (a.day, b.day) == (1, monthrange(a.year, a.month)[1]):
        return f"{a:%B} {a.year}"
    if (a.year, a.month) == (b.year, b.month):
        return f"{a.day} to {b.day} {b:%B} {b.year}"
    return f"{day_words(first)} to {day_words(last or first)}"


def in_short(tables: dict[str, pd.DataFrame], as_of: str | None) -> Iterator[str]:
    """The pieces of the opening: the events told most, who is quoted most, where memos disagree, what is ahead."""
    counted = counted_by(tables["events"])
    story = told_most(_near(tables["events"]), STORY)
    if len(story):
        yield f'<ul class="story">{"".join(_told(event, counted) for event in story.itertuples())}</ul>'
    yield from (f"<p>{line}</p>" for line in (*_quoted(tables["speakers"]), *_disagree(tables["accounts"])))
    ahead = _ahead(tables["events"], as_of)
    if len(ahead):
        listed = "".join(_told(event, counted) for event in ahead.itertuples())
        yield f'<p><b>Planned for later than the latest memo:</b></p><ul class="story">{listed}</ul>'


def told_most(events: pd.DataFrame, top: int) -> pd.DataFrame:
    """The `top` events that most outlets, then most memos, then most sentences tell, in order of day.

    Among equals those whose day is known best come first, then the latest.
    """
    order = events.assign(nearness=-_length(events)).sort_values(
        ["n_sources", "n_memos", "n", "nearness", "first_day"], ascending=False, kind="stable"
    )
    return order.drop(columns="nearness").head(top).sort_index()


def _length(events: pd.DataFrame) -> pd.Series:
    """From the first day of each to its last, in days."""
    return (pd.to_datetime(events["last_day"]) - pd.to_datetime(events["first_day"])).dt.days


def _near(events: pd.DataFrame) -> pd.DataFrame:
    """What happened on days that are known well enough."""
    return events[(events["tense"] == "happened") & (_length(events) < MONTH - 1)]


def counted_by(events: pd.DataFrame) -> str:
    """By what the events are told more or less: `outlet`, or `memo` where there are no two outlets to tell of one."""
    return "outlet" if (events["n_sources"] > 1).any() else "memo"


_COLUMNS = {"outlet": "n_sources", "memo": "n_memos"}


def _told(event: Any, counted: str) -> str:
    day = day_words(event.first_day, event.last_day)
    n, key = int(getattr(event, _COLUMNS[counted])), event.key
    outlets = f"{n:,} {counted}{'s' * (n != 1)}" if n else f"no {counted} named"
    what = _sentence(event.what)
    return f'<li><b>{escape(day)}</b> <span dir="auto">{what}</span> <span class="quiet">({_door(key, outlets)})</span></li>'


def _sentence(words: str) -> str:
    return clean(words if len(words) <= LONGEST_SENTENCE else words[: LONGEST_SENTENCE - 1] + "…")


def _door(key: str, shown: str) -> str:
    return f'<a href="#{escape(key, quote=True)}">{shown}</a>'


def _quoted(speakers: pd.DataFrame) -> Iterator[str]:
    most = speakers.sort_values("n_quotes", ascending=False, kind="stable").head(NAMED)
    named = [
        f'<span dir="auto">{clean(row.speaker)}</span> ({_door(row.key, f"{row.n_quotes:,}")})'
        for row in most.itertuples()
    ]
    if named:
        yield f"<b>Quoted most:</b> {', '.join(named)}, quotations and paraphrases together."


def _disagree(accounts: pd.DataFrame) -> Iterator[str]:
    n = accounts["event"].nunique()
    if n:
        events = f"{n:,} event{'s' * (n != 1)}"
        what = f'<span dir="auto">{_sentence(accounts["what"].iloc[0])}</span>'
        yield f'<b>Memos disagree</b> on <a href="#disagree">{events}</a>{", first" * (n != 1)}: {what}'


def _ahead(events: pd.DataFrame, as_of: str | None) -> pd.DataFrame:
    """What was planned for days after the last memo's, the nearest first."""
    later = (events["tense"] == "planned") & (events["first_day"] > (as_of or LATEST))
    return events[later & events["moved_to"].isna()].head(NAMED)


def happened(events: pd.DataFrame) -> Iterator[str]:
    """The pieces of the section that tells what happened and what was planned, day by day."""
    if not len(events):
        yield "<p>No memo names a day that could be placed.</p>"
        return
    shown, counted = told_most(events, MOST_EVENTS), counted_by(events)
    if len(shown) < len(events):
        yield (
            f"<p>The {len(shown)} of {len(events):,} events that most {counted}s tell of, in order of day; "
            "tables/events has all.</p>"
        )
    column = _COLUMNS[counted]
    heads = {"days": "day", "what": "what a memo says", column: f"{counted}s", "n": "sentences", "state": ""}
    days = [day_words(*both) for both in zip(shown["first_day"], shown["last_day"], strict=True)]
    state = [_state(row, events) for row in shown.itertuples()]
    yield linked_table(
        shown.assign(days=days, state=state), heads, {"what": "key", column: "key", "n": "key"}
    )
    yield (
        '<p class="quiet">Sentences are put together by their days and words, and rather kept apart than put '
        "together wrongly: one event may stand twice.</p>"
    )


def _state(event: Any, events: pd.DataFrame) -> str:
    """Whether it was planned, and what is told to have become of the plan."""
    if event.tense != "planned":
        return ""
    if not pd.isna(event.moved_to):
        return f"planned; moved to {_day_of(events, event.moved_to)}"
    if not pd.isna(event.became):
        return f"planned; told as done on {_day_of(events, event.became)}"
    return "planned"


def _day_of(events: pd.DataFrame, number: int) -> str:
    return day_words(str(events.set_index("event").loc[int(number), "first_day"]))
