"""What the guide to publishing says of a site that exists is what tests do to one."""

import re

from tests.contribute.pages import read
from tests.hosts.conftest import COPIES, LINES

SECTION = read("publish-a-copy.md").partition("{: #existing-site }")[2].partition("\n## ")[0]


def test_guide_names_the_folders_to_copy() -> None:
    copies = dict(re.findall(r"^\| `([\w/]+)` \| .*?`([\w.]+)`", SECTION, re.MULTILINE))
    assert copies == {"macros": "mkdocs.yml", "overrides/assets": "custom_dir"}
    assert copies.keys() == COPIES.keys()


def test_guide_shows_the_lines_to_add() -> None:
    assert f'```yaml title="mkdocs.yml"\n{LINES}```' in SECTION
