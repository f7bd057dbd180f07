"""The reference and the guide to reviews say what the code says."""

from __future__ import annotations

import argparse
import html
import inspect
import re
from collections.abc import Iterator

import pytest

from macros.bank.kinds import KINDS
from macros.bank.model import (
    Band,
    Criterion,
    Level,
    QuizFile,
    Reading,
    Rubric,
    Scenario,
    Section,
    Source,
)
from macros.bank.reader import Bank
from macros.commands.cli import build_parser
from macros.render import Macros, Setting, macro_names
from macros.site.pages import Site
from macros.templating import TEMPLATES
from tests.built_site import REPOSITORY
from tests.changes.edits import HISTORY, read_edit
from tests.contribute.pages import read

REFERENCE = read("reference.md")
GUIDE = read("review-a-change.md")
MODELS = [Band, Criterion, Level, QuizFile, Reading, Rubric, Scenario, Section, Source]
SCRIPTS = REPOSITORY / "overrides/assets/javascripts/quiz"


def section(heading: str) -> str:
    """The text below a heading with that anchor, up to the next heading of its rank."""
    found = re.search(rf"^(#+) .*\{{: #{heading} \}}$", REFERENCE, re.MULTILINE)
    assert found, f"the reference has no heading #{heading}"
    rest = REFERENCE[found.end() :]
    return re.split(rf"^{found[1]} |^#{{1,{len(found[1]) - 1}}} ", rest, flags=re.MULTILINE)[0]


def commands() -> dict[str, argparse.ArgumentParser]:
    actions = build_parser()._actions
    choices = next(a.choices for a in actions if isinstance(a, argparse._SubParsersAction))
    return dict(choices.items())


@pytest.mark.parametrize("name", commands())
def test_every_command_and_option_is_documented(name: str) -> None:
    text = section(f"command-{name}")
    assert f"`{name}" in text
    for action in commands()[name]._actions:
        if not action.option_strings:
            assert re.search(rf"`{name}[^`]*\b{action.metavar}\b", text), action.metavar
        for option in action.option_strings:
            if option in ("-h", "--help", "--bank"):
                assert option in ("-h",) or f"`{option}" in section("commands")
            else:
                assert re.search(rf"`{option}[` ]", text), option
        for choice in action.choices or ():
            assert re.search(rf"[` ]{choice}`", text), choice


def test_no_command_or_option_is_documented_that_is_gone() -> None:
    assert set(re.findall(r"\{: #command-(\w+) \}", REFERENCE)) == commands().keys()
    for name, parser in commands().items():
        options = set(re.findall(r"^\| `(--?[\w-]+)", section(f"command-{name}"), re.MULTILINE))
        assert options <= {option for action in parser._actions for option in action.option_strings}


def signature(name: str) -> str:
    """How a page writes a call: `source(id, text=None, quiz=None)`."""
    parameters = list(inspect.signature(getattr(Macros, name)).parameters.values())[1:]
    plain = [parameter.replace(annotation=inspect.Parameter.empty) for parameter in parameters]
    return f"{name}({', '.join(map(str, plain))})"


def test_every_macro_is_documented_with_what_it_takes_and_refuses() -> None:
    rows = dict(re.findall(r"^\| `(\w+\([^`]*\))` \| (.*) \|$", section("macros"), re.MULTILINE))
    assert list(rows) == [signature(name) for name in macro_names()]
    for name in macro_names():
        refuses = "Refuses" in (getattr(Macros, name).__doc__ or "")
        assert ("Refuses" in rows[signature(name)]) == refuses, name


def test_the_page_of_fields_has_every_field_with_its_meaning() -> None:
    page = Macros(Bank(REPOSITORY), Site(), Setting(), "contribute/fields.md").fields()
    rows = re.findall(r"<tr><td><code>([^<]+)</code>[^<]*</td><td>(.*?)</td>", page)
    written = [(html.unescape(name), meaning) for name, meaning in rows]
    models = [*(kind.model for kind in KINDS.values()), *MODELS]
    named = [name for model in models for name in model.model_fields]
    assert sorted(name for name, _ in written) == sorted(named)


def macro_markup() -> Iterator[str]:
    for path in [*TEMPLATES.glob("*.html"), *TEMPLATES.glob("kinds/*.html")]:
        if not path.name.startswith(("calculator", "review", "stats", "words")):
            text = path.read_text(encoding="utf-8")
            shown = re.sub(r"macro words\(.*?endmacro", "", text, flags=re.DOTALL)
            yield from re.findall(r"\bdata-[a-z-]+", shown)


def script_markup() -> Iterator[str]:
    for path in SCRIPTS.rglob("*.js"):
        text = path.read_text(encoding="utf-8")
        yield from (f"data-{name}" for name in re.findall(r"dataset\.(\w+) = ", text))
        yield from re.findall(r'toggleAttribute\("(data-[\w-]+)"', text)


def test_every_attribute_that_macros_write_is_documented() -> None:
    found = set(macro_markup())
    assert "data-revision" in found
    assert found == set(re.findall(r"`(data-[a-z-]+)`", section("markup-macros")))


def test_every_attribute_that_scripts_set_is_documented() -> None:
    found = set(script_markup())
    assert {"data-state", "data-mark"} <= found
    assert found == set(re.findall(r"`(data-[a-z-]+)`", section("markup-scripts")))


def test_the_event_is_documented() -> None:
    types = (SCRIPTS / "types.js").read_text(encoding="utf-8")
    said = re.search(
        r"`quiz-answer`: .*\n.*@typedef \{object\} \w+\n((?: \* @property .*\n)+)", types
    )
    assert said
    fields = re.findall(r"@property \{\w+\} (\w+)", said[1])
    assert len(fields) == 5
    for name in ("quiz-answer", *fields):
        assert f"`{name}`" in section("event")


def test_what_is_saved_is_documented_with_an_example_of_each_record() -> None:
    """That the scripts read the examples as they stand is tested with the scripts."""
    script = (SCRIPTS / "state/records.js").read_text(encoding="utf-8")
    names = {
        name.replace("${id}", "ID") for name in re.findall(r'["`]([+-][a-z]+[^"`]*)["`]', script)
    }
    assert len(names) == 7
    examples = re.findall(r'```json title="(.+)"\n.+\n```', section("storage"))
    assert sorted(examples) == sorted(names | {"a question's id"})
    assert all(f"| `{name}` |" in section("storage") for name in names)


def test_the_guide_shows_a_real_comment() -> None:
    """A page has another Markdown than GitHub: what is struck out, and headings that no table of contents wants."""
    comment = read_edit(HISTORY / "01-key-moved.txt").comment
    comment = comment.replace("`base`", "`origin/main`").replace("`01-key-moved`", "`HEAD`")
    comment = re.sub(r"~~(.+?)~~", r"<del>\1</del>", comment)
    comment = re.sub(r"^#+ (.*)$", r"**\1**", comment, flags=re.MULTILINE)
    shown = "".join(f"    {line}\n" if line else "\n" for line in comment.rstrip().split("\n"))
    assert shown in GUIDE


def test_the_guide_quotes_what_the_comment_warns_of() -> None:
    words = (TEMPLATES / "diff-words.md").read_text(encoding="utf-8")
    words += (TEMPLATES / "diff.md").read_text(encoding="utf-8")
    quoted = re.findall(r'^- \*\*"(.+?)"\*\*', GUIDE, re.MULTILINE)
    assert len(quoted) == 5
    for sentence in quoted:
        pieces = [piece.strip() for piece in re.split(r"\.\.\.|Key A|", sentence) if piece.strip()]
        assert all(piece in words for piece in pieces), sentence
