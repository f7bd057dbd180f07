"""List the words of the interface for readers, or those that a language lacks."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import yaml

from ..problems import Failure, count, did_you_mean
from ..words import FALLBACK, find_faults, find_language, languages, names, read_language


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "language",
        nargs="?",
        metavar="LANGUAGE",
        help="a tag such as 'de'; without it all languages for --missing, else English",
    )
    parser.add_argument(
        "--missing",
        action="store_true",
        help="list what a language lacks, has too much of, or says with other places",
    )


def run(arguments: argparse.Namespace) -> int:
    asked = arguments.language and find_language(arguments.language)
    if asked == FALLBACK and not arguments.language.lower().startswith(FALLBACK):
        raise Failure(
            f"there are no words in the language '{arguments.language}'"
            f"{did_you_mean(arguments.language, languages())}: its readers see English"
        )
    if not arguments.missing:
        print(_written(asked or FALLBACK), end="")
        return 0
    others = [asked] if asked else [tag for tag in languages() if tag != FALLBACK]
    status = max([_report(tag) for tag in others], default=0)
    if not asked:
        print("all others, zh-Hant and zh-TW among them: no words, readers see English")
    return status


def _written(language: str) -> str:
    """The words as a file of them has them."""
    words = {**read_language(FALLBACK), **read_language(language)}
    groups = {
        group: {
            name: dict(words[name].forms) if len(words[name].forms) > 1 else words[name].text
            for name in found
        }
        for group, found in names().items()
    }
    return yaml.safe_dump(groups, allow_unicode=True, sort_keys=False, width=1_000)


def _report(language: str) -> int:
    found = list(_find_lacks(language))
    for line in found:
        print(f"{language}: {line}")
    if not found:
        print(f"{language}: {count(len(read_language(language)), 'word')}, none missing")
    return int(bool(found))


def _find_lacks(language: str) -> Iterator[str]:
    own = read_language(language)
    for name, word in read_language(FALLBACK).items():
        if name not in own:
            yield f"word '{name}' is missing: in English it says '{word.text}'"
    for name, word in own.items():
        yield from find_faults(name, word.forms if len(word.forms) > 1 else word.text, language)
