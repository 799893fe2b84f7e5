"""Models on the Hugging Face hub that can be pulled by name, each pinned to one revision."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pin:
    """One revision of a model on the hub."""

    repository: str
    revision: str
    licence: str
    megabytes: int


PINS = {
    "opus-mt-vi-en": Pin(
        "Helsinki-NLP/opus-mt-vi-en", "5611f34634b72de0608b1238a4e02845ca285f3e", "Apache-2.0", 291
    ),
}
