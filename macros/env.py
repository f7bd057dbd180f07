"""What the hosts see: `define_env` gives pages their macros. The only module that knows MkDocs or Zensical."""

from __future__ import annotations

import contextlib
import gc
import logging
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from .bank.reader import Bank, load_bank
from .problems import BankError, Place, Problem, problem_at
from .render import Macros, PageState, Setting, call, macro_names
from .rules.judge import judge_for_build
from .site.host import Addresses, BuiltAddresses, Host, SourceAddresses, find_files
from .site.pages import Site

BANK = "quizdata"
CONFIGURATION = "mkdocs.yml"
STANDARD_NAMES = frozenset(
    "config context environment extra files filters git macros macros_info navigation now page".split()  # noqa: SIM905
)
"""Names that every page can use besides macros."""


def define_env(env: Any) -> None:
    """Register every macro. A bank or a page with faults stops the build with all of them, one a line."""
    root = Path(
        os.path.relpath(env.project_dir)
    )  # so that messages name files as their author does
    setting, host = _read_setting(env.conf), _read_host(env, root)
    try:
        bank = load_bank(root / BANK)
        gc.freeze()  # a bank lives as long as the build, and looking for garbage in it costs a tenth of that
        site = judge_for_build(bank, host, setting)
    except BankError as error:
        raise _stop(f"\n{error}") from None
    pages = _Pages()
    for name in macro_names():
        env.variables.pop(name, None)  # hosts let `extra.quiz` hide the macro of that name
        env.macro(_bind(env, name, bank, site, setting, pages), name)


def load_host(folder: Path, docs: Path | None = None) -> tuple[Host, Setting, list[Problem]]:
    """The site in a folder as MkDocs would see it, for commands that run without a host.

    `docs` overrides where pages are.
    """
    file = folder / CONFIGURATION
    if not file.is_file():
        return Host(docs or folder / "docs"), Setting(), []
    try:
        config = _load_mkdocs(file)
    except ConfigurationFault as error:
        problem = problem_at(Place(file.as_posix()), f"cannot be read as MkDocs reads it: {error}")
        return Host(docs or folder / "docs"), Setting(), [problem]
    pages = docs or Path(os.path.relpath(config["docs_dir"]))
    plugin = config["plugins"].get("macros")
    options = plugin.config if plugin else {}
    return _host_of(config, pages, options, SourceAddresses()), _read_setting(config), []


class ConfigurationFault(Exception):
    """The host's configuration cannot be read; the message says why."""


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


def _read_setting(config: Any) -> Setting:
    extra = config.get("extra") or {}
    quiz, repository = extra.get("quiz"), extra.get("repository")
    return Setting(
        quiz=quiz if isinstance(quiz, str) and quiz else None,
        repository=repository if isinstance(repository, str) and repository else None,
    )


def _read_host(env: Any, root: Path) -> Host:
    docs = Path(os.path.relpath(Path(env.project_dir) / env.conf["docs_dir"]))
    return _host_of(
        env.conf, docs, env.config, _addresses(env), known=env.variables, macros=env.macros
    )


def _host_of(
    config: Any, docs: Path, options: Any, addresses: Addresses, known: Any = (), macros: Any = ()
) -> Host:
    extensions = [name for name in config["markdown_extensions"] if isinstance(name, str)]
    own = [
        name for name in extensions if not name.startswith("zensical.")
    ]  # these render pages, macros and all
    configs = config.get("mdx_configs") or {}
    excluded = config.get("exclude_docs")
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
        known_names=STANDARD_NAMES | frozenset(known) | frozenset(macros),
        addresses=addresses,
    )


def _find_files(folder: Path, excluded: Any) -> list[str]:
    """Files by the patterns that MkDocs has read from its configuration."""
    return [
        path for path in find_files(folder) if excluded is None or not excluded.match_file(path)
    ]


def _front_matter_reader() -> Callable[[str], tuple[str, dict[str, Any]]]:
    try:
        from mkdocs.utils.meta import get_data
    except ImportError:  # Zensical alone
        from .site.host import split_front_matter

        return split_front_matter
    return get_data


def _addresses(env: Any) -> Addresses:
    """MkDocs leaves the addresses in raw HTML as they are, Zensical takes them for the way from source to source."""
    if type(env).__module__.partition(".")[0] == "zensical":
        return SourceAddresses()
    return _MkDocsAddresses(env)


class _MkDocsAddresses:
    """As MkDocs itself addresses its files, which plugins may have put elsewhere."""

    def __init__(self, env: Any) -> None:
        self._env = env
        self._computed = BuiltAddresses(flat=not env.conf["use_directory_urls"])

    def of_page(self, target: str, page: str) -> str:
        file = self._file(target)
        return (
            file.url_relative_to(self._env.page.file)
            if file
            else self._computed.of_page(target, page)
        )

    def of_file(self, target: str, page: str) -> str:
        file = self._file(target)
        if file:
            return str(file.url_relative_to(self._env.page.file))
        if self._file(page):
            from mkdocs.utils import get_relative_url

            return str(get_relative_url(target, self._env.page.file.url))
        return self._computed.of_file(target, page)

    def _file(self, path: str) -> Any:
        """Only while a page is rendered; before, MkDocs has not looked for files yet."""
        files = self._env.variables.get("files")
        return files.get_file_from_path(path) if files and self._env.page is not None else None


class _Pages:
    """What macros have put on the page that is being rendered. Hosts render one page after another."""

    def __init__(self) -> None:
        self._page: Any = None
        self._state = PageState()

    def state_of(self, page: Any) -> PageState:
        if page is not self._page:
            self._page, self._state = page, PageState()
        return self._state


def _bind(
    env: Any, name: str, bank: Bank, site: Site, setting: Setting, pages: _Pages
) -> Callable[..., str]:
    def macro(*args: Any, **kwargs: Any) -> str:
        macros = Macros(bank, site, setting, _page(env), pages.state_of(env.page))
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
