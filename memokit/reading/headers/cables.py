"""Cables: `R 081248Z FEB 96`, `FM …`, `TO …`, `SUBJECT: …`, and numbered paragraphs."""

from __future__ import annotations

import re

from memokit.calendar.written import parse_written
from memokit.reading.headers.header import Header
from memokit.reading.records import Stated

LONGEST_HEAD = 6000
LINES = 60
LONGEST_LINE = 120
"""No line of a subject is longer."""
_GROUP = re.compile(r"(?<![\dA-Z])\d{6}\s?Z\s{0,3}[A-Z]{3,9}\.?\s{0,3}\d{2,4}(?!\d)", re.IGNORECASE)
_SPLIT = re.compile(r"(?<![\dA-Z])\d{6}\s?Z\s{1,60}(?P<day>\d{1,2}\s[A-Z]{3}\s\d{2,4})(?!\d)")
"""`S E C R E T  021730Z        2 DEC 63  IN 68194`: the clock, and the day apart from it."""
_MISREAD = re.compile(
    r"(?<![\dA-Z])(?P<group>[0-3]\d[0-2]\d[0-5]\d)[27]\s{1,2}(?P<month>(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}\s{1,2}\d\d(?:\d\d)?)(?!\d)"
)
"""The zone of a group as a scan has it: `SECRET 2214272 OCT 74`."""
_SIGNS, SIGN_WITHIN = ("CITE ", "SECRET"), 1500
"""A spoiled cable has one of these within so many characters: sooner found than its group."""
_REFERENCE = re.compile(r"\s{0,8}(?:REFS?\b|REFTEL|[A-Z]\.\s|\([A-Z]\)\s)", re.IGNORECASE)
_FROM = re.compile(r"\s{0,8}(?:FM|FROM)\b\s{0,4}:?\s{1,8}(?P<words>[^\n]{2,80})$")
_SUBJECT = re.compile(r"\s{0,8}(?:SUBJECT|SUBJ)\s{0,4}:\s{0,8}(?P<words>[^\n]*)$", re.IGNORECASE)
_HEAD_LINE = re.compile(
    r"\s{0,8}(?:FM|FROM|TO|INFO|RUE?H|R[A-Z]{5,8}\b|VZCZC|PP |OO |RR |ZZ |DE |ZNY|SUBJ|TAGS|E\.?\s?O\.?|REFS?\b|REFTEL|CLASSIFIED BY|Classified [Bb]y|REASON|SIPDIS|NOFORN"
    r"|(?:[A-Z] ){4,}|SECRET|CONFIDENTIAL|UNCLAS|LIMITED|BT$|SECTION|CITE|[A-Z ]{3,30}\s\d{4,6}$|PASS|STATE FOR|NSC FOR|FOR )"
)
_NUMBERED = re.compile(r"\s{0,8}1\.\s")


def find_cable(text: str, start: int = 0) -> Header | None:
    """The header of a cable, or None where no date-time group stands in the first lines."""
    head = text[start : start + LONGEST_HEAD]
    if "Z" not in head and "z" not in head:
        return None
    stated: Stated | None = None
    source = title = None
    position = body = start
    subject_open = False
    for number, line in enumerate(head.split("\n")[:LINES]):
        stripped = line.strip()
        end = min(position + len(line) + 1, len(text))
        subject = _SUBJECT.match(line)
        if _NUMBERED.match(line) or (number > 15 and stated is None) or (stated and len(line) > 160):
            break
        if (
            stated is None
            and len(line) <= 120
            and not _REFERENCE.match(line)
            and (group := _GROUP.search(line) or _SPLIT.search(line))
        ):
            written = parse_written(group.groupdict().get("day") or group.group())
            stated = Stated(written, "date-time group") if written else None
            body = end
        elif subject:
            title, subject_open, body = subject["words"].strip(), True, end
        elif subject_open and stripped and not _HEAD_LINE.match(line) and _may_go_on(title or "", stripped):
            title, body = f"{title} {stripped}".strip(), end
            subject_open = len(title) < 300
        elif source is None and (sender := _FROM.match(line)):
            source, body = sender["words"].strip(), end
        elif stripped and (_HEAD_LINE.match(line) or body == start):
            subject_open, body = False, end if stated or source else body
        elif not stripped:
            subject_open = False
        elif stated and number > 2 and title is not None:
            break
        position = end
    return Header(body, stated=(stated,), source=source, title=title or None) if stated else None


def find_misread_cable(text: str) -> Header | None:
    """The header of a cable whose group a scan has spoiled; None where none stands there.

    >>> find_misread_cable("SECRET 2214272 OCT 74 STAFF\\nCITE KELDA 32587\\n1. TALKS GO ON.").date.value
    '1974-10-22'
    """
    spoiled = None
    if any(text.find(sign, 0, SIGN_WITHIN) >= 0 for sign in _SIGNS):
        spoiled = _MISREAD.search(text, 0, SIGN_WITHIN)
    if not spoiled:
        return None
    at = spoiled.end("group")
    return find_cable(f"{text[:at]}Z{text[at + 1 :]}", text.rfind("\n", 0, at) + 1)


def _may_go_on(subject: str, line: str) -> bool:
    """Whether a line may be the rest of a subject: none of prose, and in capitals where the subject is."""
    is_short = len(line) <= LONGEST_LINE and not line.startswith("¶")
    return is_short and (line.isupper() or not subject.isupper())
