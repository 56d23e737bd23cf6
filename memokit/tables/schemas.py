"""The declared schema of each table. Columns may be added at the end; they are never renamed or reordered."""

from __future__ import annotations

from typing import NamedTuple

TEXT, COUNT, SPANS = "str", "Int64", "object"
"""The dtypes: words (missing as NaN), whole numbers (missing as NA), and lists of [start, end]."""


class Column(NamedTuple):
    """One column: its name, its dtype, its unit or form, and what it means."""

    name: str
    dtype: str
    unit: str
    meaning: str


_ID = Column("memo_id", TEXT, "id", "the memo")
_START = Column("start", COUNT, "code points", "where the words begin in the memo's text")
_END = Column("end", COUNT, "code points", "where they end (exclusive)")
_TEXT = Column("text", TEXT, "", "the words: memo text from start to end")
_SENTENCE = Column("sentence", COUNT, "from 0", "the sentence it begins in")


def _number(name: str) -> Column:
    return Column(name, COUNT, "from 0", f"its place among the memo's {name}s")


SCHEMAS: dict[str, tuple[Column, ...]] = {
    "memos": (
        Column("memo_id", TEXT, "id", "the input's id, else the first 16 hex digits of a SHA-256"),
        Column("path", TEXT, "path", "the file, relative to the given folder, with /"),
        Column("position", COUNT, "from 0", "its place within the file"),
        Column("date", TEXT, "ISO 8601", "the date printed: 2020-12-31, 2020-12, 2020 or XXXX-12-31"),
        Column("date_precision", TEXT, "", "day, month, year, month_day or none"),
        Column("date_last", TEXT, "ISO 8601", "the last day of a printed range"),
        Column("instant", TEXT, "ISO 8601", "date and time with offset, if printed"),
        Column("date_rule", TEXT, "", "which rule decided the date"),
        Column("source", TEXT, "", "the outlet or sender"),
        Column("place", TEXT, "", "the place of the dateline"),
        Column("title", TEXT, "", "the headline or subject"),
        Column("author", TEXT, "", "the byline or sender"),
        Column("language", TEXT, "ISO 639-1", "en where the memo is English, else the input's word or NA"),
        Column("document_type", TEXT, "", "news, transcript, statement, readout, speech, form or unknown"),
        Column("n_paragraphs", COUNT, "paragraphs", "paragraphs of the text"),
        Column("n_sentences", COUNT, "sentences", "sentences of the text"),
        Column("n_tokens", COUNT, "tokens", "tokens of every kind"),
        Column("body_start", COUNT, "code points", "where the text begins in the decoded file"),
        Column("body_end", COUNT, "code points", "where the text ends in the decoded file"),
        Column("sha256", TEXT, "hex", "SHA-256 of the text in UTF-8"),
        Column("text", TEXT, "", "the text after the header, as read"),
    ),
    "sentences": (
        _ID,
        _number("sentence"),
        Column("paragraph", COUNT, "from 0", "the paragraph it stands in"),
        _START,
        _END,
        _TEXT,
    ),
    "tokens": (
        _ID,
        _number("token"),
        _START,
        _END,
        _TEXT,
        _SENTENCE,
        Column("kind", TEXT, "", "word, number or punctuation"),
    ),
    "times": (
        _ID,
        _number("time"),
        _START,
        _END,
        _TEXT,
        Column("type", TEXT, "TIMEX3", "DATE, TIME, DURATION or SET"),
        Column("value", TEXT, "TIMEX3", "what the words say, no more precise than they are"),
        Column("mod", TEXT, "TIMEX3", "START, MID, END, APPROX and the like"),
        Column("first_day", TEXT, "ISO 8601", "the first day it covers, where that is known"),
        Column("last_day", TEXT, "ISO 8601", "the last day it covers"),
        Column("rule", TEXT, "", "why this value"),
        _SENTENCE,
    ),
    "names": (
        _ID,
        _number("name"),
        _START,
        _END,
        _TEXT,
        Column("kind", TEXT, "", "person, organisation, place, role, pronoun or unknown"),
        Column("entity", TEXT, "", "the fullest name in the memo that it stands for"),
        Column("rule", TEXT, "", "how it was found or linked"),
    ),
    "quotes": (
        _ID,
        _number("quote"),
        _START,
        _END,
        Column("spans", SPANS, "code points", "list of [start, end]: one, or one for each piece"),
        Column("text", TEXT, "", "the spans' words joined by one space"),
        Column("kind", TEXT, "", "direct (quotation), mixed (partial quotation) or indirect (paraphrase)"),
        Column("cue", TEXT, "", "the reporting word"),
        Column("cue_start", COUNT, "code points", "where the cue begins"),
        Column("cue_end", COUNT, "code points", "where the cue ends"),
        Column("mention", TEXT, "", "the words that name the speaker"),
        Column("mention_start", COUNT, "code points", "where the mention begins"),
        Column("mention_end", COUNT, "code points", "where the mention ends"),
        Column("speaker", TEXT, "", "the fullest name that the mention stands for"),
        Column("speaker_role", TEXT, "", "the fullest role that the memo gives the speaker"),
        Column("speaker_rule", TEXT, "", "which rule found the speaker, or why there is none"),
        _SENTENCE,
        Column("said_first_day", TEXT, "ISO 8601", "first day on which it was said, if the memo tells"),
        Column("said_last_day", TEXT, "ISO 8601", "last day on which it was said"),
        Column("said_rule", TEXT, "", "which words tell when it was said"),
    ),
    "problems": (
        Column("path", TEXT, "path", "the file"),
        Column("memo_id", TEXT, "id", "the memo, where there is one"),
        Column("stage", TEXT, "", "reading, header or language"),
        Column("code", TEXT, "", "the kind of problem"),
        Column("start", COUNT, "code points", "where it is in the memo's text, if it has a place"),
        Column("end", COUNT, "code points", "where that ends"),
        Column("message", TEXT, "", "what happened, where, and what was done"),
    ),
}

LEDGER: tuple[Column, ...] = (
    Column("path", TEXT, "path", "the file; a file inside another begins with that one's path"),
    Column("format", TEXT, "", "the reader that took it: text, jsonl, html, mail, word, pdf, table, zip, …"),
    Column("status", TEXT, "", "read, set_aside or skipped"),
    Column("reason", TEXT, "", "why it was set aside (a code of problems) or skipped"),
    Column("n_articles", COUNT, "articles", "articles found: n_memos + n_set_aside"),
    Column("n_memos", COUNT, "memos", "articles that became memos"),
    Column("n_set_aside", COUNT, "articles", "articles that did not; each has a row of problems"),
    Column(
        "n_characters", COUNT, "code points", "characters as decoded, before any mending; text formats only"
    ),
    Column("n_body", COUNT, "code points", "of these, in the memos' texts"),
    Column("n_header", COUNT, "code points", "of these, in headers and in trailing lines about the article"),
    Column("n_separators", COUNT, "code points", "of these, between the articles and at the ends"),
    Column("n_characters_set_aside", COUNT, "code points", "of these, in articles that were set aside"),
    Column("encoding", TEXT, "", "the encoding it was read in"),
    Column("n_mended", COUNT, "places", "places mended: line ends, invisible characters, mojibake"),
)
"""The ledger, what was read and what was not: it is shown and reported, not exported as a table."""
