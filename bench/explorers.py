"""How quick the explorers are: `python bench/explorers.py [N_MEMOS] [ROUNDS]`, in a real JupyterLab in Chromium.

With 0 memos only the first drawing is measured, of the sample memos, ROUNDS times.

The memos are the sample memos told again and again, on later days, by more outlets: 12,000 of them hold 51,000 quotes.
Measured in the browser, over all moves of all explorers: from a control's event to the changed counts or table (text),
and to the changed chart where the chart changes (picture); the moves of the table of quotes apart. The first round is
not counted, and each round looks at a period of its own, so that nothing is seen twice. First drawing, of the sample
memos: from the kernel's being up, by *Run All Cells*, to the strip of counts, the table and the picture. Load averages tell
how busy the machine was.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "browser"))
from harness import Lab, Open, chromium, serve  # noqa: E402

import memokit as mk  # noqa: E402

MEMOS, ROUNDS = 12_000, 3
DRAGGED = 12
"""Changes sent without a pause, as by dragging: how many pictures come of them?"""
Move = tuple[dict[str, Any], str]
"""What is changed, and what is looked at: `text`, `picture`, or `table` for moves of the table of quotes."""
TEXT, PICTURE, TABLE = "text", "picture", "table"


def moves(round_: int) -> dict[str, list[Move]]:
    """The moves of a round, by notebook."""
    first = {"first": f"2031-02-{1 + round_:02}"}
    return {
        "01_timeline.ipynb": [
            (first, PICTURE),
            ({"last": f"2031-09-{30 - round_:02}"}, PICTURE),
            ({"by": "month"}, PICTURE),
            ({"words": "ceasefire"}, PICTURE),
            ({"words": "", "speaker": "Maren Solheim"}, PICTURE),
            ({"speaker": "", "row": 10}, PICTURE),
            ({"row": 5000}, TEXT),
            ({"sort": "-date", "row": 0}, TEXT),
            ({"last": "", "by": "auto"}, PICTURE),
        ],
        "02_quotes.ipynb": [
            (first, PICTURE),
            ({"kind": "direct"}, PICTURE),
            ({"words": "treaty"}, PICTURE),
            ({"words": "", "kind": "", "speaker": "Maren Solheim"}, TEXT),
            ({"speaker": "", "cue": "warned"}, PICTURE),
            ({"cue": "", "first": "", "row": 20000}, TABLE),
            ({"sort": "speaker", "row": 0}, TABLE),
            ({"sort": "-date"}, TABLE),
            ({"row": 40000 + 10 * round_}, TABLE),
            ({"rows": 50}, TABLE),
            ({"words": ("dam", "treaty", "ceasefire", "bridge")[round_ % 4]}, TABLE),
            ({"kind": "indirect"}, TABLE),
            ({"words": "", "kind": "", "sort": "", "rows": 10}, TABLE),
        ],
        "03_keywords.ipynb": [
            (first, PICTURE),
            ({"words": "ceasefire"}, PICTURE),
            ({"words": "dam, treaty"}, PICTURE),
            ({"words": "", "view": "stand out"}, PICTURE),
            ({"view": "top", "last": f"2031-10-{1 + round_:02}"}, PICTURE),
            ({"last": ""}, TEXT),
        ],
        "04_read_a_memo.ipynb": [
            ({"find": "dam"}, TEXT),
            ({"find": "", "words": "barley"}, TEXT),
            ({"words": ""}, TEXT),
        ],
    }


# A press of a button changes the state, as turning and sorting do; an observer of the page tells when it showed.
MOVE = """([changes, picture]) => new Promise((done, fail) => {
    const root = document.querySelector('.memokit-explorer'), begun = performance.now(), at = {};
    const watch = (name) => { const see = new MutationObserver(() => { at[name] = performance.now() - begun; });
        see.observe(root.querySelector('.' + name), { childList: true }); return see; };
    const watches = ['counts', 'table', 'chart'].map(watch);
    const stop = setTimeout(() => fail('nothing changed'), 30000);
    const look = () => {
        const text = Math.min(at.table ?? Infinity, at.counts ?? Infinity);
        if ((picture && at.chart === undefined) || (!picture && text === Infinity)) return requestAnimationFrame(look);
        clearTimeout(stop); watches.forEach((w) => w.disconnect());
        requestAnimationFrame(() => done([text === Infinity ? null : text, picture ? at.chart : null]));
    };
    const press = document.createElement('button');  // as a page button or a heading does
    press.dataset.set = JSON.stringify(changes);
    root.append(press); press.click(); press.remove();
    look();
})"""
DRAG = """([all]) => new Promise((done) => {
    const root = document.querySelector('.memokit-explorer'), begun = performance.now();
    let drawn = 0, last = 0;
    const see = new MutationObserver(() => { drawn += 1; last = performance.now() - begun; });
    see.observe(root.querySelector('.chart'), { childList: true });
    all.forEach((changes, n) => setTimeout(() => {
        const press = document.createElement('button');
        press.dataset.set = JSON.stringify(changes);
        root.append(press); press.click(); press.remove();
    }, 30 * n));
    const wait = () => performance.now() - begun > 30 * all.length + 1000 && performance.now() - begun - last > 2000
        ? (see.disconnect(), done([drawn, last - 30 * (all.length - 1)])) : setTimeout(wait, 50);
    wait();
})"""


SHOWN = {"counts": ".counts span", "table": ".table :is(p, tr)", "picture": ".chart svg"}
# When each is there, by the page's own clock: Playwright looks only every half second.
WATCH = """(parts) => {
    const begun = performance.now(), at = window.shownAt = {};
    const look = () => {
        for (const [name, what] of Object.entries(parts))
            if (!(name in at) && document.querySelector('.memokit-explorer ' + what)) at[name] = performance.now() - begun;
        if (Object.keys(at).length < Object.keys(parts).length) requestAnimationFrame(look);
    };
    look();
}"""


class Timed(Open):
    """A notebook that knows how long its explorer took to show, from the kernel's being up."""

    def run(self) -> None:
        self.page.evaluate(WATCH, SHOWN)
        super().run()

    @property
    def shown(self) -> dict[str, float]:
        """Seconds until each part was there."""
        found = self.page.evaluate("window.shownAt")
        return {name: found[name] / 1000 for name in SHOWN if name in found}


