"""When it was said: the expression beside the cue, never one inside what was said, never the memo's date."""

from __future__ import annotations

import pytest

import memokit as mk

CASES = [
    ("The minister announced on Wednesday that talks resume.", "2020-12-30"),
    ("The minister said on Sunday that talks resume.", "2020-12-27"),
    ("On Sunday the minister said that talks resume.", "2020-12-27"),
    ("The minister said yesterday that talks resume.", "2020-12-30"),
    ("The minister said on 3 March 2020 that talks resume.", "2020-03-03"),
    ("The minister told reporters on Tuesday that talks resume.", "2020-12-29"),
    ('The minister said on Monday: "Talks resume soon."', "2020-12-28"),
    ('"Talks resume soon," the minister said on Monday.', "2020-12-28"),
    ('"Talks resume soon," the minister said late on Monday.', "2020-12-28"),
    ('"Talks resume soon," said the minister on Monday.', "2020-12-28"),
    ('"Talks resume soon," he told parliament on 14 December.', "2020-12-14"),
    ("General Haftar said on Thursday that he would leave.", "2020-12-31"),
    ("Siala affirmed last Friday that talks resume.", "2020-12-25"),
    ("Siala warned on October 23 that talks may fail.", "2020-10-23"),
    ("Siala stressed in mid-December that talks may fail.", "2020-12-11"),
    ("In September, Siala said that talks may fail.", "2020-09-01"),
    ("Siala said two days ago that talks may fail.", "2020-12-29"),
    ("The ministry announced on 24 December 2020 that talks resume.", "2020-12-24"),
    ("Siala insisted on Saturday that talks resume.", "2020-12-26"),
    ("Siala added on Saturday that talks resume.", "2020-12-26"),
    ("The minister said that talks resume on Monday.", None),
    ("The minister said that talks resumed last week.", None),
    ('The minister said: "Talks resume on Monday."', None),
    ('"We met on Sunday," the minister said.', None),
    ("The minister said that talks resume.", None),
    ("They met on Sunday. The minister said that talks resume.", None),
    ("Siala said that the vote of 24 December stands.", None),
    ("Siala vowed to return in February.", None),
    ("Siala called for elections in 2021.", None),
    ("For years, Siala said that talks resume.", None),
    ("Siala said on Sunday that the vote of 24 December stands.", "2020-12-27"),
    ("In a 2013 video, Siala said that talks would fail.", "2013-01-01"),
    ("Siala said in a 2013 video that talks would fail.", "2013-01-01"),
    ('"Talks will fail," Siala said in a 2013 video.', "2013-01-01"),
    ("In an interview on Monday with state television, Siala said that talks resume.", "2020-12-28"),
    ("Speaking on Tuesday in Tunis, Siala said that talks resume.", "2020-12-29"),
    ("Siala, speaking to reporters on Friday, warned that talks may fail.", "2020-12-25"),
    ("In a statement issued late Tuesday, the ministry said that talks resume.", "2020-12-29"),
    ("On Monday he came and said that talks resume.", "2020-12-28"),
    ("Talks resume on Monday, Siala said on Friday.", "2020-12-25"),
    ("Siala, who arrived on Monday, said that talks resume.", None),
    ("The minister was elected in 2018 and said that talks resume.", None),
    ("Two days after the attack of 3 March, Siala said that talks resume.", None),
    ("Siala said he had met Haftar on Friday.", None),
]


@pytest.mark.parametrize(("text", "day"), CASES, ids=[case[0] for case in CASES])
def test_when_it_was_said(text: str, day: str | None) -> None:
    memo = mk.parse(text, date="2020-12-31")
    assert memo.quotes, "no quote found"
    assert memo.quotes[0].said_first_day == day
    assert (memo.quotes[0].said_rule is None) == (day is None)


def test_an_undated_memo_says_no_relative_day() -> None:
    memo = mk.parse("The minister announced on Wednesday that talks resume.")
    assert memo.quotes[0].said_first_day is None
