"""The title that a file's name repeats: `2031-01-06-talks-on-the-dam-go-on.txt` and the line `Talks on the dam go on`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from memokit.reading.headers.headlines import Line, may_be_title
from memokit.reading.headers.issuers import is_office
from memokit.reading.headers.titles import LONGEST_TITLE

TOP, LINES = 2000, 20
"""The title stands within so many characters and lines that are not blank."""
FEWEST, STEM = 3, 6
"""So many words are the same, or more; words are alike that have so many letters in common at their beginning."""
OF_LINE, OF_NAME, ALL_OF_NAME = 0.75, 0.6, 0.8
"""So much of a line and of a name are the same; a name that is cut short is all at the beginning of its line."""
ALIKE = 1.9
"""Of two shares: a title that is so alike is what the name repeats."""
FIRST_WORDS, SHORTEST = 3, 14
"""A name that begins with so many words of a title repeats it; a shorter name has no words to tell."""
_FIGURES, _QUOTES = "0123456789-_. ", ",.:;'’‘“”\"()"
_JOINTS = (" | ", " - ", " – ", " — ", " » ")
_WORD = re.compile(r"[^\W\d_]{4,}")
_MARKS = "#*_>•+ \t\xa0"
_BETWEEN = re.compile(r"\s(?:[-–—|»:]|::)\s")
"""What stands between a title and the name of its site."""


def slug_of(name: str) -> tuple[str, ...]:
    """The beginnings of the long words in a file's name; none where there are few.

    >>> slug_of("press/2031-01-06-talks-on-the-dam-begin-again.txt"), slug_of("doc-17.txt")
    (('talks', 'begin', 'again'), ())
    """
    last = name[name.rfind("/") + 1 :]
    stem = last.rpartition(".")[0] or last
    stems = tuple(word[:STEM] for word in _WORD.findall(stem.lower().replace("_", " ")))
    return stems if len(stems) >= FEWEST else ()


def line_in_name(text: str, name: str, title: str | None = None) -> Line | None:
    """The line at the top of a text that its file's name repeats, and more of it than `title` has; None where none is that.

    >>> line_in_name("News\\nTalks on the dam begin again\\nThe envoy spoke.", "talks-on-the-dam-begin-again.txt").words
    'Talks on the dam begin again'
    """
    last = name[name.rfind("/") + 1 :]
    if len(last) < SHORTEST or (title and _is_repeated(title, last)):
        return None
    stems = slug_of(last)
    if not stems:
        return None
    best, found = _likeness(title, stems) if title else 0.0, None
    if best >= ALIKE:
        return None
    begin = n_lines = 0
    for line in text[:TOP].split("\n"):
        n_lines += bool(line)
        if n_lines > LINES:
            break
        if len(line) <= LONGEST_TITLE and sum(map(line.lower().__contains__, stems)) >= FEWEST:
            words = line.strip(_MARKS)
            if (likeness := _likeness(words, stems)) > best and _may_be(words):
                first = begin + line.index(words)
                best, found = likeness, Line(_without_site(words, stems), first, first + len(words))
        begin += len(line) + 1
    return found


def _is_repeated(title: str, last: str) -> bool:
    """Whether a name begins as a title does that has no site behind it; sooner told than how alike they are."""
    if any(map(title.__contains__, _JOINTS)):
        return False
    first = [word.strip(_QUOTES).lower() for word in title.split(None, FIRST_WORDS)[:FIRST_WORDS]]
    return len(first) == FIRST_WORDS and last.lstrip(_FIGURES).lower().startswith("-".join(first))


def _may_be(words: str) -> bool:
    return may_be_title(words.rstrip(".")) and not is_office(words)


def _likeness(words: str, stems: Sequence[str]) -> float:
    """How much of a line and a name are the same; 0 where too little is."""
    own = [word[:STEM] for word in _WORD.findall(words.lower())]
    shared = len(set(own).intersection(stems))
    if shared < FEWEST:
        return 0.0
    of_line, of_name = shared / len(set(own)), shared / len(set(stems))
    is_like = of_line >= OF_LINE and of_name >= OF_NAME
    is_cut = of_name >= ALL_OF_NAME and own[0] == stems[0] and not words.endswith(".")
    return of_line + of_name if is_like or is_cut else 0.0


def _without_site(words: str, stems: Sequence[str]) -> str:
    """A title without the pieces behind it of which the name has nothing."""
    for between in reversed(list(_BETWEEN.finditer(words))):
        behind = [word[:STEM] for word in _WORD.findall(words[between.end() :].lower())]
        if not behind or not set(behind).isdisjoint(stems):
            break
        words = words[: between.start()]
    return words
