"""What is said without marks, or with some words in marks: a cue and what it takes.

`said that …`, `said he …`, `vowed to …`, `called for …`, `criticised X for …`, `his claim that …`, `is confident
that …`. What a cue may take stands in the lexicon. A clause before its attribution is found by `fronted`.
"""

from __future__ import annotations

import re

from memokit.language.marks import Region
from memokit.language.quotes.attribution import find_holder
from memokit.language.quotes.direct import LONG, Paragraph, count_words, make_quote, trim
from memokit.language.quotes.ends import Content, clause_end, infinitive_end, phrase_end
from memokit.language.quotes.fronted import according, find_according, find_fronted
from memokit.language.quotes.phrases import Phrase, phrase_after, phrase_before
from memokit.language.quotes.words import Cue, Words, light_verbs, listed, noun_or_adjective, verb

CUES = re.compile("[vgbcjK]")
_BETWEEN = re.compile(r"A*(?:F?[Dl]{0,2}Y+m?,?m?,?A*|[Dm]{1,2}[lY]A)?")
"""What may stand between a cue and its content: `also`, `on Monday`."""
_THAT_AHEAD = re.compile(r"[DOUuRlmjqKyYcbgAtf.F]{1,16}(?=T)")
_CLAUSE_AHEAD = re.compile(r"E|P|(?:[DOA]*[^,;:vXpE_\"]{1,12})[AX]*[XvpE]")
_NOUN_PHRASE = frozenset("DOPEMUuRlmjqKycbzgYn%_")
DOCUMENTS = listed("report reports poll polls study studies survey surveys data figures bill law rule rules")
"""What may say something, but neither criticises nor wants."""
LIGHT_REACH = 5
"""`expressed deep concern about`: the verb stands so many tokens before its noun at the most."""
OBJECT, PHRASE_SHARE = 4, 0.55
"""What is said of something is the phrase in marks alone where so few tokens stand before it, and it is so much of both."""
_BE = listed("is are was were be been being isn't aren't wasn't weren't he's she's it's they're i'm we're")
_QUANTIFIERS = listed("some many both all few several most none one")
_LIGHT = light_verbs()


def find_indirect(paragraph: Paragraph) -> None:
    """Add what is said without marks to a paragraph."""
    for number in range(len(paragraph.sentences) - 1):
        begin, end = paragraph.sentences[number], paragraph.sentences[number + 1]
        _sentence(paragraph, begin, end)


def _sentence(paragraph: Paragraph, begin: int, end: int) -> None:
    words, flat = paragraph.words, paragraph.words.flat
    while end > begin and flat[end - 1] == ".":
        end -= 1
    position = begin
    for token in find_according(words, begin, end):
        found = according(words, token, position, _limit(paragraph, token, end))
        if found and token not in paragraph.cues:
            position = max(position, found.contents[-1].last)
            _add(paragraph, found.contents, found.cue, found.mention)
    for match in CUES.finditer(flat, begin, end):
        cue = match.start()
        if cue < position or cue in paragraph.cues:
            continue
        if flat[cue - 1 : cue + 1] == ",v" and cue > begin:
            position = _add_fronted(paragraph, cue, position, end)
            if cue in paragraph.cues:
                continue
        content = _taken(paragraph, cue, begin, end)
        if content is None or content.last <= content.first:
            if flat[cue] in "vb" and _is_verb(words, cue, begin):
                position = _add_fronted(paragraph, cue, position, end)
            continue
        mention = _speaker(words, cue, begin)
        if not _fits(words, cue, mention, content):
            continue
        position = content.last
        _add(paragraph, (Content(content.first, content.last),), (cue, cue + 1), mention)


def _add_fronted(paragraph: Paragraph, cue: int, position: int, end: int) -> int:
    """Add the clause before or around the attribution whose verb is `cue`, and tell where it ends."""
    fronted = find_fronted(paragraph.words, cue, position, _limit(paragraph, cue, end))
    if fronted is None:
        return position
    _add(paragraph, fronted.contents, fronted.cue, fronted.mention)
    return max(position, fronted.contents[-1].last)


def _taken(paragraph: Paragraph, cue: int, begin: int, end: int) -> Content | None:
    words, flat = paragraph.words, paragraph.words.flat
    letter = flat[cue]
    limit = _limit(paragraph, cue, end)
    if letter in "cj" or (letter in "bg" and _is_noun(flat, cue, begin)):
        return _after_noun(words, cue, begin, limit)
    known = verb(words.low(cue))
    if known is None or not _is_verb(words, cue, begin):
        return None
    return _after_verb(words, known, cue, limit)


def _limit(paragraph: Paragraph, cue: int, end: int) -> int:
    """Content ends before quotations that are units of their own, and not inside of marks."""
    claimed = paragraph.claimed_after(cue)
    if claimed and claimed.first < end:
        end = claimed.first
    for region in paragraph.regions_in(end - 1, end):
        end = max(end, region.last)
    while end > cue and paragraph.words.flat[end - 1] in ",:;-":
        end -= 1
    return end


