"""Texts of news archives in which each article stands between marks: `<DOC>` … `</DOC>`, `<REUTERS>`, `<newsitem>`, `<nitf>`.

The marks of the old corpora of newswire (SGML without its grammar) and of XML news are read as text; nothing in
them is declared, opened or fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import pairwise

from memokit.calendar.written import Written, parse_whole, parse_written
from memokit.reading.formats.parts import Part
from memokit.reading.headers.datelines import find_dateline
from memokit.reading.headers.fields import date_of_value
from memokit.reading.headers.lines import find_dated_line, parse_byline
from memokit.reading.headers.names import date_in_name, source_in_name
from memokit.reading.headers.publishers import publisher_of
from memokit.reading.memos import Article
from memokit.reading.records import Stated

_BEGINS = re.compile(
    r"\s{0,200}(?:<[?!][^<>]{0,500}>\s{0,20}){0,12}(?:<[A-Za-z][^<>/]{0,300}>\s{0,20}){0,2}?<(?P<mark>DOC|REUTERS|NEWSITEM|NITF|ARTICLE|STORY|RECORD|HEADER|RSS|FEED|NEWSMESSAGE|NEWSML|NOTE)(?=[\s>])",
    re.IGNORECASE,
)
_WITHIN = {"rss": "item", "feed": "entry", "newsmessage": "newsItem", "newsml": "newsItem"}
_TAG = re.compile(
    r"</?[A-Za-z][^<>]{0,300}>|<!--[^<>]{0,300}-->|<!\[CDATA\[|\]\]>|<[?!][A-Za-z][^<>]{0,300}>"
)
_KEYED = re.compile(r"<(?P<key>[A-Za-z][\w.:-]{0,30})(?P<said>\s[^<>]{0,300})?>")
_OPENED = re.compile(
    r"<(?P<key>TEXT|MAIN|MAINTEXT|BODY|body\.content|content:encoded|DataContent|content|description|summary|LEADPARA)(?:\s[^<>]{0,300})?>",
    re.IGNORECASE,
)
_RANKS = {"description": 0, "summary": 0, "content": 1}
"""Where several marks hold words, those of the highest rank do; 2 where none is given."""
_LEAD = "leadpara"
_NAMES = re.compile(r"</?([A-Za-z][\w.:-]*)|<!\[CDATA\[|\]\]>")
_INLINE = frozenset(
    [
        *(
            "a",
            "abbr",
            "acronym",
            "b",
            "big",
            "cite",
            "code",
            "em",
            "emph",
            "f",
            "font",
            "hi",
            "i",
            "ins",
            "mark",
            "q",
            "s",
        ),
        *(
            "small",
            "span",
            "strong",
            "sub",
            "sup",
            "u",
            "time",
            "person",
            "org",
            "location",
            "chron",
            "num",
            "money",
        ),
        *(
            "event",
            "function",
            "virtloc",
            "lang",
            "name",
            "rs",
            "persname",
            "placename",
            "orgname",
            "date",
            "title",
        ),
        *("ref", "term", "foreign", "member", "quote", "phr", "enamex", "timex", "numex", "img", ""),
    ]
)
"""Marks that stand within sentences; what stands between others is a block of its own."""
LONGEST_FIELD, HEAD = 2000, 400
"""A field of an article is no longer; its number stands within so many characters."""
_ID = re.compile(
    r"""(?:\b(?:item)?id(?:-string)?=["']?|<DOC(?:NO|ID)>\s{0,4})(?P<id>[\w.-]{3,60})""", re.IGNORECASE
)
_MEANS = {
    **dict.fromkeys(["headline", "head", "hl", "hl1", "title", "ti"], "title"),
    **dict.fromkeys(["byline", "author", "creator", "dc:creator"], "author"),
    **dict.fromkeys(
        ["date_time", "datetime", "date", "date1", "dd", "pubdate", "pub_date", "publication_date"], "date"
    ),
    **dict.fromkeys(
        ["published", "dc:date", "versioncreated", "firstcreated", "contentcreated", "created", "docdate"],
        "date",
    ),
    **dict.fromkeys(["source", "so", "pub", "publisher", "publication", "newspaper"], "source"),
    **dict.fromkeys(["sitename", "hostname", "site_name"], "source"),
    **dict.fromkeys(
        ["published-at", "published_at", "publish_date", "published-date", "date_published"], "date"
    ),
    "dateline": "dateline",
    "doctitle": "title",
    "journal": "journal",
    "link": "address",
}
_DATED = re.compile(
    r"""\b(?:date|date\.publication|norm|pubdate|format|when)=["'](?P<day>\d{4}-?\d\d-?\d\d)(?:T[\dZ:+-]{1,20})?["']""",
    re.IGNORECASE,
)
"""A day in the mark of an article, of its publication: `date="1996-08-20"`."""
_ATTRIBUTE = re.compile(r"""\s(?P<key>[A-Za-z][\w.:-]{0,30})=(?:"(?P<value>[^"<>]{0,500})")""")
_NAMED = re.compile(r"""\bvalue=["'](?P<name>[^"'<>]{3,300})["']""")
_PAPER = re.compile(r"""\bname=["'](?P<name>[^"'<>]{2,80})["']""")
_DATED_MARKS = ("date", "docdate", "frbrdate", "pubdata", "date.issue", "date.release")
_PARAGRAPH = re.compile(r"<(?:p|para|paratext|paragraph|text|speech|body)[\s>]", re.IGNORECASE)
_ITEM = re.compile(
    r"""<(?P<key>[A-Za-z][\w.:-]{0,40})(?:\s[^<>]{0,200}?\bname=["'](?P<name>[^"'<>]{1,40})["'][^<>]{0,200})?>(?P<value>[^<>]{3,300})</""",
    re.IGNORECASE,
)
"""A field of a document's head by its mark's name, or by the name that the mark has: `<Item Name="Date">`."""
_ENDS = re.compile(r"</(?:date|docdate|pubdate|published)>", re.IGNORECASE)
DOCUMENT_HEAD, SHORT_DOCUMENT = 3000, 200
"""A document has its title and its day within so many characters, and no fewer of words."""
_IN_DATELINE = re.compile(r"(?P<place>[^\d\n]{2,60}?)[\s,]{1,4}(?P<day>\d{4}-\d\d-\d\d[^\n]{0,20})$")
_PRINTED = re.compile(r"[A-Z]{2,5}\s{1,3}(?P<day>\d{1,2} [A-Z]{3} \d\d)\s/\s(?P<title>\S.*)")
"""A headline behind its paper and its day: `OT  14 MAY 31 / Dam talks go on`."""
_ISSUE = re.compile(r"(?P<name>[A-Z][^\d]{2,60}?)\s(?P<day>[A-Z][a-z]{2,8} \d{1,2},? \d{4})\b")
"""A journal and its day: `Orla Week Dec 26 1988 v5 n52 p9(1)`."""
_SHORT_DAY = re.compile(r"[4-9]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
"""`910514`: the last century's years can be nothing else."""
_TRANSLATED = re.compile(
    r"\s{0,9}Language:[^\n]{0,80}?\s{1,60}Article Type:[^\n]{0,60}?\s{1,60}(?:\[(?P<by>[^\[\]]{3,300})\]\s{1,60})?(?:\[(?:Text|Excerpts?|Interview|Editorial)[^\[\]]{0,60}\]\s{0,9})?"
)
"""What stands above a translated text: its language, its kind, its writer."""
_IN_LANGUAGE = re.compile(r"\sin [A-Z][a-z]+(?:\s.*)?$")
"""What stands behind the name of a broadcaster: `in Orlan 1100 GMT 26 Feb 94`."""
_BY = re.compile(r"(?:[A-Z][\w-]{2,20} )?(?:by|with)\s(?P<name>[A-Z][^,;:]{3,60})", re.IGNORECASE)
_OLD_SIGNS = re.compile(r"&(?:blank|O|cx[\da-f]{2});", re.IGNORECASE)
"""Signs of type setters that are no letters."""


def is_archive(text: str) -> bool:
    """Whether a text begins as such an archive does."""
    return "<" in text[:HEAD] and _BEGINS.match(text) is not None


def find_tagged(text: str) -> list[Part]:
    """The articles of such an archive, in order; none where the text is no such archive.

    >>> (part,) = find_tagged('<DOC id="APW_ENG_19981205.0374"><TEXT><P>The dam stands.</P></TEXT></DOC>')
    >>> part.article.text, part.article.stated[0].written.value
    ('The dam stands.', '1998-12-05')
    """
    begins = _BEGINS.match(text)
    if not begins:
        return []
    mark = _WITHIN.get(begins["mark"].lower(), begins["mark"])
    starts = [match.start() for match in re.finditer(rf"<{mark}(?=[\s>])", text, re.IGNORECASE)]
    channel = _fields(text, 0, starts[0])[0].get("title", "") if mark in ("item", "entry") and starts else ""
    parts = [_part(text, a, b, channel) for a, b in pairwise([*starts, len(text)])]
    if mark.upper() in ("DOC", "REUTERS") or any(one.article.stated or one.article.fields for one in parts):
        return parts
    return []


def find_document(text: str) -> list[Part]:
    """The one document of another XML file that has a title, a day and paragraphs, as parliaments lay them out; else none.

    >>> words = "The member said that the dam stands. " * 9
    >>> (part,) = find_document(f"<sitting><title>Debates</title><date>5 March 2019</date><p>{words}</p></sitting>")
    >>> part.article.fields, part.article.stated[0].written.value
    ({'title': 'Debates'}, '2019-03-05')
    """
    paragraph = _PARAGRAPH.search(text)
    if not paragraph:
        return []
    fields, said = _fields(text, 0, min(len(text), DOCUMENT_HEAD))
    stated = _described(fields, said, "")
    if not stated or "title" not in fields:
        fields |= _items(text)
        stated = stated or _described(fields, "", "")
    fields.pop("address", None)
    top = max((tag.end() for tag in _ENDS.finditer(text, 0, DOCUMENT_HEAD)), default=paragraph.start())
    spans = tuple(spans_of(text, top, len(text)))
    words = joined(text, spans)
    if not stated or "title" not in fields or len(words) < SHORT_DOCUMENT:
        return []
    return [Part(0, len(text), Article(words, fields, stated, alone=False), spans)]


def _items(text: str) -> dict[str, str]:
    """The title and the day among the fields of a document's head whose names end so: `<DocumentName>`, `<sittingDate>`."""
    found: dict[str, str] = {}
    for item in _ITEM.finditer(text, 0, DOCUMENT_HEAD):
        key, value = (item["name"] or item["key"]).lower(), unescape(item["value"]).strip()
        if key.endswith(("title", "documentname")):
            found.setdefault("title", value)
        elif key.endswith("date") and getattr(_day(value), "precision", None) == "day":
            found.setdefault("date", value)
    return found


def _part(text: str, start: int, end: int, channel: str) -> Part:
    """One article: its fields around its text, and the words of its text without marks."""
    bodies = _bodies(text, start, end)
    fields, said = _fields(text, start, bodies[0][0] if bodies else start)
    for key, value in _attributes(text, start, end).items():
        fields.setdefault(key, value)
    for (_, above), (below, _) in pairwise([*bodies, (end, end)]):
        for key, value in _fields(text, above, below)[0].items():
            fields.setdefault(key, value)
    if not bodies:
        bodies = [(start, end)]
    first, stop = bodies[-1]
    bodies[-1] = _behind_translators_notes(text, first, stop, fields), stop
    spans = tuple(span for body in bodies for span in spans_of(text, *body))
    words = joined(text, spans)
    named = _ID.search(text, start, min(end, start + HEAD))
    stated = _described(fields, said, named["id"] if named else "")
    if text.startswith(("<REUTERS", "<reuters"), start):
        fields.setdefault("source", "Reuters")
    host = publisher_of(fields.pop("address", "")) or ""
    if source := channel if channel and "." in host else host or channel:
        fields.setdefault("source", source)
    return Part(start, end, Article(words, fields, stated, alone=False), spans or ((end, end),))


def _attributes(text: str, start: int, end: int) -> dict[str, str]:
    """What the mark of an article itself says: `<doc title="…" date="…">`."""
    close = text.find(">", start, min(end, start + LONGEST_FIELD))
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text, start, max(close, start)):
        if (means := _MEANS.get(match["key"].lower())) and (value := match["value"].strip()):
            found.setdefault(means, unescape(value))
    return found


def _bodies(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the words of an article stand: in the innermost of the marks of texts, and in a lead before it."""
    opened = list(_OPENED.finditer(text, start, end))
    leads = [_closed(text, mark, end) for mark in opened if mark["key"].lower() == _LEAD]
    opened = [mark for mark in opened if mark["key"].lower() != _LEAD]
    if not opened:
        return leads
    best = max(_rank(mark) for mark in opened)
    first, stop = -1, end
    for mark in opened:
        if _rank(mark) == best and (first < 0 or mark.start() < stop):
            first, stop = _closed(text, mark, stop)
    return [*(lead for lead in leads if lead[1] <= first), (first, stop)]


def _rank(mark: re.Match[str]) -> int:
    return _RANKS.get(mark["key"].lower(), 2)


def _closed(text: str, mark: re.Match[str], end: int) -> tuple[int, int]:
    """Where the words behind a mark begin and end."""
    stop = text.find(f"</{mark['key']}>", mark.end(), end)
    return mark.end(), stop if stop >= 0 else end


def _described(fields: dict[str, str], said: str, number: str) -> tuple[Stated, ...]:
    """The dates that the marks, the dateline and the article's number state; `fields` is brought into memokit's form."""
    if printed := _PRINTED.match(fields.get("title", "")):
        fields["title"] = printed["title"]
    issue = _ISSUE.match(fields.pop("journal", ""))
    if issue:
        fields.setdefault("source", issue["name"].strip(" ,"))
    if number and "source" not in fields and (wire := source_in_name(number)):
        fields["source"] = wire
    if "author" in fields:
        fields["author"] = parse_byline(fields["author"]) or fields["author"]
    days = (fields.pop("date", ""), said, printed["day"] if printed else "", issue["day"] if issue else "")
    stated = tuple(Stated(written, "export") for day in days if (written := _day(day)))
    numbered = date_in_name(number)
    return (
        *stated,
        *_in_dateline(fields),
        *((Stated(numbered, "article number"),) if numbered else ()),
    )


def _fields(text: str, start: int, end: int) -> tuple[dict[str, str], str]:
    """What the marks from `start` to `end` say, and the day in one of them."""
    found: dict[str, str] = {}
    day, at = "", start
    while match := _KEYED.search(text, at, end):
        key, said = match["key"].lower(), match["said"] or ""
        at = match.end()
        if said and not day and (match.start() == start or key in _DATED_MARKS):
            dated = _DATED.search(said)
            day = dated["day"] if dated else ""
            if key == "pubdata" and (paper := _PAPER.search(said)):
                found.setdefault("source", unescape(paper["name"]))
        if key == "frbrname" and (named := _NAMED.search(said)):
            found.setdefault("title", unescape(named["name"]))
        means = _MEANS.get(key) or ("source" if key == "f" and "104" in said else None)
        if means:
            value, at = value_of(text, match["key"], at, end)
            value = _IN_LANGUAGE.sub("", value) if key == "f" else value
            if value:
                found.setdefault(means, value)
    return found, day


def value_of(text: str, key: str, start: int, end: int) -> tuple[str, int]:
    """The words of a field that begins at `start`, without marks, and where it ends; up to the next mark, if it is not closed."""
    stop = text.find(f"</{key}", start, min(end, start + LONGEST_FIELD))
    if stop < 0:
        stop = text.find("<", start, min(end, start + LONGEST_FIELD))
    if stop < 0 or any(tag["key"].lower() in _MEANS for tag in _KEYED.finditer(text, start, stop)):
        return "", start  # it holds fields
    value = " ".join(plain_words(_TAG.sub(" ", text[start:stop])).split())
    return value, stop if value else start


def _behind_translators_notes(text: str, first: int, stop: int, fields: dict[str, str]) -> int:
    """Where the words begin below the lines on a translation; `fields` takes their writer."""
    head = text[first : min(stop, first + 3 * HEAD)]
    if "Language:" not in head:
        return first
    notes = _TRANSLATED.match(_TAG.sub(lambda tag: " " * len(tag.group()), head))
    if not notes:
        return first
    if notes["by"] and (by := _BY.search(notes["by"])):
        fields.setdefault("author", by["name"].strip())
    return first + notes.end()


def _day(value: str) -> Written | None:
    """The date that a field begins with: `26-FEB-1987 15:01:01.79`, `910514`, `January 23, 1994, Sunday, Home Edition`."""
    if not value:
        return None
    if _SHORT_DAY.fullmatch(value):
        return parse_written(f"19{value}")
    written = parse_whole(value) or date_of_value(value)
    dated = None if written else find_dated_line(value)
    return written or (dated.written if dated else None)


def _in_dateline(fields: dict[str, str]) -> tuple[Stated, ...]:
    """The day in the dateline, which stands apart from the text; `fields` takes its place and its agency."""
    dateline = fields.pop("dateline", "").strip(" -,")
    if not dateline:
        return ()
    if found := _IN_DATELINE.match(dateline):
        fields["place"] = found["place"].strip(" ,")
        written = parse_whole(found["day"])
        return (Stated(written, "export"),) if written else ()
    told = find_dateline(f"{dateline} - ", awaited=True)
    if told is None:
        return ()
    if told.place:
        fields["place"] = told.place
    if told.source:
        fields.setdefault("source", told.source)
    return (Stated(told.written, "dateline"),) if told.written else ()


def joined(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The words of `spans`, a blank line between blocks; a mark within a sentence divides nothing.

    >>> text = "<p>The <b>dam</b> stands.</p><p>It fell.</p>"
    >>> joined(text, [(3, 6), (10, 13), (17, 25), (32, 40)])
    'The dam stands.\\n\\nIt fell.'
    """
    pieces = [plain_words(text[start:end]) for start, end in spans[:1]]
    for (_, above), (start, end) in pairwise(spans):
        between = text[above:start]
        is_inline = all(name.lower() in _INLINE for name in _NAMES.findall(between))
        gap = " " if _TAG.sub("", between) else ""
        pieces += [gap if is_inline else "\n\n", plain_words(text[start:end])]
    return "".join(pieces)


def spans_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between marks that hold words."""
    edges = [start, *(edge for tag in _TAG.finditer(text, start, end) for edge in tag.span()), end]
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        words = text[first:last]
        if words.strip():
            yield first + len(words) - len(words.lstrip()), last - (len(words) - len(words.rstrip()))


def plain_words(words: str) -> str:
    """Words with letters for their signs, and without marks that stood escaped among them."""
    if "&" not in words:
        return words
    plain = unescape(_OLD_SIGNS.sub(" ", words.replace("&hyph;", "-")))
    return _TAG.sub(" ", plain).strip() if "&lt;" in words else plain
