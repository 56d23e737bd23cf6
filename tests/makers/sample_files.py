"""Five files of each format, one of them damaged: what each gives, and which problems it makes."""

from __future__ import annotations

import json
from datetime import datetime
from typing import NamedTuple

from reading_files import BODY, TEXT, archive, box, excel, locked_pdf, message, page, pdf, word

from memokit.reading import FileRow

Expected = tuple[str | None, str | None, str | None]
"""Date, source and title of a memo."""


class Case(NamedTuple):
    """A file, what its memos are, and the codes of its problems."""

    name: str
    content: bytes
    memos: list[Expected] = []  # noqa: RUF012
    codes: list[str] = []  # noqa: RUF012


DAY = "Thu, 07 Jan 2016 23:10:00 -0500"
LINKED = json.dumps({
    "@type": "NewsArticle", "headline": "Dam talks go on", "datePublished": "2016-01-07T15:04:00Z",
    "author": {"name": "Ann Smith"}, "publisher": {"name": "Orla Post"},
})  # fmt: skip
MEMO = ["MEMORANDUM FOR: All", "FROM: Desk", "DATE: 7 January 2016", "SUBJECT: Dam", "", *BODY]
ROWS = [["Date", "Outlet", "Headline", "Body"], ["2016-01-07", "Orla Post", "Dam", BODY[0]]]
NEXIS = [
    "Dam talks go on", "The Orla Times", "January 7, 2016 Thursday 10:15 AM GMT", "",
    "Copyright 2016 The Orla Times All Rights Reserved", "Section: NEWS; Pg. 5", "Length: 123 words",
    "Byline: By Ann Smith", "Dateline: KELDA", "Body", "", *BODY, "", "Load-Date: January 8, 2016", "", "End of Document", "",
]  # fmt: skip
OLD_NEXIS = """
                        {n} of 2 DOCUMENTS

                          The Orla Times

                    January {n}, 2016 Thursday
                       Late Edition - Final

Dam talks go on

BYLINE: By ANN SMITH

LENGTH: 123 words

DATELINE: KELDA

 {body}

LOAD-DATE: January 9, 2016

                Copyright 2016 The Orla Times
"""
FACTIVA = [
    "Dam talks go on", "By Ann Smith", "123 words", "7 January 2016", "12:30 GMT", "Orla Press", "ORLAP", "English",
    "(c) 2016 Orla Press", "", *BODY, "", "Document ORLAP00020160107ec17000b5",
]  # fmt: skip
TAGGED = f"HD   Dam talks go on\nBY   By Ann Smith\nWC   9 words\nPD   7 January 2016\nSN   Orla Press\nLP   \n{BODY[0]}\n\nTD   \n{BODY[1]}\n\nNS\ngpol\n\nDocument ORLAP00020160107ec17000b6\n"


def lines(*parts: object) -> bytes:
    return "".join(f"{part}\n" for part in parts).encode()


def dump(*items: object) -> bytes:
    return lines(*map(json.dumps, items))


