"""How often a mention is linked to the right speaker, the mentions themselves given.

`quotes_quality.py` scores the whole path; here the annotated articles' own mentions, of direct and indirect
quotes, go into `link_speakers` alone, so that what is lost in linking stands apart from what is lost in finding.
A quarter of the articles, chosen by a hash of their names, is set apart: its figures stand apart.

    python bench/speakers_quality.py [FOLDER]        FOLDER holds measure/quotes (default ../shared)
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

from quotes_quality import ROOT, is_held_out, load_script

from memokit.language.names import find_names
from memokit.language.sentences import find_sentences
from memokit.language.speakers import link_speakers
from memokit.language.tokens import find_tokens
from memokit.model import Memo, Quote

KINDS = ("name", "pronoun", "nominal")


def link(article: dict[str, Any]) -> list[tuple[dict[str, Any], Quote]]:
    """Each annotated quote of an article with ours, its speaker linked."""
    memo = Memo(article["doc_id"], article["text"], language="en", date=article["date"])
    sentences = find_sentences(memo.text)
    names = find_names(memo, find_tokens(memo.text), sentences)
    rows = sorted(article["quotes"], key=lambda row: (row["start"], row["end"]))
    quotes = []
    for row in rows:
        mention = (row["speaker_start"], row["speaker_end"]) if row["speaker_start"] is not None else None
        quotes.append(Quote(((row["start"], row["end"]),), row["kind"], None, mention))
    found, _ = link_speakers(memo, sentences, tuple(quotes), names)
    return list(zip(rows, found, strict=True))


def is_right(script: ModuleType, row: dict[str, Any], quote: Quote) -> bool:
    """Whether the speaker is the annotated one, as the articles' own script counts it."""
    keys = script.name_keys(row["speaker_resolved"]) | {k.casefold() for k in row.get("speaker_keys") or ()}
    alike = script.name_keys(quote.speaker) & keys
    return bool(alike) and not script.clash(quote.speaker, row["speaker_resolved"])


def main() -> None:
    """Print the share of direct quotes whose speaker is right, by the kind of mention."""
    parser = ArgumentParser(description="score the linking of speakers")
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT.parent / "shared")
    place = parser.parse_args().folder / "measure" / "quotes"
    if not (place / "dev.jsonl").is_file():
        print(f"{place}: no dev.jsonl there; give the folder that holds measure/quotes; nothing was scored")
        return
    script = load_script(place / "score.py")
    articles = script.read(place / "dev.jsonl")
    print(f"{'':26s}{'all':>14s}" + "".join(f"{kind:>14s}" for kind in KINDS))
    for title, held in {"looked at": False, "set apart": True}.items():
        own = [article for article in articles if is_held_out(article["doc_id"]) == held]
        asked: Counter[str] = Counter()
        right: Counter[str] = Counter()
        for row, quote in (pair for article in own for pair in link(article)):
            if row["kind"] == "direct" and row["speaker_resolved"]:
                for kind in ("all", row["speaker_type"]):
                    asked[kind] += 1
                    right[kind] += is_right(script, row, quote)
        shares = [f"{100 * right[kind] / asked[kind]:.1f} ({asked[kind]})" for kind in ("all", *KINDS)]
        print(f"{f'{title} ({len(own)})':26s}" + "".join(f"{share:>14s}" for share in shares))


if __name__ == "__main__":
    main()
