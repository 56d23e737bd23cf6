"""Quotes: what was said, the cue, and the words that name who said it.

Quoted stretches come from `marks`. `direct` finds the words in marks that are speech, `indirect` what is said
without marks, `turns` the turns of a transcript and the body of a statement. Who a mention stands for is told by
`speakers`.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from memokit.language.marks import Region, find_regions
from memokit.language.quotes.direct import Paragraph, find_direct
from memokit.language.quotes.headlines import find_headline
from memokit.language.quotes.indirect import find_cues, find_indirect
from memokit.language.quotes.left_over import find_left_over, link_across
from memokit.language.quotes.turns import find_document, find_turns, is_own
from memokit.language.quotes.words import Words
from memokit.language.sentences import find_paragraphs
from memokit.model import Memo, Name, Quote, Sentence, Tokens

_MARKS = re.compile("[\"']")


def find_quotes(
    memo: Memo,
    tokens: Tokens,
    sentences: tuple[Sentence, ...],
    names: tuple[Name, ...],
    letters: tuple[str, str] | None = None,
) -> tuple[Quote, ...]:
    """The quotes of `memo` in order, each with the words that name its speaker; `speakers` tells who that is.

    `letters` are those of the tokens, where they were looked up before (`language.letters`).
    """
    if memo.document_type in ("statement", "speech", "transcript"):
        paragraphs = [
            (max(a, memo.header_end), b) for a, b in find_paragraphs(memo.text) if b > memo.header_end
        ]
        if memo.document_type == "transcript":
            if turns := find_turns(memo, paragraphs):
                return turns
        elif memo.author and paragraphs and is_own(memo, *paragraphs[0]):
            return find_document(memo, paragraphs)
    words = Words(memo.text, tokens, letters)
    found = _paragraphs(words, tokens, sentences)
    cues = find_cues(words)
    for paragraph in found:
        if paragraph.regions:
            find_direct(paragraph)
        if not find_headline(paragraph):
            find_indirect(paragraph, cues)
        find_left_over(paragraph)
    return link_across(found)


def _paragraphs(words: Words, tokens: Tokens, sentences: tuple[Sentence, ...]) -> list[Paragraph]:
    """The paragraphs with their tokens, sentences and regions; what stands in marks is blanked out in `words`."""
    starts = tokens.starts
    firsts = [bisect_left(starts, sentence.start) for sentence in sentences]
    marks = [match.start() for match in _MARKS.finditer(words.letters)]
    found: list[Paragraph] = []
    regions: list[Region] = []
    cues: set[int] = set()
    at = 0
    while at < len(sentences):
        stop = at
        number = sentences[at].paragraph
        while stop < len(sentences) and sentences[stop].paragraph == number:
            stop += 1
        first = firsts[at]
        last = firsts[stop] if stop < len(sentences) else len(starts)
        own = marks[bisect_left(marks, first) : bisect_left(marks, last)] if marks else marks
        place = (sentences[at].start, sentences[stop - 1].end)
        inside = find_regions(words.text, tokens, own, place) if own else ()
        regions += inside
        found.append(Paragraph(words, first, last, [*firsts[at:stop], last], inside, cues))
        at = stop
    if regions:
        words.blank(tuple(regions))
    return found
