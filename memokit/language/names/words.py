"""What a word can be in a name: looked up once for each spelling, from the word lists.

`FLAGS[word]` tells it as a set of bits; `folded` is the form names are compared by. A word that can be nothing of
interest has no bits, so that a memo's ordinary words are passed over without a look.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import count
from unicodedata import combining, normalize

from memokit.lexicon import read_rows, read_words

CAPITAL, UPPER, POSSESSIVE, PLAIN = 1, 2, 4, 8
ROLE, MODIFIER, PERSON_NOUN, TITLE = 16, 32, 64, 128
GROUP, PLACE_WORD, THING, GIVEN = 256, 512, 1024, 2048
PARTICLE, PRONOUN, DEMONYM, CALENDAR = 4096, 8192, 16384, 32768
SPEAKS, GENERIC, BEGINS_KNOWN, JOINS, ABSTRACT = 65536, 131072, 262144, 524288, 1048576
OPENS = 2097152
"""A mark after which any word may have a capital: all but comma and full stop."""

HOT = CAPITAL | ROLE | PERSON_NOUN | PRONOUN
ABSTRACT_ENDING = re.compile(
    r"^\w{3,}(?:tions?|ities|ity|ness|ships?|isms?|ology|ional|ental|ical|ative|ances?|ings?|tors|ists|i?cians|icans|ants)$"
)
SHORTEST_ABSTRACT = 8
"""A word of so many letters and such an ending is no person's name: `Migration`, `Processing`."""
KEPT_SPELLINGS = 100_000
"""So many spellings are remembered; then the memory begins anew."""

TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "messrs",
        "sir",
        "lord",
        "lady",
        "dame",
        "madam",
        "mme",
        "monsieur",
        "señor",
        "herr",
        "frau",
        "doktor",
        "mademoiselle",
        "mlle",
        "madame",
        "signor",
        "signora",
        "senhor",
        "senhora",
        "señora",
        "don",
        "doña",
        "dr",
    ]
)
SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
SUBJECT_PRONOUNS = frozenset(["he", "she", "they", "i", "we"])
GENERIC_OWNERS = frozenset(
    ["people's", "women's", "men's", "children's", "workers'", "nurses'", "veterans'", "farmers'", "writers'"]
)
"""Owners inside the name of an organisation: `People's Congress`, `Women's Union`."""
NOT_PARTICLES = frozenset(
    [
        "an",
        "as",
        "at",
        "in",
        "do",
        "i",
        "op",
        "st",
        "ten",
        "of",
        "i",
        "te",
        "ag",
        "san",
        "santa",
        "mac",
        "mc",
        "a/l",
        "a/p",
    ]
)
"""Particles that are English words, or begin a surname with a capital letter: not looked for in small letters."""
JOINERS = frozenset(("of", "for", "and", "&", ".", ","))
"""Small words and marks that can stand inside a name."""
ABBREVIATED = frozenset(
    [
        "gen",
        "sen",
        "sens",
        "rep",
        "reps",
        "gov",
        "govs",
        "col",
        "lt",
        "capt",
        "sgt",
        "maj",
        "adm",
        "amb",
        "cmdr",
        "brig",
        "cpl",
        "pvt",
        "dr",
        "mr",
        "mrs",
        "ms",
        "messrs",
        "prof",
        "rev",
        "fr",
        "st",
        "jr",
        "sr",
        "hon",
    ]
)
"""Words of names that are written with a full stop."""


class _Flags(dict[str, int]):
    def __missing__(self, word: str) -> int:
        if len(self) > KEPT_SPELLINGS:
            self.clear()
        mark = not word[:1].isalnum() and word not in (",", ".")
        flags = self[word] = _flags(word) | (OPENS if mark else 0)
        return flags


FLAGS = _Flags()
FIRST_COLD, FIRST_HOT = 1, 0x4000
"""Each set of bits has a letter of its own, from here on those without and with something of interest. Most tokens
are of the first few, whose letters Python has at hand."""
FLAGS_OF: dict[str, int] = {}
"""The bits that a letter stands for."""
_LETTERS: dict[int, str] = {}
_COLD, _HOT = count(FIRST_COLD), count(FIRST_HOT)


def flag_letter(word: str) -> str:
    """The letter of what `word` can be in a name."""
    flags = FLAGS[word]
    if flags not in _LETTERS:
        letter = chr(next(_HOT if flags & HOT else _COLD))
        FLAGS_OF[letter] = flags
        _LETTERS[flags] = letter
    return _LETTERS[flags]


@lru_cache(KEPT_SPELLINGS)
def folded(word: str) -> str:
    """`word` in small letters, without accents, possessive and the particle joined to it.

    >>> folded("al-Sisi's"), folded("Nicolás"), folded("O’Neill")
    ('sisi', 'nicolas', "o'neill")
    """
    low = bare(word).lower().replace("’", "'")
    if not low.isascii():
        low = "".join(c for c in normalize("NFKD", low) if not combining(c))
    head, hyphen, rest = low.partition("-")
    return rest if hyphen and rest and head in _lists()["particles"] else low


def bare(word: str) -> str:
    """`word` without its possessive: `Haftar's` and `Hamas'` are `Haftar` and `Hamas`."""
    if word.endswith(("'s", "’s")):
        return word[:-2]
    return word.rstrip("'’")


