"""Direct speech: words in marks that are a sentence, or part of one that their attribution goes on with.

What stands in marks inside a clause is left alone here: it is part of what `indirect` finds, or is speech that
nobody is named for (`left_over`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from operator import attrgetter, itemgetter

from memokit.language.marks import Region
from memokit.language.quotes.attribution import Attribution, find_after, find_before, find_words_of
from memokit.language.quotes.phrases import Phrase, trimmed
from memokit.language.quotes.words import Words
from memokit.model import Quote

LONG = 7
"""A quoted stretch of so many words and more is speech unless something speaks against it."""
SMALL_WORD = 5
"""Words of fewer letters stand in small letters in a title: `with`, `from`, `the`."""
JOINED_REACH = 25
"""`"…," he said, "…"`: the attribution in the middle has so many tokens at the most."""


_first, _last = attrgetter("first"), attrgetter("last")
_cue = itemgetter(0)
_NO_WORDS = dict.fromkeys(map(ord, ",.;:()-\"'%"))
"""The letters of what is neither word nor number, to be taken out."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph for the rules: its tokens, its sentences' first tokens, its regions, and what was found so far."""

    words: Words
    first: int
    last: int
    sentences: list[int]
    """The tokens that its sentences begin with, and, last, the one after the paragraph."""
    regions: tuple[Region, ...]
    cues: set[int]
    """The tokens that are a cue already; one set for the whole memo."""
    quotes: list[Quote] = field(default_factory=list)
    claimed: list[Region] = field(default_factory=list)
    heard: tuple[int, Phrase | None] = (-1, None)
    """The last cue found, and who it belongs to."""

    def regions_in(self, first: int, last: int) -> tuple[Region, ...]:
        """The regions that share a token with those from `first` up to, without, `last`."""
        regions = self.regions
        if not regions:
            return ()
        begin = bisect_right(regions, first, key=_last)
        return regions[begin : bisect_left(regions, last, key=_first)]

    def claimed_after(self, token: int) -> Region | None:
        """The next quotation that is a unit of its own."""
        number = bisect_right(self.claimed, token, key=_first)
        return self.claimed[number] if number < len(self.claimed) else None

    def holds_claimed(self, first: int, last: int) -> bool:
        """Whether a quotation that is a unit of its own stands between two tokens."""
        if not self.claimed:
            return False
        number = bisect_right(self.claimed, first, key=_last)
        return number < len(self.claimed) and self.claimed[number].first < last

    def begins_sentence(self, token: int) -> bool:
        """Whether a sentence begins with `token`."""
        return self.sentences[bisect_right(self.sentences, token) - 1] == token

    def sentence_of(self, token: int) -> tuple[int, int]:
        """The sentence that holds `token`, as tokens."""
        number = bisect_right(self.sentences, token) - 1
        return self.sentences[number], self.sentences[number + 1]


def find_direct(paragraph: Paragraph) -> None:
    """Add the direct quotes of a paragraph to it, those without an attribution of their own too."""
    for number, region in enumerate(paragraph.regions):
        _one(paragraph, number, region)


def _one(paragraph: Paragraph, number: int, region: Region) -> None:
    words, regions = paragraph.words, paragraph.regions
    size = count_words(words, region)
    if not size:
        return
    flat, letters = words.flat, words.letters
    before = flat[region.first - 1] if region.first > paragraph.first else ""
    begins = paragraph.begins_sentence(region.first) or before in ("", ".", "_", ";")
    inner_last = region.last - 2 if region.closed else region.last - 1
    while inner_last > region.first and letters[inner_last] in "\"'":
        inner_last -= 1
    next_letter = flat[region.last] if region.last < paragraph.last else ""
    following = regions[number + 1].first if number + 1 < len(regions) else paragraph.last
    attribution = None
    if words.words[inner_last] in (",", "?", "!", "…", "-", "—", "–", "--", "...") or (
        next_letter and next_letter in ",-v"
    ):
        attribution = find_after(words, region, min(following, _sentence_end(paragraph, region)))
    closes = letters[inner_last] in ".," or next_letter in ("", ".")
    if begins:
        more = paragraph.quotes and _breaks(
            paragraph, paragraph.quotes[-1], region
        )  # `"No," he said. "Never."`
        if not attribution and not ((size >= 2 or more) and (closes or next_letter in ("", "."))):
            return
        if not attribution and next_letter and letters[inner_last] != "." and next_letter != ".":
            return
    elif before in "vgb":
        if not attribution or not _begins_capital(words, region):
            return
    elif before in ":,-":
        capital = _begins_capital(words, region)
        previous = paragraph.quotes[-1] if paragraph.quotes else None
        if before in ",-" and not capital:
            led = _is_led(words, paragraph.sentence_of(region.first)[0], region)
            if size < 2 or not (led or (previous and _breaks(paragraph, previous, region))):
                return
        elif not (closes or attribution or size >= LONG) or (size < 2 and before == "-"):
            return
        if not attribution:
            attribution = find_before(words, region.first, _begin_before(paragraph, number))
            if (
                before in ",-"
                and attribution is None
                and not (previous and _breaks(paragraph, previous, region))
            ):
                return
    else:
        return
    _add(paragraph, region, attribution)


