"""How often a memo's day is found, on documents of many kinds that are made up here: found, wrong, invented.

    python bench/header_kinds.py [N]

N documents (20) of each kind, always the same: wires, cables, office memoranda, scans, mail, web pages saved as text,
press offices, papers of presidents, courts and parliaments, transcripts. Their printed days are known because they
were printed here. Many carry other dates (stamps, births, deadlines, feet of pages), and some no date of their own.
A document without a year is right as `XXXX-02-26`. The kinds are those of the formats, not of any collection: to
score a real one, use `bench/reading_quality.py`.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

from memokit.model import Memo
from memokit.reading import read

N = 20
SHOWN = 6
# fmt: off
MONTHS = (
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
)
SHORT = ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
TOWNS = ("KABUL", "LAGOS", "MANILA", "NAIROBI", "PARIS", "JAKARTA", "BOGOTA", "GENEVA", "CAIRO", "KUALA LUMPUR", "NEW YORK")
SMALL_TOWNS = ("PORTLAND, Ore.", "DAYTON, Ohio", "TIKRIT, Iraq", "FORT BRAGG, N.C.", "MAIDUGURI, Nigeria", "TYRE, Lebanon")
PEOPLE = ("Ann Smith", "Robert Hale", "Maria Ortega", "John McAllen", "Li Qing", "Fatima Al-Sayed")
TOPICS = ("dam talks", "grain exports", "border crossing", "harbour strike", "prison reform", "fuel prices", "bridge repairs")
SENTENCES = (
    "The minister said on Wednesday that talks would go on for another week.",
    "A spokeswoman told reporters that no date was set for the vote.",
    "The plan was first put forward on 3 March 1971 and has been changed four times since.",
    "Farmers in the valley have asked to see the plans before the harvest.",
    "Exports fell 2.5 pct in fiscal year 1989 from a year earlier, to 1,204.5 mln dlrs.",
    "The agreement of Oct. 5, 1978, remains in force, the two governments said.",
    "Call 555-0142 or visit the office at 12 Main Street, open 9:30 to 17:00.",
    "Prices rose to $12.50 from $11.75, and version 2.10 of the form is now in use.",
    "The court is to hear both sides again on May 9, 2031, a clerk said.",
    "At least 12 people were hurt, among them three officers, the police said.",
    "Residents said the water had been cut off since the end of last month.",
)
NO_DATES = tuple(SENTENCES[n] for n in (0, 1, 3, 9, 10))


class Made(NamedTuple):
    """A document: its file's name, its text, and the day that is printed for the reader, or None."""

    file: str
    text: str
    date: str | None


class Printer:
    """One document's chance: its day, and words for it."""

    def __init__(self, seed: str, first: int = 1985, last: int = 2024) -> None:
        self.chance = Random(seed)
        self.to(first, last)

    def to(self, first: int, last: int) -> Printer:
        """A day between two years."""
        begin = date(first, 1, 1)
        self.day = begin + timedelta(self.chance.randrange((date(last, 12, 31) - begin).days))
        return self

    def one(self, words: tuple[str, ...]) -> str:
        """One of several."""
        return self.chance.choice(words)

    @property
    def iso(self) -> str:
        """The day as the truth states it."""
        return self.day.isoformat()

    @property
    def open(self) -> str:
        """The day without its year."""
        return f"XXXX-{self.day:%m-%d}"

    @property
    def long(self) -> str:
        """`January 7, 2016`"""
        return f"{MONTHS[self.day.month - 1]} {self.day.day}, {self.day.year}"

    @property
    def british(self) -> str:
        """`7 January 2016`"""
        return f"{self.day.day} {MONTHS[self.day.month - 1]} {self.day.year}"

    @property
    def short(self) -> str:
        """`Jan. 7`"""
        return f"{SHORT[self.day.month - 1]} {self.day.day}"

    @property
    def weekday(self) -> str:
        """`Thursday`"""
        return WEEKDAYS[self.day.weekday()]

    def title(self) -> str:
        """A headline."""
        topic = self.one(TOPICS)
        return self.one((f"{topic.capitalize()} go on as {self.one(('council', 'ministry'))} waits", f"New {topic} plan draws protest", f"Envoy arrives for {topic}"))

    def body(self, *, n: int = 5, plain: bool = False) -> str:
        """Paragraphs that hold dates of other events, or none."""
        return "\n\n".join(self.one(NO_DATES if plain and not number else SENTENCES) for number in range(n))

    def clock(self) -> str:
        """`15:04`"""
        return f"{self.chance.randrange(24):02d}:{self.chance.randrange(60):02d}"


