"""Which country a memo is about, for its holidays and seasons: the one whose names it holds most."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from memokit.lexicon import read_rows
from memokit.model import Memo

_COUNTRIES = {row[0]: row[1] for row in read_rows("holiday_countries")}
_SOUTHERN = frozenset(
    ["AU", "NZ", "AR", "CL", "UY", "PY", "BR", "PE", "BO", "ZA", "ZW", "MZ", "NA", "BW", "MG", "AQ"]
)
"""Countries that lie for the most part south of the equator and have four seasons or speak of them."""


_CAPITALISED = re.compile(r"U\.[SK]|[A-Z][a-z]+")
KEPT_TEXTS = 8
"""A memo is asked anew for each of its seasons and holidays: the last answers are remembered."""


def country_of(memo: Memo) -> str:
    """The ISO 3166-1 code of the country whose names a memo holds most, the first of several; empty where it holds none.

    >>> country_of(Memo("1", "The Libyan minister met his Egyptian colleague in Tripoli, Libya."))
    'LY'
    """
    return _named_most(memo.place or "", memo.text)


def code_of(word: str) -> str:
    """The code of the country that `word` names or is of; empty where it names none.

    >>> code_of("Russia’s"), code_of("libyan"), code_of("Monday")
    ('RU', 'LY', '')
    """
    return _COUNTRIES.get(word.lower().replace("’", "'").removesuffix("'s"), "")


@lru_cache(KEPT_TEXTS)
def _named_most(place: str, text: str) -> str:
    words = Counter(_CAPITALISED.findall(f"{place} {text}"))
    counts: Counter[str] = Counter()
    for word, times in words.items():
        country = _COUNTRIES.get(word.lower())
        if country:
            counts[country] += times
    return counts.most_common(1)[0][0] if counts else ""


def is_southern(memo: Memo) -> bool:
    """Whether the seasons of a memo are those of the southern half of the earth.

    >>> is_southern(Memo("1", "Fires burned in Australia all summer."))
    True
    """
    return country_of(memo) in _SOUTHERN
