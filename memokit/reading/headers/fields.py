"""The fields of a header: a key that is known, and its value, on one line or on two."""

from __future__ import annotations

import re

from memokit.calendar.written import Written, parse_whole

FIELDS = {
    **dict.fromkeys(
        [
            *(
                "date & time",
                "date",
                "dated",
                "date sent",
                "date/time",
                "date and time",
                "dtg",
                "release date",
            ),
            *(
                "date of release",
                "date released",
                "published",
                "date published",
                "publication date",
                "pub date",
                "pubdate",
            ),
            *(
                "posted",
                "posted on",
                "date posted",
                "document date",
                "date of document",
                "doc date",
                "issued",
            ),
            *("date issued", "issue date", "date distr", "date distributed", "date of report", "report date"),
            *(
                "date of meeting",
                "meeting date",
                "meeting date/time",
                "released",
                "published on",
                "date of publication",
                "datetime",
            ),
            *(
                "air date",
                "airdate",
                "aired",
                "date aired",
                "broadcast date",
                "date of broadcast",
                "transmission date",
                "filed",
                "date filed",
                "decided",
                "date decided",
                "date of judgment",
                "judgment date",
                "date of decision",
                "decision date",
                "date of sitting",
                "interview date",
                "initial interview date",
                "date of interview",
                "date of recording",
                "meeting",
                "sitting",
                "sitting date",
                "date of issue",
                "date of letter",
                "entry date",
                "post date",
                "published at",
                "publish",
                "publish date",
                "publish time",
                "publication time",
                "date created",
                "date added",
                "issue",
                "date line",
                "created",
                "filed as of date",
            ),
            *("datum", "fecha", "data", "dato", "tarih", "tanggal"),
        ],
        "date",
    ),
    "sent": "sent",
    **dict.fromkeys(["delivered on", "speech delivered on", "given on"], "delivered"),
    **dict.fromkeys(
        ["updated", "last updated", "modified", "last modified", "date updated", "revised"], "updated"
    ),
    **dict.fromkeys(
        [
            "subject",
            "subj",
            "re",
            "title",
            "headline",
            "subject/title",
            "heading",
            "show",
            "program",
            "programme",
        ],
        "title",
    ),
    **dict.fromkeys(
        [
            *("source", "publisher", "publication", "outlet", "newspaper", "agency", "site"),
            *("court", "tribunal", "tribunal/court", "issuing authority"),
        ],
        "source",
    ),
    **dict.fromkeys(["url", "link", "web", "website", "original url", "source url", "domain"], "address"),
    **dict.fromkeys(["originator", "issued by", "issuing office"], "originator"),
    **dict.fromkeys(["from", "fm", "sender"], "from"),
    **dict.fromkeys(
        [
            "by",
            "byline",
            "author",
            "authors",
            "author/byline",
            "writer",
            "reporter",
            "written by",
            "presenter",
            "presenters",
        ],
        "author",
    ),
    **dict.fromkeys(["place", "location", "dateline", "city", "country"], "place"),
    **dict.fromkeys(
        [
            *(
                "memorandum for",
                "memorandum to",
                "memo for",
                "memo to",
                "memorandum",
                "to",
                "for",
                "via",
                "thru",
            ),
            *(
                "through",
                "cc",
                "bcc",
                "info",
                "attention",
                "attn",
                "copies to",
                "copy to",
                "recipient",
                "action",
            ),
        ],
        "to",
    ),
    **dict.fromkeys(["originally published", "first published"], "first"),
    **dict.fromkeys(
        [
            *(
                "ref",
                "refs",
                "reference",
                "references",
                "classification",
                "tags",
                "pages",
                "page",
                "file",
                "no",
            ),
            *(
                "document type",
                "article type",
                "type",
                "record number",
                "record series",
                "agency file number",
                "restrictions",
            ),
            *(
                "current status",
                "number",
                "document number",
                "doc no",
                "case no",
                "case number",
                "citation nr",
                "docket no",
                "precedence",
            ),
            *("contact", "contacts", "tel", "phone", "telephone", "fax", "email", "e-mail", "media contact"),
            *(
                "time",
                "section",
                "length",
                "language",
                "word count",
                "words",
                "category",
                "topics",
                "topic",
                "keywords",
            ),
            *("importance", "attachments", "country/subject", "report no"),
            *("date of info", "date acquired", "date of information", "date of last review", "declassify on"),
            *("release number", "release no", "news release no", "press release no", "news release number"),
            *(
                "embargo",
                "embargoed until",
                "edition",
                "desk",
                "priority",
                "distribution",
                "message",
                "reason",
            ),
            *("organization", "organisation", "lines", "newsgroups", "path", "xref", "approved", "expires"),
            *("message-id", "in-reply-to", "reply-to", "followup-to", "nntp-posting-host", "x-newsreader"),
            *("article-i.d.", "mime-version", "content-type", "content-transfer-encoding", "x-mailer"),
            *("x-from", "x-to", "x-cc", "x-bcc", "x-folder", "x-origin", "x-filename"),
            *("copyright statement", "publication info", "record", "copyright", "issn", "database"),
            *("slug", "status", "layout", "template", "permalink", "lang", "encoding", "draft"),
            *("e.o. 12958", "e.o. 12356", "e.o. 13526", "eo 12958", "eo 12356", "e.o. 11652", "comments"),
        ],
        "other",
    ),
}
"""What a header's key means: the memo's own date, a mail's, an update, a title, …; `other` is known and not used."""

