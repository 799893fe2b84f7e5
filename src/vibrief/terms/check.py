"""Compares names and terms of a Vietnamese sentence with its English: same, altered or missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from vibrief.terms.fold import fold
from vibrief.terms.model import Mention, MentionFinding
from vibrief.terms.syllables import WORD
from vibrief.terms.words import NOT_SINITIC, PARTICLES, SINITIC_PLACES, word_set

Span = tuple[int, int]
Severity = Literal["ok", "notice", "error"]

ENGLISH_WORD = re.compile(r"[^\W_]+(?:['’.&‐‑-][^\W_]+)*")
# What English adds to a name: plural, possessive, adjective (Siberia → Siberian, Maya → Mayans, Kazakh → Kazakhs).
SUFFIXES = word_set("s es n ns an ans ian ians ean eans ish ese i ic ist ists ite ites er ers ism a ia")
STRICT_KINDS = frozenset({"foreign", "person"})
SIMILAR = 0.6
ARTICLES = frozenset({"a", "an", "the"})


def check_mentions(source: str, english: str, mentions: Sequence[Mention]) -> list[MentionFinding]:
    """What becomes of `mentions` (offsets into `source`) in `english`, one finding each, in order.

    A name stands when one of its renderings does, with or without diacritics, with an English ending or in parts
    (a person's last name alone is a notice). Lost and altered foreign names and persons are errors, all else a
    notice; `target` of an altered name is the word in its place. Mentions without renderings cannot be checked
    and get no finding, but for quotations, which must stand in quotation marks.
    """
    folded = fold(english)
    findings = []
    told: dict[str, MentionFinding] = {}
    for mention in mentions:
        key = fold(mention.text)
        if key in told and told[key].verdict == "same":
            first = told[key]
            findings.append(MentionFinding("same", mention, first.target, "ok"))
            continue
        finding = check_mention(source, english, folded, mention, mentions)
        if finding is not None:
            told[key] = finding
            findings.append(finding)
    return findings


def check_mention(
    source: str, english: str, folded: str, mention: Mention, mentions: Sequence[Mention]
) -> MentionFinding | None:
    """The finding on one mention, None where nothing can be told."""
    if mention.kind == "quoted":
        return check_quotation(english, mention)
    if not mention.renderings:
        return None
    if mention.kind == "term":
        return check_term(english, folded, mention)
    for rendering in mention.renderings:
        span = find_rendering(folded, fold(rendering), mention.kind)
        if span:
            return MentionFinding("same", mention, target_at(english, span, mention), "ok")
    if mention.kind in STRICT_KINDS:
        return check_parts(source, english, folded, mention, mentions)
    span = joined_spelling(folded, mention)
    if span:
        return MentionFinding("same", mention, target_at(english, span, mention), "ok")
    return MentionFinding("missing", mention, None, "notice", "not found in the English")


def check_term(english: str, folded: str, mention: Mention) -> MentionFinding:
    """The finding on a glossary term: any of its forms, plural or possessive, articles inside as they come."""
    for rendering in map(fold, mention.renderings):
        if not all(stem in folded for stem in term_stems(rendering)):
            continue  # the usual case, and far cheaper than making the pattern
        if match := term_pattern(rendering).search(folded):
            note = "" if match[0] == rendering else "inflected"
            return MentionFinding("same", mention, target_at(english, match.span(), mention), "ok", note)
    note = f"should be {mention.renderings[0]}"
    return MentionFinding("missing", mention, None, "notice", note)


@lru_cache(maxsize=8192)
def term_pattern(rendering: str) -> re.Pattern[str]:
    """A pattern of a folded rendering that lets articles, plural and possessive endings vary."""
    pieces = [word_pattern(word) for word in WORD.findall(rendering) if word not in ARTICLES]
    return re.compile(r"\b" + r"[\W_]+(?:(?:the|an?|s)[\W_]+)?".join(pieces) + r"(?:'s)?\b")


@lru_cache(maxsize=8192)
def term_stems(rendering: str) -> tuple[str, ...]:
    """What never varies of the words of a folded rendering: each stands in whatever its pattern matches."""
    return tuple(map(word_stem, (word for word in WORD.findall(rendering) if word not in ARTICLES)))


def word_stem(word: str) -> str:
    """The letters of a word that its plural keeps; a ministry stands in `Minister of Health` too."""
    return "minist" if word == "ministry" else word.removesuffix("y")


def word_pattern(word: str) -> str:
    """A pattern of one word with its plural."""
    ending = "(?:ry|ries|ers?)" if word == "ministry" else "(?:y|ies)" if word.endswith("y") else "(?:e?s)?"
    return re.escape(word_stem(word)) + ending


def target_at(english: str, span: Span, mention: Mention) -> Mention:
    """The mention's counterpart in the English."""
    return Mention(mention.kind, english[span[0] : span[1]], *span)


def find_rendering(folded: str, rendering: str, kind: str) -> Span | None:
    """Where a rendering stands in folded English as whole words, an English ending allowed."""
    start = folded.find(rendering)
    while start >= 0:
        end = start + len(rendering)
        if start == 0 or not folded[start - 1].isalnum():
            ending = end
            while ending < len(folded) and folded[ending].isalpha():
                ending += 1
            if (
                ending == end
                or folded[end:ending] in SUFFIXES
                or (kind == "acronym" and folded[end:ending] == "s")
            ):
                return start, end
        start = folded.find(rendering, start + 1)
    return None


def joined_spelling(folded: str, mention: Mention) -> Span | None:
    """Where a place stands with other spacing: Hoan Kiem, Hoankiem, Thua Thien-Hue."""
    for rendering in mention.renderings:
        pieces = WORD.findall(fold(rendering))
        if 1 < len(pieces) < 7 and (found := spaced(tuple(pieces)).search(folded)):
            return found.span()
    return None


@lru_cache(maxsize=4096)
def spaced(pieces: tuple[str, ...], between: str = r"[\W_]{0,3}") -> re.Pattern[str]:
    """A pattern of `pieces` in order with any space, hyphen or nothing between."""
    return re.compile(r"\b" + between.join(map(re.escape, pieces)) + r"(?:'?s)?\b")


def check_quotation(english: str, mention: Mention) -> MentionFinding | None:
    """Whether anything stands in quotation marks in the English."""
    if re.search(r"[“\"«‘']\S", english):
        return None
    return MentionFinding("missing", mention, None, "notice", "no quotation marks in the English")


def check_parts(
    source: str, english: str, folded: str, mention: Mention, mentions: Sequence[Mention]
) -> MentionFinding:
    """The finding on a person or foreign name that does not stand there whole."""
    if span := joined_spelling(folded, mention):
        return MentionFinding("same", mention, target_at(english, span, mention), "ok")
    parts = [part for part in WORD.findall(fold(mention.renderings[0])) if part not in PARTICLES]
    found = [find_part(folded, part) for part in parts]
    spans = [span for span in found if span]
    if parts and len(spans) == len(parts):
        whole = (min(start for start, _ in spans), max(end for _, end in spans))
        return MentionFinding("same", mention, target_at(english, whole, mention), "ok")
    others = {piece for other in mentions for form in other.renderings for piece in WORD.findall(fold(form))}
    lost = [part for part, span in zip(parts, found, strict=True) if not span]
    if may_be_chinese(mention, source):
        return MentionFinding("missing", mention, None, "notice", "not found in the English")
    look_alike = most_similar(english, lost, others)
    if look_alike:
        look_alike = with_neighbours(folded, look_alike, spans)
        return MentionFinding("altered", mention, target_at(english, look_alike, mention), "error",
                              f"should be {mention.renderings[0]}")  # fmt: skip
    if spans and len(parts) > 1:
        return MentionFinding("same", mention, target_at(english, spans[-1], mention), "notice", "shortened")
    # Two syllables, a surname first, may be a Chinese place or person that English knows by another name.
    severity: Severity = "notice" if mention.kind == "person" and len(parts) < 3 else "error"
    return MentionFinding("missing", mention, None, severity, "not found in the English")


def may_be_chinese(mention: Mention, source: str) -> bool:
    """Whether a person may have a Chinese or Korean name, whose English is not that of its Vietnamese reading."""
    return (
        mention.kind == "person"
        and NOT_SINITIC.isdisjoint(mention.text.split())
        and any(place in source for place in SINITIC_PLACES)
    )


def with_neighbours(folded: str, span: Span, parts: Sequence[Span]) -> Span:
    """`span` with the other words of the same name beside it, so that a repair replaces the name and not a
    word of it."""
    start, end = span
    for _ in parts:
        for left, right in parts:
            if right <= start and folded[right:start].strip(" -") == "":
                start = left
            if left >= end and folded[end:left].strip(" -") == "":
                end = right
    return start, end


def find_part(folded: str, part: str) -> Span | None:
    """Where one word of a name stands, an English ending or another hyphen allowed."""
    if span := find_rendering(folded, part, "foreign"):
        return span
    if len(part) > 5 and (match := spaced(tuple(part), "[ -]?").search(folded)):
        return match.span()  # Sri Lanka for Srilanka, Punggye-ri
    if len(part) > 4 and part[-1] in "aeioy":
        stem = part[:-1]
        match = re.search(rf"\b{re.escape(stem)}(?:n|an|ian|ish|ese|e|es|ns|ans|ians|ic|i)\b", folded)
        return match.span() if match else None
    return None


def most_similar(english: str, lost: Sequence[str], others: set[str]) -> Span | None:
    """The capitalised word of the English most like one of the `lost` words and no other name's."""
    best, place = SIMILAR, None
    for match in ENGLISH_WORD.finditer(english):
        word = match[0]
        if not word[0].isupper() or fold(word) in others:
            continue
        for part in lost:
            likeness = SequenceMatcher(None, fold(word), part, autojunk=False).ratio()
            if likeness > best:
                best, place = likeness, match.span()
    return place
