"""What an import would write: questions in their sections, with what their author edited left as it is."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..bank.kinds import KINDS
from ..bank.model import Scenario
from ..bank.parts import Part
from ..bank.reader import Bank, read_bank
from ..bank.schema import generate_schemas
from .drafts import QuestionDraft, Understood
from .fields import fields_of, lacks, scenario_fields
from .filing import Filing
from .ids import make_id
from .matching import Known, match
from .memory import NAME, Memory, Remembered, flatten, hash_of, read_memory, write_memory
from .merging import NEVER, hashes_of, merge
from .outcomes import Outcome, Refused
from .sources import Sources
from .titles import section_titles
from .together import write_together

MOST_OPTIONS = 8


@dataclass
class Plan:
    """Everything that an import would do."""

    folder: Path
    quiz: str
    outcomes: list[Outcome] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    """The files to write, by their path below the bank's folder."""
    gone: list[str] = field(default_factory=list)
    """Ids of questions that an earlier import brought from these files, and that are not in them any more."""
    is_new: bool = False
    """Whether the quiz was not there before."""

    def write(self) -> list[Path]:
        """Write all files, or none if one of them cannot be written."""
        return write_together(self.folder, self.texts)

    def check(self) -> None:
        """That the bank still loads with what would be written. Raises Refused with what would be wrong."""
        with tempfile.TemporaryDirectory(prefix="import-") as temporary:
            copy = Path(temporary) / "bank"
            home = self.folder / self.quiz
            if home.is_dir():
                shutil.copytree(home, copy / self.quiz)
            write_together(copy, self.texts)
            _, problems = read_bank(copy)
            broken = [
                problem._replace(file=self.folder.as_posix() + problem.file.partition("/bank")[2])
                for problem in problems
                if problem.severity == "error"
            ]
        if broken:
            raise Refused(broken)


def make_plan(
    folder: Path, quiz: str, section: str | None, readings: Sequence[tuple[str, Understood]]
) -> Plan:
    """What bringing these readings into a quiz would write. Raises Failure if the bank does not take them."""
    return _Planner(folder, quiz, section, readings).plan()


