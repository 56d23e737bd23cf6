"""What the analyst adds is kept as plain files, survives a run and a memo saved again, and changes every count."""

from __future__ import annotations

from pathlib import Path

import pytest

import memokit as mk
from memokit.case import Case, Selection, Verdict
from memokit.case.verdicts import verdict_on
from memokit.errors import UsageError

TEXT = (
    'Minister Ada Renn said on Wednesday: "We will open the gates." Ben Oll denied that the gates are shut.'
)


def _corpus(text: str = TEXT, more: str = "") -> mk.Corpus:
    return mk.Corpus([mk.parse(more + text, date="2031-03-06", source="NORTHWIRE")])


def _verdict(
    corpus: mk.Corpus, kind: str, verdict: str, value: str | None = None, number: int = 0
) -> Verdict:
    return verdict_on(corpus.annotated[0], kind, number, verdict, value)


def test_an_empty_case_changes_nothing(tmp_path: Path) -> None:
    corpus = _corpus()
    case = Case(tmp_path / "none")
    assert corpus.with_case(case).annotated == corpus.annotated
    assert not (tmp_path / "none").exists()
    assert (case.selection, case.memos, case.verdicts, case.aliases) == (Selection(), (), (), {})


def test_each_verdict_changes_tables_and_counts(tmp_path: Path) -> None:
    corpus, case = _corpus(), Case(tmp_path)
    assert list(corpus.quotes["speaker"]) == ["Ada Renn", "Ben Oll"]
    case.give(_verdict(corpus, "speaker", "corrected", "Ben Oll"))
    assert list(corpus.with_case(case).quotes["speaker"]) == ["Ben Oll", "Ben Oll"]
    assert mk.speakers(corpus.with_case(case))["n_quotes"].tolist() == [2]
    case.give(_verdict(corpus, "speaker", "rejected"))
    assert corpus.with_case(case).quotes["speaker"].isna().tolist() == [True, False]
    case.give(_verdict(corpus, "quote", "rejected", number=1))
    assert len(corpus.with_case(case).quotes) == 1
    case.give(_verdict(corpus, "day", "corrected", "2031-03-12"))
    days = corpus.with_case(case).times
    assert days.loc[0, ["first_day", "last_day", "value"]].tolist() == ["2031-03-12"] * 3
    case.give(_verdict(corpus, "day", "rejected"))
    assert len(corpus.with_case(case).times) == len(corpus.times) - 1


def test_a_second_verdict_takes_the_place_of_the_first_and_can_be_taken_back(tmp_path: Path) -> None:
    corpus, case = _corpus(), Case(tmp_path)
    for verdict in ("doubtful", "checked"):
        case.give(_verdict(corpus, "quote", verdict))
    assert [one.verdict for one in Case(tmp_path).verdicts] == ["checked"]
    case.take_back(case.verdicts[0])
    assert case.verdicts == ()


def test_a_verdict_survives_a_memo_that_was_saved_again(tmp_path: Path) -> None:
    case = Case(tmp_path)
    first = mk.parse(TEXT, date="2031-03-06", source="NORTHWIRE")
    case.give(verdict_on(first, "quote", 0, "rejected", None))
    (tmp_path / "memos").mkdir()
    path = tmp_path / "memos" / "a.txt"
    path.write_text("6 Mar 2031; NORTHWIRE: " + TEXT, "utf-8")
    corpus = mk.read(path)
    case.give(verdict_on(corpus.annotated[0], "speaker", 1, "corrected", "Somebody Else"))
    path.write_text("6 Mar 2031; NORTHWIRE: The dam is full again. " + TEXT, "utf-8")
    again = mk.read(path)
    assert again.memos["memo_id"][0] != corpus.memos["memo_id"][0]
    assert list(again.with_case(case).quotes["speaker"]) == ["Somebody Else"]
    assert case.unplaced(again.annotated) == ()
    path.write_text("6 Mar 2031; NORTHWIRE: Nothing of it is left.", "utf-8")
    assert len(case.unplaced(mk.read(path).annotated)) == 2


def test_a_verdict_stays_with_its_memo_and_does_not_spread_to_another_of_the_same_header(
    tmp_path: Path,
) -> None:
    one = mk.parse("Title\n\n" + TEXT, date="2031-03-06", source="NORTHWIRE")
    two = mk.parse("Title\n\nMore. " + TEXT, date="2031-03-06", source="NORTHWIRE")
    case = Case(tmp_path)
    case.give(verdict_on(one, "quote", 0, "rejected", None))
    both = case.applied([one, two])
    assert [len(memo.quotes) for memo in both] == [len(one.quotes) - 1, len(two.quotes)]


def test_aliases_and_words_are_kept(tmp_path: Path) -> None:
    case = Case(tmp_path)
    case.keep_aliases({"Ben Oll": "Benjamin Oll"})
    assert list(_corpus().with_case(case).quotes["speaker"]) == ["Ada Renn", "Benjamin Oll"]
    with pytest.raises(UsageError, match="circle"):
        case.keep_aliases({"A": "B", "B": "A"})
    case.keep_stop_words(["Dam ", ""], ["said"])
    assert case.stop_words == ({"dam"}, {"said"})
    case.keep_memos([tmp_path])
    assert case.memos == (str(tmp_path.resolve()),)


def test_hostile_words_are_kept_as_they_are(tmp_path: Path) -> None:
    words = '=1+1,"\n\u202e<b>\r\n'
    case = Case(tmp_path)
    case.give(Verdict("quote", "doubtful", words, 0, words, title=words))
    assert case.verdicts[0].words == words
    case.keep_selection(Selection(words=words, sources=(words,)))
    assert case.selection == Selection(words=words, sources=(words,))


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("verdicts.csv", "kind,verdict\nquote,maybe\n", r"verdicts\.csv:2: not a verdict"),
        ("verdicts.csv", b"\xff\xfe\x00", r"verdicts\.csv: not UTF-8 text; mend or remove it"),
        ("selection.json", "{", r"selection\.json: not JSON; mend or remove it"),
    ],
)
def test_a_file_that_is_not_understood_is_named(
    tmp_path: Path, name: str, content: str | bytes, message: str
) -> None:
    (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
    case = Case(tmp_path)
    with pytest.raises(UsageError, match=message):
        _ = (case.verdicts, case.selection)


@pytest.mark.parametrize(
    ("kind", "verdict", "value", "message"),
    [
        ("name", "checked", None, "verdict on 'name'; one of quote, speaker, day"),
        ("quote", "maybe", None, "verdict 'maybe'; one of checked, corrected, rejected, doubtful"),
        ("quote", "corrected", "x", "a quote's words cannot be corrected"),
        ("speaker", "corrected", " ", "a corrected speaker needs a value"),
        ("day", "corrected", "Friday", "'Friday' is no day"),
        ("day", "corrected", "2031-02-02/2031-01-01", "the last day is before the first"),
    ],
)
def test_a_verdict_that_means_nothing_is_refused(
    kind: str, verdict: str, value: str | None, message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        Verdict(kind, verdict, "m", 0, "words", value)
