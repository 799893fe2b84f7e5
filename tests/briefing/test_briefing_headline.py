"""English headline style."""

from __future__ import annotations

import pytest

from vibrief.briefing.headline import headline_style


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Port handles 1.2 million tonnes in nine months.", "Port Handles 1.2 Million Tonnes in Nine Months"),
        ("after the flood: a new bridge for pupils", "After the Flood: A New Bridge for Pupils"),
        ("What the village is waiting for", "What the Village Is Waiting For"),
        ("POLICE ARREST 3 MEN IN TAN PHU", "Police Arrest 3 Men in Tan Phu"),
        ("iPhone sales rise at TP.HCM shops", "iPhone Sales Rise at TP.HCM Shops"),
        ("A well-known singer's farewell", "A Well-Known Singer's Farewell"),
        ("State-of-the-art clinic opens", "State-of-the-Art Clinic Opens"),
        ("Police build a “posture of the people”", "Police Build a “Posture of the People”"),
        ("Rice exports to the U.S.", "Rice Exports to the U.S."),
        ("Who pays?", "Who Pays?"),
        ("Roads of Tan An commune", "Roads of Tan An Commune"),
        ("A Port For The World Of Tomorrow", "A Port for the World of Tomorrow"),
        ("", ""),
        ("5% more rain than in 2023", "5% More Rain than in 2023"),
    ],
)  # fmt: skip
def test_headline_style(text: str, headline: str) -> None:
    assert headline_style(text) == headline


def test_what_must_be_kept_is_not_touched() -> None:
    text = "port handles 12 million tonnes"
    start = text.index("12 million")
    assert headline_style(text, [(start, start + 10)]) == "Port Handles 12 million Tonnes"
