"""HTML that notebooks show, made safe and its own: ids renamed, scripts gone, links to keys turned into anchors.

Tags are read by Python's own parser; text between them is passed on byte for byte, so that words of a memo
that look like markup are never taken for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from html.parser import HTMLParser
from typing import NamedTuple

# A report loads nothing and runs nothing; the page's Content-Security-Policy says so to the browser too.
DROPPED = frozenset(
    {"script", "iframe", "object", "embed", "link", "meta", "base", "form", "noscript", "metadata"}
)
LINKS = ("href", "xlink:href")
REFERENCES = ("aria-labelledby", "aria-describedby", "for")

Resolve = Callable[[str], str | None]
"""From the key in a link to the anchor in the page; None where nothing was counted or it is no key."""


def own(html: str, prefix: str, resolve: Resolve) -> str:
    """`html` for the page: each id begins with `prefix`, each link to a key leads to its anchor, nothing is loaded.

    >>> own('<a href="#word=dam">3</a><i id="x"></i><script>1</script>', "p", lambda key: "k1")
    '<a href="#k1">3</a><i id="p-x"></i>'
    """
    found = _Tags()
    found.feed(html)
    found.close()
    ids = {
        value
        for piece in found.pieces
        if isinstance(piece, Tag)
        for name, value in piece.attributes
        if name == "id"
    }
    out = []
    skipped: list[str] = []
    for piece in found.pieces:
        if isinstance(piece, Tag):
            if piece.name in DROPPED:
                if piece.closing and piece.name in skipped:
                    del skipped[skipped.index(piece.name) :]
                elif not piece.closing and not piece.empty and piece.name not in _VOID:
                    skipped.append(piece.name)
            elif not skipped:
                out.append(_tag(piece, prefix, ids, resolve))
        elif not skipped:
            out.append(piece)
    return "".join(out)


_VOID = frozenset({"link", "meta", "base", "embed"})


class Tag(NamedTuple):
    """A tag as written: its name in lower case, its attributes, and its own words."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    words: str
    closing: bool = False
    empty: bool = False


class _Tags(HTMLParser):
    """Tags and the text between them, in order; comments and declarations are left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.pieces: list[Tag | str] = []
        self._written: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        words = self.get_starttag_text() or ""
        self._written[tag] = words[1 : 1 + len(tag)]
        self.pieces.append(Tag(tag, _pairs(attrs), words))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.pieces.append(Tag(tag, _pairs(attrs), self.get_starttag_text() or "", empty=True))

    def handle_endtag(self, tag: str) -> None:
        self.pieces.append(Tag(tag, (), f"</{self._written.get(tag, tag)}>", closing=True))

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    def handle_entityref(self, name: str) -> None:
        self.pieces.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.pieces.append(f"&#{name};")


def _pairs(attrs: list[tuple[str, str | None]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value or "") for name, value in attrs)


def _tag(tag: Tag, prefix: str, ids: set[str], resolve: Resolve) -> str:
    if tag.closing:
        return tag.words
    kept = dict(_attributes(tag, prefix, ids, resolve))
    if kept == dict(tag.attributes):
        return tag.words
    name = tag.words[1 : 1 + len(tag.name)]
    shown = "".join(f' {_CASED.get(key, key)}="{escape(value, quote=True)}"' for key, value in kept.items())
    return f"<{name}{shown}{'/' if tag.empty else ''}>"


def _attributes(tag: Tag, prefix: str, ids: set[str], resolve: Resolve) -> Iterator[tuple[str, str]]:
    for name, value in tag.attributes:
        if name == "id":
            yield name, f"{prefix}-{value}"
        elif name in LINKS and tag.name == "a":
            target = _target(value, prefix, ids, resolve)
            if target:
                yield "href", target
        elif name in LINKS or name in ("src", "srcset", "poster"):
            if value.startswith("#") and value[1:] in ids:
                yield name, f"#{prefix}-{value[1:]}"
            elif value.startswith("data:image/"):
                yield name, value
        elif name in REFERENCES:
            yield name, " ".join(f"{prefix}-{word}" if word in ids else word for word in value.split())
        elif name.startswith("on") or (name == "target" and tag.name == "a"):
            continue
        elif "url(#" in value:
            yield name, _urls(value, prefix, ids)
        else:
            yield name, value


def _target(address: str, prefix: str, ids: set[str], resolve: Resolve) -> str | None:
    """Where a link leads in the page: to an id of the same piece, to a key's anchor, to another site, or nowhere."""
    if not address.startswith("#"):
        return address if address.startswith(("http://", "https://", "mailto:")) else None
    if address[1:] in ids:
        return f"#{prefix}-{address[1:]}"
    anchor = resolve(address[1:]) if "=" in address else None
    return f"#{anchor}" if anchor else None


def _urls(value: str, prefix: str, ids: set[str]) -> str:
    first, *rest = value.split("url(#")
    named = [part.partition(")") for part in rest]
    return first + "".join(
        f"url(#{f'{prefix}-{name}' if name in ids else name}{mark}{after}" for name, mark, after in named
    )


# The parser gives attributes in lower case; in SVG their case counts.
_SVG = """viewBox preserveAspectRatio gradientUnits gradientTransform patternUnits patternTransform clipPathUnits
markerWidth markerHeight markerUnits refX refY textLength lengthAdjust startOffset pathLength"""
_CASED = {name.lower(): name for name in _SVG.split()}
