"""YAML text to plain data that remembers where each value stands: file, line and column.

Every scalar stays text, as YAML 1.2 wants it for `yes`, `on`, `12:30` and for dates; the model makes numbers and dates
of what it knows to be one. An empty scalar, `~` and `null` are None.
"""

from __future__ import annotations

import codecs
import contextlib
import gc
import itertools
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from ..problems import Place, Problem, problem_at
from ..text.signs import REFUSED, explain_sign
from .repair import keep_one_side, leave_out_entry, leave_out_field
from .syntax import explain_syntax

# Base loaders leave every scalar text. libyaml's is 12 times faster; wheels of PyYAML bring it, some systems do not.
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_TAGS = {
    yaml.ScalarNode: "tag:yaml.org,2002:str",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}


class Loader(_Loader):  # type: ignore[misc]
    """Reads every scalar as text. It knows so without the search for patterns, a third of the time of reading."""

    def resolve(self, kind: type[yaml.Node], _value: str | None, _implicit: object) -> str:
        return _TAGS[kind]


Loc = tuple[str | int, ...]
"""A way down into data: keys and indexes."""

YAML_TAGS = "tag:yaml.org,2002:"
NULLS = {"", "~", "null", "Null", "NULL"}
MOST_BYTES = 5_000_000
"""The largest file: some 2,000 questions. A section has a handful."""
MOST_VALUES = 3_000_000
"""More than 100,000 questions hold; a few nested aliases get there without being a bank."""


@dataclass(frozen=True)
class Document:
    """A file's data, and where each piece of it was written."""

    file: str
    data: Any
    text: str = field(repr=False)
    """The YAML of it: the whole file, or its front matter."""
    body: Place | None = None
    """Where the text below a front matter begins; its loc is `("answer",)`."""
    whole: bool = True
    """Whether all of the file could be read."""
    lost: frozenset[str] = frozenset()
    """The fields at the top that could not be read."""

    @cached_property
    def may_say_todo(self) -> bool:
        """Whether a text in it may say TODO: a quick look before a long one."""
        return "TODO" in self.text or "\\" in self.text or self.body is not None

    @cached_property
    def node(self) -> yaml.Node | None:
        """The tree that has the places. Made anew when first asked for: a sound bank would carry ten times its size."""
        return _compose(self.text)

    def word(self, loc: Loc) -> str:
        """The word at `loc` as it is written, where plain data has nothing."""
        node = self.node
        for step in loc:
            pair = _child(node, step)
            node = pair[1] if pair else None
        return node.value if isinstance(node, yaml.ScalarNode) else ""

    def place(self, loc: Loc = (), *, key: bool = False) -> Place:
        """Where the value at `loc` stands, or its key. A loc that leads nowhere gives its nearest parent."""
        if self.body and loc[:1] == ("answer",):
            return self.body
        node = self.node
        mark = node.start_mark if node else None
        for depth, step in enumerate(loc):
            pair = _child(node, step)
            if pair is None:
                break
            name, node = pair
            mark = name.start_mark if name and key and depth == len(loc) - 1 else node.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1) if mark else Place(self.file)


def read_yaml(
    path: Path, file: str, *, in_part: bool = False
) -> tuple[Document | None, list[Problem]]:
    """Read a YAML file, to be called `file` in problems. Without a document, problems say why there is none.

    `in_part`: a field that is not YAML is left out.
    """
    text, problems = read_text(path, file)
    if text is None:
        return None, problems
    document, more = parse_yaml(text, file, in_part=in_part)
    return document, problems + more


def read_front_matter(path: Path, file: str) -> tuple[Document | None, list[Problem]]:
    """Read a Markdown file with front matter. The text below it becomes the field `answer`."""
    text, problems = read_text(path, file)
    if text is None:
        return None, problems
    document, more = parse_front_matter(text, file)
    return document, problems + more


