"""JSON as vibrief prints and writes it: readable, and harmless to the terminal that shows it."""

from __future__ import annotations

import json
import re

# Shown raw they would make a terminal or an editor show the text otherwise than it is stored; and halves of
# characters, which UTF-8 cannot hold, become U+FFFD, so that offsets stay true.
_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def dumps(data: object) -> str:
    """One line of JSON, readable in any script; invisible and direction-changing characters are escaped."""
    text = _SURROGATE.sub("\ufffd", json.dumps(data, ensure_ascii=False))
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
