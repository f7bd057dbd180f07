"""Follows a guide from an empty folder: runs the commands of a page, and writes the files that it shows.

In the suite `python3` and `pip` are stand-ins that reach no network: an environment sees the packages of the one
that runs the tests, and ours comes as a wheel that was built here. `python -m tests.package` does without them.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from macros import __version__
from tests.built_site import REPOSITORY
from tests.contribute.pages import read

BLOCK = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```', re.MULTILINE | re.DOTALL)
PARTS = ("macros", "overrides", "pyproject.toml", "LICENSE")
"""What a wheel is built of."""
OURS = {"PYTHONPATH", "MAKEFLAGS", "MAKELEVEL", "MFLAGS"}
"""What a run of these tests has in its environment, and whoever follows a guide has not."""


class Block(NamedTuple):
    """A block of a guide: commands, or a file with its name."""

    language: str
    file: str
    text: str


def read_blocks(page: str, heading: str) -> list[Block]:
    """The blocks below a heading of a page about the engine."""
    section = re.split(r"^## ", read(page).partition(f"{{: #{heading} }}")[2], flags=re.MULTILINE)[
        0
    ]
    return [Block(*found) for found in BLOCK.findall(section)]


def build_wheel(dist: Path, version: str | None = None) -> Path:
    """A wheel of this repository as it is or, from a copy, of another version."""
    source = REPOSITORY
    if version:
        source = dist / f"source-{version}"
        skip = shutil.ignore_patterns("__pycache__")
        for part in PARTS:
            path = REPOSITORY / part
            source.mkdir(parents=True, exist_ok=True)
            if path.is_dir():
                shutil.copytree(path, source / part, ignore=skip)
            else:
                shutil.copy(path, source)
        door = source / "macros/__init__.py"
        text = re.sub(r'__version__ = ".*"', f'__version__ = "{version}"', door.read_text("utf-8"))
        door.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", dist]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (wheel,) = dist.glob(f"*-{version or __version__}-*.whl")
    return wheel


class Room:
    """An empty folder to follow a guide in, and what its commands find there."""

    def __init__(self, folder: Path, dist: Path, *, real: bool = False) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        keep = {name: value for name, value in os.environ.items() if name not in OURS}
        self.env = keep | {"NO_MKDOCS_2_WARNING": "1", "PIP_FIND_LINKS": str(dist)}
        if not real:
            self.env |= {
                "PIP_NO_INDEX": "1",
                "PIP_NO_DEPS": "1",
                "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            }
            self.env["PATH"] = f"{_stand_ins(folder.parent / 'bin')}:{self.env['PATH']}"

    def enter(self, environment: Path | None = None) -> None:
        """Have commands found in an environment, as one that is active has it; without one, in one of the folder."""
        if environment is None:
            environment = self.folder / ".venv"
            self.run("python3 -m venv .venv")
        self.env["PATH"] = f"{environment / 'bin'}:{self.env['PATH']}"

    def run(self, commands: str, **more: str) -> str:
        """Run lines as somebody types them, in one shell, and give what they print. The first that fails ends it."""
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", commands],
            cwd=self.folder,
            env=self.env | more,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{commands}\n{done.stdout}"
        return done.stdout


def _stand_ins(bin: Path) -> Path:
    """A folder with a `python3` whose environments see the packages of this one, and whose pip is this one's."""
    bin.mkdir(parents=True, exist_ok=True)
    paths = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    scripts = {
        bin / "python3": f"""\
#!/usr/bin/env bash
set -euo pipefail
if [ "${{1-}} ${{2-}}" != "-m venv" ]; then exec "{sys.executable}" "$@"; fi
"{sys.executable}" -m venv --without-pip "$3"
where=$("$3/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
printf '%s\\n' {" ".join(f'"{path}"' for path in paths)} > "$where/around.pth"
cp "{bin}/pip" "$3/bin/pip"
for name in mkdocs zensical; do
  printf '#!/usr/bin/env bash\\nexec "%s" -m %s "$@"\\n' "$(cd "$3" && pwd)/bin/python" $name > "$3/bin/$name"
  chmod +x "$3/bin/$name"
done
""",
        bin / "pip": f"""\
#!/usr/bin/env bash
exec "{sys.executable}" -m pip --python "$(dirname "$0")/python" "$@"
""",
    }
    for path, text in scripts.items():
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)
    return bin
