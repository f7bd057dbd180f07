"""mdbook-quiz: questions in TOML."""

from __future__ import annotations

import tomllib
from typing import Any

from ...problems import Problem
from ..drafts import KeyFound, OptionDraft, QuestionDraft, Remark, Understood
from ..format import Format, refusal

HEAD = "[[questions]]"


def recognizes(text: str) -> bool:
    lines = [line.strip() for line in text.split("\n") if line.strip() and not line.startswith("#")]
    return HEAD in lines and ("=" in lines[0] or lines[0].startswith("["))


def read(text: str, file: str) -> tuple[Understood, list[Problem]]:
    understood = Understood()
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return understood, [
            refusal(file, _line_of(str(error), text), f"is not TOML: {_reason(str(error))}")
        ]
    heads = [
        number for number, line in enumerate(text.split("\n"), 1) if line.strip().startswith(HEAD)
    ]
    entries = data.get("questions")
    if not isinstance(entries, list):
        return understood, [
            refusal(
                file,
                heads[0] if heads else 1,
                "'questions' must be a list: write [[questions]] before each",
            )
        ]
    ends = [*(head - 1 for head in heads[1:]), text.rstrip().count("\n") + 1]
    multipart = data.get("multipart")
    parts: dict[str, Any] = multipart if isinstance(multipart, dict) else {}
    problems: list[Problem] = []
    for at, entry in enumerate(entries):
        exact = len(heads) == len(entries)
        first = heads[at] if exact else 1
        last = ends[at] if exact else ends[-1]
        draft = _read_entry(entry, first, last, parts, file, problems)
        if draft is not None:
            draft.number = str(at + 1)
            understood.questions.append(draft)
    return understood, problems


def _read_entry(
    entry: Any, first: int, last: int, parts: dict[str, Any], file: str, problems: list[Problem]
) -> QuestionDraft | None:
    prompt = entry.get("prompt") if isinstance(entry, dict) else None
    answer = entry.get("answer") if isinstance(entry, dict) else None
    if not isinstance(prompt, dict) or not isinstance(answer, dict):
        problems.append(
            refusal(file, first, "a question needs 'prompt.prompt' and 'answer.answer'")
        )
        return None
    kind = str(entry.get("type", ""))
    stem = str(prompt.get("prompt") or prompt.get("program") or "").strip()
    context = parts.get(str(entry.get("multipart", "")))
    if isinstance(context, str) and context.strip():
        stem = f"{context.strip()}\n\n{stem}".strip()
    draft = QuestionDraft(first, last, stem, explanation=str(entry.get("context") or "").strip())
    if kind == "Tracing":
        draft.missing = "a program to trace: only questions with options can be brought in"
        return draft
    if kind == "ShortAnswer":
        return _with_words(draft, answer, str(prompt.get("response", "")))
    if kind != "MultipleChoice":
        problems.append(
            refusal(
                file,
                first,
                f"there is no type '{kind}': write MultipleChoice, ShortAnswer or Tracing",
            )
        )
        return None
    if not stem:
        problems.append(refusal(file, first, "'prompt.prompt' is empty"))
        return None
    value = answer.get("answer")
    right = [
        str(each).strip()
        for each in (value if isinstance(value, list) else [value])
        if each is not None
    ]
    wrong = [str(each).strip() for each in _list(prompt.get("distractors"))]
    place = prompt.get("answerIndex")
    options = [*wrong]
    start = (
        place
        if isinstance(place, int) and not isinstance(place, bool) and 0 <= place <= len(wrong)
        else 0
    )
    options[start:start] = right
    if prompt.get("sortAnswers") is True:
        options.sort()
    draft.options = [OptionDraft(text, first) for text in options]
    if not right or not all(right):
        draft.missing = "no key is given for it"
    else:
        draft.keys = [
            KeyFound(tuple(sorted(options.index(each) for each in right)), first, "answer.answer")
        ]
        draft.multiple = len(right) > 1
    draft.fixed = isinstance(place, int) or prompt.get("sortAnswers") is True
    if entry.get("id"):
        draft.left_out.append(Remark(first, f"its id in mdbook: {entry['id']}"))
    return draft


def _with_words(draft: QuestionDraft, answer: dict[str, Any], response: str) -> QuestionDraft:
    """A question whose answer is typed: a long one is read by whoever asked, others are compared."""
    values = [answer.get("answer"), *_list(answer.get("alternatives"))]
    known = [str(each).strip() for each in values if each is not None and str(each).strip()]
    if not known:
        draft.missing = "no key is given for it"
    elif response == "long":
        draft.sample = known[0]
    else:
        draft.special = {"kind": "short", "answer": list(dict.fromkeys(known))}
    return draft


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _line_of(message: str, text: str) -> int:
    digits = message.rpartition("(at line ")[2].partition(",")[0]
    return int(digits) if digits.isdigit() else text.count("\n") + 1


def _reason(message: str) -> str:
    words = message.partition(" (at ")[0]
    return words[:1].lower() + words[1:]


FORMAT = Format("mdbook", "mdbook-quiz: questions in TOML", recognizes, read, rank=2)
