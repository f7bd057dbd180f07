"""A comparison to Markdown for a pull-request comment, or to JSON. The sentences stand in `templates/diff*.md`."""

from __future__ import annotations

import dataclasses
import functools
import json
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

import jinja2

from ..bank.compare.change import Change, Did
from ..bank.compare.texts import Words, differing_lines, differing_passages, differing_words
from ..bank.kinds import KINDS
from ..bank.model import Source
from ..problems import Place, format_count, format_text
from ..templating import TEMPLATES, environment
from ..text import convert, split_passages
from .differences import Comparison, PartDiff, QuizDiff
from .revisions import Snapshot

LIMIT = 60_000
"""Most characters of a report in full; GitHub takes 65,536 in a comment."""

CODE_FIELDS = {"id", "lesson", "url", "sources", "formerly"}
"""Fields whose values are names and addresses, shown as code."""

_UNSAFE = re.compile(r"[^\w.~:/?#@!$&*+,;=%-]")
_MARKS = re.compile(r"([\\`*_\[\]~|$])")
# Where GitHub would make a mention, a reference or a link of plain text; a comment there keeps it text.
_LINKED = re.compile(r"(?<=\bGH-)(?=\d)|(?<=@)(?=\w)|(?<=#)(?=\d)|(?<=:)(?=//)|(?<=\bwww)(?=\.)")


@dataclasses.dataclass(frozen=True)
class Row:
    """A block of a text before and after, as cells of a table."""

    before: str
    after: str


@dataclasses.dataclass(frozen=True)
class Phrase:
    """Changes of one kind, to be told in one phrase."""

    field: str
    did: Did
    names: list[str]
    first: Change