def wire_1980s(p: Printer) -> Made:
    p.to(1984, 1992)
    stamp = f"{p.day.day:2d}-{p.day:%b}-{p.day.year}".upper() + f" {p.clock()}:{p.chance.randrange(60):02d}.{p.chance.randrange(100):02d}"
    lead = f"    {p.one(TOWNS)}, {p.day:%b} {p.day.day} - {p.body()}\n Reuter\n"
    return Made("a.txt", f"{stamp}\n\n{p.title().upper()}\n\n{lead}", p.iso)


def wire_dateline(p: Printer) -> Made:
    place = p.one(TOWNS + SMALL_TOWNS)
    agency = p.one(("Reuters", "AP", "AFP", "UPI", "Xinhua", "dpa"))
    full = p.chance.random() < 0.5
    day = f"{p.short}, {p.day.year}" if full else p.short
    shape = p.one((f"{place}, {day} ({agency}) - ", f"{place}, {day} ({agency}) -- ", f"{place}, {day} -- ", f"{place} ({agency}) {day} — "))
    head = p.one(("", f"{p.title()}\n\n", f"{p.title()}\nBy {p.one(PEOPLE).upper()}\n\n"))
    return Made("a.txt", head + shape + p.body(), p.iso if full else p.open)


def wire_number(p: Printer) -> Made:
    p.to(1994, 2004)
    code = p.one(("APW", "NYT", "XIE", "AFP"))
    number = f"{code}{p.day:%Y%m%d}.{p.chance.randrange(9999):04d}"
    slug = f"A{p.chance.randrange(9999)} &Cx1f; taf-z\nu a BC-DAM-TALKS {p.chance.randrange(1, 13):02d}-09 0345\n"
    lead = p.one((f"KUALA LUMPUR, {p.long} (AFP) - ", f"{p.one(TOWNS)}, {p.short} ({p.one(('AP', 'Xinhua'))}) -- ", f"{p.one(TOWNS)} (AP) _ "))
    above = p.one((f"{number}\n\n", f"{number}\n{slug}", f"{number} NEWSWIRE\n"))
    if p.chance.random() < 0.5:
        return Made(f"{number}.txt", lead + p.body(), p.iso)
    return Made("a.txt", above + f"{p.title()}\n\n" + lead + p.body(), p.iso)


def military_release(p: Printer) -> Made:
    p.to(2003, 2016)
    place = p.one((*SMALL_TOWNS[2:], "KABUL, Afghanistan", "BAGHDAD", "JALALABAD, Afghanistan"))
    day = p.one((f"{p.short}, {p.day.year}", p.long))
    number = f"RELEASE # {p.day:%Y%m%d}-0{p.chance.randrange(9)}\n" if p.chance.random() < 0.4 else ""
    phone = "Contact: Public Affairs, 0799-51-1155\n" if p.chance.random() < 0.4 else ""
    head = p.one((f"FOR IMMEDIATE RELEASE\n{number}{phone}\n{p.title()}\n\n", f"{p.title()}\n\n", f"{number}\n{p.title()}\n\n"))
    return Made("a.txt", f"{head}{place} ({day}) {p.one(('–', '--', '-', '—'))} {p.body()}", p.iso)


def cable(p: Printer) -> Made:
    p.to(1975, 2010)
    group = f"{p.day:%d}{p.clock().replace(':', '')}Z {p.day:%b} {p.day:%y}".upper()
    post = p.one(("KABUL", "LAGOS", "CAIRO"))
    ref = f"REF: A) STATE 123456 B) {post} 0456 (NOTAL) 011200Z JAN 75\n"
    head = f"{p.one(('R', 'O', 'P'))} {group}\nFM {p.one(('AMEMBASSY ' + post, 'USDAO ' + post))}\nTO SECSTATE WASHDC 0123\nINFO AMCONSUL PERTH\n"
    label = p.one(("UNCLAS", "C O N F I D E N T I A L", "LIMITED OFFICIAL USE"))
    return Made("a.txt", f"{head}{label} {post} 000456\n\nE.O. 12958: DECL: 12/31/2029\nTAGS: PREL, EAGR\nSUBJ: {p.title().upper()}\n{ref}\n1. {p.body()}\n", p.iso)


def military_message(p: Printer) -> Made:
    p.to(1990, 1999)
    group = f"{p.day:%d}{p.clock().replace(':', '')}Z {p.day:%b} {p.day:%y}".upper()
    return Made("a.txt", f"{p.one(('UNCLASSIFIED', 'SECRET'))}\n\n{p.one(('PTTUZYUW', 'RTTUZYUW'))} RUEOMFA0123 0391248\n{group}\nFM CTF {p.chance.randrange(90)}\nTO CINC\nSUBJ: SITREP {p.chance.randrange(200):03d}\n\n1. {p.body()}", p.iso)


