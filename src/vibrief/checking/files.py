"""Reads what is to be checked: two texts, line pairs, TSV, and the translators' formats TMX, XLIFF and PO.

Every reader gives `Pair`s in file order and raises `InputError` with one line saying what to do.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from vibrief.checking.model import Pair, Skipped
from vibrief.checking.paragraphs import align_paragraphs, split_paragraphs
from vibrief.errors import InputError, UsageError

if TYPE_CHECKING:
    from translate.storage.base import TranslationStore
    from translate.storage.lisa import LISAunit

Form = Literal["text", "lines", "tsv", "tmx", "xliff", "po"]
FORMS: tuple[Form, ...] = get_args(Form)

_FORM_OF_SUFFIX: dict[str, Form] = {
    ".tsv": "tsv",
    ".tab": "tsv",
    ".tmx": "tmx",
    ".xlf": "xliff",
    ".xliff": "xliff",
    ".sdlxliff": "xliff",
    ".mqxliff": "xliff",
    ".po": "po",
    ".pot": "po",
}
_BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
# States of XLIFF 1.2 and 2.0 in which the target is not a translation yet.
_UNFINISHED = frozenset({"new", "needs-translation", "initial"})


def read_pairs(source: Path | str, target: Path | str | None, form: Form | None) -> Iterator[Pair]:
    """The pairs of one bilingual file, or of a source and a target file; "-" is standard input.

    `form` None goes by the ending of `source`: two files are texts, one file is TSV unless its ending says
    more.
    """
    form = form or _form_of(source, target)
    if form in ("text", "lines"):
        if target is None:
            raise UsageError(f"{source}: name the translation too, or give a TSV, TMX, XLIFF or PO file")
        if str(source) == str(target) == "-":
            raise UsageError("only one of the two texts can come from standard input")
        read = _read_lines if form == "lines" else _read_texts
        return read(str(source), _decode(source), str(target), _decode(target))
    if target is not None:
        raise UsageError(f"{source}: a {form.upper()} file holds both languages; leave {target} out")
    if form == "tsv":
        return _read_tsv(str(source), _decode(source))
    return _BILINGUAL[form](str(source), _bytes(source))


def _form_of(source: Path | str, target: Path | str | None) -> Form:
    if target is not None:
        return "text"
    suffix = Path(str(source)).suffix.lower()
    if suffix in _FORM_OF_SUFFIX:
        return _FORM_OF_SUFFIX[suffix]
    if str(source) == "-":
        return "tsv"
    return "text"


def _bytes(path: Path | str) -> bytes:
    if str(path) == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: there is no such file") from None
    except IsADirectoryError:
        raise InputError(f"{path}: is a folder; name a file") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from None


def _decode(path: Path | str) -> str:
    data = _bytes(path)
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"{path}: is not {encoding.upper().removesuffix('-SIG')} text (byte {error.start});"
            " save it as UTF-8"
        ) from None
    if "\0" in text:
        raise InputError(f"{path}: is a binary file, not text")
    return unicodedata.normalize("NFC", text)


def _lines(text: str) -> list[str]:
    """Lines as `wc -l` counts them: other separators, U+2028 for example, stay inside a line."""
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    return [line.removesuffix("\r") for line in lines]


def _read_lines(source: str, source_text: str, target: str, target_text: str) -> Iterator[Pair]:
    sources, targets = _lines(source_text), _lines(target_text)
    if len(sources) != len(targets):
        raise InputError(
            f"{source} has {len(sources)} lines and {target} has {len(targets)}: --lines pairs line by line,"
            " so they must agree; without --lines, paragraphs are matched"
        )
    return (Pair(line, *pair) for line, pair in enumerate(zip(sources, targets, strict=True), start=1))


def _read_texts(source: str, source_text: str, target: str, target_text: str) -> Iterator[Pair]:
    for name, text in ((source, source_text), (target, target_text)):
        if not text.strip():
            raise InputError(f"{name}: is empty")
    pairs = align_paragraphs(split_paragraphs(source_text), split_paragraphs(target_text))
    return (Pair(number, *pair) for number, pair in enumerate(pairs, start=1))


def _read_tsv(name: str, text: str) -> Iterator[Pair]:
    rows = [line.split("\t") for line in _lines(text)]
    if not rows:
        raise InputError(f"{name}: is empty")
    for line, row in enumerate(rows, start=1):
        if len(row) < 2 and any(row):
            raise InputError(f"{name}, line {line}: expected Vietnamese, a tab and English")
    pairs = ((line, row[0], row[1]) for line, row in enumerate(rows, start=1) if any(row))
    return (Pair(*pair) for pair in pairs)


def _read_tmx(name: str, data: bytes) -> Iterator[Pair]:
    from translate.storage import tmx

    store = _parse(tmx.tmxfile, name, data, "TMX")
    for number, unit in enumerate(store.units, start=1):
        texts: dict[str, str] = {}
        for node in unit.getlanguageNodes():
            language = node.get("{http://www.w3.org/XML/1998/namespace}lang") or node.get("lang") or ""
            texts.setdefault(_primary(language), unit.getNodeText(node) or "")
        source, target = texts.get("vi", ""), texts.get("en", "")
        yield _unit(number, source, target, None if source and target else "no Vietnamese or no English")


def _read_xliff(name: str, data: bytes) -> Iterator[Pair]:
    from translate.storage import xliff, xliff2

    is_second = b"urn:oasis:names:tc:xliff:document:2" in data[:4096]
    store = _parse(xliff2.Xliff2File if is_second else xliff.xlifffile, name, data, "XLIFF")
    _expect_languages(name, store.getsourcelanguage(), store.gettargetlanguage())
    for number, unit in enumerate((unit for unit in store.units if not unit.isheader()), start=1):
        skipped: Skipped | None = None
        if not unit.istranslatable():
            skipped = "not for translation"
        elif not (unit.target or "").strip() or _xliff_state(unit) in _UNFINISHED:
            skipped = "untranslated"
        yield _unit(number, str(unit.source or ""), str(unit.target or ""), skipped)


def _xliff_state(unit: LISAunit) -> str | None:
    """The state that XLIFF 1.2 writes on the target and XLIFF 2.0 on the segment."""
    element: Any = unit.xmlelement
    target = element.find("{*}target")
    state: str | None = target.get("state") if target is not None else None
    return state or element.get("state")


def _read_po(name: str, data: bytes) -> Iterator[Pair]:
    from translate.storage import pypo

    store = _parse(pypo.pofile, name, data, "PO")
    _expect_languages(name, None, store.gettargetlanguage())
    for number, unit in enumerate((unit for unit in store.units if not unit.isheader()), start=1):
        if unit.isobsolete():
            continue
        skipped: Skipped | None = None
        if not unit.istranslated() and not unit.isfuzzy():
            skipped = "untranslated"
        elif unit.isfuzzy():
            skipped = "fuzzy"
        # A plural unit states its figure in one form or the other: its forms are read as one text.
        source, target = str(unit.source), str(unit.target)
        if unit.hasplural():
            source, target = str(unit.source.strings[-1]), str(unit.target.strings[-1])
        yield _unit(number, source, target, skipped)


_BILINGUAL: dict[str, Callable[[str, bytes], Iterator[Pair]]] = {
    "tmx": _read_tmx,
    "xliff": _read_xliff,
    "po": _read_po,
}


def _parse(store_class: type[Any], name: str, data: bytes, form: str) -> TranslationStore[Any]:
    """The toolkit's store for `data`; whatever it raises on a broken file becomes one line."""
    from lxml import etree
    from translate.storage.base import ParseError

    if not data.strip():
        raise InputError(f"{name}: is empty")
    try:
        store: TranslationStore[Any] = store_class.parsestring(data)
    except (ParseError, etree.XMLSyntaxError, ValueError, LookupError, AttributeError, TypeError) as error:
        reason = " ".join(str(error).split())[:120]
        raise InputError(
            f"{name}: is not a readable {form} file ({reason or type(error).__name__})"
        ) from None
    if not store.units:
        raise InputError(f"{name}: holds no {form} units")
    return store


def _expect_languages(name: str, source: str | None, target: str | None) -> None:
    """Refuses a file that says it goes the other way; a file that says nothing is taken at its word."""
    if _primary(source or "vi") not in ("vi", "") or _primary(target or "en") == "vi":
        raise InputError(
            f"{name}: is a translation from {source or 'another language'} to {target or 'another'};"
            " vibrief checks Vietnamese to English"
        )


def _primary(language: str) -> str:
    return language.lower().replace("_", "-").split("-")[0]


def _unit(number: int, source: str, target: str, skipped: Skipped | None) -> Pair:
    return Pair(number, unicodedata.normalize("NFC", source), unicodedata.normalize("NFC", target), skipped)
