"""Front matter: YAML between lines of `---`, or above one; TOML between lines of `+++`; an object of JSON."""

from __future__ import annotations

import json
import re
import tomllib
from html import unescape
from operator import itemgetter
from typing import Any

import yaml

from memokit.calendar.written import Written, parse_whole, parse_written
from memokit.reading.headers.header import Header
from memokit.reading.headers.names import date_in_name
from memokit.reading.headers.others import SHOWN
from memokit.reading.headers.publishers import known_publisher, publisher_of
from memokit.reading.records import Stated

LONGEST = 20_000
_OPENS = re.compile(r"\s{0,8}(?P<mark>---|\+\+\+)[ \t]*\n")
_CLOSES = {
    "---": re.compile(r"\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)"),
    "+++": re.compile(r"\n\+\+\+[ \t]*(?:\n|\Z)"),
}
# Of some makers of sites the first line is left out.
_BARE = re.compile(
    r"(?P<block>(?:[a-z][\w-]{1,24}:[^\n]{0,300}\n(?:[ \t]{0,8}-[ \t][^\n]{1,200}\n){0,30}){2,30})---[ \t]*\n"
)
_KEY_LINE = re.compile(r"(?P<key>[A-Za-z_][\w -]{0,40}):[ \t]*(?P<value>[^\n]*)$", re.MULTILINE)
# Lines that are read here as a YAML parser reads them, and much quicker: words without marks that mean something,
# and words in quotes, which may go on on lines that are set in.
_QUOTABLE = r"""[^"\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]*"""
_PLAIN_LINE = re.compile(
    rf"""(?P<whole>^(?P<key>[A-Za-z_]\w{{0,40}}):[ ]{{1,4}}(?:
      (?P<bare>[A-Za-z0-9][^\n:\#\t]*(?::(?=[^\s])[^\n:\#\t]*)*)
    | '(?P<single>[^'\n\t]*)'
    | "(?P<double>[^"\\\n\t]*)"
    | "(?P<escaped>{_QUOTABLE}(?:(?:\\[ "/\\_nt]|\\x(?!00)[0-9A-Fa-f]{{2}}|\\u(?![dD][89a-fA-F]|0000)[0-9A-Fa-f]{{4}}|\\?\n[ ]{{1,40}}(?=\S)){_QUOTABLE})*)"
    )[ ]*\n)""",
    re.VERBOSE | re.MULTILINE,
)
_WHOLE = itemgetter(0)
_ESCAPE = re.compile(r"\\(?:\n[ ]*|u(.{4})|x(..)|(.))")
_ESCAPED = {"_": "\xa0", "n": "\n", "t": "\t"}

# What a key means, in small letters and without strokes (`pub_date`, `publishDate`); of several that mean the same, the first that is there decides.
_KEYS = {
    "day": (
        # what tells of the document's own day outranks `date`, which with a site's texts is that of posting
        *(
            "originaldate",
            "dateoriginal",
            "dateofspeech",
            "dateofdelivery",
            "dateofletter",
            "speechdate",
            "sermondate",
            "datedelivered",
            "decisiondate",
            "dateheld",
            "meetingdate",
            "hearingdate",
            "judgmentdate",
            "judgementdate",
            "interviewdate",
            "signingdate",
            "datesigned",
        ),
        *("sittingdate", "broadcastdate", "airdate", "letterdate", "pubdate"),
        *(
            "date",
            "published",
            "publishdate",
            "publicationdate",
            "datepublished",
            "datecreated",
            "datetext",
            "datestring",
        ),
        *(
            "displaydate",
            "publishedon",
            "publisheddate",
            "issuedate",
            "articledate",
            "documentdate",
            "dateofpublication",
        ),
        *("releasedate", "dateposted", "postdate", "posted", "dated", "sent", "datetime"),
        *("publisheddatetime", "publicationdatetime", "dateissued", "entrydate", "posteddate", "when"),
    ),
    "instant": (
        "publishedtime",
        "publishedat",
        "article:publishedtime",
        "created",
        "issued",
    ),
    "source": (
        "source",
        "publisher",
        "outlet",
        "publication",
        "site",
        "sitename",
        "newspaper",
        "agency",
        "provider",
        "channel",
    ),
    "address": (
        "sourceurl",
        "url",
        "link",
        "canonicalurl",
        "canonical",
        "originalurl",
        "weburl",
        "website",
        "originallink",
        "permalink",
    ),
    "author": ("author", "authors", "byline", "creator", "authorname"),
    "title": ("title", "headline", "posttitle", "subject"),
    "place": ("place", "location", "dateline"),
}
_NOTHING = frozenset(["null", "none", "~", "n/a", "nan", "nil", "undefined", "true", "false"])
"""What stands for no value; `published: true` tells no day."""
_MEANING = {key: meaning for meaning, keys in _KEYS.items() for key in keys}
_RANKS = {key: rank for rank, key in enumerate(_MEANING)}


