"""A site whose settings are those of Zensical alone, in `zensical.toml`, as commands see it that run without a host."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..problems import Problem, problem_at
from ..render.scripts import has_scripts
from .configuration import OWN, ConfigurationFault, is_ours, site_modules
from .lacks import place_of

FILE = "zensical.toml"
MACROS = "zensical.extensions.macros"
"""What Zensical makes of the plugin `macros`."""
SECTION = "[project.plugins.macros]"
SETTING = f'module_name = "{OWN}"' if OWN == "macros" else f'modules = ["{OWN}"]'


def load_native(file: Path) -> Any:
    """The settings as Zensical reads them."""
    try:
        from zensical.config import parse_config
    except ImportError:
        raise ConfigurationFault("install zensical beside this package") from None
    try:
        return parse_config(str(file))
    except Exception as error:  # whatever a setting makes of it
        raise ConfigurationFault(" ".join(str(error).split())) from None


def native_options(config: Any) -> Mapping[str, Any]:
    """The settings of macros."""
    options: Mapping[str, Any] = (config.get("mdx_configs") or {}).get(MACROS) or {}
    return options


def find_native_lacks(config: Any, file: str, text: str, root: Path) -> Iterator[Problem]:
    """What the settings lack before pages can show questions, each with the lines that mend it."""
    if MACROS not in config["markdown_extensions"]:
        message = (
            "pages cannot show questions without the plugin 'macros': "
            f"add a section {SECTION}, and {SETTING} to it"
        )
        yield problem_at(place_of(file, text, "[project.plugins"), message)
    elif not any(is_ours(*module) for module in site_modules(native_options(config), root)):
        message = f"the plugin 'macros' does not bring ours: add {SETTING} to {SECTION}"
        yield problem_at(place_of(file, text, "macros"), message)
    if not has_scripts([*config.get("theme_dirs", ()), root / config["docs_dir"]]):
        message = (
            'the scripts of questions are missing: add name = "selfcheck" to [project.theme], '
            "which is the theme that you have and these scripts"
        )
        yield problem_at(place_of(file, text, "[project.theme]"), message)