@dataclasses.dataclass(frozen=True)
class Links:
    """Where a reader of a report finds what it is about."""

    files: str | None = None
    """The address below which files of HEAD can be read."""
    see: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Addresses of what else there is to look at, by name."""


def format_report(
    comparison: Comparison,
    base: Snapshot,
    head: Snapshot,
    links: Links | None = None,
    limit: int | None = LIMIT,
    answered: Mapping[tuple[str, str], str] = MappingProxyType({}),
) -> str:
    """The comparison as Markdown: in full, or without the texts where that would pass `limit`.

    `answered` says by quiz and question how readers answered before.
    """
    values = {
        "comparison": comparison,
        "base": base,
        "head": head,
        "links": links or Links(),
        "place": lambda quiz, part: _place(base if part.did == "removed" else head, quiz, part),
        "sources": lambda quiz, part: _sources(head, quiz, part),
        "answered": lambda quiz, part: answered.get((quiz.id, part.id)),
    }
    text = _fill("diff", full=True, **values)
    if limit and len(text) > limit:
        text = _fill("diff", full=False, **values)
        if len(text) > limit:
            end = _fill("diff-cut")
            text = text[: max(0, limit - len(end))].rpartition("\n")[0] + "\n" + end
    return text


def _place(side: Snapshot, quiz: QuizDiff, part: PartDiff) -> Place | None:
    """Where a part stands; a band or level has no place of its own."""
    return side.place(quiz.id, part.kind, part.id)


def _sources(head: Snapshot, quiz: QuizDiff, part: PartDiff) -> list[Source]:
    """What a question of the new bank rests on."""
    whole = head.bank.quizzes.get(quiz.id)
    found = next((each for each in whole.questions if each.id == part.id), None) if whole else None
    ids = found.sources if whole and found else []
    return [whole.sources[id] for id in ids if id in whole.sources] if whole else []


def address(text: str) -> str:
    """An address as the target of a Markdown link, with a code for each sign that would end it."""
    return _UNSAFE.sub(lambda sign: "".join(f"%{byte:02X}" for byte in sign[0].encode()), text)


def format_json(
    comparison: Comparison,
    base: Snapshot,
    head: Snapshot,
    answered: Mapping[tuple[str, str], str] | None = None,
) -> str:
    """The comparison as JSON, with the problems of both banks, and how readers answered if that is known."""
    sides = {
        name: {
            "revision": side.name,
            "exists": side.exists,
            "problems": [problem.data for problem in side.problems],
        }
        for name, side in (("base", base), ("head", head))
    }
    questions = comparison.count("question")
    found = {
        "not_compared": list(comparison.not_compared),
        "questions": {
            did: questions[did] for did in ("changed", "added", "removed", "renamed", "moved")
        },
        "answers_asked_again": comparison.answers("question", "asked again"),
        "answers_not_counted": comparison.answers("question", "not counted"),
        "quizzes": [dataclasses.asdict(quiz) for quiz in comparison.quizzes],
    }
    if answered is not None:
        found["answered_before"] = [
            {"quiz": quiz, "question": id, "figures": line} for (quiz, id), line in answered.items()
        ]
    return json.dumps(sides | found, indent=2, ensure_ascii=False) + "\n"


def format_headline(part: PartDiff) -> str:
    """What changed in a part and what becomes of saved answers, in a line of plain text."""
    text = _templates(plain=True).get_template("diff-headline.md").render(part=part)
    return text.replace("**", "").strip()


def github(text: str) -> str:
    """Plain text as Markdown that GitHub shows as it is, in a table too."""
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    return _LINKED.sub("<!-- -->", _MARKS.sub(r"\\\1", " ".join(text.split())))


def code(text: str) -> str:
    """A name as a code span that a table can hold."""
    longest = max(map(len, re.findall(r"`+", text)), default=0)
    fence, space = "`" * (longest + 1), " " if "`" in text else ""
    return f"{fence}{space}{text}{space}{fence}".replace("|", "\\|")


def table(changes: Iterable[Change]) -> list[tuple[Change, Row]]:
    """The rows of a table of changes."""
    return [(change, row) for change in changes for row in rows(change)]


def rows(change: Change) -> Iterator[Row]:
    """What a table shows of a change: the blocks of prose that differ, the words that differ marked."""
    if change.field in CODE_FIELDS:
        yield Row(*(code(text) if text else "" for text in (change.old, change.new)))
        return
    if change.old is None or change.new is None or change.did == "moved":
        yield Row(*(_whole(text) if text else "" for text in (change.old, change.new)))
        return
    for before, after in differing_passages(change.old, change.new):
        if (before or after).code:  # type: ignore[union-attr]
            continue
        if before and after and " " in before.text:
            left, right = differing_words(before.text, after.text)
            yield Row(_marked(left, "~~"), _marked(right, "**"))
        else:
            yield Row(*(github(block.text) if block else "" for block in (before, after)))


def code_diffs(change: Change) -> Iterator[str]:
    """The code blocks of a change that differ, as diffs."""
    if change.old is None or change.new is None:
        return
    for before, after in differing_passages(change.old, change.new):
        texts = [block.text if block else "" for block in (before, after)]
        if (before or after).code:  # type: ignore[union-attr]
            yield "\n".join(differing_lines(*texts))


def fence(text: str) -> str:
    """A fence that is longer than any in the text."""
    return "`" * (max(map(len, re.findall(r"`{3,}", text)), default=2) + 1)


def groups(changes: Iterable[Change]) -> list[Phrase]:
    """Changes that differ in their names alone, together."""
    found: dict[tuple[str, str], Phrase] = {}
    for change in changes:
        group = Phrase(change.field, change.did, [], change)
        found.setdefault((change.field, change.did), group).names.append(change.name)
    return list(found.values())


def short(text: str) -> str:
    """The beginning of a text's first paragraph, in words."""
    return textwrap.shorten(convert(text).lead, 120, placeholder=" …")


def _whole(text: str) -> str:
    """All blocks of a text in one cell."""
    lines = [
        "<br>".join(map(code, block.text.split("\n"))) if block.code else github(block.text)
        for block in split_passages(text)
    ]
    return "<br>".join(lines)


def _marked(words: Iterable[Words], mark: str) -> str:
    shown = {"same": "{}", "changed": f"{mark}{{}}{mark}", "gap": "…"}
    return " ".join(shown[run.kind].format(github(run.text)) for run in words)


def _problem_lines(snapshot: Snapshot) -> list[str]:
    return [*map(format_text, snapshot.problems), format_count(snapshot.problems)]


def _fill(template: str, **values: Any) -> str:
    return _templates().get_template(f"{template}.md").render(**values)


@functools.cache
def _templates(*, plain: bool = False) -> jinja2.Environment:
    filters = {
        "address": address,
        "code": str if plain else code,
        "code_diffs": code_diffs,
        "fence": fence,
        "github": str if plain else github,
        "groups": groups,
        "short": short,
        "problem_lines": _problem_lines,
        "table": table,
        "words_of_kind": lambda field: words.get(field),
    }
    made = environment(filters, keep_trailing_newline=True)
    words: dict[str, Any] = {}
    for name in KINDS:
        # A kind whose changes are told like any others has no words for them.
        if (TEMPLATES / "kinds" / f"{name}.md").is_file():
            module: Any = made.get_template(f"kinds/{name}.md").module
            words |= dict.fromkeys(module.nouns, module)
    return made
