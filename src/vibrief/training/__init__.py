"""Training: a Marian model from sentence pairs, or a model of yours made to speak your translation memory."""

from vibrief.training.progress import Progress, TrainingReport
from vibrief.training.recipe import FINE_TUNING, Recipe
from vibrief.training.trainer import train

__all__ = ["FINE_TUNING", "Progress", "Recipe", "TrainingReport", "train"]
