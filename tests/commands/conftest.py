"""A sound bank, a sound site, and a way to run a command on them."""

from __future__ import annotations

from tests.bank.conftest import bank, run
from tests.rules.conftest import site

__all__ = ["bank", "run", "site"]
