"""The errors a user can meet. Each message says what, where and what next, in one line."""

from __future__ import annotations


class MemokitError(Exception):
    """Base of every error that memokit raises on purpose; its text is one line for the user."""

    exit_code = 2


class UsageError(MemokitError):
    """The call itself is wrong: an unknown name, a path that is not there, options that clash."""


class ReportError(MemokitError):
    """A report or a check could not be finished: a notebook failed or took too long."""

    exit_code = 1
