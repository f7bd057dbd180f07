"""A site built around the tests' own pages or this repository's, served on 127.0.0.1 below a path."""

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from macros.built import finish

REPOSITORY = Path(__file__).parent.parent
CONTENT = REPOSITORY / "tests/content"
"""Pages and questions about knots, for tests of the engine: those of a copy may be about anything."""
# What a site about something else shares with this repository, and what each has of its own.
ENGINE = ("macros", "overrides")
CONTENTS = ("docs", "quizdata")
# Lines of the settings that belong to this repository's pages: the navigation, and the quiz that is meant unless named.
OWN_SETTINGS = re.compile(r"^nav:\n(?:(?: .*)?\n)+|^  quiz: .*\n", re.MULTILINE)
# Sites of one owner on GitHub Pages differ by path alone; a link that forgets it fails here too.
PATH = "/self-check/"

Host = Literal["mkdocs", "zensical"]
Edit = Callable[[Path], object]
"""Changes files below the folder it is given, which is laid out as this repository."""


def lay_out(folder: Path, content: Path = CONTENT) -> None:
    """Write the sources of a site: this repository's code, theme and settings around the content of a folder."""
    skip = shutil.ignore_patterns("__pycache__")
    for base, parts in ((REPOSITORY, ENGINE), (content, CONTENTS)):
        for part in parts:
            shutil.copytree(base / part, folder / part, ignore=skip)
    settings = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    if content != REPOSITORY:
        settings = OWN_SETTINGS.sub("", settings)
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")


class BuildFailed(Exception):
    """A build stopped; its text is all that the build printed."""


class Site:
    """The site at `url`, whose files are in `root`. Served until closed."""

    def __init__(self, source: Path, root: Path, host: Host = "mkdocs") -> None:
        self.source, self.root, self.host = source, root, host
        # Instant navigation engages only where the page's address and site_url agree, so the port comes first.
        self._port = 0
        self.switch_on()
        self.url = f"http://127.0.0.1:{self._port}{PATH}"

    def switch_on(self) -> None:
        """Serve it, at the address that it had before if it was switched off."""
        self._server = _Server(("127.0.0.1", self._port), self.handler())
        self._port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def handler(self) -> type[SimpleHTTPRequestHandler]:
        """What answers a request."""
        return _handler(self.root)

    def build(self) -> None:
        """Write the files anew; readers find them at the same address."""
        options = {
            "mkdocs": ["--strict", "--site-dir", str(self.root)],
            "zensical": ["--clean"],
        }
        result = subprocess.run(
            [sys.executable, "-m", self.host, "build", *options[self.host]],
            cwd=self.source,
            env=os.environ | {"SITE_URL": self.url, "NO_MKDOCS_2_WARNING": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if result.returncode:
            raise BuildFailed(result.stdout)

    def finish(self) -> None:
        """Make what was built ready, as a deploy does."""
        finish(self.root)

    def close(self) -> None:
        """Switch it off."""
        self._server.shutdown()
        self._server.server_close()


class EditableSite(Site):
    """A site of its own, built from a copy that a test may change between visits."""

    def __init__(self, folder: Path, host: Host = "mkdocs", content: Path = CONTENT) -> None:
        lay_out(folder, content)
        # Zensical has no option for it: it writes to site/ beside mkdocs.yml.
        super().__init__(folder, folder / "site", host)

    def edit(self, edit: Edit) -> None:
        """Change the copy and build it again: the same address, other content."""
        edit(self.source)
        self.build()


def built(site: Site) -> Iterator[Site]:
    """The site, built, until a fixture is done with it."""
    try:
        site.build()
        yield site
    finally:
        site.close()


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        # A browser that navigates away drops what it was loading.
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def below_path(root: Path) -> type[SimpleHTTPRequestHandler]:
    """Files of a folder, found below `PATH` alone."""

    class Handler(SimpleHTTPRequestHandler):
        def __init__(self, *args: Any) -> None:
            super().__init__(*args, directory=str(root))

        def translate_path(self, path: str) -> str:
            if not path.startswith(PATH):
                return str(root / "not below the path of the site")
            return super().translate_path(path.removeprefix(PATH))

        def log_message(self, format: str, *args: Any) -> None:
            pass

    return Handler


def _handler(root: Path) -> type[SimpleHTTPRequestHandler]:
    class Handler(below_path(root)):  # type: ignore[misc]
        def end_headers(self) -> None:
            # A page edited between two visits must not come from the browser's cache. Styles come from there at a web
            # host, and have to here: the theme names them anew on every page, and bare words show until they are back.
            # So do scripts, some fifty a page: fetched and compiled for each, they cost a fifth of what it takes.
            asset = urlsplit(self.path).path.startswith(f"{PATH}assets/")
            self.send_header("Cache-Control", "max-age=600" if asset else "no-store")
            super().end_headers()

    return Handler