def office_memo(p: Printer) -> Made:
    p.to(1961, 2015)
    day = p.one((p.long, p.british, p.long.upper(), f"{p.day.day} {p.day:%b} {p.day.year}", f"{p.day:%B} {p.day.day} , {p.day.year}"))
    keys = p.one(("MEMORANDUM FOR: {to}\nFROM: {by}\nDATE: {day}\nSUBJECT: {title}", "TO:\t\t{to}\nFROM:\t\t{by}\nDATE:\t\t{day}\nRE:\t\t{title}",
                  "**MEMORANDUM FOR :** {to}\n\n**FROM :** {by}\n\n**DATE :** {day}\n\n**SUBJECT :** {title}", "DATE:\n{day}\n\nTO:\n{to}\n\nFROM:\n{by}\n\nSUBJECT:\n{title}",
                  "{day}\n\nMEMORANDUM FOR {to}\n\nSUBJECT: {title}\nREFERENCE: Your memo of 12 May 1958"))
    return Made("a.txt", keys.format(to="The Director", by=p.one(PEOPLE), day=day, title=p.title()) + "\n\n" + p.body(), p.iso)


def scan(p: Printer) -> Made:
    p.to(1955, 1985)
    stamp = p.one(("Approved For Release 2025/01/01 : CIA-RDP80B01676R0001", "2025 RELEASE UNDER THE ACT OF 1992", "Sanitized Copy Approved for Release 2011/07/20", "Declassified and Approved For Release 2012/05/17", "NW 12345 Docid:32105678 Page 2", "DECLASSIFIED E.O. 12065 SEC. 3-204 NLK-84-26 BY ./ NARA, DATE 6/12/86"))
    noise = p.one(("", "~. ' -\n", "l.. ,)\n", "-- . . .i\n"))
    day = p.one((p.british, p.long, f"{p.day.day} {p.day:%b} {p.day.year}".upper(), f"{p.day:%B} {p.day.day}, {p.day.year}"))
    foot = f"\n\n{stamp}\n"
    return Made("a.txt", f"{stamp}\n{noise}\n{p.one(('SECRET', 'CONFIDENTIAL', 'OFFICIAL USE ONLY'))}\n\n{day}\n\nMEMORANDUM FOR: {p.one(('Director', 'Chief, FE'))}\nSUBJECT: {p.title()}\n\n{p.body()}{foot}", p.iso)


def undated_scan(p: Printer) -> Made:
    stamp = p.one(("Approved For Release 2025/01/01 : CIA-RDP80B01676R0001", "2025 RELEASE UNDER THE ACT OF 1992", "Declassified in Part - Sanitized Copy Approved for Release 2014/03/11", "Approved for Release: 2018/08/14 C06627", "RELEASE IN PART B6 DATE/CASE ID: 12 MAY 2009 200706444", "NARA DATE 6/12/86"))
    return Made("a.txt", f"{stamp}\n\n{p.one(('SECRET', 'TOP SECRET'))}\n\n{p.title()}\n\n{p.body(plain=True)}\n\n{stamp}\n", None)


def web_file_name(p: Printer) -> Made:
    p.to(2008, 2020)
    name = f"{p.one(('npr', 'washington-post', 'cnn', 'orla-post', 'bbc'))}_{p.iso}_{p.one(TOPICS).replace(' ', '-')}.txt"
    foot = p.one(("\n\n© 2020 All rights reserved.", "\n\nCopyright 2019", "", "\n\nLast updated 2 hours ago"))
    return Made(name, f"{p.title()}\n\n{p.body()}{foot}", p.iso)


def saved_page(p: Printer) -> Made:
    p.to(2005, 2024)
    by = p.one(PEOPLE)
    line = p.one((f"By {by}\n{p.long} {p.clock()} GMT", f"By {by} | {p.long}", f"{by}\n{p.weekday} {p.british} {p.clock()} BST", f"Published {p.british}", f"Published: {p.clock()} EST, {p.british}", f"{p.long} at {p.day.day % 11 + 1}:04 p.m. EDT", f"Posted on {p.long} by {by}", f"{p.day:%a} {p.day.day} {p.day:%b} {p.day.year} {p.clock().replace(':', '.')} GMT", f"{p.long} / {p.day.day % 11 + 1}:04 PM / CBS News", f"Updated {p.clock()} GMT, {p.weekday}, {p.british}"))
    menu = p.one(("", "Home\nNews\nSport\n\n", "Skip to content\nMenu\nSearch\n\n"))
    share = p.one(("", "\nShare\nTweet\n", "\n3 min read\n", "\n1,204 comments\n"))
    foot = p.one(("", "\n\n© 2025 Orla Post", "\n\nRelated\nMay 9, 2031: The next hearing"))
    return Made("a.txt", f"{menu}{p.title()}\n\n{line}{share}\n{p.body()}{foot}", p.iso)


