"""Which figures say how much or how many, rather than when, how old or which."""

from __future__ import annotations

import re

from vibrief.figures import is_soft
from vibrief.figures.model import Figure, FigureKind

# What a kind of figure is worth to the reader; kinds not listed say when, which or in what order.
KINDS: dict[FigureKind, float] = {
    "money": 1.4, "percent": 1.3, "cardinal": 1.0, "measure": 0.9, "multiple": 0.8, "fraction": 0.7,
    "magnitude": 0.7, "score": 0.6,
}  # fmt: skip
DURATIONS = frozenset(("ms", "s", "min", "h", "d", "wk", "mo", "a"))
# Durations that are news in themselves: a sentence passed, work done (person-days).
_DURATION_OF_NOTE = re.compile(r"\s*(?:tù|cải tạo|quản chế|công)\b")
# A number after these words names a thing, it counts nothing.
_LABELS = re.compile(
    r"(?:(?<!tổng )(?<!trong )\bsố|\bthứ|\bkhóa|\bkhoá|\blớp|\bquận|\bphường|\bkhu phố|\bthôn|\bấp|\bkhóm|"
    r"\btổ dân phố|\bchương|\btrang|\bkỳ|\bgiai đoạn|\bbảng|\bvòng|\bđường tỉnh|\btỉnh lộ|\bhương lộ|\bđường|"
    r"\bquốc lộ|\bkm|\btầng|\btop|\bđiện thoại|\bđt|\bhotline|\bfax|\bsđt|\bđoàn|\bp\.|\bq\.|\bsố hiệu|"
    r"\bbệnh viện)\s*:?\s*$",
    re.IGNORECASE,
)
# These do so too, unless the figure has a noun: Điều 5 (Article 5), but điều 5 xe (sent 5 cars).
_LABELS_ALONE = re.compile(
    r"\b(?:lần|khối|điều|khoản|mục|phần|tập|cấp|hạng|loại|nhóm|đợt|bước|tuần)\s*:?\s*$", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_AGE = re.compile(r"\s*tuổi\b")
_NAME_BEFORE = re.compile(r"\s[A-ZĐ]\w*(?: | ?- ?)$")  # Galaxy 10, Boeing 787, S - 300
_NOUN = re.compile(r" [^\W\d_]")
_NEXT_WORD = re.compile(r"\s+(\w)(\w?)")
_QUOTED = re.compile(r"[“\"]([^“”\"]{1,90})[”\"]")


def counts_something(figure: Figure, text: str) -> bool:
    """Whether a figure of `text` says how much or how many, rather than when, how old or which.

    "Hai" (two) alone mostly says no more than "both".
    """
    if figure.kind not in KINDS or is_soft(figure):
        return False
    if figure.kind == "fraction" and figure.value == 1:  # 24/24: round the clock
        return False
    if figure.kind == "cardinal" and (_YEAR.fullmatch(figure.text) or figure.text.lower() == "hai"):
        return False
    if figure.unit in DURATIONS:
        return figure.kind == "measure" and bool(_DURATION_OF_NOTE.match(text, figure.end))
    before = text[max(0, figure.start - 16) : figure.start]
    # mostly a year or the number of an item
    bracketed = text[figure.start - 1 : figure.end + 1] == f"({figure.text})"
    if figure.kind == "cardinal" and (
        _LABELS.search(before)
        or (
            (_LABELS_ALONE.search(before) or _NAME_BEFORE.search(before))
            and not _NOUN.match(text, figure.end)
        )
        or _AGE.match(text, figure.end)
        or bracketed
        or _before_a_name(figure, text)
    ):
        return False
    return not any(
        quoted.start() < figure.start and figure.end < quoted.end() and _is_name(quoted)
        for quoted in _QUOTED.finditer(text)
    )


def _is_name(quoted: re.Match[str]) -> bool:
    """Whether a quotation is a name (the “3 active” club) rather than speech, which opens a sentence or has a stop."""
    speech = not quoted.string[: quoted.start()].strip() or quoted[1].rstrip()[-1:] in (".", "!", "?", ",")
    return not speech and len(quoted[1].split()) <= 12


def _before_a_name(figure: Figure, text: str) -> bool:
    """Whether a name follows, as in an address; what is counted is written small, but for acronyms."""
    word = _NEXT_WORD.match(text, figure.end)
    return word is not None and word[1].isupper() and word[2].islower()
