"""Days in other languages, put in English words: the date of a memo is told in whatever language it is written.

Only days in full are: `le 27 juin 2012`, `4. april 2018`, `28 de abril de 2022`, `2011年4月19日`. Nothing else of such a
text is read.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator, Sequence

from memokit.lexicon import one_of, read_rows, read_words

HEAD, BEFORE, LONGEST = 1500, 40, 16
"""So many characters of a text are looked at, and so many before a year for its day, and for the month."""
_MONTHS = {name: month_name[int(number)] for name, number in read_rows("foreign_months")}
_DAY = re.compile(
    rf"\b(?:(?P<day>[0-3]?\d)(?:\.|er|º|°|th|st|nd|rd)?\s(?:de\s|d[’'])?(?P<month>{one_of(_MONTHS)})\.?|(?P<month_first>{one_of(_MONTHS)})\.?\s(?P<day_behind>[0-3]?\d)),?\s(?:del?\s)?(?P<year>\d{{4}})$",
    re.IGNORECASE,
)
_NO_MARKS = str.maketrans(",.", "  ")
_YEAR_SIGNS = ("年", "년")
_EASTERN = re.compile(
    r"(?P<year>\d{4})[年년]\s?(?P<month>1[0-2]|0?[1-9])[月월]\s?(?P<day>[0-3]?\d)[日일](?:\s?星期.)?"
)
_LEAD = re.compile(
    rf"\b(?:(?P<label>publié(?:\s?:)?|mis en ligne|publicado|pubblicato|veröffentlicht|opublikowano|dipublikasikan|(?:fecha|data|datum|tarih|tanggal|дата)\s?:)\s)?(?:(?:le|el|em|il|am|den|dnia)\s)?(?:{one_of(read_words('foreign_weekdays'))},?\s(?:den\s)?)?\Z",
    re.IGNORECASE,
)


def in_english(text: str, years: Sequence[int]) -> str | None:
    """The head of `text` with its days in English; None where none is in another language; `years` are where years stand.

    >>> in_english("BAMAKO, le 27 juin 2012", [19]), in_english("27 June 2012", [8])
    ('BAMAKO, 27 June 2012', None)
    """
    pieces, end = [], 0
    for day in _days(text, years):
        before = text[end : day.start()]
        lead = _LEAD.search(before, max(0, len(before) - BEFORE))
        label = (lead["label"] or "") if lead else ""
        label = "Date: " if label.endswith(":") else "Published " if label else ""
        said = day.groupdict()
        named, number = said["month"] or said["month_first"], said["day"] or said["day_behind"]
        month = _MONTHS.get(named.lower()) or month_name[int(named)]
        pieces += [before[: lead.start()] if lead else before, label, f"{number} {month} {said['year']}"]
        end = day.end()
    return "".join([*pieces, text[end:HEAD]]) if pieces else None


def _days(text: str, years: Sequence[int]) -> Iterator[re.Match[str]]:
    """The days in the head of `text` that other languages write, in order."""
    for at, end in ((year, year + 4) for year in years if year <= HEAD - 4):
        if text[end : end + 1] in _YEAR_SIGNS:
            day = _EASTERN.match(text, at)
        elif not _MONTHS.keys().isdisjoint(
            text[max(0, at - LONGEST) : at].lower().translate(_NO_MARKS).split()
        ):
            day = _DAY.search(text, max(0, at - BEFORE), end)
        else:
            continue
        if day:
            yield day
