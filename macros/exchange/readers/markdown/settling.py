"""The key of a question from all the places that name one, and what they disagree on."""

from __future__ import annotations

from collections.abc import Sequence

from ...drafts import KeyFound, QuestionDraft, Remark
from .blocks import Line
from .explaining import explain
from .key_letters import names_letters
from .keys import read_key
from .labels import read_option
from .open_questions import settle_open
from .partwise import in_one_line, is_answered_in_words, lines_tell_each, with_tasks
from .said import read_said
from .signs import plain
from .telling import read_links, read_loose, read_verdict
from .text import asks, copy_line, new_line
from .unsettled import Body


def settle(body: Body) -> QuestionDraft | None:
    """The question with its key, from all places that name one; None if it is no question."""
    draft = body.draft
    if not draft.options:
        return settle_open(body)
    _check_letters(draft)
    inline = _from_values(body)
    marked = _from_marks(body)
    at_end = _from_entries(body)
    keys = [*inline, *marked, *at_end]
    if not keys and body.bold and len(body.bold) < len(draft.options):
        keys = [KeyFound(tuple(body.bold), draft.options[body.bold[0]].line, "bold")]
    if not keys:
        keys = _from_verdicts(body) or _from_words(body)
    if not keys and is_answered_in_words(body):
        return settle_open(with_tasks(body))
    draft.keys = keys
    _add_listed(body)
    explain(body)
    for other in keys[1:]:
        if other.right != keys[0].right:
            here, there = _letters(draft, keys[0].right), _letters(draft, other.right)
            first = f"the key is {here} on line {keys[0].line} ({keys[0].said})"
            message = f"{first} and {there} on line {other.line} ({other.said})"
            draft.conflicts.append(Remark(other.line, message))
    for option, verdict, line in body.verdicts:
        if keys and verdict != (option in draft.key) and not draft.conflicts:
            says = f"calls {_letters(draft, (option,))} {'right' if verdict else 'wrong'}"
            first = f"the key is {_letters(draft, draft.key)} on line {keys[0].line}"
            draft.conflicts.append(Remark(line, f"{first}, and line {line} {says}"))
    if not keys:
        if not body.explicit and not draft.missing and not asks(draft.stem):
            return None  # lettered lines that nobody asks about
        draft.missing = draft.missing or "no key is given for it"
    elif len(draft.key) == len(draft.options) and len(draft.key) > 1:
        draft.missing = ""
    return draft


def _check_letters(draft: QuestionDraft) -> None:
    """Say so if the letters of options do not run on: one of them may have been overlooked."""
    letters = [option.label.upper() for option in draft.options]
    due = [chr(ord("A") + at) for at in range(len(letters))]
    if all(letter.isalpha() for letter in letters) and letters != due:
        message = f"its options are named {', '.join(letters)}: read them again"
        draft.conflicts.append(Remark(draft.options[0].line, message))


def _letters(draft: QuestionDraft, right: Sequence[int]) -> str:
    return ", ".join(draft.options[at].label or chr(ord("A") + at) for at in right) or "none"


def _from_values(body: Body) -> list[KeyFound]:
    found: list[KeyFound] = []
    draft = body.draft
    for value in body.values:
        key = read_key(value.text, draft.options)
        if key is None:
            if not found and value.text:
                body.explanation.insert(0, new_line(value.text, value.line))
            continue
        if key.doubt:
            draft.conflicts.append(Remark(value.line, key.doubt))
        if not key.right:
            draft.missing = key.doubt
            continue
        found.append(KeyFound(key.right, value.line, value.said))
        if (why := _why(key.rest)) and len(found) == 1:
            body.explanation.insert(0, new_line(why, value.line))
    return found


def _add_listed(body: Body) -> None:
    """Options that the lines of an answer below the first name word by word are right as well, maybe in an order."""
    draft = body.draft
    texts = {plain(option.text): at for at, option in enumerate(draft.options)}
    named = [line for line in body.explanation if line.marker and plain(line.text) in texts]
    if not draft.keys or not named or len(body.explanation) != len(named):
        return
    key = draft.keys[0]
    right = {*key.right, *(texts[plain(line.text)] for line in named)}
    draft.keys[0] = KeyFound(tuple(sorted(right)), key.line, key.said)
    body.explanation = []
    message = "its answer lists options one below the other: do they stand in an order?"
    draft.conflicts.append(Remark(key.line, message))


