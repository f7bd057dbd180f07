"""What an import understood, question by question: from which lines, with which key, and what was left out."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterator
from typing import Any

import jinja2

from ..bank.kinds import DEFAULT
from ..problems import ACTING, COMMAND, count, show_signs
from ..templating import environment
from .drafts import QuestionDraft, Remark
from .fields import LETTERS
from .files import ReadFile
from .outcomes import Outcome
from .plan import Plan

Report = Callable[[dict[str, Any]], str]


def describe(plan: Plan, files: list[ReadFile], dry: bool) -> dict[str, Any]:
    """All that a report says, as JSON takes it."""
    by_file: dict[str, list[Outcome]] = {}
    for outcome in plan.outcomes:
        by_file.setdefault(outcome.file, []).append(outcome)
    told = [
        {
            "file": read.file,
            "format": read.format,
            "questions": [
                _question(each) for each in by_file.get(read.file, ()) if each.did != "left out"
            ],
            "left_out": [
                *(
                    {
                        "lines": [each.draft.first, each.draft.last],
                        "what": _name(each),
                        "why": each.why,
                    }
                    for each in by_file.get(read.file, ())
                    if each.did == "left out"
                ),
                *(_remark(each) for each in read.reading.left_out),
            ],
        }
        for read in files
    ]
    outcomes = [each.did for each in plan.outcomes]
    return {
        "quiz": plan.quiz,
        "written": not dry,
        "new_quiz": plan.is_new,
        "counts": {did: outcomes.count(did) for did in ("new", "updated", "unchanged", "left out")},
        "contradictions": sum(bool(each.draft.conflicts) for each in plan.outcomes),
        "files": told,
        "not_in_the_source_any_more": plan.gone,
        "bank": sorted(name for name in plan.texts if not name.startswith(f"{plan.quiz}/.")),
    }


def _question(outcome: Outcome) -> dict[str, Any]:
    draft = outcome.draft
    return {
        "id": outcome.id,
        "did": outcome.did,
        "bank_file": outcome.path,
        "kind": draft.special.get("kind", "scenario" if draft.is_open else DEFAULT),
        "lines": [draft.first, draft.last],
        "number": draft.number,
        "title": draft.title,
        "section": draft.section,
        "stem": draft.stem,
        "options": {LETTERS[at]: option.text for at, option in enumerate(draft.options)},
        "labels": [option.label for option in draft.options],
        "key": _key(draft),
        "key_from": [
            {"line": each.line, "how": each.said, "key": [LETTERS[at] for at in each.right]}
            for each in draft.keys
        ],
        "explanation": draft.explanation,
        "feedback": {
            LETTERS[at]: option.feedback
            for at, option in enumerate(draft.options)
            if option.feedback
        },
        "sample_answer": draft.sample,
        "tasks": draft.tasks,
        "sources": [url for url, _ in draft.links],
        "contradictions": [_remark(each) for each in draft.conflicts],
        "left_out": [_remark(each) for each in draft.left_out],
        "lacks": outcome.lacks,
        "changed": outcome.changed,
        "kept": outcome.kept,
        "imported": outcome.imported,
    }


def _key(draft: QuestionDraft) -> list[str]:
    return [str(draft.special["answer"])] if draft.special else [LETTERS[at] for at in draft.key]


def _remark(remark: Remark) -> dict[str, Any]:
    return {"lines": list(remark.lines), "what": remark.message}


def _name(outcome: Outcome) -> str:
    return f"question {outcome.draft.number}" if outcome.draft.number else "a question"


def print_json(data: dict[str, Any]) -> str:
    text = json.dumps(data, indent=2, ensure_ascii=False)
    return ACTING.sub(
        lambda match: match[0] if match[0] == "\n" else f"\\u{ord(match[0]):04x}", text
    )


def print_text(data: dict[str, Any]) -> str:
    """Lines that editors and terminals turn into links, then how many there are."""
    return "\n".join(map(show_signs, [*_lines(data), *_closing(data)]))


def _lines(data: dict[str, Any]) -> Iterator[str]:
    for file in data["files"]:
        yield f"{file['file']}: {file['format']}, {count(len(file['questions']), 'question')}"
        for question in file["questions"]:
            yield from _question_lines(file["file"], question)
        for remark in file["left_out"]:
            what = f"{remark['what']}: {remark['why']}" if "why" in remark else remark["what"]
            yield f"{_span(file['file'], remark['lines'])}: left out: {what}"
    for id in data["not_in_the_source_any_more"]:
        yield f"'{id}' is not in the source any more: delete it from the bank if it is meant to go"


def _question_lines(file: str, question: dict[str, Any]) -> Iterator[str]:
    number = f"question {question['number']}" if question["number"] else "a question"
    key = ", ".join(question["key"])
    said = "sample answer" if question["kind"] == "scenario" else f"key {key}"
    places = "; ".join(f"line {each['line']} ({each['how']})" for each in question["key_from"])
    source = f" from {places}" if places else ""
    name = f"{number} is '{question['id']}' ({question['did']})"
    yield f"{_span(file, question['lines'])}: {name}: {said}{source}"
    for each in question["contradictions"]:
        yield f"{_span(file, each['lines'])}: warning: '{question['id']}': {each['what']}: settle it in the bank"
    for each in question["left_out"]:
        yield f"{_span(file, each['lines'])}: left out: {each['what']}"
    if question["changed"]:
        yield f"    changed: {', '.join(question['changed'])}"
    if question["kept"]:
        why = (
            "its author edited it, although the source changed"
            if question["imported"]
            else "it stands in the bank, although the source says it otherwise"
        )
        yield f"    kept as {why}: {', '.join(question['kept'])}"
    if question["lacks"]:
        yield f"    a draft: it lacks {', '.join(question['lacks'])}"


def _span(file: str, lines: list[int]) -> str:
    return f"{file}:{lines[0]}" if lines[0] == lines[1] else f"{file}:{lines[0]}-{lines[1]}"


def _closing(data: dict[str, Any]) -> Iterator[str]:
    counts = data["counts"]
    yield f"{data['quiz']}: " + ", ".join(f"{number} {did}" for did, number in counts.items())
    if data["contradictions"]:
        yield f"{count(data['contradictions'], 'question')} with a contradiction: the key that stands first was taken"
    if data["new_quiz"] and data["bank"]:
        yield "quiz.yml is new: read its title, pass mark and bands, which the source does not have"
    if not data["bank"]:
        yield "nothing to write"
    elif data["written"]:
        yield f"wrote {', '.join(data['bank'])}; '{COMMAND} check' lists the drafts"
    else:
        yield f"would write {', '.join(data['bank'])}"


def print_markdown(data: dict[str, Any]) -> str:
    return _templates().get_template("import/report.md").render(data)


REPORTS: dict[str, Report] = {"text": print_text, "json": print_json, "markdown": print_markdown}


def _code(text: object) -> str:
    """A text as code of Markdown in a cell of a table."""
    shown = show_signs(" ".join(str(text).split())).replace("|", "\\|")
    fence = "`" * (max((len(run) for run in _runs(shown)), default=0) + 1)
    gap = " " if "`" in shown else ""
    return f"{fence}{gap}{shown}{gap}{fence}" if shown else ""


def _runs(text: str) -> list[str]:
    runs, run = [], ""
    for sign in text:
        run = run + sign if sign == "`" else ""
        if run:
            runs.append(run)
    return runs


@functools.cache
def _templates() -> jinja2.Environment:
    return environment(
        {"code_cell": _code, "short": lambda text: text if len(text) < 90 else text[:87] + "..."},
        keep_trailing_newline=True,
    )


__all__ = ["REPORTS", "QuestionDraft", "describe"]