def parse_yaml(
    text: str, file: str, *, in_part: bool = False
) -> tuple[Document | None, list[Problem]]:
    """Data of YAML, and its problems. An entry of `questions` that is not YAML is left out, `in_part` a field, too."""
    if _is_nested_deeply(text):
        return None, [problem_at(Place(file), "is nested too deeply to be a bank file")]
    text, problems = keep_one_side(text, file)
    node = None
    lost: set[str] = set()
    for _ in range(MOST_FAULTS):
        try:
            node = _compose(text)
            break
        except yaml.YAMLError as error:
            line, column, message = explain_syntax(error, text)
            problems.append(problem_at(Place(file, line, column), message))
            shorter = leave_out_entry(text, line)
            if shorter is None and in_part and (field := leave_out_field(text, line)):
                names, shorter = field
                lost |= names
            if shorter is None:
                return None, problems
            text = shorter
        except RecursionError:
            return None, [problem_at(Place(file), "is nested too deeply to be a bank file")]
    if node is None:
        return (None if problems else Document(file, None, text)), problems
    builder = _Builder(file)
    try:
        data = builder.build(node)
    except (RecursionError, OverflowError):
        message = "is too large or nested too deeply (aliases, '*name', multiply what they name)"
        return None, [problem_at(Place(file), message)]
    whole = not problems and builder.whole
    document = Document(file, data, text, whole=whole, lost=frozenset(lost))
    return document, problems + builder.problems


