"""Names that change with what they stand for, so that no browser runs an old script beside a new page."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

HASH = r"[0-9a-f]{8}"
_NAMED = re.compile(rf"[.-]{HASH}(?=[./]|$)")
"""A name that carries a hash already: ours, or a theme's such as `bundle.0a1b2c3d.min.js`."""
_IMPORT = re.compile(r"""(\b(?:from|import)\s*\(?\s*["'])(\.{1,2}/[^"'\s]+)(["'])""")
"""What a module imports by a relative name, at once or later."""
SCRIPTS = "assets/javascripts"
"""Below it, scripts that import each other stand in folders, which are renamed whole."""


def target(address: str, page: str, root: str) -> str | None:
    """The file of the site that an address on a page leads to, from the site's root; None if it leads elsewhere.

    `page` is the page's own path from there, `root` where the site lies on its host: `/project/`.
    """
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    path = unquote(parts.path)
    if path.startswith("/"):
        if not path.startswith(root):
            return None
        path = path.removeprefix(root)
    else:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    return None if path.startswith("..") else path.lstrip("/")


def hashed(files: Iterable[tuple[str, bytes]]) -> str:
    """Eight digits over names and contents, whatever the order they come in."""
    digest = hashlib.sha256()
    for name, content in sorted(files):
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:8]


def new_names(files: Mapping[str, bytes], loaded: Iterable[str]) -> dict[str, str]:
    """New paths by old ones, of the scripts and styles that pages load and whose names say nothing of what they hold.

    Modules import each other by name, so a folder of scripts is renamed with all that is in it, and with the folders
    that it imports from; the hash is that of all of them.
    """
    names: dict[str, str] = {}
    folders: set[str] = set()
    for path in loaded:
        if _NAMED.search(path) or path not in files:
            continue
        if folder := _folder(path):
            folders.add(folder)
        else:
            stem, dot, suffix = path.rpartition(".")
            names[path] = f"{stem}-{hashed([('', files[path])])}{dot}{suffix}"
    inside: dict[str, bytes] = {}
    waiting = sorted(folders)
    while waiting:
        folder = waiting.pop()
        for path in filter(lambda path: _folder(path) == folder, files):
            inside[path] = files[path]
            new = {*filter(None, map(_folder, _imported(path, files[path])))} - folders
            folders |= new
            waiting += sorted(new)
    mark = hashed(inside.items())
    for path in inside:
        folder = _folder(path)
        names[path] = f"{folder}-{mark}{path.removeprefix(folder)}"
    return names


def _folder(path: str) -> str:
    """The folder of scripts that a file belongs to; nothing if it is none of these."""
    parts = PurePosixPath(path).parts
    return "/".join(parts[:3]) if path.startswith(f"{SCRIPTS}/") and len(parts) > 3 else ""


def _imported(path: str, content: bytes) -> Iterator[str]:
    """The files that a module imports by relative names."""
    if path.endswith(".js"):
        for match in _IMPORT.finditer(content.decode("utf-8", "replace")):
            yield posixpath.normpath(posixpath.join(posixpath.dirname(path), match[2]))


def with_new_imports(path: str, content: bytes, names: Mapping[str, str]) -> bytes:
    """A module whose imports from other folders name them anew; within its own, relative names stay right."""
    if not path.endswith(".js"):
        return content
    here = posixpath.dirname(names[path])

    def renamed(match: re.Match[str]) -> str:
        found = posixpath.normpath(posixpath.join(posixpath.dirname(path), match[2]))
        if found not in names or _folder(found) == _folder(path):
            return match[0]
        return f"{match[1]}{posixpath.relpath(names[found], here)}{match[3]}"

    return _IMPORT.sub(renamed, content.decode("utf-8")).encode("utf-8")
