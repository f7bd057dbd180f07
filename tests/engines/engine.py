"""What a story needs of a browser, whoever drives it."""

from __future__ import annotations

from typing import Any, Protocol

Key = str
"""A character, or the name of a key as browsers name it: `Enter`, `Tab`, `ArrowDown`."""

# What WebDriver sends for keys without a character.
CODES = {
    "Enter": "\ue007",
    "Tab": "\ue004",
    "Space": " ",
    "ArrowUp": "\ue013",
    "ArrowDown": "\ue015",
    "ArrowRight": "\ue014",
}


class Engine(Protocol):
    """A window of a browser with a store of its own."""

    name: str

    def go(self, url: str) -> None:
        """Load a page, and wait until it is."""

    def back(self) -> None:
        """As the button of the browser does."""

    def run(self, script: str, *values: Any) -> Any:
        """Call a function of JavaScript with values; what it returns, or what its promise gives, as JSON has it.

        Raises AssertionError if it throws, or if its page is left meanwhile.
        """

    def click(self, x: float, y: float) -> None:
        """Press the left button of the mouse at a place in the window."""

    def press(self, *keys: Key) -> None:
        """Press keys, one after another."""

    def resize(self, width: int, height: int) -> None:
        """Set the size of what the window shows."""

    def picture(self) -> bytes:
        """What the window shows, as PNG."""

    def errors(self) -> list[str]:
        """What went wrong on pages since the last time, as far as the engine tells."""

    def close(self) -> None:
        """End the browser."""


class NotHere(Exception):
    """An engine cannot be had here; the text says what to install."""
