"""The scripts' pure functions, each called in a browser on the cases of cases.yml."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

from tests.client.scripts import ADDRESS

CASES = yaml.safe_load(Path(__file__).with_name("cases.yml").read_text(encoding="utf-8"))
ALL = [
    pytest.param(module, function, case, id=f"{function}: {case['case']}")
    for module, functions in CASES.items()
    for function, cases in functions.items()
    for case in cases
]
ORDERS = """async ({shuffled}) => {
  const orders = {};
  for (let seed = 0; seed < 2400; seed += 1) {
    const order = shuffled(["A", "B", "C", "D"], `${seed}/question`).join("");
    orders[order] = (orders[order] ?? 0) + 1;
  }
  return orders;
}"""
WORDS = """({word}, names) => {
  document.body.innerHTML = `<template id="quiz-words">
    <span data-word="left">{n} criteria left</span><span data-word="left.one">One criterion left</span>
    <span data-word="bar">{n} right</span></template>`;
  return names.map(([name, n]) => word(name, {n}));
}"""


def call(page: Page, module: str, function: str, argument: Any = None) -> Any:
    """What a function of JavaScript gives for a module of ours."""
    # As JSON: `undefined` would pass for null.
    text = page.evaluate(
        f"async ([url, given]) => JSON.stringify(await ({function})(await import(url), given))",
        [ADDRESS + module, argument],
    )
    return json.loads(text)


@pytest.mark.parametrize(("module", "function", "case"), ALL)
def test_function_gives(blank: Page, module: str, function: str, case: dict[str, Any]) -> None:
    given = f"(module, given) => module[{json.dumps(function)}](...given)"
    assert call(blank, module, given, case["given"]) == case["gives"]


def test_every_order_comes_about_equally_often(blank: Page) -> None:
    orders = call(blank, "shuffle.js", ORDERS)
    assert len(orders) == 24
    assert all(60 < times < 140 for times in orders.values()), orders


def test_a_count_of_one_has_words_of_its_own_where_there_are_any(blank: Page) -> None:
    said = call(blank, "words.js", WORDS, [["left", 2], ["left", 1], ["left", 0], ["bar", 1]])
    assert said == ["2 criteria left", "One criterion left", "0 criteria left", "1 right"]
