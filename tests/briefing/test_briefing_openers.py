"""Which sentences lean back on the one before."""

from __future__ import annotations

import pytest

from vibrief.briefing.openers import leans_back


@pytest.mark.parametrize(
    "sentence",
    [
        "Đây là cây cầu dài nhất huyện.",
        "Qua đó, tình hình an ninh chuyển biến rõ.",
        "Từ đó, người dân yên tâm làm ăn.",
        "Bên cạnh đó, xã xây thêm hai trạm bơm.",
        "“Đây là niềm vui lớn”, ông Sáu nói.",
        "Ông cho biết cầu sẽ xong vào tháng 6.",
        "Bà cũng tặng 20 suất quà.",
        "Họ đã rời làng từ sáng sớm.",
        "Tuy nhiên, mưa lớn làm chậm tiến độ.",
        "Với những kết quả đó, xã được tặng bằng khen.",
        "- Sau đó hai xe bốc cháy.",
    ],
)
def test_leaning(sentence: str) -> None:
    assert leans_back(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ông Nguyễn Văn Sáu cho biết cầu sẽ xong vào tháng 6.",
        "Chị Đặng Thị Mơ là người về đích đầu tiên.",
        "Sáng 12/3, xã Tân Phú khánh thành cầu mới.",
        "Công an huyện tiếp nhận 112 tin báo.",
        "Đồng bào ở 7 xã đã có nước sạch.",
        "Hội đồng nhân dân tỉnh thông qua 12 nghị quyết.",
        "Bác sĩ Trần Thu cho biết ca mổ thành công.",
        "",
    ],
)
def test_standing_alone(sentence: str) -> None:
    assert not leans_back(sentence)