def _is_noun(flat: str, token: int, begin: int) -> bool:
    return (token > begin and flat[token - 1] in "DOuqjmy") or (token > begin and flat[token - 1] in "fF")


def _is_verb(words: Words, token: int, begin: int) -> bool:
    """Whether the word is a verb here, to judge by the word before it."""
    flat, cue = words.flat, verb(words.low(token))
    if cue is None:
        return False
    before = token - 1
    while before >= begin and flat[before] in "An":
        before -= 1
    if before < begin:
        return flat[token] == "g" or cue.form == "past"
    if flat[token] == "g":
        return flat[before] in ",-_XSCBP(F" or (before == token - 1 and flat[before] in "A")
    if flat[before] == "t":
        return before == begin or flat[before - 1] in "vgjyzpMXbS,A" or flat[token + 1] in "TH"
    if flat[token] == "K":
        return flat[before] in "UR" and cue.form in ("s", "past")
    if flat[before] in "DOuqm" and words.low(before) not in _QUANTIFIERS:
        return False
    if cue.form == "past" and flat[before] in "fF":
        return False
    if flat[token] == "b":
        if flat[before] in "PEtXWMT":
            return True
        plural = words.words[before].endswith("s")
        return flat[before] in "URKl),C" and (cue.form == "s") != (plural and flat[before] in "Rl")
    return True


def _after_verb(words: Words, cue: Cue, token: int, limit: int) -> Content | None:
    """What a cue verb takes, by the lexicon; None where it takes nothing here."""
    flat, takes = words.flat, cue.takes
    between = _BETWEEN.match(flat, token + 1, limit)
    first = between.end() if between else token + 1
    if first >= limit:
        return None
    letter = flat[first]
    if cue.form == "past" and _is_passive(words, token) and letter not in "THtfF":
        return None
    if letter == "T" and ("that" in takes or "tell" in takes):
        return _clause(words, first + 1, limit, token)
    if letter == "H" and ("that" in takes or "whether" in takes) and words.low(first) != "when":
        return _clause(words, first, limit, token)
    if letter == "t":
        if "to" in takes and first + 1 < limit and flat[first + 1] in "vblnXAycgj_":
            return Content(first + 1, infinitive_end(words, first + 1, limit, token))
        if "-to" in takes and first + 1 < limit and flat[first + 1] in "DOMPUuRKq_H":
            return _phrase(words, first + 1, limit)
    if letter in "fF" and f"-{words.low(first)}" in takes:
        return _phrase(words, first + 1, limit)
    if "that" in takes or "tell" in takes:
        ahead = _THAT_AHEAD.match(flat, first, limit)
        if ahead and (letter in "FAY(" or "tell" in takes):
            return _clause(words, ahead.end() + 1, limit, token)
    if letter not in _NOUN_PHRASE:
        return None
    if "tell" in takes and letter != "_":
        return _told(words, cue, token, first, limit)
    if "bare" in takes and (letter == "_" or _CLAUSE_AHEAD.match(flat, first, limit)):
        return _clause(words, first, limit, token)
    if "weak" in takes:
        return None
    if "who" in takes:
        return _clause(words, first, limit, token)
    return _phrase(words, first, limit) if "np" in takes or letter == "_" else None


def _is_passive(words: Words, token: int) -> bool:
    """Whether a form of `be` stands before a participle."""
    before = token - 1
    while before > 0 and words.flat[before] in "An":
        before -= 1
    return words.low(before) in _BE


def _told(words: Words, cue: Cue, token: int, first: int, limit: int) -> Content | None:
    """What follows somebody who is told: `told CNN he …`, `warned them not to …`, `told him about …`."""
    flat = words.flat
    somebody = phrase_after(words, first, limit)
    if somebody is None:
        return None
    between = _BETWEEN.match(flat, somebody[1], limit)
    after = between.end() if between else somebody[1]
    if after >= limit:
        return None
    if flat[after] in "TH":
        return _clause(words, after + (flat[after] == "T"), limit, token)
    if flat[after] in "tn" and "who" in cue.takes:
        return _clause(words, first, limit, token)
    if flat[after] in "fF" and f"-{words.low(after)}" in cue.takes:
        return _phrase(words, after + 1, limit)
    if flat[after] in "DOPEU_" and "bare" in cue.takes:
        return _clause(words, after, limit, token)
    if "bare" in cue.takes and flat[after] in "XvpE":
        return _clause(words, first, limit, token)
    return None


