"""Fixtures for every test: the browser, the built site, sites to edit, and silence on the console."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Error, Page
from pytest_playwright import CreateContextCallback

from tests.browser import find_chromium, launch_flags
from tests.built_site import Edit, EditableSite, Host, Site, built
from tests.noise import Noise

LONGEST = [
    "tests/module/test_accessibility.py",
    "tests/module/test_exercise_03.py",
    "tests/contribute/test_schedule_pays.py",
]
"""Files that go first, so that in the end no core waits for the one that has such a file."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--engines",
        default="chromium",
        help="engines for the stories of tests/engines: chromium,firefox,webkit, or all",
    )
    parser.addoption("--pictures", type=Path, help="a folder for what each story ends with")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.nodeid.partition("::")[0] not in LONGEST)


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], browser_name: str
) -> dict[str, Any]:
    if browser_name != "chromium":  # one that Playwright has fetched
        return browser_type_launch_args
    return {
        "executable_path": find_chromium(),
        "args": launch_flags(),
        **browser_type_launch_args,
    }


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site about knots, built once. Tests that change content take `build_site`."""
    yield from built(EditableSite(tmp_path_factory.mktemp("site")))


@pytest.fixture(scope="session")
def zensical(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The same, built with Zensical."""
    yield from built(EditableSite(tmp_path_factory.mktemp("zensical"), "zensical"))


@pytest.fixture
def at_the_end() -> Iterator[ExitStack]:
    """What a test closes when its pages are gone: to the last, a page may ask its site for something."""
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def build_site(
    tmp_path_factory: pytest.TempPathFactory, at_the_end: ExitStack
) -> Callable[..., EditableSite]:
    """Builds a site from a copy of the one about knots: `build_site(edit=..., host="zensical")`.

    `edit` gets the folder of the copy before the first build. The site's own `edit()` changes it again
    at the same address, so that a browser context still holds what its reader saved there.
    """

    def build(edit: Edit | None = None, host: Host = "mkdocs") -> EditableSite:
        site = EditableSite(tmp_path_factory.mktemp("edited"), host)
        at_the_end.callback(site.close)
        site.edit(edit or (lambda folder: None))
        return site

    return build


@pytest.fixture
def new_context(
    new_context: CreateContextCallback,
    request: pytest.FixtureRequest,
    output_path: str,
    at_the_end: ExitStack,
) -> Iterator[Callable[..., BrowserContext]]:
    """As pytest-playwright's, for `page` and `context` too, but a test fails on noise.

    `@pytest.mark.expect_console("pattern", ...)` allows console and page errors that match.
    """
    noise = Noise()
    contexts = []

    def make(**options: Any) -> BrowserContext:
        context = new_context(**options)
        noise.listen(context)
        contexts.append(context)
        return context

    yield make
    marks = request.node.iter_markers("expect_console")
    lines = noise.lines(pattern for mark in marks for pattern in mark.args)
    call = getattr(request.node, "rep_call", None)  # None where another fixture failed
    if lines or call is None or call.failed:
        _show((page for context in contexts for page in context.pages), Path(output_path))
    if lines:
        pytest.fail("\n".join(lines), pytrace=False)


def _show(pages: Iterable[Page], folder: Path) -> None:
    """Pictures of what a failed test ended with. pytest-playwright would take some of every test, and drop them."""
    for number, page in enumerate(pages, 1):
        with suppress(Error):
            page.screenshot(path=folder / f"test-failed-{number}.png", timeout=5000)
