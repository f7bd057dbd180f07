"""Where questions begin and end in a document, and which key at the end is whose."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from ... import words
from ...drafts import QuestionDraft, Remark, Understood
from .answers import KeyEntry, KeyPart, fold_title, is_answers
from .blocks import Line
from .body import read_body
from .headed import answer_in_callout, find_headed
from .headings import names_part
from .keys import names_letters, read_mark
from .left import find_left
from .parts import find_parts
from .rows import Columns, find_columns, holds_statements, read_row
from .runs import Run, find_items, find_labeled
from .settling import Body, settle
from .signs import plain
from .telling import read_links
from .text import asks, is_bold, unbold
from .view import QuizText, Start, Starts

ASKS = frozenset({"q", *words.STEM} - {"prompt", "problem", "multiple choice", "statement"})
"""Words before a colon behind which a question stands."""


ASKING = ("question", "faq", "help", "quiz")
"""Callouts that ask."""

ANSWERING = ("key", "sample")
"""Roles of lines that answer."""

SETTLING = (*ANSWERING, "explanation", "others")
"""Roles of lines behind which lettered lines speak of the options before."""


class Segmentation(QuizText):
    """Finds where questions begin and end, and reads them."""

    def read(self) -> Understood:
        count = len(self.lines)
        runs = self._letter_runs(0, count)
        before = [0] * (count + 2)
        for run in runs:
            before[run.first + 1] += 1
        for at in range(1, count + 2):
            before[at] += before[at - 1]
        self.parts = find_parts(self.document, self.lines, before, self.numbers, self.explicit)
        self.hidden = bytearray(count)
        for part in self.parts:
            for at in range(part.first, part.end):
                self.hidden[at] = 1
        self.keyed = {
            number
            for part in self.parts
            for entry in part.entries
            for number in (entry.number, entry.question)
        }
        self.names: dict[int, list[str]] = {}
        self.sections = {
            _heading_words(line.text)
            for at, line in enumerate(self.lines)
            if line.kind == "heading" and not self.hidden[at] and not self.explicit[at]
        }
        runs = [run for run in runs if not self.hidden[run.first]]
        starts = self._find_starts(runs)
        return self._read_bodies(starts)

    def _letter_runs(self, first: int, end: int) -> list[Run]:
        stops = [
            bool(stop) or any(said.role == "key" and said.phrase != "key" for said in self.said[at])
            for at, stop in enumerate(self.inner_stops)
        ]
        return [
            run
            for run in find_labeled(self.lines, self.labels, stops, first, end)
            if run.how == "letters"
        ]

    def _find_starts(self, runs: Sequence[Run]) -> list[Start]:
        """Every place where a question begins: those that say so, and those that options need."""
        starts = Starts()
        for at, explicit in enumerate(self.explicit):
            if (
                explicit
                and not self.hidden[at]
                and not self._is_reference(at)
                and not self._is_below_rubric(at)
            ):
                starts.add(Start(at, self.numbers[at], True))
        self._drop_chapters(starts, runs)
        self._add_callouts(starts)
        ends = 0
        number = 0
        taken: set[int] = set()
        for run in runs:
            inside = starts.within(ends, run.first + 1)
            if inside:
                start = inside[-1]
            elif self._is_review_of(run, starts, taken) or self._goes_on(run, starts, taken):
                ends = run.last + 1
                continue
            else:
                found = self._start_of(run, ends, number)
                if found is None:
                    continue
                starts.add(found)
                start = found.at
            taken.add(start)
            numbered = starts[start].numbered
            number = int(numbered.number) if numbered and numbered.number.isdigit() else number + 1
            ends = run.last + 1
        self._add_siblings(starts)
        self._add_answered(starts)
        self._add_boxes(starts)
        self._add_asking(starts)
        self._add_numbered(starts)
        self._add_by_entries(starts)
        for at, answer in find_headed(self, starts, self.hidden):
            self.said[at + 1] = [answer]
            starts.add(Start(at, self.numbers[at], True))
        self._add_unanswered(starts)
        return [starts[at] for at in starts.order]

    def _add_callouts(self, starts: Starts) -> None:
        """Callouts that are called a question and hold its answer."""
        for at, line in enumerate(self.lines):
            if line.callout not in ASKING or self.hidden[at] or at - 1 in starts:
                continue  # one right below a heading such as `Q1 - Tides` is what that asks
            inside = range(at + 1, self._end_of_quote(at))
            if answer := answer_in_callout(self, at, inside.stop):
                self.said[at + 1] = [answer]
            if any(self.said[each] and self.said[each][0].role in ANSWERING for each in inside):
                starts.add(Start(at, self.numbers[at], True))

    def _end_of_quote(self, at: int) -> int:
        """The first line behind the quote in which a line stands, or the next callout in it."""
        depth = self.lines[at].depth
        end = at + 1
        while end < len(self.lines) and self.lines[end].depth >= depth:
            answers = any(said.role in ANSWERING for said in self.said[end])
            if self.lines[end].depth == depth and self.lines[end].callout and not answers:
                break
            end += 1
        return end

    def _is_below_rubric(self, at: int) -> bool:
        """Whether a line stands below a heading that says how answers are graded."""
        return any(
            said.role in ("rubric", "sample") and not said.rest
            for head in self.headings_above(at)
            for said in self.said[head]
        )

    def _goes_on(self, run: Run, starts: Starts, taken: set[int]) -> bool:
        """Whether a run belongs to the question before it, whose first run are statements that it asks about."""
        latest = starts.latest(run.first)
        if latest not in taken or not starts[latest].explicit:
            return False
        own = self._shape(latest)
        for at in range(latest + 1, run.first):
            if any(
                said.role in ("key", "explanation", "sample", "others", "reference")
                for said in self.said[at]
            ):
                return False
            if (
                self.lines[at].kind in ("heading", "rule")
                or self.lines[at].folds != self.lines[latest].folds
            ):
                return False
            if self._is_labeled(at) or (self.numbers[at] and self._shape(at) == own):
                return False
            if self._is_next_item(latest, at):
                return False
        return True

    def _is_next_item(self, first: int, at: int) -> bool:
        """Whether a line is an item behind another one in the same list, with a higher number."""
        one, other = self.lines[first], self.lines[at]
        before, after = self.numbers[first], self.numbers[at]
        beside = one.marker and other.marker and one.items[:-1] == other.items[:-1]
        if not (beside and before and after):
            return False
        numbers = (before.number, after.number)
        return all(map(str.isdigit, numbers)) and int(after.number) > int(before.number)

    def _is_reference(self, at: int) -> bool:
        """Whether a line that names a question is about one: in an explanation, within a list of links."""
        line = self.lines[at]
        numbered = self.numbers[at]
        if line.kind == "heading" or numbered is None:
            return False
        if line.marker.startswith(("-", "*", "+")) and not numbered.rest:
            return True
        rest = numbered.rest
        return rest[:1] in ("(", "]") and rest.startswith("](")

    def _drop_chapters(self, starts: Starts, runs: Sequence[Run]) -> None:
        """A heading with a number is no question if others begin below it before any option."""
        firsts = sorted(run.first for run in runs)
        for at, after in pairwise(list(starts.order)):
            here, there = self.lines[at], self.lines[after]
            nested = here.kind == "heading" and (
                there.kind != "heading" or there.level > here.level
            )
            if not nested or bisect_right(firsts, at) < bisect_left(firsts, after):
                continue
            own = starts[at].numbered
            case = own is not None and own.case
            body = any(self.said[each] for each in range(at + 1, after))
            if case or not body:
                starts.remove(at)

    def _is_review_of(self, run: Run, starts: Starts, taken: set[int]) -> bool:
        """Whether a run explains the options of the question before it."""
        before = max(starts.latest(run.first - 1), self.heads[run.first])
        latest = starts.latest(run.first)
        if latest < 0 or latest not in taken:
            return False
        between = range(latest + 1, run.first)
        keyed = any(said.role in SETTLING for at in between for said in self.said[at]) or any(
            self._answers(at) for at in (*between, run.first)
        )
        if not keyed or (before not in (-1, latest) and not self.said[before]):
            return keyed and self._follows_explanation(run, latest)
        return not self._begins_a_question(run, latest)

    def _answers(self, at: int) -> bool:
        """Whether a line stands in a fold with an answer."""
        folds = self.lines[at].folds
        return bool(folds) and fold_title(self.document.folds[folds[-1]]) in words.KEY

    def _follows_explanation(self, run: Run, latest: int) -> bool:
        verdicts = [_has_verdict(label.rest) for _, label in run.entries]
        return sum(verdicts) * 2 >= len(verdicts)

    def _begins_a_question(self, run: Run, latest: int) -> bool:
        """Whether something between the last question and this run can be a question of its own."""
        if self._follows_explanation(run, latest):
            return False
        key = max(
            (
                at
                for at in range(latest + 1, run.first)
                if any(said.role in SETTLING for said in self.said[at])
            ),
            default=latest,
        )
        for at in range(key + 1, run.first):
            line = self.lines[at]
            if line.kind in ("rule", "heading") and not self.said[at]:
                return True
            if self.numbers[at] is not None and not line.items[1:]:
                return True
            if (
                line.kind == "text"
                and line.text.rstrip("*_ ").endswith(("?", "？"))
                and line.block != self.lines[key].block
            ):
                return True
        return False

    def _start_of(self, run: Run, ends: int, number: int) -> Start | None:
        """The line at which the question of a run begins that does not say so."""
        lines = self.lines
        first = ends
        for at in range(run.first - 1, ends - 1, -1):
            if self.hidden[at]:
                first = at + 1
                break
        candidates = [
            at
            for at in range(first, run.first)
            if (found := self.numbers[at]) is not None
            and all(said.role == "stem" for said in self.said[at])
            and lines[at].kind in ("text", "heading")
            and not _nests(lines[at], lines[run.first])
            and set(lines[at].folds) <= set(lines[run.first].folds)
        ]
        headings = [
            at
            for at in range(first, run.first)
            if lines[at].kind == "heading" and not self.said[at]
        ]
        labeled = [at for at in range(first, run.first) if self._is_labeled(at)]
        apart = not headings or not self._is_question_heading(headings[-1], run)
        if labeled and apart and (not candidates or candidates[-1] <= labeled[-1]):
            return Start(labeled[-1], self.numbers[labeled[-1]], True)
        if headings and lines[headings[-1]].level:
            candidates = [at for at in candidates if at >= headings[-1]] or candidates[:0]
        inner = [at for at in candidates if not headings or at > headings[-1]]
        if inner and len(inner) < len(candidates) and names_part(lines[headings[-1]].text):
            candidates = inner
        due = [
            at
            for at in candidates
            if (found := self.numbers[at]) and found.number == str(number + 1)
        ]
        due = self._latest_due(due, candidates)
        if not due:
            outermost = min((len(lines[at].items) for at in candidates), default=0)
            due = [at for at in candidates if len(lines[at].items) == outermost]
            ones = [at for at in due if (found := self.numbers[at]) and found.number == "1"]
            # Statements in a stem begin with 1 as a quiz does: what comes last before the options counts.
            due = due[-1:]
            if ones and len(candidates) > 1 and self._are_statements(candidates, run):
                due = []
        if due:
            outermost = min(len(lines[at].items) for at in due)
            due = [at for at in due if len(lines[at].items) == outermost]
            apart = any(not lines[at].items for at in range(due[0] + 1, due[-1]))
            # Behind the steps of a lesson the quiz counts anew.
            at = due[-1] if apart and not self._are_statements(candidates, run) else due[0]
            return Start(at, self.numbers[at], True)
        if headings:
            at = headings[-1]
            if plain(lines[at].text) in words.NO_OPTIONS or is_answers(lines[at].text):
                return None
            if at + 1 < run.first and not self._is_question_heading(at, run):
                return Start(self._stem_before(run, at + 1), None)
            return Start(at, self.numbers[at])
        at = self._stem_before(run, first)
        return Start(at, None) if at < run.first or run.first == 0 else None

    def _is_labeled(self, at: int) -> bool:
        """Whether a line asks behind a word such as "Question:"."""
        return any(
            said.role == "stem" and said.rest and said.phrase in ASKS for said in self.said[at]
        )

    def _latest_due(self, due: Sequence[int], candidates: Sequence[int]) -> list[int]:
        """The last of lines that are due, one after the other: those before it have no options."""
        found = list(due)
        for at in candidates:
            here = self.numbers[at]
            before = self.numbers[found[-1]] if found else None
            if not here or not before or not self._stands_apart(found[-1], at):
                continue
            anew = here.number == "1" and at == candidates[-1] and at - found[-1] > 1
            due_next = _follows(before.number, here.number) or anew
            if due_next and self._shape(at) == self._shape(found[-1]):
                found = [at]
        return found

    def _stands_apart(self, first: int, at: int) -> bool:
        """Whether a line is no item of the same list of statements as one before it."""
        before = self.lines[first]
        if at <= first or self.lines[at].number - before.number < 2:
            return False
        return at - first > 1 or before.text.rstrip("*_ ").endswith(("?", "？"))

    def _are_statements(self, candidates: Sequence[int], run: Run) -> bool:
        """Whether numbered lines before options are part of what is asked."""
        between = range(candidates[-1] + 1, run.first)
        return any(
            self.lines[at].kind == "text"
            and self.lines[at].block != self.lines[candidates[-1]].block
            and not self.lines[at].items
            for at in between
        )

    def _is_question_heading(self, at: int, run: Run) -> bool:
        """Whether a heading is that of one question and of no chapter."""
        text = self.lines[at].text.rstrip("*_ ")
        if text.endswith(("?", "？", ":", "：", "...", "__")) or self.numbers[at]:
            return True
        more = 0
        for each in range(run.last + 1, len(self.lines)):
            if self.lines[each].kind == "heading" and not self.said[each]:
                break
            label = self.labels[each]
            more += label is not None and label.index == 0 and label.alphabet in "Aa"
        level = self.lines[at].level
        return not more and (self.levels[level] > 1 or level > 1)

    def _stem_before(self, run: Run, first: int) -> int:
        """The first line of the words right before options."""
        lines = self.lines
        at = run.first
        if at and lines[at - 1].kind == "rule":
            return at
        found = at
        block = None
        for each in range(at - 1, first - 1, -1):
            line = lines[each]
            if line.kind in ("heading", "rule") or self.hidden[each]:
                break
            if any(
                said.role in ("key", "explanation", "reference", "others", "hint")
                for said in self.said[each]
            ):
                break
            if line.kind in ("code", "table"):
                found, block = each, None
                continue
            if block is None or line.block == block:
                found, block = each, line.block
                continue
            if line.text.startswith(("**", "__")) or line.text.endswith(("?", "？")):
                break
            wanted = (
                lines[found].kind == "code" or lines[found].text[:1].islower() or lines[found].items
            )
            asked = plain(lines[found].text)
            if wanted or (self._after_rule(each, first) and asked):
                found, block = each, line.block
                continue
            break
        return found

    def _after_rule(self, at: int, first: int) -> bool:
        """Whether nothing but words stands between a rule or heading and the line."""
        for each in range(at, first - 2, -1):
            if each < 0 or self.lines[each].kind in ("rule", "heading"):
                return True
            if (
                any(said.role in ("key", "explanation") for said in self.said[each])
                or self.labels[each]
            ):
                return False
        return first == 0

    def _add_siblings(self, starts: Starts) -> None:
        """Lines that are numbered like questions around them, and have no options: statements, open questions."""
        known = [starts[at] for at in starts.order]
        shapes = {self._shape(start.at) for start in known if start.numbered and start.explicit}
        for at, numbered in enumerate(self.numbers if shapes else ()):
            if numbered is None or at in starts or self.hidden[at] or self._shape(at) not in shapes:
                continue
            before = starts.latest(at)
            previous = starts[before].numbered if before >= 0 else None
            fits = numbered.number == "1" or (
                previous is not None and _follows(previous.number, numbered.number)
            )
            if not fits or self.said[at]:
                continue
            if self.lines[at].kind == "heading" or self._has_answer(at, starts):
                starts.add(Start(at, numbered, True))

    def _add_answered(self, starts: Starts) -> None:
        """Lines with the next number right above a line with an answer, whatever is around them."""
        for at, numbered in enumerate(self.numbers[:-1]):
            before = starts.latest(at)
            if numbered is None or before < 0 or at in starts or self.hidden[at] or self.said[at]:
                continue
            previous = starts[before].numbered
            below = self.said[at + 1]
            answered = any(
                said.role in ("key", "sample")
                for each in range(before + 1, at)
                for said in self.said[each]
            )
            if (
                answered
                and previous is not None
                and not numbered.word
                and _follows(previous.number, numbered.number)
                and self.lines[at].kind == "text"
                and below
                and below[0].role in ("key", "sample")
                and below[0].rest
            ):
                starts.add(Start(at, numbered, True))

    def _shape(self, at: int) -> tuple[object, ...]:
        line, numbered = self.lines[at], self.numbers[at]
        bold = line.text.startswith(("**", "__"))
        return (
            line.kind,
            line.level,
            len(line.items),
            bool(line.marker),
            bold,
            numbered.word if numbered else "",
        )

    def _has_answer(self, at: int, starts: Starts) -> bool:
        """Whether a key stands below a line before the next question."""
        end = starts.following(at, len(self.lines))
        for each in range(at + 1, min(end, at + 40)):
            if self.hidden[each]:
                break
            if self.lines[each].kind == "heading" and not self.said[each]:
                return False
            if self.numbers[each] and self._shape(each) == self._shape(at):
                return False
            if any(said.role in ("key", "sample") for said in self.said[each]):
                return True
            if (
                self.lines[each].folds
                and fold_title(self.document.folds[self.lines[each].folds[-1]]) in words.KEY
            ):
                return True
        numbered = self.numbers[at]
        return numbered is not None and numbered.number in self.keyed

    def _add_boxes(self, starts: Starts) -> None:
        """Boxes of which some are ticked, below words that ask."""
        for run in find_items(self.lines, self.inner_stops, 0, len(self.lines)):
            if not self._is_marked(run) or self.hidden[run.first]:
                continue
            before = starts.latest(run.first)
            region = range(before + 1, run.first)
            if (
                before >= 0
                and not any(self.lines[at].kind == "heading" and not self.said[at] for at in region)
                and not self._has_run(before, run.first)
            ):
                continue
            first = max(
                (at + 1 for at in range(before, run.first) if at >= 0 and self._ends_question(at)),
                default=0,
            )
            found = self._start_of(run, max(first, 0), len(starts))
            if found is None or found.at in starts or not self._asks(found, run):
                continue
            starts.add(found)

    def _add_asking(self, starts: Starts) -> None:
        """Lines that ask, with a key below, and have neither numbers nor options: headings, bold ones, `Q: ...`."""
        asking = [
            at
            for at, line in enumerate(self.lines)
            if line.kind in ("heading", "text")
            and line.text.rstrip("*_ ").endswith(("?", "？"))
            and (line.kind == "heading" or is_bold(line.text))
            and not self.hidden[at]
            and not self.said[at]
        ]
        labeled = [at for at in range(len(self.lines)) if self._is_labeled(at)]
        keyed = [at for at in range(len(self.lines) - 1) if self._is_right_above_key(at)]
        asking = sorted({*asking, *(at for at in (*labeled, *keyed) if not self.hidden[at])})
        for place, at in enumerate(asking):
            end = asking[place + 1] if place + 1 < len(asking) else len(self.lines)
            open_still = self._is_labeled(at) and self._is_open(starts.latest(at), at)
            within = open_still or (self._within(at, starts) and not self._holds_key(at))
            if at in starts or within:
                continue
            for each in range(at + 1, min(starts.following(at, end), at + 40)):
                if self.lines[each].kind == "heading" and not self.said[each]:
                    break
                if self._answers(each) or any(
                    said.role in ("key", "sample") for said in self.said[each]
                ):
                    starts.add(Start(at, self.numbers[at], True))
                    break

    def _is_right_above_key(self, at: int) -> bool:
        """Whether a line in bold, or one that a key is glued to, has its answer right below."""
        line, below = self.lines[at], self.lines[at + 1]
        said = self.said[at + 1]
        if (
            line.kind != "text"
            or self.said[at]
            or not said
            or said[0].role not in ("key", "sample")
        ):
            return False
        if self._holds_key(at):
            return True
        return bool(said[0].rest) and is_bold(line.text) and below.block == line.block

    def _holds_key(self, at: int) -> bool:
        """Whether the key of a line stands in the line itself."""
        if at + 1 >= len(self.lines) or (self.labels[at] and not self.numbers[at]):
            return False
        below, said = self.lines[at + 1], self.said[at + 1]
        glued = below.glued and below.number == self.lines[at].number
        return glued and bool(said) and said[0].role == "key"

    def _is_marked(self, run: Run) -> bool:
        """Whether some of the boxes are ticked, or some of the items marked as right."""
        if run.how == "boxes":
            return any(label.checked for _, label in run.entries)
        if not 2 <= len(run.entries) <= 8:
            return False
        if any(read_mark(label.rest)[1] for _, label in run.entries):
            return True
        return sum(is_bold(label.rest) for _, label in run.entries) == 1

    def _ends_question(self, at: int) -> bool:
        if self._is_labeled(at):
            return False
        label = self.labels[at]
        lettered = label is not None and label.alphabet != "1"
        item = self.lines[at].marker != "" and self.numbers[at] is None
        return lettered or item or any(said.role == "key" for said in self.said[at])

    def _has_run(self, first: int, end: int) -> bool:
        return any(
            self.labels[at] or self.lines[at].text.startswith(("[ ]", "[x]", "[X]"))
            for at in range(first + 1, end)
        )

    def _asks(self, start: Start, run: Run) -> bool:
        """Whether the words before boxes can be a question, and the boxes no list of things to do."""
        lines = self.lines
        own_head = start.at if lines[start.at].kind == "heading" else self.heads[start.at]
        if any(said.role == "stem" for at in range(start.at, run.first) for said in self.said[at]):
            return True
        heading = lines[own_head] if own_head >= 0 else None
        if heading is not None and plain(heading.text).strip(" :") in words.NO_OPTIONS:
            return False
        if start.numbered and run.how == "boxes":
            return True
        done = all(label.checked or read_mark(label.rest)[1] for _, label in run.entries)
        if run.how == "items" or done:
            own = [line for line in lines[start.at : run.first] if line.kind in ("text", "heading")]
            return any(
                line.text.rstrip("*_ )）").endswith(("?", "？", "___", "...")) for line in own
            )
        asked = lines[run.first - 1].text.rstrip("*_ ") if run.first else ""
        own = [line for line in lines[start.at : run.first] if line.kind in ("text", "heading")]
        return any(
            line.text.rstrip("*_ )）").endswith(("?", "？", "___", "...")) for line in own
        ) or (lines[start.at].kind == "heading" and not asked.endswith(":"))

    def _add_numbered(self, starts: Starts) -> None:
        """Numbered lines with a key of their own in a document that has no options at all."""
        for at, numbered in enumerate(self.numbers):
            if numbered is None or at in starts or self.hidden[at] or self.said[at]:
                continue
            line = self.lines[at]
            if line.items[1:] or line.folds or self._within(at, starts):
                continue
            case = numbered.case and not line.text.startswith("**")
            if self._has_fold(at) or (self._is_labeled_below(at) and not case):
                starts.add(Start(at, numbered, True))

    def _add_by_entries(self, starts: Starts) -> None:
        """Numbered lines that a key at the end speaks of, and that nothing else has shown to be questions."""
        since = 0
        for part in self.parts:
            region = range(since, part.first)
            inside = [starts[at] for at in starts.within(since, part.first)]
            words_alone = not any(names_letters(entry.value) for entry in part.entries)
            known = {
                start.numbered.number
                for start in inside
                # Answers in words are of no question that has its key with it.
                if start.numbered and not (words_alone and self._has_key(start.at, starts))
            }
            wanted = {
                entry.number if entry.number in known else entry.question for entry in part.entries
            } - known
            shapes: dict[tuple[object, ...], dict[str, int]] = {}
            for at in region if wanted else ():
                numbered = self.numbers[at]
                if (
                    numbered
                    and numbered.number in wanted
                    and not self.said[at]
                    and not self.hidden[at]
                    and not self._within(at, starts)
                ):
                    group = (self.parents[at], *self._shape(at))
                    shapes.setdefault(group, {}).setdefault(numbered.number, at)
            # Of lists that are as long the last before the key; others are steps of a lesson.
            alike = sorted(
                shapes.values(), key=lambda found: (len(found), max(found.values())), reverse=True
            )
            if alike and 2 * len(set().union(*alike)) > len(wanted):
                best: dict[str, int] = {}
                for (
                    each
                ) in alike:  # the first item below a line may be a list, and the next one words
                    best = {**each, **best}
                for at in best.values():
                    starts.add(Start(at, self.numbers[at], True))
            since = part.end

    def _has_key(self, first: int, starts: Starts) -> bool:
        """Whether a key stands between a question and the next, in words or as a tick."""
        return any(
            self._answers(at)
            or self.lines[at].text.startswith(("[x]", "[X]"))
            or any(said.role in ANSWERING for said in self.said[at])
            for at in range(first, starts.following(first, len(self.lines)))
            if not self.hidden[at]
        )

    def _add_unanswered(self, starts: Starts) -> None:
        """Lines with the next number, written like the question before them, that nothing answers."""
        added: set[int] = set()
        for at, numbered in enumerate(self.numbers):
            before = starts.latest(at)
            if numbered is None or before < 0 or at in starts or self.hidden[at] or self.said[at]:
                continue
            previous = starts[before].numbered
            if (
                previous is not None
                and starts[before].explicit
                and _follows(previous.number, numbered.number)
                and self._shape(at) == self._shape(before)
                and self.lines[at].folds == self.lines[before].folds
                and (before in added or self._is_complete(before, at))
            ):
                added.add(at)
                starts.add(Start(at, numbered, True))

    def _is_open(self, first: int, end: int) -> bool:
        """Whether the question that begins at a line goes on up to another: nothing has answered it."""
        if first < 0 or self._is_complete(first, end):
            return False
        return not any(self.lines[at].kind in ("heading", "rule") for at in range(first + 1, end))

    def _is_complete(self, first: int, end: int) -> bool:
        """Whether options or an answer stand between a question and a line."""
        first = max(first, end - 200)
        return self._has_run(first, end) or any(
            self._answers(at) or any(said.role in ("key", "sample") for said in self.said[at])
            for at in range(first, end)
        )

    def _within(self, at: int, starts: Starts) -> bool:
        """Whether a line belongs to a question that is still open."""
        for each in range(at - 1, max(-1, at - 60), -1):
            if each in starts:
                return starts[each].explicit and self._shape(each) != self._shape(at)
            if self.lines[each].kind == "heading" and not self.said[each]:
                return False
        return False

    def _has_fold(self, at: int) -> bool:
        """Whether a fold with an answer follows before the next number."""
        for each in range(at + 1, min(len(self.lines), at + 30)):
            line = self.lines[each]
            if line.folds:
                title = fold_title(self.document.folds[line.folds[-1]])
                return title in words.KEY or title in words.SAMPLE
            if line.kind == "heading" or self.numbers[each]:
                return False
        return False

    def _is_labeled_below(self, at: int) -> bool:
        """Whether a line such as "Answer: ..." follows before the next number; for an exercise, its solution."""
        exercise = bool((own := self.numbers[at]) and own.case)
        for each in range(at + 1, min(len(self.lines), at + 12)):
            if any(
                said.role in ("key", "sample")
                and (said.phrase not in ("key", "solution", "correction") or exercise)
                for said in self.said[each]
            ):
                return True
            if self.lines[each].kind in ("heading", "rule") or self.numbers[each]:
                return False
        return False

    def _read_bodies(self, starts: Sequence[Start]) -> Understood:
        reading = Understood()
        bodies: list[tuple[Start, Body]] = []
        taken: list[tuple[int, int]] = []
        for number, start in enumerate(starts):
            end = starts[number + 1].at if number + 1 < len(starts) else len(self.lines)
            end = self._without_group(start.at, self._end_of(start, end))
            body = read_body(self, start, end)
            body.draft.section = self._section(start)
            bodies.append((start, body))
            taken.append((start.at, end))
        lost = self._give_keys(bodies)
        reading.left_out = find_left(self, taken, self.parts, lost)
        for _, body in bodies:
            draft = settle(body)
            if draft is not None:
                reading.questions.append(draft)
        self._take_tables(reading)
        self._take_matter(reading)
        if first := next((line for line in self.lines if line.kind == "heading"), None):
            reading.title = reading.title or (plain_heading(first.text) if first.level == 1 else "")
        return reading

    def _take_tables(self, reading: Understood) -> None:
        """Tables whose columns are named as questions, options and answer."""
        for at, line in enumerate(self.lines):
            if line.kind != "table" or self.hidden[at] or len(line.rows) < 2:
                continue
            columns = find_columns(line.rows[0][1])
            options = len(columns.options) > 1 or holds_statements(line.rows[1:], columns)
            if "stem" not in columns.single or not (options or _asks_openly(line, columns)):
                continue
            for number, cells in line.rows[1:]:
                draft = read_row(cells, columns, number, number)
                if draft is not None:
                    if not options:
                        draft.sample, draft.missing = cells[columns.single["key"]].strip(), ""
                    draft.section = draft.section or self._section(Start(at, None))
                    reading.questions.append(draft)
        reading.questions.sort(key=lambda draft: draft.first)

    def _take_matter(self, reading: Understood) -> None:
        """What the front matter says of the whole document."""
        matter = self.document.matter
        if title := matter.get("title"):
            reading.title = plain_heading(title[1])
        if summary := matter.get("description") or matter.get("summary"):
            reading.summary = summary[1]
        for name in ("documentation", "reference", "source", "link", "url"):
            if name in matter and len(reading.questions) == 1:
                reading.questions[0].links += read_links(matter[name][1])

    def _end_of(self, start: Start, end: int) -> int:
        """Where a question ends: with a heading of its rank, or one that says nothing of it."""
        level = self.lines[start.at].level or 7
        if self.lines[start.at].callout in ASKING:
            end = min(end, self._end_of_quote(start.at))
        items = self.lines[start.at].items
        alone = self.lines[start.at].marker != "" and self._holds_key(start.at)
        for at in range(start.at + 1, end):
            line = self.lines[at]
            if self.hidden[at] or (alone and line.marker and line.items[: len(items)] != items):
                return at
            if (
                line.kind == "heading"
                and (line.level <= level)
                and not (self.said[at] and level == 7)
            ):
                if self.said[at] and any(
                    each.role in ("key", "explanation", "others", "sample", "options", "reference")
                    for each in self.said[at]
                ):
                    continue
                label = self.labels[at]
                if label and label.alphabet != "1" and self._in_run(at):
                    continue
                return at
            if line.kind == "rule" and at + 1 < end and self._is_over(start.at, at, end):
                return at
        return end

    def _without_group(self, first: int, end: int) -> int:
        """Where a question ends, without a line in bold that names the questions behind it."""
        line = self.lines[end - 1]
        names = (
            end < len(self.lines)
            and end - 1 > first
            and line.kind == "text"
            and is_bold(line.text)
            and len(line.text) < 80
            and not (line.marker or self.said[end - 1] or asks(unbold(line.text)))
            and self.numbers[end] is not None
        )
        return end - 1 if names else end

    def _in_run(self, at: int) -> bool:
        return any(
            self.labels[each] for each in (at - 1, at + 1, at + 2) if 0 <= each < len(self.labels)
        )

    def _is_over(self, first: int, rule: int, end: int) -> bool:
        """Whether nothing behind a rule belongs to the question before it."""
        if any(
            self.said[at]
            and self.said[at][0].role
            in ("key", "explanation", "sample", "others", "rubric", "options")
            for at in range(rule, end)
        ):
            return False
        if any(self.lines[at].folds for at in range(rule, end)):
            return False
        has_options = any(
            self.labels[at] or self.lines[at].text.startswith("[") for at in range(first + 1, rule)
        )
        has_key = any(
            said.role in ("key", "sample") for at in range(first, rule) for said in self.said[at]
        )
        more = any(self.labels[at] for at in range(rule, end))
        return (has_options and not more) or has_key

    def _section(self, start: Start) -> str:
        """The heading above a question that is no question."""
        for at in self.headings_above(start.at):
            if not self.explicit[at] and not self.said[at]:
                return plain_heading(self.lines[at].text)
        return ""

    def _give_keys(self, bodies: Sequence[tuple[Start, Body]]) -> list[KeyEntry]:
        """Match entries of keys at the end with the questions before them; gives those that match none."""
        lost: list[KeyEntry] = []
        numbered: list[tuple[str, Body, int]] = []
        counts = not any(start.numbered for start, _ in bodies)
        for count, (start, body) in enumerate(bodies, 1):
            number = start.numbered.number if start.numbered else str(count) if counts else ""
            numbered.append((number, body, start.at))
        rounds = _rounds([number for number, _, _ in numbered])
        places: dict[str, list[int]] = {}
        for at, (number, _, _) in enumerate(numbered):
            places.setdefault(number, []).append(at)
        for place, part in enumerate(self.parts):
            since = self.parts[place - 1].end if place else 0
            near = range(
                sum(index < since for _, _, index in numbered),
                sum(index < part.first for _, _, index in numbered),
            )
            found = [
                (each, places.get(each.number) or places.get(each.question) or [])
                for each in part.entries
            ]
            above = not near and not any(
                numbered[at][2] < part.first for _, possible in found for at in possible
            )
            if above:
                following = self.parts[place + 1 : place + 2]
                last = following[0].first if following else len(self.lines)
                near = range(
                    sum(index < part.end for _, _, index in numbered),
                    sum(index < last for _, _, index in numbered),
                )
            for entry, possible in found:
                matches = [
                    at for at in possible if (at in near if above else numbered[at][2] < part.first)
                ]
                chosen = self._choose(entry, matches, near, numbered, rounds, part)
                if chosen is not None:
                    numbered[chosen][1].entries.append(entry)
                else:
                    lost.append(entry)
        return lost

    def _choose(
        self,
        entry: KeyEntry,
        matches: Sequence[int],
        near: Sequence[int],
        numbered: Sequence[tuple[str, Body, int]],
        rounds: Sequence[int],
        part: KeyPart,
    ) -> int | None:
        if names_letters(entry.value):
            matches = [at for at in matches if numbered[at][1].draft.options] or matches
        if len(matches) > 1:  # those that say their key themselves need none
            matches = [at for at in matches if not numbered[at][1].says_key] or matches
        by_name = self._by_section(entry, matches, numbered)
        if by_name is None:
            return None
        if len(matches) <= 1:
            return matches[0] if matches else None
        if len(by_name) == 1:
            return by_name[0]
        within = [at for at in matches if at in near]
        if len(within) == 1:
            return within[0]
        last = max((each.round for each in part.entries), default=0)
        first = min((rounds[at] for at in near), default=0)
        same = [at for at in within or matches if rounds[at] - first == entry.round]
        total = max((rounds[at] for at in near), default=0) - first
        return same[0] if len(same) == 1 and total == last else None

    def _names_above(self, at: int) -> list[str]:
        """The words of the headings that a line stands under, the nearest first."""
        head = self.parents[at]
        if head not in self.names:
            self.names[head] = [
                _heading_words(self.lines[each].text) for each in self.headings_above(at)
            ]
        return self.names[head]

    def _by_section(
        self, entry: KeyEntry, matches: Sequence[int], numbered: Sequence[tuple[str, Body, int]]
    ) -> list[int] | None:
        """The questions of the section that a key names; None if it names a section without them."""
        around = {at: self._names_above(numbered[at][2]) for at in matches}
        for name in dict.fromkeys((entry.group, entry.heading)):
            wanted = _heading_words(name)
            found = [at for at in matches if wanted and _is_same(around[at][:1], wanted)]
            if found:
                return found
        wanted = _heading_words(entry.heading)
        elsewhere = wanted and _is_same(self.sections, wanted)
        within = any(_is_same(names, wanted) for names in around.values())
        return None if matches and elsewhere and not within else []


def _asks_openly(table: Line, columns: Columns) -> bool:
    """Whether a table has questions beside answers in words."""
    stem, key = columns.single.get("stem", -1), columns.single.get("key", -1)
    rows = [cells for _, cells in table.rows[1:] if len(cells) > max(stem, key)]
    if key < 0 or len(rows) < 2:
        return False
    asking = sum(cells[stem].rstrip("*_ ").endswith(("?", "？")) for cells in rows)
    told = all(
        len(cells[stem].split()) > 2 and cells[key].strip() and not names_letters(cells[key])
        for cells in rows
    )
    return told and 2 * asking >= len(rows)


def _is_same(sections: Iterable[str], name: str) -> bool:
    """Whether one of the sections begins like a name: one may add what the other leaves out."""
    return any(own and (own.startswith(name) or name.startswith(own)) for own in sections)


def plain_heading(text: str) -> str:
    """A heading in words, as it stands."""
    return "".join(sign for sign in text if sign not in "*_`").strip(" #")


def _heading_words(text: str) -> str:
    bare = plain(text)
    return "".join(sign if sign.isalnum() else " " for sign in bare).strip()


def _rounds(numbers: Sequence[str]) -> list[int]:
    found: list[int] = []
    seen: set[str] = set()
    count = 0
    for number in numbers:
        if number in seen:
            count, seen = count + 1, set()
        seen.add(number)
        found.append(count)
    return found


def _follows(before: str, after: str) -> bool:
    return before.isdigit() and after.isdigit() and int(after) == int(before) + 1


def _nests(line: Line, other: Line) -> bool:
    """Whether a line stands deeper in lists than another."""
    return len(line.items) > len(other.items) + (0 if other.marker else 1)


def _has_verdict(text: str) -> bool:
    head = plain(text)[:60]
    if head.strip(" .!") in (*words.TRUE, *words.FALSE):
        return False  # an answer to a statement
    return head.startswith(
        (
            "incorrect",
            "wrong",
            "correct",
            "false",
            "true",
            "not ",
            "falsch",
            "richtig",
            "incorrecto",
            "faux",
            "错",
            "是",
        )
    ) or any(word in head for word in ("incorrect", " is wrong", "is correct", "✗", "❌"))


__all__ = ["QuestionDraft", "QuizText", "Remark"]
