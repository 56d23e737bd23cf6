"""Time expressions, put on the calendar relative to the memo's date.

One pattern finds candidates; a short function a kind of expression says what it means as TIMEX3. Whether
a day without a year or a bare weekday lies before or after the memo is told by the words around it
(`_looks_ahead`). What `value` means in days is the business of `calendar.values`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from memokit.calendar.values import WEEKDAYS, add_months, days_of, nearest_weekday, week_of
from memokit.calendar.written import MONTHS, two_digit_year
from memokit.lexicon import read_rows
from memokit.model import Memo, Sentence, TimeExpression, Tokens

_NUMERALS = {word: int(number) for word, number in read_rows("numerals")}
_NAMED_DAYS = tuple(
    (row[0], int(row[1]), int(row[2]), row[3] if len(row) > 3 else "") for row in read_rows("named_days")
)


def _any(words: object) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # type: ignore[call-overload]


_MONTH = rf"(?:{_any(MONTHS)})\b\.?"
_WEEKDAY = rf"(?:{_any(WEEKDAYS)})\b"
_NUMBER = rf"(?:\d{{1,4}}|(?:{_any(_NUMERALS)})(?:[ -](?:{_any(_NUMERALS)}|of))?)"
_UNIT = r"(?:second|minute|hour|day|weekend|week|fortnight|month|quarter|year|decade|centur)(?:s|y|ies)?\b"
_PART = r"(?:morning|afternoon|evening|night)"
_EARLY = (
    r"(?:(?:(?:the\s+)?(?:beginning|start|middle|end)\s+of|early|mid|late|earlier|later)[\s-]+(?:in\s+)?)?"
)
_CLOCK = r"(?:\d{1,2}(?::\d\d)?\s?(?:[ap]\.?m\b\.?)|\d{1,2}:\d\d(?!:?\d)|(?:[01]\d|2[0-3])[0-5]\d(?=\s(?:GMT|UTC)))(?:\s(?:GMT|UTC|EST|EDT|CET|ET|local\stime))?"

TIME = re.compile(
    rf"""
    (?<![\w$€£.,/:-])
    (?:
      (?P<iso>\d{{4}}-\d\d-\d\d)(?!\d)
    | (?P<slashes>\d{{1,2}}/\d{{1,2}}/\d{{4}})(?![\d/])
    | (?P<clock>{_CLOCK}(?:,?\s(?:on\s)?(?:{_WEEKDAY}|today|yesterday|tomorrow))?)
    | (?P<range>\d{{1,2}}\s?[-–]\s?\d{{1,2}}\s{_MONTH}(?:,?\s\d{{4}})?
              | {_MONTH}\s\d{{1,2}}\s?[-–]\s?(?:{_MONTH}\s)?\d{{1,2}}(?!\d)(?:,?\s\d{{4}})?)
    | (?P<day>(?:{_WEEKDAY},?\s)?(?:(?:the\s)?\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}(?:,?\s\d{{4}})?
            | {_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?(?![\d:])(?:,?\s\d{{4}})?))
    | (?P<first>\d{{1,2}}(?=\s(?:to|and|until|till|through)\s\d{{1,2}}\s{_MONTH}))
    | (?P<month>(?:(?:last|next|this)\s)?{_EARLY}{_MONTH}(?:(?:,|\sof)?\s\d{{4}})?)
    | (?P<weekday>(?:(?:last|next|this|every|the\sfollowing)\s)?(?:early\s|late\s)?{_WEEKDAY}(?:\s{_PART})?)
    | (?P<deictic>(?:early\s|late\s|later\s|earlier\s)?(?:today|yesterday|tomorrow|tonight|overnight)(?:\s{_PART})?
              | the\sday\s(?:before\syesterday|after\stomorrow)
              | th(?:is|at)\s(?:morning|afternoon|evening)|last\snight)
    | (?P<named>{_any({row[0] for row in _NAMED_DAYS})})
    | (?P<season>(?:(?:last|next|this|the)\s)?(?:early\s|late\s)?(?:spring|summer|autumn|fall|winter)(?:\sof)?\s\d{{4}}
              | (?:last|next|this)\s(?:spring|summer|autumn|fall|winter))
    | (?P<quarter>(?:the\s)?(?:(?:first|second|third|fourth|final|last)[\s-](?:quarter|half)|Q[1-4])(?:(?:\sof)?\s(?:\d{{4}}|(?:last|this|next)\syear))?)
    | (?P<decade>(?:the\s)?{_EARLY}(?:\d{{3}}0s|['’]\d0s|(?<=the\s)[2-9]0s))
    | (?P<ago>(?:(?:about|almost|nearly|more\sthan|over|around|some)\s)?{_NUMBER}\s{_UNIT}\s(?:ago|earlier|before|later)\b)
    | (?P<window>(?:(?:over|in|during)\s)?the\s(?:last|past|next|coming|previous|following)\s(?:{_NUMBER}\s)?{_UNIT}
              | (?:last|past|next)\s{_NUMBER}\s{_UNIT})
    | (?P<unit>(?:{_EARLY})?(?:last|next|this|the\sprevious|the\sfollowing|the\ssame|that)\s{_UNIT})
    | (?P<part>(?:the\s(?:very\s)?(?:beginning|start|middle|end)\sof|(?:late|early|later|earlier)\sin)\s(?:the|this)\s(?:day|week|month|year|decade|century))
    | (?P<set>(?:every|each)\s(?:{_NUMBER}\s)?{_UNIT}|(?:daily|weekly|monthly|annual|annually|yearly)\b)
    | (?P<duration>(?:(?:about|almost|nearly|more\sthan|over|at\sleast)\s)?(?:{_NUMBER}(?:\s(?:consecutive|straight|full|whole|more))?|single)[\s-]{_UNIT}
              | (?:decades|years|months|weeks|days|hours|minutes)\b)
    | (?P<vague>(?:recently|recent\s(?:days|weeks|months|years|decades|times)|currently|now|nowadays|soon|in\sthe\spast|in\sthe\sfuture)\b)
    | (?P<year>(?:{_EARLY})(?:1[89]|20)\d\d)
    )
    (?![\w]|['’](?!s\b)\w|[:/]\d|\.\d|,\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)

# Words that put what follows them after the memo, and before it; the nearest in the sentence decides.
_AHEAD = re.compile(
    r"\b(?:will|shall|is to|are to|going to|plans?|planned|scheduled|set (?:for|to)|expect(?:s|ed)?|due|upcoming|"
    r"intends?|would|should|to (?:meet|hold|vote|visit|begin|start|resume|take|be|discuss|attend|open)|ahead of|(?:by|until|till)\s?$|"
    r"ends?|begins?|starts?|resumes?|takes|expires?|opens|travels|meets|next)\b",
    re.IGNORECASE,
)
_SURELY_AHEAD = re.compile(r"\b(?:will|shall|should|is to|are to|going to|scheduled|due)\b", re.IGNORECASE)
"""These outrank a participle that stands nearer: `will answer the proposed treaty on 24 March`."""
_BEHIND = re.compile(
    r"\b(?:was|were|had|has|have|did|said|told|met|held|began|came|took|went|made|since|last|after|\w{3,}ed)\b",
    re.IGNORECASE,
)
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|by|until|till|of|from|to|between|and|during|before|after|through|for|late|early|mid|year|back)|[(,–-])\s*$",
    re.IGNORECASE,
)
_ALSO_WORDS = ("may", "march", "mar", "jan", "dec", "sep")
"""Month names that are words or names of other things too: bare, they need a preposition."""
_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|by|until|of|during|for|last|next|from|to|and|before|after|through)\s$", re.IGNORECASE
)
_COUNTED = re.compile(
    r"\s+(?!(?:and|or|but|as|was|is|has|had|were|to|in|on|at|by|for|with|when|after|before)\b)[a-z]+s\b"
)
MONTH_AHEAD_DAYS = 31
"""A day without a year that lies at most so far ahead beats the same day most of a year back."""

_UNITS_SPELT = (
    "second minute hour day weekend week fortnight month quarter year decade century seconds minutes hours days "
    "weekends weeks fortnights months quarters years decades centuries"
)
_OTHERS = (
    "today yesterday tomorrow tonight overnight morning afternoon evening night spring summer autumn fall winter half "
    "q1 q2 q3 q4 daily weekly monthly annual annually yearly recently recent currently now nowadays soon past future"
)
_NAMED_FIRST = frozenset(row[0].split()[0] for row in _NAMED_DAYS)
_TELLING = (
    frozenset(MONTHS)
    | frozenset(WEEKDAYS)
    | {day + "s" for day in WEEKDAYS}
    | frozenset(f"{_UNITS_SPELT} {_OTHERS}".split())
    | _NAMED_FIRST
)
_OPENING = (
    frozenset(_NUMERALS)
    | frozenset(
        [
            "the",
            "last",
            "next",
            "this",
            "every",
            "each",
            "early",
            "mid",
            "late",
            "earlier",
            "later",
            "in",
            "over",
            "during",
            "about",
            "almost",
            "nearly",
            "more",
            "around",
            "some",
            "at",
            "that",
            "beginning",
            "start",
            "middle",
            "end",
            "first",
            "third",
            "fourth",
            "final",
            "single",
            "past",
            "coming",
            "previous",
            "following",
            "'",
        ]
    )
    | {"’", "‘"}
)
"""Words with which an expression can open before its telling word comes."""

Meaning = tuple[str, str, str | None, str]
"""type, value, mod, rule."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an expression stands: its match, the words of its sentence before and after it, and the memo."""

    match: re.Match[str]
    before: str
    after: str
    today: date | None
    memo: Memo

    @property
    def words(self) -> str:
        return self.match.group().lower()


def find_times(memo: Memo, tokens: Tokens, sentences: tuple[Sentence, ...]) -> tuple[TimeExpression, ...]:
    """The time expressions of `memo` as TIMEX3, in order; `first_day` and `last_day` where they are known.

    A relative expression is grounded only by a memo date known to the day; else its value begins with
    `XXXX` and it has no days. Not found: days told by events ("the day of the raid"), other calendars.

    >>> from memokit.model import Memo
    >>> from memokit.language.sentences import find_sentences
    >>> from memokit.language.tokens import find_tokens
    >>> text = "They met on Sunday."
    >>> memo = Memo("1", text, date="2020-12-31", date_precision="day")
    >>> find_times(memo, find_tokens(text), find_sentences(text))[0].value
    '2020-12-27'
    """
    today = date.fromisoformat(memo.day) if memo.day else None
    found: list[TimeExpression] = []
    starts = [sentence.start for sentence in sentences]
    position = 0
    for start in _candidates(tokens):
        if start < position:
            continue
        number = bisect_right(starts, start) - 1
        if number < 0:
            continue
        sentence = sentences[number]
        match = TIME.match(memo.text, start, sentence.end)
        if not match:
            continue
        before, after = memo.text[sentence.start : start], memo.text[match.end() : sentence.end]
        meaning = _mean(_Place(match, before[-200:], after[:200], today, memo))
        if meaning:
            found += _records(match, meaning)
            position = match.end()
    return tuple(found)


REACH = 6
"""An expression begins at most so many tokens before the word that makes it one."""


def _candidates(tokens: Tokens) -> list[int]:
    """Where an expression can begin: at a telling word, or at an opening word not far before one."""
    begins: list[int] = []
    after, kinds, words = -1, tokens.kinds, tokens.words
    for place, word in enumerate(words):
        low = word.lower()
        if (
            kinds[place] == "n"
            or low in _TELLING
            or (("-" in low or "’" in low or "'" in low) and _tells(low))
        ):
            for earlier in range(max(after + 1, place - REACH), place):
                if words[earlier].lower() in _OPENING:
                    begins.append(tokens.starts[earlier])
            begins.append(tokens.starts[place])
            after = place
    return begins


def _tells(word: str) -> bool:
    """Whether a compound or possessive holds a telling word: `mid-December`, `five-year`, `Monday's`."""
    return any(part in _TELLING for part in re.split(r"[-’']", word))


def _records(match: re.Match[str], meaning: Meaning) -> list[TimeExpression]:
    type_, value, mod, rule = meaning
    start, end = match.start() + _lead(match.group()), match.end()
    words = match.group()
    if words.lower().endswith((". ", " ")):
        end -= 1
    if words.endswith(".") and not re.search(r"[ap]\.m\.$", words, re.IGNORECASE):
        end -= 1
    days = days_of(value, mod) if type_ in ("DATE", "TIME") else None
    first, last = days or (None, None)
    return [TimeExpression(start, end, type_, value, mod, first, last, rule)]


def _lead(words: str) -> int:
    """How much of the match is a preposition that stands outside the expression."""
    lead = re.match(
        r"(?:over|in|during)\s(?=the\s(?:last|past|next|coming|previous|future))|an?\s(?=\w+-(?:second|minute|hour|day|week|month|year))",
        words,
        re.IGNORECASE,
    )
    return lead.end() if lead else 0


def _mean(place: _Place) -> Meaning | None:
    kind = place.match.lastgroup
    return _KINDS[kind](place) if kind else None


def _mod(words: str) -> str | None:
    if re.match(r"(?:the\s)?(?:early|beginning|start)|(?:the\s)?\w+\searly", words):
        return "START"
    if re.search(r"\bmid\b|\bmiddle\b", words):
        return "MID"
    if re.search(r"\blate\b|\bend of\b", words):
        return "END"
    return None


def _looks_ahead(place: _Place) -> bool | None:
    """True where the words before point after the memo, False where before it, None where neither does."""
    clause = re.split(r"[,;:]\s", place.before)[-1]
    if _SURELY_AHEAD.search(clause):
        return True
    ahead = [m.end() for m in _AHEAD.finditer(place.before)]
    behind = [m.end() for m in _BEHIND.finditer(place.before)]
    if not ahead and not behind:
        later = bool(_AHEAD.search(place.after[:60]))
        return True if later and not _BEHIND.search(place.after[:60]) else None
    return (ahead[-1] if ahead else -1) >= (behind[-1] if behind else -1)


# --- one function a kind -------------------------------------------------------------------------


def _iso(place: _Place) -> Meaning | None:
    return ("DATE", place.words, None, "full date") if days_of(place.words) else None


def _slashes(place: _Place) -> Meaning | None:
    first, second, year = map(int, place.words.split("/"))
    day, month = (first, second) if second <= 12 else (second, first)
    value = f"{year:04d}-{month:02d}-{day:02d}"
    return ("DATE", value, None, "full date") if days_of(value) else None


def _day(place: _Place) -> Meaning | None:
    words = re.sub(rf"^{_WEEKDAY},?\s", "", place.words)
    month = MONTHS[re.search(_MONTH, words).group().rstrip(".")]  # type: ignore[union-attr]
    year = re.search(r"\d{4}$", words)
    number = int(re.search(r"\d{1,2}", words).group())  # type: ignore[union-attr]
    if not days_of(f"2000-{month:02d}-{number:02d}"):
        return None
    if year:
        value = f"{year.group()}-{month:02d}-{number:02d}"
        return ("DATE", value, None, "full date") if days_of(value) else None
    detached = re.match(r"\)?,?\s(?:in|of)\s((?:19|20)\d\d)\b", place.after)
    if detached:
        return "DATE", f"{detached[1]}-{month:02d}-{number:02d}", None, "its year stands after it"
    return _yearless(place, month, number)


def _yearless(place: _Place, month: int, number: int) -> Meaning | None:
    """A month and day without a year, put before or after the memo by the words around it."""
    written_year = (
        place.memo.date[:4] if place.memo.date_precision in ("month", "year") and place.memo.date else None
    )
    if place.today is None:
        year = written_year or "XXXX"
        return "DATE", f"{year}-{month:02d}-{number:02d}", None, "day and month"
    year_now = place.today.year
    candidates = []
    reach = 8 if (month, number) == (2, 29) else 1
    for candidate in range(year_now - reach, year_now + reach + 1):
        value = f"{candidate:04d}-{month:02d}-{number:02d}"
        if days_of(value):
            candidates.append(date.fromisoformat(value))
    past = max((d for d in candidates if d <= place.today), default=None)
    coming = min((d for d in candidates if d > place.today), default=None)
    if past is None or coming is None:
        return None
    ahead = _looks_ahead(place)
    near = (coming - place.today).days <= MONTH_AHEAD_DAYS and (place.today - past).days > 240
    if past == place.today and not ahead:
        chosen = past
    else:
        chosen = coming if ahead or (near and not re.search(r"\b(?:since|last)\s", place.before)) else past
    return "DATE", chosen.isoformat(), None, "day and month, " + ("ahead" if chosen == coming else "before")


def _first(place: _Place) -> Meaning | None:
    """The 24 of `24 to 27 December`: the month and year of the day that follows."""
    follower = TIME.search(place.memo.text, place.match.end(), place.match.end() + 40)
    if not follower:
        return None
    meaning = _mean(
        _Place(follower, place.before, place.after[len(follower.group()) :], place.today, place.memo)
    )
    if not meaning or not days_of(meaning[1]) or len(meaning[1]) != 10:
        return None
    return "DATE", f"{meaning[1][:8]}{int(place.words):02d}", None, "the month stands after it"


def _range(place: _Place) -> Meaning | None:
    words = place.words
    months = [MONTHS[m.rstrip(".")] for m in re.findall(_MONTH, words)]
    year = re.search(r"\d{4}$", words)
    numbers = [int(n) for n in re.findall(r"(?<!\d)\d{1,2}(?!\d)", words)][:2]
    if len(numbers) < 2:
        return None
    if year:
        base = int(year.group())
    elif place.today:
        single = _yearless(place, months[-1], numbers[-1])
        if not single:
            return None
        base = int(single[1][:4])
    else:
        base = 0
    prefix = f"{base:04d}" if base else "XXXX"
    value = f"{prefix}-{months[0]:02d}-{numbers[0]:02d}/{prefix}-{months[-1]:02d}-{numbers[1]:02d}"
    return ("DATE", value, None, "range") if not base or days_of(value) else None


def _month(place: _Place) -> Meaning | None:
    words = place.words
    name = re.search(_MONTH, words).group()  # type: ignore[union-attr]
    written = place.match.group()
    bare = re.search(re.escape(name), written, re.IGNORECASE)
    if bare and not written[bare.start()].isupper():
        return None
    year = re.search(r"\d{4}$", words)
    doubtful = name.rstrip(".") in _ALSO_WORDS and not year and words == name
    if doubtful and not _BEFORE_MONTH.search(place.before):
        return None
    mod = _mod(words)
    number = MONTHS[name.rstrip(".")]
    if year:
        return "DATE", f"{year.group()}-{number:02d}", mod, "month and year"
    after_year = re.match(r"\s(?:in|of)\s((?:19|20)\d\d)\b", place.after)
    if after_year:
        return "DATE", f"{after_year[1]}-{number:02d}", mod, "its year stands after it"
    if place.today is None:
        return "DATE", f"XXXX-{number:02d}", mod, "month"
    same = place.today.year
    ahead = _looks_ahead(place) if not words.startswith("last") else False
    if words.startswith("next"):
        ahead = True
    if ahead:
        value = same if number >= place.today.month else same + 1
    else:
        value = same if number <= place.today.month else same - 1
        if number == place.today.month + 1 and ahead is None:
            value = same
    return "DATE", f"{value}-{number:02d}", mod, "month, " + ("ahead" if ahead else "before")


_PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}


