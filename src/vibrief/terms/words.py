"""Tables of words around names: titles, kinds of places and organisations, surnames, words that only begin
sentences."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of `text`."""
    return frozenset(text.split())


# What stands before a person's name: words of address, last words of ranks and offices.
PERSON_WORDS = word_set(
    "ông bà anh chị cô chú bác em cụ cậu thầy tướng tá úy uý sĩ sỹ sư trưởng thư viên tịch tống thống chủ "
    "phó giám đốc nhân đồng_chí chí quân hậu sao ca_sĩ nghệ nhà_văn vua hoàng chúa thánh nạn thủ phạm tử "
    "cáo can vợ chồng con cháu mẹ cha bố tên lý vụ khanh sứ hoa_hậu luật diễn họa nhạc đạo bí vương phi "
    "tiến thạc liệt hiệu phu_nhân nữ cựu"
)

ADDRESSES = word_set("ông bà anh chị cô chú bác em cụ cậu thầy")

# What a place is called before its name in Vietnamese, and the English pattern.
PLACE_PATTERNS = {
    "tỉnh": ("{} province", "{} Province", "province of {}", "Province of {}"),
    "thành phố": ("{} city", "{} City", "city of {}", "City of {}"),
    "tp": ("{} city", "{} City", "city of {}"),
    "tp.": ("{} city", "{} City", "city of {}"),
    "tx": ("{} town", "{} Town", "town of {}"),
    "tx.": ("{} town", "{} Town", "town of {}"),
    "thủ đô": ("the capital {}", "{} capital", "capital {}", "capital city {}", "capital of {}"),
    "quận": ("{} district", "{} District", "district of {}"),
    "huyện": ("{} district", "{} District", "district of {}"),
    "thị xã": ("{} town", "{} Town", "town of {}"),
    "thị trấn": ("{} township", "{} town", "{} Town", "{} Township", "town of {}"),
    "xã": ("{} commune", "{} Commune", "commune of {}"),
    "phường": ("{} ward", "{} Ward", "ward of {}"),
    "thôn": ("{} village", "{} hamlet", "{} Village", "{} Hamlet"),
    "làng": ("{} village", "{} Village", "village of {}"),
    "ấp": ("{} hamlet", "{} Hamlet"),
    "bản": ("{} village", "{} hamlet"),
    "khóm": ("{} quarter", "{} hamlet"),
    "buôn": ("{} village", "{} hamlet"),
    "đảo": ("{} Island", "{} island", "island of {}"),
    "quần đảo": ("{} Islands", "{} archipelago", "{} Archipelago", "{} islands"),
    "bán đảo": ("{} Peninsula", "{} peninsula"),
    "sông": ("{} River", "{} river", "River {}", "river {}"),
    "suối": ("{} Stream", "{} stream"),
    "hồ": ("{} Lake", "Lake {}", "{} lake", "{} Reservoir"),
    "núi": ("Mount {}", "{} Mountain", "Mt. {}", "{} mountain"),
    "dãy": ("{} range", "{} Range", "{} Mountains"),
    "đèo": ("{} Pass", "{} pass"),
    "vịnh": ("{} Bay", "{} Gulf", "Gulf of {}", "Bay of {}"),
    "biển": ("{} Sea", "{} sea", "Sea of {}", "{} beach", "{} Beach"),
    "kênh": ("{} Canal", "{} canal", "{} channel"),
    "cầu": ("{} Bridge", "{} bridge"),
    "cảng": ("{} Port", "{} port", "Port of {}"),
    "đường": ("{} Street", "{} street", "{} Road", "{} road", "{} Avenue"),
    "phố": ("{} Street", "{} street"),
    "đại lộ": ("{} Avenue", "{} Boulevard", "{} avenue"),
    "sân bay": ("{} airport", "{} Airport", "{} International Airport", "{} airbase"),
    "cửa khẩu": ("{} border gate", "{} Border Gate", "{} checkpoint"),
    "chùa": ("{} Pagoda", "{} pagoda", "{} Temple", "{} temple"),
    "đền": ("{} Temple", "{} temple", "{} Shrine"),
    "chợ": ("{} Market", "{} market"),
    "quảng trường": ("{} Square", "{} square"),
    "công viên": ("{} Park", "{} park"),
    "nghĩa trang": ("{} Cemetery", "{} cemetery"),
    "nhà ga": ("{} Station", "{} station", "{} terminal"),
    "thác": ("{} Waterfall", "{} waterfall", "{} Falls"),
    "hang": ("{} Cave", "{} cave"),
    "hầm": ("{} Tunnel", "{} tunnel"),
    "eo biển": ("{} Strait", "Strait of {}", "{} strait"),
    "sa mạc": ("{} Desert", "{} desert"),
    "khu công nghiệp": (
        "{} Industrial Park",
        "{} industrial park",
        "{} Industrial Zone",
        "{} industrial zone",
    ),
    "vườn quốc gia": ("{} National Park", "{} national park"),
    "bang": ("{} state", "state of {}", "State of {}", "{} State", "{}"),
}

