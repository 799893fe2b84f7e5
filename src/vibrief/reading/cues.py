"""Words that tell what a line of a news page is: the data behind `vibrief.reading.kinds`."""

from __future__ import annotations

import re


def _phrases(text: str) -> frozenset[str]:
    return frozenset(phrase.strip() for phrase in text.split("/"))


NAVIGATION = _phrases(
    # Sharing, reacting, printing.
    "chia sẻ/chia sẻ bài viết/chia sẻ facebook/chia sẻ lên facebook/share/tweet/facebook/twitter/zalo/youtube/tiktok"
    "/google news/theo dõi/theo dõi chúng tôi/theo dõi trên google news/like/thích/lưu bài viết/lưu tin/sao chép"
    "/sao chép liên kết/copy link/sao chép link/in bài/in bài viết/in trang/bản in/gửi email/email/gửi cho bạn bè"
    "/gửi phản hồi/gửi bài viết/nghe đọc bài/nghe bài viết/nghe audio/đọc bài/cỡ chữ/tăng cỡ chữ/giảm cỡ chữ/a+/a-"
    # Comments.
    "/bình luận/ý kiến/ý kiến bạn đọc/ý kiến của bạn/gửi bình luận/viết bình luận/xem thêm bình luận/bình luận bài viết"
    "/đăng bình luận/hãy là người đầu tiên bình luận/phản hồi/quan tâm nhất/mới nhất/trả lời/gửi ý kiến/nhập mã xác nhận"
    # Other articles.
    "/tin liên quan/bài liên quan/bài viết liên quan/tin bài liên quan/các tin liên quan/tin cùng chuyên mục"
    "/cùng chuyên mục/các tin khác/tin khác/bài viết khác/các bài viết khác/các bài khác/tin mới/tin mới hơn"
    "/tin cũ hơn/các tin mới hơn/các tin cũ hơn/các tin đã đưa/tin đã đưa/tin mới nhất/đọc nhiều/đọc nhiều nhất"
    "/xem nhiều/xem nhiều nhất/tin đọc nhiều/tin nổi bật/tin nóng/tin tức liên quan/có thể bạn quan tâm/đừng bỏ lỡ"
    "/đọc thêm/xem thêm/xem tiếp/đọc tiếp/xem chi tiết/chi tiết/xem tất cả/xem toàn bộ/bài trước/bài sau"
    "/bài tiếp theo/trang trước/trang sau/trang tiếp/tiếp theo/sau/trước/tin tiếp theo/bài đọc nhiều"
    # Ways around the site.
    "/trang chủ/quay lại/trở lại/trở về/về đầu trang/lên đầu trang/đầu trang/tìm kiếm/tìm kiếm nâng cao/menu"
    "/chuyên mục/danh mục/sơ đồ site/sơ đồ trang/sitemap/rss/liên hệ/liên hệ quảng cáo/liên hệ tòa soạn/giới thiệu"
    "/đăng nhập/đăng ký/đăng xuất/thông báo/liên kết/liên kết web/liên kết website/liên kết trang web/website liên kết"
    "/các liên kết/weblink/web liên kết/thống kê truy cập/lượt truy cập/đang truy cập/đang online/hôm nay/hôm qua"
    "/tổng lượt truy cập/thăm dò ý kiến/hỏi đáp/văn bản mới/văn bản pháp luật/thủ tục hành chính/dịch vụ công"
    "/dịch vụ công trực tuyến/thư viện ảnh/thư viện video/hình ảnh/video/videos/multimedia/media/ảnh/infographic"
    "/quảng cáo/advertisement/ads/tài trợ/skip to content/bỏ qua/đóng/close/bỏ qua quảng cáo/tags/tag/từ khóa"
    "/từ khoá/chủ đề/nguồn tin/english/tiếng việt/bản đồ/góp ý/tải về/tải ứng dụng/hotline/đường dây nóng/tòa soạn"
    "/toà soạn/đặt báo/bản quyền/all rights reserved/thông tin tòa soạn/chính sách bảo mật/điều khoản sử dụng"
)
"""Whole lines, in small letters and without punctuation or counters, that belong to a site and not to an article."""

SECTIONS = _phrases(
    "tin tức/tin tức - sự kiện/tin tức sự kiện/tin trong tỉnh/tin trong nước/tin quốc tế/tin địa phương/tin hoạt động"
    "/tin hoạt động của ngành/hoạt động của ngành/thời sự/chính trị/chính trị - xã hội/xã hội/kinh tế/kinh doanh"
    "/kinh tế - xã hội/văn hóa/văn hoá/văn hóa - xã hội/văn hóa - thể thao/văn hóa - nghệ thuật/thể thao/giáo dục"
    "/pháp luật/pháp luật - đời sống/an ninh trật tự/an ninh - trật tự/an ninh - quốc phòng/quốc phòng - an ninh"
    "/quốc phòng/nội chính/khoa học/khoa học - công nghệ/công nghệ/sức khỏe/sức khoẻ/y tế/đời sống/du lịch/môi trường"
    "/tài nguyên - môi trường/nông nghiệp/nông nghiệp - nông thôn/nông thôn mới/xây dựng đảng/đảng và cuộc sống"
    "/thế giới/quốc tế/bạn đọc/phóng sự/phóng sự - ghi chép/giải trí/xe/nhà đất/bất động sản/tài chính/địa phương"
    "/người tốt việc tốt/gương sáng/phong trào thi đua/cải cách hành chính/chuyển đổi số/tin nhanh/tin vắn/tiêu điểm"
)
"""Names of a site's sections: never a title, heading or byline of an article by themselves."""

