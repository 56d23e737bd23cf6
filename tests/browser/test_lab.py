"""A real JupyterLab on 127.0.0.1 in Chromium, with real kernels: what a person does, and what is then seen.

Without a Chromium the tests are skipped; with MEMOKIT_REQUIRE_BROWSER=1, as in CI, that is a failure. One server and
one page a notebook serve all tests of this file, which run in order.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from harness import CHROMIUM, ROOT, Lab, Open, chromium, serve
from playwright.sync_api import expect

import memokit as mk

pytestmark = [pytest.mark.browser]
if CHROMIUM is None and os.environ.get("MEMOKIT_REQUIRE_BROWSER") != "1":
    pytestmark.append(pytest.mark.skip(reason="no Chromium found"))


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    with serve(tmp_path_factory.mktemp("lab")) as served:
        yield served


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    with chromium() as started:
        yield started


CORPUS = mk.read(ROOT / "data")
N_QUOTES = len(CORPUS.quotes)
N_TOLD = int(CORPUS.times["first_day"].notna().sum())
N_EVENTS = len(mk.events(mk.timeline(CORPUS)))
LAST = 10 * ((N_EVENTS - 1) // 10)
"""How many rows stand before the last page of events."""
Opener = Callable[[str], Open]


@pytest.fixture(scope="session")
def opened(lab: Lab, browser: Any) -> Iterator[Opener]:
    """A notebook's page, opened and run the first time it is asked for."""
    pages: dict[str, Open] = {}

    def opener(notebook: str) -> Open:
        if notebook not in pages:
            pages[notebook] = Open(browser, lab, notebook)
        return pages[notebook]

    yield opener
    for page in pages.values():
        page.page.close()


TIMELINE, QUOTES, WORDS, READER = (
    "01_timeline.ipynb",
    "02_quotes.ipynb",
    "03_keywords.ipynb",
    "04_read_a_memo.ipynb",
)
START = "00_start_here.ipynb"


def choose(page: Open, label: str, option: str) -> None:
    page.choose(label, option)


def write(page: Open, label: str, words: str) -> None:
    page.type(label, words)


def tick(page: Open, label: str, option: str) -> None:
    """Tick a box of a control with several choices."""
    own = page.part("controls").locator("fieldset", has_text=label)
    if not own.locator("details").evaluate("d => d.open"):
        own.locator("summary").click()
    own.get_by_label(option, exact=True).click()


def press(page: Open, button: str, _: str = "") -> None:
    page.explorer.get_by_role("button", name=button, exact=True).first.click()


def rows(page: Open, label: str, option: str) -> None:
    page.part("table").get_by_label(label).select_option(label=option)


def key(page: Open, where: str, key: str) -> None:
    """Strike a key on the first thing of a kind in the table."""
    page.part("table").locator(where).first.focus()
    page.page.keyboard.press(key)


def clear(page: Open) -> None:
    """No filter any more; the button is there only where there is one."""
    button = page.explorer.get_by_role("button", name="clear all filters", exact=True)
    if button.is_visible():
        button.click()
    page.until("counts", "0 outside period")


