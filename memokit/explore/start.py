"""The start page: the memos are asked for once; a button for everything else."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import anywidget
import pandas as pd
import traitlets as t

from memokit.errors import MemokitError
from memokit.explore.board import Board, Plain
from memokit.explore.desk import SAMPLE, Desk
from memokit.explore.desk import open as open_desk
from memokit.explore.show import bare_table, door, look, plain
from memokit.measures.keys import make_key

UPLOADS = "memos"
MOST_UPLOADED = 200_000_000
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


def ledger(desk: Desk, *, top: int = 200, doors: bool = False) -> str:
    """What was read and what was not: files that were not read first, then the others.

    With `doors` the numbers of memos are links to them; a file whose name two folders have is none of its own.
    """
    frame = desk.read.ledger
    paths = pd.Series([annotated.memo.path for annotated in desk.read.annotated], dtype="str").value_counts()
    keys = [
        make_key(memos="all", path=path) if n and paths.get(path, 0) == n else ""
        for path, n in zip(frame["path"], frame["n_memos"], strict=True)
    ]
    frame = frame.assign(key=keys if doors else "")
    frame = frame.assign(
        status=frame["status"].map(_STATUS).fillna(frame["status"]),
        reason=frame["reason"].str.replace("_", " "),
    )
    order = frame["status"].map({"not read": 0, "left out": 1}).fillna(2)
    frame = frame.loc[order.sort_values(kind="stable").index]
    read = int((frame["status"] == "read").sum())
    memos = int(frame["n_memos"].sum())
    in_all = door(make_key(memos="all") if doors and memos else "", _count(memos, "memo"))
    line = f"{in_all} in {_count(read, 'file')} read; "
    line += f"{_count(len(frame) - read, 'file')} not read or left out. "
    shown = f"{min(top, len(frame)):,} of {_count(len(frame), 'file')} shown"
    return f"<p>{line + shown}</p>{bare_table(frame.head(top), LEDGER, {'n_memos': 'key'})}"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


class Start(anywidget.AnyWidget):  # type: ignore[misc]
    """Where the memos are chosen, and the buttons."""

    _esm = Board._esm
    _css = look()
    name = t.Unicode("start").tag(sync=True)
    folder = t.Unicode().tag(sync=True)
    memos = t.Unicode().tag(sync=True)
    status = t.Unicode().tag(sync=True)
    links = t.Dict(NOTEBOOKS).tag(sync=True)
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
        return Plain(ledger(self.desk, doors=True))

    @property
    def paths(self) -> list[str]:
        """The files and folders of memos."""
        kept = self.desk.case.memos if self.desk.case else ()
        return list(kept) or [str(SAMPLE)]

    def _tell(self) -> None:
        memos = ", ".join(self.paths)
        sample = "" if self.desk.case and self.desk.case.memos else " – the sample memos, all invented"
        self.folder = "" if sample else memos
        self.memos = f"<p>Now looked at: <b>{plain(memos, 300)}</b>{sample}</p>{ledger(self.desk)}"

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
        elif do == "folder":
            path = Path(str(told.get("value", "")).strip()).expanduser()
            if not str(told.get("value", "")).strip() or not path.exists():
                self.status = f"{path}: no such file or folder; check the spelling"
                return
            case.keep_memos([path])
            self.read_again()
        elif do == "sample":
            case.keep_memos([])
            self.read_again()
        elif do == "upload":
            self._upload(told.get("names") or [], buffers)
        elif do == "again":
            self.read_again()
        elif do in ("report", "compare"):
            self._report(since=do == "compare")

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
        self.status = (
            f"{_count(now, 'memo')} read ({now - before:+,}); run the other notebooks again to see them there"
        )

    def _upload(self, names: list[str], buffers: list[Any]) -> None:
        """Keep files from the browser in the case folder, and look at them from now on."""
        assert self.desk.case is not None
        folder = self.desk.case.folder / UPLOADS
        folder.mkdir(parents=True, exist_ok=True)
        if sum(len(buffer) for buffer in buffers) > MOST_UPLOADED:
            self.status = "more than 200 MB at once: put the files in a folder and give its path"
            return
        for name, content in zip(names, buffers, strict=True):
            (folder / (Path(str(name).replace("\\", "/")).name or "memo.txt")).write_bytes(bytes(content))
        others = [path for path in self.desk.case.memos if Path(path) != folder.resolve()]
        self.desk.case.keep_memos([*others, folder])
        self.read_again()

    def _report(self, *, since: bool) -> None:
        """Make a report with the case, in a process of its own whose lines are shown; stopping ends it."""
        assert self.desk.case is not None
        root = self.desk.case.folder.resolve().parent
        out = root / "reports" / "case"
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
        self.status = (
            f"the report is ready: {out / 'index.html'}" if not running.returncode else f"no report: {last}"
        )


def start(desk: Desk) -> Start:
    """The start page on a desk."""
    return Start(desk)
