"""Dumps of a wiki of news: `<mediawiki>` with a `<page>` for each article, its text in the marks of wikis.

The day of a page is the one it prints (`{{date|March 5, 2011}}`); that of its last edit is none.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise

from memokit.calendar.written import parse_whole
from memokit.reading.formats.parts import Part
from memokit.reading.formats.tagged import value_of
from memokit.reading.memos import Article
from memokit.reading.records import Stated

BEGINS, HEAD = 600, 2000
"""A dump begins, and a page's title stands, within so many characters."""
_PAGE = re.compile(r"<page(?=[\s>])")
_TEXT = re.compile(r"<text(?:\s[^<>]{0,300})?>")
_DAY = re.compile(r"\{\{\s?(?:date|byline\s?\|\s?date=)\s?\|?(?P<day>[^{}|\n]{6,40})[|}]", re.IGNORECASE)
_ENDS = re.compile(
    r"^(?:==\s?(?:Sources|References|External links|See also)\s?==|\{\{(?:publish|archived)\}\})",
    re.MULTILINE | re.IGNORECASE,
)
"""What stands below an article's words."""
_INNER = re.compile(
    r"<!--[^<>]{0,1000}-->|\{\{[^{}]{0,2000}\}\}|\{\|[^{}]{0,5000}\|\}|<ref[^<>]{0,200}/>|<ref[^<>]{0,200}>[^<>]{0,1000}</ref>|</?\w{1,12}[^<>]{0,200}>"
)
_SHOWN = re.compile(r"\[\[(?:File|Image|Category|Media):[^\[\]]{0,1000}\]\]", re.IGNORECASE)
_LINK = re.compile(r"\[\[(?:[^\[\]|\n]{0,200}\|)?(?P<words>[^\[\]|\n]{0,200})\]\]")
_OUTER = re.compile(r"\[(?:https?:)?//[^\s\[\]]{1,500}\s?(?P<words>[^\[\]\n]{0,200})\]")
_STYLE = re.compile(
    r"'{2,5}|^(?P<level>={2,5})\s?(?P<words>[^=\n]{1,200}?)\s?(?P=level)[ \t]*$", re.MULTILINE
)
_REDIRECT = "#REDIRECT"
DEPTH = 4
"""Templates stand within templates so deep."""


def is_wiki(text: str) -> bool:
    """Whether a text begins as a dump of a wiki does."""
    return "<mediawiki" in text[:BEGINS]


def find_wiki(text: str) -> list[Part]:
    """The pages of a dump, in order; none where the text is no dump.

    >>> (part,) = find_wiki("<mediawiki><page><title>Talks</title><text>{{date|March 5, 2011}} A [[w:Dam|dam]].</text></page></mediawiki>")
    >>> part.article.text, part.article.fields, part.article.stated[0].written.value
    ('A dam.', {'title': 'Talks'}, '2011-03-05')
    """
    if not is_wiki(text):
        return []
    starts = [match.start() for match in _PAGE.finditer(text)]
    site = text.find("<sitename>", 0, starts[0]) if starts else -1
    source = value_of(text, "sitename", site + len("<sitename>"), starts[0])[0] if site >= 0 else ""
    return [_part(text, start, end, source) for start, end in pairwise([*starts, len(text)])]


def _part(text: str, start: int, end: int, source: str) -> Part:
    title = text.find("<title>", start, min(end, start + HEAD))
    named = value_of(text, "title", title + len("<title>"), end)[0] if title >= 0 else ""
    mark = _TEXT.search(text, start, end)
    first = mark.end() if mark else end
    stop = text.find("</text>", first, end)
    raw = unescape(text[first : stop if stop >= 0 else end])
    day = _DAY.search(raw)
    written = parse_whole(day["day"].strip()) if day else None
    stated = (Stated(written, "export"),) if written else ()
    fields = {key: value for key, value in (("title", named), ("source", source)) if value}
    words = "" if raw[: len(_REDIRECT)].upper() == _REDIRECT else plain_wiki(raw)
    return Part(start, end, Article(words, fields, stated, alone=False), ((first, max(first, stop)),))


def plain_wiki(raw: str) -> str:
    """The words of an article without the marks of wikis, up to its sources.

    >>> plain_wiki("'''Kelda''' – [[File:Dam.jpg|thumb|The [[dam]]]]Talks [[w:Orla|in Orla]].\\n== Sources ==\\n*{{source}}")
    'Kelda – Talks in Orla.'
    """
    ends = _ENDS.search(raw)
    words = raw[: ends.start()] if ends and raw[: ends.start()].strip() else raw
    for _ in range(DEPTH):
        plainer = _INNER.sub("", words)
        if plainer == words:
            break
        words = plainer
    words = _LINK.sub(_own_words, words)
    words = _OUTER.sub(r"\g<words>", _SHOWN.sub("", words))
    return _STYLE.sub(lambda match: match["words"] or "", words).strip()


def _own_words(link: re.Match[str]) -> str:
    """What a link shows; a picture or a category is left for later."""
    is_shown = _SHOWN.match(link.group()) is not None
    return link.group() if is_shown else link["words"]