CLEAR = (press, "clear all filters", "", "counts", "55 of 55")
Move = tuple[Callable[[Open, str, str], None], str, str, str, str]
"""What is done, with what, how; in which part something changes, and the words that then stand there."""
MOVES: dict[str, list[Move]] = {
    TIMELINE: [
        (choose, "bars", "by month", "chart", "Happened or planned"),
        (write, "from", "2031-03-01", "counts", "outside period or outlets"),
        (write, "to", "2031-04-30", "counts", "outside period or outlets"),
        (tick, "outlets", "NORTHWIRE", "table", "NORTHWIRE"),
        (write, "with the words", "ceasefire", "table", "ceasefire"),
        CLEAR,
        (write, "speaker", "Halima Torvald", "table", "Halima Torvald"),
        (choose, "days that are", "checked", "table", "nothing found"),
        CLEAR,
        (press, "next ▶", "", "table", f"11–20 of {N_EVENTS}"),
        (press, "last", "", "table", f"{LAST + 1}–{N_EVENTS} of {N_EVENTS}"),
        (press, "◀ back", "", "table", f"{LAST - 9}–{LAST} of {N_EVENTS}"),
        (press, "first", "", "table", f"1–10 of {N_EVENTS}"),
        (rows, "rows on a page", "25 rows", "table", f"1–25 of {N_EVENTS}"),
        (press, "told by", "", "table", "told by ▲"),
        (choose, "list", "each account", "table", f"1–25 of {N_TOLD}"),
        (press, "outlet", "", "table", "outlet ▲"),
        (choose, "list", "events", "table", "what happened or is planned"),
    ],
    QUOTES: [
        (choose, "kind", "partial quotation", "table", "a message with an engine"),
        (choose, "kind", "every kind", "table", "paraphrase"),
        (choose, "reporting word", "warned", "table", "warned"),
        CLEAR,
        (write, "speaker", "Maren Solheim", "table", "speaks of:"),
        (press, "all speakers", "", "chart", "Who is quoted most"),
        (write, "with the words", "treaty", "chart", "with “treaty”"),
        CLEAR,
        (write, "from", "2031-03-01", "counts", "outside period or outlets"),
        (write, "to", "2031-04-30", "counts", "outside period or outlets"),
        (tick, "outlets", "Sella Post", "table", "Sella Post"),
        CLEAR,
        (choose, "quotes that are", "doubtful", "table", "nothing found"),
        CLEAR,
        (press, "speaker", "", "table", "speaker ▲"),
        (press, "memo of", "", "table", "memo of ▲"),
        (press, "wordings", "", "panel", "Wordings of one statement"),
        (press, "close", "", "panel", ""),
    ],
    WORDS: [
        (write, "words followed", "barley", "table", "barley"),
        (press, "no words: all words again", "", "table", "as written"),
        (choose, "show", "over time", "table", "per 1,000 words"),
        (choose, "bars", "by month", "chart", "How often"),
        (choose, "show", "words that stand out", "table", "Choose a period"),
        (write, "speaker", "Maren Solheim", "table", "times here"),
        (press, "clear all filters", "", "table", "Choose a period"),
        (choose, "show", "phrases", "table", "foreign minister"),
        (choose, "show", "how evenly over memos", "table", "0 evenly, 1 all in one memo"),
        (choose, "show", "words beside the first word", "table", "Write a word above"),
        (write, "words followed", "dam", "table", "how closely"),
        CLEAR,
        (choose, "show", "words in most memos", "table", "outlets"),
        (write, "from", "2031-03-01", "counts", "outside period or outlets"),
        (write, "to", "2031-04-30", "counts", "outside period or outlets"),
        (tick, "outlets", "Sella Post", "counts", "outside period or outlets"),
        CLEAR,
        (press, "hide this word", "", "table", "yours among them"),
        (press, "orla ✕", "", "table", "words that say little are hidden"),
    ],
    READER: [
        (press, "next ▶", "", "table", "memo 2 of 55"),
        (press, "◀ previous", "", "table", "memo 1 of 55"),
        (key, "mark[data-why]", "n", "table", "memo 2 of 55"),
        (key, "mark[data-why]", "p", "table", "memo 1 of 55"),
        (write, "find in this memo", "dam", "table", "times in this memo"),
        (tick, "mark", "quotes", "table", "memo 1 of 55"),
        (write, "memos with the words", "barley", "table", "memo 1 of"),
        CLEAR,
        (write, "from", "2031-03-01", "counts", "outside period or outlets"),
        (write, "to", "2031-04-30", "counts", "outside period or outlets"),
        (tick, "outlets", "Sella Post", "table", "memo 1 of 3"),
        CLEAR,
        (choose, "memo", "2031-01-07 · Kelda Courier · Karsand rejects dam timetable", "table", "memo 2 of"),
    ],
}


@pytest.mark.parametrize(
    ("notebook", "move"),
    [(notebook, move) for notebook, moves in MOVES.items() for move in moves],
    ids=lambda value: value[:2] if isinstance(value, str) else f"{value[0].__name__} {value[1]} {value[2]}",
)
def test_each_control_changes_what_is_seen(opened: Opener, notebook: str, move: Move) -> None:
    page = opened(notebook)
    does, what, how, part, words = move
    before = page.part(part).inner_html()
    does(page, what, how)
    page.changed(part, before)
    page.until(part, words)
    page.check()