NAVIGATION_START = re.compile(
    r"(?:tags?|từ khóa|từ khoá|chủ đề|chuyên mục|xem thêm|đọc thêm|tin liên quan|bài liên quan|xem tiếp|mời (?:quý vị|bạn|các bạn)"
    r" (?:xem|đọc|theo dõi)(?: thêm)?|bản quyền|lượt xem|số lượt xem|số lần đọc|liên hệ quảng cáo|điện thoại|email"
    r"|giấy phép(?: số| thiết lập| hoạt động)|địa chỉ|tổng biên tập|chịu trách nhiệm(?: nội dung| chính)?|designed by|powered by"
    r"|nguồn bài viết|link gốc|xem bài gốc)\s*[:(©]|©|copyright\b|>>|»\s|\[?đọc tiếp|\[?xem tiếp"
    r"|(?:bạn )?vui lòng (?:ghi rõ|đăng nhập|nhập)|(?:bản quyền )?®|ghi rõ nguồn|\d+ bình luận$|trang chủ\b",
    re.IGNORECASE,
)
"""How lines begin that belong to the site although more follows."""

CAPTION_START = re.compile(
    r"(?:ảnh|hình|video|clip|đồ họa|đồ hoạ|infographic|trong ảnh|trong hình|chú thích ảnh|ảnh minh họa|ảnh minh hoạ"
    r"|hình minh họa|hình minh hoạ|ảnh tư liệu|ảnh chụp màn hình)\s*(?:\d{1,2}\s*)?[:.(]|(?:ảnh|hình) \d{1,2}\s*[-–.:]"
    r"|(?:\((?:ảnh|hình)\b)|(?:ảnh|hình ảnh) (?:minh họa|minh hoạ|tư liệu|internet|chụp|cắt từ)|chú thích ảnh",
    re.IGNORECASE,
)
CAPTION_END = re.compile(
    r"(?:[(\[.\-–/|:;,”\"]|^)\s*(?:ảnh|hình ảnh|hình|đồ họa|video|clip|nguồn ảnh|nguồn|ảnh minh họa|ảnh minh hoạ|ảnh tư liệu)"
    r"\s*[:\-–/]\s*[^.:]{1,60}[.)\]]*$"
    r"|[(.\-–]\s*(?:ảnh|hình)(?: (?:minh họa|minh hoạ|tư liệu|internet|chụp màn hình|cắt từ (?:video|clip)))[^.]{0,30}[.)]*$"
    r"|\b(?:ảnh|photo)\s*:\s*[^.:]{1,60}[.)]*$",
    re.IGNORECASE,
)
BYLINE_START = re.compile(
    r"(?:tin|bài|ảnh|clip|video|thực hiện|tác giả|nguồn|người viết|biên tập|tổng hợp|nội dung|trình bày|phóng viên|ghi chép|ctv|pv"
    r"|theo)(?:\s*(?:,|và|&|-|–|/)\s*(?:tin|bài|ảnh|clip|video|viết|đồ họa|thực hiện|trình bày))*\s*:\s*\S",
    re.IGNORECASE,
)
BYLINE_WHOLE = re.compile(
    r"\(?(?:theo|nguồn|nguồn tin)\s+(?:báo\s+)?[^\W\d_a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ].{1,40}\)?"
    r"|\(?(?:nhóm |các )?(?:pv|phóng viên|ctv|bbt|btv)(?:\b.{0,30})?\)?|\(?ban biên tập\)?|\(?(?:ttxvn|vietnam\+|vov|vtv)\)?"
    r"|\((?:[^()]{2,30}/)?(?:ttxvn|vietnam\+|dân trí|vnexpress)\)",
    re.IGNORECASE,
)
NAME_LINKS = frozenset(("-", "–", "—", "&", "và", "/", "|", "+", "•", "·"))

CAPTION_WORDS = re.compile(
    r"(?:bìa|bên|đứng|ngồi|hàng|áo|thứ \w+|giữa)\s*(?:,\s*)?(?:phải|trái|giữa)\b|từ (?:trái|phải)|\(giữa\)|chụp ảnh (?:lưu niệm|chung)"
    r"|^(?:quang cảnh|toàn cảnh|hiện trường|một góc|cảnh|khung cảnh|hình ảnh|phối cảnh|ảnh)\b|tại (?:hiện trường|cơ quan (?:công an|điều tra))\.?$"
    r"|(?:phát biểu|trao đổi|trả lời)[^,:;]{0,60}\.?$|trong (?:ảnh|hình)\b",
    re.IGNORECASE,
)
"""What captions say and running text seldom does."""

CONNECTIVES = re.compile(
    r"(?:tuy|theo|ngoài|bên cạnh|qua đó|từ đó|do đó|vì vậy|trong khi|đồng thời|đặc biệt|cụ thể|trước đó|sau đó|hiện nay|hiện|được biết"
    r"|nhưng|song|còn|và|mặt khác|đến nay|tính đến|nhờ|với|để|khi|nếu|ông|bà|anh|chị|tôi|chúng tôi|như vậy|nói về|dù|mặc dù|riêng|trên|"
    r"đây là|điều này|cũng|thời gian|không|nhiều|những|năm|ngày|vào|lúc|chiều|sáng|tối)\b",
    re.IGNORECASE,
)
"""Openings of sentences that lean on what came before: not of captions."""
