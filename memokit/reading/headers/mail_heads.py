"""The head of a mail in a text: on one line, when its line breaks were lost, or below the stamps of who released it."""

from __future__ import annotations

import re
from typing import NamedTuple

from memokit.calendar.written import parse_whole
from memokit.reading.headers.fields import FIELDS
from memokit.reading.headers.header import Header
from memokit.reading.headers.titles import PROSE_LENGTH
from memokit.reading.records import Stated

HEAD = 1500
"""A mail's head lies within so many characters of its line, or of the text."""
_LABEL = re.compile(
    r"(?<!\S)(?P<key>From|To|Sent|Date|Cc|CC|Bcc|BCC|Subject|Importance|Attachments)\s?:(?=\s)"
)
_DAYS = frozenset(("Sent", "Date"))
_BLOCK = re.compile(r"(?:(?:From|To|Cc|CC|Bcc|BCC|Subject|Sent|Date)\s?:[^\n]{0,300}\n\s{0,4}){3}")
LONGEST_STAMP, STAMPS = 160, 12
_FORWARDED = re.compile(r"-{3,}|forwarded|original message|wrote:", re.IGNORECASE)


_BARE = re.compile(
    r"\s{0,8}From (?P<sender>[^\n:]{2,120})\n(?:To [^\n]{2,120}\n)?Subject (?P<title>[^\n]{2,300})\nDate (?P<date>[^\n]{6,40})\n"
)
"""The head of a mail whose labels have no colons."""


class MailHead(NamedTuple):
    """The fields of a mail's head, and where in its line the body begins."""

    fields: list[tuple[str, str]]
    end: int


def parse_mail_head(line: str) -> MailHead | None:
    """The head of a mail on one line, with its sender, its day and what it is about; None where it is none.

    What follows `Subject:` has no end when the body is on the same line: then the mail is without a title.

    >>> parse_mail_head("From: Ann Lind To: Eli Mahr Sent: Monday, March 4, 2019 3:45 PM Subject: Dam talks").fields[2:]
    [('sent', 'Monday, March 4, 2019 3:45 PM'), ('title', 'Dam talks')]
    """
    labels: dict[str, re.Match[str]] = {}
    for match in _LABEL.finditer(line, 0, HEAD):
        if match["key"] in labels:
            break  # the head of the mail below
        labels[match["key"]] = match
    keys = list(labels)
    if len(keys) < 3 or "From" not in labels or labels[keys[0]].start() or _DAYS.isdisjoint(keys):
        return None
    ends = [*(match.start() for match in list(labels.values())[1:]), len(line)]
    values = [line[match.end() : end].strip() for match, end in zip(labels.values(), ends, strict=True)]
    fields = [(FIELDS[key.lower()], value) for key, value in zip(keys, values, strict=True)]
    if len(values[-1]) <= PROSE_LENGTH and not values[-1].endswith((".", "!")):
        return MailHead(fields, len(line))
    return MailHead(fields[:-1], len(line) - len(values[-1]))


def find_bare_head(text: str, *, order: str | None = None) -> Header | None:
    """The header of a mail whose labels have no colons; None where the text begins with none.

    >>> find_bare_head("From Ann Lind <[email]>\\nSubject Talks go on\\nDate March 4, 2019 2:15 PM\\n\\nThe dam stands.").title
    'Talks go on'
    """
    head = _BARE.match(text)
    written = parse_whole(head["date"].strip(), order=order) if head else None
    if not head or not written:
        return None
    return Header(
        head.end(),
        stated=(Stated(written, "block"),),
        source=head["sender"].partition("<")[0].strip(),
        title=head["title"].strip(),
    )


def find_mail_block(text: str) -> int | None:
    """Where the head of a mail begins below stamps and numbers; None where sentences or another's mail stand above.

    >>> find_mail_block("RELEASE IN FULL\\nDOC NO. 12\\n\\nFrom: Ann\\nSent: Monday, March 4, 2019\\nTo: Eli\\n")
    28
    """
    at = text.find("\nFrom", 0, HEAD) + 1
    if not at or not _BLOCK.match(text, at):
        return None
    above = [line.strip() for line in text[:at].split("\n") if line.strip()]
    if len(above) > STAMPS or any(len(line) > LONGEST_STAMP or _FORWARDED.search(line) for line in above):
        return None
    in_capitals = sum(_is_stamp(line) for line in above)
    return at if in_capitals * 2 > len(above) else None


def _is_stamp(line: str) -> bool:
    """Whether more of a line's letters are capitals than not, or it is a number."""
    capitals = sum(map(str.isupper, line))
    return capitals >= sum(map(str.islower, line))