def undated_page(p: Printer) -> Made:
    line = p.one((f"{p.chance.randrange(2, 50)} mins ago", "Posted 3 hours ago", "0300 words", "By Ann Smith\n4 min read", "15:04", "Updated 10 minutes ago", "5d ago", "Release No. 123-456", "Vol. 12, No. 3", "© 2020"))
    foot = p.one(("", "\n\n© 2020 Orla Post. All rights reserved.", "\n\nCopyright (c) 2019-2020", "\n\nTel. 020 7946 0018"))
    return Made("a.txt", f"{p.title()}\n\n{line}\n\n{p.body(plain=True)}{foot}", None)


def open_year(p: Printer) -> Made:
    """A dateline without a year above a foot whose year is the site's."""
    foot = p.one(("© 2020 Orla Post. All rights reserved.", "Copyright 2024", "© 1996-2023", "(c) 2021 All rights reserved"))
    return Made("a.txt", f"{p.title()}\n\n{p.one(TOWNS)}, {p.short} (Reuters) - {p.body(plain=True)}\n\n{foot}\n", p.open)


def press_office(p: Printer) -> Made:
    p.to(2009, 2024)
    text = p.body()
    day = p.one((f"'{p.iso}'", p.iso, p.long, f"{p.iso} {p.clock()}:00-05:00", f'"{p.british}"'))
    if p.chance.random() < 0.7:
        return Made("a.md", f"---\ntitle: \"{p.title()}\"\ndate: {day}\ntags: [press, {2001 + p.chance.randrange(20)}]\nurl: https://www.orla.example/press/{p.day.year}/x\n---\n\n{text}", p.iso)
    return Made("a.md", f"---\ntitle: {p.title()}\nurl: https://www.orla.example/press/{p.day:%Y/%m/%d}/x\nlast_modified: 2025-02-01\n---\n\n{text}", p.iso)


def release(p: Printer) -> Made:
    p.to(1993, 2024)
    office = p.one(("THE WHITE HOUSE\n\nOffice of the Press Secretary", "U.S. DEPARTMENT OF STATE\nOffice of the Spokesman", "Department of Justice\nOffice of Public Affairs", "Ministry of Foreign Affairs\nPress Service"))
    when = p.one((f"For Immediate Release                    {p.long}", f"FOR IMMEDIATE RELEASE\n{p.weekday}, {p.long}", f"For Immediate Release\n\n{p.long}", f"For Immediate Release: {p.long}", f"Press Release No. {p.chance.randrange(999)}\n{p.british}", f"{p.long}\n2005/{p.chance.randrange(999)}"))
    return Made("a.txt", f"{office}\n\n{when}\n\n{p.title().upper()}\n\n{p.body()}", p.iso)


def mail(p: Printer) -> Made:
    p.to(1994, 2016)
    zone = p.one(("-0700 (PDT)", "+0000", "GMT", "+0530", "EST"))
    day = p.one((f"{p.day:%a}, {p.day.day} {p.day:%b} {p.day.year} {p.clock()}:09 {zone}", f"{p.day.day} {p.day:%b} {p.day.year} {p.clock()}:09 {zone}", f"{p.day:%a %b} {p.day.day:2d} {p.clock()}:09 {p.day.year}", f"{p.day:%a}, {p.day.day:02d} {p.day:%b} {p.day:%y} {p.clock()} {zone}"))
    quoted = "\n\nOn Tue, 3 Feb 1987 at 10:00, Bob Jones wrote:\n> When?\n"
    head = f"From: {p.one(PEOPLE)} <a@orla.example>\nDate: {day}\nTo: list@orla.example\nSubject: Re: {p.title()}\nMessage-ID: <{p.chance.randrange(10**8)}@orla.example>\n\n"
    return Made(p.one(("a.eml", "a.txt")), f"{head}{p.body()}{quoted}", p.iso)


def list_archive(p: Printer) -> Made:
    p.to(1996, 2012)
    day = f"{p.day:%a %b} {p.day.day:2d} {p.clock()}:21 {p.one(('EDT', 'CET', 'PST'))} {p.day.year}"
    return Made("a.txt", f"[orla-list] {p.title()}\n\n{p.one(PEOPLE)} ann at orla.example\n{day}\n\nPrevious message: [orla-list] minutes\nNext message: [orla-list] agenda\n\n{p.body()}", p.iso)


def printed_mail(p: Printer) -> Made:
    p.to(2009, 2013)
    hour = p.day.day % 11 + 1
    return Made("a.txt", f"UNCLASSIFIED U.S. Department of State Case No. F-2014-20439 Doc No. C05{p.chance.randrange(10**6):06d} Date: 0{p.day.month % 9 + 1}/30/2015\n\nRELEASE IN FULL\n\nFrom: {p.one(PEOPLE)} <a@orla.example>\nSent: {p.weekday}, {p.long} {hour}:04 {p.one(('AM', 'PM'))}\nTo: H\nSubject: {p.title()}\n\n{p.body()}", p.iso)


