"""How long a report on many memos takes, and how large its page is: `python bench/large_report.py [N_MEMOS] [--no-memos]`.

The memos are made, always the same: paragraphs of the sample memos put together anew, two words in five of them and
every surname changed, on the days of two years, from forty outlets, a twentieth of them copies. Printed: seconds, the
most memory that the report's own process took, the size of the page and of the folder, and the lines that say what
the page leaves out.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import memokit as mk
from memokit.lexicon import read_words
from memokit.reports import write_report

ROOT = Path(__file__).resolve().parents[1]
SEED, FIRST_DAY, DAYS, OUTLETS, COPIED, CHANGED = 20310301, date(2030, 1, 1), 730, 40, 0.05, 0.4
SYLLABLES = [
    "ba",
    "ber",
    "da",
    "del",
    "en",
    "far",
    "gor",
    "ha",
    "im",
    "ka",
    "lan",
    "mo",
    "ner",
    "or",
    "pa",
    "ri",
    "sel",
    "ta",
    "ul",
    "ver",
    "wen",
    "zo",
]
TYPES, SURNAMES = 20_000, 3_000
LEFT_OUT = re.compile(r">([^<>]*(?:tables/occurrences.parquet|left out|shown only in)[^<>]*)<")


class Maker:
    """Memos made of the sample memos' paragraphs."""

    def __init__(self) -> None:
        self.random = random.Random(SEED)
        corpus = mk.read(ROOT / "data")
        self.paragraphs = [p for text in corpus.memos["text"] for p in text.split("\n\n") if len(p) > 40]
        people = corpus.names[corpus.names["kind"] == "person"]["text"]
        self.people = {name.split()[-1] for name in people}
        self.kept = read_words("stop_words") | {
            w.lower() for w in re.findall(r"\w+", " ".join(corpus.quotes["cue"].dropna()))
        }
        self.words = [self._made(2 + n % 3) for n in range(TYPES)]
        self.surnames = [self._made(2).title() for _ in range(SURNAMES)]

    def _made(self, syllables: int) -> str:
        return "".join(self.random.choice(SYLLABLES) for _ in range(syllables))

    def _zipf(self, words: list[str]) -> str:
        return words[int(len(words) ** self.random.random()) - 1]

    def _word(self, match: re.Match[str]) -> str:
        word = match[0]
        if word in self.people:
            return self._zipf(self.surnames)
        if word.islower() and len(word) > 3 and word not in self.kept and self.random.random() < CHANGED:
            return self._zipf(self.words)
        return word

    def text(self) -> str:
        """A few paragraphs, their words changed."""
        chosen = self.random.choices(self.paragraphs, k=self.random.randint(1, 6))
        return "\n\n".join(re.sub(r"[A-Za-z]+", self._word, paragraph) for paragraph in chosen)

    def memos(self, number: int) -> Iterator[str]:
        """`number` memos, each with its date and outlet."""
        texts: list[str] = []
        for _ in range(number):
            copied = texts and self.random.random() < COPIED
            texts.append(self.random.choice(texts) if copied else self.text())
            day = FIRST_DAY + timedelta(self.random.randrange(DAYS))
            yield f"{day.day} {day:%B} {day.year}; Outlet {self.random.randrange(OUTLETS)}: {texts[-1]}\n"


def main() -> None:
    """Make the memos, the report, and print what it took."""
    parser = argparse.ArgumentParser()
    parser.add_argument("memos", nargs="?", type=int, default=2_000)
    parser.add_argument("--no-memos", action="store_true")
    parser.add_argument("--keep", metavar="DIR", help="make memos and report there and keep them")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(options.keep or temporary)
        memos = folder / f"memos-{options.memos}"
        if not memos.is_dir():
            memos.mkdir(parents=True)
            for number, memo in enumerate(Maker().memos(options.memos)):
                (memos / f"{number:06}.txt").write_text(memo, "utf-8")
        started = time.perf_counter()

        def tell(line: str) -> None:
            print(f"{time.perf_counter() - started:7.1f} s  {line}", file=sys.stderr, flush=True)

        out = write_report(
            [memos], out=folder / f"report-{options.memos}", memos=not options.no_memos, progress=tell
        )
        seconds = time.perf_counter() - started
        page = (out / "index.html").read_text("utf-8")
        own, kernels = (
            resource.getrusage(who).ru_maxrss / 1e6
            for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        )
        whole = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
        print(
            f"{options.memos:,} memos: {seconds:.0f} s; {own:.1f} GB, and {kernels:.1f} GB the largest kernel"
        )
        print(f"page {len(page.encode()) / 1e6:.1f} MB; folder {whole / 1e6:.0f} MB")
        told = [" ".join(found.split()) for found in LEFT_OUT.findall(page)]
        print("\n".join(list(dict.fromkeys(told))[:6]))


if __name__ == "__main__":
    main()
