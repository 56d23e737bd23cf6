"""Speakers: whom the words that name a quote's speaker stand for.

`quotes` finds what was said and the words that name who said it; here each mention is linked to the fullest
name and role that the memo gives, in the order of the memo, and put among the names.
"""

from __future__ import annotations

from dataclasses import replace

from memokit.language.names import Speakers
from memokit.model import Memo, Name, Quote


def link_speakers(
    memo: Memo, quotes: tuple[Quote, ...], names: tuple[Name, ...]
) -> tuple[tuple[Quote, ...], tuple[Name, ...]]:
    """`quotes` with their speakers, asked in the memo's order, and `names` with every mention."""
    speakers = Speakers(memo.text, names, memo.title)
    by_place = {(name.start, name.end): name for name in names}
    linked: list[Quote] = []
    for quote in quotes:
        if quote.speaker_rule == "document":
            linked.append(quote)
            continue
        if quote.mention is None:
            linked.append(replace(quote, speaker_rule="no speaker found"))
            continue
        speaker, role, rule = speakers.link(*quote.mention)
        if quote.speaker_rule == "turn":
            rule, speaker = "turn", None if memo.text[slice(*quote.mention)] == "Q" else speaker
        linked.append(replace(quote, speaker=speaker, speaker_role=role, speaker_rule=rule))
        known = by_place.get(quote.mention, Name(*quote.mention, "unknown", None, "speaker"))
        by_place[quote.mention] = replace(known, entity=known.entity or speaker)
    ordered = tuple(by_place[place] for place in sorted(by_place))
    return tuple(linked), ordered
