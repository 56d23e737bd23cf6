"""What is new between two reports: memos, speakers, words, planned days and numbers, from the tables of both.

Days are counted from the new report's as-of date, the date of its latest memo; the clock is never asked.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pandas as pd

from memokit.errors import UsageError
from memokit.measures import formulas, make_key
from memokit.measures.keyness import FEWEST
from memokit.reports.receipt import NAME, Receipt, read_receipt
from memokit.tables import write

NEAR_DAYS = 14
"""A planned day is near where it is at most so many days after the as-of date: the next two weeks."""
MOST_WORDS = 20
"""So many words that rose, and as many that fell, are told."""
COMPARED = ("memos", "quotes", "timeline", "speakers", "words")

Tables = dict[str, pd.DataFrame]


@dataclass(frozen=True)
class Side:
    """One of the two reports: its receipt and its tables."""

    receipt: Receipt
    tables: Tables

    @property
    def as_of(self) -> str | None:
        """The date of its latest memo."""
        day = self.receipt["report"]["as_of"]
        return str(day) if day else None


@dataclass(frozen=True)
class Comparison:
    """What is new, as tables: `memos`, `speakers`, `words`, `planned`, `numbers`; and what to know about them."""

    old: str
    new: str
    old_as_of: str | None
    new_as_of: str | None
    tables: Tables
    words_of: str
    """Which words were compared: those of added memos against the earlier ones, or all against all."""
    asked: str
    """How the two reports were asked for different things; empty where they were not."""

    @property
    def differs(self) -> bool:
        """Whether anything is new."""
        return any(len(frame) for name, frame in self.tables.items() if name != "planned")


def read_side(folder: Path) -> Side:
    """The report in `folder`; `UsageError` where it has no receipt or not the tables."""
    receipt = read_receipt(folder)
    try:
        tables = {name: pd.read_parquet(folder / "tables" / f"{name}.parquet") for name in COMPARED}
    except (OSError, ValueError) as error:
        raise UsageError(
            f"{folder}: its tables cannot be read ({type(error).__name__}); write the report again"
        ) from None
    return Side(receipt, tables)


def keep_side(side: Side, folder: Path) -> None:
    """A copy of `side` in `folder`, so that a report that opens with it can be checked when the other is gone."""
    (folder / "tables").mkdir(parents=True)
    for name, frame in side.tables.items():
        write(frame, name, "parquet", folder / "tables" / f"{name}.parquet")
    (folder / NAME).write_text(json.dumps(side.receipt, ensure_ascii=False, indent=1) + "\n", "utf-8")


def compare_sides(old: Side, new: Side) -> Comparison:
    """What is new in `new` against `old`."""
    memos = memos_changed(old.tables["memos"], new.tables["memos"])
    only_added = not len(memos) or set(memos["change"]) <= {"new"}
    found = {
        "memos": memos,
        "speakers": new_speakers(old.tables, new.tables),
        "words": words_moved(old.tables["words"], new.tables["words"], only_added=only_added),
        "planned": planned(new.tables["timeline"], old.as_of, new.as_of),
        "numbers": numbers_moved(old.tables, new.tables),
    }
    of = (
        "in the added memos against the earlier ones"
        if only_added
        else "in all memos against those of the earlier report"
    )
    names = (side.receipt["report"]["title"] for side in (old, new))
    return Comparison(*names, old.as_of, new.as_of, found, of, _asked(old.receipt, new.receipt))


def _asked(old: Receipt, new: Receipt) -> str:
    before, after = old["asked"]["parameters"], new["asked"]["parameters"]
    names = sorted({*before, *after})
    told = [
        f"{name} was {_set(before.get(name))}, now {_set(after.get(name))}"
        for name in names
        if before.get(name) != after.get(name)
    ]
    return "; ".join(told)


def _set(value: object) -> str:
    """A parameter's value as it is typed; one that was not set has whatever the notebooks say.

    >>> _set("week"), _set(["dam", "ceasefire"]), _set(None)
    ('“week”', '“dam, ceasefire”', 'not set')
    """
    if value is None or value in ("", []):
        return "not set"
    return f"“{', '.join(map(str, value)) if isinstance(value, list | tuple) else value}”"


MEMO_COLUMNS = ["change", "date", "source", "title", "path", "memo_id", "key"]


def memos_changed(old: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    """Memos that are new, changed (same id or same place in the same file, other text) or gone, a row each.

    Columns: change, date, source, title, path, memo_id, key (NA where it is gone).
    """
    before = {row.memo_id: row.sha256 for row in old.itertuples()}
    there = set(new["memo_id"])
    places = {(row.path, row.position): row.memo_id for row in old.itertuples() if row.memo_id not in there}
    rows, matched = [], set()
    for row in new.itertuples():
        earlier = row.memo_id if row.memo_id in before else places.get((row.path, row.position))
        matched.add(earlier)
        if earlier is None or before[earlier] != row.sha256:
            rows.append(("new" if earlier is None else "changed", row))
    gone = [("gone", row) for row in old.itertuples() if row.memo_id not in matched]
    told = [
        (
            change,
            r.date,
            r.source,
            r.title,
            r.path,
            r.memo_id,
            None if change == "gone" else make_key(memo=r.memo_id),
        )
        for change, r in [*rows, *gone]
    ]
    return pd.DataFrame(told, columns=MEMO_COLUMNS, dtype="str")


def new_speakers(old: Tables, new: Tables) -> pd.DataFrame:
    """Speakers who are quoted for the first time, each with the first quotation.

    Columns: speaker, role, n_quotes, kind, words, date, source, key (of all the quotes), quote_key (of the first).
    """
    known = set(old["speakers"]["speaker"])
    quotes = new["quotes"].merge(new["memos"][["memo_id", "date", "source"]], on="memo_id")
    quotes = quotes.sort_values("date", kind="stable", na_position="last")
    first = {row.speaker: row for row in quotes.drop_duplicates("speaker").itertuples()}
    rows = []
    for row in new["speakers"].itertuples():
        if row.speaker not in known:
            q = first[row.speaker]
            own = make_key(quote=f"{q.memo_id}:{q.quote}")
            rows.append((row.speaker, row.role, row.n_quotes, q.kind, q.text, q.date, q.source, row.key, own))
    names = ["speaker", "role", "n_quotes", "kind", "words", "date", "source", "key", "quote_key"]
    return pd.DataFrame(rows, columns=names)


def words_moved(old: pd.DataFrame, new: pd.DataFrame, *, only_added: bool) -> pd.DataFrame:
    """Words whose rate rose or fell by more than its 95 % interval allows for chance, the surest first.

    With `only_added` the memos of `old` are all in `new`: what was added is compared with what was there. The
    Log Ratio and its interval are those of `measures.formulas`; a word of fewer than three places is no row.
    Columns: change (rose, fell), word, before, after (per 1,000 words), log_ratio, low, high, n, key.
    """
    c_old, c_new = _size(old), _size(new)
    counts = {row.word: row.n for row in old.itertuples()}
    rates = {row.word: row.per_1000_tokens for row in old.itertuples()}
    rows = []
    for row in new.itertuples():
        b = counts.get(row.word, 0)
        a, c = (row.n - b, c_new - c_old) if only_added else (row.n, c_new)
        if a < 0 or a + b < FEWEST or c <= 0 or c_old <= 0 or a > c or b > c_old:
            continue
        interval = formulas.log_ratio_interval(a, b, c, c_old)
        if interval is None or interval[0] <= 0 <= interval[1]:
            continue
        change = "rose" if interval[0] > 0 else "fell"
        ratio = formulas.log_ratio(a, b, c, c_old)
        rows.append(
            (change, row.word, rates.get(row.word, 0.0), 1000 * a / c, ratio, *interval, row.n, row.key)
        )
    rose = sorted((r for r in rows if r[0] == "rose"), key=lambda r: (-r[5], r[1]))[:MOST_WORDS]
    fell = sorted((r for r in rows if r[0] == "fell"), key=lambda r: (r[6], r[1]))[:MOST_WORDS]
    names = ["change", "word", "before", "after", "log_ratio", "low", "high", "n", "key"]
    return pd.DataFrame([*rose, *fell], columns=names)


def _size(words: pd.DataFrame) -> int:
    """The words that the rates were counted over, from the most frequent row: n / rate."""
    if not len(words):
        return 0
    row = words.loc[words["n"].idxmax()]
    return round(1000 * int(row["n"]) / float(row["per_1000_tokens"]))


def planned(timeline: pd.DataFrame, old: str | None, new: str | None) -> pd.DataFrame:
    """Planned days that have passed since the as-of date `old`, and those near after `new`.

    Columns: status (passed, near), first_day, last_day, days (from the as-of date, before it negative), stated,
    what, source, date, key. Whether what was planned did happen is not told by a day alone.
    """
    names = ["status", "first_day", "last_day", "days", "stated", "what", "source", "date", "key"]
    if new is None:
        return pd.DataFrame(columns=names)
    limit = (date.fromisoformat(new) + timedelta(NEAR_DAYS)).isoformat()
    rows = []
    for row in timeline[timeline["tense"] == "planned"].itertuples():
        last = row.last_day if isinstance(row.last_day, str) else row.first_day
        if (old or "") < last <= new:
            status = "passed"
        elif last > new and row.first_day <= limit:
            status = "near"
        else:
            continue
        days = (date.fromisoformat(row.first_day) - date.fromisoformat(new)).days
        rows.append((status, row.first_day, last, days, row.stated, row.what, row.source, row.date, row.key))
    frame = pd.DataFrame(rows, columns=names)
    return frame.sort_values(
        ["status", "first_day"], ascending=[False, True], kind="stable", ignore_index=True
    )


def numbers_moved(old: Tables, new: Tables) -> pd.DataFrame:
    """The numbers of the report that are not what they were: totals, memos by outlet, quotes by speaker.

    Columns: what, before, after, change, key.
    """
    rows: list[tuple[str, int, int, int, str | None]] = []

    def moved(what: str, before: int, after: int, key: str | None) -> None:
        if before != after:
            rows.append((what, before, after, after - before, key if after else None))

    moved("memos", len(old["memos"]), len(new["memos"]), make_key(memos="all"))
    moved("quotes", len(old["quotes"]), len(new["quotes"]), None)
    moved("speakers named", len(old["speakers"]), len(new["speakers"]), None)
    moved("dated entries", len(old["timeline"]), len(new["timeline"]), None)
    outlets = [_counts(side["memos"]["source"].fillna("")) for side in (old, new)]
    for name in sorted({*outlets[0], *outlets[1]}):
        moved(
            f"memos in {name or '(no outlet)'}",
            outlets[0].get(name, 0),
            outlets[1].get(name, 0),
            make_key(source=name),
        )
    quotes = [
        dict(zip(side["speakers"]["speaker"], side["speakers"]["n_quotes"], strict=True))
        for side in (old, new)
    ]
    for name in sorted({*quotes[0], *quotes[1]}):
        moved(f"quotes of {name}", quotes[0].get(name, 0), quotes[1].get(name, 0), make_key(speaker=name))
    return pd.DataFrame(rows, columns=["what", "before", "after", "change", "key"])


def _counts(names: pd.Series) -> dict[str, int]:
    return {str(name): int(n) for name, n in names.value_counts().items()}
