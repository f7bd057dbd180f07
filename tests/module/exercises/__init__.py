"""Runs what a laptop can run of the exercises, from the text of their pages: `make exercises`."""
