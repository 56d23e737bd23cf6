"""How long annotating takes, as ratios to NLTK's `NLTKWordTokenizer.span_tokenize` on the same text.

The two are run in turn on one core, several times, and the shortest times (of the processor) compared: over all memos,
whose annotations are kept meanwhile, and memo by memo, each at its shortest, which other work on the machine disturbs
less. The text is the sample memos and the seed, each many times over, or the files given.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

from nltk.tokenize import NLTKWordTokenizer

from memokit.language.annotate import annotate
from memokit.language.letters import find_letters
from memokit.language.names import find_names
from memokit.language.quotes import find_quotes
from memokit.language.sentences import find_sentences
from memokit.language.speakers import link_speakers
from memokit.language.times import find_times
from memokit.language.tokens import find_tokens
from memokit.model import Memo
from memokit.reading import read

ROOT = Path(__file__).resolve().parents[1]
ROUNDS, COPIES = 9, 6


def stages(memos: tuple[Memo, ...]) -> dict[str, Callable[[], object]]:
    """Each stage on all `memos`, by name; what a stage needs from an earlier one is made beforehand."""
    nltk = NLTKWordTokenizer()
    made = []
    for memo in memos:
        tokens, sentences = find_tokens(memo.text), find_sentences(memo.text)
        letters = find_letters(tokens)
        names = find_names(memo, tokens, sentences, letters.names)
        quotes = find_quotes(memo, tokens, sentences, names, letters.quotes)
        made.append((memo, tokens, sentences, letters, names, quotes))
    return {
        "NLTKWordTokenizer": lambda: [list(nltk.span_tokenize(memo.text)) for memo in memos],
        "tokens": lambda: [find_tokens(memo.text) for memo in memos],
        "sentences": lambda: [find_sentences(memo.text) for memo in memos],
        "letters": lambda: [find_letters(t) for _, t, *_ in made],
        "times": lambda: [find_times(m, t, s, given.times) for m, t, s, given, _, _ in made],
        "names": lambda: [find_names(m, t, s, given.names) for m, t, s, given, _, _ in made],
        "quotes": lambda: [find_quotes(m, t, s, n, given.quotes) for m, t, s, given, n, _ in made],
        "speakers": lambda: [link_speakers(m, s, q, n) for m, _, s, _, n, q in made],
        "annotate": lambda: [annotate(memo) for memo in memos],
    }


def by_memo(memos: tuple[Memo, ...]) -> float:
    """The ratio of `annotate` to NLTK's tokeniser, each memo taken at its shortest, and nothing kept."""
    nltk = NLTKWordTokenizer()
    peer, own = [float("inf")] * len(memos), [float("inf")] * len(memos)
    for _ in range(ROUNDS):
        for number, memo in enumerate(memos):
            begun = process_time()
            list(nltk.span_tokenize(memo.text))
            between = process_time()
            annotate(memo)
            ended = process_time()
            peer[number] = min(peer[number], between - begun)
            own[number] = min(own[number], ended - between)
    return sum(own) / sum(peer)


def main() -> None:
    """Print a row a stage: shortest time in seconds, and its ratio to NLTK's tokeniser; then the ratio memo by memo."""
    given = [Path(name) for name in sys.argv[1:]]
    memos = read(given).memos if given else read([ROOT / "data", ROOT / "seeds"]).memos * COPIES
    size = sum(len(memo.text) for memo in memos)
    runs = stages(memos)
    shortest = dict.fromkeys(runs, float("inf"))
    for _ in range(ROUNDS):
        for name, run in runs.items():
            begun = process_time()
            run()
            shortest[name] = min(shortest[name], process_time() - begun)
    print(f"{len(memos)} memos, {size / 1e6:.2f} million characters, shortest of {ROUNDS} rounds in turn")
    for name, seconds in shortest.items():
        print(f"{name:18s} {seconds:7.3f} s   {seconds / shortest['NLTKWordTokenizer']:5.2f} ×")
    print(f"{'annotate, by memo':28s} {by_memo(memos):7.2f} ×")


if __name__ == "__main__":
    main()
