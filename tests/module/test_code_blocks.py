"""Every fenced code block of the pages and the bank parses in the language it names."""

import json
import re
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import promql_parser
import pytest
import yaml

UNPARSED = {"console", "css", "diff", "dockerfile", "html", "http", "js", "markdown", "text"}
FENCE = re.compile(r"(?P<indent>\s*)(?P<marks>`{3,}|~{3,})\s*(?:{?\s*\.?(?P<language>[\w+-]+).*)?")
RAW = re.compile(r"{%-?\s*raw\s*-?%}(.*?){%-?\s*endraw\s*-?%}", re.S)
SHIELD = "\ue000"  # stands for a brace that `raw` keeps from the macros


class Block(NamedTuple):
    place: str
    language: str
    code: str


def blocks(name: str, text: str) -> Iterator[Block]:
    """The fenced blocks of a text, placed by the line of the opening fence."""
    macros = re.match(r"---\n(?:(?!---\n).*\n)*?render_macros: true\n", text)
    if macros:
        text = RAW.sub(lambda raw: raw[1].replace("{", SHIELD), text)
    opening, start, lines = None, 0, [""]
    for number, line in enumerate(text.splitlines(), 1):
        fence = FENCE.fullmatch(line)
        if opening is None and fence:
            opening, start, lines = fence, number, []
        elif opening and fence and not fence["language"] and opening["marks"] in fence["marks"]:
            language, code = opening["language"] or "", "\n".join(lines)
            if macros and re.search("{[{%#]", code):
                language += " with braces outside raw"
            yield Block(f"{name}:{start}", language, code.replace(SHIELD, "{"))
            opening = None
        elif opening:
            lines.append(line.removeprefix(opening["indent"]))
    if opening:
        yield Block(f"{name}:{start}", "of a fence without an end", "")


def parse_bash(code: str) -> None:
    run = subprocess.run(["bash", "-n"], input=code, capture_output=True, text=True, check=False)
    if run.returncode:
        raise ValueError(run.stderr)


def parse_promql(code: str) -> None:
    """Queries are separated by blank lines, or stand on a line each."""
    for paragraph in re.split(r"\n\s*\n", code):
        try:
            promql_parser.parse(paragraph)
        except ValueError:
            for line in re.findall(r"^\s*[^#\s].*$", paragraph, flags=re.M):
                promql_parser.parse(line)


PARSERS: dict[str, Callable[[str], object]] = {
    "bash": parse_bash,
    "json": json.loads,
    "promql": parse_promql,
    "python": lambda code: compile(code, "block", "exec"),
    "toml": tomllib.loads,
    "xml": ElementTree.fromstring,
    "yaml": lambda code: list(yaml.safe_load_all(code)),
}


def fault(block: Block) -> str | None:
    """What is wrong with a block, if anything."""
    if block.language in UNPARSED:
        return None
    if block.language not in PARSERS:
        known = ", ".join(sorted(UNPARSED | set(PARSERS)))
        return f"{block.place}: language {block.language!r} is not one of {known}"
    try:
        PARSERS[block.language](block.code)
    except (SyntaxError, ValueError, ElementTree.ParseError, yaml.YAMLError) as error:
        return f"{block.place}: {block.language} does not parse: {error}"
    return None


FILES = sorted(path for folder in ("docs", "quizdata") for path in Path(folder).rglob("*.*"))
PAGES = [path for path in FILES if path.suffix in {".md", ".yml"}]
FOUND = [b for page in PAGES for b in blocks(page.as_posix(), page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("block", [pytest.param(block, id=block.place) for block in FOUND])
def test_block_parses(block: Block) -> None:
    assert fault(block) is None


@pytest.mark.parametrize(
    ("front", "fence", "good", "broken"),
    [
        ("", "```bash", "if true; then echo; fi", "if true; then"),
        ("", "```json", '{"a": 1}', "{a: 1}"),
        ("", "```promql", "# now\nup\nsum by (pod) (up)", "rate(up)"),
        ("", "```python", "x = 1", "now - 1h"),
        ("", "```toml", "[a]\nb = 1", "[a\nb = 1"),
        ("", "```yaml", "a: {b: 1}\n---\nc: 2", "a: {b"),
        ("", "```text", "anything", "```\n```\nno language"),
        ("", "```text", "anything", "```\n```cobol\nSTOP RUN."),
        ("render_macros: true", "```python", "x = {% raw %}{{}}{% endraw %}", "x = {{}}"),
    ],
)
def test_broken_block_has_a_fault(front: str, fence: str, good: str, broken: str) -> None:
    page = f"---\n{front}\n---\n\n{fence}\n%s\n```\n"
    assert [fault(block) for block in blocks("page.md", page % good)] == [None]
    [found] = [line for block in blocks("page.md", page % broken) if (line := fault(block))]
    assert found.startswith(f"page.md:{7 if broken.startswith('```') else 5}: ")
