"""The sample memos' page, composed of the shipped notebooks as they stand: every number in it opens its sentences."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest
from lxml import html
from pages import RECEIPT, Walked

import memokit as mk
from memokit.reports.compose import Material, compose
from memokit.reports.run import load, shipped_notebooks

ROOT = Path(__file__).resolve().parents[1]
COUNTED = (
    *(
        "told by",
        "memos",
        "outlets",
        "sentences",
        "times",
        "per 1,000 words",
        "numbers",
        "share of its words",
    ),
)
"""Columns of numbers that were counted from words; the others that hold digits are days."""
EVIDENCE = (
    "what happened or is planned",
    "what a memo says",
    "what the memo says",
    "words",
    "word",
    "as first told",
    "what it says",
    "longest passage",
)
"""A row under one of these headings stands for sentences and leads to them."""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    notebooks = [(path.stem, load(path)) for path in shipped_notebooks()]
    compose(Material("sample", mk.read(ROOT / "data"), notebooks), folder, dict(RECEIPT))
    return folder


@pytest.fixture(scope="module")
def page(report: Path) -> html.HtmlElement:
    return html.fromstring((report / "index.html").read_text("utf-8"))


def tables(page: html.HtmlElement) -> list[html.HtmlElement]:
    return page.xpath("//section[@class='part']//table")


def rows(table: html.HtmlElement) -> list[dict[str, html.HtmlElement]]:
    heads = [head.text_content() for head in table.iter("th")]
    return [dict(zip(heads, row.findall("td"), strict=True)) for row in table.iterfind("tbody/tr")]


def opens(cell: html.HtmlElement) -> bool:
    return any(link.get("href", "").startswith("#k") for link in cell.iter("a"))


def test_no_link_of_the_page_is_dead_and_no_id_stands_twice(report: Path) -> None:
    walked = Walked((report / "index.html").read_text("utf-8"))
    assert len(walked.links) > 1000
    assert walked.faults == []


def test_each_counted_number_is_a_link_to_its_sentences(page: html.HtmlElement) -> None:
    cells = [(head, cell) for table in tables(page) for row in rows(table) for head, cell in row.items()]
    counted = [
        (head, cell) for head, cell in cells if head in COUNTED or "n" in cell.get("class", "").split()
    ]
    bare = [(head, cell.text_content()) for head, cell in counted if not opens(cell)]
    assert len(counted) >= 80
    assert {head for head, _ in counted} == {*COUNTED}
    assert [found for found in bare if found[1] not in ("0", "0.00", "–")] == []


def test_each_count_above_a_figure_is_a_link(page: html.HtmlElement) -> None:
    counts = page.xpath("//p[@class='strip']/span/b")
    assert len(counts) >= 20
    assert {count.getparent().text_content() for count in counts if not opens(count)} == {
        "0 outside period or outlets",
        "0 hidden by filters",
        "2 spellings to merge or keep apart",  # a question to the analyst, not a count of words
    }


def test_each_number_that_the_report_says_itself_is_a_link(page: html.HtmlElement) -> None:
    """Of the lead, the opening and the part about the sources all; of the rest there is a test a table."""
    said = page.xpath("//header//p[@class='lead'] | //div[@class='short']//*[self::li or self::p]")
    said += page.xpath("//section[@id='outlets']/p | //section[@id='read']//div[@class='counts']/p")
    bare = [number for line in said for number in re.findall(r"\b\d[\d,]*\b", outside_links_and_words(line))]
    assert len(said) >= 10
    assert bare == []


def outside_links_and_words(line: html.HtmlElement) -> str:
    """What a line says beside its links, the memos' own words, and days."""
    told = "".join(line.xpath(".//text()[not(ancestor::a) and not(ancestor::*[@dir='auto'])]"))
    return re.sub(r"(\d{1,2}( to \d{1,2})? )?\b[A-Z][a-z]+ \d{4}", "", told)


def test_each_file_leads_to_its_memos(page: html.HtmlElement) -> None:
    (table,) = page.xpath("//section[@id='read']//table[.//th='what became of it']")
    numbers = [row["memos"] for row in rows(table)]
    assert len(numbers) >= 55
    assert {number.text_content() for number in numbers if not opens(number)} <= {"0"}


def test_each_row_that_stands_for_sentences_leads_to_them(page: html.HtmlElement) -> None:
    found = [
        table for table in tables(page) if any(head.text_content() in EVIDENCE for head in table.iter("th"))
    ]
    assert len(found) >= 6
    closed = [
        row.text_content()
        for table in found
        for row in table.iterfind("tbody/tr")
        if not any(opens(cell) for cell in row)
    ]
    assert closed == []


def test_each_point_of_a_trend_has_its_sentences(report: Path) -> None:
    corpus = mk.read(ROOT / "data")
    trend = mk.trend(corpus, ["ceasefire", "dam"], by="month")
    drawn = trend.loc[trend["n"] > 0, "key"].tolist()
    opened = set(pd.read_parquet(report / "tables" / "occurrences.parquet")["key"])
    assert len(drawn) > 5
    assert [key for key in drawn if key not in opened] == []
