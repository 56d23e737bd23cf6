"""Explorers: what is shown depends on desk and state alone, every number opens what it counted, text is data."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from html import escape, unescape
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import memokit as mk
from memokit.case import Case, Selection
from memokit.explore.board import COMING, still
from memokit.explore.explain import chain
from memokit.explore.pages import PAGE_SIZES
from memokit.explore.panel import in_words
from memokit.explore.show import bare_table
from memokit.explore.state import BY, KINDS, LISTS, STANDINGS, VIEWS
from memokit.explore.told import told_by
from memokit.measures import occurrences

ROOT = Path(__file__).resolve().parents[1]
X = mk.explore
EXPLORERS = {"timeline": X.timeline, "quotes": X.quotes, "words": X.keywords, "reader": X.reader}
SHOWN = ("controls", "counts", "chart", "table", "panel")
HOSTILE = '<img src=x onerror="alert(1)"> $x_1$ \u202e =1+1 said: "<script>alert(2)</script> we agree on 5 May 2031."'
KEY = re.compile(r'(?:xlink:)?href="#([^"]+)"')


@pytest.fixture(scope="module")
def corpus() -> mk.Corpus:
    return mk.read(ROOT / "data")


@pytest.fixture(scope="module")
def desk(corpus: mk.Corpus) -> X.Desk:
    return X.Desk(corpus)


def shown(board: X.Board) -> dict[str, Any]:
    return {part: getattr(board, part) for part in SHOWN}


days = st.sampled_from(["", "2031-01-15", "2031-03-01", "2031-03-31", "2031-06-01"])
states = st.fixed_dictionaries(
    {},
    optional={
        "first": days,
        "last": days,
        "sources": st.sampled_from([(), ("NORTHWIRE",), ("Kelda Courier", ""), ("nobody",)]),
        "speaker": st.sampled_from(["", "Maren Solheim", "al-Kasim", "nobody"]),
        "words": st.sampled_from(["", "ceasefire", "dam, treaty", "zzz"]),
        "by": st.sampled_from(list(BY)),
        "listing": st.sampled_from(list(LISTS)),
        "kind": st.sampled_from(["", *KINDS]),
        "cue": st.sampled_from(["", "said"]),
        "standing": st.sampled_from(["", *STANDINGS]),
        "view": st.sampled_from(list(VIEWS)),
        "mark": st.sampled_from([(), ("time",), ("quote", "name")]),
        "find": st.sampled_from(["", "dam"]),
        "sort": st.sampled_from(["", "date", "-speaker", "n", "unknown"]),
        "row": st.sampled_from([0, 10, 9999]),
        "rows": st.sampled_from(PAGE_SIZES),
        "door": st.sampled_from(["", "~shown", "~hidden", "word=dam", "no=key"]),
        "memo": st.sampled_from(["", "nobody"]),
    },
)


@pytest.mark.parametrize("name", EXPLORERS)
def test_update_from_a_to_b_equals_new_b(desk: X.Desk, name: str) -> None:
    new = EXPLORERS[name]

    @settings(max_examples=6)
    @given(states, states)
    def holds(a: dict[str, Any], b: dict[str, Any]) -> None:
        board = new(desk)
        board.update(a)
        board.update(b)
        fresh = X.Board(desk, board.name, board._parts, board.state, board._export)
        assert shown(board) == shown(fresh)

    holds()


CHANGES = [
    ("timeline", {"first": "2031-03-01"}, "chart"),
    ("timeline", {"by": "month"}, "chart"),
    ("timeline", {"listing": "accounts"}, "table"),
    ("timeline", {"words": "ceasefire"}, "table"),
    ("timeline", {"speaker": "Maren Solheim"}, "chart"),
    ("timeline", {"sources": ["NORTHWIRE"]}, "counts"),
    ("timeline", {"standing": "rejected"}, "table"),
    ("quotes", {"kind": "mixed"}, "table"),
    ("quotes", {"cue": "warned"}, "table"),
    ("quotes", {"speaker": "Maren Solheim"}, "table"),
    ("quotes", {"words": "treaty"}, "counts"),
    ("quotes", {"words": "treaty"}, "chart"),
    ("quotes", {"kind": "mixed"}, "chart"),
    ("words", {"words": "barley"}, "table"),
    ("words", {"words": "barley"}, "chart"),
    ("words", {"view": "trend"}, "chart"),
    ("words", {"sort": "-n"}, "table"),
    ("reader", {"mark": ["time"]}, "table"),
    ("reader", {"find": "dam"}, "table"),
    ("reader", {"words": "barley"}, "controls"),
]


@pytest.mark.parametrize(("name", "changes", "part"), CHANGES, ids=lambda value: str(value)[:30])
def test_each_control_changes_what_is_shown(
    desk: X.Desk, name: str, changes: dict[str, Any], part: str
) -> None:
    board = EXPLORERS[name](desk)
    before = getattr(board, part)
    board.update(changes)
    assert getattr(board, part) != before


@pytest.mark.parametrize("name", EXPLORERS)
def test_every_link_is_a_key_that_opens_what_it_counts(corpus: mk.Corpus, desk: X.Desk, name: str) -> None:
    board = EXPLORERS[name](desk, first="2031-01-01", last="2031-06-30")
    numbers = re.findall(r'<b><a href="#([^"~]+)">([\d,]+)[^<]*</a></b>', board.counts)
    assert numbers
    for key, number in numbers:
        assert len(occurrences(corpus, unescape(key))) == int(number.replace(",", ""))
    for key in {unescape(key) for key in KEY.findall(board.chart)} - {"word", "speaker"}:
        assert key.startswith(("words-", "clocks-", "quotes-")) or len(occurrences(corpus, key)) > 0, key


def test_a_bar_of_the_clocks_counts_its_key(corpus: mk.Corpus) -> None:
    for clock in (mk.measures.happened, mk.measures.said):
        for row in clock(corpus, by="month", has="dam, treaty").itertuples():
            for key, n in ((row.key, row.n), (row.key_perhaps, row.n_perhaps)):
                assert (len(occurrences(corpus, key)) if key else 0) == n
    covered = mk.measures.coverage(corpus)
    assert covered["n_memos"].sum() == len(corpus) - len(corpus.undated())
    assert [len(occurrences(corpus, key)) for key in covered["key"]] == covered["n_memos"].tolist()


@pytest.mark.parametrize("asked", [{"has": "dam"}, {"kind": "indirect"}, {"cue": "said", "kind": "direct"}])
def test_a_bar_of_the_speakers_counts_its_key(corpus: mk.Corpus, asked: dict[str, str]) -> None:
    found = mk.measures.speakers(corpus, **asked)
    assert 0 < found["n_quotes"].sum() < corpus.quotes["speaker"].notna().sum()
    assert [len(occurrences(corpus, key)) for key in found["key"]] == found["n_quotes"].tolist()


def test_copies_are_counted_in_the_strip_as_in_captions_and_its_number_opens_them(
    corpus: mk.Corpus, desk: X.Desk
) -> None:
    for first in ("", "2031-03-17"):
        part = corpus.between(first or None, None)
        told = re.search(r"\((\d+) mostly copied", mk.measures.sample(part))
        board = X.quotes(desk, first=first)
        n = int(told[1]) if told else 0
        assert f">{n}</{'a></' * bool(n)}b> of them mostly copied" in board.counts
        if n:
            key = re.search(r'href="#([^"]+)">\d+</a></b> of them mostly copied', board.counts)
            assert key
            board.update({"door": unescape(key[1])})
            assert f"– {n} memo" in board.panel


def test_accounts_of_one_event_stand_in_one_row_with_their_outlets_and_what_became_of_it(
    desk: X.Desk,
) -> None:
    board = X.timeline(desk, sort="-n", listing="events")
    clash = board.table.split("<tr")[2]
    assert "2031-03-03" in clash
    assert "Harbour Radio, Kelda Courier, Meridian Desk" in clash
    key = re.search(r'href="#(sentences=[^"]+)">(\d) memos', clash)
    assert key
    assert int(key[2]) >= 6
    board.update({"door": unescape(key[1])})
    assert (
        f"accounts of one event – {key[2]} places in {key[2]} memos; {key[2]} sentences shown" in board.panel
    )
    assert re.search(r'planned</span>.*put off to <a href="#sentences=[^"]+">2031-05-22</a>', board.table)
    assert re.search(r'came about <a href="#sentences=[^"]+">2031-05-22</a>', board.table)
    events = mk.events(mk.timeline(desk.corpus))
    assert f"{len(events)} of {len(events)} shown" in X.timeline(desk, rows=500).table
    assert "each account" in board.table
    accounts = X.timeline(desk, listing="accounts", rows=500)
    known = int(desk.corpus.times["first_day"].notna().sum())
    assert f"{known} of {known} shown" in accounts.table
    assert f"{len(events)} events in" in board.table


def test_who_says_so_is_who_speaks_of_the_day_or_on_it() -> None:
    memo = mk.parse(
        'Ada Renn said on Monday: "We will pay on 20 March." The bridge was closed on Tuesday.',
        date="2031-03-06",
        source="NORTHWIRE",
    )
    corpus = mk.Corpus([memo])
    assert corpus.times["text"].tolist() == ["Monday", "20 March", "Tuesday"]
    assert [told_by(corpus, row)[0] for row in range(3)] == ["Ada Renn", "Ada Renn", ""]


def test_an_event_of_one_account_is_judged_as_a_day(tmp_path: Path, corpus: mk.Corpus) -> None:
    desk = X.Desk(corpus, Case(tmp_path / "case"))
    board = X.timeline(desk, listing="events", rows=500)
    rows = [row for row in board.table.split("<tr")[2:] if "data-memo" in row]
    assert any('data-kind="day"' in row for row in rows)
    assert all(("1 memo<" in row) for row in rows if 'data-kind="day"' in row)


def test_a_mark_of_the_clocks_says_what_it_shows(desk: X.Desk) -> None:
    drawn = X.timeline(desk).chart
    assert 'aria-label="NORTHWIRE, 3 Mar to 9 Mar 2031: 2 memos"' in drawn
    assert 'aria-label="no day: 152 quotes"' in drawn
    assert 'aria-label="perhaps ' in drawn
    links = re.findall(r"<a xlink:href=[^>]*>", drawn)
    assert links
    assert all("aria-label" in link for link in links)


def test_the_open_door_says_how_many_of_how_many(desk: X.Desk) -> None:
    board = X.quotes(desk)
    board.update({"door": "speaker=Maren%20Solheim"})
    n = int((desk.corpus.quotes["speaker"] == "Maren Solheim").sum())
    assert f"quotes of Maren Solheim – {n} places in" in board.panel
    board.update({"memo": desk.corpus.ids[3], "at": 40})
    assert 'class="hit"' in board.panel
    assert "back to the sentences" in board.panel
    board.update({"memo": ""})
    assert f"{n} places" in board.panel
    board.update({"words": "dam"})
    assert board.panel == ""


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("memos=all", "memos"),
        ("period=undated", "undated memos"),
        ("days=none", "dates whose day is not known"),
        ("days=2031-03-03/2031-03-03", "days spoken of: Monday 3 March 2031"),
        ("speaker=&kind=direct", "quotes without a named speaker, quotation"),
        ("source=&from=2031-03-01", "memos without an outlet, memos from Saturday 1 March 2031"),
    ],
)
def test_a_key_in_words(key: str, words: str) -> None:
    assert in_words(key) == words


def test_a_table_is_paged_and_never_cut(desk: X.Desk) -> None:
    board = X.quotes(desk)
    total = len(desk.corpus.quotes)
    seen: list[str] = []
    for row in range(0, total, 10):
        board.update({"row": row})
        assert f"{row + 1:,}–{min(row + 10, total):,} of {total:,} shown" in board.table
        seen += re.findall(r'data-memo="([^"]+)" data-at="(\d+)"', board.table)
    assert len(seen) == len(set(seen)) == total


def test_sorting_puts_what_is_missing_last(desk: X.Desk) -> None:
    for sort in ("speaker", "-speaker"):
        board = X.quotes(desk, sort=sort, rows=500)
        named = ["not named" not in row for row in board.table.split("<tr")[2:]]
        assert named == sorted(named, reverse=True)


def test_a_paraphrase_never_stands_in_quotation_marks(desk: X.Desk) -> None:
    assert "“" not in X.quotes(desk, kind="indirect", rows=500).table.replace('"“', "")
    assert "“We have waited" in X.quotes(desk, kind="direct").table


def test_a_pronoun_shows_the_chain_to_its_name() -> None:
    memo = mk.parse('Ada Renn spoke first.\n\nShe said: "We will pay."', date="2031-03-06")
    assert chain(memo, memo.quotes[0]) == "She ← Ada Renn, paragraph 1"


def test_wordings_of_one_statement_stand_side_by_side(desk: X.Desk) -> None:
    quotes = desk.corpus.quotes
    told = [n for n in range(len(quotes)) if len(mk.measures.wordings(desk.corpus, n)) > 2]
    row = quotes.iloc[told[0]]
    board = X.quotes(desk)
    board.update({"beside": f"{row.memo_id}:{row.start}"})
    assert "Wordings of one statement" in board.panel
    assert "later" in board.panel


def _hostile() -> mk.Corpus:
    memos = [mk.parse(HOSTILE, date="2031-05-06", source=HOSTILE), mk.parse("x " * 5000, source="y" * 5000)]
    return mk.Corpus(memos)


@pytest.mark.parametrize("name", EXPLORERS)
def test_hostile_text_is_shown_as_text(name: str) -> None:
    corpus = _hostile()
    board = EXPLORERS[name](corpus)
    changes: list[dict[str, Any]] = [
        {"door": "memos=all"},
        {"memo": corpus.ids[0], "at": 60},
        {"words": HOSTILE},
        {"words": "", "speaker": HOSTILE, "sources": [HOSTILE], "door": HOSTILE, "find": HOSTILE},
    ]
    for change in [{}, *changes]:
        board.update(change)
        for part in SHOWN[1:]:
            assert not re.search(r"<(?:img|script)\b", getattr(board, part)), part
    assert "\u202e" not in board.counts + board.table.split('class="memo"')[0]


def test_a_cell_is_bounded_and_says_what_is_missing() -> None:
    frame = pd.DataFrame({"a": ["x" * 5000, None], "n": [1200, 3], "key": ["word=a", "word=b"]})
    html = X.table(frame, {"a": "words", "n": "times"}, top=1)
    assert "x" * 399 + "…" in html
    assert "x" * 400 not in html
    assert "1 of 2 shown" in html
    assert "1,200" in html
    assert "–" in X.table(frame, {"a": "words"})
    assert '<a href="#word=b">3</a>' in bare_table(frame, {"n": "times"}, {"n": "key"})


def test_marks_nest_and_rebuild_the_text(corpus: mk.Corpus) -> None:
    for annotated in corpus.annotated:
        html = X.marked_memo(annotated)
        body = html[html.rindex('dir="auto"><p>') + 11 :].replace("<br>", "\n")
        assert unescape(re.sub(r"<[^>]*>", "", body)) == annotated.memo.text


def test_nothing_to_show_is_said() -> None:
    nothing = mk.Corpus([])
    for new in EXPLORERS.values():
        board = new(nothing)
        assert "nothing found" in board.table or "no memo" in board.table
    assert "0 of 0" in board.counts


def test_what_is_shown_is_saved_whole_and_safe() -> None:
    corpus = mk.Corpus([mk.parse('=SUM(1) said Ada Renn. "=1+1 is two," said Ada Renn.', date="2031-05-06")])
    board = X.quotes(corpus)
    sent: list[Any] = []
    board.send = lambda content, buffers=None: sent.append((content, buffers))  # type: ignore[method-assign]
    for format in ("csv", "jsonl", "xlsx"):
        board._told(board, {"do": "export", "format": format, "number": format}, [])
    assert [content["file"] for content, _ in sent] == [
        f"memokit-quotes.{f}" for f in ("csv", "jsonl", "xlsx")
    ]
    csv = sent[0][1][0].decode()
    assert "'=1+1" in csv
    assert ",=1" not in csv
    assert board.done == "xlsx"


@pytest.fixture
def cased(corpus: mk.Corpus, tmp_path: Path) -> X.Desk:
    desk = X.Desk(corpus, Case(tmp_path / "case"))
    desk.shares = True
    return desk


def _judge(board: X.Board, key: str, row: Any, value: str | None = None, kind: str = "quote") -> None:
    told = {
        "do": "verdict",
        "key": key,
        "kind": kind,
        "memo": row.memo_id,
        "start": int(row.start),
        "value": value,
    }
    board._told(board, told, [])


def test_a_verdict_changes_every_count_and_can_be_taken_back(cased: X.Desk) -> None:
    board = X.quotes(cased, speaker="Maren Solheim")
    own = cased.corpus.quotes[cased.corpus.quotes["speaker"] == "Maren Solheim"]
    row, all_of_them, one_fewer = (
        own.iloc[0],
        f">{len(own)}</a></b> quotes",
        f">{len(own) - 1}</a></b> quotes",
    )
    assert all_of_them in board.counts
    _judge(board, "r", row)
    assert board.status == "quote: rejected"
    assert one_fewer in board.counts
    board.update({"standing": "rejected"})
    assert '<span class="badge rejected">rejected</span>' in board.table
    _judge(board, "m", row)
    board.update({"standing": ""})
    assert all_of_them in board.counts
    _judge(board, "e", row, "Somebody Else")
    assert one_fewer in board.counts
    assert "Somebody Else" in X.quotes(cased, speaker="Somebody Else").table
    _judge(board, "e", row, "")
    assert cased.case is not None
    assert [(v.kind, v.verdict) for v in cased.case.verdicts] == [("speaker", "rejected")]
    _judge(board, "q", row)
    assert board.status == ""


def test_a_day_is_corrected_and_a_wrong_one_refused(cased: X.Desk) -> None:
    board = X.timeline(cased)
    row = cased.corpus.times.dropna(subset="first_day").iloc[0]
    _judge(board, "e", row, "next week", kind="day")
    assert board.status == "'next week' is no day; write 2020-12-30, or 2020-12-24/2020-12-27"
    _judge(board, "e", row, "2031-12-24", kind="day")
    assert "2031-12-24" in X.timeline(cased, sort="-day").table


def test_the_selection_is_carried_to_other_explorers(cased: X.Desk) -> None:
    X.quotes(cased).update({"speaker": "Maren Solheim", "first": "2031-03-01", "kind": "direct"})
    assert cased.case is not None
    assert cased.case.selection == Selection("2031-03-01", speaker="Maren Solheim")
    other = X.timeline(cased)
    assert (other.state.speaker, other.state.first, other.state.kind) == ("Maren Solheim", "2031-03-01", "")
    X.quotes(cased).update({"speaker": ""})
    other._told(other, {"do": "look"}, [])
    assert other.state.speaker == ""


def test_a_spelling_is_merged_kept_apart_and_undone(cased: X.Desk) -> None:
    board, case = X.quotes(cased), cased.case
    assert case is not None
    board.update({"door": "~spellings"})
    assert "2</a></b> spellings to merge or keep apart" in board.counts
    assert "Spellings that may be one person – 2 of 2 shown" in board.panel
    assert "surname only, of nobody else" in board.panel
    assert (case.folder / "aliases.csv").exists() is False  # nothing is merged in silence

    def press(words: str, *pair: str) -> None:
        value = escape(json.dumps(pair))
        assert f'data-do="{words}" data-value="{value}"' in board.panel
        board._told(board, {"do": words, "value": unescape(value)}, [])

    before = int((cased.corpus.quotes["speaker"] == "Maren Solheim").sum())
    press("one person", "Solheim", "Maren Solheim")
    assert board.status == "Solheim counts as Maren Solheim"
    assert (case.folder / "aliases.csv").read_text("utf-8") == "spelling,name\nSolheim,Maren Solheim\n"
    assert f">{before + 2} quotes</a>" in board.panel
    assert f">{before + 2}</a></b> quotes" in X.quotes(cased, speaker="Maren Solheim").counts
    press("two people", "Estevane", "Joram Estevane")
    assert board.status == "Estevane and Joram Estevane stay two people"
    assert "nothing to propose" in board.panel
    again = X.quotes(X.Desk(cased.read, Case(case.folder)))  # a rejected one stays rejected
    assert "0</a></b> spellings to merge or keep apart" in again.counts
    press("undo", "Solheim", "Maren Solheim")
    press("undo", "Estevane", "Joram Estevane")
    assert "2 of 2 shown" in board.panel
    assert (case.aliases, case.kept_apart) == ({}, frozenset())
    assert "undo" not in board.panel
    board._told(board, {"do": "one person", "value": "x"}, [])
    assert board.status == "not a spelling and a name: nothing was kept"
    assert 'data-do="one person"' not in _panel_of(X.quotes(cased.read))


def _panel_of(board: X.Board) -> str:
    board.update({"door": "~spellings"})
    return board.panel


def test_two_spellings_that_go_round_in_a_circle_are_refused(cased: X.Desk) -> None:
    board = X.quotes(cased)
    board._told(board, {"do": "one person", "value": '["A", "B"]'}, [])
    board._told(board, {"do": "one person", "value": '["B", "A"]'}, [])
    assert board.status.startswith("aliases go round in a circle at")


def test_stop_words_are_edited(cased: X.Desk) -> None:
    board = X.keywords(cased)
    first = re.findall(r'data-do="hide" data-value="([^"]+)"', board.table)[0]
    board._told(board, {"do": "hide", "value": first}, [])
    assert f'data-do="hide" data-value="{first}"' not in board.table
    board._told(board, {"do": "unhide", "value": first}, [])
    assert f'data-do="hide" data-value="{first}"' in board.table


def test_what_does_not_move_has_no_dead_button(desk: X.Desk) -> None:
    for new in EXPLORERS.values():
        html = new(desk).plain("counts", "chart", "table").html
        assert not re.search(r"<(?:button|select)\b", html)
        assert "data-set" not in html
    assert still('<th><button type="button" data-set="x">memo of</button></th>') == "<th>memo of</th>"


def test_what_the_browser_says_is_checked() -> None:
    said = {
        "first": "soon",
        "by": "year",
        "row": "1",
        "rows": 10**9,
        "sources": "x",
        "speaker": 5,
        "__class__": "x",
    }
    assert X.change(X.State(), said) == X.State(rows=500)


def the_start_page(tmp_path: Path) -> X.Start:
    desk = X.Desk(mk.read(ROOT / "data"), Case(tmp_path / "case"))
    return X.start(desk)


def test_the_start_page_keeps_folder_and_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "notebooks")
    page = the_start_page(tmp_path)
    assert (
        "55 memos in 55 files read; 1 file not read or left out; 7 outlets; "
        "Monday 6 January 2031 to Wednesday 11 June 2031; 2 without a day." in page.memos
    )
    assert "every file: 56 of 56 files shown" in page.memos
    tell: Callable[..., None] = lambda **told: page._told(page, told, told.pop("buffers", []))  # noqa: E731
    tell(do="folder", value=f'"{ROOT / "seeds"}"')  # as a path is pasted from a window
    assert page.status == "1 memo read, -54; open an explorer to see them there"
    tell(do="sample")
    tell(do="add", value=str(ROOT / "seeds"))
    tell(do="add", value=str(ROOT / "seeds"))
    assert page.status == "56 memos read; open an explorer to see them there"
    tell(do="folder", value=str(ROOT / "seeds"))
    tell(
        do="upload",
        names=["../../a.txt"],
        buffers=[b"5 May 2031; NORTHWIRE: Ada Renn said that all is well."],
    )
    assert (tmp_path / "case" / "memos" / "a.txt").is_file()
    assert page.desk.case is not None
    assert page.desk.case.memos == (str(ROOT / "seeds"), str(tmp_path / "case" / "memos"))
    assert len(page.desk.corpus) == 2
    tell(do="again")
    assert page.status == "2 memos read; open an explorer to see them there"
    tell(do="compare")
    assert page.status == "there is no earlier report to compare with: make a report first"
    (tmp_path / "reports" / "case").mkdir(parents=True)
    (tmp_path / "reports" / "case" / "index.html").touch()
    tell(do="again")
    assert page.report == "reports/case/index.html"


WRONG = [
    ("", "write where your memos are: a folder, or a file"),
    ("/no/such/folder", "/no/such/folder: no such file or folder; check the spelling"),
    ("\0", "\0: no such file or folder; check the spelling"),
    ("x" * 5000, "x" * 120 + "…: no such file or folder; check the spelling"),
    ("<img src=x>", "<img src=x>: no such file or folder; check the spelling"),
]


@pytest.mark.parametrize(("given", "said"), WRONG, ids=["empty", "missing", "no path", "huge", "markup"])
def test_a_wrong_path_changes_nothing_and_is_told(tmp_path: Path, given: str, said: str) -> None:
    page = the_start_page(tmp_path)
    page._told(page, {"do": "folder", "value": given}, [])
    assert page.status == said
    assert page.desk.case is not None
    assert page.desk.case.memos == ()
    assert len(page.desk.corpus) == 55


def test_a_folder_with_nothing_or_debris_says_what_became_of_it(tmp_path: Path) -> None:
    page = the_start_page(tmp_path)
    folder = tmp_path / "given"
    folder.mkdir()
    page._told(page, {"do": "folder", "value": str(folder)}, [])
    assert page.status == "0 memos read, -55; open an explorer to see them there"
    assert "There is no memo in what was given" in page.memos
    (folder / "a.bin").write_bytes(bytes(range(256)) * 9)
    (folder / "empty.txt").touch()
    (folder / ".hidden.txt").write_text("x", "utf-8")
    (folder / f"{'n' * 200}<b>.txt").write_text("5 May 2031; NORTHWIRE: All is well.", "utf-8")
    page._told(page, {"do": "again"}, [])
    assert "1 memo in 1 file read; 3 files not read or left out" in page.memos
    assert "not text" in page.memos
    assert "<b>.txt" not in page.memos
    assert X.quotes(page.desk).counts.count("of 1</a>") == 1


def test_a_run_of_a_notebook_has_no_case_but_the_one_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT / "notebooks")
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    assert X.open().case is None
    assert len(X.open().corpus) == 55
    given = X.open([ROOT / "seeds"], case=tmp_path)
    assert given.case is not None
    assert given.shares is False
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path / "notebooks")
    monkeypatch.setenv("JPY_SESSION_NAME", "notebooks/01_timeline.ipynb")
    Case("../case").keep_memos([ROOT / "seeds"])
    own = X.open()
    assert own.shares is True
    assert len(own.corpus) == 1


@pytest.mark.parametrize("name", EXPLORERS)
def test_in_a_kernel_a_new_board_shows_its_counts_first_and_then_the_same_as_ever(
    desk: X.Desk, name: str
) -> None:
    async def cell() -> tuple[dict[str, Any], dict[str, Any]]:
        board = EXPLORERS[name](desk)
        first = shown(board)
        await asyncio.sleep(0)  # the cell is done; the kernel's loop goes on
        return first, shown(board)

    first, then = asyncio.run(cell())
    assert then == shown(EXPLORERS[name](desk))
    waits = {"table": "", "chart": COMING if then["chart"] else ""}
    assert first == {**then, **waits}


def test_what_does_not_move_draws_no_part_but_its_own(desk: X.Desk) -> None:
    async def cell() -> tuple[str, X.Board]:
        board = X.timeline(desk)
        plain = board.plain("counts", "chart").html
        await asyncio.sleep(0)
        return plain, board

    plain, board = asyncio.run(cell())
    assert plain == X.timeline(desk).plain("counts", "chart").html
    assert board.table == ""


def test_a_still_drawing_shares_no_id_with_the_explorers() -> None:
    live = (
        '<svg><clipPath id="clocks-p1"/><g clip-path="url(#clocks-p1)"><a xlink:href="#word=dam"/></g></svg>'
    )
    assert still(live) == live.replace("clocks-p1", "still-clocks-p1")
