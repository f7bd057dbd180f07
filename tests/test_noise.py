"""The noise that fails a browser test is heard, and nothing else."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.built_site import Site
from tests.noise import Noise


@pytest.fixture
def noise(browser: Browser, site: Site) -> Iterator[tuple[Noise, Page]]:
    """A page of the site in a context of its own, so that its noise fails no test here."""
    context = browser.new_context()
    noise = Noise()
    noise.listen(context)
    page = context.new_page()
    page.goto(site.url)
    yield noise, page
    context.close()


def test_a_quiet_page_makes_no_noise(noise: tuple[Noise, Page]) -> None:
    heard, page = noise
    page.evaluate("console.log('fine'); console.warn('fine too')")
    assert heard.lines() == []


def test_a_console_error_is_heard_unless_it_is_expected(noise: tuple[Noise, Page]) -> None:
    heard, page = noise
    page.evaluate("console.error('the store is full')")
    assert heard.lines() == ["console error: the store is full"]
    assert heard.lines(["store is \\w+"]) == []


def test_a_thrown_error_is_heard(noise: tuple[Noise, Page]) -> None:
    heard, page = noise
    page.evaluate("setTimeout(() => { throw new Error('no such question') })")
    page.wait_for_timeout(50)
    assert len(heard.lines()) == 1
    assert "no such question" in heard.lines()[0]


def test_a_request_to_another_host_is_heard_even_if_errors_are_expected(
    noise: tuple[Noise, Page],
) -> None:
    heard, page = noise
    page.route("https://elsewhere.example/**", lambda route: route.fulfill(body=""))
    page.evaluate("fetch('https://elsewhere.example/font', {mode: 'no-cors'}).catch(() => 0)")
    assert heard.lines([".*"]) == ["request to another host: https://elsewhere.example/font"]
