"""Where an engine comes from: Playwright's build if it has been fetched, else the distribution's browser.

`python -m tests.engines.having all` makes sure that each of them can be had.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Collection

from playwright.sync_api import Playwright, sync_playwright

from tests.browser import APT, is_debian_root
from tests.engines.by_bidi import ByBidi
from tests.engines.by_playwright import ByPlaywright
from tests.engines.by_webdriver import ByWebDriver
from tests.engines.engine import Engine, NotHere

NAMES = ("chromium", "firefox", "webkit")
DISTRIBUTION = {"firefox": ByBidi, "webkit": ByWebDriver}
DEBIAN_PACKAGES = ("firefox-esr", "webkit2gtk-driver", "xvfb")


def start(name: str, playwright: Playwright) -> Engine:
    """An engine by its name. Raises NotHere with all that could be installed."""
    try:
        return ByPlaywright(playwright, name)
    except NotHere as fetching:
        if name not in DISTRIBUTION:
            raise
        try:
            return DISTRIBUTION[name]()
        except NotHere as installing:
            raise NotHere(f"{name} is not here: {installing} or {fetching}") from None


def ensure_engines(names: Collection[str]) -> str | None:
    """Get what is missing. Returns what to do by hand when that fails."""
    missing = _missing(names)
    if missing and is_debian_root():
        print("Getting Debian's Firefox and WebKit", flush=True)
        subprocess.run([*APT, "update"], check=False)
        subprocess.run([*APT, "install", "--no-install-recommends", *DEBIAN_PACKAGES], check=False)
    elif missing:
        print(f"Getting Playwright's {' and '.join(missing)}", flush=True)
        command = [sys.executable, "-m", "playwright", "install", "--with-deps"]
        subprocess.run([*command, *missing], check=False)
    return "\n".join(_missing(names).values()) or None


def _missing(names: Collection[str]) -> dict[str, str]:
    """Of the engines, those that do not start, with the reason."""
    said = {}
    with sync_playwright() as playwright:
        for name in names:
            try:
                start(name, playwright).close()
            except NotHere as reason:
                said[name] = str(reason)
    return said


def chosen(names: str) -> Collection[str]:
    """Names as an option has them: with commas between, or `all`."""
    return NAMES if names == "all" else names.split(",")


if __name__ == "__main__":
    sys.exit(ensure_engines(chosen(sys.argv[1])))
