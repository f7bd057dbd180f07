"""A language sets its signs as its editors do, though an editor on a screen cannot see which blank stands there."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from macros.bank.reader import load_bank
from macros.render import Macros, Setting
from macros.site.pages import Site
from macros.words import load_words, read_language
from tests.bank.banks import change, copy_base

STRAIGHT = r"[\"']"
HAN = r"[\u4e00-\u9fff]"
NUMBER = r"\{(?:n|number|right|total|answered|now|before|both|place|pass)\}"
REFUSED = [
    ("fr", "a narrow no-break space stands before ; ? ! and %", r"(?<!\u202f)[;?!%]"),
    ("fr", "a no-break space stands before a colon", r"(?<!\u00a0):"),
    ("fr", "a no-break space stands inside « »", r"«(?!\u00a0)|(?<!\u00a0)»"),
    ("fr", "quotation marks and apostrophes are curved", STRAIGHT),
    ("es", "a no-break space stands before %", r"(?<!\u00a0)%"),
    ("es", "no space stands inside « »", r"«\s|\s»"),
    ("es", "a question is opened", r"^[^¿]*\?"),
    ("es", "quotation marks and apostrophes are curved", STRAIGHT),
    ("zh", "punctuation is full-width", rf"{HAN}[,.:;?!()]|[,.:;?!()]{HAN}"),
    (
        "zh",
        "a space stands between Chinese and letters or figures",
        rf"{HAN}[a-zA-Z0-9]|[a-zA-Z0-9]{HAN}",
    ),
    ("zh", "a space stands around a number", rf"{HAN}{NUMBER}|{NUMBER}{HAN}"),
    ("zh", "no space stands beside punctuation", r"\s[，。：；、（）“”…]|[，。：；、（）“”…]\s"),
    ("zh", "quotation marks are curved", STRAIGHT),
    ("ar", "comma, semicolon and question mark are Arabic ones", r"[,;?]"),
    ("ar", "no space stands before them", r"\s[،؛؟:.!]"),
    ("ar", "figures are the ones that CLDR has for the tag", r"[٠-٩]"),
    ("ar", "a percentage reads from left to right", r"(?<!\u200e)\{\w+\}%|%(?!\u200e)"),
    ("ar", "the tanwin stands on its letter, before the alif", r"ا\u064b"),
    ("ar", "quotation marks are « »", r"[\"'“”]"),
]


@pytest.mark.parametrize(
    ("language", "refused"),
    [(language, refused) for language, _, refused in REFUSED],
    ids=[f"{language}: {fact}" for language, fact, _ in REFUSED],
)
def test_a_language_sets_its_signs_its_own_way(language: str, refused: str) -> None:
    texts = [text for word in read_language(language).values() for text in word.forms.values()]
    assert len(texts) > 250
    assert [text for text in texts if re.search(refused, text)] == []


@pytest.mark.parametrize(
    ("language", "band", "level"),
    [
        ("en", "3 right: Ready to ride", "<strong>Good. </strong>Names it."),
        ("zh", "答对 3 题：Ready to ride", "<strong>Good。</strong>Names it."),
        ("ar", "\u20683\u2069 إجابات صحيحة", "<strong>\u2068Good\u2069. </strong>Names it."),
    ],
)
def test_pieces_are_put_together_as_the_language_does_and_one_score_is_no_range(
    language: str, band: str, level: str, tmp_path: Path
) -> None:
    bank = copy_base(tmp_path)
    change(bank / "demo/quiz.yml", "lowest: 2\n", "lowest: 3\n")
    change(bank / "demo/quiz.yml", "highest: 1\n", "highest: 2\n")
    setting = Setting(words=load_words(language))
    macros = Macros(load_bank(bank), Site(), setting, "index.md")
    pages = [macros.results(), macros.scenario("flat-tire"), macros.scoring_guide()]
    page = re.sub(r"<span[^>]*>|</span>", "", html.unescape("".join(pages)))
    assert band in page
    assert level in page
    assert "<td>3</td>" in page
