"""Which rung of the ladder makes a failed sentence right, by the model's answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from fake_engine import FakeEngine

from vibrief.engines.engine import Hypothesis
from vibrief.output.marks import mark
from vibrief.repair import Checker, Draft, find_problems, needs_repair, repair
from vibrief.segment import Segment

CHECK = Checker()


@dataclass
class Scripted(FakeEngine):
    """An engine that answers from tables: what it makes of a source, and how it goes on from a forced beginning."""

    answers: dict[str, list[str]] = field(default_factory=dict)
    endings: dict[str, str] = field(default_factory=dict)

    def translate(
        self,
        sentences: Sequence[str],
        *,
        beam: int,
        n_best: int = 1,
        prefixes: Sequence[str] | None = None,
        align: bool = False,
    ) -> list[list[Hypothesis]]:
        assert 1 <= n_best <= beam
        self.asked += sentences
        found = []
        for sentence, prefix in zip(sentences, prefixes or [""] * len(sentences), strict=True):
            texts = (
                [prefix + self.endings.get(prefix, ".")]
                if prefix
                else self.answers.get(sentence, ["Nothing."])
            )
            found.append([Hypothesis(text, -0.1 * place, 9) for place, text in enumerate(texts[:n_best])])
        return found


def run(engine: Scripted, source: str, *hypotheses: str) -> Segment:
    offered = tuple(Hypothesis(text, -0.1 * place, 9) for place, text in enumerate(hypotheses))
    draft = Draft(source, hypotheses[0], CHECK(source, hypotheses[0]), offered)
    [segment] = repair([draft], engine, beam=4, checker=CHECK)
    assert segment.findings == CHECK(source, segment.english)
    return segment


SOURCE = "Hơn 4.300 người đã tham gia cuộc thi."


def test_what_passes_is_left_alone() -> None:
    engine = Scripted()
    segment = run(
        engine, SOURCE, "More than 4,300 people took part in the contest.", "Over 4,300 people joined."
    )
    assert (segment.english, segment.how) == ("More than 4,300 people took part in the contest.", "model")
    assert engine.asked == []


def test_another_hypothesis() -> None:
    segment = run(
        Scripted(), SOURCE, "More than 43 people took part.", "More than 4,300 people joined the contest."
    )
    assert (segment.english, segment.how) == ("More than 4,300 people joined the contest.", "n_best")


def test_forced_decoding() -> None:
    engine = Scripted(endings={"In all, more than 4,300": " people took part in the contest."})
    segment = run(engine, SOURCE, "In all, more than 430 people in the race.")
    assert (segment.english, segment.how) == (
        "In all, more than 4,300 people took part in the contest.",
        "forced",
    )


def test_forced_decoding_takes_one_error_after_the_other() -> None:
    engine = Scripted(
        endings={"In all 12": " schools and 70 teachers.", "In all 12 schools and 85": " teachers came."}
    )
    segment = run(engine, "Có 12 trường và 85 giáo viên tham gia.", "In all 21 schools and 58 teachers came.")
    assert (segment.english, segment.how) == ("In all 12 schools and 85 teachers came.", "forced")


def test_what_was_said_is_not_given_up_for_a_figure() -> None:
    engine = Scripted()  # ends at once after every forced beginning
    segment = run(engine, "Có 12 trường và 85 giáo viên tham gia.", "Some 21 schools and 58 teachers came.")
    assert (segment.english, segment.how) == ("12 schools and 85 teachers came.", "rendering")


def test_clause_by_clause() -> None:
    source = "Năm ngoái tỉnh trồng 250 ha rừng mới ở vùng ven biển, nông dân bán được 9.600 tấn tôm cho các nhà máy."
    engine = Scripted(answers={
        "Năm ngoái tỉnh trồng 250 ha rừng mới ở vùng ven biển,": ["Last year the province planted 250 ha of forest."],
        "nông dân bán được 9.600 tấn tôm cho các nhà máy.": ["Farmers sold 9,600 tonnes of shrimp to factories."],
    })  # fmt: skip
    segment = run(engine, source, "")
    assert segment.how == "clauses"
    assert "250 ha" in segment.english
    assert "9,600 tonnes" in segment.english


def test_slots() -> None:
    engine = Scripted(
        answers={"⟦N0⟧ người đã tham gia cuộc thi.": ["⟦N0⟧ people took part in the contest."]},
        slots=frozenset({"⟦N0⟧", "⟦N1⟧"}),
    )
    segment = run(engine, SOURCE, "")
    assert (segment.english, segment.how) == ("More than 4,300 people took part in the contest.", "slots")


def test_a_model_without_slots_is_not_asked_for_them() -> None:
    engine = Scripted()
    run(engine, SOURCE, "")
    assert not any("⟦" in source for source in engine.asked)


def test_the_right_rendering_in_place_of_a_wrong_one() -> None:
    engine = Scripted(endings={"More than 4,300": " in 1975 and 3 others."})
    segment = run(engine, SOURCE, "More than 43,000 people took part in the contest.")
    assert (segment.english, segment.how) == ("More than 4,300 people took part in the contest.", "rendering")


def test_what_cannot_be_repaired_is_marked() -> None:
    segment = run(Scripted(), SOURCE, "People took part in the contest.")
    assert segment.how == "marked"
    assert not segment.resolved
    assert mark(segment) == "People took part in the contest. [source: more than 4,300]"


def test_an_empty_translation_is_never_passed_off_as_one() -> None:
    segment = run(
        Scripted(answers={"Trời mưa to ở vùng núi suốt đêm.": [""]}), "Trời mưa to ở vùng núi suốt đêm.", ""
    )
    assert segment.how == "marked"


def test_names_climb_the_same_ladder() -> None:
    engine = Scripted(endings={"The pianist Maria Callas": " sang in the old theatre."})
    segment = run(engine, "Danh ca Maria Callas hát ở nhà hát cũ.", "The pianist Maria Calas sang.")
    assert (segment.english, segment.how) == ("The pianist Maria Callas sang in the old theatre.", "forced")


def test_terms_are_worth_another_hypothesis_that_is_hardly_less_likely() -> None:
    source = "Cả xã chung tay đẩy lùi tệ nạn xã hội."
    segment = run(
        Scripted(), source, "The whole commune fights bad habits.", "The whole commune fights social evils."
    )
    assert (segment.english, segment.how) == ("The whole commune fights social evils.", "n_best")


def test_terms_go_into_slots_with_the_article_they_need() -> None:
    engine = Scripted(
        answers={
            "⟦N0⟧ thăm làng.": ["⟦N0⟧ visited the village."],
            "Cán bộ ⟦N0⟧ thăm làng.": ["Staff of ⟦N0⟧ came."],
        },
        slots=frozenset({"⟦N0⟧"}),
    )
    segment = run(engine, "Cán bộ Bộ Y tế thăm làng.", "Staff came to the village.")
    assert (segment.english, segment.how) == ("Staff of the Ministry of Health came.", "slots")


def test_a_sentence_full_of_terms_is_translated_clause_by_clause_with_slots() -> None:
    source = (
        "Bộ Y tế và Bộ Công an cùng chống tệ nạn xã hội ở các huyện miền núi phía bắc suốt năm nay, nông dân ở "
        "đồng bằng bán tôm cho các nhà máy và góp tiền xóa đói giảm nghèo."
    )
    first = "⟦N0⟧ và ⟦N1⟧ cùng chống ⟦N2⟧ ở các huyện miền núi phía bắc suốt năm nay,"
    second = "nông dân ở đồng bằng bán tôm cho các nhà máy và góp tiền {}."
    engine = Scripted(
        answers={
            first: ["⟦N0⟧ and ⟦N1⟧ fight ⟦N2⟧ in the northern highlands all this year."],
            second.format("⟦N0⟧"): [
                "Farmers of the plains sell shrimp to the factories and give money."
            ],  # loses its slot
            second.format("xóa đói giảm nghèo"): [
                "Farmers of the plains sell shrimp to the factories and help the poor."
            ],
        },
        slots=frozenset({"⟦N0⟧", "⟦N1⟧", "⟦N2⟧"}),
    )
    segment = run(
        engine, source, "Two bodies fight bad habits in the north, and farmers sell shrimp and help the poor."
    )
    assert segment.how == "slots"
    assert segment.english == (
        "The Ministry of Health and the Ministry of Public Security fight social evils in the northern highlands all "
        "this year, farmers of the plains sell shrimp to the factories and help the poor."
    )


def test_order_and_number_are_kept() -> None:
    drafts = [Draft(f"Có {n} con tàu.", f"There are {n * (1 + n % 2)} ships.", CHECK(f"Có {n} con tàu.",
              f"There are {n * (1 + n % 2)} ships.")) for n in range(20, 40)]  # fmt: skip
    segments = repair(drafts, Scripted(), beam=2, checker=CHECK)
    assert [segment.source for segment in segments] == [draft.source for draft in drafts]
    assert all(segment.resolved or segment.how == "marked" for segment in segments)


PROBLEMS = [
    ("Anh ấy mua một chiếc xe đạp.", "He bought a bicycle.", ()),
    ("Anh ấy mua một chiếc xe đạp.", "", ("empty",)),
    ("Anh ấy mua một chiếc xe đạp.", "...", ("empty",)),
    ("Không.", "No.", ()),
    ("Anh ấy mua xe cho con trai.", "He bought a car, a car, a car for his son.", ("loop",)),
    ("Anh nói: đi, đi, đi, đi!", "He said: go, go, go, go!", ()),
    (
        "Cầu này nối quận 4 với quận 7, cầu kia nối quận 5 với quận 8.",
        "This bridge links District 4 with District 7, that one District 5 with District 8.",
        (),
    ),
    ("Mô hình này mang tên Nắng Ấm.", "This model is called TTTTTT.", ("loop",)),
    (
        "Chỉ thị số 06 của Ban Thường vụ Huyện ủy về việc học và làm theo gương người tốt.",
        "Directive No. 06 of the Committee of the Committee for the Committee of the Committee on good people.",
        ("loop",),
    ),
    ("Cô cười hahahaha rồi đi.", "She laughed hahahaha and left.", ()),
    (
        "Ban chỉ đạo đã họp với lãnh đạo các xã để bàn việc sửa đường, xây cầu và nạo vét kênh trong năm tới.",
        "The committee of the head of the committee of the party of the committee of the head of the party.",
        ("loop",),
    ),
    (
        "Mưa to gây ngập nhiều tuyến phố ở trung tâm thành phố vào chiều tối hôm qua và sáng nay.",
        "Rain.",
        ("short",),
    ),
    (
        "Mưa to.",
        "It rained very hard over all of the city and its suburbs for the whole of the long day.",
        ("long",),
    ),
]


@pytest.mark.parametrize(("source", "english", "expected"), PROBLEMS)
def test_health(source: str, english: str, expected: tuple[str, ...]) -> None:
    assert find_problems(source, english) == expected
    assert needs_repair(Draft(source, english, ())) == bool(expected)
