"""What rules look for in texts, by language: words and patterns, a file each in `rules/`."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from .tongue import find_nearest

HERE = Path(__file__).parent / "rules"
_LETTER = r"[\"'„“«(]*([A-H])[\"'“”»)]*(?![\w/+#’'-])"
"""A letter of an option, whatever stands around it: `{letter}` in a pattern."""


class Ending(NamedTuple):
    """An ending that comes off a word if so many letters are left, and what stands there instead."""

    ending: str
    instead: str
    least: int


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The words and patterns of one language. What it lacks is None, and a rule that needs it rests."""

    absolute: frozenset[str] | None
    absolute_within: re.Pattern[str] | None
    """Where no blanks stand between words."""
    not_absolute: re.Pattern[str] | None
    all_options: re.Pattern[str] | None
    all_options_within: re.Pattern[str] | None
    no_option: re.Pattern[str] | None
    no_option_within: re.Pattern[str] | None
    small: frozenset[str] | None
    ordinary: frozenset[str] | None
    elided: frozenset[str]
    endings: tuple[Ending, ...]
    names_option: tuple[re.Pattern[str], ...]
    names_place: re.Pattern[str] | None
    """For texts in lower case."""
    selects: re.Pattern[str] | None
    negation: re.Pattern[str] | None
    clause: re.Pattern[str] | None

    def bare(self, word: str) -> str:
        """A word without what an apostrophe joins to it: `option` of French `l'option`, `reader` of `reader's`."""
        before, _, after = word.replace("’", "'").partition("'")
        return after if before in self.elided else before

    def stem(self, word: str) -> str:
        """What `batches`, `batching` and `batched` have in common. Coarse: it knows endings, not the language."""
        return _stem(word, self)


@functools.lru_cache(maxsize=50_000)
def _stem(word: str, vocabulary: Vocabulary) -> str:
    word = vocabulary.bare(word)
    for ending, instead, least in vocabulary.endings:
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith("ss"):
            word = word[: -len(ending)] + instead
            break
    # What -ing leaves of "running" and "caching" is what "run" and "cache" become as well.
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiousl":
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] == "e" else word


@functools.cache
def vocabularies() -> tuple[str, ...]:
    """The languages that have one."""
    return tuple(sorted(path.stem for path in HERE.glob("*.yml")))


@functools.cache
def load_vocabulary(tag: str) -> Vocabulary | None:
    """That of a language, also for a tag with a region; None if it has none."""
    language = find_nearest(tag, vocabularies())
    return _read(language) if language else None


@functools.cache
def _read(language: str) -> Vocabulary:
    text = (HERE / f"{language}.yml").read_text(encoding="utf-8")
    said: Mapping[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)
    return Vocabulary(
        absolute=_word_set(said.get("absolute")),
        absolute_within=_pattern(said.get("absolute-within")),
        not_absolute=_pattern(said.get("not-absolute")),
        all_options=_pattern(said.get("all-options")),
        all_options_within=_pattern(said.get("all-options-within")),
        no_option=_pattern(said.get("no-option")),
        no_option_within=_pattern(said.get("no-option-within")),
        small=_word_set(said.get("small")),
        ordinary=_word_set(said.get("ordinary")),
        elided=_word_set(said.get("elided")) or frozenset(),
        endings=tuple(map(_ending, said.get("endings", "").split())),
        names_option=tuple(re.compile(_filled(each)) for each in said.get("names-option", ())),
        names_place=_pattern(said.get("names-place")),
        selects=_pattern(said.get("selects"), re.IGNORECASE),
        negation=_pattern(said.get("negation")),
        clause=_pattern(said.get("clause"), re.IGNORECASE),
    )


def _word_set(text: str | None) -> frozenset[str] | None:
    return None if text is None else frozenset(text.split())


def _pattern(patterns: Iterable[str] | None, flags: int = 0) -> re.Pattern[str] | None:
    """One pattern that fits where any of them does."""
    if patterns is None:
        return None
    return re.compile("|".join(f"(?:{_filled(each)})" for each in patterns), flags)


def _filled(pattern: str) -> str:
    return pattern.replace("{letter}", _LETTER)


def _ending(text: str) -> Ending:
    """`ies:y/2` is the ending `ies`, `y` in its place, after at least two letters."""
    shape, least = text.split("/")
    ending, _, instead = shape.partition(":")
    return Ending(ending, instead, int(least))
