"""Scripts and styles of questions in a site's theme: whether they are there, and how they get there."""

from __future__ import annotations

from typing import Any

from ..render.scripts import THEMES, has_scripts, own_theme


class theme:  # noqa: N801
    """What `theme: selfcheck` loads. Hosts ask for its file alone, and take the folder that it is in for the theme."""

    __file__ = str(THEMES[0] / "mkdocs_theme.yml")


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