def _weekday(place: _Place) -> Meaning | None:
    words = place.words
    number = next(n for name, n in WEEKDAYS.items() if name in words)
    if re.match(r"\s(?:Times|Telegraph|Mirror|Express|Mail|Herald|Tribune|Post)\b", place.after):
        return None
    if words.startswith("every") or place.match.group().lower().endswith("s"):
        return "SET", f"XXXX-WXX-{number + 1}", None, "every such day"
    part = next((code for name, code in _PARTS.items() if words.endswith(name)), "")
    type_ = "TIME" if part else "DATE"
    if place.today is None:
        return type_, f"XXXX-WXX-{number + 1}{part}", None, "weekday, memo undated"
    day, rule = _which_weekday(place, number)
    return type_, day.isoformat() + part, None, rule


def _which_weekday(place: _Place, number: int) -> tuple[date, str]:
    today, words = place.today, place.words
    assert today is not None
    if words.startswith("last"):
        return nearest_weekday(today, number, ahead=False), "the last one before the memo"
    if words.startswith(("next", "the following")):
        return nearest_weekday(today, number, ahead=True), "the next one after the memo"
    ahead = _looks_ahead(place)
    if today.weekday() == number and not words.startswith("this"):
        return today, "the memo's own day"
    if ahead:
        return nearest_weekday(today, number, ahead=True), "the next one, by the words before it"
    return nearest_weekday(today, number, ahead=False), "the last one before the memo"


