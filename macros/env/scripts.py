"""Scripts and styles of questions in a site's theme: whether they are there, and how they get there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).parent.parent
THEMES = (PACKAGE / "theme", PACKAGE.parent / "overrides")
"""The folder that brings them: of the package as it is installed, and of the repository."""
MARK = "assets/javascripts/quiz"


class theme:  # noqa: N801
    """What `theme: selfcheck` loads. Hosts ask for its file alone, and take the folder that it is in for the theme."""

    __file__ = str(THEMES[0] / "mkdocs_theme.yml")


def has_scripts(folders: Iterable[str | Path]) -> bool:
    """Whether one of a site's folders holds them."""
    return any(Path(folder, MARK).is_dir() for folder in folders)


def own_theme() -> Path | None:
    return next((theme for theme in THEMES if has_scripts([theme])), None)


def add_scripts(config: Any) -> bool:
    """Let MkDocs take them from our folder where the site's theme lacks them; whether they are there then.

    The folder comes last, so that nothing in the theme is replaced.
    """
    folders: list[str] = config["theme"].dirs
    if has_scripts([*folders, config["docs_dir"]]):
        return True
    theme = own_theme()
    if theme:
        folders.append(str(theme))
    return theme is not None
