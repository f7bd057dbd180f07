"""New questions and quizzes with placeholders, put where they belong without a change to anything else."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jinja2
import yaml

from ..bank.kinds import DEFAULT, KINDS
from ..bank.question import Question
from ..bank.schema import generate_schemas
from ..bank.source import Loader, parse_yaml
from ..problems import Failure
from ..templating import environment


def write_quiz(bank: Path, quiz: str) -> list[Path]:
    """The fewest files that make a quiz, and the schemas that editors read. Gives those that were not there."""
    question = new_question("todo")
    texts = {
        f"{quiz}/quiz.yml": _fill("quiz"),
        f"{quiz}/sources.yml": _fill("sources"),
        f"{quiz}/01-first.yml": _fill("section", question=question.rstrip("\n")),
    }
    written = []
    for name, text in (texts | generate_schemas()).items():
        path = bank / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            written.append(path)
    return written


def new_question(id: str, questions: Sequence[Question] = (), lesson: str | None = None) -> str:
    """A question that has every field, as YAML that starts at the margin; `questions` are those that are there."""
    kind = KINDS[DEFAULT]
    values = kind.new(kind.questions_in(questions))
    return (
        _templates().get_template(f"kinds/{kind.name}.yml").render(id=id, lesson=lesson, **values)
    )


def add_question(text: str, question: str, file: str) -> tuple[str, int]:
    """A section file's text with the question below its last one, and the line on which it starts.

    Raises Failure if the file is not laid out so that a question can be added.
    """
    questions = _find_questions(text, file)
    end = _end_of(text, questions)
    eol = "\r\n" if "\r\n" in text else "\n"
    margin = " " * questions.start_mark.column
    lines = [margin + line if line else "" for line in question.rstrip("\n").split("\n")]
    if _has_gaps(text, questions):
        lines.insert(0, "")
    before = text[:end] if text[:end].endswith("\n") else text[:end] + eol
    added = before + eol.join(lines) + eol + text[end:]
    if not _only_adds(text, added):
        raise Failure(
            f"{file}: no place was found that leaves the rest as it is: add the question by hand"
        )
    return added, before.count("\n") + 1 + (not lines[0])


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
    end, node = questions.start_mark.index, questions
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        if isinstance(node, yaml.MappingNode):
            end, last = max(end, last[0].end_mark.index), last[1]
        node = last
    end = max(end, node.end_mark.index)  # an alias has the marks of what it stands for
    end = len(text[:end].rstrip())
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


def _only_adds(text: str, added: str) -> bool:
    """Whether the new text says all that the old one says, and one question more."""
    old, new = (parse_yaml(each.replace("\r\n", "\n"), "")[0] for each in (text, added))
    if old is None or new is None:
        return False
    before, after = old.data, new.data
    *kept, _ = after["questions"]
    return bool(
        kept == before["questions"] and before | {"questions": 0} == after | {"questions": 0}
    )


def _fill(name: str, **values: Any) -> str:
    return _templates().get_template(f"new/{name}.yml").render(**values)


@functools.cache
def _templates() -> jinja2.Environment:
    return environment({}, keep_trailing_newline=True)
