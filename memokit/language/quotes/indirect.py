"""What is said without marks, or with some words in marks: a cue and what it takes.

`said that …`, `said he …`, `vowed to …`, `called for …`, `criticised X for …`, `his claim that …`, `is confident
that …`. What a cue may take stands in the lexicon. A clause before its attribution is found by `fronted`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import NamedTuple

from memokit.language.marks import Region
from memokit.language.quotes.attribution import find_holder, relayed
from memokit.language.quotes.complements import (
    CLAUSE_AHEAD,
    LIGHT_REACH,
    find_bearer,
    find_taken,
    has_owner,
    is_passive,
    is_verb,
)
from memokit.language.quotes.direct import LONG, Paragraph, count_words, is_title, make_quote, trim
from memokit.language.quotes.ends import Content, clause_end
from memokit.language.quotes.fronted import ends_attribution, find_according, find_fronted, is_according
from memokit.language.quotes.passives import find_passive
from memokit.language.quotes.phrases import Phrase, phrase_before, subject_before
from memokit.language.quotes.words import Words, light_verbs, listed

_OBJECT_NOUN = re.compile(r"[Alyjm]{0,3}c(?=[TtfFH])")
"""The object of a verb that says little: `full support for`."""
CUES = re.compile(
    r"""
    [vgK](?=[^-:;()CBW,.'"]|,A,|\..{0,15}T)  # no content begins with `and`, `but`, `which` or a mark
  | (?<=[AnPEtXWMTURKl),Cbc])b(?=[^-:;()CBW,.'"]|,A,|\..{0,15}T)
  | [bc](?=[THtfF]|XT)                         # a noun: `claim that`, `support for`, `view is that`
  | j(?=[THtfFPEDO]|XT)
    """,
    re.VERBOSE,
)
"""Where a cue stands whose next words may be what was said."""
_FOLLOWS = re.compile("f")
DOCUMENTS = listed(
    "report reports poll polls study studies survey surveys data figures bill law rule rules agreement agreements"
    " memorandum mou treaty act programme programmes program programs proposal proposals plan plans initiative"
    " initiatives action actions package packages fund funds funding investment investments budget section provision"
    " provisions project projects strategy measure measures reform reforms"
)
"""What may say something, but neither criticises nor wants."""
ARMED = listed(
    "forces force troops army soldiers soldier rebels rebel militants militant gunmen gunman fighters fighter militia"
    " militias insurgents separatists jihadists terrorists terrorist jets aircraft planes warplanes drones drone missiles"
    " missile rockets rocket artillery tanks navy warships police officers mob rioters hackers attackers attacker bomber"
    " bombers assailants assailant helicopters guards guard settlers pirates gang gangs shells strikes airstrikes strike"
    " airstrike raid raids storm earthquake quake hurricane cyclone floods flood fire blaze car truck bullet bullets bomb"
)
"""Who attacks, hits or pushes without a word."""
LONGEST_CONTENT = 250
"""What is said without marks has so many tokens at the most: what is longer is no sentence."""
RELATIVE_REACH = 8
"""A relative pronoun stands so many tokens before the cue of its clause at the most."""
HEARD_REACH = 12
"""A participle belongs to whoever was last heard so many tokens before it at the most."""
OBJECT, PHRASE_SHARE = 4, 0.47
"""What is said of something is the phrase in marks alone where so few tokens stand before it, and it is so much of both."""


class Cues(NamedTuple):
    """Where the cues of a memo may stand, as tokens in order."""

    before: list[int]
    """Those that what was said may follow."""
    behind: list[int]
    """Verbs of attributions that can stand behind or inside what was said, and `according to`."""


def find_cues(words: Words) -> Cues:
    """The cues of a memo, in one pass; what stands in marks must have been blanked out."""
    flat = words.flat
    behind = [at for match in _FOLLOWS.finditer(words.follows) if flat[at := match.start()] != "_"]
    if according := find_according(words):
        behind = sorted([*behind, *according])
    return Cues([match.start() for match in CUES.finditer(flat)], behind)


def find_indirect(paragraph: Paragraph, cues: Cues) -> None:
    """Add what is said without marks to a paragraph."""
    flat, before, behind = paragraph.words.flat, cues.before, cues.behind
    cue, verb = bisect_left(before, paragraph.first), bisect_left(behind, paragraph.first)
    for begin, end in pairwise(paragraph.sentences):
        first_cue, cue = cue, bisect_left(before, end, cue)
        first_verb, verb = verb, bisect_left(behind, end, verb)
        if cue == first_cue and verb == first_verb:
            continue
        while end > begin and flat[end - 1] == ".":
            end -= 1
        taken: dict[int, Content | None] = {}
        around = _around(paragraph, behind[first_verb:verb], begin, end, taken) if verb > first_verb else []
        if cue > first_cue:
            _after(paragraph, before[first_cue:cue], begin, end, around, taken)


def _after(
    paragraph: Paragraph,
    cues: list[int],
    begin: int,
    end: int,
    around: list[tuple[int, int]],
    taken: dict[int, Content | None],
) -> None:
    """What follows each cue of a sentence outside of `around`; `taken` is what some are known to take."""
    words, flat = paragraph.words, paragraph.words.flat
    position, next_around = begin, 0
    for cue in cues:
        while next_around < len(around) and around[next_around][1] <= cue:
            next_around += 1
        inside = next_around < len(around) and around[next_around][0] <= cue
        if cue < position or inside or cue + 1 >= end or cue in paragraph.cues:
            continue
        limit = _limit(paragraph, cue, end)
        passive = flat[cue] == "v" and is_passive(words, cue)
        told = find_passive(words, cue, begin, limit) if passive else None
        if told and not any(paragraph.holds_claimed(*content) for content in told.contents):
            position = max(content.last for content in told.contents)
            _add(paragraph, told.contents, told.cue, told.mention)
            continue
        content = None
        if flat[cue] == "v" and flat.find("W", max(begin, cue - RELATIVE_REACH), cue) >= 0:
            content = _in_relative(words, cue, begin, limit)
        if content is None:
            content = taken[cue] if cue in taken else find_taken(words, cue, begin, limit)
        if content is None or content.last <= content.first or paragraph.holds_claimed(*content):
            continue
        if _leaves_to_noun(words, cue, begin, limit):
            continue
        mention = (
            None
            if passive
            else relayed(words, cue, end) or _heard(paragraph, cue, begin) or _speaker(words, cue, begin)
        )
        if mention is None and not passive and _needs_speaker(words, cue):
            continue
        if words.flat[content.first] == "_" and _is_work(paragraph, cue, content.first):
            continue
        if mention is None or _fits(words, cue, mention, content):
            position = content.last
            _add(paragraph, (content,), (cue, cue + 1), mention)


def _in_relative(words: Words, cue: int, begin: int, limit: int) -> Content | None:
    """`the road, which he said was open, …`: what is said in a relative clause whose pronoun is part of it."""
    flat = words.flat
    subject = subject_before(words, cue, begin)
    if subject is None or flat[subject[0] - 1] != "W" or subject[0] <= begin:
        return None
    content = find_taken(words, cue, begin, limit)
    if content is None and flat[cue + 1 : cue + 2] in ("X", "v", "p"):
        content = Content(cue + 1, clause_end(words, cue + 1, limit, cue))
    closed = flat.find(",", cue, content.last) if content and flat[subject[0] - 2] == "," else -1
    return Content(content.first, closed) if content and closed > content.first else content


def _leaves_to_noun(words: Words, cue: int, begin: int, limit: int) -> bool:
    """Whether a verb says little beside its object, which tells what was said: `expressed alarm at the sale`."""
    if words.flat[cue] in "cj":
        return False
    noun = _OBJECT_NOUN.match(words.flat, cue + 1, limit)
    if noun is None or words.low(cue) not in light_verbs():
        return False
    return find_taken(words, noun.end() - 1, begin, limit) is not None


def _around(
    paragraph: Paragraph, cues: list[int], begin: int, end: int, taken: dict[int, Content | None]
) -> list[tuple[int, int]]:
    """Add the clauses that stand before or around their attribution, and tell where they and it begin and end.

    What a verb was found to take instead is put into `taken`.
    """
    words = paragraph.words
    found: list[tuple[int, int]] = []
    for cue in cues:
        position = found[-1][1] if found else begin
        according = words.flat[cue] in "zU"
        if (
            cue < position
            or cue in paragraph.cues
            or (according and not is_according(words, cue, begin, end))
        ):
            continue
        if not according and not ends_attribution(words, cue, end):
            continue
        limit = _limit(paragraph, cue, end)
        if not according and not (words.flat[cue - 1] == "," and cue > begin):
            if not is_verb(words, cue, begin):
                continue
            taken[cue] = find_taken(words, cue, begin, limit)
            if taken[cue]:
                continue
        around = find_fronted(words, cue, position, limit, according=according)
        if around and not any(paragraph.holds_claimed(*content) for content in around.contents):
            _add(paragraph, around.contents, around.cue, around.mention)
            found.append((around.contents[0].first, max(around.contents[-1].last, cue + 1)))
    return found


def _limit(paragraph: Paragraph, cue: int, end: int) -> int:
    """Content ends before quotations that are units of their own, and not inside of marks."""
    end = min(end, cue + LONGEST_CONTENT)
    if paragraph.regions:
        claimed = paragraph.claimed_after(cue)
        if claimed and claimed.first < end:
            end = claimed.first
        for region in paragraph.regions_in(end - 1, end):
            end = max(end, region.last)
    while end > cue and paragraph.words.flat[end - 1] in ",:;-":
        end -= 1
    return end


def _speaker(words: Words, cue: int, begin: int) -> Phrase | None:
    flat = words.flat
    if flat[cue] == "c" and not has_owner(words, cue, begin):
        return None
    if flat[cue] in "cbgj":
        for place in range(cue - 1, max(begin, cue - LIGHT_REACH) - 1, -1):
            if flat[place] == "O":
                return place, place + 1
            if flat[place] in "uq":
                return phrase_before(words, place, begin) or (place, place + 1)
            if flat[place] not in "ljyAmcbg":
                break
        bearer = find_bearer(words, cue, begin)
        if bearer is not None:
            return find_holder(words, bearer, begin)
    holder = find_holder(words, cue, begin)
    return None if holder and flat[cue] == "j" and words.low(holder[0]) in ("it", "it's") else holder


def _heard(paragraph: Paragraph, cue: int, begin: int) -> Phrase | None:
    """Who a participle behind an attribution in its own sentence belongs to: `…, he noted, adding that …`."""
    last, mention = paragraph.heard
    return (
        mention
        if paragraph.words.flat[cue] == "g" and begin <= last < cue and last >= cue - HEARD_REACH
        else None
    )


def _needs_speaker(words: Words, cue: int) -> bool:
    """Whether a cue without a speaker says nothing: all but nouns (`the claim that …`) and `it is clear that …`."""
    return words.flat[cue] not in "cj" and not (
        words.low(cue) == "asked" and words.flat[cue + 1 : cue + 2] == "H"
    )


def _fits(words: Words, cue: int, mention: Phrase, content: Content) -> bool:
    """Whether a speaker, a cue and a content go together: documents say, but do not want."""
    alone = mention[1] - mention[0] == 1 and words.flat[mention[0]] in "PEU"
    if alone and words.low(mention[0]) in ("there", "there's", "that's", "what's"):
        return False
    known = words.verb(cue)
    if known is None or words.flat[content.first - 1] in "TH":
        return True
    if "force" in known.takes and words.low(mention[1] - 1) in ARMED:
        return False
    if "bare" not in known.takes and words.low(mention[1] - 1) in DOCUMENTS:
        return False
    return not _is_relative(words, cue) or bool(CLAUSE_AHEAD.match(words.flat, content.first, content.last))


def _is_work(paragraph: Paragraph, cue: int, first: int) -> bool:
    """Whether a verb that names nothing takes the title of a work: `she wrote "The Long Winter of the Delta"`."""
    words, known = paragraph.words, paragraph.words.verb(cue)
    if known is None or "who" in known.takes or words.flat[cue + 1] != "_":
        return False
    return any(is_title(words, region) for region in paragraph.regions_in(first, first + 1))


def _is_relative(words: Words, cue: int) -> bool:
    """Whether the cue stands in a relative clause: `those who want …` says little about what is said."""
    before = cue - 1
    while before > 0 and words.flat[before] in "AXn":
        before -= 1
    if words.flat[before] == "W" and words.flat[before - 1] == ",":
        known = words.verb(cue)
        return known is None or known.kind != "speech"
    return words.flat[before] in "WT"


def _is_only_phrase(words: Words, content: Content, region: Region) -> bool:
    """`called it "a disgrace"`: all that is attributed is the phrase in marks."""
    if words.low(region.first + 1) == "to":
        return False  # `called on them "to go"`
    if region.last != content.last or not 0 < region.first - content.first <= OBJECT:
        return False
    first, last = words.span(content.first, content.last)
    return (region.inner_end - region.inner_start) >= PHRASE_SHARE * (last - first)


def _add(paragraph: Paragraph, contents: tuple[Content, ...], cue: Phrase, mention: Phrase | None) -> None:
    words, text = paragraph.words, paragraph.words.text
    if paragraph.regions:
        contents = tuple([_whole(paragraph, content) for content in contents])
    regions = paragraph.regions_in(contents[0].first, contents[-1].last) if paragraph.regions else ()
    spans = []
    for content in contents:
        start, end = words.span(content.first, content.last)
        while end > start and text[end - 1] in ",;:":
            end -= 1
        while start < end and text[start] in ",;: ":
            start += 1
        spans.append((start, end))
    kind = "indirect"
    for region in regions:
        inside = region.start <= spans[0][0] and spans[-1][1] <= region.end
        known = words.verb(cue[0])
        speech = known is not None and not {"bare", "tell"}.isdisjoint(known.takes)
        if inside or (not speech and len(spans) == 1 and _is_only_phrase(words, contents[0], region)):
            spans = [trim(text, region.inner_start, region.inner_end)]
        full = count_words(words, region) >= LONG or CLAUSE_AHEAD.match(
            words.letters, region.first + 1, region.last
        )
        kind = "direct" if inside and speech and full else "mixed"
    paragraph.cues.add(cue[0])
    if cue[0] > paragraph.heard[0]:
        paragraph.heard = cue[0], mention
    paragraph.quotes.append(make_quote(words, tuple(spans), kind, cue, mention))


def _whole(paragraph: Paragraph, content: Content) -> Content:
    """`content`, with the whole of the region that its last token stands in."""
    for region in paragraph.regions_in(content.last - 1, content.last):
        return Content(content.first, max(content.last, region.last))
    return content
