"""Texts that need no Markdown parser: words, code spans and strong words, in one line. They are most of a bank."""

from __future__ import annotations

import html
import re

from .signs import UNSEEN

# Possessive throughout: what one alternative has taken is never tried again.
_LETTERS = rf"[^\\`*_\[\]<>&{{}}|~^$\x00-\x1f\xa0{UNSEEN}]"
_CODE = rf"`(?!#!|:::)(?! )[^`\x00-\x1f\xa0{UNSEEN}]++(?<! )`(?!`)"
_STRONG = rf"(?<!\w)\*\*(?! ){_LETTERS}++(?<! )\*\*(?!\w)"
_QUICK = re.compile(rf"(?!\d+[.)] |[-+#=:?!/])(?:{_LETTERS}++|{_CODE}|{_STRONG})*+")
_SPAN = re.compile(r"`([^`]*)`|\*\*([^*]*)\*\*")


def quick_html(text: str) -> str | None:
    """The text as HTML without the paragraph around it; None if it takes the parser to tell."""
    if not _QUICK.fullmatch(text):
        return None
    if "`" not in text and "*" not in text:
        return text  # letters are none of those that HTML escapes
    return _SPAN.sub(_span, html.escape(text, quote=False))


def _span(match: re.Match[str]) -> str:
    code, strong = match.groups()
    return f"<strong>{strong}</strong>" if code is None else f"<code>{code}</code>"
