"""Sentences full of terms are drafted clause by clause with slots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fake_engine import FakeEngine

from vibrief.engines.engine import Hypothesis
from vibrief.repair import Checker, draft_with_slots, is_full_of_terms

CHECK = Checker()
FULL = (
    "Bộ Y tế, Bộ Công an và Ủy ban nhân dân tỉnh Cà Mau họp bàn việc chống tệ nạn xã hội ở 12 huyện miền núi, "
    "nông dân nuôi tôm ở các xã ven biển góp tiền cho quỹ xóa đói giảm nghèo."
)


@dataclass
class Copying(FakeEngine):
    """An engine that copies slots and says nothing else, and in a clause that names shrimp loses them."""

    slots: frozenset[str] = frozenset(f"⟦{letter}{n}⟧" for letter in "NT" for n in range(8))

    def translate(
        self,
        sentences: Sequence[str],
        *,
        beam: int,
        n_best: int = 1,
        prefixes: Sequence[str] | None = None,
        align: bool = False,
    ) -> list[list[Hypothesis]]:
        self.asked += sentences
        copied = [
            " ".join(word.strip(",.") for word in sentence.split() if "⟦" in word) for sentence in sentences
        ]
        return [
            [Hypothesis("Farmers give money." if "tôm" in sentence else f"They: {slots}.", -0.1, 9)]
            for sentence, slots in zip(sentences, copied, strict=True)
        ]


def test_which_sentences_are_full_of_terms() -> None:
    assert is_full_of_terms(FULL, CHECK)
    assert not is_full_of_terms("Bộ Y tế và Bộ Công an họp bàn việc chống tệ nạn xã hội.", CHECK)
    assert not is_full_of_terms("Bộ Y tế họp. " * 5, CHECK)  # one term, again and again


def test_slots_hold_terms_and_figures_and_a_clause_that_loses_one_is_said_plainly() -> None:
    engine = Copying()
    [draft] = draft_with_slots([FULL], engine, 4, CHECK)
    assert draft.how == "slots"
    assert draft.findings == CHECK(FULL, draft.english)
    for part in (
        "the Ministry of Health",
        "the Ca Mau Provincial People's Committee",
        "social evils 12, farmers give money.",
    ):
        assert part in draft.english
    assert engine.asked[-1].startswith("nông dân")
    assert "⟦" not in engine.asked[-1]


def test_nothing_to_draft() -> None:
    assert draft_with_slots([], Copying(), 4, CHECK) == []
