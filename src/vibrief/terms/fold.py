"""Vietnamese spelling: letters without diacritics, tone marks where tradition has them, syllables."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Every precomposed Latin letter (Latin-1 to Extended-B, Extended Additional) to its base letter, one to one, so
# that offsets survive folding. Đ and ø do not decompose.
BASE_LETTERS = {
    code: base[0]
    for code in (*range(0x00C0, 0x0250), *range(0x1E00, 0x1F00))
    if (base := unicodedata.normalize("NFD", chr(code)))[0].isascii()
} | {ord(letter): base for letter, base in zip("ĐđØøŁłıÐð’‘ʼ‐‑", "DdOoLliDd'''--", strict=True)}
LOWER_BASE_LETTERS = {code: base.lower() for code, base in BASE_LETTERS.items()} | {
    code: chr(code).lower() for code in range(0x41, 0x5B)
}

# Tradition sets the tone on the first vowel of an open oa, oe, uy (hòa), the reformed spelling on the second (hoà).
REFORMED_TONES = {
    reformed: usual
    for pair, tones in {
        "oa": ("òa", "óa", "ỏa", "õa", "ọa"),
        "oe": ("òe", "óe", "ỏe", "õe", "ọe"),
        "uy": ("ùy", "úy", "ủy", "ũy", "ụy"),
    }.items()
    for usual in tones
    for reformed in [pair[0] + unicodedata.normalize("NFC", pair[1] + unicodedata.normalize("NFD", usual)[1])]
}
REFORMED_TONES |= {
    change(reformed): change(usual)
    for reformed, usual in list(REFORMED_TONES.items())
    for change in (str.upper, str.capitalize)
}
REFORMED_TONE = re.compile(r"(?<![qQ])(?:" + "|".join(REFORMED_TONES) + r")(?!\w)")

ONSETS = "b|ch|c|d|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|qu|r|s|th|tr|t|v|x"
RHYMES = (
    "a|ac|ach|ai|am|an|ang|anh|ao|ap|at|au|ay|e|ec|ech|em|en|eng|enh|eo|ep|et|eu|i|ia|ich|iec|iem|ien|ieng|iep|"
    "iet|ieu|im|in|inh|ip|it|iu|o|oa|oac|oach|oai|oam|oan|oang|oanh|oao|oat|oay|oc|oe|oen|oeo|oet|oi|om|on|ong|"
    "ooc|oong|op|ot|u|ua|uan|uang|uat|uay|uc|ue|uech|uenh|ui|um|un|ung|uo|uoc|uoi|uom|uon|uong|uop|uot|uou|up|"
    "ut|uu|uy|uya|uych|uyen|uyet|uynh|uyt|uyu|y|ych|yem|yen|yet|yeu|yt"
)
SYLLABLE = re.compile(f"(?:{ONSETS})?(?:{RHYMES})")
MISSPELT = re.compile(r"k(?![heiy])|c(?=[eiy])|gh(?![ei])|ngh(?![ei])|(?:n?g)(?=e)|qu(?=u)")
STOPPED = re.compile(r"(?:c|ch|p|t)$")
MARKED = re.compile("[̀-̛̣́̉]")
TONES = re.compile("[̣̀́̃̉]")


def fold(text: str) -> str:
    """`text` (NFC) in lower case without diacritics, as long as `text`, typographic apostrophes and hyphens
    made plain."""
    folded = text.translate(LOWER_BASE_LETTERS)
    if not folded.isascii():
        folded = "".join(low if len(low := letter.lower()) == 1 else letter for letter in folded)
    return folded


def drop_diacritics(text: str) -> str:
    """`text` with the base letters of its Vietnamese and other Latin letters: Trương Công Dũng → Truong Cong Dung."""
    return text.translate(BASE_LETTERS)


def traditional_tones(text: str) -> str:
    """`text` (NFC) with its tones where tradition has them: hoà, thuý → hòa, thúy. As long as it was."""
    return REFORMED_TONE.sub(lambda match: REFORMED_TONES[match[0]], text)


@lru_cache(maxsize=1 << 16)
def is_syllable(word: str) -> bool:
    """Whether `word` can be one Vietnamese syllable.

    A rhyme that ends in c, ch, p or t always bears the sắc or nặng tone, so `Kat` and `Met` are foreign; k stands
    only before e, i, y, and c, g, ng never do.
    """
    decomposed = unicodedata.normalize("NFD", word.lower())
    base = MARKED.sub("", decomposed).replace("đ", "d")
    base = unicodedata.normalize("NFC", base)
    if not SYLLABLE.fullmatch(base) or MISSPELT.match(base):
        return False
    tones = TONES.findall(decomposed)
    return len(tones) <= 1 and (not STOPPED.search(base) or bool(set(tones) & {"́", "̣"}))


def is_marked(word: str) -> bool:
    """Whether `word` bears a diacritic."""
    return not word.isascii()
