"""The calculators as readers use them: with a mouse, by keyboard, on a narrow screen, and without scripts."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.built_site import Site

PAGES = {
    "gpu-memory": "lessons/01-fundamentals/",
    "kv-paging": "lessons/02-vllm/",
    "batching-timeline": "lessons/06-serving-optimization/",
    "serving-cost": "lessons/08-production/",
}
Show = Callable[..., Locator]


@pytest.fixture
def show(page: Page, module_site: Site) -> Show:
    """Opens the page with a calculator and returns the calculator."""

    def go(name: str) -> Locator:
        page.goto(module_site.url + PAGES[name])
        expect(page.locator(f"{name}[data-ready] form")).to_be_visible()
        return page.locator(name)

    return go


def figures(calculator: Locator) -> list[str]:
    """Everything that the calculator has worked out, in order."""
    return calculator.locator("[data-fill]").all_text_contents()


def drawn(strips: Locator) -> list[list[str]]:
    """The parts of each strip from its beginning: a request's letter if it has room, "-" where nothing is done."""
    found: list[list[str]] = strips.evaluate_all(
        """strips => strips.map((strip) => [...strip.querySelectorAll("rect")]
            .sort((a, b) => parseFloat(a.getAttribute("x")) - parseFloat(b.getAttribute("x")))
            .map((part) => {
                const next = part.nextElementSibling;
                if (part.matches(".d-hollow")) return "-";
                return next?.matches("text") ? next.textContent : "";
            }))"""
    )
    return found


def row(calculator: Locator, gpu: str) -> list[str]:
    """The GPUs of one kind that it takes, and the sequences they hold."""
    found = calculator.get_by_role("row").filter(has=calculator.page.get_by_text(gpu, exact=True))
    return found.get_by_role("cell").all_text_contents()


@pytest.mark.parametrize("name", PAGES)
def test_form_opens_with_the_worked_example(
    name: str, show: Show, new_context: Callable[..., BrowserContext], module_site: Site
) -> None:
    plain = new_context(java_script_enabled=False).new_page()
    plain.goto(module_site.url + PAGES[name])
    example = plain.locator(name)
    expect(example.get_by_text(re.compile("^An example:"))).to_be_visible()
    expect(example.get_by_role("status")).to_be_visible()
    expect(example.locator("form")).to_be_hidden()

    live = show(name)
    expect(live.get_by_text(re.compile("^An example:"))).to_be_hidden()
    assert figures(live) == figures(example)
    for strip in live.locator("[data-strip]").all():
        same = example.locator(f'[data-strip="{strip.get_attribute("data-strip")}"]')
        assert strip.inner_html() == same.inner_html()
    expect(live.get_by_role("status")).to_have_text(example.get_by_role("status").inner_text())


def test_preset_fills_the_model_and_the_rows_follow(show: Show) -> None:
    memory = show("gpu-memory")
    memory.get_by_label("Preset").select_option(label="Llama 2 70B")
    expect(memory.get_by_label("Parameters, billions")).to_have_value("68.98")
    expect(memory.get_by_label("KV heads")).to_have_value("8")
    assert row(memory, "A100 80 GB") == ["2", "14"]
    assert row(memory, "T4 16 GB") == ["more than 8", "–"]
    expect(memory.get_by_role("status")).to_have_text(
        "129.7 GiB together: one B200 180 GB is enough."
    )

    memory.get_by_label("Weights", exact=True).select_option(label="4 bits: about half a byte")
    assert row(memory, "A100 40 GB")[0] == "1"
    memory.get_by_label("Layers").fill("81")
    expect(memory.get_by_label("Preset")).to_have_value("")


def test_load_beyond_one_card_and_beyond_eight(show: Show) -> None:
    memory = show("gpu-memory")
    sequences = memory.get_by_role("spinbutton", name="Sequences at once")
    sequences.fill("128")
    expect(memory.get_by_role("status")).to_have_text(
        "268.6 GiB together: too much for one card, 2 × B200 180 GB are enough."
    )
    sequences.fill("1000")
    expect(memory.get_by_role("status")).to_have_text(
        "2,012.6 GiB together: more than 8 of the largest card here hold."
    )
    memory.get_by_role("button", name="Back to the example").click()
    expect(memory.get_by_role("status")).to_have_text("14.55 GiB together: one L4 24 GB is enough.")


