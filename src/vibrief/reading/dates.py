"""Date lines of news pages: `Thứ tư, 15/06/2022, 08:30 (GMT+7)`, `Ngày 15 tháng 6 năm 2022`, `15-06-2022`."""

from __future__ import annotations

import re
from datetime import date

_MONTH_WORDS = {
    "một": 1, "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
    "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
_MONTH = rf"(?:\d{{1,2}}|{'|'.join(sorted(_MONTH_WORDS, key=len, reverse=True))})"
_DATE_FORMS = (
    r"(?P<day>\d{1,2}) ?(?P<mark>[/.\-–]) ?(?P<month>\d{1,2}) ?(?P=mark) ?(?P<year>\d{4}|\d{2})(?!\d)",
    r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
    rf"(?:ngày )?(?P<day>\d{{1,2}}),? tháng (?P<month>{_MONTH}),? (?:năm )?(?P<year>\d{{4}})",
    rf"tháng (?P<month>{_MONTH}) (?P<day>\d{{1,2}}), (?P<year>\d{{4}})",
)
_DATES = tuple(re.compile(rf"(?<!\d){form}", re.IGNORECASE) for form in _DATE_FORMS)

# Everything else that a date line holds; what is left over after these are taken out is not of a date line.
_TRIMMINGS = re.compile(
    r"""
      \b(?:thứ[ ](?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ[ ]nhật|cn|t[2-7])\b
    | (?<!\d)\d{1,2}(?::|[ ]?(?:giờ|h|g)(?![^\W\d])[ ]?)(?:\d{2})?(?:[ ]?(?:phút|'|’))?(?::\d{2}(?:\.\d+)?)?
      (?:[ ]?(?:am|pm|sa|ch|sáng|chiều|tối)\b)?
    | T(?=\d{2}:) | (?<=\d)Z\b | [+]0?7(?::?00)?\b | \(?\b(?:gmt|utc)[ ]?[+][ ]?0?7(?::?00)?\)?
    | \b(?:ngày[ ])?(?:đăng|cập[ ]nhật|xuất[ ]bản|phát[ ]hành|đăng[ ]tải|tạo|gửi)
      (?:[ ](?:lúc|ngày|lần[ ]cuối))?\b
    | \b(?:ngày|lúc|thời[ ]gian|hồi|vào|published|updated)\b
    | \b(?:lượt[ ](?:xem|đọc)|số[ ]lần[ ]xem|xem|views?)[ ]?:?[ ]?\d[\d.,]*\b
    | \b\d[\d.,]*[ ](?:lượt[ ](?:xem|đọc)|views?|bình[ ]luận)\b
    | [\s,;:|•·()\[\]/–—-]+ | \.$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PLACE = re.compile(r"(?:(?:TP\.? ?)?[^\W\d_]+(?: [^\W\d_]+){0,3}), (?=ngày )", re.IGNORECASE)


def find_date(text: str) -> tuple[str, int, int] | None:
    """The first full date in `text`: ISO 8601, start and end; day comes before month. None without one."""
    found = [match for pattern in _DATES if (match := pattern.search(text))]
    for match in sorted(found, key=lambda match: (match.start(), -match.end())):
        month = match["month"].lower()
        year = int(match["year"])
        if year < 100:
            year += 2000 if year < 70 else 1900
        try:
            day = date(year, _MONTH_WORDS.get(month) or int(month), int(match["day"]))
        except ValueError:
            continue
        if 1900 <= year < 2100:
            return day.isoformat(), match.start(), match.end()
    return None


def split_date_line(text: str) -> tuple[str, str] | None:
    """The date of a line, and what else the line says (a name, or nothing); None without a full date.

    Weekday, clock time, time zone, place and date, view counts and labels such as `Cập nhật` count as
    nothing.
    """
    found = find_date(text) if len(text) <= 160 else None
    if found is None:
        return None
    iso, start, end = found
    if _PLACE.match(text):
        return iso, _TRIMMINGS.sub(" ", text[end:]).strip()
    rest = f"{_TRIMMINGS.sub(' ', text[:start])} {_TRIMMINGS.sub(' ', text[end:])}"
    return iso, " ".join(rest.split())
