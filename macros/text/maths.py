r"""Formulas: `$x$` within words and `$$x$$` on lines of its own become MathML, which browsers show without a script.

A single dollar opens a formula where no space follows it, and closes one where no space stands before it and no digit
follows, so that prices stay prices.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

LONGEST = 1000
"""Characters of a formula; the longest that anybody reads has a few hundred."""

CHILDREN = {
    "mfrac": 2,
    "mover": 2,
    "mroot": 2,
    "msub": 2,
    "msubsup": 3,
    "msup": 2,
    "munder": 2,
    "munderover": 3,
}
"""How many parts an element must have; the library writes fewer for a formula that ends too early."""

_BLOCK = r"\$\$(?!\$)((?:[^$\\]|\\.)++)\$\$"
_WORD = r"(?<![\\$])\$(?![\s$])((?:[^$\\]|\\.)++)(?<!\s)\$(?![\d$])"

Tell = Callable[[str, str], None]
"""Takes a fragment and what is wrong with it."""


class Formula(InlineProcessor):
    """One of the two spellings."""

    def __init__(self, pattern: str, display: str, md: Any, tell: Tell) -> None:
        super().__init__(pattern, md)
        self.display, self.tell = display, tell

    def handleMatch(  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        latex = m[1].strip()
        try:
            element = read_formula(latex, self.display)
        except ValueError as error:
            shown = " ".join(m[0].split())
            shown = shown if len(shown) <= 40 else shown[:37] + "..."
            self.tell(m[0].split("\n")[0], f"the formula '{shown}' {error}")
            return AtomicString(m[0]), m.start(0), m.end(0)
        return element, m.start(0), m.end(0)


def formulas(md: Any, tell: Tell) -> list[Formula]:
    """The processors for both spellings, the longer delimiter first."""
    return [Formula(_BLOCK, "block", md, tell), Formula(_WORD, "inline", md, tell)]


def read_formula(latex: str, display: str) -> Element:
    """The formula as a `math` element that also says it in TeX. ValueError says what is wrong with it."""
    if len(latex) > LONGEST:
        raise ValueError(
            f"has {len(latex):,} characters, and a formula may have {LONGEST:,}: split it"
        )
    # Most banks have no formula, and the library takes its time to load.
    from latex2mathml.converter import convert_to_element

    try:
        element: Element = convert_to_element(latex, display=display)
    except (
        Exception,
        RecursionError,
    ) as error:  # the library has 20 kinds of its own, without a common one
        remedy = "correct it, or write \\$ for a dollar"
        raise ValueError(f"cannot be read ({_word(error)}): {remedy}") from None
    if any(len(part) != CHILDREN.get(part.tag, len(part)) for part in element.iter()):
        raise ValueError("is not complete: a fraction, a root or a power lacks a part")
    for part in element.iter():
        # The library writes signs as references, to be unescaped when it writes the text itself.
        part.text, part.tail = _atomic(part.text), _atomic(part.tail)
        if part.text and part.text.startswith("\\") and len(part.text) > 1:
            raise ValueError(
                f"uses '{part.text}', which is not known: write it with known commands"
            )
    element.set("alttext", " ".join(latex.split()))
    return element


def _atomic(text: str | None) -> str | None:
    """A text that Markdown leaves alone."""
    return text and AtomicString(html.unescape(text))


def _word(error: BaseException) -> str:
    name = re.sub(r"(?<!^)(?=[A-Z])", " ", type(error).__name__.removesuffix("Error")).lower()
    return name.strip() or "error"
