"""Files of any format, read: each as its content says, or as it is told to be."""

from __future__ import annotations

import codecs
import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..bank.source import MOST_BYTES, read_text
from ..problems import Problem
from ..text.signs import REFUSED
from .drafts import Remark, Understood
from .format import refusal
from .outcomes import Refused
from .readers import FORMATS, recognize


@dataclass(frozen=True)
class ReadFile:
    """What came of a file."""

    file: str
    format: str
    reading: Understood


def read_files(
    paths: Sequence[Path], name: str | None, step: Callable[[str], object] = lambda file: None
) -> list[ReadFile]:
    """Read all files. Raises Refused with what stopped each one that is not understood."""
    found: list[ReadFile] = []
    problems: list[Problem] = []
    for path in dict.fromkeys(paths):
        file = path.as_posix()
        step(file)
        text, faults = _text_of(path, file)
        if text is None:
            problems += faults
            continue
        text, signs = _without_signs(text)
        format = FORMATS[name] if name else recognize(text)
        assert format is not None  # Markdown takes what no other does
        reading, faults = format.read(text, file)
        problems += faults
        if not reading.questions and not faults:
            faults = [refusal(file, 1, f"no question was found in it, read as {format.name}")]
            problems += faults
        if signs:
            reading.left_out.insert(0, signs)
        found.append(ReadFile(file, format.name, reading))
    if problems:
        raise Refused(problems)
    return found


def _text_of(path: Path, file: str) -> tuple[str | None, list[Problem]]:
    """The text of a file. What spreadsheets call Unicode is UTF-16, and says so in its first bytes."""
    text, faults = read_text(path, file, controls=False)
    if text is None and path.is_file() and path.stat().st_size <= MOST_BYTES:
        raw = path.read_bytes()
        if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            with contextlib.suppress(UnicodeDecodeError):
                return raw.decode("utf-16").replace("\r\n", "\n"), []
    return text, faults


def _without_signs(text: str) -> tuple[str, Remark | None]:
    """A text without signs that no text of the bank may hold."""
    text = (
        text.replace("\r", "\n")
        .replace("\u2028", "\n")
        .replace("\u2029", "\n")
        .replace("\x0c", "\n")
    )
    sign = REFUSED.search(text)
    if sign is None:
        return text, None
    line = text.count("\n", 0, sign.start()) + 1
    return REFUSED.sub("", text), Remark(
        line, "control characters and signs that turn the direction of words"
    )
