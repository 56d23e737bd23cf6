"""The collector of garbage is paused while it could find nothing, and goes on as before."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator

import pytest

import memokit as mk
from memokit.collector import load, paused
from memokit.errors import MemokitError
from memokit.reading import read
from memokit.reading.formats import text


@pytest.fixture(autouse=True)
def _on() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


def test_it_is_paused_and_goes_on_even_after_an_error() -> None:
    def fails() -> None:
        with paused():
            assert not gc.isenabled()
            raise MemokitError("wrong")

    with pytest.raises(MemokitError):
        fails()
    assert gc.isenabled()


def test_who_has_switched_it_off_keeps_it_off() -> None:
    gc.disable()
    with paused():
        pass
    assert not gc.isenabled()


def test_loading_and_annotating_leave_it_on(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load("memokit.corpus").read is mk.read
    seen: list[bool] = []
    monkeypatch.setattr("memokit.corpus.annotate", lambda memo: seen.append(gc.isenabled()))
    monkeypatch.setattr("memokit.corpus.Corpus", lambda *found: found)
    mk.read("seeds")
    assert seen == [False]
    assert gc.isenabled()


ANNOTATED_AGAIN = """
import gc
import memokit as mk
from memokit.language.annotate import annotate
memos = [annotated.memo for annotated in mk.read("data").annotated]
kept = [annotate(memo) for memo in memos]
gc.collect()
gc.disable()
again = [annotate(memo) for memo in memos]
print(gc.collect(), again == kept)
"""


READ_AGAIN = """
import gc
from memokit.reading import read
kept = read(["data"])
gc.collect()
gc.disable()
again = read(["data"])
print(gc.collect(), again == kept)
"""


def test_reading_texts_leaves_nothing_that_only_the_collector_could_free() -> None:
    done = subprocess.run([sys.executable, "-c", READ_AGAIN], capture_output=True, text=True, check=True)
    assert done.stdout == "0 True\n"


def test_texts_read_together_are_read_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []
    plain = text.mend
    monkeypatch.setattr(text, "mend", lambda *of, **how: (seen.append(gc.isenabled()), plain(*of, **how))[1])
    assert len(read(["data"]).memos) == len(seen)
    assert not any(seen)
    assert gc.isenabled()


def test_annotating_leaves_nothing_that_only_the_collector_could_free() -> None:
    done = subprocess.run([sys.executable, "-c", ANNOTATED_AGAIN], capture_output=True, text=True, check=True)
    assert done.stdout == "0 True\n"
