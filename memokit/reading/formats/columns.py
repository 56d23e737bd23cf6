"""Rows of a table → memos: which column holds the date, the source, the title and the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from html import unescape
from typing import Any, NamedTuple

from memokit.calendar.written import Written, parse_written
from memokit.lexicon import read_rows
from memokit.model import Code, Problem
from memokit.reading.dates import in_order, stated_elsewhere, without_change
from memokit.reading.headers import find_header
from memokit.reading.headers.fields import date_of_value
from memokit.reading.headers.lines import find_dated_line
from memokit.reading.headers.names import date_in_name
from memokit.reading.headers.others import SHOWN
from memokit.reading.headers.publishers import country_of, publisher_of
from memokit.reading.kinds import tell_author, tell_document_type, tell_language
from memokit.reading.mending import fold, mend
from memokit.reading.records import Draft, FileContent, FileRow, Options, Stated, set_aside

MOST_COLUMNS = 2_000
"""A table of more columns holds numbers, or a trap."""

LONGEST_NAME = 80
"""A list of longer words than this holds paragraphs."""
MOST_PIECES = 2000
"""So many pieces of a list are read."""
_NAMES = ("name", "title", "rendered", "main", "original", "en")


class Row(NamedTuple):
    """One row of a table: the words of its cells by column, and where it stands, for messages."""

    cells: Mapping[str, str]
    where: str


@cache
def _usual() -> dict[str, tuple[str, int]]:
    """Each usual name with the field it means and its rank, the likeliest first."""
    rows = read_rows("columns")
    found = {name: (row[0], rank) for row in rows for rank, name in enumerate(row[1].split(","))}
    return {**{name.replace(" ", ""): what for name, what in found.items()}, **found}


def match_columns(names: Iterable[str], named: Mapping[str, str]) -> dict[str, str]:
    """Field of a memo → column: as the user named it, else by its usual names.

    >>> match_columns(["Headline", "Body", "PubDate"], {})
    {'title': 'Headline', 'text': 'Body', 'date': 'PubDate'}
    """
    there = list(dict.fromkeys(names))
    found = {field: column for field, column in named.items() if column in there}
    ranks: dict[str, int] = {}
    for column in there:
        field, rank = _meaning(column)
        if field and field not in named and column not in found.values() and rank < ranks.get(field, 9999):
            found[field], ranks[field] = column, rank
    return found


_CRAWLED = frozenset(["text", "timestamp", "url"])
"""Of a web page kept with nothing else the time is that of fetching it."""
_WITHIN = 500
"""How far a key within an object (`fields.bodyText`) stands behind one that is not."""


def _meaning(column: str) -> tuple[str, int]:
    """The field that a column means by its name, and its rank; `fields.bodyText` by its last part."""
    outer, _, inner = column.rpartition(".")
    if _OF_OTHERS.search(outer):
        return "", 0
    for name, behind in ((column, 0), (inner, _WITHIN)) if outer else ((column, 0),):
        words = re.findall(r"[^\W_]+", _spaced(name).lower())
        field, rank = _usual().get(" ".join(words)) or _usual().get("".join(words)) or ("", 0)
        if field:
            return field, rank + behind
    return "", 0


_OF_OTHERS = re.compile(r"last|updat|modif|scrap|crawl|retriev", re.IGNORECASE)
"""`Last.seen.date` is no day of the text."""


def _spaced(name: str) -> str:
    """`publishedAt` as `published At`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name[:60])


def read_rows_of(
    rows: Sequence[Row], names: Sequence[str], path: str, format: str, options: Options
) -> FileContent:
    """The memos of a table's rows; a table without a column for the text is set aside and says what to do."""
    columns = match_columns(names, options.columns)
    if _CRAWLED.issuperset(names):
        columns.pop("date", None)  # the clock of who fetched the page
    rows, columns = _with_joined_dates(rows, names, columns)
    problems = [
        Problem(path, "reading", Code.UNKNOWN_KEYS, f"{path}: no column {column!r} for the {field}")
        for field, column in options.columns.items()
        if column not in names
    ]
    if "text" not in columns and "title" in columns and "text" not in options.columns:
        columns["text"] = columns["title"]  # a list of headlines
        message = f"{path}: no column for the text: {columns['text'][:40]!r} is read as it; name another with columns={{…}}"
        problems.append(Problem(path, "reading", Code.UNKNOWN_KEYS, message))
    if "text" not in columns:
        listed = ", ".join(repr(name[:40]) for name in names[:12]) or "none"
        message = (
            f'no column for the text among {listed}; name it, for example columns={{"text": {names[0][:40] if names else "Body"!r}}};'
            " it was set aside"
        )
        return set_aside(path, Code.BAD_LINE, message, format)
    drafts: list[Draft] = []
    n_mended = 0
    for row in rows:
        made = _draft(row, columns, path, options)
        if isinstance(made, Problem):
            problems.append(made)
        else:
            drafts.append(made[0])
            n_mended += made[1]
    n, n_memos = len(rows), len(drafts)
    reason = None if drafts else str(problems[-1].code if problems else Code.EMPTY)
    if not rows:
        return set_aside(path, Code.EMPTY, "a table without rows; nothing to read", format)
    status = "read" if drafts else "set_aside"
    return FileContent(
        FileRow(path, format, status, reason, n, n_memos, n - n_memos, n_mended=n_mended),
        tuple(drafts),
        tuple(problems),
    )