_LABELS = frozenset(
    [
        *("date", "published", "posted", "updated", "last updated", "released", "issued", "delivered on"),
        *("originally published", "first published"),
    ]
)
"""Keys that may stand without a colon on a line of their own, their date on the next."""

_DIGIT = re.compile(r"\d")
_EDGES = " \t\xa0*_|"
_FIELD = re.compile(
    r"(?:\.\.\s)?[>#*_+:;%/•\s-]{0,8}(?:\d{1,2}[.)]\s+)?(?P<key>[A-Za-z][A-Za-z ./&_-]{0,24}(?:\d{5})?)[*_]{0,3}(?:\s\([^()\n]{2,60}\)|\(s\))?\s{0,24}(?:::?(?!//)|=(?=\s)|(?<=[A-Z])=(?=\S))[*_]{0,3}[ \t]*(?P<value>.*)"
)
# LaTeX: `\date{5 March 2019}`
_COMMAND = re.compile(r"\\(?P<key>title|author|date)\{(?P<value>[^{}\n]{1,200})\}$")
_SECOND = re.compile(
    r"(?:\s{2,}|\t|\s\|\s)[*_]{0,3}(?P<key>DATE|Date|FROM|From|TO|SUBJECT|Sent)[*_]{0,3}\s{0,8}:[*_]{0,3}\s*(?P<value>.*)"
)
_NO_COLON = re.compile(r"[*_]{0,3}(?P<key>MEMORANDUM (?:FOR|TO)|MEMO (?:FOR|TO))(?P<value>\s[A-Z].*)")
_ASIDE = re.compile(
    r"\s[–—-]\s|\s?[(|\t]|\s{3,}|[.,;]?\s(?=(?:[Ll]ast )?(?:[Uu]pdated|[Mm]odified|[Rr]evised)\b)"
)
_LAST_PART = re.compile(r"(?P<own>[^\t|]{2,120}?)(?:\t+|\s{2,}|\s\|\s)(?P<last>[^\t|]{6,40})$")
_LAST_DAY = re.compile(r"(?P<own>[A-Z][^\d\n]{2,120}?),?\s+(?P<last>[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})$")
# A monitored broadcast, or a page: `ITAR-TASS news agency, Moscow, in English 1204 gmt 7 Jan 94`.
MONITORED = re.compile(
    r"(?:Source:\s)?(?P<own>[A-Z][^\n]{2,80}?),?\s+in\s+(?:[A-Z][a-z]{3,12}\s+\d{4}\s?gmt|English|Arabic|Persian|Russian|French|Spanish|Chinese|Turkish|Hebrew|Urdu|Pashto|Dari|Serbian|Ukrainian|Portuguese|Korean|Japanese),?\s+(?P<last>[^\n]{6,30})$",
    re.IGNORECASE,
)