def _is_nested_deeply(text: str) -> bool:
    """Whether YAML nests so deep that libyaml would run out of stack, which ends the process.

    Few files look as if they might; of those, the events are counted, which takes no stack.
    """
    if not any(sign in text for sign in _DEEP_BLOCK):
        if text.count("[") + text.count("{") <= MOST_DEPTH:
            return False
        steps = (1 if sign in "[{" else -1 for sign in _BRACKET.findall(text))
        if max(itertools.accumulate(steps), default=0) <= MOST_DEPTH:
            return False
    depth = 0
    try:
        for event in yaml.parse(text, Loader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > MOST_DEPTH:
                return True
    except yaml.YAMLError:
        pass  # said where it is composed
    return False


def parse_front_matter(text: str, file: str) -> tuple[Document | None, list[Problem]]:
    text, unmerged = keep_one_side(text, file)
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        message = "the front matter is missing: the first line is '---', then come the fields, then '---' again"
        return None, [*unmerged, problem_at(Place(file), message)]
    end = next(
        (number for number, line in enumerate(lines) if number and line.rstrip() == "---"), 0
    )
    if not end:
        message = "the front matter is never closed: put a line '---' below its last field"
        return None, [*unmerged, problem_at(Place(file), message)]
    # The opening line is YAML itself (the start of a document), so marks count in the whole file.
    fields = "\n".join(lines[:end])
    document, problems = parse_yaml(fields, file)
    problems = unmerged + problems
    if document is None:
        return None, problems
    if document.data is not None and not isinstance(document.data, dict):
        message = "the front matter must hold fields such as 'id: name', one a line"
        return None, [*problems, problem_at(document.place(), message)]
    data: dict[str, Any] = document.data or {}
    if "answer" in data:
        message = "unknown field 'answer': the sample answer is the Markdown below the front matter"
        problems.append(problem_at(document.place(("answer",), key=True), message))
    first = next((number for number in range(end + 1, len(lines)) if lines[number].strip()), end)
    body = {"answer": "\n".join(lines[first:])} if first > end else {}
    return Document(file, data | body, fields, Place(file, first + 1)), problems


@contextlib.contextmanager
def collector_paused() -> Iterator[None]:
    """Reading makes a million objects and no garbage, and a command ends soon: looking for some would take a fifth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _escaped_sign(node: yaml.ScalarNode) -> re.Match[str] | None:
    """A refused sign that was written as an escape, such as "\\u202e", which double quotes alone allow."""
    return REFUSED.search(node.value) if node.style == '"' else None


MOST_FAULTS = 20
"""After so many questions that are not YAML, a file is given up."""
MOST_DEPTH = 100
"""Values within values; a bank has six."""
_BRACKET = re.compile(r"[\[\]{}]")
_DEEP_BLOCK = ("- - - ", "? ? ? ", "- ? - ", "? - ? ", "-\t", "?\t", " " * 300)
"""What items within items on one line, or a line far to the right, look like."""


class _Builder:
    """Plain data from a tree of nodes, noting what plain data cannot hold."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.open: set[int] = set()
        self.values = 0
        self.whole = True

    def build(self, node: yaml.Node) -> Any:
        self.values += 1
        if self.values > MOST_VALUES:
            raise OverflowError
        if not node.tag.startswith(YAML_TAGS):
            self.note(
                node,
                f"has the tag '{node.tag}': bank files use no tags; quote a text that starts with '!'",
            )
        if isinstance(node, yaml.ScalarNode):
            if not node.style:
                return None if node.value in NULLS else node.value
            if sign := _escaped_sign(node):
                self.note(node, f"the text {explain_sign(sign[0])}")
            return node.value
        if id(node) in self.open:
            self.note(
                node, "contains itself through an alias ('*name'): write the text out instead"
            )
            return "(alias)"
        self.open.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            data: Any = [self.build(child) for child in node.value]
        else:
            data = dict(self.pairs(node))
        self.open.discard(id(node))
        return data

    def pairs(self, node: yaml.Node) -> Iterator[tuple[str, Any]]:
        seen: dict[str, int] = {}
        twice: list[yaml.Node] = []
        for name, value in node.value:
            if not isinstance(name, yaml.ScalarNode) or not name.value:
                self.note(name, "a field's name must be a word, followed by ':'")
            elif name.style and (sign := _escaped_sign(name)):
                self.note(name, f"a field's name {explain_sign(sign[0])}")
            elif name.value in seen:
                twice.append(name)
            else:
                seen[name.value] = name.start_mark.line + 1
                yield name.value, self.build(value)
        self.note_twice(twice, seen)

    def note_twice(self, names: list[yaml.Node], seen: dict[str, int]) -> None:
        """Fields that a part has twice. Three of them are another part, whose dash was forgotten."""
        if len(names) > 2 and names[0].value == next(iter(seen)):
            self.whole = False
            message = (
                f"a new entry begins here, and its '- ' is missing: write '- {names[0].value}:'; "
                f"as it stands, '{names[0].value}' and {len(names) - 1} more fields are written twice"
            )
            self.note(names[0], message)
            return
        for name in names:
            first = seen[name.value]
            message = (
                f"'{name.value}' is written twice; it stands on line {first} already: keep one"
            )
            self.note(name, message)

    def note(self, node: yaml.Node, message: str) -> None:
        mark = node.start_mark
        self.problems.append(problem_at(Place(self.file, mark.line + 1, mark.column + 1), message))


def _compose(text: str) -> yaml.Node | None:
    loader = Loader(text)
    try:
        with collector_paused():
            node: yaml.Node | None = loader.get_single_node()
    finally:
        loader.dispose()
    return node


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    """The node one step below, with the node of its key if it has one."""
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    if isinstance(node, yaml.MappingNode):
        return next(((name, value) for name, value in node.value if name.value == step), None)
    return None


def _explain_byte(raw: bytes, at: int) -> str:
    """What stands there, if it was saved as many editors used to."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "it is UTF-16"
    byte = raw[at : at + 1]
    guess = byte.decode("cp1252", "replace")
    meant = f", '{guess}' as Latin-1 and Windows-1252 have it" if guess.isprintable() else ""
    return f"the byte 0x{byte.hex().upper()} stands here{meant}"


def read_text(path: Path, file: str, *, controls: bool = True) -> tuple[str | None, list[Problem]]:
    """The text of a file, or what is wrong with it: unreadable, too large, not UTF-8, with signs that no text needs."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return None, [problem_at(Place(file), "is no file that holds text: delete it")]
        if status.st_size > MOST_BYTES:
            message = f"has {status.st_size:,} bytes, and a file may have {MOST_BYTES:,}: split it"
            return None, [problem_at(Place(file), message)]
        raw = path.read_bytes()
    except OSError as error:
        return None, [problem_at(Place(file), f"cannot be read: {error.strerror}")]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
        message = f"is not UTF-8: {_explain_byte(raw, error.start)}; save the file as UTF-8"
        return None, [problem_at(Place(file, line, column), message)]
    bom = text.startswith("\ufeff")
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if not controls:
        return text, []
    if bom:
        message = "starts with a byte order mark: save the file as UTF-8 without it"
        return text, [problem_at(Place(file), message)]
    if sign := REFUSED.search(text):
        before_text = text[: sign.start()]
        place = Place(file, before_text.count("\n") + 1, sign.start() - before_text.rfind("\n"))
        return None, [problem_at(place, explain_sign(sign[0]))]
    return text, []
