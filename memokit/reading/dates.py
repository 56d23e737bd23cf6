"""Which dates a memo states, and which of them is its own: container, header, name and text are asked in turn.

What is open in a date (its year, the order of day and month) is the business of `settle`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from operator import attrgetter

from memokit.calendar.worded import find_worded
from memokit.reading.headers.apart import find_apart, find_labelled, find_month_apart
from memokit.reading.headers.closing import find_closing
from memokit.reading.headers.foreign import in_english
from memokit.reading.headers.header import Header, ranked
from memokit.reading.headers.names import date_in_address, date_in_name, month_or_year_in_name
from memokit.reading.headers.others import SHOWN, is_far
from memokit.reading.headers.years import years_in
from memokit.reading.records import Stated
from memokit.reading.settle import in_its_century

_SHORT_YEAR = attrgetter("written.short_year")
_DOUBTFUL, _VAGUE = ("title", "update line", "file name"), ("month", "year", "month_day")
_CHANGE = "update line"
_SPOKEN, POSTED_WITHIN = ("transcript", "speech"), 31
_POSTED, _SAID = ("date line", "stamp", "dateline", "file name"), ("title", "date line")
"""What is spoken has the day on which it was: one behind the first, if the page was posted within so many days after."""
_SITTING = re.compile(r"\b(?:proceedings|sitting|hearing|minutes|debates?|session)\b", re.IGNORECASE)
_MADE = re.compile(
    r"\b(?:treaty|articles|convention|agreement)\b[^\n]{0,80}?\b(?:made|concluded|entered into)\b"
    r"|\b(?:meeting|session)\b[^.]{0,120}?\bheld\s(?:on\s)?(?:this|the)\b",
    re.IGNORECASE,
)
MADE_WITHIN = 600
"""A treaty says within so many characters that it was made, or minutes that a meeting was held, and within as many behind that, when."""
BELOW, LONGEST_BELOW = 500, 160
"""So many characters below front matter are looked at for another day, on lines that are no longer."""
LABELLED_WITHIN = 600
"""A label of its day stands within so many characters from a title."""
FIRST_GROUPS = "1940"
"""Date-time groups with a zone are no older; the numbers in a cable are often no years."""


def stated_dates(
    said: tuple[Stated, ...], header: Header, whole: str, body: str, *, name: str | None, order: str | None
) -> tuple[Stated, ...]:
    """The dates that container (`said`), header and file name state; where none does, one that stands apart or at the end."""
    stated = said + header.stated
    if name and (named := date_in_name(name)):
        stated = (*stated, Stated(named, "file name"))
    if not stated:
        stated = stated_elsewhere(whole, body, order, beside=_beside_title(whole, header))
        vague = month_or_year_in_name(name) if name and not stated else None
        return (Stated(vague, "file name"),) if vague else stated
    if stated[0].rule == "front matter" and stated[0].written.precision == "day":
        return (*stated, *_below_front_matter(stated[0], whole, header.body, order))
    if len(stated) == 1 and (stated[0].rule in _DOUBTFUL or stated[0].written.precision in _VAGUE):
        sure = int(stated[0].rule in ("title", "file name"))
        near = _beside_title(whole, header)
        apart = find_apart(whole, order=order, but=stated[0], sure=sure, beside=near)
        if not apart and stated[0].written.precision == "month_day":
            apart = find_closing(body) or _translated(
                whole, order, years_in(whole)
            )  # which may have its year
        return _beside(stated, apart)
    if len(stated) == 1 and stated[0].written.readings:
        return (*stated, *find_apart(whole, order=order, but=stated[0]))  # which may settle it
    if len(stated) == 2 and (agreed := _as_named(stated, whole, order)):
        return (agreed, Stated(stated[0].written, SHOWN))
    alone = stated[0] if len(stated) == 1 else None
    if alone and alone.rule == "date line" and (labelled := _labelled_below(alone, whole, header)):
        return (labelled, Stated(alone.written, SHOWN))
    if len(stated) == 1 and header.shown:
        own = find_apart(whole, order=order, but=stated[0], sure=1)
        if own and own[0].written.value < stated[0].written.value and is_far([*stated, own[0]]):
            return (*own, Stated(stated[0].written, SHOWN))
    return stated


def _below_front_matter(front: Stated, whole: str, body: int, order: str | None) -> tuple[Stated, ...]:
    """The days that the first lines below front matter state, where they are others: of the minutes or the speech that is posted."""
    first = whole[body : body + BELOW]
    years = [at for at in years_in(first) if _line_length(first, at) <= LONGEST_BELOW]
    return find_apart(first, order=order, but=front, years=years) if years else ()


def _line_length(text: str, at: int) -> int:
    end = text.find("\n", at)
    return (end if end >= 0 else len(text)) - text.rfind("\n", 0, at)


def _as_named(stated: tuple[Stated, ...], whole: str, order: str | None) -> Stated | None:
    """The day that the file's name and a line below tell alike, where one line alone has a later day: of the page as it was shown."""
    if [one.rule for one in stated] != ["date line", "file name"]:
        return None
    top, named = (one.written for one in stated)
    if top.precision != "day" or named.precision != "day" or named.value >= top.value:
        return None
    return next(
        (one for one in find_apart(whole, order=order, but=stated[0]) if one.written.value == named.value),
        None,
    )