def _why(rest: str) -> str:
    """What stands behind a key, without a word such as "Explanation" and a bar before it."""
    bare = rest.lstrip("|/ ") if rest[:2] in ("| ", "/ ", "|") else rest
    return next((said.rest for said in read_said(bare) if said.role == "explanation"), bare)


def _from_marks(body: Body) -> list[KeyFound]:
    right = tuple(option for option, mark, _ in body.marks if mark)
    if right:
        line = next(line for _, mark, line in body.marks if mark)
        return [KeyFound(right, line, "mark")]
    return []


def _from_verdicts(body: Body) -> list[KeyFound]:
    right = tuple(sorted({option for option, verdict, _ in body.verdicts if verdict}))
    if right:
        line = next(line for option, verdict, line in body.verdicts if verdict)
        return [KeyFound(right, line, "text about the option")]
    return []


def _from_words(body: Body) -> list[KeyFound]:
    """What the first line below the options says, if it names the key without a word such as "Answer"."""
    first = next((line for line in body.explanation if line.kind == "text"), None)
    if first is None:
        return []
    options = body.draft.options
    said = next((each for each in read_said(first.text) if each.role == "key"), None)
    if said is not None:
        key = read_key(said.rest, options)
        return [KeyFound(key.right, first.number, "explanation")] if key and key.right else []
    label = read_loose(first.text)
    key = read_key(first.text, options)
    if label is not None and read_verdict(label.rest) and key and len(key.right) == 1:
        return [KeyFound(key.right, first.number, "explanation")]
    bold, mark, rest = first.text.removeprefix("**").partition("**")
    if mark and first.text.startswith("**"):
        if key and key.right and not key.rest:
            rest = ""
        else:
            key = read_key(bold, options)
    elif not names_letters(first.text):
        return []
    if key and key.right and not key.rest and not key.doubt:
        at = body.explanation.index(first)
        why = rest.strip().lstrip(" :-–—.")
        body.explanation[at : at + 1] = [new_line(why, first.number)] if why else []
        return [KeyFound(key.right, first.number, "line below the options")]
    return []


def _from_entries(body: Body) -> list[KeyFound]:
    found: list[KeyFound] = []
    draft = body.draft
    for entry in body.entries:
        if lines_tell_each(in_one_line(entry) if entry.value else entry.more, draft):
            continue
        key = read_key(_bare_value(entry.value), draft.options) if entry.value else None
        rest: list[Line] = list(entry.more)
        line = entry.line
        for at, more in enumerate(entry.more):
            said = next((each for each in read_said(more.text) if each.role == "key"), None)
            value = said.rest if said else more.text if not entry.value and at == 0 else ""
            inner = read_key(value, draft.options) if value else None
            if inner and inner.right and (key is None or not key.right):
                key, line = inner, more.number
                rest = entry.more[at + 1 :]
                break
        if key is None:
            continue
        if key.doubt:
            draft.conflicts.append(Remark(line, key.doubt))
        if not key.right:
            continue
        found.append(KeyFound(key.right, line, "key at the end"))
        if why := _why(key.rest):
            rest = [new_line(why, line), *rest]
        _take_rest(body, rest)
    return found


def _bare_value(value: str) -> str:
    """What a key at the end says behind a word of its own: `**[Correct option: A]** ...`."""
    return next((said.rest for said in read_said(value) if said.role == "key" and said.rest), value)


def _take_rest(body: Body, rest: Sequence[Line]) -> None:
    """What a key at the end says beyond letters: why, and of single options."""
    draft = body.draft
    for line in rest:
        if line.kind == "rule":
            continue
        said = next(iter(read_said(line.text)), None) if line.kind in ("text", "heading") else None
        label = (read_option(line.text) or read_loose(line.text)) if line.kind == "text" else None
        option = next(
            (
                at
                for at, each in enumerate(draft.options)
                if label and each.label.upper() == label.letter.upper()
            ),
            None,
        )
        verdict = read_verdict(label.rest) if label else None
        told = verdict is not None or (line.marker != "" and bool(label and label.rest))
        if option is not None and label is not None and told:
            if verdict is not None:
                body.verdicts.append((option, verdict, line.number))
            draft.options[option].feedback = draft.options[option].feedback or label.rest
        elif said and said.role == "reference":
            draft.links += read_links(said.rest)
        elif said and said.role in ("explanation", "others"):
            if said.rest:
                body.explanation.append(copy_line(line, text=said.rest, kind="text", marker=""))
        elif said and said.role == "key":
            continue
        else:
            body.explanation.append(line)
