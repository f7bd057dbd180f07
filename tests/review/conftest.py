"""A repository with a bank, and a way to run commands in it."""

from __future__ import annotations

from tests.bank.conftest import run
from tests.diff.conftest import repository

__all__ = ["repository", "run"]
