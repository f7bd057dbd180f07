"""What the hosts see: `define_env` gives pages their macros. The only package that knows MkDocs or Zensical."""

from __future__ import annotations

import contextlib
import gc
import logging
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ..bank.reader import Bank, load_bank
from ..problems import BankError, Place, Problem, problem_at
from ..render import Macros, PageState, Setting, call, macro_names
from ..render.scripts import has_scripts
from ..rules.judge import judge_for_build
from ..site.host import Host, SourceAddresses
from ..site.pages import Site
from .addresses import addresses_for, is_zensical
from .configuration import ConfigurationFault, read_host, read_language, read_setting, read_words
from .lacks import find_lacks, word_taken, word_words
from .native import FILE, find_native_lacks, load_native, native_options
from .scripts import add_scripts

BANK = "quizdata"
CONFIGURATION = "mkdocs.yml"

_log = logging.getLogger("mkdocs.plugins.selfcheck")


def define_env(env: Any) -> None:
    """Register every macro whose name is free. A bank or a page with faults stops the build with all of them."""
    root = Path(
        os.path.relpath(env.project_dir)
    )  # so that messages name files as their author does
    _bring_scripts(env)
    try:
        setting, host = _setting_of(env), _host_of(env, root)
        bank = load_bank(root / BANK)
        gc.freeze()  # a bank lives as long as the build, and looking for garbage in it costs a tenth of that
        site = judge_for_build(bank, host, setting)
    except BankError as error:
        raise _stop(f"\n{error}") from None
    except ConfigurationFault as fault:
        raise _stop(f"{CONFIGURATION}: {fault}") from None
    pages, spoken = _Pages(), _Spoken(env.conf)
    for written, name in host.names(macro_names()).items():
        env.variables.pop(written, None)  # hosts let `extra.quiz` hide the macro of that name
        env.macro(_bind(env, name, bank, site, spoken, pages), written)
    for name, where in host.taken.items():
        _log.info("selfcheck: '%s' is %s, and stays that", name, where)


def load_host(folder: Path, docs: Path | None = None) -> tuple[Host, Setting, list[Problem]]:
    """The site in a folder as its host would see it, for commands that run without one.

    `docs` overrides where pages are.
    """
    file = folder / CONFIGURATION
    is_native = not file.is_file() and (folder / FILE).is_file()
    if is_native:
        file = folder / FILE
    if not file.is_file():
        return Host(docs or folder / "docs"), Setting(), []
    try:
        config = load_native(file) if is_native else _load_mkdocs(file)
        pages = docs or Path(os.path.relpath(folder / config["docs_dir"]))
        options = native_options(config) if is_native else _options_of(config)
        host = read_host(config, pages, options, SourceAddresses(), folder, {})
    except ConfigurationFault as error:
        reader = "Zensical" if is_native else "MkDocs"
        message = f"cannot be read as {reader} reads it: {error}"
        problem = problem_at(Place(file.as_posix()), message)
        return Host(docs or folder / "docs"), Setting(), [problem]
    text = file.read_text(encoding="utf-8", errors="replace")
    shown = file.as_posix()
    problems = [
        *(find_native_lacks if is_native else find_lacks)(config, shown, text, folder),
        *word_taken(host.taken, shown, text),
        *word_words(read_words(config)[1], shown, text),
    ]
    return host, read_setting(config), problems


def _options_of(config: Any) -> Mapping[str, Any]:
    plugin = config["plugins"].get("macros")
    return plugin.config if plugin else {}


def _load_mkdocs(file: Path) -> Any:
    from mkdocs.config import load_config

    with _overheard("mkdocs") as said:
        try:
            return load_config(str(file))
        except Exception as error:  # what plugins and hooks do is theirs
            reasons = said or [str(error) or type(error).__name__]
            raise ConfigurationFault(
                "; ".join(" ".join(reason.split()) for reason in reasons)
            ) from None


@contextlib.contextmanager
def _overheard(name: str) -> Iterator[list[str]]:
    """What a logger says, instead of its printing: a host tells of its configuration when it builds."""
    said: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger(name)
    before = logger.handlers, logger.propagate
    logger.handlers, logger.propagate = [handler], False
    try:
        yield said
    finally:
        logger.handlers, logger.propagate = before


def _setting_of(env: Any) -> Setting:
    setting, (_, faults) = read_setting(env.conf), read_words(env.conf)
    if faults:
        said = "\n".join(fault.message for fault in faults)
        raise ConfigurationFault(f"'extra.selfcheck.words': {said}")
    return setting


def _host_of(env: Any, root: Path) -> Host:
    docs = Path(os.path.relpath(Path(env.project_dir) / env.conf["docs_dir"]))
    known = {**env.variables, **env.macros}
    return read_host(env.conf, docs, env.config, addresses_for(env), root, known)


def _bring_scripts(env: Any) -> None:
    """MkDocs can be given them while it builds. Zensical reads its themes before, so there the site names ours."""
    if not is_zensical(env):
        there = add_scripts(env.conf)
        bank = str(Path(env.project_dir) / BANK)
        if bank not in env.conf["watch"]:
            env.conf["watch"].append(bank)
        remedy = "install this package anew"
    else:
        folders = [*env.conf.get("theme_dirs", ()), Path(env.project_dir) / env.conf["docs_dir"]]
        there = has_scripts(folders)
        remedy = (
            "write 'theme: name: selfcheck', which is the theme that you have and these scripts"
        )
    if not there:
        raise _stop(f"the scripts of questions are missing: {remedy}")


class _Pages:
    """What macros have put on the page that is being rendered. Hosts render one page after another."""

    def __init__(self) -> None:
        self._page: Any = None
        self._state = PageState()

    def state_of(self, page: Any) -> PageState:
        if page is not self._page:
            self._page, self._state = page, PageState()
        return self._state


class _Spoken:
    """The setting, with words in the language of the page: a plugin may build a site once for each of its languages."""

    def __init__(self, config: Any) -> None:
        self._config = config
        self._known: dict[str, Setting] = {}

    @property
    def now(self) -> Setting:
        language = read_language(self._config)
        if language not in self._known:
            self._known[language] = read_setting(self._config)
        return self._known[language]


def _bind(
    env: Any, name: str, bank: Bank, site: Site, setting: _Spoken, pages: _Pages
) -> Callable[..., str]:
    def macro(*args: Any, **kwargs: Any) -> str:
        macros = Macros(bank, site, setting.now, _page(env), pages.state_of(env.page))
        return call(macros, name, *args, **kwargs)

    macro.__doc__ = getattr(Macros, name).__doc__
    return macro


def _page(env: Any) -> str:
    """The path of the page being rendered, below `docs/`. MkDocs keeps it on the file, Zensical on the page."""
    file = getattr(env.page, "file", None)
    return str(file.src_uri if file is not None else env.page.path)


def _stop(message: str) -> Exception:
    """An exception that the host prints as it is, without a traceback."""
    try:
        from mkdocs.exceptions import PluginError
    except ImportError:  # Zensical alone
        return SystemExit(message)  # type: ignore[return-value]
    return PluginError(message)
