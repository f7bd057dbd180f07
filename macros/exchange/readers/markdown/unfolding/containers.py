"""Admonitions, tabs, blocks between colons and codes of site generators, taken apart."""

from __future__ import annotations

from .directives import holds_markdown, is_option, open_directive
from .unfolded import DEEPEST, Unfolded, asks_in_title, lines_in_code, quoted

OPENING = ("!!! ", "??? ", "???+ ", '=== "')
"""How the opening line of an admonition or a tab begins."""


def take_out_shortcodes(found: Unfolded) -> None:
    """Lines that are for a site generator alone; those that open a fold begin one."""
    stack: list[int] = []
    quizzes: list[int] = []
    for at, line in enumerate(found.lines):
        text = line.strip()
        is_code = text.startswith(("{%", "{{<", "{{%")) and text.endswith(("%}", ">}}", "%}}"))
        if is_code and text.count("{%") + text.count("{{<") + text.count("{{%") <= 2:
            words = text.strip("{}%<> ").split()
            name = words[0].lower() if words else ""
            # What stands in a quiz of a site generator is data if it says what it is, else Markdown.
            data = name == "quiz" and found.lines[at + 1 : at + 2] and _is_data(found.lines[at + 1])
            quizzes += [at] if data else []
            found.lines[at] = "```quiz" if data else ""
            if name == "/quiz" and quizzes:
                quizzes.clear()
                found.lines[at] = "```"
            if name in ("details", "expand", "spoiler"):
                found.folds.append(quoted(text) or " ".join(words[1:]))
                stack[DEEPEST:] = []
                stack.append(len(found.folds) - 1)
            elif name.lstrip("/").removeprefix("end") in ("details", "expand", "spoiler") and stack:
                stack.pop()
        found.around[at] = (*found.around[at], *stack)


def _is_data(line: str) -> bool:
    text = line.strip().lstrip("-[{ ").lower()
    return text.startswith(("q:", "question:", '"q"', '"question"', "questions:"))


def open_directives(found: Unfolded, fences: list[tuple[int, int, str]]) -> None:
    """Fences that hold Markdown lose the lines that fence them."""
    for first, end, info in fences:
        if not holds_markdown(info):
            continue
        title, asked = open_directive(found, info)
        found.folds.append(title)
        for at in range(first, end):
            found.around[at] = (*found.around[at], len(found.folds) - 1)
        at = first + 1
        while at < end and is_option(found.lines[at]):
            found.lines[at] = ""
            at += 1
        found.lines[first] = asked
        if found.lines[end - 1].strip(" `~:") == "":
            found.lines[end - 1] = ""


class Containers:
    """Admonitions, whose content is indented, and blocks between lines of colons."""

    def __init__(self, found: Unfolded, fences: list[tuple[int, int, str]]) -> None:
        self.found = found
        self.code = lines_in_code(len(found.lines), fences)
        self.indented: list[tuple[int, int]] = []
        """Open admonitions: how far their opening line is indented, and their fold."""
        self.colons: list[int] = []
        self.opened = False
        """Whether a directive begins with the line before, so that options of it may follow."""

    def unfold(self) -> Unfolded:
        for at, line in enumerate(self.found.lines):
            if self.code[at] and not self.indented:
                self.found.around[at] = tuple(self.colons)
                continue
            self.found.lines[at] = self.line(line)
            folds = [fold for _, fold in self.indented]
            if folds and self.found.lines[at] and self.is_title(line):
                folds.pop()  # the title asks, and what the fold holds is below it
            self.found.around[at] = (*folds, *self.colons)
        return self.found

    def is_title(self, line: str) -> bool:
        return line.lstrip(" ").startswith(OPENING)

    def line(self, line: str) -> str:
        text = line.lstrip(" ")
        indent = len(line) - len(text)
        while self.indented and text and indent < self.indented[-1][0] + 4:
            self.indented.pop()
        shown = line[min(indent, 4 * len(self.indented)) :] if self.indented else line
        if text.startswith(OPENING) and len(self.indented) < DEEPEST:
            around = 4 * len(self.indented)
            title = quoted(text) or " ".join(text.split()[1:])
            asked = asks_in_title(title)
            self.found.folds.append("" if asked else title)
            self.indented.append((indent, len(self.found.folds) - 1))
            return f"{' ' * max(0, indent - around)}{asked}"
        if text.startswith(":::"):
            return f"{line[:indent]}{self.colon_line(text)}"
        self.opened = self.opened and is_option(text)
        return "" if self.opened else shown

    def colon_line(self, text: str) -> str:
        """A line that opens or ends a block between colons; gives what it asks."""
        name = " ".join(text.strip(": ").split())
        asked = ""
        if name and len(self.colons) < DEEPEST:
            words = name.split(None, 1)
            bracket = name.partition("[")[2].partition("]")[0]
            title = bracket or (words[1] if len(words) > 1 else words[0])
            if holds_markdown(name):
                title, asked = open_directive(self.found, name)
            self.found.folds.append(title)
            self.colons.append(len(self.found.folds) - 1)
            self.opened = name.startswith("{")
        elif not name and self.colons:
            self.colons.pop()
        return asked
