"""A handed-in copy: what it may hold, and reading many of them. What else is in a file or code gets it refused.

Both come from strangers. Each is judged alone, of two from one reader the longer counts, and memory grows by a line
a copy, whatever the files hold.
"""

from __future__ import annotations

import json
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from ..bank.model import Quiz
from ..bank.question import Question
from ..problems import Failure, show_signs
from .codes import find_codes

FORMAT = "self-check answers for authors"
VERSION = 1

LARGEST = 1_000_000
"""Bytes of a file that is a copy."""
LARGEST_TEXT = 50_000_000
"""Bytes of a text that holds codes."""
TEXTS = (".txt", ".md")
"""Names of files that may hold codes end so."""
MOST = 5_000
"""Answers of a copy."""
LONGEST = 24
"""Characters of what one place of a response holds; the page leaves out what is longer."""
PLACES = 26
"""Letters or numbers of a response."""
SURE = ("sure", "likely", "guess")

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_REVISION = re.compile(r"[0-9a-f]{8}")
_TOKEN = re.compile(r"[a-z0-9]{4,24}")
_FIELDS = {"format", "v", "quiz", "copy", "answers"}
_OF_ANSWER = {"id", "revision", "response", "right", "sure"}


@dataclass(frozen=True)
class FirstAnswer:
    """The first answer of a reader to a question as it was then."""

    id: str
    revision: str
    response: tuple[str, ...] | None
    """Letters of the bank or a number; empty if the answer was shown, None for words, which stay with the reader."""
    right: bool
    sure: str | None = None

    @property
    def shown(self) -> bool:
        return self.response == ()


@dataclass(frozen=True)
class Copy:
    """What one reader handed in of one quiz."""

    quiz: str
    token: str
    """Drawn by chance, once for each reader of a quiz: two who answered alike differ in it."""
    answers: tuple[FirstAnswer, ...]


@dataclass
class Collection:
    """Which files of a folder count."""

    chosen: dict[tuple[str, str], tuple[int, Path, int]] = field(default_factory=dict)
    """By quiz and token: how many answers, in which file, and where the code begins there; 0 if the file is a copy."""
    refused: dict[str, str] = field(default_factory=dict)
    """The reason, by file, and line if it is a code."""
    doubles: int = 0
    """Copies whose reader handed in another that counts."""


class NoCopy(Failure):
    """A file is no copy that counts; the message says why."""


def collect(paths: Iterable[Path], quizzes: Mapping[str, Quiz]) -> Collection:
    """Decide of each file whether it counts; of several from one reader the one with most answers does."""
    found = Collection()
    banks = _questions(quizzes)
    for path in paths:
        for at, place, copy in _read_all(path, banks):
            if isinstance(copy, str):
                found.refused[place] = copy
                continue
            name, size = (copy.quiz, copy.token), len(copy.answers)
            before = found.chosen.get(name)
            found.doubles += before is not None
            if before is None or size > before[0]:
                found.chosen[name] = size, path, at
    return found


def read_chosen(found: Collection, quizzes: Mapping[str, Quiz]) -> Iterator[Copy]:
    """The copies that count, one at a time."""
    banks = _questions(quizzes)
    begins: dict[Path, set[int]] = {}
    for _, path, at in found.chosen.values():
        begins.setdefault(path, set()).add(at)
    for path, chosen in begins.items():
        for at, place, copy in _read_all(path, banks):
            if isinstance(copy, str):  # known, or it changed meanwhile
                found.refused[place] = copy
            elif at in chosen:
                yield copy


def _read_all(path: Path, banks: _Banks) -> Iterator[tuple[int, str, Copy | str]]:
    """What a file holds, or why it is no copy; each with where it begins, and its place as a message names it."""
    name = path.as_posix()
    try:
        if path.suffix not in TEXTS:
            yield 0, name, _parse(_bytes(path, LARGEST), banks)
            return
        codes = find_codes(_text_of(_bytes(path, LARGEST_TEXT)), FORMAT)
    except NoCopy as reason:
        yield 0, name, show_signs(str(reason))
        return
    for code in codes:
        try:
            if isinstance(code.value, str):
                raise NoCopy(code.value)
            copy: Copy | str = _copy(code.value, banks, "the code")
        except NoCopy as reason:
            copy = show_signs(str(reason))
        yield code.at, f"{name}:{code.line}", copy


def read_copy(data: bytes, quizzes: Mapping[str, Quiz]) -> Copy | str:
    """What a file holds, or why it is no copy."""
    try:
        return _parse(data, _questions(quizzes))
    except NoCopy as reason:
        return show_signs(str(reason))


_Banks = Mapping[str, Mapping[str, Question]]


def _questions(quizzes: Mapping[str, Quiz]) -> _Banks:
    """Questions by each id that they have or had."""
    found: dict[str, dict[str, Question]] = {}
    for quiz in quizzes.values():
        former = {id: each for each in quiz.questions for id in each.formerly}
        found[quiz.id] = former | {each.id: each for each in quiz.questions}
    return found


