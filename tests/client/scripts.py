"""The quiz's scripts as files: what they say, what they import, and a browser's way to them without a site."""

import posixpath
import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Route

from tests.built_site import REPOSITORY

# Nothing listens there: a test answers for it.
ADDRESS = "http://127.0.0.1:9/"
FOLDER = REPOSITORY / "overrides/assets/javascripts/quiz"
TEXTS = {
    path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(FOLDER.rglob("*.js"))
}
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
STATIC = re.compile(r'^import (?:[^"]+ from )?"([^"]+)";$', re.MULTILINE)
LAZY = re.compile(r'\bimport\("([^"]+)"\)')


def code(name: str) -> str:
    """A script without its comments. No string of ours holds what looks like one."""
    return COMMENT.sub("", TEXTS[name])


def imports(name: str) -> set[str]:
    """What a script imports, at once or later, but for types."""
    found = [*STATIC.findall(code(name)), *LAZY.findall(code(name))]
    assert len(found) == len(re.findall(r"\bimport\b(?!\.meta)", code(name))), (
        f"{name}: cannot be read"
    )
    return {posixpath.normpath(posixpath.join(posixpath.dirname(name), target)) for target in found}


def wing(name: str) -> str:
    """The folder of a script; of one that is in none, its own name."""
    return name.partition("/")[0]


def serve(more: dict[str, Path]) -> Callable[[Route], None]:
    """Answers at `ADDRESS` with the scripts as they are in the repository, and with more files by their address."""

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(ADDRESS)
        path = more.get(name, FOLDER / name)
        kind = "text/javascript" if path.suffix == ".js" else "text/html"
        if path.is_file():
            route.fulfill(path=path, content_type=f"{kind}; charset=utf-8")
        else:
            route.fulfill(status=404)

    return answer
