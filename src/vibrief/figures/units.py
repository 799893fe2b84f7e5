"""Units of measurement: what they are called in Vietnamese and in English.

A unit is a short symbol in the manner of UCUM ("km", "ha", "Cel", "a" for years); units that newspapers only use as
a number of others carry a factor (tạ = 100 kg, decade = 10 a), so that a figure's value is in the symbol's unit.
"""

from __future__ import annotations

from decimal import Decimal

from vibrief.figures.rates import rate_names
from vibrief.figures.tokens import phrases_of

Unit = tuple[str, Decimal]

# symbol: (how both languages abbreviate it, Vietnamese words, English words), separated by "|"
_UNITS: dict[str, tuple[str, str, str]] = {
    "km": ("km", "ki lô mét|ki lô met|kilômét|kilomet|kilomét|ki lo met|cây số", "kilometer|kilometre"),
    "m": ("m", "mét|met", "meter|metre"),
    "cm": (
        "cm",
        "xăng ti mét|xen ti mét|xentimét|xentimet|xăngtimét|centimet|centimét|phân mét",
        "centimeter|centimetre",
    ),
    "mm": ("mm", "mi li mét|milimét|milimet", "millimeter|millimetre"),
    "um": (
        "μm|µm|um", "micromet|micromét|muy crô mét|micrô mét|mi crô mét|micron",
        "micrometer|micrometre|micron",
    ),
    "nm": ("nm", "na nô mét|nanomet|nanomét", "nanometer|nanometre"),
    "mi": ("mi", "dặm|dặm anh", "mile"),
    "nmi": ("nmi", "hải lý|hải lí|dặm biển", "nautical mile"),
    "ft": ("ft", "foot|feet|bộ anh|phít|phút anh", "foot|feet"),
    "in": ("inch|inches", "inch|inches|insơ|in sơ|inh", "inch|inches"),
    "yd": ("yd", "yard|yards|thước anh", "yard"),
    "ly": ("", "năm ánh sáng", "light year|light-year|lightyear"),
    "km2": (
        "km²|km2|km 2|kms²|km<sup>2</sup>|km^2",
        "ki lô mét vuông|ki lô met vuông|kilômét vuông|kilomet vuông|kilomét vuông|km vuông|cây số vuông",
        "square kilometer|square kilometre|sq km|sq. km|square km",
    ),
    "m2": (
        "m²|m2|m 2|m<sup>2</sup>|m^2", "mét vuông|met vuông|m vuông",
        "square meter|square metre|sq m|sq. m|square m",
    ),
    "mm2": ("mm²|mm2", "mi li mét vuông", "square millimeter|square millimetre"),
    "cm2": ("cm²|cm2|cm<sup>2</sup>", "xăng ti mét vuông|cm vuông", "square centimeter|square centimetre"),
    "mi2": ("", "dặm vuông", "square mile|sq mi|sq. mi"),
    "ft2": ("ft²", "foot vuông|feet vuông|bộ vuông|phút vuông", "square foot|square feet|sq ft"),
    "ha": ("ha", "héc ta|hécta|hecta|hec ta|mẫu tây", "hectare"),
    "acre": ("", "mẫu anh|acre|acres|mẫu đất|mẫu ruộng|mẫu rừng|mẫu vườn", "acre"),
    "sao": ("", "sào", "sào"),
    "m3": (
        "m³|m3|m 3|m<sup>3</sup>|m^3",
        "mét khối|met khối|m khối|khối nước|khối gỗ|khối đất|khối đá|khối khí|khối bê tông|khối cát",
        "cubic meter|cubic metre|cu m",
    ),
    "cm3": (
        "cm³|cm3|cc", "xăng ti mét khối|xen ti mét khối|phân khối",
        "cubic centimeter|cubic centimetre",
    ),
    "ft3": ("", "foot khối|feet khối|bộ khối", "cubic foot|cubic feet"),
    "L": ("l|lit", "lít|lit", "liter|litre"),
    "mL": ("ml", "mi li lít|mililít|mililit", "milliliter|millilitre"),
    "gal": ("gal", "gallon|gallons|ga lông|galông|galon|galong", "gallon"),
    "bbl": (
        "bbl",
        "thùng dầu|thùng dầu thô|thùng/ngày|thùng mỗi ngày|thùng một ngày|thùng dầu mỗi ngày|"
        "thùng dầu một ngày|thùng dầu/ngày|thùng dầu thô mỗi ngày",
        "barrel of oil|barrels of oil|barrels of crude|barrels of crude oil|barrels per day|"
        "barrels a day|barrels of oil per day|barrels of oil a day",
    ),
    "kg": (
        "kg|kgs",
        "ki lô gam|ki lô gram|kilôgam|kilogam|kilogram|ki lô|kí lô|ký lô|kilo|kí|ký|cân",
        "kilogram|kilogramme|kilo",
    ),
    "g": ("g|gr", "gam|gram|gờ ram", "gram|gramme"),
    "mg": ("mg", "mi li gam|mi li gram|miligam|miligram", "milligram|milligramme"),
    "ug": ("μg|µg|mcg", "micrôgam|microgam|microgram", "microgram"),
    "t": ("", "tấn", "tonne|ton|metric ton|metric tonne"),
    "lb": ("lb|lbs", "cân anh|pao", "pound"),
    "oz": ("oz", "ao xơ|aoxơ|ounce", "ounce"),
    "tael": ("", "lượng vàng|cây vàng|lạng vàng|lượng bạc", "tael|taels of gold"),
    "s": ("s|sec", "giây", "second"),
    "ms": ("ms", "mili giây|mi li giây|phần nghìn giây|phần ngàn giây", "millisecond"),
    "permille": ("‰", "phần nghìn|phần ngàn", "parts per thousand|part per thousand|per mille|per mil"),
    "ppb": ("ppb", "phần tỷ|phần tỉ", "parts per billion|part per billion"),
    "min": ("min|mins", "phút", "minute"),
    "h": ("hrs|hr", "h|giờ|tiếng|giờ đồng hồ|tiếng đồng hồ", "hour"),
    "d": ("", "ngày|hôm", "day"),
    "wk": ("", "tuần|tuần lễ", "week"),
    "mo": ("", "tháng", "month"),
    "a": ("", "năm|tuổi|năm tuổi|niên", "year|year old|years old|yr|yrs"),
    "km/h": ("kph|km h|kmh", "cây số giờ", ""),
    "mph": ("mph|mi/h", "", ""),
    "m/s": ("", "", ""),
    "km/s": ("", "", ""),
    "cm/s": ("", "", ""),
    "kn": ("kt|kts", "", "knot"),
    "m3/s": ("", "", ""),
    "Cel": (
        "°c|º c|ºc|° c|℃|o c|oc|0 c", "độ c|độ xê|độ bách phân",
        "degrees celsius|degree celsius|degrees centigrade|degrees c|degree c|celsius",
    ),
    "degF": (
        "°f|ºf|° f|℉", "độ f|độ fahrenheit",
        "degrees fahrenheit|degree fahrenheit|degrees f|degree f|fahrenheit",
    ),
    "deg": ("°|º", "độ", "degree"),
    "W": ("w", "oát|watt|oắt", "watt"),
    "kW": ("kw|kwp", "ki lô oát|kilowatt|kilôoát", "kilowatt"),
    "MW": ("mw|mwp", "mê ga oát|megawatt|mêgaoát|megaoát|mw", "megawatt"),
    "GW": ("gw|gwp", "gi ga oát|gigawatt", "gigawatt"),
    "kWh": ("kwh", "ki lô oát giờ|kilowatt giờ|số điện", "kilowatt hour|kilowatt-hour|kilowatthour"),
    "MWh": ("mwh", "megawatt giờ", "megawatt hour|megawatt-hour"),
    "GWh": ("gwh", "gigawatt giờ", "gigawatt hour|gigawatt-hour"),
    "TWh": ("twh", "terawatt giờ", "terawatt hour|terawatt-hour"),
    "V": ("v", "vôn|volt", "volt"),
    "kV": ("kv", "ki lô vôn|kilôvôn|kilovolt", "kilovolt"),
    "A": ("", "am pe|ampe|ampere", "ampere|amp"),
    "mA": ("ma", "mi li am pe|mi li ampe|miliampe", "milliampere|milliamp"),
    "mAh": ("mah", "mi li ampe giờ", "milliampere hour|milliamp hour"),
    "Hz": ("hz", "hertz", "hertz"),
    "kHz": ("khz", "ki lô héc|kilohertz", "kilohertz"),
    "MHz": ("mhz", "mê ga héc|megahertz|mêgahéc", "megahertz"),
    "GHz": ("ghz", "gi ga héc|gigahertz", "gigahertz"),
    "B": ("", "byte|bai", "byte"),
    "KB": ("kb", "kilobyte|ki lô bai", "kilobyte"),
    "MB": ("mb", "megabyte|mê ga bai", "megabyte"),
    "GB": ("gb", "gigabyte|gi ga bai", "gigabyte"),
    "TB": ("tb", "terabyte|tê ra bai", "terabyte"),
    "kbps": ("kbps|kb/s", "kilobit trên giây|kilobit/giây", "kilobits per second|kilobit per second"),
    "Mbps": (
        "mbps|mb/s", "megabit trên giây|megabit/giây|megabit mỗi giây",
        "megabits per second|megabit per second",
    ),
    "Gbps": ("gbps|gb/s", "gigabit trên giây|gigabit/giây", "gigabits per second|gigabit per second"),
    "MP": ("mp", "megapixel|mê ga píc xen|mpx", "megapixel"),
    "px": ("px", "điểm ảnh|pixel", "pixel"),
    "hp": ("hp", "mã lực|cv", "horsepower|horse power"),
    "cal": ("cal", "calo|ca lo", "calorie"),
    "kcal": ("kcal", "ki lô calo|kcalo|kilocalo", "kilocalorie"),
    "J": ("", "jun|joule", "joule"),
    "dB": ("db", "đề xi ben|đêxiben|decibel", "decibel"),
    "Pa": ("", "pascal", "pascal"),
    "hPa": ("hpa", "héc tô pascal", "hectopascal"),
    "mbar": ("mbar", "mi li bar|milibar", "millibar"),
    "mmHg": ("mmhg", "mi li mét thủy ngân", "millimeters of mercury"),
    "ppm": ("ppm", "phần triệu", "parts per million|part per million"),
    "carat": ("", "carat|cara|ca ra", "carat"),
}  # fmt: skip

