"""A real JupyterLab on 127.0.0.1 in Chromium, with real kernels: what a person does, and what is then seen.

Without a Chromium the tests are skipped; with MEMOKIT_REQUIRE_BROWSER=1, as in CI, that is a failure. One server and
one page a notebook serve all tests of this file, which run in order.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from harness import CHROMIUM, ROOT, Lab, Open, chromium, serve

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


N_QUOTES = len(mk.read(ROOT / "data").quotes)
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


def _tick(label: str, option: str) -> Callable[[Open], None]:
    """Tick a box of a control with several choices."""

    def move(page: Open) -> None:
        own = page.part("controls").locator("fieldset", has_text=label)
        if not own.locator("details").evaluate("d => d.open"):
            own.locator("summary").click()
        own.get_by_label(option, exact=True).click()

    return move


def _press(button: str) -> Callable[[Open], None]:
    return lambda page: page.explorer.get_by_role("button", name=button, exact=True).first.click()


MOVES: list[tuple[str, Callable[[Open], None], str, str]] = [
    (TIMELINE, lambda o: o.choose("bars", "by month"), "chart", "Happened or planned"),
    (TIMELINE, lambda o: o.type("from", "2031-03-01"), "counts", "outside period or outlets"),
    (TIMELINE, lambda o: o.type("to", "2031-04-30"), "counts", "outside period or outlets"),
    (TIMELINE, _tick("outlets", "NORTHWIRE"), "table", "NORTHWIRE"),
    (TIMELINE, lambda o: o.type("with the words", "ceasefire"), "table", "ceasefire"),
    (TIMELINE, _press("clear all filters"), "counts", "55 of 55"),
    (TIMELINE, lambda o: o.type("speaker", "Halima Torvald"), "table", "Halima Torvald"),
    (TIMELINE, lambda o: o.choose("days that are", "checked"), "table", "nothing found"),
    (TIMELINE, _press("clear all filters"), "counts", "55 of 55"),
    (TIMELINE, _press("next ▶"), "table", "11–20 of"),
    (TIMELINE, _press("told by"), "table", "told by ▲"),
    (TIMELINE, lambda o: o.choose("list", "each account"), "table", "who says so"),
    (TIMELINE, _press("outlet"), "table", "outlet ▲"),
    (QUOTES, lambda o: o.choose("kind", "partial quotation"), "table", "a message with an engine"),
    (QUOTES, lambda o: o.choose("kind", "every kind"), "table", "paraphrase"),
    (QUOTES, lambda o: o.choose("reporting word", "warned"), "table", "warned"),
    (QUOTES, _press("clear all filters"), "counts", "55 of 55"),
    (QUOTES, lambda o: o.type("speaker", "Maren Solheim"), "table", "speaks of:"),
    (QUOTES, _press("all speakers"), "counts", "55 of 55"),
    (
        WORDS,
        lambda o: o.type("words followed", "barley"),
        "table",
        "barley",
    ),
    (WORDS, _press("no words: all words again"), "table", "as written"),
    (WORDS, lambda o: o.choose("show", "over time"), "table", "per 1,000 words"),
    (WORDS, lambda o: o.choose("bars", "by month"), "chart", "How often"),
    (WORDS, lambda o: o.choose("show", "words that stand out"), "table", "Choose a period"),
    (WORDS, lambda o: o.choose("show", "words in most memos"), "table", "outlets"),
    (WORDS, _press("hide this word"), "table", "yours among them"),
    (READER, _press("next ▶"), "table", "memo 2 of 55"),
    (READER, _press("◀ previous"), "table", "memo 1 of 55"),
    (READER, lambda o: o.type("find in this memo", "dam"), "table", "times in this memo"),
    (READER, _tick("mark", "quotes"), "table", "memo 1 of 55"),
    (READER, lambda o: o.type("memos with the words", "barley"), "table", "memo 1 of"),
    (READER, _press("clear all filters"), "table", "of 55"),
]


@pytest.mark.parametrize(("notebook", "move", "part", "words"), MOVES)
def test_each_control_changes_what_is_seen(
    opened: Opener, notebook: str, move: Callable[[Open], None], part: str, words: str
) -> None:
    page = opened(notebook)
    before = page.part(part).inner_html()
    move(page)
    page.page.wait_for_function(
        "([part, before]) => document.querySelector('.memokit-explorer .' + part).innerHTML !== before",
        arg=[part, before],
        timeout=20_000,
    )
    page.until(part, words)
    page.check()


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


def test_dragging_over_the_bars_chooses_a_period(opened: Opener) -> None:
    page = opened(TIMELINE)
    page.part("chart").scroll_into_view_if_needed()
    box = page.part("chart").locator("svg").bounding_box()
    assert box
    y = box["y"] + box["height"] * 0.12
    page.page.mouse.move(box["x"] + box["width"] * 0.3, y)
    page.page.mouse.down()
    page.page.mouse.move(box["x"] + box["width"] * 0.45, y, steps=4)
    page.page.mouse.up()
    page.until("counts", "55 of 55", absent=True)
    assert page.part("controls").get_by_label("from", exact=True).input_value().startswith("2031-")
    _press("clear all filters")(page)
    page.until("counts", "55 of 55")
    page.check()


def test_a_selection_is_carried_to_another_notebook(opened: Opener) -> None:
    opened(QUOTES).type("speaker", "Dario Venn")
    opened(QUOTES).until("table", "speaks of:")
    page = opened(TIMELINE)
    page.page.reload()
    page.open()
    assert page.part("controls").get_by_label("speaker", exact=True).input_value() == "Dario Venn"
    _press("clear all filters")(page)
    page.until("counts", "0 hidden")
    page.check()


def test_a_verdict_is_kept_over_a_reload(opened: Opener) -> None:
    page = opened(QUOTES)
    _press("clear all filters")(page)
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
    page.page.get_by_label("the right speaker", exact=False).fill("Somebody Else")
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
            _press(name)(page)
        download.value.save_as(tmp_path / f"quotes.{name.lower()}")
        assert len(read(tmp_path / f"quotes.{name.lower()}")) == N_QUOTES - 1
    page.check()


def test_a_quote_is_copied_with_its_citation(opened: Opener) -> None:
    page = opened(QUOTES)
    page.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.choose("kind", "quotation")
    page.until("table", "“")
    _press("copy")(page)
    page.until("status", "copied")
    copied = page.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“")
    assert "paragraph" in copied
    _press("clear all filters")(page)
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
    _press("clear all filters")(page)
    page.until("counts", "memos counted")
    page.check()


HOSTILE = '<img src=x onerror="document.title=1"> $x_1$ \u202e =1+1 "We agree," said Ada Renn on 5 May 2031.'


def test_hostile_memos_are_shown_as_text_in_every_explorer(opened: Opener) -> None:
    """A folder of them is given on the start page; the explorers, run again, show words and no more."""
    start = opened(START)
    folder = start.lab.root / "hostile"
    folder.mkdir()
    lines = [
        {"date": "2031-05-06", "source": HOSTILE, "title": HOSTILE, "text": HOSTILE},
        {"date": "2031-05-07", "source": "x" * 5000, "title": "y" * 5000, "text": "dam " * 5000},
    ]
    (folder / "memos.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    start.page.get_by_label("folder or file of memos").fill(str(folder))
    start.page.get_by_role("button", name="use this folder").click()
    start.page.get_by_text("2 memos read").wait_for(timeout=20_000)
    for notebook in (TIMELINE, QUOTES, WORDS, READER):
        page = opened(notebook)
        page.page.reload()
        page.open()
        page.until("counts", "2 of 2")
        page.part("counts").locator("a").first.click()
        page.until("panel", "<img src=x")
        assert page.page.locator(".memokit-explorer img").count() == 0
        assert page.page.title() != "1"
        page.check()
    start.page.get_by_role("button", name="the sample memos").click()
    start.page.get_by_text("55 memos read").wait_for(timeout=20_000)
    start.check()


def test_a_report_is_made_with_the_case(opened: Opener) -> None:
    start = opened(START)
    start.page.get_by_label("folder or file of memos").fill(str(start.lab.root / "seeds"))
    start.page.get_by_role("button", name="use this folder").click()
    start.page.get_by_text("1 memo read").wait_for(timeout=20_000)
    start.page.get_by_role("button", name="make a report").click()
    start.page.get_by_text("the report is ready").wait_for(timeout=120_000)
    assert (start.lab.root / "reports" / "case" / "index.html").is_file()
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
