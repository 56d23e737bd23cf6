"""Each reader on files that are made, and on files that are broken: none raises, and every sum holds."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from email.utils import format_datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_files import archive, box, excel, message, word
from sample_files import FORMATS, adds_up

from memokit.model import Memo
from memokit.reading import mending, read
from memokit.reading.formats import read_content, read_contents, text
from memokit.reading.memos import finish
from memokit.reading.records import FileContent, Options

SOUND = {format: [(case.name, case.content) for case in cases] for format, cases in FORMATS.items()}
SAMPLES = [(format, name, content) for format, cases in SOUND.items() for name, content in cases]
PACKED = ("DOCX", "XLSX", "ZIP")
calm = settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=25)


def opened(content: FileContent) -> Iterator[FileContent]:
    yield content
    for inner in content.inner:
        yield from opened(inner)


def held(name: str, content: bytes) -> list[Memo]:
    """The memos of a file; its ledger adds up, whatever it holds."""
    contents = list(opened(read_content(content, name, Options())))
    for one in contents:
        adds_up(one.row)
        assert one.row.n_memos == len(one.drafts)
        assert one.drafts or one.problems or one.inner or one.row.status == "skipped"
        assert all(draft.text.strip() for draft in one.drafts)
    memos, _ = finish([draft for one in contents for draft in one.drafts])
    for memo in memos:
        assert "\n" not in "".join(filter(None, (memo.title, memo.source, memo.place, memo.author)))
    return memos


# --- broken files ---


@st.composite
def broken(draw: st.DrawFn, content: bytes) -> bytes:
    """`content` with bytes turned, cut out, put in from elsewhere, or cut off."""
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(content)))
        size = draw(st.integers(0, 40))
        what = draw(st.sampled_from(["turn", "cut", "insert", "splice", "end"]))
        if what == "turn":
            content = content[:at] + draw(st.binary(min_size=1, max_size=3)) + content[at + 3 :]
        elif what == "cut":
            content = content[:at] + content[at + size :]
        elif what == "insert":
            content = content[:at] + draw(st.sampled_from(DEBRIS)) + content[at:]
        elif what == "splice":
            other = draw(st.sampled_from(SAMPLES))[2]
            begin = draw(st.integers(0, len(other)))
            content = content[:at] + other[begin : begin + 10 * size] + content[at:]
        else:
            content = content[:at]
    return content


DEBRIS = [
    *(b"\x00", b"\r", b"\xff\xfe", b"\xef\xbb\xbf", b"\n\n", b'"', b"<", b"</p>", b"---\n", b"\x0c", b"{", b"]", b"=?utf-8?B?"),
    *(b"From x\n", b"Content-Type: multipart/mixed; boundary=x\n", b"<DOC>", b"Document A1234567890123\n", b"1 of 2 DOCUMENTS\n"),
    *(b"DATE: 30 February 2016\n", b"99/99/9999\n", b"LENGTH: 3 words\n", "\u2028\u200b\ufb01\u00c3\u00a9".encode(), b"-\nword"),
]  # fmt: skip


@pytest.mark.parametrize("format", SOUND)
@calm
@given(st.data())
def test_a_broken_file_is_read_or_set_aside(format: str, data: st.DataObject) -> None:
    name, content = data.draw(st.sampled_from(SOUND[format]))
    held(name, data.draw(broken(content)))


@pytest.mark.parametrize("format", PACKED)
@calm
@given(st.data())
def test_a_broken_member_is_read_or_set_aside(format: str, data: st.DataObject) -> None:
    """A container that is sound, around a member that is not."""
    name, content = data.draw(st.sampled_from(SOUND[format][:3]))
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        members = {member: packed.read(member) for member in packed.namelist()}
    member = data.draw(st.sampled_from(sorted(members)))
    members[member] = data.draw(broken(members[member]))
    held(name, archive(members))


ENDINGS = sorted({case[1].rpartition(".")[2] for case in SAMPLES} | {"rtf", "dat", "sgm", "ndjson", "xhtml"})


@calm
@given(
    st.sampled_from(ENDINGS),
    st.one_of(
        st.binary(max_size=300), st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
    ),
)
def test_any_bytes_under_any_name(ending: str, content: bytes) -> None:
    held(f"a.{ending}", content)


@calm
@given(st.sampled_from(ENDINGS), st.sampled_from(SAMPLES))
def test_a_file_under_a_wrong_name(ending: str, sample: tuple[str, str, bytes]) -> None:
    held(f"a.{ending}", sample[2])


# --- files that are made from memos ---

Plain = tuple[date, str, str]
WORDS = st.sampled_from(
    [
        "council",
        "talks",
        "dam;",
        '"vote"',
        "river,",
        "Šiala",
        "café",
        "1,200",
        "per-cent",
        "it’s",
        "(so)",
        "—",
        "Orla",
        "said:",
        "no:",
        "minister",
        "3",
        "March",
        "1971",
        "#tag",
        "&",
        "<b>",
        "=",
        "a.b",
    ]
)
SENTENCES = st.lists(WORDS, min_size=3, max_size=30).map(
    lambda words: "The minister " + " ".join(words) + "."
)
BODIES = st.lists(SENTENCES, min_size=1, max_size=4).map("\n\n".join)
TITLES = st.sampled_from(["Dam talks go on", "Farmers ask for plans", "Vote in Orla"])
DAYS = st.dates(date(1970, 1, 1), date(2030, 1, 1))
MEMOS = st.lists(st.tuples(DAYS, TITLES, BODIES), min_size=1, max_size=4, unique_by=lambda memo: memo[2])


def as_csv(memos: list[Plain]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([("date", "title", "text"), *memos])
    return out.getvalue().encode()


def as_json(memos: list[Plain]) -> bytes:
    return json.dumps(
        [{"date": day.isoformat(), "title": title, "text": body} for day, title, body in memos]
    ).encode()


def as_lines(memos: list[Plain]) -> bytes:
    return b"\n".join(json.dumps(one).encode() for one in json.loads(as_json(memos)))


def as_excel(memos: list[Plain]) -> bytes:
    return excel([["date", "title", "text"], *[list(memo) for memo in memos]])


def as_mail(memo: Plain) -> bytes:
    day, title, body = memo
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return message(Subject=title, From="Ann Smith <ann@orla.example>", Date=format_datetime(noon), text=body)


def as_block(memo: Plain) -> str:
    return f"DATE: {memo[0].day} {memo[0]:%B} {memo[0].year}\nFROM: Desk\nSUBJECT: {memo[1]}\n\n{memo[2]}\n\n"


def as_front_matter(memo: Plain) -> str:
    return f"---\ntitle: {memo[1]}\ndate: {memo[0]}\n---\n\n{memo[2]}\n\n"


def as_page(memo: Plain) -> str:
    from html import escape

    words = "".join(f"<p>{escape(part)}</p>" for part in memo[2].split("\n\n"))
    return f"<html><head><meta property='article:published_time' content='{memo[0]}'><title>{memo[1]}</title></head><body><article><h1>{memo[1]}</h1>{words}</article></body></html>"


def as_wire(memo: Plain) -> str:
    return f"<DOC>\n<DOCNO> APW{memo[0]:%Y%m%d}.0374 </DOCNO>\n<HEADLINE>\n{memo[1]}\n</HEADLINE>\n<TEXT>\n{memo[2]}\n</TEXT>\n</DOC>\n"


MAKERS: dict[str, tuple[str, Callable[[list[Plain]], bytes]]] = {
    "CSV": ("a.csv", as_csv),
    "JSON": ("a.json", as_json),
    "JSON Lines": ("a.jsonl", as_lines),
    "XLSX": ("a.xlsx", as_excel),
    "mbox": ("a.mbox", lambda memos: box(*map(as_mail, memos))),
    "ZIP of messages": ("a.zip", lambda memos: archive({f"{n}.eml": as_mail(memo) for n, memo in enumerate(memos)})),
    "several blocks": ("a.txt", lambda memos: "".join(map(as_block, memos)).encode()),
    "several front matters": ("a.md", lambda memos: "".join(map(as_front_matter, memos)).encode()),
    "Windows": ("a.txt", lambda memos: "".join(map(as_block, memos)).replace("\n", "\r\n").encode("utf-16")),
    "Word": ("a.docx", lambda memos: word("".join(map(as_block, memos)).split("\n"))),
}  # fmt: skip


@pytest.mark.parametrize("format", MAKERS)
@calm
@given(MEMOS)
def test_what_was_written_is_read(format: str, memos: list[Plain]) -> None:
    name, make = MAKERS[format]
    found = [(memo.date, memo.title, memo.text.strip()) for memo in held(name, make(memos))]
    assert found == [(day.isoformat(), title, body) for day, title, body in memos]


@calm
@given(MEMOS)
def test_what_was_written_between_tags_is_read(memos: list[Plain]) -> None:
    tagged = [(day, title, body.replace("<b>", "b").replace("&", "and")) for day, title, body in memos]
    found = held("a.sgm", "".join(map(as_wire, tagged)).encode())
    assert [(memo.date, memo.title, memo.text) for memo in found] == [
        (day.isoformat(), title, body) for day, title, body in tagged
    ]


@calm
@given(st.tuples(DAYS, TITLES, st.lists(SENTENCES, min_size=3, max_size=5, unique=True).map("\n\n".join)))
def test_a_page_keeps_its_day_and_title(memo: Plain) -> None:
    (found,) = held("a.html", as_page(memo).encode())
    assert (found.date, found.title) == (memo[0].isoformat(), memo[1])


def test_a_hit_of_an_index_is_the_document_it_holds() -> None:
    hit = {
        "_index": "mail",
        "@timestamp": "2034-05-13",
        "_source": {"date": "2031-01-06", "subject": "Talks", "body": "The talks went on."},
    }
    (memo,) = held("a.json", json.dumps({"took": 3, "hits": {"total": 1, "hits": [hit]}}).encode())
    assert (memo.date, memo.title, memo.text) == ("2031-01-06", "Talks", "The talks went on.")


def test_the_cover_of_an_export_is_no_article() -> None:
    article = "\n\nOrla Post\n\nJanuary 6, 2031 Monday\n\nTalks go on\n\nLENGTH: 9 words\n\nThe talks on the dam went on for a week.\n\nLOAD-DATE: January 7, 2031\n\n"
    cover = "Download Request: Selected Items: 1-2\nTime Of Request: Friday, March 20, 2038\n\n"
    found = held("a.txt", f"{cover}1 of 2 DOCUMENTS{article}2 of 2 DOCUMENTS{article}".encode())
    assert [(memo.date, memo.title) for memo in found] == [("2031-01-06", "Talks go on")] * 2


def test_a_text_under_the_name_of_a_page_is_read() -> None:
    (memo,) = held("talks.html", f"Talks on the dam go on\n\n6 January 2031\n\n{WORDS} & < {WORDS}".encode())
    assert (memo.date, memo.title, memo.text) == (
        "2031-01-06",
        "Talks on the dam go on",
        f"{WORDS} & < {WORDS}",
    )
    assert held("talks.html", b"<html><head><title>Talks</title></head><body></body></html>") == []


@pytest.mark.parametrize("end", ["", "\n\nEnd of Document\n"])
def test_the_cover_that_lists_one_article_is_no_part_of_it(end: str) -> None:
    cover = "User Name: = Reading Room\nDate and Time: = Tuesday, March 5, 2038 10:14:00 AM EST\nJob Number: = 84512390\nDocument (1)\n1. Talks on the dam go on\nClient/Matter: -None-\nSearch Terms: dam AND talks\n\n"
    article = f"Talks on the dam go on\nOrla Times\nJanuary 6, 2031 Monday\n\nCopyright 2031 Orla Media All Rights Reserved\n\nSection: NEWS\nLength: 204 words\nByline: ANN SMITH\n\nBody\n\n{WORDS}"
    (memo,) = held("a.txt", f"{cover}{article}{end}".encode())
    assert (memo.date, memo.title, memo.source) == ("2031-01-06", "Talks on the dam go on", "Orla Times")
    assert (memo.author, memo.text) == ("ANN SMITH", WORDS)


WORDS = "The talks on the dam went on for a week, officials said, and no date was set for the vote of the council of the valley."


def test_an_export_of_proquest_holds_an_article_between_rules() -> None:
    rule = "_" * 60
    article = f"Talks go on\n\nAuthor: Smith, Ann\n\nPublication info: Orla Times; Kelda. 06 Jan 2031: A.1.\n\nAbstract: None available.\n\nFull text: {WORDS}\n\n{WORDS}\n\nSubject: Dams;\n\nPublication title: Orla Times; Kelda\n\nPublication date: Jan 6, 2031\n\nLast updated: 2031-01-09\n\n"
    text = f"{rule}\n\nReport Information from ProQuest\n\n05 April 2038 10:20\n{rule}\n\n" + "".join(
        f"{rule}\n\nDocument {number} of 2\n\n{article}" for number in (1, 2)
    )
    found = held("a.txt", f"{text}{rule}\n\nContact ProQuest\n".encode())
    assert [memo[1].strip() for memo in found] == [f"{WORDS}\n\n{WORDS}"] * 2
    assert {(memo.date, memo.title, memo.source, memo.author) for memo in found} == {
        ("2031-01-06", "Talks go on", "Orla Times", "Smith, Ann")
    }


def test_a_table_without_names_tells_its_columns_by_its_cells() -> None:
    rows = [
        ["1", "1/6/2031 18:48", "KELDA1", f"{WORDS} One."],
        ["2", "1/26/2031 9:30", "KELDA2", f"{WORDS} Two."],
    ]
    lines = io.StringIO()
    csv.writer(lines).writerows(rows)
    content = read_content(lines.getvalue().encode(), "a.csv", Options())
    assert [draft.text for draft in content.drafts] == [row[3] for row in rows]
    assert [memo.date for memo in held("a.csv", lines.getvalue().encode())] == ["2031-01-06", "2031-01-26"]
    assert content.problems[0].message == (
        "a.csv: no line with the names of columns: 'column 2' is read as the date, 'column 4' is read as the text; "
        "name others with columns={…}"
    )


def test_a_table_without_names_and_days_is_read_and_told() -> None:
    lines = io.StringIO()
    csv.writer(lines).writerows(
        [["3", "Talks go on (AP)", f"{WORDS} One."], ["1", "Vote (AP)", f"{WORDS} Two."]]
    )
    content = read_content(lines.getvalue().encode(), "train.csv", Options())
    assert [draft.text for draft in content.drafts] == [f"{WORDS} One.", f"{WORDS} Two."]
    assert content.problems[0].message == (
        "train.csv: no line with the names of columns: 'column 3' is read as the text; name others with columns={…}"
    )


def test_a_table_of_numbers_is_set_aside() -> None:
    content = read_content(b"1,2,3\n4,5,6\n", "a.csv", Options())
    assert (content.row.status, len(content.drafts)) == ("set_aside", 0)


@pytest.mark.parametrize(
    ("record", "date", "text"),
    [
        ({"title": "Talks", "created_utc": 1925467200, "selftext": WORDS}, "2031-01-06", WORDS),
        ({"title": "Talks", "created_utc": "1925467200000", "selftext": WORDS}, "2031-01-06", WORDS),
        ({"header": {"year": "2031", "month": "January", "day": "6"}, "doc_title": "Talks", "content": [{"speaker": "Ms. DOE", "text": WORDS}]}, "2031-01-06", f"Ms. DOE: {WORDS}"),
        ({"title": "Talks", "attribution": {"en": "Ms. DOE", "fr": "Mme DOE"}, "time": "2031-01-06 14:05:00", "content": {"en": WORDS, "fr": "Oui."}}, "2031-01-06", WORDS),
        ({"date|x": "", "datetime_submitted": "2031-01-06T10:00:00.04", "contents": WORDS, "speakers": "Ann Smith"}, "2031-01-06", WORDS),
        ({"date_publish": "2031-01-06 10:00:00", "date_download": "2038-01-01", "maintext": WORDS}, "2031-01-06", WORDS),
    ],
)  # fmt: skip
def test_records_of_many_makers(record: dict[str, object], date: str, text: str) -> None:
    (memo,) = held("a.json", json.dumps(record).encode())
    assert (memo.date, memo.text) == (date, text)


POSTED = "2031-01-06T10:20:00"
NETWORKS: dict[str, tuple[str, object]] = {
    "messenger": ("result.json", {"name": "Orla Channel", "type": "public_channel", "messages": [{"id": 1, "type": "message", "date": POSTED, "text": [WORDS[:40], {"type": "bold", "text": WORDS[40:]}]}]}),
    "network's archive": ("tweets.js", [{"tweet": {"id": "1", "full_text": WORDS, "created_at": "Mon Jan 06 10:20:00 +0000 2031"}}]),
    "forum": ("forum.json", {"kind": "Listing", "data": {"children": [{"kind": "t3", "data": {"title": "Talks", "selftext": WORDS, "created_utc": 1925461200.0}}]}}),
    "office chat": ("day.json", [{"type": "message", "text": WORDS, "ts": "1925461200.000200"}]),
    "site's export": ("site.json", {"db": [{"meta": {"exported_on": 1}, "data": {"posts": [{"title": "Talks", "plaintext": WORDS, "published_at": POSTED}], "tags": [{"name": "dam"}]}}]}),
    "feed": ("feed.json", {"title": "Orla Post", "items": [{"title": "Talks", "content_html": f"<p>{WORDS}</p>", "date_published": POSTED}]}),
}  # fmt: skip


@pytest.mark.parametrize("network", NETWORKS)
def test_posts_of_networks_are_memos(network: str) -> None:
    name, held_there = NETWORKS[network]
    script = "window.YTD.tweets.part0 = " if name.endswith(".js") else ""
    (memo,) = held(name, f"{script}{json.dumps(held_there)}".encode())
    assert (memo.date, memo.text) == ("2031-01-06", WORDS)


@pytest.mark.parametrize(
    "text",
    [
        "To join the mailing list, write to the council.",
        "Report Information from ProQuest\n\nDocument 1 of 2\n\nTalks go on.\n",
        '{"title": "Talks"} and more of them',
        "window.YTD.tweets.part0 = nothing",
        "title: Talks\nno rule below\n",
        "<TEI><text><body></body></text></TEI>",
        "<rss><channel><title>Orla</title></channel></rss>",
    ],
)
def test_what_only_looks_like_a_collection_is_read_or_told(text: str) -> None:
    for name in ("a.txt", "a.md", "a.xml", "a.json", "a.jsonl", "a.csv"):
        content = read_content(text.encode(), name, Options())
        adds_up(content.row)
        assert content.drafts or content.problems
        assert not any("Error" in one.message for one in content.problems)
        if name in ("a.txt", "a.md") and not text.startswith(("<", "window")):
            assert content.drafts


def test_letters_of_a_request_have_its_title_and_it_is_no_source() -> None:
    letters = [{"datetime": f"2031-01-0{n}T10:00:00", "communication": f"{WORDS} {n}."} for n in (6, 7)]
    request = {
        "title": "Reports on the dam",
        "status": "done",
        "username": "A.Smith",
        "communications": letters,
    }
    found = held("request.json", json.dumps(request).encode())
    assert [(memo.date, memo.title, memo.source) for memo in found] == [
        ("2031-01-06", "Reports on the dam", None),
        ("2031-01-07", "Reports on the dam", None),
    ]


@pytest.mark.parametrize(
    ("channel", "source"),
    [
        ("UCK3dP0aQ7m1Vt2zqF4AaAB", None),
        ("1204", None),
        ("Orla TV 24", "Orla TV 24"),
        ("NewsChannel24ofOrla", "NewsChannel24ofOrla"),
    ],
)
def test_a_key_of_another_table_is_no_source(channel: str, source: str | None) -> None:
    line = json.dumps({"cid": "1", "text": WORDS, "channel": channel, "author": "4471"})
    (memo,) = held("comments.jsonl", line.encode())
    assert (memo.source, memo.author) == (source, None)


def test_a_channel_is_the_source_of_its_posts() -> None:
    (memo,) = held("result.json", json.dumps(NETWORKS["messenger"][1]).encode())
    assert memo.source == "Orla Channel"


def test_a_page_behind_a_declaration_of_xml_is_a_page() -> None:
    page = f'<?xml version="1.0" encoding="UTF-8"?>\n<html><head><title>Talks go on</title></head><body><h1>Talks go on</h1><p>{WORDS}</p><p>{WORDS}</p></body></html>'
    for name in ("a.txt", "a.xml", "page"):
        (memo,) = held(name, page.encode())
        assert (memo.title, "<" in memo.text) == ("Talks go on", False)


def test_a_note_of_a_notebook_is_a_memo() -> None:
    note = f'<?xml version="1.0"?><!DOCTYPE en-export SYSTEM "http://x.example/4.dtd"><en-export application="Notes"><note><title>Talks</title><created>20310106T102000Z</created><updated>20380401T000000Z</updated><content><![CDATA[<?xml version="1.0"?><!DOCTYPE en-note SYSTEM "http://x.example/2.dtd"><en-note><div>{WORDS}</div></en-note>]]></content></note></en-export>'
    (memo,) = held("notes.enex", note.encode())
    assert (memo.date, memo.title, memo.text) == ("2031-01-06", "Talks", WORDS)


def test_a_digest_of_a_mailing_list_holds_messages() -> None:
    def post(number: int, who: str) -> str:
        return f"Message: {number}\nDate: Mon, {5 + number} Jan 2031 10:20:00 +0000\nFrom: {who} <a@orla.example>\nSubject: Talks\nTo: list@orla.example\n\n{WORDS} {who}.\n\n{'-' * 30}\n\n"

    head = f"Send Orla mailing list submissions to\n\tlist@orla.example\n\nToday's Topics:\n\n   1. Talks (Ann)\n\n{'-' * 70}\n\n"
    found = held("digest.txt", f"{head}{post(1, 'Ann')}{post(2, 'Jo')}End of Orla Digest\n".encode())
    assert [(memo.date, memo.text.strip()) for memo in found] == [
        ("2031-01-06", f"{WORDS} Ann."),
        ("2031-01-07", f"{WORDS} Jo."),
    ]


@pytest.mark.parametrize(
    ("name", "date"),
    [("ep-00-01-17.txt", "2000-01-17"), ("ep-96-04-15.txt", "1996-04-15"), ("ORLSC_2010_SPV.6256_spch001.txt", "2010"), ("ORL_70_2015.txt", "2015"), ("1789-01-05_Post_2.txt", "1789-01-05"), ("ep-13-13-13.txt", None)],
)  # fmt: skip
def test_names_of_collections_tell_days_and_years(name: str, date: str | None) -> None:
    (memo,) = held(name, WORDS.encode())
    assert memo.date == date


OTHERS = [
    {"TITLE": "Talks on the dam", "PUBLISHED_DATE": "2031-01-06", "body_text": "The talks went on for a week.", "score": 3},
    {"headline": "Talks", "publishedAt": "2031-01-07T10:00:00Z", "source": {"name": "Orla Post"}, "content": "No date was set for the vote."},
    {"title": "Talks", "text": "The member was glad of the vote.", "url": "https://www.orla.example/2031/01/08/talks"},
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(OTHERS)))
def test_lines_of_another_collection_are_rows(number: int) -> None:
    record = OTHERS[number]
    found = held("a.jsonl", f"{json.dumps(record)}\nno object\n".encode())
    text = record.get("body_text") or record.get("content") or record["text"]
    assert [(memo.date, memo.text) for memo in found] == [(f"2031-01-0{6 + number}", text)]
    content = read_content(f"{json.dumps(record)}\nno object\n".encode(), "a.jsonl", Options())
    assert (content.row.n_articles, content.row.n_memos, content.row.n_set_aside) == (2, 1, 1)
    assert [one.message for one in content.problems] == [
        "a.jsonl:2: not an object of JSON; the line was set aside"
    ]


def test_lines_have_the_columns_that_the_user_names() -> None:
    line = json.dumps({"was": "The talks went on.", "am": "6 Jan 2031", "text": "no"})
    content = read_content(line.encode(), "a.jsonl", Options(columns={"text": "was", "date": "am"}))
    (draft,) = content.drafts
    assert (draft.text, draft.stated[0].written.value) == ("The talks went on.", "2031-01-06")


def test_own_lines_with_keys_that_mean_nothing_stay_verbatim() -> None:
    line = json.dumps({"date": "2031-01-06", "text": " The talks\u00a0went on. ", "score": 3})
    content = read_content(line.encode(), "a.jsonl", Options())
    assert content.drafts[0].text == " The talks\u00a0went on. "
    assert [one.message for one in content.problems] == ["a.jsonl: unknown keys, not used: score"]


FRONTS = {
    "object of JSON": '{\n  "title": "Dam talks",\n  "date": "2031-01-06T10:00:00Z",\n  "tags": ["a"]\n}\n\n',
    "without its first line": "title: Dam talks\ndate: 2031/01/06 20:46:25\ntags:\n- dam\n---\n",
    "lines behind two dots": ".. title: Dam talks\n.. slug: dam-talks\n.. date: 2031-01-06 10:00:00 UTC\n.. type: text\n\n",
    "keys of two words": '---\nTitle: "Dam talks"\npublishDate: Jan 6th 2031\nauthorName: null\n---\n',
    "a shortcode below": '---\ntitle: Dam talks\ndate: 2031-01-06\n---\n{{< scan "1.pdf" >}}\n{% include top.html %}\n',
}


@pytest.mark.parametrize("front", FRONTS.values(), ids=FRONTS)
def test_front_matter_has_many_forms(front: str) -> None:
    words = "The talks on the dam went on for a week, officials said."
    (memo,) = held("a.md", f"{front}{words}\n".encode())
    assert (memo.date, memo.title, memo.text.strip()) == ("2031-01-06", "Dam talks", words)


def test_an_object_alone_is_no_front_matter() -> None:
    (memo,) = held("a.txt", b'{"title": "Dam talks", "date": "2031-01-06"}')
    assert memo.text.startswith("{")


MARKED_UP = """---
title: "Talks on the dam"
date: 2031-01-06
---
<!-- imported from another site -->
<p class="lead">The talks on the dam <a href="https://orla.example/1">went on</a>&nbsp;for a week, officials said.</p>
<script>var votes = "<p>none</p>";</script>
<ul><li>No date was set.</li><li>R&amp;D goes on.</li></ul>
"""


def test_marks_of_html_in_a_text_are_no_words() -> None:
    (content,) = opened(read_content(MARKED_UP.encode(), "a.md", Options()))
    adds_up(content.row)
    (memo,), _ = finish(list(content.drafts))
    assert (memo.date, memo.title) == ("2031-01-06", "Talks on the dam")
    assert [line for line in memo.text.split("\n") if line] == [
        "The talks on the dam went on for a week, officials said.",
        *("No date was set.", "R&D goes on."),
    ]
    assert MARKED_UP[memo.body_start :].startswith("The talks")
    assert [one.message for one in content.problems] == ["a.md: marks of HTML taken out: 14"]


@pytest.mark.parametrize(
    "words", ["x < y and y > z </p>", "Use <b> for bold </b>.", "Ann <ann@orla.example>"]
)
def test_a_text_with_a_mark_or_none_keeps_it(words: str) -> None:
    (memo,) = held("a.txt", f"The talks went on for a week, officials said: {words}".encode())
    assert memo.text.endswith(words)


ROWS = [
    "The member made public the written answers that she had from three firms about the dam, the river and the boats on it.",
    "Today the member asked the committee to hear the farmers of the valley before it votes on the plans for the dam again.",
    "The member was glad of the vote and said that the farmers of the valley would now be heard before the plans are made.",
]


def test_rows_of_a_date_and_an_article_are_a_memo_each() -> None:
    days = ("03.07.19", "03.27.19", "04.05.19")
    found = held("a.txt", "\n".join(map("\t".join, zip(days, ROWS, strict=True))).encode())
    assert [(memo.date, memo.text) for memo in found] == list(
        zip(("2019-03-07", "2019-03-27", "2019-04-05"), ROWS, strict=True)
    )


def test_rows_of_a_chronicle_are_one_memo() -> None:
    found = held("a.txt", b"1998-05-04\tTreaty signed\n1999-05-04\tDam begun\n2001-03-05\tDam filled\n")
    assert len(found) == 1


# --- files read together ---


def test_files_read_together_are_read_as_each_alone() -> None:
    files = [(name, content) for _, name, content in SAMPLES] + [
        ("empty.txt", b""),
        ("blank.md", b" \n"),
        ("no.txt", b"\0\1" * 90),
    ]
    assert read_contents(files, Options()) == [
        read_content(content, name, Options()) for name, content in files
    ]


def test_a_text_that_cannot_be_read_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def mend(words: str, beyond: str | None = None, *, markup: bool = False) -> mending.Mended:
        if "Torvald" in words:
            raise ValueError
        return mending.mend(words, beyond, markup=markup)

    monkeypatch.setattr(text, "mend", mend)
    files = [
        (f"{n}.txt", f"6 Jan 2031; MEMO: {who} spoke.".encode())
        for n, who in enumerate(["Siala", "Torvald", "Orla"])
    ]
    found = read_contents(files, Options())
    assert [one.row.status for one in found] == ["read", "set_aside", "read"]
    assert found[1].problems[0].message == "1.txt: cannot be read (ValueError); it was set aside"


CUT = '[{"date":"2020-01-05","title":"Talks","text":"Talks on the dam failed."},\n {"date":"2020-01-06","title":"Vote","text":"They voted."},\n'


@pytest.mark.parametrize("lead", ["", '{"total": 3, "articles": '])
def test_json_that_breaks_off_keeps_its_whole_records(lead: str, tmp_path: Path) -> None:
    (tmp_path / "export.json").write_text(f'{lead}{CUT} {{"date":"2020-01-07","text":"The d')
    found = read([tmp_path])
    (row,) = found.files
    assert [memo.date for memo in found.memos] == ["2020-01-05", "2020-01-06"]
    assert (row.status, row.n_articles, row.n_memos, row.n_set_aside) == ("read", 3, 2, 1)
    (problem,) = found.problems
    assert problem.message == (
        "export.json:3: the JSON breaks off here; the 2 objects before it were read, the rest was set aside"
    )


def test_json_with_a_comma_too_many_is_read(tmp_path: Path) -> None:
    (tmp_path / "export.json").write_text(f"{CUT}]")
    found = read([tmp_path])
    assert len(found.memos) == 2
    assert not found.problems


def test_a_list_of_headlines_is_read_and_told(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(
        "link,title,date\nhttps://orla.example/1,Talks on the dam fail,2017-12-12\n"
    )
    found = read([tmp_path])
    assert [(memo.text, memo.title, memo.date) for memo in found.memos] == [
        ("Talks on the dam fail", "Talks on the dam fail", "2017-12-12")
    ]
    (problem,) = found.problems
    assert (
        problem.message
        == "list.csv: no column for the text: 'title' is read as it; name another with columns={…}"
    )


def test_the_day_of_saving_a_row_gives_way_to_its_dateline(tmp_path: Path) -> None:
    body = "KELDA, Orla (December 4, 2024) - Talks on the dam failed, the ministry said."
    (tmp_path / "a.csv").write_text(f'title,content,created_at\nTalks,"{body}",2024-12-18 10:00:00\n')
    (tmp_path / "b.csv").write_text(f'title,content,published\nTalks again,"{body}",2024-12-18\n')
    found = read([tmp_path])
    assert [memo.date for memo in found.memos] == ["2024-12-04", "2024-12-18"]
    assert [problem.message for problem in found.problems] == [
        "a.csv:2: dated 2024-12-04 (dateline); also stated: 2024-12-18 (page shown)",
        "b.csv:2: dated 2024-12-18 (column); also stated: 2024-12-04 (dateline)",
    ]


def test_the_day_on_which_a_link_was_last_seen_is_no_date(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "Title,href,Last.seen.date\nTalks fail,/2016/08/11/orla/talks.html,2016-08-13\n"
    )
    assert [memo.date for memo in read([tmp_path]).memos] == ["2016-08-11"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [("Orla Post", "Orla Post"), ("2026-09-25 09:04:27", None), ("Twitter for iPhone", "Twitter"), ("TweetDeck", "Twitter")],
)  # fmt: skip
def test_a_clock_is_no_source_and_a_program_stands_for_its_network(
    source: str, expected: str | None, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text(f"text,date,source\nTalks on the dam failed.,2019-03-05,{source}\n")
    assert [memo.source for memo in read([tmp_path]).memos] == [expected]