def presidential(p: Printer) -> Made:
    p.to(1981, 2001)
    last = p.day + timedelta(1)
    day = p.one((p.long, p.long, f"{MONTHS[p.day.month - 1]} {p.day.day}-{last.day}, {p.day.year}" if last.month == p.day.month else p.long))
    title = p.one(("Remarks at a Dinner for the Governors", "Statement on the Death of a Senator", "Letter to the Speaker of the House", "Executive Order 12345 - Grain"))
    note = p.one(("", "\n\n[The President spoke at 8:15 p.m. in the East Room.]", "\n\nNote: The original was not available for verification."))
    return Made("a.txt", p.one((f"{title}\n\n{day}\n\n{p.body()}{note}", f"Public Papers of the Presidents\n\n{title}\n{day}\n\n{p.body()}{note}", f"{day}\n\n{title}\n\n{p.body()}{note}")), p.iso)


def transcript(p: Printer) -> Made:
    p.to(1995, 2024)
    turns = "\n\n".join(f"{p.one(('MR. HALE', 'MS. ORTEGA', 'QUESTION'))}: {p.one(SENTENCES)}" for _ in range(8))
    head = p.one((f"Daily Press Briefing\n{p.one(PEOPLE)}\nSpokesperson\nWashington, DC\n{p.long}\n\nTRANSCRIPT:\n\n{p.day.day % 11 + 1}:04 p.m. EDT\n\n", f"Press Briefing by Press Secretary {p.one(PEOPLE)}, {p.long}\n\nJames S. Brady Press Briefing Room\n\n", f"SHOW: THE EVENING HOUR\nAIR DATE: {p.long}\n\n", f"Aired {p.long} - 16:00 ET\n\nTHIS IS A RUSH TRANSCRIPT. THIS COPY MAY NOT BE IN ITS FINAL FORM.\n\n", f"INTERVIEW WITH {p.one(PEOPLE).upper()}\n{p.weekday}, {p.british}\n\n"))
    return Made("a.txt", head + turns, p.iso)


def wiki_news(p: Printer) -> Made:
    p.to(2005, 2020)
    first = f"{p.weekday}, {p.long}"
    source = p.one(("", "\n\nSources\n\nBob Jones. \"Dam talks\" — Orla Post, May 9, 2004"))
    return Made("a.txt", p.one((f"{first}\n\n{p.body()}{source}", f"{p.title()}\n\n{first}\n\n{p.body()}{source}", f"{p.title()} - Wikinews, the free news source\n{first}\n\n{p.body()}{source}")), p.iso)


def parliament(p: Printer) -> Made:
    p.to(1988, 2024)
    head = p.one((f"HOUSE OF COMMONS\n\nOFFICIAL REPORT\n\n{p.weekday} {p.british}\n\nThe House met at half-past Two o'clock\n\n", f"[Congressional Record Volume {p.chance.randrange(99, 170)}, Number {p.chance.randrange(1, 190)} ({p.weekday}, {p.long})]\n[House]\n[Pages H{p.chance.randrange(9999)}]\n\n{p.title().upper()}\n\n", f"Hansard\n{p.title()}\nVolume {p.chance.randrange(300, 740)}: debated on {p.weekday} {p.british}\n\n", f"SENATE COMMITTEE ON WATER\n\nMinutes of meeting held {p.british}\n\n"))
    return Made("a.txt", head + p.body(), p.iso)


def court(p: Printer) -> Made:
    p.to(1980, 2024)
    heard = p.day - timedelta(70)
    head = p.one((f"SUPREME COURT OF ORLA\n\nSmith v. Jones\n\nNo. 12-345. Argued {MONTHS[heard.month - 1]} {heard.day}, {heard.year}—Decided {p.long}\n\n", f"IN THE HIGH COURT OF ORLA\n\nCase No: CO/1234/2009\n\nDate: {p.british}\n\nBefore:\n\nMR JUSTICE HALE\n\n", f"UNITED STATES DISTRICT COURT\nDISTRICT OF OREGON\n\nSMITH v. JONES\n\nFiled: {p.long}\n\nOPINION AND ORDER\n\n", f"Judgment of the Court (Third Chamber) of {p.british}\n\nSmith v Jones\n\n"))
    return Made("a.txt", head + p.body(), p.iso)


def british_dispatch(p: Printer) -> Made:
    p.to(1860, 1960)
    ordinal = f"{p.day.day}{'th' if 10 < p.day.day < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(p.day.day % 10, 'th')}"
    head = p.one((f"No. 123\n\nSir Robert Hale to the Earl of Orla.—(Received {MONTHS[p.day.month % 12]} 20.)\n\nCairo, {p.long}.\n\n", f"British Embassy,\nCairo.\n\n{ordinal} {MONTHS[p.day.month - 1]}, {p.day.year}.\n\nDear Department,\n\n", f"CONFIDENTIAL\n\nBritish Legation, Kabul,\n{p.british}.\n\nSir,\n\n", f"FOREIGN OFFICE, S.W.1\n\n{p.long}\n\n(E 1234/5/34)\n\n", f"From Bombay, {p.british}\n\n"))
    return Made("a.txt", head + p.body(), p.iso)


