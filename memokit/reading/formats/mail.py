"""Mail: one message (`.eml`) or a box of many (`.mbox`), and the memos attached to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr

from memokit.calendar.written import parse_whole, parse_written
from memokit.model import Code, Problem
from memokit.reading.encoding import decode
from memokit.reading.files import shown
from memokit.reading.headers.publishers import publisher_of
from memokit.reading.memos import Article, draft_memo
from memokit.reading.mending import mend
from memokit.reading.records import Draft, FileContent, FileRow, Options, Stated, set_aside

Reader = Callable[[bytes, str, Options], FileContent]

MOST_ATTACHMENTS, LARGEST_ATTACHMENT = 100, 100_000_000
_BOX_LINE = re.compile(rb"^From [^\n]{1,200}\d{4}[^\n]{0,20}\r?\n", re.MULTILINE)
_PARSER = BytesParser(policy=policy.default.clone(refold_source="none"))


def read_message(content: bytes, path: str, options: Options, read_inner: Reader) -> FileContent:
    """The memo of one message, and the files attached to it."""
    return _read_messages([content], path, options, read_inner)


def read_box(content: bytes, path: str, options: Options, read_inner: Reader) -> FileContent:
    """The memos of the messages in a box, in order."""
    lines = [match for match in _BOX_LINE.finditer(content) if _begins(content, match.start())]
    ends = [*(line.start() for line in lines[1:]), len(content)]
    messages = [content[line.end() : end] for line, end in zip(lines, ends, strict=False)]
    if not messages:
        return set_aside(path, Code.DAMAGED, "no message found in this box of mail; it was set aside", "mail")
    return _read_messages(messages, path, options, read_inner)


def _begins(content: bytes, start: int) -> bool:
    """A line `From …` begins a message at the start of the box and after a blank line."""
    return start == 0 or content[max(0, start - 4) : start].endswith((b"\n\n", b"\n\r\n"))


def _read_messages(messages: list[bytes], path: str, options: Options, read_inner: Reader) -> FileContent:
    drafts: list[Draft] = []
    problems: list[Problem] = []
    inner: list[FileContent] = []
    for number, content in enumerate(messages, start=1):
        where = f"{path}:{number}" if len(messages) > 1 else path
        message = _parsed(content)
        draft = _draft(message, path, where, options) if message is not None else None
        files = list(_attached(message, where, options, read_inner)) if message is not None else []
        inner += files
        if draft:
            drafts.append(draft)
        elif message is None or not files:
            why = "damaged, no message could be read" if message is None else "a message without text"
            code = Code.DAMAGED if message is None else Code.EMPTY
            problems.append(Problem(path, "reading", code, f"{where}: {why}; it was set aside"))
        else:
            problems.append(Problem(path, "reading", Code.EMPTY, f"{where}: no text beside its attachments"))
    n, n_memos = len(messages), len(drafts)
    status = "read" if drafts or any(file.drafts for file in inner) else "set_aside"
    reason = None if status == "read" else str(problems[-1].code if problems else Code.EMPTY)
    row = FileRow(path, "mail", status, reason, n, n_memos, n - n_memos)
    return FileContent(row, tuple(drafts), tuple(problems), tuple(inner))


def _parsed(content: bytes) -> EmailMessage | None:
    """The message, or None where its first lines are no header of mail."""
    try:
        message = _PARSER.parsebytes(content)
    except (ValueError, LookupError, RecursionError, AttributeError):
        return None
    known = {"from", "date", "subject", "to", "received", "message-id", "mime-version"}
    return message if known & {key.lower() for key in message} else None


def _header(message: EmailMessage, name: str) -> str | None:
    """A header's words, RFC 2047 decoded; what cannot be decoded stays as it is."""
    try:
        value = message.get(name)
        return " ".join(str(value).split()) or None if value is not None else None
    except (ValueError, LookupError, IndexError, AttributeError, TypeError):
        return None


def _draft(message: EmailMessage, path: str, where: str, options: Options) -> Draft | None:
    body = _body(message)
    if not body or not body.strip():
        return None
    name, address = parseaddr(_header(message, "from") or "")
    publisher = publisher_of(address) if "@" in address else None
    # an offset that is not known is written -0000
    printed = (_header(message, "date") or "").removesuffix(" -0000")
    # a clock or a zone that is none leaves the day
    sent = parse_whole(printed) or parse_written(printed)
    sent = sent if sent and sent.precision in ("day", "none") else None
    fields = {
        "source": publisher if publisher and "." not in publisher else name or address or publisher,
        "title": _header(message, "subject"),
        "author": name or address,
    }
    article = Article(
        mend(body).text,
        {key: value for key, value in fields.items() if value},
        (Stated(sent, "mail header"),) if sent else (),
    )
    draft = draft_memo(article, path, where=where, order=options.date_order)
    draft.body_start, draft.body_end = 0, len(draft.text)
    return draft


def _body(message: EmailMessage) -> str | None:
    """The plain text of a message, else the words of its page."""
    for kind in ("plain", "html"):
        try:
            part = message.get_body((kind,))
        except (ValueError, AttributeError, KeyError):
            part = None
        words = _words(part) if isinstance(part, EmailMessage) else None
        if words and words.strip():
            return words if kind == "plain" else _page_words(words)
    return None


def _page_words(text: str) -> str | None:
    from memokit.reading.formats.html import page_article

    article = page_article(text)
    return article.text if article else None


def _words(part: EmailMessage) -> str | None:
    """A part's text in its declared encoding, or in the one that fits where that is wrong."""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return None
    decoded = decode(payload, part.get_content_charset())
    return decoded.text if decoded else None


def _attached(
    message: EmailMessage, where: str, options: Options, read_inner: Reader
) -> Iterator[FileContent]:
    """The files attached to a message, each read as the file it is."""
    try:
        parts = list(message.iter_attachments())
    except (ValueError, AttributeError, KeyError, TypeError):
        return
    for number, part in enumerate(parts[:MOST_ATTACHMENTS], start=1):
        forwarded = part.get_content_type() == "message/rfc822"
        name = shown((part.get_filename() or f"{number}{'.eml' if forwarded else ''}").replace("/", "_"))
        inner = f"{where}/{name}"
        payload = _payload(part, forwarded)
        if not isinstance(payload, bytes) or len(payload) > LARGEST_ATTACHMENT:
            yield set_aside(inner, Code.TOO_LARGE, "an attachment that is too large; it was set aside")
        else:
            yield read_inner(payload, inner, options)
    if len(parts) > MOST_ATTACHMENTS:
        message_ = f"more than {MOST_ATTACHMENTS} attachments; the others were set aside"
        yield set_aside(f"{where}/…", Code.TOO_LARGE, message_)


def _payload(part: EmailMessage, forwarded: bool) -> object:
    """The bytes of an attachment; of a forwarded message, the whole of it."""
    try:
        inner = part.get_payload(0) if forwarded and part.is_multipart() else None
        return inner.as_bytes() if isinstance(inner, EmailMessage) else part.get_payload(decode=True)
    except (ValueError, LookupError, AttributeError, TypeError):
        return None
