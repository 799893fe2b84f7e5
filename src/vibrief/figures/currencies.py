"""Currencies: ISO 4217 codes, their signs and their names in Vietnamese and English."""

from __future__ import annotations

from decimal import Decimal

from vibrief.figures.tokens import Phrases, phrases_of, word_set

Currency = tuple[str, Decimal]

# code: (signs and abbreviations of both languages, Vietnamese names, English names), separated by "|"
_CURRENCIES: dict[str, tuple[str, str, str]] = {
    "VND": (
        "₫|vnd|vnđ|vn$|đ", "đồng|đồng việt nam|đồng vn|việt nam đồng|tiền đồng",
        "dong|vietnam dong|vietnamese dong|vietnamese đồng|đồng",
    ),
    "USD": (
        "$|usd|us$|us $|u.s.$|u.s. $",
        "đô la mỹ|đô la|đô mỹ|đô|đôla|đôla mỹ|đồng đô la mỹ|mỹ kim|dollar|dollars|đô la usd|"
        "đô la hoa kỳ",
        "dollar|us dollar|u.s. dollar|u.s dollar|american dollar|buck|united states dollar",
    ),
    "EUR": ("€|eur|€ur", "euro|euros|ơ rô|đồng euro|ê rô|đồng tiền chung châu âu", "euro"),
    "GBP": (
        "£|gbp|stg", "bảng anh|pounds|pound|đồng bảng anh|bảng anh sterling",
        "pound sterling|pounds sterling|british pound|sterling|quid",
    ),
    "JPY": ("¥|jpy|yen$", "yên nhật|yên|yen|yen nhật|đồng yên|yên nhật bản", "yen|japanese yen"),
    "CNY": ("cny|rmb|cn¥", "nhân dân tệ|đồng nhân dân tệ|tệ|yuan|ndt", "yuan|renminbi|chinese yuan"),
    "KRW": ("₩|krw", "won|uôn|won hàn quốc|đồng won", "won|korean won|south korean won"),
    "THB": ("฿|thb|bt", "baht|baht thái|baht thái lan", "baht|thai baht"),
    "INR": ("₹|inr|rs|rs.", "rupee|rupees|rupi|ru pi|rupee ấn độ", "rupee|indian rupee"),
    "AUD": (
        "a$|aud|au$|aud$",
        "đô la úc|đô úc|đôla úc|đô la australia|đôla australia|đô australia|đô la au|đô au|dollar úc|dollar australia",
        "australian dollar",
    ),
    "CAD": (
        "c$|cad|ca$|cad$|can$",
        "đô la canada|đô canada|đôla canada|đô la ca-na-đa|dollar canada",
        "canadian dollar",
    ),
    "NZD": (
        "nz$|nzd|nzd$",
        "đô la new zealand|đôla new zealand|đô new zealand|đô la nz|đôla nz|đô nz|dollar new zealand",
        "new zealand dollar",
    ),
    "SGD": (
        "s$|sgd|sgd$",
        "đô la singapore|đô singapore|đôla singapore|đô la sing|đô sing|dollar singapore",
        "singapore dollar",
    ),
    "HKD": (
        "hk$|hkd|hkd$|$ hk|$hk",
        "đô la hồng kông|đôla hồng kông|đôla hong kong|đô la hong kong|đô hồng kông|đô la hongkong|"
        "dollar hồng kông|dollar hong kong|dollar hongkong",
        "hong kong dollar",
    ),
    "TWD": ("nt$|twd", "đô la đài loan|dollar đài loan|đài tệ|tân đài tệ", "taiwan dollar|new taiwan dollar"),
    "CHF": ("chf", "franc thụy sĩ|phrăng thụy sĩ|franc", "swiss franc"),
    "FRF": ("frf", "franc pháp|phrăng pháp", "french franc|franc"),
    "DEM": ("dem", "mác đức", "deutsche mark|deutschmark|german mark|deutsch mark"),
    "RUB": ("₽|rub", "rúp|rúp nga|đồng rúp|ruble|rouble", "ruble|rouble|russian ruble"),
    "MYR": (
        "rm|myr|ringgit|malaysian ringgit|malaysia ringgit|malaysian ringgits|malaysia ringgits",
        "ringgit|ringgit malaysia|đồng ringgit",
        "ringgit|malaysian ringgit|malaysia ringgit",
    ),
    "IDR": ("rp|idr", "rupiah|rupiah indonesia", "rupiah|indonesian rupiah"),
    "PHP": ("₱|php", "peso philippines|peso philippine", "philippine peso"),
    "MXN": ("mxn", "peso mexico|peso mexicô|peso", "mexican peso|peso"),
    "LAK": ("₭|lak", "kíp lào|kip lào", "kip|lao kip"),
    "KHR": ("៛|khr", "riel|riên|riel campuchia", "riel|cambodian riel"),
    "MMK": ("mmk", "kyat|kyat myanmar", "kyat|myanmar kyat"),
    "BRL": ("r$|brl", "reais|real brazil", "brazilian real|reais"),
    "TRY": ("₺|try", "lira|lira thổ nhĩ kỳ", "lira|turkish lira"),
    "ITL": ("itl", "lira ý|lia ý", "italian lira"),
    "UAH": ("₴|uah", "hryvnia|hryvnia ukraine", "hryvnia"),
    "PLN": ("zł|pln", "zloty", "zloty"),
    "SEK": ("sek", "krona thụy điển|krona|cua-ron thụy điển", "swedish krona|swedish kronor|krona|kronor"),
    "NOK": ("nok", "krone na uy", "norwegian krone|norwegian kroner"),
    "DKK": ("dkk", "krone đan mạch", "danish krone|danish kroner"),
    "ZAR": ("zar", "rand|rand nam phi", "rand|south african rand"),
    "AED": ("aed", "dirham|dirham uae", "dirham"),
    "SAR": ("sar", "riyal|riyal ả rập|rial ả rập", "saudi riyal|saudiriyal|riyal"),
    "QAR": ("qar", "riyal qatar", "qatari riyal"),
    "IRR": ("irr", "rial|rial iran", "iranian rial|rial"),
    "KWD": ("kwd", "dinar kuwait|dinar", "kuwaiti dinar|dinar"),
    "ILS": ("₪|ils", "shekel|sê-ken", "shekel"),
    "EGP": ("egp|l.e.|l.e|le", "bảng ai cập", "egyptian pound|egyptianpound|geneh|genihat masriya"),
    "LBP": ("lbp", "bảng li băng|bảng liban", "lebanese pound"),
    "BGN": ("bgn", "lev", "lev"),
    "MNT": ("₮|mnt", "tugrik|tögrög", "tugrik|tögrög"),
    "PKR": ("pkr", "rupee pakistan", "pakistani rupee"),
    "BDT": ("৳|bdt", "taka", "taka"),
    "NGN": ("₦|ngn", "naira", "naira"),
    "KES": ("kes|ksh", "shilling kenya", "kenyan shilling"),
    "ARS": ("ars", "peso argentina", "argentine peso"),
    "CLP": ("clp", "peso chile", "chilean peso"),
    "COP": ("cop", "peso colombia", "colombian peso"),
    "CUP": ("cup", "peso cuba", "cuban peso"),
    "VES": ("ves", "bolivar", "bolivar"),
    "FKP": ("fkp", "bảng falkland", "falkland pound|falklands pound"),
    "BTC": ("₿|btc", "bitcoin", "bitcoin"),
    "ETH": ("eth", "", "ether|ethereum"),
}  # fmt: skip

