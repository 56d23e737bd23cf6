"""How long reading takes: plain text against opening and decoding, HTML against the extractor alone, and growth.

    python bench/reading.py [MEGABYTES…]

Text: files of invented memos are read, and the same files opened and decoded as UTF-8: memos as short as they are,
documents of 6,000 characters, the same without a header and with front matter, the sample folder with its many kinds of header, and the
documents of an office that are not part of this project, where they lie beside it, and these without front matter. HTML: saved pages of those memos
are read, and handed to trafilatura alone. Growth: one file of 1 and one of 10 megabytes, and seconds a megabyte
(give 1 10 100 for a larger one). The two sides are run in turn on one core, the shortest of several rounds, time of
the processor.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from trafilatura import extract

from memokit.reading import read

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 9
N_TEXTS, N_DOCUMENTS, N_PAGES = 1000, 300, 60
DOCUMENT = 6_000
"""So many characters has a document of usual length."""
OFFICE = ROOT.parent / "shared" / "memos" / "whitehouse"
MENU = "<nav>" + "".join(f"<a href='/{n}'>Section {n}</a>" for n in range(30)) + "</nav>"


def sample_memos() -> list[tuple[str, str, str]]:
    """Date, source and text of each dated sample memo."""
    memos = read([ROOT / "data"]).memos
    return [(memo.date, memo.source or "NORTHWIRE", memo.text) for memo in memos if memo.day]  # type: ignore[misc]


def shortest(*runs: Callable[[], object]) -> list[float]:
    """The shortest time of each, run in turn."""
    found = [float("inf")] * len(runs)
    for _ in range(ROUNDS):
        for number, run in enumerate(runs):
            begun = process_time()
            run()
            found[number] = min(found[number], process_time() - begun)
    return found


def write_texts(folder: Path, memos: list[tuple[str, str, str]], shape: str, n: int, length: int = 0) -> Path:
    """A folder of plain text files, each one memo with its header: at least so long, by repeating others."""
    folder.mkdir()
    for number in range(n):
        day, source, text = memos[number % len(memos)]
        step = 0
        while len(text) < length:
            step += 1
            text += "\n\n" + memos[(number + step) % len(memos)][2]
        words = shape.format(day=day, source=source, text=text[: length or None], number=number)
        (folder / f"{number:04d}.txt").write_text(words, "utf-8", newline="")
    return folder


def cut_front_matter(folder: Path) -> Path:
    """The documents of the office without their front matter, under names that tell nothing: titles and prose."""
    folder.mkdir()
    for number, file in enumerate(sorted(OFFICE.glob("*.md"))):
        whole = file.read_text("utf-8")
        body = whole.partition("\n---\n")[2] if whole.startswith("---") else whole
        (folder / f"doc-{number}.txt").write_text(body, "utf-8", newline="")
    return folder


def write_pages(folder: Path, memos: list[tuple[str, str, str]]) -> list[Path]:
    """Saved pages of several memos each, as long as a page of news is: a menu, an article, a foot."""
    folder.mkdir()
    for number in range(N_PAGES):
        day, source, _ = memos[number % len(memos)]
        texts = [memos[(number + step) % len(memos)][2] for step in range(5)]
        words = "".join(f"<p>{escape(part)}</p>" for text in texts for part in text.split("\n\n"))
        linked = json.dumps({"@type": "NewsArticle", "headline": f"Day {number}", "datePublished": day})
        head = f"<title>Day {number}</title><script type='application/ld+json'>{linked}</script>"
        whole = f"<!doctype html><html lang='en'><head>{head}</head><body>{MENU}<article><h1>Day {number}</h1><p><time datetime='{day}'>{day}</time> {source}</p>{words}</article></body></html>"
        (folder / f"{number:04d}.html").write_text(whole, "utf-8")
    return sorted(folder.iterdir())


def open_and_decode(files: Iterable[Path]) -> int:
    """The least that reading text can be."""
    total = 0
    for file in files:
        with open(file, "rb") as opened:  # noqa: PTH123 -- the quickest way, so that the ratio is a hard one
            total += len(opened.read().decode("utf-8"))
    return total


def ratio(label: str, ours: float, theirs: float, n: int) -> None:
    """A row: both times, and how many times the other ours is."""
    print(f"{label:34s}{n:6d} files {ours * 1000:8.1f} ms {theirs * 1000:8.1f} ms {ours / theirs:6.2f} ×")


def growth(folder: Path, memos: list[tuple[str, str, str]], sizes: Iterable[int]) -> None:
    """Seconds a megabyte of one file, by its size."""
    kinds: dict[str, Callable[[str, str, str], str]] = {
        "txt": lambda day, source, text: f"{day}; {source}: {text}\n\n",
        "jsonl": lambda day, source, text: json.dumps({"date": day, "source": source, "text": text}) + "\n",
        "csv": lambda day, source, text: f'{day},{source},"{text.replace(chr(34), chr(34) * 2)}"\n',
    }
    for kind, shape in kinds.items():
        block = "".join(shape(*memo) for memo in memos)
        for size in sizes:
            file = folder / f"large.{kind}"
            head = "date,source,text\n" if kind == "csv" else ""
            file.write_text(head + block * (size * 1_000_000 // len(block) + 1), "utf-8", newline="")
            megabytes = file.stat().st_size / 1e6
            begun = process_time()
            n = len(read([file]).memos)
            seconds = process_time() - begun
            print(
                f"{kind:6s}{megabytes:8.1f} MB {n:8d} memos {seconds:8.2f} s {seconds / megabytes:8.3f} s a MB"
            )
            file.unlink()


def main() -> None:
    """Print the ratios, then the growth."""
    sizes = [int(word) for word in sys.argv[1:]] or [1, 10]
    memos = sample_memos()
    with TemporaryDirectory() as name:
        folder = Path(name)
        plain = "{day}; {source}: {text}\n\n{number}\n"
        front = "---\ntitle: Day {number}\ndate: {day}\nsource: {source}\n---\n\n{text}\n"
        folders = {
            "short memos": write_texts(folder / "short", memos, plain, N_TEXTS),
            "documents": write_texts(folder / "long", memos, plain, N_DOCUMENTS, DOCUMENT),
            "documents, no header": write_texts(folder / "bare", memos, "{text}\n", N_DOCUMENTS, DOCUMENT),
            "documents, front matter": write_texts(folder / "front", memos, front, N_DOCUMENTS, DOCUMENT),
            "sample folder": ROOT / "data",
            "documents of an office": OFFICE,
            "the same, front matter cut off": cut_front_matter(folder / "cut"),
        }
        for label, texts in folders.items():
            files = sorted(texts.iterdir()) if texts.is_dir() else []
            if files:
                ratio(
                    label,
                    *shortest(lambda t=texts: read([t]), lambda f=files: open_and_decode(f)),
                    len(files),
                )  # type: ignore[misc]
        pages = write_pages(folder / "pages", memos)
        times = shortest(
            lambda: read([folder / "pages"]), lambda: [extract(page.read_text("utf-8")) for page in pages]
        )
        ratio("HTML, to trafilatura alone", *times, len(pages))
        growth(folder, memos, sizes)


if __name__ == "__main__":
    main()