def _deictic(place: _Place) -> Meaning | None:
    words, today = place.words, place.today
    part = next((code for name, code in _PARTS.items() if words.endswith(name)), "")
    if words in ("tonight", "overnight", "last night"):
        part = "TNI"
    shift = 0
    if "yesterday" in words or words == "last night":
        shift = -2 if words.startswith("the day") else -1
    elif "tomorrow" in words:
        shift = 2 if words.startswith("the day") else 1
    type_ = "TIME" if part else "DATE"
    if today is None:
        return type_, "XXXX-XX-XX" + part, None, "relative, memo undated"
    if words == "today" and re.match(r"['’]s\b", place.after):
        return "DATE", "PRESENT_REF", None, "generic today"
    return type_, (today + timedelta(shift)).isoformat() + part, _mod(words), "relative to the memo"


def _named(place: _Place) -> Meaning | None:
    name = place.words
    rows = [row for row in _NAMED_DAYS if row[0] == name]
    if not place.match.group()[0].isupper():
        return None
    text = place.memo.text.lower()
    counts = [(text.count(row[3]) if row[3] else 1, -n, row) for n, row in enumerate(rows)]
    count, _, (_, month, number, _) = max(counts)
    if not count:
        return "DATE", "XXXX-XX-XX", None, "named day of a country we do not know"
    year = re.search(r"\b((?:19|20)\d\d)\b", place.after[:40])
    if year and re.match(r"\s?(?:\([^)]{0,30}\)\s?)?,?\s?(?:in\s|of\s)?(?:19|20)\d\d", place.after):
        return "DATE", f"{year[1]}-{month:02d}-{number:02d}", None, "named day"
    meaning = _yearless(place, month, number)
    return (meaning[0], meaning[1], None, "named day") if meaning else None


