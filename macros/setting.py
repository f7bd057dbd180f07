"""The site's own settings as its configuration file has them, for commands that run without a host."""

from __future__ import annotations

from pathlib import Path

import yaml

from macros.render import Setting

CONFIGURATION = "mkdocs.yml"


def read_setting(folder: Path) -> Setting:
    """What the configuration in `folder` says of the quiz. An unreadable one says nothing; the host complains of it."""
    try:
        # The base loader takes tags such as !ENV for what they stand before.
        data = yaml.load((folder / CONFIGURATION).read_text(encoding="utf-8"), yaml.BaseLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return Setting()
    extra = data.get("extra") if isinstance(data, dict) else None
    quiz = extra.get("quiz") if isinstance(extra, dict) else None
    return Setting(quiz=quiz if isinstance(quiz, str) and quiz else None)
