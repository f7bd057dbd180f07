"""A question is the same whether it reaches the host as HTML or, for the sake of its Markdown, as blocks."""

from pathlib import Path

import markdown
import pytest
import yaml

from macros.addresses import address
from macros.bank import Bank, load_bank
from macros.blocks import Fields, all_simple
from macros.pages import Site
from macros.render import Macros, Setting
from tests.bank.banks import copy_base
from tests.built_site import REPOSITORY
from tests.reader.test_hosts import Markup

# What people write in questions: what HTML can say as it is, what only Markdown can, and what looks like it.
TEXTS = [
    "Plain words, 5 % of $3; a/b + c = d @ e (f) … “quoted” and 'quoted'.",
    'A `code span`, one with `a < b && c > "d"` in it, and `**stars**`.',
    "A **strong word**, and **two strong words** beside `code`.",
    "An *emphasized* word and a_name_with_lines and 2*3*4.",
    "A [link](https://example.org/?a=1&b=2) and [another](/lessons/02-vllm.md#x).",
    "R & D, AT&T, &copy; and 3 < 4 > 2.",
    "1. not a list",
    "# not a heading",
    "- not a list either",
    "`  padded ` and ``two ` ticks`` and a lone ` tick",
    "`#!python print(1)` and `:::js x`",
    "x^2^ ~y~ a|b \\* {braces} ==marks== :smile: https://example.org/",
    "First.\n\nSecond:\n\n- one\n- two\n",
    "Read:\n\n```yaml\nkey: <value>\n\n/// html | div\n```\n",
    "| a | b |\n| - | - |\n| 1 | 2 |",
]


@pytest.fixture
def bank(tmp_path: Path) -> Bank:
    copy_base(tmp_path)
    return load_bank(tmp_path / "quizdata")


def written(bank: Bank, text: str, simple: bool) -> list[str]:
    """The quiz markup of a question whose texts are all the given one, as MkDocs makes it."""
    quiz = next(iter(bank.quizzes.values()))
    section = quiz.sections[0]
    question = section.questions[0]
    inline = " ".join(text.split())
    changed = question.model_copy(
        update={
            "stem": text,
            "explanation": text,
            "options": dict.fromkeys(question.options, inline),
            "feedback": dict.fromkeys(question.feedback, inline),
        }
    )
    setting = Setting(repository="https://example.org", simple=simple)
    source = Macros(bank, Site(), setting, "a/page.md")._question(quiz, section, changed)
    markup = Markup("/a/page/")
    markup.feed(_converter().convert(source))
    return markup.lines


def _converter() -> markdown.Markdown:
    config = yaml.load((REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    names: list[str] = []
    options: dict[str, dict[str, object]] = {}
    for item in config["markdown_extensions"]:
        name = item if isinstance(item, str) else next(iter(item))
        if name not in ("pymdownx.snippets", "toc"):
            names.append(name)
    return markdown.Markdown(extensions=names, extension_configs=options)


@pytest.mark.parametrize("text", TEXTS)
def test_both_forms_are_the_same_markup(bank: Bank, text: str) -> None:
    html, blocks = written(bank, text, simple=True), written(bank, text, simple=False)
    assert html == blocks
    assert not any("///" in line for line in html if "/// html" not in text)
    tags = [line.split()[0].strip("<>") for line in html if line.startswith("<")]
    assert (tags.count("label"), tags.count("details")) == (3, 1)


def test_plain_texts_stay_html_and_others_become_blocks() -> None:
    for text in TEXTS[:3]:
        assert "\x02" not in Fields(simple=True)(text)
    for text in TEXTS[3:]:
        assert "\x02" in Fields(simple=True)(text), text
    assert "\x02" in Fields(simple=False)(TEXTS[0])


def test_an_extension_that_changes_words_sends_every_text_through_markdown() -> None:
    assert all_simple(["toc", "tables", "pymdownx.blocks.html", "zensical.extensions.links"])
    assert not all_simple(["toc", "smarty"])
    assert not all_simple(["pymdownx.magiclink"])


@pytest.mark.parametrize(
    ("target", "page", "folders", "flat"),
    [
        ("b/c.md#d", "index.md", "b/c/#d", "b/c.html#d"),
        ("b/c.md", "a/b.md", "../../b/c/", "../b/c.html"),
        ("index.md", "a/b.md", "../../", "../index.html"),
        ("a/index.md#x", "a/b.md", "../#x", "index.html#x"),
        ("a/b.md#x", "a/b.md", "#x", "#x"),
        ("a/b.md", "a/b.md", "./", "b.html"),
    ],
)
def test_addresses_lead_from_page_to_page(target: str, page: str, folders: str, flat: str) -> None:
    assert (address(target, page, False), address(target, page, True)) == (folders, flat)