@pytest.mark.parametrize("notebook", MOVES)
def test_each_control_has_a_label_and_a_case_above(opened: Opener, notebook: str) -> None:
    controls = opened(notebook).part("controls").locator("input:not([type=checkbox]), select, summary")
    labels = [str(control.get_attribute("aria-label")).partition(":")[0] for control in controls.all()]
    assert len(labels) >= 6
    assert set(labels) <= {move[1] for move in MOVES[notebook]}


def test_a_bar_is_clicked_and_followed_to_sentence_and_memo(opened: Opener) -> None:
    page = opened(TIMELINE)
    page.part("chart").locator("svg a[tabindex]").nth(3).click(force=True)
    page.until("panel", "sentences shown" if page.part("panel").locator("mark").count() else "shown")
    page.part("panel").locator("ol a").first.click()
    page.page.wait_for_selector(".memokit-explorer .panel .memo p", timeout=20_000)
    page.until("panel", "back to the sentences")
    mark = page.part("panel").locator("mark[data-why]").first
    mark.focus()
    page.until("panel", str(mark.get_attribute("data-why")))
    page.explorer.get_by_role("button", name="back to the sentences").click()
    page.until("panel", "shown")
    page.explorer.get_by_role("button", name="close").click()
    page.until("panel", "close", absent=True)
    page.check()


def test_a_number_opens_as_many_places_as_it_says(opened: Opener) -> None:
    page = opened(QUOTES)
    page.part("counts").locator("a", has_text=f"{N_QUOTES}").first.click()
    page.until("panel", f"{N_QUOTES} places in")
    page.page.keyboard.press("Escape")
    page.until("panel", "places in", absent=True)
    page.check()


def drag(page: Open, first: float, last: float) -> None:
    """Drag over the uppermost bars, from one part of the chart's width to another, once the chart is drawn."""
    page.settled()
    picture = page.part("chart").locator("svg")
    picture.wait_for()
    page.part("chart").scroll_into_view_if_needed()
    box = picture.bounding_box()
    assert box
    y = box["y"] + box["height"] * 0.12
    page.page.mouse.move(box["x"] + box["width"] * first, y)
    page.page.mouse.down()
    page.page.mouse.move(box["x"] + box["width"] * last, y, steps=4)
    page.page.mouse.up()


@pytest.mark.parametrize("bars", ["by month", "by week", "by day"])
def test_dragging_over_the_bars_chooses_a_period(opened: Opener, bars: str) -> None:
    page = opened(TIMELINE)
    first = page.part("controls").get_by_label("from", exact=True)
    if page.part("controls").get_by_label("bars", exact=True).locator("option:checked").inner_text() != bars:
        before = page.part("chart").inner_html()
        page.choose("bars", bars)
        page.changed("chart", before)
    drag(page, 0.3, 0.45)
    expect(first).to_have_value(re.compile("^2031-"), timeout=20_000)
    page.until("counts", "55 of 55", absent=True)
    clear(page)
    page.until("counts", "55 of 55")
    drag(page, 0.002, 0.02)  # left of every bar
    page.until("status", "there is no bar where you dragged")
    expect(first).to_have_value("")
    page.check()


def test_a_selection_is_carried_to_another_notebook(opened: Opener) -> None:
    opened(QUOTES).type("speaker", "Dario Venn")
    opened(QUOTES).until("table", "speaks of:")
    page = opened(TIMELINE)
    page.page.reload()
    page.open()
    assert page.part("controls").get_by_label("speaker", exact=True).input_value() == "Dario Venn"
    clear(page)
    page.until("counts", "0 hidden")
    page.check()


def test_a_verdict_is_kept_over_a_reload(opened: Opener) -> None:
    page = opened(QUOTES)
    clear(page)
    page.until("counts", f"{N_QUOTES} quotes")
    row = page.part("table").locator("tr[data-memo]").first
    row.focus()
    page.page.keyboard.press("d")
    page.until("table", "doubtful")
    page.part("table").locator("tr[data-memo]").nth(1).focus()
    page.page.keyboard.press("r")
    page.until("counts", f"{N_QUOTES - 1} quotes")
    page.part("table").locator("tr[data-memo]").nth(1).focus()
    page.page.keyboard.press("e")
    beneath = page.part("table").locator("tr[data-memo]").nth(1).locator("xpath=following-sibling::tr[1]")
    beneath.get_by_label("the right speaker", exact=True).fill("Somebody Else")
    page.page.keyboard.press("Enter")
    page.until("table", "Somebody Else")
    page.page.reload()
    page.open()
    page.until("counts", f"{N_QUOTES - 1} quotes")
    page.until("table", "Somebody Else")
    assert "doubtful" in (page.lab.root / "case" / "verdicts.csv").read_text("utf-8")
    page.check()


