"""How long the questions of an analyst take on many memos, beside the same questions to pandas and scikit-learn.

    python bench/measures.py          5,000 memos, some seconds
    python bench/measures.py --full   100,000 memos, about 40 million words: some minutes, some 10 GB

The memos are generated, always the same: words by Zipf's law over a vocabulary of some hundred thousand, forty
outlets, two years, a twentieth of the memos copies of earlier ones with a word changed. They are handed to the index
one by one, as annotating would, so that only the arrays stay. Every question is asked several times; the median
counts. Times are those of the processor, so that other work on the machine does not count.
"""

from __future__ import annotations

import argparse
import resource
import statistics
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from time import process_time

import numpy as np
import pandas as pd

import memokit as mk
from memokit.lexicon import read_words
from memokit.measures import formulas, index
from memokit.measures.counts import pairs_of
from memokit.measures.origins import origins_of
from memokit.model import AnnotatedMemo, Memo, Sentence, Tokens

SEED, SMALL, FULL = 20310301, 5_000, 100_000
WORDS_A_MEMO, SENTENCE = 400, 20
TYPES, EXPONENT, SHIFT = 400_000, 1.05, 2.7
"""Zipf and Mandelbrot: the chance of the word of rank r is as 1 / (r + SHIFT) ** EXPONENT."""
COPIED, UNDATED, OUTLETS, DAYS = 0.05, 0.03, 40, 730
FIRST_DAY = np.datetime64("2030-01-01")
PERIOD = ("2031-06-01", "2031-06-30")
ROUNDS, MOST_SECONDS = 9, 30
"""Each question is asked so often, or until it has taken so long."""
ASKED = ("w41", "w977", "w20011")


