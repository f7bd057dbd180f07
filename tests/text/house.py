"""A site of somebody else's around a bank that holds many texts: its pages elsewhere, linked, begun in many ways."""

from __future__ import annotations

import base64
import json
import re
import shutil
from pathlib import Path
from typing import Any

from tests.bank.banks import change, copy_base
from tests.text.hostile import HARMLESS, WORDS

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg=="
)
LABELS = {
    "Which type is `Vec<Option<T>>`?": "Which type is Vec<Option<T>>?",
    "What does `**argv` hold?": "What does **argv hold?",
    "What does `arr[i](x)` call?": "What does arr[i](x) call?",
    "What does `SELECT * FROM t` give?": "What does SELECT * FROM t give?",
    "```python\nprint(x[0])\n```\n\nWhat does *this* print?": "What does this print?",
    "Is $x^2 < y$ for **all** $x$?": "Is x^2 < y for all x?",
    "See [the lesson](/lesson.md): what is `a{1, 2}`?": "See the lesson: what is a{1, 2}?",
    "```\na < b\n```": "a < b",
    "- one\n- two": "one",
}
"""Stems, and what lists of questions call them."""
LINKS = {
    "See [it](/lesson.md).": "lesson/",
    "See [it](/lesson.md#topic).": "lesson/#topic",
    'See [it](/lesson.md#topic "Title").': "lesson/#topic",
    "See [it][l].\n\n[l]: /lesson.md#topic": "lesson/#topic",
    "See [it].\n\n[it]: /lesson.md#topic 'Title'": "lesson/#topic",
    "See [it]( /lesson.md#topic ).": "lesson/#topic",
    "See [it](</lesson.md#topic>).": "lesson/#topic",
    "See [it](/lesson.md#api.Linear).": "lesson/#api.Linear",
    "See [it](/lesson.md#概要).": "lesson/#概要",
    "See [it](</deep/two words.md#head>).": "deep/two%20words/#head",
    "See [it](/deep/two%20words.md).": "deep/two%20words/",
    "See [it](/授業.md).": "%E6%8E%88%E6%A5%AD/",
    "See [it](/assets/data.csv).": "assets/data.csv",
    "See [it](/index.md).": "",
    "- See\n\n    > [it](/lesson.md#topic)": "lesson/#topic",
}
"""Explanations with a link, and where in the site it leads."""
DEAD = [
    '[it](/lessn.md "Title")',
    "[it][l]\n\n[l]: /lesson.md#topc",
    "[it]( /lesson.md#topc )",
    "[it](/lesson.md#api.Liner)",
    "[it](</deep/two word.md>)",
    "[it](/assets/dat.csv)",
    "[it](/授.md)",
]
"""Links that lead nowhere."""
BLOCKS = {
    "- one\n- two": "ul",
    "1. one\n2. two": "ol",
    "```python\nprint(1)\n```\n\nSo.": "pre",
    "| a | b |\n| - | - |\n| 1 | 2 |": "table",
    "> As said.\n\nSo.": "blockquote",
    "!!! note\n    So.": "div",
    "word\n:   meaning": "dl",
    '=== "A"\n\n    one\n\n=== "B"\n\n    two': "div",
    "![A chart](/assets/chart.png)": "img",
    "$$\nx\n$$": "math",
}
"""Texts that begin with a block, and the element of it: as an explanation, an option, a feedback."""
BRACES = {
    'What is it?\n{"a": 1}': 'What is it? {"a": 1}',
    "Is it `std::vector`{1, 2}?": "Is it std::vector{1, 2}?",
    "Is it the set *S*{1, 2}?": "Is it the set S{1, 2}?",
    "Is it {x} or **y**{z}?": "Is it {x} or y{z}?",
}
"""Stems with braces, and what their readers read."""
ACTING = [text for text in HARMLESS.values() if len(text) < 500]
"""Hostile texts that are harmless, without those that are only long."""
FRONT_MATTERS = {
    "plain": "---\nrender_macros: true\n---\n",
    "blanks-above": "---  \nrender_macros: true\n---\n",
    "blanks-below": "---\nrender_macros: true\n---   \n",
    "dots": "---\nrender_macros: true\n...\n",
    "windows": "---\r\nrender_macros: true\r\n---\r\n",
    "yes": "---\ntitle: A title\nrender_macros: yes\n---\n\n\n",
    "off": "---\nrender_macros: false\n---\n",
    "none": "",
}
"""How a page may begin; two of them do not ask for macros."""
PAGES = {
    "index.md": "# Home\n\n{{ start() }}",
    "self-check.md": "# Self-check\n\n{{ progress() }}\n\n{{ quiz() }}",
    "results.md": "# Results\n\n{{ results() }}",
    "key.md": "# Key\n\n{{ answer_key() }}\n\n{{ stats() }}",
    "lesson.md": "# Lesson\n\n## Topic {: #topic }\n\n## Linear {: #api.Linear }\n\n## Overview {: #概要 }",
    "deep/two words.md": '# Head {: #head }\n\n- One\n\n    {{ question("picture-0") }}',
    "授業.md": "# 授業",
}