def test_what_is_shown_is_saved_as_files_that_open(opened: Opener, tmp_path: Path) -> None:
    import pandas as pd

    page = opened(QUOTES)
    readers: dict[str, Callable[[Path], Any]] = {
        "CSV": pd.read_csv,
        "XLSX": pd.read_excel,
        "JSONL": lambda path: pd.read_json(path, lines=True),
    }
    for name, read in readers.items():
        with page.page.expect_download(timeout=20_000) as download:
            press(page, name)
        download.value.save_as(tmp_path / f"quotes.{name.lower()}")
        assert len(read(tmp_path / f"quotes.{name.lower()}")) == N_QUOTES - 1
    page.check()


def test_a_quote_is_copied_with_its_citation(opened: Opener) -> None:
    page = opened(QUOTES)
    page.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.choose("kind", "quotation")
    page.until("table", "paraphrase", absent=True)
    press(page, "copy")
    page.until("status", "copied")
    copied = page.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“")
    assert "paragraph" in copied
    clear(page)
    page.until("counts", f"{N_QUOTES - 1} quotes")
    page.check()


def test_with_the_keyboard_alone(opened: Opener) -> None:
    """From the first control by Tab and arrows: a word, a mark, its sentences, the memo, an explanation, and back."""
    page = opened(WORDS)
    keys = page.page.keyboard
    page.part("controls").get_by_label("from", exact=True).focus()

    def tab_to(selector: str) -> None:
        for _ in range(60):
            if page.page.evaluate("s => !!document.activeElement.closest(s)", selector):
                return
            keys.press("Tab")
        raise AssertionError(f"the Tab key does not reach {selector}")

    tab_to(".controls input[data-name=words]")
    keys.type("dam")
    keys.press("Enter")
    page.until("counts", "times dam")
    tab_to(".counts a")
    tab_to(".chart a")
    keys.press("ArrowRight")
    keys.press("Enter")
    page.page.wait_for_selector(".memokit-explorer .panel h3", timeout=20_000)
    tab_to(".panel ol a")
    outline = page.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    keys.press("Enter")
    page.until("panel", "back to the sentences")
    tab_to(".panel mark[data-why]")
    first = page.part("panel").locator(".why").text_content()
    keys.press("ArrowRight")
    page.page.wait_for_function(
        "first => document.querySelector('.panel .why').textContent !== first", arg=first, timeout=20_000
    )
    keys.press("Escape")
    page.page.wait_for_function(
        "() => !document.querySelector('.memokit-explorer .panel h3')", timeout=20_000
    )
    assert page.page.evaluate("window.jupyterapp.shell.currentWidget.content.widgets.length") >= 10
    clear(page)
    page.until("counts", "memos counted")
    page.check()


def test_a_spelling_is_merged_and_undone_and_counts_follow(opened: Opener) -> None:
    page = opened(QUOTES)
    clear(page)
    page.until("counts", "2 spellings to merge")
    page.part("counts").locator("a").last.click()
    page.until("panel", "surname only, of nobody else")
    press(page, "one person")
    page.until("panel", "counts as Maren Solheim (")
    page.until("counts", "1 spelling to merge")
    press(page, "two people")
    page.until("panel", "nothing to propose")
    page.page.reload()
    page.open()
    page.until("counts", "0 spellings to merge")
    page.part("counts").locator("a").last.click()
    page.until("panel", "Estevane")
    assert "Solheim,Maren Solheim" in (page.lab.root / "case" / "aliases.csv").read_text("utf-8")
    press(page, "undo")
    page.until("counts", "1 spelling to merge")
    press(page, "undo")
    page.until("counts", "2 spellings to merge")
    page.check()


