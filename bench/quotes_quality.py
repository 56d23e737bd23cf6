"""How often quotes and speakers are right, scored on annotated articles that are not part of the project.

The articles go in by the JSON Lines door, as an analyst's memos would; the exported rows are brought into the
shape that the articles' own script scores. A quarter of the articles, chosen by a hash of their names, is
set apart: its figures stand apart.

    python bench/quotes_quality.py [FOLDER]          the totals; FOLDER holds measure/quotes (default ../shared)
    python bench/quotes_quality.py FOLDER --save OUT  the predictions too, one line a looked-at article
    python bench/quotes_quality.py FOLDER --classes   what goes wrong in the looked-at articles, by class
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from hashlib import sha256
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

import pandas as pd

import memokit as mk

ROOT = Path(__file__).resolve().parents[1]
HELD_OUT_BELOW = 64
"""An article whose name's SHA-256 begins with a byte below this one is set apart: a quarter of all."""
FIGURES = {
    "direct": ("direct_overlap80", "F1"),
    "exact": ("direct_exact", "F1"),
    "mention": ("e2e", "F1"),
    "resolved": ("e2e_resolved", "F1"),
    "all": ("all_contents50", "F1"),
    "cue": ("cue_direct", "acc"),
}
WANTED = {
    "floor, unseen articles": (96.5, 95.5, 93, 86, 70, 95),
    "goal, unseen articles": (97.5, 96.5, 95, 90, 74, 97),
}


def is_held_out(doc_id: str) -> bool:
    """Whether an article is one of the quarter that nobody looks at."""
    return sha256(doc_id.encode()).digest()[0] < HELD_OUT_BELOW


def predict(articles: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """What memokit finds in each article, by its id, in the shape that is scored."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        rows = [{"id": a["doc_id"], "date": a["date"], "text": a["text"]} for a in articles]
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        quotes = mk.read(path).quotes
    texts = {a["doc_id"]: a["text"] for a in articles}
    found: dict[str, dict[str, Any]] = {name: {"doc_id": name, "quotes": []} for name in texts}
    for row in quotes.to_dict("records"):
        found[row["memo_id"]]["quotes"] += _entries(row, texts[row["memo_id"]])
    return found


def _entries(row: dict[str, Any], text: str) -> list[dict[str, Any]]:
    """One entry a span of a row of `quotes`; a mixed row all of whose words stand in marks is direct."""
    known = {name: None if pd.isna(row[name]) else row[name] for name in ("cue", "speaker")}
    places = [None if pd.isna(row[name]) else int(row[name]) for name in ("mention_start", "mention_end")]
    kind = row["kind"]
    if kind == "mixed" and all(_in_marks(text, start, end) for start, end in row["spans"]):
        kind = "direct"
    return [
        {
            "start": int(start),
            "end": int(end),
            "kind": kind,
            "speaker_start": places[0],
            "speaker_end": places[1],
            **known,
        }
        for start, end in row["spans"]
    ]


def _in_marks(text: str, start: int, end: int) -> bool:
    """Whether a span stands between two marks with none inside it."""
    before, after = text[max(0, start - 2) : start], text[end : end + 3]
    marks = "\"“”„«»‘'`"
    return (
        any(m in before for m in marks)
        and any(m in after for m in marks)
        and not set(text[start:end]) & set('"“”')
    )


def load_script(path: Path) -> ModuleType:
    """The articles' own script as a module; nothing is written beside it."""
    spec = spec_from_loader("score", SourceFileLoader("score", str(path)))
    if spec is None or spec.loader is None:
        raise ImportError(path)
    script = module_from_spec(spec)
    sys.dont_write_bytecode = True
    spec.loader.exec_module(script)
    return script


def figures(
    script: ModuleType, articles: list[dict[str, Any]], found: dict[str, dict[str, Any]]
) -> list[float]:
    """The six figures, in per cent, in the order of `FIGURES`."""
    result = script.score(articles, found)
    return [100 * (result[name][part] or 0) for name, part in FIGURES.values()]


def print_classes(
    script: ModuleType, articles: list[dict[str, Any]], found: dict[str, dict[str, Any]]
) -> None:
    """Shares that are right by kind of content and of mention, and why contents are missed or wrong."""
    result = script.score(articles, found)
    for title, name in {
        "contents found, by their kind": "all_recall_by_gold_kind",
        "contents right, by our kind": "all_precision_by_pred_kind",
        "mention right on direct quotes, by its kind": "speaker_mention",
        "speaker right on direct quotes, by its mention's kind": "speaker_resolved",
    }.items():
        shares = [
            f"{kind} {100 * (part['acc'] or 0):.1f} (of {part['n']})" for kind, part in result[name].items()
        ]
        print(f"{title:54s}{', '.join(shares)}")
    missed, wrong = _apart(script, articles, found)
    print(f"{'contents missed, with nothing there and cut otherwise':54s}{missed[0]} and {missed[1]}")
    print(f"{'contents too many, with nothing there and cut otherwise':54s}{wrong[0]} and {wrong[1]}")


def _apart(
    script: ModuleType, articles: list[dict[str, Any]], found: dict[str, dict[str, Any]]
) -> tuple[list[int], list[int]]:
    """How many annotated contents, and how many of ours, match nothing: where nothing overlaps, and where something does."""
    missed, wrong = [0, 0], [0, 0]
    for article in articles:
        text = article["text"]
        regions = script.quoted_regions(text)
        gold = script.units(text, article["quotes"], regions, False)
        ours = script.units(text, found[article["doc_id"]]["quotes"], regions, False)
        pairs = script.match(gold, ours, 0.5)
        for units, others, matched, counts in (
            (gold, ours, {a for a, _ in pairs}, missed),
            (ours, gold, {b for _, b in pairs}, wrong),
        ):
            for number, unit in enumerate(units):
                if number not in matched:
                    counts[any(o[0] < unit[1] and unit[0] < o[1] for o in others)] += 1
    return missed, wrong


def main() -> None:
    """Print a row of figures for the articles that may be looked at, and one for those that may not."""
    parser = ArgumentParser(description="score quotes and speakers")
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--save", type=Path, help="write what was found in the looked-at articles here")
    parser.add_argument("--classes", action="store_true", help="what goes wrong, by class")
    options = parser.parse_args()
    place = options.folder / "measure" / "quotes"
    if not (place / "dev.jsonl").is_file():
        print(f"{place}: no dev.jsonl there; give the folder that holds measure/quotes; nothing was scored")
        return
    script = load_script(place / "score.py")
    articles = script.read(place / "dev.jsonl")
    found = predict(articles)
    groups = {"looked at": False, "set apart": True}
    print(f"{'':26s}" + "".join(f"{name:>10s}" for name in FIGURES))
    for title, held in groups.items():
        own = [a for a in articles if is_held_out(a["doc_id"]) == held]
        row = figures(script, own, found)
        print(f"{f'{title} ({len(own)})':26s}" + "".join(f"{value:10.1f}" for value in row))
        if options.save and not held:
            lines = [json.dumps(found[a["doc_id"]]) + "\n" for a in own]
            options.save.write_text("".join(lines), "utf-8")
    if options.classes:
        print_classes(script, [a for a in articles if not is_held_out(a["doc_id"])], found)
    for title, wanted in WANTED.items():
        print(f"{title:26s}" + "".join(f"{value:10.1f}" for value in wanted))


if __name__ == "__main__":
    main()
