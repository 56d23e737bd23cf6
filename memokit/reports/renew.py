"""References renewed after a wanted change, and two reports compared on a page of their own."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import nbformat
from markupsafe import Markup

from memokit.reports import receipt as receipts
from memokit.reports.check import asked_of, check, notebooks_in
from memokit.reports.compare import Comparison, compare_sides, read_side
from memokit.reports.compose import news_part
from memokit.reports.differences import Difference
from memokit.reports.doors import Doors
from memokit.reports.page import Page
from memokit.reports.parameters import Typed
from memokit.reports.receipt import NAME, read_receipt
from memokit.reports.run import Progress, execute, load, shipped_notebooks
from memokit.reports.sources import cited_by, sources
from memokit.reports.tables import rounded, write_tables
from memokit.reports.write import prepare, swap_in, write_report


def refresh(
    targets: Sequence[Path] = (),
    *,
    tell: Progress = lambda line: None,
    progress: Progress = lambda line: None,
) -> tuple[Difference, ...]:
    """Show with `tell` what differs in `targets`, then renew them: reports are written again, notebooks run and saved.

    The differences shown. Where a notebook fails nothing is renewed and `ReportError` is raised.
    """
    found: list[Difference] = []
    for target in targets or shipped_notebooks():
        differences = check([target], progress=progress)
        for difference in differences:
            tell(str(difference))
        found += differences
        if (target / NAME).is_file():
            _renew_report(target, progress)
        else:
            for path in notebooks_in(target):
                _renew_notebook(path)
        progress(f"memokit: {target} renewed")
    return tuple(found)


def _renew_report(folder: Path, progress: Progress) -> None:
    receipt = read_receipt(folder)
    asked = asked_of(folder, receipt)
    values = {name: Typed(v) if isinstance(v, str) else v for name, v in asked.values.items()}
    write_report(
        asked.inputs,
        out=folder,
        notebooks=asked.notebooks,
        parameters=values,
        case=asked.case,
        since=asked.since,
        memos=asked.memos,
        progress=progress,
    )


def _renew_notebook(path: Path) -> None:
    notebook = load(path)
    execute(notebook, path.resolve().parent, path.stem)
    nbformat.write(notebook, path)


def compare_reports(
    old: Path, new: Path, *, out: Path | None = None, progress: Progress = lambda line: None
) -> tuple[Comparison, Path]:
    """What is new in the report `new` against `old`, and the folder it was written to: `index.html` and `tables/`.

    By default the folder is `<new>-since-<old>` beside `new`. Numbers and memos are doors as in a report, where
    the memos of `new` are still as they were; else a line says that they are not.
    """
    comparison = compare_sides(read_side(old), read_side(new))
    target = (out or new.resolve().with_name(f"{new.resolve().name}-since-{old.resolve().name}")).resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name[:60]}."))
    beside.chmod(0o755)
    try:
        write_tables({name: rounded(frame) for name, frame in comparison.tables.items()}, beside / "tables")
        (beside / "index.html").write_text(
            _page(comparison, new, progress), "utf-8", errors="replace", newline="\n"
        )
        swap_in(beside, target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return comparison, target


def _page(comparison: Comparison, new: Path, progress: Progress) -> str:
    receipt = read_receipt(new)
    title = f"{comparison.new}: what is new since {comparison.old}"
    prepared = prepare(asked_of(new, receipt), [], {}) if _are_there(new, receipt) else None
    as_was = prepared is not None and receipts.inputs_of(prepared.asked.inputs) == receipt["inputs"]
    if prepared is None or not as_was:
        progress(
            "memokit: the memos of the new report have changed since; numbers are told without their sentences"
        )
        part = news_part(comparison, None)
        return Page(title=title, parts=[part], annexes=()).render()
    doors = Doors(prepared.corpus)
    part = news_part(comparison, doors)
    listed = doors.listed()
    annex = sources(prepared.corpus, listed, whole=False)
    abouts = {source.number: cited_by(prepared.corpus, source.number) for source in annex.shown}
    line = "The cited sentences of the memos; the report itself has their whole text."
    return Page(
        title=title,
        parts=[part],
        sources=annex.shown,
        sources_line=line,
        doors=listed,
        abouts=abouts,
        annexes=("sources", "statements"),
        lead=[Markup("As of {}, the date of the latest memo.").format(comparison.new_as_of)]
        if comparison.new_as_of
        else [],
    ).render()


def _are_there(new: Path, receipt: receipts.Receipt) -> bool:
    return all(path.exists() for path in asked_of(new, receipt).inputs)
