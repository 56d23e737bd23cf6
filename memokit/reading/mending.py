"""What a decoded text needs before it is read: each mending is counted, and offsets lead back.

Only what is certain is mended: line ends, invisible characters, ligatures, words cut at line ends, and
mojibake that decodes into what it was. `Mended.origin` gives the offset in the text as decoded.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from itertools import islice
from typing import NamedTuple

from memokit.reading.encoding import characters_beyond

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_INVISIBLE = "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\ufffc"
_CHARACTERS = {
    **dict.fromkeys("\u2028\u2029\x85\x0b\x0c", ("\n", "line and page separators made line ends")),
    **{mark: (word, "ligatures spelled out") for mark, word in _LIGATURES.items()},
    **dict.fromkeys(_INVISIBLE, ("", "invisible characters taken out")),
    "\xad": ("", "soft hyphens taken out"),
    "\x00": ("", "NUL bytes taken out"),
    "\x1a": ("", "end-of-file marks taken out"),
}
_NO_WORDS = re.compile(f"[{_INVISIBLE}\xad\x00]")
_LINE_END = "line ends made \\n"
_MARKS = re.compile(r"\r\n?|\xad\n?|[" + "".join(_CHARACTERS) + "]")
_MOJIBAKE_SIGNS = frozenset("ÃÂâÐÑïÅ")
_MOJIBAKE = re.compile(r"(?<![^ \n\t])[^ \n\tÃÂâÐÑïÅ]*+[ÃÂâÐÑïÅ][^ \n\t]*")
# A line that ends in a hyphen after a small letter, and the rest of the word below it.
_CUT_SIGN = re.compile(r"-(?=[ \t]{0,8}\n[ \t]{0,40}[a-z])(?<=[^\W\d_]-)")
_CUT_MARK = re.compile("[\u2010\ufffe]")
_TELLING = re.compile(f"[\r{''.join((*_CHARACTERS, *_MOJIBAKE_SIGNS))}]")
_CUT = re.compile(r"(?P<mark>[-\u2010\ufffe])(?P<gap>[ \t]{0,8}\n[ \t]{0,40})(?P<tail>[a-z]{2,20})\b")
_HEAD = re.compile(r"(?<![^\W\d_-])[^\W\d_]{2,20}$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENDINGS = re.compile(
    r"(?:tions?|sions?|ments?|ings?|ally|ness|ities|ity|ated|ating|able|ible|tives?|tical|ers|ed|ly|tional)$"
)


_CLOSING = re.compile(
    r"</(?:p|a|b|i|em|strong|span|div|h[1-6]|ul|ol|li|blockquote|td|tr|font)>", re.IGNORECASE
)
FEW_CLOSED = 2
"""So many elements of HTML are closed in a text that was saved with its marks."""
_MARKUP = re.compile(
    r"<(?:(?P<opens>script\b|style\b|!--|\?)"
    r"|(?P<block>/?(?:p|br|div|h[1-6]|ul|ol|li|dl|dt|dd|tr|table|tbody|blockquote|center|hr|section|article|figure|figcaption|header|footer|body|html|head)(?:\s[^<>]{0,1000})?/?>)"
    r"|/?(?:a|b|i|u|s|em|strong|span|font|small|big|sup|sub|img|td|th|iframe|abbr|cite|time|label|link|meta|input|code|q|o:p)(?:\s[^<>]{0,1000})?/?>)"
    r"|&(?P<sign>[A-Za-z]{2,8}|#\d{2,6}|#x[\da-fA-F]{2,5});|\{%[^%\n]{0,300}%\}|\{\{[<%][^{}\n]{0,300}[>%]\}\}",
    re.IGNORECASE,
)
"""Scripts, comments and marks of HTML in a text, and of templates of sites; a sign that is written by its name."""
_CLOSES = {"script": "</script>", "style": "</style>", "!--": "-->", "?": "?>"}
_TEMPLATES = ("{% ", "{{< ", "{{% ")
_TAGGED = "marks of HTML taken out"
_MARKDOWN_SIGNS = frozenset("-`*_{}[]()#+.!|\"'<>~$^")
_ESCAPED = "strokes before signs of Markdown taken out"
FEW_ESCAPES = 3
"""So many signs behind a stroke are those of a page that was made Markdown: `talks \\"go on\\"`."""
_LATEX = ("\\begin{", "\\document", "\\section", "\\rtf")
"""In a text with one of these such strokes mean something else."""


class Mended(NamedTuple):
    """A text, what was mended in it (in words, with counts), and how to find a place in the decoded text."""

    text: str
    counts: tuple[tuple[str, int], ...] = ()
    steps: tuple[tuple[list[int], list[int]], ...] = ()

    @property
    def n_mended(self) -> int:
        """How many mendings there are."""
        return sum(n for _, n in self.counts) if self.counts else 0

    def origin(self, offset: int) -> int:
        """Where the character at `offset` stands in the text as decoded."""
        for here, there in reversed(self.steps):
            last = bisect_right(here, offset) - 1
            if last >= 0:
                offset += there[last] - here[last]
        return offset


def mend(text: str, beyond: str | None = None, *, markup: bool = False) -> Mended:
    """`text` with `\\n` at line ends and without what would hide its words.

    `beyond` are its characters beyond plain ASCII, where they are known. With `markup` the marks of HTML are taken
    out of a text in which some are closed, and signs written by their names are spelled.

    >>> mend("one\\r\\ntwo").text, mend("one\\r\\ntwo").origin(4)
    ('one\\ntwo', 5)
    """
    counts: dict[str, int] = {}
    steps: list[tuple[list[int], list[int]]] = []
    if markup and (("<" in text and _is_marked_up(text)) or ("{" in text and _is_template(text))):
        text = _edited(text, _unmarked(text), counts, steps)
        beyond = None
    if _is_escaped(text):
        text = _edited(text, _escapes(text), counts, steps)
    if beyond is None:
        beyond = characters_beyond(text.encode("utf-8", "surrogatepass"))
    if beyond and _TELLING.search(beyond):
        if not _MOJIBAKE_SIGNS.isdisjoint(beyond):
            text = _edit(text, _MOJIBAKE, _repair, counts, steps)
            beyond = characters_beyond(text.encode("utf-8", "surrogatepass"))
        text = _edit(text, _MARKS, _plain, counts, steps)
    if _CUT_SIGN.search(text) or (beyond and _CUT_MARK.search(beyond)):
        words: set[str] = set()
        text = _edit(text, _CUT, lambda match: _join(match, words), counts, steps)
    return Mended(text, tuple(counts.items()), tuple(steps)) if counts else Mended(text)


def _is_marked_up(text: str) -> bool:
    return "</" in text and sum(1 for _ in islice(_CLOSING.finditer(text), FEW_CLOSED)) == FEW_CLOSED


def _is_escaped(text: str) -> bool:
    """Whether some signs of Markdown have a stroke before them, and the text is neither JSON nor LaTeX."""
    few = sum(1 for _ in islice(_escapes(text), FEW_ESCAPES))
    return few == FEW_ESCAPES and text[0] != "{" and not any(map(text.__contains__, _LATEX))


def _escapes(text: str) -> Iterator[tuple[int, int, str, str]]:
    """The strokes before signs of Markdown, below front matter, which has its own."""
    at = text.find("\\", max(0, text.find("\n---", 3)) if text.startswith("---") else 0)
    while at >= 0:
        if text[at + 1 : at + 2] in _MARKDOWN_SIGNS:
            yield at, at + 1, "", _ESCAPED
        at = text.find("\\", at + 1)


def _is_template(text: str) -> bool:
    return text.startswith("---") and any(map(text.__contains__, _TEMPLATES))


def _unmarked(text: str) -> Iterator[tuple[int, int, str, str]]:
    """What stands for marks of HTML: a line end for one of a block, the sign for its name, else nothing."""
    at = 0
    never_closed: set[str] = set()
    while match := _MARKUP.search(text, at):
        start, at = match.span()
        word = "\n" if match["block"] else ""
        if match["sign"]:
            word = unescape(match.group()).replace("\xa0", " ")
        elif match["opens"]:
            close = _CLOSES[match["opens"].lower()]
            stop = -1 if close in never_closed else text.find(close, at)
            if stop < 0:
                never_closed.add(close)
                continue
            at = stop + len(close)
        if word != match.group():
            yield start, at, word, _TAGGED


def fold(words: str | None) -> str | None:
    """`words` on one line: white space folded, invisible characters taken out; None where nothing is left.

    >>> fold("Dam talks\\n go\\u200b on "), fold(" ")
    ('Dam talks go on', None)
    """
    if not words:
        return None
    if not words.isascii() or "\0" in words:
        words = _NO_WORDS.sub("", words)
    return " ".join(words.split()) or None


Change = Callable[[re.Match[str]], tuple[str, str] | None]
"""What takes a match's place and what that is called, or None to leave it."""


