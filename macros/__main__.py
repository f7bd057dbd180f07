"""Lets `python -m macros` run the commands."""

import sys

from macros.commands.cli import main

sys.exit(main())
