"""HTML of a document, turned into Markdown and folds."""

from __future__ import annotations

from html import unescape

from ....words import CORRECT_MARKS
from ..numbers import read_word_number
from .unfolded import DEEPEST, Unfolded, asks_in_title, lines_in_code

EMPHASIS = {"b": "**", "strong": "**", "i": "*", "em": "*", "code": "`", "tt": "`", "kbd": "`"}
"""HTML that Markdown has signs for."""

BLOCKS = {
    "article",
    "aside",
    "body",
    "center",
    "div",
    "figure",
    "font",
    "footer",
    "header",
    "html",
    "input",
    "label",
    "main",
    "mark",
    "nav",
    "ol",
    "p",
    "section",
    "small",
    "tabitem",
    "tabs",
    "u",
    "ul",
}
"""HTML that only groups or colors what stands in it."""

RIGHT_CLASSES = {"correct", "correct-option", "correct-answer", "right", "right-answer"}
"""Classes of list items that are right."""

LONGEST = 20_000
"""A longer line is no line that somebody wrote, and its HTML is left alone."""


class Html:
    """Takes HTML out of lines, and splits them where it breaks them."""

    def __init__(self, found: Unfolded, fences: list[tuple[int, int, str]]) -> None:
        self.source = found
        self.code = lines_in_code(len(found.lines), fences)
        self.result = Unfolded(folds=found.folds)
        self.open: list[int] = []
        self.title: list[str] | None = None
        """What a fold is called, while it is read."""
        self.comment: list[str] | None = None
        self.hrefs: list[str] = []
        self.span = 0
        """Where the last `span` begins among the pieces of a line."""
        self.right = False
        """Whether the list item that is read is marked as right."""
        self.indent = ""
        self.at = 0

    def unfold(self) -> Unfolded:
        for at, line in enumerate(self.source.lines):
            self.at = at
            if (
                (self.code[at] and self.comment is None and self.title is None)
                or len(line) > LONGEST
                or ("<" not in line and self.comment is None and self.title is None)
            ):
                self.put(line)
            else:
                self.read(line)
        return self.result

    def put(self, line: str) -> None:
        self.result.lines.append(line)
        self.result.origin.append(self.source.origin[self.at])
        self.result.around.append((*self.source.around[self.at], *self.open))

    def read(self, line: str) -> None:
        self.indent = line[: len(line) - len(line.lstrip())]
        pieces: list[str] = []
        start = 0
        while start < len(line):
            if self.comment is not None:
                end = line.find("-->", start)
                self.comment.append(line[start : end if end >= 0 else len(line)])
                if end < 0:
                    break
                start = end + 3
                self.end_comment(pieces)
                continue
            sign = _next_tag_or_code(line, start)
            pieces.append(line[start:sign])
            start = sign
            if start >= len(line):
                break
            if line[start] == "`":
                end = _end_of_code(line, start)
                pieces.append(line[start:end])
                start = end
            elif line.startswith("<!--", start):
                self.comment = []
                start += 4
            else:
                start = self.tag(line, start, pieces)
        self.flush(pieces)

    def end_comment(self, pieces: list[str]) -> None:
        """A comment in one line may name the key; others are for nobody."""
        words = " ".join(self.comment or ()).strip()
        self.comment = None
        if len(words) < 200 and _may_tell(words):
            self.flush(pieces)
            self.source.folds.append("comment")
            self.open.append(len(self.source.folds) - 1)
            self.put("")
            self.put(f"{self.indent}{words}")
            self.put("")
            self.open.pop()

    def tag(self, line: str, start: int, pieces: list[str]) -> int:
        """Read a tag; gives where it ends. What is none is kept as it stands."""
        end = line.find(">", start)
        inner = line[start + 1 : end] if end > 0 else ""
        name = next(iter(inner.strip("/ ").split(None, 1)), "").lower()
        closes = inner.startswith("/")
        if end < 0 or not name or not name.replace("-", "").isalnum() or len(inner) > 2000:
            pieces.append("<")
            return start + 1
        if name in EMPHASIS:
            self.emphasize(EMPHASIS[name], closes, pieces)
        elif name == "br":
            self.flush(pieces)
        elif len(name) == 2 and name[0] == "h" and name[1] in "123456":
            self.flush(pieces)
            self.put("")
            if not closes:
                pieces.append(f"{'#' * int(name[1])} ")
        elif name == "li":
            self.flush(pieces)
            if not closes:
                self.right = bool(RIGHT_CLASSES.intersection(_attribute(inner, "class").split()))
                pieces.append("- ")
        elif name == "span":
            self.badge(closes, pieces)
        elif name == "hr":
            self.flush(pieces)
            self.put("")
            self.put("---")
        elif name == "p":
            self.flush(pieces)
            self.put("")
        elif name in ("details", "summary"):
            self.fold(name, closes, pieces)
        elif name == "img":
            words, address = _attribute(inner, "alt"), _attribute(inner, "src")
            pieces.append(f"![{words}]({address})" if address else "")
        elif name == "a":
            self.link(inner, closes, pieces)
        elif name not in BLOCKS:
            pieces.append(line[start : end + 1])
        return end + 1

    def badge(self, closes: bool, pieces: list[str]) -> None:
        """A word such as "correct" that is set apart, in brackets, as authors write it without HTML."""
        if not closes:
            self.span = len(pieces)
        elif (text := "".join(pieces[self.span :]).strip()).lower() in CORRECT_MARKS:
            pieces[self.span :] = [f"({text})"]

    def emphasize(self, sign: str, closes: bool, pieces: list[str]) -> None:
        """The sign of Markdown for a tag; what Markdown keeps as it stands has no character references."""
        if sign == "`" and closes and sign in pieces:
            first = len(pieces) - pieces[::-1].index(sign)
            pieces[first:] = [unescape("".join(pieces[first:]))]
        pieces.append(sign)

    def link(self, inner: str, closes: bool, pieces: list[str]) -> None:
        if closes:
            address = self.hrefs.pop() if self.hrefs else ""
            pieces.append(f"]({address})" if address else "")
        else:
            address = _attribute(inner, "href")
            if not inner.endswith("/"):
                self.hrefs.append(address)
                pieces.append("[" if address else "")

    def fold(self, name: str, closes: bool, pieces: list[str]) -> None:
        if name == "details" and not closes and len(self.open) < DEEPEST:
            self.flush(pieces)
            self.put("")
            self.source.folds.append("")
            self.open.append(len(self.source.folds) - 1)
        elif name == "details":
            self.flush(pieces)
            if self.open and closes:
                self.open.pop()
            self.put("")
        elif not closes:
            self.flush(pieces)
            self.title = []
        elif self.title is not None:
            words = " ".join([*self.title, "".join(pieces)]).strip()
            pieces.clear()
            self.title = None
            if self.open:
                self.name_fold(words)
            self.put("")

    def name_fold(self, words: str) -> None:
        """Give the last fold its title; one that asks is a line above it, and what it holds is the answer."""
        fold = self.open[-1]
        if asked := asks_in_title(words):
            self.open.pop()
            self.put(f"{self.indent}{asked}")
            self.open.append(fold)
            # A fold that names a question holds it, and its answer in another fold.
            words = "" if read_word_number(words.strip("*_ ")) else "Answer"
        self.source.folds[fold] = words

    def flush(self, pieces: list[str]) -> None:
        """End a line here."""
        said = "".join(pieces)
        pieces.clear()
        if self.title is not None:
            if said.strip():
                self.title.append(said.strip())
        elif said.strip():
            said = f"{said.rstrip()} ✅" if self.right else said
            self.right = False
            self.put(said if said.startswith(self.indent) else self.indent + said.lstrip())
        else:
            self.put("")


def _may_tell(words: str) -> bool:
    """Whether a comment says something: a marker such as `QUIZ:END` does not."""
    return " " in words or any(map(str.isdigit, words)) or len(words) == 1


def _next_tag_or_code(line: str, start: int) -> int:
    """Where the next tag or code begins."""
    signs = [at for at in (line.find("<", start), line.find("`", start)) if at >= 0]
    return min(signs, default=len(line))


def _end_of_code(line: str, start: int) -> int:
    """Where the code that begins at `start` ends; right behind the sign if it never does."""
    run = start
    while run < len(line) and line[run] == "`":
        run += 1
    end = line.find(line[start:run], run)
    return end + run - start if end >= 0 else run


def _attribute(inner: str, name: str) -> str:
    at = inner.lower().find(f"{name}=")
    if at < 0:
        return ""
    value = inner[at + len(name) + 1 :]
    if value[:1] in ("'", '"'):
        return value[1:].partition(value[0])[0]
    return value.split(None, 1)[0].rstrip("/") if value.strip() else ""
