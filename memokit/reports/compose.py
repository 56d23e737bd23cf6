"""From executed notebooks and a corpus to the files of a report: page, tables, figures. Nothing is run here.

The same notebooks and corpus give the same bytes, so that `check` composes a report again and compares.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from markupsafe import Markup
from nbformat import NotebookNode

from memokit.corpus import Corpus
from memokit.measures import key_in, occurrences
from memokit.measures.occurrences import COPIED
from memokit.reports import receipt as receipts
from memokit.reports.compare import Comparison, Side, compare_sides, keep_side
from memokit.reports.disagree import disagreements
from memokit.reports.doors import Doors, frame_of
from memokit.reports.figures import drawings, write_figures
from memokit.reports.markup import own
from memokit.reports.news import news_of
from memokit.reports.opening import day_words, happened, in_short
from memokit.reports.page import READ, Page, Part, part, pieces, ranked
from memokit.reports.receipt import Receipt, hash_file
from memokit.reports.run import Failure
from memokit.reports.sources import Sources, cited_by, sources
from memokit.reports.tables import hash_of, rounded, shown_tables, whole_tables, write_tables

NO_OUTLET = "(no outlet)"
SINCE = "since"
"""The folder of a report with a copy of the earlier one that it was compared to."""
FILES = ("index.html", "tables/*.*", "tables/shown/*.*", "figures/*.*", "since/*.*", "since/tables/*.*")


@dataclass(frozen=True)
class Material:
    """What a report is composed of: `corpus` is the part of all memos that it is about."""

    title: str
    corpus: Corpus
    notebooks: Sequence[tuple[str, NotebookNode]]
    failure: Failure | None = None
    memos: bool = True
    """Whether the memos' text stands in the page."""
    checked: int = 0
    """How many verdicts of the analyst are used."""
    since: Side | None = None
    """The earlier report that this one opens with a comparison to."""


def compose(material: Material, folder: Path, receipt: Receipt) -> Receipt:
    """Write `index.html`, `tables/` and `figures/` into `folder`; `receipt` with a hash of each."""
    corpus = material.corpus
    doors = Doors(corpus)
    receipt = {**receipt, "report": {"title": material.title, "memos": len(corpus), **period(corpus)}}
    whole = {name: rounded(frame) for name, frame in whole_tables(corpus, texts=material.memos).items()}
    news = _news(material.since, Side(receipt, whole), folder) if material.since else None
    whole |= {f"new_{name}": rounded(frame) for name, frame in news.tables.items()} if news else {}
    lead = tuple(_lead(material, doors))
    told = enumerate(in_short(whole, period(corpus)["as_of"]))
    short = tuple(Markup(own(piece, f"short-{n}", doors.anchor)) for n, piece in told)
    parts = list(_parts(material, doors, news, whole))
    read = _read(material, doors)
    write_tables(whole, folder / "tables")
    write_tables({"occurrences": frame_of(doors)}, folder / "tables")
    shown = {**{p.id.removeprefix("notebook-"): p.pieces for p in parts}, READ: read}
    seen = dict(_named(shown, shown_tables))
    write_tables(seen, folder / "tables" / "shown")
    drawn = {name: _outward(svg) for name, svg in _named(shown, drawings)}
    write_figures(drawn, folder / "figures")
    listed = doors.listed()
    annex = sources(corpus, listed, whole=material.memos)
    receipt = {
        **receipt,
        "tables": {n: _table(f) for n, f in {**whole, **{f"shown/{n}": f for n, f in seen.items()}}.items()},
    }
    page = Page(
        title=material.title,
        lead=lead,
        short=short,
        failure=material.failure,
        parts=parts,
        sources=annex.shown,
        sources_line=_sources_line(annex, len(corpus), material.memos),
        doors=listed,
        abouts={source.number: cited_by(corpus, source.number) for source in annex.shown},
        read=read,
        receipt=receipts.as_html(receipt),
    )
    (folder / "index.html").write_text(page.render(), "utf-8", errors="replace", newline="\n")
    files = sorted(path for name in FILES for path in folder.glob(name))
    return {**receipt, "files": {path.relative_to(folder).as_posix(): hash_file(path) for path in files}}


