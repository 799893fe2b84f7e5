"""Sentences that lean back on what came before them, and so stand badly alone in a brief."""

from __future__ import annotations

import re

# Demonstratives and linkers that point to the sentence before.
POINTING = (
    "đây", "đó", "đấy", "điều này", "điều đó", "việc này", "việc đó", "vụ việc này", "qua đó", "từ đó",
    "do đó", "nhờ đó", "theo đó", "trong đó", "trong khi đó", "khi đó", "lúc đó", "lúc này", "sau đó",
    "trước đó", "tại đây", "từ đây", "vì vậy", "vì thế", "do vậy", "như vậy", "thế nhưng", "thấy vậy",
    "cùng với đó", "bên cạnh đó", "ngoài ra", "mặt khác", "hơn nữa", "song song với đó", "đồng thời",
    "với những kết quả đó", "với những kết quả nổi bật đó", "đáp lại", "ngược lại", "trái lại", "tuy nhiên",
    "tuy vậy", "nhưng", "song", "thậm chí", "cũng", "và", "còn", "rồi", "hay", "được biết",
    "bởi", "thêm vào đó", "ngay sau đó", "sau khi đó", "kể từ đó", "nói cách khác", "tóm lại",
)  # fmt: skip

# Pronouns, and titles of address standing alone: "Ông cho biết", but not "Ông Nguyễn Văn A cho biết".
PRONOUNS = ("y", "hắn", "gã", "họ", "nó", "chúng", "chúng tôi", "chúng ta", "tôi", "em", "mình", "ai")
ADDRESS = (
    "ông",
    "bà",
    "anh",
    "chị",
    "cô",
    "chú",
    "bác",
    "cậu",
    "người này",
    "cả hai",
    "hai người",
    "nạn nhân này",
)

# Words that begin like one of address and name somebody all the same: bác sĩ (doctor), bà con (people).
_COMPOUNDS = (
    "sĩ", "sỹ", "con", "giáo", "hùng", "em", "chủ", "mẹ", "gái", "trai", "rể", "dâu", "bé", "nội", "ngoại",
    "chó",
)  # fmt: skip


def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_POINTING = re.compile(rf"\W*(?:{_any(POINTING + PRONOUNS)})\b", re.IGNORECASE)
# "Nghi phạm này khai", "Khi hay tin đó": this and that among the first words.
_THIS = re.compile(r"\W*(?:\w+\s+){1,4}(?:này|đó|ấy)\b", re.IGNORECASE)
_ADDRESS = re.compile(rf"\W*(?:{_any(ADDRESS)})\b(?! (?:{_any(_COMPOUNDS)})\b)\s*(\w?)", re.IGNORECASE)


def leans_back(sentence: str) -> bool:
    """Whether a sentence opens with a pronoun, demonstrative or linker that points to what came before."""
    if _POINTING.match(sentence) or _THIS.match(sentence):
        return True
    address = _ADDRESS.match(sentence)
    return address is not None and not address.group(1).isupper()
