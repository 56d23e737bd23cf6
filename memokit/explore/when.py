"""The timeline: three clocks, and the entries of the days that the text speaks of."""

from __future__ import annotations

import numpy as np
import pandas as pd

from memokit import charts, measures
from memokit.corpus import Corpus
from memokit.explore import told
from memokit.explore.desk import Desk
from memokit.explore.pages import Row, page, sort_rows, turn
from memokit.explore.panel import panel
from memokit.explore.parts import (
    COUNTED,
    Part,
    by_field,
    choice,
    fitting,
    part_of,
    speaker_field,
    speaker_names,
    strip,
    window_fields,
    words_field,
)
from memokit.explore.show import badge, cell, chained, door, plain
from memokit.explore.state import LISTS, STANDINGS, State
from memokit.explore.told import events_table, grouped, span_cell, told_by
from memokit.measures.keys import NO_SOURCE, key_in, make_key
from memokit.measures.occurrences import Places
from memokit.measures.rows import days_of, sentence_rows, time_rows

HEADS = {
    "day": "day",
    "stated": "as stated",
    "what": "what the memo says",
    "who": "who says so",
    "source": "outlet",
    "date": "memo of",
    "standing": "",
}
SORTABLE = ("day", "source", "date")


def asked(desk: Desk, state: State) -> dict[str, str]:
    """What the controls ask for of the days spoken of, as parts of a key."""
    names = speaker_names(desk.corpus, state)
    found = {"times": "all", "has": state.words}
    if names is not None:
        found["by"] = names[0] if names else state.speaker
    return {name: value for name, value in found.items() if value}


def corpus_of(desk: Desk, state: State) -> Corpus:
    """The memos as corrected; for what was rejected, as read."""
    return part_of(desk.read if state.standing == "rejected" else desk.corpus, state)


def entries(desk: Desk, state: State) -> tuple[Corpus, np.ndarray]:
    """The rows of the times that are shown: those with days, in order of first day."""
    part = corpus_of(desk, state)
    first, last = days_of(part, "times")
    wanted = time_rows(part, asked(desk, state)) & ~np.isnat(first)
    if state.standing:
        wanted &= standing_is(desk, part, "day", "times", state.standing)
    rows = np.flatnonzero(wanted)
    return part, rows[np.lexsort((last[rows], first[rows]))]


def standing_is(desk: Desk, part: Corpus, kind: str, table: str, standing: str) -> np.ndarray:
    """For each row of the root's `table`, whether the analyst's word on it is `standing`."""
    frame = part.root.table(table)
    judged = frame["memo_id"].isin({place[1] for place in desk.verdicts}).to_numpy(bool)
    fits = np.full(len(frame), standing == STANDINGS[0])
    for n in np.flatnonzero(judged).tolist():
        memo, start, end = frame["memo_id"].iloc[n], int(frame["start"].iloc[n]), int(frame["end"].iloc[n])
        fits[n] = desk.standing(kind, memo, start, end) == standing
    return fits


def places_at(part: Corpus, table: str, rows: np.ndarray) -> Places:
    """Rows of the root's `table` as places, in input order."""
    frame, rows = part.root.table(table), np.sort(rows)
    columns = (frame[name].to_numpy(np.int64)[rows] for name in ("start", "end"))
    return Places(part.root.memo_of(table)[rows], *columns)


def controls(desk: Desk, state: State) -> list[dict[str, object]]:
    """The controls of the timeline."""
    standings = {"": "all but rejected", **{one: one for one in STANDINGS}}
    return [
        *window_fields(desk, state),
        speaker_field(desk, state),
        words_field(state),
        by_field(state),
        choice("listing", "list", state, LISTS),
        choice("standing", "days that are", state, standings),
    ]


def counts(desk: Desk, state: State) -> str:
    """The strip of counts."""
    part, rows = entries(desk, state)
    whole = int((~np.isnat(days_of(part, "times")[0]) & part.holds[part.root.memo_of("times")]).sum())
    key = key_in(part, **asked(desk, state), days="known") if not state.standing else "~shown"
    return strip(desk, state, len(rows), f"day{'s' * (len(rows) != 1)} spoken of", whole - len(rows), key)


def chart(desk: Desk, state: State) -> str:
    """The three clocks."""
    part = part_of(desk.corpus, state)
    by = fitting(part, state.by)
    reported = measures.reported(part, by=by)
    dated = reported[reported["last_day"].notna()]
    within = (dated["period"].iloc[0], dated["last_day"].iloc[-1]) if len(dated) else ()
    speaker = asked(desk, state).get("by", "")
    said = measures.said(part, by=by, has=state.words, speaker=speaker, within=within)
    happened = measures.happened(part, by=by, has=state.words, speaker=speaker, within=within)
    outlets = [*desk.corpus.sources.categories, NO_SOURCE]
    figure = charts.plot_clocks(reported, measures.coverage(part), said, happened, all_outlets=outlets)
    return charts.svg(figure, "clocks", description=described(part, by, reported, happened))


