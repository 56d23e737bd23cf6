"""How quick the explorers are: `python bench/explorers.py [N_MEMOS]`, in a real JupyterLab in Chromium.

The memos are the sample memos told again and again, on later days, by more outlets. Measured in the browser: from a
control's event to the changed counts or table (text), and to the changed chart where the chart changes (picture), over
all moves of all explorers. First drawing: from the kernel's going idle before the explorer's cell to the shown chart
of the sample memos.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "browser"))
from harness import Open, chromium, serve  # noqa: E402

import memokit as mk  # noqa: E402

ROUNDS = 3
MOVES = {
    "01_timeline.ipynb": [
        ({"first": "2031-02-01"}, True),
        ({"last": "2031-09-30"}, True),
        ({"by": "month"}, True),
        ({"words": "ceasefire"}, True),
        ({"words": "", "speaker": "Maren Solheim"}, True),
        ({"speaker": "", "row": 10}, True),
        ({"row": 5000}, False),
        ({"sort": "-date", "row": 0}, False),
        ({"first": "", "last": "", "by": "auto"}, True),
    ],
    "02_quotes.ipynb": [
        ({"first": "2031-02-01"}, True),
        ({"kind": "direct"}, False),
        ({"words": "treaty"}, False),
        ({"words": "", "kind": "", "speaker": "Maren Solheim"}, False),
        ({"speaker": "", "cue": "warned"}, False),
        ({"cue": "", "row": 20000}, False),
        ({"sort": "speaker", "row": 0}, False),
        ({"first": ""}, True),
    ],
    "03_keywords.ipynb": [
        ({"first": "2031-02-01"}, True),
        ({"words": "ceasefire"}, False),
        ({"view": "trend"}, True),
        ({"words": "dam, treaty"}, True),
        ({"words": "", "view": "stand out"}, True),
        ({"view": "top", "first": ""}, True),
    ],
    "04_read_a_memo.ipynb": [
        ({"find": "dam"}, False),
        ({"find": "", "words": "barley"}, False),
        ({"words": ""}, False),
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


def measure(n: int) -> None:
    """Print the figures for `n` memos."""
    with tempfile.TemporaryDirectory() as home, serve(Path(home)) as lab, chromium() as browser:
        folder = lab.root / "many"
        folder.mkdir()
        many(n, folder)
        (lab.root / "case").mkdir()
        (lab.root / "case" / "memos.json").write_text(json.dumps({"memos": [str(folder)]}), "utf-8")
        text: list[float] = []
        picture: list[float] = []
        for notebook, moves in MOVES.items():
            begun = time.perf_counter()
            page = Open(browser, lab, notebook, seconds=900)
            print(f"{notebook}: open, read and drawn in {time.perf_counter() - begun:.0f} s")
            for round_ in range(ROUNDS + 1):
                for changes, drawn in moves:
                    shown, chart = page.page.evaluate(MOVE, [changes, drawn])
                    page.settled()
                    if round_:  # the first round fills what is worked out once
                        text += [shown] if shown is not None else []
                        picture += [chart] if chart is not None else []
                    print(
                        f"  {notebook[:2]} {round_} {json.dumps(changes):60} text {shown and round(shown)} picture {chart and round(chart)}"
                    )
            page.page.close()
        for name, times in (("text and table", text), ("picture", picture), ("both", text + picture)):
            print(
                f"{name}: median {median(times):.0f} ms, 95th percentile {quantile(times, 0.95):.0f} ms, of {len(times)}"
            )


if __name__ == "__main__":
    measure(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