@cache
def known_names() -> dict[str, tuple[str, str]]:
    """Places and organisations of the lists, in small letters, with their kind and the rule."""
    places = {word.replace("_", " ") for word in read_words("countries") | read_words("cities")}
    found = dict.fromkeys(places, ("place", "gazetteer"))
    found.update(dict.fromkeys(read_words("organisations"), ("organisation", "known organisation")))
    return found


@cache
def _lists() -> dict[str, frozenset[str]]:
    plain = read_words("sentence_starters") | read_words("common_words") | read_words("stop_words")
    demonyms = {form for row in read_rows("countries") if len(row) > 1 for form in row[1].split()}
    return {
        "plain": plain | read_words("not_names") | read_words("collectives"),
        "calendar": read_words("months") | read_words("weekdays"),
        "role": read_words("role_heads"),
        "modifier": read_words("role_modifiers"),
        "person": read_words("person_nouns"),
        "group": read_words("organisation_words"),
        "place": read_words("place_words"),
        "thing": read_words("thing_words"),
        "given": read_words("given_names"),
        "particles": read_words("name_particles") - NOT_PARTICLES,
        "demonym": frozenset(demonyms),
        "speaks": frozenset(form for row in read_rows("cue_verbs") for form in _finite(row[0], *row[3:])),
        "known": frozenset(name.partition(" ")[0] for name in known_names()),
    }


def _finite(lemma: str, irregular: str = "") -> set[str]:
    """The third person and the past of a verb; a doubled consonant is tried too (`admitted`)."""
    stem = lemma[:-1] + "i" if lemma.endswith("y") and lemma[-2:-1] not in tuple("aeiou") else lemma
    sibilant = lemma.endswith(("s", "x", "z", "ch", "sh")) or stem != lemma
    present = f"{stem}es" if sibilant else f"{lemma}s"
    if irregular:
        return {present, *irregular.split("/")}
    return {present, f"{stem}d" if lemma.endswith("e") else f"{stem}ed", f"{lemma}{lemma[-1]}ed"}


_BITS = (
    ("plain", PLAIN),
    ("calendar", CALENDAR | PLAIN),
    ("role", ROLE),
    ("modifier", MODIFIER),
    ("person", PERSON_NOUN),
    ("group", GROUP),
    ("place", PLACE_WORD),
    ("thing", THING),
    ("given", GIVEN),
    ("particles", PARTICLE),
    ("demonym", DEMONYM),
    ("speaks", SPEAKS),
    ("known", BEGINS_KNOWN),
)


def _flags(word: str) -> int:
    if word in JOINERS:
        return JOINS | (PLAIN if word.isalpha() else 0)
    own = bare(word)
    capital = own[:1].isupper() or (own[:1].islower() and _particle_joined(own))
    low = own.lower().replace("’", "'")
    plain = low if low.isascii() else "".join(c for c in normalize("NFKD", low) if not combining(c))
    flags = 0
    for name, bit in _BITS:
        if plain in _lists()[name]:
            flags |= bit
    if not capital:
        return _small(own, low, flags)
    flags = flags & ~(PRONOUN | PARTICLE) | CAPITAL
    flags |= POSSESSIVE if own != word else 0
    flags |= UPPER if len(own) > 1 and own.isupper() else 0
    flags |= TITLE if low in TITLES else 0
    flags |= PRONOUN if low in SUBJECT_PRONOUNS and own == word else 0
    flags |= GENERIC if word.lower().replace("’", "'") in GENERIC_OWNERS else 0
    if len(plain) >= SHORTEST_ABSTRACT and ABSTRACT_ENDING.match(plain) and not flags & (GIVEN | GROUP):
        flags |= ABSTRACT
    root, mark, _ = low.partition("'")
    if mark and root in _lists()["plain"]:
        flags |= PLAIN
    head, hyphen, rest = plain.partition("-")
    if hyphen and not flags & ~(CAPITAL | POSSESSIVE | UPPER):
        flags |= _compound(head, rest)
    return flags


def _small(own: str, low: str, flags: int) -> int:
    """The bits of a word in small letters; a role may follow a hyphen (`then-president`)."""
    if low in SUBJECT_PRONOUNS:
        return PRONOUN | PLAIN
    head, hyphen, rest = own.partition("-")
    if hyphen and head in ("then", "ex", "now", "former") and rest.lower() in _lists()["role"]:
        return ROLE | flags
    return flags & ~(GIVEN | TITLE | THING | PLACE_WORD)


def _compound(head: str, rest: str) -> int:
    """The bits of a compound with a capital: `Iranian-American`, `Russian-backed`, `Anne-Marie`."""
    demonyms, given = _lists()["demonym"], _lists()["given"]
    if head in demonyms or head in ("anti", "pro", "non", "pre", "post", "mid", "inter", "u.s", "western"):
        return DEMONYM | PLAIN
    return GIVEN if head in given and rest[:1].isalpha() and rest in given else 0


def _particle_joined(own: str) -> bool:
    """Whether a particle is joined to a capital: `al-Sisi`, `d'Estaing`."""
    head, hyphen, rest = own.partition("-")
    if hyphen and rest[:1].isupper():
        return head in _lists()["particles"]
    return own[:2] in ("d'", "d’", "l'", "l’") and own[2:3].isupper()
