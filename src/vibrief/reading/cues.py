"""Words that tell what a line of a news page is: the data behind `vibrief.reading.kinds`."""

from __future__ import annotations

import re


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in text.split("/"))


def _any(text: str) -> str:
    """A pattern for any of the phrases in `text`, which may be patterns themselves."""
    return f"(?:{'|'.join(' '.join(phrase.split()) for phrase in text.split('/'))})"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


NAVIGATION = _phrases(
    """
    chia sẻ / chia sẻ bài viết / chia sẻ facebook / chia sẻ lên facebook / chia sẻ zalo / share / tweet
    / facebook / twitter / zalo / youtube / tiktok / google news / theo dõi / theo dõi chúng tôi /
    theo dõi trên google news / like / thích / lưu bài viết / lưu tin / sao chép / sao chép liên kết /
    copy link / sao chép link / in bài / in bài viết / in trang / bản in / gửi email / email /
    gửi cho bạn bè / gửi phản hồi / gửi bài viết / nghe đọc bài / nghe bài viết / nghe audio / đọc bài /
    cỡ chữ / tăng cỡ chữ / giảm cỡ chữ / a+ / a- /

    bình luận / ý kiến / ý kiến bạn đọc / ý kiến của bạn / gửi bình luận / viết bình luận /
    xem thêm bình luận / bình luận bài viết / đăng bình luận / hãy là người đầu tiên bình luận /
    phản hồi / quan tâm nhất / mới nhất / trả lời / gửi ý kiến / nhập mã xác nhận /

    tin liên quan / bài liên quan / bài viết liên quan / tin bài liên quan / các tin liên quan /
    tin cùng chuyên mục / cùng chuyên mục / các tin khác / tin khác / bài viết khác / các bài viết khác
    / các bài khác / tin mới / tin mới hơn / tin cũ hơn / các tin mới hơn / các tin cũ hơn /
    các tin đã đưa / tin đã đưa / tin mới nhất / đọc nhiều / đọc nhiều nhất / xem nhiều / xem nhiều nhất
    / tin đọc nhiều / tin nổi bật / tin nóng / tin tức liên quan / có thể bạn quan tâm / đừng bỏ lỡ /
    đọc thêm / xem thêm / xem tiếp / đọc tiếp / xem chi tiết / chi tiết / xem tất cả / xem toàn bộ /
    bài trước / bài sau / bài tiếp theo / trang trước / trang sau / trang tiếp / tiếp theo /
    tin tiếp theo / bài đọc nhiều /

    trang chủ / quay lại / trở lại / trở về / về đầu trang / lên đầu trang / đầu trang / tìm kiếm /
    tìm kiếm nâng cao / menu / chuyên mục / danh mục / sơ đồ site / sơ đồ trang / sitemap / rss /
    liên hệ / liên hệ quảng cáo / liên hệ tòa soạn / giới thiệu / đăng nhập / đăng ký / đăng xuất /
    thông báo / liên kết / liên kết web / liên kết website / liên kết trang web / website liên kết /
    các liên kết / weblink / web liên kết / thống kê truy cập / lượt truy cập / đang truy cập /
    đang online / hôm nay / hôm qua / tổng lượt truy cập / thăm dò ý kiến / hỏi đáp / văn bản mới /
    văn bản pháp luật / thủ tục hành chính / dịch vụ công / dịch vụ công trực tuyến / thư viện ảnh /
    thư viện video / hình ảnh / video / videos / multimedia / media / ảnh / infographic / quảng cáo /
    advertisement / ads / skip to content / bỏ qua / đóng / close / bỏ qua quảng cáo / tags / tag /
    từ khóa / từ khoá / chủ đề / nguồn tin / english / tiếng việt / bản đồ / góp ý / tải về /
    tải ứng dụng / hotline / đường dây nóng / tòa soạn / toà soạn / đặt báo / bản quyền /
    all rights reserved / thông tin tòa soạn / chính sách bảo mật / điều khoản sử dụng
    """
)
"""Whole lines, in small letters and without punctuation or counters, that belong to a site, not to an
article: for sharing and printing, comments, other articles, and ways around the site."""

