"""Time expressions by topic: text, day of the memo, words found, TIMEX3 value; the memo is of Thursday 31 December 2020."""

from __future__ import annotations

from pathlib import Path

import pytest

import memokit as mk

DAY = "2020-12-31"
Case = tuple[str, str, str]

WEEKDAYS: list[Case] = [
    ("The envoy arrived on Monday.", "Monday", "2020-12-28"),
    ("The council will meet on Monday.", "Monday", "2021-01-04"),
    ("The council is due to meet on Monday.", "Monday", "2021-01-04"),
    ("The council meets on Monday to vote.", "Monday", "2021-01-04"),
    ("The council plans to meet on Monday.", "Monday", "2021-01-04"),
    ("Talks begin on Tuesday in Geneva, he said.", "Tuesday", "2021-01-05"),
    ("Talks did not begin on Tuesday.", "Tuesday", "2020-12-29"),
    ("The army withdrew on Thursday.", "Thursday", "2020-12-31"),
    ("The army will withdraw on Thursday.", "Thursday", "2020-12-31"),
    ("It was signed last Friday.", "last Friday", "2020-12-25"),
    ("They travel next Friday.", "next Friday", "2021-01-01"),
    ("They will travel this Friday.", "this Friday", "2021-01-01"),
    ("It happened this past Sunday.", "this past Sunday", "2020-12-27"),
    ("Monday's raid killed six.", "Monday", "2020-12-28"),
    ("It came after Wednesday's vote.", "Wednesday", "2020-12-30"),
    ("They met on Tuesday last week.", "Tuesday", "2020-12-22"),
    ("They will meet on Tuesday next week.", "Tuesday", "2021-01-05"),
    ("By Friday all will have left, he hopes.", "Friday", "2021-01-01"),
    ("By Monday all had left.", "Monday", "2020-12-28"),
    ("Has he a meeting tomorrow or Sunday?", "Sunday", "2021-01-03"),
    ("He is looking forward to talks on Sunday.", "Sunday", "2021-01-03"),
    ("He vowed on Monday to fight.", "Monday", "2020-12-28"),
    ("He vowed to fight on Monday.", "Monday", "2021-01-04"),
    ("They announced a plan on Monday.", "Monday", "2020-12-28"),
    ("They plan talks on Monday.", "Monday", "2021-01-04"),
    ("Sales rose more than expected on Monday.", "Monday", "2020-12-28"),
    ("The report, which was to be issued on Wednesday, is late.", "Wednesday", "2020-12-30"),
    ("Since speaking on Monday he would say no more.", "Monday", "2020-12-28"),
    ("He is free to do that this Friday.", "this Friday", "2021-01-01"),
    ("Markets stay shut until Monday.", "Monday", "2021-01-04"),
    ("It meets every Monday.", "every Monday", "XXXX-WXX-1"),
    ("Shops close on Sundays.", "Sundays", "XXXX-WXX-7"),
    ("Early on Tuesday the port closed.", "Early on Tuesday", "2020-12-29"),
    ("The talks ended late Wednesday.", "late Wednesday", "2020-12-30"),
    ("The raid came on Tuesday morning.", "Tuesday morning", "2020-12-29TMO"),
    ('"We met on Sunday," he said.', "Sunday", "2020-12-27"),
    ('"We will meet on Sunday," he said.', "Sunday", "2021-01-03"),
]
ANCHORS: list[Case] = [
    ("He left on 3 March 2011. The previous day he had resigned.", "The previous day", "2011-03-02"),
    ("The vote was on 3 March 2011; two days earlier a bomb fell.", "two days earlier", "2011-03-01"),
    ("The vote was on 3 March 2011; three days later he left.", "three days later", "2011-03-06"),
    ("The vote was on 3 March 2011. The following day he left.", "The following day", "2011-03-04"),
    ("The vote was on 3 March 2011. The day before, he had left.", "The day before", "2011-03-02"),
    ("He fell on 3 March 2011. That evening the city rose.", "That evening", "2011-03-03TEV"),
    ('On Monday he said: "The previous day was quiet."', "The previous day", "2020-12-27"),
    ("Prices rose in October and fell from the previous month.", "the previous month", "2020-09"),
    ("It rose in 2016 and fell the following year.", "the following year", "2017"),
    ("It rose to 5 in the third quarter from 4 a year earlier.", "a year earlier", "2019-Q3"),
    ("The third quarter beat the year-earlier period.", "the year-earlier period", "2019-Q3"),
    ("Two days ago the port reopened.", "Two days ago", "2020-12-29"),
    ("It happened on the night of 3 March.", "the night of 3 March", "2020-03-03TNI"),
    ("He was freed. The next day he fled.", "The next day", "XXXX-XX-XX"),
    ("He was freed. A year later he fled.", "A year later", "XXXX"),
    ("He was freed. The following year he fled.", "The following year", "XXXX"),
    ("He fled in the last week of the siege.", "the last week", "XXXX"),
    (
        "The vote is on 8 January. He fled on 3 December. That evening he wrote.",
        "That evening",
        "2020-12-03TEV",
    ),
    (
        "He fled on 3 December. The vote is on 8 January. That evening he wrote.",
        "That evening",
        "2020-12-03TEV",
    ),
]
RELATIVE: list[Case] = [
    ("They speak today.", "today", "2020-12-31"),
    ("It closed yesterday.", "yesterday", "2020-12-30"),
    ("It opens tomorrow.", "tomorrow", "2021-01-01"),
    ("It was shelled overnight.", "overnight", "2020-12-31TNI"),
    ("It fell this morning.", "this morning", "2020-12-31TMO"),
    ("It fell last night.", "last night", "2020-12-30TNI"),
    ("It fell late last night.", "late last night", "2020-12-30TNI"),
    ("It fell yesterday afternoon.", "yesterday afternoon", "2020-12-30TAF"),
    ("It began the day before yesterday.", "the day before yesterday", "2020-12-29"),
    ("The army advanced last week.", "last week", "2020-W52"),
    ("It ends next week.", "next week", "2021-W01"),
    ("They met twice this week.", "this week", "2020-W53"),
    ("They met last month.", "last month", "2020-11"),
    ("It rose last year.", "last year", "2019"),
    ("It ends later this year.", "later this year", "2020"),
    ("The convoy left three weeks ago.", "three weeks ago", "2020-W50"),
    ("A year ago he fled.", "A year ago", "2019"),
    ("The past decade was hard.", "The past decade", "P10Y"),
    ("In recent months it grew.", "recent months", "PAST_REF"),
    ("It will grow in coming months.", "coming months", "FUTURE_REF"),
    ("It has fought since 2011.", "2011", "2011"),
    ("It rose 3 percent so far this year.", "this year", "2020"),
    ("It fought for three days.", "three days", "P3D"),
    ("It fought for years.", "years", "PXY"),
    ("It fought for a year and a half.", "a year and a half", "P1.5Y"),
    ("It grew over the last year.", "the last year", "P1Y"),
    ("It costs 5 percent a year.", "a year", "P1Y"),
    ("The bank ended the day lower.", "the day", "2020-12-31"),
    ("He is now in Tunis.", "now", "PRESENT_REF"),
    ("He was recently freed.", "recently", "PAST_REF"),
    ("He will soon return.", "soon", "FUTURE_REF"),
    ("Over the past three years it grew.", "the past three years", "P3Y"),
    ("It lasts the next six months.", "the next six months", "P6M"),
    ("It was quiet over the weekend.", "the weekend", "2020-W52-WE"),
    ("It is a five-year plan.", "five-year", "P5Y"),
    ("The 52-year-old minister fled.", "52-year-old", "P52Y"),
    ("He is 52 years old.", "52 years old", "P52Y"),
    ("It costs millions of dollars a year.", "a year", "P1Y"),
    ("It began half a century ago.", "half a century ago", "1970"),
    ("It took hundreds of years.", "hundreds of years", "PXY"),
    ("It grew over the next year.", "the next year", "P1Y"),
    ("It meets every other week.", "every other week", "P2W"),
    ("It closed for a second consecutive day.", "a second consecutive day", "2020-12-31"),
    ("It came in the nine months ended Sept. 30.", "the nine months", "P9M"),
]
PARTIAL: list[Case] = [
    ("It fell in February.", "February", "2020-02"),
    ("It will fall in February.", "February", "2021-02"),
    ("It was lifted in September.", "September", "2020-09"),
    ("It would be laid before parliament in March, he said.", "March", "2021-03"),
    ("He takes office in January.", "January", "2021-01"),
    ("It should be completed in October.", "October", "2021-10"),
    ("They met on 24 December.", "24 December", "2020-12-24"),
    ("They will meet on 14 January.", "14 January", "2021-01-14"),
    ("The warning updates a notice of 13 December and should be read with it.", "13 December", "2020-12-13"),
    ("They will meet again on 13 December.", "13 December", "2021-12-13"),
    ("They met on the 24th.", "the 24th", "2020-12-24"),
    ("They met on Tuesday, June 15th, they say.", "Tuesday, June 15th", "2021-06-15"),
    ("It rained from December 10 to December 11, 2021.", "December 10", "2021-12-10"),
    ("It rained from December 30 to January 2, 2021.", "December 30", "2020-12-30"),
    ("It couldn’t start until March 20th.", "March 20th", "2020-03-20"),
    ("Exports in November, the ministry says, will bring more.", "November", "2020-11"),
    ("The election is taking place in October.", "October", "2021-10"),
    ("It will freeze from January into February.", "February", "2021-02"),
    ("It froze from January into February.", "February", "2020-02"),
    ("It ends at the close of December 31, 2025.", "the close of December 31, 2025", "2025-12-31"),
    ("They met on the last day of August.", "the last day of August", "2020-08-31"),
    ("They met on the first day of next month.", "the first day of next month", "2021-01-01"),
    ("They met in the first week of November.", "the first week of November", "2020-11"),
    ("It is expected to show in the October report.", "October", "2020-10"),
    ("He may lose the June election.", "June", "2021-06"),
    ("Oil for March delivery rose.", "March", "2021-03"),
    ("They met on Dec. 24.", "Dec. 24", "2020-12-24"),
    ("It was due on 10 December and was put off.", "10 December", "2020-12-10"),
    ("It is set for Independence Day (24 December) in 2021.", "24 December", "2021-12-24"),
    ("It will be held in May of next year.", "May", "2021-05"),
    ("He wed in June '98.", "June '98", "1998-06"),
    ("It is for the quarter ending March 31.", "March 31", "2021-03-31"),
    ("It rose in the 1989 quarter.", "1989", "1989"),
    ("It was signed on 24/12/98.", "24/12/98", "1998-12-24"),
    ("It was signed on 12/24/2020.", "12/24/2020", "2020-12-24"),
    ("It was signed on 12/01/20, December 1, 2020 being a Tuesday.", "12/01/20", "2020-12-01"),
    ("It was signed on 2020-12-24.", "2020-12-24", "2020-12-24"),
    ("It fell in the 1990s.", "the 1990s", "199"),
    ("It began in the late '80s.", "the late '80s", "198"),
    ("It began in the nineteenth century.", "the nineteenth century", "18"),
    ("It began in the 20th century.", "the 20th century", "19"),
    ("It began in mid-December.", "mid-December", "2020-12"),
    ("It is expected in early 2021.", "early 2021", "2021"),
    ("It fell late last month.", "late last month", "2020-11"),
    ("It rose in the third quarter.", "the third quarter", "2020-Q3"),
    ("It rose in Q2 2019.", "Q2 2019", "2019-Q2"),
    ("It rose in the fourth quarter of 2018.", "the fourth quarter of 2018", "2018-Q4"),
    ("It rose in the first half of 2019.", "the first half of 2019", "2019-H1"),
    ("Sales rose in fiscal 2019.", "fiscal 2019", "FY2019"),
    ("Sales rose in fiscal year 2019.", "fiscal year 2019", "FY2019"),
    ("Sales rose in FY19.", "FY19", "FY2019"),
    ("It was calm last summer.", "last summer", "2020-SU"),
    ("It is due in the spring of 2021.", "the spring of 2021", "2021-SP"),
    ("It came at the end of 2019.", "the end of 2019", "2019"),
    ("It came at the end of the year 2000.", "the end of the year 2000", "2000"),
]
RANGES: list[Case] = [
    ("It ran on 24-27 December.", "24-27 December", "2020-12-24/2020-12-27"),
    ("It ran on December 24-27, 2019.", "December 24-27, 2019", "2019-12-24/2019-12-27"),
    ("It ran on January 31-February 1, 1995.", "January 31-February 1, 1995", "1995-01-31/1995-02-01"),
    ("It ran from Monday to Wednesday.", "Monday", "2020-12-28"),
    ("It ran from Monday to Wednesday.", "Wednesday", "2020-12-30"),
    ("It ran between 2011 and 2014.", "2011", "2011"),
    ("It ran between 2011 and 2014.", "2014", "2014"),
    ("It lasted from 1939-45.", "1939-45", "1939/1945"),
    ("It ran in the 1988-89 season.", "1988-89", "1988/1989"),
    ("It ran from 24 to 27 December.", "24", "2020-12-24"),
    ("It ran from 24 to 27 December.", "27 December", "2020-12-27"),
]
CLOCKS: list[Case] = [
    ("It fell at 15:00 GMT Saturday.", "15:00 GMT Saturday", "2020-12-26T15:00Z"),
    ("It fell at 2:30 p.m. on Tuesday.", "2:30 p.m. on Tuesday", "2020-12-29T14:30"),
    ("It closed at 10:30 a.m. EST.", "10:30 a.m. EST", "2020-12-31T10:30"),
    ("It fell on Tuesday at 6 a.m.", "6 a.m.", "2020-12-29T06:00"),
    ("It fell at 6:20 a.m. on Feb. 5.", "6:20 a.m. on Feb. 5", "2020-02-05T06:20"),
    ("It fell at noon Jan. 5, 2019.", "noon Jan. 5, 2019", "2019-01-05T12:00"),
    ("It fell at about 3 a.m. Thursday.", "about 3 a.m. Thursday", "2020-12-31T03:00"),
    ("It will fall at dawn.", "dawn", "XXXX-XX-XXTMO"),
    ("It fell at dawn.", "dawn", "2020-12-31TMO"),
    ("It fell at 16:15 UTC, December 3rd.", "16:15 UTC", "2020-12-03T16:15Z"),
    ("It fell at 3 p.m. (1400 GMT) on Tuesday.", "3 p.m.", "2020-12-29T15:00"),
    ("It ended at noon.", "noon", "2020-12-31T12:00"),
    ("It ended at 6 o'clock.", "6 o'clock", "2020-12-31T06:00"),
]
NAMED: list[Case] = [
    ("They freed him on Christmas Eve.", "Christmas Eve", "2020-12-24"),
    ("They will meet on New Year's Eve.", "New Year's Eve", "2020-12-31"),
    ("They will meet on New Year's Day.", "New Year's Day", "2021-01-01"),
    ("The war began at Easter 2015.", "Easter 2015", "2015-04-05"),
    ("It fell on Good Friday 2019.", "Good Friday 2019", "2019-04-19"),
    ("In Libya, they will vote on Independence Day.", "Independence Day", "2021-12-24"),
    ("In Libya, they recalled Russia’s Victory Day.", "Victory Day", "2020-05-09"),
    ("In India, they met on Independence Day.", "Independence Day", "2020-08-15"),
    ("Americans met on Independence Day in the United States.", "Independence Day", "2020-07-04"),
    ("He fled on the tenth anniversary of 17 February 2011.", "the tenth anniversary", "2021-02-17"),
    ("He spoke on the tenth anniversary of the revolution.", "the tenth anniversary", "XXXX-XX-XX"),
    ("They met last Christmas.", "last Christmas", "2020-12-25"),
    ("They will meet next Christmas.", "next Christmas", "2021-12-25"),
    ("It changed after 9/11.", "9/11", "2001-09-11"),
    ("It changed after the Sept. 11 attacks.", "Sept. 11", "2001-09-11"),
    ("It was the worst since Black Monday.", "Black Monday", "1987-10-19"),
]
TOPICS = {
    "weekday": WEEKDAYS,
    "anchor": ANCHORS,
    "relative": RELATIVE,
    "partial": PARTIAL,
    "range": RANGES,
    "clock": CLOCKS,
    "named": NAMED,
}
ALL = [(topic, *case) for topic, cases in TOPICS.items() for case in cases]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [case[1:] for case in ALL],
    ids=[f"{topic}: {text}" for topic, text, _, _ in ALL],
)
def test_an_expression_and_its_value(text: str, words: str, value: str) -> None:
    found = {text[t.start : t.end]: t.value for t in mk.parse(text, date=DAY).times}
    assert found.get(words) == value, found


