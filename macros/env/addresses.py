"""The way from page to page, spelled as the host at hand wants it in raw HTML."""

from __future__ import annotations

from typing import Any

from ..site.host import Addresses, BuiltAddresses, SourceAddresses


def is_zensical(env: Any) -> bool:
    return type(env).__module__.partition(".")[0] == "zensical"


def addresses_for(env: Any) -> Addresses:
    """MkDocs leaves the addresses in raw HTML as they are, Zensical takes them for the way from source to source."""
    return SourceAddresses() if is_zensical(env) else _MkDocsAddresses(env)


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
