"""Plain text and Markdown: one memo, several, a chat, or the export of a news archive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from memokit.collector import paused
from memokit.model import Code, Problem
from memokit.reading.encoding import Decoded, decode
from memokit.reading.formats.chats import find_chat
from memokit.reading.formats.exports import find_exported
from memokit.reading.formats.parts import Part, plain_part
from memokit.reading.formats.several import find_memos
from memokit.reading.formats.tagged import find_document, find_tagged, is_archive
from memokit.reading.formats.tei import find_tei, is_tei
from memokit.reading.formats.wiki import find_wiki, is_wiki
from memokit.reading.memos import Article, Placed, draft_memos
from memokit.reading.mending import Mended, mend
from memokit.reading.records import Draft, FileContent, FileRow, Options, set_aside

LOOKED_AT = 100_000
"""So many characters tell whether a file of marks is an archive."""
MARKED = 400
"""An archive's first mark stands within so many characters."""
_OWN_MARKS = ((is_archive, find_tagged), (is_tei, find_tei), (is_wiki, find_wiki))
"""How an archive or an edition, whose marks say what is what, is known, and what finds its articles."""
LARGEST_MEMO = 20_000_000
"""A memo of more characters is set aside: nobody reads it, and annotating it would take hours."""


def read_text_file(content: bytes, path: str, options: Options) -> FileContent:
    """The memos of a text file, or why there is none."""
    (found,) = read_text_files([(path, content)], options)
    return found


def read_text_files(files: Sequence[tuple[str, bytes]], options: Options) -> list[FileContent]:
    """What text files hold, in order: each step is taken for all of them before the next one, which is quicker."""
    decoded = [(path, decode(content)) for path, content in files]
    held = iter(read_all_decoded([(path, one) for path, one in decoded if one], options))
    return [
        next(held) if one else set_aside(path, Code.NOT_TEXT, "not text; it was set aside")
        for path, one in decoded
    ]


def read_tagged_file(content: bytes, path: str, options: Options) -> FileContent:
    """The memos of an SGML or XML file that is an archive of news; another is set aside."""
    decoded = decode(content)
    if decoded and _has_own_marks(decoded.text) and find_parts(decoded.text[:LOOKED_AT]):
        return read_decoded(decoded, path, options)
    form = "xml" if path.lower().endswith(".xml") else "sgml"
    if decoded and (parts := find_document(decoded.text)):
        return _several(
            parts, decoded, Mended(decoded.text), mending_problems(path, decoded), path, options, form
        )
    what = f"{form.upper()} files other than archives of news are not read; save it as text; it was set aside"
    return set_aside(path, Code.UNSUPPORTED, what, form)


def _has_own_marks(text: str) -> bool:
    """Whether a text is an archive or an edition."""
    return any(is_known(text) for is_known, _ in _OWN_MARKS)


def _may_have_marks(text: str) -> bool:
    """Whether marks may stand in a text that mean nothing for it: it has their signs, and is no archive."""
    return ("<" in text or "{" in text) and not ("<" in text[:MARKED] and _has_own_marks(text))


def read_decoded(decoded: Decoded, path: str, options: Options, format: str = "text") -> FileContent:
    """The memos of a decoded text; offsets and characters are counted in it as decoded."""
    (found,) = read_all_decoded([(path, decoded)], options, format)
    return found


@paused()
def read_all_decoded(
    texts: Sequence[tuple[str, Decoded]], options: Options, format: str = "text"
) -> list[FileContent]:
    """The memos of decoded texts, in order."""
    mended = [mend(one.text, one.beyond, markup=_may_have_marks(one.text)) for _, one in texts]
    parts = [find_parts(one.text) for one in mended]
    are_single = list(map(_is_single, mended, parts))
    placed = [
        Placed(Article(one.text), path, f"{path}:1")
        for (path, _), one, is_single in zip(texts, mended, are_single, strict=True)
        if is_single
    ]
    drafts = iter(draft_memos(placed, order=options.date_order))
    found = []
    for (path, decoded), one, held, is_single in zip(texts, mended, parts, are_single, strict=True):
        problems = mending_problems(path, decoded, one.counts)
        if is_single:
            found.append(_single(next(drafts), decoded, one, problems, path, format))
        elif _is_blank(one.text):
            found.append(set_aside(path, Code.EMPTY, "empty; nothing to read", format, len(decoded.text)))
        else:
            held = held or [plain_part(one.text, 0, len(one.text))]
            found.append(_several(held, decoded, one, problems, path, options, format))
    return found


def _is_single(mended: Mended, parts: Sequence[Part]) -> bool:
    """Whether a text is one memo."""
    return not parts and len(mended.text) <= LARGEST_MEMO and not _is_blank(mended.text)


def _is_blank(text: str) -> bool:
    return not text or text.isspace()