def blog(p: Printer) -> Made:
    p.to(2003, 2022)
    line = p.one((f"Posted by Ann on {p.long}", f"{p.weekday}, {p.long}", f"{p.long} · by Ann Smith · in Water", f"Posted: {p.iso}", f"{p.day:%Y}/{p.day:%m}/{p.day:%d}", f"Date: {p.day:%Y-%m-%dT%H:%M:%SZ}", f"AUTHOR: Ann\nTITLE: x\nSTATUS: Publish\nDATE: {p.day:%m/%d/%Y} 08:04:05 PM"))
    foot = "\n\nPosted in Water | 3 Comments | Tagged dam, 2001\n\n© 2022 Ann"
    text = f"{line}\n-----\nBODY:\n{p.body()}" if "AUTHOR" in line else f"{p.title()}\n\n{line}\n\n{p.body()}{foot}"
    truth = None if "AUTHOR" in line and p.day.day <= 12 and p.day.day != p.day.month else p.iso
    return Made("a.txt", text, truth)


def undated_text(p: Printer) -> Made:
    first = p.one((f"The council was founded on {p.long}, and has met in the same hall ever since.", f"On {p.long}, two boats left the harbour; neither came back.", f"In fiscal year {p.day.year}, the office spent less than it was given.", f"{p.long} will be remembered in the valley, the mayor said at the grave.", f"Born on {p.british} in Kelda, she was the daughter of a miller.", f"Since {p.long} the bridge has been closed to lorries, and nobody knows for how long.", f"Between {p.british} and 3 March 1999 nobody crossed the river.", "Version 2.10.12 of the form asks for a telephone number (555-0142).", f"FY {p.day.year} Budget in Brief"))
    return Made("a.txt", p.one((f"{p.title()}\n\n{first} {p.one(NO_DATES)}\n\n{p.body()}", f"{first} {p.one(NO_DATES)}\n\n{p.body()}")), None)


def agenda(p: Printer) -> Made:
    head = p.one((f"Deadline for comments: {p.long}", f"Event date: {p.british}", f"Expires: {p.iso}", f"Date of birth: {p.british}", f"Effective date: {p.long}", f"Valid until {p.british}", f"Next meeting: {p.weekday}, {p.long}", f"Founded: {p.long}"))
    return Made("a.txt", f"{p.title()}\n\n{head}\nVenue: Town Hall\n\n{p.body(plain=True)}", None)


def register(p: Printer) -> Made:
    p.to(1990, 2015)
    head = p.one((f"[Federal Register Volume {p.chance.randrange(40, 80)}, Number {p.chance.randrange(1, 250)} ({p.weekday}, {p.long})]\n[Notices]\n[Pages {p.chance.randrange(9999)}-9999]\n\n{p.title()}\n\n", f"Federal Register / Vol. 64, No. 3 / {p.weekday}, {p.long} / Notices\n\n{p.title()}\n\n", f"THE ORLA GAZETTE\nVol. XCIX, No. 123\n{p.weekday}, {p.long}\n\n{p.title()}\n\n", f"The Orla Gazette, {p.long}, p. A12\n\n{p.title()}\n\n"))
    return Made("a.txt", head + p.body(), p.iso)


def telegram(p: Printer) -> Made:
    p.to(1945, 1976)
    hour = p.day.day % 11 + 1
    head = p.one((f"123. Telegram From the Embassy in Orla to the Department of State\n\nKelda, {p.long}, {hour} p.m.\n\n", f"The Ambassador in Orla ({p.one(PEOPLE).split()[1]}) to the Secretary of State\n\nKelda, {p.long}—{hour} p.m.\n[Received 6:10 p.m.]\n\n", f"Memorandum of Conversation\n\nWashington, {p.long}.\n\nSUBJECT\n{p.title()}\n\n", f"DEPARTMENT OF STATE\nMemorandum of Conversation\n\nDATE: {p.long}\nTIME: {hour}:30 p.m.\nPLACE: The Secretary's Office\n\nSUBJECT: {p.title()}\n\nPARTICIPANTS:\nMr. Hale\nMs. Ortega\n\n"))
    return Made("a.txt", head + p.body(), p.iso)


def signed_below(p: Printer) -> Made:
    """A letter whose day stands at its head, and a proclamation that says it in words only."""
    p.to(1950, 2020)
    head = p.one((f"12 Main Street\nKelda\n\n{p.british}\n\nDear Sir,\n\n", f"{p.one(TOWNS).title()}, {p.long}\n\nDear Colleagues,\n\n", f"{p.long}\n\nThe Honorable {p.one(PEOPLE)}\nSpeaker of the House\nWashington, D.C. 20515\n\nDear Mr. Speaker:\n\n", f"ORLA WATER BOARD\nP.O. Box 1971, Kelda\nTel. 020 7946 0018\n\nOur ref: OWB/12/1998\n{p.british}\n\nDear Madam\n\n"))
    return Made("a.txt", head + p.body() + "\n\nYours faithfully,\n\nAnn Smith\n", p.iso)


