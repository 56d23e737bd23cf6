"""Several memos in one text: lines that begin a memo each, rows that are one each, or rules and page breaks between them."""

from __future__ import annotations

import re
from itertools import pairwise

from memokit.calendar.written import parse_whole
from memokit.reading.formats.parts import Part, plain_part
from memokit.reading.headers import ROW, find_header
from memokit.reading.layout import marked_lines

_LONGEST_DATE = 40
_MEMO_LINE = re.compile(r"(?P<date>[^;\n]{4,40});[ \t]{0,8}[^:;\n]{1,60}:")
_BLOCK = re.compile(
    r"^[*_]{0,3}(?P<key>MEMORANDUM (?:FOR|TO)|MEMO|TO|FROM|DATE|Date|SOURCE|TITLE)\s{0,8}:", re.MULTILINE
)
_KEYS = ("MEMORANDUM FOR", "MEMORANDUM TO", "MEMO", "TO", "FROM", "DATE", "Date", "SOURCE", "TITLE")
_AGAIN = {key: re.compile(rf"\n\n(?=[*_]{{0,3}}{key}\s{{0,8}}:)") for key in _KEYS}
# A line that begins as a rule does: where few do, the pattern of a rule need not be tried.
_RULE_STARTS = re.compile(
    r"\n(?=[-=*_#~<>+ \t])(?=[ \t]{0,40}(?P<sign>[-=*_#~<>+])(?:(?P=sign){2}|[ \t]+\*[ \t]))"
)
_RULE = re.compile(
    r"[ \t]{0,40}(?:-{3,}|={3,}|\*{3,}|_{3,}|#{3,}|~{3,}|(?:\*[ \t]+){2,}\*|<{3,}|>{3,}|\+{3,})[ \t]*$",
    re.MULTILINE,
)
DIGEST_HEAD = 1000
"""A digest says within so many characters that it is one of a mailing list."""
_MESSAGE = re.compile(r"^Message: \d{1,4}[ \t]*\n(?=(?:Date|From): )", re.MULTILINE)
_DIGEST_RULE = re.compile(r"^-{30}[ \t]*$", re.MULTILINE)
MOST_ROWS = 0.8
"""Of a list of articles so many lines are rows; others may be what an article has lost."""
_OTHER_FIELDS = 400
"""A block that begins a memo has its date within so many characters."""


def find_memos(text: str) -> list[Part]:
    """The memos of a text that plainly holds several, in order; none where it holds one.

    It is divided only where every piece has a header with a date of its own.
    """
    begin = len(text) - len(text.lstrip())
    if text.startswith("---", begin):
        return _front_matters(text, begin)
    if text.find("mailing list", 0, DIGEST_HEAD) >= 0 and (messages := _digest(text)):
        return messages
    starts = _memo_lines(text, begin) or _rows(text, begin) or _blocks(text, begin)
    if len(starts) > 1 and not text[: starts[0]].strip():
        return [plain_part(text, start, end) for start, end in pairwise([*starts, len(text)])]
    return _ruled(text)


def _digest(text: str) -> list[Part]:
    """The messages of a digest of a mailing list, each below its number; none where the text is no digest."""
    starts = [match.end() for match in _MESSAGE.finditer(text)]
    parts = []
    for start, limit in pairwise([*starts, len(text)]):
        rule = _DIGEST_RULE.search(text, start, limit)
        parts.append(plain_part(text, start, rule.start() if rule else limit))
    return parts


def _memo_lines(text: str, begin: int) -> list[int]:
    """Where lines such as `31 Dec 2020; MEMO:` begin."""
    first = _MEMO_LINE.match(text, begin) if text.find(";", 0, 120) >= 0 else None
    if not first or text.find(";", first.end()) < 0:
        return []
    starts = [
        start
        for start in marked_lines(text, ";", _LONGEST_DATE + 1)
        if (match := _MEMO_LINE.match(text, start)) and any(c.isdigit() for c in match["date"])
    ]
    if len(starts) < 2:
        return []
    return [
        start for start in starts if (match := _MEMO_LINE.match(text, start)) and parse_whole(match["date"])
    ]


def _rows(text: str, begin: int) -> list[int]:
    """Where the rows of a list begin that are a date, a tab and an article each; all but a few lines are."""
    if text.find("\t", begin, begin + _LONGEST_DATE) < 0 or not _is_row(text, begin):
        return []
    starts = [start for start in marked_lines(text, "\t", _LONGEST_DATE) if _is_row(text, start)]
    n_lines = sum(1 for line in text.split("\n") if line.strip())
    return starts if len(starts) >= MOST_ROWS * n_lines else []


def _is_row(text: str, start: int) -> bool:
    row = ROW.match(text, start)
    return row is not None and parse_whole(row["date"]) is not None


def _blocks(text: str, begin: int) -> list[int]:
    """Where blocks begin whose first field is that of the first block, after a blank line, with a date in each."""
    first = _BLOCK.match(text, begin)
    if not first:
        return []
    starts = [match.end() for match in _AGAIN[first["key"]].finditer(text, max(0, begin - 2))]
    if begin == 0:
        starts.insert(0, 0)
    if len(starts) < 2:
        return []
    headers = [find_header(text[start : start + _OTHER_FIELDS]) for start in starts]
    return [start for start, header in zip(starts, headers, strict=True) if header.date_rule == "block"]


def _ruled(text: str) -> list[Part]:
    """The pieces between rules, where there are two or more and each begins with a dated header."""
    starts = [0, *[found.end() for found in _RULE_STARTS.finditer(text)]]
    rules = [rule for start in starts if (rule := _RULE.match(text, start))]
    if not rules:
        return []
    edges = [0, *(edge for rule in rules for edge in rule.span()), len(text)]
    pieces = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if text[a:b].strip()]
    if len(pieces) < 2 or not all(_begins_a_memo(text[a : min(b, a + 3000)]) for a, b in pieces):
        return []
    return [plain_part(text, a, b) for a, b in pieces]


def _begins_a_memo(piece: str) -> bool:
    header = find_header(piece.lstrip())
    dated = header.date is not None and header.date_rule not in ("title", "update line", "release number")
    return dated and bool(piece.lstrip()[header.body :].strip())


_FRONT = re.compile(r"\n(?=---[ \t]*\n(?:[A-Za-z_][\w -]{0,40}:[^\n]*\n){2})")


def _front_matters(text: str, begin: int) -> list[Part]:
    """Several memos with front matter, one below the other."""
    if text.find("\n---", text.find("\n---") + 1) < 0:
        return []
    starts = [begin, *(match.end() for match in _FRONT.finditer(text))]
    if len(starts) < 2:
        return []
    if not all(find_header(text[a : min(b, a + 20_000)]).date for a, b in pairwise([*starts, len(text)])):
        return []
    return [plain_part(text, a, b) for a, b in pairwise([*starts, len(text)])]
