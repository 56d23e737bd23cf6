"""The start page: the memos are asked for once; a button for everything else."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

import anywidget
import numpy as np
import pandas as pd
import traitlets as t

from memokit.errors import MemokitError
from memokit.explore.board import Board, Plain
from memokit.explore.desk import CASE, SAMPLE, Desk
from memokit.explore.desk import open as open_desk
from memokit.explore.explain import day_words
from memokit.explore.show import bare_table, count, door, look, plain
from memokit.measures.keys import make_key

UPLOADS = "memos"
MOST_UPLOADED, LONGEST_NAME = 200_000_000, 120
MOST_FILES, FEW_FILES = 200, 8
NO_MEMO = "There is no memo in what was given: memos are files such as .txt, .md, .html, .docx, .pdf, .csv or .jsonl."
REPORT = Path("reports") / "case"
"""Where the start page's reports stand, beside the case folder."""
NOTEBOOKS = {
    "01_timeline.ipynb": "When did it happen?",
    "02_quotes.ipynb": "Who said what?",
    "03_keywords.ipynb": "What is talked about?",
    "04_read_a_memo.ipynb": "Read a memo",
}
LEDGER = {
    "path": "file",
    "status": "what became of it",
    "reason": "why",
    "n_memos": "memos",
    "n_set_aside": "set aside",
    "format": "read as",
}
_STATUS = {"read": "read", "set_aside": "not read", "skipped": "left out"}


def ledger(desk: Desk, *, top: int = MOST_FILES) -> str:
    """What was read and what was not: files that were not read first, then the others; memos are links to them."""
    frame = _files(desk)
    memos = count(len(desk.read), "memo")
    line = in_short(desk).removeprefix(memos)
    shown = f"{min(top, len(frame)):,} of {count(len(frame), 'file')} shown"
    in_all = door(make_key(memos="all") if len(desk.read) else "", memos)
    return f"<p>{in_all}{escape(f'{line}. {shown}')}</p>{bare_table(frame.head(top), LEDGER, {'n_memos': 'key'})}"


def _files(desk: Desk) -> pd.DataFrame:
    """The ledger in words, files that were not read first, with the key of each file's memos.

    A file whose name two folders have is none of its own.
    """
    frame = desk.read.ledger
    paths = pd.Series([annotated.memo.path for annotated in desk.read.annotated], dtype="str").value_counts()
    keys = [
        make_key(memos="all", path=path) if n and paths.get(path, 0) == n else ""
        for path, n in zip(frame["path"], frame["n_memos"], strict=True)
    ]
    frame = frame.assign(
        key=keys,
        status=frame["status"].map(_STATUS).fillna(frame["status"]),
        reason=frame["reason"].str.replace("_", " "),
    )
    order = frame["status"].map({"not read": 0, "left out": 1}).fillna(2)
    return frame.loc[order.sort_values(kind="stable").index]


def in_short(desk: Desk) -> str:
    """How many memos in how many files were read, and how many files were not."""
    frame = desk.read.ledger
    read = int((frame["status"] == "read").sum())
    line = f"{count(len(desk.read), 'memo')} in {count(read, 'file')} read"
    left = len(frame) - read
    return line + (f"; {count(left, 'file')} not read or left out" if left else "")


def overview(desk: Desk) -> str:
    """The memos in a sentence; what was not read; every file, folded."""
    frame = _files(desk)
    left = frame[frame["status"] != "read"]
    days = desk.read.days[~np.isnat(desk.read.days)]
    about = [in_short(desk)]
    if len(desk.read):
        about.append(count(len(desk.read.sources.categories), "outlet"))
    if len(days):
        about.append(f"{day_words(str(days.min()))} to {day_words(str(days.max()))}")
    if undated := len(desk.read) - len(days):
        about.append(f"{undated:,} without a day")
    parts = [f"<p>{escape('; '.join(about))}.</p>"]
    if not len(desk.read):
        parts.append(f"<p><b>{escape(NO_MEMO)}</b></p>")
    if len(left):
        parts.append(bare_table(left.head(FEW_FILES), LEDGER, {}))
        if len(left) > FEW_FILES:
            parts.append(f'<p class="quiet">{FEW_FILES:,} of {len(left):,} shown</p>')
    shown = min(MOST_FILES, len(frame))
    parts.append(
        f"<details><summary>every file: {shown:,} of {count(len(frame), 'file')} shown</summary>"
        f"{bare_table(frame.head(MOST_FILES), LEDGER, {})}</details>"
    )
    return "".join(parts)


