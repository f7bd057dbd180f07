"""Words without the signs around them: emphasis, symbols, spaces."""

from __future__ import annotations


def plain(text: str) -> str:
    """Words without emphasis, code signs, check marks and spaces around, in lower case, for comparison."""
    kept = [sign for sign in text if sign not in "*_`\\\ufe0f" and not is_symbol(sign)]
    return " ".join("".join(kept).split()).casefold()


def peel(text: str) -> str:
    """A text without marks at its start: emphasis, check marks, emoji, quotes, heading signs."""
    at = 0
    while at < len(text) and (text[at] in "*_#> \ufe0f\u200d" or is_symbol(text[at])):
        at += 1
    return text[at:]


def leading_mark(text: str) -> str:
    """The marks of emphasis with which a text begins; empty if there are none."""
    head = text.lstrip("#> ")
    while head and (is_symbol(head[0]) or head[0] in "\ufe0f "):
        head = head[1:]
    return next((mark for mark in ("***", "**", "__", "*", "_") if head.startswith(mark)), "")


def is_symbol(sign: str) -> bool:
    """Whether a sign is an emoji, an arrow, a check mark or the like."""
    code = ord(sign)
    return (0x2190 <= code <= 0x2BFF and sign not in "⟨") or 0x1F000 <= code <= 0x1FAFF
