"""How often time expressions are right: F1 in per cent, documents looked at and set apart apart.

    python bench/times_quality.py [FOLDER]

FOLDER holds `dev.input.jsonl`, `dev.jsonl`, `probe.jsonl` and their `score.py`; without it, it is
`../shared/measure/times` beside the project. Memos go in by the JSON Lines door, rows come out of the times
table. A quarter of the documents, chosen by a hash of their names, is set apart: only totals are printed.
"""

from __future__ import annotations

import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import memokit as mk

HERE = Path(__file__).resolve().parents[1]
FOLDER = HERE.parent / "shared" / "measure" / "times"
MEASURES = ("strict", "relaxed", "value", "day", "dayset")
HELD_OUT_BELOW = 64
"""A document whose name's SHA-256 begins with a byte below this is set apart."""


def held_out(name: str) -> bool:
    """Whether the document of that name belongs to the quarter that is set apart."""
    return sha256(name.encode()).digest()[0] < HELD_OUT_BELOW


def predict(gold: list[dict[str, object]], folder: Path) -> list[dict[str, object]]:
    """The times of each document, read through the JSON Lines door, in the shape that the script scores."""
    door = folder / "memos.jsonl"
    lines = [
        json.dumps({"id": d["doc_id"], "date": d["dct"], "text": d["text"], "language": "en"}) for d in gold
    ]
    door.write_text("\n".join(lines), "utf-8")
    times = mk.read(door).times
    found: dict[str, list[dict[str, object]]] = {str(d["doc_id"]): [] for d in gold}
    for memo, start, end, type_, value in zip(
        times["memo_id"], times["start"], times["end"], times["type"], times["value"], strict=True
    ):
        found[memo].append({"start": int(start), "end": int(end), "type": type_, "value": value})
    return [{"doc_id": name, "timexes": timexes} for name, timexes in found.items()]


def scores(gold: list[dict[str, object]], script: Path) -> dict[str, float]:
    """F1 in per cent by measure, by the collection's own script."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for stem, rows in (("gold", gold), ("pred", predict(gold, folder))):
            (folder / f"{stem}.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
        command = [
            sys.executable,
            str(script),
            str(folder / "gold.jsonl"),
            str(folder / "pred.jsonl"),
            "--json",
        ]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return {name: 100 * values["f"] for name, values in json.loads(printed)["scores"].items()}


def probe(gold: list[dict[str, object]], folder: Path) -> list[str]:
    """The probe sentences that are wrong: an expression missed or of another value, or one where there is none."""
    wrong = []
    for document, predicted in zip(gold, predict(gold, folder), strict=True):
        wanted = {(t["start"], t["end"], t["value"]) for t in document["timexes"]}  # type: ignore[attr-defined]
        found = {(t["start"], t["end"], t["value"]) for t in predicted["timexes"]}  # type: ignore[attr-defined]
        if wanted - found or (found and not wanted):
            wrong.append(str(document["doc_id"]))
    return wrong


def main() -> None:
    """Print a row a part of the collection, and how many probe sentences are right."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    if not (folder / "dev.jsonl").exists():
        print(f"{folder}: no annotated articles there; give their folder as the argument")
        return
    gold = [json.loads(line) for line in (folder / "dev.jsonl").read_text("utf-8").splitlines() if line]
    print(f"{'F1 in per cent':26s}" + "".join(f"{name:>9s}" for name in MEASURES))
    parts = {"all": gold}
    for label, wanted in (("looked at", False), ("set apart", True)):
        parts[label] = [d for d in gold if held_out(d["doc_id"]) is wanted]
    for label, part in parts.items():
        found = scores(part, folder / "score.py")
        print(f"{f'{label} ({len(part)})':26s}" + "".join(f"{found[name]:9.1f}" for name in MEASURES))
    lines = (folder / "probe.jsonl").read_text("utf-8").splitlines()
    sentences = [json.loads(line) for line in lines if line]
    with TemporaryDirectory() as name:
        wrong = probe(sentences, Path(name))
    print(
        f"probe: {len(sentences) - len(wrong)} of {len(sentences)} right; wrong: {', '.join(wrong) or 'none'}"
    )


if __name__ == "__main__":
    main()