def _with_joined_dates(
    rows: Sequence[Row], names: Sequence[str], columns: dict[str, str]
) -> tuple[Sequence[Row], dict[str, str]]:
    """A date that stands in columns of its own for the year, the month and the day, as one column."""
    parts = {name.rpartition(".")[2].strip().lower(): name for name in reversed(names)}
    if not {"year", "month"} <= parts.keys() or columns.get("date") not in (None, parts.get("day")):
        return rows, columns

    def joined(cells: Mapping[str, str]) -> str:
        year, month, day = (cells.get(parts.get(part, ""), "").strip() for part in ("year", "month", "day"))
        if month.isdigit():
            return "-".join(piece.zfill(2) for piece in (year, month, day) if piece)
        return " ".join(piece for piece in (day, month, year) if piece)

    dated = [Row({**row.cells, _JOINED: joined(row.cells)}, row.where) for row in rows]
    return dated, {**columns, "date": _JOINED}


_JOINED = "year, month, day"


_KEY = re.compile(r"\d+|(?=(?:[^\d\s]{1,20}\d{1,9}){3})[\w-]{16,64}")
"""A key of another table, and nobody's name: `1204`, `UCK3dP0aQ7m1Vt2zqF4AaAB`; figures stand in it in several places."""
_CLOCK = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:")
"""When something was fetched, and nobody's name."""
_SENT_WITH = re.compile(r"(?:Twitter (?:Web|for|Lite|Ads|Media)|TweetDeck)\b")
"""The program that a post was sent with, as the archive of its network has it."""
_ONE_LINE = frozenset({"source", "title", "place", "author"})


def _draft(row: Row, columns: Mapping[str, str], path: str, options: Options) -> tuple[Draft, int] | Problem:
    """The memo of one row: its text whole, a header in it read where no column says more."""
    said = {field: words for field, column in columns.items() if (words := row.cells.get(column, "").strip())}
    if "text" not in said:
        return Problem(path, "reading", Code.EMPTY, f"{row.where}: no text; the row was set aside")
    for field in _ONE_LINE & said.keys():
        said[field] = fold(said[field]) or ""
    for field in ("author", "source"):
        if field in said and (_KEY.fullmatch(said[field]) or _CLOCK.match(said[field])):
            del said[field]
    if "source" in said and _SENT_WITH.match(said["source"]):
        said["source"] = "Twitter"
    raw = row.cells[columns["text"]].strip("\r\n")
    is_page = _TAGS.search(raw) is not None
    mended = mend(_page_words(raw) if is_page else raw)
    text, order = mended.text, options.date_order
    if not text.strip():
        return Problem(path, "reading", Code.EMPTY, f"{row.where}: no text; the row was set aside")
    header = find_header(text, order=order)
    written = None
    problems: tuple[Problem, ...] = ()
    if "date" in said:
        written = _date(said["date"], order)
        if written is None:
            message = f"{row.where}: the date {said['date'][:40]!r} cannot be read; kept undated"
            problems = (Problem(path, "header", Code.BAD_DATE, message),)
    if written:
        stated: tuple[Stated, ...] = _with_column(Stated(written, "column"), columns["date"], header.stated)
    else:
        stated = () if problems else header.stated or _in_address(said) or stated_elsewhere(text, text, order)
    stated, changed = without_change(stated)
    source = said.get("source") or None
    if source is None or "://" in source:
        address = source or said.get("url")
        source = (publisher_of(address) if address else None) or header.source
    used = bool(header.stated or header.source)
    title = said.get("title") or (fold(header.title) if used else None)
    news = header.date_rule in ("dateline", "memo line") or header.document_type == "news"
    kind = tell_document_type(text, title, dated_news=news, wired=header.wired)
    draft = Draft(
        text,
        path,
        row.where,
        stated=in_order(stated, text, path),
        changed=changed,
        country=country_of(source),
        memo_id=said.get("id"),
        source=source,
        place=said.get("place") or (header.place if used else None),
        title=title,
        author=re.sub(r"^by\s+", "", said.get("author", ""), flags=re.IGNORECASE)
        or header.author
        or tell_author(title, kind, text=text),
        language=_language(said.get("language")) or tell_language(text),
        document_type=kind,
        body_end=len(text),
        header_end=header.body if used else 0,
        problems=problems,
    )
    return draft, mended.n_mended + is_page


