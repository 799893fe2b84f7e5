"""Block kinds: title, date, lede, heading, paragraph, caption, byline and boilerplate, told by cues.

Few pages say which is which, so each kind has its signs: the words of `vibrief.reading.cues`, the length of
a line, how it ends, and where it stands between the paragraphs. In doubt a piece is a paragraph, which is
translated; nothing but a site's own words is left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vibrief.article import Block, BlockKind
from vibrief.reading import cues
from vibrief.reading.dates import split_date_line
from vibrief.reading.pieces import Piece
from vibrief.sentences import split_sentences

_LONGEST_HEADING = 30  # words
_LONGEST_TITLE = 40
_LONGEST_CAPTION = 60
_LONGEST_BYLINE = 10
_COUNTER = re.compile(r"\s*[(\[]?\d*[)\]]?\s*$")
_EDGES = " \t:.…|>»«<•·*[](){}–—-+"


def assign_kinds(pieces: Sequence[Piece]) -> tuple[tuple[Block, ...], str | None]:
    """The blocks made of `pieces`, and the ISO date the page gives as its own, if any."""
    pieces = [piece for piece in pieces if piece.text]
    kinds: list[BlockKind | None] = [piece.kind or _kind_by_words(piece) for piece in pieces]
    prose = [
        index
        for index, piece in enumerate(pieces)
        if kinds[index] in (None, "paragraph", "lede") and _is_prose(piece.text)
    ]
    first = prose[0] if prose else len(pieces)
    last = prose[-1] if prose else len(pieces) - 1
    _head(pieces, kinds, first)
    _body(pieces, kinds, first, last)
    _tail(pieces, kinds, last)
    _lede(pieces, kinds)
    blocks = tuple(
        Block(kind or "paragraph", piece.text, index)
        for index, (piece, kind) in enumerate(zip(pieces, kinds, strict=True))
    )
    return blocks, _published(blocks)


def _kind_by_words(piece: Piece) -> BlockKind | None:
    """The kind that a piece's own words give away, wherever it stands."""
    text = piece.text
    if piece.row:
        return "paragraph"
    if is_navigation(text):
        return "boilerplate"
    words = len(text.split())
    dated = split_date_line(text)
    if dated is not None and (not dated[1] or words <= 3 * _LONGEST_BYLINE and is_name(dated[1])):
        return "date" if not dated[1] else "byline"
    if words <= _LONGEST_CAPTION and (cues.CAPTION_START.match(text) or cues.CAPTION_END.search(text)):
        return "byline" if _is_credit(text) else "caption"
    return "byline" if _is_credit(text) else None


def _is_credit(text: str) -> bool:
    """Whether a line says who wrote: `Tin, ảnh: …`, `Theo TTXVN`, `PV`."""
    if len(text.split()) > _LONGEST_BYLINE:
        return False
    labelled = cues.BYLINE_START.match(text)
    if labelled:
        return is_name(text[labelled.end() - 1 :]) and not text.lower().startswith(
            ("ảnh:", "video:", "clip:")
        )
    return cues.BYLINE_WHOLE.fullmatch(text) is not None


def is_navigation(text: str) -> bool:
    """Whether a line is the site's own: a link, a button, a list of tags."""
    if len(text) > 300:
        return False
    phrase = _COUNTER.sub("", text.strip(_EDGES)).strip(_EDGES).lower()
    if phrase in cues.NAVIGATION or cues.NAVIGATION_START.match(text):
        return True
    parts = [
        part.strip(_EDGES).lower() for part in re.split(r"\s*[|•·>»]\s*|\s{2,}", text) if part.strip(_EDGES)
    ]
    return len(parts) > 1 and all(part in cues.NAVIGATION or part in cues.SECTIONS for part in parts)


def is_name(text: str) -> bool:
    """Whether `text` looks like the names or initials of one to three people: `Trọng Nguyễn - Phan Anh`, `H.L`."""
    words = text.strip(" .,;:()").split()
    if not 1 <= len(words) <= _LONGEST_BYLINE:
        return False
    return all(
        word in cues.NAME_LINKS or (word[0] in '(“"' or word[0].isupper()) and not word[-1].isdigit()
        for word in words
    )


def _is_prose(text: str) -> bool:
    """Whether a piece is running text: it ends as a sentence does, or is longer than any heading."""
    words = len(text.split())
    closed = text.rstrip(" ”\"’')]")
    return words > _LONGEST_HEADING or (
        words >= 5 and closed.endswith((".", "…", ";", ":", "!", "?")) and not _is_question(text)
    )


def _is_question(text: str) -> bool:
    """Whether a short line ends in `?` or `!` alone, as headlines do too."""
    return text.rstrip(" ”\"’').").endswith(("?", "!")) and len(split_sentences(text)) == 1


