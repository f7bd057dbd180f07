"""The wings of macros/: imports run one way, a name belongs to one wing, errors are of one family.

`pytest -s tests/test_wings.py` prints the graph of imports.
"""

from __future__ import annotations

import ast
import functools
import graphlib
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.built_site import REPOSITORY

MACROS = REPOSITORY / "macros"
WINGS = [
    "__main__",
    "commands",
    "__init__",
    "env",
    "built",
    "rules",
    "changes",
    "exchange",
    "answers",
    "render",
    "site",
    "bank",
    "text",
    "templating",
    "words",
    "problems",
]
"""Each may import what stands below it."""


@functools.cache
def _modules() -> dict[str, ast.Module]:
    """Every module by its name below `macros`, a package by its own; that of the whole is `__init__`."""
    found = {}
    for path in sorted(MACROS.rglob("*.py")):
        parts = path.relative_to(MACROS).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)
        found[name] = ast.parse(path.read_text(encoding="utf-8"))
    return found


@functools.cache
def _imports() -> dict[str, frozenset[str]]:
    """Which modules of `macros` each imports, those within functions and for types included."""
    return {name: frozenset(_targets(name)) - {name} for name in _modules()}


def _targets(name: str) -> Iterator[str]:
    for node in ast.walk(_modules()[name]):
        if isinstance(node, ast.Import):
            assert not any(alias.name.split(".")[0] == "macros" for alias in node.names), name
        if isinstance(node, ast.ImportFrom) and (above := _named(name, node)) is not None:
            for alias in node.names:
                inner = f"{above}.{alias.name}".lstrip(".")
                yield inner if inner in _modules() else above or "__init__"


def _named(name: str, node: ast.ImportFrom) -> str | None:
    """The module that an import names; None for one of somebody else's."""
    written = node.module or ""
    if not node.level:
        own, _, rest = written.partition(".")
        return rest if own == "macros" else None
    is_package = (MACROS / name.replace(".", "/")).is_dir()
    package = [] if name in ("__init__", "__main__") else name.split(".")
    above = package[: len(package) - node.level + is_package]
    return ".".join([*above, *filter(None, [written])])


def _wing(name: str) -> str:
    return name.partition(".")[0]


def _arrows() -> Counter[tuple[str, str]]:
    """How many imports lead from one wing to another."""
    ways = ((_wing(name), _wing(to)) for name, targets in _imports().items() for to in targets)
    return Counter((a, b) for a, b in ways if a != b)


def _length(name: str) -> int:
    path = MACROS / name.replace(".", "/")
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return file.read_text(encoding="utf-8").count("\n")


def test_every_module_is_in_a_wing() -> None:
    assert {_wing(name) for name in _modules()} == set(WINGS)


def test_imports_run_one_way() -> None:
    arrows = _arrows()
    print(f"\n{'wing':<12}{'modules':>8}{'lines':>7}{'largest':>9}  imports")
    for wing in WINGS:
        lengths = [_length(name) for name in _modules() if _wing(name) == wing]
        below = ", ".join(
            f"{other} {arrows[wing, other]}" for other in WINGS if arrows[wing, other]
        )
        print(f"{wing:<12}{len(lengths):>8}{sum(lengths):>7}{max(lengths):>9}  {below}")
    assert len(arrows) > 20
    upwards = [(a, b) for a, b in arrows if WINGS.index(a) > WINGS.index(b)]
    assert upwards == []


def test_no_module_imports_itself_by_way_of_others() -> None:
    assert sum(map(len, _imports().values())) > 150
    graphlib.TopologicalSorter(_imports()).prepare()


@pytest.mark.parametrize("name", [name for name in _modules() if "__" not in name])
def test_below_the_doors_imports_are_relative(name: str) -> None:
    """So that the package can be installed under another name."""
    found = [node for node in ast.walk(_modules()[name]) if isinstance(node, ast.ImportFrom)]
    named = [node.module for node in found if not node.level and node.module]
    assert not [module for module in named if module.partition(".")[0] == "macros"]


def _classes() -> Iterator[tuple[str, ast.ClassDef]]:
    for name, module in _modules().items():
        yield from ((name, node) for node in module.body if isinstance(node, ast.ClassDef))


def test_a_class_is_named_in_one_wing() -> None:
    wings: dict[str, set[str]] = {}
    for name, node in _classes():
        if node.name[0] != "_":
            wings.setdefault(node.name, set()).add(_wing(name))
    assert len(wings) > 50
    assert {name: sorted(where) for name, where in wings.items() if len(where) > 1} == {}


def test_what_goes_wrong_is_a_failure_and_is_caught_once() -> None:
    bases = {node.name: [ast.unparse(base) for base in node.bases] for _, node in _classes()}
    family = {"Failure"} | {name for name in bases if "Failure" in bases[name]}
    builtin = ("Exception", "ValueError", "RuntimeError")
    assert [name for name in bases if {*bases[name]} & {*builtin}] == ["Failure"]
    catching = {
        (name, ast.unparse(node.type))
        for name, module in _modules().items()
        for node in ast.walk(module)
        if isinstance(node, ast.ExceptHandler) and node.type and ast.unparse(node.type) in family
    }
    assert catching == {
        ("commands.cli", "Failure"),
        # A file of many is refused, and the others are read.
        ("answers.copies", "NoCopy"),
        # A host prints in its own way; what a page asks in vain is a problem at its place.
        ("env", "BankError"),
        ("env", "ConfigurationFault"),
        ("render.pagecheck", "Refusal"),
    }


def test_no_command_words_its_own_failure() -> None:
    printing = [
        name
        for name, module in _modules().items()
        for node in ast.walk(module)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) == "print"
        and "error: " in ast.unparse(node)
    ]
    assert printing == []
