"""Finds the figures of a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from vibrief.figures.codes import identifier
from vibrief.figures.model import Figure, Language
from vibrief.figures.tokens import DIGITS, Tokens

# Characters that stand for another one: Unicode's hyphens, full-width digits and signs.
_VARIANTS = str.maketrans(
    {"\u2010": "-", "\u2011": "-", "\uff05": "%", "\uff0c": ",", "\uff0e": ".", "\uffe1": "£", "\uff04": "$"}
    | {chr(0xFF10 + digit): str(digit) for digit in range(10)}
)
_REFERENCE = re.compile(r"&#(?:[0-9]{1,7}|[xX][0-9A-Fa-f]{1,6});")  # of HTML: &#39; is an apostrophe
Handler = Callable[[Tokens, int], Figure | None]


def find_figures(text: str, language: Language) -> list[Figure]:
    """The figures of `text`, in order and not overlapping, each with `text[figure.start:figure.end] == figure.text`.

    Any string is accepted; the time is linear in its length. A figure's text takes in its hedge, unit and currency.
    """
    if not unicodedata.is_normalized("NFC", text):
        return _find_decomposed(text, language)
    plain = text if text.isascii() else text.translate(_VARIANTS)
    if "&#" in plain:
        plain = _REFERENCE.sub(lambda match: " " * len(match[0]), plain)
    if plain != text:
        return [
            replace(figure, text=text[figure.start : figure.end]) for figure in find_figures(plain, language)
        ]
    at_digits, handlers = _grammar(language)
    tokens = Tokens(text)
    words = tokens.words
    columns = _columns(text) if len(text) >= COLUMN else []
    figures: list[Figure] = []
    for index in [i for i, word in enumerate(words[: tokens.count]) if word in handlers or word[0] in DIGITS]:
        if tokens.starts[index] < tokens.floor:
            continue
        if columns and columns[0][0] <= tokens.starts[index]:
            figures.append(_column(tokens, *columns.pop(0)))
            continue
        handler = handlers.get(words[index], at_digits)
        figure = handler(tokens, index)
        if figure is not None:
            figures.append(figure)
            tokens.floor = figure.end
    return figures


COLUMN = 1000
"""Characters of numbers and signs without a word between them that are a table or noise, read as one identifier."""
_COLUMN = re.compile(r"[0-9]+(?:[\W_]{1,3}[0-9]+)*")


def _columns(text: str) -> list[tuple[int, int]]:
    spans = [match.span() for match in _COLUMN.finditer(text)]
    return [span for span in spans if span[1] - span[0] >= COLUMN]


def _column(tokens: Tokens, start: int, end: int) -> Figure:
    tokens.floor = end
    return identifier(tokens, start, end)


def _grammar(language: Language) -> tuple[Handler, dict[str, Handler]]:
    if language == "vi":
        from vibrief.figures.vietnamese import grammar as vietnamese

        return vietnamese.read_at_digits, vietnamese.HANDLERS
    from vibrief.figures.english import grammar as english

    return english.read_at_digits, english.HANDLERS


def _find_decomposed(text: str, language: Language) -> list[Figure]:
    """Reads text with letters and accents apart by composing it; the figures keep the offsets of `text`."""
    composed: list[str] = []
    origins: list[int] = []  # of each character of the composed text, where it begins in `text`
    start = 0
    for position in range(1, len(text) + 1):
        if position == len(text) or not unicodedata.combining(text[position]):
            piece = unicodedata.normalize("NFC", text[start:position])
            composed.append(piece)
            origins += [start] * len(piece)
            start = position
    origins.append(len(text))
    normal = "".join(composed)
    if not unicodedata.is_normalized("NFC", normal):  # e.g. Hangul jamo, which are no accents
        return []
    figures = []
    for figure in find_figures(normal, language):
        begin, end = origins[figure.start], origins[figure.end]
        figures.append(replace(figure, start=begin, end=end, text=text[begin:end]))
    return figures
