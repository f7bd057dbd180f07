"""The commands of `python -m macros`, one a module."""
