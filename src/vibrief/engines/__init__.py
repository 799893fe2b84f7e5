"""Engines that run MarianMT models: CTranslate2 by default, transformers as the reference."""

from vibrief.engines.engine import Engine, Hypothesis

__all__ = ["Engine", "Hypothesis"]
