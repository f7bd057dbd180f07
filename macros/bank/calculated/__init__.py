"""Questions that are calculated: numbers by name, drawn anew for each attempt, and a proof of the key."""
