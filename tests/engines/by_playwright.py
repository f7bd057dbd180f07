"""An engine that Playwright drives: the tests' own Chromium, or a build that Playwright has fetched."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Error, Playwright

from tests.browser import find_chromium, launch_flags
from tests.engines.engine import Key, NotHere
from tests.noise import Noise


class ByPlaywright:
    """Drives one of Playwright's builds."""

    def __init__(self, playwright: Playwright, name: str) -> None:
        self.name = name
        kind = getattr(playwright, name)
        chromium = name == "chromium"
        program = find_chromium() if chromium else None
        if not Path(program or kind.executable_path).exists():
            raise NotHere(f"python -m playwright install --with-deps {name}")
        try:
            self._browser = kind.launch(
                executable_path=program, args=launch_flags() if chromium else []
            )
        except Error as error:
            raise NotHere(f"python -m playwright install-deps {name} ({error})") from error
        context = self._browser.new_context(reduced_motion="reduce")
        self._noise = Noise()
        self._noise.listen(context)
        self._page = context.new_page()
        self._told = 0

    def go(self, url: str) -> None:
        self._page.goto(url)

    def back(self) -> None:
        self._page.go_back()

    def run(self, script: str, *values: Any) -> Any:
        try:
            return self._page.evaluate(f"values => ({script})(...values)", list(values))
        except Error as error:
            raise AssertionError(str(error)) from error

    def click(self, x: float, y: float) -> None:
        self._page.mouse.click(x, y)

    def press(self, *keys: Key) -> None:
        for key in keys:
            self._page.keyboard.press(key)

    def resize(self, width: int, height: int) -> None:
        self._page.set_viewport_size({"width": width, "height": height})

    def picture(self) -> bytes:
        return self._page.screenshot()

    def errors(self) -> list[str]:
        lines = self._noise.lines()[self._told :]
        self._told += len(lines)
        return lines

    def close(self) -> None:
        self._browser.close()
