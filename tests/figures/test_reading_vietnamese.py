"""What is read in Vietnamese, as a table: the text, and its figures as `kind value[..high] [unit] [hedge]`."""

from __future__ import annotations

import pytest
from figure_lines import read

from vibrief.figures import find_figures

NUMBERS = [
    ("11.460 cuộc", "cardinal 11460"),
    ("3,2 lần", "cardinal 3.2"),
    ("1.234,5 điểm", "cardinal 1234.5"),
    ("10 000 người", "cardinal 10000"),
    ("1.200.000 liều", "cardinal 1200000"),
    ("tăng 1.5 điểm", "cardinal 1.5"),  # English style, as newspapers use it too
    ("1,234,567 lượt khách", "cardinal 1234567"),
    ("phục vụ 20,000 lượt khách", "cardinal 20000"),
    ("07 mô hình", "cardinal 7"),
    ("ba mươi hai người", "cardinal 32"),
    ("hai mươi mốt học sinh", "cardinal 21"),
    ("bốn mươi tư hộ", "cardinal 44"),
    ("năm mươi nhăm xã", "cardinal 55"),
    ("một trăm linh năm hộ", "cardinal 105"),
    ("một trăm lẻ tư hộ", "cardinal 104"),
    ("hai nghìn không trăm mười một người", "cardinal 2011"),
    ("một trăm bốn bảy nghìn người", "cardinal 147000"),
    ("hai chục quả", "cardinal 20"),
    ("một vạn", "cardinal 10000"),
    ("ba phẩy năm", "cardinal 3.5"),
    ("không phẩy hai triệu", "cardinal 200000"),
    ("một triệu hai", "cardinal 1200000"),
    ("2 tá trứng", "cardinal 24"),
    ("2 triệu rưỡi", "cardinal 2500000"),
    ("1tr5", "cardinal 1500000"),
    ("3.000 tỷ", "cardinal 3000000000000"),
    ("1,5 nghìn tỷ", "cardinal 1500000000000"),
    ("2 triệu 350 nghìn", "cardinal 2350000"),
    ("100k", "cardinal 100000"),
    ("xuống âm 7 điểm", "cardinal -7"),
    ("hơn 9 triệu cử tri", "cardinal 9000000 over"),
    ("hai ba người", "cardinal 2..3"),
    ("ba bốn chục người", "cardinal 30..40"),
    ("năm sáu trăm người", "cardinal 500..600"),
    ("bảy tám trăm nghìn lượt", "cardinal 700000..800000"),
    ("trên dưới 100 người", "cardinal 100 about"),
    ("300+ người", "cardinal 300 at_least"),
    ("tỷ lệ 3/10", "fraction 0.3"),
    ("từ 5 đến 7 người", "cardinal 5..7"),
    ("5-7 người", "cardinal 5..7"),
    ("từ năm đến mười hai người", "cardinal 5..12"),
    ("gồm năm thành viên", "cardinal 5"),
    ("dưới năm tuổi", "measure 5 a under"),
    ("trong vòng năm năm tới", "measure 5 a"),
    ("cả năm nước ký kết", "cardinal 5"),
    ("cháy ít nhất là năm căn nhà", "cardinal 5 at_least"),
    ("hôm qua năm binh sĩ bị thương", "cardinal 5"),
    ("năm tới sáu ngày", "measure 5..6 d"),
    ("khi em lên chín, bố mất", "cardinal 9"),
    ("nhà có ba con", "cardinal 3"),
    ("dài hai rưỡi", "cardinal 2.5"),
    ("gần ½ số hộ", "fraction 0.5 under"),
    ("khoảng 1 phần 3 số hộ", "fraction 1/3 about"),
    ("gần trăm người", "cardinal 100 under"),
    ("hơn chục xã", "cardinal 10 over"),
    ("nửa chục quả", "cardinal 5"),
    ("nửa tá trứng", "cardinal 6"),
    ("lên đến 30.8 điểm", "cardinal 30.8 up_to"),
    ("1¼ vòng", "cardinal 1.25"),
    ("dài bốn trang rưỡi", "cardinal 4.5"),
    ("chín tội mới", "cardinal 9"),
    ("một số 5-7 người", "cardinal 5..7"),
    ("mỗi năm 100 triệu liều", "cardinal 100000000"),
    ("gồm12.500 hộ", "cardinal 12500"),
]
MAGNITUDES = [
    ("hàng chục tỷ", "magnitude 10000000000"),
    ("vài trăm triệu", "magnitude 100000000"),
    ("hàng trăm nghìn người", "magnitude 100000"),
    ("vài chục hộ", "magnitude 10"),
    ("hàng ngàn héc ta", "magnitude 1000 ha"),
    ("hàng chục tỷ đồng", "magnitude 10000000000 VND"),
    ("gấp đôi", "multiple 2"),
    ("gấp rưỡi", "multiple 1.5"),
    ("gấp ba lần", "multiple 3"),
    ("gấp 2-3 lần", "multiple 2..3"),
    ("gấp hơn 3 lần", "multiple 3 over"),
]
MONEY_AND_MEASURES = [
    ("một nghìn năm trăm tỷ đồng", "money 1500000000000 VND"),
    ("300 triệu đồng", "money 300000000 VND"),
    ("2 triệu USD", "money 2000000 USD"),
    ("5 tỷ đô la Mỹ", "money 5000000000 USD"),
    ("40 triệu nhân dân tệ", "money 40000000 CNY"),
    ("99 triệu bảng", "money 99000000 GBP"),
    ("1-3 nghìn tỷ đồng", "money 1000000000000..3000000000000 VND"),
    ("50 triệu đồng rưỡi", "money 50500000 VND"),
    ("1040 km", "measure 1040 km"),
    ("36 tỉ gallon", "measure 36000000000 gal"),
    ("âm 5 độ", "measure -5 deg"),
    ("37,5 độ C", "measure 37.5 Cel"),
    ("2 ha", "measure 2 ha"),
    ("cao 1m70", "measure 1.7 m"),
    ("nặng 3kg5", "measure 3.5 kg"),
    ("dài 2m2", "measure 2 m2"),
    ("10 độ dưới 0", "measure -10 deg"),
    ("50MWp", "measure 50 MW"),
    ("lứa tuổi từ 5 - 11", "measure 5..11 a"),
    ("380 tấn gạo", "measure 380 t"),
    ("5 tạ thóc", "measure 500 kg"),
    ("90 km/giờ", "measure 90 km/h"),
    ("25 km2", "measure 25 km2"),
    ("20 phần trăm", "percent 20"),
    ("5–7%", "percent 5..7"),
    ("tăng 0,5 điểm phần trăm", "percent 0.5"),
    ("90 ki-lô-mét mỗi giờ", "measure 90 km/h"),
    ("60 dặm 1 giờ", "measure 60 mph"),
    ("300 mi-li giây", "measure 300 ms"),
    ("4 phần nghìn", "measure 4 permille"),
    ("ổ cứng 16Gb", "measure 16 GB"),
    ("3 công đất", "measure 3000 m2"),
    ("4,8 tỷ ơ-rô", "money 4800000000 EUR"),
    ("2 triệu đồng/m2", "money 2000000 VND"),
    ("5 triệu đô - la", "money 5000000 USD"),
    ("£4.7m", "money 4700000 GBP"),
    ("A $ 12 triệu", "money 12000000 AUD"),
    ("(52–59 tỷ bảng Anh)", "money 52000000000..59000000000 GBP"),
    ("800 km giờ", "measure 800 km/h"),
    ("2,05 phần nghìn giây", "measure 2.05 ms"),
    ("25 tuổi", "measure 25 a"),
    ("ở tuổi 28", "measure 28 a"),
    ("năm năm", "measure 5 a"),
    ("2 năm rưỡi", "measure 2.5 a"),
    ("hai thập kỷ qua", "measure 20 a"),
    ("trận động đất 7,8 độ Richter", "cardinal 7.8"),
    ("hai phần ba", "fraction 2/3"),
    ("gần một phần tư", "fraction 0.25 under"),
    ("chỉ một phần trăm", "percent 1"),
    ("1/10 dân số", "fraction 0.1"),
    ("giá 200Yên", "money 200 JPY"),
    ("chiếm 3/4 dân số", "fraction 0.75"),
    ("một nửa", "fraction 0.5"),
    ("nửa triệu người", "cardinal 500000"),
]
HEDGES = [
    ("gần 9.500 người", "cardinal 9500 under"),
    ("trên 490 lượt", "cardinal 490 over"),
    ("khoảng 20 hộ", "cardinal 20 about"),
    ("ít nhất 12 người", "cardinal 12 at_least"),
    ("tối đa 5 năm", "measure 5 a at_most"),
    ("không quá 30 ngày", "measure 30 d at_most"),
    ("gần phân nửa số hộ", "fraction 0.5 under"),
    ("ít nhất có 59 người", "cardinal 59 at_least"),
    ("7 ngày hoặc ít hơn", "measure 7 d at_most"),
    ("giá 37,50 bảng", "money 37.5 GBP"),
    ("lên tới 3 tỷ đồng", "money 3000000000 VND up_to"),
    ("từ 42 điểm trở lên", "cardinal 42"),
    ("từ 18 tuổi trở lên", "measure 18 a at_least"),
    ("chưa đầy một tháng", "measure 1 mo under"),
    ("xấp xỉ 4%", "percent 4 about"),
    ("đi trên một con đường", "cardinal 1"),  # on a road
]
DATES = [
    ("16/6/1967", "date 1967-06-16"),
    ("15-6-2022", "date 2022-06-15"),
    ("15.6.2022", "date 2022-06-15"),
    ("ngày 15-6", "date XXXX-06-15"),
    ("sáng 15/6", "date XXXX-06-15"),
    ("10/10", "date XXXX-10-10"),
    ("ngày 7 tháng 10", "date XXXX-10-07"),
    ("ngày 7/10 năm nay", "date XXXX-10-07"),
    ("ngày ba mươi tháng tư năm 1975", "date 1975-04-30"),
    ("mùng 7", "date XXXX-XX-07"),
    ("mùng 3 tháng Giêng", "date XXXX-01-03"),
    ("ngày 20 tới", "date XXXX-XX-20"),
    ("tháng 8-2021", "date 2021-08"),
    ("tháng Năm", "date XXXX-05"),
    ("tháng mười hai năm 2020", "date 2020-12"),
    ("năm hai nghìn linh chín", "date 2009"),
    ("năm một chín bảy lăm", "date 1975"),
    ("năm 300 trước Công nguyên", "date -0300"),
    ("thứ Năm", "date XXXX-WXX-4"),
    ("sáng thứ hai", "date XXXX-WXX-1"),
    ("Chủ nhật", "date XXXX-WXX-7"),
    ("16-17.12", "period XXXX-12-16..XXXX-12-17"),
    ("15/6 - 20/6/2022", "period 2022-06-15..2022-06-20"),
    ("giai đoạn 2016 – 2025", "period 2016..2025"),
    ("từ năm 2013 đến 2015", "period 2013..2015"),
    ("quý III/2024", "period 2024-Q3"),
    ("quý ba", "period XXXX-Q3"),
    ("quý 4 của năm 2018", "period 2018-Q4"),
    ("nửa đầu năm 2024", "period 2024-H1"),
    ("thập niên 90", "period 199X"),
    ("đầu những năm 2000", "period 200X"),
    ("thế kỷ XX", "period 19XX"),
    ("thế kỷ thứ 5 trước Công nguyên", "period -04XX"),
    ("9h30", "time 09:30"),
    ("lúc 17 giờ", "time 17:00"),
    ("17 giờ 30 phút", "time 17:30"),
    ("3 giờ rưỡi chiều", "time 15:30"),
    ("11 giờ kém 15", "time 10:45"),
    ("khoảng 9:30 sáng", "time 09:30 about"),
    ("từ 7h đến 11h30", "time 07:00..11:30"),
    ("15:23:24", "time 15:23:24"),
    ("trong 8 giờ", "measure 8 h"),
    ("11: 30 sáng", "time 11:30"),
    ("lúc 3:45 pm", "time 15:45"),
    ("0425 giờ UTC", "time 04:25"),
    ("từ 4 đến 7 giờ tối", "time 16:00..19:00"),
    ("từ 8h đến 10h tối", "time 20:00..22:00"),
    ("1930 giờ Anh", "time 19:30"),
    ("mỗi năm năm phần trăm", "percent 5"),
    ("từ 5-7 năm sau", "measure 5..7 a"),
    ("tháng 7-8", "period XXXX-07..XXXX-08"),
    ("quý thứ nhì", "period XXXX-Q2"),
    ("quý I và II năm 2023", "period 2023-Q1..2023-Q2"),
    ("những năm đầu 1990", "period 199X"),
    ("năm chín trăm ba tám", "date 0938"),
    ("những năm 1980 và 1990", "period 198X..199X"),
    ("nửa sau năm 2010", "period 2010-H2"),
    ("nửa cuối của năm 2005", "period 2005-H2"),
    ("ngày 31 tháng một của năm ấy", "date XXXX-01-31"),
    ("vào ngày thứ ba", "date XXXX-WXX-2"),
    ("ngày thứ ba liên tiếp", "ordinal 3"),
    ("mùa giải 2013/14", "period 2013..2014"),
]
NAMES = [
    ("Chỉ thị số 05", "identifier 5"),
    ("Nghị định 12/2024/NĐ-CP", "identifier 12/2024/NĐ-CP"),
    ("quốc lộ QL1A", "identifier QL1A"),
    ("dịch Covid-19", "identifier COVID-19"),
    ("dịch Covid 19", "identifier COVID-19"),
    ("tiêm kích F-16", "identifier F-16"),
    ("đội tuyển U23", "identifier U23"),
    ("nhóm G7", "identifier G7"),
    ("mạng 5G", "identifier 5G"),
    ("đường băng 25R/07L", "identifier 25R/07L"),
    ("xe 4x4", "identifier 4X4"),
    ("bụi mịn PM2,5", "identifier PM2.5"),
    ("phiên bản 1.2.3", "identifier 1.2.3"),
    ("điện thoại 0912.345.678", "identifier 0912345678"),
    ("thắng 5-3", "score 5-3"),
    ("chiều nay 10-5", "date XXXX-05-10"),
    ("Ngày 5-6, mưa lớn", "date XXXX-06-05"),
    ("từ 6-12 tên lửa", "cardinal 6..12"),
    ("số nhà 12/5", "identifier 12/5"),
    ("Nghị định 46/2016", "identifier 46/2016"),
    ("huyết áp 120/80", "identifier 120/80"),
    ("mở cửa 24/7", "identifier 24/7"),
    ("Nghị quyết số 12-NQ/TW", "identifier 12-NQ/TW"),
    ("Quyết định 749/QĐ-TTg", "identifier 749/QĐ-TTG"),
    ("đường dây nóng 19001234", "identifier 19001234"),
    ("hotline 1800.1234", "identifier 18001234"),
    ("gọi 1-800-123-4567", "identifier 18001234567"),
    ("dẫn 0-40", "score 0-40"),
    ("rút ngắn còn 23-16", "score 23-16"),
    ("lan ra 5/9 phường", "fraction 5/9"),
    ("vòng 1/8", "cardinal 16"),
    ("vòng 1/4", "fraction 0.25"),
    ("giải Ba", "ordinal 3"),
    ("tỷ số 2-0", "score 2-0"),
    ("tỷ lệ 1:500", "score 1-500"),
    ("vòng thứ ba", "ordinal 3"),
    ("lần đầu tiên", "ordinal 1"),
    ("Đại hội XIII", "ordinal 13"),
    ("hạng thứ 190", "ordinal 190"),
]
# Words that look like numbers and are none, in sentences of our own.
NOTHING = [
    "Năm nay và năm ngoái, người dân được mùa.",
    "Nhà đầu tư tư nhân gặp ba mẹ ở Ba Đình.",
    "Trái xoài đã chín vàng trong vườn.",
    "Tỷ lệ hộ nghèo giảm, số tỷ phú tăng.",
    "Quý khách vui lòng chờ tháng sau.",
    "Không ai nghe thấy tiếng gọi của trăm họ.",
    "Ngày tháng năm sinh của ông được giữ kín.",
    "Chúng tôi yêu quý những năm tháng ấy.",
    "Một số người làm việc một mình.",
    "Đây là đòn bẩy cho tăng trưởng.",
    "Qua năm tháng, chứng đau nửa đầu của bà đã đỡ.",
    "Ba sẽ về khi tôm chín mẹ vớt ra.",
    "Giải năm ngoái được trao ở vịnh Ba Tư.",
    "Đôi ba người hỏi thăm đường ra ngã tư.",
    "Ông dựng một khối đá lớn.",
]


