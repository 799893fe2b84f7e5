"""What a translation may do with a figure, and what it may not: (Vietnamese, English, verdict per figure)."""

from __future__ import annotations

import pytest

from vibrief.figures import compare
from vibrief.figures.model import Finding

FINE = [
    # the same value, however either language writes it
    ("Có 354.422 lượt người dự.", "There were 354,422 visits."),
    ("Có 20,600 ca nhiễm.", "There were 20,600 cases."),
    ("Dự án trị giá 3.000 tỷ đồng.", "The project is worth 3 trillion dong."),
    ("Dự án trị giá 1,5 nghìn tỷ đồng.", "The project is worth VND1.5 trillion."),
    ("Doanh thu đạt 1.500 tỷ đồng.", "Revenue reached VND1,500 billion."),
    ("Khoản vay 2 triệu rưỡi đồng.", "A loan of 2.5 million dong."),
    ("Thiệt hại hàng chục tỷ đồng.", "The damage runs to tens of billions of dong."),
    ("Hàng nghìn người đã rời đi.", "Thousands of people have left."),
    ("Vài chục hộ dân bị ảnh hưởng.", "A few dozen households were affected."),
    ("Mười lăm thuyền viên được cứu.", "Fifteen crew members were rescued."),
    ("Có hai mươi học sinh.", "There are 20 pupils."),
    ("Khoảng một phần ba dân số.", "About a third of the population."),
    ("Một nửa số hộ, tức 50% dân số.", "Half of the households, or 50 percent of the people."),
    ("Hai phần ba cổ đông đồng ý.", "Two-thirds of the shareholders agreed."),
    ("Sản lượng tăng gấp đôi.", "Output doubled."),
    ("Giá tăng gấp ba lần.", "Prices tripled."),
    ("Nhiệt độ âm 5 độ C.", "The temperature was minus 5 degrees Celsius."),
    ("Tăng 3,5% so với cùng kỳ.", "Up 3.5 per cent year on year."),
    ("Giảm từ 50 đến 55%.", "It fell by 50-55 percent."),
    ("Giá từ 5 đến 7 triệu đồng.", "It costs 5–7 million dong."),
    # dates, times and periods
    ("Ông sinh ngày 16/6/1967.", "He was born on 16 June 1967."),
    ("Ông sinh ngày 16 tháng 6 năm 1967.", "He was born on June 16, 1967."),
    ("Hội nghị diễn ra ngày 5/8.", "The conference was held on 5 August."),
    ("Từ ngày 8 đến 9/3, trời mưa.", "From March 8 to 9 it rained."),
    ("Trưa 1-5, trời nắng.", "At noon on May 1 it was sunny."),
    (
        "Mưa từ đêm 25 đến rạng sáng 26-5.",
        "It rained from the night of May 25 to the early morning of May 26.",
    ),
    ("Khuya 18 và sáng 19-5, nước đục.", "Late on May 18 and on the morning of May 19 the water was murky."),
    ("Ông giữ chức từ tháng 4.2012.", "He has held the post since April 2012."),
    ("Ông là đại biểu khóa X, khóa XI.", "He was a deputy of the 10th and 11th terms."),
    ("Làng có từ thế kỷ 17-18.", "The village dates from the 17th-18th centuries."),
    ("Bão mỗi giờ đi được khoảng 10km.", "The storm is moving at about 10 km per hour."),
    ("Bão mỗi giờ đi được khoảng 10km.", "The storm moves about 10 km every hour."),
    ("Xe BKS 29B1 - 193.25 gặp nạn.", "The vehicle with plate 29B1-193.25 crashed."),
    ("Lương vùng I đến vùng IV.", "Wages of region I to region IV."),
    ("Ông chở hai ba lô đầy.", "He carried two full backpacks."),
    ("Vốn giai đoạn một đến năm 2025 là 5 tỷ USD.", "Phase one costs $5 billion up to 2025."),
    ("2 vợ chồng ông có 3 con.", "He and his wife have 3 children."),
    ("Số đo ba vòng 90 - 63 - 95 cm.", "Measurements of 90 - 63 - 95 cm."),
    ("Khi ấy tôi mười mấy tuổi.", "I was a teenager then."),
    ("Anh Mây cho biết.", "Mr. May said so."),
    ("Nhà đổi chủ qua 3-4 đời.", "The house passed through three to four owners."),
    ("Sau 5 - 6 cuộc gặp, họ ký kết.", "After five or six meetings they signed."),
    ("Chiều qua 3-4, lực lượng đã đến.", "Yesterday afternoon, April 3, the force arrived."),
    ("Cuộc trưng cầu hồi 1-10.", "The referendum on October 1."),
    ("Họ bày mâm ngũ quả.", "They laid out a tray of five fruits."),
    ("Tài sản quý nhất là căn nhà cấp bốn.", "The most precious possession is a one-story house."),
    ("Tên lửa Hwasong -15 và Type -052 D.", "The Hwasong-15 missile and the Type-052D."),
    ("Sức công phá 15 kiloton.", "A yield of 15 kilotons."),
    ("Dây chuyền 10 chỉ vàng.", "A 10-chi gold necklace."),
    ("Ngày 8-2 (23 tháng Chạp).", "On February 8 (the 23rd day of the last lunar month)."),
    ("Nhà của ba của Hằng.", "The house of Hang's father."),
    ("Giá 16,5 triệu đôla Hong Kong.", "It costs 16.5 million Hong Kong dollars."),
    ("Từ tháng 5 đến 8 là mùa mưa.", "May to August is the rainy season."),
    ("Vài ba ngày tới trời nắng.", "It will be sunny in the next few days."),
    ("Lễ hội rằm tháng Giêng.", "The first full moon festival."),
    ("Huấn luyện viên thế hệ 9X.", "A coach born in the 1990s."),
    ("Bụi mịn PM 2.5 tăng.", "PM2.5 dust is rising."),
    ("Ở đường Cách Mạng Tháng 8 và đường 3 tháng 2.", "On Cach Mang Thang 8 and 3 Thang 2 streets."),
    ("Áp dụng từ năm ngân sách 2018.", "It applies from the 2018 budget year."),
    ("Khi ấy cô là giáo viên cấp ba.", "She was a high school teacher then."),
    ("Cơn bão thứ hai trong năm - tan dần.", "The second storm of the year weakened."),
    ("Tăng số năm đóng bảo hiểm.", "More years of contributions."),
    ("Ba và mẹ của bé ở xa.", "The child's father and mother live far away."),
    ("Họ được tiếp đón long trọng.", "They were given a grand welcome."),
    ("Mẫu MQ -4 C và Il -96-300.", "The MQ-4C and the Il-96-300."),
    ("Giai đoạn 27/11/1941-5/1/1942.", "From November 27, 1941 to January 5, 1942."),
    ("Nghỉ Quốc khánh 2-9 đến hết 3-9.", "National Day, September 2, is off until the end of September 3."),
    ("Dịp 30-4, 1-5, khách đông.", "On the April 30 and May 1 holidays guests abound."),
    ("Mỗi đêm 5-6 chuyến tàu.", "Five to six boatloads each night."),
    ("Theo một tư lệnh giấu tên.", "According to a commander who asked not to be named."),
    ("Chuyến cuối đi hôm 28 tháng Chạp.", "The last trip leaves on the 28th of the last lunar month."),
    ("Theo phương án một.", "Under Option 1."),
    ("Giá giảm từ 20-60 triệu đồng.", "Prices fell by 20-60 million dong."),
    ("Trả tiền nhà 3 tháng 1 lần.", "The rent is paid every three months."),
    ("Đầu tư 5 triệu đô Australia.", "An investment of 5 million Australian dollars."),
    ("Dự án An Sương - An Lạc.", "The An Suong - An Lac project."),
    ("Hội nghị diễn ra từ 5 đến 7/6.", "The conference takes place from June 5 to 7."),
    ("Họ họp các ngày 5, 6 và 7/6.", "They met on June 5, 6 and 7."),
    ("Họ họp ngày 5, 6, 7-6.", "They met on the 5th, 6th and 7th of June."),
    ("Tốt nhất trong 10 năm trở lại đây.", "The best in the past 10 years."),
    ("Tháng 8-2021, nhà máy mở cửa.", "The factory opened in August 2021."),
    ("Cuộc họp lúc 9h30.", "The meeting was at 9:30 a.m."),
    ("Cuộc họp lúc 7 giờ tối.", "The meeting was at 7 p.m."),
    ("Cuộc họp lúc 19 giờ.", "The meeting was at 7 p.m."),
    ("Lệnh hết hạn lúc 24h.", "The order ends at midnight."),
    ("Vào khoảng 1.500 năm trước công nguyên.", "Some 1,500 years before Christ."),
    ("Tăng gấp hai mươi lần.", "It rose twentyfold."),
    ("Trong 2 quý tới.", "In the next two quarters."),
    ("Trong năm tài chính 2020.", "In FY2020."),
    ("Trời lạnh âm 5 độ C.", "It was 5 degrees Celsius below zero."),
    ("Bàn thắng ở phút thứ 77.", "The goal came on 77 minutes."),
    ("Đây là năm thứ 7 liên tiếp.", "It is the seventh straight year."),
    ("Sách dài bốn trang rưỡi.", "The book has four and a half pages."),
    ("Đường dây nóng trực 24/24 giờ.", "The hotline is staffed 24/7."),
    ("Cửa hàng mở cửa 24/24.", "The shop is open 24 hours a day."),
    ("Vào khoảng 7.200 năm trước công nguyên.", "Around 7200 BC."),
    ("Gần bốn mươi lăm phút.", "Nearly three-quarters of an hour."),
    ("Có 0,25 triệu hộ.", "There are a quarter of a million households."),
    ("Chiếm 1:6 dân số.", "One sixth of the people."),
    ("Giảm 1 điểm phần trăm.", "It fell by a percentage point."),
    ("Họ gặp lại sau nửa thế kỷ.", "They met again in half a century."),
    ("Tàu đến lúc 17 giờ 45 phút.", "The train arrived at 5:45 p.m."),
    ("Quý III/2024 tăng 6%.", "It rose 6% in the third quarter of 2024."),
    ("Vào thế kỷ XX.", "In the 20th century."),
    ("Vào thế kỷ thứ 15.", "In the fifteenth century."),
    ("Những năm 1990.", "In the 1990s."),
    ("Vào thập niên 90.", "In the '90s."),
    ("Giai đoạn 2016 – 2025.", "In the 2016–2025 period."),
    ("Trong hai thập kỷ qua.", "Over the past two decades."),
    ("Trong 20 năm qua.", "Over the past two decades."),
    ("Kéo dài 24 giờ.", "It lasted 24 hours."),
    ("Năm 356 trước Công nguyên.", "In 356 BC."),
    # identifiers
    ("Chỉ thị số 05 của Bộ Chính trị.", "Directive No. 5 of the Politburo."),
    ("Đội U23 thắng.", "The under-23 team won."),
    ("Dịch Covid-19 lan rộng.", "The Covid-19 epidemic spread."),
    ("Theo Nghị định 12/2024/NĐ-CP.", "Under Decree 12/2024/ND-CP."),
    ("Họ thắng 5-3.", "They won 5–3."),
    # conversions
    ("Cách bờ 160 km.", "It is 100 miles off the coast."),
    ("Trời nóng 32 độ C.", "It was 90 degrees Fahrenheit."),
    ("Nặng 90 kg.", "It weighs 200 pounds."),
    ("Rộng 2 km².", "It covers 200 hectares."),
    ("Dài 1 dặm.", "It is one mile (1.6 km) long."),
    # soft and worded figures
    ("Một người đàn ông đến.", "A man came."),
    ("Cả hai đều đồng ý.", "Both agreed."),
    ("Hai bên đã ký kết.", "The sides have signed."),
    ("Anh là người đầu tiên đến.", "He came first."),
    ("Cặp đôi này có con.", "The two have a child."),
    ("Báo ra 3 tháng một lần.", "The paper is a quarterly."),
    ("Đội vào tứ kết.", "The team is in the quarter-finals."),
    ("Có 12 quả trứng.", "There are a dozen eggs."),
    ("Ông 54 tuổi.", "He is 54."),
    ("Ông là nạn nhân thứ ba.", "He is the third victim."),
    # put in other words, in another order, or written as readers know it
    ("Vận động viên về đích sau 2:07:57.", "She finished in two hours, seven minutes and 57 seconds."),
    ("Bệnh xuất hiện ở 37/63 tỉnh.", "The disease was found in 37 of the 63 provinces."),
    ("Phim cỡ 6x6 cm.", "A 6 by 6 cm film."),
    ("Hiệp một kết thúc 1-0.", "The first half ended 1-0."),
    ("Giá tăng từ 32 lên 43.", "Prices rose to 43 from 32."),
    ("Có 48 nam và 12 nữ.", "There were 12 women and 48 men."),
    ("Trong số 100 phim, 12 phim của nữ đạo diễn.", "Women directed 12 of the 100 films."),
    ("Xe buýt chạy tới công viên Six Flags.", "The bus went to Six Flags."),
    ("Lúc trưa, 30 người đến.", "At noon 30 people came."),
    ("1 năm sau, ông về.", "A year later he came back."),
    ("Năm năm qua không có lũ.", "There has been no flood for five years."),
    ("Tạp chí ra hai tuần một lần.", "The magazine comes out fortnightly."),
    ("Cuộc họp lúc 18:30.", "The meeting was moved to 1830."),
    ("Tàu rời bến lúc 16:00.", "The ship left at 16.00."),
    ("Xe khởi hành lúc 3:45 pm.", "The bus left at 3:45 p.m."),
    ("Giá 24 triệu bảng.", "It cost £24 m."),
    ("Tăng trong 3 quý liền.", "It rose for three straight quarters."),
    ("Cứ 1.000 người có 67 ca.", "There are 67 cases per 1,000 people."),
    ("Chiếm 20% số hộ.", "It is one household in five."),
    ("Có người thứ ba bị mắc kẹt.", "Possibly a third was trapped."),
    ("Trong ba tháng đầu tiên của thai kỳ.", "In the first trimester."),
    ("Khách trạc tuổi đôi mươi.", "The guests are in their twenties."),
    ("Họ chơi 3 môn phối hợp.", "They do triathlon."),
    ("Sau 13 vụ nổ, hơn 250 người chết.", "More than 250 people died in 13 explosions."),
    ("Vở kịch The Next Three Days ra mắt.", "The Next Three Days was staged."),
    ("Nguyên tắc này hết sức rõ, nên nghĩ kỹ.", "The rule is clear, so think twice."),
]

