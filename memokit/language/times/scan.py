"""From tokens to places: where the grammar finds an expression, its words, and what stands around it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from memokit.calendar.values import days_of
from memokit.calendar.written import two_digit_year
from memokit.language.times.grammar import EXPRESSION, REACH, TELLING_LETTER
from memokit.language.times.words import CLASSES, JOINT, SPLIT, VALUES, class_letters
from memokit.model import Memo, Sentence, TimeExpression, Tokens

MEMOS_BEGIN, MEMOS_END = 1500, 2999
"""No memo is older or younger: what is counted from its day stays on the calendar."""

Meaning = tuple[str, str, str | None, str]
"""type, value, mod, rule."""


def date_of(value: str, rule: str, mod: str | None = None) -> Meaning | None:
    """A DATE of this value, or None where it names no day, month or year of the calendar."""
    return ("DATE", value, mod, rule) if value.startswith("XXXX") or days_of(value) else None


_JOINTS = re.compile(JOINT)


class Line:
    """The class letters of a memo's tokens in one string, and the way between a letter and its token.

    A compound of n parts has n letters and n - 1 joints between them, so that two letters more than its tokens
    stand in the string for each joint.
    """

    def __init__(self, tokens: Tokens, letters: str | None = None) -> None:
        self.tokens = tokens
        self.letters = "".join(map(class_letters, tokens.words)) if letters is None else letters
        self._joints = [match.start() for match in _JOINTS.finditer(self.letters)]
        self._compounds = [at - 1 - 2 * n for n, at in enumerate(self._joints)]

    def token_of(self, letter: int) -> int:
        """The token that the letter at this place is of."""
        return letter - 2 * bisect_left(self._joints, letter) if self._joints else letter

    def letter_of(self, token: int) -> int:
        """The place of the first letter of this token."""
        return token + 2 * bisect_left(self._compounds, token) if self._joints else token

    def elements(self, begin: int, stop: int) -> Iterator[tuple[str, int, int]]:
        """The words that the letters from `begin` to `stop` stand for, with their offsets in the text."""
        tokens = self.tokens
        first, last = self.token_of(begin), self.token_of(stop - 1)
        place = self.letter_of(first)
        for number in range(first, last + 1):
            start, word = tokens.starts[number], tokens.words[number]
            if self.letters[place + 1 : place + 2] != JOINT:
                yield word, start, tokens.ends[number]
                place += 1
                continue
            for n, part in enumerate(SPLIT.split(word)):
                if n:
                    place += 1
                if begin <= place < stop:
                    if n and place - 1 >= begin:
                        yield "-", start - 1, start
                    yield part, start, start + len(part)
                start += len(part) + 1
                place += 1


@dataclass(slots=True)
class Place:
    """An expression that the grammar found: its words and letters, what stands around it, and the memo's day."""

    kind: str
    memo: Memo
    today: date | None
    line: Line
    begin: int
    """Where its letters begin and stop in the line, and those of its sentence."""
    stop: int
    sentence_begin: int
    sentence_stop: int
    named: Sequence[TimeExpression]
    """The expressions found before it."""
    letters: str = ""
    """The class letters of the expression, one a word."""
    words: list[str] = field(default_factory=list)
    start: int = 0
    end: int = 0

    def __post_init__(self) -> None:
        line, begin, stop = self.line, self.begin, self.stop
        self.letters = line.letters[begin:stop]
        if JOINT in line.letters[max(begin - 1, 0) : stop + 1]:
            found = list(line.elements(begin, stop))
            self.words = [word.lower() for word, _, _ in found]
            self.start, self.end = found[0][1], found[-1][2]
        else:
            first = line.token_of(begin)
            last = first + stop - begin
            self.words = [word.lower() for word in line.tokens.words[first:last]]
            self.start, self.end = line.tokens.starts[first], line.tokens.ends[last - 1]

    @property
    def sentence_start(self) -> int:
        """Where its sentence begins in the text."""
        return self.line.tokens.starts[self.line.token_of(self.sentence_begin)]

    @property
    def sentence_end(self) -> int:
        """Where its sentence ends in the text."""
        return self.line.tokens.ends[self.line.token_of(self.sentence_stop - 1)]

    def extend(self, end: int) -> None:
        """Let it reach to `end` in the text."""
        self.end = end
        self.stop = self.line.letter_of(bisect_left(self.line.tokens.starts, end))
        self.letters = self.line.letters[self.begin : self.stop]

    @property
    def text(self) -> str:
        """The expression as written."""
        return self.memo.text[self.start : self.end]

    def has(self, *names: str) -> bool:
        """Whether a word of one of these classes is in it."""
        letters = self.letters
        for name in names:  # noqa: SIM110 - `any` takes twice as long, and nothing is asked more often
            if CLASSES[name] in letters:
                return True
        return False

    def word(self, *names: str) -> str | None:
        """Its first word of one of these classes."""
        letters, first = self.letters, -1
        for name in names:
            at = letters.find(CLASSES[name])
            if at >= 0 and (first < 0 or at < first):
                first = at
        return self.words[first] if first >= 0 else None

    def all(self, *names: str) -> list[str]:
        """Its words of these classes, in order."""
        letters = {CLASSES[name] for name in names}
        return [w for w, c in zip(self.words, self.letters, strict=True) if c in letters]

    def value(self, name: str) -> str | None:
        """What its first word of the class `name` stands for (`morning` TMO)."""
        word = self.word(name)
        return VALUES[word] if word else None

    @property
    def mod(self) -> str | None:
        """START, MID or END, by the early, late, mid-, beginning or end in it."""
        word = self.word("early", "edge")
        return VALUES[word] if word else None

    @property
    def written_year(self) -> int | None:
        """The year at its end: four digits, or two after an apostrophe."""
        letters = self.letters
        if letters[-1] == CLASSES["year"]:
            return int(self.words[-1])
        if self.has_short_year:
            return two_digit_year(int(self.words[-1]))
        return None

    @property
    def has_short_year(self) -> bool:
        """Whether it ends in a year of two digits after an apostrophe: `June '98`."""
        quoted = self.letters[-2:] in (CLASSES["quote"] + CLASSES[name] for name in ("day", "number"))
        return quoted and len(self.words[-1]) == 2

    def before(self, count: int = 1) -> str:
        """The letters before it in its sentence, at most `count`."""
        return self.line.letters[max(self.sentence_begin, self.begin - count) : self.begin]

    def after(self, count: int = 1) -> str:
        """The letters after it in its sentence, at most `count`."""
        return self.line.letters[self.stop : min(self.sentence_stop, self.stop + count)]

    def words_before(self, count: int) -> list[str]:
        """The tokens before it in its sentence, at most `count`, in lower case."""
        token = self.line.token_of(self.begin)
        first = max(self.line.token_of(self.sentence_begin), token - count)
        return [word.lower() for word in self.line.tokens.words[first:token]]

    def words_after(self, count: int) -> list[str]:
        """The tokens after it in its sentence, at most `count`, in lower case."""
        token = self.line.token_of(self.stop - 1) + 1
        last = min(self.line.token_of(self.sentence_stop - 1) + 1, token + count)
        return [word.lower() for word in self.line.tokens.words[token:last]]

    def lead(self, *names: str) -> bool:
        """Whether the letter before it is of one of these classes."""
        return self.before() in {CLASSES[name] for name in names} if self.before() else False

    def trail(self, *names: str) -> bool:
        """Whether the letter after it is of one of these classes."""
        return self.after() in {CLASSES[name] for name in names} if self.after() else False