_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}


def _season(place: _Place) -> Meaning | None:
    code = next(c for name, c in _SEASONS.items() if name in place.words)
    year = re.search(r"\d{4}$", place.words)
    if year:
        return "DATE", f"{year.group()}-{code}", _mod(place.words), "season and year"
    if place.today is None:
        return "DATE", f"XXXX-{code}", None, "season"
    shift = -1 if place.words.startswith("last") else 1 if place.words.startswith("next") else 0
    if shift == -1 and days_of(f"{place.today.year}-{code}")[1] < place.today.isoformat():  # type: ignore[index]
        shift = 0
    return "DATE", f"{place.today.year + shift}-{code}", None, "season"


_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}


def _quarter(place: _Place) -> Meaning | None:
    words = place.words
    digit = re.search(r"q([1-4])", words)
    number = int(digit[1]) if digit else next(n for name, n in _ORDINALS.items() if name in words)
    letter = "H" if "half" in words else "Q"
    year = re.search(r"\d{4}$", words)
    if letter == "H":
        number = min(number, 2)
        if not year and not words.endswith("year"):
            return None
    if year:
        return "DATE", f"{year.group()}-{letter}{number}", None, "quarter and year"
    if place.today is None:
        return "DATE", f"XXXX-{letter}{number}", None, "quarter"
    if words.endswith("year"):
        shift = -1 if "last year" in words else 1 if "next year" in words else 0
        return "DATE", f"{place.today.year + shift}-{letter}{number}", None, "quarter"
    began = 3 * number - 2 <= place.today.month
    own = place.today.year if began or _looks_ahead(place) else place.today.year - 1
    return "DATE", f"{own}-{letter}{number}", None, "quarter"