class Made:
    """The generated memos as arrays: the words of memo m are `word[offsets[m]:offsets[m + 1]]`."""

    def __init__(self, n_memos: int) -> None:
        random = np.random.default_rng(SEED)
        stop = sorted(read_words("stop_words"))
        self.vocabulary = np.array([*stop, *(f"w{n}" for n in range(TYPES - len(stop)))], object)
        chance = 1 / (np.arange(1, TYPES + 1) + SHIFT) ** EXPONENT
        sizes = random.integers(WORDS_A_MEMO // 2, WORDS_A_MEMO * 3 // 2, n_memos)
        self.offsets = np.concatenate(([0], np.cumsum(sizes)))
        draws = random.random(self.offsets[-1], dtype=np.float32).astype(np.float64)
        draws += random.random(self.offsets[-1], dtype=np.float32) * 2.0**-24  # finer than single precision
        self.word = (
            np.searchsorted(np.cumsum(chance / chance.sum()), draws).clip(0, TYPES - 1).astype(np.int32)
        )
        self.days = FIRST_DAY + random.integers(0, DAYS, n_memos)
        self.dated = random.random(n_memos) >= UNDATED
        self.outlets = random.integers(0, OUTLETS, n_memos)
        for memo in np.flatnonzero(random.random(n_memos) < COPIED).tolist():
            if memo:
                self._copy(memo, int(random.integers(0, memo)), int(random.integers(0, TYPES)))

    def _copy(self, memo: int, of: int, changed: int) -> None:
        """Make a memo a copy of another, as far as both are long, with one word changed."""
        begin, first = self.offsets[memo], self.offsets[of]
        size = int(min(self.offsets[memo + 1] - begin, self.offsets[of + 1] - first))
        self.word[begin : begin + size] = self.word[first : first + size]
        self.word[begin + size // 2] = changed

    def memo(self, number: int) -> Memo:
        """Memo `number`, without its text, which no measure here reads."""
        day = str(self.days[number]) if self.dated[number] else None
        about = {
            "date": day,
            "date_precision": "day" if day else "none",
            "source": f"S{self.outlets[number]:02}",
        }
        return Memo(memo_id=f"m{number}", text="", **about)

    def annotated(self) -> Iterator[AnnotatedMemo]:
        """The memos with their words and sentences, one by one."""
        lengths = np.array([len(word) for word in self.vocabulary], np.int32)
        for number in range(len(self.days)):
            word = self.word[self.offsets[number] : self.offsets[number + 1]]
            ends = np.cumsum(lengths[word] + 1, dtype=np.int32) - 1
            starts = ends - lengths[word]
            sentences = tuple(Sentence(int(at), 0, 0) for at in starts[::SENTENCE])
            tokens = Tokens(starts.tolist(), ends.tolist(), self.vocabulary[word].tolist(), "w" * len(word))
            yield AnnotatedMemo(self.memo(number), tokens, sentences)


def memory() -> float:
    """The most memory that this process has held so far, in GB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def seconds(run: Callable[[], object]) -> float:
    """How long `run` takes of one core: time of the processor, not of the clock, which other work on it holds up."""
    begun = process_time()
    run()
    return process_time() - begun


def build(made: Made) -> mk.Corpus:
    """A corpus with its index, and what was spent on it."""
    nothing = Tokens([], [], [], "")
    corpus = mk.Corpus(AnnotatedMemo(made.memo(number), nothing, ()) for number in range(len(made.days)))
    making = seconds(lambda: sum(1 for _ in made.annotated()))
    both = seconds(lambda: index._BUILT.__setitem__(corpus, index.build_index(made.annotated())))
    known = index.index_of(corpus)
    arrays = (known.word, known.memo, known.start, known.end, known.begins, known.offsets)
    size = sum(array.nbytes for array in arrays) / 1e9
    print(f"index: {both - making:.1f} s (without {making:.1f} s to make the memos), {size:.2f} GB of arrays")
    print(f"  postings:            {seconds(lambda: known.postings):6.1f} s")
    print(f"  copies looked for:   {seconds(lambda: origins_of(corpus)):6.1f} s")
    print(f"  pairs counted:       {seconds(lambda: pairs_of(corpus, 'lower')):6.1f} s")
    print(f"  first frequency:     {seconds(lambda: mk.frequency(corpus)):6.1f} s")
    print(
        f"  most memory so far:  {memory():6.1f} GB, the generated words (0.3 GB at the full size) among it"
    )
    return corpus


def ours(corpus: mk.Corpus) -> dict[str, Callable[[], object]]:
    """The questions to memokit."""
    period = corpus.between(*PERIOD)
    half = corpus.between("2030-07-01", "2031-06-30")
    return {
        "three words by week": lambda: mk.trend(corpus, ASKED),
        "frequency of everything": lambda: mk.frequency(corpus),
        "keyness of a period": lambda: mk.keyness(period, corpus.without(period)),
        "keyness, the first hundred": lambda: mk.keyness(period, corpus.without(period), top=100),
        "frequency of half the memos": lambda: mk.frequency(half),
        "dispersion of fifty words": lambda: mk.dispersion(corpus),
        "words near a word": lambda: mk.collocations(corpus, ASKED[1]),
    }


def of_pandas(made: Made) -> dict[str, Callable[[], object]]:
    """The same questions to a long table, a row a word, with its words as a categorical and its weeks as numbers."""
    print(f"pandas: the long table takes {seconds(lambda: _long_table(made)):.1f} s")
    long = _long_table(made)
    inside = (made.days >= np.datetime64(PERIOD[0])) & (made.days <= np.datetime64(PERIOD[1])) & made.dated

    def trend() -> object:
        own = long[long["word"].isin(ASKED)]
        return own.groupby(["word", "week"], observed=True).size()

    def frequency() -> object:
        grouped = long.groupby("word", observed=True)["memo"]
        return pd.DataFrame({"n": grouped.size(), "n_memos": grouped.nunique()}).sort_values("n_memos")

    def keyness() -> object:
        part = inside[long["memo"].to_numpy()]
        a = long["word"][part].value_counts(sort=False).to_numpy()
        b = long["word"].value_counts(sort=False).to_numpy() - a
        return _ranked(a, b)

    return dict(
        zip(
            ("three words by week", "frequency of everything", "keyness of a period"),
            (trend, frequency, keyness),
            strict=True,
        )
    )


def _long_table(made: Made) -> pd.DataFrame:
    memo = np.repeat(np.arange(len(made.days), dtype=np.int32), np.diff(made.offsets))
    week = np.where(made.dated, (made.days.astype("datetime64[D]").astype(np.int64) + 3) // 7, -1).astype(
        np.int32
    )
    word = pd.Categorical.from_codes(made.word, categories=made.vocabulary)
    return pd.DataFrame({"memo": memo, "week": week[memo], "word": word})


def _ranked(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Words by G² and Log Ratio, with the same formulas as ours."""
    c, d = a.sum(), b.sum()
    low, _ = formulas.log_ratio_interval.arrays(a, b, c, d)
    formulas.g2.arrays(a, b, c, d)
    return np.argsort(-low)


def of_sklearn(made: Made) -> dict[str, Callable[[], object]]:
    """The same questions to the matrix of scikit-learn's CountVectorizer, with memos cut at spaces."""
    from sklearn.feature_extraction.text import CountVectorizer

    bounds = zip(made.offsets[:-1].tolist(), made.offsets[1:].tolist(), strict=True)
    texts = [" ".join(made.vocabulary[made.word[first:after]].tolist()) for first, after in bounds]
    vectorizer = CountVectorizer(analyzer=str.split)
    begun = process_time()
    counts = vectorizer.fit_transform(texts)
    print(f"scikit-learn: CountVectorizer takes {process_time() - begun:.1f} s")
    del texts
    week = np.where(made.dated, (made.days.astype("datetime64[D]").astype(np.int64) + 3) // 7, -1)
    inside = (made.days >= np.datetime64(PERIOD[0])) & (made.days <= np.datetime64(PERIOD[1])) & made.dated
    columns = [vectorizer.vocabulary_[word] for word in ASKED]

    def trend() -> object:
        return pd.DataFrame(counts[:, columns].toarray()).groupby(week).sum()

    def frequency() -> object:
        n = np.asarray(counts.sum(axis=0)).ravel()
        n_memos = np.bincount(counts.indices, minlength=counts.shape[1])
        return np.lexsort((-n, -n_memos))

    def keyness() -> object:
        a = np.asarray(counts[np.flatnonzero(inside)].sum(axis=0)).ravel()
        b = np.asarray(counts.sum(axis=0)).ravel() - a
        return _ranked(a, b)

    return dict(
        zip(
            ("three words by week", "frequency of everything", "keyness of a period"),
            (trend, frequency, keyness),
            strict=True,
        )
    )


def main() -> None:
    """Print how long each question takes, in milliseconds, at the median."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--full", action="store_true", help=f"{FULL:,} memos instead of {SMALL:,}")
    parser.add_argument("--alone", action="store_true", help="without pandas and scikit-learn")
    asked = parser.parse_args()
    made = Made(FULL if asked.full else SMALL)
    print(f"{len(made.days):,} memos, {len(made.word):,} words, {len(np.unique(made.word)):,} different ones")
    sides = {"memokit": ours(build(made))}
    if not asked.alone:
        sides["pandas"] = of_pandas(made)
        if find_spec("sklearn"):
            sides["scikit-learn"] = of_sklearn(made)
        else:
            print('without scikit-learn, which is not installed; pip install -e ".[bench]" brings it')
    questions = list(sides["memokit"])
    times: dict[tuple[str, str], list[float]] = {}
    for question in questions:
        for _ in range(ROUNDS):
            for side, runs in sides.items():
                spent = times.setdefault((question, side), [])
                if question in runs and sum(spent) < MOST_SECONDS:
                    spent.append(seconds(runs[question]))
    print(f"\nmilliseconds of one core, at the median of {ROUNDS} rounds in turn")
    print(f"{'':30}" + "".join(f"{side:>14}" for side in sides))
    for question in questions:
        medians = (times[question, side] for side in sides)
        print(
            f"{question:30}"
            + "".join(f"{1000 * statistics.median(t):14,.0f}" if t else f"{'–':>14}" for t in medians)
        )
    print(f"most memory: {memory():.1f} GB")


if __name__ == "__main__":
    main()