def _single(
    draft: Draft, decoded: Decoded, mended: Mended, problems: tuple[Problem, ...], path: str, format: str
) -> FileContent:
    """The memo of a text that is one, and what of it is body and header."""
    text = mended.text
    if decoded.content and decoded.beyond and not mended.counts:
        before, after = text[: draft.body_start], text[draft.body_end :]
        last = len(decoded.content) - len(after.encode("utf-8"))
        draft.encoded = decoded.content[len(before.encode("utf-8")) : last]
    n_header = draft.body_start
    if mended.steps:
        draft.body_start, draft.body_end = mended.origin(draft.body_start), mended.origin(draft.body_end)
        n_header = draft.body_start - mended.origin(0)
    n_all, n_body = len(decoded.text), draft.body_end - draft.body_start
    counts = n_all, n_body, n_header, n_all - n_body - n_header, 0
    row = FileRow(path, format, "read", None, 1, 1, 0, *counts, decoded.encoding, mended.n_mended)
    return FileContent(row, (draft,), problems)


def _several(
    parts: list[Part],
    decoded: Decoded,
    mended: Mended,
    known: tuple[Problem, ...],
    path: str,
    options: Options,
    format: str,
) -> FileContent:
    """The memos of a text of several parts, and what of it is body, header, between them, or set aside."""
    n_all = len(decoded.text)
    drafts: list[Draft] = []
    problems = list(known)
    n_body = n_header = n_aside = 0
    for part, draft in zip(parts, _draft_parts(parts, mended.text, path, options), strict=True):
        last = part.start + len(mended.text[part.start : part.end].rstrip())
        size = mended.origin(last) - mended.origin(part.start)
        if isinstance(draft, Problem):
            problems.append(draft)
            n_aside += size
            continue
        draft.body_start, draft.body_end = mended.origin(draft.body_start), mended.origin(draft.body_end)
        own = draft.body_end - draft.body_start
        for (_, before), (after, _) in pairwise(part.body):
            own -= mended.origin(after) - mended.origin(before)
        n_body += own
        n_header += size - own
        drafts.append(draft)
    status, reason = ("read", None) if drafts else ("set_aside", str(problems[-1].code))
    n_parts, n_memos, n_between = len(parts), len(drafts), n_all - n_body - n_header - n_aside
    row = FileRow(
        *(path, format, status, reason, n_parts, n_memos, n_parts - n_memos),
        *(n_all, n_body, n_header, n_between, n_aside),
        *(decoded.encoding, mended.n_mended),
    )
    return FileContent(row, tuple(drafts), tuple(problems))


def find_parts(text: str) -> list[Part]:
    """The articles of an export, the messages of a chat, or several memos; none where the text is one memo.

    What begins with front matter is no export, whatever its lines say.
    """
    if text.startswith("---"):
        return find_memos(text)
    if "<" in text[:MARKED]:
        for _, find in _OWN_MARKS:
            if parts := find(text):
                return parts
    return find_exported(text) or find_chat(text) or find_memos(text)


def _draft_parts(parts: list[Part], text: str, path: str, options: Options) -> Iterator[Draft | Problem]:
    """The memo of each part, its place in the whole text; or why there is none."""
    placed: list[Placed] = []
    line, counted = 1, 0
    for part in parts:
        line, counted = line + text.count("\n", counted, part.start), part.start
        placed.append(Placed(part.article, path, f"{path}:{line}"))
    problems = [_trouble(*one) for one in placed]
    good = [one for one, problem in zip(placed, problems, strict=True) if not problem]
    drafts = iter(draft_memos(good, order=options.date_order))
    for part, problem in zip(parts, problems, strict=True):
        if problem:
            yield problem
            continue
        draft = next(drafts)
        after = len(part.article.text) - draft.body_end
        draft.body_start, draft.body_end = part.body[0][0] + draft.body_start, part.body[-1][1] - after
        yield draft


def _trouble(article: Article, path: str | None, where: str) -> Problem | None:
    """Why an article gives no memo."""
    if not article.text.strip():
        return Problem(path, "reading", Code.EMPTY, f"{where}: an article without text; it was set aside")
    n = len(article.text)
    if n > LARGEST_MEMO:
        message = f"{where}: {n:,} characters in one memo, more than {LARGEST_MEMO:,}; it was set aside"
        return Problem(path, "reading", Code.TOO_LARGE, message)
    return None


def mending_problems(
    path: str, decoded: Decoded, counts: tuple[tuple[str, int], ...] = ()
) -> tuple[Problem, ...]:
    """A row for each thing that was uncertain or mended, with its count; plain CRLF is neither."""
    if not decoded.notes and not counts:
        return ()
    guessed = [Problem(path, "reading", Code.GUESSED_ENCODING, f"{path}: {note}") for note in decoded.notes]
    plain = decoded.text.count("\r") == decoded.text.count("\n") == decoded.text.count("\r\n")
    rows = [
        Problem(path, "reading", Code.MENDED, f"{path}: {what}: {n}")
        for what, n in counts
        if not (plain and what.startswith("line ends"))
    ]
    return (*guessed, *rows)
