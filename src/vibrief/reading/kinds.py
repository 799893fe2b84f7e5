"""Block kinds: title, date, lede, heading, paragraph, caption, byline and boilerplate, told by cues.

Few pages say which is which, so each kind has its signs: the words of `vibrief.reading.cues`, the length of
a line, how it ends, and where it stands between the paragraphs. In doubt a piece is a paragraph, which is
translated; nothing but a site's own words is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from vibrief.article import Block, BlockKind
from vibrief.reading import captions, cues
from vibrief.reading.dates import split_date_line
from vibrief.reading.pieces import Piece
from vibrief.sentences import split_sentences

_LEAST_TITLE = 5  # words; shorter ones are titles where nothing longer is
_LONGEST_TITLE = 40
_LONGEST_CLOSED_TITLE = 20
_LONGEST_HEADING = 30
_LONGEST_NAMES = 10
_LONGEST_SITE_NAME = 12
_LEAST_LEDE = 15
_NUMBERING = re.compile(r"(?:\w{1,4}\.?\s?){1,2}")  # `Phần II.`, `1.`
_LONE_CAPTION = 2.5  # log odds that make a caption of a line that is no sentence, heading or not
_COUNTER = re.compile(r"\s*[(\[]?\d*[)\]]?$")
_LINKS = re.compile(r"\s*[|•·>»/]\s*|\s[–—-]\s|\s{2,}")
_ASIDE = re.compile(r"\s*\([^()]{1,30}\)\W*$")  # `(tổng hợp)`, `(Theo Reuters)`
_EDGES = " \t:.…|>»«<•·*[](){}–—-+"
_CLOSING = " ”\"’')]»"

_Kinds = list[BlockKind | None]


def assign_kinds(pieces: Sequence[Piece]) -> tuple[tuple[Block, ...], str | None]:
    """The blocks made of `pieces`, and the ISO date the page gives as its own, if any."""
    pieces = [piece for piece in pieces if piece.text]
    kinds: _Kinds = [piece.kind or _kind_by_words(piece) for piece in pieces]
    prose = [
        index
        for index, piece in enumerate(pieces)
        if kinds[index] in (None, "paragraph", "lede") and (piece.row or _is_prose(piece.text))
    ]
    if len(prose) > 1 and "title" not in kinds and _is_closed_title(pieces, kinds, prose[0]):
        prose.pop(0)
    first, last = (prose[0], prose[-1]) if prose else (len(pieces), len(pieces) - 1)
    _settle_head(pieces, kinds, first)
    _settle_body(pieces, kinds, range(first, last + 1))
    _settle_tail(pieces, kinds, last)
    _settle_lede(pieces, kinds)
    blocks = tuple(
        Block(kind or "paragraph", piece.text, index)
        for index, (piece, kind) in enumerate(zip(pieces, kinds, strict=True))
    )
    return blocks, _published(blocks)


def is_navigation(text: str) -> bool:
    """Whether a line is the site's own: a link, a button, a list of tags."""
    if len(text) > 300:
        return False
    phrase = _COUNTER.sub("", text.strip(_EDGES)).strip(_EDGES).lower()
    if phrase in cues.NAVIGATION or text.lower() in cues.NAVIGATION or cues.NAVIGATION_START.match(text):
        return True
    if cues.SITE_NAME.fullmatch(text) and len(text.split()) <= _LONGEST_SITE_NAME:
        return True
    parts = [part for part in _LINKS.split(text.lower()) if part.strip(_EDGES)]
    known = [bool({part, part.strip(_EDGES)} & (cues.NAVIGATION | cues.SECTIONS)) for part in parts]
    return len(parts) > 1 and (all(known) or (known[0] and known.count(True) > 2))


def is_name(text: str) -> bool:
    """Whether `text` looks like the names or initials of a few people: `Trọng Nguyễn - Phan Anh`, `H.L`."""
    words = _ASIDE.sub("", text).strip(" .,;:()|–-").split()
    return 1 <= len(words) <= _LONGEST_NAMES and all(
        word in cues.NAME_LINKS or (word.lstrip('(“"')[:1].isupper() and not word[-1].isdigit())
        for word in words
    )


