"""The reference names the files that a kind of questions is made of, and the kind of the tests has no others."""

import re

from tests.built_site import REPOSITORY
from tests.contribute.pages import read

SECTION = read("reference.md").partition("{: #kinds }")[2].partition("\n## ")[0]
NUMBER = REPOSITORY / "tests/kinds/number"


def test_a_kind_is_made_of_the_files_that_the_reference_names() -> None:
    named = re.findall(r"^\| `([^`]*NAME[^`]*)`", SECTION, re.MULTILINE)
    made = sorted(path.relative_to(NUMBER).as_posix() for path in NUMBER.rglob("*.*"))
    assert sorted(name.replace("NAME", "number") for name in named) == made
