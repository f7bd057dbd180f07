"""Loads the words of a language: a file each beside this one, and English for what it lacks."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ..problems import Failure
from .tongue import Tongue, find_nearest, tongue

HERE = Path(__file__).parent
FALLBACK = "en"
CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""Forms of a plural, as CLDR calls them. What has one form has it as `other`."""
ONE = "1"
"""The form of 1 alone: the singular of English words on pages in a language that counts another way."""
PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Word:
    """What a name says: each form of a plural with its text."""

    written: tuple[tuple[str, str], ...]

    @functools.cached_property
    def forms(self) -> Mapping[str, str]:
        return dict(self.written)

    @property
    def text(self) -> str:
        """Where there is no number, or a number that has no form of its own."""
        return self.forms["other"]

    @property
    def is_counted(self) -> bool:
        """Whether it comes with a number, by which a language may choose a form."""
        return len(self.forms) > 1 or "n" in self.places

    @functools.cached_property
    def places(self) -> frozenset[str]:
        return frozenset(PLACE.findall(self.text))


@dataclass(frozen=True, eq=False)
class InterfaceWords:
    """Every word of the interface, as a site says them. The same site gets the same object."""

    tongue: Tongue
    words: Mapping[str, Word]

    def __getitem__(self, name: str) -> Word:
        return self.words[name]

    def shown(self, text: str) -> str:
        """A text as pages have it: what fills a place keeps its direction where writing runs from right to left."""
        return PLACE.sub("\u2068{\\1}\u2069", text) if self.tongue.direction == "rtl" else text

    def said(self, group: str) -> dict[str, str]:
        """The texts of a group as scripts ask for them: by name, and `NAME.FORM` for what is counted."""
        return {
            name if form == "other" else f"{name}.{form}": self.shown(self[name].forms[form])
            for name in names()[group]
            for form in sorted(self[name].forms, key=(*CATEGORIES[::-1], ONE).index)
        }


@functools.cache
def languages() -> tuple[str, ...]:
    """The tags of the languages that have words."""
    return tuple(sorted(path.stem for path in HERE.glob("*.yml")))


def find_language(tag: str) -> str:
    """The language whose words are for a tag: itself, a wider one in the same script, or English."""
    return find_nearest(tag, languages()) or FALLBACK


@functools.cache
def names() -> Mapping[str, tuple[str, ...]]:
    """The names of all words, by where they stand."""
    return {group: tuple(words) for group, words in read_file(FALLBACK).items()}


@functools.cache
def read_language(language: str) -> Mapping[str, Word]:
    """The words that a language has itself, by name."""
    return {
        name: make_word(written)
        for words in read_file(language).values()
        for name, written in words.items()
    }


@functools.cache
def load_words(tag: str = FALLBACK, own: tuple[tuple[str, Word], ...] = ()) -> InterfaceWords:
    """The words for a language, in whole; `own` are those that a site has put in their place."""
    spoken, language = tongue(tag), find_language(tag)
    words = read_language(FALLBACK)
    if not spoken.is_english:
        found = read_language(language) if language != FALLBACK else {}
        words = {name: found.get(name) or _stand_in(word) for name, word in words.items()}
    return InterfaceWords(spoken, {**words, **dict(own)})


def _stand_in(word: Word) -> Word:
    """An English word as it stands on pages in another language."""
    return Word(tuple((ONE if form == "one" else form, text) for form, text in word.written))


def make_word(written: str | Mapping[str, str]) -> Word:
    """A word as it stands in a file: a text, or one for each form."""
    if isinstance(written, str):
        return Word((("other", written),))
    return Word(tuple((form, written[form]) for form in CATEGORIES if form in written))


def read_file(language: str) -> Any:
    """What the file of a language says: groups of names."""
    path = HERE / f"{language}.yml"
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader) or {}
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise Failure(
            f"{path.name}:{line}: {error.problem}: put double quotes around a text that holds ': '"
        ) from None


class _Loader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]
    """Everything is text: a word may be `No` or `1`."""
