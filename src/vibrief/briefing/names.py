"""Where and who: the places and organisations an article is about, in the spelling of its translation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vibrief.segment import Translation
from vibrief.terms import Mention, MentionFinding, find_mentions
from vibrief.terms.fold import fold

MOST = 4
_WEIGHT = {"title": 4.0, "lede": 3.0, "caption": 0.5}
ENOUGH = 2.0
"""Weight of a name that is more than mentioned in passing."""
_BEGINNING = 5
"""Sentences of the running text whose names weigh double."""


def telling_names(translation: Translation, kinds: Iterable[str]) -> tuple[str, ...]:
    """English names of the given kinds of mention ("place", "organisation"), most telling first, each once.

    A name told in several forms ("Bac Lieu", "Bac Lieu province") counts as one, in the form used most.
    """
    wanted = frozenset(kinds)
    forms: dict[str, dict[str, float]] = {}
    for mention, spelling, weight in _mentions(translation):
        if mention.kind in wanted:
            own = forms.setdefault(_key(mention), {})
            own[spelling] = own.get(spelling, 0.0) + weight
    ranked = sorted(forms.values(), key=lambda own: -sum(own.values()))
    names = [
        max(own, key=own.__getitem__)
        for place, own in enumerate(ranked)
        if place == 0 or sum(own.values()) >= ENOUGH
    ]
    return tuple(dict.fromkeys(names))[:MOST]


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
