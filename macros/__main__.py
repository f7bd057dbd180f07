"""Lets `python -m macros` run the commands."""

import sys

from macros.cli import main

sys.exit(main())
