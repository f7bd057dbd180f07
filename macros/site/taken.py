"""Names that a site's own macros and variables take, read off their source, which nothing here runs."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

_TABLES = ("macros", "variables")


def names_taken_by(file: Path) -> set[str]:
    """The names that a module registers in its `define_env`; none if it cannot be read: the host will say why."""
    try:
        tree = ast.parse(file.read_text(encoding="utf-8"))
    except (OSError, SyntaxError, ValueError):
        return set()
    return {name for node in ast.walk(tree) for name in _names(node)}


def _names(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef):
        plain = (each for each in node.decorator_list if not isinstance(each, ast.Call))
        if any(_is_macro(each) for each in plain):
            yield node.name
    elif isinstance(node, ast.Call) and _is_macro(node.func):
        named = [each.value for each in node.keywords if each.arg == "name"] or node.args[1:2]
        if named and isinstance(named[0], ast.Constant):
            yield str(named[0].value)
        elif node.args:
            yield from _called(node.args[0])
    elif isinstance(node, ast.Assign):
        for target in node.targets:
            if isinstance(target, ast.Subscript) and _is_table(target.value):
                yield from (
                    (str(target.slice.value),) if isinstance(target.slice, ast.Constant) else ()
                )
            elif isinstance(target, ast.Attribute) and _is_table(target.value):
                yield target.attr


def _is_macro(node: ast.expr) -> bool:
    """Whether it is `env.macro`, whatever `env` is called."""
    return isinstance(node, ast.Attribute) and node.attr == "macro"


def _is_table(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr in _TABLES


def _called(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Name):
        yield node.id
    elif isinstance(node, ast.Attribute):
        yield node.attr