# Coins and slang: (code, factor, Vietnamese, English)
_COINS: tuple[tuple[str, str, str, str], ...] = (
    ("USD", "0.01", "xu|xen|cent|cents", "cent|us cent|u.s. cent|american cent|penny|pennies|¢"),
    ("GBP", "0.01", "penny|pence", "pence"),
    ("MYR", "0.01", "sen", "sen"),
    ("UAH", "0.01", "", "kopiyka"),
    ("RUB", "0.01", "kopek|cô-pếch", "kopeck|kopek"),
    ("EUR", "0.01", "xu euro", "euro cent|eurocent"),
    ("USD", "1000", "", "grand"),
    ("USD", "0.05", "", "nickel"),
    ("USD", "0.1", "", "dime"),
)
# Words that only begin like a currency: 2 đồng chí, 3 đô thị, 5 Grand Slams.
_NO_CURRENCY = {
    1: """
        đồng chí|đồng đội|đồng minh|đồng nghiệp|đồng bào|đồng phạm|đồng hồ|đồng tác|đồng chủ|đồng đều
        đồng tổ|đồng loạt|đồng thời|đồng bằng|đồng hương|đồng hành|đồng môn|đồng sáng|đồng đạo|đồng thuận
        đồng tình|đồng ý|đồng vị|đồng bộ|đồng hạng|đồng xu|đồng tiền|đồng tự|đồng nai|đồng tháp|đồng hới
        đồng đẳng|đồng khởi|đô thị|đô đốc|đô vật|đô hộ|xu hướng|xu thế|xen kẽ|yên bái|yên ngựa|yên xe
        yên tĩnh|yên ổn|yên tâm|yên lặng|won the
    """,
    2: """
        grand slam|grand slams|grand prix|grand jury|grand finals|grand final|won the|won a|won an
        won their|won his|won her|won its|won by|won in|won gold|won silver|won bronze|won more|won seats
        won and|dollar stores|dollar store
    """,
}
_ONE = Decimal(1)
_NO_PLURAL = word_set(
    """
    yen won baht yuan renminbi quid kronor kroner reais pence sterling pennies ¢
    """
)
# Abbreviations that are also words or units where they follow a number: they count only with a sign's authority.
_BEFORE_ONLY = frozenset({"le", "try", "cup", "rub", "cop", "eth", "all"})


