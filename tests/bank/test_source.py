"""Scalars are read as YAML 1.2 reads them, and each value knows where it stands."""

from __future__ import annotations

import pytest
import yaml

from macros.bank import source
from macros.bank.source import parse_front_matter, parse_yaml
from macros.problems import Place


@pytest.fixture(params=["CBaseLoader", "BaseLoader"])
def _both_loaders(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "Loader", getattr(yaml, request.param))


@pytest.mark.usefixtures("_both_loaders")
@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "no",
        "on",
        "Off",
        "y",
        "12:30",
        "1_000",
        "0o17",
        "1e3",
        "2026-11-22",
        "3.10",
        "=",
        "<<",
        "007",
        "true",
    ],
)
def test_scalar_stays_text(text: str) -> None:
    document, problems = parse_yaml(f"stem: {text}\n", "x.yml")
    assert document is not None
    assert document.data == {"stem": text}
    assert not problems


@pytest.mark.usefixtures("_both_loaders")
@pytest.mark.parametrize("text", ["", "~", "null"])
def test_scalar_is_nothing(text: str) -> None:
    document, _ = parse_yaml(f"stem: {text}\n", "x.yml")
    assert document is not None
    assert document.data == {"stem": None}


@pytest.mark.usefixtures("_both_loaders")
def test_quoted_nothing_is_text() -> None:
    document, _ = parse_yaml("a: '~'\nb: \"\"\nc: 'null'\n", "x.yml")
    assert document is not None
    assert document.data == {"a": "~", "b": "", "c": "null"}


@pytest.mark.usefixtures("_both_loaders")
def test_places_count_characters_from_one() -> None:
    document, _ = parse_yaml("é: [ü, {b: c}]\nf:\n  - g: >-\n      text\n", "x.yml")
    assert document is not None
    assert document.place() == Place("x.yml", 1, 1)
    assert document.place(("é", 1, "b")) == Place("x.yml", 1, 12)
    assert document.place(("é", 1, "b"), key=True) == Place("x.yml", 1, 9)
    assert document.place(("f", 0, "g")) == Place("x.yml", 3, 8)
    assert document.place(("f", 0, "g"), key=True) == Place("x.yml", 3, 5)


@pytest.mark.parametrize("loc", [("a", "none"), ("a", 0, "none", "deeper"), ("a", 7)])
def test_place_of_what_is_not_written_is_its_nearest_parent(loc: tuple[str | int, ...]) -> None:
    document, _ = parse_yaml("x: y\na: [b]\n", "x.yml")
    assert document is not None
    assert document.place(loc).line == 2


def test_text_keeps_its_line_breaks_but_not_those_of_windows(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    path = tmp_path_factory.mktemp("crlf") / "x.yml"
    path.write_bytes(b"stem: |\r\n  one\r\n  two\r\n")
    document, problems = source.read_yaml(path, "x.yml")
    assert document is not None
    assert document.data == {"stem": "one\ntwo\n"}
    assert not problems


def test_lines_of_front_matter_count_in_the_whole_file() -> None:
    text = "---\nid: x\ntasks:\n  - one\n---\n\n\n#### Answer\n\nText with `---` in it:\n\n---\n\nEnd\n"
    document, problems = parse_front_matter(text, "x.md")
    assert document is not None
    assert not problems
    assert document.place(("tasks", 0)) == Place("x.md", 4, 5)
    assert document.place(("answer",)) == Place("x.md", 8, 1)
    assert document.data["answer"].startswith("#### Answer\n")
    assert document.data["answer"].endswith("End\n")


@pytest.mark.usefixtures("_both_loaders")
def test_nesting_without_end_is_a_problem() -> None:
    document, problems = parse_yaml("[" * 5000, "x.yml")
    assert document is None
    assert len(problems) == 1


def test_aliases_that_multiply_are_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MOST_VALUES", 1000)
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    document, problems = parse_yaml("\n".join(lines), "x.yml")
    assert document is None
    assert "too large" in problems[0].message


def test_an_alias_repeats_what_it_names() -> None:
    document, problems = parse_yaml("a: &name [x]\nb: *name\n", "x.yml")
    assert document is not None
    assert document.data == {"a": ["x"], "b": ["x"]}
    assert not problems