def texts() -> dict[str, dict[str, Any]]:
    """The questions by id, each with the fields that it is about."""
    found: dict[str, dict[str, Any]] = {}
    for name, stems in {"label": LABELS, "brace": BRACES}.items():
        found |= {f"{name}-{at}": {"stem": stem} for at, stem in enumerate(stems)}
    found |= {f"link-{at}": {"explanation": text} for at, text in enumerate(LINKS)}
    for at, text in enumerate(BLOCKS):
        found[f"block-{at}"] = {
            "explanation": text,
            "options": {"A": text, "B": "Pears", "C": "Plums"},
            "feedback": {"B": text, "C": "No."},
        }
    picture = "![A chart](/assets/chart.png)"
    for at, text in enumerate(
        [f"What is it?\n\n{picture}", picture, f"- {picture}", f"> a {picture} b"]
    ):
        found[f"picture-{at}"] = {"stem": text}
    found["words-0"] = {"options": {"A": "Apples", "B": "Pears", "C": "Plums"}}
    found["words-1"] = {"options": {"A": "`a[0]`", "B": "`b[0]`", "C": "**c**"}}
    found["words-2"] = {"options": {"A": "- one\n- two", "B": "Pears", "C": "> three"}}
    found["words-3"] = {"options": {"A": "$x$", "B": "```\ny\n```", "C": "z"}}
    for at, text in enumerate(ACTING):
        found[f"hostile-{at}"] = {
            "stem": text,
            "explanation": text,
            "options": {"A": text, "B": "Pears", "C": "Plums"},
            "feedback": {"B": text, "C": "No."},
        }
    return found


def make_house(folder: Path) -> None:
    """Replace pages and bank of a site."""
    docs = folder / "content"
    shutil.rmtree(folder / "docs")
    shutil.rmtree(folder / "quizdata")
    write_bank(copy_base(folder) / "demo")
    (docs / "assets").mkdir(parents=True)
    (docs / "assets/chart.png").write_bytes(PNG)
    (docs / "assets/data.csv").write_text("a,b\n", encoding="utf-8")
    for name, text in PAGES.items():
        write(docs / name, f"{FRONT_MATTERS['plain']}{text}\n")
    for name, head in FRONT_MATTERS.items():
        write(docs / f"begun/{name}.md", f'{head}# A page\n\n{{{{ question("words-0") }}}}\n')
    shown = f'{FRONT_MATTERS["plain"]}# A page\n\n{{{{ section("words-0") }}}}\n'
    write(folder / "elsewhere/folder/page.md", shown)
    write(folder / "elsewhere/folder/deeper/page.md", shown)
    write(folder / "elsewhere/alone.md", shown)
    (docs / "linked").symlink_to("../elsewhere/folder")
    (docs / "linked-alone.md").symlink_to("../elsewhere/alone.md")
    (folder / "elsewhere/folder/again").symlink_to("deeper")
    config = folder / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    text = re.sub(r"^exclude_docs: \|\n(?:  .*\n)+", "", text, flags=re.MULTILINE)
    text = re.sub(r"base_path: .*", "base_path: [content]", text)
    config.write_text(f"{text}\ndocs_dir: content\n", encoding="utf-8")


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def write_bank(quiz: Path) -> None:
    shutil.rmtree(quiz / "scenarios")
    (quiz / "02-lights.yml").unlink()
    questions = [
        {
            "id": name,
            "level": "recall",
            "stem": "Which one is it?",
            "options": {"A": "Apples", "B": "Pears", "C": "Plums"},
            "answer": "A",
            "explanation": "It is apples.",
            "feedback": {"B": "Pears are not.", "C": "Plums are not."},
            "sources": ["manual"],
            "reviewed": "2026-11-22",
        }
        | fields
        for name, fields in texts().items()
    ]
    groups: dict[str, list[dict[str, Any]]] = {}
    for at, question in enumerate(questions):
        groups.setdefault(f"words-{at % len(WORDS)}", []).append(question)
    for number, (name, words) in enumerate(zip(groups, WORDS.values(), strict=True), 1):
        data = {
            "id": name,
            "title": f"Part {number}",
            "short": words,
            "study": ["Read."],
            "questions": groups[name],
        }
        path = quiz / f"{number:02}-{name}.yml"
        path.write_text(json.dumps(data, indent=1, ensure_ascii=False), encoding="utf-8")
    (quiz / "01-basics.yml").unlink()
    change(quiz / "quiz.yml", "highest: 3", f"highest: {len(questions)}")
    change(quiz / "sources.yml", "The manual", json.dumps(WORDS["a closing element"]))
