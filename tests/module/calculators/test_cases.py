"""The calculators' pure functions, run in the browser on the figures that pages work through: cases.yml."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

from tests.built_site import REPOSITORY, Site

CASES = yaml.safe_load((Path(__file__).parent / "cases.yml").read_text(encoding="utf-8"))
UNITS = {"KiB": 2**10, "MiB": 2**20, "GiB": 2**30}
ALL = [(module, case) for module, cases in CASES.items() for case in cases]

CALLS = {
    "memory": """({demand, room, sequencesOn, gpusNeeded}, {model, load, gpu, gpus}) => ({
        ...demand(model, load),
        room: room(model, gpu, gpus),
        sequences: sequencesOn(model, load.context, gpu, gpus),
        needed: gpusNeeded(model, load, gpu),
    })""",
    "capacity": """({fleet, use}, {needs, rate}) => {
        const plan = fleet(needs);
        return {...plan, ...use(plan, rate, needs.tokensPerRequest)};
    }""",
}


def scale(text: str) -> tuple[float, int, int]:
    """The number, the size of its unit, and the digits after its point."""
    number, _, unit = text.partition(" ")
    return float(number), UNITS.get(unit, 1), len(number.partition(".")[2])


def in_bytes(given: dict[str, Any]) -> dict[str, Any]:
    """Quantities such as `80 GiB` as numbers."""
    return {
        name: scale(value)[0] * scale(value)[1] if isinstance(value, str) else value
        for name, value in given.items()
    }


@pytest.fixture(scope="module")
def blank(browser_type_launch_args: dict[str, Any], browser: Any, module_site: Site) -> Any:
    """A small page of the site, from which its modules can be imported."""
    page = browser.new_page()
    page.goto(module_site.url + "404.html")
    yield page
    page.close()


@pytest.mark.parametrize(("module", "case"), ALL, ids=[case["case"] for _, case in ALL])
def test_function_gives_the_figures_of_the_page(
    module: str, case: dict[str, Any], blank: Page, module_site: Site
) -> None:
    given = {
        name: in_bytes(value) if isinstance(value, dict) else value for name, value in case.items()
    }
    found = blank.evaluate(
        f"async ([url, given]) => ({CALLS[module]})(await import(url), given)",
        [f"{module_site.url}assets/javascripts/calculators/{module}.js", given],
    )
    for name, expected in case["figures"].items():
        if expected is None:
            assert found[name] is None, name
            continue
        number, unit, digits = scale(str(expected))
        assert round(found[name] / unit, digits) == number, name


@pytest.mark.parametrize(
    "case", [case for _, case in ALL if "page" in case], ids=lambda c: c["case"]
)
def test_page_says_the_figures(case: dict[str, Any]) -> None:
    text = " ".join((REPOSITORY / case["page"]).read_text(encoding="utf-8").split())
    assert [said for said in case["said"] if said not in text] == []
