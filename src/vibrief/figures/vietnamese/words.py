"""Words around figures in Vietnamese: hedges, names that are no numbers, words that vouch for a lone numeral."""

from __future__ import annotations

from vibrief.figures.model import Hedge
from vibrief.figures.tokens import Phrases, phrases_of, word_set


def _table(rows: dict[Hedge, str]) -> Phrases[Hedge]:
    return Phrases([(phrase, hedge) for hedge, phrases in rows.items() for phrase in phrases_of(phrases)])


HEDGES_BEFORE = _table(
    {
        "under": """
            gần|gần như|gần bằng|gần tới|gần đến|ngót|ngót nghét|suýt soát|dưới|chưa đầy|chưa đến|chưa tới|chưa được
            không đầy|không tới|không đến|ít hơn|kém hơn|thấp hơn|nhỏ hơn|chưa quá
        """,
        "over": """
            hơn|trên|quá|ngoài|vượt|vượt quá|vượt mức|vượt ngưỡng|vượt mốc|nhiều hơn|cao hơn|lớn hơn|dài hơn
            lâu hơn|xa hơn|nặng hơn|đã hơn
        """,
        "about": """
            khoảng|khoảng chừng|chừng|chừng khoảng|tầm|tầm khoảng|cỡ|cỡ khoảng|ước tính
            ước chừng|ước khoảng|ước đạt|ước|xấp xỉ|vào khoảng|trong khoảng|phỏng chừng|áng chừng|đâu đó
            tương đối|trên dưới|xê xích|hơn kém
        """,
        "at_least": """
            ít nhất|ít nhất là|ít nhất có|ít nhất cũng|ít nhất bằng|ít nhất là bằng
            tối thiểu|tối thiểu là|chí ít|không dưới|không ít hơn|không thấp hơn|không kém
            ít ra
        """,
        "at_most": """
            nhiều nhất|nhiều nhất là|tối đa|tối đa là|không quá|không hơn|không cao hơn|không vượt quá
            không nhiều hơn|không vượt|không lớn hơn
        """,
        "up_to": """
            lên tới|lên đến|lên tới tận|lên đến tận|có tới|có đến|tới tận|đến tận|có thể lên tới|có thể lên đến
            lên tới con số|lên đến con số
        """,
    }
)
HEDGES_AFTER = _table(
    {
        "at_least": "trở lên|trở đi|hoặc nhiều hơn|hoặc cao hơn|hoặc lâu hơn|hoặc lớn hơn|và lớn hơn|và già hơn",
        "at_most": "trở xuống|đổ lại|hoặc ít hơn|hoặc thấp hơn|hoặc nhỏ hơn|và nhỏ hơn|trở lại",
        "none": "trở lại đây|trở lại nay",  # the past ten years
    }
)

PERCENT = phrases_of("%|phần trăm|% điểm|điểm phần trăm|điểm %|phần trăm điểm")

# Magnitudes without a number: hàng chục tỷ, vài trăm. The value is the scale itself.
VAGUE = frozenset({"hàng", "vài", "mấy", "nhiều", "cả", "dăm", "những", "đến", "bạc", "chục"})

# Names and other words that begin like a number.
NOT_NUMBERS = Phrases(
    dict.fromkeys(
        phrases_of(
            """
        ba lan|ba tư|ba đình|ba bể|ba chẽ|ba lê|ba lô|ba mẹ|ba má|ba tôi|ba gai
        ba hoa|ba rem|ba ba|ba rọi|ba tháp|ba son|ba zan|ba gác|ba đời|ba tiêu
        ba dọi|ba chỉ|ba lá|tài ba|ba lông|ba chấm|ba chìm|chín muồi|chín chắn
        rang chín|nướng chín|nấu chín|luộc chín|hấp chín|chiên chín|rán chín|xào chín|đang chín
        bóng bẩy|năm tuổi nghỉ|năm tuổi thọ
        chín mọng|chín rộ|chín tới|chín vàng|chín kỹ|chín cây|chín đỏ|một số|một cách|một trong
        một mình|một phần|một lần nữa|một vài|một ít|một khi|một chút|một mặt|một loạt|một chiều
        một lúc|một mực|một mạch|một lòng|một thể|một khác|một đôi|một nửa|một thời|một đằng|một hồi
        trăm họ|trăm phần trăm|muôn vạn|vạn vật|vạn sự|vạn lý|vạn niên|vạn xuân|vạn phúc|vạn thịnh
        không một|tứ chiếng|một khối|bốn bể|năm bình thường|năm châu bốn|phong ba|ngã ba|ngã tư
        bốn phương|bốn bề|ba kích|tám chuyện|ba mặt|tư lệnh|tư nhân|tư vấn|tư thế|tư tưởng|tư cách
        tư thục|tư duy|tư pháp|tư liệu|tư sản|tư thương|ngã năm|ngã sáu|ngã bảy|cú ăn ba|vịnh ba tư
        """
        )
    )
)
# Names that only their capitals tell from counts: huyện Năm Căn, năm căn nhà.
PLACES = Phrases(
    dict.fromkeys(phrases_of("ba vì|ba tơ|ba tri|ba xuyên|ba động|bảy núi|bảy hiền|bảy mẫu|năm căn|hai bà"))
)
BEFORE_NOT_NUMBER = word_set(
    "đinh đôi từng ông bà chú bác anh chị cô thím dì cậu muôn vú nhỡ suy đòn cá vài dăm"
)

