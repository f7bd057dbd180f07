"""Steps to put in order, as their readers meet them: by buttons, keys and dragging, judged, kept, practised."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Locator, expect

from macros.bank.kinds.order.model import Order
from tests.built_site import Site
from tests.reader.selfcheck import SelfCheck
from tests.reader.test_paper import PRINTER, put_on_paper, take_from_printer

ID, SWAPPING = "tie-bowline", "moor-boat"
RIGHT = ["B", "D", "A", "E", "C"]


def step(reader: SelfCheck, letter: str, id: str = ID) -> Locator:
    return reader.card(id).locator(f'.quiz-order__step[data-letter="{letter}"]')


def order(reader: SelfCheck, id: str = ID) -> list[str]:
    steps = reader.card(id).locator(".quiz-order__step").all()
    return [each.get_attribute("data-letter") or "" for each in steps]


def press(reader: SelfCheck, letter: str, direction: str, id: str = ID) -> None:
    step(reader, letter, id).get_by_role("button", name=f"Move {direction}: ").click()


def sort(reader: SelfCheck, wanted: list[str], id: str = ID) -> None:
    for place, letter in enumerate(wanted):
        while order(reader, id).index(letter) > place:
            press(reader, letter, "up", id)


def test_the_order_is_made_by_buttons_and_kept(reader: SelfCheck) -> None:
    card = reader.go().card(ID)
    reader.wait_for_scripts()
    offered = order(reader)
    assert offered != RIGHT and sorted(offered) == sorted(RIGHT)
    reader.check(ID)
    assert reader.verdict(ID) == "Move a step first: as they stand, they are not in order."
    sort(reader, ["A", "B", "D", "E", "C"])
    assert reader.verdict(ID) == ""
    reader.check(ID)
    assert reader.verdict(ID) == "Not right. The right answer is shown below."
    expect(card.locator("[data-mark]")).to_have_count(1)
    expect(step(reader, "A")).to_contain_text("Out of place")
    expect(step(reader, "A")).to_contain_text("There is nothing to lead behind")
    expect(card.get_by_role("button", name="Move up")).to_have_count(0)

    reader.go()
    expect(step(reader, "A")).to_contain_text("Out of place")
    assert order(reader) == ["A", "B", "D", "E", "C"]
    reader.try_again(ID)
    assert order(reader) == offered
    expect(card.locator("[data-mark]")).to_have_count(0)
    sort(reader, RIGHT)
    reader.check(ID)
    assert "Right this time." in reader.verdict(ID)
    assert reader.stored(ID)[0]["choice"] == ["A", "B", "D", "E", "C"]


def test_steps_that_may_swap_are_right_either_way(reader: SelfCheck) -> None:
    reader.go().wait_for_scripts()
    sort(reader, ["D", "C", "B", "A"], SWAPPING)
    reader.check(SWAPPING)
    assert reader.verdict(SWAPPING) == "Right."
    shown = reader.card(SWAPPING).locator(".quiz-order__answer li").nth(1)
    expect(shown).to_have_text("Fix the bow line in either order with Fix the stern line")


def test_the_order_is_made_by_keys_and_told(reader: SelfCheck) -> None:
    card = reader.go().card(ID)
    reader.wait_for_scripts()
    reader.card("length-of-rope").locator("summary").first.focus()
    button = card.get_by_role("button").first
    for _ in range(4):
        if button.evaluate("button => button === document.activeElement"):
            break
        reader.page.keyboard.press("Tab")
    expect(button).to_be_focused()
    first = order(reader)[0]
    reader.page.keyboard.press("ArrowDown")
    reader.page.keyboard.press("End")
    assert order(reader)[-1] == first
    expect(step(reader, first).get_by_role("button").first).to_be_focused()
    expect(card.locator("[aria-live]")).to_contain_text(": now 5 of 5")
    reader.page.keyboard.press("Home")
    # As it was at first: nothing to judge.
    reader.check(ID)
    assert reader.verdict(ID).startswith("Move a step first")


def test_a_step_is_dragged_by_its_grip(reader: SelfCheck) -> None:
    reader.go().wait_for_scripts()
    last = order(reader)[-1]
    rest = order(reader)[:-1]
    grip = step(reader, last).locator(".quiz-order__grip")
    grip.scroll_into_view_if_needed()
    grip.hover()
    reader.page.mouse.down()
    top = step(reader, rest[0]).bounding_box()
    assert top
    reader.page.mouse.move(top["x"] + 40, top["y"] + 4, steps=8)
    reader.page.mouse.up()
    assert order(reader) == [last, *rest]
    reader.page.mouse.move(top["x"] + 40, top["y"] + 300)
    assert order(reader) == [last, *rest]


def test_a_step_is_dragged_by_a_finger_and_the_page_stays(
    each_kind: Site, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(has_touch=True, viewport={"width": 390, "height": 800}).new_page()
    reader = SelfCheck(page, each_kind).go()
    reader.wait_for_scripts()
    touch = page.context.new_cdp_session(page)

    def drag(letter: str, part: str, to: float) -> None:
        """A finger goes from a part of a step to so many pixels below the first step's middle."""
        held = step(reader, letter).locator(part).bounding_box()
        first = step(reader, order(reader)[0]).bounding_box()
        assert held and first
        x, y = held["x"] + held["width"] / 2, held["y"] + held["height"] / 2
        end = first["y"] + first["height"] / 2 + to
        points = [{"x": x, "y": y + (end - y) * share / 8} for share in range(9)]
        for at, point in enumerate(points):
            kind = "touchMove" if at else "touchStart"
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    step(reader, order(reader)[2]).scroll_into_view_if_needed()
    offered = order(reader)
    top = page.evaluate("scrollY")
    drag(offered[-1], ".quiz-order__grip", -8)
    assert order(reader) == [offered[-1], *offered[:-1]]
    assert page.evaluate("scrollY") == top
    # By its words the page is scrolled, and no step moves.
    drag(offered[2], ".quiz-order__text", -8)
    assert order(reader) == [offered[-1], *offered[:-1]]
    expect(reader.card(ID).locator("[data-held]")).to_have_count(0)


def test_a_screen_reader_hears_steps_with_their_buttons(reader: SelfCheck) -> None:
    reader.go().wait_for_scripts()
    sort(reader, ["D", "B", "C", "A"], SWAPPING)
    fieldset = reader.card(SWAPPING).locator("fieldset")
    expect(fieldset).to_match_aria_snapshot("""
      - group /You moor a boat alone/:
        - list:
          - listitem:
            - text: /Hang the fenders out/
            - 'button "Move up: Hang the fenders out"'
            - 'button "Move down: Hang the fenders out"'
          - listitem: /Fix the bow line/
          - listitem: /Fix the stern line/
          - listitem: /Stop the engine/
      """)


def test_paper_and_readers_without_scripts_see_the_order_written(reader: SelfCheck) -> None:
    reader.page.add_init_script(PRINTER)
    reader.go().wait_for_scripts()
    sort(reader, RIGHT)
    put_on_paper(reader, "Print a worksheet")
    for question in reader.quiz.questions:
        if isinstance(question, Order):
            assert order(reader, question.id) == sorted(question.steps)
            blanks = reader.card(question.id).locator(".quiz-order__blank")
            assert blanks.all_inner_texts() == [str(n + 1) for n in range(len(question.steps))]
            expect(reader.card(question.id).locator(".quiz-order__letter").first).to_have_text("A")
    take_from_printer(reader)
    # What was made and not checked yet is still there.
    assert order(reader) == RIGHT
