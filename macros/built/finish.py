"""Makes a built site ready for readers. Running it again changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ..problems import Failure
from . import offline
from .names import new_names, target, with_new_imports
from .page import BuiltPage, Tag, replaced, rewritten
from .policy import element, policy

_OURS = "data-finished"
"""Marks the elements that this puts into pages."""


@dataclass(frozen=True)
class Finished:
    """What was done: how many pages there are, how many files have new names, and bytes that an offline copy takes."""

    pages: int
    renamed: int
    size: int


def finish(site: Path, also: Mapping[str, list[str]] | None = None) -> Finished:
    """Give scripts and styles names of their content, pages a policy, and browsers what it takes to keep the site.

    `also`: sources that pages may load from besides the site itself, by directive of the policy. Nothing is written
    before all of it is known. Refuses a folder without pages.
    """
    found = _files_of(site)
    pages = _pages_of(site, found)
    names = new_names(found, sorted(_loaded(pages)))
    bare = {path: _renamed(path, page, names, _root_of(pages)) for path, page in pages.items()}
    files = {path: content for path, content in found.items() if path not in names}
    files |= {new: with_new_imports(old, found[old], names) for old, new in names.items()}
    files |= {path: text.encode() for path, text in bare.items()}

    size = offline.size(offline.kept(files))
    head = element(policy(pages.values(), also or {}), _OURS)
    head += f'<meta name="offline-size" content="{size}" {_OURS}>'
    files |= {path: _with_head(text, head).encode() for path, text in bare.items()}
    files |= offline.offline_files(offline.kept(files))

    for path, content in files.items():
        if found.get(path) != content:
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_bytes(content)
    for path in names:
        (site / path).unlink()
    for folder in sorted(
        {parent for path in names for parent in (site / path).parents}, reverse=True
    ):
        if site in folder.parents and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    return Finished(len(pages), len(names), size)


def _files_of(site: Path) -> dict[str, bytes]:
    """Every file by its path in the site, in an order that is the same everywhere."""
    try:
        paths = sorted(path for path in site.rglob("*") if path.is_file())
        return {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}
    except OSError as error:
        raise Failure(f"cannot read the built site: {error.filename}: {error.strerror}") from None


def _pages_of(site: Path, files: Mapping[str, bytes]) -> dict[str, BuiltPage]:
    """Its pages, without what an earlier run put into them."""
    pages = {}
    for path, content in files.items():
        if not path.endswith(".html"):
            continue
        try:
            page = BuiltPage(content.decode("utf-8"))
        except UnicodeDecodeError:
            raise Failure(f"{site / path} is not UTF-8: build the site anew") from None
        if ours := [tag for tag in page.tags if _OURS in tag.attributes]:
            page = BuiltPage(replaced(page.text, dict.fromkeys(ours, "")))
        pages[path] = page
    if not pages:
        raise Failure(f"there is no page in {site}: build the site, then name the folder it is in")
    return pages


def _root_of(pages: Mapping[str, BuiltPage]) -> str:
    """Where the site lies on its host, such as `/project/`: what a page's full address has before its path."""
    for path, page in pages.items():
        for tag in page.tags:
            if tag.attributes.get("rel") == "canonical":
                whole = unquote(urlsplit(tag.attributes.get("href", "")).path)
                own = path.removesuffix("index.html")
                if whole.endswith("/" + own) or not own:
                    return whole.removesuffix(own)
    return "/"


def _loaded(pages: Mapping[str, BuiltPage]) -> set[str]:
    """The files of the site that pages load as scripts or styles."""
    root = _root_of(pages)
    return {
        file
        for path, page in pages.items()
        for tag, attribute in page.loads()
        if (file := target(tag.attributes[attribute], path, root))
    }


def _renamed(path: str, page: BuiltPage, names: Mapping[str, str], root: str) -> str:
    """The text of a page that loads files by their new names."""
    changes: dict[Tag, str] = {}
    for tag, attribute in page.loads():
        address = tag.attributes[attribute]
        file = target(address, path, root)
        if file and file in names:
            new = _readdressed(address, file, names[file])
            changes[tag] = rewritten(page.text, tag, attribute, new)
    return replaced(page.text, changes)


def _readdressed(address: str, old: str, new: str) -> str:
    """The same way to a file that has a new name: what both names share at their start is left as it is written."""
    shared = 0
    olds, news = old.split("/"), new.split("/")
    while olds[shared] == news[shared]:
        shared += 1
    way, query, rest = address.partition("?")
    kept = way.split("/")[: -(len(olds) - shared)]
    return "/".join([*kept, *news[shared:]]) + query + rest


def _with_head(text: str, head: str) -> str:
    """A page whose head begins with these elements, after the one that names its encoding, which has to come early."""
    page = BuiltPage(text)
    after = next(
        (tag for tag in page.tags if tag.name == "meta" and "charset" in tag.attributes), None
    )
    after = after or next((tag for tag in page.tags if tag.name == "head"), None)
    return text[: after.end] + head + text[after.end :] if after else head + text
