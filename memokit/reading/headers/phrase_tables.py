"""The phrases that say of a day that it is a document's, each under an example of it.

`DAY` stands for a full day in words or in ISO 8601, `CLOCK` for a clock before it (see `phrases`). A test finds in each
example its 5 March 2019. What a line looks like, and not its words, is the business of `headings`.
"""

from __future__ import annotations

from memokit.reading.headers.phrases import IN_DIGITS, phrases

OWN = phrases(
    ("Date: 5 March 2019", "date", r"(?:^|[\s>])(?:Date|DATE|Dated|DATED)\s?:\s{0,8}DAY"),
    (
        "Kelda Date: Tue, 03/05/2019 - 16:46 Source:",
        "date",
        r"(?:^|\s)(?:Date|DATE)\s?:\s(?P<day>(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},?\s\d{1,2}/\d{1,2}/\d{4})",
    ),
    ("01ST 5 MARCH 2019", "ist|1st|lst", r"^[DO0][I1l]ST\b\.?:?\s{1,20}DAY"),
    ("Date 2019-03-05 22:27:09", "date", r"^(?:[Dd]ate|DATE|Dated|DATED)\s{1,8}DAY"),
    (
        "Written: Written on March 5, 2019",
        "written|delivered|spoken",
        r"^(?i:written|delivered|spoken)\b:?\s(?:[Ww]ritten\s|[Dd]elivered\s)?(?:on\s)?DAY",
    ),
    (
        "Tue 5 Mar 2021 EDTFirst published on Tue 5 March 2019 19.58 EDT",
        "irst published on",
        r"(?<![a-z])First\spublished\son\sDAY\s\d{1,2}[.:]\d\d",
    ),
    (
        "Heard on 03.03.2018 and Judgment on 5 March 2019.",
        "judgment|judgement",
        rf"(?:^|\band\s{{1,3}}|[.;]\s)Judge?ment\s(?:(?:delivered|pronounced)\s)?on\s?:?\s(?:[Tt]he\s)?(?:DAY|(?P<digits>{IN_DIGITS}))",
    ),
    (
        "Orla Bank v Smith [2019] OCA 41 (5 March 2019)",
        "] ",
        r"\[(?:19|20)\d\d\]\s[A-Z][\w.() ]{1,25}\s\d{1,5}\s\(DAY\)",
    ),
    (
        "COUNTRY Orla                 DATE DISTR.   5 March 2019",
        "date dist",
        r"\bDATE\s(?:DISTR|DIST|DISTRIBUTED)\b\.?\s{0,3}:?\s{1,20}DAY",
    ),
    (
        "Source: ORG-DFR DFR publication date: TUE, 5 MAR 2019 21:55",
        "publication date",
        r"\bpublication\sdate:\sDAY",
    ),
    (
        "Judgment of the Court of 5 March 2019.",
        "judgment of the",
        r"^Judgment\sof\sthe\s(?:[A-Z]\w+\s)?(?:Court|Tribunal)(?:\s\([^()\n]{2,40}\))?\sof\sDAY\.?$",
    ),
    ('<date="March 5, 2019">', "date", r"<[Dd]ate(?:=\"|>)\s?DAY"),
    (
        "ann smith on Tue, 5 Mar 2019 14:42:28 +0100 (CET)",
        " on ",
        r"^[\w .'’-]{2,60}\son\sDAY\s\d\d:\d\d:\d\d\s[+-]\d{4}",
    ),
)
"""They outrank whatever else is said."""

LABELS = phrases(
    (
        "Argued: January 21, 2018 Decided: March 5, 2019",
        "deci|pronounced|filed|date|published|posted|issue|statement|aired|week|session",
        r"(?:^|(?<=[.;|)\]•·?!”\"])\s{0,4}|\s{2,}|(?<=[a-z\d])\s(?=[A-Z]))(?:Dated|[Dd]ecided|[Dd]ecision(?:\s[Dd]ated?)?|[Pp]ronounced|[Ff]iled|Date\sof\s(?:[Dd]ecision|[Jj]udgment|[Oo]rder)|[Pp]ublished|[Pp]osted|[Ii]ssued?|Statement\sas\sof|Aired|Week\s[Ee]nding|Session\s\d{1,2}|(?:Original\s)?[Rr]elease\s[Dd]ate|(?<!Original\s)Issue\s(?:[Dd]ate|[Tt]ime)|Publication\s[Dd]ate)(?:\son|\sof)?\s?[:,–—-]?\s{0,3}CLOCKDAY",
    ),
)
"""Near the beginning of a line; further on, such a label is that of an entry in a list."""