def _decade(place: _Place) -> Meaning | None:
    digits = re.search(r"(\d+)0s", place.words)[1]  # type: ignore[index]
    if len(digits) == 1:
        digits = str(two_digit_year(int(digits) * 10))[:3]
    return "DATE", digits, _mod(place.words.removeprefix("the ")), "decade"


_UNITS = {"day": "D", "week": "W", "fortnight": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "Y"}
_UNIT_WORD = re.compile(
    r"(second|minute|hour|day|weekend|week|fortnight|month|quarter|year|decade|centur)(?:s|y|ies)?\b"
)
_CLOCK_UNITS = {"second": "S", "minute": "M", "hour": "H"}


def _count(words: str) -> int | None:
    """The number in words or digits; None where it is vague."""
    digits = re.search(r"\d+", words)
    if digits:
        return int(digits.group())
    parts = [_NUMERALS[w] for w in re.findall(r"[a-z]+", words) if w in _NUMERALS]
    if not parts or 0 in parts:
        return None
    return sum(parts) if parts[0] >= 20 else max(parts)


def _unit_of(words: str) -> str:
    units: list[str] = _UNIT_WORD.findall(words)
    return units[-1]


def _length(words: str) -> str | None:
    """A DURATION value such as `P3D`, `PT2H`, `PXY`."""
    unit = _unit_of(words)
    number = _count(words)
    if unit in _CLOCK_UNITS:
        return f"PT{number or 'X'}{_CLOCK_UNITS[unit]}"
    if unit == "weekend":
        return None
    factor = {"decade": 10, "centur": 100, "fortnight": 2}.get(unit, 1)
    return f"P{number * factor if number else 'X'}{_UNITS.get(unit, 'Y')}"


