"""One question: what of its lines is asked, chosen from, right, and said about it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ... import words
from ...drafts import OptionDraft, QuestionDraft, Remark
from .answers import fold_title
from .blocks import Line
from .headed import HERE
from .keys import names_letters, read_key, read_mark
from .labels import Label
from .runs import Run, find_items, find_labeled
from .said import Said, read_said
from .settling import Body, Value
from .signs import plain
from .telling import is_link, names_another, read_links, read_loose, read_verdict
from .text import asks, copy_line, is_bold, join, shorten, unbold
from .view import QuizText, Start

MOST_LETTERS = 8
"""Letters that an option may have; what is beyond is a word."""

LONGEST_TITLE = 100
"""What is longer is no title, and asks something."""

AFTER = ("key", "explanation", "others", "sample", "rubric", "reference", "hint", "reader")


def read_body(quiz: QuizText, start: Start, end: int) -> Body:
    return _BodyReader(quiz, start, end).read()


class _BodyReader:
    def __init__(self, quiz: QuizText, start: Start, end: int) -> None:
        self.quiz = quiz
        self.start = start
        self.end = end
        self.lines = quiz.lines
        head = self.lines[start.at]
        last = self.lines[end - 1] if end > start.at else head
        self.body = Body(
            QuestionDraft(
                head.number,
                max(last.last, last.number),
                "",
                number=start.numbered.number if start.numbered else "",
            ),
            case=bool(start.numbered and start.numbered.case),
            explicit=start.explicit,
            worded=bool(start.numbered and start.numbered.word),
        )
        self.draft = self.body.draft
        self.outer = head.items

    def read(self) -> Body:
        run = self._find_run()
        first = run.first if run else self._first_after()
        self._read_stem(first)
        if run:
            after = self._read_options(run)
            self._read_after(after)
        else:
            self._read_after(first)
        return self.body

    def _key_at(self) -> int:
        """The first line that names the key."""
        for at in range(self.start.at + 1, self.end):
            if any(
                said.role in ("key", "sample") for said in self.quiz.said[at]
            ) and self._is_key_line(at):
                return at
            if self._answer_fold(at):
                return at
        return self.end

    def _is_key_line(self, at: int) -> bool:
        said = self.quiz.said[at][0]
        return not (said.phrase == "answers" and not said.rest and self._run_follows(at))

    def _run_follows(self, at: int) -> bool:
        label = self.quiz.labels[at + 1] if at + 1 < self.end else None
        return (
            label is not None
            and label.index == 0
            and at + 2 < self.end
            and self.quiz.labels[at + 2] is not None
        )

    def _answer_fold(self, at: int) -> bool:
        folds = self.lines[at].folds
        if not folds or folds == self.lines[self.start.at].folds:
            return False
        title = fold_title(self.quiz.document.folds[folds[-1]])
        return (
            title in words.KEY
            or title in words.SAMPLE
            or title in words.EXPLANATION
            or any(said.role in ("key", "sample") for said in read_said(title))
            or title in words.ANSWERS
        )

    def _find_run(self) -> Run | None:
        quiz, first, end = self.quiz, self.start.at, self.end
        key = self._key_at()
        labels = list(quiz.labels[first:end])
        labels[0] = (
            None if self.start.numbered or self.lines[first].kind == "heading" else labels[0]
        )
        stops = [self._stops(at) for at in range(first, end)]
        window = self.lines[first:end]
        runs = find_labeled(window, labels, stops, 0, len(window))
        for run in runs:
            run.entries = [(at + first, label) for at, label in run.entries]
        letters = [run for run in runs if run.how == "letters" and run.first < key]
        told = self._others_at()
        letters = [run for run in letters if run.first < told] or letters
        chosen = self._choose(letters)
        if chosen:
            return chosen
        late = [run for run in runs if run.how == "letters"]
        if late and key < self.end and not self._explains(late[0]):
            return late[0]
        items = find_items(
            window,
            stops,
            1 if self.start.numbered or self.lines[first].kind == "heading" else 0,
            len(window),
        )
        for run in items:
            run.entries = [(at + first, label) for at, label in run.entries]
        boxes = [run for run in items if run.how == "boxes" and run.first < key]
        if boxes:
            return boxes[-1]
        others = [
            run
            for run in [*items, *runs]
            if run.how in ("items", "numbers") and run.first < key and len(run.entries) <= 8
        ]
        for run in reversed(others):
            if self._is_answered(run, key):
                return run
        return self._bare_lines(key)

    def _bare_lines(self, key: int) -> Run | None:
        """Lines of a paragraph above a key that gives one of them word by word."""
        said = (
            [each for each in self.quiz.said[key] if each.role == "key"] if key < self.end else []
        )
        first = key
        while first - 1 > self.start.at and self._is_bare(first - 1, key - 1):
            first -= 1
        inside = range(first, key)
        texts = [plain(self.lines[at].text) for at in inside]
        value = plain(said[0].rest) if said else ""
        if not value or texts.count(value) != 1 or not 1 < len(texts) <= MOST_LETTERS:
            return None
        return Run("items", [(at, Label("", self.lines[at].text, "items")) for at in inside])

    def _is_bare(self, at: int, last: int) -> bool:
        """Whether a line is words alone, of the same paragraph as another."""
        line = self.lines[at]
        says = any(said.rest or said.role in AFTER[:4] for said in self.quiz.said[at])
        alone = line.kind == "text" and not (line.marker or says or line.glued)
        return alone and line.block == self.lines[last].block

    def _others_at(self) -> int:
        """Where the question begins to say why options are right or wrong."""
        for at in range(self.start.at + 1, self.end):
            if any(each.role in ("explanation", "others") for each in self.quiz.said[at]):
                return at
        return self.end

    def _stops(self, at: int) -> bool:
        """Whether options end before a line."""
        label = self.quiz.labels[at]
        if at == self.start.at or self._is_within_option(at):
            return False
        if self.lines[at].kind in ("heading", "rule"):
            return label is None
        roles = {said.role for said in self.quiz.said[at]}
        option = label is not None and label.index < MOST_LETTERS and self.lines[at].marker != ""
        ends = bool(roles & {"key", "explanation", "others", "sample"})
        return ends and not option and self._is_key_line(at)

    def _is_within_option(self, at: int) -> bool:
        """Whether a line stands deeper in the list than an option right before it."""
        items = self.lines[at].items
        for each in range(at - 1, max(self.start.at, at - 6), -1):
            own = self.lines[each].items
            if (
                self.quiz.labels[each] is not None
                and len(own) < len(items)
                and items[: len(own)] == own
                and own
            ):
                return True
        return False

    def _choose(self, runs: Sequence[Run]) -> Run | None:
        """Of several runs the last before the key; earlier ones are statements that are asked about."""
        if not runs:
            return None
        for before, after in pairwise(runs):
            between = range(before.last + 1, after.first)
            asked = any(
                self.lines[at].kind == "text" and not self.lines[at].items for at in between
            )
            if (
                not asked
                and self.lines[after.first].items[: len(self.lines[before.last].items)]
                != self.lines[before.last].items
            ):
                continue
        return runs[0] if self._explains(runs[-1]) else runs[-1]

    def _explains(self, run: Run) -> bool:
        heads = [plain(label.rest)[:40] for _, label in run.entries]
        verdicts = [
            head.startswith(("incorrect", "wrong", "correct", "falsch", "richtig"))
            or "incorrect" in head
            or " is wrong" in head
            for head in heads
        ]
        return sum(verdicts) * 2 >= len(verdicts)

    def _is_answered(self, run: Run, key: int) -> bool:
        """Whether something says which of these list items is right, so that they are options."""
        options = self._options_of(run)
        if len({option.text for option in options}) < 2:
            return False
        marks = [read_mark(label.rest)[1] for _, label in run.entries]
        if any(marks):
            return True
        bold = [is_bold(label.rest) for _, label in run.entries]
        if any(bold) and sum(bold) < len(bold) and key == self.end and not self.body.case:
            return sum(bold) == 1 or not any(self.quiz.parts)
        if key < self.end:
            values = [said.rest for said in self.quiz.said[key] if said.role == "key"]
            value = values[0] if values else ""
            told = key if self._answer_fold(key) and not self.quiz.said[key] else key + 1
            if not value and told < self.end:
                value = self.lines[told].text
            found = read_key(value, options) if value else None
            return found is not None and bool(found.right)
        number = self.start.numbered.number if self.start.numbered else ""
        entries = [
            entry for part in self.quiz.parts for entry in part.entries if entry.number == number
        ]
        return any(
            (found := read_key(entry.value, options)) is not None and found.right
            for entry in entries
        )

    def _options_of(self, run: Run) -> list[OptionDraft]:
        found = []
        for number, (at, label) in enumerate(run.entries):
            text = read_mark(label.rest)[0]
            name = label.letter or (str(number + 1) if run.how == "items" else "")
            found.append(OptionDraft(unbold(text), self.lines[at].number, name))
        return found

    def _first_after(self) -> int:
        for at in range(self.start.at + 1, self.end):
            roles = {said.role for said in self.quiz.said[at]} & set(AFTER)
            if roles == {"explanation"} and self._nothing_asked(at):
                continue  # `**Analysis** -- Your input floats. Why?` below a title
            if roles or self._answer_fold(at):
                return at
            if (
                self.quiz.said[at]
                and self.quiz.said[at][0].role == "tasks"
                and self.quiz.said[at][0].phrase not in ("question", "task")
            ):
                self.body.case = True
        return self.end

    def _nothing_asked(self, at: int) -> bool:
        """Whether nothing but a heading with a title stands before a line."""
        head = self.lines[self.start.at]
        title = self.start.numbered.rest if self.start.numbered else head.text
        return at == self.start.at + 1 and head.kind == "heading" and not asks(title)

    def _read_stem(self, first: int) -> None:
        start = self.start.at
        head = self.lines[start]
        words_of_head = self.start.numbered.rest if self.start.numbered else head.text
        title = ""
        stem: list[Line] = []
        if words_of_head.strip():
            own = copy_line(head, text=_clean_head(words_of_head), kind="text", marker="")
            stem.append(own)
            title = own.text
        tasks = False
        for at in range(start + 1, first):
            line = self.lines[at]
            if line.kind == "rule":
                continue
            roles = {said.role: said for said in self.quiz.said[at]}
            if line.kind == "heading" and not roles:
                stem.append(line)
                continue
            if _is_fact(line, roles, self.draft):
                self.draft.left_out.append(
                    Remark(line.number, f"a fact about the question: {shorten(line.text)}")
                )
                continue
            if "reference" in roles and roles["reference"].rest and is_bold(line.text):
                self._take_reference(roles["reference"], line)
                continue
            if "options" in roles and not roles["options"].rest:
                continue
            if not _is_filled(line.text):
                continue
            if "hint" in roles and roles["hint"].rest:
                self.draft.left_out.append(
                    Remark(line.number, f"a hint: {shorten(roles['hint'].rest)}")
                )
                continue
            if (
                "tasks" in roles
                and (
                    self.body.case or roles["tasks"].phrase in ("questions", "tasks", "your tasks")
                )
                and not roles["tasks"].rest
            ):
                tasks = True
                self.body.case = True
                continue
            if "stem" in roles and not (roles["stem"].phrase == "q" and roles["stem"].rest == ""):
                tasks = False
                if roles["stem"].rest:
                    stem.append(copy_line(line, text=roles["stem"].rest))
                continue
            if line.kind == "heading" and "situation" in roles and not roles["situation"].rest:
                continue
            if "situation" in roles and self.body.case:
                tasks = False
                stem.append(copy_line(line, text=roles["situation"].rest or line.text))
                continue
            if tasks:
                self.body.tasks.append(line)
            else:
                stem.append(line)
        if title and len(stem) > 1 and self._is_title(head, title, stem):
            self.draft.title = title.removeprefix("(").removesuffix(")")
            stem = stem[1:]
        elif self.body.case and head.kind == "heading":
            self.draft.title = title
        if len(stem) > 1 and head.kind == "heading" and stem[0].block == head.block:
            stem[0].block = -2
        asked = unbold(join([line for line in stem if line.text.strip()], self.outer))
        self.draft.stem = asked.lstrip("❓❔\ufe0f ") or asked

    def _is_title(self, head: Line, title: str, stem: Sequence[Line]) -> bool:
        """Whether the words behind a number name the question, and what it asks comes below."""
        if title.startswith("(") and title.endswith(")") and "?" not in title:
            return True
        if asks(title) or len(title) > LONGEST_TITLE:
            return False
        if head.kind == "heading":
            return stem[0].block == head.block
        numbered = self.start.numbered
        apart = stem[1].block != head.block and stem[1].kind == "text"
        return numbered is not None and numbered.word != "" and len(title) < 60 and apart

    def _read_options(self, run: Run) -> int:
        """Read the options; gives the first line behind them."""
        after = self._end_of_last(run)
        bounds = [at for at, _ in run.entries[1:]] + [after]
        counted = 0
        for (at, label), bound in zip(run.entries, bounds, strict=True):
            line = self.lines[at]
            own = [copy_line(line, text=label.rest, kind="text", marker="")] if label.rest else []
            feedback: list[Line] = []
            for each in range(at + 1, bound):
                inner = self.lines[each]
                if inner.kind == "rule":
                    continue
                roles = [said.role for said in self.quiz.said[each]]
                told = bool(feedback) or self._is_feedback(inner, line, roles)
                (feedback if told else own).append(inner)
            text, mark = read_mark(own[0].text) if own else ("", None)
            if own:
                own[0].text = text
                if len(own) > 1 and mark is None and own[-1].kind == "text":
                    own[-1] = copy_line(own[-1], text=read_mark(own[-1].text)[0])
                    mark = (
                        read_mark(self.lines[at + len(own) - 1].text)[1]
                        if at + len(own) - 1 < bound
                        else None
                    )
            checked = label.checked if label.style != "items" else None
            if mark is None and checked is not None and run.how in ("boxes", "letters"):
                mark = checked if checked else None
            if label.bold or (len(own) == 1 and is_bold(own[0].text)):
                self.body.bold.append(counted)
            words_of = join(own, line.items)
            option = OptionDraft(
                unbold(words_of),
                line.number,
                label.letter or (str(counted + 1) if run.how == "items" else ""),
            )
            option.feedback = self._feedback(feedback, line.items, counted)
            self.draft.options.append(option)
            if mark is not None:
                self.body.marks.append((counted, mark, line.number))
            counted += 1
        return after

    def _is_feedback(self, line: Line, option: Line, roles: Sequence[str]) -> bool:
        if line.depth > option.depth:
            return True
        if "explanation" in roles or "others" in roles or "key" in roles:
            return True
        if plain(line.text).startswith("feedback "):  # `Feedback option A: ...`
            return True
        nested = len(line.items) > len(option.items) and line.marker != ""
        return nested and line.text.startswith(("*", "_", "✅", "❌", "✓", "✗", "→"))

    def _feedback(self, lines: Sequence[Line], outer: tuple[int, ...], option: int) -> str:
        shown: list[Line] = []
        for line in lines:
            said = next(iter(read_said(line.text)), None)
            text = (
                said.rest if said and said.role in ("explanation", "others", "key") else line.text
            )
            head, colon, rest = text.partition(":")
            if colon and len(head) < 40 and plain(head).startswith("feedback "):
                text = rest.strip("*_ ")
            shown.append(copy_line(line, text=text, marker="", items=outer, depth=0))
        words_of = join([line for line in shown if line.text], outer).strip()
        if words_of:
            verdict = read_verdict(words_of)
            if verdict is not None:
                self.body.verdicts.append((option, verdict, lines[0].number))
        return unbold(words_of)

    def _end_of_last(self, run: Run) -> int:
        """Where the last option ends: with its paragraph or list item, or with code right below it."""
        at = run.last
        line = self.lines[at]
        end = at + 1
        fenced = any(self.lines[each].kind == "code" for each in range(run.first, at))
        bare = not run.entries[-1][1].rest
        spaced = self._takes_more_lines(run)
        while end < self.end:
            here = self.lines[end]
            if here.kind in ("heading", "rule") or any(
                said.role in (*AFTER, "answers") for said in self.quiz.said[end]
            ):
                nested = (
                    here.kind == "text"
                    and line.marker
                    and here.items[: len(line.items)] == line.items
                    and len(here.items) >= len(line.items)
                )
                if (
                    nested
                    and any(said.role in ("explanation", "others") for said in self.quiz.said[end])
                    and len(here.items) > len(line.items)
                ):
                    end += 1
                    continue
                break
            if here.folds != line.folds:
                break
            same = here.block == line.block or (
                line.marker != "" and here.items[: len(line.items)] == line.items
            )
            code = here.kind == "code" and (fenced or bare)
            quoted = here.depth > line.depth and self._are_quoted(run)
            if same and here.block == line.block and _is_prose_after(here):
                break
            if here.block != line.block and not bare and here.text.startswith("!["):
                break  # a picture below all options
            if not (
                same
                or code
                or quoted
                or (bare and end == at + 1)
                or (spaced and end <= at + spaced)
            ):
                break
            end += 1
        return end

    def _are_quoted(self, run: Run) -> bool:
        """Whether quotes stand below options, as feedback."""
        return any(
            self.lines[at].depth > self.lines[run.first].depth for at in range(run.first, run.last)
        ) or (len(run.entries) > 0 and run.how == "boxes")

    def _takes_more_lines(self, run: Run) -> int:
        """How many lines below its own each option has, if all have as many."""
        gaps = {b - a - 1 for (a, _), (b, _) in zip(run.entries, run.entries[1:], strict=False)}
        return gaps.pop() if len(gaps) == 1 else 0

    def _read_after(self, first: int) -> None:
        state = ""
        at = first
        told: list[Line] = []
        letter: int | None = None
        while at < self.end:
            line = self.lines[at]
            if line.kind == "rule":
                at += 1
                continue
            entered = self._answer_fold(at) and (
                at == first or self.lines[at - 1].folds != line.folds
            )
            if entered:
                state = self._enter_fold(at, state)
            said = self._said_after(at, state)
            if said is None and self._is_fact_after(at, state):
                self.draft.left_out.append(
                    Remark(line.number, f"a fact about the question: {shorten(line.text)}")
                )
                at += 1
                continue
            if said is not None:
                state, letter = said.role, None
                self._take_said(said, line, at)
                at += 1
                continue
            waiting = state == "value" or (
                state == "key" and bool(self.body.values) and not self.body.values[-1].text
            )
            label = None if waiting else self._told_option(at, state)
            if label is not None:
                letter = self._index(label)
                if letter is not None and state != "sample" and self.draft.options:
                    self._tell(letter, label.rest, line)
                    at += 1
                    continue
            if (
                letter is not None
                and line.items
                and at
                and line.items[:1] == self.lines[at - 1].items[:1]
                and not line.marker
            ):
                self._more_feedback(letter, line)
                at += 1
                continue
            letter = None
            state = self._take_line(line, state)
            at += 1
        del told

    def _enter_fold(self, at: int, state: str) -> str:
        """What a fold says by its title; it may hold the key itself."""
        line = self.lines[at]
        title = self.quiz.document.folds[line.folds[-1]]
        for said in read_said(title) or read_said(fold_title(title)):
            if said.role == "key" and said.rest and not self.body.values:
                self.body.values.append(Value(said.rest, line.number, "title of a fold"))
                return "explanation"
        bare = fold_title(title)
        if bare in words.SAMPLE and bare not in words.KEY:
            return "sample"
        if bare in words.KEY or bare in words.ANSWERS:
            return "value" if not self.body.values else "explanation"
        return (
            "explanation"
            if bare in words.EXPLANATION and self.body.values
            else "value"
            if not self.body.values
            else state
        )

    def _is_fact_after(self, at: int, state: str) -> bool:
        """Whether a line below the options states a fact such as the difficulty."""
        said = next((each for each in self.quiz.said[at] if each.role == "fact"), None)
        if said is None or not said.rest or state == "sample" or len(said.rest) > 80:
            return False
        return said.bold or self.lines[at].text.startswith(("*", "_", "`"))

    def _said_after(self, at: int, state: str) -> Said | None:
        for said in self.quiz.said[at]:
            if said.role in AFTER:
                if said.role == "key" and self._is_aside(said, at, state):
                    continue
                return said
        return None

    def _is_aside(self, said: Said, at: int, state: str) -> bool:
        """Whether a line that begins with "Correct" or "Key" goes on explaining."""
        if not self.body.values or state not in ("explanation", "others", "sample"):
            return False
        return not names_letters(said.rest) and said.phrase in (
            "correct",
            "key",
            "solution",
            "correction",
            "answer",
            "right answer",
        )

    def _take_said(self, said: Said, line: Line, at: int) -> None:
        rest = copy_line(line, text=said.rest, kind="text", marker="") if said.rest else None
        if said.role == "key":
            if said.rest:
                self.body.values.append(Value(said.rest, line.number, "answer"))
            elif nxt := self._next_value(at):
                self.pending = nxt
                self.body.values.append(Value("", line.number, "answer"))
        elif said.role == "explanation" and rest:
            self.body.explanation.append(rest)
        elif said.role == "sample":
            if rest:
                self.body.sample.append(rest if said.phrase != HERE else line)
        elif said.role == "others" and rest:
            self.body.explanation.append(rest)
        elif said.role == "reference":
            self._take_reference(said, line)
        elif said.role == "hint":
            self.draft.left_out.append(Remark(line.number, f"a hint: {shorten(said.rest)}"))
        elif said.role == "reader" and _is_filled(said.rest):
            self.draft.left_out.append(
                Remark(line.number, f"what a reader answered: {shorten(said.rest)}")
            )
        elif said.role == "rubric":
            self.draft.left_out.append(
                Remark(line.number, "a rubric: the quiz grades all its scenarios by one of its own")
            )

    def _take_reference(self, said: Said, line: Line) -> None:
        if said.rest and not self._take_links(said.rest):
            self.draft.left_out.append(
                Remark(line.number, f"a reference without an address: {shorten(said.rest)}")
            )

    def _next_value(self, at: int) -> bool:
        return at + 1 < self.end

    def _take_line(self, line: Line, state: str) -> str:
        body = self.body
        if state == "value" or (state == "key" and body.values and not body.values[-1].text):
            if body.values and not body.values[-1].text:
                body.values[-1].text = line.text
                body.values[-1].number = 1
                body.values[-1].line = line.number
            else:
                body.values.append(Value(line.text, line.number, "fold"))
            return "explanation"
        if state == "rubric":
            body.draft.left_out[-1].last = line.last or line.number
            return state
        if state == "reference":
            if self._take_links(line.text):
                return state
            if line.marker:
                self.draft.left_out.append(
                    Remark(line.number, f"a reference without an address: {shorten(line.text)}")
                )
                return state
            state = "explanation"
        if state == "reader" and not _is_filled(line.text):
            return state
        if state == "hint":
            return state if line.block == self.lines[max(0, self.start.at)].block else "explanation"
        if state == "sample":
            body.sample.append(line)
            return state
        if is_link(line.text) and ("](#" in line.text or self._take_links(line.text)):
            return state
        body.explanation.append(line)
        return state or "explanation"

    def _told_option(self, at: int, state: str) -> Label | None:
        """A line about a single option, such as `- A is wrong: ...`."""
        line = self.lines[at]
        if line.kind != "text" or not self.draft.options:
            return None
        label = self.quiz.labels[at] or read_loose(line.text, line.marker != "")
        if label is None or label.alphabet == "1" or names_another(label.rest):
            return None
        if self._index(label) is None:
            return None
        verdict = read_verdict(label.rest)
        beside = any(
            other is not None
            and other.alphabet == label.alphabet
            and abs(other.index - label.index) in (1, 2)
            for each in (at - 1, at + 1, at + 2)
            if self.start.at < each < self.end
            for near in [self.lines[each]]
            for other in [
                self.quiz.labels[each]
                or (read_loose(near.text, near.marker != "") if near.kind == "text" else None)
            ]
        )
        return label if verdict is not None or (beside and state) else None

    def _index(self, label: Label) -> int | None:
        return next(
            (
                at
                for at, option in enumerate(self.draft.options)
                if option.label.upper() == label.letter.upper()
            ),
            None,
        )

    def _tell(self, option: int, text: str, line: Line) -> None:
        verdict = read_verdict(text)
        if verdict is not None:
            self.body.verdicts.append((option, verdict, line.number))
        self.told(option, text)

    def told(self, option: int, text: str) -> None:
        known = self.draft.options[option]
        known.feedback = f"{known.feedback}\n\n{text}".strip() if known.feedback else text.strip()

    def _more_feedback(self, option: int, line: Line) -> None:
        self.told(option, line.text)

    def _take_links(self, text: str) -> bool:
        links = read_links(text)
        self.draft.links += [link for link in links if link not in self.draft.links]
        return bool(links)


def _clean_head(text: str) -> str:
    """What is asked behind a number, without its points and a word such as "Question"."""
    text = unbold(text.strip())
    for said in read_said(text):
        if said.role == "stem" and said.rest:
            text = said.rest
    closing = text.find(")")
    if text.startswith("(") and 0 < closing < 40 and is_points(text[: closing + 1]):
        text = text[closing + 1 :].strip(" :-–—")
    tail = text.rstrip("*_ ")
    opening = tail.rfind("(") if tail.endswith(")") else -1
    if opening > 0 and len(tail) - opening < 60:
        inner = tail[opening + 1 : -1]
        if is_points(inner) or any(each.role == "fact" and each.rest for each in read_said(inner)):
            text = tail[:opening].rstrip()
            text = text[:-1].rstrip() if text.endswith((" *", " _")) else text
    return unbold(text)


def is_points(text: str) -> bool:
    """Whether a remark in brackets tells points or difficulty."""
    bare = plain(text).strip("() ")
    return any(
        bare == word or bare.startswith(f"{word} ") or bare.endswith(f" {word}")
        for word in words.POINTS
    )


def _is_filled(text: str) -> bool:
    """Whether a text holds more than room to write in."""
    said = text.casefold()
    for phrase in words.READER:
        said = said.replace(phrase, "", 1)
    room = "_" in text or "`" in text or not text
    return not room or any(sign.isalnum() for sign in said)


def _is_fact(line: Line, roles: dict[str, Said], draft: QuestionDraft) -> bool:
    """Whether a line states a fact about the question, such as its difficulty."""
    said = roles.get("fact")
    if said is not None and said.rest:
        value = plain(said.rest)
        for level, known in words.LEVELS.items():
            if any(value.startswith(word) for word in known):
                draft.level = level
        return len(said.rest) < 160 and not said.rest.rstrip("*_").endswith("?")
    bare = plain(line.text)
    is_aside = len(bare) < 30 and bare.startswith("(") and bare.endswith(")")
    return is_aside and is_points(bare)


def _is_prose_after(line: Line) -> bool:
    """Whether a line right below options begins something else."""
    return line.text.startswith(("> ", "<")) or line.text[:2] in ("✅", "💡")
