"""The key of a question from all the places that name one, and what they disagree on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ...drafts import KeyFound, OptionDraft, QuestionDraft, Remark
from .answers import KeyEntry
from .blocks import Line
from .keys import names_letters, read_key, read_truth, tells_each, truth_words
from .labels import Label, read_option
from .said import read_said
from .signs import plain
from .telling import read_links, read_loose, read_verdict
from .text import asks, copy_line, join, new_line, unbold


@dataclass
class Value:
    """What stands behind a word such as "Answer"."""

    text: str
    line: int
    said: str
    number: int = 0
    """How many lines of what follows have been taken for it."""


@dataclass
class Body:
    """A question whose key is not settled yet."""

    draft: QuestionDraft
    values: list[Value] = field(default_factory=list)
    entries: list[KeyEntry] = field(default_factory=list)
    """What keys at the end say of it."""
    marks: list[tuple[int, bool, int]] = field(default_factory=list)
    """Options that are marked as right or wrong, and where."""
    bold: list[int] = field(default_factory=list)
    verdicts: list[tuple[int, bool, int]] = field(default_factory=list)
    """What texts about single options say of them."""
    explanation: list[Line] = field(default_factory=list)
    sample: list[Line] = field(default_factory=list)
    tasks: list[Line] = field(default_factory=list)
    case: bool = False
    explicit: bool = False
    worded: bool = False
    """Whether it says that it is a question."""
    items: list[tuple[int, Label]] = field(default_factory=list)

    @property
    def says_key(self) -> bool:
        """Whether the key stands with the question."""
        return bool(self.values or any(right for _, right, _ in self.marks))


def settle(body: Body) -> QuestionDraft | None:
    """The question with its key, from all places that name one; None if it is no question."""
    draft = body.draft
    if not draft.options:
        return _settle_open(body)
    _check_letters(draft)
    inline = _from_values(body)
    marked = _from_marks(body)
    at_end = _from_entries(body)
    keys = [*inline, *marked, *at_end]
    if not keys and body.bold and len(body.bold) < len(draft.options):
        keys = [KeyFound(tuple(body.bold), draft.options[body.bold[0]].line, "bold")]
    if not keys:
        keys = _from_verdicts(body) or _from_words(body)
    if not keys and _is_answered_in_words(body):
        return _settle_open(_with_tasks(body))
    draft.keys = keys
    _add_listed(body)
    _finish(body)
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


def _is_answered_in_words(body: Body) -> bool:
    """Whether an answer says something of each lettered line, as of parts of one question, and names none as right."""
    if body.sample or any(
        said.role == "sample"
        for entry in body.entries
        for line in entry.more
        for said in read_said(line.text)
    ):
        return True
    said = [value.text for value in body.values] + [entry.value for entry in body.entries]
    if any(tells_each(text, body.draft.options) for text in said):
        return True
    if any(_tells_each(_in_one_line(entry), body.draft) for entry in body.entries):
        return True
    told = body.explanation if body.values else []
    return any(
        _tells_each(lines, body.draft) for lines in (told, *(entry.more for entry in body.entries))
    )


def _in_one_line(entry: KeyEntry) -> list[Line]:
    """What the line of an entry says: `(a) Yes, (b) No`, which was taken apart like options."""
    beside = [line for line in entry.more if line.number == entry.line]
    return [new_line(entry.value, entry.line), *beside] if beside else []


def _tells_each(lines: Sequence[Line], draft: QuestionDraft) -> bool:
    """Whether lines begin with the letters of all options, and call none right or wrong."""
    letters = {option.label.casefold() for option in draft.options if option.label.isalpha()}
    told = [line.text.lstrip("*_(").lstrip("0123456789") for line in lines]
    parts = {text[0].casefold(): text[2:] for text in told if text[1:2] in tuple(").:") and text}
    plainly = all(read_verdict(text.strip()) is None for text in parts.values())
    return len(letters) > 1 and letters <= parts.keys() and plainly


def _with_tasks(body: Body) -> Body:
    """The question with its lettered lines as what it asks for, one by one."""
    for option in body.draft.options:
        body.tasks.append(copy_line(new_line(option.text, option.line), marker="-"))
    body.draft.options, body.draft.conflicts, body.draft.missing = [], [], ""
    body.sample = body.sample or body.explanation
    body.explanation, body.values = [], []
    body.case = True
    return body


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
    bare = rest.lstrip("|/ ")
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
        if _tells_each(_in_one_line(entry) if entry.value else entry.more, draft):
            continue
        key = read_key(entry.value, draft.options) if entry.value else None
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


def _finish(body: Body) -> None:
    draft = body.draft
    outer = body.explanation[0].items if body.explanation else ()
    common = outer
    for line in body.explanation:
        while common and line.items[: len(common)] != common:
            common = common[:-1]
    if len(body.explanation) == 1 and body.explanation[0].marker:
        common = body.explanation[0].items
    draft.explanation = unbold(
        join([line for line in body.explanation if line.text.strip()], common)
    )
    for at in draft.key:
        if draft.options[at].feedback:
            told = draft.options[at].feedback
            draft.options[at].feedback = ""
            if not draft.explanation:
                draft.explanation = told
            elif plain(told) not in plain(draft.explanation):
                draft.explanation = f"{draft.explanation}\n\n{told}"
    links = read_links(draft.explanation) if not draft.links else []
    draft.links += [link for link in links if link not in draft.links]
    draft.multiple = len(draft.key) > 1


def _settle_open(body: Body) -> QuestionDraft | None:
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
        _finish(body)
        return draft
    if not draft.stem and not draft.title:
        return None
    if value is None and entry is None and not body.sample:
        if not body.explicit or not draft.stem:
            return None
        draft.missing = "neither options nor an answer are given for it"
        return draft
    sample = [*([new_line(text, line)] if text and not body.sample else []), *body.sample]
    sample += body.explanation
    draft.sample = unbold(join([each for each in sample if each.text.strip()], _common(sample)))
    draft.tasks = list_items(body.tasks)
    named = "" if body.case else _option_named(text)
    if named:
        draft.missing = f"its answer names an option {named}, and no options are given for it"
    return draft


def _option_named(text: str) -> str:
    """The options that an answer names, as `C. an apple` and `A, B` do; empty if it is an answer in words."""
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
    return rest.strip().lstrip("*_`").lstrip(" .:：,;-–—)*").strip()


def _common(lines: Sequence[Line]) -> tuple[int, ...]:
    common = lines[0].items if lines else ()
    for line in lines:
        while common and line.items[: len(common)] != common:
            common = common[:-1]
    return common


def list_items(lines: Sequence[Line]) -> list[str]:
    """Tasks, one by one."""
    found: list[str] = []
    for line in lines:
        if line.marker or not found:
            found.append(line.text)
        else:
            found[-1] = f"{found[-1]} {line.text}"
    return found