# Other names for a number of some unit: (symbol, factor, Vietnamese, English)
_MULTIPLES: tuple[tuple[str, str, str, str], ...] = (
    ("kg", "100", "tạ", "quintal"),
    ("kg", "10", "yến", ""),
    ("g", "100", "lạng", ""),
    ("t", "1000", "ki lô tấn|kiloton|kilôtôn", "kiloton|kilotonne"),
    ("t", "1000000", "megaton|mê ga tấn", "megaton|megatonne"),
    ("m2", "1000", "công đất|công ruộng|công lúa|công vườn", ""),
    ("a", "10", "thập kỷ|thập niên|thập kỉ", "decade"),
    ("a", "100", "thế kỷ|thế kỉ", "century|centuries"),
    ("a", "1000", "thiên niên kỷ", "millennium|millennia"),
    ("d", "14", "", "fortnight"),
    ("mo", "3", "quý", ""),
    ("g/cm3", "1", "g/cm³|gam trên xăng ti mét khối", "grams per cubic centimeter"),
    ("tael", "0.1", "chỉ vàng", "mace|chi of gold|chi gold"),
    ("dm", "1", "đề xi mét", "decimeter|decimetre"),
    ("L", "100", "hl", "hectoliter|hectolitre"),
)


# Words that only begin like a unit: 2 tấn công, 3 tiếng nổ, 5 ký sự.
_NO_UNITS = {
    1: """
        tấn công|tấn kịch|tuần tra|tuần hành|tuần lộc|tuần hoàn|tuần duyên|cân bằng|cân nặng|cân nhắc
        cân đối|ký túc|ký giả|ký hiệu|ký kết|ký họa|ký sự|ký ức|ký tự|ký thác|kí túc|kí giả|kí hiệu|kí tự
        kí ức|tiếng nổ|tiếng súng|tiếng anh|tiếng việt|tiếng nói|tiếng động|tiếng kêu|tiếng trống
        tiếng pháp|tiếng hoa|tiếng cười|tiếng chuông|tiếng bom|tiếng hót|tiếng vang|tiếng đức|tiếng trung
        hôm thứ|hôm chủ nhật|hôm nay|hôm qua|hôm sau|hôm trước|hôm kia|hôm ấy|hôm đó|hôm nọ|hôm tới|hôm tết
        tiếng nga|tiếng nhật|tiếng tây|lạng sơn|yến tiệc|yến sào|năm học phí|ngày lễ|ngày nghỉ lễ|ngày hội
        ngày tết|giờ g|quý khách|quý ông|quý bà|quý cô|quý anh|quý vị|quý giá|quý tộc|độ tuổi
        độ cao|độ sâu|tháng giêng|phút giây|tạ ơn|tạ đình
    """,
    2: """
        second -|second half|second time|second place|second world|second term|second round|foot soldiers
        foot patrol|minute maid|day care|second largest|second most
    """,
}


