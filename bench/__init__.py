"""What the self-check costs, beside the same text without it: `make bench`."""
