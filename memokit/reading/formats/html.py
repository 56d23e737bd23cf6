"""Saved web pages: the article's text by trafilatura; date, title, author and source from the page's own words.

Nothing is fetched and no script runs. The date printed for the reader outranks the machine's; where both name
the same day, the machine's clock stands beside it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from memokit.calendar.written import Written, parse_whole
from memokit.model import Code, Problem
from memokit.reading.encoding import Decoded, decode
from memokit.reading.formats.text import mending_problems
from memokit.reading.headers.lines import find_dated_line
from memokit.reading.headers.names import date_in_name
from memokit.reading.headers.publishers import known_publisher, publisher_of
from memokit.reading.memos import Article, draft_memo
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
_META_DATES = (
    *(
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "date",
        "dc.date",
        "dc.date.issued",
    ),
    *(
        "dcterms.date",
        "dcterms.issued",
        "dcterms.created",
        "publish-date",
        "publishdate",
        "pubdate",
        "publication_date",
    ),
    *(
        "parsely-pub-date",
        "sailthru.date",
        "article.published",
        "cxenseparse:recs:publishtime",
        "citation_publication_date",
    ),
)
_META_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline", "title")
_META_AUTHORS = ("author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author")
_META_SITES = ("og:site_name", "application-name", "publisher", "dc.publisher", "twitter:site")
_ARTICLES = frozenset(
    [
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "OpinionNewsArticle",
        "BlogPosting",
        "PressRelease",
        "WebPage",
        "Report",
    ]
)


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
    found = page_article(decoded.text)
    if found is None:
        return set_aside(path, Code.EMPTY, "a page without text; nothing to read", "html")
    return html_content(found, path, decoded, options)


def html_content(article: Article, path: str, decoded: Decoded, options: Options) -> FileContent:
    """The memo of a page's article, its text mended."""
    mended = mend(article.text)
    draft = draft_memo(article._replace(text=mended.text), path, where=path, order=options.date_order)
    draft.body_start, draft.body_end = 0, len(draft.text)
    problems: tuple[Problem, ...] = mending_problems(path, decoded, mended)
    n_mended = mended.n_mended
    row = FileRow(path, "html", "read", None, 1, 1, 0, encoding=decoded.encoding, n_mended=n_mended)
    drafts: tuple[Draft, ...] = (draft,)
    return FileContent(row, drafts, problems)


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
    fields, stated = _told(tree)
    headings = {*_headings(tree), fields.get("title")}
    body = None
    try:
        body = extract(tree, include_comments=False, include_formatting=False, with_metadata=False)
    except (ValueError, RecursionError, AttributeError, TypeError):
        body = None
    body = body or _all_words(text)
    if not body or not body.strip():
        return None
    body = _without_title(body, headings)
    if not any(one.rule == "page" for one in stated):
        stated = (*_printed_above(tree, body), *stated)
    return Article(body, fields, stated)


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
LINES_ABOVE = 150


def _lines(root: HtmlElement) -> Iterator[str]:
    """The words of a page block by block, without menus, scripts and feet."""
    words: list[str] = []
    skipped = 0
    for event, element in _walk(root):
        tag = element.tag if isinstance(element.tag, str) else "script"
        out = tag in _NO_WORDS or (tag != "body" and _RELATED.search(element.get("class") or ""))
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


def _printed_above(tree: HtmlElement, body: str) -> tuple[Stated, ...]:
    """The one day that is printed between the page's heading, if it has one, and the article's first words."""
    first = " ".join(next((line for line in body.split("\n") if len(line) > 60), body).split())[:50]
    title = next(iter(_headings(tree)), None)
    days: list[Stated] = []
    for line, _ in zip(_lines(tree), range(LINES_ABOVE), strict=False):
        if first and line.startswith(first):
            break
        if line == title:
            days = []
            continue
        dated = find_dated_line(line) if len(line) <= 160 and any(c.isdigit() for c in line) else None
        if dated and dated.rule == "date line" and dated.written.precision in ("day", "none"):
            days.append(Stated(dated.written, "page"))
    return tuple(days[:1]) if len({one.written for one in days}) == 1 else ()


def _headings(tree: HtmlElement) -> list[str]:
    return [words for heading in tree.iter("h1") if (words := _words(heading))]


def _all_words(text: str) -> str:
    """All words of a page whose article the extractor does not find."""
    from trafilatura import html2txt

    try:
        return str(html2txt(text))
    except (ValueError, RecursionError, AttributeError, TypeError):
        return ""


def _told(tree: HtmlElement) -> tuple[dict[str, str], tuple[Stated, ...]]:
    """What a page says of its article: source, title, author, language; and its dates, the printed one first."""
    metas = _metas(tree)
    data: dict[str, Any] = {}
    for item in sorted(_linked_data(tree), key=lambda item: "WebPage" in _types(item)):
        data = {**item, **data}
    heading = next(iter(_headings(tree)), None)
    head_title = next((words for t in tree.iter("title") if not find_dated_line(words := _words(t))), None)
    address = _address(tree, metas)
    site = _first(metas, _META_SITES) or _name(data.get("publisher"))
    listed = publisher_of(address) if address else None
    fields = {
        "source": listed if listed and "." not in listed else site or listed,
        "title": _name(data.get("headline"))
        or _first(metas, _META_TITLES)
        or heading
        or _cut(head_title, site),
        "author": _name(data.get("author")) or _first(metas, _META_AUTHORS) or _byline(tree),
        "language": _language(tree, metas),
    }
    machine = parse_whole(_name(data.get("datePublished")) or _first(metas, _META_DATES) or "")
    printed, timed = _times(tree)
    stated = _dates(machine or timed, printed)
    if not stated and address and (named := date_in_name(address + "/")):
        stated = (Stated(named, "web address"),)
    return {key: " ".join(value.split()) for key, value in fields.items() if value}, stated


