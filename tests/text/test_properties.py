"""What holds of every text, of every file of a bank, and of every page that shows one."""

from __future__ import annotations

import itertools
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import markdown
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from macros.bank.reader import read_bank
from macros.templating import inert
from macros.text import Text, convert
from macros.text.passages import split_passages
from tests.bank.banks import BASE, copy_base
from tests.text.harmless import HELD, find_harm, write_out
from tests.text.hostile import HARMLESS, REFUSED
from tests.text.stems import SECTION
from tests.text.test_convert import SHOWN
from tests.text.written import texts

HOSTILE = [*HARMLESS.values(), *(text for text, _, _ in REFUSED.values())]
ALL = [*SHOWN, *(text for text in HOSTILE if len(text) < 500)]
known_or_new = st.one_of(texts, st.sampled_from(ALL))
modest = settings(
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@settings(modest, max_examples=300)
@given(texts)
def test_any_text_gives_html_that_does_nothing(text: str) -> None:
    converted = convert(text)
    assert find_harm(converted.html) == []
    assert find_harm(converted.block) == []
    assert not HELD.search(write_out(converted))
    assert not HELD.search(converted.plain)


def told(text: Text) -> tuple[Any, ...]:
    """All that a conversion gives."""
    return text.html, text.words_only, text.links, text.pictures, text.faults, text.headings


@settings(modest, max_examples=150)
@given(known_or_new, known_or_new)
@example("[1] and [^1]", "[1]: /lesson.md\n[^1]: note\n\n[1] [^1]")
@example('=== "A"\n\n    a', '=== "B"\n\n    b\n\n=== "C"\n\n    c')
def test_one_text_never_changes_another(text: str, other: str) -> None:
    convert.cache_clear()
    first = told(convert(text))
    convert(other)
    convert.cache_clear()
    assert told(convert(text)) == first


@settings(modest, max_examples=100)
@given(known_or_new)
def test_any_text_has_its_passages(text: str) -> None:
    passages = split_passages(text)
    assert passages == split_passages.__wrapped__(text)
    assert bool(passages) >= bool(convert(text).plain)


DEEP = {
    "definitions": "a\n: b\n" * 1000,
    "lists": "- " * 1000 + "x",
    "numbers": "1. " * 1000 + "x",
    "quotes": "> " * 1000 + "x",
    "lists and quotes": "- > " * 1000 + "x",
    "admonitions": "".join(f"{' ' * 4 * at}!!! note\n" for at in range(90)),
    "folds and lists": "".join(f"{' ' * 4 * at}- ??? note\n" for at in range(90)),
}


@pytest.mark.parametrize("name", DEEP)
def test_a_text_without_end_leaves_the_parser_as_it_was(name: str) -> None:
    convert.cache_clear()
    deep = told(convert(DEEP[name]))
    split_passages(DEEP[name])
    convert.cache_clear()
    assert convert("Is *it* [a](javascript:x)?").faults
    assert convert("- *a*\n\nb").html == "<ul>\n<li><em>a</em></li>\n</ul>\n<p>b</p>"
    assert told(convert(DEEP[name])) == deep


@pytest.mark.parametrize("name", DEEP)
def test_how_deep_a_text_is_hangs_on_nobody_who_asks(name: str) -> None:
    """A command and a build call from other depths, and one must not publish what the other refuses."""

    def ask(depth: int) -> Any:
        return ask(depth - 1) if depth else told(convert(DEEP[name]))

    convert.cache_clear()
    near = ask(0)
    convert.cache_clear()
    assert ask(300) == near


# Any bytes as a file of a bank

SOUND = (BASE / SECTION).read_text(encoding="utf-8")
LINES = SOUND.splitlines(keepends=True)
VALUES = st.sampled_from(
    """
    ~|null|[]|{}|[a, b]|{a: b}|{A: {B: C}}|-1|0|1e9|2026-02-30|!x y|&a b|*a|*b|?|- -|''|""
    "\\ud800"|"\\0"|"\\u202e"|a: b|:||>|@|`|%|true|[[[[|}}|'|"|#|A|Z|"a\\nb"|TODO|{{ x }}|<b>
    .|..|/etc/passwd|x#y|manual|chain-oil|A, B|[A, A]|[A, B, C]|<<|=|chain oil|&a [*a]
    """.strip()
    .replace("\n", "|")
    .split("|")
)
"""Values that a field may be given by mistake or on purpose."""


@st.composite
def mutated_sections(draw: st.DrawFn) -> bytes:
    """A sound section with lines taken out, doubled, moved in, or given another value."""
    lines = list(LINES)
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        how = draw(st.sampled_from(["drop", "double", "shift", "value", "key", "cut"]))
        if how == "drop":
            del lines[at]
        elif how == "double":
            lines.insert(at, lines[at])
        elif how == "shift":
            lines[at] = " " * draw(st.integers(0, 5)) + lines[at].lstrip()
        elif how == "cut":
            del lines[at + 1 :]
        else:
            name, colon, value = lines[at].partition(":")
            other = draw(VALUES).strip()
            lines[at] = f"{name}: {other}\n" if how == "value" else f"  {other}{colon}{value}"
        if not lines:
            break
    return "".join(lines).encode("utf-8", "surrogatepass")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_base(tmp_path_factory.mktemp("bytes"))


numbers = itertools.count()


def check_reading(folder: Path, path: str, data: bytes) -> None:
    """Whatever is read, it is a sound bank, or each problem has its place."""
    file = folder / path
    sound = file.read_bytes()
    try:
        # A comment of its own makes sure that the bank is read, however quickly one example follows another.
        file.write_bytes(data + b"\n#" + b"#" * (next(numbers) % 5000))
        bank, problems = read_bank(folder)
    finally:
        file.write_bytes(sound)
    lines = len(data.split(b"\n")) + 2
    for problem in problems:
        assert problem.severity == "error"
        assert problem.message
        assert problem.file.startswith(folder.as_posix())
        assert problem.column >= 1
        assert problem.line >= 1
        if problem.file.endswith(path):
            assert problem.line <= lines
    if not problems:
        quiz = bank.quizzes["demo"]
        for question in quiz.questions:
            assert set(question.key) <= question.options.keys()
            assert find_harm(convert(question.stem).html) == []


@settings(modest, max_examples=60)
@given(
    st.sampled_from(
        [SECTION, "demo/quiz.yml", "demo/sources.yml", "demo/scenarios/1-flat-tire.md"]
    ),
    st.binary(max_size=200),
)
@example(SECTION, b"")
@example(SECTION, b"\xff\xfea\0")
@example("demo/scenarios/1-flat-tire.md", b"---\n---\n")
def test_any_bytes_are_a_sound_bank_or_located_problems(
    folder: Path, path: str, data: bytes
) -> None:
    check_reading(folder, path, data)


@settings(modest, max_examples=150)
@given(mutated_sections())
def test_a_section_gone_wrong_is_a_sound_bank_or_located_problems(
    folder: Path, data: bytes
) -> None:
    check_reading(folder, SECTION, data)


@settings(modest, max_examples=60)
@given(texts)
def test_any_sample_answer_is_a_sound_bank_or_located_problems(folder: Path, text: str) -> None:
    path = "demo/scenarios/1-flat-tire.md"
    head = (BASE / path).read_text(encoding="utf-8").partition("####")[0]
    check_reading(folder, path, (head + text).encode("utf-8", "surrogatepass"))


# HTML on a page of somebody else's

EXTENSIONS = """
    abbr admonition attr_list def_list footnotes md_in_html nl2br sane_lists smarty tables toc wikilinks
    pymdownx.arithmatex pymdownx.betterem pymdownx.caret pymdownx.critic pymdownx.details pymdownx.emoji
    pymdownx.highlight pymdownx.inlinehilite pymdownx.keys pymdownx.magiclink pymdownx.mark
    pymdownx.smartsymbols pymdownx.superfences pymdownx.tabbed pymdownx.tasklist pymdownx.tilde
    """.split()  # noqa: SIM905
CONFIGS = {
    "pymdownx.magiclink": {
        "repo_url_shorthand": True,
        "social_url_shorthand": True,
        "user": "a",
        "repo": "b",
    },
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {"clickable_checkbox": True},
}
BELOW = """

[a]: /elsewhere
[word]: /elsewhere
[x]: /elsewhere
[^1]: Of the page.
"""
"""What a page defines for itself, and no text of a bank may pick up."""
ROOMS = {
    "a paragraph": "See {}, there.",
    "a list": "- one\n- {}\n- two",
    "an item of blocks": "- one\n\n    {}\n\n- two",
    "a quote": "> {}",
    "a table": "| a | b |\n| - | - |\n| {} | c |",
    "an admonition": "!!! note\n\n    {}\n",
    "a tab": '=== "A"\n\n    {}\n\n=== "B"\n\n    b',
    "a definition": "word\n:   {}",
    "a task": "- [ ] {}",
    "stress": "**a** {} *b*",
}


@cache
def page() -> Any:
    return markdown.Markdown(extensions=EXTENSIONS, extension_configs=CONFIGS)


class Events(HTMLParser):
    """What a browser is told, within the element of the quiz if there is one: tags, words, references resolved."""

    def __init__(self, only_quiz: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.events: list[Any] = []
        self.depth = 0 if only_quiz else 1
        self.pre = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        begins = dict(attrs).get("class") == "quiz-block"
        if self.depth and not begins:
            self.events.append((tag, attrs))
        self.pre += tag == "pre"
        if begins or (self.depth and tag not in ("br", "hr", "img", "input")):
            self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        self.pre -= tag == "pre"
        if self.depth:
            self.depth -= 1
            if self.depth:
                self.events.append(("/", tag))

    def handle_data(self, data: str) -> None:
        if not self.depth:
            return
        data = data if self.pre else re.sub(r"[ \t\n]+", " ", data)
        if self.events and isinstance(self.events[-1], str):
            data = self.events.pop() + data
        self.events.append(data)


def events(html: str, only_quiz: bool) -> list[Any]:
    reader = Events(only_quiz)
    reader.feed(html)
    reader.close()
    return [event for event in reader.events if event != " "]


def framed(html: str) -> str:
    return f'<div class="quiz-block">{html}</div>'


@settings(modest, max_examples=120)
@given(known_or_new)
@example("```\na\n\n    b\n```")
@example("one  \ntwo\nthree")
def test_inert_html_is_the_same_html(text: str) -> None:
    html = write_out(convert(text))
    for block in (False, True):
        written = inert(html, block=block)
        assert "\n" not in written
        assert events(framed(written), True) == events(framed(html), True)


@pytest.mark.parametrize("room", ROOMS)
@settings(modest, max_examples=25)
@given(st.lists(known_or_new, min_size=1, max_size=3))
@example(ALL)
def test_no_markdown_of_a_page_changes_what_it_shows(room: str, shown: list[str]) -> None:
    check_on_page(ROOMS[room], shown, block=False)


@settings(modest, max_examples=60)
@given(st.lists(known_or_new, min_size=1, max_size=3))
@example(ALL)
def test_no_markdown_of_a_page_changes_a_block_that_begins_a_line(shown: list[str]) -> None:
    check_on_page("Above\n\n{}\n\nbelow", shown, block=True)


def check_on_page(room: str, shown: list[str], *, block: bool) -> None:
    html = framed("".join(f"<div>{write_out(convert(text))}</div>" for text in shown))
    written = room.replace("{}", inert(html, block=block))
    made = page().reset().convert(written + BELOW)
    if events(made, True) == events(html, True):
        return
    if len(shown) == 1:
        pairs = itertools.zip_longest(events(made, True), events(html, True))
        assert next((there, here) for there, here in pairs if there != here) is None, shown[0]
    for text in shown:
        check_on_page(room, [text], block=block)
    pytest.fail("the texts are changed together, and not one by one", pytrace=False)
