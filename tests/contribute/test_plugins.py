"""Each plugin that the guide names is one that is tried, and each that is tried is named."""

import re

from tests.contribute.pages import read
from tests.package.plugins import PLUGINS

TABLE = read("add-to-a-site.md").partition("{: #plugins }")[2].partition("\n## ")[0]
ROWS = re.findall(r"^\| (`[^|]+) \| ([^|]+) \| (.*?) ?\|$", TABLE, re.MULTILINE)


def test_plugins_of_the_guide_are_those_that_are_tried() -> None:
    named = [name for row, _, _ in ROWS for name in re.findall(r"`([^`]+)`", row)]
    assert named == [plugin.name for plugin in PLUGINS]
    assert all(tried.startswith("Work") for _, tried, _ in ROWS)


def test_what_one_has_to_know_of_a_plugin_is_proved() -> None:
    """What stands there of translations is what every try of a plugin does, on its own pages."""
    told = {name for row, _, known in ROWS if known for name in re.findall(r"`([^`]+)`", row)}
    assert told == {plugin.name for plugin in PLUGINS if plugin.known or plugin.language != "en"}
