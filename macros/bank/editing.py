"""Changes to the text of a section file that leave all else in it as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import yaml

from ..problems import Failure
from .source import Loader, Loc, parse_yaml


def add_question(text: str, question: str, file: str) -> tuple[str, int]:
    """A section file's text with the question below its last one, and the line on which it starts.

    Raises Failure if the file is not laid out so that a question can be added.
    """
    return add_questions(text, [question], file)


def add_questions(text: str, added: Sequence[str], file: str) -> tuple[str, int]:
    """The same for several questions, in their order."""
    questions = _find_questions(text, file)
    end = _end_of(text, questions)
    eol = "\r\n" if "\r\n" in text else "\n"
    margin = " " * questions.start_mark.column
    gap = [""] if _has_gaps(text, questions) else []
    lines: list[str] = []
    for question in added:
        lines += gap
        lines += [margin + line if line else "" for line in question.rstrip("\n").split("\n")]
    before = text[:end] if text[:end].endswith("\n") else text[:end] + eol
    longer = before + eol.join(lines) + eol + text[end:]
    if not _only_adds(text, longer, len(added)):
        raise Failure(
            f"{file}: no place was found that leaves the rest as it is: add the question by hand"
        )
    return longer, before.count("\n") + 1 + len(gap)


class FieldChange(NamedTuple):
    """A field of the part at `loc`, as it is to be written: at the margin."""

    loc: Loc
    name: str
    written: str


def replace_fields(text: str, changes: Sequence[FieldChange], file: str) -> str:
    """A file's text with fields written anew, or added; of none but these. The file is read once for all of them.

    Raises Failure if that cannot be done without changing anything else.
    """
    eol = "\r\n" if "\r\n" in text else "\n"
    text = text.replace("\r\n", "\n")
    root = yaml.compose(text, Loader=Loader)
    places = [_place_of(text, root, change, file) for change in changes]
    pieces: list[str] = []
    done = 0
    for start, end, lines in sorted(places, key=lambda place: place[:2]):
        pieces.append(text[done:start])
        is_added = start == end
        if is_added and not (pieces[-1] or "".join(pieces[-2:])).endswith("\n"):
            pieces.append("\n")
        pieces.append(f"{lines}\n" if is_added else lines.lstrip(" "))
        done = end
    changed = "".join([*pieces, text[done:]])
    if name := _unwanted(text, changed, changes):
        raise Failure(f"{file}: '{name}' cannot be written anew without changing the rest")
    return changed.replace("\n", eol)


def _place_of(
    text: str, root: yaml.Node | None, change: FieldChange, file: str
) -> tuple[int, int, str]:
    """From where to where a field stands, nothing for one that is added, and the lines to write there."""
    node = _find(root, change.loc)
    if not isinstance(node, yaml.MappingNode) or node.flow_style or not node.value:
        raise Failure(f"{file}: the fields of an entry must stand below each other")
    margin = " " * node.value[0][0].start_mark.column
    written = change.written.rstrip("\n").split("\n")
    lines = "\n".join(margin + line if line else "" for line in written)
    name, value = next((pair for pair in node.value if pair[0].value == change.name), (None, None))
    if name is not None and value is not None:
        end = _end_of_words(text, _last_index(value, name.end_mark.index))
        return name.start_mark.index, end, lines
    name, value = node.value[-1]
    end = _next_line(text, _end_of_words(text, _last_index(value, name.end_mark.index)))
    return end, end, lines


def _end_of_words(text: str, end: int) -> int:
    while end and text[end - 1].isspace():
        end -= 1
    return end


def _find(node: yaml.Node | None, loc: Loc) -> yaml.Node | None:
    for step in loc:
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step] if step < len(node.value) else None
        elif isinstance(node, yaml.MappingNode):
            node = next((value for name, value in node.value if name.value == step), None)
        else:
            return None
    return node


def _last_index(node: yaml.Node, at_least: int) -> int:
    """Where the last word of a value ends."""
    end = at_least
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        if isinstance(node, yaml.MappingNode):
            end, last = max(end, last[0].end_mark.index), last[1]
        node = last
    return max(end, node.end_mark.index)  # an alias has the marks of what it stands for


def _unwanted(text: str, changed: str, changes: Sequence[FieldChange]) -> str:
    """The name of a field that the new text does not say as it was written; empty if all else is as in the old text."""
    old, new = (parse_yaml(each, "")[0] for each in (text, changed))
    name = changes[0].name if changes else ""
    if old is None or new is None:
        return name
    for loc, name, written in changes:
        field = parse_yaml(written, "")[0]
        before, after = old.data, new.data
        for step in loc:
            before, after = before[step], after[step]
        if field is None or after.get(name) != field.data.get(name):
            return name
        before[name] = after[name]
    return "" if old.data == new.data else name


def _find_questions(text: str, file: str) -> yaml.SequenceNode:
    root = yaml.compose(text, Loader=Loader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    node = next((value for name, value in pairs if name.value == "questions"), None)
    if not isinstance(node, yaml.SequenceNode) or node.flow_style or not node.value:
        raise Failure(
            f"{file}: 'questions' must be a list with at least one entry, each after '- '"
        )
    return node


def _end_of(text: str, questions: yaml.SequenceNode) -> int:
    """Where the line of the last word of the last question ends, with the comments that belong to it."""
    end = len(text[: _last_index(questions, questions.start_mark.index)].rstrip())
    end = _next_line(text, end)
    rest = end
    while rest < len(text):
        line = text[rest : _next_line(text, rest)]
        rest += len(line)
        inside = len(line) - len(line.lstrip(" ")) > questions.start_mark.column
        if line.lstrip().startswith("#") and inside:
            end = rest
        elif line.strip():
            break
    return end


def _next_line(text: str, index: int) -> int:
    return (text.find("\n", index) + 1) or len(text)


def _has_gaps(text: str, questions: yaml.SequenceNode) -> bool:
    """Whether questions are set apart by an empty line."""
    if len(questions.value) == 1:
        return True
    above = text[: questions.value[-1].start_mark.index].rpartition("-")[0]
    return bool(re.search(r"\n[ \t]*\r?\n[ \t]*$", above))


def _only_adds(text: str, added: str, number: int) -> bool:
    """Whether the new text says all that the old one says, and so many questions more."""
    old, new = (parse_yaml(each.replace("\r\n", "\n"), "")[0] for each in (text, added))
    if old is None or new is None:
        return False
    before, after = old.data, new.data
    kept = after["questions"][:-number]
    return bool(
        kept == before["questions"] and before | {"questions": 0} == after | {"questions": 0}
    )
