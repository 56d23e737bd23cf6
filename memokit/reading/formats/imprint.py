"""What a saved page says of its article: source, title, author, language and dates, from its own elements.

JSON-LD, `<meta>`, `<time>`, the byline and the heading are read from the tree that the article's text is taken from.
The date printed for the reader outranks the machine's; where both name the same day, the machine's clock stands
beside it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from memokit.calendar.written import Written, parse_whole
from memokit.reading.headers.lines import find_dated_line
from memokit.reading.headers.names import date_in_name
from memokit.reading.headers.publishers import known_publisher, publisher_of
from memokit.reading.records import Stated

if TYPE_CHECKING:
    from lxml.etree import XPath
    from lxml.html import HtmlElement

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


def read_imprint(tree: HtmlElement) -> tuple[dict[str, str], tuple[Stated, ...]]:
    """What a page says of its article: source, title, author, language; and its dates, the printed one first."""
    metas, marked = _metas(tree), _marked(tree)
    data: dict[str, Any] = {}
    for item in sorted(_linked_data(tree), key=lambda item: "WebPage" in _types(item)):
        data = {**item, **data}
    address = _address(tree, metas)
    site = _first(metas, _META_SITES) or _name(data.get("publisher"))
    if site and site.startswith("@"):
        site = known_publisher(site[1:])  # what it is called in a network
    listed = publisher_of(address) if address else None
    authors = (_name(data.get("author")), _first(metas, _META_AUTHORS))
    fields = {
        "source": listed if listed and "." not in listed else site or listed,
        "title": _title(
            tree, marked, (_name(data.get("headline")), _first(metas, _META_TITLES)), site, address
        ),
        "author": next((one for one in authors if one and "://" not in one), None) or _byline(marked),
        "language": _language(tree, metas),
    }
    machine = parse_whole(_name(data.get("datePublished")) or _first(metas, _META_DATES) or "")
    printed, timed = _times(marked)
    stated = _dates(machine or timed, printed)
    if not stated and address and (named := date_in_name(address + "/")):
        stated = (Stated(named, "web address"),)
    return {key: " ".join(value.split()) for key, value in fields.items() if value}, stated


def find_headings(tree: HtmlElement) -> list[str]:
    return [words for heading in tree.iter("h1") if (words := _words(heading))]


def head_title(tree: HtmlElement) -> str | None:
    """What the page is called in the browser's bar, where that is no day."""
    return next(
        (words for t in tree.iter("title") if (words := _words(t)) and not find_dated_line(words)), None
    )


def _title(
    tree: HtmlElement,
    marked: list[HtmlElement],
    declared: tuple[str | None, ...],
    site: str | None,
    address: str | None,
) -> str | None:
    """The page's title: what it declares, without the site's name, as far as a heading prints it.

    Without a declared title it is the heading with which the page's name begins, else the first heading.
    """
    told = [" ".join(one.split()) for one in declared if one]
    named = head_title(tree)
    headings = [
        words for one in _headings_of_any_kind(tree, marked) if len(words := _words(one)) >= SHORT_TITLE
    ]
    for title in [*told, *([named] if named else [])]:
        lowered = title.casefold()
        printed = [
            one
            for one in headings
            if lowered.startswith(low := one.casefold()) or lowered.endswith(f" {low}")
        ]
        printed = [one for one in printed if one != site]
        if printed:
            return max(printed, key=len)
    if told:
        return _cut(told[0], site, address)
    return next(iter(find_headings(tree)), None) or _cut(named, site, address)


SHORT_TITLE = 8
"""No heading of fewer characters is a title."""
_TITLE_CLASS = re.compile(r"(?:^|[\s_-])(?:title|headline)(?:$|\s)", re.IGNORECASE)


def _headings_of_any_kind(tree: HtmlElement, marked: list[HtmlElement]) -> Iterator[HtmlElement]:
    yield from tree.iter("h1", "h2", "h3")
    yield from (one for one in marked if _TITLE_CLASS.search(one.get("class") or ""))