def _cut(title: str | None, site: str | None) -> str | None:
    """A page's title without the name of the site behind a bar or a dash."""
    match = re.match(r"(?P<own>.{8,300}?)\s+[|–—-]\s+(?P<site>[^|–—]{2,60})$", title) if title else None
    if match and (known_publisher(match["site"]) or (site and match["site"].casefold() == site.casefold())):
        return match["own"]
    return title


def _byline(tree: HtmlElement) -> str | None:
    """The author in an element that is marked as the byline."""
    for element in tree.iter("a", "span", "p", "div", "address"):
        if (element.get("rel") or "") == "author" or _BYLINE_CLASS.search(element.get("class") or ""):
            words = re.sub(r"^by\s+", "", _words(element), flags=re.IGNORECASE)
            if 2 < len(words) < 80 and not any(c.isdigit() for c in words):
                return words
    return None


_BYLINE_CLASS = re.compile(r"(?:^|[\s_-])(?:byline|author|author-name)(?:$|[\s_-])", re.IGNORECASE)


def _dates(machine: Written | None, printed: Written | None) -> tuple[Stated, ...]:
    """The printed day first; a machine's clock within a day of it is the same moment, told elsewhere."""
    if printed is None:
        return (Stated(machine, "page metadata"),) if machine else ()
    if machine is None or machine.precision != "day":
        return (Stated(printed, "page"),)
    apart = abs(date.fromisoformat(printed.value) - date.fromisoformat(machine.value)).days
    if apart == 0 or (apart == 1 and machine.instant):
        return (Stated(printed._replace(instant=machine.instant or printed.instant), "page"),)
    return (Stated(printed, "page"), Stated(machine, "page metadata"))


def _metas(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        value = (meta.get("content") or "").strip()
        if key and value:
            found.setdefault(key.strip().lower(), value[:1000])
    return found


def _first(metas: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((metas[key] for key in keys if key in metas), None)


def _address(tree: HtmlElement, metas: dict[str, str]) -> str | None:
    links = (link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    found = next((href for href in links if href and "//" in href), None)
    return found or metas.get("og:url") or metas.get("twitter:url")


def _language(tree: HtmlElement, metas: dict[str, str]) -> str | None:
    """The language that a page declares; where that is English, its words decide."""
    declared = tree.get("lang") or metas.get("content-language") or metas.get("og:locale") or ""
    match = re.match(r"[a-z]{2,3}(?![a-z])", declared.lower())
    return match.group() if match and match.group() != "en" else None


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects of a page that are articles."""
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            loaded = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from (
            item
            for item in _objects(loaded)
            if _ARTICLES.intersection(_types(item)) and "datePublished" in item
        )


def _objects(loaded: Any) -> Iterator[dict[str, Any]]:
    for item in loaded if isinstance(loaded, list) else [loaded]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            if isinstance(graph, list):
                yield from (inner for inner in graph if isinstance(inner, dict))


def _types(item: dict[str, Any]) -> list[str]:
    named = item.get("@type")
    return [str(n) for n in named] if isinstance(named, list) else [str(named)]


def _name(value: Any) -> str | None:
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, list):
        return ", ".join(name for item in value[:10] if (name := _name(item))) or None
    return _name(value.get("name")) if isinstance(value, dict) else None


def _times(tree: HtmlElement) -> tuple[Written | None, Written | None]:
    """The first `<time>` (or element marked as the date): as printed, and as its attribute says."""
    for element in tree.iter("time", "span", "p", "div", "abbr"):
        marked = element.tag == "time" or _DATE_CLASS.search(
            f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        )
        if not marked or len(element) > 6 or _within_another_article(element):
            continue
        dated = find_dated_line(_words(element)[:160])
        machine = parse_whole(element.get("datetime") or element.get("content") or "")
        if dated and dated.rule == "date line" and dated.written.precision == "day":
            return dated.written, machine
        if machine:
            return None, machine
    return None, None


_DATE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:datepublished|publish(?:ed)?-?date|pub-?date|post-?date|entry-date|article-?date|dateline|byline-?date|date|timestamp|published)(?:$|[\s_-])",
    re.IGNORECASE,
)
_OTHER_PLACES = frozenset(["aside", "nav", "footer"])
_RELATED = re.compile(r"related|sidebar|recommend|comment|widget|popular|more-news", re.IGNORECASE)


def _within_another_article(element: HtmlElement) -> bool:
    """Whether it stands in a list of other articles, in comments, or at the foot of the page."""
    for number, above in enumerate(element.iterancestors()):
        if above.tag in _OTHER_PLACES or _RELATED.search(
            f"{above.get('class') or ''} {above.get('id') or ''}"
        ):
            return True
        if above.tag in ("article", "main", "body") or number > 12:
            return False
    return False


def _words(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())
