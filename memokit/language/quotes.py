"""Quotes: what was said, by whom, and by which cue.

Quoted stretches come from `marks`. For each, an attribution is looked for in its own paragraph: after it
(`"…," Siala said`), before it (`Siala said: "…"`), in the middle. What is said without marks (`Siala said
that …`) is found sentence by sentence. Who a mention stands for is told by `speakers`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import NamedTuple

from memokit.language.marks import Region, find_regions
from memokit.language.sentences import find_paragraphs
from memokit.lexicon import read_rows, read_words
from memokit.model import Memo, Name, Quote, Sentence, Tokens

ROLES = read_words("role_heads")
ORGANISATIONS = read_words("organisation_words")
_PARTICLE = r"(?:al|el|bin|ibn|bint|van|von|der|de|del|della|di|da|dos|du|la|le|ben|abu|ter)"
_CAPITAL = r"(?:[^\W\d_a-z][\w’'-]*)"
NAME = re.compile(
    rf"""
    (?<![\w’'-])
    (?:(?:al|el)-)? {_CAPITAL} (?:\.(?=\s[^\W\d_a-z]))?
    (?:\s (?:(?:{_PARTICLE}\s){{0,2}} (?:(?:al|el|bin|bint|ould)-)? {_CAPITAL} (?:\.(?=\s[^\W\d_a-z]))?) ){{0,8}}
    """,
    re.VERBOSE,
)
ROLE = re.compile(
    rf"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Aa]nother)\s(?:[\w-]+\s){{0,4}}?(?:{'|'.join(sorted(ROLES, key=len, reverse=True))})\b"
)
PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e)\b")

_CUES = {row[0]: row[2] for row in read_rows("cue_verbs")}
_NOUNS = read_words("collectives") | read_words("unnamed") | ROLES
_GROUP = "|".join(sorted(read_words("collectives") | read_words("unnamed"), key=len, reverse=True))
_CUE = rf"(?:{'|'.join(sorted(_CUES, key=len, reverse=True))})"
_ADVERB = r"(?:(?:also|then|later|has|have|had|is|was|earlier|repeatedly|further|again|now|\w+ly)\s)*"
_PHRASE = rf"(?<![\w’'-])(?:(?:[Tt]he|[Aa]n?|[Aa]ll|[Bb]oth|[Ss]everal|[Ss]ome|[Mm]any|[Oo]ne|[Tt]wo|[Hh]is|[Hh]er|[Tt]heir|[A-Z][\w-]+['’]s)\s)?(?:(?!(?:and|or|of|in|on|at|by|to|for|with|from|during|which|who|that|the|as)\s)[\w’'-]+\s){{0,4}}?(?:{_GROUP})\b"
_OWNED = rf"[A-Z][\w-]+['’]s\s(?:[\w-]+\s){{0,2}}?(?:{'|'.join(sorted(ORGANISATIONS))})\b"
_SPEAKER = re.compile(
    rf"(?P<owned>{_OWNED})|(?P<role>{ROLE.pattern})|(?P<name>{NAME.pattern})|(?P<pronoun>{PRONOUN.pattern})|(?P<group>{_PHRASE})",
    re.VERBOSE,
)
AFTER = re.compile(rf"\s*(?:{_ADVERB}(?P<cue>{_CUE})\b\s+)", re.IGNORECASE)
CUE_AT_END = re.compile(
    rf"(?P<cue>\b{_CUE})\b(?P<between>(?:\s(?!that\b)[^\s\"“:,;.]+){{0,8}})(?P<join>\s?(?:that)?[,:]?\s?(?:that:?\s?)?)$",
    re.IGNORECASE,
)
THAT = re.compile(
    rf"\b(?P<cue>{_CUE})(?P<between>(?:\s(?!that\b)[^\s\"“:;.,]+){{0,7}}?)\s(?P<that>that)\s(?!:)",
    re.IGNORECASE,
)
_DAY = r"(?:on\s)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tonight|earlier|later)(?:\s(?:morning|afternoon|evening|night))?"
_WHERE = r"in\s(?:an?|his|her|their|the)\s(?:[\w-]+\s){0,3}?(?:statement|interview|speech|tweet|letter|report|email|e-mail|memo|post|address)"
PLAIN = re.compile(
    rf"""
    \b(?P<cue>said|says?|added|adds|believes?|believed|thinks?|thought|claims?|claimed|insists?|insisted|argues?|argued
      |notes?|noted|suggests?|suggested|warns?|warned|predicts?|predicted|shows?|showed|found|hopes?|hoped|announced
      |acknowledged|admitted|explained|told\s(?:reporters|lawmakers|[A-Z]\w+(?:\s[A-Z]\w+)?|the\s\w+|me|him|her|them))
    (?:\s{_DAY}|\s{_WHERE}){{0,2}}\s
    (?=(?!of\b|about\b|to\b|in\b|at\b|on\b|with\b|by\b|when\b|during\b|after\b|before\b|as\b|for\b|from\b|and\b|but\b
        |nothing\b|late\b|early\b|last\b|this\s(?:week|month|morning|year)\b|so\b|yes\b|no\b|that\b|up\b|out\b|off\b|not\b|it\sall\b)[\w$])
    """,
    re.VERBOSE,
)
WISH = re.compile(
    r"\b(?P<cue>wants?|wanted|plans|planned|hopes?|hoped|declined|intends?|seeks|sought|expects?|expected)\s(?P<to>to)\s"
)
FRONTED = re.compile(
    rf"""
    ,\s(?:(?P<according>according\sto)\s | (?P<cue1>{_CUE})\s(?=[A-Z]|the\s|an?\s) | (?=(?P<who>[^,"“”]{{1,90}}?)\s(?P<cue2>said|says|added|wrote|told|noted|argued|explained)\b))
    [^"“”]{{1,160}}$
    """,
    re.VERBOSE,
)
ACCORDING_FIRST = re.compile(r"(?P<cue>According to)\s(?P<who>[^,\"“]{2,120}),\s")
TO = re.compile(
    r"\b(?P<cue>call(?:ed|s|ing)?|vow(?:ed|s|ing)?|pledg(?:ed|es|ing)|promis(?:ed|es|ing)|threaten(?:ed|s|ing)|offer(?:ed|s)?|refus(?:ed|es)|agreed|demand(?:ed|s)|urg(?:ed|es|ing))"
    r"(?P<between>(?:\s\w+ly)?)\s(?P<to>to|for|on)\s",
)
_NOUN_PHRASE = re.compile(
    rf"(?:the|an?|one|his|her|their|another|its)\s[\w’'-]+(?:\s[\w’'-]+){{0,5}}?(?=\s{_ADVERB}(?:{_CUE})\b|[.,])",
    re.IGNORECASE,
)
ACCORDING = re.compile(r"\b(?P<cue>[Aa]ccording to)\s")
ENDS_CONTENT = re.compile(
    r",\s(?:which|who|whose|where)\b|,\s(?:adding|saying|expressing|noting|stressing|calling|urging|warning|while)\b|\sand\s(?=(?:also\s)?(?:added|said|stressed|called|urged|warned|noted)\b)"
)
SHORT_WORDS = 7
"""A quoted stretch of so many words and more is speech unless something speaks against it."""


class Attribution(NamedTuple):
    """A cue and the words that name the speaker; either may be missing."""

    cue: tuple[int, int] | None
    mention: tuple[int, int] | None


def find_quotes(
    memo: Memo, tokens: Tokens, sentences: tuple[Sentence, ...], names: tuple[Name, ...]
) -> tuple[Quote, ...]:
    """The quotes of `memo` in order, each with the words that name its speaker; `speakers` tells who that is."""
    text = memo.text
    paragraphs = [
        (max(start, memo.header_end), end) for start, end in find_paragraphs(text) if end > memo.header_end
    ]
    if memo.document_type in ("statement", "speech") and memo.author and paragraphs:
        return _document(memo, paragraphs)
    if memo.document_type == "transcript":
        found = _turns(memo, paragraphs)
    else:
        found = []
        starts = [sentence.start for sentence in sentences]
        cues = _cue_places(tokens)
        for paragraph in paragraphs:
            first, last = (bisect_left(starts, edge) for edge in paragraph)
            found += _paragraph(text, paragraph, sentences[first:last], cues, found)
    return tuple(found)


_OTHER_CUES = frozenset(
    [
        "want",
        "wants",
        "wanted",
        "plans",
        "planned",
        "hopes",
        "hoped",
        "declined",
        "intends",
        "seeks",
        "sought",
        "expects",
        "expected",
        "found",
        "shows",
        "showed",
    ]
)


def _cue_places(tokens: Tokens) -> list[int]:
    """Where a word stands that can be a cue, in order."""
    folded = (word.lower() for word in tokens.words)
    known = (word in _CUES or word in _OTHER_CUES for word in folded)
    return [start for start, is_cue in zip(tokens.starts, known, strict=True) if is_cue]


# --- one paragraph -------------------------------------------------------------------------------


def _paragraph(
    text: str,
    paragraph: tuple[int, int],
    sentences: tuple[Sentence, ...],
    cues: list[int],
    earlier: list[Quote],
) -> list[Quote]:
    regions = [
        r
        for r in find_regions(text, paragraph)
        if any(c.isalnum() for c in text[r.inner_start : r.inner_end])
    ]
    quotes = _quoted(text, paragraph, regions, earlier)
    taken = [span for quote in quotes for span in quote.spans]
    for sentence in sentences:
        first, last = (bisect_left(cues, edge) for edge in (sentence.start, sentence.end))
        quotes += _indirect(text, sentence, cues[first:last], taken, regions)
    return sorted(quotes, key=lambda quote: (quote.start, quote.end))


def _quoted(
    text: str, paragraph: tuple[int, int], regions: list[Region], earlier: list[Quote]
) -> list[Quote]:
    found: list[Quote] = []
    for number, region in enumerate(regions):
        span = _trim(text, region.inner_start, region.inner_end)
        follows = _after(text, region, regions, number, paragraph)
        before = None if follows else _before(text, region, regions, number, paragraph)
        attribution = follows or before
        whole = _is_whole(text, region)
        if not attribution and not whole and len(text[span[0] : span[1]].split()) < SHORT_WORDS:
            continue
        if before and not whole and before.cue and _opens_clause(text, before.cue[0], region.start):
            continue  # a quoted part of a clause: `said it was "dead"` is found with its clause
        if found and not attribution and whole and _joined(text, found[-1], region):
            found[-1] = replace(found[-1], spans=(*found[-1].spans, span))
            continue
        kind = "direct" if whole or follows else "mixed"
        cue, mention = attribution or (None, None)
        if attribution is None and found:
            mention = found[-1].mention
        if attribution is None and not found and earlier:
            mention = earlier[-1].mention if earlier[-1].kind == "direct" else None
        found.append(Quote((span,), kind, cue, mention))
    return found


def _opens_clause(text: str, cue: int, stop: int) -> bool:
    """Whether the cue is followed by the beginning of a content clause, before the quoted part."""
    match = PLAIN.match(text, cue, stop) or THAT.match(text, cue, stop)
    return match is not None and len(text[match.end() : stop].split()) >= 2


def _joined(text: str, quote: Quote, region: Region) -> bool:
    """Whether `region` goes on where `quote` was broken by its attribution: `"…," he said, "…"`."""
    between = text[quote.end : region.start]
    return (
        quote.cue is not None
        and quote.end <= quote.cue[0]
        and quote.cue[1] <= region.start
        and len(between) < 160
        and not re.search(r"[.!?]\s+\S+\s+\S+.*[.!?:]\s*$", between)
    )


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Without white space and marks at its ends; a trailing comma, semicolon or dash goes too."""
    while start < end and (text[start].isspace() or text[start] in '"“”'):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ',;-–—"“”'):
        end -= 1
    return start, end


_NAMES_A_WORK = re.compile(
    r"(?:\b(?:on|of|in|for|called|titled|at|the|from|to|an?|brief|his|her|its)|['’]s)\s$", re.IGNORECASE
)
"""What stands before the title of a work or a quoted term, and not before speech."""


def _is_whole(text: str, region: Region) -> bool:
    """Whether the stretch is a sentence or more: a capital at its start, a closing mark at its end."""
    words = text[region.inner_start : region.inner_end].strip()
    if (
        _NAMES_A_WORK.search(text[max(0, region.start - 24) : region.start])
        and len(words.split()) < SHORT_WORDS
    ):
        return False
    closes = words.endswith((".", "?", "!", "…", ",", "...")) or text[region.end : region.end + 1] in (
        ".",
        "?",
        "!",
        "\n",
        "",
    )
    return closes and words[:1].isupper() and len(words.split()) >= 2


def _after(
    text: str, region: Region, regions: list[Region], number: int, paragraph: tuple[int, int]
) -> Attribution | None:
    """`"…," Siala said` and `"…," said Siala`: an attribution right behind the closing mark."""
    inner = text[region.inner_start : region.inner_end].rstrip()
    if not inner.endswith((",", "?", "!", "…", "-", "—", "–")) and text[region.end : region.end + 1] != ",":
        return None
    stop = regions[number + 1].start if number + 1 < len(regions) else paragraph[1]
    start = region.end + len(text[region.end : stop]) - len(text[region.end : stop].lstrip(" ,—–-"))
    inverted = AFTER.match(text, start, stop)
    if inverted:
        speaker = _SPEAKER.match(text, inverted.end(), stop)
        return Attribution(inverted.span("cue"), _mention(text, speaker) if speaker else None)
    according = ACCORDING.match(text, start, stop)
    if according:
        speaker = _SPEAKER.match(text, according.end(), stop)
        return Attribution(according.span("cue"), _mention(text, speaker) if speaker else None)
    attributed = _ATTRIBUTED.match(text, start, stop)
    if not attributed:
        return None
    first, end = attributed.span("who")
    whole = _NOUN_PHRASE.match(text, first, stop) or _SPEAKER.match(text, first, end)
    if whole and whole.end() == end:
        return Attribution(attributed.span("cue"), _mention(text, whole))
    named = [m for m in _SPEAKER.finditer(text, first, end) if m.end() == end]
    mention = _mention(text, named[0]) if named else (first, end)
    return Attribution(attributed.span("cue"), mention)


_ATTRIBUTED = re.compile(
    rf"(?P<who>[^.,;:\"“”()\n]{{1,100}}?(?:\.\s[^.,;:\"“”()\n]{{1,60}}?)?)(?:\s|,[^.;:\"“”\n]{{1,120}}?,\s|\s\([^)\n]{{1,40}}\)\s){_ADVERB}(?P<cue>{_CUE})\b",
    re.IGNORECASE,
)
"""`the gambling tycoon told`, `Republican strategist Ryan Williams said`, `Nick Merrill, a spokesman, said`."""


def _before(
    text: str, region: Region, regions: list[Region], number: int, paragraph: tuple[int, int]
) -> Attribution | None:
    """`Siala said: "…"`, `expressing: "…"`, `discussed "…"`: an attribution that runs up to the opening mark."""
    begin = regions[number - 1].end if number else paragraph[0]
    lead = text[begin : region.start]
    offset = max(m.end() for m in re.finditer(r"^|[.!?]\s+(?=[A-Z])", lead))
    begin += offset
    match = CUE_AT_END.search(text[begin : region.start][-240:])
    base = max(begin, region.start - 240)
    if match:
        cue = (base + match.start("cue"), base + match.end("cue"))
        return Attribution(cue, _subject(text, begin, cue[0]))
    named = re.search(r"(?:^|\n)\s*(?P<name>[^:\"“\n]{2,80}):\s*$", text[begin : region.start])
    if named:
        speaker = _SPEAKER.match(text, begin + named.start("name"), region.start)
        return Attribution(None, _mention(text, speaker)) if speaker else None
    return None


def _mention(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The words of a speaker: a possessive left out."""
    end = match.end() - 2 if match.group().endswith(("'s", "’s")) else match.end()
    return match.start(), end


SUBJECT_REACH = 300
"""Who speaks is named at most so many characters before the cue."""


def _subject(text: str, begin: int, cue: int) -> tuple[int, int] | None:
    """The words that name who speaks before a cue: those nearest it, else the sentence's first."""
    begin = max(begin, cue - SUBJECT_REACH)
    clause = begin + max(m.end() for m in re.finditer(r"^|[;:]\s|,\s(?=and\s)", text[begin:cue]))
    found = list(_SPEAKER.finditer(text, clause, cue)) or list(_SPEAKER.finditer(text, begin, cue))
    if not found:
        return None
    gap = text[found[-1].end() : cue]
    if re.fullmatch(rf"\s{_ADVERB}", gap):
        long = _long_subject(text, found, cue)
        return long or _mention(text, found[-1])
    if len(found) == 1 or (gap == ", " and found[-1].group()[0].isupper()):
        return _mention(text, found[-1])
    direct = [
        m
        for m in found
        if re.fullmatch(rf"(?:\s{_ADVERB}|,.*,\s{_ADVERB}|\s\([^)]*\)\s{_ADVERB})", text[m.end() : cue])
    ]
    return _mention(text, (direct or found)[0])


_PREPOSITIONAL = re.compile(r"\s(?:at|of|in|for|from|on|with|near)\s[^,.;:\"“”]{1,80}$")


def _long_subject(text: str, found: list[re.Match[str]], cue: int) -> tuple[int, int] | None:
    """`A doctor at the hospital of Orla`: a noun without a name, with what belongs to it up to the cue."""
    first = found[0]
    noun = first.group().split()[-1].lower()
    if first is found[-1] or noun not in _NOUNS:
        return None
    end = found[-1].end()
    return (first.start(), end) if _PREPOSITIONAL.fullmatch(text[first.end() : end]) else None


# --- what is said without marks ------------------------------------------------------------------


def _indirect(
    text: str, sentence: Sentence, cues: list[int], taken: list[tuple[int, int]], regions: list[Region]
) -> list[Quote]:
    found = [quote for quote in (_fronted(text, sentence), _according(text, sentence)) if quote is not None]
    found = [
        replace(
            quote,
            kind="mixed" if any(r.start < quote.end and quote.start < r.end for r in regions) else "indirect",
        )
        for quote in found[:1]
        if not any(start < quote.end and quote.start < end for start, end in taken)
    ]
    position = sentence.end if found else sentence.start
    for place in cues:
        if place < position:
            continue
        matches = [p.match(text, place, sentence.end) for p in (THAT, TO, WISH, PLAIN)]
        match = max((m for m in matches if m), key=lambda m: m.end(), default=None)
        if match is None:
            continue
        position = match.end()
        cue = match.span("cue")
        if _inside(cue[0], regions) or any(start <= match.end() < end for start, end in taken):
            continue
        mention = _subject(text, sentence.start, cue[0])
        if mention is None or _inside(mention[0], regions):
            continue
        content = _content(text, match.end(), sentence.end)
        if content[1] - content[0] < 3 or any(
            start < content[1] and content[0] < end for start, end in taken
        ):
            continue
        kind = "mixed" if any(r.start < content[1] and content[0] < r.end for r in regions) else "indirect"
        found.append(Quote((content,), kind, cue, mention))
        position = content[1]
    return found


_LEADING = re.compile(r"(?:But|And|However,|Still,|Meanwhile,|So|Yet)\s")
FRONTED_REACH = 280
"""An attribution behind its clause begins at most so many characters before the sentence's end."""
SHORTEST_CLAUSE = 4
"""A clause before its attribution has so many words at the least."""


def _fronted(text: str, sentence: Sentence) -> Quote | None:
    """`The talks will go on, the envoy said on Monday.`: what is said stands before its attribution."""
    match = FRONTED.search(text, max(sentence.start, sentence.end - FRONTED_REACH), sentence.end)
    if not match:
        return None
    start = sentence.start
    lead = _LEADING.match(text, start, match.start())
    start = lead.end() if lead else start
    if len(text[start : match.start()].split()) < SHORTEST_CLAUSE:
        return None
    if match["according"]:
        cue, where = match.span("according"), match.end("according") + 1
    elif match["cue1"]:
        cue, where = match.span("cue1"), match.end("cue1") + 1
    else:
        cue, where = match.span("cue2"), match.start("who")
    speaker = _SPEAKER.match(text, where, sentence.end) or _NOUN_PHRASE.match(text, where, sentence.end)
    if not speaker:
        return None
    return Quote(((start, match.start()),), "indirect", cue, _mention(text, speaker))


def _according(text: str, sentence: Sentence) -> Quote | None:
    """`According to the union, a third of the fields depend on the flood.`"""
    match = ACCORDING_FIRST.match(text, sentence.start, sentence.end)
    if not match:
        return None
    speaker = _SPEAKER.match(text, match.start("who"), match.end("who"))
    mention = _mention(text, speaker) if speaker else match.span("who")
    content = _content(text, match.end(), sentence.end)
    return Quote((content,), "indirect", match.span("cue"), mention) if content[1] - content[0] > 3 else None


def _inside(place: int, regions: list[Region]) -> bool:
    return any(region.start <= place < region.end for region in regions)


def _content(text: str, start: int, end: int) -> tuple[int, int]:
    """The content clause from `start`: to where another speaker or a relative clause begins, no full stop."""
    stop = ENDS_CONTENT.search(text, start, end)
    end = stop.start() if stop else end
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;"):
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end


# --- statements ---


def _document(memo: Memo, paragraphs: list[tuple[int, int]]) -> tuple[Quote, ...]:
    """A statement or speech by the person it is headed by: its body is that person's words."""
    words = (memo.author or "").split()
    heads = [n for n, word in enumerate(words) if word.lower() in ROLES and n + 1 < len(words)]
    split = heads[-1] + 1 if heads else 0
    role = " ".join(words[:split]) or None
    name = " ".join(words[split:])
    return (Quote(tuple(paragraphs), "direct", None, None, name, role, "document"),)


# --- transcripts ---------------------------------------------------------------------------------

TURN = re.compile(r"(?P<name>[A-Z][A-Z.'’ -]{0,60}?)(?:\s\([^)\n]{1,60}\))?(?::\s+|(?<=Q)\s+)(?=\S)")


def _turns(memo: Memo, paragraphs: list[tuple[int, int]]) -> list[Quote]:
    """The turns of a transcript: each paragraph from its speaker's name on, joined to the paragraphs after it."""
    found: list[Quote] = []
    for start, end in paragraphs:
        turn = TURN.match(memo.text, start, end)
        if turn:
            found.append(Quote(((turn.end(), end),), "direct", None, turn.span("name"), speaker_rule="turn"))
        elif found and not memo.text.startswith(("(", "["), start):
            found[-1] = replace(found[-1], spans=(*found[-1].spans, (start, end)))
    return found
