"""Engines that run MarianMT models: CTranslate2 by default, transformers as the reference."""

from vibrief.engines.engine import Engine, Hypothesis
from vibrief.engines.loading import load_engine

__all__ = ["Engine", "Hypothesis", "load_engine"]