def test_keyboard_moves_a_slider_and_its_number_follows(show: Show, page: Page) -> None:
    memory = show("gpu-memory")
    slider = memory.get_by_role("slider", name="Context of a sequence")
    number = memory.get_by_role("spinbutton", name="Context of a sequence")
    number.focus()
    page.keyboard.press("Tab")
    expect(slider).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(number).to_have_value("8192")
    expect(slider).to_have_attribute("aria-valuetext", "8,192")
    assert row(memory, "L4 24 GB") == ["1", "2"]
    page.keyboard.press("Shift+Tab")
    page.keyboard.type("5000")
    expect(slider).to_have_attribute("aria-valuetext", "5,000")
    assert row(memory, "L4 24 GB") == ["1", "3"]


def test_rate_slider_adds_replicas(show: Show) -> None:
    cost = show("serving-cost")
    cost.get_by_role("slider", name="Requests/s at the peak").fill("12")
    expect(cost.get_by_role("status")).to_have_text(
        "Replicas: 5. $16,425 a month, on average $5.21 per million output tokens."
    )
    assert figures(cost)[:5] == ["4", "5", "10", "22.50", "16,425"]
    assert figures(cost)[5:] == ["12", "4.8", "40", "76", "2.08", "5.21"]


def test_short_request_leaves_a_continuous_batch_at_once(show: Show) -> None:
    batching = show("batching-timeline")
    batching.get_by_label("Requests").select_option(label="One long answer among short ones")
    expect(batching.get_by_role("status")).to_have_text(
        "Static: 22 iterations, a request waits 10 on average. "
        "Continuous: 20 iterations, it waits 1.3."
    )
    assert drawn(batching.locator('[data-lines="static"] svg')) == [
        ["A", "-", "E"],
        ["B", "-", "F"],
        ["C", "G"],
        ["D", "-", "H"],
    ]
    assert drawn(batching.locator('[data-lines="continuous"] svg')) == [
        ["A", "E", "H", "-"],
        ["B", "F", "-"],
        ["C"],
        ["D", "G", "-"],
    ]
    assert row(batching, "E")[-2:] == ["20", "2"]

    batching.get_by_role("slider", name="Slots").fill("8")
    expect(batching.locator('[data-lines="static"] svg')).to_have_count(8)
    expect(batching.get_by_role("status")).to_have_text(
        "Static: 20 iterations, a request waits 0 on average. "
        "Continuous: 20 iterations, it waits 0."
    )
    expect(batching.get_by_label("Requests")).to_have_value("long")


def test_keyboard_delays_a_request_in_the_table(show: Show, page: Page) -> None:
    batching = show("batching-timeline")
    batching.get_by_role("button", name="Back to the example").focus()
    page.keyboard.press("Tab")
    arrives = batching.get_by_label("A arrives after")
    expect(arrives).to_be_focused()
    expect(arrives).to_have_css("outline-style", "solid")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    expect(batching.get_by_label("A needs")).to_be_focused()
    page.keyboard.press("ArrowDown")
    # All others were there before A.
    assert row(batching, "A")[-2:] == ["7", "5"]
    assert row(batching, "E")[-2:] == ["0", "0"]
    expect(batching.get_by_label("Requests")).to_have_value("")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(arrives).to_have_value("0")
    expect(batching.get_by_label("Requests")).to_have_value("picture")
    assert row(batching, "E")[-2:] == ["8", "2"]


def test_larger_blocks_waste_more_and_longer_reservations_shut_out(show: Show) -> None:
    paging = show("kv-paging")
    paging.get_by_role("slider", name="Tokens of a block").fill("8")
    expect(paging.get_by_role("status")).to_have_text(
        "Reserved: 4 of 4 requests run and hold 8 GiB, 73% of it idle. "
        "In blocks: 4 of 4 run and hold 2.38 GiB, 9.7% of it idle."
    )
    assert row(paging, "B") == ["90", "1", "4,006 98%", "166 65%"]
    paging.get_by_role("slider", name="Longest case, tokens").fill("13")
    expect(paging.get_by_role("status")).to_contain_text("Reserved: 2 of 4 requests run")
    assert row(paging, "C") == ["2,300", "9", "waits ", "4 0.2%"]
    strips = paging.locator("[data-strip]")
    assert drawn(strips) == [
        ["A", "-", "", "-"],
        ["A", "-", "", "-", "C", "-", "D", "-"],
    ]

    paging.get_by_role("spinbutton", name="Longest case, tokens").fill("1024")
    assert row(paging, "C") == ["1,024", "4", "0 0%", "0 0%"]


