"""The words of a memo as a string of letters, one a token, so that rules on words are patterns on that string.

`P` is a pronoun, `U` a capitalised word, `v` a verb of saying, thinking or wanting, and so on: `LETTERS` lists
them all. A word's letter depends on the word alone. What stands inside quotation marks is `_` in `Words.flat`,
where no rule for what is said without marks may look.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from memokit.language.marks import Region
from memokit.lexicon import read_rows, read_words
from memokit.model import Tokens

LETTERS = {
    "D": "a determiner or numeral word",
    "O": "a possessive determiner",
    "P": "a pronoun that can be a subject",
    "E": "a pronoun with its auxiliary (he's)",
    "M": "a pronoun that cannot be a subject",
    "W": "a relative pronoun",
    "H": "a question word",
    "T": "that",
    "t": "to",
    "f": "of",
    "F": "another preposition",
    "C": "and, or",
    "B": "but, yet",
    "S": "a subordinator",
    "X": "an auxiliary",
    "n": "not",
    "A": "an adverb",
    "Y": "a weekday, month or the like",
    "m": "a number",
    "U": "a capitalised word",
    "u": "a capitalised word with a possessive",
    "q": "a small word with a possessive",
    "R": "a small noun for people or bodies that speak",
    "v": "a cue verb, past or present",
    "b": "a cue verb's plain form that is a noun as well",
    "g": "a cue verb's form in -ing",
    "K": "a capitalised cue verb",
    "c": "a cue noun",
    "j": "a cue adjective",
    "p": "the past of another verb that has no -ed, or seems, remains",
    "y": "another word in -ed",
    "z": "another word in -ing",
    "l": "another small word",
}
_FUNCTION_WORDS = {
    "D": "the a an this these those some any every each no another both all several many few most more such either"
    " neither one two three four five six seven eight nine ten dozens hundreds thousands half none",
    "O": "his her their its my our your whose",
    "P": "he she they i we it you everyone everybody someone somebody nobody anyone anybody others there",
    "E": "he's she's they're they've they'd they'll i'm i've i'd i'll we're we've we'd we'll it's it'd it'll you're"
    " you've you'd you'll he'd he'll she'd she'll there's that's what's who's",
    "M": "him them us me himself herself themselves itself myself ourselves yourself",
    "W": "who which whom",
    "H": "what how why whether when where if whatever",
    "T": "that",
    "t": "to",
    "f": "of",
    "F": "in on at by from with for about against over under into onto upon toward towards through during amid among"
    " between within without beyond behind beside besides despite near per via across around along off up out"
    " down like regarding concerning alongside throughout above below",
    "C": "and or nor &",
    "B": "but yet",
    "S": "because although though while whereas since after before until unless once as than lest whenever wherever",
    "X": "is are was were be been being am has have had having do does did will would can could may might shall"
    " should must cannot ought",
    "n": "not never",
    "A": "also then later earlier now again further just still even only often ever always already soon first"
    " previously too quite very rather perhaps maybe instead however ago so here back away together once twice"
    " meanwhile furthermore moreover nevertheless nonetheless thus hence otherwise indeed anyway almost",
    "p": "went took made came got gave left met ran won lost held kept began became rose fell led brought bought spent"
    " stood sat sent built chose drew drove flew grew hung laid lay paid sold set shook slept stole stuck struck threw"
    " wore arose awoke beat bent bit blew broke caught clung crept dealt dug ate fled forbade froze hid hurt knelt let"
    " lent lit quit rode rang sank shut slid spun split spread sprang stung swam swept swung tore underwent woke put"
    " remain remains remained seem seems seemed become becomes stays stayed sounds sounded grows",
    "Y": "today yesterday tomorrow tonight week weekend month year night morning afternoon evening mon tue tues wed thu thurs fri sat sun",
}
_PUNCTUATION = {
    ",": ",", ".": ".", "?": ".", "!": ".", "…": ".", "...": ".", ";": ";", ":": ":", "(": "(", ")": ")", "[": "(",
    "]": ")", "—": "-", "–": "-", "-": "-", "--": "-", "&": "C",
    '"': '"', "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‟": '"', "``": '"', "''": '"', "'": "'", "’": "'",
    "‘": "'", "`": "'",
}  # fmt: skip
KEPT_WORDS = 200_000
"""So many words are remembered with their letters; further ones are looked at anew."""


class Cue(NamedTuple):
    """A form of a cue: its lemma, what it is, its form, and what it may take."""

    lemma: str
    kind: str
    """`speech`, `attitude`, `noun` or `adjective`."""
    form: str
    """`base`, `s`, `past`, `ing`; empty for nouns and adjectives."""
    takes: frozenset[str]

    @property
    def may_follow(self) -> bool:
        """Whether an attribution with it can stand behind or inside what was said: `…, he said`."""
        return (
            self.kind == "speech"
            and self.form != "ing"
            and (self.lemma == "quote" or not self.takes.isdisjoint(("that", "bare", "tell")))
        )


_DOUBLES = re.compile(r"(?:[^aeiou]|qu|^)[aeiou][bdgklmnprt]$")
_LAST_STRESSED = re.compile(r"(?:mit|fer|pel|bel|gret|but|cur|bar|tut|lel)$")
_UNSTRESSED_L = re.compile(r"[aeiou]l$")


def _inflected(lemma: str, irregular: str) -> dict[str, str]:
    """The forms of a verb, each with its name; `irregular` is `past/participle` where they are irregular."""
    forms = {lemma: "base"}
    if lemma == "have":
        return forms | {"has": "s", "had": "past", "having": "ing"}
    if lemma.endswith("y") and lemma[-2:-1] not in tuple("aeiou"):
        forms[lemma[:-1] + "ies"] = "s"
    else:
        forms[lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")] = "s"
    stems = [lemma]
    if lemma.endswith("ee"):
        return forms | {lemma + "d": "past", lemma + "ing": "ing"}
    if lemma.endswith("e") and not lemma.endswith(("oe", "ye")):
        stems = [lemma[:-1]]
    elif _DOUBLES.search(lemma) and (len(re.findall("[aeiou]+", lemma)) == 1 or _LAST_STRESSED.search(lemma)):
        stems = [lemma + lemma[-1]]
    elif _UNSTRESSED_L.search(lemma) and not re.search("[aeiou][aeiou]l$", lemma):
        stems = [lemma, lemma + "l"]
    for stem in stems:
        forms[stem + "ing"] = "ing"
    if irregular:
        forms.update(dict.fromkeys(irregular.split("/"), "past"))
    elif lemma.endswith("y") and lemma[-2:-1] not in tuple("aeiou"):
        forms[lemma[:-1] + "ied"] = "past"
    else:
        forms.update({stem + "ed": "past" for stem in stems})
    return forms


@cache
def _takes(words: str) -> frozenset[str]:
    return frozenset(words.split())


@cache
def _verbs() -> dict[str, Cue]:
    found: dict[str, Cue] = {}
    for lemma, kind, takes, *irregular in read_rows("cue_verbs"):
        for form, name in _inflected(lemma, irregular[0] if irregular else "").items():
            found.setdefault(form, Cue(lemma, kind, name, _takes(takes)))
    return found


@cache
def _others() -> dict[str, Cue]:
    """Cue nouns, with their plurals, and cue adjectives."""
    found = {}
    for word, takes in read_rows("cue_adjectives"):
        found[word] = Cue(word, "adjective", "", _takes(takes))
    for word, takes in read_rows("cue_nouns"):
        cue = Cue(word, "noun", "", _takes(takes))
        plural = word[:-1] + "ies" if re.search("[^aeiou]y$", word) else word + "s"
        found |= {word: cue, plural: cue}
    return found


@cache
def light_verbs() -> frozenset[str]:
    """The forms of verbs that say little beside a cue noun: `express concern`."""
    return frozenset(
        form
        for lemma, *irregular in read_rows("light_verbs")
        for form in _inflected(lemma, irregular[0] if irregular else "")
    )


def listed(words: str) -> frozenset[str]:
    """The words of a short list, which is written with spaces."""
    return frozenset(words.split())


def verb(word: str) -> Cue | None:
    """The cue verb that `word`, in small letters, is a form of."""
    return _verbs().get(word)


def noun_or_adjective(word: str) -> Cue | None:
    """The cue noun or adjective that `word`, in small letters, is."""
    return _others().get(word)


@cache
def _function_words() -> dict[str, str]:
    found = {word: letter for letter, words in _FUNCTION_WORDS.items() for word in words.split()}
    found |= dict.fromkeys(read_words("months") | read_words("weekdays"), "Y")
    return found | {"may": "X", "march": "Y"}


@cache
def _people() -> frozenset[str]:
    singular = read_words("collectives") | read_words("unnamed") | read_words("role_heads")
    return singular | {word + "s" for word in singular}


def _letter(word: str) -> str:
    first = word[0]
    if not first.isalpha():
        return "m" if first.isdigit() else _PUNCTUATION.get(word, "%")
    low = word.lower().replace("’", "'")
    known = _function_words().get(low)
    if known == "p" and verb(low):
        known = None
    if known and not (len(word) > 1 and word.isupper()):
        return "U" if word == "May" else known
    if low.endswith("n't"):
        return "X"
    capital = first.isupper()
    if low.endswith("'s"):
        return "u" if capital else "q"
    if low.endswith(("'ve", "'d", "'ll", "'re")):
        return "E"
    cue = verb(low)
    if capital:
        return "K" if cue and cue.form != "base" and "noun" not in cue.takes else "U"
    if cue:
        return "g" if cue.form == "ing" else "b" if cue.form in ("base", "s") and "noun" in cue.takes else "v"
    if low in _people():
        return "R"
    other = noun_or_adjective(low)
    if other:
        return "c" if other.kind == "noun" else "j"
    if low.endswith("ly"):
        return "A"
    return "y" if low.endswith("ed") else "z" if low.endswith("ing") and len(low) > 5 else "l"


class _Cues(dict[str, Cue | None]):
    """Each word's cue verb, looked up when first asked for."""

    def __missing__(self, word: str) -> Cue | None:
        known = verb(word.lower())
        if len(self) < KEPT_WORDS:
            self[word] = known
        return known


