"""Saved web pages: the article's text by trafilatura; what the page says of it is the business of `imprint`.

Nothing is fetched and no script runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from memokit.model import Code, Problem
from memokit.reading.encoding import Decoded, decode
from memokit.reading.formats.chats import find_posts, is_chat_page
from memokit.reading.formats.imprint import RELATED, find_headings, head_title, read_imprint
from memokit.reading.formats.text import mending_problems, read_decoded
from memokit.reading.headers import find_header
from memokit.reading.headers.apart import find_apart
from memokit.reading.headers.headings import PICTURED
from memokit.reading.headers.lines import find_dated_line, parse_byline
from memokit.reading.kinds import tell_language
from memokit.reading.memos import Article, Placed, draft_memo, draft_memos
from memokit.reading.mending import mend
from memokit.reading.records import Draft, FileContent, FileRow, Options, Stated, set_aside

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LARGEST = 30_000_000
DEEPEST = 2_000
"""A page with more elements open at once than this is no page that anybody wrote."""
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}charset\s{0,4}=\s{0,4}["']?\s{0,4}(?P<name>[\w-]{2,30})""", re.IGNORECASE
)
_TAGS = re.compile(r"<(?P<close>/)?(?P<name>[a-zA-Z][\w:-]{0,30})[^<>]{0,2000}?(?P<empty>/)?>")
_SIGNS = re.compile(r">\s{0,20}[Bb][Yy][\s:<]")
"""A byline begins an element."""
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "td",
        "tr",
        "th",
        "option",
        "dt",
        "dd",
    ]
)


LONG_ENOUGH = 300
"""Of so many characters the words tell the language, whatever the page declares."""
_MARKED_UP = re.compile(r"</[a-z]|<(?:!doctype|html|head|body|p|br|div|meta|article)\b", re.IGNORECASE)
"""A page has one of these."""


def read_html(content: bytes, path: str, options: Options) -> FileContent:
    """The one memo of a saved page, or why there is none."""
    declared = _DECLARED.search(content[:4096])
    decoded = decode(content, declared["name"].decode() if declared else None)
    if decoded is None:
        return set_aside(path, Code.NOT_TEXT, "not text; it was set aside")
    if len(decoded.text) > LARGEST:
        return set_aside(
            path, Code.TOO_LARGE, f"a page of more than {LARGEST:,} characters; it was set aside", "html"
        )
    if _is_too_deep(decoded.text):
        return set_aside(
            path, Code.DAMAGED, f"elements nested more than {DEEPEST:,} deep; it was set aside", "html"
        )
    if not _MARKED_UP.search(decoded.text):
        return read_decoded(decoded, path, options)  # a text that was saved under the name of a page
    if is_chat_page(decoded.text):
        return _chat_content(path, decoded, options)
    found = page_article(decoded.text)
    if found is None:
        return set_aside(path, Code.EMPTY, "a page without text; nothing to read", "html")
    return html_content(found, path, decoded, options)


def html_content(article: Article, path: str, decoded: Decoded, options: Options) -> FileContent:
    """The memo of a page's article, its text mended."""
    mended = mend(article.text)
    draft = draft_memo(article._replace(text=mended.text), path, where=path, order=options.date_order)
    draft.body_start, draft.body_end = 0, len(draft.text)
    problems: tuple[Problem, ...] = mending_problems(path, decoded, mended.counts)
    n_mended = mended.n_mended
    row = FileRow(path, "html", "read", None, 1, 1, 0, encoding=decoded.encoding, n_mended=n_mended)
    drafts: tuple[Draft, ...] = (draft,)
    return FileContent(row, drafts, problems)


def _chat_content(path: str, decoded: Decoded, options: Options) -> FileContent:
    """The messages of an exported chat, a memo each; one without words is set aside."""
    from trafilatura.utils import load_html

    tree = load_html(decoded.text)
    posts = list(find_posts(tree)) if tree is not None else []
    mended = [mend(post.text) for post in posts]
    placed = [
        Placed(post._replace(text=one.text), path, f"{path}:{number}")
        for number, (post, one) in enumerate(zip(posts, mended, strict=True), start=1)
    ]
    said = [one for one in placed if one.article.text.strip()]
    drafts = draft_memos(said, order=options.date_order)
    for draft in drafts:
        draft.body_start, draft.body_end = 0, len(draft.text)
    empty = [
        Problem(path, "reading", Code.EMPTY, f"{one.where}: no text; the message was set aside")
        for one in placed
        if not one.article.text.strip()
    ]
    if not drafts:
        return set_aside(path, Code.EMPTY, "a chat without words; nothing to read", "html")
    counts = len(posts), len(drafts), len(empty)
    n_mended = sum(one.n_mended for one in mended)
    row = FileRow(path, "html", "read", None, *counts, encoding=decoded.encoding, n_mended=n_mended)
    return FileContent(row, tuple(drafts), (*mending_problems(path, decoded), *empty))


def _is_too_deep(text: str) -> bool:
    """Whether elements stand open in more than `DEEPEST` levels; counted, not parsed."""
    if text.count("<") < DEEPEST:
        return False
    depth = 0
    for tag in _TAGS.finditer(text):
        if tag["name"].lower() in _VOID or tag["empty"]:
            continue
        depth = max(0, depth - 1) if tag["close"] else depth + 1
        if depth > DEEPEST:
            return True
    return False


