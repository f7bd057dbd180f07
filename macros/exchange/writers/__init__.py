"""Formats that quizzes are written in. Each module here is one and holds its `FORMAT`."""

from __future__ import annotations

import importlib
import pkgutil

from ..format import OutFormat

WRITERS: dict[str, OutFormat] = {
    found.name: found
    for found in (
        importlib.import_module(f"{__name__}.{each.name}").FORMAT
        for each in pkgutil.iter_modules(__path__)
    )
}
"""By the name that the command takes."""
