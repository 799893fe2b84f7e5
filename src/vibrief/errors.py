"""Errors that reach the user: one line each, saying what can be done."""

from __future__ import annotations


class VibriefError(Exception):
    """Base of every error vibrief raises on purpose.

    The message is one line for a person: what is wrong, and what to do about it. The command line prints
    it and exits with status 2; no traceback is shown.
    """


class InputError(VibriefError):
    """The text to read is missing, unreadable, too large, or not Vietnamese."""


class OutputError(VibriefError):
    """Results cannot be written where the user asked for them."""


class ModelError(VibriefError):
    """A model is unknown, incomplete, altered or unusable."""


class EngineError(VibriefError):
    """The engine or device asked for is not available."""


class UsageError(VibriefError):
    """Options contradict each other or lie outside their range."""
