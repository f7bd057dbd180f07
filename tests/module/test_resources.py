"""What the bands promise is there: first chapters, courses, places to ask, and what an exercise costs."""

import datetime
import re
from pathlib import Path

import pytest

from macros.bank.model import Section
from macros.bank.reader import load_bank

QUIZ = load_bank(Path("quizdata")).quizzes["llm-infrastructure"]
PAGE = Path("docs/where-to-learn.md").read_text(encoding="utf-8")
EXERCISES = Path("docs/exercises/index.md").read_text(encoding="utf-8")
OPENED = datetime.date(2026, 11, 1)  # "opened in November 2026"
WORDS = {"an hour": 60, "two hours": 120}


def rows(text: str, anchor: str) -> list[list[str]]:
    """The cells of the first table under the heading with this anchor."""
    after = text.split(f"{{: #{anchor} }}")[1]
    [table] = re.findall(r"(?:^\|.*\n)+", after, re.M)[:1]
    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines()]
    return cells[2:]


def cited(cells: list[str]) -> list[str]:
    return re.findall(r'source\("([\w-]+)"', " ".join(cells))


def minutes(text: str) -> list[float]:
    """The times of a page or of the table: 60 to 90 minutes, 1 to 1.5 h, two hours."""
    for word, count in WORDS.items():
        if word in text:
            return [count]
    unit = 60 if text.endswith("h") else 1
    return [float(number) * unit for number in re.findall(r"[\d.]+", text)]


@pytest.mark.parametrize("section", QUIZ.sections, ids=lambda section: section.id)
def test_topic_has_two_courses_that_were_opened(section: Section) -> None:
    [row] = [row for row in rows(PAGE, "courses") if f"]({section.lesson})" in row[0]]
    sources = [QUIZ.sources[id] for id in cited(row)]
    assert len(sources) == 2
    assert all(source.read and source.read >= OPENED for source in sources)


def test_kubernetes_and_prometheus_have_first_chapters_by_their_makers() -> None:
    table = {row[0]: cited(row[1:2]) for row in rows(PAGE, "prerequisites")}
    assert list(table) == ["Kubernetes", "Prometheus"]
    assert [QUIZ.sources[id].by for ids in table.values() for id in ids] == list(table)


def test_each_project_of_the_exercises_has_a_place_to_ask() -> None:
    table = rows(PAGE, "ask")
    assert {"vLLM", "Kubernetes", "Prometheus", "Qdrant"} <= {row[0] for row in table}
    assert all(len(cited(row)) == 1 for row in table)


def test_bands_lead_to_the_part_of_a_page_that_keeps_their_promise() -> None:
    texts = " ".join(text for band in QUIZ.bands for text in (*band.review, *band.steps))
    for anchor in ("prerequisites", "courses", "ask"):
        assert f"(/where-to-learn.md#{anchor})" in texts and f"{{: #{anchor} }}" in PAGE
    assert "[what each needs and costs](/exercises/index.md#needs)" in texts
    assert "(/where-to-learn.md)" not in texts


def test_exercises_say_the_time_that_their_pages_say() -> None:
    table = rows(EXERCISES, "needs")
    files = [re.findall(r"\]\((.*?)\)", row[0])[0] for row in table]
    assert files == sorted(path.name for path in Path("docs/exercises").glob("0*.md"))
    for file, row in zip(files, table, strict=True):
        page = (Path("docs/exercises") / file).read_text(encoding="utf-8")
        says = re.findall(r"\*\*Time:\*\* (.*?)\.|It takes about (an hour)", page)
        if says:
            assert minutes(row[1]) == minutes("".join(says[0])), file


def test_exercises_cost_no_more_than_the_page_says() -> None:
    needs = " ".join(row[2] for row in rows(EXERCISES, "needs"))
    hours = sum(map(int, re.findall(r"a GPU [^;|]*? for (\d+) h", needs)))
    [price] = re.findall(r"take \$([\d.]+) an hour", EXERCISES)
    [most] = re.findall(rf"all {hours} GPU hours come to less than \$(\d+)", EXERCISES)
    assert int(most) - 1 < hours * float(price) < int(most)
