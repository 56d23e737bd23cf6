"""Where memos disagree: only what different memos tell of one event, numbers beside numbers."""

from __future__ import annotations

import pandas as pd
import pytest

from memokit.corpus import Corpus
from memokit.language.annotate import annotate
from memokit.measures import accounts, occurrences
from memokit.model import Memo
from memokit.reports.disagree import disagreements
from memokit.reports.tables import whole_tables


def corpus_of(*texts: str) -> Corpus:
    memos = [
        Memo(
            str(n),
            text,
            f"{n}.txt",
            date="2031-03-05",
            date_precision="day",
            source=f"Outlet {n}",
            language="en",
        )
        for n, text in enumerate(texts)
    ]
    return Corpus(map(annotate, memos))


FIVE = "Five soldiers were killed at the Orla bridge on Monday night, the ministry said."
NINETEEN = "The town says that 19 soldiers were killed at the Orla bridge on Monday night."
CORRECTED = "Correction: three soldiers were killed at the Orla bridge on Monday night, the ministry said."


def test_other_numbers_for_one_event_stand_side_by_side() -> None:
    corpus = corpus_of(FIVE, NINETEEN, CORRECTED)
    found = accounts(corpus)
    assert found[["source", "differs", "numbers", "correction"]].values.tolist() == [
        ["Outlet 0", "numbers", "5", False],
        ["Outlet 1", "numbers", "19", False],
        ["Outlet 2", "numbers", "3", True],
    ]
    assert all(len(occurrences(corpus, key)) == 1 for key in found["key"])


def test_the_same_number_and_one_memo_alone_are_no_disagreement() -> None:
    assert not len(accounts(corpus_of(FIVE, FIVE)))
    assert not len(accounts(corpus_of(FIVE + " " + NINETEEN)))
    assert not len(
        accounts(corpus_of("The talks begin on 9 March 2031.", "The talks begin on Sunday, 9 March 2031."))
    )


@pytest.mark.parametrize(
    ("told", "numbers"),
    [
        ("Three accounts tell of the soldiers killed at the Orla bridge on Monday night.", ""),
        ("Two other sources say that 19 soldiers were killed at the Orla bridge on Monday night.", "19"),
        ("At least 19 soldiers, reports say, were killed at the Orla bridge on Monday night.", "19"),
        ("Of the soldiers at the Orla bridge on Monday night 19, sources said, were killed.", "19"),
        ("Soldiers were killed at the Orla bridge on Monday night, where they fired three times.", ""),
        ("Resolution 2510 tells of 19 soldiers killed at the Orla bridge on Monday night.", "19"),
        (
            "Under articles 7, 51 and 52, the soldiers killed at the Orla bridge on Monday night are heroes.",
            "",
        ),
        ("By order 13412 and with 19 killed at the Orla bridge on Monday night, soldiers left.", "19"),
        ("No 19 soldiers were killed at the Orla bridge on Monday night.", ""),
        ("19 soldiers were killed at the Orla bridge on Monday night.", "19"),
    ],
)
def test_a_number_of_who_tells_or_of_which_one_is_no_figure_of_the_event(told: str, numbers: str) -> None:
    found = accounts(corpus_of(FIVE, CORRECTED, told))
    assert found["numbers"].tolist() == ["5", "3", numbers]


def test_a_paraphrase_that_changed_is_told_without_quotation_marks() -> None:
    spread = pd.DataFrame(
        [
            (0, "2031-03-01", "A", "Ruiz", "indirect", "the dam would open", "first", "", False),
            (0, "2031-03-02", "B", "Ruiz", "direct", "The dam will not open", "changed", "+ not", False),
        ],
        columns=[
            "group",
            "date",
            "source",
            "speaker",
            "kind",
            "text",
            "change",
            "changed_words",
            "other_mouth",
        ],
    ).assign(key="quote=0:0")
    tables = {**whole_tables(corpus_of(FIVE)), "spread": spread}
    html = "".join(disagreements(tables))
    assert "“The dam will not open”" in html
    assert ">the dam would open<" in html


def test_where_nothing_disagrees_the_section_says_so() -> None:
    html = "".join(disagreements(whole_tables(corpus_of(FIVE))))
    assert "No two memos were found to give other numbers, days or words for the same thing." in html
