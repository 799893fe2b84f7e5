"""The ladder that makes a failed segment right: six rungs, from another hypothesis to an editor's mark."""

from vibrief.repair.health import Problem, find_problems
from vibrief.repair.ladder import Checker, Draft, check_pair, make_checker, needs_repair, repair

__all__ = [
    "Checker",
    "Draft",
    "Problem",
    "check_pair",
    "find_problems",
    "make_checker",
    "needs_repair",
    "repair",
]
