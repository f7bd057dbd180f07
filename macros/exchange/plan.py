"""What an import would write: questions in their sections, with what their author edited left as it is."""

from __future__ import annotations

import functools
import math
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import jinja2

from ..bank.editing import FieldChange, add_questions, replace_fields
from ..bank.kinds import KINDS
from ..bank.model import Scenario
from ..bank.parts import Part
from ..bank.reader import SECTION_FILE, Bank, read_bank
from ..bank.schema import generate_schemas
from ..problems import Failure, Problem, count, format_text, sort_problems
from ..templating import environment
from ..text import convert
from .drafts import QuestionDraft, Remark, Understood
from .fields import fields_of, lacks, scenario_fields
from .ids import make_id
from .matching import Known, match
from .memory import NAME, Memory, Remembered, flatten, hash_of, read_memory, unflatten, write_memory
from .sources import Sources
from .writing import write_entry, write_fields

Did = Literal["new", "updated", "unchanged", "left out"]

MOST_OPTIONS = 8
PASS = 0.7
"""Share of right answers that a new quiz asks for, until its author says otherwise."""
MINUTES = 1.5
"""What a question takes, for a new quiz."""


class Refused(Failure):
    """An import that cannot be done. Carries what stopped it, so that nothing is written."""

    status = 1

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = sort_problems(problems)
        super().__init__("\n".join(map(format_text, self.problems)))

    def report(self) -> str:
        files = len({problem.file for problem in self.problems})
        return f"{self}\n{count(files, 'file')} refused, nothing written"


