"""The words that a site puts in place of ours: read, and refused where they could not be shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..problems import did_you_mean
from .interface import FALLBACK, PLACE, Word, make_word, read_language
from .tongue import tongue


class WordFault(NamedTuple):
    """What is wrong with a word, and what to write instead."""

    name: str
    message: str


def read_overrides(
    given: Any, language: str
) -> tuple[tuple[tuple[str, Word], ...], list[WordFault]]:
    """The words under `extra.selfcheck.words` that can be shown, and the faults of the others."""
    if given is None:
        return (), []
    if not isinstance(given, Mapping):
        return (), [WordFault("words", "'words' is a list of 'name: text' lines")]
    found: list[tuple[str, Word]] = []
    faults: list[WordFault] = []
    for name, written in given.items():
        said = [WordFault(str(name), message) for message in find_faults(name, written, language)]
        faults += said
        if not said:
            found.append((name, make_word(written)))
    return tuple(found), faults


def find_faults(name: Any, written: Any, language: str) -> Iterator[str]:
    """What is wrong with a word in that language, besides how it reads."""
    english = read_language(FALLBACK)
    if name not in english:
        yield f"there is no word '{name}'{did_you_mean(str(name), english)}"
        return
    forms = written if isinstance(written, Mapping) else {"other": written}
    if isinstance(written, Mapping):
        if not english[name].is_counted:
            yield f"word '{name}' comes with no number that could choose a form: write one text"
            return
        yield from _wrong_forms(name, written, language)
    for form, text in forms.items():
        if isinstance(text, str):
            yield from _wrong_places(name, form, text, english[name])
        else:
            yield f"word '{name}' must be text: put it in quotes"


def _wrong_forms(name: str, written: Mapping[Any, Any], language: str) -> Iterator[str]:
    known = tongue(language).categories
    for form in written:
        if form not in known:
            forms = ", ".join(sorted(known))
            yield f"word '{name}' has no form '{form}' in the language '{language}': its forms are {forms}"
    if "other" not in written:
        yield f"word '{name}' needs the form 'other', for all numbers that have none of their own"


def _wrong_places(name: str, form: str, text: str, english: Word) -> Iterator[str]:
    places = set(PLACE.findall(text))
    said = f"in English it says '{english.text}'"
    for place in sorted(places - english.places):
        yield f"word '{name}' has no place {{{place}}}: {said}"
    for place in sorted(english.places - places) if form == "other" else ():
        yield f"word '{name}' lacks the place {{{place}}}: {said}"
