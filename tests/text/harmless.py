"""Judges the HTML of a text by reading it: what in it could act, load, take a name, or pose as part of a quiz."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from macros.text import Text
from macros.text.converter import Link, Picture

MARK = re.compile(r"\x02(?:[lp]\d+|__tabbed_\d+(?:_\d+)?)\x03")
"""What the converter leaves open: an address of the site, or the name of a tab."""
READ = frozenset(
    """
    a blockquote br code dd del details div dl dt em h4 h5 h6 hr img li ol p pre samp span strong sub
    summary sup table tbody td th thead tr ul
    """.split()  # noqa: SIM905
)
FORMULA = re.compile(r"m[a-z]+")
INERT = {"align", "alt", "class", "checked", "open", "start", "title", "type"}
ADDRESSES = {"href", "src"}
NAMES = {"id", "name", "for"}
HELD = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""Signs that no published text holds."""


def find_harm(html: str) -> list[str]:
    """All that a reader's browser might do with the HTML besides showing it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    if sign := HELD.search(MARK.sub("", html)):
        reader.found.append(f"the sign {sign[0]!r}")
    return reader.found


def write_out(text: Text) -> str:
    """The HTML as a page shows it, with its marks filled in."""
    return text.write(text.html, _lead, "9")


def _lead(link: Link) -> str:
    return f' {"src" if isinstance(link, Picture) else "href"}="#of-the-site"'


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.formula = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.formula += tag == "math"
        tabs = tag == "label" or (tag == "input" and dict(attrs).get("type") == "radio")
        if not (tag in READ or tabs or (self.formula and FORMULA.fullmatch(tag))):
            self.found.append(f"the element {tag}")
        for name, value in attrs:
            if fault := self.judge(tag, name, value or ""):
                self.found.append(f"{fault} of {tag}: {name}={value!r}")

    def judge(self, tag: str, name: str, value: str) -> str | None:
        if name in ADDRESSES:
            allowed = bool(MARK.fullmatch(value))
            if tag == "a":
                allowed = allowed or value.lower().startswith(("https:", "mailto:"))
            return None if allowed else "the address"
        if name in NAMES:
            return None if MARK.fullmatch(value) else "the name"
        if name == "class":
            own = [
                each for each in value.split() if each.startswith("quiz") and each != "quiz-notes"
            ]
            return "the class" if own else None
        if name.startswith(("on", "data-")) or name == "style":
            return "the attribute"
        # Formulas have attributes of their own that say how they look; none of them is an address.
        return None if name in INERT or self.formula else "the attribute"

    def handle_endtag(self, tag: str) -> None:
        self.formula -= tag == "math"

    def handle_comment(self, data: str) -> None:
        self.found.append(f"the comment {data!r}")

    def handle_decl(self, decl: str) -> None:
        self.found.append(f"the declaration {decl!r}")

    def handle_pi(self, data: str) -> None:
        self.found.append(f"the instruction {data!r}")

    def unknown_decl(self, data: str) -> None:
        self.found.append(f"the section {data!r}")
