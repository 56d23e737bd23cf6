"""Lengths of time, steps from a day, and what is repeated: one function a kind of the grammar."""

from __future__ import annotations

from datetime import timedelta

from memokit.language.times.anchors import last_day_named, last_period_named, years_on
from memokit.language.times.direction import looks_ahead
from memokit.language.times.periods import NOT_NAMED, UNDATED, moved, step
from memokit.language.times.scan import Meaning, Place
from memokit.language.times.words import CLASSES, NUMERALS, VALUES

_UNITS = ("unit", "units", "quarter", "quarters", "weekend", "century")


def unit_word(place: Place) -> str:
    """The unit that is counted, the last in the expression."""
    units = place.all(*_UNITS)
    return units[-1] if units else ""


def count(place: Place) -> float | None:
    """How many: `two and a half` 2.5, `a dozen` 12, `a` 1; None where it is not told (`a few`, `several`)."""
    if place.has("few", "several", "many", "quantity", "millions"):
        return None
    half = 0.5 if place.has("half") else 0.0
    if place.has("couple"):
        return 2
    digits = place.all("day", "number", "year")
    if digits and place.has("of") and place.letters[-1] == CLASSES["year"]:
        digits.pop()  # the year of `the first 100 days of 1993`
    if digits:
        value = float(digits[0].replace(",", ""))
        for word in place.all("numeral", "hundred"):
            value *= NUMERALS[word] if NUMERALS[word] >= 12 else 1
        return value + half
    if numerals := place.all("numeral", "hundred"):
        return _number(numerals) + half
    return 1.5 if half and place.has("and") else half or 1


def _number(words: list[str]) -> float:
    """`twenty-five` 25, `two hundred` 200, `a dozen` 12."""
    total = 0
    for word in words:
        value = NUMERALS[word]
        total = (
            max(total, 1) * value if value in (12, 100, 1000) and (total or value != 12) else total + value
        )
    return float(total)


def length(number: float | None, word: str) -> str | None:
    """A DURATION value: `P3D`, `PT2H`, `PXY`, `P2.5Y`.

    >>> length(3, "days"), length(None, "years"), length(2, "decades"), length(0.5, "hour")
    ('P3D', 'PXY', 'P20Y', 'PT30M')
    """
    code = VALUES.get(word) or {"weekend": "WE"}.get(word)
    if not code or code == "TNI" or number == 0:
        return None
    clock, letter = ("T", code[1:]) if code[0] == "T" else ("", code.lstrip("0123456789"))
    factor = int(code[: -len(letter)] or 1) if not clock else 1
    if number is None:
        return f"P{clock}X{letter}"
    if number == 0.5 and factor == 1 and letter in ("H", "Y", "D"):
        return {"H": "PT30M", "Y": "P6M", "D": "PT12H"}[letter]
    return f"P{clock}{number * factor:g}{letter}" if number * factor < 1e6 else None


def mod_of(place: Place) -> str | None:
    """APPROX, LESS_THAN, MORE_THAN and their like, by the words before the number."""
    words = place.words
    if place.has("about", "some"):
        return "APPROX"
    if place.has("nearly", "under", "less"):
        return "LESS_THAN"
    if place.has("over") or ("more" in words[:1] and place.has("than")):
        return "MORE_THAN"
    if "at" in words[:1]:
        return "EQUAL_OR_MORE" if place.has("least") else "EQUAL_OR_LESS"
    return "EQUAL_OR_LESS" if place.has("up") else None


def duration(place: Place) -> Meaning | None:
    """`six months`, `a five-year`, `two and a half years`, `decades-long`."""
    word = unit_word(place)
    if place.has("many") and place.words_before(1) == ["as"]:
        return None
    if place.words[0] == "over" and place.lead("neutral", "things", "number", "million", "percent"):
        return None  # a preposition: `10,000 jobs over two years`
    if ylong := place.word("ylong"):
        return "DURATION", VALUES[ylong], None, "length"
    if word == "weekend" or (word == "quarter" and place.has("a") and not place.has("joint")):
        return None
    if word == "quarters" and "three" in place.words and (place.has("joint") or place.trail("of")):
        return None  # a fraction: `three-quarters of the voters`
    if place.letters[0] == CLASSES["units"]:
        return "DURATION", f"{length(None, word)}", None, "length"
    value = length(count(place), word)
    return ("DURATION", value, mod_of(place), "length") if value else None


