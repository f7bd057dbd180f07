"""What an import wrote, remembered beside the quiz, so that the next one tells its author's edits from its own text."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..problems import Failure

NAME = ".imported.json"
"""A hidden file in the quiz's folder, which the bank does not read."""

VERSION = 1


@dataclass
class Remembered:
    """A question that was brought in."""

    file: str
    number: str
    fields: dict[str, str] = field(default_factory=dict)
    """For each field as it was written, a hash of it; options and feedback one by one."""


Memory = dict[str, Remembered]
"""By the id of the question."""


def read_memory(folder: Path) -> Memory:
    """What earlier imports wrote. Raises Failure if the file is none of ours."""
    path = folder / NAME
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["version"] != VERSION:
            raise ValueError
        return {
            id: Remembered(
                str(each["file"]),
                str(each["number"]),
                {str(name): str(value) for name, value in each["fields"].items()},
            )
            for id, each in data["questions"].items()
        }
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Failure(
            f"{path.as_posix()} is not what an import writes: bring back the one that was there, or delete it, which "
            "makes the next import take all texts of the quiz for its author's"
        ) from None


def write_memory(memory: Memory) -> str:
    questions = {
        id: {"file": each.file, "number": each.number, "fields": each.fields}
        for id, each in sorted(memory.items())
    }
    return (
        json.dumps({"version": VERSION, "questions": questions}, indent=1, ensure_ascii=False)
        + "\n"
    )


def flatten(fields: dict[str, Any]) -> dict[str, Any]:
    """Fields with what has names in them one by one: `options.A`."""
    flat: dict[str, Any] = {}
    for name, value in fields.items():
        if isinstance(value, dict):
            flat.update({f"{name}.{key}": each for key, each in value.items()})
        else:
            flat[name] = value
    return flat


def unflatten(flat: dict[str, Any]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name, value in flat.items():
        outer, dot, inner = name.partition(".")
        if dot:
            fields.setdefault(outer, {})[inner] = value
        else:
            fields[outer] = value
    return fields


def hash_of(value: Any) -> str:
    """Of a field as the bank reads it, white space folded."""
    text = json.dumps(value, ensure_ascii=False) if not isinstance(value, str) else value
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:12]