NOTICES = [
    ("Gần 9.500 người dự.", "9,500 people attended.", "hedge_changed"),
    ("Hơn 80 người bị bắt.", "Nearly 80 people were arrested.", "hedge_changed"),
    ("9.500 người dự.", "Some 9,500 people attended.", "hedge_changed"),
    ("Có 354.422 lượt người dự.", "More than 354,000 visits were counted.", "rounded"),
    ("Lãi 300 triệu.", "Profits were VND300 million.", "unit_changed"),
    ("Ông sống ở tầng 5.", "He lived there for 5 years.", "unit_changed"),
    ("Anh mua 5 cái.", "He bought 5 kilograms.", "unit_changed"),
    ("Cùng ngày, 7 người khỏi bệnh.", "On 22 March seven people recovered.", "added"),
    ("Virus này lan nhanh.", "COVID-19 spread fast.", "added"),
    ("Đại dịch corona lan nhanh.", "The 2019–20 coronavirus pandemic spread fast.", "added"),
    ("Ông đến hôm qua.", "He came on Monday.", "added"),
    ("Ông đến vào thứ Hai.", "He came yesterday.", "missing"),
    ("Làng có nhiều tranh tường.", "The village has many murals(1).", "added"),
    ("Hai chục người đến.", "Two dozen people came.", "rounded"),
    ("Lễ diễn ra ngày 15/3.", "The ceremony was held on 15 March 2020.", "same"),
]

