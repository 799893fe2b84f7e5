"""Text from strangers: what is taken out, and that Markdown shows the rest literally."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from output_briefs import ATTACKS

from vibrief.output.text import clean, escape_markdown, shorten

GFM = MarkdownIt("gfm-like", {"linkify": False}).enable(["table", "strikethrough"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bạc Liêu: 354.422 lượt", "Bạc Liêu: 354.422 lượt"),
        ("a\tb\nc\r\nd", "a b c d"),
        ("10\xa0000 and 10\u202f000", "10\xa0000 and 10\u202f000"),
        ("\x1b[31mred\x07\x00\x9b1m", "[31mred1m"),
        ("a\u202eb\u2066c\u200fd\u061ce", "abcde"),
        ("\ufefftext\u200b", "text"),
        ("half \ud800", "half \ufffd"),
        ("tag\U000e0041\U000e0062", "tag"),
        ("family 👨\u200d👩\u200d👧", "family 👨\u200d👩\u200d👧"),
    ],
)
def test_clean(text: str, expected: str) -> None:
    assert clean(text) == expected


@given(st.text())
def test_clean_text_can_be_written_and_cleaning_again_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert once.encode("utf-8") or not once
    assert not any(ord(char) < 32 or 127 <= ord(char) < 160 for char in once)


def shown(markdown: str) -> str:
    """What a reader sees of a one-line Markdown document, "" if it is anything but one plain paragraph."""
    tokens = GFM.parse(markdown)
    if [token.type for token in tokens] != ["paragraph_open", "inline", "paragraph_close"]:
        return ""
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special", "entity"}, children
    return "".join(child.content for child in children)


@pytest.mark.parametrize("attack", ATTACKS)
def test_attacks_stay_text_in_markdown(attack: str) -> None:
    assert shown(escape_markdown(attack)) == clean(attack).strip()


@given(
    st.text(
        st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("#*_`<>[]()|~$-+=\\!&;:.1 /@{}\"'"),
        max_size=40,
    )
)
@example("1. a")
@example("1) a")
@example("+ a")
@example("***")
@example("a | b")
@example("[a]: http://b")
@example("-----")
@example("\\")
@example("a\\")
@example("~~~")
@example("&amp;")
@example("<http://a.b>")
@example("![a](b)")
@example("[^1]: note")
def test_any_text_is_shown_literally_by_markdown(text: str) -> None:
    expected = clean(text).strip()
    assert shown(escape_markdown(text)) == expected or not expected


@pytest.mark.parametrize(
    "address", ["https://evil.example", "www.evil.example", "mailto:a@b.example", "evil.example/a"]
)
def test_addresses_are_not_links(address: str) -> None:
    assert "href" not in MarkdownIt("gfm-like").render(escape_markdown(f"see {address} now"))


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("short", 10, "short"),
        ("one two three", 10, "one two…"),
        ("unbreakable", 6, "unbre…"),
        ("a, b", 3, "a…"),
    ],
)
def test_shorten(text: str, length: int, expected: str) -> None:
    assert shorten(text, length) == expected
