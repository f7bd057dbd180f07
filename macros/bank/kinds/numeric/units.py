"""The units that a number may come in, each with how many of the question's unit one is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

_BYTES = {
    "B": 1,
    **{f"{sign}B": 1000**power for power, sign in enumerate(("k", "M", "G", "T", "P"), start=1)},
    **{f"{sign}iB": 1024**power for power, sign in enumerate(("K", "M", "G", "T", "P"), start=1)},
}
_SECONDS = {"ns": 1e-9, "µs": 1e-6, "ms": 1e-3, "s": 1, "min": 60, "h": 3600, "d": 86_400}
_SHARES = {"%": 0.01, "‰": 0.001}
FAMILIES: list[Mapping[str, float]] = [_BYTES, _SECONDS, _SHARES]
"""Units that convert into one another, each with how many of the family's first measure one is."""

SPELLINGS: Mapping[str, tuple[str, ...]] = {
    "B": ("byte", "bytes"),
    "kB": ("kilobyte", "kilobytes"),
    "MB": ("megabyte", "megabytes"),
    "GB": ("gigabyte", "gigabytes"),
    "TB": ("terabyte", "terabytes"),
    "KiB": ("Ki", "kibibyte", "kibibytes"),
    "MiB": ("Mi", "mebibyte", "mebibytes"),
    "GiB": ("Gi", "gibibyte", "gibibytes"),
    "TiB": ("Ti", "tebibyte", "tebibytes"),
    "µs": ("us", "microsecond", "microseconds"),
    "ms": ("msec", "millisecond", "milliseconds"),
    "s": ("sec", "second", "seconds"),
    "min": ("minute", "minutes"),
    "h": ("hr", "hour", "hours"),
    "d": ("day", "days"),
    "%": ("percent", "per cent"),
}
"""More ways to write the question's own unit, and percent."""

COUNTS: Mapping[str, float] = {
    "k": 1e3,
    "K": 1e3,
    "thousand": 1e3,
    "M": 1e6,
    "million": 1e6,
    "G": 1e9,
    "B": 1e9,
    "bn": 1e9,
    "billion": 1e9,
    "T": 1e12,
    "trillion": 1e12,
}
"""What stands for thousands and more, in front of a unit that has no such letter itself: `14k tokens`."""


def units_of(unit: str, spellings: Iterable[str], units: Mapping[str, float]) -> dict[str, float]:
    """Every way to write a unit behind the number, with how many of the question's unit one is."""
    _, slash, measure = unit.partition("/")
    per = slash + measure
    known = _family_of(unit)
    found = {"": 1.0, **{name: float(factor) for name, factor in known.items()}}
    for name in {unit, *spellings} - {""}:
        found[name] = 1.0
    found |= units
    for name, more in SPELLINGS.items():
        if f"{name}{per}" == unit or (name in _SHARES and name in found):
            for spelling in more:
                found.setdefault(f"{spelling}{per}", found[f"{name}{per}"])
    if not known or not unit:
        for name, factor in COUNTS.items():
            found.setdefault(name, factor)
    return {fold_unit(name): factor for name, factor in found.items()}


def fold_unit(text: str) -> str:
    """A unit as scripts compare it: without white space, and one sign for each letter."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _family_of(unit: str) -> Mapping[str, float]:
    """Units of the same family, with how many of `unit` one is; a rate is of the family of what it counts."""
    counted, slash, per = unit.partition("/")
    for family in FAMILIES:
        if counted in family:
            return {f"{name}{slash}{per}": size / family[counted] for name, size in family.items()}
    return _SHARES if not unit else {}