def _kind_by_words(piece: Piece) -> BlockKind | None:
    """The kind that a piece's own words give away, wherever it stands."""
    text = piece.text
    if is_navigation(text):
        return "boilerplate"
    if piece.row:
        return "paragraph"
    if (dated := split_date_line(text)) is not None:
        if not dated[1]:
            return "date"
        if is_name(dated[1]) or _is_credit(dated[1]):
            return "byline"
    if _is_credit(text):
        return "byline"
    if len(text.split()) > captions.LONGEST:
        return None
    cue = (cues.CAPTION_START.match(text), cues.CAPTION_END.match(text), cues.CAPTION_WHOLE.fullmatch(text))
    return "caption" if any(cue) else None


def _is_credit(text: str) -> bool:
    """Whether a line says who wrote: `Tin, ảnh: …`, `Theo TTXVN`, `PV`."""
    if len(text.split()) > _LONGEST_NAMES + 4:
        return False
    label = cues.BYLINE_LABEL.match(text)
    if label:
        return is_name(text[label.end() :]) and not cues.PICTURE_LABEL.match(text)
    whole = cues.BYLINE_WHOLE.fullmatch(text)
    return whole is not None and all(is_name(name) for name in whole.groupdict().values() if name)


def _is_section(text: str) -> bool:
    return text.strip(_EDGES).lower() in cues.SECTIONS


def _is_prose(text: str) -> bool:
    """Whether a piece is running text: it ends as a sentence does, or is longer than any heading."""
    words = len(text.split())
    if words > _LONGEST_HEADING:
        return True
    closed = text.rstrip(_CLOSING)
    if closed.endswith(("?", "!")):  # headlines end so too
        return len(split_sentences(text)) > 1
    return words >= 2 and closed.endswith((".", "…", ";", ":")) and not _NUMBERING.fullmatch(text)


def _is_closed_title(pieces: Sequence[Piece], kinds: _Kinds, index: int) -> bool:
    """Whether the first running text is a title that ends in dots, or in a stop and stands above the date."""
    text = pieces[index].text
    if len(text.split()) > _LONGEST_CLOSED_TITLE or len(split_sentences(text)) > 1 or pieces[index].row:
        return False
    if any(kind not in ("boilerplate", None) for kind in kinds[:index]):
        return False
    return text.endswith(("…", "...")) or kinds[index + 1] in ("date", "byline")


def _settle_head(pieces: Sequence[Piece], kinds: _Kinds, first: int) -> None:
    """Settle what stands above the first running text: sections, the title, an author, a standfirst."""
    undecided = [index for index in range(first) if kinds[index] is None]
    if "title" not in kinds and (found := _find_title(pieces, kinds, first)) is not None:
        kinds[found] = "title"
    title = kinds.index("title") if "title" in kinds else -1
    menu = max(_menus(pieces, kinds, title), default=-1)
    for index in undecided:
        text = pieces[index].text
        if kinds[index] == "title":
            continue
        if _is_section(text) or index < menu:
            kinds[index] = "boilerplate"
        elif index < title:
            kinds[index] = "heading"
        elif title >= 0 and len(text.split()) >= 2 and is_name(text) and not text.isupper():
            kinds[index] = "byline"
        elif len(text.split()) >= _LEAST_LEDE:
            kinds[index] = "paragraph"
        else:
            kinds[index] = "heading" if first < len(pieces) else "paragraph"


def _find_title(pieces: Sequence[Piece], kinds: _Kinds, first: int) -> int | None:
    """The place of the title above the first running text, or None.

    It is the first line of some length above the date and the author, and below the site's name and menus.
    """

    def words(index: int) -> int:
        return len(pieces[index].text.split())

    # A title set in bold looks like a heading to the formats that have bold.
    eligible = [index for index in range(first) if kinds[index] in (None, "heading")]
    dateline = next((index for index in range(first) if kinds[index] in ("date", "byline")), first)
    candidates = [
        index for index in eligible if not _is_section(pieces[index].text) and words(index) <= _LONGEST_TITLE
    ]
    candidates = [index for index in candidates if index < dateline] or candidates
    long = [index for index in candidates if words(index) >= _LEAST_TITLE]
    if not long:
        return candidates[0] if candidates else None
    menu = max(_menus(pieces, kinds, long[-1]), default=-1)
    return next(index for index in long if index > menu)


