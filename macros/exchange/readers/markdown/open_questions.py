"""Questions without options: true or false, or answered in words."""

from __future__ import annotations

from collections.abc import Sequence

from ...drafts import KeyFound, OptionDraft, QuestionDraft
from .blocks import Line
from .entries import KeyEntry
from .explaining import common_items, explain
from .key_letters import names_letters
from .labels import read_option
from .said import read_said
from .signs import plain
from .text import copy_line, join, new_line, unbold
from .truth import read_truth, truth_words
from .unsettled import Body


def settle_open(body: Body) -> QuestionDraft | None:
    """A question without options, with its answer; None if it is no question."""
    draft = body.draft
    value = next((value for value in body.values if value.text), None)
    entry = next((entry for entry in body.entries), None)
    text, line, said = (value.text, value.line, value.said) if value else ("", 0, "")
    if value is None and entry is not None:
        told = _told_of(entry, draft)
        text, line, said = told[0].text if told else "", entry.line, "key at the end"
        body.explanation += told[1:]
    bare = text.strip("*_` ")
    bare = bare if bare[:1] in tuple("√×✓✗") else plain(text)
    truth = read_truth(bare) if text and not body.case else None
    after = bare[truth[1] :].lstrip() if truth else ""
    if truth and (not after or not after[0].isalnum()) and draft.stem:
        pair = truth_words(text)
        draft.options = [OptionDraft(each, draft.first, "") for each in pair]
        right = 0 if truth[0] else 1
        draft.keys = [KeyFound((right,), line, said)]
        draft.fixed = True
        rest = _after_truth(text)
        if rest:
            body.explanation.insert(0, new_line(rest, line))
        explain(body)
        return draft
    if not draft.stem and not draft.title:
        return None
    if value is None and entry is None and not body.sample:
        if not body.explicit or not draft.stem:
            return None
        draft.missing = "neither options nor an answer are given for it"
        return draft
    first = value.listed if value and value.listed else new_line(text, line)
    sample = [*([first] if text and not body.sample else []), *body.sample]
    sample += body.explanation
    draft.sample = unbold(
        join([each for each in sample if each.text.strip()], common_items(sample))
    )
    draft.tasks = list_items(body.tasks)
    named = "" if body.case else _option_named(text)
    if named:
        draft.missing = f"its answer names an option {named}, and no options are given for it"
    return draft


def _option_named(text: str) -> str:
    """The options that an answer names, as `C. an apple` and `A, B` do; empty if it is an answer in words."""
    text = text.strip("` ")
    letter = read_option(text)
    if letter is not None and letter.alphabet != "1" and letter.style.endswith((")", ".")):
        return letter.letter
    return plain(text).upper() if names_letters(text) else ""


def _told_of(entry: KeyEntry, draft: QuestionDraft) -> list[Line]:
    """What a key at the end says of an open question, without its name and words such as "Model answer"."""
    own = {plain(draft.title), plain(draft.stem)}
    named = plain(entry.value).strip(" :") in own
    told = [new_line(entry.value, entry.line)] if entry.value and not named else []
    told += entry.more
    first = next((at for at, line in enumerate(told) if line.kind != "rule"), 0)
    said = next((each for each in read_said(told[first].text)), None) if told else None
    if said and said.role in ("key", "sample"):
        told[first] = copy_line(told[first], text=said.rest, kind="text", marker="")
    return told[first:] if not told or told[first].text else told[first + 1 :]


def _after_truth(text: str) -> str:
    truth = read_truth(text.lstrip("*_` :✅❌✓✗"))
    if truth is None:
        return ""
    rest = text.lstrip("*_` :✅❌✓✗")[truth[1] :]
    return rest.strip().lstrip("*_`").lstrip(" .:：,;-–—)*!").strip()


def list_items(lines: Sequence[Line]) -> list[str]:
    """Tasks, one by one."""
    found: list[str] = []
    for line in lines:
        if line.marker or not found:
            found.append(line.text)
        else:
            found[-1] = f"{found[-1]} {line.text}"
    return found
