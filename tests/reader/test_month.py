"""Months of reviews of one reader who errs, guesses and comes late: what is due when, until each question leaves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from playwright.sync_api import Page, expect

from tests.built_site import EditableSite
from tests.reader.selfcheck import RESULTS, SelfCheck

MONDAY = datetime(2026, 11, 23, 12)
OIL, PRESSURE, LAMPS = "chain-oil", "tire-pressure", "lamps"


@dataclass(frozen=True)
class Given:
    """An answer, and the day on which the question then comes back; None once it has left."""

    id: str
    right: bool
    sure: str
    back: int | None


# By day: what is asked, in this order, and what is said in the end.
MONTHS: dict[int, tuple[list[Given], str]] = {
    1: (
        [Given(OIL, True, "Sure", 4), Given(PRESSURE, True, "A guess", 4)],
        "2 of 2 right this time.",
    ),
    3: (
        [Given(LAMPS, False, "Sure", 4)],
        "0 of 1 right this time. One comes back tomorrow.",
    ),
    # Sure and wrong comes first, then the guess, and sections in turn.
    4: (
        [
            Given(LAMPS, True, "Sure", 7),
            Given(PRESSURE, True, "Sure", 12),
            Given(OIL, False, "A guess", 5),
        ],
        "2 of 3 right this time. One comes back tomorrow.",
    ),
    5: ([Given(OIL, True, "Sure", 8)], "1 of 1 right this time."),
    # A day late for the lamps, which are the more overdue.
    8: (
        [Given(LAMPS, True, "Think so", 16), Given(OIL, True, "Sure", 16)],
        "2 of 2 right this time.",
    ),
    12: ([Given(PRESSURE, True, "Sure", 33)], "1 of 1 right this time."),
    16: (
        [Given(LAMPS, True, "Sure", 37), Given(OIL, True, "Sure", 37)],
        "2 of 2 right this time.",
    ),
    # The guess did not count: one more day than the others need.
    33: ([Given(PRESSURE, True, "Sure", 54)], "1 of 1 right this time."),
    37: (
        [Given(OIL, True, "Sure", None), Given(LAMPS, True, "Sure", None)],
        "2 of 2 right this time. 2 leave the schedule.",
    ),
    54: (
        [Given(PRESSURE, True, "Sure", None)],
        "1 of 1 right this time. One leaves the schedule.",
    ),
}
FIRST = [
    Given(OIL, False, "Think so", 1),
    Given(PRESSURE, True, "Think so", 1),
    Given(LAMPS, True, "Sure", 3),
]
SAID = {"Sure": "sure", "Think so": "likely", "A guess": "guess"}


def day_of(day: int) -> date:
    return (MONDAY + timedelta(days=day)).date()


def soon(day: int, now: int) -> str:
    """The day as the site says it."""
    if day - now < 2:
        return ["today", "tomorrow"][day - now]
    there = day_of(day)
    return f"{there:%A}" if day - now < 7 else f"{there:%B} {there.day}, {there.year}"


def number(n: int, one: str, more: str) -> str:
    return one if n == 1 else f"{n} {more}"


class Month(SelfCheck):
    """A reader, and the days on which questions should come back."""

    back: dict[str, int]

    def on(self, day: int) -> None:
        self.page.clock.set_fixed_time(MONDAY + timedelta(days=day))

    def give(self, answer: Given) -> None:
        self.choose(answer.id, self.choice(answer.id, answer.right))
        self.press(answer.id, answer.sure)
        if answer.back is None:
            del self.back[answer.id]
        else:
            self.back[answer.id] = answer.back

    def expected(self, now: int) -> dict[int, int]:
        """How many questions come on which day."""
        days = sorted(max(day, now) for day in self.back.values())
        return {day: days.count(day) for day in days}

    def see_home(self, now: int) -> None:
        """Home and the navigation say how many are due; the list and the file say what comes on which day."""
        self.go("")
        due, coming = self.page.locator("quiz-due"), self.expected(now)
        today, later = coming.get(now, 0), [day for day in coming if day > now]
        note = self.page.locator("a.md-nav__link small")
        if today:
            said = number(today, "One question is", "questions are") + " due today."
            expect(note).to_have_text(f"{today} due today")
        else:
            said = f"Nothing is due until {soon(later[0], now)}." if later else "Nothing is due."
            expect(note).to_have_count(0)
        expect(due.locator("strong")).to_have_text(said)
        due.locator("summary").click()
        listed = due.locator("ol").get_by_role("listitem").all_inner_texts()
        assert listed == [
            f"{soon(day, now)}: {number(n, 'one question', 'questions')}"
            for day, n in coming.items()
        ]
        if coming:
            with self.page.expect_download() as download:
                self.button("Save these days for a calendar").click()
            file = download.value.path().read_text(encoding="utf-8")
            entries = re.findall(r"DTSTART\S*:(\d+)[\s\S]*?SUMMARY:Practise (one|\d+) ", file)
            assert entries == [
                (f"{day_of(day):%Y%m%d}", "one" if n == 1 else f"{n}") for day, n in coming.items()
            ]


def test_questions_come_back_until_they_are_known(small: EditableSite, page: Page) -> None:
    reader = Month(page, small)
    reader.back = {}
    reader.on(0)
    reader.go()
    page.locator("quiz-progress summary").click()
    page.get_by_label("Ask how sure I am").check()
    page.locator("quiz-progress summary").click()
    for answer in FIRST:
        reader.give(answer)
    reader.see_home(0)
    for day, (answers, said) in MONTHS.items():
        reader.on(day)
        reader.see_home(day)
        reader.follow(page.get_by_role("link", name="Practise", exact=True), "self-check/")
        expect(page.locator(".quiz-view")).to_be_visible()
        asked = {answer.id for answer in answers}
        assert {id for id in reader.ids if reader.card(id).is_visible()} == asked
        for answer in answers:
            expect(reader.card(answer.id).locator("h3")).to_be_focused()
            reader.give(answer)
            reader.press(answer.id, "Next question")
        expect(page.locator(".quiz-view__said")).to_have_text(said)
        if day == 16:
            # On a day between there is nothing to do.
            reader.on(30)
            reader.see_home(30)
    reader.on(400)
    reader.see_home(400)
    # Practice is no attempt, and leaves the score as it was.
    reader.go(RESULTS)
    assert reader.score == "2 of 3 Passed"
    expect(page.locator(".quiz-results__attempts li")).to_have_count(0)
    expect(page.locator("quiz-history")).to_be_hidden()

    for id in reader.ids:
        given = [(0, answer) for answer in FIRST if answer.id == id]
        given += [
            (day, each) for day, (some, _) in MONTHS.items() for each in some if each.id == id
        ]
        kept = reader.stored(id)
        assert [
            (datetime.fromtimestamp(each["at"] / 1000).date(), each["right"]) for each in kept
        ] == [(day_of(day), answer.right) for day, answer in given]
        assert [each["sure"] for each in kept] == [SAID[answer.sure] for _, answer in given]
        assert [each["mode"] for each in kept] == ["attempt", *["practice"] * (len(given) - 1)]
