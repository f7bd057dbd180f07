"""The quiz's scripts as files: what they say, and what they import."""

import posixpath
import re

from tests.built_site import REPOSITORY

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