def _menus(pieces: Sequence[Piece], kinds: _Kinds, end: int) -> list[int]:
    """The places above `end` where the site speaks; what stands above them is the site's too."""
    return [index for index in range(end) if kinds[index] == "boilerplate" or _is_section(pieces[index].text)]


def _settle_body(pieces: Sequence[Piece], kinds: _Kinds, body: range) -> None:
    """Settle captions, headings, and further articles' titles among the paragraphs."""
    undecided = [index for index in body if kinds[index] is None]
    gap_tells = sum(piece.loose_after for piece in pieces) * 5 <= len(pieces) * 2
    setting = captions.setting_points(pieces[index].text for index in undecided)
    if any(piece.kind == "caption" for piece in pieces):
        setting = captions.MARKED  # the format tells captions; what it does not call one is none
    for index in undecided:
        text = pieces[index].text
        prose = _is_prose(text)
        points = captions.caption_points(pieces[index], gap_tells=gap_tells, last=index == body.stop - 1)
        if index != body.start and points + (setting if prose else 0.0) >= (0.0 if prose else _LONE_CAPTION):
            kinds[index] = "caption"
        elif prose:
            kinds[index] = "paragraph"
    for index in undecided:
        if kinds[index] is None:
            kinds[index] = _kind_of_short_line(pieces, kinds, index)


def _kind_of_short_line(pieces: Sequence[Piece], kinds: _Kinds, index: int) -> BlockKind:
    """The kind of a line between paragraphs that is no sentence."""
    text = pieces[index].text
    following = [kind for kind in kinds[index + 1 : index + 5] if kind not in ("caption", "boilerplate")]
    if following[:1] == ["date"]:  # another article begins
        return "title"
    if is_name(text) and len(text.split()) >= 2 and "date" in following[:2]:
        return "byline"
    if text[0] in "-+•*–" or _is_listed(pieces, kinds, index):
        return "paragraph"
    return "heading"


def _is_listed(pieces: Sequence[Piece], kinds: _Kinds, index: int) -> bool:
    """Whether the line is one of three or more such lines in a row: a pasted list or table, not headings."""

    def is_short_line(place: int) -> bool:
        open_kind = kinds[place] in (None, "heading") or (
            kinds[place] == "paragraph" and pieces[place].kind is None
        )
        return open_kind and not _is_prose(pieces[place].text)

    run = 1
    for step in (-1, 1):
        place = index + step
        while 0 <= place < len(pieces) and run < 3 and is_short_line(place):
            run += 1
            place += step
    return run >= 3


def _settle_tail(pieces: Sequence[Piece], kinds: _Kinds, last: int) -> None:
    """Settle what follows the last running text: a caption, the author, the site's own lines."""
    signed = "byline" in kinds[last + 1 :]
    ended = False  # once the author or the site has had a word, no more of the article is expected
    for index in range(last + 1, len(pieces)):
        text = pieces[index].text
        words = len(text.split())
        if kinds[index] is None:
            beside = "byline" in kinds[max(index - 1, last + 1) : index + 2]
            if _is_section(text):
                kinds[index] = "boilerplate"
            elif is_name(text) and (not signed or (beside and words > 1)):
                kinds[index] = "byline"
                signed = True
            elif ended and words < _LEAST_LEDE:
                kinds[index] = "boilerplate"
            elif captions.caption_points(pieces[index], gap_tells=True, last=False) >= _LONE_CAPTION:
                kinds[index] = "caption"
            else:
                kinds[index] = "paragraph"
        ended = ended or kinds[index] in ("byline", "boilerplate")


def _settle_lede(pieces: Sequence[Piece], kinds: _Kinds) -> None:
    """The first paragraph below a title or date is the lede, if the article goes on after it."""
    paragraphs = [index for index, kind in enumerate(kinds) if kind == "paragraph" and not pieces[index].row]
    if "lede" in kinds or len(paragraphs) < 2:
        return
    above = kinds[: paragraphs[0]]
    below_title = above[above.index("title") + 1 :] if "title" in above else above
    if "heading" not in below_title and ("title" in above or "date" in above):
        kinds[paragraphs[0]] = "lede"


def _published(blocks: Sequence[Block]) -> str | None:
    for block in blocks:
        if block.kind in ("date", "byline") and (dated := split_date_line(block.text)):
            return dated[0]
    return None
