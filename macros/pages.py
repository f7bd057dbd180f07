"""The site's pages: which macros each calls and where, read with Jinja's own parser."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jinja2
import yaml
from jinja2 import nodes

from macros.problems import Problem

_SYNTAX = jinja2.Environment()
_QUIZ_AT = {"question": 1, "section": 1, "scenario": 1, "reading": 1, "source": 2}
"""Where `quiz` stands among the arguments of a macro, if not first."""
_TITLE = re.compile(r"^# +(.+?) *(?:\{:.*\})?$", re.MULTILINE)


@dataclass(frozen=True)
class Call:
    """A macro call on a page. `page` is the path below `docs/`; line and column count from 1."""

    page: str
    file: str
    line: int
    column: int
    name: str
    args: tuple[Any, ...]
    kwargs: tuple[tuple[str, Any], ...]

    def argument(self, name: str, position: int) -> Any:
        """What the call gives for a parameter, by name or by position; None if it gives nothing."""
        at_position = self.args[position] if len(self.args) > position else None
        return dict(self.kwargs).get(name, at_position)

    def problem(self, message: str) -> Problem:
        """A fault of this call, in the words of whoever refused it."""
        return Problem(self.file, self.line, self.column, "error", f"{self.name}(): {message}")


@dataclass(frozen=True)
class Site:
    """What the pages show, so that generated links know where things are."""

    calls: tuple[Call, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    """The first heading of each page, by its path below `docs/`."""

    quiz: str | None = None
    """The id of the quiz that calls mean which name none."""

    def page_of(self, macro: str, quiz: str | None = None, id: str | None = None) -> str | None:
        """The first page that calls `macro` for that quiz and, where it takes an id, with that one."""
        for call in self.calls:
            if (
                call.name == macro
                and (quiz is None or self.quiz_of(call) in (quiz, None))
                and (id is None or call.argument("id", 0) == id)
            ):
                return call.page
        return None

    def quiz_of(self, call: Call) -> str | None:
        """The id of the quiz that a call means; None if it names none and there is no other way to tell."""
        named = call.argument("quiz", _QUIZ_AT.get(call.name, 0))
        return self.quiz if named is None else str(named)


def read_site(docs: Path, macros: Collection[str]) -> tuple[Site, list[Problem]]:
    """All calls of `macros` on pages below `docs` that opt in, and the pages Jinja cannot read."""
    calls: list[Call] = []
    titles: dict[str, str] = {}
    problems: list[Problem] = []
    for path in sorted(docs.rglob("*.md")):
        file = path.as_posix()
        text = path.read_text(encoding="utf-8-sig")
        page = path.relative_to(docs).as_posix()
        if heading := _TITLE.search(text):
            titles[page] = heading[1]
        if not _opts_in(text):
            continue
        try:
            tree = _SYNTAX.parse(text)
        except jinja2.TemplateSyntaxError as error:
            message = f"macro syntax: {error.message}; wrap code samples in {{% raw %}} ... {{% endraw %}}"
            problems.append(Problem(file, error.lineno, 1, "error", message))
            continue
        lines = text.splitlines()
        for node in tree.find_all(nodes.Call):
            if isinstance(node.node, nodes.Name) and node.node.name in macros:
                calls.append(_read_call(node, page, file, lines))
    return Site(tuple(calls), titles), problems


def _opts_in(text: str) -> bool:
    if not text.startswith("---\n"):
        return False
    head = text[4:].split("\n---", 1)[0]
    try:
        return bool((yaml.safe_load(head) or {}).get("render_macros"))
    except yaml.YAMLError:
        return False  # the host says what is wrong with the front matter of a page


def _read_call(node: nodes.Call, page: str, file: str, lines: list[str]) -> Call:
    assert isinstance(node.node, nodes.Name)
    name = node.node.name
    column = lines[node.lineno - 1].find(name) + 1
    args = tuple(_constant(argument) for argument in node.args)
    kwargs = tuple((pair.key, _constant(pair.value)) for pair in node.kwargs)
    return Call(page, file, node.lineno, max(column, 1), name, args, kwargs)


def _constant(node: nodes.Expr) -> Any:
    try:
        return node.as_const()
    except nodes.Impossible:
        return None
