"""The same questions as sites: plain Markdown, this repository's macros, now and earlier, and mkdocs-quiz."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import yaml

from bench.questions import ELSEWHERE, SOURCES, Question, earlier

REPOSITORY = Path(__file__).parent.parent
QUIZ = "measured"
URL = "https://example.org/"
REPORT = "https://example.org/issues/new?template=question.yml"
# So many pages a folder: with `navigation.prune` no page carries the links to all others.
PER_FOLDER = 20

CODE = ("macros", "overrides")
"""What a site of the macros holds of a repository, beside `mkdocs.yml`."""

Page = Callable[[list[Question], str], str]


def write_site(
    kind: str,
    folder: Path,
    pages: list[list[Question]],
    url: str = URL,
    revision: str = "",
    line: bool = False,
) -> None:
    """Write the sources of a site of that kind with these questions on its pages.

    The code and settings of kind "before" are those that this repository had at a revision. With `line`, pages of
    the macros begin with the line of marks. It names every question of the quiz, and plain pages have nothing like
    it: builds are measured without.
    """
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (docs / "index.md").write_text("# Home\n\nOf a site to measure.\n", encoding="utf-8")
    for number, questions in enumerate(pages, 1):
        path = docs / page_path(number)
        path.parent.mkdir(exist_ok=True)
        text = PAGES[kind](questions, f"section-{number}")
        if line and kind in BANKS:
            text = text.replace("{{ section(", "{{ progress() }}\n\n{{ section(")
        path.write_text(text, encoding="utf-8")
    settings = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    if kind == "before":
        settings = _git(REPOSITORY, "show", f"{revision}:mkdocs.yml").decode()
        archive = _git(REPOSITORY, "archive", "--format=zip", revision, "--", *CODE)
        with zipfile.ZipFile(io.BytesIO(archive)) as code:
            code.extractall(folder)
    if kind == "macros":
        for part in CODE:
            skip = shutil.ignore_patterns("__pycache__")
            shutil.copytree(REPOSITORY / part, folder / part, ignore=skip)
    if kind in BANKS:
        _write_bank(folder / "quizdata" / QUIZ, pages)
    (folder / "mkdocs.yml").write_text(_config(kind, url, settings), encoding="utf-8")


def write_history(folder: Path, pages: list[list[Question]]) -> None:
    """Write these questions into a git repository that knows of an edit of one on each page, uncommitted."""
    bank = folder / "quizdata" / QUIZ
    _write_bank(bank, earlier(pages))
    _git(folder, "init", "--quiet")
    _git(folder, "add", "quizdata")
    author = ["-c", "user.name=bench", "-c", "user.email=bench@example.org"]
    _git(folder, *author, "-c", "commit.gpgsign=false", "commit", "--quiet", "-m", "Write the bank")
    shutil.rmtree(bank)
    _write_bank(bank, pages)


def short_revision(revision: str) -> str:
    """What git calls a revision of this repository in short."""
    try:
        return _git(REPOSITORY, "rev-parse", "--short", f"{revision}^{{commit}}").decode().strip()
    except subprocess.CalledProcessError:
        raise SystemExit(f"There is no revision '{revision}' here") from None


def _git(folder: Path, *arguments: str) -> bytes:
    return subprocess.run(
        ["git", *arguments], cwd=folder, check=True, stdout=subprocess.PIPE
    ).stdout


def page_path(number: int) -> str:
    """Where page `number` is, below `docs/`."""
    return f"part-{(number - 1) // PER_FOLDER + 1}/page-{number}.md"


def _plain(questions: list[Question], section: str) -> str:
    text = "\n".join(_plain_question(q, section) for q in questions)
    return _heading(section, questions) + text.replace(f"({ELSEWHERE})", f"(..{ELSEWHERE})")


def _plain_question(q: Question, section: str) -> str:
    options = "\n".join(f"- {letter} {text}" for letter, text in q.options.items())
    feedback = "\n".join(f"- **{letter}** {text}" for letter, text in q.feedback.items())
    return f"""
**Question {q.number}** {section}

{q.stem}

{options}

Show answer

**Answer: {q.key}.** {q.explanation}

Why not the others

{feedback}

