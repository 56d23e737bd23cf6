"""Speakers: whom the words that name a quote's speaker stand for.

`quotes` finds what was said and the words that name who said it; here each mention is linked, in the order of the
memo, to the fullest name and role that the memo gives. What a mention is, is read by `mentions`; whom a pronoun
means is told by `focus`, whom a role, by `nominals`; who there is, and what they are, by `cast`.
"""

from __future__ import annotations

import re

from memokit.language.quotes.turns import is_no_person
from memokit.language.speakers.cast import Cast
from memokit.language.speakers.focus import Focus, merged
from memokit.language.speakers.mentions import read_mention
from memokit.language.speakers.nominals import Nominals
from memokit.model import Memo, Name, Quote, Sentence

Linked = tuple[str | None, str | None, str]
"""Speaker, role, rule."""


def link_speakers(
    memo: Memo, sentences: tuple[Sentence, ...], quotes: tuple[Quote, ...], names: tuple[Name, ...]
) -> tuple[tuple[Quote, ...], tuple[Name, ...]]:
    """`quotes` with their speakers, and `names` with every mention.

    `speaker` is the fullest name in the memo or its title, None where there is none to be known; `speaker_role`
    the fullest role; `speaker_rule` says why: `full name`, `surname`, `he` or `she` (in focus), `role`,
    `organisation`, `turn`, `document`, or for no speaker `unnamed`, `collective`, `ambiguous`, `no speaker found`.
    """
    if not quotes:
        return quotes, names
    places = sorted({quote.mention for quote in quotes if quote.mention and quote.speaker_rule != "document"})
    linker = _Linker(memo, sentences, names, quotes)
    found = {place: linker.link(*place) for place in places}
    linked = tuple([_with_speaker(memo.text, quote, found) for quote in quotes])
    return linked, _with_mentions(names, found)


def _with_speaker(text: str, quote: Quote, found: dict[tuple[int, int], Linked]) -> Quote:
    if quote.speaker_rule == "document":
        return quote
    if quote.mention is None:
        return quote._replace(speaker_rule="no speaker found")
    speaker, role, rule = found[quote.mention]
    if quote.speaker_rule == "turn":
        rule = "turn"
        if is_no_person(text[slice(*quote.mention)]):
            speaker = role = None
        elif speaker and speaker.isupper():
            speaker = " ".join(word if len(word) < 4 else word.title() for word in speaker.split())
    return Quote(quote.spans, quote.kind, quote.cue, quote.mention, speaker, role, rule)


def _with_mentions(names: tuple[Name, ...], found: dict[tuple[int, int], Linked]) -> tuple[Name, ...]:
    """`names` with a row for each mention, its `entity` the speaker."""
    rows, starts, new = list(names), {start for start, _ in found}, dict(found)
    for number, name in enumerate(names):
        linked = new.pop((name.start, name.end), None) if name.start in starts else None
        if linked and linked[0] and name.entity is None:
            rows[number] = name._replace(entity=linked[0])
    for place, (speaker, _, rule) in new.items():
        kind = _KINDS.get(rule, "person" if speaker else "unknown")
        rows.append(Name(*place, kind, speaker, "speaker"))
    return tuple(sorted(rows, key=_place)) if new else tuple(rows)


def _place(name: Name) -> tuple[int, int]:
    return name.start, name.end


def _by_someone(text: str, quote: Quote) -> bool:
    """Whether words without marks are those of one person, whom they do not put out of focus."""
    if quote.kind == "direct" or quote.mention is None:
        return False
    said_by = text[slice(*quote.mention)]
    return (
        said_by[:1].isupper()
        or said_by.lower() in ("he", "she")
        or any(word[:1].isupper() for word in said_by.split())
    )


_KINDS = {"organisation": "organisation", "role": "role", "unnamed": "role", "ambiguous": "unknown"}
_ABOUT = re.compile(r"\s(?:\w+ly\s)?\w+\s(?:of|about)\s")
ABOUT_REACH = 40
"""Characters after `said of` within which the name of whom it is said stands."""


class _Linker:
    """One memo's mentions, asked in order."""

    def __init__(
        self,
        memo: Memo,
        sentences: tuple[Sentence, ...],
        names: tuple[Name, ...],
        quotes: tuple[Quote, ...],
    ) -> None:
        self._text, self._sentences = memo.text, sentences
        self._names, self._quotes = names, quotes
        self._cast = Cast(memo.text, names, memo.title)
        self._said: list[tuple[str, int]] = []
        """Who spoke, and where, in order; `focus` and `nominals` look at it when they are asked."""
        self._made_focus: Focus | None = None
        self._made_nominals: Nominals | None = None
        self._made_spans: dict[tuple[int, int], list[tuple[int, int]]] | None = None
        """Made when first needed: not by `cached_property`, whose lock takes as long as a short memo's focus."""

    @property
    def _focus(self) -> Focus:
        if self._made_focus is None:
            text, quotes = self._text, self._quotes
            spoken = [span for quote in quotes if quote.kind == "direct" for span in quote.spans]
            told = [span for quote in quotes if _by_someone(text, quote) for span in quote.spans]
            self._made_focus = Focus(self._cast, self._sentences, merged(spoken), merged(told), self._said)
        return self._made_focus

    @property
    def _nominals(self) -> Nominals:
        if self._made_nominals is None:
            self._made_nominals = Nominals(self._text, self._names, self._cast, self._said)
        return self._made_nominals

    @property
    def _spans(self) -> dict[tuple[int, int], list[tuple[int, int]]]:
        """The words said directly, by their mention."""
        if self._made_spans is None:
            self._made_spans = {}
            for quote in self._quotes:
                if quote.mention and quote.kind == "direct":
                    self._made_spans.setdefault(quote.mention, []).extend(quote.spans)
        return self._made_spans

    def link(self, start: int, end: int) -> Linked:
        """The speaker, role and rule of the mention at `[start, end)`."""
        mention = read_mention(self._text, start, end, self._cast)
        if mention.kind == "name" and mention.name:
            full = mention.name in " ".join(self._text[start:end].split())
            return self._person(mention.name, start, "full name" if full else "surname")
        if mention.kind == "pronoun" and mention.gender:
            person = self._focus.who(mention.gender, start, self._spoken_of(start, end))
            if person is None:
                return None, None, "ambiguous"
            self._cast.learn(person, mention.gender)
            return self._person(person, start, "in focus")
        if mention.kind in ("role", "body"):
            return self._nominal(mention.kind, mention.name or "", start, end)
        if mention.kind == "written":
            named = self._nominals.named(start, end, part=mention.name is None)
            return named or (mention.name, None, "name" if mention.name else "unnamed")
        return None, None, {"several": "collective", "unnamed": "unnamed"}.get(mention.kind, "ambiguous")

    def _spoken_of(self, start: int, end: int) -> frozenset[str]:
        """The people named in the quotes of a mention, or by `said of …`: nobody speaks of themselves by name."""
        spans = list(self._spans.get((start, end), ()))
        about = _ABOUT.match(self._text, end)
        if about:
            spans.append((about.end(), about.end() + ABOUT_REACH))
        return frozenset(row.entity for span in spans for row in self._cast.within(*span) if row.entity)

    def _person(self, person: str, start: int, rule: str) -> Linked:
        self._said.append((person, start))
        return person, self._cast.role(person), rule

    def _nominal(self, kind: str, head: str, start: int, end: int) -> Linked:
        if kind == "body":
            return self._nominals.body(start, end)
        person, rule = self._nominals.person(head, start, end, self._focus)
        return self._person(person, start, rule) if person else (None, None, rule)
