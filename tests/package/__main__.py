"""Follows the guides with packages from an index: `python -m tests.package`, as the workflow does every night.

Prints a line for each site and plugin, and ends with 1 if one does not work. Names of some may follow.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser import find_chromium, launch_flags
from tests.package.plugins import PLUGINS, Plugin, WithPlugin, answer, prepare
from tests.package.sites import Installed, follow_guide, name_the_theme, settle_in_toml
from tests.package.test_start import Started, write_subject
from tests.package.walk import Room, build_wheel, read_blocks
from tests.reader.selfcheck import SelfCheck

HERE = Path(__file__).parent
THEME = "mkdocs-material zensical==0.0.73"
"""What sites have before they have questions, of either host."""


def main(names: list[str]) -> int:
    failed = 0
    with tempfile.TemporaryDirectory() as folder, _browser() as new_page:
        root = Path(folder)
        build_wheel(root / "dist")
        around = root / "environment"
        packages = [plugin.package for plugin in PLUGINS if plugin.package]
        Room(root, root / "dist", real=True).run(
            f"python3 -m venv {around} && {around}/bin/pip install -q {THEME} {' '.join(packages)}"
        )
        tries: dict[str, Callable[[Room, Page], None]] = {
            "bare": _bare,
            "start": _start,
            **{plugin.name: _of(plugin) for plugin in PLUGINS},
        }
        for name, attempt in tries.items():
            if names and name not in names:
                continue
            room = Room(root / name / "site", root / "dist", real=True)
            room.enter(around)
            try:
                attempt(room, new_page())
                print(f"{name}: works", flush=True)
            except Exception:
                failed += 1
                print(f"{name}: does not work\n{traceback.format_exc()}", flush=True)
    return int(failed > 0)


def _bare(room: Room, page: Page) -> None:
    shutil.copytree(HERE / "bare", room.folder, dirs_exist_ok=True)
    follow_guide(room, "docs")
    for host in ("mkdocs", "zensical"):
        site = Installed(room, host)
        if host == "zensical":
            name_the_theme(room)
        site.build()
        answer(page, site, ("knots/", "knots-results/"))
        site.close()
    settle_in_toml(room)
    assert room.run("selfcheck check").endswith(", no problems\n")
    site = Installed(room, "zensical")
    site.build()
    answer(page, site, ("knots/", "knots-results/"))
    site.close()


def _start(room: Room, page: Page) -> None:
    room.run(read_blocks("start-a-site.md", "in-short")[0].text)
    room.folder /= "sailing-knots"
    for language in ("ar", "de"):
        write_subject(room.folder, language)
        room.run("make check")
        site = Started(room, "mkdocs")
        site.build()
        reader = SelfCheck(page, site, language).go()
        reader.wait_for_scripts()
        reader.answer(reader.ids[0])
        site.close()


def _of(plugin: Plugin) -> Callable[[Room, Page], None]:
    def attempt(room: Room, page: Page) -> None:
        shutil.copytree(HERE / "bare", room.folder, dirs_exist_ok=True)
        prepare(room, plugin)
        site = WithPlugin(room, plugin)
        site.build()
        answer(page, site, plugin.pages, plugin.language)
        if plugin.known:
            plugin.known(page, site)
        site.close()

    return attempt


@contextmanager
def _browser() -> Iterator[Callable[[], Page]]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=launch_flags())
        yield lambda: browser.new_context().new_page()
        browser.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
