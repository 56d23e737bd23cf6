"""Exit codes, and lines for the person at the shell."""

from __future__ import annotations

import sys

DONE, DIFFERENCE, USAGE, INTERRUPTED = 0, 1, 2, 130


def say(line: str) -> None:
    """One line on standard error, with control characters made visible."""
    print(_clean(line), file=sys.stderr, flush=True)


def show(line: str) -> None:
    """One line on standard output, with control characters made visible."""
    print(_clean(line), flush=True)


def _clean(line: str) -> str:
    clean = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in line)
    return clean.encode("utf-8", "backslashreplace").decode("utf-8")