ANYWHERE = phrases(
    # courts, councils, parliaments
    (
        "Orla Bank vs Ann Smith on 5 March, 2019",
        " v",
        r"^[A-Z][^\n]{2,100}?\s[Vv][Ss]?\.?\s[A-Z][^\n]{2,100}?\son\sDAY(?=$|Bench|\s*\()",
    ),
    (
        "Argued on : 03.03.2018 Decided on : 05.03.2019",
        "decided|delivered",
        rf"\b(?:ARGUED|Argued|HEARD|Heard|RESERVED|Reserved)\b[^\n]{{4,60}}?[\s–—](?:DECIDED|Decided|DELIVERED|Delivered)(?:\s(?:ON|on))?\s?:?\s?(?:DAY|(?P<digits>{IN_DIGITS}))",
    ),
    (
        "WQ84584 (e) Tabled on 05/03/2019",
        "tabled",
        rf"^[\w ()/.-]{{0,30}}\b[Tt]abled\son\s(?:DAY|(?P<digits>{IN_DIGITS}))$",
    ),
    (
        "Minutes of the meeting held at Kelda on 5 March 2019",
        "minutes",
        r"^(?:Minutes|MINUTES)\sof\s[^\n]{4,140}?\sheld\s[^\n]{0,80}?(?:on\s)?DAY(?!,?\s(?:w[ea]|be|ha)\w{0,3}\b)",
    ),
    (
        "Draft. Minutes of a Meeting of the Council held on 5 March 2019 at 7",
        "meeting",
        r"(?<!\d\.\s)(?<!\bthe\s)\b(?i:minutes|conclusions|proceedings|record)\sof\s(?i:an?|the)\s(?!(?i:last|previous)\b)(?:\w+\s){0,2}(?i:meeting)\b[^\n]{0,100}?[\s.]held\s(?:[^\n]{0,60}?on\s)?DAY(?!,?\s(?:w[ea]|be|ha)\w{0,3}\b)",
    ),
    (
        "City Council Minutes 03-05-2019Adopted Minutes Regular Council Meeting March 5, 2019 Mayor Smith called",
        "minutes",
        r"\bMinutes\s(?:[A-Z]\w*\s){0,6}Meeting\s(?:of\s|on\s)?DAY",
    ),
    (
        "Joint communiqué at the end of the visit of the President to Orla. New Kelda, March 5, 2019. 1. At",
        "communiqu|statement|declaration",
        r"^(?:Joint\s)?(?:[Cc]ommuniqu[eé]|[Ss]tatement|[Dd]eclaration)\b[^.\n]{3,240}\.\s[A-Z][a-z]+(?:\s[A-Z][a-z]+)?,\sDAY\.",
    ),
    (
        "TTY: 888-835-5322 DA 17-134 March 5, 2019 THE TASK FORCE RELEASES A NOTICE",
        "da |fcc ",
        r"\b(?:DA|FCC)\s\d\d-\d{1,5}\s(?:Released:\s)?DAY",
    ),
    (
        "APPROVED PLANNING COMMISSION MINUTES MARCH 5, 2019 MEMBERS PRESENT: Ann Smith",
        "minutes",
        r"\bMINUTES\s(?:OF\s)?DAY\s(?=[A-Z]{4})",
    ),
    (
        "The Chair opened the meeting at 10am on Sunday 5 March 2019 with a welcome",
        "the meeting",
        r"\b(?:opened|called|convened)\sthe\smeeting\s(?:to\sorder\s)?(?:at\s\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?,?\s)?on\sDAY",
    ),
    (
        "ORDER signed by Judge Ann Smith on 3/5/2019. IT IS ORDERED",
        "judge",
        r"\b(?:by|[Ss]igned)\s(?:[A-Z][a-z]+\s){0,2}Judge\s[A-Z][\w .'’-]{2,60}?\son\s(?P<mdy>\d{1,2}/\d{1,2}/(?:\d{4}|\d\d))\b",
    ),
    ("Minutes of a meeting held this 5th day of March, 2019", "this", r"\b(?i:held\s(?:on\s)?this)\sDAY"),
    (
        "Orders - in the House of Commons at 12:00 am on 5 March 2019.",
        "house|senate|chamber|assembly|parliament|dáil",
        r"\b(?:in|at)\sthe\s(?:House|Senate|Chamber|Assembly|Parliament|Dáil)\b[^.\n]{0,40}?\sCLOCKDAY\.?$",
    ),
    (
        "The Council of the Union of Orla (UO), at its 557th meeting held on 5 March 2019, took",
        "at its",
        r"\b[Aa]t\sits\s\d{1,5}(?:st|nd|rd|th)\s(?:\([^()\n]{2,30}\)\s)?(?:[a-z]{3,12}\s)?(?:[Mm]eeting|[Ss]ession|[Ss]itting),?\s(?:held\s)?(?:(?:in|at)\s[^\n.]{2,60}?\s)?on\sDAY,",
    ),
    (
        "HEARING HELD IN KELDA, OR, MARCH 5, 2019",
        "held",
        r"^(?i:(?:public\s|joint\s|field\s)?(?:hearings?|meeting|briefing|session)\sheld)\s(?i:in|at|on)\b[^\n]{0,80}?\sDAY$",
    ),
    (
        "Public sitting held on 5 March 2019, at 4 p.m., at the Palace",
        "held on",
        r"^(?i:public\s)?(?i:sitting|hearing|session)\sheld\son\sDAY",
    ),
    # acts, orders, releases, letters
    (
        "[ PROCLAMATION NO. 422, March 05, 2019 ]",
        " no",
        r"^\[?\s?[A-Z][A-Za-z. ]{2,60}\s(?i:nos?\.?)\s[\w./-]{1,24},\sDAY\s?\]?$",
    ),
    (
        "Attorney General Ann Smith issued the following news release on March 5, 2019:",
        "issued the following",
        r"\bissued\sthe\sfollowing\s(?:[a-z]+\s){1,3}on\sDAY",
    ),
    (
        "ORDER Adopted: February 24, 2019 Released: March 5, 2019 By the Commission",
        "released:",
        r"\bAdopted:\s[A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4}\s+Released:\sDAY",
    ),
    (
        "Ann Smith letter to Jo Doe, 5 March 2019.",
        "letter to|telegram to|note to|memorandum to",
        r"^[A-Z][\w.’' -]{2,60}\s(?:[Ll]etter|[Tt]elegram|[Nn]ote|[Mm]emorandum)\sto\s[A-Z][^\n]{2,100}?,\sDAY\.?$",
    ),
    (
        "Below is a March 5, 2019, letter which Ann Smith wrote to the Minister",
        " is a| is the",
        r"\b(?:[Bb]elow|[Hh]ere|[Ff]ollowing)\sis\s(?:an?|the)\sDAY,?\s(?:letter|statement|speech|memo|memorandum|transcript|telegram)\b",
    ),
    (
        "This letter is dated March 5, 2019. It is addressed to Jo",
        "is dated",
        r"^[Tt]his\s(?:letter|memo|memorandum|note|telegram|document|report)\sis\sdated\sDAY",
    ),
    (
        "Letter dated 5 March 2019 from the Representative of Orla",
        "dated",
        r"^(?i:identical\s)?(?i:letters?|notes?(?:\sverbales?)?|memorandum|telegram|cable|message)\s(?i:dated)\sDAY",
    ),
    (
        "PP/GC/307 Letter from Lord Smith to the envoy, concerning his house at Orla, 5 March 2019",
        " from",
        r"^(?:[A-Z]{1,4}/[\w/.-]{1,30}\s)?(?:Letter|Despatch|Dispatch|Telegram|Memorandum|Note|Cable)\sfrom\s[A-Z][^\n]{10,300}?,\s(?:on\s)?DAY\.?$",
    ),
    (
        "[Assented to 5th March, 2019.]",
        "assent|approved|promulgated|gazetted",
        r"^\[?(?i:assented\sto|date\sof\sassent|approved|promulgated|gazetted)[:,]?\s(?:on\s)?DAY",
    ),
    (
        "The press release issued by the Department for Water on 5 March 2019",
        "ed by",
        r"(?i:\b(?:press\srelease|statement|communiqu[eé]|notice|report)\s(?:was\s)?(?:issued|published|released)\sby)\s[^.\n]{3,120}?\son\sDAY",
    ),
    (
        "COUNCIL DECISION 2019/292/CFSP of 5 March 2019",
        " of ",
        r"\b(?i:decision|regulation|directive|resolution|opinion|recommendation|order|decree)\s.{0,60}?\sof\sDAY$",
    ),
    (
        "The Orla Post (Kelda) March 5, 2019, Tuesday SECTION: FEATURES; Page 12",
        "section:|length:",
        r"\bDAY,\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s(?:[\w -]{2,30}\s)?(?:SECTION|LENGTH):",
    ),
    (
        "Orla Senate sent this bulletin at 03/05/2019 06:18 PM PDT",
        "sent this bulletin",
        r"\bsent\sthis\sbulletin\sat\s(?P<mdy>\d\d/\d\d/\d{4})\s",
    ),
    (
        "This article appeared in Orla Times on Tuesday March 5, 2019 as my column",
        "appeared in|published in|appeared on|ran in|published on",
        r"\b(?i:article|column|piece|story|essay|op-ed|interview|post|speech)\s(?:was\s)?(?:first\s|originally\s)?(?:appeared|published|ran)\s(?:in|on|by)\s[^\n.]{2,80}?\son\sDAY",
    ),
    (
        "Ann Smith reports for the Orla Times March 5, 2019.",
        " for | in ",
        r"^[A-Z][\w.’' -]{2,40}\s(?:reports|writes|reported|wrote)\s(?:for|in)\s(?:the\s)?[A-Z][\w.’' -]{2,40},?\sDAY\.$",
    ),
    (
        "The blame is hers  Tue 5 Mar 2019 07.00 GMT   Last modified on Wed 6 Mar 2019 19.43 GMT   The envoy",
        "last modified on",
        r"\bDAY\s\d{1,2}[.:]\d\d\s(?:GMT|BST|E[SD]T|AE[SD]T)\s{0,4}Last\smodified\son\s",
    ),
    (
        "2019-03-05 (Creation)",
        "(creat|(publi",
        r"^[•*\s]{0,4}DAY\s\((?i:creation|created|publication|published)\)$",
    ),
    ("Orla News (Number 20, 2019-03-05)", "(n|(i", r"\((?:Number|No\.?|Issue)\s?\d{1,5},\sDAY\)"),
    (
        "Version 1.0 ratified on March 5th, 2019.",
        "version",
        r"^Version\s[\d.]{1,8}\s(?:ratified|adopted|approved|released|published|issued)\s(?:on\s)?DAY\.?$",
    ),
    (
        "The Orla Standard (Kelda) NEWS March 5, 2019 Posted to the web March 6, 2019",
        "posted to the web",
        r"\bDAY\sPosted\sto\sthe\sweb",
    ),
    (
        "Ministry of Water of Orla, posted 5 March 2019 08:53",
        ", posted|, published",
        r"^[A-Z][^\n]{2,80},\s(?:posted|published)\s(?:on\s)?DAY(?:,?\s\d{1,2}:\d\d)?$",
    ),
    (
        "Posted By Ann Smith On March 5, 2019 @ 5:12 am In Local News | 4 Comments",
        "posted by",
        r"^Posted\s[Bb]y\s[^\n]{2,60}?\s[Oo]n\sDAY(?:\s@\s\d{1,2}:\d\d\s?[ap]m)?\s[Ii]n\s",
    ),
    (
        "Tuesday, March 5, 2019 - Web posted at 9:14:22 GMT",
        "posted at",
        r"^DAY\s[-–]\s(?:[Ww]eb\s)?[Pp]osted\sat\s\d",
    ),
    ("5 March 2019 in Press Releases", " in ", r"^DAY\sin\s(?:\d{4}|[A-Z][\w&]*(?:\s[A-Z&][\w&]*){0,3})$"),
    (
        "www.orlaview.cn  2019-03-05 15:32:41      Print",
        ".cn|.com|.net|.org",
        r"^(?:www\.)?[\w-]{2,40}(?:\.[\w-]{2,20}){1,3}\s{1,4}DAY\s\d\d:\d\d",
    ),
    ("March 5, 2019 orlatimes.com", ".com|.org|.net", r"^DAY\s[\w-]{3,30}\.(?:com|org|net)$"),
    (
        "By admin , in Orla , at March 5, 2019",
        "by ",
        r"^[Bb]y\s[^\n]{2,40}?\s,?\s?in\s[^\n]{2,30}?\s?,\sat\sDAY$",
    ),
    (
        "Orla Telegraph: 5 March 2019: The party goes on",
        ": ",
        r"^(?:[A-Z][\w.&’'-]*\s?){1,5}:\sDAY:\s(?=[A-Z“\"])",
    ),
    (
        "7 years agoTue, 5 Mar 2019 10:04:09 GMT",
        "gmt|utc",
        r"^[^\n]{0,20}?(?<![A-Z])DAY\s\d\d:\d\d:\d\d\s(?:GMT|UTC)$",
    ),
    (
        "Date: 14 Esfand 1397 [5 March 2019]",
        "]|)",
        r"^(?:Date\s?:\s{0,4})?(?:\d{1,2}\s[A-Z][a-z]{2,10}\s1[234]\d\d|\d{1,2}/\d{1,2}/1[34]\d\d)\s?[\[(]DAY[\])]\.?$",
    ),
    (
        "Kelda, 18 Shaban 1440 H corresponding to 5 March 2019 SPA--The envoy",
        "corresponding to",
        r"\b1[34]\d\d\s?A?H\.?,?\scorresponding\sto\sDAY",
    ),
    (
        "by Ann Smith March 5, 2019 from OrlaPost Website",
        "by ",
        r"^[Bb]y\s(?:[A-Z][\w.’'-]*\s){1,4}DAY\sfrom\s[A-Z][\w .’'-]{2,40}$",
    ),
    (
        "A machine's transcript of March 5, 2019 City Council of Kelda",
        "transcript",
        r"\b[Tt]ranscript\s(?:of|for)\s(?:the\s)?DAY\s(?=[A-Z])",
    ),
    (
        "Official Transcript of the Tribunal in the matter of Orla against Jo Doe, sitting at Kelda on 5 March 2019, 0930-1630",
        "transcript of",
        r"^(?:Official\s|Verbatim\s)?(?:Transcript|Record)\sof\s[^\n]{4,240}?\b(?:sitting|held|session)\b[^\n]{0,60}?\son\sDAY",
    ),
    (
        "ORLA NEWSLINEVol. 5, No. 204, 5 March 2019CONTENTS",
        "vol",
        r"(?<![a-z])(?<![,.]\s)Vol(?:ume|\.)\s\d{1,4},?\s(?:No\.|Number|Issue)\s?\d{1,5},?\s(?:[–—-]\s)?DAY",
    ),
    (
        "By Ann Smith (5 March 2019 issue of the Orla Analyst)",
        "issue of",
        r"\((?:(?P<digits>\d{1,2}/\d{1,2}/\d{4})|DAY)\sissue\sof\s",
    ),
    (
        "Kevin Doe: Today is Tuesday, March 5, 2019. This is Kevin Doe",
        "oday",
        r"\b[Tt]oday(?:[’']s)?(?:\sdate)?\sis\s(?:the\s)?DAY(?=[.,;]?\s(?:[Tt]his\sis|[Ww]e|I|[Aa]nd|[Mm]y\sname|[Mm]y|at)\b)",
    ),
    # what is told on the day
    (
        "The secretariat sat today (March 5, 2019) in Kelda",
        "today|this |tonight",
        r"\b(?:[Tt]oday|[Tt]onight|[Tt]his\s(?:morning|afternoon|evening)),?\s\(?(?:on\s)?(?:the\s)?DAY",
    ),
    # what is spoken
    (
        "(Read at a meeting of the Society of Orla, Inc., on March 5, 2019)",
        "read|delivered|presented|given",
        r"\((?i:read|delivered|presented|given)\s(?:at|before|to)\s[^()\n]{4,120}?\son\sDAY\)",
    ),
    (
        'This is a partial transcript of "The Orla Hour," March 5, 2019, that',
        "transcript",
        r"^This\sis\sa\s(?:[a-z]{3,9}\s)?transcript\s(?:of|from)\s[^\n]{2,120}?,?\sDAY",
    ),
    (
        "The closing press conference at the summit, Kelda on 5 March 2019. This is a transcript of",
        "is a transcript",
        r"\son\sDAY\.\sThis\sis\sa\s(?:[a-z]{3,9}\s)?transcript\b",
    ),
    (
        "Opening remarks by Ann Smith at the conference, Kelda, 5 March 2019.",
        "remarks|speech|address|lecture|keynote|presentation|intervention|statement|interview",
        r"^(?:(?:Opening|Closing|Keynote|Introductory|Welcoming|Welcome|Concluding)\s)?(?:[Rr]emarks|[Ss]peech|[Aa]ddress|[Ll]ecture|Keynote|[Pp]resentation|[Ii]ntervention|[Ss]tatement|[Ii]nterview)\s(?:by|of|with|at)\b[^\n]{10,300}?,\s(?:on\s)?DAY\.?$",
    ),
    (
        "Ann Smith’s Full Speech for the Day of the River, on March 5, 2019",
        "speech|remarks|address|interview|sermon|lecture",
        r"^[A-Z][^\n]{0,60}?\b(?:Speech|Remarks|Address|Interview|Sermon|Lecture)\b[^\n.]{0,160}?,\son\sDAY$",
    ),
    (
        "Speech by Secretary Ann Smith on March 5, 2019, on the occasion of the Day of the River",
        "speech|remarks|address|sermon|lecture",
        r"^(?:Full\s(?:[Tt]ext\sof\s)?)?(?:[Tt]he\s)?(?:Speech|Remarks|Address|Sermon|Lecture)\s(?:by|of)\s[A-Z][^\n.]{4,120}?\son\sDAY(?=[,.]|$)",
    ),
    (
        "Keynote Address by Mr. A. Smith, MP (Leader) at the River School, Kelda on 5 March 2019 Ladies and gentlemen",
        "speech|remarks|address|lecture",
        r"^(?:[A-Z][a-z]+\s){0,2}(?:Speech|Remarks|Address|Lecture)\s(?:delivered\s|given\s)?(?:by|of)\s[A-Z][^\n]{4,120}?\s(?:at|before|to|in)\s(?:the\s|an?\s)?[A-Z][^\n]{3,120}?\son\sDAY",
    ),
    (
        "Ann Smith, at the Debate on Supply (Ministry of Trade) on Tuesday, 5 March 2019, in reply to",
        " at | before ",
        r"^(?:[A-Z][\w.’'-]*,?\s){2,5}(?:at|before)\sthe\s[A-Z][^\n]{4,120}?\son\sDAY(?:,\s[^.!?\n]{3,120})?$",
    ),
    (
        "March 5, 2019 in Human Rights, News – The envoy spoke",
        " in ",
        r"^DAY\sin\s(?:[A-Z][\w&]*,?\s){1,6}[–—-]\s(?=[A-Z])",
    ),
    (
        "1:30 p.m., Tuesday, March 5, 2019, in the River Board Room",
        "room|hall|building|chamber|cent|library|auditorium|online",
        r"^CLOCKDAY,?\s(?:in|at)\s(?:the\s)?[A-Z][\w.’' -]{2,60}\b(?:Room|Hall|Building|Chambers?|Cent(?:er|re)|Library|Auditorium)$",
    ),
    (
        "KELDA, ON TUESDAY, 5TH MARCH, 2019 AT 09.15 A.M.",
        "at ",
        r"\b(?:on|ON|On)\s(?=(?:(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)D[A]Y|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),\s)DAY,?\s(?:at|AT)\s\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?m|[AP]\.?M)\.?$",
    ),
    (
        "Talks on the dam Tue Mar 5, 2019 7:12pm BST The envoy said",
        "m bst|m edt|m est|m gmt",
        r"\s(?=(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\s)DAY\s\d{1,2}:\d\d[ap]m\s(?:E[SD]T|BST|GMT)\b",
    ),
    (
        "You find below the minutes of the meeting that was held on March 5, 2019.",
        "minutes",
        r"\b(?i:below|following|these\sare)\b[^.\n]{0,40}?\bminutes\sof\sthe\s(?:\w+\s){0,2}meeting\s(?:that\swas\s|which\swas\s)?held\son\sDAY",
    ),
    ("On March 5, 2019 In Statements", "on ", r"^On\sDAY\s[Ii]n\s(?=[A-Z])"),
    ("On 5 March 2019, in Kelda", "on ", r"^On\sDAY,?\s(?:at|in)\s(?:[A-Z][\w.’'-]*,?\s?){1,4}$"),
    ("on 5 March 2019 at the River Hall (Great Hall), Kelda", "on ", r"^on\sDAY\s(?:at|in)\s[^\n]{3,140}$"),
    (
        "Briefing of the decision taken on 2019-03-05",
        "taken|held|given",
        r"^(?!\d{1,3}[.)]\s)[^\n]*?\b(?:[Dd]ecision|[Mm]eeting|[Bb]riefing)\s(?:taken|held|given)\s(?:on\s)?DAY$",
    ),
)
"""In any line, however long."""
