"""A sound site to put examples into, and a way to run a command on it."""

from __future__ import annotations

from tests.bank.conftest import run
from tests.rules.conftest import site

__all__ = ["run", "site"]
