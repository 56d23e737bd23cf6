"""A walk by the clock: `python tools/walk.py`. A question is answered in a real JupyterLab as a person would do it.

*What did the minister say about foreign fighters, and who else reported it?* With the seed and the sample memos. No
code is touched. The mouse is moved, keys are struck one by one, and there is a pause to look before each step and to
read after it; printed are the seconds at which each step was done, and what then stood on the page. The machine's own
part is what is left of the time; it is the more the busier the machine is.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "browser"))
from harness import DIALOG, READY, ROOT, SECOND, VIEWPORT, chromium, serve

LOOK, READ, KEY = 1.2, 3.0, 0.11
"""Seconds to find the next thing on a page, to read what came, and between two keys: those of an unhurried person."""
START, QUOTES = "00_start_here.ipynb", "02_quotes.ipynb"


class Walker:
    """Somebody at the page, with a clock that starts at the first look."""

    def __init__(self, page: Any) -> None:
        self.page, self.begun, self.paused = page, time.monotonic(), 0.0

    def pause(self, seconds: float) -> None:
        """Look or read."""
        self.paused += seconds
        time.sleep(seconds)

    def click(self, place: Any) -> None:
        """Find a thing, move to it and press."""
        self.pause(LOOK)
        place.scroll_into_view_if_needed()
        box = place.bounding_box()
        self.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=12)
        place.click()

    def write(self, place: Any, words: str) -> None:
        """Go to a field and strike the keys; a field of an explorer answers without Enter."""
        self.click(place)
        self.paused += KEY * len(words)
        place.press_sequentially(words, delay=KEY * 1000)

    def until(self, selector: str, words: str) -> None:
        """Wait for words on the page, and read them."""
        self.page.wait_for_function(
            "([s, words]) => [...document.querySelectorAll(s)].some((one) => one.textContent.includes(words))",
            arg=[selector, words],
            timeout=120 * SECOND,
        )

    def done(self, what: str, seen: str) -> None:
        """Tell a step, when it was done and what is seen; then read it."""
        seconds = time.monotonic() - self.begun
        print(f"{seconds:6.1f} s (of them {self.paused:5.1f} s a person's) {what}: {seen}", flush=True)
        self.pause(READ)


def walk(page: Any) -> None:
    """The steps, from the open start page to the memo."""
    me = Walker(page)
    me.click(page.get_by_role("menubar").get_by_text("Run", exact=True))
    me.click(page.get_by_role("menuitem", name="Run All Cells", exact=True))
    me.until(".memokit-start .memos", "55 memos")
    me.done("menu Run, Run All Cells", "the start page has its buttons, the sample memos are read")
    own = page.locator(".memokit-start")
    me.write(own.get_by_label("folder or file of memos"), str(ROOT / "seeds"))
    me.click(own.get_by_role("button", name="add this folder"))
    me.until(".memokit-start .memos", "56 memos")
    me.done("the seed's folder is written, add this folder", "56 memos, each file with what became of it")
    me.click(own.get_by_role("link", name="Who said what?"))
    me.until(".memokit-quotes .counts", "quotes")
    me.done("Who said what?", "the quotes, and who is quoted most")
    quotes = page.locator(".memokit-quotes").first
    me.write(quotes.get_by_label("with the words"), "foreign fighters")
    me.until(".memokit-quotes .table", "Mohamed Taha Siala")
    me.done("with the words: foreign fighters", " ".join(quotes.locator(".counts").inner_text().split()))
    me.click(quotes.locator(".table").get_by_role("link", name="Mohamed Taha Siala").first)
    me.until(".memokit-quotes .profile", "speaks of:")
    me.done("the speaker's name", " ".join(quotes.locator(".profile").inner_text().split()))
    me.click(quotes.locator(".table").get_by_role("button", name="wordings").nth(1))
    me.until(".memokit-quotes .panel", "Wordings of one statement")
    me.done("wordings", " ".join(quotes.locator(".panel").inner_text().split()))
    me.click(quotes.locator(".table tr[data-memo]").nth(1).locator("td").nth(5))
    me.until(".memokit-quotes .panel mark.hit", "foreign fighters")
    me.done("the row", "the memo, with the sentence: " + quotes.locator(".panel mark.hit").first.inner_text())


def main() -> None:
    """Serve a copy of the notebooks, open the start page, and walk."""
    with tempfile.TemporaryDirectory() as home, serve(Path(home)) as lab, chromium() as browser:
        page = browser.new_page(viewport=VIEWPORT)
        page.goto(lab.page(START))
        page.wait_for_function(f"{READY} || !!document.querySelector('{DIALOG}') }}", timeout=120 * SECOND)
        if page.locator(DIALOG).count():
            page.locator(DIALOG).first.click()
        page.wait_for_function(f"{READY} && !document.querySelector('{DIALOG}') }}", timeout=120 * SECOND)
        walk(page)


if __name__ == "__main__":
    main()
