"""The figures of handed-in copies for a terminal, as data, in Markdown and as a page (`templates/answers.*`)."""

from __future__ import annotations

import dataclasses
import functools
import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import jinja2

from ..problems import count
from ..templating import digest, environment
from ..text import convert
from . import HandedIn
from .advice import Advice, advise, discrimination_said, rank, share_said, shown, sure_said
from .figures import FEWEST, FEWEST_TAKEN, ItemFigures, OptionFigures

NOTE = (
    f"Shares and correlations are told from {FEWEST} readers on, an option is called dead from {FEWEST_TAKEN} answers "
    "on. "
    "In brackets: 95 % intervals. Readers chose to hand in what they did; others may answer differently."
)


def print_table(answers: HandedIn) -> str:
    """What to do first, question by question, with the figures below."""
    lines = [*_head(answers), ""]
    for item, advice in rank(answers.items):
        lines.append(f"{item.id} ({item.revision})")
        lines += [f"    {each.text}" for each in advice]
        lines += [f"    {line}" for line in _figures(item)]
        lines += [""]
    lines += [*_earlier(answers), NOTE]
    return "\n".join(lines)


def print_json(answers: HandedIn) -> str:
    """One object; the questions in the same order, earlier wordings last."""
    ranked = [item for item, _ in rank(answers.items)]
    items = ranked + [item for item in answers.items if not item.current]
    data = {
        "copies": answers.counted,
        "doubles": answers.doubles,
        "refused": answers.refused,
        "fewest": {"share": FEWEST, "dead_option": FEWEST_TAKEN},
        "questions": [_data(item) for item in items],
    }
    return json.dumps(data, indent=2)


def print_markdown(answers: HandedIn) -> str:
    return _fill("answers.md", answers)


def print_page(answers: HandedIn) -> str:
    """A file that stands alone: small charts, each with its figures in words, and a table of all."""
    return _fill("answers.html", answers, quizzes=answers.quizzes)


def _fill(template: str, answers: HandedIn, **more: Any) -> str:
    return (
        _templates()
        .get_template(template)
        .render(
            head=list(_head(answers)),
            ranked=rank(answers.items),
            earlier=list(_earlier(answers)),
            fewest=FEWEST,
            note=NOTE,
            **more,
        )
    )


REPORTS: dict[str, Callable[[HandedIn], str]] = {
    "table": print_table,
    "json": print_json,
    "markdown": print_markdown,
    "html": print_page,
}


def _head(answers: HandedIn) -> Iterator[str]:
    for quiz, copies in answers.counted.items():
        yield f"{quiz}: {count(copies, 'copy', 'copies')}"
    if answers.doubles:
        yield f"{count(answers.doubles, 'copy', 'copies')} left out: the same reader handed in another"
    for file, reason in answers.refused.items():
        yield f"{file}: refused: {reason}"


def _figures(item: ItemFigures) -> Iterator[str]:
    said = [f"{count(item.readers, 'reader')} answered it first, {share_said(item)} right"]
    if item.readers < FEWEST:
        said = [f"{count(item.readers, 'reader')} answered it first"]
    said += [f"{item.shown} had the answer shown"] if item.shown else []
    yield ", ".join(said)
    if item.discrimination and item.compared >= FEWEST:
        yield f"discrimination {discrimination_said(item)}, of {count(item.compared, 'reader')}"
    if item.options:
        yield "taken: " + ", ".join(map(taken, item.options))
    if item.mistakes:
        yield "wrong: " + ", ".join(f"{name} {times}" for name, times in item.mistakes)
    if item.points is not None and item.readers >= FEWEST:
        yield f"worth {item.points:.2f} of a point on average"
    if item.sure:
        yield f"sure: {item.sure}, and wrong: {sure_said(item)}"


def taken(option: OptionFigures) -> str:
    """An option, how many took it, and what is said of it."""
    key, dead = " (key)" if option.right else "", " (dead)" if option.dead else ""
    return f"{option.letter}{key} {option.taken}{dead}"


def _earlier(answers: HandedIn) -> Iterator[str]:
    """Wordings that the bank has no more: figures without advice."""
    for item in answers.items:
        if not item.current:
            yield (
                f"{item.id} in another wording ({item.revision}): "
                f"{count(item.readers, 'reader')}, right: {share_said(item)}"
            )


def _data(item: ItemFigures) -> dict[str, Any]:
    advice: Sequence[Advice] = advise(item) if item.current else ()
    data: dict[str, Any] = _rounded(dataclasses.asdict(_enough(item)))
    return data | {"advice": [dataclasses.asdict(each) for each in advice]}


def _enough(item: ItemFigures) -> ItemFigures:
    """A question without the figures that too few answers do not allow; counts stay."""
    readers, compared = item.readers >= FEWEST, item.compared >= FEWEST
    options = tuple(
        dataclasses.replace(
            each,
            share=each.share if readers else None,
            elsewhere=each.elsewhere if compared else None,
        )
        for each in item.options
    )
    return dataclasses.replace(
        item,
        share=item.share if readers else None,
        discrimination=item.discrimination if compared else None,
        sure_wrong=item.sure_wrong if item.sure >= FEWEST else None,
        points=item.points if readers else None,
        options=options,
    )


def _rounded(data: Any) -> Any:
    if isinstance(data, dict):
        return {name: _rounded(value) for name, value in data.items()}
    if isinstance(data, list | tuple):
        return [_rounded(value) for value in data]
    return round(data, 4) if isinstance(data, float) else data


@functools.cache
def _templates() -> jinja2.Environment:
    filters: dict[str, Callable[..., Any]] = {
        "count": count,
        "digest": digest,
        "discrimination": discrimination_said,
        "percent": shown,
        "plain": lambda text: convert(text).plain,
        "share": share_said,
        "sure": sure_said,
        "taken": taken,
    }
    return environment(filters, keep_trailing_newline=True)