def forum(p: Printer) -> Made:
    p.to(1992, 2020)
    hour = p.day.day % 11 + 1
    head = p.one((f"Newsgroups: soc.culture.orla\nFrom: ann@orla.example (Ann Smith)\nSubject: {p.title()}\nDate: {p.day.day} {p.day:%b} {p.day:%y} {p.clock()}:11 GMT\nLines: 42\n\n", f"{p.title()}\n#1\nAnn Smith\n{p.long}, {hour}:04 PM\nJoin Date: Mar 2004\nPosts: 1,204\n\n", f"{p.title()}\nsubmitted by annsmith on {p.long}\n12 comments\n\n", f"@annsmith\n{hour}:04 PM · {p.short.replace('.', '')}, {p.day.year}\n\n"))
    return Made("a.txt", head + p.body(), p.iso)


def resolution(p: Printer) -> Made:
    p.to(1950, 2024)
    head = p.one((f"RESOLUTION {p.chance.randrange(80, 2400)} ({p.day.year})\n\nAdopted by the Security Council at its 4567th meeting, on {p.british}\n\n", f"S/RES/{p.chance.randrange(80, 2400)} ({p.day.year})\n{p.british}\n\n", f"United Nations\nS/PV.4567\n\nSecurity Council\nFifty-seventh year\n\n4567th meeting\n{p.weekday}, {p.british}, 10 a.m.\nNew York\n\n", f"Distr.: General\n{p.british}\n\nOriginal: English\n\nLetter dated 3 March 1999 from the Representative of Orla\n\n", f"COUNCIL DECISION 2003/{p.chance.randrange(900)}/CFSP\nof {p.british}\n{p.title()}\n\n"))
    return Made("a.txt", head + p.body(), p.iso)


def bulletin(p: Printer) -> Made:
    p.to(1998, 2024)
    head = p.one((f"SITUATION REPORT No. {p.chance.randrange(90)}\n{p.british}\nPeriod covered: 1 March 2001 to 5 March 2001\n\n", f"Situation Report #{p.chance.randrange(90)}\nReporting period: 3-9 March 2001\nDate of issue: {p.british}\n\n", f"ORLA: {p.title()}\n\nNAIROBI, {p.day.day} {p.day:%B} {p.day.year} (IRIN) - ", f"Source: OCHA\nPosted: {p.day.day} {p.day:%b} {p.day.year}\nOriginally published: {p.day.day} {p.day:%b} {p.day.year}\n\n{p.title()}\n\n", f"DAILY PRESS REVIEW\n{p.weekday}, {p.british}\nCompiled at 0700 hrs\n\n", f"Released: 10:00 A.M. EST, {p.weekday}, {p.long}\n\n{p.title()}\n\n", f"{p.title()}\n{p.british}\n\n"))
    truth = p.iso
    return Made("a.txt", head + p.body(), truth)


def news_with_clutter(p: Printer) -> Made:
    p.to(2008, 2024)
    hour = p.day.day % 11 + 1
    line = p.one((f"By Ann Smith, Staff Writer\n\n{p.weekday}, {p.long}, {hour}:04 PM", f"Ann Smith in Kelda\n{p.day:%a} {p.day.day} {p.day:%b} {p.day.year} {p.clock().replace(':', '.')} GMT\nLast modified on Wed 3 Mar 2021 10.00 GMT", f"{p.one(TOWNS).title()} — Published On {p.day.day} {p.day:%b} {p.day.year}", f"| {p.long}", f"Story by Ann Smith • {p.long} • 3 min read", f"{p.long.upper()}\n\nBy ANN SMITH and BOB JONES", f"Ann Smith\nReporting from Kelda\nPublished {p.day.day} {p.day:%B} {p.day.year}, {p.clock()} BST", f"Date created : {p.day.day:02d}/{p.day.month:02d}/{p.day.year} - {p.clock()}", f"{p.day.day:02d}.{p.day.month:02d}.{p.day.year}", f"{p.day:%Y-%m-%d %H:%M:%S} | Ann Smith", f"First published: {p.british}", f"{p.weekday[:3]}, {p.short} {p.day.year}", f"{p.day.day}th {p.day:%B} {p.day.year}" if 3 < p.day.day < 21 else p.british, f"Created: {p.day:%d %B %Y}\nHits: 1204", f"{p.long} | by Ann Smith | Vol. 12", f"[{p.long}]", f"({p.long})", f"Issue: {p.long}"))
    truth = p.iso
    if ("/" in line and p.day.day <= 12 and p.day.day != p.day.month) or (line[2:3] == "." and p.day.day <= 12 and p.day.day != p.day.month):
        truth = None
    return Made("a.txt", f"{p.title()}\n\n{line}\n\n{p.body()}", truth)