SECTIONS = _phrases(
    """
    tin tức / tin tức - sự kiện / tin tức sự kiện / tin trong tỉnh / tin trong nước / tin quốc tế /
    tin địa phương / tin hoạt động / tin hoạt động của ngành / hoạt động của ngành / thời sự / chính trị
    / chính trị - xã hội / xã hội / kinh tế / kinh doanh / kinh tế - xã hội / văn hóa / văn hoá /
    văn hóa - xã hội / văn hóa - thể thao / văn hóa - nghệ thuật / thể thao / giáo dục / pháp luật /
    pháp luật - đời sống / an ninh trật tự / an ninh - trật tự / an toàn giao thông /
    an ninh - quốc phòng / quốc phòng - an ninh / quốc phòng / nội chính / khoa học /
    khoa học - công nghệ / công nghệ / sức khỏe / sức khoẻ / y tế / đời sống / du lịch / môi trường /
    tài nguyên - môi trường / nông nghiệp / nông nghiệp - nông thôn / nông thôn mới / xây dựng đảng /
    đảng và cuộc sống / thế giới / quốc tế / bạn đọc / phóng sự / phóng sự - ghi chép / giải trí /
    nhà đất / bất động sản / tài chính / địa phương / người tốt việc tốt / gương sáng /
    phong trào thi đua / cải cách hành chính / chuyển đổi số / tin nhanh / tin vắn / tiêu điểm
    """
)
"""Names of a site's sections: by themselves never a title, heading or byline of an article."""

NAVIGATION_START = _pattern(
    _any(
        r"""
        tags? / từ kh(?:óa|oá) / chủ đề / chuyên mục / (?:xem|đọc) (?:thêm|tiếp) / (?:tin|bài) liên quan
        / bản quyền / mời (?:quý vị|các bạn|bạn) (?:xem|đọc|theo dõi)(?: thêm)? / (?:số )?lượt xem /
        số lần đọc / cỡ chữ / mã bảo mật / nguồn tin / liên hệ quảng cáo / điện thoại / email / địa chỉ
        / tổng biên tập / chịu trách nhiệm(?: nội dung| chính)? / designed by / powered by / link gốc /
        xem bài gốc
        """
    )
    + r"\s*[:(©]|"
    + _any(
        r"""
        © / copyright\b / >> / »\s / \[(?:đọc|xem) tiếp\b / vui lòng (?:ghi rõ|đăng nhập|nhập) /
        ghi rõ nguồn / giấy phép (?:số|thiết lập|hoạt động|xuất bản)\b
        """
    )
)
"""How lines begin that belong to the site although more follows."""

SITE_NAME = _pattern(
    r"(?:(?:cổng|trang) thông tin(?: điện tử)?|website|báo [^.]{1,30} (?:điện tử|online)"
    r"|cơ quan ngôn luận)\b[^.:]*"
)
"""Lines of nothing but the name of a site."""

_PICTURE = _any(
    """
    ảnh / hình / hình ảnh / video / clip / đồ họa / đồ hoạ / infographic / trong ảnh / trong hình /
    chú thích ảnh / (?:ảnh|hình) minh (?:họa|hoạ) / ảnh tư liệu / ảnh chụp màn hình
    """
)
CAPTION_WHOLE = _pattern(rf"\(?{_PICTURE}\)?\W*")
CAPTION_START = _pattern(
    rf"\(?{_PICTURE}\s*(?:\d{{1,2}}\s*)?[:.(]|(?:ảnh|hình) \d{{1,2}}\s*[-–.:]"
    r"|ảnh (?:tư liệu|internet|chụp|cắt từ)\b"
)
CAPTION_END = _pattern(
    rf".*(?:[\s(\[.–/|,;”\"-]{_PICTURE}\s*[:/–-]\s*[^:]{{1,60}}$"
    rf"|[(.–-]\s*{_PICTURE}(?:\s+[A-Z]\S{{1,20}})?\s*[.)]*$|\bnguồn ảnh\s*:|[(–-]\s*nguồn\s*:[^:]{{1,60}}$)"
)
"""Picture credits: a line of nothing else, and at the two ends of a line (`Ảnh: …`, `… (Ảnh: TTXVN)`)."""

