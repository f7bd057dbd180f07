"""A Markdown document in lines that know where they stand: paragraph, heading, list, fold, code.

A Markdown parser says what each line belongs to. What it does not know, HTML and the containers of site generators, is
unfolded first, so that what stands in them is read like the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ....bank.source import parse_yaml
from .unfolding import unfold
from .unfolding.unfolded import Unfolded

Kind = Literal["text", "heading", "code", "table", "rule"]


@dataclass(slots=True)
class Line:
    """A line of words, or a whole block of code or table."""

    number: int
    """Its line in the file, from 1."""
    text: str
    """Markdown as it stands in the line, without the marks of lists and quotes around it."""
    kind: Kind
    block: int
    """The same for all lines of a paragraph."""
    items: tuple[int, ...] = ()
    """The list items around it, outermost first."""
    marker: str = ""
    """What opens the list item, if this is its first line: `-`, `1.`, `2)`."""
    depth: int = 0
    """How many quotes are around it."""
    level: int = 0
    """Of a heading."""
    folds: tuple[int, ...] = ()
    """The folds around it, outermost first."""
    last: int = 0
    """The last line of a block."""
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    """Of a table: the line and the cells of each row."""
    glued: bool = False
    """Whether it stands in one line with what is before it."""

    callout: str = ""
    """What kind of callout it opens: `question`, `tip`."""

    @property
    def written(self) -> str:
        """Its words behind the number of its list item, as they stand in the file."""
        return f"{self.marker} {self.text}" if self.marker[:1].isdigit() else self.text


@dataclass(slots=True)
class MarkdownLines:
    lines: list[Line]
    folds: list[str]
    """The titles of folds."""
    matter: dict[str, tuple[int, str]]
    """The fields of its front matter that are words, each with its line."""


def _parser() -> MarkdownIt:
    # HTML is unfolded by us; a line of dashes below an option is no heading; definitions of links are kept as words.
    parser = MarkdownIt("commonmark").enable("table")
    parser.disable(["html_block", "lheading", "reference"])
    parser.core.ruler.disable(["inline", "text_join"])
    return parser


_PARSER = _parser()


def read_blocks(text: str) -> MarkdownLines:
    """All lines of a document, in order."""
    source = text.split("\n")
    matter = _take_front_matter(source)
    unfolded = unfold(source, lambda lines: _fences("\n".join(lines)))
    tokens = _PARSER.parse("\n".join(unfolded.lines))
    lines = _headings(_Flattening(unfolded).flatten(tokens))
    return MarkdownLines(lines, unfolded.folds, matter)


def _take_front_matter(source: list[str]) -> dict[str, tuple[int, str]]:
    """Read the front matter, and empty its lines."""
    if source[0].rstrip() not in ("---", "+++"):
        return {}
    end = next(
        (
            at
            for at, line in enumerate(source[:MOST_MATTER])
            if at and line.rstrip() in ("---", "...", "+++")
        ),
        0,
    )
    if (
        not end
        or not any(":" in line or "=" in line for line in source[1:end])
        or any(line.startswith("#") and line[1:2] == "#" for line in source[1:end])
    ):
        return {}
    document, problems = (
        parse_yaml("\n".join(["", *source[1:end]]), "") if source[0].startswith("-") else (None, [])
    )
    source[: end + 1] = [""] * (end + 1)
    data = document.data if document and not problems else None
    if document is None or not isinstance(data, dict):
        return {}
    return {
        str(name).lower(): (document.place((str(name),)).line, value.strip())
        for name, value in data.items()
        if isinstance(value, str) and value.strip()
    }


MOST_MATTER = 200
"""A front matter of more lines is none."""


def _fences(text: str) -> list[tuple[int, int, str]]:
    """Where fences stand, from line to line, and what they say of themselves."""
    return [
        (token.map[0], token.map[1], token.info)
        for token in _PARSER.parse(text)
        if token.type == "fence" and token.map
    ]


@dataclass(slots=True)
class _Count:
    """How far a list has been counted."""

    number: int
    """That of its last item as readers see it."""
    info: str = ""
    """The one that its author wrote."""
    around: tuple[int, ...] = ()
    """The folds around that item."""


class _Flattening:
    """Turns nested tokens into lines that remember what was around them."""

    def __init__(self, unfolded: Unfolded) -> None:
        self.unfolded = unfolded
        self.lines: list[Line] = []
        self.items: list[int] = []
        self.counts: list[_Count] = []
        """One for each list that is open."""
        self.marker = ""
        self.depth = 0
        self.blocks = 0

    def flatten(self, tokens: Sequence[Token]) -> list[Line]:
        count = 0
        level = 0
        for at, token in enumerate(tokens):
            kind = token.type
            if kind in ("ordered_list_open", "bullet_list_open"):
                self.counts.append(_Count(int(token.attrs.get("start", 1)) - 1))
            elif kind in ("ordered_list_close", "bullet_list_close"):
                self.counts.pop()
            elif kind == "list_item_open":
                count += 1
                self.items.append(count)
                self.marker = self.marker_of(token)
            elif kind == "list_item_close":
                self.items.pop()
                self.marker = ""
            elif kind == "blockquote_open":
                self.depth += 1
            elif kind == "blockquote_close":
                self.depth -= 1
            elif kind == "heading_open":
                level = int(token.tag[1])
            elif kind == "heading_close":
                level = 0
            elif kind == "table_open":
                self.add_table(tokens, at)
            elif kind in ("fence", "code_block"):
                self.add_code(token)
            elif kind == "hr":
                self.add(token.map, "rule", token.markup)
            elif kind == "inline" and tokens[at - 1].type in ("paragraph_open", "heading_open"):
                self.add_words(token, level)
        return self.lines

    def marker_of(self, token: Token) -> str:
        """What opens a list item; of one that is numbered like all before it, the number that readers see."""
        count = self.counts[-1]
        around = self.unfolded.around[token.map[0]] if token.map else ()
        count.number += 1
        lazy = token.info == "1" == count.info and around == count.around
        # What begins with 1 in a fold, or behind other numbers, is another list to its author.
        if token.info.isdigit() and not lazy:
            count.number = int(token.info)
        count.info, count.around = token.info, around
        return f"{count.number if lazy else token.info}{token.markup}"

    def add(self, span: list[int] | None, kind: Kind, text: str, offset: int = 0) -> Line:
        """A line of what stands at `span`."""
        first, end = span or [0, 1]
        at = min(first + offset, len(self.unfolded.origin) - 1)
        number = self.unfolded.origin[at]
        last = self.unfolded.origin[min(max(at, end - 1), len(self.unfolded.origin) - 1)]
        line = Line(
            number,
            text,
            kind,
            self.blocks,
            tuple(self.items),
            self.marker,
            self.depth,
            folds=self.unfolded.around[at],
            last=last if kind in ("code", "table") else number,
        )
        self.marker = ""
        self.lines.append(line)
        return line

    def add_words(self, token: Token, level: int) -> None:
        self.blocks += 1
        for offset, text in enumerate(token.content.split("\n")):
            words = text.strip().removesuffix("\\").rstrip()
            callout = ""
            if self.depth and not offset and words.startswith("[!") and "]" in words:
                callout, _, words = words.removeprefix("[!").partition("]")
                words = words.lstrip("+- ")
            if words:
                line = self.add(token.map, "heading" if level else "text", words, offset)
                line.level = level
                line.callout = callout.strip().lower()

    def add_code(self, token: Token) -> None:
        self.blocks += 1
        content = token.content.rstrip("\n")
        if token.type == "fence":
            fence = token.markup
            self.add(token.map, "code", f"{fence}{token.info}\n{content}\n{fence}")
            return
        lines = content.split("\n")
        around = self.unfolded.around[token.map[0]] if token.map else ()
        if around or _looks_like_words(lines):
            # Indented for the eye: words all the same.
            for offset, text in enumerate(lines):
                if text.strip():
                    self.add(token.map, "text", text.strip(), offset)
                else:
                    self.blocks += 1
        else:
            self.add(token.map, "code", f"```\n{content}\n```")

    def add_table(self, tokens: Sequence[Token], at: int) -> None:
        self.blocks += 1
        span = tokens[at].map or [0, 1]
        raw = "\n".join(line.strip() for line in self.unfolded.lines[span[0] : span[1]])
        rows: list[tuple[int, list[str]]] = []
        for token in tokens[at:]:
            if token.type == "tr_open":
                first = token.map[0] if token.map else span[0]
                rows.append((self.unfolded.origin[first], []))
            elif token.type == "inline" and rows:
                rows[-1][1].append(token.content.strip())
            elif token.type == "table_close":
                break
        self.add(span, "table", raw).rows = rows


def _looks_like_words(lines: Sequence[str]) -> bool:
    """Whether an indented block is a list of options or numbered lines and no code."""
    heads = [line.strip()[:3] for line in lines if line.strip()]
    labeled = [head for head in heads if _is_label(head)]
    return len(heads) > 1 and len(labeled) * 2 > len(heads)


def _is_label(head: str) -> bool:
    letter = head.lstrip("(-* ")[:2]
    return len(letter) == 2 and letter[0].isalnum() and letter[1] in ").、．）"


def _headings(lines: list[Line]) -> list[Line]:
    """Headings that are underlined."""
    found: list[Line] = []
    for line in lines:
        before = found[-1] if found else None
        alone = before is not None and before.kind == "text" and not before.items
        if before is None or not alone or before.number != line.number - 1:
            found.append(line)
            continue
        first = len(found) < 2 or found[-2].block != before.block
        if line.kind == "text" and set(line.text) == {"="} and len(line.text) > 2 and first:
            before.kind, before.level = "heading", 1
        elif line.kind == "rule" and line.text[:1] == "-" and first and _is_title(before.text):
            before.kind, before.level = "heading", 2
        else:
            found.append(line)
    return found


def _is_title(text: str) -> bool:
    return text[-1] not in ".?!:*_)：。？" and not _is_label(text[:3]) and ":" not in text


def fence_lines(text: str) -> set[int]:
    """The lines that stand in fences, from 1."""
    return {number + 1 for first, end, _ in _fences(text) for number in range(first, end)}