def find_front_matter(text: str, *, order: str | None = None) -> Header | None:
    """What a block of front matter says, or None where `text` does not begin with one."""
    fields, end = _block(text)
    if not fields:
        return None
    said = _meant(fields)
    source = said.get("source")
    address = said.get("address") or (source if source and "://" in source else None)
    stated = _stated(said.get("day"), said.get("instant"), order)
    named = date_in_name(address + "/") if address and (not stated or "created" in fields) else None
    if named and not stated:
        stated = (Stated(named, "web address"),)
    elif named and _is_of_saving(fields, stated[0], named):
        stated = (Stated(named, "front matter"), Stated(stated[0].written, SHOWN))
    if source and "://" in source:
        source = publisher_of(source)
    elif source and "_" in source:
        source = known_publisher(source.replace("_", " ")) or source
    if not source and address:
        source = publisher_of(address)
    title = said.get("title")
    return Header(
        *(end, None, stated, source, said.get("place")),
        unescape(title) if title and "&" in title else title,  # which sites keep as their pages have it
        _writer(said.get("author")),
    )


_BY = re.compile(r"by:?\s+(?=[A-Z])|\s*<?\b[\w.+-]{1,60}@[\w.-]{1,60}>?", re.IGNORECASE)


def _writer(author: str | None) -> str | None:
    """An author without `By` before the name and an address of mail behind it."""
    return (
        (_BY.sub("", author) or None) if author and ("@" in author or author[:2].lower() == "by") else author
    )


def _is_of_saving(fields: dict[str, str], stated: Stated, named: Written) -> bool:
    """Whether a day is that of `created`, and the text's address has an earlier one: then a note of it was."""
    is_created = parse_whole(fields.get("created", "")) == stated.written
    return is_created and named.precision == "day" and named.value < stated.written.value


def _block(text: str) -> tuple[dict[str, str] | None, int]:
    """The fields of the block that `text` begins with, and where it ends; None and 0 where it begins with none."""
    if text.startswith("---"):
        return _between_lines(text)
    begin = text.find("{", 0, 40)
    if begin >= 0 and not text[:begin].strip():
        return _json_fields(text, begin)
    if bare := _BARE.match(text):
        fields = _fields(bare["block"])
        return (fields, bare.end()) if fields and "title" in fields and len(_meant(fields)) > 1 else (None, 0)
    return _between_lines(text)


def _between_lines(text: str) -> tuple[dict[str, str] | None, int]:
    """The fields of a block between lines of strokes or of crosses, and where it ends."""
    opened = _OPENS.match(text)
    closed = (
        _CLOSES[opened["mark"]].search(text, opened.end() - 1, opened.end() + LONGEST) if opened else None
    )
    if not opened or not closed:
        return None, 0
    block = text[opened.end() : closed.start() + 1]
    return _fields(block) if opened["mark"] == "---" else _toml_fields(block), closed.end()


def _json_fields(text: str, begin: int) -> tuple[dict[str, str] | None, int]:
    """The fields of an object of JSON that has a title or a day, above a text."""
    try:
        loaded, size = json.JSONDecoder(strict=False).raw_decode(text[begin : begin + LONGEST])
    except (ValueError, RecursionError):
        return None, 0
    if not isinstance(loaded, dict) or not text[begin + size :].strip():
        return None, 0
    fields = {str(key).strip().lower(): word for key, value in loaded.items() if (word := _word(value))}
    return (fields, begin + size) if {"title", "day"} & _meant(fields).keys() else (None, 0)