@pytest.mark.parametrize(
    ("name", "label", "typed", "wanted"),
    [
        ("batching-timeline", "Slots", "9", "Slots: enter a whole number from 1 to 8."),
        ("batching-timeline", "C needs", "0", "C needs: enter a whole number from 1 to 40."),
        ("kv-paging", "Tokens of a block", "1.5", "block: enter a whole number from 1 to 4,096."),
        ("kv-paging", "Request D", "", "Request D: enter a whole number from 1 to 10,000,000."),
        ("gpu-memory", "Layers", "", "Layers: enter a whole number from 1 to 1,000."),
        ("gpu-memory", "Layers", "2.5", "Layers: enter a whole number from 1 to 1,000."),
        ("gpu-memory", "Share of memory, %", "120", "%: enter a number from 1 to 100."),
        ("serving-cost", "Measured output tokens/s", "-5", "from 1 to 10,000,000."),
        ("serving-cost", "GPU price per hour, $", "", "$: enter a number from 0 to 1,000."),
    ],
)
def test_nonsense_says_what_is_wanted(
    name: str, label: str, typed: str, wanted: str, show: Show
) -> None:
    calculator = show(name)
    before = figures(calculator)
    field = calculator.get_by_role("spinbutton", name=label, exact=True)
    usual = field.input_value()
    field.fill(typed)
    expect(calculator.get_by_role("status")).to_contain_text(wanted)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile("^a (whole )?number from"))
    expect(calculator.locator("[data-fill]").first).to_be_hidden()
    assert "NaN" not in calculator.inner_text()

    field.fill(usual)
    expect(calculator.get_by_role("status")).not_to_contain_text("enter a")
    expect(field).to_have_attribute("aria-invalid", "false")
    assert figures(calculator) == before


def test_slider_on_its_way_is_announced_once(show: Show, page: Page) -> None:
    cost = show("serving-cost")
    cost.get_by_role("status").evaluate(
        """status => {
            window.said = [];
            new MutationObserver(() => said.push(status.textContent)).observe(status, {childList: true});
        }"""
    )
    cost.get_by_role("slider", name="Requests/s at the peak").focus()
    for _ in range(8):
        page.keyboard.press("ArrowRight")
    expect(cost.get_by_role("status")).to_contain_text("Replicas: 7.")
    assert len(page.evaluate("said")) == 1


@pytest.mark.parametrize("name", PAGES)
def test_narrow_page_does_not_scroll_sideways(name: str, show: Show, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    calculator = show(name)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    boxes = [field.bounding_box() for field in calculator.locator("input:visible, select").all()]
    in_table = [field.bounding_box() for field in calculator.locator("td input:visible").all()]
    assert min(box["width"] for box in boxes if box and box not in in_table) >= 80
    assert min([44, *(box["width"] for box in in_table if box)]) >= 44
    ends = calculator.locator("table").evaluate("table => table.getBoundingClientRect().right")
    assert ends <= 320


@pytest.mark.parametrize(
    ("start", "other"),
    [
        ("serving-cost", "gpu-memory"),
        ("gpu-memory", "serving-cost"),
        ("kv-paging", "batching-timeline"),
        ("batching-timeline", "kv-paging"),
    ],
)
def test_calculator_works_after_instant_navigation(
    start: str, other: str, show: Show, page: Page
) -> None:
    show(start)
    page.evaluate("window.same = true")
    page.locator(f'.md-nav--primary a[href$="{PAGES[other].split("/")[1]}/"]').first.evaluate(
        "link => link.click()"
    )
    expect(page.locator(f"{other}[data-ready] form")).to_be_visible()
    expect(page.locator(other).get_by_role("button")).to_have_css("padding-top", "7px")
    assert page.evaluate("window.same")
