"""Headlines: `Siala: no talks before March`, and `Talks may resume in March - minister`.

A headline is a line without a full stop. The name stands alone before a colon, or alone behind a dash.
"""

from __future__ import annotations

import re

from memokit.language.quotes.direct import Paragraph, make_quote
from memokit.language.quotes.words import listed

_NAME_FIRST = re.compile(r"(?P<name>[UuK.]{0,3}[UKR]):(?=[^_\":]+$)")
_NAME_LAST = re.compile(r"-(?P<name>[UKR]{1,4})$")
LONGEST, SHORTEST = 25, 3
"""A headline has so many tokens at the most, and what is said in it so many at the least."""
NO_SPEAKERS = listed(
    "update updated breaking live video photo photos watch read exclusive analysis opinion factbox explainer note"
    " correction editorial review interview profile timeline summary background contact sources source subject re date"
    " from to cc place time location conclusion part chapter section question answer q a related"
    " tag tags tagged topic topics keyword keywords category categories filed posted published share comment comments"
    " author authors editor advertisement language title headline phone tel email website address venue status type"
)
"""Words before a colon that are nobody: labels of a newsroom or a form."""


def find_headline(paragraph: Paragraph) -> bool:
    """Add what a headline of one line attributes to a name beside it, and tell whether it does."""
    words, first, last = paragraph.words, paragraph.first, paragraph.last
    if (
        last - first > LONGEST
        or words.flat[last - 1] == "."
        or len(paragraph.sentences) != 2
        or paragraph.quotes
    ):
        return False
    flat = words.flat[first:last]
    before = _NAME_FIRST.match(flat)
    after = None if before else _NAME_LAST.search(flat)
    match = before or after
    if match is None:
        return False
    name = (first + match.start("name"), first + match.end("name"))
    content = (first + match.end(), last) if before else (first, first + match.start())
    if content[1] - content[0] < SHORTEST or words.low(name[1] - 1) in NO_SPEAKERS:
        return False
    if not before and not re.search("[XvpbyEt]", words.flat[content[0] : content[1]]):
        return False
    span = words.span(*content)
    paragraph.quotes.append(make_quote(words, (span,), "indirect", None, name))
    return True
