"""Copies as codes that were pasted into a text: legible words, with a count and a checksum at their end."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

_BEGINS = re.compile(r"\[selfcheck-([0-9]{1,4})(?=[\s>])")
_WORD = re.compile(r"[^\s>]+")
"""What a mail wraps lines with, and the sign that it quotes them with, is not of the code."""
LONGEST = 600_000
"""Characters of a code."""


@dataclass(frozen=True)
class CodeFound:
    """A code, where it begins, and in which line."""

    at: int
    line: int
    value: dict[str, Any] | str
    """What a file would hold, unchecked; or what is wrong with the code."""


def find_codes(text: str, format: str) -> Iterator[CodeFound]:
    """Every code of a text, sound or not."""
    line, counted = 1, 0
    for begins in _BEGINS.finditer(text):
        line += text.count("\n", counted, begins.start())
        counted = begins.start()
        end = text.find("]", begins.end(), begins.end() + LONGEST)
        if end < 0:
            yield CodeFound(counted, line, "the code has no end")
            continue
        words = _WORD.findall(text[begins.start() + 1 : end])
        yield CodeFound(counted, line, _read(words, int(begins[1]), format))


def _read(words: list[str], version: int, format: str) -> dict[str, Any] | str:
    if len(words) < 5:
        return "the code is cut short"
    *told, checksum = words
    if f"{zlib.crc32(' '.join(told).encode()):08x}" != checksum:
        return "the code was changed or cut: its checksum is another"
    _, quiz, copy, *answers, number = told
    if number != str(len(answers)):
        return f"the code holds {len(answers)} answers and says {number[:9]}"
    found = [_answer(each) for each in answers]
    wrong = next((each for each in found if isinstance(each, str)), None)
    if wrong:
        return f"'{wrong[:60]}' is no answer in a code"
    return {"format": format, "v": version, "quiz": quiz, "copy": copy, "answers": found}


def _answer(word: str) -> dict[str, Any] | str:
    """An answer as a file has it, or the word if it is none."""
    id, *rest = word.split(".")
    if len(rest) not in (2, 3) or rest[1][:1] not in ("r", "w"):
        return word
    right, given = rest[1][0] == "r", rest[1][1:]
    answer: dict[str, Any] = {"id": id, "revision": rest[0], "right": right}
    if given != "_":
        answer["response"] = [unquote(each) for each in given.split(",")] if given else []
    if len(rest) == 3:
        answer["sure"] = rest[2]
    return answer
