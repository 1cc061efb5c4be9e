"""Text that any file can hold: UTF-8 has no lone surrogates."""

from __future__ import annotations

import re

LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def whole_text(text: str) -> str:
    """The text with each lone surrogate made U+FFFD: one character for one, so that offsets still hold."""
    return text if text.isascii() else LONE_SURROGATE.sub("\ufffd", text)
