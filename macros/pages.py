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

    def problem(self, message: str) -> Problem:
        """A fault of this call, in the words of whoever refused it."""
        return Problem(self.file, self.line, self.column, "error", f"{self.name}(): {message}")


@dataclass(frozen=True)
class Site:
    """What the pages show, so that generated links know where things are."""

    calls: tuple[Call, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    """The first heading of each page, by its path below `docs/`."""

    def page_of(self, macro: str, **wanted: Any) -> str | None:
        """The first page that calls `macro`, preferring a call that names what is wanted."""
        calls = [call for call in self.calls if call.name == macro]
        for call in calls:
            given = {*call.args, *(value for _, value in call.kwargs)}
            if given and given >= set(wanted.values()):
                return call.page
        return next((call.page for call in calls if not wanted or not call.args), None)


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
