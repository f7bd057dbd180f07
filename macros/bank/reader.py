"""A folder of quizzes to the model, with every problem of every file found at once."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..problems import COMMAND, BankError, Place, Problem, problem_at, sort_problems
from .fields import Model
from .kinds import find_model, word_unfound
from .model import Quiz, QuizFile, Scenario, Section, Source
from .parts import M, Part, is_draft, read_draft, read_part, soften
from .question import Question
from .source import Document, collector_paused, read_front_matter, read_yaml
from .structure import check_structure
from .structure.draft import Draft

__all__ = ["Bank", "BankError", "load_bank", "read_bank"]

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SECTION_FILE = re.compile(r"(\d+)-[a-z0-9-]+\.yml")
LEADS_OUT = "is a link to something outside the bank: put the file itself here"
SCENARIO_FILE = re.compile(r"(\d+)-[a-z0-9-]+\.md")


@dataclass(frozen=True)
class Bank:
    """All quizzes, and where each of their parts stands."""

    folder: Path
    quizzes: dict[str, Quiz] = field(default_factory=dict)
    parts: dict[tuple[str, str, str], Part] = field(default_factory=dict)
    """By quiz id, kind (quiz, section, question, scenario, source, draft) and id."""
    questions: dict[str, list[Question]] = field(default_factory=dict)
    """By quiz id, every question that could be read, whatever of its section or quiz could not."""
    loose: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Sections, scenarios and sources of quizzes whose quiz.yml cannot be read."""

    def place(self, quiz: str, kind: str, name: str, *loc: str | int, key: bool = False) -> Place:
        """Where a part stands or, with `loc`, a field of it: `place(quiz, "question", id, "options", "A")`.

        A field that is not written gives its nearest parent. A band or level is reached from its quiz, whose name
        is the quiz id: `place(quiz, "quiz", quiz, "bands", 0, "summary")`. `key` asks for the field's name instead.
        """
        part = self.parts.get((quiz, kind, name))
        return part.place(*loc, key=key) if part else Place(self.folder.as_posix())


def load_bank(folder: Path) -> Bank:
    """The bank in `folder`, or BankError with all that is wrong with it.

    Called again, it reads the files only if one of them has changed.
    """
    bank, problems = read_bank(folder)
    if any(problem.severity == "error" for problem in problems):
        raise BankError(problems)
    return bank


def read_bank(folder: Path) -> tuple[Bank, list[Problem]]:
    """What of the bank could be loaded, and every problem, sorted. For tools that go on in spite of problems."""
    root = _shown(folder)
    state = (folder.resolve(), tuple(_fingerprint(folder.resolve())))
    known = _last.get(root)
    if known is None or known[0] != state:
        bank = Bank(folder)
        with collector_paused():
            problems = sort_problems(_read_folder(folder, root, bank))
        known = _last[root] = (state, bank, problems)
    return known[1], list(known[2])


_last: dict[str, tuple[Any, Bank, list[Problem]]] = {}
"""The last reading of each folder, so that a build with hundreds of pages reads once."""


