"""Chats: what a messenger exports as text (`12/05/2022, 09:14 - Ann Smith: …`) or as a page; one memo a message."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from memokit.reading.formats.parts import Part
from memokit.reading.headers.fields import date_of_value
from memokit.reading.memos import Article
from memokit.reading.records import Stated

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DAY = r"(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d\d){1,2}|\d{4}[/.-]\d{1,2}[/.-]\d{1,2})"
_CLOCK = r"\d{1,2}:\d\d(?::\d\d)?(?:[ \u202f\xa0]?[AaPp]\.?[Mm]\.?)?"
_HEAD = re.compile(
    rf"^(?:\[(?P<framed>{_DAY},? {_CLOCK})\]|(?P<plain>{_DAY},? {_CLOCK}) -) (?:(?P<who>[^:\n]{{1,60}}): ?)?",
    re.MULTILINE,
)
_FIRST = frozenset("[0123456789")
FEWEST = 2
"""A chat has as many messages or more."""
_NOTICE = "end-to-end encrypted"
"""What the messenger says itself, under the group's name or under none."""
_GROUP = re.compile(r"created (?:the )?group [\"“](?P<name>[^\"”\n]{1,60})[\"”]")
_NO_WORDS = re.compile(
    r"<?(?:media|image|video|audio|sticker|GIF|document|contact card) omitted>?|null|(?:this message was|you) deleted(?: this message)?\.?",
    re.IGNORECASE,
)
_PAGE_SIGNS = ("message default", "from_name", "date details")


def find_chat(text: str) -> list[Part]:
    """The messages of a chat, in order; none where the text is no chat. What the messenger itself says is no message.

    >>> parts = find_chat("01/05/2022, 09:15 - Ann Smith: Talks failed.\\n31/05/2022, 18:03 - Tom Hale: No.\\nNo vote.\\n")
    >>> [(part.article.fields["author"], part.article.text) for part in parts]
    [('Ann Smith', 'Talks failed.'), ('Tom Hale', 'No.\\nNo vote.')]
    """
    begin = len(text) - len(text.lstrip())
    if text[begin : begin + 1] not in _FIRST or not _HEAD.match(text, begin):
        return []
    heads = list(_HEAD.finditer(text))
    ends = [*(head.start() for head in heads[1:]), len(text)]
    said = [(head, end) for head, end in zip(heads, ends, strict=True) if _is_said(text, head, end)]
    group = _group(text[: said[0][0].start()]) if said else None
    return [_part(text, head, end, group) for head, end in said] if len(said) >= FEWEST else []


def _is_said(text: str, head: re.Match[str], end: int) -> bool:
    """Whether somebody says it, and not the messenger."""
    return head["who"] is not None and text.find(_NOTICE, head.end(), end) < 0


def _group(before: str) -> str | None:
    """The name of the group, as the lines before its first message have it."""
    made = _GROUP.search(before)
    noticed = next((head["who"] for head in _HEAD.finditer(before) if head["who"]), None)
    return made["name"] if made else noticed


def _part(text: str, head: re.Match[str], end: int, group: str | None) -> Part:
    words = text[head.end() : end]
    start = head.end() + len(words) - len(words.lstrip())
    words = words.strip()
    if _NO_WORDS.fullmatch(words):
        words = ""
    article = _message(words, head["framed"] or head["plain"], head["who"], group)
    return Part(head.start(), end, article, ((start, start + len(words)),))


def _message(words: str, when: str, who: str | None, group: str | None) -> Article:
    written = date_of_value(when)
    fields = {key: value.strip() for key, value in (("author", who), ("source", group)) if value}
    return Article(words, fields, (Stated(written, "export"),) if written else (), alone=False)


def is_chat_page(text: str) -> bool:
    """Whether a page is the export of a messenger's channel."""
    return all(sign in text for sign in _PAGE_SIGNS)


def find_posts(tree: HtmlElement) -> Iterator[Article]:
    """The messages of such a page, in order: one that joins the last has its sender; one without words is an empty article."""
    group = next((" ".join(one.text_content().split()) for one in tree.find_class("page_header")), None)
    who = None
    for post in tree.find_class("message"):
        if "default" not in post.get("class", "").split():
            continue
        who = next((" ".join(one.text_content().split()) for one in post.find_class("from_name")), who)
        when = next((one.get("title", "") for one in post.find_class("date")), "")
        yield _message("\n".join(map(_words, post.find_class("text"))), when, who, group)


def _words(block: HtmlElement) -> str:
    """The words of a message, a line break where it has one."""
    for line in block.iter("br"):
        line.tail = "\n" + (line.tail or "")
    return "\n".join(" ".join(line.split()) for line in block.text_content().split("\n")).strip()
