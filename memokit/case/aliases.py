"""Aliases: which spelling is counted as which name.

The analyst keeps them in `aliases.csv`, columns `spelling,name`, one spelling a row. Nothing is merged without
such a row: `spellings.propose` only proposes. A spelling is compared without regard to case and white space.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from memokit.errors import UsageError
from memokit.model import AnnotatedMemo

COLUMNS = ("spelling", "name")
ALIAS = ", alias"
"""What is added to the rule of a quote whose speaker was renamed."""


def read_aliases(path: str | Path) -> dict[str, str]:
    """The aliases kept in the CSV file at `path`, spelling to name, in the file's order.

    A comma, semicolon or tab may part the columns, as spreadsheets write them; further columns are left alone
    and empty rows skipped. Raises `UsageError` with the line where the file cannot be understood.
    """
    path = Path(path)
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = "not UTF-8 text" if isinstance(error, UnicodeDecodeError) else error.strerror
        raise UsageError(f"{path}: {reason}; aliases are a CSV file with the columns spelling,name") from None
    header = lines[0] if lines else ""
    rows = csv.DictReader(lines, delimiter=max(",;\t", key=header.count))
    if not set(COLUMNS) <= set(rows.fieldnames or ()):
        raise UsageError(f'{path}:1: the first line must name the columns "spelling" and "name"')
    found: dict[str, str] = {}
    for row in rows:
        spelling, name = ((row[column] or "").strip() for column in COLUMNS)
        if not spelling and not name:
            continue
        if not spelling or not name:
            raise UsageError(f"{path}:{rows.line_num}: a spelling and a name are both needed; one is empty")
        if found.setdefault(spelling, name) != name:
            raise UsageError(
                f"{path}:{rows.line_num}: {spelling!r} is already {found[spelling]!r}; keep one of the two rows"
            )
    resolve_aliases(found, where=f"{path}: ")
    return found


def resolve_aliases(aliases: Mapping[str, str], *, where: str = "") -> dict[str, str]:
    """Each spelling, folded, with the name at the end of its chain (`A` is `B`, `B` is `C`: both are `C`).

    A circle raises `UsageError`, which begins with `where`.

    >>> resolve_aliases({"M. Siala": "Mohammed Siala", "Mohammed Siala": "Mohamed Taha Siala"})["m. siala"]
    'Mohamed Taha Siala'
    """
    step = {fold_spelling(spelling): name for spelling, name in aliases.items()}
    found = {}
    for spelling in step:
        seen, name = {spelling}, step[spelling]
        while (key := fold_spelling(name)) in step and step[key] != name:
            if key in seen:
                raise UsageError(f"{where}aliases go round in a circle at {name!r}; take one of them out")
            seen.add(key)
            name = step[key]
        found[spelling] = name
    return found


def fold_spelling(spelling: str) -> str:
    """`spelling` as it is compared: case and white space do not count."""
    return " ".join(spelling.casefold().split())


def apply_aliases(annotated: AnnotatedMemo, resolved: Mapping[str, str]) -> AnnotatedMemo:
    """`annotated` with the speakers of its quotes, and the entities of its names, counted under their aliases.

    `resolved` comes from `resolve_aliases`. The rule of a renamed speaker ends in `, alias`.
    """

    def named(spelling: str | None) -> str | None:
        return resolved.get(fold_spelling(spelling), spelling) if spelling else spelling

    quotes = tuple(
        quote._replace(speaker=named(quote.speaker), speaker_rule=f"{quote.speaker_rule}{ALIAS}")
        if named(quote.speaker) != quote.speaker
        else quote
        for quote in annotated.quotes
    )
    names = tuple(
        name._replace(entity=named(name.entity)) if named(name.entity) != name.entity else name
        for name in annotated.names
    )
    return replace(annotated, quotes=quotes, names=names)
