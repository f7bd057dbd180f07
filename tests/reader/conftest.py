"""A reader on the tests' site, and small sites to change between visits."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.built_site import EditableSite, Site
from tests.reader.selfcheck import SelfCheck
from tests.reader.small_site import make_small


@pytest.fixture
def reader(page: Page, site: Site) -> SelfCheck:
    return SelfCheck(page, site)


@pytest.fixture
def build_small(build_site: Callable[..., EditableSite]) -> Callable[..., EditableSite]:
    """Builds a site around the small bank of the tests; `edit` changes it before that."""

    def build(edit: Callable[[Path], object] = lambda folder: None) -> EditableSite:
        return build_site(edit=lambda folder: (make_small(folder), edit(folder)))

    return build


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EditableSite]:
    """The small site as it is, for tests that do not edit it."""
    site = EditableSite(tmp_path_factory.mktemp("small"))
    try:
        site.edit(make_small)
        yield site
    finally:
        site.close()
