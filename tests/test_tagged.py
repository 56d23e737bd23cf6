"""Archives of news whose articles stand between marks: what their marks say, and where their texts begin."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memokit.model import Code
from memokit.reading import read
from memokit.reading.formats.tagged import find_tagged

B = "The talks on the dam went on for a week, officials said."


class Archive(NamedTuple):
    """A record of one article, and what it says."""

    name: str
    text: str
    date: str | None
    title: str | None = None
    source: str | None = None
    author: str | None = None
    place: str | None = None
    file: str = "archive.sgml"


# fmt: off
ARCHIVES = [
    Archive("paragraphs within fields", f"<DOC>\n<DOCNO> OP031204-0086 </DOCNO>\n<SOURCE><P>Orla Post</P></SOURCE>\n<DATE>\n<P>\nMarch 5, 2009, Thursday, Home Edition\n</P>\n</DATE>\n<LENGTH><P>4337 words</P></LENGTH>\n<HEADLINE>\n<P>\nTALKS ON THE\nDAM</P>\n</HEADLINE>\n<BYLINE><P>By ANN SMITH</P></BYLINE>\n<TEXT>\n<P>{B}</P>\n</TEXT>\n<TYPE><P>Column</P></TYPE>\n</DOC>", "2009-03-05", "TALKS ON THE DAM", "Orla Post", "ANN SMITH"),
    Archive("paper and day before the headline", f"<DOC>\n<DOCNO>OP911-1</DOCNO>\n<DATE>910305\n</DATE>\n<HEADLINE>\nOP  05 MAR 91 / Talks on the\ndam\n</HEADLINE>\n<TEXT>\n{B}\n</TEXT>\n<PUB>The Orla Post\n</PUB>\n<PAGE>\nPage 1\n</PAGE>\n</DOC>", "1991-03-05", "Talks on the dam", "The Orla Post"),
    Archive("translated broadcast", f"<DOC>\n<DOCNO> OBIS3-11991 </DOCNO>\n<HEADER>\n<AU>   OBIS-LAT-94-060 </AU>\nDocument Type:Daily Report \n<DATE1>  5 Mar 1994 </DATE1>\n</HEADER>\n<H3> <TI>   Talks on the Dam </TI></H3>\n<F P=104>  Kelda Radio Network in Orlan 1100 GMT 4 Mar 94 </F>\n<TEXT>\nLanguage: <F P=105> Orlan </F>\nArticle Type:BFN \n\n<F P=106> [Article by Ann Smith] </F>\n  [Text] {B}\n</TEXT>\n</DOC>", "1994-03-05", "Talks on the Dam", "Kelda Radio Network", "Ann Smith"),
    Archive("header without a document", f"<HEADER>\n<DATE1>  5 Mar 1994 </DATE1>\n</HEADER>\n<H3> <TI>Talks on the Dam</TI></H3>\n<TEXT>\nLanguage: <F P=105>Orlan </F>\nArticle Type:BFN \n\n  [Excerpt] {B}\n</TEXT>", "1994-03-05", "Talks on the Dam"),
    Archive("wire with its fields within its text", f'<REUTERS TOPICS="YES" NEWID="402">\n<DATE> 5-MAR-1987 09:28:48.30</DATE>\n<UNKNOWN>\n&#5;&#5;C T</UNKNOWN>\n<TEXT>&#2;\n<TITLE>TALKS ON THE DAM</TITLE>\n<AUTHOR>    By Ann Smith, Reuters</AUTHOR>\n<DATELINE>    KELDA, March 5 - </DATELINE><BODY>{B}\n&#3;</BODY></TEXT>\n</REUTERS>', "1987-03-05", "TALKS ON THE DAM", "Reuters", "Ann Smith, Reuters", "KELDA"),
    Archive("day in the mark of an article", f'<?xml version="1.0" encoding="iso-8859-1" ?>\n<newsitem itemid="2286" id="root" date="1996-03-05" xml:lang="en">\n<title>ORLA: Talks on the dam.</title>\n<headline>Talks on the dam.</headline>\n<byline>Ann Smith</byline>\n<dateline>KELDA</dateline>\n<text>\n<p>{B}</p>\n</text>\n</newsitem>', "1996-03-05", "ORLA: Talks on the dam.", None, "Ann Smith", "KELDA", "2286newsML.xml"),
    Archive("day and place in a dateline", f'<newsitem itemid="2287" date="1996-03-05">\n<title>Talks on the dam.</title>\n<dateline>KELDA 1996-03-05</dateline>\n<text><p>{B}</p></text></newsitem>', "1996-03-05", "Talks on the dam.", None, None, "KELDA", "2287.xml"),
    Archive("industry text format", f'<?xml version="1.0"?>\n<!DOCTYPE nitf SYSTEM "nitf.dtd">\n<nitf><head><title>Talks on the Dam</title><docdata><doc-id id-string="1815718"/><pubdata date.publication="20070305T000000" name="The Orla Post"/></docdata></head><body><body.head><hedline><hl1>Talks on the Dam</hl1></hedline><byline class="print_byline">By ANN SMITH</byline></body.head><body.content><p>{B}</p></body.content></body></nitf>', "2007-03-05", "Talks on the Dam", "The Orla Post", "ANN SMITH", None, "1815718.xml"),
    Archive("package of agencies", f'<?xml version="1.0"?>\n<!--Orla NewsML-->\n<newsMessage xsi:schemaLocation="http://orla.example/x.xsd" standard="NewsML-G2"><header><sent>2016-01-07</sent></header><itemSet><newsItem guid="OP-1"><itemMeta><versionCreated>2016-01-07 12:35:40</versionCreated></itemMeta><contentSet><inlineXML><nitf><head><title>Talks on the dam</title></head><body><body.content><p>{B}</p></body.content></body></nitf></inlineXML></contentSet></newsItem></itemSet></newsMessage>', "2016-01-07", "Talks on the dam", None, None, None, "OP-1.xml"),
    Archive("head without words", f'<nitf version="3.4" change.date="October 18, 2006"><head><docdata><date.issue norm="20160107T191044Z" /></docdata></head><body><body.head><hedline><hl1>Talks on the dam</hl1></hedline><dateline><location>KELDA</location></dateline></body.head><body.content><p>{B}</p></body.content></body></nitf>', "2016-01-07", "Talks on the dam", None, None, "KELDA", "a.xml"),
    Archive("feed", f'<?xml version="1.0"?><rss version="2.0"><channel><title>Orla Post</title><link>https://orla.example/</link><item><title>Talks on the dam</title><link>https://orla.example/1</link><pubDate>Thu, 07 Jan 2016 10:00:00 GMT</pubDate><dc:creator>Ann Smith</dc:creator><description>A short form.</description><content:encoded><![CDATA[<p>{B}</p>]]></content:encoded></item></channel></rss>', "2016-01-07", "Talks on the dam", "Orla Post", "Ann Smith", None, "feed.xml"),
    Archive("feed of a listed publisher", f'<feed><title>World</title><entry><title>Talks on the dam</title><link>https://www.bbc.co.uk/news/1</link><published>2016-01-07T10:00:00Z</published><content type="html">&lt;b&gt;{B}&lt;/b&gt;</content></entry></feed>', "2016-01-07", "Talks on the dam", "BBC News", None, None, "feed.xml"),
    Archive("page of a wiki's dump", f'<mediawiki xml:lang="en"><siteinfo><sitename>Orla Wiki News</sitename></siteinfo><page><title>Talks on the dam</title><revision><timestamp>2011-03-09T19:12:44Z</timestamp><text xml:space="preserve">{{{{date|March 5, 2011}}}}\n{{{{byline|date=x|{{{{inner}}}}}}}}[[File:Dam.jpg|thumb|The [[dam]].]]\n{B.replace("dam", "[[w:Orla Dam|dam]]")}\n\n== Sources ==\n*{{{{source|url=http://orla.example}}}}\n[[Category:Dams]]</text></revision></page></mediawiki>', "2011-03-05", "Talks on the dam", "Orla Wiki News", None, None, "pages.xml"),
    Archive("articles below a root", f"<articles>\n<article><title>Talks on the dam</title><date>5 March 2009</date><source>Orla Post</source><text>{B}</text></article>\n</articles>", "2009-03-05", "Talks on the dam", "Orla Post", None, None, "export.xml"),
    Archive("letter of an edition", f'<?xml version="1.0"?>\n<?xml-model href="https://orla.example/x.rng"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Letter on the dam</title><author>Ann Smith</author></titleStmt><publicationStmt><date when="2012-01-01">2012</date></publicationStmt></fileDesc></teiHeader><text><body><div><opener><dateline><placeName>Kelda</placeName>, <date when="1819-03-05">March 5th 1819</date></dateline><salute>Sir,</salute></opener><p>{B}</p><note>A note of the editor.</note></div></body></text></TEI>', "1819-03-05", "Letter on the dam", None, "Ann Smith", "Kelda", "letter.xml"),
    Archive("document of a volume", f'<TEI xmlns:frus="http://orla.example/ns"><teiHeader><title>Papers of Orla</title></teiHeader><text><body><div type="chapter"><div type="document" n="1" frus:doc-dateTime-min="1969-03-05T00:00:00-05:00"><head>1. Memorandum on the Dam<note>From the archive.</note></head><opener><dateline><placeName>Kelda</placeName>, <date when="1969-03-05">March 5, 1969</date></dateline></opener><p>{B}</p></div></div></body></text></TEI>', "1969-03-05", "1. Memorandum on the Dam From the archive.", None, None, "Kelda", "volume.xml"),
    Archive("sitting of a parliament", f'<statements><image src="S6"/><title>Written Statements</title><date format="2003-05-07">Wednesday 7 May 2003</date><section><p><member>The Minister</member>: {B * 4}</p></section></statements>', "2003-05-07", "Written Statements", None, None, None, "sitting.xml"),
    Archive("debate with its cover", f'<akomaNtoso><debate name="hall"><meta><FRBRWork><FRBRdate date="2016-11-24" name="#generation"/></FRBRWork><FRBRExpression><FRBRdate date="2017-03-02"/></FRBRExpression></meta><coverPage><p class="Title"><docTitle>Debates of Orla</docTitle></p><p><docDate date="2016-11-24">Thursday, 24 November 2016</docDate></p></coverPage><debateBody><speech><p>{B * 4}</p></speech></debateBody></debate></akomaNtoso>', "2016-11-24", "Debates of Orla", None, None, None, "debate.xml"),
    Archive("evidence of a committee, its fields by their names", f'<?xml version="1.0"?>\n<Hansard xml:lang="EN" id="1"><DocumentTitle><DocumentName>EVIDENCE</DocumentName></DocumentTitle><ExtractedInformation><ExtractedItem Name="InstitutionDebate">Committee on Rivers</ExtractedItem><ExtractedItem Name="Date">Tuesday, March 5, 2019</ExtractedItem><ExtractedItem Name="MetaCreationTime">2019/10/14 15:35:00</ExtractedItem></ExtractedInformation><HansardBody><Intervention><ParaText id="2">{B * 4}</ParaText></Intervention></HansardBody></Hansard>', "2019-03-05", "EVIDENCE", None, None, None, "EV1.XML"),
    Archive("debate of a corpus, its mark of the day empty", f'<?xml version="1.0"?>\n<TEI><teiHeader><fileDesc><titleStmt><title>Debates of Orla</title></titleStmt><editionStmt><birthday>2023-05-17</birthday></editionStmt><publicationStmt><publisher>Assembly of Orla</publisher><date when="">2019-03-05</date></publicationStmt><sourceDesc><date>2023-05-16</date></sourceDesc></fileDesc></teiHeader><text><body><div type="agenda_item" desc="Treaty of 14 May 1990"><sp who="Ann Smith"><p>{B}</p></sp></div></body></text></TEI>', "2019-03-05", "Debates of Orla", None, None, None, "OR_19_100.xml"),
    Archive("debate of a corpus, where it was held", f'<TEI><teiHeader><title>Sitting 12</title><publicationStmt><date when="2021-06-11">2021</date></publicationStmt><profileDesc><settingDesc><setting><name type="city">Kelda</name><date when="2019-03-05">5.3.2019</date></setting></settingDesc></profileDesc></teiHeader><text><body><div><u who="#AnnSmith"><seg>{B}</seg></u></div></body></text></TEI>', "2019-03-05", "Sitting 12", None, None, None, "held.xml"),
    Archive("day within the title of an edition", f'<TEI><teiHeader><fileDesc><titleStmt><title><name>House of Orla</name>, <date when="1869-06-04">4 June 1869</date>, Debates</title></titleStmt><sourceDesc><bibl><title>Debates</title><date when="1975"/></bibl></sourceDesc></fileDesc><revisionDesc><change who="a" when="2018-09-05">Made.</change></revisionDesc></teiHeader><text><body><div type="debate"><p>{B}</p></div></body></text></TEI>', "1869-06-04", "House of Orla, 4 June 1869, Debates", None, None, None, "titled.xml"),
    Archive("day on which an edition was changed", f'<TEI><teiHeader><fileDesc><titleStmt><title>Debates</title></titleStmt><sourceDesc><p>Papers</p></sourceDesc></fileDesc><revisionDesc><change when="2018-09-05">Made.</change></revisionDesc></teiHeader><text><body><div><p>{B}</p></div></body></text></TEI>', None, "Debates", None, None, None, "made.xml"),
    Archive("edition whose own day is none", f'<TEI><teiHeader><title>Letter on the dam</title><publicationStmt><date when="2012-01-01">2012</date></publicationStmt></teiHeader><text><body><p>{B}</p></body></text></TEI>', None, "Letter on the dam", None, None, None, "letter.xml"),
    Archive("all in its own mark", f'<?xml version="1.0"?><doc sitename="Orla Insight" title="Talks on the Dam" author="Ann Smith" date="2019-03-06" url="https://orla.example/1" description="A &quot;short&quot; form."><main><p>{B}</p></main></doc>', "2019-03-06", "Talks on the Dam", "Orla Insight", "Ann Smith", None, "a.xml"),
    Archive("published in its mark", f'<articles>\n<article id="1" published-at="2017-10-04" title="Talks on the Dam"><p>{B}</p></article></articles>', "2017-10-04", "Talks on the Dam", None, None, None, "b.xml"),
    Archive("day in the number only", f"<DOC>\n<DOCNO> AP890305-0001 </DOCNO>\n<HEAD>Talks on the Dam</HEAD>\n<DATELINE>KELDA (AP) </DATELINE>\n<TEXT>\n   {B}\n</TEXT>\n</DOC>", "1989-03-05", "Talks on the Dam", "Associated Press", None, "KELDA"),
    Archive("no day", f"<DOC><DOCNO> X-1 </DOCNO><TEXT>{B}</TEXT></DOC>", None),
]
# fmt: on


@pytest.mark.parametrize("archive", ARCHIVES, ids=lambda archive: archive.name)
def test_the_marks_of_an_archive_say_what_an_article_is(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / archive.file).write_text(archive.text, "utf-8")
    (memo,) = read([tmp_path]).memos
    found = (memo.date, memo.title, memo.source, memo.author, memo.place, memo.text.rstrip("\x03\n"))
    assert found[:5] == archive[2:7]
    whole = {"sitting.xml": f"The Minister: {B * 4}", "debate.xml": B * 4, "EV1.XML": B * 4}
    assert found[5] == whole.get(archive.file, B)
    body = archive.text[memo.body_start : memo.body_end]
    assert body.startswith((B, f"&lt;b&gt;{B}", "The Minister", "{{date|"))


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ('<p>The <a href="x">talks</a> on the <b>dam</b>.</p><p>They went on.</p>', "The talks on the dam.\n\nThey went on."),
        ("<p>The <person>Ann Lind</person> talks,<br/>a line.</p>", "The Ann Lind talks,\n\na line."),
        ("<p>un<i>seen</i></p>\n<ul><li>one</li><li>two</li></ul>", "unseen\n\none\n\ntwo"),
    ],
)  # fmt: skip
def test_a_mark_within_a_sentence_divides_nothing(words: str, text: str) -> None:
    (nitf,) = find_tagged(
        f"<nitf><body><body.content>{words}</body.content></body></nitf>" + "<title>T</title>"
    )
    (feed,) = find_tagged(
        f"<rss><channel><item><title>T</title><content:encoded><![CDATA[{words}]]></content:encoded></item></channel></rss>"
    )
    assert [nitf.article.text, feed.article.text] == [text, text]


@pytest.mark.parametrize("file", ["config.xml", "feed.xml", "page.sgml"])
def test_other_files_of_marks_are_set_aside(file: str, tmp_path: Path) -> None:
    (tmp_path / file).write_text("<config><option name='a'>b</option></config>", "utf-8")
    reading = read([tmp_path])
    (problem,) = reading.problems
    form = file.rpartition(".")[2].upper()
    assert not reading.memos
    assert problem.code == Code.UNSUPPORTED
    assert problem.message == (
        f"{file}: {form} files other than archives of news are not read; save it as text; it was set aside"
    )


MARKS = st.sampled_from(
    [
        "<DOC>",
        "</DOC>",
        "<TEXT>",
        "</TEXT>",
        "<DATE>",
        "</DATE>",
        "<BODY>",
        "<TITLE>",
        "<P>",
        "Language:",
        "\n",
    ]
)


@given(st.lists(st.one_of(MARKS, st.text(max_size=20)), max_size=30).map("".join))
def test_any_marks_are_read(text: str) -> None:
    whole = f"<DOC>{text}"
    for part in find_tagged(whole):
        assert 0 <= part.start < part.end <= len(whole)
        assert all(part.start <= a <= b <= part.end for a, b in part.body)
