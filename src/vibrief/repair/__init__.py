"""The ladder that makes a failed segment right: six rungs, from another hypothesis to an editor's mark."""

from vibrief.repair.candidate import Checker, Draft, make_checker, needs_repair
from vibrief.repair.health import Problem, find_problems
from vibrief.repair.ladder import repair

__all__ = ["Checker", "Draft", "Problem", "find_problems", "make_checker", "needs_repair", "repair"]
