"""Reads the number suites of Duckling and NeMo with `find_figures`, and measures how fast it reads.

Prints, per suite, how many rows fit vibrief's kinds, how many of those are read rightly, every row left out with the
reason, and every failure. A row is read where its figures state its value, unit and hedge; where a string is ambiguous
by itself (thứ hai: Monday or second; 2:30; 5/8), another reading of `alternatives` counts, and is counted apart.

    python benchmarks/suites.py [FOLDER]      # default: ../shared/suites beside the repository
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from vibrief.figures import Figure, alternatives, find_figures, to_dict
from vibrief.figures.model import Language

SUITES = Path(__file__).resolve().parents[2] / "shared" / "suites"
Row = dict[str, Any]
Check = Callable[[Figure], bool]


@dataclass
class Result:
    """What became of the rows of one suite."""

    name: str
    read: int = 0
    other: int = 0
    left_out: list[tuple[str, str]] = field(default_factory=list)
    failed: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def fitting(self) -> int:
        """Rows whose meaning fits the kinds."""
        return self.read + self.other + len(self.failed)


def judge(result: Result, text: str, language: Language, wanted: list[Check], expected: str) -> None:
    """Counts a row: each check must be met by a figure of its own."""
    figures = find_figures(text, language)
    if _all_met(wanted, [[figure] for figure in figures]):
        result.read += 1
    elif _all_met(wanted, [[figure, *alternatives(figure, language)] for figure in figures]):
        result.other += 1
    else:
        found = "; ".join(_show(figure) for figure in figures)
        result.failed.append((text, expected, found or "nothing"))


def _all_met(wanted: list[Check], readings: list[list[Figure]]) -> bool:
    left = list(readings)
    for check in wanted:
        hit = next((options for options in left if any(check(figure) for figure in options)), None)
        if hit is None:
            return False
        left.remove(hit)
    return bool(wanted)


def _show(figure: Figure) -> str:
    entry = to_dict(figure)
    return " ".join(
        str(entry[key])
        for key in ("kind", "value", "high", "unit", "hedge")
        if entry[key] not in (None, "none")
    )


# Duckling: value, unit and kind are given; time.json counts from Thursday 2 February 2017, 3:55 in the morning.

CURRENCIES = {"Dollar": "USD", "Pound": "GBP", "Rial": "IRR", "Riyal": "SAR", "Dinar": "KWD"}
HEDGES = {"under": ("under", "at_most"), "above": ("over", "at_least")}
NOT_FIGURES = {
    "few": "an indefinite word, no number",
    "a few": "an indefinite word, no number",
    "single": "an adjective in running text",
    "30 l": "litres in a newspaper, not lakh",
    "three hundred Kr": "crowns in a newspaper, not crore",
    "four quarters": "parts or quarters of a year, not coins",
    "quarter": "a part or a quarter of a year, not a coin",
    "a quarter": "a fourth part, not a coin",
    "dime": "a coin's name without a number",
    "nickel": "a coin's name without a number",
    "- 1.200.000": "a dash and a space begin an item of a list in a newspaper",
    "- 1,200,000": "a dash and a space begin an item of a list in a newspaper",
    "42 le": "an article of French names, not Egyptian pounds",
}


def duckling_number(row: Row) -> list[Check]:
    value = Decimal(str(row["value"]))
    return [lambda f: f.value == value and f.high is None]


def duckling_ordinal(row: Row) -> list[Check]:
    return [lambda f: f.kind == "ordinal" and f.value == row["value"]]


def duckling_money(row: Row) -> list[Check]:
    unit = CURRENCIES.get(row["unit"], row["unit"])
    value = row["value"]
    cents = unit == "Cent"
    low: Decimal | None
    if isinstance(value, dict):
        low = Decimal(str(value["from"])) if "from" in value else Decimal(str(value["to"]))
        high = Decimal(str(value["to"])) if "from" in value and "to" in value else None
    else:
        low, high = Decimal(str(value)), None
    if cents:
        unit, low = "USD", low / 100
    if row["text"] == "7-9 lakh rupees":  # the suite has 7 to 900,000
        low = Decimal(700000)
    hedges = HEDGES.get(row.get("kind", ""))

    def check(figure: Figure) -> bool:
        right_unit = figure.unit == unit or (unit == "Unnamed" and (figure.unit in (None, "USD")))
        return (
            right_unit
            and figure.value == low
            and figure.high == high
            and (not hedges or figure.hedge in hedges)
        )

    return [check]


NOW = datetime(2017, 2, 2, 3, 55)
NO_DATE = re.compile(
    r"(?:ngay )?(?:bây giờ|lúc này)"
    r"|(?:ngày |tối |trưa |buổi |sáng |sau )*(?:hôm (?:nay|qua|kia)|bữa (?:nay|trưa)|mai|ngày mai|nay|qua)"
    r"|(?:tuần|tháng|quý|năm) (?:này|nay|trước|sau|tới|tiếp|ngoái|tiếp theo|kế tiếp|hiện tại)|mùa \w+ (?:này|năm nay)"
    r"|(?:ngày )?giáng sinh"
)
UNITS = {"second": ("s", 1), "minute": ("min", 60), "hour": ("h", 3600), "day": ("d", 86400)}


def duckling_time(row: Row) -> list[Check] | str:
    if NO_DATE.fullmatch(row["text"]):
        return "relative to the day of writing, a season, a feast or a part of the day: states no number and no date"
    value = row["value"]
    if isinstance(value, dict):
        return _duration(row, datetime.fromisoformat(value["from"]), datetime.fromisoformat(value["to"]))
    moment = datetime.fromisoformat(value)
    checks: list[Check] = []
    text = row["text"]
    if row["unit"] in ("hour", "minute", "second"):
        seconds = f":{moment.second:02d}" if row["unit"] == "second" else ""
        checks.append(lambda f: f.kind == "time" and f.value == f"{moment:%H:%M}{seconds}")
    if re.search(r"ngày \d|tháng|quý|\d/\d|thứ|ch[ủú]a? nhật", text) and "đầu tiên" not in text:
        quarter = f"-Q{(moment.month + 2) // 3}"
        checks.append(lambda f: _agrees(f, moment, quarter))
        if re.search(r"(thứ|nhật).*tháng", text):
            checks.append(lambda f: _agrees(f, moment, quarter))
    if "đầu tiên" in text:
        checks += [lambda f: f.kind == "ordinal" and f.value == 1, lambda f: _agrees(f, moment, "")]
    return checks


def _agrees(figure: Figure, moment: datetime, quarter: str) -> bool:
    """Whether a date states nothing but parts of the moment."""
    value = str(figure.value)
    if "-W" in value:
        return value == f"XXXX-WXX-{moment.isoweekday()}"
    if "-Q" in value:
        return value in (f"XXXX{quarter}", f"{moment.year}{quarter}")
    return (
        figure.kind == "date"
        and re.fullmatch(value.replace("X", "."), f"{moment:%Y-%m-%d}"[: len(value)]) is not None
    )


def _duration(row: Row, begin: datetime, end: datetime) -> list[Check] | str:
    if not re.search(r"\d|một|hai|ba", row["text"]):
        return (
            duckling_time({**row, "value": row["value"]["from"], "unit": "day"})
            if "nhật" in row["text"]
            else "a part of the day"
        )
    months = (end.year - begin.year) * 12 + end.month - begin.month
    if row["unit"] in UNITS:
        unit, length = UNITS[row["unit"]]
        number = int((end - begin).total_seconds()) // length
    else:
        unit, number = ("mo", months) if row["unit"] == "month" else ("a", months // 12)
    return [lambda f: f.unit == unit and f.value == number]


# NeMo: spoken form, written form (with a point before decimals), alternatives joined by " || ".

SCALES = {"nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
WRITTEN_UNITS = {
    "km²": "km2", "m²": "m2", "m³": "m3", "cm³": "cm3", "μm": "um", "ml": "mL", "v": "V", "°c": "Cel", "°f": "degF",
    "phút": "min",
    "mbps": "Mbps", "tb": "TB", "gb": "GB", "%": None, "năm": "a", "$": "USD", "€": "EUR", "₩": "KRW", "RM": "MYR",
    "inch": "in",
}  # fmt: skip
NUMBER = re.compile(r"(-?[\d.]+)((?: (?:nghìn|ngàn|vạn|triệu|tỷ|tỉ))*)\s*(.*)")


def nemo_number(written: str) -> list[Check] | str:
    if written in ("lăm", "mốt", "tư", "12 chấm mốt", "993 chấm lăm"):
        return "a closing digit by itself, which NeMo leaves alone too"
    spelled = {
        "không": (0, None),
        "một": (1, None),
        "hai": (2, None),
        "năm năm": (5, "a"),
        "ba năm": (3, "a"),
    }
    if written in spelled:
        value, unit = spelled[written]
        return [lambda f: f.value == value and f.unit == unit]
    if fraction := re.fullmatch(r"(-?\d+)/(\d+)", written):
        top, bottom = int(fraction[1]), int(fraction[2])
        return [lambda f: f.kind == "fraction" and _ratio(f.value) * bottom == top]
    if named := re.fullmatch(r"(?:iPhone|đường số) (\d+)", written):
        return [lambda f: f.value in (named[1], Decimal(named[1]))]
    match = NUMBER.fullmatch(written)
    assert match is not None, written
    number, rest = Decimal(match[1]), match[3]
    for scale in match[2].split():
        number *= SCALES[scale]
    unit = WRITTEN_UNITS.get(rest, rest or None)
    if rest == "một":  # 100 một: NeMo leaves the digit; both figures are read
        return [lambda f: f.value == number]
    return [lambda f: f.value == number and f.unit == unit and (rest != "%" or f.kind == "percent")]


def _ratio(value: Decimal | str) -> Any:
    from fractions import Fraction

    return Fraction(value)


def nemo_date(written: str) -> list[Check]:
    checks: list[Check] = []
    for match in re.finditer(r"(?:(\d+) )?tháng (\d+|năm)(?: năm (\d+))?|năm (\d+)", written):
        day, month, year, alone = match.groups()
        value = f"{int(year or alone):04d}" if year or alone else "XXXX"
        if month:
            value += f"-{5 if month == 'năm' else int(month):02d}"
        if day:
            value += f"-{int(day):02d}"
        checks.append(lambda f, value=value: f.value == value)  # type: ignore[misc]
    return checks


def nemo_ordinal(written: str) -> list[Check]:
    return [lambda f: f.kind == "ordinal" and f.value == Decimal(written.split()[1])]


def nemo_time(written: str) -> list[Check] | str:
    if written == "chín rưỡi":
        return "a half past nine without the word hour, which NeMo leaves alone too"
    parts = re.findall(r"(\d+)(?=[phs]|h )", written)
    if re.fullmatch(r"\d+p\d+s", written):
        minutes, seconds = (int(part) for part in parts)
        half = Decimal(minutes) + Decimal(seconds) / 60
        joined: list[Check] = [lambda f: f.unit == "min" and f.value in (minutes, half)]
        return joined if seconds == 30 else [*joined, lambda f: f.unit == "s" and f.value == seconds]
    if written == "3h 10s":
        return [lambda f: f.unit == "h" and f.value == 3, lambda f: f.unit == "s" and f.value == 10]
    match = re.match(r"(\d+)(?:h|:(\d+))(?::(\d+))?", written)
    assert match is not None
    hour = int(match[1]) + (12 if "chiều" in written else 0)
    value = f"{hour:02d}:{int(match[2] or 0):02d}" + (f":{int(match[3]):02d}" if match[3] else "")
    return [lambda f: f.kind == "time" and f.value == value]


DUCKLING: dict[str, Callable[[Row], list[Check] | str]] = {
    "numeral": duckling_number, "ordinal": duckling_ordinal, "money": duckling_money, "time": duckling_time,
}  # fmt: skip
NEMO: dict[str, Callable[[str], list[Check] | str]] = {
    "cardinal": nemo_number, "date": nemo_date, "decimal": nemo_number, "fraction": nemo_number,
    "measure": nemo_number, "money": nemo_number, "ordinal": nemo_ordinal, "time": nemo_time,
}  # fmt: skip


def run(folder: Path) -> Iterator[Result]:
    for language in ("vi", "en"):
        for kind, expect in DUCKLING.items():
            path = folder / f"duckling-{language}" / f"{kind}.json"
            if not path.exists():
                continue
            result = Result(f"Duckling {language} {kind}")
            for row in json.loads(path.read_text("utf-8")):
                reason = NOT_FIGURES.get(row["text"])
                wanted = expect(row)
                if reason or isinstance(wanted, str):
                    result.left_out.append((row["text"], reason or str(wanted)))
                    continue
                judge(result, row["text"], language, wanted, f"{row['value']} {row.get('unit') or ''}")
            yield result
    for kind, written_as in NEMO.items():
        result = Result(f"NeMo vi {kind}")
        for line in (folder / "nemo-vi" / f"itn_{kind}.tsv").read_text("utf-8").splitlines()[1:]:
            spoken, written = line.split("\t")[:2]
            wanted = written_as(written.split(" || ")[0])
            if isinstance(wanted, str):
                result.left_out.append((spoken, wanted))
            else:
                judge(result, spoken, "vi", wanted, written)
        yield result


def measure_reading_speed(text: str, language: Language, seconds: float = 2.0) -> float:
    """Megabytes (UTF-8) of `text` that one core reads per second, line by line."""
    lines = text.splitlines()
    size = len(text.encode())
    find_figures(text[:1000], language)
    rounds, begin = 0, time.process_time()
    while time.process_time() - begin < seconds:
        for line in lines:
            find_figures(line, language)
        rounds += 1
    return rounds * size / (time.process_time() - begin) / 1e6


HOSTILE = {
    "digits": "1234567890",
    "separators": ".,",
    "grouped digits": "1.234,",
    "single digits": "1 ",
    "dashes": "1-",
    "slashes": "1/",
    "colons": "1:",
    "letters and digits": "a1",
    "một": "một ",
    "trăm mười": "trăm mười ",
    "tỷ": "tỷ ",
    "từ 5 đến": "từ 5 đến ",
    "ngày 1": "ngày 1 tháng ",
    "hơn": "hơn ",
    "one": "one ",
    "hundred and": "one hundred and ",
    "dollars": "$1 and ",
    "mixed": "một 1.5, hai-3/4 tỷ % $ 9h30 ",
}


def print_speed(folder: Path) -> None:
    samples = {"vi": folder.parent / "flores-dev" / "dev.vi", "en": folder.parent / "flores-dev" / "dev.ref"}
    for language, path in samples.items():
        if path.exists():
            speed = measure_reading_speed(path.read_text("utf-8"), language)  # type: ignore[arg-type]
            print(f"reading speed, {path.name}: {speed:.2f} MB/s per core")
    for name, unit in HOSTILE.items():
        text = unit * (1_000_000 // len(unit.encode()))
        took = []
        for language in ("vi", "en"):
            begin = time.process_time()
            find_figures(text, language)  # type: ignore[arg-type]
            took.append(f"{language} {time.process_time() - begin:.2f} s")
        print(f"1 MB of {name!r}: {', '.join(took)}")


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SUITES
    if not folder.is_dir():
        sys.exit(f"{folder} is not there; name the folder of the suites.")
    results = list(run(folder))
    print(f"{'suite':24}{'rows':>6}{'left out':>10}{'fit':>6}{'read':>6}{'+ other reading':>17}{'share':>8}")
    for r in results:
        share = (r.read + r.other) / r.fitting if r.fitting else 1
        print(
            f"{r.name:24}{r.fitting + len(r.left_out):6}{len(r.left_out):10}"
            f"{r.fitting:6}{r.read:6}{r.other:17}{share:8.1%}"
        )
    fitting, right = sum(r.fitting for r in results), sum(r.read + r.other for r in results)
    print(
        f"{'all':24}{sum(len(r.left_out) for r in results):16}{fitting:6}"
        f"{sum(r.read for r in results):6}{sum(r.other for r in results):17}{right / fitting:8.1%}"
    )
    for r in results:
        for text, reason in r.left_out:
            print(f"left out, {r.name}: {text!r}: {reason}")
    for r in results:
        for text, expected, found in r.failed:
            print(f"failed, {r.name}: {text!r} is {expected}, read as {found}")
    print_speed(folder)


if __name__ == "__main__":
    main()
