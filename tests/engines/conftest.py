"""Which engines the stories are lived through in: `--engines chromium,firefox,webkit`, or `all`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Playwright

from tests.built_site import Site
from tests.engines.engine import Engine
from tests.engines.having import chosen, start
from tests.engines.visitor import Visitor


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "engine" in metafunc.fixturenames:
        names = chosen(metafunc.config.getoption("--engines"))
        metafunc.parametrize("engine", names, indirect=True, scope="session")


@pytest.fixture(scope="session")
def engine(request: pytest.FixtureRequest, playwright: Playwright) -> Iterator[Engine]:
    engine = start(request.param, playwright)
    yield engine
    engine.close()


@pytest.fixture
def visitor(engine: Engine, site: Site, request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """A reader who has never been here, at a laptop."""
    visitor = Visitor(engine, site)
    engine.resize(1280, 900)
    visitor.forget()
    yield visitor
    if folder := request.config.getoption("--pictures"):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{request.node.name}.png").write_bytes(engine.picture())
    assert engine.errors() == []
