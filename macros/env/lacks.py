"""What a site's configuration lacks before its pages can show questions, each with the lines that mend it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ..problems import Place, Problem, problem_at
from ..words import WordFault
from .configuration import OWN, is_ours, site_modules

SETTING = f"module_name: {OWN}" if OWN == "macros" else f"modules: [{OWN}]"
"""What brings our macros to a site: a copy of this package by its folder, an installed one by its name."""


def find_lacks(config: Any, file: str, text: str, root: Path) -> Iterator[Problem]:
    """Faults of a configuration that MkDocs itself is content with."""
    plugins = config["plugins"]
    if "macros" not in plugins:
        below = f"'- macros:' below 'plugins:', and '{SETTING}' below that"
        if re.search(r"^plugins:", text, re.MULTILINE):
            remedy = f"add {below}"
        else:
            search = "material/search" if config["theme"].name == "selfcheck" else "search"
            remedy = f"add 'plugins:', '- {search}' below it, which goes once any plugin is named, and {below}"
        message = f"pages cannot show questions without the plugin 'macros': {remedy}"
        yield problem_at(place_of(file, text, "plugins:"), message)
    elif not any(is_ours(*module) for module in site_modules(plugins["macros"].config, root)):
        place = place_of(file, text, "macros")
        message = f"the plugin 'macros' does not bring ours: add '{SETTING}' below it"
        yield problem_at(place, message)
    if config["theme"].name == "selfcheck" and "search" in plugins:
        message = (
            "with this theme MkDocs takes 'search' for its own plugin, for which Material shows no field: "
            "write 'material/search'"
        )
        yield problem_at(place_of(file, text, "search"), message)


def word_taken(taken: Mapping[str, str], file: str, text: str) -> Iterator[Problem]:
    """Names that our macros leave to what has them already."""
    for name, where in taken.items():
        message = (
            f"'{name}' is {where}, so pages cannot call our macro of that name: "
            "give ours a prefix, as in 'extra: selfcheck: prefix: check_', if you need it"
        )
        yield problem_at(place_of(file, text, f"{name}:"), message, "warning")


def word_words(faults: Iterable[WordFault], file: str, text: str) -> Iterator[Problem]:
    """Words of the interface that a site cannot have as it says them, under 'extra.selfcheck.words'."""
    start = re.search(r"^\s*words:", text, re.MULTILINE)
    for name, message in faults:
        at = re.compile(rf"(?<![\w-])(?=[\"']?{re.escape(name)}[\"']?\s*:)")
        found = at.search(text, start.start() if start else 0)
        lines = text[: found.start()].split("\n") if found else [""]
        yield problem_at(Place(file, len(lines), len(lines[-1]) + 1), message)


def place_of(file: str, text: str, word: str) -> Place:
    """The first line that holds the word, or the first of all."""
    for number, line in enumerate(text.split("\n"), start=1):
        if word in line.split("#")[0]:
            return Place(file, number, line.index(word) + 1)
    return Place(file)