def _table(frame: pd.DataFrame) -> dict[str, Any]:
    return {"rows": len(frame), "sha256": hash_of(frame)}


def period(corpus: Corpus) -> dict[str, str | None]:
    """The first and last day of the memos; the last one is the report's as-of date, never the clock's."""
    days = corpus.days[~np.isnat(corpus.days)]
    first, last = (str(days.min()), str(days.max())) if len(days) else (None, None)
    return {"first_day": first, "as_of": last}


def _lead(material: Material, doors: Doors) -> Iterator[Markup]:
    corpus, days = material.corpus, period(material.corpus)
    link = _Link(doors, corpus)
    memos = link(f"{len(corpus):,} memos" if len(corpus) != 1 else "1 memo", memos="all")
    undated = int(np.isnat(corpus.days).sum())
    rest = (
        Markup(", {} of them without a day").format(link(f"{undated:,}", period="undated")) if undated else ""
    )
    if days["as_of"]:
        first, last = (day_words(str(days[name])) for name in ("first_day", "as_of"))
        days_told = last if first == last else f"from {first} to {last}"
        line = "{}{}, the others dated {}." if rest else "{}{}, dated {}."
        line += " As of {}, the date of the latest memo." if first != last or rest else " As of that day."
        yield Markup(line).format(memos, rest, days_told, last)
    else:
        yield Markup("{}, none of them dated to a day; so there is no as-of date.").format(memos)
    problems = corpus.problems
    other = int((problems["code"] == "not_english").sum())
    if other:
        line = '<a href="#read">{}</a> not in English: days, names and quotes are looked for in English only.'
        yield Markup(line).format("1 memo is" if other == 1 else f"{other:,} memos are")
    if len(problems):
        line = '<a href="#read">{}</a> in reading; nothing was dropped in silence.'
        yield Markup(line).format(f"{len(problems):,} problem{'s' * (len(problems) != 1)}")


class _Link:
    """A number of our own as a door."""

    def __init__(self, doors: Doors, corpus: Corpus) -> None:
        self.doors, self.corpus = doors, corpus

    def __call__(self, words: str, **parts: str) -> Markup:
        anchor = self.doors.anchor(key_in(self.corpus, **parts))
        return Markup('<a href="#{}">{}</a>').format(anchor, words) if anchor else Markup(escape(words))


def _news(old: Side, new: Side, folder: Path) -> Comparison:
    keep_side(old, folder / SINCE)
    return compare_sides(old, new)


def news_part(news: Comparison, doors: Doors | None) -> Part:
    """The section that says what is new, its numbers and memos doors where there are any."""
    resolve = doors.anchor if doors else lambda key: None
    told = enumerate(news_of(news))
    return Part("new", "What is new", tuple(Markup(own(piece, f"new-{n}", resolve)) for n, piece in told))


def _parts(
    material: Material, doors: Doors, news: Comparison | None, whole: Mapping[str, pd.DataFrame]
) -> Iterator[Part]:
    """The sections in the reader's order: what is new, what happened, when, who, what, where memos disagree, sources."""
    if news:
        yield news_part(news, doors)
    yield _own_part("events", "What happened?", happened(whole["events"]), doors)
    notebooks = dict(material.notebooks)
    for name in ranked(list(notebooks)):
        yield part(name, notebooks[name], doors.anchor, material.failure)
    yield _own_part("disagree", "Where do memos disagree?", disagreements(dict(whole)), doors)
    yield Part("outlets", "About the sources", tuple(_outlets(material, doors)))


def _own_part(id: str, title: str, told: Iterable[str], doors: Doors) -> Part:
    """A section made of the report's own tables."""
    return Part(
        id, title, tuple(Markup(own(piece, f"{id}-{n}", doors.anchor)) for n, piece in enumerate(told))
    )