_OF_SAVING = re.compile(r"(?:created?|added|inserted|entered|indexed|time\W?stamp)\b", re.IGNORECASE)
"""What the day is called on which a row was made: mostly that of its text, but for one that was moved from elsewhere."""


def _with_column(column: Stated, name: str, header: tuple[Stated, ...]) -> tuple[Stated, ...]:
    """The day of a row before those that its text begins with; behind an earlier one, where it is the day of saving."""
    first = header[0].written if header else None
    if first is None or first.precision != "day" or not _OF_SAVING.match(_spaced(name).replace("_", " ")):
        return (column, *header)
    is_later = column.written.precision == "day" and first.value < column.written.value
    return (*header, Stated(column.written, SHOWN)) if is_later else (column, *header)


def _in_address(said: Mapping[str, str]) -> tuple[Stated, ...]:
    """The day in a row's web address."""
    written = date_in_name(f"{said['url']}/") if "url" in said else None
    return (Stated(written, "web address"),) if written else ()


_TAGS = re.compile(r"</(?:p|div|span|a|strong|em|h[1-6]|li)>|<br\s?/?>", re.IGNORECASE)


def _page_words(raw: str) -> str:
    """The words of a cell that holds a piece of a web page."""
    from memokit.reading.formats.html import piece_words

    return piece_words(raw)


def _date(words: str, order: str | None) -> Written | None:
    """The date of a cell: all of it, or a day with a label before it or more behind it."""
    whole = date_of_value(words, order=order)
    if whole:
        return whole
    if _EPOCH.fullmatch(words):
        return parse_written(datetime.fromtimestamp(int(words[:10]), UTC).isoformat())
    dated = find_dated_line(words[:160], order=order)
    found = dated.written if dated else parse_written(words, order=order)
    return found if found and found.precision in ("day", "none") else None


_EPOCH = re.compile(r"(?:[7-9]|1[0-9])\d{8}(?:\.\d{1,6}|\d{3})?")
"""Seconds, or thousandths of them, since 1970: from 1992 on."""
_LANGUAGES = {
    "english": "en",
    "eng": "en",
    "french": "fr",
    "german": "de",
    "spanish": "es",
    "arabic": "ar",
    "russian": "ru",
}


def _language(words: str | None) -> str | None:
    if not words:
        return None
    lowered = words.lower()
    return _LANGUAGES.get(lowered) or re.split(r"[-_]", lowered)[0]


def flat_record(item: Mapping[str, Any]) -> dict[str, str]:
    """The values of an object that are words or numbers; of an object within it, its name.

    >>> flat_record({"title": "Dam talks", "author": {"name": "Ann Smith"}})
    {'title': 'Dam talks', 'author': 'Ann Smith', 'author.name': 'Ann Smith'}
    """
    found = {}
    for key, value in list(item.items())[:MOST_COLUMNS]:
        pieces = ["".join(_words(value))] if _is_of_one_line(value) else list(_words(value))
        pieces = [piece for piece in pieces if piece]
        if pieces:
            found[str(key)] = ("\n\n" if max(map(len, pieces)) > LONGEST_NAME else ", ").join(pieces)
        if isinstance(value, dict):
            found |= {
                f"{key}.{inner}": words
                for inner, part in list(value.items())[:MOST_COLUMNS]
                if (words := ", ".join(_words(part)))
            }
    return found


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value.encode("utf-8", "replace").decode("utf-8")
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield str(value)
    elif isinstance(value, dict):
        key = next((key for key in _NAMES if value.get(key)), "")
        words = value.get(key, "")
        is_line = key == "rendered" and isinstance(words, str) and "<" not in words
        yield from _words(unescape(words) if is_line else words)
    elif isinstance(value, list):
        for inner in value[:MOST_PIECES]:
            if isinstance(inner, str):
                yield inner
            elif isinstance(inner, dict):
                yield from _turn(inner)


def _is_of_one_line(value: Any) -> bool:
    """Whether a list is one text in pieces, some of them links or in bold, as messengers keep it."""
    return (
        isinstance(value, list)
        and any(
            isinstance(piece, dict) and "type" in piece and "text" in piece for piece in value[:MOST_PIECES]
        )
        and any(isinstance(piece, str) for piece in value[:MOST_PIECES])
    )


def _turn(piece: Mapping[str, Any]) -> Iterator[str]:
    """A piece of a text in a list, behind its speaker; or the name of somebody."""
    words = piece.get("text")
    if isinstance(words, str):
        speaker = piece.get("speaker")
        yield f"{speaker}: {words}" if speaker and isinstance(speaker, str) else words
    else:
        yield from _words(dict(piece))