def _approximate(words: str) -> str | None:
    if re.match(r"(?:about|around|some)\b", words):
        return "APPROX"
    if re.match(r"(?:almost|nearly)\b", words):
        return "LESS_THAN"
    return (
        "MORE_THAN"
        if re.match(r"(?:more|over)\b", words)
        else "EQUAL_OR_MORE"
        if words.startswith("at least")
        else None
    )


def _ago(place: _Place) -> Meaning | None:
    words, unit, number = place.words, _unit_of(place.words), _count(place.words)
    if words.endswith("before"):
        return None
    sign = 1 if words.endswith("later") else -1
    if place.today is None or number is None:
        ref = "FUTURE_REF" if sign > 0 else "PAST_REF"
        return "DATE", "XXXX-XX-XX" if number is not None else ref, None, "relative"
    return _shifted(place.today, sign * number, unit, _approximate(words))


def _shifted(today: date, number: int, unit: str, mod: str | None) -> Meaning | None:
    """`today` moved by so many units, at the unit's own grain."""
    try:
        if unit in _CLOCK_UNITS:
            return "TIME", today.isoformat(), mod, "relative to the memo"
        if unit == "day":
            value = (today + timedelta(number)).isoformat()
        elif unit in ("week", "fortnight"):
            value = week_of(today + timedelta(7 * number * (2 if unit == "fortnight" else 1)))
        elif unit == "weekend":
            value = week_of(today + timedelta(7 * number)) + "-WE"
        elif unit == "month":
            value = add_months(today, number).isoformat()[:7]
        elif unit == "quarter":
            moved = add_months(today, 3 * number)
            value = f"{moved.year}-Q{(moved.month + 2) // 3}"
        elif unit == "decade":
            value = str(today.year + 10 * number)
        elif unit == "centur":
            value = str(today.year // 100 + number)
        else:
            value = f"{today.year + number:04d}"
    except (ValueError, OverflowError):
        return None
    return "DATE", value, mod, "relative to the memo"


def _window(place: _Place) -> Meaning | None:
    words = place.words
    if re.search(
        r"(?:last|past|next|coming|previous|following)\s(?:second|minute|hour|day|week|month|quarter|year|decade|century)\b",
        words,
    ):
        if re.search(r"\bpast\b", words):
            value = _length("one " + _unit_of(words))
            return ("DURATION", value, None, "length") if value else None
        shift = 1 if re.search(r"next|coming|following", words) else -1
        return (
            _shifted(place.today, shift, _unit_of(words), None)
            if place.today
            else ("DATE", "XXXX", None, "relative")
        )
    value = _length(re.sub(r"\b(?:over|in|during|the|last|past|next|coming|previous|following)\b", "", words))
    return ("DURATION", value, None, "length") if value else None


def _unit(place: _Place) -> Meaning | None:
    words, unit = place.words, _unit_of(place.words)
    if re.search(r"\b(?:same|that)\b", words) or unit in _CLOCK_UNITS:
        return None
    if place.today is None:
        return "DATE", "XXXX", _mod(words), "relative, memo undated"
    shift = (
        -1
        if re.search(r"\b(?:last|previous)\b", words)
        else 1
        if re.search(r"\b(?:next|following)\b", words)
        else 0
    )
    if unit == "day":
        if shift == 0:
            return None
        return "DATE", (place.today + timedelta(shift)).isoformat(), None, "relative to the memo"
    return _shifted(place.today, shift, unit, _mod(words))


def _part_of(place: _Place) -> Meaning | None:
    """`the end of the year`, `later in the day`: of the memo's own."""
    words, unit = place.words, _unit_of(place.words)
    if place.today is None:
        return "DATE", "XXXX", None, "relative, memo undated"
    mod = "END" if re.match(r"late\b|the\s(?:very\s)?end", words) else "MID" if "middle" in words else None
    if re.match(r"early\b|the\s(?:very\s)?(?:beginning|start)", words):
        mod = "START"
    shifted = _shifted(place.today, 0, unit, mod)
    return (*shifted[:3], "a part of the memo's own") if shifted else None


def _set(place: _Place) -> Meaning | None:
    words = place.words
    adverbs = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M"}
    if words in adverbs or words in ("annual", "annually", "yearly"):
        return "SET", adverbs.get(words, "P1Y"), None, "repeated"
    value = _length(re.sub(r"every|each", "one" if not re.search(r"\d|two|three|four", words) else "", words))
    return ("SET", value, None, "repeated") if value else None


def _duration(place: _Place) -> Meaning | None:
    words = place.words
    if re.match(r"(?:a|an|one)\s(?:second|minute)$", words) or re.search(r"second$", words):
        return None
    value = _length(words.replace("single", "one"))
    return ("DURATION", value, _approximate(words), "length") if value else None


def _vague(place: _Place) -> Meaning | None:
    words = place.words
    value = (
        "PRESENT_REF"
        if re.match(r"now|current", words)
        else "FUTURE_REF"
        if re.match(r"soon|in the fut", words)
        else "PAST_REF"
    )
    return "DATE", value, None, "not on the calendar"


_OWNED_YEAR = re.compile(r"\b(?:the|its|his|her|their|a|this)\s$|['’]s\s$", re.IGNORECASE)
_NO_YEAR = re.compile(
    r"\b(?:resolution|no\.?|number|room|article|section|page|some|about|than|least|most|only|nearly|of the)\s$",
    re.IGNORECASE,
)


def _year(place: _Place) -> Meaning | None:
    owned = _OWNED_YEAR.search(place.before[-12:])
    opens = not place.before.strip(" \"“'(")
    if not (owned or opens or _BEFORE_YEAR.search(place.before[-20:]) or _mod(place.words)):
        return None
    counted = _COUNTED.match(place.after)
    if (counted and not owned) or re.match(r"\s?(?:%|percent|km|dollars|people|men|GMT|UTC)", place.after):
        return None
    if _NO_YEAR.search(place.before):
        return None
    year = re.search(r"\d{4}", place.words).group()  # type: ignore[union-attr]
    return "DATE", year, _mod(place.words), "year"


def _clock(place: _Place) -> Meaning | None:
    words = place.words
    match = re.match(r"(\d{1,2})(?::?(\d\d))?\s?(([ap])\.?m)?", words)
    assert match is not None
    hour, minute = int(match[1]), match[2] or "00"
    if match[4] == "p" and hour < 12:
        hour += 12
    elif match[4] == "a" and hour == 12:
        hour = 0
    if hour > 24 or int(minute) > 59:
        return None
    day = place.today
    weekday = next((n for name, n in WEEKDAYS.items() if words.endswith(name)), None)
    if day and weekday is not None:
        day, _ = _which_weekday(place, weekday)
    elif day and words.endswith(("yesterday", "tomorrow")):
        day += timedelta(1 if words.endswith("tomorrow") else -1)
    stamp = day.isoformat() if day else "XXXX-XX-XX"
    zone = "Z" if re.search(r"\b(?:gmt|utc)\b", words) else ""
    return "TIME", f"{stamp}T{hour:02d}:{minute}{zone}", None, "clock"


_KINDS: dict[str, Callable[[_Place], Meaning | None]] = {
    "iso": _iso,
    "slashes": _slashes,
    "clock": _clock,
    "range": _range,
    "day": _day,
    "first": _first,
    "month": _month,
    "weekday": _weekday,
    "deictic": _deictic,
    "named": _named,
    "season": _season,
    "quarter": _quarter,
    "decade": _decade,
    "ago": _ago,
    "window": _window,
    "unit": _unit,
    "part": _part_of,
    "set": _set,
    "duration": _duration,
    "vague": _vague,
    "year": _year,
}
