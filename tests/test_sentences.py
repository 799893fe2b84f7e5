"""Sentences and clauses. In the tables `|` marks where a text is to be cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vibrief.sentences import split_clauses, split_sentences

SENTENCES = [
    # Plain stops.
    "Trời mưa to. |Nước sông dâng nhanh.",
    "Ai chịu trách nhiệm? |Chưa ai trả lời.",
    "Nước lên rồi! |Bà con chạy mau!",
    "Sao lại thế?! |Không ai hiểu.",
    "Họ đã đi hết… |Chỉ còn ông ở lại.",
    "Họ đã đi hết... |Chỉ còn ông ở lại.",
    "Xã có lúa, tôm, muối... và 3 cơ sở đóng tàu.",
    "Cả ấp chỉ còn... 5 hộ nghèo.",
    "Một câu không có dấu chấm",
    "Hai dấu chấm thừa.. |Câu sau vẫn là câu mới.",
    "Dấu chấm lửng bốn chấm.... |Câu sau.",
    "Có khoảng trắng trước dấu chấm . |Câu sau.",
    # A space is missing.
    "Đoàn đã ra về.|Dựa vào biên bản, xã sẽ xử lý.",
    "Năm nay lúa trúng mùa lớn vào tháng 6.|Tuy nhiên giá thấp.",
    "Phong trào BVANTQ.|Qua đó, an ninh được giữ vững.",
    "Ông nói “được”.|Bà con vỗ tay.",
    "Lũ về!|Nước ngập sân trường.",
    # Places.
    "Đoàn công tác đến TP. Đà Nẵng sáng 5/6. |Chiều cùng ngày, đoàn về TP.HCM.",
    "Hội nghị tổ chức tại TP.HCM. |Hơn 200 đại biểu tham dự.",
    "Nhà ở Q.1, P. Bến Nghé, TP.Hồ Chí Minh.",
    "Trụ sở đặt tại Q. 1 và Q. Tân Bình.",
    "Người dân TX. Giá Rai và TT. Hộ Phòng phấn khởi.",
    "Xe chạy từ H. Đông Hải đến H. Hòa Bình.",
    "Lực lượng đã kiểm tra địa bàn TP. |Theo đó, 12 cơ sở bị nhắc nhở.",
    "Ông sống ở KP. 3, đường Trần Phú.",
    "Đoàn bay qua St. Petersburg rồi về nước.",
    # Titles and people.
    "Theo GS.TS. Nguyễn Văn A., giống lúa này chịu mặn tốt.",
    "GS.TS. Nguyễn Văn A. |Theo ông, giống lúa này tốt.",
    "PGS. TS. Lê Thị B. cho biết có 3 nhóm. |Nhóm đầu gồm 12 hộ.",
    "ThS. Trần Minh và BS. Phạm Hoa cùng dự.",
    "Theo ông Th. đưa tin, hai bên đã hòa giải.",
    "Công an mời anh Tr. Em và chị Ng. Lan lên làm việc.",
    "Chị N.T.H. trình báo mất 20 triệu đồng. |Công an đang xác minh.",
    "Nghi can là Nguyễn Văn T. |Cơ quan điều tra đã khởi tố.",
    "Nạn nhân là Lê Văn K. (45 tuổi, ngụ ấp 3).",
    "Bà con bắt được Trần Văn B. 2 ngày sau đó.",
    "Th.S Nguyễn Hoa và Mr. Smith ký biên bản.",
    "Cuốn sách của J. K. Rowling được tặng thư viện.",
    "Ông George W. Bush từng đến đây. |Năm đó có mưa lớn.",
    "NSƯT. Hồng Vân và NSND. Thanh Tuấn biểu diễn.",
    "Bác sĩ khuyên bổ sung vitamin C. |Ngoài ra, cần uống đủ nước.",
    "Đoàn đi qua châu Á. |Sau đó bay sang Ý. |Họ về nước ngày 9-6.",
    # Figures.
    "Có 11.460 cuộc với 354.422 lượt người. |Tổng chi 3,5 tỷ đồng.",
    "Đoàn về ngày 16/6. |Ngày 17.6, hội nghị khai mạc lúc 8.30.",
    "Giá xăng tăng lên 26,4. |Trong khi đó giá gạo giảm.",
    "Tỷ lệ đạt 99,5%. |15 xã đã hoàn thành.",
    "Dự án xong năm 2020. |Người dân được cấp 120 nền nhà.",
    "Xem Nghị định số 12/2024/NĐ-CP. |Văn bản có hiệu lực ngay.",
    "Xem tr. 12 và tr. 15 của báo cáo.",
    "Gọi ĐT. 0291 3822 000 để biết thêm.",
    "Đê dài 12 km. |Mặt đê rộng 6 m. |Kinh phí 50.000 đ.",
    "Bản đồ tỷ lệ 1/5. 000 của xã.",
    "Thắng 2-1. |Trận sau diễn ra ngày 5-8.",
    # Quotes and brackets.
    "“Không.” |Sau đó ông bỏ đi.",
    "“Không”. |Sau đó ông bỏ đi.",
    '"Không." |Sau đó ông bỏ đi.',
    "“Các anh về đi!” ông Nam nói.",
    "“Ai làm?” |Bà Lan hỏi.",
    "“Nước lên nhanh. |Chúng tôi không kịp dọn.” |Anh Tâm kể.",
    "«Xong rồi.» |Họ ra về.",
    "Ông cười (không nói gì.) |Rồi ông đi.",
    "Mô hình (xem Bảng 2. Kết quả năm 2021) được nhân rộng.",
    "(Ảnh chụp ngày 3/5. Nguồn: xã cung cấp.) |Bài viết tiếp tục.",
    "Kết thúc câu.” |“Câu khác bắt đầu.",
    # Lists and numbering.
    "1. Mục tiêu chung của đề án.",
    "1. Mục tiêu. |2. Nhiệm vụ.",
    "I. TÌNH HÌNH CHUNG",
    "a. Kinh phí do tỉnh cấp. |b. Kinh phí do dân góp.",
    "Điều 5. Phạm vi áp dụng của quy chế.",
    "Gồm các việc: 1. Nạo vét kênh; 2. Đắp bờ bao; 3. Trồng cây.",
    "Tổ gồm: ông Nam; bà Lan; anh Tâm. |Tổ họp mỗi tháng.",
    "Có cá, tôm, cua, v.v. |Các loại này giá cao.",
    "Có cá, tôm, v.v. và nhiều loại khác.",
    # Addresses on the net.
    "Xem tại https://vi-du.vn/Tin.Tuc/bai.html. |Trang mở cả ngày.",
    "Gửi thư về Lan.Anh@vi-du.com.vn. |Hạn cuối là 5/6.",
    "Đọc trên VnExpress.Net và www.vi-du.Vn mỗi ngày.",
    "Phần mềm Node.js chạy ổn định.",
    # Line breaks part lines that have no stop.
    "Tiêu đề bài\n|Đoạn đầu tiên.\n\n|Đoạn hai.",
    # Small letters go on.
    "Công ty ABC Co., Ltd. và Inc. đều dự.",
    "Ông H. và bà K. đã hòa giải.",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_sentences(marked: str) -> None:
    assert split_sentences(marked.replace("|", "")) == marked.split("|")


@pytest.mark.parametrize("text", ["", " ", "\n\n", "...", ". . .", "“”", "(", "?" * 50])
def test_text_without_sentences_is_kept(text: str) -> None:
    assert "".join(split_sentences(text)) == text


VIETNAMESE = st.text(
    st.sampled_from("aăâbcđêghiơnôưtuvxÁĐỘTRH .?!…;:,–-()“”\"'0123456789\n\u00a0/@•"), max_size=200
)


@given(st.text() | VIETNAMESE)
def test_joined_sentences_are_the_text(text: str) -> None:
    pieces = split_sentences(text)
    assert "".join(pieces) == text
    assert all(pieces)


@given(st.text() | VIETNAMESE, st.none() | st.integers(1, 40))
def test_joined_clauses_are_the_sentence(text: str, longest: int | None) -> None:
    pieces = split_clauses(text, longest=longest)
    assert "".join(pieces) == text
    assert all(pieces)


CLAUSES = [
    "Xã đã xây 23 cây cầu; |sửa 367 căn nhà cho dân; |trao 380 tấn gạo cho hộ nghèo.",
    "Ông Nam nói rõ thêm: |“Chúng tôi đã chuẩn bị xong.”",
    "Mưa lớn làm ngập 3 xã, |trong khi đó đường vào ấp bị sạt lở.",
    "Công an các xã Long Điền, Tân Phong, An Trạch cùng dự.",  # names in a list are no clauses
    "Lúa đạt 7,5 tấn, tôm đạt 1,2 tấn.",  # too short on both sides
    "Câu này không có dấu gì ở giữa cả.",
    "Giai đoạn 2016 – 2025 tỉnh chú trọng phát triển kinh tế - xã hội ở vùng sâu.",
    "Đê biển dài 12 km đã xong – |đó là tin vui của cả ba xã.",
]


@pytest.mark.parametrize("marked", CLAUSES)
def test_clauses(marked: str) -> None:
    assert split_clauses(marked.replace("|", "")) == marked.split("|")


def test_long_sentence_is_cut_no_further_than_needed() -> None:
    sentence = (
        "Trong 5 năm qua, tỉnh đã xây 23 cây cầu nông thôn; sửa 367 căn nhà cho hộ nghèo, hộ cận nghèo; "
        "trao 380 tấn gạo và 40.000 phần quà cho người dân có hoàn cảnh khó khăn."
    )
    assert split_clauses(sentence, longest=100) == [sentence]
    halves = split_clauses(sentence, longest=30)
    assert [piece.rstrip()[-1] for piece in halves] == [";", "."]
    assert all(len(piece.split()) <= 15 for piece in split_clauses(sentence, longest=15))


def test_brackets_are_not_torn_by_clauses() -> None:
    sentence = (
        "Tỉnh có 7 đơn vị (gồm 1 thành phố, 1 thị xã, 5 huyện và nhiều xã), trong đó 4 đơn vị giáp biển."
    )
    assert all(piece.count("(") == piece.count(")") for piece in split_clauses(sentence))
