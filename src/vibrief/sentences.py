"""Sentences and clauses of Vietnamese news.

Neither a trained splitter nor a rule set for English survives `TP. Đà Nẵng`, `ông Th. đưa`, `“Không.” Sau
đó` or `về.Dựa`, so these are rules of our own over the tables in `vibrief.abbreviations`. Both functions
only cut: the pieces joined give the text back, whitespace included, and the time is linear in its length.
"""

from __future__ import annotations

import math
import re

from vibrief.abbreviations import (
    BEFORE_NAME,
    BEFORE_NUMBER,
    DOMAINS,
    NAME_INITIALS,
    NUMBERED_LABELS,
    STARTERS,
    STARTING_NOUNS,
    STARTING_PAIRS,
    WORDS_OF_ONE_CAPITAL,
)

_MARK = re.compile(
    r"""
      (?P<url>(?:https?://|www\.)\S*\w/?)
    | (?P<bracket>[(\[])
    | (?P<line>[\r\n\u2028\u2029]\s*)
    | (?P<stop>[.!?…]+(?:[ ][.!?…]+)*)
      (?:[ ]?[”»)\]}]|["'’](?!\w))*  # quotes and brackets that close after the stop belong to the sentence
      (?P<space>\s*)
    """,
    re.VERBOSE,
)
_OPENING = re.compile(r"""[\s\u200b“"'‘«(\[\-–—•*+]*""")
_TOKEN = re.compile(r"[^\s“”\"'‘’«»()\[\],;:/–—]+$")
_NUMBERING = re.compile(r"\W*(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-zĐđ]|[IVXLC]{1,5})")
_LABEL = re.compile(rf"\W*(?:{'|'.join(sorted(NUMBERED_LABELS))})\s(?:\d{{1,3}}|[IVXLC]{{1,5}})")
_INLINE_NUMBERING = re.compile(r"[:;]\s+(?:\d{1,2}|[a-zđ])$")
_CONSONANTS = re.compile(r"[BCDĐGHKLMNPQRSTVX][bcdđghklmnpqrstvx]{1,3}")
_WORDS = re.compile(r"(\w+)(?:\s(\w+))?")

_LETTERED_ITEM = re.compile(r"[a-hđ][.)]\s+[^\W\d_]{2}")

_BRACKET_REACH = 200  # characters; a bracket open for longer was likely never meant to be closed
_TOKEN_REACH = 24  # characters looked at before a stop: longer than any abbreviation


def split_sentences(text: str) -> list[str]:
    """Cut `text` into sentences; the pieces joined give `text` back.

    White space after a sentence belongs to it. A line break always ends a piece. Nothing is cut at `;` or
    `:`, nor inside a bracket. An empty text gives no piece.
    """
    pieces: list[str] = []
    start = 0
    bracket_end = -1
    for mark in _MARK.finditer(text):
        if mark["url"]:
            continue
        if mark["bracket"]:
            closing = ")" if mark["bracket"] == "(" else "]"
            bracket_end = max(bracket_end, text.find(closing, mark.end(), mark.end() + _BRACKET_REACH))
            continue
        end = mark.end()
        if end == len(text):
            break
        if mark["stop"] and (end <= bracket_end or not _ends_sentence(text, start, mark)):
            continue
        if not text[start:end].strip():  # an empty line before the first sentence
            continue
        pieces.append(text[start:end])
        start = end
    if start < len(text):
        pieces.append(text[start:])
    return pieces


def _ends_sentence(text: str, start: int, mark: re.Match[str]) -> bool:
    """Whether the stop `mark`, in a sentence that began at `start`, ends it; there is text after it."""
    opening = _past_opening(text, mark.end())
    following = text[opening : opening + 1]
    if not following.isalnum() or (following.islower() and not _LETTERED_ITEM.match(text, opening)):
        return False
    position = mark.start()
    before = text[max(start, position - _TOKEN_REACH) : position]
    if not mark["space"] and not _space_is_missing(text, before, mark.end()):
        return False
    stop = mark["stop"]
    if stop != ".":  # dots before a number hesitate: `chỉ có... 5 người`
        return not (following.isdigit() and set(stop) <= set(".…"))
    if _is_numbering(text, start, position, before):
        return False
    if following.isdigit():
        if following == "0" and before[-1:].isdigit():  # a figure torn apart: `5. 000`
            return False
        token = _TOKEN.search(before)
        return not (_is_abbreviation(before) or (token is not None and token[0] in BEFORE_NUMBER))
    return not _is_abbreviation(before) or _starts_sentence(text, mark.end())


def _past_opening(text: str, position: int) -> int:
    """The place after white space, dashes and opening quotes and brackets at `position`."""
    opening = _OPENING.match(text, position)
    return opening.end() if opening else position


def _space_is_missing(text: str, before: str, end: int) -> bool:
    """Whether a stop without a space after it, as in `về.Dựa`, is a full stop all the same."""
    following = _WORDS.match(text, end)
    if following is None:  # a quote or bracket opens at once: `về.“Dựa`
        following = _WORDS.match(text, _past_opening(text, end))
        if following is None:
            return False
    word = following[1]
    if not (word[0].isupper() and (word[1:].islower() or word in STARTERS)):
        return False
    if word.lower() in DOMAINS or "@" in text[end : end + 2 * _TOKEN_REACH].split(" ", 1)[0]:
        return False
    if not before or before[-1] in "”’»)]}\"'":
        return True
    token = _TOKEN.search(before)
    if token is None:
        return False
    if token[0][-1].isdigit():
        return True
    if token[0][-1].islower():  # one letter is part of an address: `m.Facebook`
        return len(token[0]) > 1 and not _is_abbreviation(before)
    return len(token[0]) > 1 and word in STARTERS  # capitals: `BVANTQ.Qua đó`, but `TP.Huế`


