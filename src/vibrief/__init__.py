"""Vietnamese news into English briefs in which every figure is checked against the source.

    >>> import vibrief
    >>> vibrief.check("354.422 lượt người", "354,432 participants")[0].verdict
    'value_changed'
    >>> article = vibrief.read("article.html")              # doctest: +SKIP
    >>> translation = vibrief.translate(article)            # doctest: +SKIP
    >>> print(vibrief.brief(translation).headline)          # doctest: +SKIP

Nothing heavy is imported until the function that needs it is called.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from vibrief.article import Article
    from vibrief.briefing import Brief
    from vibrief.figures import Figure, Finding
    from vibrief.segment import Translation
    from vibrief.translation import Translator

__version__ = "0.1.0"
__all__ = ["brief", "check", "find_figures", "load_translator", "read", "translate"]


def read(path: str | Path) -> Article:
    """Read an article from a text, Markdown, HTML or DOCX file ("-": standard input).

    Raises InputError when it cannot be read or does not seem to be Vietnamese.
    """
    from vibrief import reading

    return reading.read(path)


def load_translator(
    model: str | Path | None = None,
    *,
    engine: str = "auto",
    device: str = "auto",
    beam: int = 4,
    repair: bool = True,
    glossaries: Sequence[Path] = (),
    diacritics: Literal["keep", "drop"] = "drop",
    memory: Path | None = None,
) -> Translator:
    """A translator with its model loaded, to be used for as many articles as there are.

    `model` names an installed model or a directory (None: the embedded one); `glossaries` come before the
    built-in one; `memory` is the file of a sentence memory. Raises ModelError, EngineError, InputError.
    """
    from vibrief.engines import load_engine
    from vibrief.models import resolve
    from vibrief.translation import Translator

    resolved = resolve(model)
    return Translator(
        load_engine(resolved, engine=engine, device=device),
        resolved,
        beam=beam,
        repair=repair,
        glossaries=glossaries,
        diacritics=diacritics,
        memory=memory,
    )


def translate(article: Article, translator: Translator | None = None) -> Translation:
    """Translate and check one article, with the embedded model unless a `translator` is given."""
    return (translator or load_translator()).translate(article)


def brief(translation: Translation, *, length: Literal["short", "standard", "full"] = "standard") -> Brief:
    """The English brief of a translated article."""
    from vibrief import briefing

    return briefing.brief(translation, length=length)


def check(source: str, target: str) -> list[Finding]:
    """Check every figure of the English `target` against the Vietnamese `source`; loads no model."""
    from vibrief.figures import compare

    return compare(source, target)


def find_figures(text: str, language: Literal["vi", "en"] = "vi") -> list[Figure]:
    """The figures that `text` states, in order."""
    from vibrief import figures

    return figures.find_figures(text, language)