ERRORS = [
    ("Trưa 1-5, trời nắng.", "At noon on May 2 it was sunny.", "value_changed"),
    ("Bão mỗi giờ đi được khoảng 10km.", "The storm is moving at about 15 km per hour.", "value_changed"),
    ("Ông là đại biểu khóa X.", "He was a deputy of the 11th term.", "value_changed"),
    ("Giá giảm từ 20-60 triệu đồng.", "Prices fell by 20-50 million dong.", "value_changed"),
    ("Dịp 30-4, 1-5, khách đông.", "On the April 30 and May 2 holidays guests abound.", "value_changed"),
    ("Sa Pa -2 độ C.", "Sa Pa had 2 degrees Celsius.", "value_changed"),
    ("Từ tháng 5 đến 8 là mùa mưa.", "May to September is the rainy season.", "value_changed"),
    ("Chị May đến hôm 3/4.", "Mrs. May came on May 3.", "value_changed"),
    # changed
    ("Có 354.422 lượt người dự.", "There were 354,432 visits.", "value_changed"),
    ("Có 15 người.", "There are 5 people.", "value_changed"),
    ("Đường dây nóng trực 24/24.", "The hotline is staffed 12 hours.", "value_changed"),
    ("Có 5 người.", "There are 15 people.", "value_changed"),
    ("Có mười lăm người.", "There are fifty people.", "value_changed"),
    ("Có ba người.", "There are two people.", "value_changed"),
    ("Ông là nạn nhân thứ ba.", "He is the fourth victim.", "value_changed"),
    ("Dự án trị giá 3.000 tỷ đồng.", "The project is worth 3,000 million dong.", "value_changed"),
    ("Khoản vay 2 triệu đồng.", "A loan of 2 billion dong.", "value_changed"),
    ("Thiệt hại hàng chục tỷ đồng.", "The damage runs to tens of millions of dong.", "value_changed"),
    ("Hàng nghìn người đã rời đi.", "Millions of people have left.", "value_changed"),
    ("Ông sinh năm 1967.", "He was born in 1976.", "value_changed"),
    ("Hội nghị diễn ra ngày 5/8.", "The conference was held on 8 May.", "value_changed"),
    ("Hội nghị diễn ra ngày 5/8/2020.", "The conference was held on 5 August 2021.", "value_changed"),
    ("Tháng 8, nhà máy mở cửa.", "The factory opened in September.", "value_changed"),
    ("Vào thế kỷ XX.", "In the 19th century.", "value_changed"),
    ("Những năm 1990.", "In the 1980s.", "value_changed"),
    ("Quý III/2024.", "In the second quarter of 2024.", "value_changed"),
    ("Cuộc họp lúc 9h30.", "The meeting was at 9:50.", "value_changed"),
    ("Cuộc họp lúc 7 giờ tối.", "The meeting was at 7 a.m.", "value_changed"),
    ("Đội U23 thắng.", "The U22 team won.", "value_changed"),
    ("Họ thắng 5-3.", "They won 5–2.", "value_changed"),
    ("Giá từ 5 đến 7 triệu đồng.", "It costs 5–9 million dong.", "value_changed"),
    ("Sản lượng tăng gấp đôi.", "Output tripled.", "value_changed"),
    ("Cách bờ 160 km.", "It is 160 miles off the coast.", "unit_changed"),
    ("Cách bờ 160 km.", "It is 150 miles off the coast.", "value_changed"),
    # separators
    ("Có 11.460 hộ.", "There are 11.460 households.", "value_changed"),
    ("Có 20,600 ca nhiễm.", "There were 20.600 cases.", "value_changed"),
    ("Dài 3,2 km.", "It is 3,2 km long.", "value_changed"),
    ("Dài 3,2 km.", "It is 32 km long.", "value_changed"),
    # units
    ("Phạt 300 triệu đồng.", "A fine of $300 million.", "unit_changed"),
    ("Khoản vay 5 triệu euro.", "A loan of £5 million.", "unit_changed"),
    ("Tăng 8%.", "It rose by 8.", "unit_changed"),
    ("Có 8 hộ.", "It is 8 percent.", "unit_changed"),
    ("Giảm từ 10% đến 70%.", "It fell by 10% to 70.", "unit_changed"),
    ("Từ ngày 16 tháng 3 đến 2 tháng 4.", "From 16 January to 2 April.", "value_changed"),
    ("Dịch COVID-19 lan rộng.", "The COVID-17 epidemic spread.", "value_changed"),
    ("Bàn thắng ở phút thứ 77.", "The goal came after 77 hours.", "unit_changed"),
    ("Đây là năm thứ 7 liên tiếp.", "It is the seventh straight month.", "unit_changed"),
    ("Ba bị cáo vắng mặt.", "The two defendants were absent.", "value_changed"),
    ("Một trong năm thành phố.", "One of the cities.", "missing"),
    ("Cấp độ ba.", "Level four.", "value_changed"),
    ("Tăng 2 điểm phần trăm.", "It rose by 2 percent.", "unit_changed"),
    ("Tăng 2%.", "It rose by 2 percentage points.", "unit_changed"),
    ("Có 0,003 cent.", "It is 0,003 cents.", "value_changed"),
    ("Công suất là 1450 MW.", "A capacity of 1450 kW.", "unit_changed"),
    ("Hàng chục nghìn người đã rời đi.", "Tens of hundreds of people have left.", "value_changed"),
    ("Hàng nghìn người đã rời đi.", "Hundreds of people have left.", "value_changed"),
    ("Một bệnh viện COVID-19.", "A COVID-1 hospital.", "value_changed"),
    ("Lúc 3:45 pm.", "At 3:45 a.m.", "value_changed"),
    ("Chỉ thị số 06.", "Directive No. 000006.", "value_changed"),
    ("Sáu tháng liên tiếp.", "For six straight years.", "unit_changed"),
    ("Trong vòng năm năm.", "Within five months.", "unit_changed"),
    ("Chỉ số tăng trong năm tuần.", "It rose for four weeks.", "value_changed"),
    # missing and added
    ("Ông mất hôm thứ Bảy và Chủ nhật.", "He was away on Saturday.", "missing"),
    ("Ông ở đó hôm thứ Bảy.", "He was there on Saturday and Monday.", "added"),
    ("Đầu tư tư nhân tăng.", "Private investment rose four times.", "added"),
    ("Vị đại tá đã đến.", "The twelve colonels came.", "added"),
    ("Cả năm nước đồng ý.", "All the countries agreed.", "missing"),
    ("Phim chiếu ngày 18/7 trên kênh phim 1.", "The film is shown on July 18 on July 1.", "value_changed"),
    ("Dịch COVID-19 lan rộng.", "The COVID- epidemic spread.", "missing"),
    ("Bão cách đảo 645 dặm (1040 km).", "The storm is 645 miles from the island.", "missing"),
    ("Ông sinh ngày 16/6/1967.", "He was born on 16 June.", "value_changed"),
    ("Có 14 xã và 3 thị trấn.", "There are communes and 3 towns.", "missing"),
    ("Có 14 xã và 14 thị trấn.", "There are 14 communes and towns.", "missing"),
    ("Có nhiều xã.", "There are 37 communes.", "added"),
    ("Có 14 xã.", "There are 14 communes and 14 towns.", "added"),
    ("Phạt 2 tỷ đồng.", "A fine of 2 billion dong ($86,000).", "added"),
    ("Ông ấy đến.", "He came in 1985.", "added"),
]