def _meant(fields: dict[str, str]) -> dict[str, str]:
    """The fields by what their keys mean."""
    plain = {key.replace("_", "").replace("-", ""): value for key, value in fields.items()}
    known = [key for key in plain if key in _MEANING and plain[key].lower() not in _NOTHING]
    said = {_MEANING[key]: plain[key] for key in known}
    if len(said) < len(known):
        known.sort(key=_RANKS.__getitem__, reverse=True)
        said = {_MEANING[key]: plain[key] for key in known}
    return said


def _fields(block: str) -> dict[str, str] | None:
    """The fields as words; where the block is no valid YAML, its plain `key: value` lines."""
    plain = _plain_fields(block)
    if plain is not None:
        return plain
    try:
        # Aliases can make a small block huge; front matter has no use for them.
        loaded: Any = None if re.search(r"(?:^|\s)[&*]\w", block) else yaml.load(block, Loader=_LOADER)
    except (yaml.YAMLError, ValueError, RecursionError):
        loaded = None
    if loaded is None:
        loaded = {match["key"]: match["value"].strip(" \t\"'") for match in _KEY_LINE.finditer(block)}
    if not isinstance(loaded, dict) or not loaded:
        return None
    return {str(key).strip().lower(): word for key, value in loaded.items() if (word := _word(value))}


def _plain_fields(block: str) -> dict[str, str] | None:
    """The fields of a block of plain lines, as a YAML parser reads them; None where another line is among them."""
    lines = _PLAIN_LINE.findall(block)
    if not block or sum(map(len, map(_WHOLE, lines))) != len(block):
        return None
    fields: dict[str, str] = {}
    for _, key, bare, single, double, escaped in lines:
        value = bare or single or double or _unescaped(escaped)
        one_word = value.isprintable() and " " not in value
        if words := value if one_word else " ".join(value.split()):
            fields[key.lower()] = words
    return fields


def _unescaped(words: str) -> str:
    """Words in double quotes as they are meant, line ends and hard spaces still to be folded."""
    if "\\\\" not in words:
        words = words.replace("\\_", " ")
    return _ESCAPE.sub(_sign, words) if "\\" in words else words


def _sign(match: re.Match[str]) -> str:
    """What an escape stands for."""
    code, byte, sign = match.groups()
    if code or byte:
        return chr(int(code or byte, 16))
    return _ESCAPED.get(sign, sign) if sign else ""


def _toml_fields(block: str) -> dict[str, str] | None:
    """The fields of a block of TOML as words; None where it is not valid."""
    try:
        loaded = tomllib.loads(block)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None
    words = {
        key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in loaded.items()
    }
    return {str(key).strip().lower(): word for key, value in words.items() if (word := _word(value))} or None


_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def _word(value: Any) -> str | None:
    if isinstance(value, str):
        return " ".join(value.split()) or None
    if isinstance(value, list):
        return ", ".join(word for item in value[:20] if (word := _word(item))) or None
    if isinstance(value, dict):
        return _word(value.get("name") or value.get("display_name") or value.get("title"))
    return None


def _stated(day: str | None, instant: str | None, order: str | None) -> tuple[Stated, ...]:
    """The date, with the instant beside it where another key states that for the same day."""
    written = parse_whole(day, order=order) or parse_written(day, order=order) if day else None
    published = parse_whole(instant, order=order) if instant else None
    if written is None:
        return (Stated(published, "front matter"),) if published else ()
    if published and published.value == written.value and not written.instant:
        value, precision, last, _, readings, own_order, short_year = written
        written = Written(value, precision, last, published.instant, readings, own_order, short_year)
        return (Stated(written, "front matter"),)
    first = Stated(written, "front matter")
    return (
        (first, Stated(published, "page metadata"))
        if published and published.value != written.value
        else (first,)
    )
