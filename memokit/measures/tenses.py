"""Whether a dated clause tells what happened, what is happening on the memo's day, or what is planned."""

from __future__ import annotations

import re

_AHEAD = re.compile(
    r"""\b(?:
        will | shall | won['’]t | (?:is|are|was|were|be|been|being)\ (?:due|scheduled|set|slated|expected|planned|supposed|about|going|to\b)
      | scheduled | slated | planned | plans? | planning | intends? | due\ to | set\ (?:to|for) | expects? | expected
      | hopes? | aims? | vow(?:s|ed) | pledge[sd]? | promise[sd]? | threaten(?:s|ed)? | upcoming | postponed\ (?:to|until|till)
      | (?:would|should|must|may|might|can|could)\ (?:\w+\ ){0,2}?(?!have)\w+
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_UNDER_WAY = re.compile(
    r"""\b(?:
        (?:is|are)\ (?:now\ |currently\ |still\ )?(?:\w+ing\b(?!\ to\b)|under\ ?way|ongoing|in\ progress)
      | (?:continues?|remains?|goes\ on|go\ on)
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_OFF = re.compile(r"\b(?:had\ been|was|were)\s(?:due|scheduled|set|slated|expected|planned|supposed)\b", re.I)
_SAYING = re.compile(r",['\"”’]?\s[^,]{0,80}\b(?:\w+ed|said|told|says)\b[^,]{0,40}$")
"""An attribution at the end of a sentence, up to the day that it names: `…, the envoy announced on`."""
NEAR = 120
"""Words further from the day than so many characters tell nothing about it."""


def tense_of(
    clause: str, start: int, end: int, days: tuple[str, str], memo_day: str | None, *, said: bool = False
) -> str:
    """`happened`, `happening` or `planned`: by the memo's day, and by the verbs of the clause where that is not enough.

    The day of `days` stands from `start` to `end` in `clause`; `said` tells that it is the day of saying.

    >>> tense_of("The treaty will be signed on 15 May", 30, 36, ("2031-05-15",) * 2, "2031-04-17")
    'planned'
    >>> tense_of("The treaty was signed on Thursday", 25, 33, ("2031-05-22",) * 2, "2031-05-23")
    'happened'
    """
    first, last = days
    said = said or bool(_SAYING.search(clause[max(0, start - NEAR) : start]))
    near = clause[max(0, start - NEAR) : end + NEAR]
    if memo_day is None:
        return "planned" if _AHEAD.search(near) and not said else "happened"
    if first > memo_day:
        return "planned"
    if said:
        return "happened"
    if last < memo_day:
        return "planned" if _OFF.search(near) else "happened"
    if _AHEAD.search(near):
        return "planned"
    return "happening" if _UNDER_WAY.search(near) else "happened"
