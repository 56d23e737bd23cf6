"""Lines of a text that are marked near their beginning, found without looking at every line."""

from __future__ import annotations

from collections.abc import Iterator


def marked_lines(text: str, mark: str, within: int, end: int | None = None) -> Iterator[int]:
    """Where the lines begin that have `mark` within so many characters, in order.

    A search for one character is the quickest thing that can be done with a text: patterns that need a mark
    in a line are tried only at these lines.

    >>> list(marked_lines("one\\nA: two\\nB: three, and a long line: four", ":", 10))
    [4, 11]
    """
    last = len(text) if end is None else end
    at = text.find(mark, 0, last)
    while at >= 0:
        begin = text.rfind("\n", at - within if at > within else 0, at) + 1
        if begin or at < within:
            yield begin
        line_end = text.find("\n", at, last)
        if line_end < 0:
            return
        at = text.find(mark, line_end, last)
