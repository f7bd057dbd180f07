"""The files of the bank that an import writes: edits in place, new questions at the end of their sections."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import jinja2

from ..bank.editing import FieldChange, add_questions, replace_fields
from ..bank.model import Scenario
from ..bank.parts import Part
from ..bank.reader import SECTION_FILE
from ..problems import Failure, count
from ..templating import environment
from .drafts import Understood
from .ids import make_id
from .outcomes import Outcome
from .titles import in_one_line, shorten
from .writing import write_entry, write_fields

PASS = 0.7
"""Share of right answers that a new quiz asks for, until its author says otherwise."""
MINUTES = 1.5
"""What a question takes, for a new quiz."""
RULE = "\n---\n"
"""What stands between the fields of a scenario and its sample answer."""


class Filing:
    """Collects the texts of files by their path below the bank's folder, and says in each outcome where it stands."""

    def __init__(self, folder: Path, quiz: str) -> None:
        self.texts: dict[str, str] = {}
        self._folder, self._quiz = folder, quiz
        self._home = folder / quiz

    def add(self, name: str, text: str) -> None:
        """A whole file of the quiz's folder."""
        self.texts[f"{self._quiz}/{name}"] = text

    def edit(self, edits: Sequence[tuple[Outcome, Part]]) -> None:
        """Put changed fields in the place of those that are there, and leave every other line."""
        by_file: dict[str, list[FieldChange]] = {}
        for outcome, part in edits:
            is_scenario = part.model is Scenario
            name = Path(part.document.file).name
            name = f"{self._quiz}/scenarios/{name}" if is_scenario else f"{self._quiz}/{name}"
            if name not in self.texts:
                self.texts[name] = self._read(name)
            for changed in dict.fromkeys(each.partition(".")[0] for each in outcome.changed):
                if changed not in outcome.fields:
                    continue
                if changed == "answer" and is_scenario:
                    head, _, _ = self.texts[name].partition(RULE)
                    self.texts[name] = f"{head}{RULE}\n{outcome.fields['answer']}\n"
                else:
                    written = write_fields({changed: outcome.fields[changed]})
                    loc = () if is_scenario else part.loc
                    by_file.setdefault(name, []).append(FieldChange(loc, changed, written))
        for name, changes in by_file.items():
            if not name.endswith(".md"):
                self.texts[name] = replace_fields(self.texts[name], changes, name)
                continue
            head, rule, body = self.texts[name].partition(RULE)
            self.texts[name] = replace_fields(f"{head}\n", changes, name).rstrip("\n") + rule + body

    def add_questions(
        self,
        added: Mapping[str, Sequence[Outcome]],
        sections: Mapping[str, Part],
        asked: str | None,
    ) -> None:
        """Add questions to the sections of these titles. `asked` is the id of the one that was asked for."""
        number = self._highest(self._home, SECTION_FILE.fullmatch)
        ids = set(sections)
        for title, outcomes in added.items():
            entries = [write_entry(outcome.fields) for outcome in outcomes]
            known = title if title in sections else None
            if known is None and asked is None:
                known = _titled(in_one_line(title), sections)
            if known is not None:
                name = f"{self._quiz}/{Path(sections[known].document.file).name}"
                text = self.texts.get(name) or self._read(name)
                self.texts[name], _ = add_questions(text, entries, name)
            else:
                number += 1
                id = title if title == asked else make_id(title, ids, "section")
                ids.add(id)
                name = f"{self._quiz}/{number:02}-{id}.yml"
                shown = _words_of(title) if title == asked else title
                self.texts[name] = _fill(
                    "section.yml",
                    id=id,
                    title=_yaml(in_one_line(shown)),
                    short=_yaml(shorten(shown)),
                    questions=[entry.rstrip("\n") for entry in entries],
                )
            for outcome in outcomes:
                outcome.path = f"{self._folder.as_posix()}/{name}"

    def add_scenarios(self, outcomes: Sequence[Outcome]) -> None:
        """A file for each open question."""
        folder = self._home / "scenarios"
        there = self._highest(folder, lambda name: name.endswith(".md"))
        for number, outcome in enumerate(outcomes, there + 1):
            name = f"{self._quiz}/scenarios/{number}-{outcome.id}.md"
            fields = dict(outcome.fields)
            answer = fields.pop("answer")
            self.texts[name] = _fill("scenario.md", fields=write_fields(fields), answer=answer)
            outcome.path = f"{self._folder.as_posix()}/{name}"

    def add_quiz(self, questions: int, readings: Sequence[Understood]) -> None:
        """What a new quiz says of itself."""
        if not questions:
            raise Failure(
                "a quiz needs a question with options: there are open questions alone in these files"
            )
        titles = [reading.title for reading in readings if reading.title]
        title = titles[0] if len(titles) == 1 else _words_of(self._quiz)
        summary = (
            next((reading.summary for reading in readings if reading.summary), "")
            or f"{count(questions, 'question')} to check what you know."
        )
        text = _fill(
            "quiz.yml",
            title=_yaml(in_one_line(title)),
            summary=_yaml(in_one_line(summary)),
            minutes=max(1, math.ceil(questions * MINUTES)),
            pass_mark=max(1, math.ceil(questions * PASS)),
            questions=questions,
        )
        self.add("quiz.yml", text)

    def _read(self, name: str) -> str:
        # Bytes: the line ends of the author stay as they are.
        return (self._folder / name).read_bytes().decode("utf-8")

    def _highest(self, folder: Path, counts: Callable[[str], object]) -> int:
        """The highest number that a file's name begins with."""
        names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
        numbers = [name.partition("-")[0] for name in names if counts(name)]
        return max((int(number) for number in numbers if number.isdigit()), default=0)


def _titled(title: str, sections: Mapping[str, Part]) -> str | None:
    return next(
        (id for id, part in sections.items() if str(part.fields.get("title")) == title), None
    )


def _words_of(id: str) -> str:
    return id.replace("-", " ").capitalize()


def _yaml(text: str) -> str:
    """A text as the value of a field, on its line."""
    return (
        write_fields({"k": text}).removeprefix("k: ").rstrip("\n")
        if len(text) <= 80
        else "'" + text.replace("'", "''") + "'"
    )


def _fill(name: str, **values: Any) -> str:
    return _templates().get_template(f"import/{name}").render(**values).rstrip("\n") + "\n"


@functools.cache
def _templates() -> jinja2.Environment:
    return environment({}, keep_trailing_newline=True)
