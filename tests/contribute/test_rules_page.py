"""The page about the rules has every rule, and its examples are refused and accepted as it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from macros.rules import RULES
from tests.bank.banks import change
from tests.contribute.pages import read
from tests.rules.conftest import Run
from tests.rules.sites import TODAY

PAGE = read("rules.md")

HEADING = re.compile(r"^### ([\w-]+) \{: #([\w-]+) \}\n(.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(
    r'^```\w+ title="(refused|accepted)(?:: (\S+))?"\n(.*?)^```', re.MULTILINE | re.DOTALL
)
FIELD = re.compile(r"^(?=\w[\w-]*:)", re.MULTILINE)

# The site of the tests under names that the page uses.
NAMES = [
    ("chain-oil", "paged-attention"),
    ("lamps", "rag-purpose"),
    ("01-basics", "02-vllm"),
    ("02-lights", "03-rag"),
    ("basics", "vllm"),
    ("lights", "rag"),
    ("#oil", "#paged-kv-cache"),
]
SHOWN_ELSEWHERE = {"question-not-shown": ["docs/index.md", "docs/lessons/02-vllm.md"]}
"""Pages that have to go, so that an example is the only one that shows something."""

SECTIONS = {name: text for name, _, text in HEADING.findall(PAGE)}


def test_page_has_every_rule_in_order() -> None:
    found = HEADING.findall(PAGE)
    assert sorted(SECTIONS) == sorted(rule.name for rule in RULES)
    assert all(name == anchor for name, anchor, _ in found)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_page_says_how_severe(rule: object) -> None:
    whole = "" if getattr(rule, "per_question", True) else ", about the whole quiz"
    severity = str(getattr(rule, "severity", "")).capitalize()
    assert SECTIONS[getattr(rule, "name", "")].strip().startswith(f"*{severity}{whole}.*")


@pytest.mark.parametrize("verdict", ["refused", "accepted"])
@pytest.mark.parametrize("name", [rule.name for rule in RULES])
def test_example_is(name: str, verdict: str, site: Path, run: Run) -> None:
    rename(site)
    for page in SHOWN_ELSEWHERE.get(name, []):
        (site / page).unlink()
    examples = [block[1:] for block in BLOCK.findall(SECTIONS[name]) if block[0] == verdict]
    assert examples
    for file, text in examples:
        apply(site, name, file, text)
    status, printed, _ = run("check", "--today", TODAY)
    problems = printed.splitlines()[:-1]
    found = [line for line in problems if line.endswith(f"[{name}]")]
    assert bool(found) == (verdict == "refused"), printed
    assert not [line for line in problems if not line.endswith("]")], f"not even sound: {printed}"
    others = set(problems) - set(found)
    assert verdict == "refused" or not {line for line in others if "paged-attention" in line}, (
        printed
    )
    assert status in (0, 1)


def rename(site: Path) -> None:
    for path in sorted(site.rglob("*.*")):
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            for old, new in NAMES:
                text = text.replace(old, new)
            path.write_text(text, encoding="utf-8")
            name = path.name
            for old, new in NAMES:
                name = name.replace(old, new)
            path.rename(path.with_name(name))


def apply(site: Path, rule: str, file: str, text: str) -> None:
    """Put an example where it belongs: a page, fields of a file, or fields of a question."""
    demo = site / "quizdata/demo"
    if file.startswith("docs/"):
        (site / file).write_text(text, encoding="utf-8")
    elif file:
        fields = fields_of((demo / file).read_text(encoding="utf-8")) | fields_of(text)
        (demo / file).write_text("".join(fields.values()), encoding="utf-8")
    elif rule == "key-position":
        write_quiz(demo.with_name("many"), [(letter, False) for letter in text.split()])
    elif rule == "last-option":
        write_quiz(demo.with_name("many"), [(letter, False) for letter in text.split()], last="D")
    elif rule in ("key-longest", "key-shortest"):
        hits, number = map(int, re.findall(r"\d+", text))
        keys = [("ABCD"[n % 4], n < hits) for n in range(number)]
        write_quiz(demo.with_name("many"), keys, tail="" if rule == "key-shortest" else " or so")
    else:
        section = demo / "02-vllm.yml"
        old = section.read_text(encoding="utf-8")
        question = re.search(
            r"^  - id: paged-attention\n.*?(?=^  - )", old, re.MULTILINE | re.DOTALL
        )
        assert question
        change(section, question[0], question_with(question[0], text))


def fields_of(text: str) -> dict[str, str]:
    return {part.split(":")[0]: part for part in FIELD.split(text) if part}


def question_with(old: str, text: str) -> str:
    """The question with the fields of the example, and feedback for what are then its distractors."""
    given = fields_of(text)
    fields = fields_of(re.sub(r"^  (?:- |  )", "", old, flags=re.MULTILINE)) | given
    if "kind" in given:
        # Nothing of the kind that it was.
        for name in {"options", "answer", "feedback", "shuffle"} & fields.keys() - given.keys():
            del fields[name]
    elif "feedback" not in given:
        data = yaml.load("".join(fields.values()), yaml.BaseLoader)
        wrong = [letter for letter in data["options"] if letter not in data["answer"]]
        fields["feedback"] = "feedback:\n" + "".join(
            f"  {letter}: Think again.\n" for letter in wrong
        )
    lines = "".join(fields.values()).splitlines()
    return "".join(f"{'    ' if number else '  - '}{line}\n" for number, line in enumerate(lines))


def write_quiz(
    folder: Path, keys: list[tuple[str, bool]], tail: str = " or so", last: str = ""
) -> None:
    """A quiz with these keys, each the longest option or not; the demo's pages do not show it.

    Without a `tail` for the longest, the key is the shortest option or not.
    """
    folder.mkdir()
    bands = f"- {{id: all, title: All, lowest: 0, highest: {len(keys)}, summary: Done., steps: [Rest.]}}"
    head = {
        "title": "Many",
        "summary": "Many.",
        "minutes": "9",
        "pass_mark": "1",
        "feedback": "Say.",
    }
    lines = [f"{name}: {value}" for name, value in head.items()]
    allow = ["allow:", "  question-not-shown: An example.", "  section-not-taught: An example."]
    (folder / "quiz.yml").write_text(
        "\n".join([*lines, "bands:", f"  {bands}", *allow, ""]), "utf-8"
    )
    (folder / "sources.yml").write_text("a: {title: A, url: 'https://example.org/a'}\n", "utf-8")
    text = "id: all\ntitle: All\nshort: All\nstudy: [Read.]\nquestions:\n"
    (folder / "01-all.yml").write_text(
        text + "".join(questions(keys, tail, last)), encoding="utf-8"
    )
    setting = folder.parents[1] / "mkdocs.yml"
    setting.write_text(
        "site_name: Example\nextra: {quiz: demo}\nplugins: [macros: {module_name: macros}]\n",
        encoding="utf-8",
    )


def questions(keys: list[tuple[str, bool]], tail: str, last: str) -> Iterator[str]:
    for number, (key, extreme) in enumerate(keys):
        odd = key if extreme else "ABCD"[("ABCD".index(key) + 1) % 4]
        others = "" if tail else " or so"
        options = ", ".join(
            f'{letter}: "{number}{letter}{tail if letter == odd else others}"' for letter in "ABCD"
        )
        feedback = ", ".join(f"{letter}: Think." for letter in "ABCD" if letter != key)
        yield (
            f"  - {{id: question-{number}, level: recall, stem: 'How many?', options: {{{options}}}, "
            f"answer: {key}, explanation: So many., feedback: {{{feedback}}}, sources: [a], "
            f"reviewed: 2026-11-22{f', last: {last}' if last else ''}}}\n"
        )