def _bytes(path: Path, largest: int) -> bytes:
    try:
        kind = path.lstat()
        if not stat.S_ISREG(kind.st_mode):
            raise NoCopy("it is no regular file")
        if kind.st_size > largest:
            raise NoCopy(f"it has more than {largest:,} bytes")
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except OSError as fault:
        raise NoCopy(f"it cannot be read: {fault.strerror}") from None
    if len(data) > largest:
        raise NoCopy(f"it has more than {largest:,} bytes")
    return data


def _parse(data: bytes, banks: _Banks) -> Copy:
    return _copy(_json(data), banks, "the file")


def _copy(value: Any, banks: _Banks, what: str) -> Copy:
    whole = _object(value, what, _FIELDS)
    if whole.get("format") != FORMAT:
        hint = (
            ": it is a reader's own backup" if whole.get("format") == "self-check answers" else ""
        )
        raise NoCopy(f"'format' is not '{FORMAT}'{hint}")
    version = whole.get("v")
    if type(version) is not int or version != VERSION:
        raise NoCopy(f"'v' is not {VERSION}, the version that is read here")
    quiz = _text(whole, "quiz", _SLUG)
    if quiz not in banks:
        raise NoCopy(f"the bank has no quiz '{quiz}'")
    token = _text(whole, "copy", _TOKEN)
    listed = whole.get("answers")
    if not isinstance(listed, list) or not 0 < len(listed) <= MOST:
        raise NoCopy(f"'answers' is no list of 1 to {MOST:,} answers")
    answers = [
        _answer(_object(value, f"answer {number}", _OF_ANSWER), banks[quiz])
        for number, value in enumerate(listed, 1)
    ]
    names = [(answer.id, answer.revision) for answer in answers]
    if len({*names}) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise NoCopy(f"question '{twice[0]}' has two first answers")
    return Copy(quiz, token, tuple(answers))


def _json(data: bytes) -> Any:
    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        if len({name for name, _ in found}) < len(found):
            raise NoCopy("a field stands twice")
        return dict(found)

    def no(sign: str) -> NoReturn:
        raise NoCopy(f"{sign} is no JSON")

    text = _text_of(data)
    try:
        return json.loads(text, object_pairs_hook=pairs, parse_constant=no)
    except NoCopy:
        raise
    except RecursionError:
        raise NoCopy("it is nested too deep") from None
    except json.JSONDecodeError as fault:
        raise NoCopy(f"it is no JSON, from line {fault.lineno}") from None
    except ValueError:
        raise NoCopy("it holds a number that is too long") from None


def _text_of(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise NoCopy("it is not UTF-8") from None


def _object(value: Any, what: str, known: set[str]) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise NoCopy(f"{what} is no object")
    for name in value:
        if name not in known:
            raise NoCopy(f"{what} has a field '{name[:40]}' that no copy has")
    return value


def _text(of: Mapping[str, Any], name: str, form: re.Pattern[str]) -> str:
    value = of.get(name)
    if not isinstance(value, str) or len(value) > 100 or not form.fullmatch(value):
        raise NoCopy(f"'{name}' is not what the page writes there")
    return value


def _answer(of: Mapping[str, Any], questions: Mapping[str, Question]) -> FirstAnswer:
    id, revision = _text(of, "id", _SLUG), _text(of, "revision", _REVISION)
    right, sure = of.get("right"), of.get("sure")
    if not isinstance(right, bool):
        raise NoCopy(f"'right' of question '{id}' is neither true nor false")
    if "sure" in of and sure not in SURE:
        raise NoCopy(f"'sure' of question '{id}' is none of {', '.join(SURE)}")
    response = _response(of.get("response"), id) if "response" in of else None
    if right and response == ():
        raise NoCopy(f"question '{id}' was shown and is called right")
    question = questions.get(id)
    if question is not None:
        id = question.id
        if response and question.revision == revision and options_of(question):
            _fits(question, response, right)
    return FirstAnswer(id, revision, response, right, sure)


def _response(value: Any, id: str) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > PLACES:
        raise NoCopy(f"'response' of question '{id}' is no list of at most {PLACES}")
    for each in value:
        if not isinstance(each, str) or not 0 < len(each) <= LONGEST or not each.isprintable():
            raise NoCopy(f"'response' of question '{id}' holds what the page does not write")
    if len({*value}) < len(value):
        raise NoCopy(f"'response' of question '{id}' names something twice")
    return tuple(value)


def _fits(question: Question, response: tuple[str, ...], right: bool) -> None:
    """What was chosen is among the options, and right as the key says."""
    options = options_of(question)
    strange = next((each for each in response if each not in options), None)
    if strange:
        raise NoCopy(f"question '{question.id}' has no option '{strange}'")
    if right != ({*response} == {*question.key}) and not question.rows:
        said = "right" if right else "wrong"
        raise NoCopy(f"{', '.join(response)} is called {said} for question '{question.id}'")


def options_of(question: Question) -> tuple[str, ...]:
    """The letters of a question's options; none where there are none to choose from."""
    return tuple(getattr(question, "options", ()))
