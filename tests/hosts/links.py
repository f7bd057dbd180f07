"""Follows the links of a built site through its files, resolved as a browser resolves them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

ADDRESSES = {"href", "src", "data-src", "poster"}


@dataclass
class Document:
    """What a page links to, and what links to it may end with."""

    links: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.document = Document()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" or (name == "name" and tag == "a"):
                self.document.names.add(value or "")
            elif name in ADDRESSES and value is not None and tag != "base":
                self.document.links.append(value.strip())


def read_document(path: Path) -> Document:
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    return reader.document


def dead_links(root: Path, url: str) -> list[str]:
    """Links of the site at `url` that lead to no file of it, or to no place on a page: `page: link`.

    What leads to another host or another path of this one is somebody else's, unless it is written relative to the
    page: then it was meant to stay, and climbed out.
    """
    documents = {path: read_document(path) for path in sorted(root.rglob("*.html"))}
    return [
        f"{path.relative_to(root).as_posix()}: {link}"
        for path, document in documents.items()
        for link in document.links
        if not _arrives(link, path, root, url, documents)
    ]


def internal_links(root: Path, url: str) -> Iterator[str]:
    """Every link within the site at `url`, resolved."""
    for path in root.rglob("*.html"):
        for link in read_document(path).links:
            target = urljoin(address_of(path, root, url), link)
            if target.startswith(url):
                yield target


def address_of(path: Path, root: Path, url: str) -> str:
    """The address at which a page is read."""
    return urljoin(url, path.relative_to(root).as_posix().removesuffix("index.html"))


def _arrives(link: str, path: Path, root: Path, url: str, documents: dict[Path, Document]) -> bool:
    target, anchor = urldefrag(urljoin(address_of(path, root, url), link))
    if not target.startswith(url):
        return not _same_host(target, url)
    below = unquote(target.removeprefix(url).partition("?")[0])
    file = root / below
    if below in ("", ".") or below.endswith("/"):
        file /= "index.html"
    if not file.is_file():
        return False
    known = documents.get(file)
    return not anchor or known is None or unquote(anchor) in known.names


def _same_host(target: str, url: str) -> bool:
    return target.startswith(url.removesuffix("/").rsplit("/", 2)[0] + "/")
