"""Pictures of every view, light and dark: `python tools/screenshots.py [FOLDER]` (by default `build/screenshots`).

They are for looking at: clipped labels, crowded axes, empty space, wording. The best stand in docs/pictures.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "browser"))
from harness import ROOT, Open, chromium, serve

TIMELINE, QUOTES, WORDS, READER = (
    "01_timeline.ipynb",
    "02_quotes.ipynb",
    "03_keywords.ipynb",
    "04_read_a_memo.ipynb",
)


def _nothing(page: Open) -> None:
    pass


def _bar(page: Open) -> None:
    page.part("chart").locator("svg a[tabindex]").nth(8).click(force=True)
    page.page.wait_for_selector(".panel ol li")


def _memo(page: Open) -> None:
    page.part("panel").locator("ol a").first.click()
    page.page.wait_for_selector(".panel .memo p")


def _profile(page: Open) -> None:
    page.type("speaker", "Maren Solheim")
    page.until("table", "speaks of:")


def _wordings(page: Open) -> None:
    page.explorer.get_by_role("button", name="clear all filters").click()
    page.type("with the words", "dam can wait")
    page.until("counts", "hidden")
    page.explorer.get_by_role("button", name="wordings").first.click()
    page.until("panel", "Wordings of one statement")


def _trend(page: Open) -> None:
    page.type("words followed", "ceasefire, dam, treaty")
    page.choose("show", "over time")
    page.until("chart", "per 1,000 words")


def _context(page: Open) -> None:
    page.choose("show", "words in most memos")
    page.until("table", "before")


def _why(page: Open) -> None:
    page.part("table").locator("mark[data-why]").nth(2).hover()


Step = tuple[str, str, Callable[[Open], None], str]
STEPS: list[Step] = [
    ("00_start_here.ipynb", "start", _nothing, "explorer"),
    (TIMELINE, "timeline", _nothing, "explorer"),
    (TIMELINE, "timeline-sentences", _bar, "panel"),
    (TIMELINE, "timeline-memo", _memo, "panel"),
    (QUOTES, "quotes", _nothing, "explorer"),
    (QUOTES, "quotes-profile", _profile, "table"),
    (QUOTES, "quotes-wordings", _wordings, "panel"),
    (WORDS, "words", _nothing, "explorer"),
    (WORDS, "words-trend", _trend, "explorer"),
    (WORDS, "words-context", _context, "table"),
    (READER, "reader", _why, "explorer"),
]


def take(folder: Path, *, dark: bool) -> None:
    """All pictures in one theme."""
    with tempfile.TemporaryDirectory() as home, serve(Path(home), dark=dark) as lab, chromium() as browser:
        page: Open | None = None
        for notebook, name, move, part in STEPS:
            if page is None or page.notebook != notebook:
                if page:
                    page.page.close()
                page = Open(browser, lab, notebook)
            move(page)
            page.settled()
            top = "explorer" if part == "explorer" else f".{part}"
            place = page.explorer if top == "explorer" else page.explorer.locator(top).first
            place.evaluate("e => e.scrollIntoView({block: 'start'})")
            page.page.screenshot(path=str(folder / f"{name}-{'dark' if dark else 'light'}.png"))
            print(f"{name}-{'dark' if dark else 'light'}.png", page.errors or "")


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "screenshots"
    target.mkdir(parents=True, exist_ok=True)
    for theme in (False, True):
        take(target, dark=theme)
