"""The sources that imported questions refer to, for `sources.yml`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from .ids import make_id
from .writing import write_fields

HEAD = "# yaml-language-server: $schema=../sources.schema.json\n"


class Sources:
    """What a quiz cites, and what an import adds to it."""

    def __init__(self, home: Path, ids: set[str]) -> None:
        self._path = home / "sources.yml"
        self._ids = set(ids)
        self._text = self._path.read_text(encoding="utf-8") if self._path.is_file() else ""
        loaded = yaml.load(self._text, Loader=yaml.BaseLoader) if self._text else {}
        self._by_url = {
            str(each["url"]): str(name)
            for name, each in (loaded or {}).items()
            if isinstance(each, dict) and "url" in each
        }
        self._added: dict[str, dict[str, str]] = {}

    def cite(self, links: Sequence[tuple[str, str]], *, add: bool = True) -> list[str]:
        """The ids of addresses, new ones included; an address that is not public or not https has none."""
        found: list[str] = []
        for url, title in links:
            if not _is_public(url):
                continue
            if url not in self._by_url:
                if not add:
                    continue
                shown = title if title and not title.startswith("http") else _name_of(url)
                id = make_id(shown, self._ids, "source")
                self._ids.add(id)
                self._by_url[url] = id
                self._added[id] = {"title": shown, "url": url}
            if self._by_url[url] not in found:
                found.append(self._by_url[url])
        return found

    def text(self, is_new: bool) -> str:
        """The file with what was added; empty if it stays as it is."""
        if not self._added:
            return f"{HEAD}{{}}\n" if is_new else ""
        added = (
            "".join(write_fields({id: fields}) + "\n" for id, fields in self._added.items()).rstrip(
                "\n"
            )
            + "\n"
        )
        if not self._by_url.keys() - {each["url"] for each in self._added.values()}:
            return f"{HEAD}\n{added}"
        return f"{self._text.rstrip()}\n\n{added}"


def _is_public(url: str) -> bool:
    try:
        address = urlsplit(url)
    except ValueError:
        return False
    host = address.hostname or ""
    return (
        url.startswith("https://")
        and "." in host
        and host[-1:].isalpha()
        and address.username is None
        and not any(sign.isspace() for sign in url)
    )


def _name_of(url: str) -> str:
    address = urlsplit(url)
    last = next(
        (piece for piece in reversed(address.path.split("/")) if piece and not piece.isdigit()), ""
    )
    name = last.rpartition(".")[0] if last.endswith((".html", ".htm", ".md", ".pdf")) else last
    words = name.replace("-", " ").replace("_", " ").strip()
    host = (address.hostname or "").removeprefix("www.")
    return f"{words} ({host})" if words else host
