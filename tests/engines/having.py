"""Where an engine comes from: Playwright's build if it has been fetched, else the distribution's browser.

`python -m tests.engines.having` makes sure that all three can be had.
"""

from __future__ import annotations

import subprocess
import sys

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


def ensure_engines() -> str | None:
    """Get what is missing. Returns what to do by hand when that fails."""
    missing = _missing()
    if missing and is_debian_root():
        print("Getting Debian's Firefox and WebKit", flush=True)
        subprocess.run([*APT, "update"], check=False)
        subprocess.run([*APT, "install", "--no-install-recommends", *DEBIAN_PACKAGES], check=False)
    elif missing:
        print("Getting Playwright's Firefox and WebKit", flush=True)
        command = [sys.executable, "-m", "playwright", "install", "--with-deps"]
        subprocess.run([*command, "firefox", "webkit"], check=False)
    return "\n".join(_missing()) or None


def _missing() -> list[str]:
    said = []
    with sync_playwright() as playwright:
        for name in DISTRIBUTION:
            try:
                start(name, playwright).close()
            except NotHere as reason:
                said.append(str(reason))
    return said


if __name__ == "__main__":
    sys.exit(ensure_engines())
