"""What depends on a language, by its tag: forms of a plural, digits, decimals, the direction of writing."""

from __future__ import annotations

import functools
from collections.abc import Callable

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal

ZEROS = {"arab": "٠", "arabext": "۰", "beng": "০", "deva": "०", "mymr": "၀", "tibt": "༠"}
"""The first digit of the scripts that some language writes its numbers in; the others follow it."""


class Tongue:
    """A language by its tag, as in `de`, `pt-BR`, `zh-Hant`. One that nobody knows counts and writes as English."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self._locale = _locale(tag)
        self._rule: Callable[[float], str] = self._locale.plural_form
        system = self._locale.default_numbering_system
        self._system = system if system in ZEROS else "latn"
        zero = ord(ZEROS.get(system, "0"))
        self._digits = {ord("0") + digit: zero + digit for digit in range(10)}

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return str(self._locale.text_direction)

    @property
    def categories(self) -> frozenset[str]:
        """The forms that its plurals have."""
        return frozenset({*self._locale.plural_form.tags, "other"})

    @property
    def own_digits(self) -> bool:
        """Whether numbers are not written in the digits that they have in code."""
        return self._system != "latn"

    def category(self, number: float) -> str:
        """The form of a plural for that number."""
        return self._rule(number)

    def number(self, number: object) -> object:
        """A number as one writes it; anything else stays as it is."""
        if isinstance(number, bool) or not isinstance(number, int | float):
            return number
        if isinstance(number, int) and abs(number) < 1000 and not self.own_digits:
            return number
        written = format_decimal(number, locale=self._locale, numbering_system=self._system)
        return written.translate(self._digits)


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
