"""A site that nobody prepared for questions, built with both hosts and served below a path of two parts."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.bank.banks import change, copy_base
from tests.built_site import REPOSITORY, Host, Site, built

# A site may hold copies of our folders instead of the package: where they go, and the lines that name them.
COPIES = {"macros": ".", "overrides/assets": "theme"}
LINES = """\
plugins:
  - search
  - macros:
      module_name: macros
"""
SITE = Path(__file__).parent / "site"
HOSTS: tuple[Host, ...] = ("mkdocs", "zensical")

EXPLANATION = "    explanation: You see by one and are seen by the other.\n"
RICH_EXPLANATION = """\
    explanation: |
      - You see by one, see [lesson 1](/lessons/01-basics.md#front-and-rear).
      - You are seen by the other: $2 > 1$.

      ![Two lamps](/pictures/lamps.svg)

      === "Front"

          ```python
          lamps = {"front": [1]}  # *white*
          ```

      === "Rear"

          | Lamp | Color |
          | --- | --- |
          | `r_e_a_r` | Red[^1] |

      [^1]: By law.
"""


class SiteBelow(Site):
    """Served below `/a/b/` as a web host does, which knows nothing of other paths."""

    def __init__(self, folder: Path, host: Host) -> None:
        self.source, self.root, self.host = folder / "source", folder / "source/site", host
        served = folder / "served"
        (served / "a").mkdir(parents=True)
        (served / "a/b").symlink_to(self.root)
        self._server = ThreadingHTTPServer(
            ("127.0.0.1", 0), partial(_QuietHandler, directory=served)
        )
        self.url = f"http://127.0.0.1:{self._server.server_port}/a/b/"
        Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def prepare(site: Path) -> None:
    """Copy our folders into a site, and add the lines to its settings."""
    skip = shutil.ignore_patterns("__pycache__")
    for folder, below in COPIES.items():
        shutil.copytree(REPOSITORY / folder, site / below / Path(folder).name, ignore=skip)
    with (site / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write(LINES)


@pytest.fixture(scope="session", params=HOSTS)
def unprepared(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """A site in a theme's own dress, without an extension, after its owner copied our folders."""
    site = SiteBelow(tmp_path_factory.mktemp("unprepared"), request.param)
    shutil.copytree(SITE, site.source)
    prepare(site.source)
    copy_base(site.source)
    change(site.source / "quizdata/demo/02-lights.yml", EXPLANATION, RICH_EXPLANATION)
    yield from built(site)