def span(place: Place) -> Meaning | None:
    """`a three-year period`."""
    value = length(count(place), unit_word(place))
    return ("DURATION", value, None, "length") if value else None


def age(place: Place) -> Meaning | None:
    """`52 years old`, `a five-year-old` war, `decades-old`: how long somebody or something has been there."""
    word = unit_word(place)
    counted = place.has("numeral", "day", "number", "hundred", "a") or word.endswith("year")
    value = length(count(place) if counted else None, word)
    return ("DURATION", value, mod_of(place), "length, as an age") if value else None


def first_count(place: Place) -> Meaning | None:
    """The 60 of `60 to 90 days`."""
    after = place.memo.text[place.end : place.end + 40].replace("-", " ").split()
    word = next(
        (
            w.strip(".,;").lower()
            for w in after
            if w.strip(".,;").lower() in VALUES and w.strip(".,;").lower() not in ("first", "second", "third")
        ),
        "",
    )
    value = length(count(place), word)
    if not value or place.lead("money") or place.has("percent"):
        return None
    return "DURATION", value, mod_of(place), "length; its unit stands after it"


def units(place: Place) -> Meaning | None:
    """`years`, `hours`: how many is not told."""
    if not place.text[0].islower() or place.lead("joint", "money") or place.trail("joint"):
        return None
    if place.words[0] == "nights":
        return None
    if place.words[0] == "weekends":
        return "SET", "XXXX-WXX-WE", None, "repeated"
    if place.trail("year") or (place.lead("many") and place.words_before(2)[:1] == ["as"]):
        return None
    value = length(None, place.words[0])
    value = "PXY" if place.words[0] in ("decades", "centuries") else value
    return ("DURATION", value, None, "length, not told how long") if value else None


def window(place: Place) -> Meaning | None:
    """`the past two years`, `the next few days`, `the past decade`: a length that ends or begins at the memo."""
    if _is_verb(place):
        return None
    value = length(count(place), unit_word(place))
    rule = "a length, up to the memo" if step(place) < 0 else "a length, from the memo on"
    return ("DURATION", value, mod_of(place), rule) if value else None


def _is_verb(place: Place) -> bool:
    """Whether `last` is a verb: `to last several months`, `could last two years`."""
    return place.words[0] == "last" and (place.lead("to", "ahead") or place.words_before(1)[-1:] in _MODALS)


_MODALS = (["may"], ["might"], ["could"], ["can"])


def first_units(place: Place) -> Meaning | None:
    """`the first nine months of 1989`."""
    if _is_verb(place) or place.word("ordinal") not in (None, "first", "final"):
        return None
    value = length(count(place), (place.all("units", "unit") or [""])[0])
    return ("DURATION", value, None, "length") if value else None


def ago(place: Place) -> Meaning | None:
    """`three weeks ago` from the memo's day; `two days earlier` from the day named last."""
    words = place.words
    if place.has("long") or place.letters[0] == CLASSES["units"]:
        return "DATE", "FUTURE_REF" if place.has("later", "hence") else "PAST_REF", None, "not told how long"
    word, number = unit_word(place), count(place)
    sign = 1 if place.has("later", "hence") or "now" in words else -1
    if number is None:
        return "DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", mod_of(place), "not told how long"
    relative = place.has("earlier", "later")
    if relative and word.startswith("year") and (named := last_period_named(place)):
        value = years_on(named, sign * int(number))
        return ("DATE", value, mod_of(place), "the same period of another year") if value else None
    base = last_day_named(place) if relative else None
    if base is None and place.has("later") and not looks_ahead(place):
        base, unknown = None, NOT_NAMED
    else:
        base, unknown = base or place.today, UNDATED
    if base is None:
        return "DATE", "XXXX-XX-XX" if word.startswith("day") else "XXXX", None, unknown
    rule = "relative to the day named before" if relative and base != place.today else "relative to the memo"
    if VALUES.get(word, "").startswith("T"):
        return "TIME", base.isoformat(), mod_of(place), rule
    if number != int(number):
        years = {"y": 1, "d": 10, "c": 100}.get(word[0], 0) * (word[:3] != "day")
        if not years:
            return None
        value = moved(base, round(12 * sign * number * years), "month")
        value = value[:4] if value and years > 1 else value
    else:
        value = moved(base, sign * int(number), word)
    return ("DATE", value, mod_of(place), rule) if value else None


