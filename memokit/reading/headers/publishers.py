"""Who publishes: web addresses and names to the source that is shown, and to its country."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from memokit.lexicon import read_rows, read_words

_HOST = re.compile(
    r"(?:[a-z][a-z0-9+.-]{0,10}://)?(?:[^/@\s]{0,100}@)?(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})",
    re.IGNORECASE,
)
# A page kept by a web archive: the address that was kept stands within the address.
_ARCHIVED = re.compile(
    r"(?:web\.archive\.org/web|archive\.(?:ph|is|today))/[\d*a-z_]{1,24}/(?P<kept>.+)", re.IGNORECASE
)

# Names that are words, too: these publishers are known by their hosts only.
_ALSO_WORDS = frozenset(
    (
        *("bild", "bolts", "danas", "delano", "delo", "disclose", "documented", "fortune", "g1", "globes"),
        *("governing", "granma", "grist", "kabar", "metro", "mina", "nin", "nos", "noteworthy", "politis"),
        *("polity", "perfil", "proceso", "quartz", "reason", "respekt", "reveal", "rt", "sme", "stat"),
        *("salon", "semana", "slate", "stuff", "the caravan", "the city", "the conversation", "the cradle"),
        *("the currency", "the detail", "the dispatch", "the frontier", "the information", "the local"),
        *("the monthly", "the nightly", "the peninsula", "the province", "the register", "time", "veja"),
        *("vg", "vox", "wired", "the week", "the bell", "the insider", "the forward", "the elephant"),
        *("foreign policy", "foreign affairs", "global news"),
    )
)
_ENDINGS = ("gov.uk", "gov.cn")
"""Below these hosts are those of others."""
LONGEST_NAME = 120
"""No publisher's name is longer."""
LONGEST_START = 1000
"""No address has its host further from its beginning."""
HOSTS = 1024
"""So many hosts are kept with their publishers: most memos come from few."""


@cache
def _domains() -> dict[str, str]:
    rows = read_rows("publishers")
    return {domain: row[0] for row in rows if len(row) > 2 for domain in row[2].split(",") if domain}


@cache
def _names() -> dict[str, tuple[str, str]]:
    found = {}
    for row in read_rows("publishers"):
        aliases = row[3].split(",") if len(row) > 3 else []
        for name in (row[0], *aliases):
            found[name.casefold()] = (row[0], row[1])
    return {name: known for name, known in found.items() if name not in _ALSO_WORDS}


def publisher_of(address: str) -> str | None:
    """The publisher at a web address; its host where that is not listed; None where it is no address.

    >>> publisher_of("https://bidenwhitehouse.archives.gov/briefing-room/"), publisher_of("http://orla.example/a")
    ('The White House', 'orla.example')
    >>> publisher_of("https://www.gov.uk/news"), publisher_of("https://www.kelda.gov.uk/news")
    ('GOV.UK', 'kelda.gov.uk')
    """
    kept = _ARCHIVED.search(address[:2000]) if "archive." in address.lower() else None
    if kept:
        address = kept["kept"]
    path = address.find("/", address.find("://") + 3)
    return _publisher_at(address[:path] if path > 0 else address[:LONGEST_START])


@lru_cache(maxsize=HOSTS)
def _publisher_at(start: str) -> str | None:
    """The publisher at an address that begins so, up to its path."""
    match = _HOST.match(start)
    if not match:
        return None
    host = match["host"].lower().removeprefix("www.").removeprefix("m.")
    parts = host.split(".")
    for first in range(len(parts) - 1):
        domain = ".".join(parts[first:])
        if first and domain in _ENDINGS:
            break
        if name := _domains().get(domain):
            return name
    return host


def known_publisher(name: str) -> str | None:
    """The publisher that `name` is a name of, as listed, or None.

    >>> known_publisher("huff-post"), known_publisher("AP")
    ('HuffPost', 'Associated Press')
    """
    found = _names().get(name.casefold().strip()) if len(name) <= LONGEST_NAME else None
    return found[0] if found else None


def country_of(source: str | None) -> str | None:
    """The country of a listed source, or that a host or a title names: `us`, `gb`, …

    >>> country_of("FBI"), country_of("orla.example")
    ('us', None)
    """
    if not source:
        return None
    found = _names().get(source.casefold().strip())
    if found:
        return found[1] or None
    ending = re.search(r"\.(?:([a-z]{2})|(gov|mil))$", source, re.IGNORECASE)
    if ending and ("." in source) and " " not in source:
        return "us" if ending[2] else {"uk": "gb"}.get(ending[1].lower(), ending[1].lower())
    return "us" if _AMERICAN.search(source) else None


_AMERICAN = re.compile(r"\b(?:U\.?S\.?A?|UNITED STATES|United States|American|FBI|CIA|NSC|Pentagon)\b")


@cache
def _places() -> frozenset[str]:
    spaced = {word.replace("_", " ") for word in read_words("cities") | read_words("countries")}
    return frozenset(spaced | read_words("dateline_places"))


MOST_IN_COUNTRY = 4
"""So many blanks are in what stands behind a place, its state, its country and a day."""


def is_place(words: str) -> bool:
    """Whether `words` are a place that stands in datelines, perhaps with its country after a comma.

    >>> is_place("Geneva"), is_place("KABUL, Afghanistan"), is_place("Late on")
    (True, True, False)
    """
    if len(words) > 60:
        return False
    first, *rest = words.casefold().split(",")
    first = first.strip(" .")
    if any(part.count(" ") > MOST_IN_COUNTRY for part in rest):
        return False  # `China, Ethiopia sign pact on rail`
    return first in _places() or any(part.strip() in _places() for part in first.split("/"))
