"""Which way a date without a year or a bare weekday lies: told by the verbs and prepositions around it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from memokit.language.times.scan import Place
from memokit.language.times.words import CLASSES

_AHEAD, _STARTS, _BEHIND, _ED = (CLASSES[name] for name in ("ahead", "starts", "behind", "ed"))
_BE, _BEEN, _IS, _TO, _ACT = (CLASSES[name] for name in ("be", "been", "is", "to", "act"))
_DETERMINERS = frozenset(CLASSES[name] for name in ("the", "a", "s", "this", "that"))
_THINGS = frozenset(CLASSES[name] for name in ("neutral", "things", "name"))
_VERBS = frozenset((_AHEAD, _STARTS, _BEHIND, _ED))
_UNTIL, _BY, _SINCE, _ON, _IN = (CLASSES[name] for name in ("until", "by", "since", "on", "in"))
_PLAN, _VOWED, _THAN, _AS = (CLASSES[name] for name in ("plan", "vowed", "than", "as"))
_AFTER_NOUNS = frozenset(CLASSES[name] for name in ("in", "on", "of", "for", "at", "by", "comma", "stop"))
_ENDS_SINCE = _VERBS | frozenset(CLASSES[name] for name in ("comma", "is", "plan", "vowed"))
REACH = 30
"""So many letters before an expression, and half as many after it, are asked."""
SINCE_REACH = 5
"""`since the vote in October`: `since` stands so many letters before, at most."""


_WAS = frozenset(["was", "were", "had", "did", "didn't", "wasn't", "weren't", "hadn't", "couldn't"])


def looks_ahead(place: Place) -> bool | None:
    """True where the words put it after the memo, False where before it, None where they do not say.

    The nearest verb counts. A participle after `be` is asked for what stands before it (`should be completed
    in October`), and one between an article and its noun is no verb (`the proposed treaty`).
    """
    before = place.before(REACH)
    if _SINCE in before[-SINCE_REACH:] and not _ENDS_SINCE & set(before[before.rindex(_SINCE) :]):
        return False
    before_it = place.words_before(3)
    last = before_it[-1:]
    if before_it[:1] == ["as"] and before_it[-1:] == ["as"] and before_it[1] in ("soon", "early"):
        return True
    if before_it[-2:] == ["later", "than"] or last == ["ending"]:
        return True
    if before[-1:] in (_UNTIL, _BY) and last != ["through"]:
        near = {word.replace("’", "'") for word in place.words_before(4)}
        return not (_WAS & near or _had_come(before, place))
    told = _verb_before(before, place)
    if told is None and (last in _BEGINNING or _is_going_on(place)):
        return True
    return _verb_after(place.after(REACH // 2)) if told is None else told


def told_only_after(place: Place) -> bool:
    """Whether no verb before it tells its direction: what comes after may belong to something else."""
    return _verb_before(place.before(REACH), place) is None and not _is_going_on(place)


def _is_going_on(place: Place) -> bool:
    """`is taking place in October`, `are looking forward to Friday`: a present that lies ahead."""
    words = place.words_before(8)
    if any(one.startswith("look") and two == "forward" for one, two in pairwise(words)):
        return True
    if place.after(2) == CLASSES["joint"] + CLASSES["s"]:
        return False
    return any(one in _ARE and two.endswith("ing") for one, two in pairwise(words[-4:]))


_ARE = frozenset(
    ["is", "are", "am", "'s", "’s", "'re", "’re", "it's", "it’s", "he's", "she's", "they're", "we're"]
)
_BEGINNING = (["beginning"], ["starting"], ["effective"])


def _had_come(before: str, place: Place) -> bool:
    """Whether what came `by` then is told in the past after it: `By Monday evening, the fire was out`."""
    return (
        before[-1:] == _BY
        and _verb_before(before, place) is None
        and _verb_after(place.after(REACH // 2)) is False
    )


def _verb_before(letters: str, place: Place) -> bool | None:
    for at in range(len(letters) - 1, -1, -1):
        letter = letters[at]
        if letter == _AHEAD and letters[at - 1 : at] in (_THAN, _AS):
            continue  # `more than expected`
        if letter == _STARTS and _BEHIND in letters[max(0, at - 2) : at]:
            return False  # `did not begin`
        if letter in (_AHEAD, _STARTS):
            return True
        if letter == _PLAN and letters[at + 1 : at + 2] and letters[at + 1] not in _AFTER_NOUNS:
            return True
        if letter == _VOWED:
            return letters[at + 1 :] not in ("", _ON, _IN)
        if letter in (_BE, _ACT) and letters[at - 1 : at] == _TO:
            return True
        if letter == _BEHIND or (letter == _ED and not _is_adjective(letters, at)):
            if _BE in letters[max(0, at - 4) : at]:
                continue
            return False
        if letter == _IS and letters[at + 1 : at + 2] == _TO:
            return True
    return None


def _is_adjective(letters: str, at: int) -> bool:
    return at > 0 and letters[at - 1] in _DETERMINERS and letters[at + 1 : at + 2] in _THINGS


def _verb_after(letters: str) -> bool | None:
    for at, letter in enumerate(letters):
        if letter in (_AHEAD, _STARTS):
            return True
        if letter in (_BEHIND, _ED, _BEEN) and not (letter == _ED and _is_adjective(letters, at)):
            return False
    return None


MONTH_AHEAD_DAYS = 31
"""A day without a year that lies at most so far ahead beats the same day most of a year back; and so far back, one
most of a year ahead, where only a verb behind it points there."""
LONG_BACK_DAYS = 240


def was_to(place: Place) -> bool:
    """Whether something was to come then: `which was to be issued on Wednesday`, `were due to meet on Friday`."""
    words = place.words_before(8)
    return any(word in ("was", "were", "been") and after in _PLANNED for word, after in pairwise(words))


_PLANNED = frozenset(["to", "due", "scheduled", "expected", "set", "planned", "slated", "supposed"])

JUST_PAST_DAYS = 60
"""A day that lies so few days back, and that something `was due` on, has passed."""


def _was_planned(place: Place) -> bool:
    """Whether a verb of the past stands near before it: `was due on 10 March`, `couldn't begin until 20 January`."""
    return (
        _BEHIND in place.before(6)
        or place.after(2) == CLASSES["comma"] + _BEHIND
        or bool(_AT_FIRST & set(place.words_before(4)))
    )


_AT_FIRST = frozenset(["originally", "initially", "first"])


def nearest(place: Place, days: Iterable[date]) -> tuple[date, str]:
    """That of `days`, one a year, which is meant, and why: the last one, or the next one where the verb points ahead."""
    today = place.today
    assert today is not None
    days = sorted(days)
    past = max((day for day in days if day <= today), default=None)
    coming = min((day for day in days if day > today), default=None)
    if past is None or coming is None:
        return days[0] if past is None else past, "the nearest one"
    ahead = looks_ahead(place)
    if ahead and _was_planned(place) and (today - past).days <= JUST_PAST_DAYS < (coming - today).days:
        return past, "the last one; it was planned for then"
    just_past = (today - past).days <= MONTH_AHEAD_DAYS and (coming - today).days > LONG_BACK_DAYS
    if ahead and just_past and told_only_after(place):
        return past, "the last one as it is near"
    near = (coming - today).days <= MONTH_AHEAD_DAYS and (today - past).days > LONG_BACK_DAYS
    if place.lead("since") or (past == today and not ahead):
        return past, "the last one"
    if ahead or near:
        return coming, "the next one " + ("by the verb" if ahead else "as it is near")
    return past, "the last one"
