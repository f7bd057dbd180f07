"""This repository's own pages, built. In a copy with other content this folder has to go."""

import json
from collections.abc import Iterator

import pytest

from tests.built_site import REPOSITORY, EditableSite, Host, Site, built


@pytest.fixture(scope="session")
def module_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    for site in built(Site(REPOSITORY, tmp_path_factory.mktemp("module"))):
        # Nobody searches here, and on every page the theme would go through all that there is to find.
        index = site.root / "search/search_index.json"
        found = json.loads(index.read_text(encoding="utf-8"))
        index.write_text(json.dumps(found | {"docs": []}), encoding="utf-8")
        yield site


@pytest.fixture(scope="session", params=["mkdocs", "zensical"])
def site_below(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """Built by each host for an address below two parts; it is read, not visited."""
    host: Host = request.param
    site = EditableSite(tmp_path_factory.mktemp("below"), host, REPOSITORY)
    site.url = "https://pages.example/owner/self-check/"
    yield from built(site)
