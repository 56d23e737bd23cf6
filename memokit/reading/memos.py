"""Articles → memos: the header cut off, the kind and language told, ids given.

A format hands on an `Article`: a text and what its container says of it. `draft_memo` finds the header in
the text; `finish` makes the memos once the dates of all are settled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import repeat
from operator import attrgetter
from typing import NamedTuple

from memokit.calendar.written import Written
from memokit.model import Code, Memo, Problem
from memokit.reading.dates import as_spoken, in_order, stated_dates, without_change
from memokit.reading.genres import is_government, is_report
from memokit.reading.headers import find_header, find_marked_title, find_named_title, find_top
from memokit.reading.headers.header import Header
from memokit.reading.headers.issuers import writer
from memokit.reading.headers.names import addresses_in
from memokit.reading.headers.publishers import country_of
from memokit.reading.headers.senders import source_around
from memokit.reading.headers.spoiled import without_attributes
from memokit.reading.kinds import tell_author, tell_document_type, tell_language
from memokit.reading.mending import fold
from memokit.reading.records import Draft, Stated
from memokit.reading.settle import Evidence, Settled, settle

NO_DATE = 'no date found; expected for example "2 March 2026"; the memo was kept, undated'
CHANGED = "no date found but that of a change ({}), which may be years later; the memo was kept, undated"
_NEWS_RULES = {"memo line", "dateline", "export", "article number"}
_RULE = attrgetter("rule")
_FENCES = ("---", "+++")
"""Front matter names title and author in fields of their own."""
_PORTION = re.compile(r"\((?:TS|S|C|U|SBU|FOUO|LOU|R)(?:(?://?|-)[A-Z][A-Z ,/-]{1,30})?\)\s+(?=\S)")
"""How secret a title is: `(U//FOUO) Talks on the dam`."""
_SENT_ON = ("re:", "fw:", "fwd:")
_BLANK_LINES = re.compile(r"\s*\n")
BLANK_TAIL = 99
"""Where the last of so many characters are not all blank, the others need no copy to find the end."""


HEAD = 2500
"""Web addresses in so many characters may settle a date that can be read both ways."""
_NOTHING: Mapping[str, str] = {}


class Article(NamedTuple):
    """One article as its container hands it on."""

    text: str
    fields: Mapping[str, str] = _NOTHING
    """What the container says: id, source, title, place, author, language."""
    stated: tuple[Stated, ...] = ()
    """The dates that the container states."""
    alone: bool = True
    """Whether it is all of its file, so that the file's name tells of it."""


class Placed(NamedTuple):
    """An article and where it stands."""

    article: Article
    path: str | None
    where: str
    """Path and line, as messages name it."""


def draft_memo(
    article: Article, path: str | None, *, where: str | None = None, order: str | None = None
) -> Draft:
    """The memo that `article` is: see `draft_memos`."""
    (draft,) = draft_memos([Placed(article, path, where or (f"{path}:1" if path else "memo:1"))], order=order)
    return draft


def draft_memos(placed: Sequence[Placed], *, order: str | None = None) -> list[Draft]:
    """The memos that articles are, headers cut off; offsets count in each article's text.

    What the container says outranks the header, and both the file's name. Each step is taken for all of them
    before the next one, a sixth quicker than all steps for each: what a step needs stays close to the processor.
    """
    headers = list(map(_header, placed, repeat(order)))
    bodies = list(map(_body, placed, headers))
    texts = [one.article.text[start:end] for one, (start, end) in zip(placed, bodies, strict=True)]
    titles = list(map(_title, placed, headers))
    stated = list(map(_stated, placed, headers, texts, repeat(order)))
    languages = list(map(_language, placed, texts))
    kinds = list(map(_kind, placed, headers, texts, titles, stated))
    return list(map(_draft, placed, headers, bodies, texts, titles, stated, languages, kinds))


def _header(placed: Placed, order: str | None) -> Header:
    article, path, _ = placed
    header = find_header(article.text, order=order)
    if article.fields.get("title"):
        return header
    if not header.body:
        top = find_top(article.text, header, order=order) if article.alone else header
        header = top if top.body or top.title else find_marked_title(article.text)._replace(source=top.source)
    if article.alone and path and not (header.title and article.text.startswith(_FENCES)):
        return find_named_title(article.text, header, path, order=order)
    return header