def _outlets(material: Material, doors: Doors) -> Iterator[Markup]:
    """A short statement: how many memos and copies, of which outlets, from when to when, machine-read or checked."""
    corpus = material.corpus
    link = _Link(doors, corpus)
    rows = []
    names = pd.Series(corpus.sources.astype("str").fillna("") if len(corpus) else [], dtype="str")
    names = names.where(~pd.isna(corpus.sources), "") if len(corpus) else names
    days = pd.Series(corpus.days).groupby(names.to_numpy(object)).agg(["size", "min", "max"])
    for name in sorted(days.index, key=lambda name: (not name, name.lower())):
        n, first, last = days.loc[name]
        span = [str(day.date()) for day in (first, last)] if pd.notna(first) else ["–", "–"]
        count = link(f"{n:,}", source=name)
        rows.append([Markup(escape(name or NO_OUTLET)), count, *map(Markup, span)])
    outlets = int((pd.unique(names) != "").sum())
    memos = link(f"{len(corpus):,} memo{'s' * (len(corpus) != 1)}", memos="all")
    known = json.dumps(sorted(set(names) - {""}), ensure_ascii=False)
    told = f"{outlets:,} outlet{'s' * (outlets != 1)}"
    yield Markup("<p>{} from {}.</p>").format(
        memos, link(told, sources=known) if outlets else "no outlet named"
    )
    copied = len(occurrences(corpus, key_in(corpus, memos=COPIED)))
    if copied:
        told = f"{copied:,} of them {'are' if copied > 1 else 'is'} mostly copied"
        line = "<p>{} from earlier memos, at least half of their words: what they tell is no account of its own.</p>"
        yield Markup(line).format(link(told, memos=COPIED))
    yield html_table(["outlet", "memos", "first", "last"], rows)
    if material.checked:
        yield Markup("<p>{} verdicts of the analyst are used; everything else is machine-read.</p>").format(
            f"{material.checked:,}"
        )
    else:
        yield Markup(
            "<p>Every quote, name and day is machine-read; none was checked by a person for this report.</p>"
        )


def html_table(heads: Sequence[str], rows: Sequence[Sequence[Markup]]) -> Markup:
    """A small table of our own, its cells HTML already."""
    head = "".join(f"<th>{escape(words)}</th>" for words in heads)
    body = "".join("<tr>" + "".join(f'<td dir="auto">{cell}</td>' for cell in row) + "</tr>" for row in rows)
    return Markup(
        f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _read(material: Material, doors: Doors) -> tuple[Markup, ...]:
    notebooks = dict(material.notebooks)
    if READ in notebooks:
        return tuple(pieces(READ, notebooks[READ], doors.anchor, material.failure))
    problems = material.corpus.problems
    if not len(problems):
        return (Markup("<p>Every file was read and every memo dated.</p>"),)
    rows = [
        [Markup(escape(str(cell))) for cell in row]
        for row in problems[["path", "message"]].fillna("").itertuples(index=False)
    ]
    return (html_table(["file", "what happened"], rows),)


def _named(shown: Mapping[str, Sequence[Markup]], find: Any) -> Iterator[tuple[str, Any]]:
    """What `find` finds in the pieces of each section, named by the section and its number there."""
    for name, shown_there in shown.items():
        for number, found in enumerate((one for piece in shown_there for one in find(str(piece))), start=1):
            yield f"{name}-{number}", found


_ANCHOR = re.compile(r'(<a [^>]*href=")#')


def _outward(svg: str) -> str:
    """A drawing whose links lead from the folder of figures into the page."""
    return _ANCHOR.sub(r"\1../index.html#", svg)


def _sources_line(annex: Sources, memos: int, whole: bool) -> str:
    told = []
    if not whole:
        told.append("The memos' texts are left out of this page, but for the cited sentences.")
    elif annex.in_part:
        told.append(
            f"{annex.in_part:,} memos are shown only in their cited sentences, to keep the page small."
        )
    if annex.left_out:
        told.append(
            f"{annex.left_out:,} of {memos:,} memos, which nothing here cites, left out; tables/memos has all."
        )
    return " ".join(told) or f"All {memos:,} memos, in the order in which they were read."
