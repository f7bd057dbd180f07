"""A sound bank, and a way to run a command on it."""

from __future__ import annotations

from tests.bank.conftest import bank, run

__all__ = ["bank", "run"]