@pytest.mark.parametrize("text", [text for _, text, _, _ in ALL], ids=[case[1] for case in ALL])
def test_each_carries_its_rule_and_its_sentence(text: str) -> None:
    corpus = mk.Corpus([mk.parse(text, date=DAY)])
    assert corpus.times["rule"].notna().all()
    assert (corpus.times["rule"].str.len() > 3).all()
    bounds = corpus.sentences.set_index("sentence")
    for row in corpus.times.itertuples():
        assert bounds.loc[row.sentence, "start"] <= row.start < bounds.loc[row.sentence, "end"]


NEWSWIRE = [
    tuple([*line.split("\t"), "", ""][:4])
    for line in (Path(__file__).parent / "newswire_times.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
"""Day of the memo, a sentence of ours, all its expressions with their values, and why it is missed where it is."""


@pytest.mark.parametrize(
    ("day", "text", "expected"),
    [
        pytest.param(
            day, text, expected, id=text, marks=[pytest.mark.xfail(strict=True, reason=why)] if why else []
        )
        for day, text, expected, why in NEWSWIRE
    ],
)
def test_newswire_has_these_expressions_and_no_others(day: str, text: str, expected: str) -> None:
    found = [f"{text[t.start : t.end]}={t.value}" for t in mk.parse(text, date=day).times]
    assert found == [row for row in expected.split("; ") if row]


NOT_TIMES = [
    "The parties may return to Geneva.",
    "Theresa May met the delegation.",
    "The soldiers march north.",
    "The Sunday Times reported the deal.",
    "Resolution 1970 imposed an embargo.",
    "Some 2000 fighters crossed the border.",
    "The line is open 24/7.",
    "The team won 3-2.",
    "Three-quarters of the voters stayed away.",
    "The deficit of the current account grew.",
    "They travel at night.",
    "It costs 1,990 dinars.",
    "Call 091-2020-1999.",
    "See section 12.3.",
    "The second round failed.",
    "He needs a second opinion.",
    "Flight 1999 was late.",
]


@pytest.mark.parametrize("text", NOT_TIMES)
def test_what_is_no_time_is_left_alone(text: str) -> None:
    assert [text[t.start : t.end] for t in mk.parse(text, date=DAY).times] == []


DAYS = [
    ("It fell in December 2020.", "December 2020", "2020-12-01", "2020-12-31"),
    ("It fell in mid-December 2020.", "mid-December 2020", "2020-12-11", "2020-12-20"),
    ("It fell in late 2019.", "late 2019", "2019-09-01", "2019-12-31"),
    ("It fell in the late 1990s.", "the late 1990s", "1997-01-01", "1999-12-31"),
    ("They met this week.", "this week", "2020-12-28", "2021-01-03"),
    ("It came in the summer of 2014.", "the summer of 2014", "2014-06-01", "2014-08-31"),
    ("It came in the winter of 2014.", "the winter of 2014", "2014-12-01", "2015-02-28"),
    ("It ran on 24-27 December 2020.", "24-27 December 2020", "2020-12-24", "2020-12-27"),
    ("It rose in the third quarter.", "the third quarter", "2020-07-01", "2020-09-30"),
    ("It rose in fiscal 2019.", "fiscal 2019", None, None),
    ("It lasted three days.", "three days", None, None),
    ("It meets every Monday.", "every Monday", None, None),
    ("He is now in Tunis.", "now", None, None),
]


@pytest.mark.parametrize(("text", "words", "first", "last"), DAYS, ids=[case[0] for case in DAYS])
def test_the_days_of_a_value_say_no_more_than_the_words(
    text: str, words: str, first: str | None, last: str | None
) -> None:
    found = {text[t.start : t.end]: (t.first_day, t.last_day) for t in mk.parse(text, date=DAY).times}
    assert found.get(words) == (first, last), found


UNDATED = [
    ("He came on Monday.", "XXXX-WXX-1", None),
    ("He came yesterday.", "XXXX-XX-XX", None),
    ("He came last week.", "XXXX", None),
    ("He came on 24 December.", "XXXX-12-24", None),
    ("He came in February.", "XXXX-02", None),
    ("He came on 24 December 2020.", "2020-12-24", "2020-12-24"),
    ("He came in 2011.", "2011", "2011-01-01"),
    ("He stayed for three days.", "P3D", None),
]


@pytest.mark.parametrize(("text", "value", "first"), UNDATED, ids=[case[0] for case in UNDATED])
def test_an_undated_memo_keeps_the_words_and_guesses_no_day(text: str, value: str, first: str | None) -> None:
    (time,) = mk.parse(text).times
    assert (time.value, time.first_day) == (value, first)


HIJRI = [
    ("The truce began in Ramadan 2020.", "Ramadan 2020", "2020-04-24", "2020-05-23"),
    ("They met on Eid al-Fitr 2020.", "Eid al-Fitr 2020", "2020-05-24", "2020-05-24"),
    ("They met on 12 Ramadan 1442.", "12 Ramadan 1442", "2021-04-24", "2021-04-24"),
]


@pytest.mark.parametrize(("text", "words", "first", "last"), HIJRI, ids=[case[1] for case in HIJRI])
def test_hijri_days_are_marked_as_approximate(text: str, words: str, first: str, last: str) -> None:
    (time,) = mk.parse(text, date=DAY).times
    assert text[time.start : time.end] == words
    assert (time.first_day, time.last_day, time.mod) == (first, last, "APPROX")
    assert time.rule == "Hijri calendar, a day more or less"


def test_seasons_are_those_of_the_memos_hemisphere() -> None:
    north = mk.parse("It rained in the summer of 2014 in Tripoli, Libya.", date=DAY).times[0]
    assert (north.first_day, north.last_day) == ("2014-06-01", "2014-08-31")
    south = mk.parse("It rained in the winter of 2014 in Sydney, Australia.", date=DAY).times[0]
    assert (south.value, south.first_day, south.last_day) == ("2014-WI", "2014-06-01", "2014-08-31")


def test_the_last_week_of_2020_has_number_53() -> None:
    (time,) = mk.parse("They met this week.", date="2021-01-02").times
    assert (time.value, time.first_day, time.last_day) == ("2020-W53", "2020-12-28", "2021-01-03")
