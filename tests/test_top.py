"""What stands above the first paragraph: title, source, author, place, and where the text begins.

The pages are invented, in the shapes of saved pages, scans and repostings (docs/quality.md).
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memokit.reading import read
from memokit.reading.headers.header import Header
from memokit.reading.headers.top import find_named_title, find_top

B = "The minister said on Wednesday that talks on the dam would go on for another week. A spokeswoman of the council told reporters that no date was set for the vote."


class Page(NamedTuple):
    """A page, what its top tells, and the line with which its text begins."""

    name: str
    text: str
    title: str | None = None
    source: str | None = None
    author: str | None = None
    place: str | None = None
    body: str = B


# fmt: off
PAGES = [
    Page("menu above the headline", f"Skip to main content\n\nHome\nNews\nTalks on the dam go on for a week\n\nShare\n\n{B}", "Talks on the dam go on for a week"),
    Page("the headline that the text speaks of", f"The Orla Review\nMost widely read since 1872\nEmail This Page\nTalks on the dam go on\n\n{B}", "Talks on the dam go on", "The Orla Review"),
    Page("section above the headline", f"Press Advisories\n\nTalks on the dam go on for another week\n\n{B}", "Talks on the dam go on for another week"),
    Page("letterhead above the headline", f"Media Release\n\nSenator the Hon Ann Doe Minister for Rivers and Lakes\n\nMay 4, 2003\n\nORLA JOINS THE TALKS ON THE DAM\n\n{B}", "ORLA JOINS THE TALKS ON THE DAM"),
    Page("name of the site behind a bar", f"Talks on the dam go on | Orla Post\n\n{B}", "Talks on the dam go on", "Orla Post"),
    Page("twice, once with the site", f"Talks on the dam go on - Orla.MN\n\nTalks on the dam go on\n\nOld News! Published on: 2020.06.30\n\n{B}", "Talks on the dam go on"),
    Page("title of two lines in capitals", f"THE TALKS ON THE DAM\nAND THE VOTE OF THE COUNCIL\n\n{B}", "THE TALKS ON THE DAM AND THE VOTE OF THE COUNCIL"),
    Page("title that goes on in brackets", f"Certain Activities at the Dam in the Border Area\n(Orla v. Kelda)\n\n{B}", "Certain Activities at the Dam in the Border Area (Orla v. Kelda)"),
    Page("title in capitals that begins above", f"COMMUNIQUÉ\nOF THE SUMMIT ON THE DAM\n\n{B}", "COMMUNIQUÉ OF THE SUMMIT ON THE DAM"),
    Page("parties of a judgment", f"HC 230-23\nANN SMITH\nversus\nJO DOE\nand\nTHE MINISTER OF RIVERS\nHIGH COURT OF ORLA\n\n{B}", "ANN SMITH versus JO DOE and THE MINISTER OF RIVERS", "HIGH COURT OF ORLA"),
    Page("parties with what they are", f"ANN SMITH .......... Appellant\nv\nJO DOE .......... Respondent\n\n{B}", "ANN SMITH v JO DOE"),
    Page("only that it answers", f"Subject: Re:\nFrom: Ann Smith\nDate: 5 March 2019\n\n{B}", None, "Ann Smith"),
    Page("a question", f"Will the talks on the dam go on for another week?\n\n{B}", "Will the talks on the dam go on for another week?"),
    Page("caption of a picture", f"Ann Doe looks on at the dam, March 9, 2015. (Courtesy)\n\nTalks on the dam to go on\n\n{B}", "Talks on the dam to go on"),
    Page("a person and no title", f"Talks on the dam go on\n\nAnn Smith\n\n{B}", "Talks on the dam go on", author="Ann Smith"),
    Page("by, and the name below", f"Talks on the dam go on\nPublished\n4 years ago\nBy\nEric\n\n{B}", "Talks on the dam go on", author="Eric"),
    Page("an office on a line", f"Ministry of Rivers of Orla\n\nStatement on the talks at the dam\n\n{B}", "Statement on the talks at the dam", "Ministry of Rivers of Orla"),
    Page("a court", f"SUPREME COURT OF ORLA\n\nSmith v. Council of Kelda\n\n{B}", "Smith v. Council of Kelda", "SUPREME COURT OF ORLA"),
    Page("source behind a label", f"Talks on the dam go on\n\nSource: AAP\n\n{B}", "Talks on the dam go on", "AAP"),
    Page("from an office", f"Talks on the dam go on\n\nFrom Department of Rivers\nPublished on\n\n{B}", "Talks on the dam go on", "Department of Rivers"),
    Page("an agency signs", f"Talks on the dam go on\n\n{B} —PTI", "Talks on the dam go on", "Press Trust of India", body=f"{B} —PTI"),
    Page("an address above", f"https://www.orla.example/2031/talks\n\n{B}", source="orla.example"),
    Page("name above a menu", f"Orla Courant\nHome\nNews\nSports\nContact\n\nTalks on the dam go on\n\n{B}", "Talks on the dam go on", "Orla Courant"),
    Page("rights at the foot", f"Talks on the dam go on\n\n{B}\n\n© 2023 The Kelda Times Ltd. All rights reserved.", "Talks on the dam go on", "The Kelda Times", body=f"{B}\n\n© 2023 The Kelda Times Ltd. All rights reserved."),
    Page("the way to a page ends with its title", f"Thursday\nAbout Us\nAdvert Rates\nOrla Times of Kelda\n\nHome » News » More News » Drivers block the road for a week\n\nDrivers block the road for a week\nThe talks on the dam go on.\n\nAnn Smith\n\n{B}", "Drivers block the road for a week", author="Ann Smith"),
    Page("site above a menu on one line", f"Transcripts of the Ministers of Orla\n\nHome   Browse   About   Contact\n\nInterview with Jo Doe on the dam\n\n{B}", "Interview with Jo Doe on the dam"),
    Page("a menu in two blanks", f"Home  New  Site Map  Index  About the Fund  Country News\n\nFund completes its visit\n\n{B}", "Fund completes its visit"),
    Page("centred title of two lines", f"                 COUNCIL PRESS NOTICE\n\n  NOTICE ON THE PRINTING OF PAPERS FOR THE HARMONISED\n                       VOTE\n\n{B}", "NOTICE ON THE PRINTING OF PAPERS FOR THE HARMONISED VOTE"),
    Page("a paper in capitals", f"PAGE 6\nTHE TRIBUNE\n\nLOCAL NEWS\n\nAngry words as ferry stays\nin dock\n\nBy ANN SMITH\n\n{B}", "Angry words as ferry stays in dock", "THE TRIBUNE", "ANN SMITH"),
    Page("welcome", f"Welcome to Orla of Talks\n\nFerry stays in dock\n\n{B}", "Ferry stays in dock"),
    Page("a picture's credit", f"Talks on the dam go on\n\n{B}\n\n© Ann Smith (army)", "Talks on the dam go on", body=f"{B}\n\n© Ann Smith (army)"),
    Page("statement by an office", f"Statement by the Ministry of Rivers on the dam\n\n{B}", "Statement by the Ministry of Rivers on the dam", "Ministry of Rivers", author="Ministry of Rivers"),
    Page("place that leads in", f"Talks on the dam go on\n\nGeneva: {B}", "Talks on the dam go on", place="Geneva"),
    Page("place in brackets", f"Talks on the dam go on\n\n(WASHINGTON) – {B}", "Talks on the dam go on", place="WASHINGTON"),
    Page("place and an agency that is not listed", f"Talks on the dam go on\n\nOld Kelda (Mizzima) – {B}", "Talks on the dam go on", "Mizzima", place="Old Kelda"),
    Page("wrapped by hand", "Talks on the dam\n\nThe minister said on Wednesday that the\ntalks on the dam would go on for another\nweek, and that no date was set.", "Talks on the dam", body="The minister said on Wednesday that the"),
    Page("salutation", f"Remarks on the dam at Kelda\n\nMr. President,\nLadies and gentlemen,\n\n{B}", "Remarks on the dam at Kelda", body="Mr. President,"),
    Page("a list that begins", f"Demands of the council\n\n1. To stop the talks on the dam at once.\n2. To set a date.\n\n{B}", "Demands of the council", body="1. To stop the talks on the dam at once."),
    Page("points below a title", f"Key points of the talks\n\n- The talks go on for a week\n- No date is set for the vote\n\n{B}", "Key points of the talks", body="- The talks go on for a week"),
    Page("points of a menu", f"• Statement of the day before on rivers\n• Offer of the week in the valley\n\nTalks on the dam go on\n\n{B}", "Talks on the dam go on"),
    Page("a turn", f"Talk about the dam\n\nANN SMITH: We shall go on.\nJO DOE: So shall we.\n\n{B}", "Talk about the dam", body="ANN SMITH: We shall go on."),
    Page("a short sentence", f"Ada Renn spoke first.\n\n{B}", body="Ada Renn spoke first."),
    Page("members of a form", f"Apologies : Ann Smith, Jo Doe\nAttendance : Kim Clay\n\n{B}", body="Apologies : Ann Smith, Jo Doe"),
    Page("menu on one line", f"Home About Chat Users Issues Party Candidates Polling Firms Media News\n\n{B}", body="Home About Chat Users Issues Party Candidates Polling Firms Media News"),
    Page("no prose", "Agenda of the day\n\nTalks\nVote\nLunch", body="Agenda of the day"),
    Page("logo of the site", f"Orla News Service Logo\nfacebook instagram youtube\n\nTalks on the dam go on again\n\n{B}", "Talks on the dam go on again", "Orla News Service"),
    Page("paper between its writer and the day", f"Talks on the dam go on again\n\nAnn Smith\nOrla Business Ledger\nAugust 5, 2004\n\n{B}", "Talks on the dam go on again", "Orla Business Ledger", "Ann Smith"),
    Page("paper above an article's age", f"Letter: It takes courage to speak\n\nKelda Post-Dispatch\n 4 days ago\n\n{B}", "Letter: It takes courage to speak", "Kelda Post-Dispatch"),
    Page("paper below a staff writer", f"Roadside bomb kills soldiers\n\nStaff Writer\nKelda StarNews\n{B}", "Roadside bomb kills soldiers", "Kelda StarNews"),
    Page("letter to the editor", f"Who is our mayor?\n\nEditor, The Kelda Record:\n\n{B}", "Who is our mayor?", "The Kelda Record", body="Editor, The Kelda Record:"),
    Page("agency in place of a writer", f"Paper bombed in the capital\n\nAugust 28, 2006|By Associated Press\n\n{B}", "Paper bombed in the capital", "Associated Press", "Associated Press"),
    Page("paper behind its writer", f"County vote on the budget halted\n\nBy Ann Smith/Kelda News Editor\n\n{B}", "County vote on the budget halted", "Kelda News", "Ann Smith/Kelda News Editor"),
    Page("dateline below a notice", f"Vote shows a runoff\n\nThis archived story is for your personal use only, and may not be sold or sent to anybody else by any means.\n\nKELDA, Orla (AP) — {B}", "Vote shows a runoff", "Associated Press", body="This archived story"),
    Page("where it appeared", f"Talks on the dam go on again\n\n{B}\n\nRead the full story at Kelda Times.", "Talks on the dam go on again", "Kelda Times", body=B),
    Page("whom somebody told it", f"Talks on the dam go on again\n\nGENEVA: {B}\n\n“We will stay,” she told AFP.", "Talks on the dam go on again", "Agence France-Presse", place="GENEVA", body=B),
    Page("whom somebody told it, of no dispatch", f"Talks on the dam go on again\n\n{B}\n\n“We will stay,” she told AFP.", "Talks on the dam go on again", body=B),
    Page("signed above the foot of a page", f"Talks on the dam go on again\n\n{B}\n\n- AAP\n\nMost Viewed in World\n\nLoading", "Talks on the dam go on again", "AAP", body=B),
    Page("long title of a statement", f"Statement by the Ministry of Rivers re: Help to those who have been stranded at the dam against the background of the flood.\n\n{B}", "Statement by the Ministry of Rivers re: Help to those who have been stranded at the dam against the background of the flood.", "Ministry of Rivers"),
    Page("title that ends open", f"Oversight of the Bureau of\nInvestigation\n\n{B}", "Oversight of the Bureau of Investigation"),
    Page("headline with all capitals", f"The Orla Institute of Research\nEgyptian Columnist: Leave The Price Of Bread To The Bakers, And The Bakers Will Leave You\n\n{B.replace('talks', 'bakers and bread')}", "Egyptian Columnist: Leave The Price Of Bread To The Bakers, And The Bakers Will Leave You", "The Orla Institute of Research", body=B[:30]),
    Page("banner of an office", f"Official websites use .gov\nSecure .gov websites use HTTPS\n\nTalks on the dam go on again\n\n{B}", "Talks on the dam go on again"),
    Page("who releases it, behind a dash", f"Orla ratifies the agreement\n\nPress Release – Islands Council Secretariat\n\n{B}", "Orla ratifies the agreement", "Islands Council Secretariat"),
    Page("a church", f"Letter to the faithful\n\nArchdiocese of Kelda and Orla\n\n{B}", "Letter to the faithful", "Archdiocese of Kelda and Orla"),
    Page("court behind its opening words", f"IN THE SUPREME COURT OF ORLA\n\nSmith v. Council of Kelda\n\n{B}", "Smith v. Council of Kelda", "SUPREME COURT OF ORLA"),
    Page("section behind a bar", f"Dam is not full | Fact check\n\n{B}", "Dam is not full"),
    Page("label with its title behind it", f"Orla answers the speech on the dam\n\nSource:\n\nOrla answers the speech on the dam\n\nDecember 14, 2024\n\n{B}", "Orla answers the speech on the dam"),
    Page("two lines in capitals above a byline", f"SOLDIER DIES SUDDENLY AFTER\nTALKS WITH THE ASSEMBLY\n\nby Ann Smith\n\n{B}", "SOLDIER DIES SUDDENLY AFTER TALKS WITH THE ASSEMBLY", author="Ann Smith"),
    Page("open title in capitals, its lines apart", f"MINUTES OF A SPECIAL MEETING OF THE\n\nCOUNCIL OF KELDA HELD IN THE\n\nGREAT ROOM\n\nPRESENT: Ann Smith\n\n{B}", "MINUTES OF A SPECIAL MEETING OF THE COUNCIL OF KELDA", "COUNCIL OF KELDA"),
    Page("pictures and signs before a title", f"🖋️ » Talks on the dam go on\n\n{B}", "Talks on the dam go on"),
    Page("menu of words that recur", f"Water Press Releases Land Press Releases River and Lake Press Releases Press Releases Dam Press Releases\n\nTalks on the dam go on\n\nFor Immediate Release\nJanuary 17, 2019\n\n{B}", "Talks on the dam go on"),
    Page("anchor behind a heading", f"# Talks on the dam go on {{#talks_on_the_dam}}\n\n{B}", "Talks on the dam go on"),
    Page("remark that is no agency", f"KELDA (UPDATED) – {B}", place="KELDA"),
    Page("salutation that is no title", f"Dear Mayor and Council Members\n\n{B}", body="Dear Mayor"),
    Page("point of an agenda that is no title", f"II. Approval of the minutes\n\n{B}", body="II. Approval"),
    Page("whom a letter is to, and who signs it", f"ORLA RIVER OFFICE\n\n5 March 2019\n\nMr. Jo Doe\nChair, Council of Kelda\nRiver Board\n\nRe: Talks on the dam\n\nDear Mr. Doe:\n\n{B}\n\nSincerely,\n\n/s/ Ann Smith\nDirector", "Talks on the dam", "ORLA RIVER OFFICE", "Ann Smith", body="Dear Mr. Doe:"),
    Page("parties with the number of their case", f"Case 4:26-cv-00433-P   Document 20   Filed 08/27/26   Page 1 of 12\n\n   UNITED STATES DISTRICT COURT\n  FOR THE DISTRICT OF ORLA\n\n  ANN SMITH, ET AL.,\n\n      Plaintiffs,\n\n  v.                             No. 4:26-cv-00433-P\n\n  KELDA INTERNATIONAL\n  RIVER BOARD, ET AL.,\n\n     Defendants.\n\n{B}", "ANN SMITH, ET AL. v. KELDA INTERNATIONAL RIVER BOARD, ET AL.", "UNITED STATES DISTRICT COURT FOR THE DISTRICT OF ORLA", body="RIVER BOARD, ET AL.,"),
    Page("portion mark of a title", f"(U//FOUO) Talks on the dam go on\n\n{B}", "Talks on the dam go on"),
    Page("heading that is no title", f"## Document Metadata\n\n**Pages:** 11\n\n# Talks on the dam go on\n\n{B}", "Talks on the dam go on"),
    Page("open title in a header, its lines to the right", f"        Message to the Conference on\n            Ocean Shipping\n\n                March 5, 1974\n\n{B}", "Message to the Conference on Ocean Shipping"),
]
# fmt: on


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_top_of_a_page_tells_its_title_and_where_its_text_begins(page: Page, tmp_path: Path) -> None:
    (tmp_path / "memo.txt").write_text(page.text, "utf-8")
    (memo,) = read([tmp_path]).memos
    assert (memo.title, memo.source, memo.author, memo.place) == page[2:6]
    assert memo.text.startswith(page.body)
    assert page.text[memo.body_start : memo.body_end] == memo.text


LINES = st.sampled_from(
    [
        *(
            "",
            "#",
            "***",
            "> ",
            "Home",
            "By",
            "By Ann Smith",
            "5 March 2019",
            "KELDA, March 5 (AP) -",
            "## Talks go on",
        ),
        *(
            "Talks on the dam go on",
            "Source: AAP",
            "The Ministry of Rivers of Orla",
            "1. To stop the talks at once",
            B,
        ),
        *("https://orla.example/a", "![](a)", "(x) – y", "|", "Mr. President,", "—PTI", "\xa0", "-- ", "a:"),
    ]
)


@given(st.lists(LINES, max_size=12).map("\n".join) | st.text(max_size=200))
def test_any_top_is_read_and_nothing_of_it_is_lost(text: str) -> None:
    top = find_top(text, Header())
    assert 0 <= top.body <= len(text)
    assert find_top(text, Header()) == top


@pytest.mark.parametrize(
    ("name", "text", "title", "body"),
    [
        ("2031-01-06-talks-on-the-river-begin-again.txt", f"Orla Post\n\nTalks on the River Begin Again\n\nAnn Smith has more.\n{B}", "Talks on the River Begin Again", "Ann Smith has more."),
        ("1695-minister-meets-envoys-of-orla-and-kelda.txt", f"Ministry of Rivers Press service Statements\nPDF Print E-mail\nMinister meets envoys of Orla and Kelda\n+ larger font\n{B}", "Minister meets envoys of Orla and Kelda", B),
        ("statement-from-ministry-of-rivers.txt", f"(Stock Image)\n\nStatement by the Ministry of Rivers re: Help to People Stranded at the Dam\n\n{B}", "Statement by the Ministry of Rivers re: Help to People Stranded at the Dam", B),
        ("where-envoys-must-start.txt", f"Where Envoys Must Start Now - Orla Review\n\nQuotes from the talks\n\n{B}", "Where Envoys Must Start Now", B),
        ("ministry-of-rivers-of-orla.txt", f"Ministry of Rivers of Orla\n\nNew talks on the dam begin\n\n{B}", "New talks on the dam begin", B),
        ("talks-on-river-begin-again.txt", f"title: Talks on the river\nslug: talks-on-river-begin-again\ndate: 2031-01-06\n\n{B}", "Talks on the river", B),
        ("doc-17.txt", f"Talks begin\n\n{B}", "Talks begin", B),
    ],
    ids=["below a paper", "among parts of a page", "a name cut short", "with its site", "an office", "a field", "no words"],
)  # fmt: skip
def test_a_line_that_the_name_repeats_is_the_title(
    name: str, text: str, title: str, body: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    (memo,) = read([tmp_path]).memos
    assert memo.title == title
    assert memo.text.startswith(body)


@given(st.lists(LINES, max_size=12).map("\n".join), st.text(alphabet="talk river-again_.", max_size=40))
def test_a_name_takes_nothing_from_a_text(text: str, name: str) -> None:
    header = find_named_title(text, Header(), name)
    assert 0 <= header.body <= len(text)


def test_a_saved_pages_name_tells_its_site(tmp_path: Path) -> None:
    (tmp_path / "Talks on the dam go on - Kelda Times.txt").write_text(
        f"Talks on the dam go on\n\n{B}", "utf-8"
    )
    (tmp_path / "Other words - Kelda Times.txt").write_text(f"Talks on the dam are over\n\n{B}", "utf-8")
    found = {memo.title: memo.source for memo in read([tmp_path]).memos}
    assert found == {"Talks on the dam go on": "Kelda Times", "Talks on the dam are over": None}


def test_an_office_in_a_table_of_contents_is_no_source(tmp_path: Path) -> None:
    contents = "\n".join(f"Motion {number} on the river and its dams" for number in range(14))
    text = f"EDITED REPORT\n\nTuesday, March 5, 2019\n\n{contents}\nROYAL COMMISSION OF ORLA\n\n{B}"
    (tmp_path / "debates.txt").write_text(text, "utf-8")
    (memo,) = read([tmp_path]).memos
    assert memo.source is None