def _head(pieces: Sequence[Piece], kinds: list[BlockKind | None], first: int) -> None:
    """Settle what stands above the first running text: sections, the title, an author, a standfirst."""
    open_pieces = [index for index in range(first) if kinds[index] is None]
    if "title" not in kinds:
        date = next((index for index in range(first) if kinds[index] in ("date", "byline")), first)
        above = [index for index in open_pieces if index < date] or open_pieces
        candidates = [
            i
            for i in above
            if not _is_section(pieces[i].text) and len(pieces[i].text.split()) <= _LONGEST_TITLE
        ]
        if candidates:
            title = next((i for i in candidates if len(pieces[i].text.split()) >= 5), candidates[0])
            kinds[title] = "title"
        elif above and first == len(pieces):
            kinds[above[0]] = "title"
    title = kinds.index("title") if "title" in kinds else -1
    for index in open_pieces:
        text = pieces[index].text
        if kinds[index] is not None:
            continue
        if index < title or _is_section(text):
            kinds[index] = "boilerplate"
        elif is_name(text) and len(text.split()) >= 2 and title >= 0 and not text.isupper():
            kinds[index] = "byline"


def _is_section(text: str) -> bool:
    return text.strip(_EDGES).lower() in cues.SECTIONS


def _body(pieces: Sequence[Piece], kinds: list[BlockKind | None], first: int, last: int) -> None:
    """Settle captions, headings and further titles among the paragraphs."""
    span = range(first, min(last + 1, len(pieces)))
    telling = (
        sum(piece.loose_after for piece in pieces) * 5 <= len(pieces) * 2
    )  # else every line is followed by one
    for index in span:
        if kinds[index] is not None:
            continue
        text = pieces[index].text
        if index > first and _is_caption(pieces, index, telling=telling):
            kinds[index] = "caption"
        elif _is_prose(text):
            kinds[index] = "paragraph"
    for index in span:
        if kinds[index] is None:
            kinds[index] = _kind_of_short_line(pieces, kinds, index)


def _is_caption(pieces: Sequence[Piece], index: int, *, telling: bool) -> bool:
    text = pieces[index].text
    words = len(text.split())
    if not 3 <= words <= _LONGEST_CAPTION or len(split_sentences(text)) > 2 or text[-1] in ":;":
        return False
    if pieces[index].loose_after and telling:
        return True
    return cues.CAPTION_WORDS.search(text) is not None and not cues.CONNECTIVES.match(text) and words <= 40


def _kind_of_short_line(pieces: Sequence[Piece], kinds: Sequence[BlockKind | None], index: int) -> BlockKind:
    """The kind of a line between paragraphs that is no sentence."""
    text = pieces[index].text
    following = [kind for kind in kinds[index + 1 : index + 4] if kind not in ("caption", "boilerplate")]
    if len(text.split()) < _LONGEST_TITLE and following[:1] == ["date"]:
        return "title"
    if is_name(text) and len(text.split()) >= 2 and "date" in following:
        return "byline"
    if text[:1] in "-+•*–" or _is_listed(pieces, kinds, index):
        return "paragraph"
    return "heading"


def _is_listed(pieces: Sequence[Piece], kinds: Sequence[BlockKind | None], index: int) -> bool:
    """Whether the line is one of three or more such lines in a row: a pasted list or table, not headings."""
    start = end = index
    while start > 0 and kinds[start - 1] in (None, "heading") and not _is_prose(pieces[start - 1].text):
        start -= 1
    while end + 1 < len(pieces) and kinds[end + 1] is None and not _is_prose(pieces[end + 1].text):
        end += 1
    return end - start >= 2


def _tail(pieces: Sequence[Piece], kinds: list[BlockKind | None], last: int) -> None:
    """Settle what follows the last running text: a caption, the author, the site's own lines."""
    signed = False
    for index in range(last + 1, len(pieces)):
        text = pieces[index].text
        if kinds[index] is not None:
            signed = signed or kinds[index] == "byline"
        elif not signed and is_name(text) and not _is_section(text):
            kinds[index] = "byline"
            signed = True
        elif not signed and len(text.split()) >= 6:
            kinds[index] = "caption" if pieces[index].loose_after else "paragraph"
        else:
            kinds[index] = "boilerplate"


def _lede(pieces: Sequence[Piece], kinds: list[BlockKind | None]) -> None:
    """The first paragraph below a title or date is the lede, if the article goes on after it."""
    paragraphs = [index for index, kind in enumerate(kinds) if kind == "paragraph" and not pieces[index].row]
    if "lede" in kinds or len(paragraphs) < 2:
        return
    start = paragraphs[0]
    above = [kind for kind in kinds[:start] if kind not in ("boilerplate", "caption")]
    if "heading" not in above and ("title" in above or "date" in above):
        kinds[start] = "lede"


def _published(blocks: Sequence[Block]) -> str | None:
    for block in blocks:
        if block.kind in ("date", "byline") and (dated := split_date_line(block.text)):
            return dated[0]
    return None
