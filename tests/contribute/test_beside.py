"""Each row of the table that sets this engine beside another is one that can be run."""

import re

from tests.contribute.pages import read
from tests.package.beside import ROWS

TABLE = read("index.md").partition("{: #beside }")[2]


def test_every_row_is_proved_by_a_function() -> None:
    names = re.findall(r"^\| (?!---|What )([^|]+) \|", TABLE, re.MULTILINE)
    assert names == [f"{row.__doc__}".rstrip(".") for row in ROWS]
