"""Attempts: the order of options belongs to one, and starting over files it in the history."""

from tests.reader.selfcheck import RESULTS, SelfCheck


def test_options_keep_their_order_until_the_reader_starts_over(reader: SelfCheck) -> None:
    fixed = {question.id for question in reader.quiz.questions if not question.shuffle}
    written = {question.id: list(question.options) for question in reader.quiz.questions}
    first = reader.go().orders()
    reader.answer(reader.ids[0])
    assert reader.orders() == first
    reader.reload()
    assert reader.orders() == first

    reader.go(RESULTS).start_over()
    second = reader.go().orders()
    assert fixed
    for id in fixed:
        assert first[id] == second[id] == written[id]
    shuffled = [id for id in reader.ids if id not in fixed]
    # With 4 options an order stays the same in 1 of 24 cases; in most of ten questions it does not.
    assert sum(first[id] != second[id] for id in shuffled) > len(shuffled) / 3
    assert sum(first[id] != written[id] for id in shuffled) > len(shuffled) / 3


def test_starting_over_files_the_attempt_and_begins_anew(reader: SelfCheck) -> None:
    total = len(reader.ids)
    reader.go().answer(reader.ids[0])
    reader.answer(reader.ids[1], right=False)

    reader.go(RESULTS).button("Start over").click()
    reader.button("No, leave it as it is").click()
    assert reader.headline == f"2 of {total} answered, 1 right so far."

    reader.start_over()
    assert "Nothing is answered yet" in reader.headline
    assert reader.go().progress == (0, total, 0)
    assert not reader.answered(reader.ids[0])
    assert reader.verdict(reader.ids[0]) == ""
    reader.answer(reader.ids[1])
    assert reader.progress == (1, total, 1)

    reader.go(RESULTS)
    history = reader.results.get_by_role("listitem").filter(has_text="Begun")
    assert history.count() == 1
    begun, points = history.inner_text().split("\n\n")
    assert begun.endswith(f"1 of {total} right, 2 answered")
    # And its points by section, to compare.
    assert points == "Loops 1 of 4, Hitches 0 of 5, Bends 0 of 3"
    reader.start_over()
    assert history.count() == 2
    assert "Nothing is answered yet" in reader.headline


def test_deleting_leaves_nothing_of_this_quiz_and_all_of_others(reader: SelfCheck) -> None:
    reader.go().answer(reader.ids[0])
    mine = reader.key("")
    others = {
        mine.replace("/self-check/", "/other-site/") + reader.ids[0]: "{",
        mine.replace(reader.quiz.id, "another-quiz") + "+attempt": "{}",
        "theme": "dark",
    }
    reader.page.evaluate(
        "all => Object.assign(localStorage, all)", {**others, f"{mine}x~aside": "?"}
    )
    reader.go(RESULTS).button("Delete my answers").click()
    reader.button("Yes, do it").click()
    assert "Nothing is answered yet" in reader.headline
    kept = reader.page.evaluate("() => ({...localStorage})")
    assert {key: value for key, value in kept.items() if not key.startswith("/self-check/.")} == (
        # A visit begins an attempt, which says nothing about the reader.
        others | {reader.own_key("+attempts"): kept[reader.own_key("+attempts")]}
    )
    assert reader.go().progress == (0, len(reader.ids), 0)