POST: Expected = ("2016-01-07", "Orla Post", "Dam")
FORMATS: dict[str, list[Case]] = {
    "text": [
        Case("a.txt", b"7 Jan 2016; NORTHWIRE: The dam.", [("2016-01-07", "NORTHWIRE", None)]),
        Case("b.txt", lines(*MEMO), [("2016-01-07", "Desk", "Dam")]),
        Case("c.txt", lines("Dam talks go on", "KELDA, Jan 7, 2016 (Orla Post) - " + TEXT), [("2016-01-07", "Orla Post", "Dam talks go on")]),
        Case("orla-post_2016-01-07_dam.txt", TEXT.encode(), [("2016-01-07", "orla-post", None)]),
        Case("damaged.txt", bytes(range(256)) * 9, codes=["not_text"]),
    ],
    "Markdown": [
        Case("a.md", lines("---", "title: Dam", "date: 2016-01-07", "source: Orla Post", "---", TEXT), [POST]),
        Case("b.md", lines("---", "title: Dam", "url: https://www.bbc.co.uk/news/1", "published_at: 2016-01-07T10:00:00Z", "---", TEXT), [("2016-01-07", "BBC News", "Dam")]),
        Case("c.md", lines("# Dam", "", TEXT), [(None, None, "Dam")], ["no_date"]),
        Case("d.md", lines("---", "title: Dam", "date: 2016-01", "---", "", "KELDA (AP) — " + TEXT), [("2016-01", "AP", "Dam")]),
        Case("damaged.md", lines("---", "title: 'Dam", "  x: [", "date: 2016-01-07", "---", TEXT), [("2016-01-07", None, "Dam")]),
    ],
    "HTML": [
        Case("a.html", page(f'<script type="application/ld+json">{LINKED}</script>', "<h1>Dam talks go on</h1>"), [("2016-01-07", "Orla Post", "Dam talks go on")]),
        Case("b.html", page('<title>Dam | Orla Post</title><meta property="og:site_name" content="Orla Post"><meta name="date" content="2016-01-08T01:00:00Z">', '<time datetime="2016-01-07T20:00:00-05:00">January 7, 2016</time>'), [("2016-01-07", "Orla Post", "Dam | Orla Post")]),
        Case("c.html", page('<link rel="canonical" href="https://www.reuters.com/world/dam">', "<h1>Dam</h1><p>10 mins ago</p>", "KELDA, Jan 7, 2016 (Reuters) - "), [("2016-01-07", "Reuters", "Dam")]),
        Case("d.html", page("", "<h1>Dam</h1>"), [(None, None, "Dam")], ["no_date"]),
        Case("e.html", page("", '<div class="widget Blog"><h2 class="date-header"><span>Thursday, January 7, 2016</span></h2><h1>Dam</h1></div>'), [("2016-01-07", None, "Dam")]),
        Case("damaged.html", b"<html><body><div", codes=["empty"]),
    ],
    "EML": [
        Case("a.eml", message(Subject="Dam", From="Ann Smith <ann@orla.example>", Date=DAY), [("2016-01-07", "Ann Smith", "Dam")]),
        Case("b.eml", message(Subject="=?utf-8?Q?Caf=C3=A9?=", From="desk@reuters.com", Date=DAY, html=True), [("2016-01-07", "Reuters", "Café")]),
        Case("c.eml", message(Subject="Dam", From="d@orla.example", Date=DAY, attach=[("m.txt", b"5 Jan 2016; NORTHWIRE: One.")]), [("2016-01-07", "d@orla.example", "Dam"), ("2016-01-05", "NORTHWIRE", None)]),
        Case("d.eml", message(Subject="Dam", From="d@orla.example"), [(None, "d@orla.example", "Dam")], ["no_date"]),
        Case("damaged.eml", b"\x00\x01\x02 no mail", codes=["damaged"]),
    ],
    "mbox": [
        Case("a.mbox", box(message(Subject="One", From="a@orla.example", Date=DAY)), [("2016-01-07", "a@orla.example", "One")]),
        Case("b.mbox", box(message(Subject="One", From="a@orla.example", Date=DAY), message(Subject="Two", From="a@orla.example", Date=DAY, text="Else.")), [("2016-01-07", "a@orla.example", "One"), ("2016-01-07", "a@orla.example", "Two")]),
        Case("c.mbox", box(message(Subject="One", From="a@orla.example", Date=DAY, text="From here on, all is well.")), [("2016-01-07", "a@orla.example", "One")]),
        Case("d.mbox", box(message(Subject="One", From="a@orla.example", Date=DAY), b"no header\n"), [("2016-01-07", "a@orla.example", "One")], ["damaged"]),
        Case("damaged.mbox", b"nothing of a box", codes=["damaged"]),
    ],
    "DOCX": [
        Case("a.docx", word(MEMO), [("2016-01-07", "Desk", "Dam")]),
        Case("b.docx", word(["Dam talks go on", "7 January 2016", *BODY], [["Town", "Dead"], ["Orla", "19"]]), [("2016-01-07", None, "Dam talks go on")]),
        Case("c.docx", word(["7 Jan 2016; NORTHWIRE: One.", "8 Jan 2016; NORTHWIRE: Two."]), [("2016-01-07", "NORTHWIRE", None), ("2016-01-08", "NORTHWIRE", None)]),
        Case("d.docx", word([]), codes=["empty"]),
        Case("damaged.docx", word(MEMO)[:3000], codes=["damaged"]),
    ],
    "PDF": [
        Case("a.pdf", pdf(MEMO), [("2016-01-07", "Desk", "Dam")]),
        Case("b.pdf", pdf(["Dam talks go on", "7 January 2016", "", BODY[0]], [*BODY[1:], "- 2 -"]), [("2016-01-07", None, "Dam talks go on")], ["mended"]),
        Case("scanned.pdf", pdf([], []), codes=["scanned"]),
        Case("locked.pdf", locked_pdf(MEMO), codes=["locked"]),
        Case("damaged.pdf", pdf(MEMO)[:200], codes=["damaged"]),
    ],
    "CSV": [
        Case("a.csv", lines("Date,Outlet,Headline,Body", f'2016-01-07,Orla Post,Dam,"{BODY[0]}"'), [POST]),
        Case("b.csv", lines("published;source;title;text", f"13/01/2016;Orla Post;Dam;{BODY[0]}", f"03/02/2016;Orla Post;Dam;{BODY[1]}"), [("2016-01-13", "Orla Post", "Dam"), ("2016-02-03", "Orla Post", "Dam")]),
        Case("c.csv", lines("text", '"7 Jan 2016; NORTHWIRE: One, two."', '""', "Three."), [("2016-01-07", "NORTHWIRE", None), (None, None, None)], ["no_date"]),
        Case("d.csv", lines("a,b", "1,2"), codes=["bad_line"]),
        Case("damaged.csv", b'text,date\n"open ' + b"x" * 100, [(None, None, None)], ["no_date"]),
    ],
    "TSV": [
        Case("a.tsv", lines("date\tsource\ttitle\ttext", f"Jan 7, 2016\tOrla Post\tDam\t{BODY[0]}"), [POST]),
        Case("b.tsv", lines("text\tdate", f"{BODY[0]}\t"), [(None, None, None)], ["no_date"]),
        Case("c.tsv", lines("text\tdate", f"{BODY[0]}\tsoon"), [(None, None, None)], ["bad_date"]),
        Case("d.tsv", b"", codes=["empty"]),
        Case("damaged.tsv", bytes(range(256)) * 9, codes=["not_text"]),
    ],
    "XLSX": [
        Case("a.xlsx", excel(ROWS), [POST]),
        Case("b.xlsx", excel([["When", "Full Text"], [datetime(2016, 1, 7), BODY[0]]], ROWS), [(None, None, None), POST], ["no_date"]),
        Case("c.xlsx", excel([["pubDate", "content"], [datetime(2016, 1, 7, 10, 30), BODY[0]], [None, None]]), [("2016-01-07", None, None)]),
        Case("d.xlsx", excel([["a"], [1]]), codes=["bad_line"]),
        Case("damaged.xlsx", excel(ROWS)[:2000], codes=["damaged"]),
    ],
    "JSON": [
        Case("a.json", json.dumps([{"date": "2016-01-07", "source": "Orla Post", "title": "Dam", "text": BODY[0]}]).encode(), [POST]),
        Case("b.json", json.dumps({"articles": [{"publishedAt": "2016-01-07T10:00:00Z", "source": {"name": "Orla Post"}, "title": "Dam", "content": BODY[0]}]}).encode(), [POST]),
        Case("c.json", json.dumps({"date": "2016-01-07", "url": "https://www.bbc.co.uk/news/1", "body": BODY[0]}).encode(), [("2016-01-07", "BBC News", None)]),
        Case("d.json", b"[1, 2]", codes=["bad_line"]),
        Case("damaged.json", b'{"text": "open', codes=["damaged"]),
    ],
    "JSON Lines": [
        Case("a.jsonl", dump({"date": "2016-01-07", "source": "Orla Post", "title": "Dam", "text": BODY[0]}), [POST]),
        Case("b.jsonl", dump({"text": "7 Jan 2016; NORTHWIRE: One."}), [("2016-01-07", "NORTHWIRE", None)]),
        Case("c.jsonl", dump({"date": None, "text": "7 Jan 2016; NORTHWIRE: One."}), [(None, "NORTHWIRE", None)], ["no_date"]),
        Case("d.jsonl", dump({"date": "7 Jan 2016", "text": "One."}), [(None, None, None)], ["bad_date"]),
        Case("damaged.jsonl", dump({"text": "One.", "date": "2016"}) + b'{"text": "open\n[1]\n', [("2016", None, None)], ["bad_line", "bad_line"]),
    ],
    "ZIP": [
        Case("a.zip", archive({"x/one.txt": b"7 Jan 2016; NORTHWIRE: One."}), [("2016-01-07", "NORTHWIRE", None)]),
        Case("b.zip", archive({"a.docx": word(MEMO), "README.txt": b"x", ".hidden": b"x"}), [("2016-01-07", "Desk", "Dam")]),
        Case("c.zip", archive({"in.zip": archive({"one.txt": b"7 Jan 2016; NORTHWIRE: One."})}), [("2016-01-07", "NORTHWIRE", None)]),
        Case("d.zip", archive({}), codes=["empty"]),
        Case("damaged.zip", archive({"one.txt": TEXT.encode()})[:60], codes=["damaged"]),
    ],
    "Nexis": [
        Case("a.txt", lines(*NEXIS), [("2016-01-07", "The Orla Times", "Dam talks go on")]),
        Case("b.docx", word(NEXIS + NEXIS), [("2016-01-07", "The Orla Times", "Dam talks go on")] * 2, ["same_text"]),
        Case("c.txt", (OLD_NEXIS.format(n=1, body=BODY[0]) + OLD_NEXIS.format(n=2, body=BODY[1])).encode(), [("2016-01-01", "The Orla Times", "Dam talks go on"), ("2016-01-02", "The Orla Times", "Dam talks go on")]),
        Case("d.txt", lines(*NEXIS[:11], *NEXIS[-4:]), codes=["empty"]),
        Case("damaged.txt", lines(*NEXIS, *NEXIS[4:12]), [("2016-01-07", "The Orla Times", "Dam talks go on"), (None, None, None)], ["no_date"]),
    ],
    "Factiva": [
        Case("a.txt", lines(*FACTIVA), [("2016-01-07", "Orla Press", "Dam talks go on")]),
        Case("b.docx", word([*FACTIVA, "", *TAGGED.split("\n")]), [("2016-01-07", "Orla Press", "Dam talks go on")] * 2),
        Case("c.txt", TAGGED.encode(), [("2016-01-07", "Orla Press", "Dam talks go on")]),
        Case("d.txt", lines("Dam", "9 words", "7 January 2016", "Orla Press", "ORLAP", "English", "Document ORLAP00020160107ec17000b7"), codes=["empty"]),
        Case("damaged.txt", TAGGED.encode() + b"HD   Cut off\nPD   8 January", [("2016-01-07", "Orla Press", "Dam talks go on")], ["empty"]),
    ],
    "several memos in a text": [
        Case("a.txt", lines("7 Jan 2016; MEMO: One.", "", "8 Jan 2016; MEMO: Two."), [("2016-01-07", "MEMO", None), ("2016-01-08", "MEMO", None)]),
        Case("b.txt", lines(*MEMO, "", *MEMO[:2], "DATE: 8 January 2016", "SUBJECT: Two", "", "Else."), [("2016-01-07", "Desk", "Dam"), ("2016-01-08", "Desk", "Two")]),
        Case("c.txt", lines("Dam", "7 January 2016", "", BODY[0], "-----", "Vote", "8 January 2016", "", BODY[1]), [("2016-01-07", None, None), ("2016-01-08", None, None)]),
        Case("d.md", lines("---", "title: Dam", "date: 2016-01-07", "---", TEXT, "---", "title: Vote", "date: 2016-01-08", "---", BODY[0]), [("2016-01-07", None, "Dam"), ("2016-01-08", None, "Vote")]),
        Case("damaged.txt", lines("7 January 2016", "", BODY[0], "-----", "no header here", BODY[1]), [("2016-01-07", None, None)]),
    ],
}  # fmt: skip


def adds_up(row: FileRow) -> None:
    """The sums that hold in every row of the ledger."""
    assert row.n_articles == row.n_memos + row.n_set_aside, row
    assert (row.reason is None) == (row.status == "read"), row
    parts = (row.n_body, row.n_header, row.n_separators, row.n_characters_set_aside)
    if row.n_characters is None:
        assert set(parts) == {None}, row
    else:
        assert row.n_characters == sum(part or 0 for part in parts), row
        assert min(part or 0 for part in parts) >= 0, row
