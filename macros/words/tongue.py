"""What depends on a language, by its tag: forms of a plural, how numbers are written, the direction of writing."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable

from babel import Locale, UnknownLocaleError
from babel.core import get_global, parse_locale
from babel.numbers import format_decimal


class Tongue:
    """A language by its tag, as in `de`, `pt-BR`, `zh-Hant`. One that nobody knows counts and writes as English."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self._locale = _locale(tag)
        self._rule: Callable[[float], str] = self._locale.plural_form

    @property
    def is_english(self) -> bool:
        """Whether it counts as English does, because it is English or nobody knows it."""
        return bool(self._locale.language == "en")

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return str(self._locale.text_direction)

    @property
    def script(self) -> str:
        """The code of the script that it is written in: the most likely one where neither tag nor region says."""
        if self._locale.script:
            return str(self._locale.script)
        likely = get_global("likely_subtags").get(self._locale.language)
        return str(parse_locale(likely)[2]) if likely else ""

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


def find_nearest(tag: str, known: Iterable[str]) -> str | None:
    """The nearest of some tags: itself, or a wider one in the same script, as `zh` for `zh-CN` and not for `zh-TW`."""
    by_name = {each.lower(): each for each in known}
    parts = tag.lower().replace("_", "-").split("-")
    script = tongue(tag).script
    wider = ["-".join(parts[:end]) for end in range(len(parts), 0, -1)]
    for name in (*wider, f"{parts[0]}-{script.lower()}"):
        if name in by_name and tongue(by_name[name]).script == script:
            return by_name[name]
    return None


def _locale(tag: str) -> Locale:
    """The nearest that is known: `de` for `de-XX`."""
    parts = tag.replace("_", "-").split("-")
    while parts:
        try:
            return Locale.parse("_".join(parts))
        except (UnknownLocaleError, ValueError):
            parts.pop()
    return Locale.parse("en")
