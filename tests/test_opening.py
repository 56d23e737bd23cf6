"""What a report says first: events by outlets or memos, months, memos in other languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pages import RECEIPT

import memokit as mk
from memokit.corpus import Corpus
from memokit.language.annotate import annotate
from memokit.model import Memo
from memokit.reports.compose import Material, compose
from memokit.reports.opening import happened, in_short
from memokit.reports.tables import whole_tables


def opening_of(*memos: Memo) -> str:
    """What the page says first of `memos`, as text."""
    whole = whole_tables(Corpus(map(annotate, memos)))
    return " ".join(
        re.sub(r"<[^>]+>", "", piece) for piece in (*in_short(whole, None), *happened(whole["events"]))
    )


def memo(number: int, text: str, source: str | None) -> Memo:
    return Memo(
        str(number),
        text,
        f"{number}.txt",
        date="2031-03-05",
        date_precision="day",
        source=source,
        language="en",
    )


CLASH = "Soldiers were killed at the Orla bridge on 3 March 2031."


@pytest.mark.parametrize(
    ("sources", "told"),
    [
        (("Wire", "Post"), "bridge on 3 March 2031. (2 outlets)"),
        (("Wire", "Wire"), "bridge on 3 March 2031. (2 memos)"),
        ((None, None), "bridge on 3 March 2031. (2 memos)"),
    ],
)
def test_events_are_counted_by_outlets_only_where_there_are_several(
    sources: tuple[str, str], told: str
) -> None:
    html = opening_of(*(memo(n, CLASH, source) for n, source in enumerate(sources)))
    assert told in html
    assert ("outlets" in html) is ("(2 outlets)" in told)


def test_what_is_told_no_nearer_than_a_month_is_listed_under_its_month_and_is_none_of_the_story() -> None:
    html = opening_of(memo(0, "The dam was filled in January 2031.", None), memo(1, CLASH, None))
    story, _, listed = html.partition("day")
    assert "3 March 2031" in story
    assert "January 2031" not in story
    assert "January 2031The dam was filled in January 2031." in listed


@pytest.mark.parametrize("n_others", [0, 1, 2])
def test_memos_in_another_language_are_told_at_the_top(tmp_path: Path, n_others: int) -> None:
    (memos := tmp_path / "memos").mkdir()
    (memos / "en.txt").write_text(f"5 March 2031; Wire: {CLASH}", "utf-8")
    for n in range(n_others):
        other = f"Der Minister sagte am Montag, die Brücke {n} werde geöffnet. " * 12
        (memos / f"de{n}.txt").write_text(other, "utf-8")
    compose(Material("report", mk.read(memos), []), tmp_path, dict(RECEIPT))
    found = re.findall(
        r'<a href="#read">([^<]*)</a> not in English', (tmp_path / "index.html").read_text("utf-8")
    )
    assert found == [[], ["1 memo is"], ["2 memos are"]][n_others]


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (["5 March 2031"], "1 memo, dated 5 March 2031. As of that day."),
        (["5 March 2031"] * 2, "2 memos, dated 5 March 2031. As of that day."),
        (
            ["5 March 2031", ""],
            "2 memos, 1 of them without a day, the others dated 5 March 2031. As of 5 March 2031,",
        ),
        (
            ["5 March 2031", "6 March 2031"],
            "2 memos, dated from 5 March 2031 to 6 March 2031. As of 6 March 2031,",
        ),
    ],
)
def test_the_first_line_tells_the_days_of_the_memos(tmp_path: Path, days: list[str], told: str) -> None:
    (memos := tmp_path / "memos").mkdir()
    for n, day in enumerate(days):
        (memos / f"{n}.txt").write_text(f"{day}; Wire: {CLASH} {n}" if day else f"{CLASH} {n}", "utf-8")
    compose(Material("report", mk.read(memos), []), tmp_path, dict(RECEIPT))
    page = re.sub(r"<[^>]+>", "", (tmp_path / "index.html").read_text("utf-8"))
    assert told in page
    assert page.count("As of") == 1
