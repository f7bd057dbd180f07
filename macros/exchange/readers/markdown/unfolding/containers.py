"""Admonitions, tabs, blocks between colons and codes of site generators, taken apart."""

from __future__ import annotations

from .unfolded import DEEPEST, Unfolded, asks_in_title, lines_in_code, quoted

DIRECTIVES = {"admonition", "dropdown", "toggle", "note", "tip", "hint", "solution", "answer"}
"""Fences of MyST that hold Markdown."""

OPENING = ("!!! ", "??? ", "???+ ", '=== "')
"""How the opening line of an admonition or a tab begins."""


def take_out_shortcodes(found: Unfolded) -> None:
    """Lines that are for a site generator alone; those that open a fold begin one."""
    stack: list[int] = []
    for at, line in enumerate(found.lines):
        text = line.strip()
        is_code = text.startswith(("{%", "{{<", "{{%")) and text.endswith(("%}", ">}}", "%}}"))
        if is_code and text.count("{%") + text.count("{{<") + text.count("{{%") <= 2:
            words = text.strip("{}%<> ").split()
            name = words[0].lower() if words else ""
            found.lines[at] = ""
            if name in ("details", "expand", "spoiler"):
                found.folds.append(quoted(text) or " ".join(words[1:]))
                stack[DEEPEST:] = []
                stack.append(len(found.folds) - 1)
            elif name.lstrip("/").removeprefix("end") in ("details", "expand", "spoiler") and stack:
                stack.pop()
        found.around[at] = (*found.around[at], *stack)


def open_directives(found: Unfolded, fences: list[tuple[int, int, str]]) -> None:
    """Fences that hold Markdown lose the lines that fence them."""
    for first, end, info in fences:
        name, _, title = info.lstrip("{").partition("}")
        if not info.startswith("{") or name.strip().lower() not in DIRECTIVES:
            continue
        found.folds.append(title.strip() or name.strip())
        for at in range(first, end):
            found.around[at] = (*found.around[at], len(found.folds) - 1)
            if found.lines[at].lstrip().startswith(":") and at - first < 4:
                found.lines[at] = ""
        found.lines[first] = ""
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

    def unfold(self) -> Unfolded:
        for at, line in enumerate(self.found.lines):
            if self.code[at] and not self.indented:
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
            name = " ".join(text.strip(": ").split())
            if name and len(self.colons) < DEEPEST:
                words = name.split(None, 1)
                bracket = name.partition("[")[2].partition("]")[0]
                title = bracket or (words[1] if len(words) > 1 else words[0])
                self.found.folds.append(title)
                self.colons.append(len(self.found.folds) - 1)
            elif not name and self.colons:
                self.colons.pop()
            return ""
        return shown
