"""What depends on a language, by its tag: forms of a plural, how numbers are written, the direction of writing."""

from __future__ import annotations

import functools
from collections.abc import Callable

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal


class Tongue:
    """A language by its tag, as in `de`, `pt-BR`, `zh-Hant`. One that nobody knows counts and writes as English."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self._locale = _locale(tag)
        self._rule: Callable[[float], str] = self._locale.plural_form

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return str(self._locale.text_direction)

    @property
    def categories(self) -> frozenset[str]:
        """The forms that its plurals have."""
        return frozenset({*self._locale.plural_form.tags, "other"})

    def category(self, number: float) -> str:
        """The form of a plural for that number."""
        return self._rule(number)

    def number(self, number: object) -> object:
        """A number as one writes it, in the digits that keys and numbers to enter have; all else stays as it is."""
        if isinstance(number, bool) or not isinstance(number, int | float):
            return number
        if isinstance(number, int) and abs(number) < 1000:
            return number
        return format_decimal(number, locale=self._locale)


@functools.cache
def tongue(tag: str) -> Tongue:
    return Tongue(tag)


def _locale(tag: str) -> Locale:
    """The nearest that is known: `de` for `de-XX`."""
    parts = tag.replace("_", "-").split("-")
    while parts:
        try:
            return Locale.parse("_".join(parts))
        except (UnknownLocaleError, ValueError):
            parts.pop()
    return Locale.parse("en")
