"""Pieces: what a run of capitalised words holds, a role and a person, an organisation, a place.

`Libyan Foreign Minister Mohamed Taha Siala` is a role and a person; a name inside a role (`New York Gov.`) is a
piece of its own and nests. Kinds are told by word lists first, then by shape; each says by its rule which it was.
"""

from __future__ import annotations

from functools import lru_cache, reduce
from operator import and_, or_
from typing import NamedTuple

from memokit.language.names.entities import keys
from memokit.language.names.runs import Run, Words
from memokit.language.names.words import (
    ABSTRACT,
    BEGINS_KNOWN,
    CALENDAR,
    CAPITAL,
    DEMONYM,
    FLAGS,
    GENERIC,
    GIVEN,
    GROUP,
    KEPT_SPELLINGS,
    MODIFIER,
    PARTICLE,
    PERSON_NOUN,
    PLACE_WORD,
    PLAIN,
    POSSESSIVE,
    ROLE,
    THING,
    TITLE,
    UPPER,
    bare,
    known_names,
)
from memokit.lexicon import read_words

LONGEST_PERSON = 5
"""Words of a person's name, initials and particles aside, that are told by their shape alone."""
LONGEST_ACRONYM = 6
KEPT_RUNS = 20_000
"""What so many runs hold is remembered: the same names come again and again."""
OPENING_ADVERBS = frozenset(("Then", "Now", "First"))
"""Words that belong to a role in its middle (`the then minister`), and to the sentence at its start."""
PLACE_OPENINGS = frozenset(
    ("Saint", "St", "San", "Santa", "Fort", "Port", "Mount", "Lake", "Cape", "Los", "Las")
)
"""Words that make a name a place where they begin it."""


class Piece(NamedTuple):
    """Tokens `[first, last)` and what they are; `weak` where the capital may be only that of a sentence's start."""

    first: int
    last: int
    kind: str
    rule: str
    weak: bool = False
    compared: tuple[str, ...] = ()
    """The words that a person's or unknown name is compared by (`entities.keys`)."""


_LEADS = ROLE | PERSON_NOUN


class _Own(NamedTuple):
    """A run by itself: the word before it, where that is `the`, and then its own words; and what each can be."""

    words: list[str]
    flags: list[int]
    led: bool
    """Whether a role in small letters stands before it: `envoy Park Jin`."""


def find_pieces(words: Words, run: Run) -> list[Piece]:
    """The pieces of `run`, in order; none where it holds no name."""
    first, last, opens, _ = run
    if last - first == 1:
        alone = _alone(words.words[first], opens)
        if alone is None:
            return []
        kind, rule, weak, compared = alone
        if kind == "unknown" and _after_office(words, first):
            kind, rule, weak = "person", "title", False
        return [Piece(first, last, kind, rule, weak, compared)]
    after_the = first > 0 and words.words[first - 1] in ("the", "The")
    led = bool(first and words.flags[first - 1] & _LEADS) and _after_office(words, first)
    found = _several(tuple(words.words[first:last]), opens, after_the, led)
    return [
        Piece(first + begin, first + stop, kind, rule, weak, compared)
        for begin, stop, kind, rule, weak, compared in found
    ]


@lru_cache(KEPT_RUNS)
def _several(own: tuple[str, ...], opens: bool, after_the: bool, led: bool) -> tuple[Piece, ...]:
    """The pieces of a run of several words, the first of which has the number 0."""
    return tuple(
        [
            Piece(first - 1, last - 1, kind, rule, weak, keys(own[first - 1 : last - 1]))
            for first, last, kind, rule, weak, _ in _cut(own, opens, after_the, led)
        ]
    )


def _cut(own: tuple[str, ...], opens: bool, after_the: bool, led: bool) -> tuple[Piece, ...]:
    """The same, where the first word has the number 1."""
    words = _Own(["the" if after_the else "", *own], [0, *[FLAGS[word] for word in own]], led)
    first, last = _without_ends(words, len(own) + 1, opens)
    if first >= last:
        return ()
    weak = opens and first == 1 and last - first == 1
    group = _last_group(words, first, last)
    if group:
        rest = [] if group == last else _named(words, group, last, "two names", weak=False)
        return (*_whole(words, first, group, weak), *rest)
    role = _last_role(words, first, last)
    return tuple(_whole(words, first, last, weak) if role is None else _with_role(words, first, role, last))


@lru_cache(KEPT_SPELLINGS)
def _alone(word: str, opens: bool) -> tuple[str, str, bool, tuple[str, ...]] | None:
    """What a word is that is a run by itself, as the last fields of a `Piece`; None where it is no name."""
    own = keys((word,))
    bits = FLAGS[word]
    known = known_name([word]) if bits & BEGINS_KNOWN else None
    if known:
        return *known, opens, own
    if bits & ROLE and not bits & GROUP:
        return None if bits & TITLE else ("role", "role", opens, own)
    if bits & CALENDAR or (bits & PLAIN and (opens or not bits & GIVEN)):
        return None
    kind, rule = _kind_of([word], [bits], after_the=False)
    return None if kind == "none" else (kind, rule, opens, own)


