"""The ladder that makes a failed segment right: six rungs, from another hypothesis to an editor's mark."""

from vibrief.repair.candidate import Checker, Draft, needs_repair
from vibrief.repair.health import Problem, find_problems
from vibrief.repair.ladder import repair
from vibrief.repair.slotted import draft_with_slots, is_full_of_terms
from vibrief.repair.tidying import tidied

__all__ = [
    "Checker",
    "Draft",
    "Problem",
    "draft_with_slots",
    "find_problems",
    "is_full_of_terms",
    "needs_repair",
    "repair",
    "tidied",
]