def _phrases(column: int) -> dict[str, Unit | None]:
    """The names of one language: 1 Vietnamese, 2 English; abbreviations stand in both; None for what is no unit."""
    entries: dict[str, Unit | None] = {}
    for symbol, factor, *names in _MULTIPLES:
        for name in filter(None, names[column - 1].split("|")):
            for form in _forms(name, column):
                entries[form] = (symbol, Decimal(factor))
    called: dict[str, list[str]] = {}
    for symbol, row in _UNITS.items():
        names = [*row[0].split("|"), *row[column].split("|")]
        called[symbol] = [form for name in filter(None, names) for form in _forms(name, column)]
        for form in called[symbol]:
            entries.setdefault(form, (symbol, Decimal(1)))
    for name, symbol in rate_names(entries, called, column):
        entries[name] = (symbol, Decimal(1))
    return {**entries, **dict.fromkeys(phrases_of(_NO_UNITS[column]))}


def _forms(name: str, column: int) -> list[str]:
    """English words in both numbers (mile, miles); the syllables of Vietnamese ones also joined by hyphens."""
    if column == 1:
        return [name, name.replace(" ", "-", 1), name.replace(" ", "-")] if " " in name else [name]
    regular = len(name) >= 3 and not name.endswith(("s", "feet", "foot", "ry", "ch"))
    return [name, f"{name}s"] if regular else [name]


