"""What the analyst adds and keeps: plain files beside the memos, never a change of a memo.

`Case(folder)` holds verdicts, aliases, stop words and the selection that the explorers share;
`corpus.with_case(case)` is the corpus as the analyst has corrected it.
"""

from __future__ import annotations

from memokit.case.folder import Case
from memokit.case.selection import Selection
from memokit.case.verdicts import KINDS, VERDICTS, Verdict

__all__ = ["KINDS", "VERDICTS", "Case", "Selection", "Verdict"]