CAPTION_POINTS: tuple[tuple[float, re.Pattern[str]], ...] = tuple(
    (points, _pattern(pattern))
    for points, pattern in (
        # Whom to look for in the picture, and where.
        (2.5, r".*\((?:người )?(?:trái|phải|giữa|bìa|thứ|bên|hàng|đứng|ngồi|áo)\b"),
        (2.5, r".*\b(?:từ|bìa|bên) (?:trái|phải)\b"),
        (
            2.0,
            r".*(?:chụp ảnh (?:lưu niệm|chung)|(?:tại|ở) (?:hiện trường|cơ quan (?:công an|điều tra))\W*$)",
        ),
        # What a picture shows, and who is in it.
        (1.5, r"(?:quang cảnh|toàn cảnh|hiện trường|một góc|khung cảnh|hình ảnh|phối cảnh|cảnh)\b"),
        (
            1.0,
            _any(
                """
                lực lượng / người dân / chiếc / đại biểu / các (?:đại biểu|chiến sĩ|em|đồng chí|bạn) /
                khu vực / ngôi / đoàn / cán bộ / chiến sĩ / đại diện / lãnh đạo / đồng chí / bị cáo /
                bị can / đối tượng / học sinh / công nhân / nông dân / bà con / thi công / trao
                """
            )
            + r"\b",
        ),
        # Running text leans on what came before,
        (
            -1.5,
            _any(
                r"""
                tuy / theo / ngoài / bên cạnh / qua đó / từ / do / vì / trong / đồng thời / đặc biệt /
                cụ thể / trước / sau / được biết / nhưng / mà / thì / song / còn / và / mặt khác / đến /
                tính đến / nhờ / với / để / khi / nếu / như vậy / nói về / dù / mặc dù / riêng / đây là
                / điều này / cũng / về / đó / tại / hôm / ngày (?:\d|nay|càng|đầu) / liên quan / mới đây
                / có / được / ngay / việc / ở / cùng / lúc / cả / năm / sáng / chiều / tối / tất cả /
                trên / vào / khoảng / không / thời / bởi / tôi / họ / chúng / anh / chị / ông / bà /
                chính / số / hồi / giới / kết quả / hiện / hàng năm / hằng năm
                """
            )
            + r"\b",
        ),
        # quotes, reports, argues and counts.
        (-2.0, r"[“\"]|.*(?::\s*[“\"]|[”\"],? (?:ông|bà|anh|chị|em|cô|chú|bác)\b)"),
        (-0.75, r".*\b(?:cho biết|cho rằng|cho hay|khẳng định|nhấn mạnh|nói|kể|nhận định|thông tin)\b"),
        (-1.0, r".*\bđã\b"),
        (-1.25, r".*\b(?:sẽ|cần|phải|nên|có thể|không|cũng|còn|này|đó|vẫn|là|nhưng|mà)\b"),
        (-2.0, r".*\bđang (?:được )?(?:tiếp tục|điều tra|làm rõ|xác minh)\b"),
        (-2.0, r".*\b(?:khuyến cáo|yêu cầu|đề nghị|dự kiến|kết quả|chiếm|đạt|gồm|tăng|giảm|ước)\b"),
        (-1.0, r".*\d[^\d/]+\b\d[\d.,]*[^\d/]+\d"),
    )
)
"""What a line's words say for (+) or against (−) its being a caption, in log odds: rounded weights of a
logistic regression of captions against single sentences of Vietnamese online news, and a few more."""

BYLINE_LABEL = _pattern(
    _any(
        """
        tin / bài / ảnh / clip / video / thực hiện / tác giả / nguồn / người viết / biên tập / tổng hợp
        / nội dung / trình bày / phóng viên / ghi chép / ctv / pv / theo / bài viết
        """
    )
    + r"(?:\s*(?:,|và|&|-|–|/)\s*(?:tin|bài|ảnh|clip|video|viết|đồ họa|đồ hoạ|thực hiện|trình bày))*"
    + r"\s*:\s*(?=\S)"
)
PICTURE_LABEL = _pattern(r"(?:ảnh|video|clip)\s*:")
BYLINE_WHOLE = _pattern(
    r"\(?(?:theo|nguồn)\s+(?:báo\s+)?(?P<name>\S.{1,40}?)\)?"
    r"|\(?(?:nhóm |các )?(?:pv|phóng viên|ctv|bbt|btv)(?:[ :,–-]+(?P<who>\S.{0,30}?))?\)?"
    r"|\(?ban biên tập\)?|\(?(?:[^()]{2,30}/)?(?:ttxvn|vietnam\+|vov|vtv)(?:\.vn)?\)?"
)
"""Credits to writers: a label before their names, or a line of nothing else."""

NAME_LINKS = frozenset(("-", "–", "—", "&", "và", "/", "|", "+", "•", "·"))
