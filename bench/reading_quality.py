"""How often the header of a document is right: date, source and title, against a list of what is true.

    python bench/reading_quality.py [FOLDER]

FOLDER holds documents, and `FOLDER.truth.jsonl` beside it their file, date, source and title; without it, it is
`../shared/memos/whitehouse` beside the project. The documents are read as they are; with their front matter cut
off; and so under names that tell nothing, where a date can come from the text alone. A quarter of them, chosen by
a hash of their names, is counted apart.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from memokit.model import Memo
from memokit.reading import read

HERE = Path(__file__).resolve().parents[1]
FOLDER = HERE.parent / "shared" / "memos" / "whitehouse"
HELD_OUT_BELOW = 64
"""A document whose name's SHA-256 begins with a byte below this is counted apart."""
SHOWN = 5
_INVISIBLE = dict.fromkeys(map(ord, "\u2060\u200b\u200e\ufffc"))
_FRONT = re.compile(r"---\n.*?^---\n", re.DOTALL | re.MULTILINE)

Truth = dict[str, str]


def held_out(name: str) -> bool:
    """Whether the document of that name belongs to the quarter that is counted apart."""
    return sha256(name.encode()).digest()[0] < HELD_OUT_BELOW


def folded(words: str | None) -> str:
    """Words as the truth is compared: NFKC, without invisible marks, white space folded."""
    return " ".join(unicodedata.normalize("NFKC", words or "").translate(_INVISIBLE).split())


def same(memo: Memo | None, truth: Truth, field: str) -> bool:
    """Whether a field of the memo is what is true."""
    if memo is None:
        return False
    if field == "date":
        return memo.date == truth["date"]
    return folded(getattr(memo, field)) == folded(truth[field])


def misdated(memo: Memo | None, truth: Truth) -> bool:
    """Whether the memo has a date that contradicts the true one, as far as it tells."""
    if memo is None or memo.date is None:
        return False
    true = truth["date"]
    return memo.date[4:] != true[4:] if memo.date.startswith("XXXX") else not true.startswith(memo.date)


def read_documents(documents: Iterable[tuple[str, str]], name: Callable[[int, str], str]) -> dict[str, Memo]:
    """The memo of each document (file, text), read from a folder under the name that `name` gives it."""
    with TemporaryDirectory() as folder:
        names = {}
        for number, (file, text) in enumerate(documents):
            names[name(number, file)] = file
            (Path(folder) / name(number, file)).write_text(text, "utf-8", newline="")
        return {names[memo.path or ""]: memo for memo in read([folder]).memos}


def report(label: str, found: dict[str, Memo], truths: list[Truth]) -> None:
    """A row: the share of right fields, and how many dates are found, wrong, or missing."""
    pairs = [(found.get(truth["file"]), truth) for truth in truths]
    shares = [
        100 * sum(same(*pair, field) for pair in pairs) / len(pairs) for field in ("date", "title", "source")
    ]
    wrong = [truth["file"] for memo, truth in pairs if misdated(memo, truth)]
    undated = sum(memo is None or memo.date is None for memo, _ in pairs)
    print(
        f"{f'{label} ({len(pairs)})':44s}"
        + "".join(f"{s:8.1f}" for s in shares)
        + f"{len(wrong):8d}{undated:8d}"
    )
    for file in wrong[:SHOWN]:
        print(f"    wrong date: {file}: {found[file].date} ({found[file].date_rule})")


def main() -> None:
    """Print a row a way of reading and part of the collection."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    listed = folder.parent / f"{folder.name}.truth.jsonl"
    if not listed.exists():
        print(f"{listed}: no list of what is true there; give the folder of the documents as the argument")
        return
    truths = [json.loads(line) for line in listed.read_text("utf-8").splitlines() if line]
    whole = [(truth["file"], (folder / truth["file"]).read_text("utf-8")) for truth in truths]
    cut = [(file, _FRONT.sub("", text, count=1)) for file, text in whole]
    ways = {
        "as they are": read_documents(whole, lambda _, file: file),
        "front matter cut off": read_documents(cut, lambda _, file: file),
        "cut off, named doc-1, doc-2, …": read_documents(cut, lambda number, _: f"doc-{number}.md"),
    }
    heads = ("date %", "title %", "source %", "wrong", "undated")
    print(f"{'':44s}" + "".join(f"{head:>8s}" for head in heads))
    for label, found in ways.items():
        for part, wanted in (("", False), (", counted apart", True)):
            report(label + part, found, [truth for truth in truths if held_out(truth["file"]) is wanted])


if __name__ == "__main__":
    main()
