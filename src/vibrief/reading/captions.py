"""Captions without a mark of their own, told from the paragraphs they stand between."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median

from vibrief.reading.cues import CAPTION_POINTS
from vibrief.reading.pieces import Piece
from vibrief.sentences import split_sentences

LONGEST = 60  # words
_LENGTH_POINTS = ((12, 2.5), (20, 1.5), (28, 0.75))  # words at most, and what that says for a caption
_BASE = -2.25
_NO_COMMA = 0.75
_GAP = 3.5  # an empty-looking line below, where such lines are not everywhere
MARKED = -10.0  # on pages whose format marks captions, for a line without the mark
_LAST = -2.0  # the last words of an article are short often
# Words in the middle one of the paragraphs of several sentences: among long paragraphs a lone sentence stands
# out, among short ones it does not.
_SETTING_POINTS = ((80, 2.5), (45, 1.25), (0, -2.5))


def setting_points(paragraphs: Iterable[str]) -> float:
    """What the paragraphs of a page say for any lone sentence between them being a caption."""
    lengths = [len(text.split()) for text in paragraphs if len(split_sentences(text)) > 1]
    middle = median(lengths) if lengths else 0
    return next(points for least, points in _SETTING_POINTS if middle >= least)


def caption_points(piece: Piece, *, gap_tells: bool, last: bool) -> float:
    """Log odds that `piece`, which stands between paragraphs, is a caption; its setting is to be added."""
    text = piece.text
    words = len(text.split())
    sentences = len(split_sentences(text))
    if (
        not 3 <= words <= LONGEST
        or text[0] in "-–+•*"
        or text[-1] in ":;"
        or sentences > (2 if piece.loose_after else 1)
    ):
        return -10.0
    points = _BASE + next((points for limit, points in _LENGTH_POINTS if words <= limit), 0.0)
    points += sum(weight for weight, pattern in CAPTION_POINTS if pattern.match(text))
    if "," not in text:
        points += _NO_COMMA
    if gap_tells and piece.loose_after:
        points += _GAP
    elif last:
        points += _LAST
    return points
