"""Speech that no attribution of its own belongs to: who was last heard says it.

Long stretches in marks that neither `direct` nor `indirect` took are speech. The attribution of words without
one is the nearest before in their paragraph, else the first after, else the one of the paragraph before.
"""

from __future__ import annotations

from bisect import bisect_left

from memokit.language.quotes.attribution import find_before, sentence_subject
from memokit.language.quotes.direct import LONG, Paragraph, count_words, is_title, make_quote, trim
from memokit.language.quotes.phrases import phrase_after, trimmed
from memokit.model import Quote

SIGNATURE = 8
"""A line that is a dash and a name has so many tokens at the most."""


def find_left_over(paragraph: Paragraph) -> None:
    """Add the long stretches that nothing took yet, and settle whose the words without attribution are."""
    if paragraph.regions:
        _add_left_over(paragraph)
    if len(paragraph.quotes) > 1:
        paragraph.quotes.sort(key=_place)
    if paragraph.regions:
        _settle(paragraph)


def _place(quote: Quote) -> tuple[int, int]:
    return quote.spans[0][0], quote.spans[-1][1]


def _add_left_over(paragraph: Paragraph) -> None:
    words = paragraph.words
    taken = {region.start for region in paragraph.claimed}
    if len(taken) == len(paragraph.regions):
        return
    for quote in paragraph.quotes:
        first, last = bisect_left(words.starts, quote.start), bisect_left(words.starts, quote.end)
        taken |= {region.start for region in paragraph.regions_in(first, last)}
    for number, region in enumerate(paragraph.regions):
        if region.start in taken or count_words(words, region) < LONG or is_title(words, region):
            continue
        begin = (
            paragraph.sentence_of(region.first - 1)[0] if region.first > paragraph.first else paragraph.first
        )
        begin = max(begin, paragraph.regions[number - 1].last if number else begin)
        found = find_before(words, region.first, begin)
        cue, mention = found or (None, None)
        span = trim(words.text, region.inner_start, region.inner_end)
        paragraph.quotes.append(make_quote(words, (span,), "direct", cue, mention))


def _settle(paragraph: Paragraph) -> None:
    """Give words without attribution the nearest before them in the paragraph, else the first after."""
    quotes, words = paragraph.quotes, paragraph.words
    heard: Quote | None = None
    for number, quote in enumerate(quotes):
        if quote.mention or quote.cue:
            heard = quote
        elif heard:
            quotes[number] = quote._replace(cue=heard.cue, mention=heard.mention)
        else:
            later = quotes[number + 1] if number + 1 < len(quotes) else None
            if later and later.mention:
                quotes[number] = quote._replace(cue=later.cue, mention=later.mention)
                continue
            first = bisect_left(words.starts, quote.start)
            subject = sentence_subject(words, paragraph.first, first)
            if subject:
                quotes[number] = quote._replace(mention=trimmed(words, subject))


def link_across(paragraphs: list[Paragraph]) -> tuple[Quote, ...]:
    """The quotes of all paragraphs; a paragraph of quotations alone takes the attribution before it."""
    found: list[Quote] = []
    more: list[tuple[int, int]] = []
    heard, heard_in = None, -1
    for number, paragraph in enumerate(paragraphs):
        for order, quote in enumerate(paragraph.quotes):
            if _is_bare(quote):
                own = _from_neighbours(paragraphs, number) if order == 0 else None
                if own is None and heard and heard_in == number - 1:
                    if order == 0 and _is_open(paragraphs[number - 1]):
                        more += quote.spans
                        heard_in = number
                        continue
                    own = heard
                if own:
                    quote = quote._replace(cue=own.cue, mention=own.mention)
            if more:
                found[-1] = found[-1]._replace(spans=(*found[-1].spans, *more))
                more = []
            if order == 0 and found and _goes_on(paragraphs, number, quote, found[-1]):
                own = found.pop()
                spans = (*own.spans, *quote.spans)
                quote = (quote if _is_bare(paragraphs[number - 1].quotes[-1]) else own)._replace(spans=spans)
            found.append(quote)
            if quote.mention:
                heard, heard_in = quote, number
    if more:
        found[-1] = found[-1]._replace(spans=(*found[-1].spans, *more))
    return tuple(found)


def _from_neighbours(paragraphs: list[Paragraph], number: int) -> Quote | None:
    """`Okafor continued:` at the end of the paragraph before; `- Ann Okafor` alone in the one after."""
    own = paragraphs[number]
    words = own.words
    if not own.regions or own.regions[0].first != own.first:
        return None
    if number + 1 < len(paragraphs):
        after = paragraphs[number + 1]
        if words.flat[after.first] == "-" and after.last - after.first <= SIGNATURE:
            name = phrase_after(words, after.first + 1, after.last)
            if name:
                return make_quote(words, ((0, 0),), "direct", None, name)
    before = paragraphs[number - 1] if number else None
    if before is None or words.flat[before.last - 1] != ":":
        return None
    led = find_before(words, before.last, before.sentence_of(before.last - 1)[0])
    return make_quote(words, ((0, 0),), "direct", led.cue, led.mention) if led and led.mention else None


def _goes_on(paragraphs: list[Paragraph], number: int, quote: Quote, before: Quote) -> bool:
    """Whether the first quote of a paragraph ends the one that the paragraph before left open, and the same person
    says it: `"Nobody replied," he added.`"""
    if not number or not quote.mention or not _is_open(paragraphs[number - 1]):
        return False
    own, opened = paragraphs[number], paragraphs[number - 1]
    if not own.regions or own.regions[0].first != own.first or before.start < opened.regions[-1].start:
        return False
    words = own.words.text[slice(*quote.mention)].lower()
    return words in ("he", "she", "they", "i", "we")


def _is_bare(quote: Quote) -> bool:
    """Whether these are words in marks that nobody is named for."""
    return quote.kind == "direct" and quote.mention is None and quote.cue is None


def _is_open(paragraph: Paragraph) -> bool:
    """Whether the paragraph's last quotation goes on in the next one."""
    return bool(paragraph.regions) and not paragraph.regions[-1].closed