def page_article(text: str) -> Article | None:
    """The article of a page: its text, and what the page says of it; None where it holds no words."""
    from trafilatura import extract
    from trafilatura.utils import load_html

    tree = load_html(text)
    if tree is None:
        return None
    fields, stated = read_imprint(tree)
    headings = {*find_headings(tree), fields.get("title")}
    named = head_title(tree)
    body = None
    try:
        body = extract(tree, include_comments=False, include_formatting=False, with_metadata=False)
    except (ValueError, RecursionError, AttributeError, TypeError):
        body = None
    body = body or _all_words(text)
    if not body or not body.strip():
        return None
    body = _without_title(body, headings)
    if "language" in fields and len(body) >= LONG_ENOUGH and tell_language(body) == "en":
        del fields["language"]  # that of the page's maker, whose article is English
    if named and fields.get("title") == named and (stated_title := find_header(body).title):
        fields["title"] = stated_title  # a viewer's page: its document has a header of its own
    if named and fields.get("title", "") in named and not any(one in named for one in find_headings(tree)):
        fields["title"] = _told_heading(tree, body) or fields.get("title", named)
    is_dated = any(one.rule == "page" for one in stated)
    may_be_signed = "author" not in fields and _SIGNS.search(text) is not None
    above = _above(tree, body) if may_be_signed or not is_dated else []
    if may_be_signed and (author := next(filter(None, map(parse_byline, above)), None)):
        fields["author"] = author
    if not is_dated:
        stated = (*_printed_above(above), *stated)
    if not stated:
        stated = find_apart("\n".join(islice(_lines(tree), LINES_OF_PAGE)), sure=1)
    return Article(body, fields, stated)


def _told_heading(tree: HtmlElement, body: str) -> str | None:
    """The heading of the second or third rank that says what the article says, where its page is called otherwise."""
    stems = set(map(_stem, _LONG_WORD.findall(body[:STEMS_IN].lower())))
    for heading in tree.iter("h2", "h3"):
        words = " ".join("".join(heading.itertext()).split())
        if len({*map(_stem, _LONG_WORD.findall(words.lower()))} & stems) >= SHARED:
            return words
    return None


def _stem(word: str) -> str:
    return word[:6]


def _without_title(body: str, headings: set[str | None]) -> str:
    """The article's text without its title where that stands again among its first lines."""
    lines = body.split("\n", 4)
    kept = [line for line in lines[:4] if " ".join(line.split()) not in headings]
    rest = "\n".join((*kept, *lines[4:]))
    return rest if rest.strip() else body


def piece_words(text: str) -> str:
    """The words of a piece of a page, a blank line between its blocks."""
    from trafilatura.utils import load_html

    tree = load_html(f"<html><body>{text}</body></html>")
    return "\n\n".join(_lines(tree)) if tree is not None else text


_BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "li",
        "tr",
        "td",
        "th",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "header",
        "main",
        "ul",
        "ol",
        "table",
        "blockquote",
        "pre",
        "time",
        "body",
        "hr",
        "dt",
        "dd",
        "figcaption",
        "center",
    ]
)
_NO_WORDS = frozenset(
    ["script", "style", "nav", "aside", "footer", "noscript", "select", "form", "button", "head"]
)
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
STEMS_IN, SHARED = 900, 3
"""A heading has so many words in common with so many characters of its article."""
LINES_ABOVE, LINES_OF_PAGE = 150, 400
"""So many lines are looked at above an article, and of a page that states no day there."""


def _lines(root: HtmlElement) -> Iterator[str]:
    """The words of a page block by block, without menus, scripts and feet."""
    words: list[str] = []
    skipped = 0
    for event, element in _walk(root):
        tag = element.tag if isinstance(element.tag, str) else "script"
        out = tag in _NO_WORDS or (tag != "body" and RELATED.search(element.get("class") or ""))
        if event == "start":
            if tag in _BLOCKS:
                yield from _joined(words)
            skipped += bool(out)
            if not skipped and element.text and isinstance(element.tag, str):
                words.append(element.text)
        else:
            skipped -= bool(out)
            if tag in _BLOCKS:
                yield from _joined(words)
            if not skipped and element.tail:
                words.append(element.tail)
    yield from _joined(words)


def _walk(root: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    from lxml.etree import iterwalk

    return iter(iterwalk(root, events=("start", "end", "comment")))


def _joined(words: list[str]) -> Iterator[str]:
    line = " ".join("".join(words).split())
    words.clear()
    if line:
        yield line


def _above(tree: HtmlElement, body: str) -> list[str]:
    """The lines between the page's heading, if it has one, and the article's first words."""
    first = " ".join(next((line for line in body.split("\n") if len(line) > 60), body).split())[:50]
    title = next(iter(find_headings(tree)), None)
    lines: list[str] = []
    for line in islice(_lines(tree), LINES_ABOVE):
        if first and line.startswith(first):
            break
        lines = [] if line == title else [*lines, line]
    return lines


def _printed_above(lines: list[str]) -> tuple[Stated, ...]:
    """The one day that `lines` print above an article."""
    days: list[Stated] = []
    for line in (piece.strip() for words in lines for piece in PICTURED.split(words)):
        dated = find_dated_line(line) if len(line) <= 160 and any(map(str.isdigit, line)) else None
        if dated and dated.rule == "date line" and dated.written.precision in ("day", "none"):
            days.append(Stated(dated.written, "page"))
    return tuple(days[:1]) if len({one.written for one in days}) == 1 else ()


def _all_words(text: str) -> str:
    """All words of a page whose article the extractor does not find."""
    from trafilatura import html2txt

    try:
        return str(html2txt(text))
    except (ValueError, RecursionError, AttributeError, TypeError):
        return ""