# What Vietnam divides its provinces into: behind these, a name is a Vietnamese one.
LOCAL_UNITS = frozenset({"xã", "phường", "thị trấn", "huyện", "thôn", "ấp", "làng", "bản", "khóm", "buôn"})

# Foreign places whose names are those of Vietnamese places and persons as well.
ALSO_VIETNAMESE = frozenset({
    "Trường Giang", "Hoàng Hà", "Tân Cương", "Trùng Khánh", "Quảng Châu", "Sơn Đông", "Tây An", "Thanh Đảo",
    "Quý Châu", "Vân Nam", "An Huy", "Hồ Nam", "Cao Hùng", "Đông Kinh", "Thành Đô", "Nam Kinh", "Dương Tử",
    "Hồ Bắc", "Vũ Hán", "Tô Châu", "Hàng Châu", "Giang Tây", "Cát Lâm", "Thiên Tân",
})  # fmt: skip

# What an organisation is called before its name, and the English pattern.
ORGANISATION_PATTERNS = {
    "bệnh viện": ("{} Hospital", "{} hospital"),
    "đại học": ("{} University", "University of {}", "{} university", "{} College"),
    "trường đại học": ("{} University", "University of {}", "{} university", "{} College"),
    "trường": ("{} School", "{} school"),
    "trường thpt": ("{} High School", "{} high school", "{} Upper Secondary School"),
    "trường thcs": ("{} Secondary School", "{} secondary school", "{} Lower Secondary School"),
    "trường tiểu học": ("{} Primary School", "{} primary school", "{} Elementary School"),
    "công ty": ("{} Company", "{} company", "{} Co", "{}"),
    "tập đoàn": ("{} Group", "{} group", "{} Corporation", "{}"),
    "ngân hàng": ("{} Bank", "{} bank", "{}"),
    "câu lạc bộ": ("{} Club", "{} club", "{}"),
    "clb": ("{} Club", "{} club", "{}"),
    "hãng": ("{}",),
    "báo": ("{} newspaper", "{}"),
    "tờ": ("{}",),
    "nhà máy": ("{} Plant", "{} factory", "{} plant", "{} Factory"),
    "khách sạn": ("{} Hotel", "{} hotel", "Hotel {}"),
    "viện": ("{} Institute", "{} institute", "Institute of {}"),
    "quỹ": ("{} Foundation", "{} Fund", "{} fund"),
}

STRONG_SURNAMES = word_set(
    "Bùi Chử Cù Doãn Dương Giáp Hoàng Huỳnh Hứa Khuất Kiều Lê Lưu Lương Lại Mạc Nghiêm Nguyễn Ngô Phan "
    "Phùng Phạm Quách Thân Thạch Triệu Trương Trần Trịnh Tôn Tạ Tống Võ Vũ Vương Đinh Đoàn Đàm Đào Đặng "
    "Đỗ"
)

WEAK_SURNAMES = word_set(
    "Mai Hà Lâm Lý Hồ Cao Châu Chu Tô Thái La Từ Ông Văn Kim Sơn Quan Đồng An Thi Tăng Lục"
)

# The two words of a year of the sexagenary cycle: Đinh Dậu.
STEMS = word_set("Giáp Ất Bính Đinh Mậu Kỷ Canh Tân Nhâm Quý")
BRANCHES = word_set("Tý Tí Sửu Dần Mão Mẹo Thìn Tỵ Tị Ngọ Mùi Thân Dậu Tuất Hợi")

# Where they live whom English names otherwise than Vietnamese does (Tống Đào is Song Tao), but for these surnames.
SINITIC_PLACES = (
    "Trung Quốc",
    "Trung Hoa",
    "Đài Loan",
    "Hong Kong",
    "Hồng Kông",
    "Bắc Kinh",
    "Thượng Hải",
    "Triều Tiên",
)
NOT_SINITIC = word_set("Nguyễn Phạm Bùi Huỳnh Võ Vũ Lê Phan Đỗ Ngô Đinh Trịnh Đoàn Văn Thị")

