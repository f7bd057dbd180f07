"""What a host has built: a folder that `finish` makes ready for readers, whichever host it was.

A deploy never breaks a reader (addresses change with what they hold), nothing but the site's own scripts runs
(a policy in every page), and a browser that is asked to can keep the site (a list of its files, and a worker).
"""

from .finish import Finished, finish

__all__ = ["Finished", "finish"]
