"""What the hosts see: `define_env` gives pages their macros. The only module that knows MkDocs or Zensical."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from macros.bank import Bank, load_bank
from macros.blocks import all_simple
from macros.pages import Site
from macros.problems import BankError
from macros.render import Macros, Setting, call, macro_names
from macros.sitecheck import check_pages

BANK = "quizdata"
DOCS = "docs"


def define_env(env: Any) -> None:
    """Register every macro. A bank or a page with faults stops the build with all of them, one a line."""
    root = Path(
        os.path.relpath(env.project_dir)
    )  # so that messages name files as their author does
    extra = env.conf.get("extra") or {}
    setting = Setting(
        quiz=extra.get("quiz"),
        repository=extra.get("repository"),
        simple=all_simple(env.conf["markdown_extensions"]),
        flat=not env.conf["use_directory_urls"],
    )
    try:
        bank = load_bank(root / BANK)
        site, problems = check_pages(root / DOCS, bank, setting)
        if problems:
            raise BankError(problems)
    except BankError as error:
        raise _stop(f"\n{error}") from None
    for name in macro_names():
        env.variables.pop(name, None)  # hosts let `extra.quiz` hide the macro of that name
        env.macro(_bind(env, name, bank, site, setting), name)


def _bind(env: Any, name: str, bank: Bank, site: Site, setting: Setting) -> Callable[..., str]:
    def macro(*args: Any, **kwargs: Any) -> str:
        return call(Macros(bank, site, setting, _page(env)), name, *args, **kwargs)

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
