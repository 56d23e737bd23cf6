"""The grammar of time expressions, over class letters (`words`): one rule a kind, the first that fits wins.

A rule is written in class names (small letters) and in the macros above it (capitals); `~` is the joint inside a
compound, and white space is nothing. What an expression of a kind means is told by the function of that name in
`days`, `months`, `years`, `periods`, `amounts`, `clocks` and `named`.
"""

from __future__ import annotations

import re

from memokit.language.times.words import CLASSES

MACROS = {
    # dates
    "DN": "(day | nth)",
    "ONEMONTH": "(month | also_month | short_month)",
    "MO": "(month | also_month | short_month stop?)",
    "WD": "(weekday | short_weekday stop?)",
    "SHORT": "quote (day | number)",
    "YEAR": "((comma | of)? year | comma? SHORT)",
    "YEARISH": "(year ((dash | ~) (day | number))? | the? fiscal unit? year | SHORT | the? (REL | whole) fiscal? unit | the? fiscal? unit)",
    "CLOCK": "(hm ampm? | hmampm | (day | number) ampm | (day | numeral) oclock | zulu | noon | (day | number | year)(?=zone))",
    "ZONE": "(zone | open zone close | local time | name time | zone time)",
    # what stands before: the end of, mid-, later in
    "EDGE": "(the? very? edge (of | ~) | the? rest of | very? early (~ | in | on | dash)? | (earlier | later) (in | on)?)",
    "DAYONLY": "(the? DN of? MO YEAR? | MO DN YEAR?)",
    "DAYNAMED": "(DAYONLY | weekday | the nth)",
    "REL": "(last | next | this | past | coming | prior | following | same | latest | current)",
    # how many
    "EXACT": "((numeral | hundred) (~? and? (numeral | hundred))* | (day | number) hundred? | year(?= ~? (units | quarters)))",
    "COUNT": "((a | EXACT) ~? and ~? a ~? half | half a | a half | a? few | several | many | (a? couple | a quantity) of? | a hundred | millions of | EXACT | a)",
    "APPROX": "(about | nearly | over | under | (more | less | up) (than | to) | at (least | most) | some(?=(day | number | numeral | hundred)))",
    "UNIT": "(unit | units | quarter | quarters | weekend | century)",
    "ONE": "(unit | quarter | weekend | century)",
    "AGO": "(ago | (earlier | later)(?! than) | hence)",
}

