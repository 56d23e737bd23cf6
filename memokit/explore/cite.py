"""A statement with its citation, for pasting; a paraphrase is never set in quotation marks."""

from __future__ import annotations

from memokit.model import AnnotatedMemo, Quote


def citation(annotated: AnnotatedMemo, quote: Quote) -> str:
    """The words, who said them, and where they stand.

    >>> import memokit as mk
    >>> memo = mk.parse('Ada Renn said: "We will pay."', date="2031-03-06", source="NORTHWIRE")
    >>> citation(memo, memo.quotes[0])
    '“We will pay.” – Ada Renn; NORTHWIRE, 2031-03-06, paragraph 1'
    """
    memo = annotated.memo
    words = " ".join(" ".join(memo.text[a:b] for a, b in quote.spans).split())
    mention = memo.text[slice(*quote.mention)] if quote.mention else None
    who = quote.speaker or (f"{mention} (not named)" if mention else "speaker not named")
    role = f" ({quote.speaker_role})" if quote.speaker_role else ""
    paragraph = 1 + max((s.paragraph for s in annotated.sentences if s.start <= quote.start), default=0)
    about = [memo.source or "no outlet", memo.date or "undated", memo.path, f"paragraph {paragraph}"]
    where = ", ".join(part for part in about if part)
    if quote.kind == "direct":
        return f"“{words}” – {who}{role}; {where}"
    note = "paraphrase" if quote.kind == "indirect" else "partly quoted"
    return f"{who}{role}, as reported ({note}): {words}; {where}"
