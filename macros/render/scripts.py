"""Scripts of questions: where they lie, and what each imports, so that a page can name all of it in advance."""

from __future__ import annotations

import functools
import posixpath
import re
from collections.abc import Iterable
from pathlib import Path

PACKAGE = Path(__file__).parent.parent
THEMES = (PACKAGE / "theme", PACKAGE.parent / "overrides")
"""The folder that brings them: of the package as it is installed, and of the repository."""
FOLDER = "assets/javascripts"
MARK = f"{FOLDER}/quiz"
_IMPORT = re.compile(r"""^(?:import|export)\b[^"';]*["'](\.{1,2}/[^"']+)["'];$""", re.MULTILINE)
"""What a module imports at once; what it asks for later stands in `import()`."""


def has_scripts(folders: Iterable[str | Path]) -> bool:
    """Whether one of a site's folders holds them."""
    return any(Path(folder, MARK).is_dir() for folder in folders)


@functools.cache
def own_theme() -> Path | None:
    """The folder of ours that holds them; None in a site that keeps its copy elsewhere."""
    return next((theme for theme in THEMES if has_scripts([theme])), None)


def imported(scripts: Iterable[str]) -> list[str]:
    """What these scripts import, and what that imports, sorted; all by their path in the folder of scripts.

    Browsers learn of an import when they have read the module, so that each step would wait for the one before.
    """
    found: set[str] = set()
    waiting = {*scripts}
    known = frozenset(waiting)
    while waiting:
        new = {*_imports(waiting.pop())} - found
        found |= new
        waiting |= new
    return sorted(found - known)


@functools.cache
def _imports(script: str) -> tuple[str, ...]:
    theme = own_theme()
    path = theme and theme / FOLDER / script
    if not path or not path.is_file():
        return ()
    folder = posixpath.dirname(script)
    targets = _IMPORT.findall(path.read_text(encoding="utf-8"))
    return tuple(posixpath.normpath(posixpath.join(folder, target)) for target in targets)
