"""Finds figures that have changed places: 48 men and 12 women rendered as 12 men and 48 women.

Each value has found its equal, so only order can tell. Human translators hardly ever exchange two figures of
the same kind and unit (5 in 5,000 news sentences with digits, most of them `from … to`), so an exchange is an
error unless the words beside the figures show that what they count has moved with them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from vibrief.figures.model import Figure, Finding

_COMPARED = frozenset({"cardinal", "ordinal", "percent", "money", "measure", "multiple"})
_FARTHEST = 160  # characters between two figures that are still read together
_SENTENCE_END = re.compile(r"[.;!?]\s")
_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}")
_WORD = re.compile(r"[^\W\d_]+")
# 12 of the 100: the whole comes first in Vietnamese (trong số 100 phim, 12 phim).
_WHOLE = re.compile(
    r"\b(?:trong(?: tổng)? số|trong tổng|trong|cứ|cứ mỗi|mỗi|trên|of|out of|per|in|in every|for every)(?: \w+){0,3} ?$",
    re.IGNORECASE,
)
_NEVER_TAKEN = 2000
_NEAR = 4  # words beside a figure that tell what it counts

# What is counted side by side in the news: Vietnamese words, English words.
_COUNTED: tuple[tuple[str, str], ...] = (
    ("nam|đàn ông|trai", "male|males|man|men|boy|boys|father|fathers"),
    ("nữ|phụ nữ|gái", "female|females|woman|women|girl|girls|mother|mothers"),
    ("trẻ|em|bé|nhi|học sinh", "child|children|kid|kids|pupil|pupils|minors|student|students"),
    ("lớn|phụ huynh", "adult|adults|grown-ups|parents"),
    ("chết|tử vong|thiệt mạng|qua đời", "dead|death|deaths|died|die|killed|killing|fatalities"),
    ("thương", "injured|injuries|wounded|hurt"),
    ("tích", "missing"),
    ("hồi|khỏi|viện", "recovered|recoveries|recovery|discharged"),
    ("nhiễm|ca|mắc", "case|cases|infected|infections|tested"),
    ("thắng", "win|wins|won|victory|victories"),
    ("thua|bại", "loss|losses|lost|defeat|defeats"),
    ("hòa", "draw|draws|drew|drawn"),
    ("bàn", "goal|goals"),
    ("tạo", "assist|assists"),
    ("xã", "commune|communes"),
    ("phường", "ward|wards"),
    ("huyện|quận", "district|districts"),
    ("tỉnh", "province|provinces"),
    ("thành phố|thị trấn", "city|cities|town|towns"),
    ("xuất", "export|exports|exported"),
    ("nhập", "import|imports|imported"),
    ("mua", "buy|bought|buying|purchase"),
    ("bán", "sell|sold|selling|sale|sales"),
    ("tăng", "up|rise|rose|increase|increased|gain|gained|growth"),
    ("giảm", "down|fall|fell|decrease|decreased|drop|dropped|decline|lost"),
    ("rộng", "wide|width"),
    ("dài", "long|length"),
    ("cao", "high|tall|height"),
    ("sâu", "deep|depth"),
    ("phòng", "room|rooms"),
    ("tầng", "storey|storeys|story|stories|floor|floors"),
    ("xe", "car|cars|vehicle|vehicles|bus|buses|truck|trucks"),
    ("tàu|thuyền", "ship|ships|boat|boats|vessel|vessels|train|trains"),
    ("nhà|hộ", "house|houses|home|homes|household|households"),
    ("trường", "school|schools"),
    ("nổ|bom", "explosion|explosions|blast|blasts|bombing|bombings|bombs"),
    (
        "vụ|cuộc",
        "attack|attacks|incident|incidents|accident|accidents|raid|raids|event|events|protest|protests",
    ),
    ("người|dân", "people|persons|residents|citizens|inhabitants|victims|passengers|lives"),
    ("nhân viên|công nhân|lao động", "worker|workers|employee|employees|staff|labourers|laborers"),
    ("bệnh nhân", "patient|patients"),
    ("binh sĩ|lính|quân", "soldier|soldiers|troops|servicemen"),
    ("cảnh sát|công an", "police|officer|officers|policemen"),
    ("nước|quốc gia", "country|countries|nation|nations|states"),
    ("trạm|chi nhánh", "station|stations|affiliate|affiliates|branch|branches"),
    ("trận", "match|matches|game|games"),
    ("điểm", "point|points"),
    ("tấn", "ton|tons|tonne|tonnes"),
    ("liều|mũi", "dose|doses|shot|shots|jab|jabs"),
    ("công ty|doanh nghiệp|hãng", "company|companies|firm|firms|enterprise|enterprises|business|businesses"),
    ("dự án", "project|projects"),
    ("giường", "bed|beds"),
    ("sinh viên", "student|students"),
    ("giáo viên|thầy", "teacher|teachers"),
    ("bác sĩ|y tá", "doctor|doctors|nurse|nurses"),
    ("loài|loại", "species|kind|kinds|type|types"),
    ("phiếu|bầu", "vote|votes|ballots|seat|seats"),
    ("ghế|chỗ", "seat|seats|seater|chair|chairs"),
    ("giờ|tiếng", "hour|hours"),
    ("phút", "minute|minutes"),
    ("tuần", "week|weeks"),
    ("năm|tuổi", "year|years|old"),
    ("tháng", "month|months"),
    ("ngày", "day|days"),
)
_MEANING: dict[str, set[int]] = defaultdict(set)
for _number, (_vietnamese, _english) in enumerate(_COUNTED):
    for _word in f"{_vietnamese}|{_english}".split("|"):
        _MEANING[_word.split()[-1]].add(_number)


def mark_swaps(findings: list[Finding], source: str, target: str) -> list[Finding]:
    """The findings, with figures that have changed places marked as errors."""
    groups: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for index, finding in enumerate(findings):
        figure, other = finding.source, finding.target
        if figure is None or other is None or finding.severity == "error" or figure.kind not in _COMPARED:
            continue
        if (figure.value, figure.high) == (other.value, other.high):
            groups[figure.kind, figure.unit].append(index)
    marked = list(findings)
    for members in groups.values():
        for first, second in pairwise(members):
            if _swapped(findings[first], findings[second], source, target):
                for index, partner in ((first, second), (second, first)):
                    other = findings[partner].target
                    assert other is not None
                    note = f"has changed places with {other.text}"
                    marked[index] = replace(
                        findings[index], verdict="value_changed", severity="error", note=note
                    )
    return marked


def _swapped(first: Finding, second: Finding, source: str, target: str) -> bool:
    a, b, x, y = first.source, second.source, first.target, second.target
    if a is None or b is None or x is None or y is None:
        return False
    if (
        _far_apart(a, b)
        or x.start < y.start
        or a.value == b.value
        or a.start == b.start
        or x.start == y.start
    ):
        return False
    if any(_size(figure) <= 2 or _YEAR.fullmatch(figure.text) for figure in (a, b)):
        return False  # một and hai, one and first come and go; a year stands where it likes
    if not _read_together(a, b, source) or not _read_together(y, x, target):
        return False
    sources, targets = (a, b), (x, y)
    own = [_signs(figure, sources, source) for figure in sources]
    others = [_signs(figure, targets, target) for figure in targets]
    moved_along = len(own[0] & others[0]) + len(own[1] & others[1])
    exchanged = len(own[0] & others[1]) + len(own[1] & others[0])
    return exchanged >= moved_along


def _far_apart(figure: Figure, other: Figure) -> bool:
    """Whether two values are of such different size that nobody takes one for the other."""
    low, high = sorted((_size(figure), _size(other)))
    return low > 0 and high / low >= _NEVER_TAKEN


def _size(figure: Figure) -> Decimal:
    return figure.value if isinstance(figure.value, Decimal) else Decimal(0)


def _read_together(figure: Figure, later: Figure, text: str) -> bool:
    between = text[figure.end : later.start]
    return 0 < len(between) <= _FARTHEST and not _SENTENCE_END.search(between)


def _signs(figure: Figure, both: Sequence[Figure], text: str) -> set[object]:
    """What the words beside a figure tell of it: meanings of the table, names, whether a change starts from it."""
    limit = min((other.start for other in both if other.start >= figure.end), default=len(text))
    behind = _WORD.findall(text[figure.end : limit])[:_NEAR]
    floor = max((other.end for other in both if other.end <= figure.start), default=0)
    before = _WORD.findall(text[floor : figure.start])[-_NEAR:]
    inside = _WORD.findall(figure.text)
    signs: set[object] = set()
    for word in (*behind, *inside):
        signs |= _MEANING.get(word.lower(), set())
    if {"từ", "from"} & {word.lower() for word in (*before[-3:], *inside[:1])}:
        signs.add("from")
    if _WHOLE.search(text[floor : figure.start]):
        signs.add("whole")
    for words in (before, behind):
        name = "".join(word for word in words if word[0].isupper())
        signs |= {_fold(name)} if len(name) > 2 else set()
    return signs


def _fold(name: str) -> str:
    """A name without accents, as English papers write Vietnamese ones."""
    plain = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in plain if not unicodedata.combining(char)).lower()
