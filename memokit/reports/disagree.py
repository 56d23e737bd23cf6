"""Where memos disagree, for the reader: accounts side by side, plans that moved, words that changed, copies."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from memokit.reports.tables_html import linked_table

CHANGED = ("changed", "shortened", "longer")
"""The kinds of wording, of those that `measures.spread` tells, that are not the first one's."""


def disagreements(tables: dict[str, pd.DataFrame]) -> Iterator[str]:
    """The pieces of the section, from the whole tables `accounts`, `events`, `spread` and `copies`."""
    found = [*_accounts(tables["accounts"]), *_moved(tables["events"]), *_wordings(tables["spread"])]
    yield from found or [
        "<p>No two memos were found to give other numbers, days or words for the same thing.</p>"
    ]
    yield from _copies(tables["copies"])
    yield (
        '<p class="quiet">Accounts are put together by their days and words, and rather kept apart than put together '
        "wrongly: what stands here is not all that there is, and numbers may be of different things. Compare the "
        "sentences before you use one.</p>"
    )


def _accounts(accounts: pd.DataFrame) -> Iterator[str]:
    if not len(accounts):
        return
    yield "<h2>Different accounts of one event</h2>"
    heads = {
        "source": "outlet",
        "date": "memo of",
        "numbers": "numbers",
        "first_day": "day",
        "told": "what it says",
    }
    doors = {"numbers": "key", "told": "key"}
    for _, own in accounts.groupby("event", sort=False):
        marked = own.assign(
            source=own["source"].fillna("no outlet")
            + own["correction"].map({True: " (a correction)", False: ""})
        )
        yield f"<h3>Other {own['differs'].iloc[0]}</h3>" + linked_table(marked, heads, doors)


def _moved(events: pd.DataFrame) -> Iterator[str]:
    plans = events.dropna(subset="moved_to")
    if len(plans):
        later = events.set_index("event").loc[plans["moved_to"].astype(int)]
        shown = plans.assign(
            new_day=later["first_day"].to_numpy(),
            now=later["what"].to_numpy(),
            now_key=later["key"].to_numpy(),
        )
        heads = {
            "first_day": "first planned for",
            "what": "as first told",
            "new_day": "then for",
            "now": "as told later",
        }
        yield "<h2>Plans that moved</h2>" + linked_table(shown, heads, {"what": "key", "now": "now_key"})


def _wordings(spread: pd.DataFrame) -> Iterator[str]:
    differ = spread[spread["change"].isin(CHANGED) | spread["other_mouth"].astype(bool)]
    if not len(differ):
        return
    shown = spread[spread["group"].isin(set(differ["group"]))]
    quoted = [
        f"“{text}”" if kind == "direct" else text
        for text, kind in zip(shown["text"], shown["kind"], strict=True)
    ]
    heads = {
        "date": "memo of",
        "source": "outlet",
        "speaker": "said by",
        "words": "words",
        "changed_words": "what changed",
    }
    yield "<h2>Words that changed on the way</h2>" + linked_table(
        shown.assign(words=quoted), heads, {"words": "key"}
    )


def _copies(copies: pd.DataFrame) -> Iterator[str]:
    whole = copies[copies["kind"] != "passage"]
    if len(whole):
        share = whole.assign(
            of=whole["of_source"].fillna("no outlet") + ", " + whole["of_date"].fillna("undated"),
            share=[f"{share:.0%}" for share in whole["share"]],
        )
        heads = {
            "date": "memo of",
            "source": "outlet",
            "of": "repeats",
            "share": "share of its words",
            "words": "longest passage",
        }
        yield "<h2>Copies</h2><p>What many outlets tell in the same words is one account.</p>"
        yield linked_table(share, heads, {"share": "key", "words": "key"})
