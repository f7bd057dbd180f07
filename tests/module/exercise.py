"""What a reader of an exercise does: saves the files that its page names, and runs them."""

import re
import subprocess
import sys
from pathlib import Path

BLOCK = re.compile(r'^```\w+ title="([\w.-]+)"\n(.*?)^```$', re.MULTILINE | re.DOTALL)


def files_of(page: str) -> dict[str, str]:
    """The fenced blocks of a page that have a title, by that title."""
    return dict(BLOCK.findall(page))


def save(files: dict[str, str], folder: Path) -> Path:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def run(folder: Path, *words: str) -> str:
    """What a program of the page prints; fails if it fails."""
    done = subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
