"""What a figure counts: the words around it, cut at the marks and words where a phrase ends.

"354,422 participants, with …" counts participants; "a total value of tens of billions of dong" has what it
counts before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from vibrief.figures.model import Figure

Span = tuple[int, int]

LONGEST = 8
"""Words of a phrase; what a table row has room for."""

# Where an English noun phrase after a figure ends.
_ENGLISH_STOPS = frozenset((
    "while", "which", "who", "whom", "that", "whose", "is", "are", "was", "were", "be", "been", "being",
    "has", "have", "had", "will", "would", "can", "could", "may", "might", "must", "shall", "should", "do",
    "does", "did", "after", "before", "because", "since", "when", "where", "if", "although", "though", "as",
    "than", "then", "so", "but", "or", "including", "contributing", "thereby", "thus", "hence", "also",
    "according", "compared", "this", "these", "those", "it", "they", "he", "she", "we",
    "them", "him", "us", "you", "i", "me", "occurred", "happened", "rose", "fell", "increased", "decreased",
    "reached", "not", "per", "during",
))  # fmt: skip
# Words that a phrase must not end with, or start with, once it has been cut.
_ENGLISH_LOOSE = frozenset((
    "a", "an", "the", "of", "to", "by", "at", "for", "in", "on", "with", "from", "into", "over", "under",
    "through", "between", "among", "about", "around", "up", "down", "out", "off", "and", "or", "nearly",
    "more", "less", "than", "approximately", "some", "its", "their", "his", "her", "our", "worth", "reached",
    "reaching", "totalling", "totaling", "valued", "only", "another", "other", "least", "most",
    "there", "be", "is", "are", "was", "were", "has", "have", "had", "including", "together", "plus", "as",
    "well", "also", "even", "such", "each", "every", "equal", "equivalent", "estimated", "both", "accounted",
    "accounting", "representing", "costing",
    "who", "which", "that",
))  # fmt: skip
_LEADING_LOOSE = frozenset(("of", "and", "or", "more", "-", "–", "the", "a", "an", "in", "with", "at", "by"))
# What is left of "launched 11,460 times": true, but a table needs to say of what.
_BARE = frozenset((
    "times", "time", "cases", "case", "turns", "turn", "sessions", "session", "meetings", "meeting", "units",
    "unit", "people", "persons", "person", "items", "item", "occasions", "events", "others", "ones", "pieces",
    "counts",
))  # fmt: skip
_VIETNAMESE_STOPS = frozenset((
    "được", "đã", "đang", "sẽ", "bị", "có", "với", "và", "hoặc", "trên", "tại", "ở", "trong", "cho", "do",
    "để", "qua", "nhằm", "là", "từ", "cùng", "thì", "mà", "theo", "gồm", "nhưng", "còn", "vào", "đến", "tới",
    "trị", "nên", "so", "hơn", "gần", "khoảng", "tức", "sau", "trước", "khi", "nếu", "vì", "bởi",
))  # fmt: skip
_VIETNAMESE_LEADING = frozenset((
    "có", "với", "và", "là", "đạt", "trên", "gần", "hơn", "khoảng", "được", "đã",
))  # fmt: skip
_BREAK = re.compile(r"[,;:.!?…](?=\s|$|[”\"’'])|[()\[\]“”\"«»]|\s[-–—/]\s|[\r\n]")
_WORD = re.compile(r"[^\W_]+(?:[-.'’/&][^\W_]+)*%?")
_AND_VERB = re.compile(r"and\s+(?:\w+(?:ed|ing)\b|to\b|then\b|also\b|gave\b|built\b|sent\b|had\b)")
# "7 models have been recognised by …": what was done to the things counted tells which they are.
_DONE_TO = re.compile(
    r"(?:has|have|had|was|were|are|is)\s+(?:also\s+)?(?:been\s+)?(?=\w{2,}(?:ed|en|ought|uilt|own)\b)"
)
# "paid VND 58 billion to the budget": who got it; but not "to buy 4 cranes".
_RECEIVER = re.compile(r"(?:to|for|from|into) (?:the|its|their|a|[A-Z])")
# "The gifts had a total value of …": the value is what is measured.
_OWNED = re.compile(r"\b(?:has|have|had|with)\s+an?\s+(.*\S)")
CHANGES = {"up": "increase", "down": "decrease"}
_CHANGE = re.compile(r"\b(up|down)(?:\s+by)?\s*$", re.IGNORECASE)
_AUXILIARY = frozenset(("has", "have", "had", "was", "were", "is", "are", "been"))
_SUBJECT = re.compile(r"^(?:i|they|it|we|he|she|this|these|which|who)\s+", re.IGNORECASE)
_PREPOSITIONS = frozenset((
    "of", "in", "for", "by", "to", "with", "from", "on", "at", "about", "over", "against", "since",
))  # fmt: skip


def counted_in_english(figure: Figure, text: str, others: Sequence[Span]) -> str | None:
    """What `figure` of the English `text` counts, without the figure; None where the words do not tell.

    `others` are the spans of the text's other figures: a phrase does not run into them.
    """
    after = _after_english(text, figure.end, others)
    before = _before_english(text, figure.start, others)
    # A sum, share or size says of what with "of"; else what it measures stands before it.
    own = figure.kind in ("cardinal", "magnitude", "multiple", "fraction", "ordinal")
    if not own and not re.match(r"\s*of\b|-\w", text[figure.end :]) and before:
        return _with_receiver(before, after)
    if figure.kind == "percent" and after and (change := _CHANGE.search(text, 0, figure.start)):
        return f"{CHANGES[change[1].lower()]} {after if after.split()[0] in _PREPOSITIONS else 'in ' + after}"
    if after is None or after.startswith("to "):  # what follows "to" is whom or what it went to
        return before
    if after.lower() in _BARE:
        done = _SUBJECT.sub("", before or _opening(text, figure.start, others) or "", count=1)
        return f"{after} ({done})" if done and done.lower() != after.lower() else after
    if figure.kind in ("percent", "fraction") and (of := re.match(r"\s*(of(?: the)?)\b", text[figure.end :])):
        return f"{of[1]} {after}"
    return after


def _with_receiver(before: str, after: str | None) -> str:
    """What a sum is said of, with what follows it where that tells who got it: "paid to the budget"."""
    if after and _RECEIVER.match(after) and len(together := f"{before} {after}".split()) <= LONGEST:
        return " ".join(together)
    return before


def counted_in_vietnamese(figure: Figure, text: str, others: Sequence[Span]) -> str | None:
    """What `figure` of the Vietnamese `text` counts, in the source's words; None where they do not tell."""
    stretch = text[figure.end : _end_of_phrase(text, figure.end, others)]
    words = []
    for word in stretch.split():
        if word.lower() in _VIETNAMESE_STOPS:
            break
        words.append(word)
    if words:
        return " ".join(words[:LONGEST])
    stretch = text[_start_of_phrase(text, figure.start, others) : figure.start]
    words = stretch.split()[-LONGEST:]
    while words and words[-1].lower() in _VIETNAMESE_STOPS:
        words.pop()
    while words and words[0].lower() in _VIETNAMESE_LEADING:
        words.pop(0)
    return " ".join(words) or None


