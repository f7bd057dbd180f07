"""Where the tests' browser comes from: the Chromium that is there, the distribution's, or Playwright's own.

`python -m tests.browser` makes sure that there is one that starts.
"""

import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "google-chrome", "google-chrome-stable")
APT = ("apt-get", "-qq", "-y", "-o", "DPkg::Lock::Timeout=300")
# What Chromium would draw around a page that nobody sees: without the popups of the address bar, which are pages
# themselves, opening a window costs a third. Only the last such list counts, so what Playwright's has and matters
# here follows.
UNSEEN = (
    *("WebUIOmniboxPopup", "WebUIOmniboxFullPopup", "WebUIOmniboxAimPopup", "LensOverlay"),
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "PaintHolding"),
    *("HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable", "ThirdPartyStoragePartitioning"),
    *("AimEnabled", "MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints"),
    "PreconnectToSearch",
)
# Playwright's driver needs libatomic1, which a bare Debian lacks. Chromium's dependencies bring a font.
DEBIAN_PACKAGES = ("chromium", "libatomic1")


def find_chromium() -> str | None:
    """The program to launch; None leaves the choice to Playwright, which then takes its own."""
    return os.environ.get("CHROME_PATH") or next(filter(None, map(shutil.which, NAMES)), None)


def launch_flags() -> list[str]:
    """Keep the browser from calling home or anywhere else outside this machine."""
    flags = [
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        f"--disable-features={','.join(UNSEEN)}",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ]
    # Chromium's sandbox refuses to start as root.
    return ["--no-sandbox", *flags] if _is_root() else flags


def ensure_browser() -> str | None:
    """Get a browser if none starts. Returns what to do by hand when that fails."""
    reason = _why_it_does_not_start()
    if reason is None:
        return None
    if chosen := os.environ.get("CHROME_PATH"):
        return f"CHROME_PATH is {chosen}, which does not start: {reason}"
    for what, commands in _ways_to_get_one():
        print(f"No browser for the tests: getting {what}", flush=True)
        for command in commands:
            if failure := _run(command):
                print(f"  {' '.join(command)}: {failure}", flush=True)
        reason = _why_it_does_not_start()
        if reason is None:
            return None
    return (
        "No browser for the tests: install Chromium or Chrome (Debian: sudo apt-get install "
        f"{' '.join(DEBIAN_PACKAGES)}), or set CHROME_PATH to one. ({reason})"
    )


def launch() -> None:
    """Start the browser as the tests do, and close it."""
    with sync_playwright() as playwright:
        playwright.chromium.launch(executable_path=find_chromium(), args=launch_flags()).close()


def _why_it_does_not_start() -> str | None:
    # In a process of its own: where libraries are missing, Playwright's driver cannot even say so.
    return _run([sys.executable, "-c", "from tests.browser import launch; launch()"])


def _ways_to_get_one() -> Iterator[tuple[str, list[list[str]]]]:
    # Debian alone: what other distributions call chromium may be a pointer to another store.
    if is_debian_root():
        install = [*APT, "install", "--no-install-recommends", *DEBIAN_PACKAGES]
        yield "Debian's package chromium", [[*APT, "update"], install]
    yield "Playwright's own", [[sys.executable, "-m", "playwright", "install", "chromium"]]


def _run(command: list[str]) -> str | None:
    """The line that says why a command failed; None when it did not."""
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    result = subprocess.run(command, env=quiet, capture_output=True, text=True, check=False)
    if result.returncode == 0:
        return None
    said = (result.stdout + result.stderr).strip().splitlines() or [f"exit {result.returncode}"]
    return next((line for line in said if re.search(r"^E: |error:", line, re.IGNORECASE)), said[-1])


def is_debian_root() -> bool:
    """Whether Debian's packages may be installed."""
    return _is_root() and _distribution() == "debian"


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _distribution() -> str | None:
    try:
        return platform.freedesktop_os_release()["ID"]
    except OSError:
        return None


if __name__ == "__main__":
    sys.exit(ensure_browser())