class Text:
    """The letters, sentences and day of a memo, and where the grammar fits next."""

    def __init__(
        self, memo: Memo, line: Line, sentences: Sequence[Sentence], named: Sequence[TimeExpression]
    ) -> None:
        self.memo, self.named = memo, named
        self.line, self.sentences = line, sentences
        today = date.fromisoformat(memo.day) if memo.day else None
        self.today = today if today and MEMOS_BEGIN <= today.year <= MEMOS_END else None
        self._starts = [sentence.start for sentence in sentences]
        self._sentence = (0, 0)

    def find(self, position: int) -> Place | None:
        """The next place at or after this letter, or None; an expression does not run from one sentence into another."""
        letters = self.line.letters
        while telling := TELLING_LETTER.search(letters, position):
            match = EXPRESSION.search(letters, max(position, telling.start() - REACH))
            if match is None:
                return None
            first = match.start()
            begin, stop = self._sentence_of(first)
            if match.end() > stop:
                match = EXPRESSION.match(letters, first, stop)
            if match is not None:
                kind = str(match.lastgroup)
                return Place(
                    kind, self.memo, self.today, self.line, first, match.end(), begin, stop, self.named
                )
            position = first + 1
        return None

    def _sentence_of(self, letter: int) -> tuple[int, int]:
        """Where the letters of the sentence begin and stop that this letter stands in."""
        if not self._sentence[0] <= letter < self._sentence[1]:
            starts, line = self.line.tokens.starts, self.line
            number = max(bisect_right(self._starts, starts[line.token_of(letter)]) - 1, 0)
            start, end, _ = self.sentences[number]
            first = bisect_left(starts, start)
            self._sentence = line.letter_of(first), line.letter_of(bisect_left(starts, end, first))
        return self._sentence
