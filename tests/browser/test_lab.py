"""A real JupyterLab on 127.0.0.1 in Chromium, with real kernels: what a person does, and what is then seen.

Without a Chromium the tests are skipped; with MEMOKIT_REQUIRE_BROWSER=1, as in CI, that is a failure. One server and
one page a notebook serve all tests of this file, which run in order.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from harness import CHROMIUM, ROOT, Lab, Open, chromium, serve

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


MOVES: list[tuple[str, Callable[[Open], None], str, str]] = [
    ("01_timeline.ipynb", lambda o: o.choose("bars", "by month"), "chart", "Reported"),
    ("02_quotes.ipynb", lambda o: o.choose("kind", "partial quotation"), "table", "a message with an engine"),
]


@pytest.mark.parametrize(("notebook", "move", "part", "words"), MOVES, ids=lambda value: str(value)[:20])
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