def _phrases(column: int) -> dict[str, Currency | None]:
    """The names that stand behind a number: 1 Vietnamese, 2 English."""
    entries: dict[str, Currency | None] = {}
    for code, row in _CURRENCIES.items():
        for name in filter(None, row[0].split("|")):
            if name not in _BEFORE_ONLY:
                entries[name] = (code, _ONE)
        for name in filter(None, row[column].split("|")):
            entries[name] = (code, _ONE)
            if column == 1 and not name.startswith("đồng"):
                entries[f"đồng {name}"] = (code, _ONE)
            if column == 1:  # đô-la, ơ-rô: the syllables of a foreign name joined by hyphens
                first, _, rest = name.partition(" ")
                entries.setdefault(f"{first}-{rest}", (code, _ONE))
            if column == 2 and name.split()[-1] not in _NO_PLURAL and not name.endswith("s"):
                entries[f"{name}s"] = (code, _ONE)
    for code, factor, *names in _COINS:
        for name in filter(None, names[column - 1].split("|")):
            entries[name] = (code, Decimal(factor))
            if column == 2 and name not in _NO_PLURAL:
                entries.setdefault(f"{name}s", (code, Decimal(factor)))
    return {**entries, **dict.fromkeys(phrases_of(_NO_CURRENCY[column]))}


def _signs() -> Phrases[Currency]:
    """The signs and codes that stand before a number: $5, USD 5."""
    entries: dict[str, Currency] = {}
    for code, row in _CURRENCIES.items():
        for name in filter(None, row[0].split("|")):
            if name not in ("đ", "le", "try", "cup"):
                entries[name] = (code, _ONE)
    return Phrases(entries)


# Names that other things share: money only behind thousands and more (99 triệu bảng, a million pounds).
WITH_SCALE: dict[str, dict[str, str]] = {
    "vi": {"bảng": "GBP", "mác": "DEM", "kíp": "LAK", "bạt": "THB"},
    "en": {"pounds": "GBP", "pound": "GBP", "marks": "DEM"},
}
CURRENCIES: dict[str, dict[str, Currency | None]] = {"vi": _phrases(1), "en": _phrases(2)}
SIGNS: Phrases[Currency] = _signs()
MONEY_SIGNS = frozenset("$€£¥₩₹₫")


def english_name(code: str) -> str | None:
    """What English calls the currency in the plural: dong, dollars, Australian dollars; None for an unknown code."""
    row = _CURRENCIES.get(code)
    if row is None:
        return None
    name = (row[2] or code).split("|")[0]
    if " " in name and not name.startswith(("pound", "deutsche")):
        name = " ".join(word.capitalize() for word in name.split()[:-1]) + f" {name.split()[-1]}"
    return name if name.split()[-1] in _NO_PLURAL | {"dong", "ether"} or name.endswith("s") else f"{name}s"