def parse_field(line: str) -> list[tuple[str, str]]:
    """The fields of a line as (what the key means, value); none where it begins with no known key.

    >>> parse_field("TO : DIRECTOR      DATE: 3/14/64")
    [('to', 'DIRECTOR'), ('date', '3/14/64')]
    """
    if line.startswith("\\") and (command := _COMMAND.match(line)):
        return [(FIELDS[command["key"]], command["value"].strip())]
    match = _FIELD.match(line) if ":" in line[:100] or "=" in line[:40] else None
    meaning = _meaning(match["key"]) if match else None
    if not match or not meaning:
        match = _NO_COLON.match(line) if line.lstrip("*_").startswith("MEMO") else None
        return [("to", match["value"].strip(_EDGES))] if match else []
    value = match["value"]
    more = _SECOND.search(value) if ":" in value else None
    if more:
        key = more["key"].lower()
        return [(meaning, value[: more.start()].strip(_EDGES)), (FIELDS[key], more["value"].strip(_EDGES))]
    return [(meaning, value.strip(_EDGES))]


def _meaning(key: str) -> str | None:
    lowered = key.lower().replace("_", " ")
    return FIELDS.get(lowered) or FIELDS.get(" ".join(lowered.split()).rstrip("."))


LONGEST_LABEL = 20


def parse_label(line: str) -> str | None:
    """What a key without its colon, alone on its line, means: `Published`, `Last updated`; or None."""
    lowered = line.lower() if len(line) <= LONGEST_LABEL else ""
    return FIELDS[lowered] if lowered in _LABELS else None


def parse_columns(names: str, values: str) -> list[tuple[str, str]]:
    """The fields of a line of names over a line of values, both cut at tabs; none where fewer than two are known.

    >>> parse_columns("Number\\tCreated\\tOrigin", "967\\t2009-12-10 12:24\\tEmbassy Orla")
    [('other', '967'), ('date', '2009-12-10 12:24')]
    """
    keys, cells = names.split("\t"), values.split("\t")
    if len(keys) != len(cells):
        return []
    meant = ((FIELDS.get(key.strip().lower()), cell.strip()) for key, cell in zip(keys, cells, strict=True))
    found = [(meaning, cell) for meaning, cell in meant if meaning]
    return found if len(found) >= 2 else []


_ISSUED = re.compile(
    r"(?P<own>[A-Z][^()\n]{2,60}?)\.?\s\((?P<last>[A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4})\)(?::.{0,80})?$"
)
"""A paper, its day and its page: `The Orla Times. (Mar. 5, 2019): News: pA1.`"""
_CITED = re.compile(
    r"(?P<own>[A-Z][^()\n]{2,60}?)\.\s(?P<last>\d{1,2}/\d{1,2}/\d{4}),\s(?:Vol\.|Issue|p\.?\s?\d)[^\n]{0,120}$"
)
"""An American library's citation of a magazine: `The Orla Week. 10/29/2001, Vol. 4 Issue 44, p34.`"""


def date_of_value(value: str, *, order: str | None = None) -> Written | None:
    """The date that a field's value is, whatever stands in brackets or behind a dash after it.

    >>> date_of_value("9 January 2016 — See all updates").value
    '2016-01-09'
    """
    written = parse_whole(value, order=order)
    aside = None if written else _ASIDE.search(value)
    return parse_whole(value[: aside.start()], order=order) if aside and aside.start() else written


def cut_last_date(
    value: str, *, order: str | None = None, of_person: bool = False
) -> tuple[str, Written | None]:
    """A field's value without a day that stands at its end behind a tab or a bar, and that day.

    Of a person's field a day in full is enough: `Presenter: Secretary Ann Smith March 5, 2011`.
    """
    if cited := _CITED.match(value):
        return cited["own"], parse_whole(cited["last"], order="mdy")
    match = (
        (_LAST_PART.match(value) or MONITORED.match(value) or _ISSUED.match(value))
        if _DIGIT.search(value)
        else None
    )
    match = match or (_LAST_DAY.match(value) if of_person else None)
    written = parse_whole(match["last"], order=order) if match else None
    return (match["own"], written) if match and written and written.precision == "day" else (value, None)
