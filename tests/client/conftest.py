"""A page with nothing on it, for calling functions of the scripts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.client.scripts import ADDRESS, serve


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.route(f"{ADDRESS}**", serve({"": Path(__file__).with_name("blank.html")}))
    page.goto(ADDRESS)
    yield page
    page.close()
