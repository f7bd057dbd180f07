"""A file that is not understood is refused with the line that stopped its reader, and hostile ones do no harm."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.bank.source import parse_yaml
from macros.exchange.readers import FORMATS, recognize
from macros.exchange.writing import write_fields
from tests.bank.conftest import Run
from tests.exchange.corpus import OTHERS, QUIZZES

REFUSED = [
    ("markdown", "\n\nWords alone.\n", 3, "no question was found"),
    ("gift", "::Salt:: What? {\n=yes\n~no\n", 1, "never end"),
    ("gift", "Fine? {T}\n\n::Salt What? {=yes ~no}\n", 3, "the title that begins with '::' never ends"),
    ("gift", "A } alone\n", 1, "without a '{' before it"),
    ("gift", "Two? {=a ~b} and {=c ~d}\n", 1, "a second '{'"),
    ("gift", "{=a ~b}\n", 1, "without a question before them"),
    ("aiken", "Which?\nA. One\nB. Two\nANSWER: C\n", 4, "is none of the options A, B"),
    ("aiken", "Which?\nA. One\nB. Two\n", 1, "has no line 'ANSWER: X'"),
    ("aiken", "Which?\nA. One\nand more\nANSWER: A\n", 3, "is expected below the options"),
    ("mkdocs-quiz", "# Q\n<quiz>\nWhich?\n- [x] a\n", 2, "is never closed"),
    ("mkdocs-quiz", "<quiz>\nWhich?\n</quiz>\n", 1, "has no answers"),
    ("mkdocs-quiz", "<quiz>\n- [x] a\n- [ ] b\n</quiz>\n", 1, "asks nothing"),
    ("mdbook", "[[questions]]\ntype = \"MultipleChoice\n", 2, "is not TOML"),
    ("mdbook", "[[questions]]\ntype = \"Order\"\nprompt.prompt = \"a\"\nanswer.answer = \"b\"\n",
     1, "there is no type 'Order'"),
    ("mdbook", "x = 1\n\n[[questions]]\ntype = \"MultipleChoice\"\n", 3, "needs 'prompt.prompt'"),
    ("csv", "name,age\nAnn,3\n", 1, "must name the columns"),
    ("csv", "question,a,b,answer\nWhich?,one,two,a\n,one,two,b\n", 3, "has no question"),
    ("csv", "question,a,b,answer\nWhich, then?,one,two,a\n", 2, "the row has 5 cells"),
    ("moodle-xml", "<?xml version='1.0'?>\n<quiz>\n<question>\n</quiz>\n", 4, "is not XML"),
    ("moodle-xml", "<?xml version='1.0'?>\n<!DOCTYPE quiz [<!ENTITY a 'b'>]>\n<quiz/>", 2, "'<!DOCTYPE' declares"),
    ("moodle-xml", "<quiz>\n<question type='multichoice'><name/></question></quiz>", 2, "has no text"),
    ("moodle-xml", "<rss/>", 1, "must be 'quiz'"),
    ("anki", "#separator:tab\nfront alone\n", 2, "a note needs two fields"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text", "line", "message"), REFUSED, ids=lambda value: str(value)[:30]
)
def test_is_refused_with_its_line(name: str, text: str, line: int, message: str) -> None:
    _, problems = FORMATS[name].read(text, "quiz")
    assert [(problem.line, message in problem.message) for problem in problems] == [(line, True)]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_refuses_something_with_its_line(name: str) -> None:
    assert name in {case[0] for case in REFUSED}


HOSTILE = {
    "boxes": "- [x] " * 2_500,
    "brackets": "[" * 5_500,
    "tags": "<details>" * 2_500,
    "unclosed tags": "<a " * 2_500,
    "quotes": "> " * 2_500 + "x",
    "lists": "\n".join(f"{' ' * min(at, 400)}- x" for at in range(2_000)),
    "stars": "**" * 3_500,
    "ticks": "`" * 3_001 + "a" + "``` `" * 5_000,
    "letters": "A) x B) y " * 1_500,
    "labels": "A) x\n" * 1_500,
    "numbers": "".join(f"{at}. x\n" for at in range(1_500)),
    "keys": "Answer: B\n" * 1_500,
    "headings": "# Question 1\n" * 1_500,
    "pairs": "Answers: " + ", ".join(f"{at}-A" for at in range(2_500)),
    "tables": "| a | b |\n|---|---|\n" + "| 1 | B |\n" * 1_500,
    "comments": "<!--" * 2_500,
    "admonitions": "??? note\n" * 1_500,
    "colons": "::: x\n" * 1_500,
    "shortcodes": "{% details %}\n" * 1_500,
    "fences": "```\n" * 10_001,
    "escapes": "\\" * 5_500,
    "braces": "{" * 3_500,
    "gift": "::a:: b {" + "~%1%" * 1_500 + "}",
    "commas": "question,a,b,answer\n" + "," * 20_000,
    "xml": "<?xml version='1.0'?><quiz>" + "<question>" * 2_500,
    "tabs": "#separator:tab\n" + "\t" * 5_500,
    "toml": "[[questions]]\nx = " + "[" * 2_500,
    "nothing": "",
    "spaces": " \n" * 2_500,
    "folds": "<details><summary>Answer</summary>\nB\n</details>\n" * 1_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_hostile_text_is_read_or_refused_in_bounded_time(text: str) -> None:
    before = time.process_time()
    for found in {recognize(text), FORMATS["markdown"]}:
        assert found is not None
        _, problems = found.read(text, "quiz")
        assert all(problem.line > 0 for problem in problems)
    # No race against a clock: what is not bounded takes minutes.
    assert time.process_time() - before < 60


def mutated(text: str, chance: random.Random) -> str:
    """A text with a few pieces cut, doubled, moved or replaced."""
    for _ in range(chance.randint(1, 6)):
        if not text:
            break
        at = chance.randrange(len(text))
        end = min(len(text), at + chance.choice([1, 1, 2, 5, 20, 100]))
        piece = text[at:end]
        other = chance.choice(
            ["", piece * 2, piece[::-1], "\n", "A) ", "Answer: ", "{", "}", "<", "]]>", "\t", "**", "```",
    "# ", "\u202e", "\x00", "é", "\n\n1. "]
        )  # fmt: skip
        text = text[:at] + other + text[end:]
    return text


def mutations(number: int) -> Iterator[tuple[Path, str]]:
    """So many files that are not what their author wrote, as many of each format."""
    chance = random.Random(7)
    texts: dict[str, list[tuple[Path, str]]] = {name: [] for name in FORMATS}
    for path in [*QUIZZES, *OTHERS]:
        text = path.read_text(encoding="utf-8")
        found = recognize(text)
        assert found is not None
        texts[found.name].append((path, text))
    for at in range(number):
        path, text = chance.choice(texts[[*FORMATS][at % len(FORMATS)]])
        yield path, mutated(text, chance)


def test_ten_thousand_mutated_files_are_read_or_refused_with_a_line() -> None:
    refused = 0
    for path, text in mutations(10_000):
        found = recognize(text)
        assert found is not None
        understood, problems = found.read(text, path.name)
        refused += bool(problems)
        assert all(problem.line > 0 and problem.message for problem in problems)
        for question in understood.questions:
            assert 0 < question.first <= text.count("\n") + 1
            assert all(at < len(question.options) for key in question.keys for at in key.right)
    assert 1_000 < refused < 9_000


def test_mutated_files_leave_a_bank_that_loads(
    bank: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    for number, (path, text) in enumerate(mutations(80)):
        file = Path(f"{number}.{path.name}")
        file.write_bytes(text.encode("utf-8"))
        status, printed, errors = run("import", file.name, "--quiz", f"quiz-{number}")
        assert status in (0, 1, 2)
        assert "Traceback" not in errors
        assert (bank / f"quiz-{number}").exists() == ("wrote" in printed)
    assert run("check")[0] == 0


TEXTS = [
    "plain", "two\nlines", " lead", "trail ", "a: b", "# no comment", "x # y", "- item",
    "'quoted'", '"', "null", "~", "true", "12",
    "tab\there", "\n\nblank", "a\n\n  b\n", "🍞", "long " * 60, "no-break space", "{a}", "[a]", "*a*", "&a",
    "!a", "%a", "@a", "`a`",
    "line\n   \nend", "ends with \\", "\\n", "a\u2028b",
]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS, ids=repr)
def test_a_text_is_written_so_that_the_bank_reads_it_as_it_is(text: str) -> None:
    document, problems = parse_yaml(
        write_fields({"stem": text, "options": {"A": text}, "list": [text, "b c"]}), ""
    )
    assert not problems
    assert document is not None
    assert document.data == {"stem": text, "options": {"A": text}, "list": [text, "b c"]}


def test_every_file_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    status, _, said = run("import", "a.md", "b.md", "--quiz", "knots", "--bank", str(tmp_path))
    assert status == 2
    assert said == "error: there is no file 'a.md', 'b.md'\n"