# `chín` is ripe or cooked, not nine:
RIPE_BEFORE = word_set(
    """
    độ ăn nấm nấu đun luộc rán nướng hấp quả trái đã sắp vừa chưa thịt cá được lúa mùi mít chuối
    xoài cà ớt nên gạo bột trứng cơm càng đều nửa tôm cua gà vịt bò heo lợn mực hạt cây vải nhãn
    """
)
RIPE_AFTER = word_set(
    """
    uống bỏ quá đặt tới muồi mọng vàng đỏ cây kỹ rồi thì và là mới đều hết còn nhừ tái rục thơm ngọt
    vừa sớm muộn chắn suối kĩ mềm nhanh chậm dần khắp mẹ cả trên
    """
)

# Behind `ba` where it is the father: ba sẽ về.
FATHER_AFTER = word_set("mua của mất sẽ có đã đang cũng vẫn ơi à ạ nhé bảo nói rất thì")

# Words before `năm` that leave it to be five where `tháng` follows: hơn năm tháng.
FIVE_BEFORE = word_set("trong vòng sau gần hơn suốt khoảng được mất thêm qua cách cứ kéo dài án đã")

# Words that mostly date a year (cả năm, qua năm), but not where a noun follows that is counted: cả năm nước.
FIVE_THOUGH_BEFORE = word_set("cả qua là thêm gần kia nay")
COUNTED_NOUNS = [
    phrase.split()
    for phrase in phrases_of(
        """
        người chết|người thiệt mạng|người bị|người khác|bệnh nhân|binh sĩ|binh lính|trường hợp|thành viên|khu vực
        quốc gia|nước|tỉnh|thành phố|quận|huyện|xã|phường|hãng|công ty|doanh nghiệp|ngân hàng|nền kinh tế|kênh
        đứa|chiếc|cái|bức|cuốn|bộ phim|ngôi|con|trận|vụ|ca mắc|ca nhiễm|ca tử vong|cuộc|nghi phạm|nạn nhân
        học sinh|sinh viên|cầu thủ|bàn thắng|sân bay|cơ sở|dự án|loại|nhóm|đội|chuyến bay|tàu|máy bay|đối tượng
        căn|hòn|hồ|làng|thị trấn|cây|toà|tòa|viên|chai|hộp|gói|lần|lượt|bước|trang|câu|bài|tờ|lá
        bị cáo|cán bộ|công nhân|du khách|hành khách|thi thể|ngư dân|anh em|chị em|mẫu|hộ dân|ngôi nhà|lĩnh vực
        """
    )
]

# Around the noun `năm` (year), which is also the number five. Before it:
YEAR_BEFORE = word_set(
    """
    trong mỗi hàng hằng nhiều vài mấy những các đầu cuối giữa cả quanh tròn suốt một nửa từng bao
    lâu mọi qua ấy thâm chục trăm nghìn ngàn vạn triệu ngã viên lầu ông bà anh chị chú bác nghệ tháng
    là thường kết đời rằm giáp tết huyện nhiêu thêm gần nhiệm hạn sinh / %
    """
)
# and behind it: what dates a year, and words that no number stands before.
YEAR_AFTER = word_set(
    """
    ngân cô nọ thuộc đóng nay ngoái qua học góc mới trước tới sau gần của và thứ không đầu nào để có
    trong ở lớp đến đó chỉ từ tù là vừa cuối với nhưng trở liền nhất ấy nữa hoặc vào cũng rồi về một phải này tài nhận
    hai theo vì mà như thì đã cứ do sẽ đều còn giữa vẫn tiếp được nên luôn hay nếu bởi tại trên cho
    xưa kia ngoài lại chưa rưỡi bị đang nhuận dương âm lịch kỷ bính đinh mậu canh tân nhâm quý giáp
    ất tuổi tý sửu dần mão thìn tỵ ngọ mùi thân dậu tuất hợi châu căn hiền thoại gì cùng càng khi lẻ
    mươi các những bao chiến kinh nghiệm ánh sinh tháng mấy ông bà tôi nó họ mình ta lên xuống đạt
    tăng giảm ra đi sống làm dự hết
    """
)