def _without_ends(words: _Own, last: int, opens: bool) -> tuple[int, int]:
    """The run without function words and days at its ends: `When Siala`, `Siala Monday`."""
    flags, first = words.flags, 1
    while first < last:
        bits, after = flags[first], flags[first + 1] if first + 1 < last else 0
        if bits & PLAIN and bits & BEGINS_KNOWN and _begins_known(words, first):
            break
        if opens and first == 1 and words.words[first] in OPENING_ADVERBS:
            first += 1
            continue
        belongs = (bits & MODIFIER and after & (ROLE | MODIFIER)) or bits & ROLE
        if not bits & PLAIN or belongs or (bits & GIVEN and after & CAPITAL and not after & PLAIN):
            break
        if not after and bits & GIVEN and not opens and not bits & CALENDAR:
            break
        first += 1
    while last > first and (
        flags[last - 1] & CALENDAR and not (last - first > 1 and flags[last - 2] & GIVEN)
    ):
        last -= 1
    return first, last


def _begins_known(words: _Own, first: int) -> bool:
    """Whether a name of the lists begins at token `first`: `New Zealand`, `WHO`."""
    return any(known_name(words.words[first : first + n]) for n in (1, 2))


def _last_group(words: _Own, first: int, last: int) -> int | None:
    """The token after an organisation at the run's start: `Ministry of Defence`, `Fox News` before `Sean Hannity`."""
    flags, heads = words.flags, [n for n in range(first, last) if words.flags[n] & GROUP]
    if heads and _is_office_of(words, first, heads[0]):
        return None
    if not heads or (flags[first] & GIVEN and heads[-1] != last - 1):
        return None
    end = heads[-1] + 1
    if end == last:
        named = last - first == 2 and flags[first] & GIVEN and not flags[first] & (PLACE_WORD | DEMONYM)
        return None if named else last
    while end < last and (words.words[end] in ("of", "for", "the", "and", "&") or _of_group(words, end)):
        end += 1
    if end == last:
        return last
    if flags[end] & GIVEN and not any(flags[n] & ROLE for n in range(end, last)):
        return end
    return None if any(flags[n] & ROLE for n in range(first, last)) else last


def _of_group(words: _Own, n: int) -> bool:
    """Whether token `n` goes on after the `of` of an organisation: anything but a given name or a role."""
    joined = words.words[n - 1] in ("of", "for", "the", "and", "&")
    return joined or not words.flags[n] & (GIVEN | ROLE)


def _is_office_of(words: _Own, first: int, group: int) -> bool:
    """Whether a role takes in the organisation after it: `Speaker of the House`, `Director of the Office of …`."""
    return any(words.flags[n] & ROLE and words.words[n + 1] in ("of", "for") for n in range(first, group))


def _last_role(words: _Own, first: int, last: int) -> int | None:
    """The last role head of the run that a name may follow, or that ends it; a surname (`Peter King`) is none."""
    flags = words.flags
    for n in range(last - 1, first - 1, -1):
        if not flags[n] & ROLE:
            continue
        before = flags[n - 1] if n > first else 0
        after_name = (before & GIVEN and not before & (MODIFIER | ROLE)) or words.words[n - 1] == "."
        if n > first and n == last - 1 and after_name and not flags[n] & TITLE:
            continue
        return n
    return None


def _with_role(words: _Own, first: int, role: int, last: int) -> list[Piece]:
    """A role up to token `role`, what it is of, and the person named after it."""
    tail = _after_role(words, role, last)
    if tail < last and words.flags[last - 1] & (THING | ABSTRACT) and not words.flags[tail] & GIVEN:
        return _whole(words, first, last, weak=False)
    if tail < last and words.flags[last - 1] & GROUP and not words.flags[tail] & GIVEN:
        tail = last
    titled = bool(words.flags[role] & TITLE)
    if titled and tail == last:
        return []
    found: list[Piece] = []
    begin = _role_begin(words, first, role)
    if begin > first:
        found += _whole(words, first, begin, weak=False)
    if not titled or begin < role:
        end = role if titled else tail
        if end > first and any(words.flags[n] & ROLE for n in range(first, end)):
            found.insert(0, Piece(first, end, "role", "role"))
    if tail < last:
        found += _named(words, tail, last, "title", weak=False)
    return found


def _after_role(words: _Own, role: int, last: int) -> int:
    """The token after a role and what it is of: `Minister of Foreign Affairs`, `Gen.`."""
    flags, n = words.flags, role + 1
    if n < last and words.words[n] == ".":
        n += 1
    if n >= last or words.words[n] not in ("of", "for"):
        return n
    begin = n
    place = n + 2 if words.words[n + 1 : n + 2] == ["the"] else n + 1
    if place + 1 < last and words.flags[place] & BEGINS_KNOWN and known_name(words.words[place : place + 2]):
        n = place + 2
    while n < last:
        low, bits = words.words[n].lower(), flags[n]
        belongs = (
            low in read_words("office_objects")
            or low in ("of", "for", "the", "and")
            or bits & (MODIFIER | GROUP | DEMONYM)
        )
        if not belongs and n > begin and (bits & GIVEN or not _follows_small(words, n)):
            break
        n += 1
    return n


