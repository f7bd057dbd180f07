"""Formats that quizzes are read from. Each module or package here is one and holds its `FORMAT`."""

from __future__ import annotations

import importlib
import pkgutil

from ..format import Format

FORMATS: dict[str, Format] = {
    found.name: found
    for found in sorted(
        (
            importlib.import_module(f"{__name__}.{each.name}").FORMAT
            for each in pkgutil.iter_modules(__path__)
        ),
        key=lambda found: (found.rank, found.name),
    )
}
"""By the name that `--format` takes, in the order in which they are tried on a file."""


def recognize(text: str) -> Format | None:
    """The format of a text, by what is in it; None if no format takes it for its own."""
    return next((found for found in FORMATS.values() if found.recognizes(text)), None)