def _is_led(words: Words, begin: int, region: Region) -> bool:
    """Whether words in marks have an attribution beside them that needs no capital: `As Okafor put it, "we go."`"""
    after = words.low(region.last) if region.last < len(words.words) else ""
    return "as" in (words.low(begin), after) or find_words_of(words, begin, region.first) is not None


def _sentence_end(paragraph: Paragraph, region: Region) -> int:
    """Where the sentence ends that goes on after a region."""
    return paragraph.sentence_of(min(region.last, paragraph.last - 1))[1]


def _begin_before(paragraph: Paragraph, number: int) -> int:
    """The first token of what may lead to a region: its sentence's, or the one after the quotation before."""
    region = paragraph.regions[number]
    begin = paragraph.sentence_of(region.first - 1)[0]
    return max(begin, paragraph.claimed[-1].last if paragraph.claimed else begin)


def count_words(words: Words, region: Region) -> int:
    """How many words and numbers a region holds."""
    return len(words.letters[region.first : region.last].translate(_NO_WORDS))


def is_title(words: Words, region: Region) -> bool:
    """Whether what stands in marks is written as the title of a work: `"The Long Winter of the Delta"`."""
    inside = [word for word in words.words[region.first + 1 : region.last - 1] if word[0].isalpha()]
    if words.letters[region.last - 2] in ".," or any(
        word.islower() and len(word) >= SMALL_WORD for word in inside
    ):
        return False
    return sum(word[0].isupper() and not word.isupper() for word in inside) > 1


def _begins_capital(words: Words, region: Region) -> bool:
    """Whether a region begins as a sentence does."""
    for token in range(region.first + 1, region.last):
        first = words.words[token][0]
        if first.isalnum():
            return not first.islower()
        if first in "…[." or words.words[token] == "...":
            return True
    return False


def _breaks(paragraph: Paragraph, quote: Quote, region: Region) -> bool:
    """Whether `region` goes on where `quote` was broken by its attribution: `"…," he said, "…"`."""
    if quote.cue is None or not quote.end <= quote.cue[0] < region.start:
        return False
    cue = bisect_left(paragraph.words.starts, quote.cue[0])
    if region.first - cue > JOINED_REACH:
        return False
    sentence = bisect_right(paragraph.sentences, cue)
    return bisect_right(paragraph.sentences, region.first - 1) == sentence


def _add(paragraph: Paragraph, region: Region, attribution: Attribution | None) -> None:
    words = paragraph.words
    paragraph.claimed.append(region)
    span = trim(words.text, region.inner_start, region.inner_end)
    previous = paragraph.quotes[-1] if paragraph.quotes else None
    if attribution is None and previous and _breaks(paragraph, previous, region):
        paragraph.quotes[-1] = previous._replace(spans=(*previous.spans, span))
        return
    cue, mention = attribution or (None, None)
    if cue:
        if (
            mention is None
            and words.flat[cue[0]] == "g"
            and paragraph.heard[0] >= paragraph.sentence_of(cue[0])[0]
        ):
            mention = paragraph.heard[1]  # `he said, adding: "…"`
        paragraph.cues.add(cue[0])
        paragraph.heard = max(paragraph.heard, (cue[0], mention), key=_cue)
    if previous and cue and previous.cue == words.span(*cue):
        paragraph.quotes[-1] = previous._replace(spans=(*previous.spans, span))
        return
    paragraph.quotes.append(make_quote(words, (span,), "direct", cue, mention))


def make_quote(
    words: Words, spans: tuple[tuple[int, int], ...], kind: str, cue: Phrase | None, mention: Phrase | None
) -> Quote:
    """A quote from characters (its spans) and tokens (its cue and mention)."""
    return Quote(spans, kind, words.span(*cue) if cue else None, trimmed(words, mention) if mention else None)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Without white space and marks at its ends; a trailing comma, semicolon or dash goes too."""
    while start < end and (text[start].isspace() or text[start] in '"“”'):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ',;-–—"“”'):
        end -= 1
    return start, end