@dataclass
class Outcome:
    """What becomes of a question."""

    file: str
    draft: QuestionDraft
    did: Did
    id: str = ""
    path: str = ""
    """The file of the bank that it stands in."""
    why: str = ""
    """Why it is left out."""
    fields: dict[str, Any] = field(default_factory=dict)
    """As it stands in the bank afterwards."""
    lacks: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    """Fields that the source has changed and the author too: the author's words stay."""
    imported: bool = True
    """Whether an import brought it in, this one or one before."""


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
        return write_all(self.folder, self.texts)


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
        self.parts = {
            name: part
            for (known, kind, name), part in self.bank.parts.items()
            if known == quiz and kind in ("question", "scenario", "draft")
        }
        self.sections = {
            name: part
            for (known, kind, name), part in self.bank.parts.items()
            if (known, kind) == (quiz, "section")
        }
        self.memory: Memory = read_memory(self.home)
        self.taken = {id for id, part in self.parts.items()} | {
            str(each) for part in self.parts.values() for each in part.fields.get("formerly") or []
        }
        self.sources = Sources(
            self.home,
            {name for known, kind, name in self.bank.parts if (known, kind) == (quiz, "source")},
        )
        self.added: dict[str, list[tuple[Outcome, str]]] = {}
        """New questions by the section they go to, with the title of a section that is new."""
        self.edits: list[tuple[Outcome, Part, dict[str, Any]]] = []
        self.scenarios: list[Outcome] = []
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

    def plan(self) -> Plan:
        candidates: list[Outcome] = []
        for file, reading in self.readings:
            for draft in reading.questions:
                outcome = Outcome(file, draft, "new")
                self.result.outcomes.append(outcome)
                why = draft.missing or _unfit(draft)
                if why:
                    outcome.did, outcome.why = "left out", why
                else:
                    candidates.append(outcome)
        self._match(candidates)
        self._place([each for each in candidates if not each.id and each.did == "new"])
        self._write()
        return self.result

    def _match(self, candidates: Sequence[Outcome]) -> None:
        """Find the questions that were brought in before, or that the bank has without an import."""
        imported = [
            Known(
                id,
                each.file,
                each.number,
                self._words(id),
                each.fields.get("stem") or each.fields.get("title", ""),
            )
            for id, each in self.memory.items()
            if self._part(id) is not None
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
                stem = hash_of(part.fields.get("stem") or part.fields.get("title") or "")
                yield Known(id, named.get(id, ""), id, self._words(id), stem)

    def _part(self, id: str) -> Part | None:
        """The part that has the id, or had it before."""
        if id in self.parts:
            return self.parts[id]
        return next(
            (part for part in self.parts.values() if id in (part.fields.get("formerly") or [])),
            None,
        )

    def _words(self, id: str) -> str:
        part = self._part(id)
        fields = part.fields if part else {}
        options = fields.get("options")
        texts = [
            fields.get("stem") or fields.get("title") or "",
            *(options.values() if isinstance(options, dict) else ()),
        ]
        return " ".join(str(each) for each in texts)

    def _update(self, outcome: Outcome, id: str) -> None:
        part = self._part(id)
        assert part is not None
        remembered = self.memory.get(id)
        outcome.imported = remembered is not None
        written = remembered.fields if remembered else {}
        draft = outcome.draft
        fresh = fields_of(draft)
        if "links" in fresh:
            fresh["sources"] = self.sources.cite(fresh.pop("links"), add=False)
        if draft.is_open != (part.model is Scenario):
            outcome.did, outcome.why = (
                "left out",
                f"it is in the bank as '{id}', of another kind: delete that one first",
            )
            return
        mine, new = flatten(dict(part.fields)), flatten(_relettered(fresh, part.fields))
        merged = dict(mine)
        base: dict[str, str] = {}
        for name in {**mine, **new}:
            before = written.get(name)
            was = hash_of(mine[name]) if name in mine else None
            becomes = hash_of(new[name]) if name in new else None
            edited = was != before if before is not None else was is not None or not remembered
            if name in new:
                base[name] = hash_of(new[name])
            if was == becomes or before == becomes or name in ("id", "draft"):
                continue
            if becomes is None:
                # Of a whole field that the source has no more, the words stay; of an option, they go.
                if "." in name and before is not None and not edited:
                    merged.pop(name, None)
                    outcome.changed.append(name)
            elif edited:
                outcome.kept.append(name)
            else:
                merged[name] = new[name]
                outcome.changed.append(name)
        outcome.id = part.id or id
        outcome.path = part.document.file
        outcome.fields = unflatten(merged)
        outcome.did = "updated" if outcome.changed else "unchanged"
        outcome.lacks = lacks(outcome.fields, draft.is_open) if part.kind == "draft" else []
        self.memory[id] = Remembered(outcome.file, draft.number, base)
        self.met |= not remembered
        if outcome.changed:
            self.edits.append((outcome, part, unflatten(merged)))

    def _place(self, fresh: Sequence[Outcome]) -> None:
        """Give new questions an id and a section."""
        titles = self._section_titles([each for each in fresh if not each.draft.is_open])
        for outcome in fresh:
            draft = outcome.draft
            name = draft.title if draft.is_open and draft.title else draft.stem
            outcome.id = make_id(name, self.taken)
            self.taken.add(outcome.id)
            fields = fields_of(draft)
            if "links" in fields:
                fields["sources"] = self.sources.cite(fields.pop("links"))
            fields = {"id": outcome.id, "draft": True} | {
                name: value for name, value in fields.items() if value not in (None, "", [], {})
            }
            outcome.fields = fields
            outcome.lacks = lacks(fields, draft.is_open)
            self.memory[outcome.id] = Remembered(
                outcome.file,
                draft.number,
                {
                    name: hash_of(value)
                    for name, value in flatten(fields).items()
                    if name not in ("id", "draft")
                },
            )
            if draft.is_open:
                self.scenarios.append(outcome)
            else:
                self.added.setdefault(titles[id(outcome)], []).append((outcome, ""))

    def _section_titles(self, fresh: Sequence[Outcome]) -> dict[int, str]:
        """For each new question the section it goes to: one that was asked for, or that of its document."""
        if self.section is not None:
            return {id(each): self.section for each in fresh}
        by_file: dict[str, list[Outcome]] = {}
        for each in fresh:
            by_file.setdefault(each.file, []).append(each)
        if len(by_file) > 1 and len(fresh) < 2 * len(by_file):
            return {id(each): self.quiz for each in fresh}
        titles = dict(self.readings)
        found: dict[int, str] = {}
        for file, group in by_file.items():
            headings = {each.draft.section for each in group}
            fits = len(headings) > 1 and len(headings) * 2 <= len(group)
            whole = titles[file].title or _name_of(file)
            for each in group:
                found[id(each)] = _title_of(each.draft.section if fits else "") or _title_of(whole)
        return found

    def _write(self) -> None:
        texts = self.result.texts
        self._write_edits(texts)
        self._write_sections(texts)
        self._write_scenarios(texts)
        if text := self.sources.text(self.result.is_new):
            texts[f"{self.quiz}/sources.yml"] = text
        if self.result.is_new and (self.added or self.scenarios):
            texts[f"{self.quiz}/quiz.yml"] = self._quiz_text()
            if not self.added:
                raise Failure(
                    "a quiz needs a question with options: there are open questions alone in these files"
                )
        if texts or self.edits or self.met:
            remembered = write_memory(self.memory)
            path = self.home / NAME
            if not path.is_file() or path.read_text(encoding="utf-8") != remembered:
                texts[f"{self.quiz}/{NAME}"] = remembered
        if texts:
            for name, text in generate_schemas().items():
                if not (self.folder / name).exists():
                    texts[name] = text

    def _write_edits(self, texts: dict[str, str]) -> None:
        by_file: dict[str, list[FieldChange]] = {}
        for outcome, part, fields in self.edits:
            is_scenario = part.model is Scenario
            home = self.home / "scenarios" if is_scenario else self.home
            path = home / Path(part.document.file).name
            name = path.relative_to(self.folder).as_posix()
            if name not in texts:
                texts[name] = path.read_bytes().decode("utf-8")
            for changed in dict.fromkeys(each.partition(".")[0] for each in outcome.changed):
                if changed not in fields:
                    continue
                if changed == "answer" and is_scenario:
                    head, _, _ = texts[name].partition("\n---\n")
                    texts[name] = f"{head}\n---\n\n{fields['answer']}\n"
                else:
                    written = write_fields({changed: fields[changed]})
                    loc = () if is_scenario else part.loc
                    by_file.setdefault(name, []).append(FieldChange(loc, changed, written))
        for name, changes in by_file.items():
            if not name.endswith(".md"):
                texts[name] = replace_fields(texts[name], changes, name)
                continue
            head, rule, body = texts[name].partition("\n---\n")
            texts[name] = replace_fields(f"{head}\n", changes, name).rstrip("\n") + rule + body

    def _write_sections(self, texts: dict[str, str]) -> None:
        files = (
            [path.name for path in self.home.iterdir() if SECTION_FILE.fullmatch(path.name)]
            if self.home.is_dir()
            else []
        )
        number = max((int(name.partition("-")[0]) for name in files), default=0)
        ids = set(self.sections)
        for title, outcomes in self.added.items():
            entries = [write_entry(outcome.fields) for outcome, _ in outcomes]
            known = (
                title
                if title in self.sections
                else next(
                    (
                        id
                        for id, part in self.sections.items()
                        if self.section is None and str(part.fields.get("title")) == _inline(title)
                    ),
                    None,
                )
            )
            if known is not None:
                file = Path(self.sections[known].document.file).name
                name = f"{self.quiz}/{file}"
                text = texts.get(name) or (self.home / file).read_bytes().decode("utf-8")
                texts[name], _ = add_questions(text, entries, name)
            else:
                number += 1
                id = title if title == self.section else make_id(title, ids, "section")
                ids.add(id)
                name = f"{self.quiz}/{number:02}-{id}.yml"
                if title == self.section:
                    title = title.replace("-", " ").capitalize()
                texts[name] = _fill(
                    "section.yml",
                    id=id,
                    title=_yaml(_inline(title)),
                    short=_yaml(_shorten(title)),
                    questions=[entry.rstrip("\n") for entry in entries],
                )
            for outcome, _ in outcomes:
                outcome.path = f"{self.folder.as_posix()}/{name}"

    def _write_scenarios(self, texts: dict[str, str]) -> None:
        folder = self.home / "scenarios"
        number = max(
            (
                int(path.name.partition("-")[0])
                for path in folder.glob("*-*.md")
                if path.name.partition("-")[0].isdigit()
            ),
            default=0,
        )
        for outcome in self.scenarios:
            number += 1
            name = f"{self.quiz}/scenarios/{number}-{outcome.id}.md"
            fields = dict(outcome.fields)
            answer = fields.pop("answer")
            texts[name] = _fill("scenario.md", fields=write_fields(fields), answer=answer)
            outcome.path = f"{self.folder.as_posix()}/{name}"

    def _quiz_text(self) -> str:
        questions = sum(len(outcomes) for outcomes in self.added.values())
        titled = [reading.title for _, reading in self.readings if reading.title]
        title = titled[0] if len(titled) == 1 else self.quiz.replace("-", " ").capitalize()
        summary = (
            next((reading.summary for _, reading in self.readings if reading.summary), "")
            or f"{count(questions, 'question')} to check what you know."
        )
        return _fill(
            "quiz.yml",
            title=_yaml(_inline(title)),
            summary=_yaml(_inline(summary)),
            minutes=max(1, math.ceil(questions * MINUTES)),
            pass_mark=max(1, math.ceil(questions * PASS)),
            questions=questions,
        )


def check_plan(plan: Plan) -> None:
    """That the bank still loads with what the plan writes. Raises Refused with what would be wrong."""
    with tempfile.TemporaryDirectory(prefix="import-") as temporary:
        copy = Path(temporary) / "bank"
        home = plan.folder / plan.quiz
        if home.is_dir():
            shutil.copytree(home, copy / plan.quiz)
        write_all(copy, plan.texts)
        _, problems = read_bank(copy)
        broken = [
            problem._replace(file=plan.folder.as_posix() + problem.file.partition("/bank")[2])
            for problem in problems
            if problem.severity == "error"
        ]
    if broken:
        raise Refused(broken)


def write_all(folder: Path, texts: dict[str, str]) -> list[Path]:
    """Write files so that either all are there as they should be, or none has changed."""
    before: dict[Path, bytes | None] = {}
    made: list[Path] = []
    try:
        for name, text in texts.items():
            path = folder / name
            for parent in reversed(path.parents):
                if not parent.exists():
                    parent.mkdir()
                    made.append(parent)
            before[path] = path.read_bytes() if path.exists() else None
            fresh = path.with_name(f".{path.name}.new")
            fresh.write_bytes(text.encode("utf-8"))
            fresh.replace(path)
    except OSError as error:
        _bring_back(before, made)
        raise Failure(
            f"{error.filename}: cannot be written ({error.strerror}), so nothing was"
        ) from None
    except BaseException:
        _bring_back(before, made)
        raise
    return list(before)


def _bring_back(before: dict[Path, bytes | None], made: Sequence[Path]) -> None:
    for path, content in before.items():
        path.with_name(f".{path.name}.new").unlink(missing_ok=True)
        if content is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(content)
    for parent in reversed(made):
        parent.rmdir()


def _relettered(fresh: dict[str, Any], there: Mapping[str, Any]) -> dict[str, Any]:
    """Steps with the letters that the same ones have in the bank: some sources have none."""
    steps, known = fresh.get("steps"), there.get("steps")
    if not isinstance(steps, dict) or not isinstance(known, dict):
        return fresh
    letters = {text: letter for letter, text in known.items()}
    if len(letters) != len(known) or {*letters} != {*steps.values()}:
        return fresh

    def renamed(placed: str | list[str]) -> Any:
        if isinstance(placed, list):
            return sorted(letters[steps[each]] for each in placed)
        return letters[steps[placed]]

    return fresh | {"steps": dict(known), "answer": [renamed(each) for each in fresh["answer"]]}


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


def _title_of(heading: str) -> str:
    """A heading without its number, and without the questions that it counts."""
    words = heading.split()
    if len(words) > 2 and words[0].lower() in (
        "section",
        "part",
        "module",
        "chapter",
        "teil",
        "partie",
        "parte",
    ):
        number = words[1].rstrip(":.-–—)")
        if number.isdigit() or (len(number) == 1 and number.isalpha()):
            heading = " ".join(words[2:]).lstrip(":-–— ") or heading
    opening = heading.rfind("(")
    if (
        opening > 0
        and heading.endswith(")")
        and heading[opening + 1 :].lower().startswith(("question", "q", "frage", "pregunta"))
    ):
        heading = heading[:opening].rstrip()
    return heading


def _name_of(file: str) -> str:
    return Path(file).stem.replace("-", " ").replace("_", " ").strip() or "questions"


def _inline(text: str) -> str:
    """A text for one line; of one that a line cannot hold, its words."""
    text = " ".join(text.split())[:300]
    converted = convert(text)
    if not converted.faults and converted.words_only and text:
        return text
    words = "".join(sign if sign.isalnum() or sign in " ,.-" else " " for sign in text)
    return " ".join(words.split()) or "Questions"


def _shorten(title: str) -> str:
    words = "".join(
        sign if sign.isalnum() or sign in "-+/.'" else " "
        for sign in title.partition(":")[2] or title
    ).split()
    return " ".join(words[:2]) or "Questions"


def _yaml(text: str) -> str:
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


__all__ = ["Outcome", "Plan", "Refused", "Remark", "check_plan", "make_plan"]