_CUE_OF = _Cues()


def quote_letters(word: str) -> str:
    """A word's letter, and `f` where an attribution with it can follow what was said, else a blank."""
    letter = _letter(word)
    cue = _CUE_OF[word] if letter in "vb" else None
    return letter + ("f" if cue and cue.may_follow else " ")


class Words:
    """A memo's tokens for the rules: their letters, and the same with what stands in marks blanked out."""

    def __init__(self, text: str, tokens: Tokens, letters: tuple[str, str] | None = None) -> None:
        if letters is None:
            both = "".join(map(quote_letters, tokens.words))
            letters = both[::2], both[1::2]
        self.text = text
        self.starts, self.ends, self.words = tokens.starts, tokens.ends, tokens.words
        self.letters, self.follows = letters
        self.flat = self.letters
        self.relays = "Sg" in self.letters
        """Whether somebody may be quoted `as saying`."""
        self.places: list[tuple[int, int]] = []
        """Each region as a pair of token numbers, marks included."""

    def blank(self, regions: tuple[Region, ...]) -> None:
        """Blank out what stands in `regions`, marks included; `,"` is left as a comma, so that rules see it."""
        pieces, done = [], 0
        for region in regions:
            first, last = bisect_left(self.starts, region.start), bisect_left(self.starts, region.end)
            self.places.append((first, last))
            inner = last - 2
            while inner > first and self.letters[inner] in "\"'":
                inner -= 1
            comma = region.closed and self.letters[inner] == ","
            pieces += [self.letters[done:first], "_" * (last - first - comma), "," * comma]
            done = last
        pieces.append(self.letters[done:])
        self.flat = "".join(pieces)

    def low(self, token: int) -> str:
        """The token's word in small letters."""
        return self.words[token].lower()

    def verb(self, token: int) -> Cue | None:
        """The cue verb that the token is a form of."""
        return _CUE_OF[self.words[token]]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The characters from token `first` up to, without, token `last`."""
        return self.starts[first], self.ends[last - 1]