RULES = {
    "clock": "about? CLOCK ZONE? ((on | of)? ((WD comma?)? DAYONLY | deictic part? | tonight | this part | (last | next | this)? weekday part?))?",
    "iso": "iso",
    "slashes": "slashes | day dash day dash (year | day)(?! dash)",
    "days": """(WD comma?)? (DN dash DN of? MO YEAR? | pair MO YEAR?
        | MO DN YEAR? dash MO DN YEAR? | MO DN dash DN YEAR? | DN MO YEAR? dash DN MO YEAR?)""",
    "hijri": "DN of? named",
    "part_of": "((the | EDGE)? early? part | the? early units) of DAYNAMED | (?<= at) part on? DAYNAMED",
    "day": """(the? edge of | early (~ | in | on | dash)?)? (WD comma? (on? the)?)?
        ((the? (DN | ordinal) of | the? DN ~?) MO YEAR? | MO the? DN (?! ~ | semicolon day | percent) YEAR?)""",
    "first_day": "the? DN (?= (to | and | or | until | comma) the? (nth | day) of? MO) | DN (?= comma DN comma? and DN of? MO)",
    "second_day": "((?<= ONEMONTH DN (to | and | or | until | dash)) | (?<= short_month stop DN (to | and | or | until | dash))) DN (?! ampm | UNIT | percent | ~ | things)",
    "months": "ONEMONTH (dash | slash | ~) ONEMONTH YEAR?",
    "month": "((last | next | this) ~? | EDGE (the | this)? | the early (~ | dash)?)? MO (YEAR | comma year)?",
    "day_of_month": "(?<= [on by until since from to between and]) the nth (?! neutral | things | name | ed | number | ~)",
    "weekday": "(every | each | EDGE? (the? REL+)?)? early? (weekday | weekdays) early? part?",
    "around": "the (unit | part) (before | after) (deictic | (?= comma | stop | semicolon | and) | (?! .))",
    "today": """EDGE? deictic part? | EDGE? tonight | (EDGE the? | early)? (this | that | last | the? (same | next | following | prior)) part
        | early (~ | in the early? )? part | (?<= [in of by until]) the early? part | (?<= at) part | (?<= in) part""",
    "anniversary": "the? (ordinal | nth | cent | numeral ~ ordinal) ~? anniversary",
    "named": "(last | next | this)? named | pair",
    "season": """EDGE? (the? REL+ | the | that)? season (of? YEARISH)
        | EDGE? (the? REL+ | the) season | EDGE season | (?<= [in since by until]) season""",
    "quarter": """((last | this | next) unit ~ s | the | this | that)? (year | fiscal | whole | year fiscal)? ordinal ~? fiscal? (quarter | half)
            (?! AGO) (of? YEARISH)?
        | the? fiscal? (qn | hn) (of? YEARISH)?""",
    "decade": "the? EDGE? (quote? decade | the decadeword) | the? EDGE? the? (ordinal | nth | cent | numeral ~ ordinal) ~? century",
    "fiscal": "(EDGE? (the? REL+ | the)?) fiscal unit? (year | SHORT) | the? year fiscal unit | fy",
    "same": """the? same (period | ONE) ((the? (last | prior) unit) | a unit (ago | earlier | before) | of YEARISH | in year)?
        | (the | a)? unit ~ (ago | earlier | before) (quarter | period | unit)?""",
    "first_units": "the? (ordinal | last) (EXACT | few | several) ~? (units | unit) (of YEARISH)?",
    "ago": """APPROX? (COUNT ~? (more ~?)? UNIT (and a half)? | units | long) AGO
        | APPROX? COUNT UNIT from now""",
    "window": """(?<= [in over for]) the (last | next) unit (?! of | ~) | EDGE? (the | this)? (last | past | next | coming | prior | following) COUNT straight? ~? straight? UNIT
        | (the | this | a)? past (unit | quarter | century)""",
    "nth_unit": "(the | this)? (very? (ordinal | nth | numeral ~ ordinal) | last) (unit | weekend | units) of (MO (of? year)? | (the | last | this | next) unit | year)",
    "straight": "(the | a) (ordinal | nth) ~? straight ~? (unit | quarter)",
    "unit": """EDGE? (that same? | (the | this)? whole? REL+) fiscal? ONE
        | EDGE (the | a)? fiscal? ONE (?! year) | the? (unit ~ edge | yearend) (of? year)?""",
    "bare": "(?<= [in for of on at over by since until comma ed behind act edge finish]) the fiscal? whole? (unit | quarter | weekend) (?! before | after | of | that | year | AGO | ~ | name)",
    "span": "(the | a)? EXACT ~ unit period",
    "age": "APPROX? (COUNT ~?)? UNIT ~? old",
    "each": """(every | each) (other | COUNT ~?)? UNIT | (every | each) part | adverb | once (a | per | each | every) ONE
        | (?<= [time units things number numeral day year percent million neutral]) (a | per) (unit | quarter) (?! ~ | AGO | before | after | and a half)""",
    "duration": """APPROX? (the? whole | a more | a(?= EXACT ~? units) | the(?= (EXACT | few | several) units))? COUNT (~? more | ~? straight)* ~? UNIT (and a half | ~ long)?
        | units ~ long | ylong | unit ~ long | the whole unit""",
    "first_count": "APPROX? EXACT (?= ~? (to | or | and | dash) ~? EXACT ~? UNIT)",
    "units": "units",
    "now": "now | recently | very? soon (?! before | after | as) | the? near? future | the (near | long) ~? term | (the | this) moment | the time is | this time | those (units) | (?<= in) the past (?= comma | stop | semicolon | and | close) | (?<= at) current",
    "recent": "recent units? | (the? (past | prior | coming) | the last) units (?! of) | the? units (ahead (?! of) | to act) | current (?= neutral | things | ed)",
    "year": "about year (?= comma | stop | semicolon | and | close) | (EDGE? the? unit)? year ((dash | ~) (year | day | number) (?! dash | ~))? | EDGE year | SHORT",
}