def _labelled_below(top: Stated, whole: str, header: Header) -> Stated | None:
    """The day that is labelled below a title, where only a later one stands above it: that is of the page as it was shown."""
    title, _ = _beside_title(whole, header)
    if not title or top.written.precision != "day" or not years_in(whole[:title]):
        return None
    below = find_labelled(whole[title : title + LABELLED_WITHIN])
    return below if below and below.written.value < top.written.value else None


def _beside_title(whole: str, header: Header) -> tuple[int, int]:
    """Where a title and what stands between it and the text begin and end."""
    title = whole.find(header.title, 0, header.body) if header.title and header.body else -1
    return (title, header.body) if title >= 0 else (0, 0)


def stated_elsewhere(
    whole: str, body: str, order: str | None, *, beside: tuple[int, int] = (0, 0)
) -> tuple[Stated, ...]:
    """The day of a text whose header states none: one apart in its head, at the body's end, or in another language.

    Where there is none, the month that a heading at the top prints.
    """
    years = years_in(whole)
    found = find_apart(whole, order=order, years=years, beside=beside) or find_closing(body) or _made(whole)
    if found or not years:
        return found
    found = _translated(whole, order, years)
    if not found and (addressed := date_in_address(whole)):
        return (Stated(addressed, "web address"),)
    return found or find_month_apart(whole)


def _translated(whole: str, order: str | None, years: Sequence[int]) -> tuple[Stated, ...]:
    """The day that stands apart in another language."""
    translated = in_english(whole, years)
    return find_apart(translated, order=order) if translated else ()


def _made(whole: str) -> tuple[Stated, ...]:
    """The day in words on which a treaty or a convention was made, or a meeting held, as the first lines say."""
    head = whole[: 2 * MADE_WITHIN]
    if "undred" not in head and "UNDRED" not in head and "housand" not in head and "HOUSAND" not in head:
        return ()
    made = _MADE.search(whole, 0, MADE_WITHIN)
    worded = find_worded(whole[made.start() : made.start() + MADE_WITHIN]) if made else None
    return (Stated(worded, "line apart"),) if worded else ()


def _beside(stated: tuple[Stated, ...], apart: tuple[Stated, ...]) -> tuple[Stated, ...]:
    """The day that stands apart before that of a title or an update; in place of what it makes exact, else not."""
    if not apart or apart[0].written.value == stated[0].written.value:
        return stated
    if stated[0].rule in _DOUBTFUL:
        return (*apart, *stated)
    vague, day = stated[0].written.value, apart[0].written.value
    first, last = (one.replace(day[:4], "XXXX") for one in (day, apart[0].written.last or day))
    return apart if day.startswith(vague) or first <= vague <= last else stated


def without_change(stated: tuple[Stated, ...]) -> tuple[tuple[Stated, ...], str | None]:
    """`stated`, or nothing and the day of a change where nothing else is stated, and no clock.

    `Last updated 5 March 2019` says nothing of the first day; with its clock it is how some newspapers date an article.
    """
    only = [one.written for one in stated if one.rule == _CHANGE]
    if not only or len(only) < len(stated) or any(one.instant for one in only):
        return stated, None
    return (), only[0].value


def in_order(stated: tuple[Stated, ...], text: str, name: str) -> tuple[Stated, ...]:
    """`stated` with the surest first, and years of two digits in their century; a day before the month it is in."""
    if any(map(_SHORT_YEAR, stated)):
        stated = tuple(_in_its_century(one, text, name) for one in stated)
    stated = ranked(stated)
    exact = _more_exact(stated) if len(stated) > 1 else None
    return (exact, *(one for one in stated if one is not exact)) if exact else stated


def _more_exact(stated: tuple[Stated, ...]) -> Stated | None:
    """A day that goes before the first date: one in its month or year, or one with a year stated by the same rule."""
    first, *rest = stated
    days = [one for one in rest if one.written.precision == "day"]
    if first.written.precision in ("month", "year"):
        return next((one for one in days if one.written.value.startswith(f"{first.written.value}-")), None)
    if first.written.precision == "month_day" and first.rule == "date line":
        return next((one for one in days if one.rule == first.rule), None)
    return None


def as_spoken(stated: tuple[Stated, ...], kind: str, title: str | None) -> tuple[Stated, ...]:
    """The day on which a transcript or a speech was spoken, or a letter written, before that on which it was posted.

    A sitting, as the title names it, has its own day too.

    Of two lines that are days each, the one below that is some days earlier is such a day, whatever the document is.
    """
    if len(stated) < 2 or stated[0].rule not in _POSTED:
        return stated
    posted, *others = stated
    is_spoken = kind in _SPOKEN or (title is not None and _SITTING.search(title) is not None)
    may_be = _SAID if is_spoken else ("date line",) if posted.rule == "date line" else ()
    said = next((one for one in others if one.rule in may_be and _is_soon_after(posted, one)), None)
    return (said, *(one for one in stated if one is not said)) if said else stated


def _is_soon_after(posted: Stated, said: Stated) -> bool:
    if not posted.written.precision == said.written.precision == "day":
        return False
    last, first = (datetime.date.fromisoformat(one.written.value) for one in (posted, said))
    return 0 < (last - first).days <= POSTED_WITHIN


def _in_its_century(one: Stated, text: str, name: str) -> Stated:
    written = in_its_century(one.written, text, name)
    too_old = one.rule == "date-time group" and written.value < FIRST_GROUPS
    return one if too_old else Stated(written, one.rule)
