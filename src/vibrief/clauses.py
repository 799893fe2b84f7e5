"""Sentences longer than the model's reach: cut at clause marks or by length, their English joined again."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import chain

from vibrief.sentences import split_clauses
from vibrief.terms.fold import drop_diacritics
from vibrief.terms.gazetteer import english_names
from vibrief.terms.words import word_set

CountTokens = Callable[[Sequence[str]], list[int]]

# English words that open a sentence with a capital and stand small inside one.
OPENERS = frozenset(
    {
        "a", "after", "again", "all", "also", "although", "an", "and", "another", "any", "are",
        "as", "at", "be", "because", "before", "besides", "both", "but", "by", "can", "during",
        "each", "especially", "even", "every", "few", "first", "for", "from", "had", "has", "have",
        "he", "her", "here", "his", "how", "however", "if", "in", "including", "instead", "into",
        "is", "it", "its", "just", "like", "many", "more", "moreover", "most", "much", "namely",
        "no", "nor", "not", "now", "of", "on", "once", "one", "only", "or", "other", "our", "over",
        "particularly", "she", "since", "so", "some", "soon", "such", "than", "that", "the",
        "their", "them", "then", "there", "therefore", "these", "they", "this", "those", "though",
        "through", "thus", "to", "today", "together", "under", "until", "up", "upon", "very", "was",
        "we", "were", "what", "when", "where", "which", "while", "who", "whose", "why", "will",
        "with", "within", "without", "yesterday", "yet", "you", "your",
    }
)  # fmt: skip
# English words that have a capital where their Vietnamese has none (tháng ba, đạo phật, mạng internet).
ALWAYS_CAPITAL = word_set(
    "January February March April May June July August September October November December Monday Tuesday Wednesday "
    "Thursday Friday Saturday Sunday I Internet God Buddha Buddhist Buddhists Buddhism Christian Christians Catholic "
    "Catholics Muslim Muslims Islam Islamic Tet Lunar Earth Mr Mrs Ms Dr"
)
SENTENCE_END = re.compile(r"[.!?…]+[”\"’')\]]*$")
CLAUSE_END = re.compile(r"\s*([,;:–—-])\s*$")
LEFT_OPEN = re.compile(r",?\s+(?:and|or)$")
STOP_ADDED = re.compile(r"(?<![.\s])[.,;:]$")


def split_to_reach(sentence: str, count_tokens: CountTokens, reach: int) -> list[str]:
    """Cut `sentence` into parts of at most `reach` tokens; the parts joined give `sentence` back.

    Cut at clause marks where they serve, then between words, and inside a word only where it alone is too
    long.
    """
    parts = [sentence]
    for cut in (cut_at_clauses, cut_between_words, cut_anywhere):
        tokens = count_tokens(parts)
        if max(tokens) <= reach:
            break
        parts = list(
            chain.from_iterable(
                cut(part, count, reach) if count > reach else [part]
                for part, count in zip(parts, tokens, strict=True)
            )
        )
    return parts


def cut_at_clauses(part: str, tokens: int, reach: int) -> list[str]:
    """Clauses of about the reach in tokens."""
    return split_clauses(part, longest=max(4, int(0.8 * reach * len(part.split()) / tokens)))


def cut_between_words(part: str, tokens: int, reach: int) -> list[str]:
    """Runs of words, as even as can be, of about the reach in tokens."""
    words = re.findall(r"\s*\S+\s*(?=\s\S|$)|\s+", part)
    runs = -(-tokens * 5 // (reach * 4))
    size = max(1, -(-len(words) // runs))
    return ["".join(words[start : start + size]) for start in range(0, len(words), size)]


def cut_anywhere(part: str, tokens: int, reach: int) -> list[str]:
    """Pieces that fit even if every character took the four bytes that make four tokens."""
    size = max(1, (reach - 1) // 4)
    return [part[start : start + size] for start in range(0, len(part), size)]


def join_clauses(sources: Sequence[str], englishes: Sequence[str]) -> str:
    """One English sentence from the English of the consecutive parts `sources` of one sentence.

    The model ends each part like a sentence of its own: such a stop gives way to the mark its source ends
    with, and a capital inside the sentence to a small letter where the word has none of its own.
    """
    joined: list[str] = []
    sentence_ended = True
    for place, (source, english) in enumerate(zip(sources, englishes, strict=True)):
        text = english.strip()
        if not text:
            continue
        if not sentence_ended and opens_small(text, source):
            text = text[0].lower() + text[1:]
        sentence_ended = bool(SENTENCE_END.search(source.rstrip()))
        if place < len(sources) - 1 and not sentence_ended:
            mark = CLAUSE_END.search(source)
            text = LEFT_OPEN.sub("", text) if mark else text
            text = STOP_ADDED.sub("", text) + (mark[1] if mark and mark[1] in ",;:" else " –" if mark else "")
        joined.append(text)
    english = " ".join(joined)
    return english[:1].upper() + english[1:] if "".join(sources).lstrip()[:1].isupper() else english


def opens_small(english: str, source: str) -> bool:
    """Whether the first word of a clause has no capital but that of a sentence's beginning.

    Where the Vietnamese begins small, the English does unless a name comes first: one of the source, or the English
    form of one.
    """
    word, *following = re.findall(r"[A-Za-z]+", english)[:2] or [""]
    if not word or (len(word) > 1 and word.isupper()):
        return False
    if word.lower() in OPENERS:
        return True
    if not source.lstrip()[:1].islower() or word in ALWAYS_CAPITAL:
        return False
    names = {
        drop_diacritics(one).lower() for one in re.findall(r"\w+", source) if one[0].isupper()
    } | english_names()
    begins_a_title = any(one[0].isupper() and one.lower() not in names for one in following)
    return word.lower() not in names and not begins_a_title
