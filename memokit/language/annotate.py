"""The one way from a memo to its annotations, in a few visible lines."""

from __future__ import annotations

from memokit.language.letters import find_letters
from memokit.language.names import find_names
from memokit.language.quotes import find_quotes
from memokit.language.said import link_said
from memokit.language.sentences import find_sentences
from memokit.language.speakers import link_speakers
from memokit.language.times import find_times
from memokit.language.tokens import find_tokens
from memokit.model import AnnotatedMemo, Memo


def annotate(memo: Memo) -> AnnotatedMemo:
    """All that is found in `memo`: tokens, sentences, times, names and quotes, each in order of place.

    A memo whose language is not English gets tokens and sentences only.

    >>> from memokit.model import Memo
    >>> annotate(Memo("1", "Siala said: \\"We agree.\\"", language="en")).quotes[0].kind
    'direct'
    """
    tokens = find_tokens(memo.text, first=memo.header_end)
    sentences = find_sentences(memo.text, first=memo.header_end)
    if memo.language != "en":
        return AnnotatedMemo(memo, tokens, sentences)
    letters = find_letters(tokens)
    times = find_times(memo, tokens, sentences, letters.times)
    names = find_names(memo, tokens, sentences, letters.names)
    quotes = find_quotes(memo, tokens, sentences, names, letters.quotes)
    quotes, names = link_speakers(memo, sentences, quotes, names)
    quotes = link_said(memo, tokens, sentences, times, quotes)
    return AnnotatedMemo(memo, tokens, sentences, times, names, quotes)