def _cut(title: str | None, site: str | None, address: str | None) -> str | None:
    """A page's title without the name of the site behind a bar or a dash."""
    match = re.match(r"(?P<own>.{8,300}?)\s+[|–—-]\s+(?P<site>[^|–—]{2,60})$", title) if title else None
    if not match:
        return title
    name = match["site"].casefold()
    host = re.sub(r"\W", "", name)
    is_site = (site and (name == site.casefold() or name in site.casefold())) or (
        address and len(host) > 3 and host in re.sub(r"\W", "", address.casefold()[:80])
    )
    return match["own"] if is_site or known_publisher(match["site"]) else title


def _byline(marked: list[HtmlElement]) -> str | None:
    """The author in an element that is marked as the byline."""
    for element in marked:
        if element.tag not in _BYLINES:
            continue
        if (element.get("rel") or "") == "author" or _BYLINE_CLASS.search(element.get("class") or ""):
            words = re.sub(r"^by\s+", "", _words(element), flags=re.IGNORECASE)
            if 2 < len(words) < 80 and not any(c.isdigit() for c in words):
                return words
    return None


@cache
def _marks() -> XPath:
    from lxml.etree import XPath

    return XPath(
        "descendant::*[self::time or ((@class or @itemprop or @rel) and not(self::link or self::meta))]"
    )


def _marked(tree: HtmlElement) -> list[HtmlElement]:
    """The elements that say by an attribute what they are, in the order of the page."""
    found: list[HtmlElement] = _marks()(tree)
    return found


_BYLINES = frozenset(["a", "span", "p", "div", "address"])
_BYLINE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:byline|author|author-name)(?:$|[\s_-])(?!(?:bio|info|image|box|avatar|about)\b)",
    re.IGNORECASE,
)


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


def _times(marked: list[HtmlElement]) -> tuple[Written | None, Written | None]:
    """The first `<time>` (or element marked as the date): as printed, and as its attribute says."""
    for element in marked:
        if element.tag not in _DATES:
            continue
        telling = element.tag == "time" or _DATE_CLASS.search(
            f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        )
        if not telling or len(element) > 6 or _within_another_article(element):
            continue
        if _CLOCK_CLASS.search(element.get("class") or "") or _is_of_a_change(element):
            continue
        dated = find_dated_line(_words(element)[:160])
        machine = parse_whole(element.get("datetime") or element.get("content") or "")
        if dated and dated.rule == "date line" and dated.written.precision == "day":
            return dated.written, machine
        if machine:
            return None, machine
    return None, None


_DATES = frozenset(
    [
        "time",
        "span",
        "p",
        "div",
        "abbr",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "td",
        "dd",
        "em",
        "i",
        "b",
        "strong",
        "small",
        "cite",
        "label",
        "a",
    ]
)
_DATE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:datepublished|publish(?:ed)?-?date|pub-?date|post-?date|entry-date|article-?date|dateline|byline-?date|date|timestamp|published)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CLOCK_CLASS = re.compile(
    r"header-?date|current-?date|date-?today|today|live-?date|masthead|top-?bar|clock", re.IGNORECASE
)
"""The day on which a page was shown."""
_OTHER_PLACES = frozenset(["aside", "nav", "footer"])
RELATED = re.compile(r"related|sidebar|recommend|comment|widget(?! Blog)|popular|more-news", re.IGNORECASE)


def _is_of_a_change(element: HtmlElement) -> bool:
    """Whether a day is that of a change or a review, as its class says, or the words before it."""
    above = element.getparent()
    around = (
        f"{element.get('class') or ''} {above.get('class') or ''} {above.text or ''}"
        if above is not None
        else ""
    )
    return _CHANGE.search(around) is not None


_CHANGE = re.compile(
    r"\blast[\s_-]?(?:updat|review|modif|chang)|\b(?:updated|modified|reviewed)\b[^\w]*(?:on|at)?[^\w]*$",
    re.IGNORECASE,
)


def _within_another_article(element: HtmlElement) -> bool:
    """Whether it stands in a list of other articles, in comments, or at the foot of the page."""
    for number, above in enumerate(element.iterancestors()):
        if above.tag in _OTHER_PLACES or RELATED.search(
            f"{above.get('class') or ''} {above.get('id') or ''}"
        ):
            return True
        if above.tag in ("article", "main", "body") or number > 12:
            return False
    return False


def _words(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())