def _fingerprint(folder: Path, depth: int = 3) -> Iterator[tuple[str, int, int]]:
    """Path, time and size of every file, as deep as a bank goes."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        try:
            status = entry.stat()
        except OSError:
            continue  # a link that leads nowhere; reading it says so
        yield entry.path, status.st_mtime_ns, status.st_size
        if depth > 1 and entry.is_dir():
            yield from _fingerprint(Path(entry.path), depth - 1)


def _shown(folder: Path) -> str:
    """How problems name the folder: from the working directory if it is below."""
    try:
        return folder.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return folder.as_posix()


def _read_folder(folder: Path, root: str, bank: Bank) -> Iterator[Problem]:
    if not folder.is_dir():
        message = f"there is no such folder: '{COMMAND} new QUIZ' makes it, with a quiz to write"
        yield problem_at(Place(root), message)
        return
    quizzes = 0
    for path in _entries(folder):
        shown = f"{root}/{path.name}"
        if _leads_out(path, folder):
            yield problem_at(Place(shown), LEADS_OUT)
        elif path.is_dir():
            quizzes += 1
            yield from _QuizReader(path, shown, bank).read()
        elif not path.name.endswith(".schema.json"):
            message = (
                "is not read: a bank holds one folder a quiz, so move it into one or delete it"
            )
            yield problem_at(Place(shown), message)
    if not quizzes:
        yield problem_at(
            Place(root), "holds no quiz: a quiz is a folder with a quiz.yml and section files"
        )


def _leads_out(path: Path, folder: Path) -> bool:
    """Whether it is a link to something outside the folder."""
    try:
        return path.is_symlink() and not path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return True  # to itself


def _entries(folder: Path) -> list[Path]:
    """Files and folders by number and name; hidden ones (of editors and systems) do not count."""
    visible = [path for path in folder.iterdir() if not path.name.startswith(".")]
    return sorted(visible, key=lambda path: (_number(path), path.name))


def _number(path: Path) -> int:
    digits = re.match(r"\d+", path.name)
    return int(digits[0]) if digits else 0


class _QuizReader:
    """Reads one quiz folder into the bank."""

    def __init__(self, folder: Path, shown: str, bank: Bank) -> None:
        self.folder = folder
        self.shown = shown
        self.bank = bank
        self.draft = Draft()
        self.problems: list[Problem] = []
        self.head: QuizFile | None = None
        self.sections: list[Section] = []
        self.scenarios: list[Scenario] = []
        self.sources: dict[str, Source] = {}

    def read(self) -> list[Problem]:
        if not SLUG.fullmatch(self.folder.name):
            message = "the folder's name is the quiz id: use lower-case letters, digits and single hyphens"
            self.note(self.shown, message)
        for path in _entries(self.folder):
            self.read_entry(path, f"{self.shown}/{path.name}")
        self.check_files()
        self.problems += check_structure(self.draft)
        self.add_to_bank()
        return self.problems

    def read_entry(self, path: Path, shown: str) -> None:
        if _leads_out(path, self.folder):
            self.note(shown, LEADS_OUT)
        elif path.name == "scenarios" and path.is_dir():
            for scenario in _entries(path):
                self.read_scenario(scenario, f"{shown}/{scenario.name}")
        elif path.is_dir():
            self.note(shown, "is not read: the only folder within a quiz is scenarios/")
        elif path.name == "quiz.yml":
            self.read_quiz(path, shown)
        elif path.name == "sources.yml":
            self.read_sources(path, shown)
        elif SECTION_FILE.fullmatch(path.name):
            self.read_section(path, shown)
        elif path.suffix in (".yaml", ".yml"):
            message = "is not read: a section file is called NUMBER-NAME.yml, as in 02-name.yml"
            self.note(shown, message)
        else:
            message = (
                "is not read: a quiz holds quiz.yml, sources.yml, section files and scenarios/"
            )
            self.note(shown, message)

    def read_quiz(self, path: Path, shown: str) -> None:
        document = self.fields(read_yaml(path, shown, in_part=True), shown, "title")
        if document:
            # Without it nobody knows how many questions count.
            self.draft.complete = self.draft.complete and "self_graded" not in document.lost
            self.head, self.draft.quiz = self.part(QuizFile, "quiz", document)

    def read_sources(self, path: Path, shown: str) -> None:
        self.draft.sources = None  # unknown ids cannot be told while the file is broken
        document = self.fields(read_yaml(path, shown), shown, "manual", "sources")
        if document is None:
            return
        self.draft.sources = {}
        for name, raw in document.data.items():
            value, part = self.part(Source, "source", document, raw, name)
            self.draft.sources[name] = part
            if not SLUG.fullmatch(name):
                message = "its id takes lower-case letters, digits and single hyphens"
                self.problems.append(part.problem(message, key=True))
            elif value:
                self.sources[name] = value

    def read_section(self, path: Path, shown: str) -> None:
        document = self.fields(read_yaml(path, shown, in_part=True), shown, "id")
        raw = document.data.get("questions") if document else None
        if document is None or not isinstance(raw, list):
            self.draft.complete = False
            questions = raw
        else:
            questions = self.read_questions(document, raw)
        if document is None:
            return
        self.draft.complete = self.draft.complete and document.whole
        data = document.data | ({"questions": questions} if "questions" in document.data else {})
        section, part, problems = read_part(Section, "section", document, (), data)
        if (raw or not document.whole) and not questions:
            # Said question by question already, or all are drafts.
            where = part.place("questions")
            problems = [problem for problem in problems if problem[1:3] != where[1:]]
        self.problems += problems
        self.draft.sections.append(part)
        if section:
            self.sections.append(section)

    def read_questions(self, document: Document, raw: list[Any]) -> list[Question]:
        questions = []
        for number, data in enumerate(raw):
            model = find_model(data)
            if is_draft(data):
                self.read_draft(model, document, data, "questions", number)
                continue
            if model is None:
                part = Part("question", Question, document, ("questions", number), data)
                message, name = word_unfound(data)
                self.problems.append(part.problem(message, name, key=name != "kind"))
                self.draft.questions.append(part)
                continue
            question, part = self.part(model, "question", document, data, "questions", number)
            if isinstance(data, dict):
                self.draft.questions.append(part)
            if question:
                questions.append(question)
        self.bank.questions.setdefault(self.folder.name, []).extend(questions)
        return questions

    def read_scenario(self, path: Path, shown: str) -> None:
        if _leads_out(path, self.folder):
            self.note(shown, LEADS_OUT)
            return
        if path.is_dir() or not SCENARIO_FILE.fullmatch(path.name):
            message = "is not read: a scenario is called NUMBER-NAME.md, as in 1-name.md"
            self.note(shown, message)
            return
        document = self.fields(read_front_matter(path, shown), shown, "id")
        if document and is_draft(document.data):
            self.read_draft(Scenario, document, document.data)
        elif document:
            scenario, part = self.part(Scenario, "scenario", document)
            self.draft.scenarios.append(part)
            if scenario:
                self.scenarios.append(scenario)

    def read_draft(
        self, model: type[Model] | None, document: Document, raw: dict[str, Any], *loc: str | int
    ) -> None:
        if model is None:
            part = Part("draft", Question, document, loc, raw)
            message, name = word_unfound(raw)
            problems = [soften(part.problem(message, name, key=name != "kind"))]
        else:
            part, problems = read_draft(model, document, loc, raw)
        if part.id is None:
            problems = [part.problem("field 'id' is missing")]
        self.problems += problems
        self.draft.drafts.append(part)

    def fields(
        self,
        reading: tuple[Document | None, list[Problem]],
        shown: str,
        example: str,
        what: str = "fields",
    ) -> Document | None:
        """The document if it holds fields at all."""
        document, problems = reading
        self.problems += problems
        if document is None:
            return None
        if document.data is None:
            self.note(shown, f"is empty: it holds {what}, as in '{example}: ...'")
        elif not isinstance(document.data, dict):
            message = f"must hold {what}, as in '{example}: ...', and no list or text of its own"
            self.problems.append(problem_at(document.place(), message))
        else:
            return document
        return None

    def part(
        self, model: type[M], kind: str, document: Document, raw: Any = ..., *loc: str | int
    ) -> tuple[M | None, Part]:
        data = document.data if raw is ... else raw
        value, part, problems = read_part(model, kind, document, loc, data)
        self.problems += problems
        return value, part

    def note(self, shown: str, message: str) -> None:
        self.problems.append(problem_at(Place(shown), message))

    def check_files(self) -> None:
        """What the folder itself lacks."""
        names = {path.name for path in _entries(self.folder)}
        if "quiz.yml" not in names:
            self.note(f"{self.shown}/quiz.yml", "is missing: it holds title, pass mark and bands")
        if "sources.yml" not in names:
            self.note(
                f"{self.shown}/sources.yml", "is missing: it lists every source that questions cite"
            )
        if not any(SECTION_FILE.fullmatch(name) for name in names):
            self.draft.complete = False
            message = "holds no section file: add one called 01-NAME.yml with the first questions"
            self.note(self.shown, message)

    def add_to_bank(self) -> None:
        name = self.folder.name
        for part in [*self.draft.parts, *self.draft.drafts]:
            key = str(part.loc[-1]) if part.kind == "source" else part.id
            key = name if part.kind == "quiz" else key
            if key:
                self.bank.parts.setdefault((name, part.kind, key), part)
        if self.head and self.sections and SLUG.fullmatch(name):
            parts = {
                "sections": self.sections,
                "scenarios": self.scenarios,
                "sources": self.sources,
            }
            self.bank.quizzes[name] = Quiz.model_validate(dict(self.head) | parts | {"id": name})
        elif self.sections:
            self.bank.loose[name] = {
                "sections": self.sections,
                "scenarios": self.scenarios,
                "sources": self.sources,
            }
