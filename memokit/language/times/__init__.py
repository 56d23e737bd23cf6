"""Time expressions, put on the calendar relative to the memo's date, as TimeML's TIMEX3.

Each token has a class letter (`words`); one grammar over the string of letters finds the expressions (`grammar`,
`scan`); a function a kind says what each means (`days`, `months`, `years`, `periods`, `amounts`, `clocks`, `named`).
Whether a date without a year or a bare weekday lies before or after the memo is told by the verbs around it
(`direction`); what `two days earlier` counts from, by what was named before (`anchors`). What a value means in days is
the business of `calendar.values`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from memokit.calendar.values import days_of
from memokit.language.times import amounts, clocks, days, months, named, periods, years
from memokit.language.times.countries import is_southern
from memokit.language.times.scan import Line, Meaning, Place, Text
from memokit.model import Memo, Sentence, TimeExpression, Tokens

__all__ = ["find_times"]

_KINDS: dict[str, Callable[[Place], Meaning | None]] = {
    "clock": clocks.clock,
    "iso": days.iso,
    "slashes": days.slashes,
    "days": days.days,
    "hijri": named.hijri,
    "part_of": days.part_of,
    "day": days.day,
    "first_day": days.first_day,
    "second_day": days.second_day,
    "months": months.months,
    "month": months.month,
    "day_of_month": days.day_of_month,
    "weekday": days.weekday,
    "year": years.year,
    "around": periods.around,
    "season": periods.season,
    "quarter": periods.quarter,
    "decade": periods.decade,
    "fiscal": periods.fiscal,
    "same": periods.same,
    "nth_unit": periods.nth_unit,
    "straight": periods.straight,
    "unit": periods.unit,
    "bare": periods.bare,
    "today": amounts.today,
    "first_units": amounts.first_units,
    "ago": amounts.ago,
    "window": amounts.window,
    "span": amounts.span,
    "age": amounts.age,
    "each": amounts.each,
    "duration": amounts.duration,
    "first_count": amounts.first_count,
    "units": amounts.units,
    "now": amounts.now,
    "recent": amounts.recent,
    "named": named.named,
    "anniversary": named.anniversary,
}


def find_times(
    memo: Memo, tokens: Tokens, sentences: tuple[Sentence, ...], letters: str | None = None
) -> tuple[TimeExpression, ...]:
    """The time expressions of `memo` as TIMEX3, in order; `first_day` and `last_day` where they are known.

    `letters` are the class letters of the tokens, where they were looked up before (`language.letters`).
    A relative expression is grounded only by a memo date known to the day; else its value begins with
    `XXXX` and it has no days. Not found: days told by events ("the day of the raid").

    >>> from memokit.model import Memo
    >>> from memokit.language.sentences import find_sentences
    >>> from memokit.language.tokens import find_tokens
    >>> text = "They met on Sunday."
    >>> memo = Memo("1", text, date="2020-12-31", date_precision="day")
    >>> find_times(memo, find_tokens(text), find_sentences(text))[0].value
    '2020-12-27'
    """
    found: list[TimeExpression] = []
    if not sentences:
        return ()
    text = Text(memo, Line(tokens, letters), sentences, found)
    position = 0
    while place := text.find(position):
        expression = _read(place)
        if expression is not None:
            if expression.type == "DATE":
                _put_clocks_on(memo.text, found, expression)
            found.append(expression)
        position = place.stop if expression is not None else place.begin + 1
    return tuple(found)


def _read(place: Place) -> TimeExpression | None:
    """What stands at `place`; None where it is no time, or lies off the calendar (before year 1, after 9999)."""
    try:
        meaning = _KINDS[place.kind](place)
        return None if meaning is None else _expression(place, meaning)
    except OverflowError:
        return None


_THEN = re.compile(r"(?:\)|\s?\([^()]{1,20}\))?,?\s(?:(?:on|of|\()\s?)?(?:the\s)?")


def _put_clocks_on(text: str, found: list[TimeExpression], day: TimeExpression) -> None:
    """Put the clocks that stand right before `day` on it: `16:15 GMT, June 1`, `3 p.m. (2000 GMT) on Tuesday`."""
    then = day.start
    for number in range(len(found) - 1, max(len(found) - 3, -1), -1):
        clock = found[number]
        if clock.rule != clocks.DAYLESS_CLOCK or day.first_day is None or day.first_day != day.last_day:
            return
        if not _THEN.fullmatch(text, clock.end, then):
            return
        value = day.first_day + clock.value[10:]
        found[number] = clock._replace(
            value=value, first_day=day.first_day, last_day=day.first_day, rule=clocks.CLOCK
        )
        then = clock.start


def _expression(place: Place, meaning: Meaning) -> TimeExpression:
    type_, value, mod, rule = meaning
    days = None
    if type_ in ("DATE", "TIME"):
        days = days_of(value, mod, southern=place.kind == "season" and is_southern(place.memo))
    first, last = days or (None, None)
    return TimeExpression(place.start, place.end, type_, value, mod, first, last, rule)
