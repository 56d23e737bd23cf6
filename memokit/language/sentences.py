"""Paragraphs and sentences.

A paragraph is a line, unless the text was wrapped by hand: then it is a block of lines. Sentences
are found inside a paragraph by NLTK's Punkt with our own abbreviations, so nothing is downloaded; a sentence ends
at each full stop that can be no abbreviation's, and Punkt is asked only between two such (a test holds that it
would say the same).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from string import whitespace
from typing import TYPE_CHECKING

from memokit.lexicon import read_words
from memokit.model import Sentence

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_BLOCK = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_CLOSED = re.compile(r"""[.?!…:;]["'”’»)\]]*\s*$""")

_STOP = re.compile(
    r"""
    [.?!…] (?:
        (?<=\.)\.++ (?: (?P<dots>\s|$) | (?P<joined>(?=[\w,/—–-])) | )  # ..., before white space; before a word
      | (?P<plain>["')\]}”’»]*(?:\s|$))                              # . before white space, after closing marks perhaps
      | (?P<inside>(?=[)\]][,;:.]))                                   # (D-Md.), who
      | (?=[^\w\s,./—–-]) | (?<=…) )
    """,
    re.VERBOSE,
)
"""A mark that may end a sentence, by what follows."""
_PLAIN_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_CLOSING = "\"')]}”’»"
_CLOSES_LATE = re.compile(rf"[{re.escape(_CLOSING)}]+(?:\s|--|$)")
_NEXT_WORD = re.compile(r"[^\W\d_]+(?=[\s,;:)']|[.?!]\s|[.?!]?$)|[0-9]+(?=[\s,])")
_NEXT = re.compile(r"\s*+(?=\S)(?P<word>[^\W\d_]*)(?P<rest>[^\s.?!…]*[.?!…]?)(?!\S)")
"""What stands up to the next white space: a word, and what holds no stop but the last."""
_AFTER_WORD = re.compile(r"(?:,|[;:)'’”\"].*|[.?!])?")
_ONE_TOKEN = re.compile(r"[$£€]?[^\W_](?:[^\W_]|[.,$%&/-](?![.-]))*")
_NUMBER = re.compile(r"\d[\d,.-]*")
_OPENING = '"(['
_LOUD, _STOPS = frozenset("?!…"), frozenset(".?!…")
_CLOSED_BEFORE = frozenset(")]}\"”’'")
LONGEST_WORD = 40
"""Longer ones before a full stop are left to Punkt."""
KEPT_WORDS = 20_000
"""Of so many words before a full stop it is remembered whether they are plain."""

# Lines of a text wrapped by hand are of like length and mostly end in the middle of a sentence.
WRAP_SHORTEST, WRAP_LONGEST, WRAP_LEAST_LINES = 40, 100, 4
WRAP_SHARE_OPEN = 0.5


def _is_wrapped(text: str) -> bool:
    """Whether most lines that another line follows are long, alike, and end in mid-sentence.

    A line with a web address, which is not broken, may be longer than others.
    """
    lines = text.split("\n")
    if max(map(len, lines)) > WRAP_LONGEST and any(
        len(line) > WRAP_LONGEST and "://" not in line for line in lines
    ):
        return False
    followed = [a for a, b in pairwise(lines) if a.strip() and b.strip()]
    if len(followed) < WRAP_LEAST_LINES:
        return False
    open_ends = [a for a in followed if len(a) >= WRAP_SHORTEST and not _CLOSED.search(a[-8:])]
    return len(open_ends) >= WRAP_SHARE_OPEN * len(followed)


def find_paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """The paragraphs of `text` as (start, end), white space at both ends left out, in order.

    >>> find_paragraphs("One.\\n\\nTwo.")
    ((0, 4), (6, 10))
    """
    if not _is_wrapped(text):
        return tuple([match.span() for match in _LINE.finditer(text)])
    found = []
    for match in _BLOCK.finditer(text):
        piece = match.group()
        start = match.start() + len(piece) - len(piece.lstrip())
        end = match.start() + len(piece.rstrip())
        if start < end:
            found.append((start, end))
    return tuple(found)


@cache
def _punkt() -> PunktSentenceTokenizer:
    from nltk.tokenize.punkt import PunktLanguageVars, PunktParameters, PunktSentenceTokenizer

    class MemoLanguage(PunktLanguageVars):  # type: ignore[misc]  # nltk has no types
        """Punkt's marks, with curly and angle quotation marks among those that close a sentence."""

        sent_end_chars = (".", "?", "!", "…")
        re_boundary_realignment = re.compile(r"""["')\]}”’»]+?(?:\s+|(?=--)|$)""", re.MULTILINE)

    parameters = PunktParameters()
    parameters.abbrev_types = set(read_words("abbreviations"))
    parameters.sent_starters = set(read_words("sentence_starters"))
    return PunktSentenceTokenizer(parameters, lang_vars=MemoLanguage())


def _split(text: str, begin: int, stop: int) -> list[tuple[int, int]]:
    """The sentences of the paragraph `[begin, stop)`. Punkt is asked for what lies between two plain ends, where that
    holds a full stop that is not plain.

    Nothing ends at a stop before a comma (`Jr.,`), and at the last one of a paragraph something always does.
    """
    found: list[tuple[int, int]] = []
    plain = True
    for match in _STOP.finditer(text, begin, stop):
        ends = _ends(text, begin, stop, match)
        if ends:
            at, following = match.span()
            end = following - 1 if following > at + 1 and text[following - 1].isspace() else following
            while following < stop and text[following].isspace():
                following += 1
            if (
                following == stop
                or text[following] not in _CLOSING
                or not _CLOSES_LATE.match(text, following, stop)
            ):
                found += [(begin, end)] if plain else _ask_punkt(text, begin, end)
                begin, plain = following, True
                continue
        plain = plain and ends is False
    if begin < stop:
        found += [(begin, stop)] if plain else _ask_punkt(text, begin, stop)
    return found