{_links(q, section)}
"""


def _macros(questions: list[Question], section: str) -> str:
    call = f'{{{{ section("{section}") }}}}'
    return f"---\nrender_macros: true\n---\n{_heading(section, questions)}\n{call}\n"


def _mkdocs_quiz(questions: list[Question], section: str) -> str:
    text = "\n".join(_quiz_question(q, section) for q in questions)
    return _heading(section, questions) + text.replace(f"({ELSEWHERE})", f"({_BUILT})")


# mkdocs-quiz converts its texts itself: MkDocs never sees their links.
_BUILT = f"../..{ELSEWHERE.replace('.md', '/')}"


def _quiz_question(q: Question, section: str) -> str:
    options = "\n".join(
        f"- [{'x' if letter == q.key else ' '}] {text}"
        + ("" if letter == q.key else f"\n  > {q.feedback[letter]}")
        for letter, text in q.options.items()
    )
    return f"\n<quiz>\n{q.stem}\n{options}\n\n{q.explanation}\n\n{_links(q, section)}\n</quiz>\n"


PAGES: dict[str, Page] = {
    "plain": _plain,
    "macros": _macros,
    "before": _macros,
    "mkdocs-quiz": _mkdocs_quiz,
}
"""Each kind of site, and how it writes a page."""
BANKS = ("macros", "before")
"""Kinds whose questions are a bank."""


def _heading(section: str, questions: list[Question]) -> str:
    """What every page begins with; an answer in a fold of plain HTML among it, to measure beside a question."""
    first = questions[0]
    texts = [
        "Why not the others",
        *first.feedback.values(),
        _links(first, section).replace("\n", " "),
    ]
    folded = "".join(f"<p>{text}</p>" for text in [first.explanation, *texts])
    return f"""# {section}

## Learn it {{: #learn }}

What the questions ask.

<details id="plain-fold"><summary>Unfold</summary>{folded}</details>
"""


def _links(q: Question, section: str) -> str:
    sources = ", ".join(f"[Source {number}]({_address(number)})" for number in q.sources)
    return f"""\
- Learn it in [{section}](#learn)
- Sources: {sources}
- [Report a problem with this question]({REPORT}&question={q.id})"""


def _address(source: int) -> str:
    return f"https://example.org/{source}"


def _config(kind: str, url: str, settings: str) -> str:
    """This repository's own settings, so that all sites have its theme and extensions."""
    config = yaml.load(settings, _Settings)
    for name in ("nav", "watch", "exclude_docs", "extra_css", "edit_uri"):
        config.pop(name, None)
    config["site_url"] = url
    config["theme"]["features"].append("navigation.prune")
    config["extra"]["repository"] = "https://example.org"
    config["markdown_extensions"] = [
        item
        for item in config["markdown_extensions"]
        if "pymdownx.snippets" not in item  # includes drawings, of which there are none here
    ]
    if kind not in BANKS:
        del config["theme"]["custom_dir"]
        config["plugins"] = ["search"] + ["mkdocs_quiz"] * (kind == "mkdocs-quiz")
    return json.dumps(config, indent=1)  # JSON is YAML


class _Settings(yaml.SafeLoader):
    """Reads mkdocs.yml, where `!ENV [NAME, value]` stands for the value."""


_Settings.add_constructor(
    "!ENV", lambda loader, node: loader.construct_sequence(node)[-1] if node.value else None
)


def _write_bank(folder: Path, pages: list[list[Question]]) -> None:
    folder.mkdir(parents=True)
    total = sum(map(len, pages))
    band = {
        "title": "Measured",
        "lowest": 0,
        "highest": total,
        "summary": "Done.",
        "steps": ["Go."],
    }
    quiz = {"title": "Measured", "summary": "Nonsense.", "minutes": 60, "pass_mark": total}
    quiz |= {"bands": [{"id": "measured"} | band], "feedback": "None."}
    _write(folder / "quiz.yml", quiz)
    sources = {f"source-{n}": {"title": f"Source {n}", "url": _address(n)} for n in range(SOURCES)}
    _write(folder / "sources.yml", sources)
    for number, questions in enumerate(pages, 1):
        section = f"section-{number}"
        data = {"id": section, "title": section, "short": str(number), "study": ["Read it."]}
        data["lesson"] = page_path(number)
        data["questions"] = [_bank_question(q, page_path(number)) for q in questions]
        _write(folder / f"{number:03}-{section}.yml", data)


def _bank_question(q: Question, page: str) -> dict[str, object]:
    return {
        "id": q.id,
        "level": "recall",
        "stem": q.stem,
        "options": q.options,
        "answer": q.key,
        "explanation": q.explanation,
        "feedback": q.feedback,
        "lesson": f"{page}#learn",
        "sources": [f"source-{number}" for number in q.sources],
        "reviewed": "2026-11-22",
    }


def _write(path: Path, data: dict[str, object]) -> None:
    # Laid out as people write a bank: one field a line, no JSON.
    text = yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, width=120)
    path.write_text(text, encoding="utf-8")
