"""Edits of a bank as data, and a git repository that holds them as its history."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.bank.banks import change, copy_base

HISTORY = Path(__file__).parent / "history"

PART = re.compile(r"^=== (change|file|delete|rename|comment) ?(.*)\n", re.MULTILINE)

# Nothing of the user's own settings may reach these commits.
SETTINGS = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "Ada",
    "GIT_AUTHOR_EMAIL": "ada@example.org",
    "GIT_AUTHOR_DATE": "2026-11-22T12:00:00Z",
    "GIT_COMMITTER_NAME": "Ada",
    "GIT_COMMITTER_EMAIL": "ada@example.org",
    "GIT_COMMITTER_DATE": "2026-11-22T12:00:00Z",
}


@dataclass(frozen=True)
class Edit:
    """An edit, and the comment that `diff` writes about it.

    A file of `history/` says in its first lines what the edit is. Then come parts, each opened by a line:
    `=== change PATH` with old text, a line `-->`, and new text; `=== file PATH` with the whole text of a file;
    `=== delete PATH`; `=== rename PATH` with the new path; and `=== comment` with the Markdown expected.
    """

    path: Path
    steps: list[tuple[str, str, str]]
    comment: str

    @property
    def name(self) -> str:
        return self.path.stem

    def apply(self, root: Path) -> None:
        for step, name, text in self.steps:
            path = root / name
            if step == "change":
                change(path, *re.split(r"^-->\n", text, flags=re.MULTILINE))
            elif step == "delete":
                shutil.rmtree(path) if path.is_dir() else path.unlink()
            elif step == "rename":
                path.rename(root / text.strip())
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")

    def keep_comment(self, comment: str) -> None:
        """Write what `diff` says now into the file, for somebody to read and commit."""
        text = self.path.read_text(encoding="utf-8")
        head = text.partition("=== comment\n")[0]
        self.path.write_text(f"{head}=== comment\n{comment}", encoding="utf-8")


def read_edits() -> list[Edit]:
    return [read_edit(path) for path in sorted(HISTORY.glob("*.txt"))]


def read_edit(path: Path) -> Edit:
    _, *pieces = PART.split(path.read_text(encoding="utf-8"))
    steps = list(zip(pieces[0::3], pieces[1::3], pieces[2::3], strict=True))
    comment = steps.pop()[2] if steps[-1][0] == "comment" else ""
    return Edit(path, steps, comment)


def git(root: Path, *arguments: str) -> str:
    """Run git as nobody in particular; what it printed."""
    done = subprocess.run(
        ["git", "-C", str(root), *arguments],
        env=os.environ | SETTINGS,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def commit(root: Path, tag: str) -> None:
    """Everything below `root` as a commit with that tag."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", tag)
    git(root, "tag", tag)


def start_repository(root: Path) -> None:
    """A repository with a commit `empty`, and the sound bank of the tests as `base`."""
    git(root, "init", "--quiet", "--initial-branch", "main")
    (root / "README.md").write_text("A bank.\n", encoding="utf-8")
    commit(root, "empty")
    copy_base(root)
    commit(root, "base")