def _ask_punkt(text: str, begin: int, stop: int) -> list[tuple[int, int]]:
    return [(begin + a, begin + b) for a, b in _punkt().span_tokenize(text[begin:stop])]


def _ends(text: str, begin: int, stop: int, match: re.Match[str]) -> bool | None:
    """Whether a sentence ends at a stop; None where that is for Punkt to say."""
    kind, (at, end) = match.lastgroup, match.span()
    if kind is None or kind == "joined":
        return False if kind else None
    if end == stop:
        return True
    least = max(begin, at - LONGEST_WORD)
    word = text[max(least, text.rfind(" ", least, at) + 1) : at]
    if kind == "plain" and _is_plain(word, text[at]):
        return True
    if kind == "dots":
        return _begins(text, end, stop) if not word or _is_plain(word, "") else None
    if kind == "inside":
        return False if text[at] == "." and _is_short(word) else None
    full = text[at] == "."
    if text[end - 1] not in whitespace or not (_LOUD if full else _STOPS).isdisjoint(word):
        return None
    if not full:
        return True
    found = _ends_after_short_form(text, word, match, stop)
    return _ends_after_any(text, word, match, stop) if found is None else found


@lru_cache(KEPT_WORDS)
def _is_plain(word: str, mark: str) -> bool:
    """Whether `mark` after `word` is no part of an ellipsis and no full stop of an abbreviation or initial."""
    word = word.lstrip("\"“‘'([").lower()
    if mark == "…" or not _PLAIN_WORD.fullmatch(word):
        return False
    last = word[word.rfind("-") + 1 :]
    known = _abbreviations()
    return mark != "." or (len(last) > 1 and word not in known and last not in known)


def _ends_after_short_form(text: str, word: str, match: re.Match[str], stop: int) -> bool | None:
    """Whether a sentence ends after an abbreviation or initial, as Punkt has it; None where that is not plain.

    It ends before a capitalised word that begins sentences, and not before another word.
    """
    following = _NEXT_WORD.match(text, match.end(), stop)
    if following is None or match.end() != match.start() + 2:
        return None
    word, after = word.lstrip("\"“‘'([").lower(), following.group()
    if word in _abbreviations() and len(word) > 1:
        return after[0].isupper() and after.lower() in _starters()
    return False if len(word) == 1 and word.isalpha() and after[0].isupper() else None


def _ends_after_any(text: str, word: str, match: re.Match[str], stop: int) -> bool | None:
    """The same after any word, with closing marks behind the stop or not."""
    if word[-1:] in _CLOSED_BEFORE:
        before = word.rstrip(")]")
        return True if "." not in word or (before[-1:] == "." and _is_short(before[:-1])) else None
    if _is_short(word):
        return False if match.end() - match.start() > 2 else _begins(text, match.end(), stop)
    word = word.lstrip(_OPENING)
    if not _ONE_TOKEN.fullmatch(word) or (len(word) == 1 and word.isalpha()):
        return None
    if match.end() - match.start() > 2 or not _NUMBER.fullmatch(word):
        return True
    following = _NEXT.match(text, match.end(), stop)
    if following is None or (after := text[following.start("word")]) in ";:,.!?" or after.islower():
        return None
    return True


@lru_cache(KEPT_WORDS)
def _is_short(word: str) -> bool:
    """Whether a word is an abbreviation of several letters, or ends in one after a hyphen: `D-Md`."""
    word = word.lstrip(_OPENING).lower()
    known = _abbreviations()
    return (
        len(word) > 1
        and bool(_ONE_TOKEN.fullmatch(word))
        and not known.isdisjoint((word, word.rpartition("-")[2]))
    )


def _begins(text: str, begin: int, stop: int) -> bool | None:
    """Whether a word with a capital that begins sentences stands at `begin`; None where that is not plain."""
    following = _NEXT.match(text, begin, stop)
    if following is None:
        return None
    word, rest = following.groups()
    if not word[:1].isupper():
        return False
    return word.lower() in _starters() if _AFTER_WORD.fullmatch(rest) else None


@cache
def _starters() -> frozenset[str]:
    return read_words("sentence_starters")


@cache
def _abbreviations() -> frozenset[str]:
    return read_words("abbreviations")


def find_sentences(text: str, *, first: int = 0) -> tuple[Sentence, ...]:
    """The sentences of `text` from offset `first` on, in order.

    A piece that begins with a small letter belongs to the sentence before it (`"Why?" he asked`).

    >>> [s.paragraph for s in find_sentences('"Why?" he asked. No one of the U.S. team knew.')]
    [0, 0]
    """
    found: list[Sentence] = []
    for number, (begin, end) in enumerate(find_paragraphs(text)):
        begin = max(begin, first)
        if begin >= end:
            continue
        last = len(found)
        for start, stop in _split(text, begin, end):
            if len(found) > last and text[start].islower():
                found[-1] = found[-1]._replace(end=stop)
            else:
                found.append(Sentence(start, stop, number))
    return tuple(found)
