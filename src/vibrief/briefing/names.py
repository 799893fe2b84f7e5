"""Where and who: the places and organisations an article is about, in the spelling of its translation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from vibrief.segment import Translation
from vibrief.terms import Mention, MentionFinding, find_mentions
from vibrief.terms.fold import fold

MOST = 4
ENOUGH = 2.0
"""Weight of a name that is more than mentioned in passing."""
_WEIGHT = {"title": 4.0, "lede": 3.0, "caption": 0.5}
_BEGINNING = 5
"""Sentences of the running text whose names weigh double."""

# The official terms that name a body: it acts, where other terms are only spoken of.
_BODY = re.compile(
    r"(?:Bộ(?! trưởng| luật| đội)|Sở|Cục|Tổng cục|Ủy ban|Uỷ ban|UBND|HĐND|Hội(?! nghị| thảo| thi)|Liên đoàn|"
    r"Tổng Liên đoàn|Mặt trận|Viện|Tòa án|Toà án|Ngân hàng|Tỉnh ủy|Thành ủy|Huyện ủy|Tỉnh đoàn|Thành đoàn|Quốc hội|"
    r"Chính phủ|Ban Chỉ đạo|Bộ đội Biên phòng|Công an (?:tỉnh|thành phố|TP|huyện|quận|thị xã|Thành phố))\b"
)


def telling_names(translation: Translation, kind: Literal["place", "organisation"]) -> tuple[str, ...]:
    """English names of places or organisations, most telling first, each once.

    A name told in several forms ("Bac Lieu", "Bac Lieu province") counts as one, in the form used most; one that
    another holds ("Provincial People's Committee") gives way to it.
    """
    forms: dict[str, dict[str, float]] = {}
    for mention, spelling, weight in _mentions(translation):
        if mention.kind == kind or (kind == "organisation" and _is_body(mention)):
            own = forms.setdefault(_key(mention), {})
            own[spelling] = own.get(spelling, 0.0) + weight
    ranked = sorted(forms.values(), key=lambda own: -sum(own.values()))
    names = [
        max(own, key=own.__getitem__)
        for place, own in enumerate(ranked)
        if place == 0 or sum(own.values()) >= ENOUGH
    ]
    whole = [next((other for other in names if _holds(other, name)), name) for name in names]
    return tuple(dict.fromkeys(whole))[:MOST]


def _is_body(mention: Mention) -> bool:
    return mention.kind == "term" and _BODY.match(mention.text) is not None and bool(mention.renderings)


def _holds(longer: str, name: str) -> bool:
    return len(longer) > len(name) and name.lower() in longer.lower()


def _key(mention: Mention) -> str:
    """What the forms of one name share: its shortest rendering."""
    return min(mention.renderings or (mention.text,), key=len).lower()


def _mentions(translation: Translation) -> Iterator[tuple[Mention, str, float]]:
    """Each mention of the source, its English spelling and weight."""
    checked = any(isinstance(one, MentionFinding) for part in translation.segments for one in part.findings)
    seen = 0
    for block in translation.blocks:
        if block.block.kind in ("byline", "date"):
            continue
        weight = _WEIGHT.get(block.block.kind, 1.0)
        for segment in block.segments:
            seen += block.block.kind in ("lede", "paragraph")
            here = weight * (2 if seen <= _BEGINNING else 1)
            if checked:
                for finding in segment.findings:
                    if isinstance(finding, MentionFinding):
                        yield finding.source, _spelling(finding.source, finding.target), here
            else:  # translated without a check of names
                for mention in find_mentions(segment.source):
                    yield mention, _spelling(mention), here


def _spelling(mention: Mention, target: Mention | None = None) -> str:
    """The preferred rendering, with diacritics where the translation has it so: one document, one spelling."""
    preferred = mention.renderings[0] if mention.renderings else mention.text
    return target.text if target and fold(target.text) == fold(preferred) else preferred
