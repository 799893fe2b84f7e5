"""What the check says of names and terms in an English sentence."""

from __future__ import annotations

import pytest

from vibrief.terms import check_terms

CASES = [
    # (Vietnamese, English, verdict, severity) of the first name or term
    ("Vận động viên Usain Bolt giải nghệ.", "Sprinter Usain Bolt retires.", "same", "ok"),
    ("Vận động viên Usain Bolt giải nghệ.", "Sprinter Bolt retires.", "same", "notice"),  # shortened
    ("Vận động viên Usain Bolt giải nghệ.", "Sprinter Usain Balt retires.", "altered", "error"),
    ("Vận động viên Usain Bolt giải nghệ.", "The sprinter retires.", "missing", "error"),
    ("Băng ở Siberia tan.", "Siberian ice melts.", "same", "ok"),
    ("Đại tá Trần Văn Hải phát biểu.", "Colonel Trần Văn Hải spoke.", "same", "ok"),
    ("Ông Trần Văn Hải phát biểu.", "Mr Tran Van Hai spoke.", "same", "ok"),
    ("Ông Trần Văn Hải phát biểu.", "Mr Hai Tran Van spoke.", "same", "ok"),  # Western order
    ("Ông Trần Văn Hải phát biểu.", "Mr Tran Van Hui spoke.", "altered", "error"),
    ("Ông Tống Đào ở Trung Quốc phát biểu.", "Mr. Song Tao spoke in China.", "missing", "notice"),
    ("Ông Nguyễn Hải ở Trung Quốc phát biểu.", "Mr. Nguyen Hui spoke in China.", "altered", "error"),
    ("Tàu của Nga rời cảng.", "The Russian ship left port.", "same", "ok"),
    ("Tàu của Nga rời cảng.", "The ship left port.", "missing", "notice"),
    ("Lễ hội ở quảng trường Thiên An Môn.", "A festival on Tiananmen Square.", "same", "ok"),
    ("Dân đổ về Quảng trường Hồ Chí Minh.", "People flock to Ho Chi Minh Square.", "same", "ok"),
    ("Sông Lam Nghệ An thắng trận.", "Song Lam Nghe An won the match.", "same", "ok"),
    ("Họ đến Srilanka.", "They came to Sri Lanka.", "same", "ok"),
    ("Họ phá hủy Punggyeri.", "They demolished Punggye-ri.", "same", "ok"),
    ("Chính quyền Catalonia từ chức.", "The Catalan government resigned.", "same", "ok"),
    ("Mưa lớn ở tỉnh Quảng Ngãi.", "Heavy rain in the province of Quang Ngai.", "same", "ok"),
    ("Mưa lớn ở Hà Nội.", "Heavy rain in Ha Noi.", "same", "ok"),
    ("Đà Lạt đón khách.", "Dalat welcomes visitors.", "same", "ok"),
    ("Sinh viên ĐH được hỗ trợ.", "University students get help.", "same", "ok"),
    ("Sinh viên ĐH được hỗ trợ.", "DH students get help.", "same", "ok"),
    ("Sinh viên ĐH được hỗ trợ.", "Students get help.", "missing", "notice"),
    ("Chính quyền bài trừ tệ nạn xã hội.", "The authorities fight social evils.", "same", "ok"),
    ("Chính quyền bài trừ tệ nạn xã hội.", "The authorities fight bad habits.", "missing", "notice"),
    ("Bộ Y tế ra thông báo.", "The Health Ministry issued a notice.", "same", "ok"),
]


@pytest.mark.parametrize(("source", "english", "verdict", "severity"), CASES)
def test_verdicts(source: str, english: str, verdict: str, severity: str) -> None:
    finding = check_terms(source, english)[0]
    assert (finding.verdict, finding.severity) == (verdict, severity)


def test_the_altered_name_is_pointed_at() -> None:
    [finding] = check_terms("Danh thủ Pelé đến Rio.", "The player Pale came to Rio.")[:1]
    assert finding.target is not None
    assert finding.target.text == "Pale"
    assert "Pelé" in finding.note


def test_a_name_said_again_need_not_be_repeated() -> None:
    findings = check_terms(
        "Reuters đưa tin; Reuters dẫn nguồn riêng.", "Reuters reported, citing its own source."
    )
    assert [finding.severity for finding in findings] == ["ok", "ok"]


def test_a_quotation_needs_quotation_marks() -> None:
    source = "Mô hình “Cổng nhà an toàn” được nhân rộng."
    assert check_terms(source, 'The model "Safe Gate" was replicated.') == []
    [finding] = check_terms(source, "The safe gate model was replicated.")
    assert (finding.verdict, finding.severity) == ("missing", "notice")
