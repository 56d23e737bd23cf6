"""The records: what a memo is and what can be said about it.

Every annotation is stand-off: a half-open interval `[start, end)` of Unicode code points in
`memo.text`, so that `memo.text[start:end]` is its words. Missing is `None`, never `""` or `-1`.
How the records are found is the business of `reading` and `language`; how they become tables,
of `tables`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple, overload


class Code(StrEnum):
    """Why something stands in the problems table."""

    # a file
    EMPTY = "empty"
    NOT_TEXT = "not_text"
    UNREADABLE = "unreadable"
    UNSUPPORTED = "unsupported"
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    LOCKED = "locked"
    SCANNED = "scanned"
    SKIPPED = "skipped"
    GUESSED_ENCODING = "guessed_encoding"
    MENDED = "mended"
    # a line or a row of a file
    BAD_LINE = "bad_line"
    BAD_DATE = "bad_date"
    UNKNOWN_KEYS = "unknown_keys"
    # a memo among others
    DUPLICATE_ID = "duplicate_id"
    SAME_TEXT = "same_text"
    # a header
    NO_DATE = "no_date"
    AMBIGUOUS_DATE = "ambiguous_date"
    CONFLICTING_DATES = "conflicting_dates"
    # the words
    NOT_ENGLISH = "not_english"
    UNBALANCED_MARKS = "unbalanced_marks"
    NOT_ANALYSED = "not_analysed"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that could not be read, dated or attributed, with its reason."""

    path: str | None
    stage: str
    """`reading`, `header` or `language`."""
    code: Code
    message: str
    memo_id: str | None = None
    start: int | None = None
    end: int | None = None


class Memo(NamedTuple):
    """One memo as it was read; `text` is the body after the recognised header and never changes."""

    memo_id: str
    text: str
    path: str | None = None
    position: int = 0
    date: str | None = None
    """`2020-12-31`, `2020-12`, `2020`, `XXXX-12-31` or None."""
    date_precision: str = "none"
    """`day`, `month`, `year`, `month_day` or `none`."""
    date_last: str | None = None
    instant: str | None = None
    date_rule: str | None = None
    source: str | None = None
    place: str | None = None
    title: str | None = None
    author: str | None = None
    language: str | None = None
    document_type: str = "unknown"
    body_start: int = 0
    """Where `text` begins and ends in the decoded file."""
    body_end: int = 0
    header_end: int = 0
    """No annotation starts before this offset: a header that was read but stays in the text."""

    @property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8, in hex."""
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def day(self) -> str | None:
        """The memo's date where it is known to the day, else None."""
        return self.date if self.date_precision == "day" else None


class Token(NamedTuple):
    """One token; `kind` is `word`, `number` or `punctuation`."""

    start: int
    end: int
    text: str
    kind: str


_KINDS = {"w": "word", "n": "number", "p": "punctuation"}


@dataclass(frozen=True, slots=True)
class Tokens(Sequence[Token]):
    """The tokens of a text as parallel columns, in order; a `Token` is built only when asked for.

    `kinds` is a string with one letter a token: `w` word, `n` number, `p` punctuation.
    """

    starts: list[int]
    ends: list[int]
    words: list[str]
    kinds: str

    def __len__(self) -> int:
        return len(self.words)

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Token, ...]: ...
    def __getitem__(self, index: int | slice) -> Token | tuple[Token, ...]:
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        return Token(self.starts[index], self.ends[index], self.words[index], _KINDS[self.kinds[index]])

    def __iter__(self) -> Iterator[Token]:
        kinds = [_KINDS[k] for k in self.kinds]
        return map(Token, self.starts, self.ends, self.words, kinds)


class Sentence(NamedTuple):
    """One sentence; `paragraph` counts the memo's paragraphs from 0."""

    start: int
    end: int
    paragraph: int


class TimeExpression(NamedTuple):
    """A time expression as TimeML's TIMEX3, and the days it covers where they are known."""

    start: int
    end: int
    type: str
    """`DATE`, `TIME`, `DURATION` or `SET`."""
    value: str
    mod: str | None
    first_day: str | None
    last_day: str | None
    rule: str
    """Why this value: one short word or phrase, for the reader."""


class Name(NamedTuple):
    """Words that stand for a person, organisation, place or role, pronouns included."""

    start: int
    end: int
    kind: str
    """`person`, `organisation`, `place`, `role`, `pronoun` or `unknown`."""
    entity: str | None
    """The fullest name in the memo that it stands for."""
    rule: str


class Quote(NamedTuple):
    """Words that the memo attributes to somebody: what, who, by which cue, and when it was said."""

    spans: tuple[tuple[int, int], ...]
    """In order; more than one where the attribution stands in the middle or a paragraph ends."""
    kind: str
    """`direct`, `indirect` or `mixed`."""
    cue: tuple[int, int] | None = None
    mention: tuple[int, int] | None = None
    """The words that name the speaker; always also a `Name`."""
    speaker: str | None = None
    """The fullest name the mention stands for, or None."""
    speaker_role: str | None = None
    speaker_rule: str | None = None
    said_first_day: str | None = None
    said_last_day: str | None = None
    said_rule: str | None = None

    @property
    def start(self) -> int:
        """Where the first span begins."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where the last span ends."""
        return self.spans[-1][1]


@dataclass(frozen=True, slots=True)
class AnnotatedMemo:
    """A memo with all that was found in it. Rows of a kind come in order of `start`, then `end`."""

    memo: Memo
    tokens: Tokens
    sentences: tuple[Sentence, ...]
    times: tuple[TimeExpression, ...] = ()
    names: tuple[Name, ...] = ()
    quotes: tuple[Quote, ...] = ()
    problems: tuple[Problem, ...] = ()
