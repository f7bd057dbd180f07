"""What a page should not do unasked: write an error to the console, throw, or send a request elsewhere."""

import re
from collections.abc import Iterable
from contextlib import suppress

from playwright.sync_api import BrowserContext, Error, Request

LOCAL = ("http://127.0.0.1:", "data:", "blob:", "about:")


class Noise:
    """Listens to browser contexts and remembers what they should not have done."""

    def __init__(self) -> None:
        self._contexts: list[BrowserContext] = []
        self._errors: list[str] = []
        self._outside: list[str] = []

    def listen(self, context: BrowserContext) -> None:
        self._contexts.append(context)
        context.on(
            "console",
            lambda message: (
                self._errors.append(f"console error: {message.text}")
                if message.type == "error"
                else None
            ),
        )
        context.on("weberror", lambda thrown: self._errors.append(f"page error: {thrown.error}"))
        context.on("request", self._note_request)

    def lines(self, allowed: Iterable[str] = ()) -> list[str]:
        """All that was heard, less the errors that one of the `allowed` patterns is found in."""
        self._hear_the_last()
        patterns = [re.compile(pattern) for pattern in allowed]
        errors = [e for e in self._errors if not any(p.search(e) for p in patterns)]
        return errors + self._outside

    def _note_request(self, request: Request) -> None:
        if not request.url.startswith(LOCAL):
            self._outside.append(f"request to another host: {request.url}")

    def _hear_the_last(self) -> None:
        # Events arrive in order, so after an answer from each page nothing earlier is still on its way.
        for context in self._contexts:
            for page in context.pages:
                with suppress(Error):
                    page.evaluate("0")