HOSTILE = '<img src=x onerror="document.title=1"> $x_1$ \u202e =1+1 "We agree," said Ada Renn on 5 May 2031.'
SEEN = """() => { const own = document.querySelector('.memokit-explorer');
    return { images: own.querySelectorAll('img, script, iframe').length, wide: own.scrollWidth - own.clientWidth,
        turned: [...own.querySelectorAll('.controls, .counts, .chart, th, td, .panel h3')].some(e => e.textContent.includes('\\u202e')),
        handlers: [...own.querySelectorAll('*')].filter(e => [...e.attributes].some(a => a.name.startsWith('on'))).length,
        math: own.querySelectorAll('mjx-container, .MathJax').length } }"""
HARMLESS = {"images": 0, "wide": 0, "turned": False, "handlers": 0, "math": 0}


def test_hostile_memos_are_shown_as_text_in_every_explorer(opened: Opener, tmp_path: Path) -> None:
    """A folder of them is given on the start page; the explorers, run again, show words and no more: in labels, tables,
    tooltips, drawings, sentences, memos and saved files."""
    start = opened(START)
    folder = start.lab.root / "hostile"
    folder.mkdir()
    lines = [
        {"date": "2031-05-06", "source": HOSTILE, "title": HOSTILE, "text": HOSTILE},
        {"date": "2031-05-07", "source": "=cmd()", "text": f"{HOSTILE} Ada Renn denied =2+2 on Sunday."},
        {"date": "2031-05-07", "source": "x" * 5000, "title": "y" * 5000, "text": "dam " * 5000},
    ]
    (folder / "memos.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    start.page.get_by_label("folder or file of memos").fill(str(folder))
    start.page.get_by_role("button", name="use this folder").click()
    start.page.get_by_text("3 memos read").wait_for(timeout=20_000)
    for notebook in (TIMELINE, QUOTES, WORDS, READER):
        page = opened(notebook)
        page.page.reload()
        page.open()
        page.until("counts", "3 of 3")
        if notebook == WORDS:
            write(page, "words followed", '<img, "dam", $x_1$, agree')
            page.until("table", "before")
        elif notebook != READER:
            write(page, "speaker", "<b>Ada")
            page.until("table", "nothing found")
            clear(page)
        assert page.page.evaluate(SEEN) == HARMLESS
        page.part("counts").locator("a").first.click()
        page.until("panel", "<img src=x")
        assert page.page.evaluate(SEEN) == HARMLESS
        page.part("panel").locator("ol a").first.click()
        page.page.wait_for_selector(
            ".memokit-explorer .panel .memo p, .memokit-reader .table .memo p", timeout=20_000
        )
        assert page.page.evaluate(SEEN) == HARMLESS
        assert page.page.title() != "1"
        for name in ("CSV", "XLSX"):
            with page.page.expect_download(timeout=20_000) as download:
                press(page, name)
            download.value.save_as(tmp_path / f"{notebook}.{name}")
        assert_no_formula(tmp_path / f"{notebook}.CSV", tmp_path / f"{notebook}.XLSX")
        if notebook == WORDS:
            clear(page)
        page.check()
    start.page.get_by_role("button", name="the sample memos").click()
    start.page.get_by_text("55 memos read").wait_for(timeout=20_000)
    start.check()


def assert_no_formula(text: Path, book: Path) -> None:
    """No cell of a saved file is a formula for a spreadsheet."""
    import csv

    import openpyxl

    with text.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert cells
    assert [cell for cell in cells if cell.startswith(("=", "+", "@"))] == []
    sheet = openpyxl.load_workbook(book).active
    assert sheet is not None
    assert [cell.value for row in sheet for cell in row if cell.data_type == "f"] == []


WRONG = [
    ("", "write where your memos are"),
    ("/no/such/folder", "/no/such/folder: no such file or folder; check the spelling"),
    ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>: no such file or folder"),
    ("n" * 4000, "…: no such file or folder; check the spelling"),
]


@pytest.mark.parametrize(("path", "told"), WRONG, ids=["empty", "missing", "markup", "huge"])
def test_the_start_page_says_what_is_wrong_with_a_path(opened: Opener, path: str, told: str) -> None:
    start = opened(START)
    start.page.get_by_label("folder or file of memos").fill(path)
    start.page.get_by_role("button", name="use this folder").click()
    start.page.locator(".memokit-start .status [aria-live]").get_by_text(told).wait_for(timeout=20_000)
    assert start.page.locator(".memokit-start img").count() == 0
    start.check()


@pytest.fixture
def start(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """The start page in a JupyterLab of its own, where no other page has the explorers open."""
    with serve(tmp_path / "lab") as lab:
        page = Open(browser, lab, START)
        yield page
        page.page.close()


def test_files_are_added_and_an_explorer_is_opened_and_run_from_the_start_page(
    start: Open, tmp_path: Path
) -> None:
    given = tmp_path / f"{'long' * 30} name.txt"
    given.write_text("5 May 2031; NORTHWIRE: Ada Renn said that all is well.", "utf-8")
    (tmp_path / "debris.bin").write_bytes(bytes(range(256)))
    start.page.locator(".memokit-start input[type=file]").set_input_files([given, tmp_path / "debris.bin"])
    start.page.get_by_text("1 memo read").wait_for(timeout=20_000)
    start.page.locator(".memokit-start .memos").get_by_text("not text").first.wait_for(timeout=20_000)
    start.page.locator(".memokit-start").get_by_role("link", name="Who said what?").click()
    quotes = start.page.locator(".memokit-quotes")
    quotes.locator(".counts").get_by_text("in view").first.wait_for(timeout=60_000)
    assert "Ada Renn" in quotes.locator(".table").inner_text()
    start.page.evaluate(
        "window.jupyterapp.commands.execute('docmanager:open', {path: 'notebooks/00_start_here.ipynb'})"
    )
    start.page.get_by_role("button", name="the sample memos").click()
    start.page.get_by_text("55 memos read").wait_for(timeout=20_000)
    start.check()


def test_a_report_is_made_with_the_case(start: Open) -> None:
    start.page.get_by_label("folder or file of memos").fill(str(start.lab.root / "seeds"))
    start.page.get_by_role("button", name="use this folder").click()
    start.page.get_by_text("1 memo read").wait_for(timeout=20_000)
    start.page.get_by_role("button", name="make a report").click()
    start.page.get_by_text("the report is ready").wait_for(timeout=120_000)
    assert (start.lab.root / "reports" / "case" / "index.html").is_file()
    with start.page.context.expect_page(timeout=20_000) as shown:
        start.page.get_by_role("link", name="open the last report").click()
    shown.value.wait_for_load_state()
    assert "Mohamed Taha Siala" in shown.value.locator("body").inner_text()
    shown.value.close()
    new = start.lab.root / "seeds" / "new.txt"
    new.write_text("2 Jan 2021; MEMO: Siala said on Friday that the talks had begun.", "utf-8")
    start.page.get_by_role("button", name="read again").click()
    start.page.get_by_text("2 memos read").wait_for(timeout=20_000)
    start.page.get_by_role("button", name="run again and compare").click()
    start.page.get_by_text("the report is ready").wait_for(timeout=120_000)
    with start.page.context.expect_page(timeout=20_000) as shown:
        start.page.get_by_role("link", name="open the last report").click()
    shown.value.wait_for_load_state()
    told = shown.value.locator("body").inner_text()
    assert "What is new" in told
    assert "the talks had begun" in told
    shown.value.close()
    new.unlink()
    start.page.get_by_role("button", name="the sample memos").click()
    start.page.get_by_text("55 memos read").wait_for(timeout=20_000)
    start.check()


def test_the_report_page_loads_nothing_and_has_no_error(browser: Any, tmp_path: Path) -> None:
    from memokit.reports import write_report

    folder = write_report([ROOT / "seeds"], out=tmp_path / "seeds")
    page = browser.new_page()
    errors: list[str] = []
    asked: list[str] = []
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.on("request", lambda r: asked.append(r.url))
    page.goto((folder / "index.html").as_uri())
    assert page.locator("section svg").count() >= 4
    assert "Mohamed Taha Siala" in page.locator("body").inner_text()
    twice = "() => { const i = [...document.querySelectorAll('[id]')].map(e => e.id); return i.length - new Set(i).size }"
    assert page.evaluate(twice) == 0
    page.close()
    assert errors == []
    assert asked == [(folder / "index.html").as_uri()]