def many(n: int, folder: Path) -> None:
    """`n` memos made of the sample memos, on days of their own over three years, in one file."""
    corpus = mk.read(ROOT / "data")
    with (folder / "memos.jsonl").open("w", encoding="utf-8") as file:
        for number in range(n):
            memo = corpus.annotated[number % len(corpus)].memo
            day = date(2031, 1, 1) + timedelta(days=(number * 7) % 1000)
            text = f"{memo.text} It was report number {number}."
            file.write(
                json.dumps({"id": str(number), "date": day.isoformat(), "source": memo.source, "text": text})
                + "\n"
            )


def quantile(times: list[float], share: float) -> float:
    """The smallest of `times` that at least `share` of them do not exceed."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def load() -> str:
    """How busy the machine is: jobs that ran or waited, over the last minute."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


def open_all(lab: Lab, browser: Any) -> None:
    """Print how long each explorer of the sample memos takes to show, its kernel being up."""
    for notebook in moves(0):
        page = Timed(browser, lab, notebook)
        shown = ", ".join(f"{part} {seconds:.2f}" for part, seconds in page.shown.items())
        print(f"{notebook}: sample memos, seconds after the kernel was up: {shown} ({load()})", flush=True)
        page.page.evaluate("window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
        page.page.close()


def measure(n: int, rounds: int) -> None:
    """Print the figures for `n` memos."""
    with tempfile.TemporaryDirectory() as home, serve(Path(home)) as lab, chromium() as browser:
        for _ in range(1 if n else rounds):
            open_all(lab, browser)
        if not n:
            return
        folder = lab.root / "many"
        folder.mkdir()
        many(n, folder)
        (lab.root / "case").mkdir(exist_ok=True)
        (lab.root / "case" / "memos.json").write_text(json.dumps({"memos": [str(folder)]}), "utf-8")
        times: dict[str, list[float]] = {TEXT: [], PICTURE: [], TABLE: []}
        for notebook in moves(0):
            page = Timed(browser, lab, notebook, seconds=900)
            print(
                f"{notebook}: {n:,} memos read and shown in {page.shown['counts']:.1f} s ({load()})",
                flush=True,
            )
            for round_ in range(rounds + 1):
                play(page, notebook, round_, times)
            if "timeline" in notebook:
                dragged = [{"first": f"2031-03-{1 + day:02}"} for day in range(DRAGGED)]
                drawn, late = page.page.evaluate(DRAG, [dragged])
                print(
                    f"{DRAGGED} changes in {30 * DRAGGED} ms: {drawn} pictures, the last {late:.0f} ms after the last change"
                )
            page.page.close()
    times["all"] = [one for own in times.values() for one in own]
    for name, own in times.items():
        told = f"median {median(own):.0f} ms, 95th percentile {quantile(own, 0.95):.0f} ms, of {len(own)}"
        print(f"{name}: {told}")


def play(page: Open, notebook: str, round_: int, times: dict[str, list[float]]) -> None:
    """One round of the moves of a notebook; the first fills what is worked out once, and is not counted."""
    for changes, what in moves(round_)[notebook]:
        text, picture = page.page.evaluate(MOVE, [changes, what == PICTURE])
        page.settled()
        if round_:
            times[TABLE if what == TABLE else TEXT] += [text] if text is not None else []
            times[PICTURE] += [picture] if picture is not None else []
        shown = ", ".join(
            f"{name} {value:.0f}"
            for name, value in (("text", text), ("picture", picture))
            if value is not None
        )
        print(f"  {notebook[:2]} round {round_} {json.dumps(changes):60} {shown} ms ({load()})", flush=True)


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    measure(*(given + [MEMOS, ROUNDS][len(given) :]))