def _follows_small(words: _Own, n: int) -> bool:
    return words.words[n - 1] in ("of", "for", "the", "and")


_IN_ROLE = ROLE | MODIFIER | DEMONYM | PLAIN | PERSON_NOUN


def _role_begin(words: _Own, first: int, role: int) -> int:
    """Where the words of the role itself begin: after `New York` in `New York Gov.`."""
    n = role
    while n > first and (
        words.flags[n - 1] & _IN_ROLE or words.words[n - 1] in (".", "of", "the", "and", "&")
    ):
        n -= 1
    return n


def _named(words: _Own, first: int, last: int, rule: str, *, weak: bool) -> list[Piece]:
    """A person, the demonyms and parties before the name left out."""
    while (
        first < last - 1
        and words.flags[first] & (DEMONYM | PLAIN | MODIFIER)
        and not words.flags[first] & GIVEN
    ):
        first += 1
    return [Piece(first, last, "person", rule, weak)] if first < last else []


def _whole(words: _Own, first: int, last: int, weak: bool) -> list[Piece]:
    """The run, or what is left of it, as one piece."""
    kind, rule = _kind(words, first, last)
    flags = words.flags[first]
    if kind == "none":
        return []
    if rule == "capital letters" and last - first <= LONGEST_PERSON and words.led and first == 1:
        return _named(words, first, last, "title", weak=False)
    if kind == "person" and last - first > 1 and flags & (DEMONYM | PLAIN) and not flags & GIVEN:
        return _whole(words, first + 1, last, weak)
    return [Piece(first, last, kind, rule, weak)]


def known_name(own: list[str]) -> tuple[str, str] | None:
    """The kind and rule of a name that a word list holds; short ones (`US`, `WHO`) only in capitals."""
    written = " ".join([bare(word) for word in own if word != "."])
    known = known_names().get(written.lower())
    if known is None:
        return None
    long = len(written) > 4 or "." in written or (known[0] == "place" and len(written) > 3)
    return known if long or written.isupper() else None


def _kind(words: _Own, first: int, last: int) -> tuple[str, str]:
    """What tokens `[first, last)` are, by the lists and then by their shape."""
    after_the = words.words[first - 1] in ("the", "The")
    return _kind_of(words.words[first:last], words.flags[first:last], after_the=after_the)


def _after_office(words: Words, first: int) -> bool:
    """Whether a role in small letters stands before token `first`: `envoy Park Jin`, `spokesman Merrill`."""
    bits = words.flags[first - 1] if first else 0
    role = bits & _LEADS and not bits & CAPITAL
    return bool(role) and words.text[words.ends[first - 1] : words.starts[first]] == " "


def _kind_of(own: list[str], flags: list[int], *, after_the: bool) -> tuple[str, str]:
    known = known_name(own) if flags[0] & BEGINS_KNOWN else None
    if known:
        return known
    every, some = reduce(and_, flags), reduce(or_, flags)
    if every & (DEMONYM | PLAIN) and not some & GIVEN:
        return "none", "demonym"
    if some & GROUP and not (flags[0] & GIVEN and len(own) == 2):
        return "organisation", "organisation word"
    if len(own) == 1:
        return _single(bare(own[0]), some)
    if flags[-1] & THING:
        return "unknown", "thing"
    if flags[-1] & PLACE_WORD and not flags[0] & GIVEN:
        return "place", "place word"
    return _shape(own, flags, after_the)


def _single(written: str, bits: int) -> tuple[str, str]:
    if (
        written.lower() in read_words("never_names")
        or written[1:2] == "-"
        or bits & THING
        or len(written) == 1
    ):
        return "none", "no name"
    if bits & UPPER and len(written.replace(".", "")) <= LONGEST_ACRONYM:
        return "organisation", "acronym"
    if bits & (MODIFIER | PERSON_NOUN | PLACE_WORD) and not bits & GIVEN:
        return "unknown", "common word"
    return ("person", "given name") if bits & GIVEN else ("unknown", "capital letter")


_COMMON = ABSTRACT | PLAIN | MODIFIER | THING | PLACE_WORD | GENERIC | PERSON_NOUN


def _shape(own: list[str], flags: list[int], after_the: bool) -> tuple[str, str]:
    if "of" in own or "&" in own or "for" in own:
        return "unknown", "capital letters"
    if flags[0] & GIVEN:
        return "person", "given name"
    if own[0] in PLACE_OPENINGS:
        return "place", "place word"
    if len(own) > 2 and own[1] == "." and len(own[0]) == 1:
        return "person", "initials"
    count = sum([len(word) > 1 and not bits & PARTICLE for word, bits in zip(own, flags, strict=True)])
    owned = reduce(or_, flags[:-1]) & POSSESSIVE
    if count > LONGEST_PERSON or after_the or owned or reduce(or_, flags) & _COMMON:
        return "unknown", "capital letters"
    return "person", "two names"
