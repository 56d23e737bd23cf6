"""Time expressions: a table of cases (text, date of the memo, words, value), and properties."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import memokit as mk
from memokit.language.times.grammar import RULES, _first, _translate
from memokit.lexicon import read_rows

CASES = [
    ("The minister announced on Wednesday that talks resume.", "Wednesday", "2020-12-30"),
    ("The envoy arrived on Thursday.", "Thursday", "2020-12-31"),
    ("The committee will meet on Monday to vote.", "Monday", "2021-01-04"),
    ("He said that parliament is expected to convene on Saturday.", "Saturday", "2021-01-02"),
    ("It was signed last Friday.", "last Friday", "2020-12-25"),
    ("They travel to Cairo next Tuesday.", "next Tuesday", "2021-01-05"),
    ("It began in mid-December.", "mid-December", "2020-12"),
    ("A vote is set for Independence Day (24 December) in 2021.", "24 December", "2021-12-24"),
    ("A vote on 24 December 2021 follows.", "24 December 2021", "2021-12-24"),
    ("Forces withdrew on October 23.", "October 23", "2020-10-23"),
    ("A government will take office in February.", "February", "2021-02"),
    ("It was lifted in September.", "September", "2020-09"),
    ("In May the front collapsed.", "May", "2020-05"),
    ("Talks ran from 24 to 27 December.", "24", "2020-12-24"),
    ("Talks ran on the 24, 31 November.", "November", "2020-11"),
    ("They sowed from the 13th to 20th of May.", "the 13th", "2020-05-13"),
    ("They sowed from the 13th to the 20th of May.", "the 13th", "2020-05-13"),
    ("Talks ran on 24-27 December 2020.", "24-27 December 2020", "2020-12-24/2020-12-27"),
    ("The regime fell in the 1990s.", "the 1990s", "199"),
    ("It expects a vote in early 2021.", "early 2021", "2021"),
    ("The army advanced last week.", "last week", "2020-W52"),
    ("Two days ago the port reopened.", "Two days ago", "2020-12-29"),
    ("The convoy left three weeks ago.", "three weeks ago", "2020-W50"),
    ("Exports rose in the third quarter.", "the third quarter", "2020-Q3"),
    ("Output fell in Q2 2019.", "Q2 2019", "2019-Q2"),
    ("He was held on Christmas Eve.", "Christmas Eve", "2020-12-24"),
    ("They will meet on New Year's Day.", "New Year's Day", "2021-01-01"),
    ("It began at 6 a.m. on Tuesday.", "6 a.m. on Tuesday", "2020-12-29T06:00"),
    ("The strike took place Tuesday night.", "Tuesday night", "2020-12-29TNI"),
    ("It meets every Monday.", "every Monday", "XXXX-WXX-1"),
    ("It was founded on 19/12/2015.", "19/12/2015", "2015-12-19"),
    ("The embassy closed yesterday.", "yesterday", "2020-12-30"),
    ("The mandate ends on March 31.", "March 31", "2021-03-31"),
    ("The mission was renewed for six months.", "six months", "P6M"),
    ("It is the worst since the summer of 2014.", "the summer of 2014", "2014-SU"),
    ("For years, they fought.", "years", "PXY"),
]
NOT_DATES = [
    "The parties may return to Geneva.",
    "Theresa May met the delegation.",
    "The Sunday Times reported the deal.",
    "Some 2000 fighters crossed the border.",
    "The group lost 1,985 men and 2012 rifles.",
    "Resolution 1970 imposed an embargo.",
    "The second round of talks failed.",
]


@pytest.mark.parametrize(("text", "words", "value"), CASES, ids=[case[1] for case in CASES])
def test_an_expression_is_found_with_its_value(text: str, words: str, value: str) -> None:
    found = {text[t.start : t.end]: t.value for t in mk.parse(text, date="2020-12-31").times}
    assert found.get(words) == value, found


@pytest.mark.parametrize("text", NOT_DATES)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert mk.parse(text, date="2020-12-31").times == ()


def test_independence_day_is_that_of_the_memos_country() -> None:
    text = "They meet on Independence Day (24 December) in 2021 in Tripoli, Libya."
    days = {text[t.start : t.end]: t.first_day for t in mk.parse(text, date="2020-12-31").times}
    assert days["Independence Day"] == "2021-12-24"


def test_an_undated_memo_keeps_words_but_has_no_relative_day() -> None:
    text = "He spoke on Wednesday, and on 3 March 2020."
    found = [(t.value, t.first_day) for t in mk.parse(text).times]
    assert found == [("XXXX-WXX-3", None), ("2020-03-03", "2020-03-03")]


@given(st.dates(date(1990, 1, 1), date(2090, 12, 1)))
def test_a_memo_a_week_later_moves_its_weekdays_by_a_week(day: date) -> None:
    text = "She spoke on Tuesday and left last Friday."
    values = [
        [t.value for t in mk.parse(text, date=when.isoformat()).times] for when in (day, day + timedelta(7))
    ]
    moved = [(date.fromisoformat(value) + timedelta(7)).isoformat() for value in values[0]]
    assert moved == values[1]


@given(st.text(alphabet="aM /1-9.:’' \nlasteMondy", max_size=120))
def test_spans_are_in_order_and_hold_words(text: str) -> None:
    memo = mk.parse(text, date="2020-12-31")
    assert all(memo.memo.text[t.start : t.end].strip() for t in memo.times)
    assert [t.start for t in memo.times] == sorted(t.start for t in memo.times)


TIME_WORDS = [row[0] for row in read_rows("time_words")]
OTHER_WORDS = [
    "Monday",
    "May",
    "March",
    "Sept.",
    "24",
    "24th",
    "1989",
    "'98",
    "1990s",
    "80s",
    "1/2",
    "10/11/1989",
    "2020-02-30",
    "10:30",
    "3pm",
    "0730Z",
    "3,000",
    "2.5",
    "00",
    "-",
    "(",
    ")",
    ",",
    ".",
    "--",
    "$",
    "%",
    "Ramadan",
    "Easter",
    "Independence",
    "Day",
    "9/11",
    "FY2020",
    "mid-December",
    "year-ago",
    "five-year",
    "Monday's",
    "tenth",
    "twenty-five",
    "dozen",
    "fighters",
    "he",
    "announced",
    "30",
    "February",
    "century",
    "weekend",
    "24",
    "31",
    "to",
    "November",
]
MEMO_DAYS = ["2020-12-31", "2020-02-29", "0001-01-01", "9999-12-31", "1989-11", "2012", None]


@given(st.lists(st.sampled_from(TIME_WORDS + OTHER_WORDS), max_size=12), st.sampled_from(MEMO_DAYS))
@example(["the", "same", "century"], "2020-12-31")
@example(["number", "gmt"], "2020-12-31")
@example(["1/2", "earlier", "1989"], "2020-12-31")
@example(["yesterday"], "0001-01-01")
@example(["13th", "to", "20th", "of", "May"], "2020-12-31")
@example(["24", "to", "31", "November"], "2020-12-31")
def test_words_of_time_in_any_order_end_in_spans(words: list[str], day: str | None) -> None:
    memo = mk.parse(" ".join(words), date=day)
    assert all(memo.memo.text[t.start : t.end].strip() for t in memo.times)
    assert all(a.end <= b.start for a, b in pairwise(memo.times))
    assert all((t.first_day is None) == (t.last_day is None) for t in memo.times)


@pytest.mark.parametrize("piece", ["1/1", "last ", "9" * 50, "Monday to ", "May ", "the early "])
def test_hostile_repetition_ends(piece: str) -> None:
    mk.parse(piece * 2000, date="2020-12-31")


def test_every_rule_of_the_grammar_begins_with_a_letter_of_its_own() -> None:
    for name, rule in RULES.items():
        letters, empty, end = _first(_translate(rule))
        assert letters, name
        assert (empty, end) == (False, len(_translate(rule))), name
