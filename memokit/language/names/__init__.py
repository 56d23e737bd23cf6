"""Names: the people, organisations, places and roles of a memo, and its pronouns.

One pass over the tokens: only words with a capital, nouns of a role and pronouns are looked at (`words`). They are
gathered into runs (`runs`), the runs cut into what they hold (`pieces`), and each is linked to the fullest name in
the memo or its title (`entities`, `linking`). Whom a role or pronoun stands for is told where it speaks, by
`speakers`.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from memokit.language.names.headlines import headline_pieces, is_headline, is_shouted, name_only
from memokit.language.names.linking import Linker
from memokit.language.names.pieces import Piece, find_pieces
from memokit.language.names.roles import find_role
from memokit.language.names.runs import Run, Words, find_runs
from memokit.language.names.words import CAPITAL, PLAIN, PRONOUN, ROLE, UPPER
from memokit.language.tokens import find_tokens
from memokit.model import Memo, Name, Sentence, Tokens

__all__ = ["find_names", "find_title_names"]

KEPT_TITLES = 64
"""A title is read for the names and again for the roles of those who speak: the last ones are remembered."""
HEADLINE_FROM = 3
"""A run of so many tokens may be part of a headline: its sentence is looked at."""


def find_names(
    memo: Memo, tokens: Tokens, sentences: tuple[Sentence, ...], letters: str | None = None
) -> tuple[Name, ...]:
    """The names, roles and pronouns of `memo`, in order of place.

    `entity` is the fullest name in the memo or its title; of a role it is the one that it stands before. A role
    and the person named after it are two names (`Foreign Minister`, `Mohamed Taha Siala`); a place or
    organisation inside a role nests. Not found: people named in small letters, and in headlines, where every word
    has a capital, names that nothing else tells. Days, nationalities and faiths are no names. `letters` are those
    of the tokens, where they were looked up before (`language.letters`).

    >>> from memokit.language.sentences import find_sentences
    >>> text = "Foreign Minister Mohamed Siala spoke. Siala left."
    >>> found = find_names(Memo("1", text), find_tokens(text), find_sentences(text))
    >>> [(text[n.start:n.end], n.kind, n.entity) for n in found][1:]
    [('Mohamed Siala', 'person', 'Mohamed Siala'), ('Siala', 'person', 'Mohamed Siala')]
    """
    words = Words(memo.text, tokens, sentences, letters)
    pieces, headlines, others = _gather(words)
    linker = Linker(words, pieces, _in_title(memo.title) if memo.title else None)
    if headlines:
        pieces += [piece for run in headlines for piece in headline_pieces(words, run, linker.people)]
        pieces.sort()
    rows = linker.rows(pieces)
    for i in others:
        if words.flags[i] & PRONOUN:
            place = words.starts[i], words.ends[i]
            rows[place] = Name(*place, "pronoun", None, "pronoun")
        else:
            _add_role(words, i, linker, rows)
    return tuple([rows[place] for place in sorted(rows)])


def find_title_names(title: str) -> tuple[Name, ...]:
    """The names in a memo's title; offsets are those of the title."""
    words, pieces = _in_title(title)
    linker = Linker(words, pieces, None)
    rows = linker.rows(pieces)
    for i in words.hot:
        if words.flags[i] & ROLE and not words.flags[i] & CAPITAL:
            _add_role(words, i, linker, rows)
    return tuple([rows[place] for place in sorted(rows)])


def _gather(words: Words) -> tuple[list[Piece], list[Run], list[int]]:
    """The pieces of all runs, the runs of headlines, and the other words of interest."""
    pieces: list[Piece] = []
    headlines: list[Run] = []
    looked: dict[int, bool] = {}
    runs, others = find_runs(words)
    for run in runs:
        first, last, opens, sentence = run
        long, bits = last - first >= HEADLINE_FROM, words.flags[first]
        doubtful = long or bits & UPPER or (bits & PLAIN and not opens)
        if looked.get(sentence) or (doubtful and _in_headline(words, run, looked)):
            headlines.append(run)
        else:
            pieces += find_pieces(words, run)
    return pieces, headlines, others


def _in_headline(words: Words, run: Run, looked: dict[int, bool]) -> bool:
    """Whether the sentence of `run` is a headline; asked only where the run gives reason to."""
    first, last, _, number = run
    if last - first >= HEADLINE_FROM and is_shouted(words, run):
        return words.words[last : last + 1] != [":"]
    if number not in looked:
        start, end, _ = words.sentences[number]
        looked[number] = is_headline(words, bisect_left(words.starts, start), bisect_left(words.starts, end))
    return looked[number]


@lru_cache(KEPT_TITLES)
def _in_title(title: str) -> tuple[Words, list[Piece]]:
    """The words of the memo's title and the pieces in it, whether or not every word has a capital."""
    words = Words(title, find_tokens(title), (Sentence(0, len(title), 0),))
    pieces = [piece for run in find_runs(words)[0] for piece in find_pieces(words, run)]
    if is_headline(words, 0, len(words.words)):
        pieces = [name_only(words, piece) for piece in pieces]
    return words, pieces


def _add_role(words: Words, head: int, linker: Linker, rows: dict[tuple[int, int], Name]) -> None:
    """Put the role whose noun is token `head` into `rows`."""
    found = find_role(words, head)
    if found:
        place = words.starts[found[0]], words.ends[found[1] - 1]
        rows.setdefault(place, Name(*place, "role", linker.beginning.get(found[1]), "role"))