@pytest.mark.parametrize(
    ("text", "expected"), NUMBERS + MAGNITUDES + MONEY_AND_MEASURES + HEDGES + DATES + NAMES
)
def test_reads(text: str, expected: str) -> None:
    assert read(text, "vi") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tháng 10 và 11 năm nay", ["date XXXX-10", "date XXXX-11"]),
        ("tháng 7, 8 và 9", ["date XXXX-07", "date XXXX-08", "date XXXX-09"]),
        ("tháng 10 và 11 người", ["date XXXX-10", "cardinal 11"]),
        ("3 tháng 10 ngày", ["measure 3 mo", "measure 10 d"]),
        ("9 tháng năm 2023", ["measure 9 mo", "date 2023"]),
        ("năm, sáu người", ["cardinal 5", "cardinal 6"]),
        ("xem quá 2 giờ một ngày", ["measure 2 h over", "measure 1 d"]),
        ("từ 5.1 đến 5.3 độ richter", ["cardinal 5.1..5.3"]),
        ("giá 5 triệu đồng/m2, rộng 20 m2", ["money 5000000 VND", "measure 20 m2"]),
        ("Thứ sáu, 22/03/2024", ["date XXXX-WXX-5", "date 2024-03-22"]),
        ("thứ ba (12/3)", ["date XXXX-WXX-2", "date XXXX-03-12"]),
        ("lần thứ hai, 3 người", ["ordinal 2", "cardinal 3"]),
    ],
)
def test_what_stands_beside_it_tells_a_day_of_the_week(text: str, expected: list[str]) -> None:
    assert read(text, "vi") == expected


