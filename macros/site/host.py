"""What a host tells about its site, whichever host it is: where pages are, and how it reads and addresses them."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote

import pathspec
import yaml

PAGE = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")


class Addresses(Protocol):
    """How raw HTML on a page has to spell the way to something else."""

    def of_page(self, target: str, page: str) -> str:
        """The way from `page` to another, both by their path below `docs/`."""

    def of_file(self, target: str, page: str) -> str:
        """The way from `page` to a file of the site, by its path from the site's root."""


class SourceAddresses:
    """From file to file, as Markdown links are written: for a host that rewrites raw HTML, and for no host at all."""

    def of_page(self, target: str, page: str) -> str:
        return self.of_file(target, page)

    def of_file(self, target: str, page: str) -> str:
        return quote(posixpath.relpath(target, posixpath.dirname(page) or "."))


class BuiltAddresses:
    """From built page to built page: for a host that leaves raw HTML as it is. Pages are folders or, if flat, files."""

    def __init__(self, flat: bool) -> None:
        self._flat = flat

    def of_page(self, target: str, page: str) -> str:
        there, here = self._built(target), self._built(page)
        if self._flat:
            return quote(posixpath.relpath(there, posixpath.dirname(here) or "."))
        return quote(posixpath.relpath(there, here)) + "/"

    def of_file(self, target: str, page: str) -> str:
        here = self._built(page)
        return quote(
            posixpath.relpath(target, posixpath.dirname(here) or "." if self._flat else here)
        )

    def _built(self, page: str) -> str:
        folder, name = posixpath.split(posixpath.splitext(page)[0])
        if name in ("index", "README"):
            return posixpath.join(folder, "index.html") if self._flat else folder or "."
        return posixpath.join(folder, name) + (".html" if self._flat else "")


def split_front_matter(text: str) -> tuple[str, dict[str, Any]]:
    """Front matter between lines of three hyphens, for want of a host's own reader."""
    lines = text.split("\n")
    end = next((at for at, line in enumerate(lines) if at and line.rstrip() in ("---", "...")), 0)
    if lines[0].rstrip() != "---" or not end:
        return text, {}
    try:
        data = yaml.safe_load("\n".join(lines[1:end]))
    except yaml.YAMLError:
        return text, {}
    return "\n".join(lines[end + 1 :]), data if isinstance(data, dict) else {}


def find_files(docs: Path, excluded: str = "") -> list[str]:
    """Paths of the published files below a folder, through linked folders too. `excluded` is as in a .gitignore."""
    patterns = pathspec.GitIgnoreSpec.from_lines([".*", "/templates/", *excluded.splitlines()])
    found: list[str] = []
    for folder, folders, files in os.walk(docs, followlinks=True):
        around = [Path(folder), *Path(folder).relative_to(docs).parents]
        if Path(folder).resolve() in {
            (docs / each).resolve() for each in around[1:]
        } and folder != str(docs):
            folders.clear()  # a link to a folder around it
            continue
        folders.sort()
        found += [(Path(folder) / name).relative_to(docs).as_posix() for name in sorted(files)]
    return sorted(path for path in found if not patterns.match_file(path))


@dataclass(frozen=True)
class Host:
    """A host's view of the site. The defaults are those of a folder of pages that no host has been asked about."""

    docs: Path
    files: Callable[[Path], list[str]] = find_files
    """Every file below `docs` that is published, pages among them."""
    split_front_matter: Callable[[str], tuple[str, dict[str, Any]]] = split_front_matter
    renders_by_default: bool = False
    """Whether macros run on pages that do not opt in."""
    extensions: tuple[str | Any, ...] = ("attr_list", "tables", "toc")
    extension_configs: Mapping[str, Any] = field(default_factory=dict)
    known_names: frozenset[str] = frozenset()
    """Names that pages can call besides our macros."""
    addresses: Addresses = field(default_factory=SourceAddresses)
    prefix: str = ""
    """What the names of our macros begin with on the site's pages."""
    taken: Mapping[str, str] = field(default_factory=dict)
    """Names that mean something of the site's own, and where that is from."""

    def names(self, macros: Iterable[str]) -> dict[str, str]:
        """How pages write our macros: the macro by its name on pages. One whose name is taken is not among them."""
        written = {self.prefix + name: name for name in macros}
        return {name: macro for name, macro in written.items() if name not in self.taken}