class Start(anywidget.AnyWidget):  # type: ignore[misc]
    """Where the memos are chosen, and the buttons."""

    _esm = Board._esm
    _css = look("controls.css")
    name = t.Unicode("start").tag(sync=True)
    memos = t.Unicode().tag(sync=True)
    status = t.Unicode().tag(sync=True)
    links = t.Dict(NOTEBOOKS).tag(sync=True)
    report = t.Unicode().tag(sync=True)
    done = t.Unicode().tag(sync=True)

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        super().__init__()
        self._tell()
        self.on_msg(self._told)

    def __repr__(self) -> str:
        return f"<start page: {len(self.desk.corpus):,} memos>"

    def plain(self, *_: str) -> Plain:
        """What was read and what was not, as plain HTML."""
        return Plain(ledger(self.desk))

    @property
    def paths(self) -> list[str]:
        """The files and folders of memos."""
        kept = self.desk.case.memos if self.desk.case else ()
        return list(kept) or [str(SAMPLE)]

    def _tell(self) -> None:
        memos = ", ".join(self.paths)
        sample = "" if self.desk.case and self.desk.case.memos else " – the sample memos, all invented"
        self.memos = (
            f'<p dir="auto">Now looked at: <b>{plain(memos, 300)}</b>{sample}</p>{overview(self.desk)}'
        )
        page = REPORT / "index.html"
        self.report = page.as_posix() if (self._beside_case / page).is_file() else ""

    @property
    def _beside_case(self) -> Path:
        """The folder that holds the case folder and the reports."""
        return (self.desk.case.folder if self.desk.case else CASE).resolve().parent

    def _told(self, _: Any, told: Mapping[str, Any], buffers: list[Any]) -> None:
        try:
            self.act(str(told.get("do")), told, buffers)
        except (MemokitError, OSError) as error:
            self.status = str(error)
        except KeyboardInterrupt:
            self.status = "stopped"
        finally:
            self.done = str(told.get("number", ""))

    def act(self, do: str, told: Mapping[str, Any], buffers: list[Any]) -> None:
        """Do what a button says."""
        case = self.desk.case
        if case is None:
            self.status = "open this page in JupyterLab: there is no case folder here"
        elif do in ("folder", "add"):
            self._use(str(told.get("value", "")).strip().strip("\"'"), beside=do == "add")
        elif do == "sample":
            case.keep_memos([])
            self.read_again()
        elif do == "upload":
            self._upload(told.get("names") or [], buffers)
        elif do == "again":
            self.read_again()
        elif do in ("report", "compare"):
            self._report(since=do == "compare")

    def _use(self, words: str, *, beside: bool) -> None:
        """Look at the folder or file that somebody wrote, be it in quotation marks, as it is pasted from a window;
        alone, or `beside` what is looked at already."""
        assert self.desk.case is not None
        if not words:
            self.status = "write where your memos are: a folder, or a file"
        elif not exists(Path(words).expanduser()):
            shown = words if len(words) <= LONGEST_NAME else words[:LONGEST_NAME] + "…"
            self.status = f"{shown}: no such file or folder; check the spelling"
        else:
            path = Path(words).expanduser().resolve()
            others = [one for one in map(Path, self.paths) if one.resolve() != path] if beside else []
            self.desk.case.keep_memos([*others, path])
            self.read_again()

    def read_again(self) -> None:
        """Read the memos as they are now, new ones too."""
        before = len(self.desk.read)
        self.status = "reading …"
        assert self.desk.case is not None
        fresh = open_desk(self.paths, case=self.desk.case.folder)
        self.desk.read = fresh.read
        self.desk.look_again()
        self._tell()
        now = len(self.desk.read)
        changed = f", {now - before:+,}" if now != before else ""
        self.status = f"{count(now, 'memo')} read{changed}; open an explorer to see them there"

    def _upload(self, names: list[str], buffers: list[Any]) -> None:
        """Keep files from the browser in the case folder, and look at them from now on."""
        assert self.desk.case is not None
        folder = self.desk.case.folder / UPLOADS
        folder.mkdir(parents=True, exist_ok=True)
        if sum(len(buffer) for buffer in buffers) > MOST_UPLOADED:
            self.status = "more than 200 MB at once: put the files in a folder and give its path"
            return
        for name, content in zip(names, buffers, strict=True):
            (folder / file_name(str(name))).write_bytes(bytes(content))
        others = [path for path in self.desk.case.memos if Path(path) != folder.resolve()]
        self.desk.case.keep_memos([*others, folder])
        self.read_again()

    def _report(self, *, since: bool) -> None:
        """Make a report with the case, in a process of its own whose lines are shown; stopping ends it."""
        assert self.desk.case is not None
        out = self._beside_case / REPORT
        command = [sys.executable, "-m", "memokit", "report", *self.paths, "--out", str(out)]
        self.desk.case.folder.mkdir(parents=True, exist_ok=True)
        command += ["--case", str(self.desk.case.folder)]
        if since and not out.is_dir():
            self.status = "there is no earlier report to compare with: make a report first"
            return
        command += ["--since", str(out)] if since else []
        self.status = "making the report …"
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        ) as running:
            try:
                last = ""
                for line in running.stdout or ():
                    last = line.strip()
                    self.status = last
            except KeyboardInterrupt:
                running.terminate()
                raise
        self._tell()
        done = f"the report is ready: {out / 'index.html'}"
        self.status = done if not running.returncode else f"no report: {last}"


def exists(path: Path) -> bool:
    """Whether there is such a file or folder; what can be no path is none."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def file_name(given: str) -> str:
    """The name under which an uploaded file is kept: no folder, no sign that cannot stand in a name, not too long.

    >>> file_name("../../a.txt"), file_name("C:\\\\memos\\\\b.txt"), len(file_name("x" * 300 + ".txt"))
    ('a.txt', 'b.txt', 120)
    """
    name = "".join(
        c if c.isprintable() and c not in '<>:"|?*' else "_" for c in Path(given.replace("\\", "/")).name
    )
    stem, dot, ending = name.rpartition(".")
    tail = f"{dot}{ending}"[:12] if stem else ""
    return (stem or ending)[: LONGEST_NAME - len(tail)].lstrip("._") + tail or "memo.txt"


def start(desk: Desk) -> Start:
    """The start page on a desk."""
    return Start(desk)