UNITS: dict[str, dict[str, Unit | None]] = {"vi": _phrases(1), "en": _phrases(2)}

# How English writes a unit: a sign that follows the number at once, or a word in both numbers; others by their symbol.
_SIGNS = {"Cel": "°C", "degF": "°F"}
_WORDS = {
    "a": "year|years", "mo": "month|months", "wk": "week|weeks", "d": "day|days", "h": "hour|hours",
    "min": "minute|minutes", "s": "second|seconds", "ms": "millisecond|milliseconds", "ha": "hectare|hectares",
    "acre": "acre|acres", "sao": "sào|sào", "t": "tonne|tonnes", "lb": "lb|lb", "oz": "ounce|ounces",
    "tael": "tael|taels", "m": "metre|metres", "mi": "mile|miles", "nmi": "nautical mile|nautical miles",
    "ft": "foot|feet", "in": "inch|inches", "yd": "yard|yards", "ly": "light year|light years", "L": "litre|litres",
    "gal": "gallon|gallons", "bbl": "barrel of oil|barrels of oil", "km2": "square kilometre|square kilometres",
    "m2": "square metre|square metres", "mm2": "square millimetre|square millimetres",
    "cm2": "square centimetre|square centimetres", "mi2": "square mile|square miles",
    "ft2": "square foot|square feet", "m3": "cubic metre|cubic metres", "cm3": "cubic centimetre|cubic centimetres",
    "ft3": "cubic foot|cubic feet", "deg": "degree|degrees", "A": "ampere|amperes", "B": "byte|bytes",
    "kn": "knot|knots", "hp": "horsepower|horsepower", "J": "joule|joules", "Pa": "pascal|pascals",
    "carat": "carat|carats", "g": "gram|grams", "m/s": "metre per second|metres per second",
    "permille": "part per thousand|parts per thousand", "W": "watt|watts", "V": "volt|volts",
    "m3/s": "cubic metres per second|cubic metres per second",
    "dm": "decimetre|decimetres", "ug": "microgram|micrograms", "um": "micrometre|micrometres", "kbps": "kbps|kbps",
    "cal": "calorie|calories", "MP": "megapixel|megapixels", "px": "pixel|pixels",
    "g/cm3": "grams per cubic centimeter|grams per cubic centimeter",
}  # fmt: skip


def english_unit(number: str, symbol: str, *, single: bool) -> str:
    """The number with its unit in English: 5 km, 2 hectares, 1 year, 37°C."""
    if symbol in _SIGNS:
        return number + _SIGNS[symbol]
    singular, _, plural = _WORDS.get(symbol, symbol).partition("|")
    return f"{number} {singular if single else plural or singular}"
