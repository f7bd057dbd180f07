"""What was read of a server's code or seen in a run of it: `records/` holds it as data, with version and date."""

from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "records"


def recorded(name: str) -> dict[str, Any]:
    """The record of this name, without its ending."""
    text = (FOLDER / f"{name}.yml").read_text(encoding="utf-8")
    record: dict[str, Any] = yaml.safe_load(text)
    return record