def grave(findings: list[Finding], severity: str) -> list[str]:
    return [finding.verdict for finding in findings if finding.severity == severity]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Có 48 nam và 12 nữ.", "There were 12 men and 48 women."),
        ("Hà Nội có 15 ca, Đà Nẵng 27 ca.", "Hanoi had 27 cases, Da Nang 15."),
        ("Giá tăng từ 32 lên 43.", "Prices rose from 43 to 32."),
        ("Có 14 quả cam và 30 quả táo.", "There are 30 oranges and 14 apples."),
    ],
)
def test_figures_that_have_changed_places_are_errors(source: str, target: str) -> None:
    findings = compare(source, target)
    assert grave(findings, "error") == ["value_changed", "value_changed"]
    assert all("changed places" in finding.note for finding in findings)


@pytest.mark.parametrize(("source", "target"), FINE)
def test_says_the_same(source: str, target: str) -> None:
    assert [finding for finding in compare(source, target) if finding.severity != "ok"] == []


@pytest.mark.parametrize(("source", "target", "verdict"), NOTICES)
def test_deserves_a_notice(source: str, target: str, verdict: str) -> None:
    findings = compare(source, target)
    assert grave(findings, "error") == []
    assert grave(findings, "notice") == [verdict]


def test_a_time_of_day_rendered_as_a_length_deserves_a_notice() -> None:
    findings = compare("Khoảng 11 giờ 29 phút, họ đến.", "After 11 hours and 29 minutes they came.")
    assert grave(findings, "error") == []
    assert set(grave(findings, "notice")) == {"same"}


@pytest.mark.parametrize(("source", "target", "verdict"), ERRORS)
def test_is_an_error(source: str, target: str, verdict: str) -> None:
    assert grave(compare(source, target), "error") == [verdict]