def undated_forms(p: Printer) -> Made:
    head = p.one((f"NAME: ANN SMITH\nDATE OF BIRTH: {p.british}\nPLACE: KELDA\nCASE NO: 12-345\n\n", "Policy number: 2019-12-01\nRevision: 2.1\n\n", f"Q3 {p.day.year} RESULTS\n\n", f"© {p.day.year} Orla Post\n\n{p.title()}\n\n", f"ISBN 978-0-{p.chance.randrange(10**6)}\nFirst edition {p.day.year}\n\n{p.title()}\n\n", f"{p.title()}\n\n(Updated every Monday)\n\n", "Hours: 9:30 - 17:00\nPhone: 020 7946 0018\nFax: 1998 2001\n\n", f"CHAPTER {p.chance.randrange(20)}\n\nThe Winter of {p.day.year}\n\n", f"Page 3 of 12\n\n{p.title()}\n\n", f"The events of {p.british}\n\n", f"Remembering {p.long}\n\n", f"Treaty of {p.british} between Orla and Kelda\n\n", f"Order No. 12/{p.day.year}\n\n{p.title()}\n\n", f"Arrived: {p.british}\nRoom: 12\n\n"))
    return Made("a.txt", head + p.body(plain=True), None)


def diary_entry(p: Printer) -> Made:
    """One entry of a log."""
    p.to(1935, 1999)
    head = p.one((f"{p.weekday}, {p.british}\n\n", f"WAR DIARY\n{p.british}\nKelda\n\n", f"Intelligence Summary No. 12\nfor period ending 2400 hrs {p.british}\n\n"))
    return Made("a.txt", head + p.body(), p.iso)


KINDS: tuple[Callable[[Printer], Made], ...] = (
    *(wire_1980s, wire_dateline, wire_number, military_release, cable, military_message, office_memo, scan, undated_scan),
    *(web_file_name, saved_page, undated_page, open_year, press_office, release, mail, list_archive, printed_mail),
    *(presidential, transcript, wiki_news, parliament, court, british_dispatch, blog, undated_text, agenda),
    *(register, telegram, signed_below, forum, resolution, bulletin, news_with_clutter, undated_forms, diary_entry),
)


# fmt: on
def documents(n: int) -> Iterator[tuple[str, Made]]:
    """`n` documents of each kind, with the kind's name, always the same."""
    for kind in KINDS:
        for number in range(n):
            yield kind.__name__, kind(Printer(f"{kind.__name__} {number}"))


def verdict(memo: Memo | None, true: str | None) -> str:
    """`right`, `missed`, `wrong` or `invented`; a date that tells less than the true one is missed."""
    found = memo.date if memo else None
    if found == true:
        return "right"
    if true is None:
        return "invented"
    if found is None or true.startswith(found) or (found.startswith("XXXX") and found[4:] == true[4:]):
        return "missed"
    return "wrong"


def main() -> None:
    """Print a row a kind, the totals, and some of what went wrong."""
    n = int(sys.argv[1]) if len(sys.argv) > 1 else N
    total: Counter[str] = Counter()
    of_kind: dict[str, Counter[str]] = {}
    shown: list[str] = []
    for kind, made in documents(n):
        with TemporaryDirectory() as folder:
            (Path(folder) / made.file).write_text(made.text, "utf-8", newline="")
            memos = read([folder]).memos
        memo = memos[0] if len(memos) == 1 else None
        found = verdict(memo, made.date)
        of_kind.setdefault(kind, Counter())[found] += 1
        total[found if made.date else f"{found} (undated)"] += 1
        if found != "right":
            said = f"{memo.date} by {memo.date_rule}" if memo else f"{len(memos)} memos"
            shown.append(f"--- {kind}: {found}: {said}; true {made.date}; {made.file}\n{made.text[:400]}\n")
    for kind, counts in of_kind.items():
        print(
            f"{kind:20s}"
            + "".join(
                f"{counts[what]:4d} {what}"
                for what in ("right", "missed", "wrong", "invented")
                if counts[what]
            )
        )
    dated = sum(total[what] for what in ("right", "missed", "wrong"))
    undated = total["right (undated)"] + total["invented (undated)"]
    print(
        f"\n{dated} dated: found {100 * total['right'] / dated:.1f} %, wrong {100 * total['wrong'] / dated:.1f} %; {undated} undated: invented {100 * total['invented (undated)'] / max(1, undated):.1f} %"
    )
    print("\n".join(shown[: SHOWN if len(sys.argv) < 3 else None]))


if __name__ == "__main__":
    main()
