"""Every fenced code block of the pages and the bank parses in the language it names."""

import json
import re
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import promql_parser
import pytest
import yaml

# No parser at hand, or prose; a block in a language that stands nowhere here is a fault.
UNPARSED = {
    "console",
    "css",
    "diff",
    "dockerfile",
    "html",
    "http",
    "javascript",
    "markdown",
    "text",
}
FENCE = re.compile(r"(?P<indent>[ \t]*)(?P<marks>`{3,}|~{3,})[ \t]*(?P<info>[^`]*)")
RAW = re.compile(r"{%-?\s*raw\s*-?%}(.*?){%-?\s*endraw\s*-?%}", re.S)
SHIELD = "\ue000"  # stands for a brace that `raw` keeps from the macros


class Block(NamedTuple):
    """A fenced block: `language` is the first word after the fence, empty if there is none."""

    place: str
    language: str
    code: str


def blocks(place: str, text: str) -> Iterator[Block]:
    """The fenced blocks of a text, named by `place` and the line of their opening fence."""
    if re.match(r"---\n(.*\n)*?render_macros: true\n", text):
        text = RAW.sub(lambda raw: raw[1].replace("{", SHIELD), text)
        text = re.sub(r"{(?=[{%#])", "{" + SHIELD + SHIELD, text)  # told apart in `fault`
    opening, start, code = None, 0, [""]
    for number, line in enumerate(text.splitlines(), 1):
        fence = FENCE.fullmatch(line)
        if opening is None:
            if fence:
                opening, start, code = fence, number, []
        elif fence and not fence["info"] and fence["marks"].startswith(opening["marks"]):
            language = re.match(r"{?\s*\.?([\w+-]*)", opening["info"])
            yield Block(f"{place}:{start}", language[1] if language else "", "\n".join(code))
            opening = None
        else:
            code.append(line.removeprefix(opening["indent"]))
    if opening is not None:
        yield Block(f"{place}:{start}", "a fence that is never closed", "")


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
            for line in paragraph.splitlines():
                if line.strip() and not line.lstrip().startswith("#"):
                    promql_parser.parse(line)


PARSERS: dict[str, Callable[[str], object]] = {
    "bash": parse_bash,
    "json": json.loads,
    "promql": parse_promql,
    "python": lambda code: compile(code, "block", "exec"),
    "toml": tomllib.loads,
    "yaml": lambda code: list(yaml.safe_load_all(code)),
}


def fault(block: Block) -> str | None:
    """What is wrong with a block, if anything."""
    if SHIELD + SHIELD in block.code:
        return f"{block.place}: the macros would read its braces: put it between raw and endraw"
    if block.language in UNPARSED:
        return None
    if block.language not in PARSERS:
        named = ", ".join(sorted(UNPARSED | set(PARSERS)))
        return f"{block.place}: language {block.language!r} is none of {named}"
    try:
        PARSERS[block.language](block.code.replace(SHIELD, "{"))
    except (SyntaxError, ValueError, yaml.YAMLError) as error:
        return f"{block.place}: {block.language} does not parse: {error}"
    return None


FILES = sorted([*Path("docs").rglob("*.md"), *Path("quizdata").rglob("*.md")])
FILES += sorted(Path("quizdata").rglob("*.yml"))
FOUND = [b for f in FILES for b in blocks(f.as_posix(), f.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("block", [pytest.param(block, id=block.place) for block in FOUND])
def test_block_parses(block: Block) -> None:
    assert fault(block) is None


@pytest.mark.parametrize(
    ("language", "good", "broken"),
    [
        ("bash", "if true; then echo; fi", "if true; then"),
        ("json", '{"a": 1}', "{a: 1}"),
        ("promql", "# now\nup\nsum by (pod) (up)", "rate(up)"),
        ("python", "x = 1", "now - 1h"),
        ("toml", "a = 1", "a ="),
        ("yaml", "a: {b: 1}\n---\nc: 2", "a: {b"),
        ("{ .python title='x.py' }", "x = 1", "x ="),
    ],
)
def test_broken_block_is_a_fault_at_its_line(language: str, good: str, broken: str) -> None:
    text = f"# Title\n\n```{language}\n{{}}\n```\n"
    assert [fault(b) for b in blocks("page.md", text.replace("{}", good))] == [None]
    [found] = [fault(b) for b in blocks("page.md", text.replace("{}", broken))]
    assert found
    assert found.startswith("page.md:3: ")
