"""Signs that no text may hold: those that cannot be seen and change what is seen, and those that are no text."""

from __future__ import annotations

import re

UNSEEN = "\u202a-\u202e\u2066-\u2069"
"""Embeddings, overrides and isolates: they show words in another order than the one a reviewer reads in the file."""

NO_TEXT = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"
"""Control characters, and codes that stand for no character."""

REFUSED = re.compile(rf"[{UNSEEN}{NO_TEXT}]")


def explain_sign(sign: str) -> str:
    """What is wrong with a refused sign, to follow the name of what holds it."""
    kind = "control character"
    if re.match(rf"[{UNSEEN}]", sign):
        kind = "invisible sign that changes the direction of words,"
    return f"holds the {kind} U+{ord(sign):04X}, which no text needs: delete it"