def _translate(rule: str) -> str:
    """`rule` as a pattern over class letters."""
    for _ in range(4):  # macros stand in macros, three deep
        rule = re.sub(r"[A-Z]+", lambda name: MACROS[name.group()], rule)
    rule = re.sub(r"[a-z_]+", lambda name: CLASSES[name.group()], rule)
    rule = re.sub(r"\s+", "", rule).replace("~", CLASSES["joint"])
    return re.sub(r"\((?!\?)", "(?:", rule)


TELLING = (
    "iso slashes pair hm hmampm zulu noon ampm oclock month also_month short_month weekday short_weekday weekdays deictic "
    "tonight part season quarter quarters qn hn decade decadeword century unit units weekend year yearend fy period "
    "adverb ylong now recently recent current past soon future moment time term named ago day nth anniversary half"
)
"""Every expression holds a word of one of these classes ..."""
TELLING_LETTER = re.compile(f"[{_translate(TELLING)}]")
_TIMES = ("?", "*", "+")
_LOOK = re.compile(r"\(\?<?[=!]")
REACH = 8
"""... at most so many letters after its first."""


def _begins() -> str:
    """A look ahead: a letter that begins a rule, and a telling word near, with none but words of the grammar before it."""
    telling = _translate(TELLING)
    rules = list(map(_translate, RULES.values()))
    consumed = re.sub(r"\(\?[<=!]+[^()]*(?:\([^()]*\)[^()]*)*\)", "", " ".join(rules))
    used = set(consumed) - set("()[]?:|*+<=! ")
    others = "".join(sorted(used - set(telling)))
    first = set().union(*(_first(rule)[0] for rule in rules))
    alone, led = ("".join(sorted(letters)) for letters in (first & set(telling), first - set(telling)))
    return f"(?=[{alone}]|[{led}][{others}]{{0,{REACH - 1}}}[{telling}])"


def _first(rule: str, at: int = 0) -> tuple[set[str], bool, int]:
    """The letters that what stands in `rule` from `at` on can begin with, whether it can be empty, and where it ends.

    >>> letters, empty, end = _first("(?:a|b?)c*(?=d)[ef]g|h")
    >>> sorted(letters), empty
    (['a', 'b', 'c', 'e', 'f', 'h'], False)
    """
    letters: set[str] = set()
    any_empty, empty = False, True
    while at < len(rule) and rule[at] != ")":
        if rule[at] == "|":
            any_empty, empty, at = any_empty or empty, True, at + 1
            continue
        if looks := _LOOK.match(rule, at):
            at = _first(rule, looks.end())[2] + 1
            continue
        if rule.startswith("(?:", at):
            own, optional, at = _first(rule, at + 3)
        elif rule[at] == "[":
            own, optional, at = set(rule[at + 1 : rule.index("]", at)]), False, rule.index("]", at)
        else:
            own, optional = {rule[at]}, False
        at += 1
        if rule[at : at + 1] in _TIMES:
            optional, at = optional or rule[at] != "+", at + 1
        letters |= own if empty else set()
        empty = empty and optional
    return letters, any_empty or empty, at


def _branch(name: str) -> str:
    """A rule that is not begun where none of its first letters stands. Its name is an empty group at its end: one
    around it would be opened, and given up, at each place where it does not fit."""
    rule = _translate(RULES[name])
    return f"(?=[{''.join(sorted(_first(rule)[0]))}])(?:{rule})(?P<{name}>)"


EXPRESSION = re.compile(f"{_begins()}(?:{'|'.join(map(_branch, RULES))})")
"""Every rule, in order; `lastgroup` of a match is its kind."""