def _title(placed: Placed, header: Header) -> str | None:
    """The title on one line; none, where it only says that something is answered or sent on."""
    folded = fold(placed.article.fields.get("title") or header.title)
    if folded and folded[-1] == "}":
        folded = without_attributes(folded).strip() or None
    if folded and folded[0] == "(":
        folded = _PORTION.sub("", folded) or None
    return None if folded and folded.lower() in _SENT_ON else folded


def _body(placed: Placed, header: Header) -> tuple[int, int]:
    """The body below the header, without the blank lines at its ends; all, where there is none: a form is all header."""
    text, start = placed.article.text, header.body
    end = _end(text)
    blank = _BLANK_LINES.match(text, start)
    start = blank.end() if blank else start
    if start < end or not start:
        return start, max(start, end)
    blank = _BLANK_LINES.match(text)
    return (first := blank.end() if blank else 0), max(first, end)


def _end(text: str) -> int:
    """Where the blank lines at the end of `text` begin."""
    tail = text[-BLANK_TAIL:].rstrip()
    return len(text) - min(len(text), BLANK_TAIL) + len(tail) if tail else len(text.rstrip())


def _stated(placed: Placed, header: Header, text: str, order: str | None) -> tuple[Stated, ...]:
    article, path, _ = placed
    name = path if article.alone else None
    return stated_dates(article.stated, header, article.text, text, name=name, order=order)


def _language(placed: Placed, text: str) -> str | None:
    return placed.article.fields.get("language") or tell_language(text)


def _kind(placed: Placed, header: Header, text: str, title: str | None, stated: tuple[Stated, ...]) -> str:
    dated_news = header.document_type == "news" or not _NEWS_RULES.isdisjoint(map(_RULE, stated))
    head = placed.article.text[: header.body]
    return tell_document_type(
        text,
        title,
        head=head,
        dated_news=dated_news,
        wired=header.wired,
        name=placed.path if placed.article.alone else None,
        source=placed.article.fields.get("source") or header.source,
    )


def _draft(
    placed: Placed,
    header: Header,
    body: tuple[int, int],
    text: str,
    title: str | None,
    stated: tuple[Stated, ...],
    language: str | None,
    kind: str,
) -> Draft:
    """A memo on its way, of all that was found."""
    (whole, said, _, alone), path, where = placed
    source = said.get("source") or header.source
    if source and source == title:
        source = None  # a label with nothing behind it
    if not source and alone:
        source = source_around(whole, header, title, path)
    source = fold(source)
    if kind == "unknown" and source and source != header.source and is_report(text, source):
        kind = "statement" if is_government(source) else "news"
    stated, changed = without_change(stated)
    may_be_read_both_ways = bool(stated and stated[0].written.readings)
    return Draft(
        text,
        path,
        where,
        stated=as_spoken(in_order(stated, whole, path or ""), kind, title),
        changed=changed,
        country=(country_of(source) or country_of(whole[: header.body])) if may_be_read_both_ways else None,
        memo_id=said.get("id"),
        source=source,
        place=fold(said.get("place") or header.place),
        title=title,
        author=fold(
            said.get("author") or header.author or (alone and _written_by(whole, header, title)) or None
        )
        or tell_author(title, kind, whole[: header.body], text),
        language=language,
        document_type=kind,
        addresses=addresses_in(whole[:HEAD]) if may_be_read_both_ways else "",
        head=whole[: body[0]] if may_be_read_both_ways else "",
        body_start=body[0],
        body_end=body[1],
    )


def _written_by(whole: str, header: Header, title: str | None) -> str | None:
    """The writer between the title and the text, on a line of its own."""
    if not title or not header.body or header.place or whole.startswith(_FENCES):
        return None  # a dispatch has its byline in its header
    start = whole.find(title, 0, header.body)
    between = whole[start + len(title) : header.body].strip() if start >= 0 else ""
    if not between or ": " in between:
        return None  # nothing, or fields
    lines = [line.strip("#*_> \t") for line in between.split("\n")]
    return writer([line for line in lines if line and ":" not in line], title)


