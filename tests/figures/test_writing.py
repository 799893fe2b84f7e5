"""Figures in English."""

from __future__ import annotations

from decimal import Decimal

import pytest

from vibrief.figures import Figure, find_figures, to_dict, write_figure


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("354.422 lượt", "354,422"),
        ("ba người", "three"),
        ("gần 9.500 người", "nearly 9,500"),
        ("dưới 9.500 người", "less than 9,500"),
        ("trên 490 lượt", "more than 490"),
        ("khoảng 20 hộ", "about 20"),
        ("ít nhất 3 xã", "at least 3"),
        ("không quá 12 ca", "no more than 12"),
        ("lên tới 3.000 tỷ", "up to 3 trillion"),
        ("1,5 nghìn tỷ", "1.5 trillion"),
        ("36 tỉ gallon", "36 billion gallons"),
        ("3,2 tỷ đồng", "VND 3.2 billion"),
        ("300 triệu USD", "$300 million"),
        ("20 euro", "€20"),
        ("5 triệu yên", "5 million yen"),
        ("7 triệu bảng Anh", "£7 million"),
        ("hàng chục tỷ đồng", "tens of billions of dong"),
        ("hàng trăm nghìn người", "hundreds of thousands"),
        ("vài chục hộ", "dozens"),
        ("hàng triệu đô la Úc", "millions of Australian dollars"),
        ("5-7 triệu đồng", "VND 5–7 million"),
        ("từ 500.000 đến 1,2 triệu lượt", "500,000 to 1.2 million"),
        ("5 km", "5 km"),
        ("2 ha", "2 hectares"),
        ("1 năm", "1 year"),
        ("05 năm", "5 years"),
        ("âm 5 độ C", "-5°C"),
        ("5-7%", "5–7%"),
        ("hai phần ba", "two-thirds"),
        ("gần một nửa", "nearly half"),
        ("17/40 xã", "17/40"),
        ("gấp đôi", "double"),
        ("gấp 3,5 lần", "3.5 times"),
        ("thứ ba", "third"),
        ("lần thứ 21", "21st"),
        ("16/6/1967", "16 June 1967"),
        ("ngày 15-6", "15 June"),
        ("tháng 8-2021", "August 2021"),
        ("năm 2017", "2017"),
        ("năm 300 trước Công nguyên", "300 BC"),
        ("mùng 7", "the 7th"),
        ("thứ Năm", "Thursday"),
        ("16-17.12", "16–17 December"),
        ("28/4 - 2/5/2024", "28 April to 2 May 2024"),
        ("giai đoạn 2016 – 2025", "the 2016–2025 period"),
        ("(2016 – 2025)", "2016–2025"),
        ("quý III/2024", "the third quarter of 2024"),
        ("những năm 1990", "the 1990s"),
        ("thế kỷ XX", "the 20th century"),
        ("9h30", "9:30 a.m."),
        ("17 giờ 30 phút", "5:30 p.m."),
        ("lúc 12 giờ trưa", "noon"),
        ("từ 7h00 đến 11h30", "7 to 11:30 a.m."),
        ("từ 8h đến 17h", "8 a.m. to 5 p.m."),
        ("8h-12h", "8 a.m. to noon"),
        ("24h", "midnight"),
        ("30/63 tỉnh", "30/63"),
        ("54/54 xã", "54/54"),
        ("mở cửa 24/24", "24/24"),
        ("chiếm 2/3 dân số", "two-thirds"),
        ("nửa giờ", "half an hour"),
        ("nửa năm", "half a year"),
        ("nửa đầu năm", "the first half of the year"),
        ("tăng 0,5 điểm phần trăm", "0.5 percentage points"),
        ("giảm 1 điểm phần trăm", "1 percentage point"),
        ("30 xu", "$0.30"),
        ("Euro 2016", "2016"),
        ("3736 ca", "3,736"),
        ("gấp bốn lần", "four times"),
        ("gấp 2-3 lần", "2–3 times"),
        ("quý I và II năm 2023", "the first and second quarters of 2023"),
        ("những năm 1980 và 1990", "the 1980s and the 1990s"),
        ("Nghị định 12/2024/NĐ-CP", "12/2024/ND-CP"),
        ("tỷ lệ 1:500", "1:500"),
        ("trên 60 tuổi", "more than 60 years old"),
        ("khoảng vài chục hộ", "dozens"),
        ("gần trăm người", "nearly 100"),
        ("tháng 7-8", "July to August"),
        ("ngày 24", "the 24th"),
        ("Chỉ thị số 05", "05"),
        ("thắng 5-3", "5-3"),
    ],
)
def test_writes(text: str, english: str) -> None:
    (figure,) = find_figures(text, "vi")
    assert write_figure(figure) == english


def test_figure_as_json() -> None:
    (figure,) = find_figures("đạt gần 1.200,50 tấn", "vi")
    assert to_dict(figure) == {
        "kind": "measure",
        "value": "1200.5",
        "high": None,
        "unit": "t",
        "hedge": "under",
        "text": "gần 1.200,50 tấn",
        "start": 4,
        "end": 20,
    }


def test_large_values_have_no_exponent() -> None:
    figure = Figure("cardinal", Decimal("3E+12"), None, None, "none", "", 0, 0)
    assert to_dict(figure)["value"] == "3000000000000"
    assert write_figure(figure) == "3 trillion"