def _after_english(text: str, start: int, others: Sequence[Span]) -> str | None:
    stretch = text[start : _end_of_phrase(text, start, others)].lstrip(" -‐‑")
    if verb := _AND_VERB.search(stretch):
        stretch = stretch[: verb.start()]
    words: list[str] = []
    for match in re.finditer(r"\S+", stretch):
        word = match[0]
        if word.lower() in _ENGLISH_STOPS:
            done = _DONE_TO.match(stretch, match.start())
            if done and 0 < len(words) <= 3:
                words += stretch[done.end() :].split()
            break
        words.append(word)
    return _trimmed(_cut(words))


def _cut(words: list[str]) -> list[str]:
    """The first words of a phrase, without a preposition that has lost what it governs."""
    kept = words[:LONGEST]
    if len(words) > LONGEST:
        while len(kept) > 2 and (kept[-1].lower() in _PREPOSITIONS or kept[-2].lower() in _PREPOSITIONS):
            kept = kept[:-1]
    return kept


def _before_english(text: str, end: int, others: Sequence[Span]) -> str | None:
    start = _start_of_phrase(text, end, others)
    stretch = text[start:end]
    if " and " in stretch and any(span[1] == start for span in others):
        stretch = stretch.partition(" and ")[2]  # what stands before it belongs to the figure there
    if owned := _OWNED.search(stretch):
        stretch = owned[1]
    words = stretch.split()
    for place in range(len(words) - 1, -1, -1):
        if words[place].lower() in ("which", "who", "that", "while", "whose", "when"):
            words = words[place + 1 :]
            break
    while words and words[0].lower() in ("to", "for", "from"):
        words = words[1:]
    if len(words) > LONGEST:
        # Too long for a row: from the verb on, else the last words.
        verb = max((place for place, word in enumerate(words) if word.lower() in _AUXILIARY), default=-1)
        words = words[verb + 1 :] if 0 <= verb < len(words) - 2 else words
    return _trimmed(words[-LONGEST:])


def _opening(text: str, end: int, others: Sequence[Span]) -> str | None:
    """The words that begin the clause of a figure which stands after a mark of its own."""
    start = max([text.rfind(";", 0, end) + 1, *(span[1] for span in others if span[1] <= end)])
    stretch = text[start:end].lstrip()
    mark = _BREAK.search(stretch)
    return _trimmed(_cut(stretch[: mark.start()].split())) if mark else None


def _trimmed(words: list[str]) -> str | None:
    words = list(words)
    while words and words[-1].lower().strip(",") in _ENGLISH_LOOSE:
        words.pop()
    while words and words[0].lower() in _LEADING_LOOSE:
        words.pop(0)
    text = " ".join(words).strip(" ,;:.-–—")
    return text if _WORD.search(text) and any(char.isalpha() for char in text) else None


def _end_of_phrase(text: str, start: int, others: Sequence[Span]) -> int:
    """Where the phrase from `start` on ends: at a mark, another figure, or the end of the text."""
    found = _BREAK.search(text, start)
    end = found.start() if found else len(text)
    return min([end, *(span[0] for span in others if start <= span[0] < end)])


def _start_of_phrase(text: str, end: int, others: Sequence[Span]) -> int:
    """Where the phrase up to `end` starts: after a mark, another figure, or at the start of the text."""
    start = max((found.end() for found in _BREAK.finditer(text, 0, end)), default=0)
    return max([start, *(span[1] for span in others if start < span[1] <= end)])
