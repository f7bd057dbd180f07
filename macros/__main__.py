"""Lets `python -m` with the name of this package run the commands."""

import sys

from .commands.cli import main

sys.exit(main())
