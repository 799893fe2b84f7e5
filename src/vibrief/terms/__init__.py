"""Names and glossary terms: find, compare, render. Pure, like `vibrief.figures`."""

from vibrief.terms.model import Mention, MentionFinding

__all__ = ["Mention", "MentionFinding"]
