"""A text file, or a text given as such: one memo."""

from __future__ import annotations

from dataclasses import replace

from memokit.calendar.written import Written, parse_written
from memokit.model import Code, Memo, Problem
from memokit.reading.encoding import decode
from memokit.reading.headers import Header, find_header
from memokit.reading.kinds import tell_author, tell_document_type, tell_language
from memokit.reading.records import FileContent, FileRow

NO_DATE = 'no date found; expected for example "2 March 2026"; the memo was kept, undated'
_NEWS_RULES = {"memo line", "dateline"}


def read_text_file(content: bytes, path: str, *, order: str | None) -> FileContent:
    """The one memo of a text file, or why there is none."""
    decoded = decode(content)
    if decoded is None:
        problem = Problem(path, "reading", Code.NOT_TEXT, f"{path}: not text; it was set aside")
        return FileContent(FileRow(path, None, "set_aside", str(Code.NOT_TEXT)), problems=(problem,))
    problems = [Problem(path, "reading", Code.GUESSED_ENCODING, f"{path}: {note}") for note in decoded.mended]
    if not decoded.text.strip():
        problem = Problem(path, "reading", Code.EMPTY, f"{path}: empty; nothing to read")
        row = FileRow(
            path, "text", "set_aside", str(Code.EMPTY), 0, len(decoded.text), 0, 0, len(decoded.text)
        )
        return FileContent(row, problems=(*problems, problem))
    memo, more = parse_memo(decoded.text, path, order=order)
    n_body, n_all = len(memo.text), len(decoded.text)
    row = FileRow(path, "text", "read", None, 1, n_all, n_body, memo.body_start, n_all - memo.body_end)
    return FileContent(row, (memo,), (*problems, *more))


def parse_memo(
    text: str,
    path: str | None,
    *,
    order: str | None = None,
    date: str | None = None,
    source: str | None = None,
) -> tuple[Memo, tuple[Problem, ...]]:
    """The memo that `text` is, header cut off, and what is wrong with it; it has no id yet."""
    header = find_header(text, order=order)
    start, end = _body(text, header.body)
    body = text[start:end]
    written, rule = header.date, header.date_rule
    if date is not None:
        written, rule = parse_written(date, order="dmy"), "given"
    kind = tell_document_type(body, header.title, dated_news=header.date_rule in _NEWS_RULES)
    memo = Memo(
        memo_id="",
        text=body,
        path=path,
        source=source if source is not None else header.source,
        place=header.place,
        title=header.title,
        author=header.author or tell_author(header.title, kind),
        language=tell_language(body),
        document_type=kind,
        body_start=start,
        body_end=end,
    )
    return dated(memo, written, rule), _header_problems(header, written, path)


def dated(memo: Memo, written: Written | None, rule: str | None) -> Memo:
    """`memo` with the fields that a written date fills."""
    if written is None or written.precision == "none":
        return memo
    return replace(
        memo,
        date=written.value,
        date_precision=written.precision,
        date_last=written.last,
        instant=written.instant,
        date_rule=rule,
    )


def _body(text: str, start: int) -> tuple[int, int]:
    """The body from `start` on, without the blank lines at its ends."""
    lead = text[start:]
    skipped = len(lead) - len(lead.lstrip())
    newline = lead.rfind("\n", 0, skipped)
    start += newline + 1 if newline >= 0 else 0
    return start, max(start, len(text.rstrip()))


def _header_problems(header: Header, written: Written | None, path: str | None) -> tuple[Problem, ...]:
    where = path or "memo"
    if written is None:
        return (Problem(path, "header", Code.NO_DATE, f"{where}:1: {NO_DATE}"),)
    if written.precision == "none":
        either = " or ".join(written.readings)
        message = f"{where}:1: the date can be {either}; give the order of day and month; kept undated"
        return (Problem(path, "header", Code.AMBIGUOUS_DATE, message),)
    return ()
