"""Reading a report's page back: its ids and links, and whatever it would load."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser

RECEIPT = {
    "receipt": 1,
    "asked": {"parameters": {}, "memos_in_page": True, "since": None},
    "inputs": [],
    "set_aside": [],
    "case": [],
    "notebooks": [],
    "versions": {"python": "3", "memokit": "0", "memokit_code": "c", "libraries": {}},
}


class Walked(HTMLParser):
    """The ids and links of a page, and whatever it would load or run."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.loads: list[tuple[str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                self.ids[value or ""] += 1
            elif name in ("href", "xlink:href") and tag in ("a", "use"):
                self.links.append(value or "")
            elif name in ("href", "src", "srcset", "data") and not (value or "").startswith("data:image/"):
                self.loads.append((tag, value or ""))
            elif name.startswith("on"):
                self.loads.append((tag, name))
        if tag in ("script", "iframe", "object", "embed", "link", "base"):
            self.loads.append((tag, ""))

    handle_startendtag = handle_starttag

    @property
    def faults(self) -> list[object]:
        """Ids that stand twice, links that lead nowhere, and things that would be loaded or run."""
        twice = [name for name, n in self.ids.items() if n > 1]
        dead = [
            link
            for link in self.links
            if not link.startswith("https://") and link.removeprefix("#") not in self.ids
        ]
        return [*twice, *dead, *self.loads]
