"""Words come in the language of a site, and templates and scripts ask for the ones that there are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import jinja2
import material
import pytest
from jinja2 import nodes
from markupsafe import Markup

from macros.commands.cli import main
from macros.templating import TEMPLATES, environment
from macros.words import FALLBACK, find_faults, languages, load_words, names, read_language
from macros.words.interface import find_language, make_word
from tests.built_site import REPOSITORY

SCRIPTS = REPOSITORY / "overrides/assets/javascripts/quiz"
WRITTEN = [name for found in names().values() for name in found]

SMALL = """
group:
  check: Check answer
  learn: Learn it in {lesson}
  left:
    one: One left
    other: "{n} left"
"""


def say(template: str, language: str = "en", **values: object) -> str:
    """What a template gives that is written for a test."""
    made = environment({}, load_words(language))
    made.loader = jinja2.DictLoader({"test.html": template, "test.md": template})
    return made.get_template("test.html").render(values)


def test_a_name_is_used_once() -> None:
    assert len(WRITTEN) > 250
    assert len(WRITTEN) == len(set(WRITTEN))


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en", "en"),
        ("de-CH", "de"),
        ("DE_at", "de"),
        ("zh-SG", "zh"),
        ("zh-Hans-TW", "zh"),
        ("zh-Hant-TW", "en"),
        ("zh-TW", "en"),
        ("sr-Latn", "en"),
        ("tlh", "en"),
        ("", "en"),
    ],
)
def test_a_tag_takes_the_words_of_the_nearest_language(
    write_words: Callable[..., None], tag: str, language: str
) -> None:
    write_words(en=SMALL, de="", sr="", zh="")
    assert find_language(tag) == language


def test_of_the_languages_of_the_theme_those_with_words_take_them() -> None:
    folder = Path(str(material.__file__)).parent / "templates/partials/languages"
    tags = [path.stem for path in folder.glob("*.html")]
    assert {"zh-Hant", "zh-TW", "pt-BR", "sh", "ku-IQ"} <= {*tags}
    assert {tag: find_language(tag) for tag in tags} == {
        tag: tag if tag in languages() else FALLBACK for tag in tags
    }


@pytest.mark.parametrize("tag", ["ja", "ru", "zh-TW", "tlh"])
def test_english_words_count_as_english_does_on_pages_of_another_language(tag: str) -> None:
    asked = '{{ say("questions", n=n) }}'
    assert [say(asked, tag, n=n) for n in (1, 2, 21)] == [
        "1 question",
        "2 questions",
        "21 questions",
    ]


def test_a_word_that_a_language_lacks_counts_as_english_does(
    write_words: Callable[..., None],
) -> None:
    write_words(en=SMALL, fr="group:\n  check: Vérifier\n")
    assert dict(load_words("fr").said("group")) == {
        "check": "Vérifier",
        "learn": "Learn it in {lesson}",
        "left": "{n} left",
        "left.1": "One left",
    }


def test_a_word_that_a_language_lacks_is_english(write_words: Callable[..., None]) -> None:
    write_words(en=SMALL, de="group:\n  check: Prüfen\n")
    words = load_words("de-CH")
    assert words["check"].text == "Prüfen"
    assert words["learn"].text == "Learn it in {lesson}"


def test_a_language_without_a_word_is_listed_with_it(
    write_words: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    write_words(
        en=SMALL,
        de="group:\n  check: Prüfen\n  chek: Prüfen\n  left:\n    two: x\n    other: '{m} übrig'\n",
        fr="group:\n  check: Vérifier\n  learn: 'Dans {lesson}'\n  left: 'Reste : {n}'\n",
    )
    assert main(["words", "--missing"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "de: word 'learn' is missing: in English it says 'Learn it in {lesson}'",
        "de: there is no word 'chek' (did you mean 'check'?)",
        "de: word 'left' has no form 'two' in the language 'de': its forms are one, other",
        "de: word 'left' has no place {m}: in English it says '{n} left'",
        "de: word 'left' lacks the place {n}: in English it says '{n} left'",
        "fr: 3 words, none missing",
        "all others, zh-Hant and zh-TW among them: no words, readers see English",
    ]
    assert main(["words", "fr", "--missing"]) == 0
    assert main(["words", "it", "--missing"]) == 2
    assert "no words in the language 'it'" in capsys.readouterr().err
    assert main(["words", "zh-TW"]) == 2
    assert capsys.readouterr().err.endswith(": its readers see English\n")
    assert main(["words", "fr-CA", "--missing"]) == 0


def test_a_file_that_is_no_yaml_is_told_with_its_line(
    write_words: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    write_words(en=SMALL, de="group:\n  check: Prüfen: jetzt\n")
    assert main(["words", "de"]) == 2
    said = capsys.readouterr().err
    assert "de.yml:2:" in said and "double quotes" in said


def test_words_are_printed_as_a_file_has_them(
    write_words: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    write_words(en=SMALL, de="group:\n  check: Prüfen\n")
    assert main(["words", "de"]) == 0
    printed = capsys.readouterr().out
    assert "check: Prüfen" in printed and "one: One left" in printed


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", {1: "one", 2: "other", 1.5: "other"}),
        ("fr", {0: "one", 1.5: "one", 2: "other"}),
        ("zh-Hant", {1: "other"}),
        ("ar", {0: "zero", 1: "one", 2: "two", 3: "few", 11: "many", 100: "other"}),
        ("tlh", {1: "one", 2: "other"}),
    ],
)
def test_a_number_takes_the_form_of_its_language(language: str, forms: dict[float, str]) -> None:
    tongue = load_words(language).tongue
    assert {number: tongue.category(number) for number in forms} == forms


@pytest.mark.parametrize(
    ("language", "number", "written"),
    [
        ("en", 1.5, "1.5"),
        ("de", 1.5, "1,5"),
        ("ar", 12, 12),
    ],
)
def test_a_number_is_written_as_its_language_has_it(
    language: str, number: float, written: object
) -> None:
    assert load_words(language).tongue.number(number) == written


def test_a_language_runs_in_its_direction() -> None:
    assert [load_words(tag).tongue.direction for tag in ("ar", "de")] == ["rtl", "ltr"]


def test_html_in_a_place_stays_html_and_text_is_escaped() -> None:
    asked = '{{ say("learn-in", lesson=lesson) }}'
    assert say(asked, lesson=Markup("<a>1</a>")) == "Learn it in <a>1</a>"
    assert say(asked, lesson="<1>") == "Learn it in &lt;1&gt;"


def test_a_word_within_another_is_filled_too() -> None:
    count = 'say("questions", n=n)'
    asked = f'{{{{ say("quiz-figure", questions={count}, duration=say("hour")) }}}}'
    assert say(asked, n=1) == "1 question, about an hour"
    assert say(asked, n=2) == "2 questions, about an hour"


def test_a_word_stands_in_an_attribute(write_words: Callable[..., None]) -> None:
    write_words(en="group:\n  quoted: '\"a\" & b'\n")
    assert say('<p title="{{ say("quoted") }}">') == '<p title="&quot;a&quot; &amp; b">'


def test_a_word_costs_a_template_nothing() -> None:
    made = environment({})
    source = made.compile('<p>{{ say("check") }}</p>', "test.html", raw=True)
    assert "<p>Check answer</p>" in source and "say" not in source


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ('{{ say("chek") }}', "chek"),
        ('{{ say("learn-in") }}', "line 1: word 'learn-in' is not given lesson"),
        ('\n{{ say("wrong", key="A") }}', "line 2: word 'wrong' is not given n"),
        ("{{ say(name) }}", "name the word itself"),
    ],
)
def test_a_template_cannot_ask_in_vain(asked: str, message: str) -> None:
    with pytest.raises((LookupError, TypeError), match=message):
        environment({}).compile(asked, "test.html")


def _asked() -> Iterator[str]:
    """The words that templates ask for, and the groups whose words they hand to scripts."""
    yield from names()["not-found"]  # which a page of the theme has: test_not_found.py
    plain = jinja2.Environment()
    for path in TEMPLATES.rglob("*.*"):
        tree = plain.parse(path.read_text(encoding="utf-8"))
        for call in tree.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and isinstance(call.args[:1], list):
                if call.node.name == "say":
                    yield call.args[0].as_const()
                elif call.node.name == "scripted":
                    yield from names()[call.args[0].as_const()]


def test_every_word_is_shown_somewhere() -> None:
    assert sorted(set(WRITTEN) - set(_asked())) == []


def test_every_word_that_a_script_says_is_handed_to_it() -> None:
    handed = {name for group in _handed() for name in names()[group]}
    asked = set()
    for path in SCRIPTS.rglob("*.js"):
        text = path.read_text(encoding="utf-8")
        asked |= set(re.findall(r'\bword\("([\w-]+)"', text))
        for start in re.findall(r"\bword\(`([\w-]+)-\$\{", text):
            assert any(name.startswith(f"{start}-") for name in handed), start
    assert len(asked) > 30
    assert asked - handed == set()


def _handed() -> Iterator[str]:
    for path in TEMPLATES.rglob("*.html"):
        yield from re.findall(r'scripted\("([\w-]+)"\)', path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", languages())
def test_a_language_says_every_word_with_its_places(language: str) -> None:
    own = read_language(language)
    assert own.keys() == read_language(FALLBACK).keys()
    written = {name: dict(w.forms) if len(w.forms) > 1 else w.text for name, w in own.items()}
    assert [fault for name in own for fault in find_faults(name, written[name], language)] == []
    assert make_word({"other": "x", "one": "y"}).forms == {"one": "y", "other": "x"}
