"""The word lists: data files beside this one, each with its source in its first lines.

A list is a UTF-8 text file, one entry a line; a line that begins with `#` is a comment, and
columns, where there are any, are separated by tabs. What the lists mean is up to the rooms that
read them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import groupby


@cache
def read_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of list `name` (`"titles"` reads `titles.tsv`), in file order, comments left out.

    >>> read_rows("months")[0]
    ('january', '1')
    """
    text = files(__name__).joinpath(f"{name}.tsv").read_text("utf-8")
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines)


@cache
def read_words(name: str) -> frozenset[str]:
    """The first column of list `name` as a set.

    >>> "january" in read_words("months")
    True
    """
    return frozenset(row[0] for row in read_rows(name))


def one_of(words: Iterable[str]) -> str:
    """A pattern of one of `words`, a longer one first; grouped by their first letter, so that few are tried in a place.

    >>> one_of(["may", "march", "june"])
    '(?:j(?:une)|m(?:arch|ay))'
    """
    by_letter = groupby(sorted(words, key=lambda word: (word[0], -len(word), word)), key=lambda word: word[0])
    groups = (
        f"{re.escape(letter)}(?:{'|'.join(re.escape(word[1:]) for word in group)})"
        for letter, group in by_letter
    )
    return f"(?:{'|'.join(groups)})"