def described(part: Corpus, by: str, reported: pd.DataFrame, happened: pd.DataFrame) -> str:
    """The chart in a sentence, for those who do not see it."""
    if not len(part):
        return "No memos in view."
    most = reported.groupby("period", sort=False)["n_memos"].sum()
    spoken = happened.loc[happened["n"].idxmax()]
    return (
        f"{len(part)} memos by {by}; most, {most.max()}, in the {by} from {most.idxmax()}. "
        f"Of the days spoken of, most, {spoken['n']}, are in {spoken['period']}."
    )


def table(desk: Desk, state: State) -> str:
    """The page of events, or of single accounts."""
    part, rows = entries(desk, state)
    if grouped(state, len(rows)):
        return events_table(desk, state, part, rows)
    root = part.root
    memo = root.memo_of("times")
    order = {
        "day": days_of(part, "times")[0].astype(np.int64) + 1_000_000,
        "source": root.sources.codes[memo],
        "date": np.where(np.isnat(root.days), -1, root.days.astype(np.int64) + 1_000_000)[memo],
    }
    rows = sort_rows(rows, order, state.sort)
    shown = [_row(desk, root, row) for row in turn(rows, state).tolist()]
    return page(HEADS, SORTABLE, shown, len(rows), state)


def _row(desk: Desk, root: Corpus, row: int) -> Row:
    one = root.times.iloc[row]
    annotated = root.annotated[int(root.memo_of("times")[row])]
    memo = annotated.memo
    sentence = root.sentences.iloc[int(sentence_rows(root)[row])]
    first, last = str(one["first_day"]), str(one["last_day"])
    length = (np.datetime64(last) - np.datetime64(first)).astype(int) + 1
    sure = "" if length == 1 else '<span class="chain">day not certain</span>'
    planned = '<span class="chain">after the memo</span>' if memo.day and first > memo.day else ""
    who, linked = told_by(root, row)
    standing = desk.standing("day", memo.memo_id, int(one["start"]), int(one["end"]))
    key = make_key(time=f"{memo.memo_id}:{one['time']}")
    cells = [
        f'<td class="k">{door(key, span_cell(first, last))}{sure}{planned}</td>',
        cell(one["text"]),
        f'<td dir="auto">{plain(sentence["text"], 260)}</td>',
        f'<td dir="auto">{plain(who)}{chained(linked)}</td>' if who else cell(None),
        cell(memo.source),
        cell(memo.date),
        badge(standing),
    ]
    return Row(cells, memo.memo_id, int(one["start"]), "day", standing)


def opened(desk: Desk, state: State) -> str:
    """What is open below."""
    own = {}
    if state.door.startswith("~"):
        part, rows = entries(desk, state)
        days = ~np.isnat(days_of(part, "times")[0]) & part.holds[part.root.memo_of("times")]
        hidden = np.setdiff1d(np.flatnonzero(days), rows)
        own = {"~shown": places_at(part, "times", rows), "~hidden": places_at(part, "times", hidden)}
    return panel(desk, state, own)


_BELOW = ("door", "memo", "at", "mark")
PARTS = {
    "controls": Part(controls, (*COUNTED, "by", "listing")),
    "counts": Part(counts, COUNTED),
    "table": Part(table, (*COUNTED, "listing", "sort", "row", "rows")),
    "panel": Part(opened, (*COUNTED, *_BELOW)),
    "chart": Part(chart, (*COUNTED, "by")),
}


def export(desk: Desk, state: State) -> pd.DataFrame:
    """All entries that are shown, not only those of the page; where events are listed, all events."""
    part, rows = entries(desk, state)
    if grouped(state, len(rows)):
        return told.export(desk, state, part, rows)
    frame = part.root.times.take(rows)
    about = part.root.memos.take(part.root.memo_of("times")[rows])[["source", "date"]]
    what = part.root.sentences["text"].take(sentence_rows(part)[rows])
    standing = [
        desk.standing("day", *place)
        for place in zip(frame["memo_id"], frame["start"], frame["end"], strict=True)
    ]
    return pd.DataFrame(
        {
            "first_day": frame["first_day"].to_numpy(),
            "last_day": frame["last_day"].to_numpy(),
            "stated": frame["text"].to_numpy(),
            "what": what.to_numpy(),
            "source": about["source"].to_numpy(),
            "date": about["date"].to_numpy(),
            "memo_id": frame["memo_id"].to_numpy(),
            "start": frame["start"].to_numpy(),
            "end": frame["end"].to_numpy(),
            "standing": standing,
        }
    )