def finish(drafts: Sequence[Draft]) -> tuple[list[Memo], list[Problem]]:
    """The memos of `drafts`, dated, with ids and positions, and the problems of their headers, in order.

    A repeated id gets `-2`, `-3` and a problem.
    """
    evidence = Evidence(drafts)
    found: dict[str, Memo] = {}
    places: dict[str, str] = {}
    problems: list[Problem] = []
    repeats: list[Problem] = []
    times: dict[str, int] = {}
    positions: dict[str | None, int] = {}
    for draft in drafts:
        settled = settle(draft, evidence)
        date = settled.written.value or None if settled.written else None
        wanted = draft.memo_id or hash_of(date, draft.source, draft.title, draft.text, draft.encoded)
        own, first = wanted, found.get(wanted)
        while own in found:
            times[wanted] = times.get(wanted, 1) + 1
            own = f"{wanted}-{times[wanted]}"
        position = positions.get(draft.path, 0)
        positions[draft.path] = position + 1
        memo = found[own] = _memo(draft, settled, own, position)
        places[own] = draft.where
        if not (draft.language == "en" and date and not settled.others):
            problems += _problems(draft, settled, own)
        if first:
            repeats.append(_repeat(memo, first, draft.where, places[wanted]))
    return list(found.values()), problems + repeats


def hash_of(
    date: str | None, source: str | None, title: str | None, text: str, encoded: bytes | None = None
) -> str:
    """The first 16 hex digits of SHA-256 over date, source, title and text joined by NUL.

    `encoded` is the text in UTF-8, where it is at hand.
    """
    hashed = sha256(f"{date or ''}\0{source or ''}\0{title or ''}\0".encode("utf-8", "surrogatepass"))
    hashed.update(encoded or text.encode("utf-8", "surrogatepass"))
    return hashed.hexdigest()[:16]


_UNDATED = Written("", "none")


def _memo(draft: Draft, settled: Settled, memo_id: str, position: int) -> Memo:
    written, rule = settled.written, settled.rule
    if not written or not written.value:
        written, rule = _UNDATED, None
    return Memo(
        memo_id,
        draft.text,
        draft.path,
        position,
        written.value or None,
        written.precision,
        written.last,
        written.instant,
        rule,
        draft.source,
        draft.place,
        draft.title,
        draft.author,
        draft.language,
        draft.document_type,
        draft.body_start,
        draft.body_end,
        draft.header_end,
    )


def _problems(draft: Draft, settled: Settled, memo_id: str) -> Iterator[Problem]:
    """What is wrong with a memo's header, and whether it is read but not analysed."""
    for problem in draft.problems:
        yield Problem(problem.path, problem.stage, problem.code, problem.message, memo_id)
    written, where = settled.written, draft.where
    if written is None and not draft.problems:
        told = CHANGED.format(draft.changed) if draft.changed else NO_DATE
        yield Problem(draft.path, "header", Code.NO_DATE, f"{where}: {told}", memo_id)
    elif written is not None and not written.value:
        either = " or ".join(written.readings)
        message = f"{where}: the date can be {either}; give the order of day and month; kept undated"
        yield Problem(draft.path, "header", Code.AMBIGUOUS_DATE, message, memo_id)
    elif written is not None and settled.others:
        listed = ", ".join(f"{shown_date(one.written)} ({one.rule})" for one in settled.others)
        message = f"{where}: dated {written.value} ({settled.rule}); also stated: {listed}"
        yield Problem(draft.path, "header", Code.CONFLICTING_DATES, message, memo_id)
    if draft.language != "en":
        what = f"{draft.path or 'memo'}: not English; read but not analysed"
        yield Problem(draft.path, "language", Code.NOT_ENGLISH, what, memo_id)


def shown_date(written: Written) -> str:
    """A date as a message names it: its value, or both its readings."""
    return written.value or " or ".join(written.readings)


def _repeat(memo: Memo, first: Memo, where: str, earlier: str) -> Problem:
    same = memo.text == first.text
    what = "an exact copy of" if same else "the same id as"
    code = Code.SAME_TEXT if same else Code.DUPLICATE_ID
    message = f"{where}: {what} {earlier}; both were kept, this one as {memo.memo_id}"
    return Problem(memo.path, "reading", code, message, memo.memo_id)