def _is_numbering(text: str, start: int, position: int, before: str) -> bool:
    """Whether the stop at `position` belongs to a number or letter that heads a line or an item of a list."""
    if position - start <= _TOKEN_REACH and (
        _NUMBERING.fullmatch(text, start, position) or _LABEL.fullmatch(text, start, position)
    ):
        return True
    return _INLINE_NUMBERING.search(before) is not None


def _is_abbreviation(before: str) -> bool:
    """Whether the last word of `before`, which a stop follows, is an abbreviation or a person's initials."""
    token = _TOKEN.search(before)
    if token is None:
        return False
    parts = [part for part in token[0].split(".") if part]
    if not parts:
        return False
    if parts[-1] in BEFORE_NAME or _CONSONANTS.fullmatch(parts[-1]):
        return True
    if len(parts) == 1 and parts[0] in WORDS_OF_ONE_CAPITAL:
        return False
    return all((len(part) == 1 and part.isupper()) or part in NAME_INITIALS for part in parts)


def _starts_sentence(text: str, position: int) -> bool:
    """Whether the words at `position` begin a sentence rather than a name."""
    words = _WORDS.match(text, _past_opening(text, position))
    if words is None:
        return False
    first, second = words.groups()
    if first in STARTING_NOUNS:
        return second is not None and not second[0].isupper()
    return first in STARTERS or words[0] in STARTING_PAIRS


_MINIMUM = 4  # words; fewer is a name in a list or a connective, not a clause
# Strongest first: where a long sentence is cut before it is cut at weaker marks. Each matches up to the
# place of the cut; a conjunction goes with the clause it opens.
_CLAUSE_MARKS = (
    re.compile(r";[”\"]?\s*"),
    re.compile(r":\s+(?=[“\"(]?\w)|(?<!\d)\s[–—]\s|\s[–—]\s(?!\d)"),  # not `2016 – 2025`, `kinh tế - xã hội`
    re.compile(
        r",\s+(?=(?:nhưng|song|tuy|đồng thời|trong đó|trong khi|qua đó|từ đó|do đó|vì vậy|vì thế|nên|mà|còn"
        r"|khiến|góp phần|nhằm|sau đó|rồi|nếu|khi|bởi|vì|và|để|gồm|bao gồm|cùng với|theo)\s)"
    ),
)
# Not every one of these parts clauses, so they serve for over-long sentences only.
_WEAK_MARKS = (
    re.compile(r"(?<!\d),\s+|,\s+(?!\d)"),
    re.compile(r"\s(?=(?:nhưng|đồng thời|trong khi|sau khi|trước khi|để|nhằm|do|vì|bởi|nếu|và|khi|mà)\s)"),
)


def split_clauses(sentence: str, *, longest: int | None = None) -> list[str]:
    """Cut `sentence` at clause marks; the pieces joined give `sentence` back.

    Without `longest`, it is cut at every `;`, `:`, spaced dash, and comma before a conjunction that leaves
    at least four words on both sides. With it, only pieces of more than `longest` words are cut, at their
    strongest marks first, then also at other commas and before conjunctions, and no further than needed; a
    piece without any mark may stay longer.
    """
    pieces = [sentence] if sentence else []
    for pattern in _CLAUSE_MARKS if longest is None else _CLAUSE_MARKS + _WEAK_MARKS:
        parts: list[str] = []
        for piece in pieces:
            if longest is None:
                parts += _cut(piece, pattern)
            elif len(piece.split()) > longest:
                parts += _packed(_cut(piece, pattern), longest)
            else:
                parts.append(piece)
        pieces = parts
    return pieces


def _cut(piece: str, pattern: re.Pattern[str]) -> list[str]:
    """Cut `piece` where `pattern` matches, outside brackets, leaving no part with too few words."""
    parts: list[str] = []
    start = 0
    for mark in pattern.finditer(piece):
        reach = max(start, mark.start() - _BRACKET_REACH)
        if piece.rfind("(", reach, mark.start()) > piece.rfind(")", reach, mark.start()):
            continue
        part = piece[start : mark.end()]
        if len(part.split()) >= _MINIMUM:
            parts.append(part)
            start = mark.end()
    rest = piece[start:]
    if parts and len(rest.split()) < _MINIMUM:
        parts[-1] += rest
    elif rest:
        parts.append(rest)
    return parts


def _packed(parts: list[str], longest: int) -> list[str]:
    """Join neighbours again into the fewest pieces within `longest` words, of about the same length."""
    sizes = [len(part.split()) for part in parts]
    total = sum(sizes)
    fair = math.ceil(total / math.ceil(total / longest))
    packed: list[str] = []
    held = 0
    for part, size in zip(parts, sizes, strict=True):
        if packed and held < fair and held + size <= longest:
            packed[-1] += part
            held += size
        else:
            packed.append(part)
            held = size
    return packed
