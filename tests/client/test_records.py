"""What the reference shows of saved records is read by the scripts as it stands."""

import json
import re

import pytest
from playwright.sync_api import Page

from tests.client.test_functions import call
from tests.contribute.pages import read

STORAGE = read("reference.md").partition("{: #storage }")[2]
EXAMPLES = re.findall(r'```json title="(.+)"\n(.+)\n```', STORAGE)


@pytest.mark.parametrize(("name", "text"), EXAMPLES)
def test_example_of_the_reference_is_read_as_it_stands(blank: Page, name: str, text: str) -> None:
    example = json.loads(text)
    name = "paged-attention" if " " in name else name.replace("ID", "flat-tire")
    script = "({readRecord}, given) => readRecord(...given)"
    assert json.dumps(call(blank, "state/reading.js", script, [name, example])) == json.dumps(
        example
    )
