"""Texts of a quiz say their language where the page is in another one."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from macros.bank.reader import load_bank
from macros.render import Macros, Setting
from macros.site.pages import Site
from macros.words import load_words
from tests.bank.banks import copy_base


def written(folder: Path, quiz: str, site: str) -> str:
    """What macros write of a quiz in one language, on a site in another."""
    bank = copy_base(folder)
    if quiz:
        head = bank / "demo/quiz.yml"
        head.write_text(f"{head.read_text('utf-8')}language: {quiz}\n", encoding="utf-8")
    setting = Setting(words=load_words(site))
    macros = Macros(load_bank(bank), Site(), setting, "index.md")
    return html.unescape("".join([macros.quiz(), macros.results(), macros.quizzes()]))


@pytest.mark.parametrize(
    ("quiz", "site"), [("", "de"), ("de", "de"), ("de", "de-CH"), ("pt-BR", "pt-br")]
)
def test_a_quiz_in_the_language_of_the_page_says_nothing(
    tmp_path: Path, quiz: str, site: str
) -> None:
    assert not re.search(r'\b(?:lang|dir)="', written(tmp_path, quiz, site))


@pytest.mark.parametrize(
    ("quiz", "site", "marks"),
    [
        ("de", "en", ' lang="de"'),
        ("zh-Hant", "zh-Hans", ' lang="zh-Hant"'),
        ("ar", "en", ' lang="ar" dir="rtl"'),
        ("en", "ar-EG", ' lang="en" dir="ltr"'),
    ],
)
def test_a_quiz_in_another_language_says_so(
    tmp_path: Path, quiz: str, site: str, marks: str
) -> None:
    page = written(tmp_path, quiz, site)
    bank = load_bank(tmp_path / "quizdata").quizzes["demo"]
    for section in bank.sections:
        assert f"<span{marks}>{section.title}</span>" in page
    assert f"<span{marks}>{bank.title}</span>" in page
    for text in bank.questions[0].options.values():  # type: ignore[attr-defined]
        assert f"<span{marks}>{text}</span>" in page
    # What is ours stays in the language of the page.
    assert f"<summary>{load_words(site)['show-again'].text}</summary>" in page
    assert set(re.findall(r' lang="[^>]*"', page)) == {marks}
