"""A site with questions of each kind, and a reader of it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.built_site import EditableSite, Site, built
from tests.kinds.banks import CONTENT
from tests.reader.selfcheck import SelfCheck


@pytest.fixture(scope="session")
def each_kind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site about rope work, built once."""
    yield from built(EditableSite(tmp_path_factory.mktemp("each-kind"), content=CONTENT))


@pytest.fixture
def reader(page: Page, each_kind: Site) -> SelfCheck:
    return SelfCheck(page, each_kind)
