"""What a site's configuration says: where pages are, how they are read, and what our macros are called on them."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from ..problems import Failure
from ..render import Setting, macro_names
from ..site.host import Addresses, Host, find_files
from ..site.taken import names_taken_by
from ..words import FALLBACK, InterfaceWords, WordFault, load_words, read_overrides

OWN = __name__.partition(".")[0]
"""The name that this package was imported under."""
STANDARD_NAMES = frozenset(
    "config context environment extra files filters git macros macros_info navigation now page".split()  # noqa: SIM905
)
"""Names that every page can use besides macros."""
PREFIX = re.compile(r"[A-Za-z_]\w*")


class ConfigurationFault(Failure):
    """The site's configuration cannot be read, or a setting of ours there makes no sense; the message says why."""


def read_setting(config: Any) -> Setting:
    """Settings stand under `extra.selfcheck`; two of them may stand right under `extra`."""
    quiz = _own(config).get("quiz", _extra(config).get("quiz"))
    repository = _own(config).get("repository", _extra(config).get("repository"))
    address = config.get("site_url")
    return Setting(
        quiz=quiz if isinstance(quiz, str) and quiz else None,
        repository=repository if isinstance(repository, str) and repository else None,
        words=read_words(config)[0],
        address=address if isinstance(address, str) else "",
    )


def read_words(config: Any) -> tuple[InterfaceWords, list[WordFault]]:
    """The words of the interface in the language of the theme, and what is wrong with those of the site's own."""
    language = read_language(config)
    own, faults = read_overrides(_own(config).get("words"), language)
    return load_words(language, own), faults


def read_host(
    config: Any,
    docs: Path,
    options: Mapping[str, Any],
    addresses: Addresses,
    root: Path,
    known: Mapping[str, Any],
) -> Host:
    """The site's pages as the host sees them. `known` is what pages know already, `root` the site's folder."""
    extensions = [name for name in config["markdown_extensions"] if isinstance(name, str)]
    own = [
        name for name in extensions if not name.startswith("zensical.")
    ]  # these render pages, macros and all
    configs = config.get("mdx_configs") or {}
    excluded = config.get("exclude_docs")
    prefix = _prefix(config)
    return Host(
        docs=docs,
        files=lambda folder: (
            find_files(folder, excluded)
            if isinstance(excluded, str)
            else _find_files(folder, excluded)
        ),
        split_front_matter=_front_matter_reader(),
        renders_by_default=bool(options.get("render_by_default", True)),
        extensions=tuple(own),
        extension_configs={name: configs[name] for name in own if name in configs},
        known_names=STANDARD_NAMES | frozenset(known) | frozenset(_extra(config)),
        addresses=addresses,
        prefix=prefix,
        taken=_taken({prefix + name for name in macro_names()}, config, options, root, known),
    )


def site_modules(options: Mapping[str, Any], root: Path) -> Iterator[tuple[str, Path | None]]:
    """The modules that bring a site its macros, in the order in which they are asked, each with its file."""
    for written in options.get("modules") or ():
        name = str(written).rpartition(":")[2]
        yield name, _installed(name)
    name = str(options.get("module_name") or "main")
    files = (root / f"{name}.py", root / name / "__init__.py")
    file = next((file for file in files if file.is_file()), None)
    if file or name != "main":
        yield name, file


def is_ours(name: str, file: Path | None) -> bool:
    """Whether a module of a site is this package or a copy of it, or calls it."""
    if name == OWN:
        return True
    if file is None:
        return False
    if (file.parent / "env/configuration.py").is_file():
        return True
    text = file.read_text(encoding="utf-8", errors="replace")
    return bool(re.search(rf"^\s*(?:from|import) (?:{OWN}|mkdocs_selfcheck)\b", text, re.MULTILINE))


def _taken(
    wanted: Collection[str],
    config: Any,
    options: Mapping[str, Any],
    root: Path,
    known: Mapping[str, Any],
) -> dict[str, str]:
    """Which of the names that our macros want mean something else on the site's pages, and what."""
    where = {name: f"'extra.{name}' in the site's configuration" for name in _extra(config)}
    where |= {
        name: "another module, or a file that the plugin includes"
        for name in known
        if name not in where
    }
    for name, file in site_modules(options, root):
        if file and not (file.parent / "env/configuration.py").is_file():
            where |= dict.fromkeys(names_taken_by(file), f"the site's module '{name}'")
    if isinstance(_extra(config).get("quiz"), str):
        where.pop("quiz", None)  # a setting of ours
    return {name: where[name] for name in sorted(wanted) if name in where}


def read_language(config: Any) -> str:
    """The tag of the language that the theme's own words are in. Material has English for sites that say nothing."""
    theme = config["theme"]
    language = theme.get("language") if hasattr(theme, "get") else None
    return language if isinstance(language, str) and language else FALLBACK


def _prefix(config: Any) -> str:
    prefix = _own(config).get("prefix") or ""
    if prefix and not (isinstance(prefix, str) and PREFIX.fullmatch(prefix)):
        raise ConfigurationFault(
            f"'extra.selfcheck.prefix' cannot be '{prefix}': use letters, digits and underscores, as in 'check_'"
        )
    return prefix


def _extra(config: Any) -> Mapping[str, Any]:
    return config.get("extra") or {}


def _own(config: Any) -> Mapping[str, Any]:
    own = _extra(config).get("selfcheck")
    return own if isinstance(own, Mapping) else {}


def _installed(name: str) -> Path | None:
    try:
        found = importlib.util.find_spec(name)
    except (ImportError, ValueError):
        return None  # the host will say so
    return Path(found.origin) if found and found.origin else None


def _find_files(folder: Path, excluded: Any) -> list[str]:
    """Files by the patterns that MkDocs has read from its configuration."""
    return [
        path for path in find_files(folder) if excluded is None or not excluded.match_file(path)
    ]


def _front_matter_reader() -> Callable[[str], tuple[str, dict[str, Any]]]:
    try:
        from mkdocs.utils.meta import get_data
    except ImportError:  # Zensical alone
        from ..site.host import split_front_matter

        return split_front_matter
    return get_data