class _Planner:
    def __init__(
        self,
        folder: Path,
        quiz: str,
        section: str | None,
        readings: Sequence[tuple[str, Understood]],
    ) -> None:
        self.folder, self.quiz, self.section, self.readings = folder, quiz, section, readings
        self.home = folder / quiz
        self.result = Plan(folder, quiz, is_new=not self.home.exists())
        self.bank = self._read_bank()
        self.parts = self._parts_of_kind("question", "scenario", "draft")
        self.memory: Memory = read_memory(self.home)
        self.taken = set(self.parts) | {
            str(each) for part in self.parts.values() for each in part.fields.get("formerly") or []
        }
        self.sources = Sources(self.home, set(self._parts_of_kind("source")))
        self.added: dict[str, list[Outcome]] = {}
        """New questions by the section they go to: its title, or its id if that was asked for."""
        self.scenarios: list[Outcome] = []
        self.edits: list[tuple[Outcome, Part]] = []
        self.met = False
        """Whether a file has a question of the bank that no import brought in: from now on it is remembered."""

    def _read_bank(self) -> Bank:
        if self.result.is_new:
            return Bank(self.folder)
        bank, problems = read_bank(self.folder)
        own = f"/{self.quiz}/"
        broken = [
            problem for problem in problems if problem.breaks_structure and own in problem.file
        ]
        if broken:
            raise Refused(broken)
        return bank

    def _parts_of_kind(self, *kinds: str) -> dict[str, Part]:
        """Parts of the quiz by their ids."""
        return {
            id: part
            for (quiz, kind, id), part in self.bank.parts.items()
            if quiz == self.quiz and kind in kinds
        }

    def plan(self) -> Plan:
        candidates: list[Outcome] = []
        for file, reading in self.readings:
            for draft in reading.questions:
                outcome = Outcome(file, draft, "new")
                self.result.outcomes.append(outcome)
                if why := draft.missing or _unfit(draft):
                    outcome.leave_out(why)
                else:
                    candidates.append(outcome)
        self._match(candidates)
        self._place([each for each in candidates if not each.id and each.did == "new"])
        self._write()
        return self.result

    def _match(self, candidates: Sequence[Outcome]) -> None:
        """Find the questions that were brought in before, or that the bank has without an import."""
        imported = [
            Known(id, each.file, each.number, _words(part), _stem_remembered(each))
            for id, each in self.memory.items()
            if (part := self._part(id)) is not None
        ]
        known = [*imported, *self._others(candidates)]
        pairs = match(
            [
                (each.file, each.draft.number, _asked(each.draft), hash_of(_stem(each.draft)))
                for each in candidates
            ],
            known,
        )
        for outcome, id in zip(candidates, pairs, strict=True):
            if id is not None:
                self._update(outcome, id)
        files = {file for file, _ in self.readings}
        found = {id for id in pairs if id}
        self.result.gone = [
            each.id for each in imported if each.file in files and each.id not in found
        ]

    def _others(self, candidates: Sequence[Outcome]) -> Iterator[Known]:
        """Questions that no import brought in: found by their stem, or in a file that names their id."""
        imported = {part.id for id in self.memory if (part := self._part(id))}
        named = {
            name: each.file for each in candidates for name in (each.draft.number, each.draft.title)
        }
        for id, part in self.parts.items():
            if id not in imported:
                yield Known(id, named.get(id, ""), id, _words(part), hash_of(_stem_of(part)))

    def _part(self, id: str) -> Part | None:
        """The part that has the id, or had it before."""
        if id in self.parts:
            return self.parts[id]
        return next(
            (part for part in self.parts.values() if id in (part.fields.get("formerly") or [])),
            None,
        )

    def _update(self, outcome: Outcome, id: str) -> None:
        """Bring a question of the bank up to what its source says now."""
        part = self._part(id)
        assert part is not None
        remembered = self.memory.get(id)
        draft = outcome.draft
        outcome.imported = remembered is not None
        if draft.is_open != (part.model is Scenario):
            outcome.leave_out(
                f"it is in the bank as '{id}', of another kind: delete that one first"
            )
            return
        source = self._fields_of(draft, add=False)
        merged = merge(part.fields, source, remembered.fields if remembered else None)
        outcome.id = part.id or id
        outcome.path = part.document.file
        outcome.fields, outcome.changed, outcome.kept = merged.fields, merged.changed, merged.kept
        outcome.did = "updated" if merged.changed else "unchanged"
        outcome.lacks = lacks(merged.fields, draft.is_open) if part.kind == "draft" else []
        self.memory[id] = Remembered(outcome.file, draft.number, merged.hashes)
        self.met |= not remembered
        if merged.changed:
            self.edits.append((outcome, part))

    def _place(self, fresh: Sequence[Outcome]) -> None:
        """Give new questions an id and a section."""
        for outcome in fresh:
            draft = outcome.draft
            name = draft.title if draft.is_open and draft.title else draft.stem
            outcome.id = make_id(name, self.taken)
            self.taken.add(outcome.id)
            fields = {
                name: value
                for name, value in self._fields_of(draft, add=True).items()
                if name not in NEVER and value not in (None, "", [], {})
            }
            outcome.fields = {"id": outcome.id, "draft": True} | fields
            outcome.lacks = lacks(outcome.fields, draft.is_open)
            hashes = hashes_of(flatten(fields))
            self.memory[outcome.id] = Remembered(outcome.file, draft.number, hashes)
        self.scenarios = [each for each in fresh if each.draft.is_open]
        questions = [each for each in fresh if not each.draft.is_open]
        titles = (
            [self.section] * len(questions)
            if self.section is not None
            else section_titles(questions, dict(self.readings), self.quiz)
        )
        for outcome, title in zip(questions, titles, strict=True):
            self.added.setdefault(title, []).append(outcome)

    def _fields_of(self, draft: QuestionDraft, *, add: bool) -> dict[str, Any]:
        """The fields of the bank, with the ids of its sources. `add` makes links that it has not to new ones."""
        fields = fields_of(draft)
        if "links" in fields:
            fields["sources"] = self.sources.cite(fields.pop("links"), add=add)
        return fields

    def _write(self) -> None:
        filing = Filing(self.folder, self.quiz)
        filing.edit(self.edits)
        filing.add_questions(self.added, self._parts_of_kind("section"), self.section)
        filing.add_scenarios(self.scenarios)
        if text := self.sources.text(self.result.is_new):
            filing.add("sources.yml", text)
        if self.result.is_new and (self.added or self.scenarios):
            questions = sum(map(len, self.added.values()))
            filing.add_quiz(questions, [reading for _, reading in self.readings])
        if filing.texts or self.met:
            remembered = write_memory(self.memory)
            path = self.home / NAME
            if not path.is_file() or path.read_text(encoding="utf-8") != remembered:
                filing.add(NAME, remembered)
        if filing.texts:
            for name, text in generate_schemas().items():
                if not (self.folder / name).exists():
                    filing.texts[name] = text
        self.result.texts = filing.texts


def _words(part: Part) -> str:
    """What a question of the bank is recognized by."""
    options = part.fields.get("options")
    texts = [_stem_of(part), *(options.values() if isinstance(options, dict) else ())]
    return " ".join(map(str, texts))


def _stem_of(part: Part) -> Any:
    return part.fields.get("stem") or part.fields.get("title") or ""


def _stem_remembered(question: Remembered) -> str:
    return question.fields.get("stem") or question.fields.get("title", "")


def _stem(draft: QuestionDraft) -> str:
    return str(scenario_fields(draft)["title"]) if draft.is_open else draft.stem


def _asked(draft: QuestionDraft) -> str:
    return " ".join([_stem(draft), *(option.text for option in draft.options)])


def _unfit(draft: QuestionDraft) -> str:
    """Why the bank cannot hold it; empty if it can."""
    if draft.special and draft.special["kind"] not in KINDS:
        return f"the bank has no questions of kind '{draft.special['kind']}'"
    if len(draft.options) > MOST_OPTIONS:
        return f"it has {len(draft.options)} options, and a question can have {MOST_OPTIONS}"
    return "it has a single option" if len(draft.options) == 1 else ""
