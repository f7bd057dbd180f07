"""What the HTML of a text may consist of. Whatever else came out of the converter is taken away."""

from __future__ import annotations

import nh3
from pygments.token import STANDARD_TYPES

BLOCKS = {
    "blockquote",
    "details",
    "div",
    "dl",
    "dd",
    "dt",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "summary",
}
BLOCKS |= {"table", "tbody", "td", "th", "thead", "tr", "ul"}
WORDS = {"a", "br", "code", "del", "em", "img", "samp", "span", "strong", "sub", "sup"}
TABS = {"input", "label"}
"""Only the tabs extension makes these: a text cannot write HTML."""
MATHS = frozenset(
    """
    math maction mfrac menclose merror mi mmultiscripts mn mo mover mpadded mphantom mroot mrow
    ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover
    """.split()  # noqa: SIM905
)
MATH_ATTRIBUTES = frozenset(
    """
    accent accentunder align columnalign columnlines columnspacing depth displaystyle fence form
    frame height largeop linethickness lspace mathvariant maxsize minsize movablelimits notation
    rowlines rowspacing rspace scriptlevel separator stretchy symmetric voffset width
    """.split()  # noqa: SIM905
)
ATTRIBUTES: dict[str, set[str]] = {tag: set(MATH_ATTRIBUTES) for tag in MATHS} | {
    "a": {"href", "title"},
    "details": {"open"},
    "img": {"alt", "src", "title"},
    "input": {"checked", "id", "name", "type"},
    "label": {"for"},
    "math": {"alttext", "display", "xmlns"},
    "ol": {"start"},
    "td": {"align"},
    "th": {"align"},
}
NOTES = {
    "abstract",
    "bug",
    "danger",
    "example",
    "failure",
    "info",
    "note",
    "question",
    "quote",
    "success",
    "tip",
}
NOTES |= {"warning"}
"""The kinds of admonition that the theme draws."""
TOKENS = {name for name in STANDARD_TYPES.values() if name} | {
    "filename",
    "hll",
    "linenos",
    "normal",
    "special",
}
CLASSES = {
    "details": NOTES,
    "div": {
        "admonition",
        "highlight",
        "linenodiv",
        "tabbed-alternate",
        "tabbed-block",
        "tabbed-content",
    }
    | {"tabbed-labels", "tabbed-set", *NOTES},
    "code": {"highlight"},
    "ol": {"quiz-notes"},
    "p": {"admonition-title"},
    "span": TOKENS,
    "table": {"highlighttable"},
    "td": {"code", "linenos"},
}
SCHEMES = {"https", "mailto"}


def clean(html: str) -> str:
    """The HTML with what is not allowed taken away: elements, attributes, classes, addresses."""
    return nh3.clean(
        html,
        tags=BLOCKS | WORDS | TABS | MATHS,
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        url_schemes=SCHEMES,
        link_rel=None,
    )
