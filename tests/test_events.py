"""Dated entries and events: what the sample memos tell, which accounts belong together, what became of plans."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import memokit as mk
from memokit.measures.tenses import tense_of


@pytest.fixture(scope="module")
def corpus() -> mk.Corpus:
    return mk.read("data")


@pytest.fixture(scope="module")
def entries(corpus: mk.Corpus) -> pd.DataFrame:
    return mk.timeline(corpus)


@pytest.fixture(scope="module")
def events(entries: pd.DataFrame) -> pd.DataFrame:
    return mk.events(entries).set_index("event", drop=False)


def one(events: pd.DataFrame, day: str, words: str) -> pd.Series:
    """The one event of that day whose sentence holds these words."""
    found = events[(events["first_day"] == day) & events["what"].str.contains(words)]
    assert len(found) == 1, found["what"].tolist()
    return found.iloc[0]


def test_three_accounts_of_one_night_are_one_event(events: pd.DataFrame, entries: pd.DataFrame) -> None:
    clash = one(events, "2031-03-03", "killed in a clash")
    sources = clash["sources"].split("; ")
    assert set(sources) >= {"Harbour Radio", "Kelda Courier", "Meridian Desk", "NORTHWIRE", "Sella Post"}
    assert clash["n_sources"] == len(sources)
    assert clash["tense"] == "happened"
    told = mk.tellings(entries)
    words = " ".join(told[told["event"] == clash["event"]]["clause"])
    assert all(account in words for account in ("12 people", "ive soldiers", "19 people"))


def test_a_plan_that_was_put_off_leads_to_the_day_it_came(events: pd.DataFrame) -> None:
    first = one(events, "2031-05-15", "signed on 15 May")
    assert (first["tense"], first["n_memos"], pd.isna(first["became"])) == ("planned", 4, True)
    second = events.loc[first["moved_to"]]
    assert (second["first_day"], second["tense"]) == ("2031-05-22", "planned")
    signed = events.loc[second["became"]]
    assert (signed["first_day"], signed["tense"], signed["n_sources"]) == ("2031-05-22", "happened", 2)
    assert str(second["event"]) in signed["planned_as"].split("; ")


def test_an_answer_put_off_leads_to_its_new_day(events: pd.DataFrame) -> None:
    answers = one(events, "2031-03-10", "will send their answers")
    assert events.loc[answers["moved_to"], "first_day"] == "2031-03-24"


CAME = [
    ("2031-03-12", "ceasefire (?:at Orla )?will begin", "ceasefire at Orla began"),
    ("2031-03-24", "answer", "answered the proposed treaty"),
    ("2031-05-08", "Port Sella will vote", "Port Sella approved"),
    ("2031-05-09", "Kelda will vote", "Kelda approved"),
    ("2031-06-02", "will open", "opened in Orla"),
    ("2031-06-09", "would be published", "published its first figures"),
]


@pytest.mark.parametrize(("day", "plan", "event"), CAME, ids=[case[1] for case in CAME])
def test_a_planned_day_that_came_is_linked(events: pd.DataFrame, day: str, plan: str, event: str) -> None:
    planned = events[(events["first_day"] == day) & (events["tense"] == "planned")]
    row = planned[planned["what"].str.contains(plan)].iloc[0]
    became = events.loc[row["became"]]
    assert (became["first_day"], became["tense"]) == (day, "happened")
    assert event in became["what"]


def test_what_is_told_of_one_day_is_not_all_one_event(events: pd.DataFrame) -> None:
    assert one(events, "2031-05-09", "Kelda approved")["n"] == 1
    assert one(events, "2031-05-08", "Port Sella approved")["n"] == 1
    assert pd.isna(one(events, "2031-01-18", "hold a meeting")["became"])


def test_an_entry_tells_who_and_what_and_whether_it_was_only_said(entries: pd.DataFrame) -> None:
    said = entries[(entries["stated"] == "Saturday") & (entries["first_day"] == "2031-01-04")].iloc[0]
    assert (said["said"], said["tense"]) == (True, "happened")
    assert "Ilse van Mareth" in said["who"].split("; ")
    about = entries[entries["clause"] == "her country will begin filling the Tesh dam in March"].iloc[0]
    assert (about["first_day"], about["said"], about["tense"]) == ("2031-03-01", False, "planned")


def test_each_number_leads_to_its_sentences(corpus: mk.Corpus, events: pd.DataFrame) -> None:
    for row in events.itertuples():
        places = mk.occurrences(corpus, row.key)
        assert len(places) == row.n
        texts = {corpus.text(p.memo_id)[p.start : p.end] for p in places.itertuples()}
        assert row.what in texts


def test_every_entry_tells_of_one_event(events: pd.DataFrame, entries: pd.DataFrame) -> None:
    told = mk.tellings(entries)
    assert list(told.columns) == [*entries.columns, "event"]
    assert sorted(told["key"]) == sorted(entries["key"])
    assert set(told["event"]) == set(events["event"]) == set(range(len(events)))
    sentences = told.drop_duplicates(["event", "memo_id", "sentence"])["event"].value_counts()
    assert dict(sentences) == dict(zip(events["event"], events["n"], strict=True))


def test_undated_sentences_fall_on_the_memos_day_only_where_asked(corpus: mk.Corpus) -> None:
    without, with_ = mk.timeline(corpus), mk.timeline(corpus, undated=True)
    added = with_[with_["stated"].isna()]
    assert len(with_) == len(without) + len(added)
    assert (added["first_day"] == added["date"]).all()
    assert set(added["rule"]) == {"the memo's date; no day is named"}
    undated = corpus.memos[corpus.memos["date_precision"] != "day"]["memo_id"]
    assert not added["memo_id"].isin(undated).any()
    for row in added.head(20).itertuples():
        (place,) = mk.occurrences(corpus, row.key).itertuples()
        assert corpus.text(place.memo_id)[place.start : place.end] == row.what


def test_the_order_of_memos_does_not_change_the_events(tmp_path: object) -> None:
    corpus = mk.read("data")
    lines = [
        {"id": row.memo_id, "date": row.date, "source": row.source, "text": row.text}
        for row in corpus.memos.dropna(subset="date").itertuples()
    ]
    tables = []
    for name, rows in (("a", lines), ("b", lines[::-1])):
        path = tmp_path / f"{name}.jsonl"  # type: ignore[operator]
        path.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
        tables.append(mk.events(mk.timeline(mk.read(path))))
    same = ["first_day", "last_day", "tense", "n", "n_memos", "sources"]
    one, two = (table[same].sort_values(same, ignore_index=True) for table in tables)
    pd.testing.assert_frame_equal(one, two)


@pytest.mark.parametrize(
    ("line", "tells"),
    [
        ("Oct 14, 2030", False),
        ("[October 14, 2030 - OrlaTimes.example]", False),
        ("Heard on 14 October 2030 and Judgment on 16 October 2030.", False),
        ("## October 14, 2030 [Ann Smith]", False),
        ("The bridge fell on 14 October 2030.", True),
        ("Talks failed on 14 October 2030.", True),
        ("THE BRIDGE OVER THE RIVER FELL ON 14 OCTOBER 2030.", True),
        ("BRIDGE NEWS, 14 OCTOBER 2030", False),
    ],
)
def test_a_line_that_only_names_a_day_tells_of_no_event(line: str, tells: bool, tmp_path: Path) -> None:
    (tmp_path / "memo.txt").write_text(f"16 Oct 2030; MEMO: The council met in Kelda.\n\n{line}\n", "utf-8")
    entries = mk.timeline(mk.read(tmp_path))
    assert entries["what"].eq(line).any()
    assert mk.events(entries)["what"].eq(line).any() == tells


def test_no_entries_are_no_events() -> None:
    nothing = mk.timeline(mk.Corpus([]))
    assert len(mk.events(nothing)) == len(mk.tellings(nothing)) == 0
    assert mk.events(nothing)["became"].dtype == "Int64"


TENSES = [
    ("The treaty will be signed on *15 May*", "2031-05-15", "planned"),
    ("The treaty was signed on *Thursday*", "2031-04-10", "happened"),
    ("The vote was due on *10 March* and was put off", "2031-03-10", "planned"),
    ("The council will meet *today*", "2031-04-17", "planned"),
    ("The council met *today*", "2031-04-17", "happened"),
    ("The talks are continuing *today*", "2031-04-17", "happening"),
    ("Engineers are repairing the bridge *this week*", "2031-04-17", "happening"),
    ("The ceasefire will begin soon, the envoy announced on *Monday*", "2031-04-17", "happened"),
    ("A vote is scheduled for *today*", "2031-04-17", "planned"),
]


@pytest.mark.parametrize(("text", "day", "tense"), TENSES, ids=[case[0] for case in TENSES])
def test_tense(text: str, day: str, tense: str) -> None:
    start = text.index("*")
    end = text.index("*", start + 1) - 1
    assert tense_of(text.replace("*", ""), start, end, (day, day), "2031-04-17") == tense


WORDS = st.sampled_from(
    [
        "dam",
        "treaty",
        "signed",
        "Orla",
        "will",
        "on",
        "15",
        "May",
        "Thursday",
        "the",
        "talks",
        "ended",
        "postponed",
        "to",
        "Monday",
        ".",
    ]
)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=9), max_size=6))
def test_links_point_at_events_that_are_there(memos: list[list[str]]) -> None:
    corpus = mk.Corpus([mk.parse(" ".join(words), date=f"2031-05-{n + 10}") for n, words in enumerate(memos)])
    table = mk.events(mk.timeline(corpus)).set_index("event", drop=False)
    for row in table.dropna(subset="became").itertuples():
        assert row.tense == "planned"
        assert table.loc[row.became, "tense"] != "planned"
    for row in table.dropna(subset="moved_to").itertuples():
        assert row.event != row.moved_to
        assert table.loc[row.moved_to, "tense"] == "planned"