@pytest.mark.parametrize("text", NOTHING)
def test_reads_nothing(text: str) -> None:
    assert read(text, "vi") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("có 3 tỷ phú", "cardinal 3"),
        ("2 đồng chí công an", "cardinal 2"),
        ("5 mẫu xét nghiệm", "cardinal 5"),
        ("hai đô thị", "cardinal 2"),
        ("3 tiếng nổ lớn", "cardinal 3"),
        ("2 cuộc tấn công", "cardinal 2"),
        ("3 bộ phim", "cardinal 3"),
        ("4 bảng đấu", "cardinal 4"),
    ],
)
def test_a_word_that_begins_like_a_unit_is_none(text: str, expected: str) -> None:
    assert read(text, "vi") == [expected]


def test_two_full_dates_are_two_figures() -> None:
    assert read("(1/2/1990 – 1/2/2020)", "vi") == ["date 1990-02-01", "date 2020-02-01"]


def test_figures_of_a_sentence_in_order() -> None:
    text = "Ngày 3/2, hơn 120 hộ ở 4 xã nhận 2,5 tỷ đồng, trong đó gần một nửa là vốn vay 5 năm."
    assert read(text, "vi") == [
        "date XXXX-02-03",
        "cardinal 120 over",
        "cardinal 4",
        "money 2500000000 VND",
        "fraction 0.5 under",
        "measure 5 a",
    ]


def test_reads_letters_and_accents_apart() -> None:
    """Decomposed Unicode, as some systems write file names and exports, is read like the composed one."""
    import unicodedata

    text = "gần ba mươi nghìn tỷ đồng, tháng tư"
    apart = unicodedata.normalize("NFD", text)
    assert read(apart, "vi") == read(text, "vi")
    assert all(apart[figure.start : figure.end] == figure.text for figure in find_figures(apart, "vi"))
