"""HTML of other systems as Markdown of the bank, as far as one line of signs can say what a tag says."""

from __future__ import annotations

from html.parser import HTMLParser

MARKS = {
    "b": "**",
    "strong": "**",
    "i": "*",
    "em": "*",
    "code": "`",
    "tt": "`",
    "kbd": "`",
    "del": "~~",
}
BLOCKS = {
    "address",
    "article",
    "blockquote",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "p",
    "section",
    "table",
}
"""What stands apart from the words around it."""
UNREAD = {"head", "script", "style", "title"}


def to_markdown(text: str) -> str:
    """The words of HTML, with what Markdown can say of it. A text without HTML stays as it is."""
    if "<" not in text and "&" not in text:
        return text.strip()
    reader = _Reader()
    reader.feed(text.replace("\r\n", "\n"))
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.lists: list[int] = []
        """For each list around: the number of the next item, or -1 if it has none."""
        self.links: list[str] = []
        self.code = 0
        self.unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in UNREAD:
            self.unread += 1
        elif tag == "pre":
            self.code += 1
            self.pieces.append("\n\n```\n")
        elif self.code:
            return
        elif tag in MARKS:
            self.pieces.append(MARKS[tag])
        elif tag == "br":
            self.pieces.append("\n")
        elif tag in ("ul", "ol"):
            self.lists.append(1 if tag == "ol" else -1)
            self.pieces.append("\n" if len(self.lists) > 1 else "\n\n")
        elif tag == "li":
            self.item()
        elif tag == "img" and values.get("src"):
            words = values.get("alt") or values["src"].rpartition("/")[2]
            self.pieces.append(f"![{words}]({values['src']})")
        elif tag == "a" and values.get("href"):
            self.links.append(values["href"])
            self.pieces.append("[")
        elif tag in ("tr", *(f"h{level}" for level in range(1, 7)), *BLOCKS):
            self.pieces.append("\n\n" if tag != "tr" else "\n")
        elif tag in ("td", "th"):
            self.pieces.append(" ")

    def item(self) -> None:
        depth = max(0, len(self.lists) - 1)
        number = self.lists[-1] if self.lists else -1
        mark = "- " if number < 0 else f"{number}. "
        if number > 0:
            self.lists[-1] += 1
        self.pieces.append(f"\n{'  ' * min(depth, 8)}{mark}")

    def handle_endtag(self, tag: str) -> None:
        if tag in UNREAD:
            self.unread = max(0, self.unread - 1)
        elif tag == "pre":
            self.code = max(0, self.code - 1)
            self.pieces.append("\n```\n\n")
        elif self.code:
            return
        elif tag in MARKS:
            self.pieces.append(MARKS[tag])
        elif tag in ("ul", "ol"):
            if self.lists:
                self.lists.pop()
            self.pieces.append("\n\n" if not self.lists else "\n")
        elif tag == "a" and self.links:
            self.pieces.append(f"]({self.links.pop()})")
        elif tag in BLOCKS or (tag[:1] == "h" and tag[1:].isdigit()):
            self.pieces.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self.unread:
            self.pieces.append(data if self.code else data.replace("\xa0", " "))

    def text(self) -> str:
        lines: list[str] = []
        fenced = False
        for line in "".join(self.pieces).split("\n"):
            if line.startswith("```"):
                fenced = not fenced
                lines.append(line.strip())
            elif fenced:
                lines.append(line)
            else:
                indent = (
                    line[: len(line) - len(line.lstrip(" "))]
                    if line.lstrip()[:2] in ("- ",)
                    else ""
                )
                words = " ".join(line.split())
                if words or (lines and lines[-1]):
                    lines.append(f"{indent}{words}" if words else "")
        return "\n".join(lines).strip()
