"""Signs that no text may hold: those that cannot be seen and change what is seen, and those that are no text."""

from __future__ import annotations

import re

UNSEEN = "\u202a-\u202e\u2066-\u2069"
"""Embeddings, overrides and isolates: they show words in another order than the one a reviewer reads in the file."""

NO_TEXT = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"
"""Control characters, and codes that stand for no character."""

REFUSED = re.compile(rf"[{UNSEEN}{NO_TEXT}]")


_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+))")


def referred_sign(html: str) -> str | None:
    """A refused sign that HTML writes as a reference, such as `&#8238;`, which a browser resolves."""
    for match in _REFERENCE.finditer(html):
        code = int(match[1], 16) if match[1] else int(match[2])
        if code > 0x10FFFF or code == 0 or 0xD800 <= code < 0xE000:
            continue  # a browser shows the sign of an unknown character
        if REFUSED.match(chr(code)):
            return chr(code)
    return None


def explain_sign(sign: str) -> str:
    """What is wrong with a refused sign, to follow the name of what holds it."""
    kind = "control character"
    if re.match(rf"[{UNSEEN}]", sign):
        kind = "invisible sign that changes the direction of words,"
    return f"holds the {kind} U+{ord(sign):04X}, which no text needs: delete it"
