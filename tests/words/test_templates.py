"""Templates and scripts have no sentence of their own for readers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest
from jinja2 import nodes

from macros.templating import TEMPLATES
from tests.built_site import REPOSITORY

SCRIPTS = REPOSITORY / "overrides/assets/javascripts/quiz"
# Of what only maintainers and reviewers read, and of this repository's own content.
ENGLISH = (
    "answers.html",
    "calculator-parts.html",
    "fields.html",
    "review.html",
    "stats.html",
    "stats-parts.html",
)
ENGLISH_MACROS = ("facts", "figures", "review")
READ = [
    path
    for path in [*TEMPLATES.glob("*.html"), *TEMPLATES.glob("kinds/*.html")]
    if path.name not in ENGLISH
]
SAID = re.compile(r'\b(?:aria-label|alt|placeholder|title)="([^"]*)"')
WORDS = re.compile(r"[^\W\d_]{2,}")
PHRASE = re.compile(r"^[A-Z][a-z]+(?:,? [a-z]+)+|[a-z]{2,} [a-z]{2,} [a-z]{2,}")


def read(path: Path) -> nodes.Template:
    return jinja2.Environment(lstrip_blocks=True, trim_blocks=True).parse(
        path.read_text(encoding="utf-8")
    )


def written(node: nodes.Node) -> Iterator[str]:
    """What a template writes itself, with a sign in place of everything that it is given."""
    if isinstance(node, nodes.Macro) and node.name in ENGLISH_MACROS:
        return
    if isinstance(node, nodes.TemplateData):
        yield node.data
    elif isinstance(node, nodes.Expr):
        yield "\0"
    else:
        for child in node.iter_child_nodes():
            yield from written(child)


def texts_of(html: str) -> str:
    """What stands between the tags."""
    return re.sub(r"""<[^<>]*>|[\w-]+="[^"]*\"""", " ", html)


def own_words(path: Path) -> list[str]:
    tree = read(path)
    html = "".join(written(tree))
    text = texts_of(html)
    found = [word for said in (text, *SAID.findall(html)) for word in WORDS.findall(said)]
    english = {
        id(each)
        for macro in tree.find_all(nodes.Macro)
        if macro.name in ENGLISH_MACROS
        for each in macro.find_all(nodes.Const)
    }
    consts = [each.value for each in tree.find_all(nodes.Const) if id(each) not in english]
    return found + [text for text in consts if isinstance(text, str) and PHRASE.search(text)]


@pytest.mark.parametrize("path", READ, ids=lambda path: path.name)
def test_a_template_has_no_words_of_its_own(path: Path) -> None:
    assert own_words(path) == []


def test_words_of_a_template_are_found(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_text(
        '<p title="Tell {{ a }}"{{ b }}>{{ c }} of {{ d }} {{ e if f else "See it below" }}</p>',
        encoding="utf-8",
    )
    assert own_words(path) == ["of", "Tell", "See it below"]


@pytest.mark.parametrize("path", READ, ids=lambda path: path.name)
def test_a_template_puts_no_sign_between_pieces(path: Path) -> None:
    # Another language sets another one there, or none.
    assert re.findall(r"[.,;:!?()]", texts_of("".join(written(read(path))))) == []


LITERAL = re.compile(r'"([^"\n]*)"|`([^`]*)`')


def phrases(script: str) -> list[str]:
    """Texts in a script that read like a sentence, those of errors aside."""
    code = re.sub(
        r"/\*.*?\*/|^\s*//.*$|throw new .*;$|^const FORMAT.*",
        "",
        script,
        flags=re.DOTALL | re.MULTILINE,
    )
    texts = ["".join(found) for found in LITERAL.findall(code)]
    return [text for text in texts if PHRASE.search(text)]


def test_a_script_has_no_words_of_its_own() -> None:
    scripts = [*SCRIPTS.rglob("*.js")]
    assert len(scripts) > 30
    assert {
        path.name: phrases(path.read_text("utf-8"))
        for path in scripts
        if phrases(path.read_text("utf-8"))
    } == {}
    assert phrases('say("Right this time"); throw new Error("It is not there");') == [
        "Right this time"
    ]


PIECED = re.compile(r"^[.,;:] $|\$\{word\(")


def pieced(script: str) -> list[str]:
    """Texts in a script that stand between two others, or hold one of the words."""
    texts = ["".join(found) for found in LITERAL.findall(script)]
    return [text for text in texts if PIECED.search(text)]


def test_a_script_puts_no_sign_between_pieces() -> None:
    found = {path.name: pieced(path.read_text("utf-8")) for path in SCRIPTS.rglob("*.js")}
    assert {name: texts for name, texts in found.items() if texts} == {}
    assert len(pieced('`${word("a")} ${b}`; append(". ", link); ["a", "b"]')) == 2
