"""The receipt of a report: what it was made from, with what, and a hash of everything in it.

The same inputs give the same receipt, but for its last section, `time_and_machine`. Two seals tell whether a
receipt was edited: one over all but that section, one over the section.
"""

from __future__ import annotations

import json
import platform
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from html import escape
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path
from typing import Any

from markupsafe import Markup
from nbformat import NotebookNode

from memokit import __version__
from memokit.corpus import Corpus
from memokit.errors import UsageError
from memokit.reading.files import find_files
from memokit.reports.parameters import INJECTED

NAME = "receipt.json"
MACHINE = "time_and_machine"
Receipt = dict[str, Any]


def hash_file(path: Path) -> str | None:
    """SHA-256 of a file's bytes; None where it cannot be read."""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def inputs_of(paths: Sequence[Path]) -> list[dict[str, Any]]:
    """Each file of `paths` with its size and hash, in reading order; those that are passed over too."""
    found = []
    for path in paths:
        head = f"{path.resolve().name}/" if path.is_dir() else ""
        for file in find_files([path]):
            if not file.twice:
                content = hash_file(Path(file.file))
                found.append({"path": head + file.name, "sha256": content})
    return found


def set_aside(corpus: Corpus) -> list[dict[str, Any]]:
    """The files and articles that are no memo, each with the reason."""
    ledger = corpus.ledger
    rows = ledger[(ledger["status"] != "read") | (ledger["n_set_aside"] > 0)]
    return [
        {"path": path, "status": status, "reason": reason if isinstance(reason, str) else None}
        for path, status, reason in zip(rows["path"], rows["status"], rows["reason"], strict=True)
    ]


def hash_sources(notebook: NotebookNode) -> str:
    """SHA-256 of what a notebook says and does: its cells' kind, tags and source, injected parameters apart."""
    told = [
        (cell.cell_type, sorted(cell.metadata.get("tags", ())), cell.source)
        for cell in notebook.cells
        if INJECTED not in cell.metadata.get("tags", ())
    ]
    return sha256(json.dumps(told, ensure_ascii=True).encode()).hexdigest()


def versions() -> dict[str, Any]:
    """Of Python, memokit, its own code, and each library that it stands on, directly or not."""
    return {
        "python": platform.python_version(),
        "memokit": __version__,
        "memokit_code": _own_code(),
        "libraries": dict(sorted(_libraries("memokit", {}).items())),
    }


def _own_code() -> str:
    """SHA-256 over the files of the package, so that a change between two releases shows."""
    digest = sha256()
    room = Path(str(files("memokit")))
    for path in sorted(room.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith("."):
            digest.update(path.relative_to(room).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def _libraries(name: str, found: dict[str, str]) -> dict[str, str]:
    """`found` and the installed libraries that `name` requires, optional extras left out."""
    try:
        needed = distribution(name).requires or []
    except PackageNotFoundError:
        return found
    for line in needed:
        match = _NAME.match(line)
        if match is None or "extra ==" in line:
            continue
        wanted = re.sub(r"[-_.]+", "-", match[0]).lower()
        if wanted not in found:
            try:
                found[wanted] = distribution(wanted).version
            except PackageNotFoundError:
                continue
            _libraries(wanted, found)
    return found


def seal(receipt: Receipt) -> Receipt:
    """`receipt` with its seals."""
    machine = {key: value for key, value in receipt.get(MACHINE, {}).items() if key != "seal"}
    rest = {key: value for key, value in receipt.items() if key not in (MACHINE, "seal")}
    return {**rest, "seal": _seal(rest), MACHINE: {**machine, "seal": _seal(machine)}}


def _seal(section: Mapping[str, Any]) -> str:
    return sha256(json.dumps(section, sort_keys=True, ensure_ascii=True).encode()).hexdigest()


def write_receipt(receipt: Receipt, folder: Path) -> None:
    """`receipt`, sealed, as `receipt.json`."""
    words = json.dumps(seal(receipt), ensure_ascii=False, indent=1)
    (folder / NAME).write_text(words + "\n", "utf-8")


def read_receipt(folder: Path) -> Receipt:
    """The receipt of the report in `folder`; `UsageError` where there is none."""
    try:
        found = json.loads((folder / NAME).read_text("utf-8"))
    except FileNotFoundError:
        raise UsageError(f"{folder}: no {NAME} in it; give the folder of a report") from None
    except (OSError, ValueError):
        raise UsageError(f"{folder / NAME}: cannot be read as a receipt; write the report again") from None
    if not isinstance(found, dict) or not isinstance(found.get(MACHINE), dict):
        raise UsageError(f"{folder / NAME}: not a receipt; write the report again")
    return found


def machine(**told: Any) -> dict[str, Any]:
    """The section that is about time and machine; `told` is what else does not count as the report's."""
    system = {"system": platform.platform(), "processor": platform.machine(), "python_build": sys.version}
    return {"note": "differs from run to run; nothing in the report depends on it", **told, **system}


def as_html(receipt: Receipt) -> Markup:
    """A receipt for the reader: what went in, with what it was made, and the hash of each table."""
    rows = list(_rows(receipt))
    body = "".join(f"<dt>{escape(name)}</dt><dd>{words}</dd>" for name, words in rows)
    return Markup(f'<dl class="receipt">{body}</dl>')


def _rows(receipt: Receipt) -> Iterator[tuple[str, str]]:
    made = receipt["versions"]
    libraries = ", ".join(f"{name} {version}" for name, version in made["libraries"].items())
    yield "Made with", escape(f"memokit {made['memokit']}, Python {made['python']}")
    yield "Code of memokit", _code(made["memokit_code"])
    asked = receipt["asked"]["parameters"]
    yield "Parameters set", escape("; ".join(f"{n} = {v!r}" for n, v in asked.items()) or "none")
    for key, name in (("case", "Case files"), ("set_aside", "Not read")):
        if receipt[key]:
            yield name, "<br>".join(_file(row) for row in receipt[key])
    for notebook in receipt["notebooks"]:
        yield f"Notebook {notebook['name']}", _code(notebook["sha256"])
    for name, table in receipt["tables"].items():
        yield f"Table {name}", f"{table['rows']:,} rows {_code(table['sha256'])}"
    yield (
        f"Files of memos ({len(receipt['inputs']):,})",
        "<br>".join(_file(row) for row in receipt["inputs"][:SHOWN_INPUTS]),
    )
    if len(receipt["inputs"]) > SHOWN_INPUTS:
        yield "", f"{SHOWN_INPUTS:,} of {len(receipt['inputs']):,}; all in receipt.json"
    yield "Libraries", escape(libraries)


SHOWN_INPUTS = 2000


def _file(row: Mapping[str, Any]) -> str:
    told = row.get("sha256") or row.get("reason") or row.get("status") or "cannot be read"
    words = _code(told) if row.get("sha256") else escape(str(told))
    return f'<span dir="auto">{escape(str(row["path"]))}</span> {words}'


def _code(words: str) -> str:
    return f"<code>{escape(words)}</code>"
