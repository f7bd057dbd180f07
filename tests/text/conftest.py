"""A sound bank to put texts into, and a way to run a command on it."""

from __future__ import annotations

from tests.bank.conftest import Run, bank, run

__all__ = ["Run", "bank", "run"]