def _edit(
    text: str,
    pattern: re.Pattern[str],
    change: Change,
    counts: dict[str, int],
    steps: list[tuple[list[int], list[int]]],
) -> str:
    """`text` with each match changed; see `_edited`."""
    found = ((match, change(match)) for match in pattern.finditer(text))
    return _edited(text, ((*match.span(), *made) for match, made in found if made), counts, steps)


def _edited(
    text: str,
    changes: Iterable[tuple[int, int, str, str]],
    counts: dict[str, int],
    steps: list[tuple[list[int], list[int]]],
) -> str:
    """`text` with each change made (start, end, what takes its place, what that is called); the step maps offsets back."""
    pieces: list[str] = []
    here: list[int] = []
    there: list[int] = []
    done = length = 0
    for start, end, word, what in changes:
        counts[what] = counts.get(what, 0) + 1
        pieces += (text[done:start], word)
        length += start - done + len(word)
        done = end
        if len(word) != end - start:
            here.append(length)
            there.append(done)
    if not pieces:
        return text
    if here:
        steps.append((here, there))
    return "".join((*pieces, text[done:]))


def _plain(match: re.Match[str]) -> tuple[str, str]:
    mark = match.group()
    return ("\n", _LINE_END) if mark[0] == "\r" else _CHARACTERS[mark[0]]


def _repair(match: re.Match[str]) -> tuple[str, str] | None:
    from ftfy import fix_encoding

    word = match.group()
    repaired = fix_encoding(word)
    return (repaired, "words in a wrong encoding (mojibake) repaired") if repaired != word else None


def _whole_words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)}


def _join(match: re.Match[str], words: set[str]) -> tuple[str, str] | None:
    """The cut word's rest, where the memo has it whole elsewhere or its rest is only an ending.

    `words` are those of the memo, filled when they are first asked for.
    """
    begin = match.start()
    found = _HEAD.search(match.string[max(0, begin - 22) : begin])
    if not found:
        return None
    head, tail = found.group().lower(), match["tail"]
    if not words:
        words |= _whole_words(match.string)
    if f"{head}-{tail}" in words:
        return None
    if head + tail in words or _ENDINGS.match(tail) or match["mark"] == "\ufffe":
        return tail + "\n", "words cut at a line end joined"
    return None
