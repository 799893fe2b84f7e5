"""Abbreviations and sentence openers of Vietnamese news: the data behind `vibrief.sentences`."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BEFORE_NAME = _words(
    # Places: thành phố, thị xã, thị trấn, quận, phường, huyện, tỉnh lộ, đường, khu phố, khu công nghiệp.
    "TP Tp tp TX Tx TT Tt Q P H KP Kp KCN TL"
    # Degrees, ranks and professions; `GS.TS.` is looked up by its last part.
    " GS Gs PGS TS Ts ThS Ths THS Th.S CN KS Ks KTS Kts BS Bs BSCK BSCKI BSCKII DS Ds CK CKI CKII LS Ls"
    " NSND NSƯT NGND NGƯT NS Ns NV AHLĐ TSKH VS HT ĐĐ TT TGM LM Lm"
    # Forms of address and company forms of other languages.
    " Mr Mrs Ms Dr Prof St Sta Ste Mt Ft Sgt Capt Gen Gov Sen Rep Jr Sr Pte vs"
    # References.
    " Nxb NXB XB Tr"
)
"""Abbreviations that a name follows: their stop ends no sentence unless a `STARTERS` word comes next."""

BEFORE_NUMBER = _words("Q P TP Tp KP Kp TL QL tr Tr trg No no Nr ĐT Đt đt ĐTDĐ Tel tel Fax fax Hotline số Số")
"""Abbreviations that a number follows (`Q. 1`, `tr. 12`): their stop ends no sentence before a digit."""

NAME_INITIALS = _words("Ch Gh Gi Kh Ng Ngh Nh Ph Qu Th Tr")
"""Initials of two letters, as in `ông Th.`; single capitals need no table."""

WORDS_OF_ONE_CAPITAL = _words("Á Ý À Ả Ạ Ứ Ừ Ờ Ớ Ồ Ô É È Ê")
"""Capitals that are words (`châu Á`, the country `Ý`, interjections), so a stop after them is a full one."""

STARTERS = _words(
    # Prepositions, conjunctions, adverbs and pronouns: no name begins with them.
    "Theo Trong Tuy Sau Các Trước Tại Khi Ngoài Hiện Những Đến Từ Với Nhưng Nếu Cũng Về Bên Vì Ngay Như Để"
    " Trên Đó Còn Và Được Dù Đối Khoảng Ở Đặc Chỉ Lúc Cả Vào Hơn Qua Tất Riêng Mặc Bởi Bị Gần Vậy Thậm Tiếp"
    " Không Chưa Mọi Vừa Đáng Rất Hãy Chẳng Mỗi Mà Nên Nhờ Dưới Giữa Suốt Vẫn Đã Đang Sẽ Rồi Nào Cứ Thì Nhằm"
    " Do Cho Bằng Tới Nhiều Đây Kể Là Hồi Ông Tôi Họ Chúng Nó Chị"
)
"""Words that begin sentences but no name: a stop before them is a full one even after an abbreviation
(`trên địa bàn TP. Theo đó …`)."""

STARTING_NOUNS = _words(
    "Ngày Năm Tháng Tuần Hôm Một Hai Ba Việc Vụ Điều Có Người Đoàn Nhóm Chiếc Số Tổng Phía Mức Tình Sáng"
    " Chiều Tối Trưa Đêm Giá Xe Tàu Cô Cuộc Cùng Cuối Toàn Tương Lần Nguyên Song Thế Trái Bà Anh Cụ Đồng"
)
"""Words that begin sentences, but names too (`TT. Năm Căn`): they tell when a small letter or a number
follows."""

STARTING_PAIRS = frozenset(
    pair.replace("_", " ")
    for pair in _words(
        """
        Công_an Công_ty Cơ_quan Cơ_sở Lực_lượng Cảnh_sát Bệnh_nhân Bệnh_viện Nạn_nhân Đối_tượng
        Lãnh_đạo Đại_diện Thời_gian Thời_điểm Thông_tin Căn_cứ Dự_án Dự_kiến Ban_đầu Hàng_loạt
        Hàng_trăm Hàng_nghìn Hàng_ngàn Trung_bình Kết_quả Kết_thúc Kết_luận Sự_việc Sự_kiện
        Phát_hiện Phát_biểu Nguồn_tin Chủ_tịch Phó_chủ Bí_thư Giám_đốc Thủ_tướng Gia_đình Nhà_chức
        Hội_nghị Chương_trình Liên_quan Nhân_dịp Mới_đây Xét_thấy Quá_trình Quyết_định Thực_hiện
        Thực_tế Thực_ra Đầu_tiên Đầu_năm Tính_đến Tính_từ Nói_về Trả_lời Chính_quyền Chính_vì
        Chính_phủ Quan_điểm Thứ_nhất Thứ_hai Thứ_ba Hành_vi Tài_xế Tang_vật Con_số Bước_đầu
        Phương_án Ủy_ban Nhận_được
        """
    )
)
"""Pairs of words that begin sentences although a name could begin with the first (`N.T.H. Công an …`)."""

NUMBERED_LABELS = _words(
    "Điều Chương Mục Bài Phần Khoản Bảng Hình Câu Tập Kỳ Kì Bước Biểu Chặng Hạng Tiết Ảnh Số"
)
"""Nouns whose number, at the head of a line, ends in a stop without ending a sentence: `Điều 1. Phạm vi`."""

DOMAINS = _words("com net org vn gov edu info tv io html htm php asp aspx pdf doc docx jpg png mp3 mp4 js py")
"""What may follow a stop without a space although the name before is written like a word: `VnExpress.Net`."""
