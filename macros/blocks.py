"""HTML with Markdown in it, for hosts that read Markdown: what is plain stays HTML, which they pass through fast."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

SIMPLE = (
    "admonition",
    "attr_list",
    "def_list",
    "fenced_code",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.blocks.",
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.inlinehilite",
    "pymdownx.snippets",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
    "zensical.",
)
"""How the names of extensions begin that leave letters, digits, plain punctuation and spaces as they are."""

_LETTERS = r"[^\\`*_\[\]<>&{}|~^\n]"
_CODE = r"`(?!#!|:::)[^`\s](?:[^`\n]*[^`\s])?`(?!`)"
_STRONG = rf"(?<!\w)\*\*(?! ){_LETTERS}+(?<! )\*\*(?!\w)"
_PLAIN = re.compile(rf"(?!\d+[.)] |[-+#=:?!/])(?:{_LETTERS}++|{_CODE}|{_STRONG})*+")
_SPAN = re.compile(r"`([^`]*)`|\*\*([^*]*)\*\*")
_OPEN = re.compile(r"<(quiz-question|div|fieldset|label|details|p)((?: [\w-]+=\"[^\"]*\")*)>")
_CLOSE = re.compile(r"</(?:quiz-question|div|fieldset|label|details|p)>")
_ATTRIBUTE = re.compile(r' ([\w-]+)=("[^"]*")')
_FIELD = re.compile("\x02(\\d+)\x03")
_KNOWN_TO_MARKDOWN = ("div", "fieldset", "details", "p")


def all_simple(extensions: Iterable[str]) -> bool:
    """Whether plain text comes out of these Markdown extensions as it went in."""
    return all(str(name).startswith(SIMPLE) for name in extensions)


class Fields:
    """The texts of one template: each as HTML if it is plain, else as a mark that `write` finds again.

    Plain is what needs no knowledge of the page: words, code spans and strong words, in one line.
    """

    def __init__(self, simple: bool) -> None:
        self._simple = simple
        self._rich: list[str] = []

    def __call__(self, text: str) -> str:
        if self._simple and _PLAIN.fullmatch(text):
            return as_html(text)
        self._rich.append(text)
        return f"\x02{len(self._rich) - 1}\x03"

    def write(self, page: str) -> str:
        """HTML with marks as Markdown. Elements that the template opens on a line of their own become blocks there."""
        if not self._rich:
            # In one line: hosts parse HTML three times, and white space between elements counts each time.
            return "\n" + "".join(page.splitlines()) + "\n"
        return _FIELD.sub(lambda match: self._rich[int(match[1])], "\n".join(_read(page).write(3)))


def as_html(text: str) -> str:
    """Plain text as HTML."""
    text = html.escape(text, quote=False)
    return _SPAN.sub(_span, text) if "`" in text or "*" in text else text


def _span(match: re.Match[str]) -> str:
    code, strong = match.groups()
    return f"<strong>{strong}</strong>" if code is None else f"<code>{code}</code>"


@dataclass
class _Element:
    """An element on lines of its own. It is rich if Markdown is left somewhere in it."""

    tag: str = ""
    attributes: str = ""
    rich: bool = False
    content: list[str | _Element] = field(default_factory=list)

    def write(self, length: int) -> Iterator[str]:
        """The content, with slashes of that length around blocks, which must grow inwards."""
        for item in self.content:
            if isinstance(item, str):
                # Markdown makes the paragraphs of a text itself.
                yield (
                    f"\n{item.removeprefix('<p>').removesuffix('</p>')}\n"
                    if "\x02" in item
                    else item
                )
            elif self.rich and (item.rich or item.tag not in _KNOWN_TO_MARKDOWN):
                yield f"\n{'/' * length} html | {item.tag}{item.selectors()}"
                if "-" in item.tag:
                    yield "    markdown: block"
                yield ""
                yield from item.write(length + 1)
                yield f"\n{'/' * length}\n"
            else:
                yield f"<{item.tag}{item.attributes}>"
                yield from item.write(length)
                yield f"</{item.tag}>"

    def selectors(self) -> str:
        """The attributes as blocks name them."""
        return "".join(f"[{name}={value}]" for name, value in _ATTRIBUTE.findall(self.attributes))


def _read(page: str) -> _Element:
    open_elements = [_Element()]
    for line in page.splitlines():
        if start := _OPEN.fullmatch(line):
            inner = _Element(start[1], start[2])
            open_elements[-1].content.append(inner)
            open_elements.append(inner)
        elif _CLOSE.fullmatch(line):
            closed = open_elements.pop()
            open_elements[-1].rich |= closed.rich
        elif line:
            open_elements[-1].content.append(line)
            open_elements[-1].rich |= "\x02" in line
    return open_elements[0]
