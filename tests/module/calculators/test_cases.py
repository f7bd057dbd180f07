"""The calculators' pure functions, run in the browser on the figures that pages work through: cases.yml."""

import re
from collections.abc import Callable
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
    "batching": """({batchStatically, batchContinuously, outcome, idle}, {arrives, needs, slots}) => {
        const requests = needs.map((needs, request) => ({arrives: arrives[request], needs}));
        const places = (runs) => runs.map(({slot, start, end}) => [slot, start, end]);
        const seen = (runs) => ({
            ...outcome(requests, runs, slots), runs: places(runs), idle: places(idle(runs, slots)),
        });
        return {
            static: seen(batchStatically(requests, slots)),
            continuous: seen(batchContinuously(requests, slots)),
        };
    }""",
    "paging": """({cutDown, handOut}, {lengths, limit, block, room}) => {
        const seen = ({requests, ...sums}) => ({
            ...sums,
            blocks: requests.map(({blocks}) => blocks),
            places: requests.map(({idle}) => idle),
            from: requests.map(({from}) => from),
        });
        const tokens = cutDown(lengths, limit);
        return {
            reserved: seen(handOut(tokens, limit, room)), paged: seen(handOut(tokens, block, room)),
        };
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


@pytest.fixture
def run(blank: Page, module_site: Site) -> Callable[[str, dict[str, Any]], Any]:
    """Calls the functions of a module with what a case gives them."""

    def call(module: str, case: dict[str, Any]) -> Any:
        given = {
            name: in_bytes(value) if isinstance(value, dict) else value
            for name, value in case.items()
        }
        return blank.evaluate(
            f"async ([url, given]) => ({CALLS[module]})(await import(url), given)",
            [f"{module_site.url}assets/javascripts/calculators/{module}.js", given],
        )

    return call


def differences(found: Any, expected: Any, name: str = "") -> list[str]:
    """What is not as expected, to the digits that are written."""
    if isinstance(expected, dict):
        return [
            difference
            for key, value in expected.items()
            for difference in differences(found[key], value, f"{name} {key}".strip())
        ]
    if expected is None or isinstance(expected, list):
        same = found == expected
    else:
        number, unit, digits = scale(str(expected))
        same = round(found / unit, digits) == number
    return [] if same else [f"{name}: {found}, expected {expected}"]


@pytest.mark.parametrize(("module", "case"), ALL, ids=[case["case"] for _, case in ALL])
def test_function_gives_the_figures_of_the_page(
    module: str, case: dict[str, Any], run: Callable[[str, dict[str, Any]], Any]
) -> None:
    assert differences(run(module, case), case["figures"]) == []


@pytest.mark.parametrize(("way", "top"), [("static", 38), ("continuous", 208)])
def test_batches_run_as_the_lesson_draws_them(
    way: str, top: int, run: Callable[[str, dict[str, Any]], Any]
) -> None:
    picture = (REPOSITORY / "docs/diagrams/continuous-batching.svg").read_text(encoding="utf-8")
    bars = re.findall(
        r'<rect class="d-fill\d" x="(\d+)" y="(\d+)" width="(\d+)".*\n.*>([A-H])<', picture
    )
    # A slot is 32 high and an iteration 26 wide, with a gap of 2 behind each bar.
    drawn = {
        name: [(int(y) - top) // 32, (int(x) - 62) / 26, (int(x) + int(width) + 2 - 62) / 26]
        for x, y, width, name in bars
        if top <= int(y) < top + 4 * 32
    }
    runs = run("batching", CASES["batching"][0])[way]["runs"]
    assert dict(zip("ABCDEFGH", runs, strict=True)) == drawn


@pytest.mark.parametrize(
    "case", [case for _, case in ALL if "page" in case], ids=lambda c: c["case"]
)
def test_page_says_the_figures(case: dict[str, Any]) -> None:
    text = " ".join((REPOSITORY / case["page"]).read_text(encoding="utf-8").split())
    assert [said for said in case["said"] if said not in text] == []
