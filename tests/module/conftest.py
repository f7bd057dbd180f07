"""This repository's own pages, built. In a copy with other content this folder has to go."""

from collections.abc import Iterator

import pytest

from tests.built_site import REPOSITORY, EditableSite, Host, Site, built


@pytest.fixture(scope="session")
def module_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    yield from built(Site(REPOSITORY, tmp_path_factory.mktemp("module")))


@pytest.fixture(scope="session", params=["mkdocs", "zensical"])
def site_below(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """Built by each host for an address below two parts; it is read, not visited."""
    host: Host = request.param
    site = EditableSite(tmp_path_factory.mktemp("below"), host, REPOSITORY)
    site.url = "https://pages.example/owner/self-check/"
    yield from built(site)
