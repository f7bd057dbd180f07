"""The macro calls of a page, read with Jinja's own parser."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import jinja2
from jinja2 import meta, nodes

from ..problems import Place, Problem, closest, problem_at

_SYNTAX = jinja2.Environment()
_QUIZ_AT = {"question": 1, "section": 1, "scenario": 1, "reading": 1, "source": 2}
"""Where `quiz` stands among the arguments of a macro, if not first."""


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
    literal: bool = True
    """Whether all arguments are written out, so that the call can be tried before the page is rendered."""
    alone: bool = False
    """Whether it begins a line of the page, as a block does."""
    written: str = ""
    """The name on the page, where that is another."""
    bare: tuple[str, ...] = ()
    """Words among the arguments that have no quotes and name nothing on the page."""

    def argument(self, name: str, position: int) -> Any:
        """What the call gives for a parameter, by name or by position; None if it gives nothing."""
        at_position = self.args[position] if len(self.args) > position else None
        return dict(self.kwargs).get(name, at_position)

    @property
    def quiz(self) -> str | None:
        """The quiz that the call names."""
        named = self.argument("quiz", _QUIZ_AT.get(self.name, 0))
        return None if named is None else str(named)

    def problem(self, message: str) -> Problem:
        """A fault of this call, in the words of whoever refused it."""
        return problem_at(
            Place(self.file, self.line, self.column), f"{self.written or self.name}(): {message}"
        )


def read_calls(
    text: str, page: str, file: str, macros: Mapping[str, str], known: Collection[str]
) -> tuple[list[Call], list[Problem]]:
    """The calls of `macros` in a page's text, and what Jinja or we cannot make sense of.

    `macros` are by their name on pages; `known` is what else can be called.
    """
    try:
        tree = _SYNTAX.parse(text)
    except jinja2.TemplateSyntaxError as error:
        message = (
            f"what stands in braces here cannot be read ({error.message}): close every bracket and quote of a call, "
            "and wrap code samples in {% raw %} ... {% endraw %}"
        )
        return [], [problem_at(Place(file, error.lineno), message)]
    lines = text.split("\n")
    calls, problems = [], []
    alone = set(map(id, _blocks(tree)))
    strangers = meta.find_undeclared_variables(tree) - set(macros) - set(known)
    for node in tree.find_all(nodes.Call):
        if not isinstance(node.node, nodes.Name):
            continue
        name = node.node.name
        if name in macros:
            call = _read_call(node, name, macros[name], page, file, lines, id(node) in alone)
            calls.append(replace(call, bare=tuple(_bare(node, strangers))))
        elif name in strangers and (meant := closest(name, macros)):
            place = _place(node, name, file, lines)
            problems.append(
                problem_at(place, f"there is no macro '{name}' (did you mean '{meant}'?)")
            )
    return calls, problems


def _blocks(tree: nodes.Template) -> Iterator[nodes.Node]:
    """The expressions of a page that begin a line of what is rendered."""
    begins_line = True
    for part in tree.body:
        for node in part.nodes if isinstance(part, nodes.Output) else ():
            if isinstance(node, nodes.TemplateData):
                line = node.data.rpartition("\n")[2]
                begins_line = (
                    ("\n" in node.data or begins_line) and line.strip(" ") == "" and len(line) < 4
                )
            else:
                if begins_line:
                    yield node
                begins_line = False
        if not isinstance(part, nodes.Output):
            begins_line = False


def _read_call(
    node: nodes.Call,
    written: str,
    name: str,
    page: str,
    file: str,
    lines: list[str],
    alone: bool,
) -> Call:
    args = tuple(_constants(node.args))
    kwargs = tuple(
        zip(
            (pair.key for pair in node.kwargs),
            _constants(pair.value for pair in node.kwargs),
            strict=True,
        )
    )
    literal = not (node.dyn_args or node.dyn_kwargs)
    literal = literal and _OPEN not in args and _OPEN not in dict(kwargs).values()
    place = _place(node, written, file, lines)
    return Call(page, file, place.line, place.column, name, args, kwargs, literal, alone, written)


def _bare(node: nodes.Call, strangers: Collection[str]) -> Iterator[str]:
    """Arguments without quotes; Jinja reads a hyphen in one as minus."""
    for argument in [*node.args, *(pair.value for pair in node.kwargs)]:
        words = list(_minus(argument))
        if (
            words
            and any(map(str.isidentifier, words))
            and all(word in strangers or word.isdigit() for word in words)
        ):
            yield "-".join(words)


def _minus(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Name):
        yield node.name
    elif isinstance(node, nodes.Const) and isinstance(node.value, int):
        yield str(node.value)
    elif isinstance(node, nodes.Sub):
        left, right = list(_minus(node.left)), list(_minus(node.right))
        yield from (*left, *right) if left and right else ()


def _place(node: nodes.Call, name: str, file: str, lines: list[str]) -> Place:
    return Place(file, node.lineno, max(lines[node.lineno - 1].find(name) + 1, 1))


_OPEN: Any = object()
"""Stands for a value that is known only when the page is rendered."""


def _constants(values: Any) -> Iterator[Any]:
    for node in values:
        try:
            yield node.as_const()
        except nodes.Impossible:
            yield _OPEN