# Capitalised for standing first in the sentence or clause, not as part of a name.
STARTERS = word_set(
    "Theo Tại Ở Khi Ông Bà Trong Từ Với Cả Nếu Sau Trước Ngày Đến Do Và Nhưng Tuy Chị Anh Em Cô Chú Bác "
    "Thầy Hôm Năm Tháng Thứ Người Nhà Tờ Báo Hãng Đội Tòa Toà Cựu Cụ Cậu Các Những Một Hai Ba Bốn Sáu Bảy "
    "Phòng Tám Chín Mười Này Đó Đây Có Không Là Được Bị Vì Nên Mà Thì Cho Để Về Vào Ra Lên Xuống Qua Bởi Dù Hay "
    "Hoặc Còn Vẫn Cũng Đã Sẽ Đang Rất Quá Như Bên Giữa Cùng Vua Chúa Thánh Ca Sao Fan Phim Phe Nhóm Trang "
    "Tin Con Cha Mẹ Bố Vợ Chồng Bạn Tôi Ta Họ Nó Hắn Gã Nàng Chàng Tên Cháu Chính Ngoài Riêng Gần Hơn "
    "Trên Dưới Khoảng Chừng Tổng Phó Đại Thượng Trung Thiếu Tướng Sĩ Giới Nước Vùng Miền Bang Khu Sông "
    "Núi Hồ Đảo Biển Vịnh Cầu Đường Phố Cảng Chợ Chùa Đền Quận Huyện Xã Phường Tỉnh Thôn Làng Bản Buôn Ấp "
    "Khóm Đèo Bộ Sở Cục Vụ Ban Viện Trường Hội Quỹ Đài Tàu Xe Máy Hệ Loài Virus Camera Video Clip Game "
    "Robot Ngay Chỉ Mỗi Mọi Dân Lính Thủ Giáo Bài Bức Cuốn Chiếc Cây Trận Cuộc Mùa Lễ Giải Cúp Luật Dự "
    "Mặc Thay Nhờ Hiện Nay Xem Gia Hầu Toàn Lúc Đối Thật Thực Tuần Sáng Chiều Tối Đêm Nói Nghe Đọc Viết "
    "Xin Hãy Đừng Chưa Cần Phải Nhiều Ít Vài Mấy Hàng Cách Lần"
)

# Vietnamese syllables, by their letters, that often begin a foreign name (Kim Jong Un, Van Gogh, Le Pen).
FOREIGN_SYLLABLES = word_set(
    "Kim Van Ban Le San La Ho Don Sam Tim Tom Ben Dan Ken Ann Can Chan Chu Chung Cho Choi Han Hong Im Lim "
    "Song Son Sun Yi Yu Yun Lin Ma Li Hu Hua Xi Xu Cui Ang Tan Ali Abu Mo Al El Da De Di Du Bo Bin Dr "
    "Phan Gan Man Min Nay Kon Eun Gu Ha Hye In Ian Joan Kin Leo Lu Luu Mary Mia Moon Na Nao Nam No Noi Oh "
    "Pan Que Ran Ray Roy Ryan Seo Shin Ta Tai Tao Tu Un Vin Xin Yan Yang Yao Yen Ye Yoo Yong Young Dean "
    "Dana Mon Luis Mai May An Ai Anna Sang Tay Ting Wen Win Lan Long Lui Men Miu Nia Nin Non Bang Big Bay "
    "Car Con Del Den Dao Gun Hai Hui Hung Huy Lai Lam Lang Lao Las Liu Luo Nan Pa Peng Phu Qin Quan Rain "
    "Rio Ron Sao Santa Sin Su Thai Tin Tian Tony Tra Tran Tri Uber Ya Xiao Xuan"
)

# Words of other languages at home in Vietnamese: capitalised, they still name nothing.
LOANWORDS = word_set(
    "video taxi camera container clip radar web robot golf karaoke fan show top game tour bar email pin "
    "showbiz gas website cabin visa laser euro hecta mini metro tivi tv heroin hot smartphone virus "
    "scandal chip rocket bus diesel resort gen gene livestream casino logo tweet gameshow shop vest album "
    "fanpage vali nylon bikini hit radio condotel nilon uranium cafe marketing selfie check piano logic "
    "catwalk test laptop like carbon massage sex live gym micro blog baht cover logistics view protein "
    "cocaine chat startup gram sexy app hacker photo mafia blogger pop chocolate stress rapper showroom "
    "nano module marathon toilet composite pizza spa trailer limousine set voucher cent wifi yoga inch "
    "concert organic vitamin titan poster guitar team tennis ekip status file golfer sushi hamburger inox "
    "homestay ozone carat link dance nail sofa photocopy teen salon penalty slogan pound buffet violin "
    "poker casting hack series judo trend sandwich blockchain drone talkshow handmade online offline "
    "champagne ion hormone manga peso bonsai flycam ballet suit anime sale format rap demo copy cocktail "
    "guide solo photon drama size organ hotline menu photoshop audio hashtag acid netizen style vector "
    "ship caffeine methane stylist internet card server hybrid robotics ebook oxy virut axit cacao gara "
    "karate taekwondo tango salsa jazz rock blues opera festival media newsfeed the and of for in on at "
    "by to is a an new world best super vip ok coronavirus corona usd vnd eur km kg cm mm ha m2 m3 pm am "
    "no yes hello nitơ hydro hyđrô heli amoniac natri kali canxi magie photpho nhôm clo brom iot flo "
    "gluco glucose insulin enzyme enzym adn arn dna rna aids hiv gps sms pdf cd dvd dvr pc led lcd ai it "
    "sn richter retrovirus twitter mili gdp fdi oda wto"
)

# Words inside a foreign name that are not capitalised.
PARTICLES = word_set(
    "de da do dos das del della der den di du la le las los van von bin ibn al el of the and e y & ter ten zu"
)