def each(place: Place) -> Meaning | None:
    """`every two weeks`, `daily`, `$3 a year`, `once a month`."""
    adverbs = {
        "daily": "P1D",
        "nightly": "P1D",
        "hourly": "PT1H",
        "weekly": "P1W",
        "fortnightly": "P2W",
        "biweekly": "P2W",
    }
    adverbs |= {"monthly": "P1M", "quarterly": "P1Q", "biennial": "P2Y", "bimonthly": "P2M"}
    adverbs |= dict.fromkeys(("semiannual", "semiannually", "biannual", "biannually"), "P6M")
    if part := place.value("part"):
        return "SET", f"XXXX-XX-XX{part}", None, "repeated"
    if adverb := place.word("adverb"):
        return "SET", adverbs.get(adverb, "P1Y"), None, "repeated"
    word = unit_word(place)
    if place.letters[0] == CLASSES["a"] and not _is_rate(place):
        return None
    number: float | None = 1
    if place.has("other"):
        number = 2
    elif place.has("every", "each"):
        rest = set(place.letters) - {CLASSES["every"], CLASSES["each"]}
        number = (
            count(place)
            if rest & {CLASSES[n] for n in ("few", "several", "numeral", "day", "number", "couple")}
            else 1
        )
    value = length(number, word)
    return ("SET", value, None, "repeated") if value else None


def _is_rate(place: Place) -> bool:
    """Whether `a year` is a rate: an amount stands before it (`$3`, `10 barrels`, `three times`)."""
    before = place.before(4)
    amounts = {
        CLASSES[name]
        for name in ("number", "numeral", "day", "year", "percent", "money", "million", "millions")
    }
    return (
        (bool(set(before) & amounts) and not place.lead("neutral"))
        or before[-1:] in amounts
        or (
            place.lead("time", "things")
            and bool(set(before) & (amounts | {CLASSES["several"], CLASSES["many"], CLASSES["few"]}))
        )
    )


def today(place: Place) -> Meaning | None:
    """`today`, `late yesterday`, `this morning`, `last night`, `the following evening`, `overnight`."""
    part = place.value("part") or place.value("tonight") or ""
    if place.lead("at") and place.words == [place.word("part")]:
        if place.words == ["night"]:
            return None  # any night
        if looks_ahead(place):
            return "TIME", "XXXX-XX-XX" + part, None, NOT_NAMED
    type_ = "TIME" if part else "DATE"
    shift = int(place.value("deictic") or 0)
    if part and place.has("last"):
        shift = -1
    base, rule = place.today, "relative to the memo"
    if place.has("that", "same", "following", "next", "prior") or (
        part and not place.has("this", "last", "deictic", "tonight")
    ):
        shift = 1 if place.has("following", "next") else -1 if place.has("prior") else 0
        named = last_day_named(place)
        if named is None and shift > 0 and not looks_ahead(place):
            return type_, "XXXX-XX-XX" + part, place.mod, NOT_NAMED
        base = named or place.today
        rule = "relative to the day named before"
    if base is None:
        return type_, "XXXX-XX-XX" + part, place.mod, UNDATED
    if place.words == ["today"] and place.after(2) == CLASSES["joint"] + CLASSES["s"]:
        return "DATE", "PRESENT_REF", None, "generic today"
    return type_, (base + timedelta(shift)).isoformat() + part, place.mod, rule


def now(place: Place) -> Meaning | None:
    """`now`, `recently`, `soon`, `the future`: not on the calendar."""
    if place.has("time") and not place.has("is"):
        return None
    if place.has("current") and place.words != ["present"]:
        return None
    past = place.has("recently", "past")
    ahead = place.has("soon", "future", "term")
    if place.has("term", "future") and not place.has("the"):
        return None
    value = "PAST_REF" if past else "FUTURE_REF" if ahead else "PRESENT_REF"
    return "DATE", value, None, "not on the calendar"


def recent(place: Place) -> Meaning | None:
    """`recent`, `recent years`, `the coming weeks`, `current`: before, after or about the memo, not told when."""
    if (
        place.lead("most", "as")
        or place.word("current") not in (None, "current")
        or place.words_after(1) == ["account"]
    ):
        return None
    if place.has("ahead", "to") and place.words[-1] not in ("ahead", "come"):
        return None
    value = (
        "FUTURE_REF"
        if place.has("coming", "ahead", "to")
        else "PRESENT_REF"
        if place.has("current")
        else "PAST_REF"
    )
    return "DATE", value, None, "not on the calendar"