def _after_noun(words: Words, token: int, begin: int, limit: int) -> Content | None:
    """What a cue noun or adjective takes: `his claim that …`, `support for …`, `is sure that …`."""
    cue, flat = noun_or_adjective(words.low(token)), words.flat
    if cue is None or token + 1 >= limit:
        return None
    if cue.kind == "adjective":
        if not re.search("[XvE][An]*$", flat[max(begin, token - 4) : token]):
            return None
    elif not _has_owner(words, token, begin):
        return None
    letter = flat[token + 1]
    if letter == "T" and "that" in cue.takes:
        return _clause(words, token + 2, limit, token)
    if letter == "t" and "to" in cue.takes:
        return _clause(words, token + 2, limit, token)
    if letter in "fFt" and f"-{words.low(token + 1)}" in cue.takes and token + 2 < limit:
        return _phrase(words, token + 2, limit)
    if cue.kind == "adjective" and "that" in cue.takes and letter in "PEDO":
        return _clause(words, token + 1, limit, token)
    return None


def _has_owner(words: Words, token: int, begin: int) -> bool:
    """Whether a noun is somebody's: `his claim`, `Siala's plan`, `voiced concern`."""
    flat = words.flat
    for place in range(token - 1, max(begin, token - LIGHT_REACH) - 1, -1):
        if flat[place] in "Ouq":
            return True
        if words.low(place) in _LIGHT:
            return True
        if flat[place] not in "DljyAmcbg":
            return False
    return False


def _clause(words: Words, first: int, limit: int, cue: int) -> Content:
    return Content(first, clause_end(words, first, limit, cue) if first < limit else first)


def _phrase(words: Words, first: int, limit: int) -> Content:
    if first < limit and words.flat[first] == "H":
        return Content(first, clause_end(words, first, limit, first))
    if first < limit and words.flat[first] in "gz":
        return _clause(words, first, limit, first)
    return Content(first, phrase_end(words, first, limit) if first < limit else first)


def _speaker(words: Words, cue: int, begin: int) -> Phrase | None:
    flat = words.flat
    if flat[cue] in "cbgj":
        for place in range(cue - 1, max(begin, cue - LIGHT_REACH) - 1, -1):
            if flat[place] == "O":
                return place, place + 1
            if flat[place] in "uq":
                return phrase_before(words, place, begin) or (place, place + 1)
            if flat[place] not in "ljyAmcbg":
                break
    return find_holder(words, cue, begin)


def _fits(words: Words, cue: int, mention: Phrase | None, content: Content) -> bool:
    if mention is None:
        return False
    known = verb(words.low(cue))
    if words.low(mention[0]) in ("there", "there's", "that's", "what's") and mention[1] - mention[0] == 1:
        return False
    if known is None or words.flat[content.first - 1] in "TH":
        return True
    if words.low(mention[1] - 1) in DOCUMENTS and "bare" not in known.takes:
        return False
    return not _is_relative(words, cue) or bool(_CLAUSE_AHEAD.match(words.flat, content.first, content.last))


def _is_relative(words: Words, cue: int) -> bool:
    """Whether the cue stands in a relative clause: `those who want …` says little about what is said."""
    before = cue - 1
    while before > 0 and words.flat[before] in "AXn":
        before -= 1
    return words.flat[before] in "WT"


def _is_only_phrase(words: Words, content: Content, region: Region) -> bool:
    """`called it "a disgrace"`: all that is attributed is the phrase in marks."""
    if region.last != content.last or not 0 < region.first - content.first <= OBJECT:
        return False
    first, last = words.span(content.first, content.last)
    return (region.inner_end - region.inner_start) >= PHRASE_SHARE * (last - first)


def _add(paragraph: Paragraph, contents: tuple[Content, ...], cue: Phrase, mention: Phrase | None) -> None:
    words, text = paragraph.words, paragraph.words.text
    contents = tuple(_whole(paragraph, content) for content in contents)
    spans = []
    for content in contents:
        start, end = words.span(content.first, content.last)
        while end > start and text[end - 1] in ",;:":
            end -= 1
        spans.append((start, end))
    kind = "indirect"
    for region in paragraph.regions_in(contents[0].first, contents[-1].last):
        inside = region.start <= spans[0][0] and spans[-1][1] <= region.end
        if (inside or _is_only_phrase(words, contents[-1], region)) and len(spans) == 1:
            spans = [trim(text, region.inner_start, region.inner_end)]
        known = verb(words.low(cue[0]))
        speech = known is not None and not {"bare", "tell"}.isdisjoint(known.takes)
        kind = "direct" if inside and speech and count_words(words, region) >= LONG else "mixed"
    paragraph.cues.add(cue[0])
    paragraph.quotes.append(make_quote(words, tuple(spans), kind, cue, mention))


def _whole(paragraph: Paragraph, content: Content) -> Content:
    """`content`, with the whole of the region that its last token stands in."""
    for region in paragraph.regions_in(content.last - 1, content.last):
        return Content(content.first, max(content.last, region.last))
    return content
